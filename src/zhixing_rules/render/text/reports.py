"""Reports as text: breaches first, then what cannot be decided and the facts that would settle it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixing_rules._plural import counted
from zhixing_rules.engine import DisclosedReport, Verdict, only_disclosed
from zhixing_rules.engine.explain.verdict_labels import GENERAL_LABELS
from zhixing_rules.render.text.builder import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.engine import DisclosedFinding, Missing, ReadingSensitivity

__all__ = ["LISTED", "STYLES", "group_heading", "heading", "labelled_heading", "reason_text", "report", "verdict_count"]

STYLES: Final = {
    Verdict.FAIL: "bad",
    Verdict.OPEN: "unsure",
    Verdict.REVIEW: "human",
    Verdict.PENDING: "later",
    Verdict.PASS: "good",
    Verdict.NOT_APPLICABLE: "dim",
}
"""The verdicts in the order of a report, each with its style."""

LISTED: Final = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING)
"""The verdicts whose findings are listed one by one unless everything is wanted."""
_MISSING_LIMIT: Final = 12
"""Maximum number of missing facts listed, unless everything is wanted."""


def report(
    report: DisclosedReport,
    *,
    colour: bool = False,
    width: int = 100,
    everything: bool = False,
    sensitive: bool = False,
    language: Language = "zh",
) -> str:
    """Return a report as text.

    Args:
        report: the report, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        everything: whether to list also what is met and what does not apply, and every missing fact.
        sensitive: whether to list the verdicts that another reading would change.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the counts, the findings by verdict, the missing facts, and the verdicts not
        listed.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    report = only_disclosed(DisclosedReport, report)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.header("检查报告", "Report", report.provenance, report.audience)
    builder.write()
    counts = report.counts
    builder.raw(
        builder.gap.join(builder.styled(verdict_count(builder, each, counts[each]), STYLES[each]) for each in STYLES)
    )
    needed_by: Counter[str] = Counter()  # number of listed findings, by the path of the missing fact
    for verdict in STYLES:
        if counts[verdict] and (everything or verdict in LISTED):
            builder.heading(group_heading(builder, verdict, counts[verdict]), style=STYLES[verdict])
            for finding in report.by(verdict):
                missing = finding.missing
                needed_by.update(each.path for each in missing)
                _finding(builder, finding, missing)
    _missing(builder, report.missing, needed_by, everything=everything)
    if sensitive:
        _sensitive(builder, report.sensitive_to)
    left = [each for each in STYLES if counts[each] and each not in LISTED]
    if left and not everything:
        builder.write()
        text = builder.join(verdict_count(builder, each, counts[each]) for each in left)
        builder.write(builder.pick(f"未逐项列出：{text}", f"not listed: {text}"), style="dim")
    return builder.text()


def heading(finding: DisclosedFinding, builder: TextBuilder) -> str:
    """Return the clause, the title and the subject of a finding."""
    clause = finding.citation
    zh = f"{clause.short}　{finding.title_zh}　{builder.place(finding.path)}"
    return builder.pick(zh, f"{clause.key}: {finding.title_en}")


def labelled_heading(finding: DisclosedFinding, builder: TextBuilder) -> str:
    """Return the heading of a finding, with the label of its verdict if that is not the general label."""
    label, general = builder.pick(*finding.label), builder.pick(*GENERAL_LABELS[finding.verdict])
    return heading(finding, builder) + (f"{builder.pick('——', ' - ')}{label}" if label != general else "")


def reason_text(finding: DisclosedFinding, builder: TextBuilder) -> str:
    """Return the part of the message of a finding after its verdict."""
    message = finding.message("zh" if builder.pick("zh", "en") == "zh" else "en")
    clause = finding.citation
    start = builder.pick(f"{clause.short}：{finding.title_zh}——", f"{clause.key}: {finding.title_en} - ")
    return message.removeprefix(start).partition(builder.pick("。", ". "))[2]


