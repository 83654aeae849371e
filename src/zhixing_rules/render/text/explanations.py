"""An explanation in words: the conditions as a tree, then how the day was counted, with the law behind each step."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import DisclosedExplanation, only_disclosed
from zhixing_rules.language import Truth
from zhixing_rules.render.text.reports import STYLES, why
from zhixing_rules.render.text.style import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.engine import DisclosedDeadline, DisclosedFinding
    from zhixing_rules.engine.explain.explanation import ConditionNode

__all__ = ["explanation"]

_MARK: Final = {Truth.MET: "✓", Truth.NOT_MET: "✗", Truth.OPEN: "?", Truth.TO_BE_JUDGED: "…"}
_TRUTH: Final = {
    Truth.MET: ("成立", "met"),
    Truth.NOT_MET: ("不成立", "not met"),
    Truth.OPEN: ("未记录", "not recorded"),
    Truth.TO_BE_JUDGED: ("待人工判断", "to be judged"),
}
_STYLE: Final = {Truth.MET: "good", Truth.NOT_MET: "bad", Truth.OPEN: "unsure", Truth.TO_BE_JUDGED: "human"}


_SEPARATOR: Final = re.compile("；|; ")
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ((?:不计|计入|skipped|counted)(?:：|: ).*)")


def explanation(
    explanation: DisclosedExplanation, *, colour: bool = False, width: int = 100, language: Language = "zh"
) -> str:
    """An explanation as text.

    Args:
        explanation: the explanation, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``.

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
    said = builder.pick(finding.verdict.zh, finding.verdict.value.replace("_", " "))
    reason = why(finding, builder)
    told = builder.pick(f"结论：{said}", f"verdict: {said}") + (f"{builder.pick('。', '. ')}{reason}" if reason else "")
    builder.write(told, style=STYLES[finding.verdict], indent=2, hang=2)
    for each in explanation.transitions:
        _tree(builder, "适用修改后的规定", "the rule as amended governs", each)
    _tree(builder, "是否适用", "does it apply", explanation.applies)
    if explanation.demand is not None and (explanation.demand.parts or not _is_always(explanation.demand)):
        _tree(builder, "要求", "what it demands", explanation.demand)
    if explanation.deadline is not None:
        _count(builder, explanation.deadline)
    _readings(builder, finding)
    return builder.text()


def _is_always(step: ConditionNode) -> bool:
    return step.en == "always"


def _tree(builder: TextBuilder, zh: str, en: str, step: ConditionNode) -> None:
    truth = builder.pick(*_TRUTH[step.truth])
    builder.heading(builder.pick(f"{zh}：{truth}", f"{en}: {truth}"))
    _branch(builder, step, 2)


def _branch(builder: TextBuilder, step: ConditionNode, indent: int) -> None:
    """A condition and its parts; one that was skipped is told whole, and its parts are not."""
    if step.skipped:
        left_out = builder.pick("〔略：结论已定，与此无关〕", " [skipped: settled without it]")
        said = builder.pick(step.zh, step.en)
        builder.write(f"{_MARK[step.truth]} {said}{left_out}", style="dim", indent=indent, hang=2)
        return
    joint = _joint(step)
    said = builder.pick(step.zh, step.en) if joint is None else builder.pick(*joint)
    if joint is None:
        zh, en = _TRUTH[step.truth]
        known = "" if step.truth.decided else builder.pick(f"：{zh}", f": {en}")
        builder.write(f"{_MARK[step.truth]} {said}{known}", style=_STYLE[step.truth], indent=indent, hang=2)
        return
    builder.write(f"{_MARK[step.truth]} {said}", style=_STYLE[step.truth], indent=indent, hang=2)
    for part in step.parts:
        _branch(builder, part, indent + 2)


def _joint(step: ConditionNode) -> tuple[str, str] | None:
    """How the parts of a condition are joined, in place of repeating them; ``None`` where it is best told whole."""
    if not step.parts:
        return None
    if len(step.parts) == 1:
        return ("并非", "not") if step.parts[0].parts else None
    first = step.parts[0].zh
    rest = step.zh.removeprefix(f"（{first}）" if step.zh.startswith(f"（{first}）") else first)
    return ("以下全部", "all of") if rest.startswith("，且") else ("以下任一", "any of")


def _count(builder: TextBuilder, deadline: DisclosedDeadline) -> None:
    builder.heading(builder.pick("期日的算法", "how the day was counted"))
    if not deadline.numbered:
        told = f"文本：{deadline.pace_zh}，无确定天数"
        builder.write(builder.pick(told, f"the text: {deadline.pace_en}, no number of days"), indent=2)
    for number, step in enumerate(deadline.steps, start=1):
        said, *days = _lines(builder.pick(step.zh, step.en))
        builder.write(f"{number}  {said}", indent=2, hang=3)
        for line in days:
            builder.write(line, indent=5, hang=6)
        builder.field("依据", "by", builder.pick(step.basis_zh, step.basis_en), style="dim", indent=5)
    for zh, en, day in (
        ("最早", "earliest", deadline.earliest),
        ("最迟", "due", deadline.due),
        ("稳妥", "safe", deadline.safe_due),
    ):
        mark = builder.pick("（暂定）", " (provisional)") if deadline.provisional and zh != "稳妥" else ""
        builder.field(zh, en, "" if day is None else f"{day}{mark}", style="strong")
    if deadline.provisional and deadline.due_latest is not None and deadline.due_latest != deadline.due:
        builder.field("至晚", "latest", f"{deadline.due_latest}{builder.pick('（暂定）', ' (provisional)')}")
    builder.field("宜于", "best on", builder.listed(day.isoformat() for day in deadline.window))


def _lines(said: str) -> list[str]:
    """A step of a count: what was done and what it came to, then a line for each run of days left out or counted."""
    head, *days = _SEPARATOR.split(said)
    if not days:
        return [said]
    last, arrow, outcome = days[-1].rpartition(" → ")
    told = [_DAY.fullmatch(day) for day in (*days[:-1], last)]
    if not arrow or None in told:
        return [said]
    days_told = [(date.fromisoformat(each[1]), each[2]) for each in told if each is not None]
    keyed = [((said, day.toordinal() - place), day) for place, (day, said) in enumerate(days_told)]
    lines = []
    for (reason, _), run in groupby(keyed, key=lambda pair: pair[0]):
        first, *others = (day.isoformat() for _, day in run)
        lines.append(f"{first} — {others[-1]} {reason}" if others else f"{first} {reason}")
    return [f"{head} → {outcome}", *lines]


def _readings(builder: TextBuilder, finding: DisclosedFinding) -> None:
    if not finding.used:
        return
    builder.heading(builder.pick("采用的解读", "readings used"))
    for each in finding.used:
        default = builder.pick("（默认）", " (default)") if each.default else ""
        builder.write(f"{each.id} = {each.alternative}  {builder.pick(each.zh, each.en)}{default}", indent=2, hang=2)
