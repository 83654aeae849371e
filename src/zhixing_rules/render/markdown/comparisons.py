"""Comparisons of two procedures as Markdown, with their cases as JSON that can be loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.render.comparison_phrases import (
    claim_text,
    due_text,
    excerpts,
    heading,
    provenance_line,
    rule_line,
    search_text,
    summary,
    verdicts_text,
    witness_text,
)
from zhixing_rules.render.markdown.page import Page, plain

if TYPE_CHECKING:
    from zhixing_rules.comparison import Comparison, RuleDifference
    from zhixing_rules.render.text.builder import Language

__all__ = ["comparison"]


def comparison(compared: Comparison, *, language: Language = "zh") -> str:
    """Return a comparison as Markdown.

    Args:
        compared: the comparison.
        language: ``zh`` or ``en``.
    """
    page = Page(language)
    builder = page.builder
    page.heading(1, builder.pick("规程比较", "Two procedures compared"))
    page.block(plain(provenance_line(compared, builder)))
    page.block(plain(summary(compared, builder)))
    for clause in compared.clauses:
        page.heading(2, builder.pick(str(clause.citation), clause.citation.format("en")))
        old, new = excerpts(clause)
        page.fields([(builder.pick("原", "old"), old), (builder.pick("新", "new"), new)])
    if compared.readings:
        page.heading(2, builder.pick("默认解读", "default readings"))
        page.table(
            [builder.pick("解读", "reading"), builder.pick("原", "old"), builder.pick("新", "new")],
            [[each.reading, each.old or "—", each.new or "—"] for each in compared.readings],
        )
    for rule in compared.rules:
        _rule(page, rule)
    return page.text()


def _rule(page: Page, rule: RuleDifference) -> None:
    builder = page.builder
    page.heading(2, heading(rule, builder))
    page.block(plain(rule_line(rule, builder)))
    parts = [
        [builder.pick(*each.name), builder.pick(*each.old) or "—", builder.pick(*each.new) or "—"]
        for each in rule.parts
    ]
    if parts:
        page.table([builder.pick("不同", "differs"), builder.pick("原", "old"), builder.pick("新", "new")], parts)
    for move in rule.moves:
        page.heading(3, verdicts_text(move, builder))
        page.block(plain(witness_text(move.witness, builder)))
        page.block(f"```json\n{move.witness.record}\n```")
    days = "" if rule.due is None else due_text(rule.due, builder)
    page.fields(
        [
            (builder.pick("期限", "deadline"), days),
            *((builder.pick("断言", "claim"), claim_text(each, builder)) for each in rule.claims),
            (builder.pick("范围", "searched"), search_text(rule, builder)),
        ]
    )