def verdict_count(builder: TextBuilder, verdict: Verdict, count: int) -> str:
    """Return a verdict with its number of findings.

    Args:
        builder: the builder of the text, for its language.
        verdict: the verdict.
        count: the number of findings.

    Returns:
        Words and a number on one line, such as ``not applicable 3``.
    """
    return f"{builder.pick(verdict.zh, verdict.value.replace('_', ' '))} {count}"


def group_heading(builder: TextBuilder, verdict: Verdict, count: int) -> str:
    """Return the heading of the findings with one verdict.

    Args:
        builder: the builder of the text, for its language.
        verdict: the verdict.
        count: the number of findings.

    Returns:
        As `verdict_count`; in Chinese, the group `fail` is named 违反或不符合, because it also lists definitions,
        qualifications and powers.
    """
    if verdict is Verdict.FAIL:
        return builder.pick(f"违反或不符合 {count}", f"fail {count}")
    return verdict_count(builder, verdict, count)


def _finding(builder: TextBuilder, finding: DisclosedFinding, missing: tuple[Missing, ...]) -> None:
    builder.write()
    builder.write(labelled_heading(finding, builder), style="strong", hang=2)
    builder.write(f"{finding.rule_id}  {finding.path}", style="dim", indent=2)
    builder.write(f"「{finding.quote}」", indent=2, hang=2)
    if missing:
        label = ("须判断", "to judge") if finding.verdict is Verdict.REVIEW else ("未记录", "missing")
        facts = (builder.pick(f"{each.zh}（{each.path}）", f"{each.en} ({each.path})") for each in missing)
        builder.field(*label, builder.join(facts))
        _due(builder, finding, "")
    else:
        reason = reason_text(finding, builder)
        builder.field("理由", "why", reason)
        _due(builder, finding, reason)
    remedy = finding.remedy
    if remedy is not None:
        builder.remedy(remedy)
    for remark in finding.remarks:
        builder.field("提示", "note", builder.pick(remark.zh, remark.en), style="unsure")


def _due(builder: TextBuilder, finding: DisclosedFinding, reason: str) -> None:
    """Append the due day, unless the reason contains it."""
    deadline = finding.deadline
    if deadline is None or deadline.due is None or finding.verdict is Verdict.NOT_APPLICABLE:
        return
    day = builder.format_date(deadline.due)
    if day in reason and not deadline.provisional:
        return
    if deadline.provisional:
        day = builder.pick(f"暂定，不早于{day}", f"provisional, not before {day}")
    builder.field("最迟", "due", day)


def _sensitive(builder: TextBuilder, changes: tuple[ReadingSensitivity, ...]) -> None:
    """Append the verdicts that another reading would change."""
    builder.heading(
        builder.pick(
            f"换一种解读会改变的结论 {len(changes)}", f"verdicts that another reading would change: {len(changes)}"
        )
    )
    for each in changes:
        verdict = builder.pick(*each.label)
        where = builder.place(each.path)
        change = f"{each.rule_id}  {where}  {each.reading}={each.alternative}"
        builder.write(f"{change}{builder.pick('：', ': ')}{verdict}", indent=2, hang=2, style=STYLES[each.verdict])


def _missing(builder: TextBuilder, missing: tuple[Missing, ...], needed_by: Counter[str], *, everything: bool) -> None:
    """Append every missing fact once, those that settle most findings first."""
    if not missing:
        return
    builder.heading(builder.pick(f"缺失的事实 {len(missing)}", f"missing facts: {len(missing)}"))
    shown = missing if everything else missing[:_MISSING_LIMIT]
    for each in shown:
        count = needed_by[each.path]
        fact = builder.pick(f"{each.zh}（{each.path}）", f"{each.en} ({each.path})")
        needed = builder.pick(f"涉及 {count} 项", f"for {counted(count, 'finding')}")
        builder.write(f"{fact}  {needed}", indent=2, hang=2)
    if len(shown) < len(missing):
        left = len(missing) - len(shown)
        builder.write(builder.pick(f"……另有 {left} 项", f"... and {left} more"), indent=2, style="dim")
