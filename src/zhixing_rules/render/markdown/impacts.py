"""An impact in Markdown: the counts, the rules that move, then the cases that need action first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import only_disclosed
from zhixing_rules.impacts import DisclosedImpact
from zhixing_rules.render.markdown.page import Page, plain
from zhixing_rules.render.text.impacts import counted, head, made_with, moved, not_read, row, said_of_days, titled

if TYPE_CHECKING:
    from zhixing_rules.render.text.style import Language

__all__ = ["impact"]


def impact(impact: DisclosedImpact, *, language: Language = "zh") -> str:
    """An impact as Markdown.

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
    page.block(f"**{plain(builder.only_for(impact.audience))}**")
    page.block("  \n".join(plain(text) for text, _ in made_with(builder, impact)))
    page.block("  \n".join(plain(line) for line in counted(builder, impact)))
    if impact.rules:
        page.heading(2, builder.pick("变动的规则", "Rules that move"))
        page.table(head(builder), [row(builder, each) for each in impact.rules])
    if impact.lines:
        page.heading(2, builder.pick("两份日历不同之日", "Days that the calendars differ on"))
        page.fields(said_of_days(builder, impact))
    if impact.cases:
        page.heading(2, builder.pick("先办", "First"))
    for case in impact.cases:
        page.heading(3, titled(builder, case))
        said = [
            (
                builder.pick(f"{each.citation.short}　{each.zh}", f"{each.citation.key}  {each.en}"),
                builder.gap.join(
                    [builder.place(each.path), builder.pick(each.urgency.zh, each.urgency.en), *moved(builder, each)]
                ),
            )
            for each in case.movements
        ]
        page.fields(said)
    more = impact.moved - len(impact.cases)
    if more > 0:
        page.block(plain(builder.pick(f"另有 {more} 件变动，未列出", f"{more} more that move are not listed")))
    if impact.skipped:
        page.heading(2, builder.pick("未能读取", "Not read"))
        page.fields([("", line) for line in not_read(builder, impact)])
    return page.text()
