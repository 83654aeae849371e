"""A comparison of two procedures in Markdown, with its cases as JSON that can be loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.render.comparison_phrases import (
    about,
    claimed,
    due_moves,
    excerpts,
    facts,
    heading,
    made_with,
    moved,
    summary,
    tried,
)
from zhixing_rules.render.markdown.page import Page, plain

if TYPE_CHECKING:
    from zhixing_rules.comparison import Comparison, RuleDifference
    from zhixing_rules.render.text.style import Language

__all__ = ["comparison"]


def comparison(compared: Comparison, *, language: Language = "zh") -> str:
    """A comparison as Markdown.

    Args:
        compared: the comparison.
        language: ``zh`` or ``en``.
    """
    page = Page(language)
    sheet = page.sheet
    page.heading(1, sheet.pick("规程比较", "Two procedures compared"))
    page.block(plain(made_with(compared, sheet)))
    page.block(plain(summary(compared, sheet)))
    for clause in compared.clauses:
        page.heading(2, sheet.pick(str(clause.citation), clause.citation.format("en")))
        old, new = excerpts(clause)
        page.fields([(sheet.pick("原", "old"), old), (sheet.pick("新", "new"), new)])
    if compared.readings:
        page.heading(2, sheet.pick("默认解读", "default readings"))
        page.table(
            [sheet.pick("解读", "reading"), sheet.pick("原", "old"), sheet.pick("新", "new")],
            [[each.reading, each.old or "—", each.new or "—"] for each in compared.readings],
        )
    for rule in compared.rules:
        _rule(page, rule)
    return page.text()


def _rule(page: Page, rule: RuleDifference) -> None:
    sheet = page.sheet
    page.heading(2, heading(rule, sheet))
    page.block(plain(about(rule, sheet)))
    parts = [
        [sheet.pick(*each.name), sheet.pick(*each.old) or "—", sheet.pick(*each.new) or "—"] for each in rule.parts
    ]
    if parts:
        page.table([sheet.pick("不同", "differs"), sheet.pick("原", "old"), sheet.pick("新", "new")], parts)
    for move in rule.moves:
        page.heading(3, moved(move, sheet))
        page.block(plain(facts(move.witness, sheet)))
        page.block(f"```json\n{move.witness.record}\n```")
    days = "" if rule.due is None else due_moves(rule.due, sheet)
    page.fields(
        [
            (sheet.pick("期限", "deadline"), days),
            *((sheet.pick("断言", "claim"), claimed(each, sheet)) for each in rule.claims),
            (sheet.pick("范围", "searched"), tried(rule, sheet)),
        ]
    )
