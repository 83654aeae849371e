"""Impacts as Markdown: the counts, the rules that move, then the most urgent cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import only_disclosed
from zhixing_rules.impacts import DisclosedImpact
from zhixing_rules.render.markdown.page import Page, plain
from zhixing_rules.render.text.impacts import (
    calendar_rows,
    case_title,
    column_names,
    count_lines,
    movement_parts,
    provenance_lines,
    rule_row,
    unread_lines,
    urgency_text,
)

if TYPE_CHECKING:
    from zhixing_rules.render.text.builder import Language

__all__ = ["impact"]


def impact(impact: DisclosedImpact, *, language: Language = "zh") -> str:
    """Return an impact as Markdown.

    Args:
        impact: the impact, as disclosed to its audience.
        language: ``zh`` or ``en``.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    impact = only_disclosed(DisclosedImpact, impact)
    page = Page(language)
    builder = page.builder
    page.heading(1, builder.pick("对在办案件的影响", "Impact on open cases"))
    page.block(f"**{plain(builder.audience_line(impact.audience))}**")
    page.block("  \n".join(plain(text) for text, _ in provenance_lines(builder, impact)))
    page.block("  \n".join(plain(line) for line in count_lines(builder, impact)))
    if impact.rules:
        page.heading(2, builder.pick("变动的规则", "Rules that move"))
        page.table(column_names(builder), [rule_row(builder, each) for each in impact.rules])
    if impact.lines:
        page.heading(2, builder.pick("两份日历不同之日", "Days on which the calendars differ"))
        page.fields(calendar_rows(builder, impact))
    if impact.cases:
        page.heading(2, builder.pick("最紧要的案件", "Most urgent cases"))
    for case in impact.cases:
        page.heading(3, case_title(builder, case))
        fields = [
            (
                builder.pick(f"{each.citation.short}　{each.zh}", f"{each.citation.key}  {each.en}"),
                builder.gap.join(
                    [
                        builder.place(each.path),
                        urgency_text(builder, each),
                        *movement_parts(builder, each),
                    ]
                ),
            )
            for each in case.movements
        ]
        page.fields(fields)
    more = impact.moved - len(impact.cases)
    if more > 0:
        page.block(plain(builder.pick(f"另有 {more} 件变动，未列出", f"{more} more that move are not listed")))
    if impact.skipped:
        page.heading(2, builder.pick("未能读取", "Not read"))
        page.fields([("", line) for line in unread_lines(builder, impact)])
    return page.text()
