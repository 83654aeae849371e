"""A report in words: what failed first, then what cannot be told and what would settle it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import DisclosedReport, Verdict, only_disclosed
from zhixing_rules.render.text.style import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.engine import DisclosedFinding, Missing, ReadingSensitivity

__all__ = ["STYLES", "TOLD", "counted", "heading", "report", "why"]

STYLES: Final = {
    Verdict.FAIL: "bad",
    Verdict.OPEN: "unsure",
    Verdict.REVIEW: "human",
    Verdict.PENDING: "later",
    Verdict.PASS: "good",
    Verdict.NOT_APPLICABLE: "dim",
}
"""The verdicts in the order in which a clerk wants them, each with its style."""

TOLD: Final = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING)
"""Those that are told one by one unless everything is asked for."""
_ASKED: Final = 12


def report(
    report: DisclosedReport,
    *,
    colour: bool = False,
    width: int = 100,
    everything: bool = False,
    sensitive: bool = False,
    language: Language = "zh",
) -> str:
    """A report as text.

    Args:
        report: the report, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        everything: whether to list also what is met and what does not apply, and every missing fact.
        sensitive: whether to say which verdicts another reading would change.
        language: ``zh`` or ``en``.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    report = only_disclosed(DisclosedReport, report)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.provenance("检查报告", "Report", report.provenance, report.audience)
    builder.write()
    counts = report.counts
    builder.raw(builder.gap.join(builder.paint(counted(builder, each, counts[each]), STYLES[each]) for each in STYLES))
    asked: Counter[str] = Counter()
    for verdict in STYLES:
        if counts[verdict] and (everything or verdict in TOLD):
            builder.heading(counted(builder, verdict, counts[verdict]), style=STYLES[verdict])
            for finding in report.by(verdict):
                missing = finding.missing
                asked.update(each.path for each in missing)
                _finding(builder, finding, missing)
    _missing(builder, report.missing, asked, everything=everything)
    if sensitive:
        _sensitive(builder, report.sensitive_to)
    left = [each for each in STYLES if counts[each] and each not in TOLD]
    if left and not everything:
        builder.write()
        told = builder.listed(counted(builder, each, counts[each]) for each in left)
        builder.write(builder.pick(f"未逐项列出：{told}", f"not listed: {told}"), style="dim")
    return builder.text()


def heading(finding: DisclosedFinding, builder: TextBuilder) -> str:
    """The clause of a finding, what it is about, and the subject."""
    clause = finding.citation
    zh = f"{clause.short}　{finding.title_zh}　{builder.place(finding.path)}"
    return builder.pick(zh, f"{clause.key}: {finding.title_en}")


def why(finding: DisclosedFinding, builder: TextBuilder) -> str:
    """What the message of a finding says after its verdict."""
    said = finding.message("zh" if builder.pick("zh", "en") == "zh" else "en")
    clause = finding.citation
    start = builder.pick(f"{clause.short}：{finding.title_zh}——", f"{clause.key}: {finding.title_en} - ")
    return said.removeprefix(start).partition(builder.pick("。", ". "))[2]


def counted(builder: TextBuilder, verdict: Verdict, count: int) -> str:
    """A verdict and how many findings there are of it."""
    return f"{builder.pick(verdict.zh, verdict.value.replace('_', ' '))} {count}"


def _finding(builder: TextBuilder, finding: DisclosedFinding, missing: tuple[Missing, ...]) -> None:
    builder.write()
    builder.write(heading(finding, builder), style="strong", hang=2)
    builder.write(f"{finding.rule_id}  {finding.path}", style="dim", indent=2)
    builder.write(f"「{finding.quote}」", indent=2, hang=2)
    if missing:
        words = ("须判断", "to judge") if finding.verdict is Verdict.REVIEW else ("未记录", "missing")
        told = (builder.pick(f"{each.zh}（{each.path}）", f"{each.en} ({each.path})") for each in missing)
        builder.field(*words, builder.listed(told))
        _due(builder, finding, "")
    else:
        reason = why(finding, builder)
        builder.field("理由", "why", reason)
        _due(builder, finding, reason)
    remedy = finding.remedy
    if remedy is not None:
        builder.remedy(remedy)
    for remark in finding.remarks:
        builder.field("提示", "note", builder.pick(remark.zh, remark.en), style="unsure")


def _due(builder: TextBuilder, finding: DisclosedFinding, reason: str) -> None:
    """The last day, unless the reason has named it already."""
    deadline = finding.deadline
    if deadline is None or deadline.due is None or finding.verdict is Verdict.NOT_APPLICABLE:
        return
    day = deadline.due.isoformat()
    if day in reason and not deadline.provisional:
        return
    if deadline.provisional:
        day = builder.pick(f"暂定，不早于 {day}", f"provisional, not before {day}")
    builder.field("最迟", "due", day)


def _sensitive(builder: TextBuilder, found: tuple[ReadingSensitivity, ...]) -> None:
    """The verdicts that another reading would change."""
    builder.heading(builder.pick(f"换一种解读会改变的结论 {len(found)}", f"another reading would change: {len(found)}"))
    for each in found:
        verdict = builder.pick(each.verdict.zh, each.verdict.value.replace("_", " "))
        where = builder.place(each.path)
        said = f"{each.rule_id}  {where}  {each.reading}={each.alternative}"
        builder.write(f"{said}{builder.pick('：', ': ')}{verdict}", indent=2, hang=2, style=STYLES[each.verdict])


def _missing(builder: TextBuilder, missing: tuple[Missing, ...], asked: Counter[str], *, everything: bool) -> None:
    """Every missing fact once, those that settle most findings first."""
    if not missing:
        return
    builder.heading(builder.pick(f"尚待记录的事实 {len(missing)}", f"facts to be recorded: {len(missing)}"))
    shown = missing if everything else missing[:_ASKED]
    for each in shown:
        findings = asked[each.path]
        needed = builder.pick(f"关系 {findings} 项", f"for {findings} finding(s)")
        builder.write(
            builder.pick(f"{each.zh}（{each.path}）  {needed}", f"{each.en} ({each.path})  {needed}"), indent=2, hang=2
        )
    if len(shown) < len(missing):
        left = len(missing) - len(shown)
        builder.write(builder.pick(f"……另有 {left} 项", f"... and {left} more"), indent=2, style="dim")
