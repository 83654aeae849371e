"""Conformity with the golden vectors as text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Verdict
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.builder import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.conformance import Conformity, Difference

__all__ = ["conformity"]

_SHOWN: Final = 3
"""Maximum number of differences shown for a rule; the JSON has all of them."""


def conformity(conformity: Conformity, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """Return a conformity as text: the counts, the problems of the answers, and the differences of each rule.

    Args:
        conformity: the result of the check.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break; at most three differences of each rule, with the number of the others.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("一致性", "Conformity"), style="title")
    agreed = f"{conformity.agreed}/{conformity.total}"
    builder.write(
        builder.pick(f"一致 {agreed}", f"{agreed} agree"),
        style="good" if conformity.holds else "bad",
    )
    for problem in conformity.problems:
        place = f"{problem.pointer[1:]} " if problem.pointer else ""
        builder.write(f"{place}{builder.pick(problem.zh, problem.en)}", style="bad", hang=2)
    builder.field("输出", "output", conformity.stderr)
    builder.write()
    head = [builder.pick("规则", "rule"), builder.pick("向量", "vectors"), builder.pick("一致", "agreed")]
    rows = [head, *([rule.rule_id, str(rule.total), str(rule.agreed)] for rule in conformity.rules)]
    for lines in table(rows, columns=width, flexible=0, limits=[None, None, None]):
        for line in lines:
            builder.raw(line)
    for rule in conformity.rules:
        if rule.differences:
            builder.heading(rule.rule_id)
            for difference in rule.differences[:_SHOWN]:
                _difference(builder, difference)
            if more := max(len(rule.differences) - _SHOWN, 0):
                builder.write(builder.pick(f"另有 {more} 处", f"and {more} more"), indent=2, style="dim")
    return builder.text()


def _difference(builder: TextBuilder, difference: Difference) -> None:
    vector, answer = difference.vector, difference.answer
    expected, actual = (_answer(builder, each.verdict, each.due) for each in (vector, answer))
    readings = builder.join(f"{reading}={alternative}" for reading, alternative in vector.readings)
    builder.write(f"{vector.id}  {vector.clause}{vector.path}", indent=2)
    builder.field("应为", "expected", expected, style="good", indent=4)
    builder.field("所答", "answered", actual, style="bad", indent=4)
    builder.field("边界", "boundary", builder.join(vector.boundaries), indent=4)
    builder.field(
        "判断之日", "on", builder.gap.join(each for each in (_date(builder, vector.on), readings) if each), indent=4
    )
    builder.field("输入", "input", vector.record, style="dim", indent=4)


def _answer(builder: TextBuilder, verdict: str, due: str | None) -> str:
    name = builder.pick(Verdict(verdict).zh, verdict.replace("_", " "))
    return name if due is None else name + builder.pick("　最迟 ", ", due ") + _date(builder, due)


def _date(builder: TextBuilder, text: str) -> str:
    """Return an ISO date as the builder prints it; another text, which a program may answer, unchanged."""
    try:
        return builder.format_date(date.fromisoformat(text))
    except ValueError:
        return text
