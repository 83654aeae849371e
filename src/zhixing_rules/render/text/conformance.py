"""Whether another program agrees with the golden vectors, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Verdict
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.style import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.conformance import Conformity, Difference

__all__ = ["conformity"]

_SHOWN: Final = 3
"""How many differences of a rule are shown; the JSON has all."""


def conformity(found: Conformity, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """A conformity as text: the count, what is wrong with the answers, and each rule on which they differ.

    Args:
        found: what was found.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("一致性", "Conformity"), style="title")
    counted = f"{found.agreed}/{found.asked}"
    builder.write(
        builder.pick(f"一致 {counted}", f"{counted} agree"),
        style="good" if found.holds else "bad",
    )
    for problem in found.problems:
        place = f"{problem.pointer[1:]} " if problem.pointer else ""
        builder.write(f"{place}{builder.pick(problem.zh, problem.en)}", style="bad", hang=2)
    builder.field("程序说", "it said", found.said)
    builder.write()
    head = [builder.pick("规则", "rule"), builder.pick("问", "asked"), builder.pick("一致", "agreed")]
    rows = [head, *([rule.rule_id, str(rule.asked), str(rule.agreed)] for rule in found.rules)]
    for lines in table(rows, columns=width, flexible=0, limits=[None, None, None]):
        for line in lines:
            builder.raw(line)
    for rule in found.rules:
        if rule.differences:
            builder.heading(rule.rule_id)
            for difference in rule.differences[:_SHOWN]:
                _difference(builder, difference)
            if more := max(len(rule.differences) - _SHOWN, 0):
                builder.write(builder.pick(f"另有 {more} 处", f"and {more} more"), indent=2, style="dim")
    return builder.text()


def _difference(builder: TextBuilder, difference: Difference) -> None:
    vector, answer = difference.vector, difference.answer
    ours, theirs = (_said(builder, each.verdict, each.due) for each in (vector, answer))
    readings = builder.listed(f"{reading}={alternative}" for reading, alternative in vector.readings)
    builder.write(f"{vector.id}  {vector.clause}{vector.path}", indent=2)
    builder.field("应为", "expected", ours, style="good", indent=4)
    builder.field("所答", "answered", theirs, style="bad", indent=4)
    builder.field("边界", "boundary", builder.listed(vector.boundaries), indent=4)
    builder.field("判断之日", "on", builder.gap.join(each for each in (vector.on, readings) if each), indent=4)
    builder.field("输入", "input", vector.record, style="dim", indent=4)


def _said(builder: TextBuilder, verdict: str, due: str | None) -> str:
    named = builder.pick(Verdict(verdict).zh, verdict.replace("_", " "))
    return named if due is None else named + builder.pick(f"　最迟 {due}", f", due {due}")
