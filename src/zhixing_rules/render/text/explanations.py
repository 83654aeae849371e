"""Explanations as text: the conditions as trees, then how the deadline was counted, with the source of each step."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import DisclosedExplanation, only_disclosed
from zhixing_rules.language import Truth
from zhixing_rules.render.text.builder import Language, TextBuilder
from zhixing_rules.render.text.reports import STYLES, reason_text

if TYPE_CHECKING:
    from zhixing_rules.engine import DisclosedDeadline, DisclosedFinding
    from zhixing_rules.engine.explain.explanation import ConditionNode

__all__ = ["explanation"]

_MARKS: Final = {Truth.MET: "✓", Truth.NOT_MET: "✗", Truth.OPEN: "?", Truth.TO_BE_JUDGED: "…"}
_TRUTH_NAMES: Final = {
    Truth.MET: ("成立", "met"),
    Truth.NOT_MET: ("不成立", "not met"),
    Truth.OPEN: ("未记录", "not recorded"),
    Truth.TO_BE_JUDGED: ("待人工判断", "to be judged"),
}
_TRUTH_STYLES: Final = {Truth.MET: "good", Truth.NOT_MET: "bad", Truth.OPEN: "unsure", Truth.TO_BE_JUDGED: "human"}

_SEPARATOR: Final = re.compile("；|; ")
_DAY: Final = re.compile(
    r"([0-9]{4})(?:-|年)([0-9]{1,2})(?:-|月)([0-9]{1,2})日? ?((?:不计|计入|skipped|counted)(?:：|: ).*)"
)


def explanation(
    explanation: DisclosedExplanation, *, colour: bool = False, width: int = 100, language: Language = "zh"
) -> str:
    """Return an explanation as text.

    Args:
        explanation: the explanation, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the rule and its quote, the verdict, the conditions as a tree, the steps of
        the deadline, and the readings used.

    Raises:
        DisclosureRefused: the explanation was not disclosed.
    """
    explanation = only_disclosed(DisclosedExplanation, explanation)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    finding = explanation.finding
    clause = finding.citation
    title = builder.pick(f"{clause}　{finding.title_zh}", f"{clause.en}: {finding.title_en}")
    builder.write(title, style="title", hang=2)
    builder.audience(explanation.audience)
    builder.write(f"{finding.rule_id}  {finding.path}", style="dim", indent=2)
    builder.write(f"「{finding.quote}」", indent=2, hang=2)
    verdict = builder.pick(*finding.label)
    text = builder.pick(f"结论：{verdict}", f"verdict: {verdict}")
    if reason := reason_text(finding, builder):
        text += f"{builder.pick('。', '. ')}{reason}"
    builder.write(text, style=STYLES[finding.verdict], indent=2, hang=2)
    for each in explanation.transitions:
        _tree(builder, "适用修改后的规定", "the amended rule applies", each)
    _tree(builder, "是否适用", "whether the rule applies", explanation.applies)
    if explanation.demand is not None and (explanation.demand.parts or not _is_always(explanation.demand)):
        _tree(builder, "要求", "requirement", explanation.demand)
    if explanation.deadline is not None:
        _count(builder, explanation.deadline)
    _readings(builder, finding)
    return builder.text()


def _is_always(node: ConditionNode) -> bool:
    return node.en == "always"


def _tree(builder: TextBuilder, zh: str, en: str, node: ConditionNode) -> None:
    truth = builder.pick(*_TRUTH_NAMES[node.truth])
    builder.heading(builder.pick(f"{zh}：{truth}", f"{en}: {truth}"))
    _branch(builder, node, 2)


def _branch(builder: TextBuilder, node: ConditionNode, indent: int) -> None:
    """Append a condition and its parts; without its parts if it was skipped."""
    mark, style = _MARKS[node.truth], _TRUTH_STYLES[node.truth]
    if node.skipped:
        note = builder.pick("〔略：结论已定，与此无关〕", " [not evaluated: the result does not depend on it]")
        builder.write(f"{mark} {builder.pick(node.zh, node.en)}{note}", style="dim", indent=indent, hang=2)
        return
    operator = _operator(node)
    if operator is None:
        zh, en = _TRUTH_NAMES[node.truth]
        undecided = "" if node.truth.decided else builder.pick(f"：{zh}", f": {en}")
        builder.write(f"{mark} {builder.pick(node.zh, node.en)}{undecided}", style=style, indent=indent, hang=2)
        return
    builder.write(f"{mark} {builder.pick(*operator)}", style=style, indent=indent, hang=2)
    for part in node.parts:
        _branch(builder, part, indent + 2)


def _operator(node: ConditionNode) -> tuple[str, str] | None:
    """Return the operator that joins the parts of a condition; ``None`` if the condition is printed without parts."""
    if not node.parts:
        return None
    if len(node.parts) == 1:
        return ("并非", "not") if node.parts[0].parts else None
    first = node.parts[0].zh
    rest = node.zh.removeprefix(f"（{first}）" if node.zh.startswith(f"（{first}）") else first)
    return ("以下全部", "all of") if rest.startswith("，且") else ("以下任一", "any of")


def _count(builder: TextBuilder, deadline: DisclosedDeadline) -> None:
    builder.heading(builder.pick("期限的计算", "how the deadline was counted"))
    if not deadline.numbered:
        zh, en = "本意见未规定期限", "the Opinion sets no time limit"
        if deadline.pace_zh:
            zh = f"本意见未规定具体期限，仅规定“{deadline.pace_zh}”"
            en = f"the Opinion sets no number of days, only: {deadline.pace_en}"
        builder.write(builder.pick(zh, en), indent=2)
    for number, step in enumerate(deadline.steps, start=1):
        text, *days = _lines(builder, builder.pick(step.zh, step.en))
        builder.write(f"{number}  {text}", indent=2, hang=3)
        for line in days:
            builder.write(line, indent=5, hang=6)
        builder.field("依据", "by", builder.pick(step.basis_zh, step.basis_en), style="dim", indent=5)
    for zh, en, day in (
        ("最早", "earliest", deadline.earliest),
        ("最迟", "due", deadline.due),
        ("稳妥", "safe", deadline.safe_due),
    ):
        mark = builder.pick("（暂定）", " (provisional)") if deadline.provisional and zh != "稳妥" else ""
        builder.field(zh, en, "" if day is None else f"{builder.format_date(day)}{mark}", style="strong")
    if deadline.provisional and deadline.due_latest is not None and deadline.due_latest != deadline.due:
        latest = builder.format_date(deadline.due_latest)
        builder.field("至晚", "latest", f"{latest}{builder.pick('（暂定）', ' (provisional)')}")
    builder.field("宜于", "best on", builder.join(builder.format_date(day) for day in deadline.window))


def _lines(builder: TextBuilder, text: str) -> list[str]:
    """Return a step of a count with its result, then a line for each run of days skipped or counted."""
    head, *days = _SEPARATOR.split(text)
    if not days:
        return [text]
    last, arrow, outcome = days[-1].rpartition(" → ")
    matches = [_DAY.fullmatch(day) for day in (*days[:-1], last)]
    if not arrow or None in matches:
        return [text]
    reasons = [(date(*map(int, each.group(1, 2, 3))), each[4]) for each in matches if each is not None]
    keyed = [((reason, day.toordinal() - index), day) for index, (day, reason) in enumerate(reasons)]
    lines = []
    for (reason, _), run in groupby(keyed, key=lambda pair: pair[0]):
        first, *others = (day for _, day in run)
        span = builder.format_range(first, others[-1]) if others else builder.format_date(first)
        lines.append(f"{span}{builder.pick('', ' ')}{reason}")
    return [f"{head} → {outcome}", *lines]


def _readings(builder: TextBuilder, finding: DisclosedFinding) -> None:
    if not finding.used:
        return
    builder.heading(builder.pick("采用的解读", "readings used"))
    for each in finding.used:
        default = builder.pick("（默认）", " (default)") if each.default else ""
        builder.write(f"{each.id} = {each.alternative}  {builder.pick(each.zh, each.en)}{default}", indent=2, hang=2)
