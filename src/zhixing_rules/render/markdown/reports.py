"""Reports as Markdown: the counts, then breaches and what cannot be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import DisclosedReport, only_disclosed
from zhixing_rules.render.markdown.page import Page
from zhixing_rules.render.text.reports import LISTED, STYLES, group_heading, labelled_heading, reason_text

if TYPE_CHECKING:
    from zhixing_rules.engine import DisclosedFinding
    from zhixing_rules.render.text.builder import Language

__all__ = ["report"]


def report(report: DisclosedReport, *, everything: bool = False, language: Language = "zh") -> str:
    """Return a report as Markdown.

    Args:
        report: the report, as disclosed to its audience.
        everything: whether to list also what is met and what does not apply.
        language: ``zh`` or ``en``.

    Returns:
        The Markdown source, ending with a line break; a section for each verdict that has listed findings.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    report = only_disclosed(DisclosedReport, report)
    page, counts = Page(language), report.counts
    builder = page.builder
    page.head(builder.pick("检查报告", "Report"), report.provenance, report.audience)
    row = [(builder.pick(each.zh, each.value.replace("_", " ")), str(counts[each])) for each in STYLES]
    page.table([name for name, _ in row], [[count for _, count in row]])
    for verdict in STYLES:
        if counts[verdict] and (everything or verdict in LISTED):
            page.heading(2, group_heading(builder, verdict, counts[verdict]))
            for finding in report.by(verdict):
                _finding(page, finding)
    return page.text()


def _finding(page: Page, finding: DisclosedFinding) -> None:
    builder, deadline = page.builder, finding.deadline
    page.heading(3, labelled_heading(finding, builder))
    page.block(f"`{finding.rule_id}` `{finding.path}`" if finding.path else f"`{finding.rule_id}`")
    due = "" if deadline is None or deadline.due is None else builder.format_date(deadline.due)
    if due and deadline is not None and deadline.provisional:
        due = builder.pick(f"暂定，不早于{due}", f"provisional, not before {due}")
    remedy = [] if finding.remedy is None else builder.remedy_fields(finding.remedy)
    page.fields(
        [
            (builder.pick("原文", "text"), f"「{finding.quote}」"),
            (builder.pick("理由", "why"), reason_text(finding, builder)),
            (builder.pick("最迟", "due"), due),
            *((builder.pick(zh, en), text) for zh, en, text in remedy),
            *((builder.pick("提示", "note"), builder.pick(each.zh, each.en)) for each in finding.remarks),
        ]
    )
