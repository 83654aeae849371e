"""Comparisons of two procedures as text."""

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
from zhixing_rules.render.text.builder import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.comparison import Comparison, RuleDifference

__all__ = ["comparison"]


def comparison(compared: Comparison, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """Return a comparison as text.

    Args:
        compared: the comparison.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the changed clauses, then the changed defaults, then the rules. For equal
        procedures, only the heading and a summary.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("规程比较", "Two procedures compared"), style="title")
    builder.write(provenance_line(compared, builder), style="dim", hang=2)
    builder.write(summary(compared, builder))
    for clause in compared.clauses:
        builder.heading(builder.pick(str(clause.citation), clause.citation.format("en")))
        old, new = excerpts(clause)
        builder.field("原", "old", old and f"「{old}」")
        builder.field("新", "new", new and f"「{new}」")
    for default in compared.readings:
        builder.heading(builder.pick(f"解读 {default.reading}", f"reading {default.reading}"))
        builder.field("默认", "default", f"{default.old or '—'} → {default.new or '—'}")
    for rule in compared.rules:
        _rule(builder, rule)
    return builder.text()


def _rule(builder: TextBuilder, rule: RuleDifference) -> None:
    builder.heading(heading(rule, builder))
    builder.write(rule_line(rule, builder), indent=2)
    colon = builder.pick("：", ": ")
    for part in rule.parts:
        old, new = (builder.pick(each.zh, each.en) for each in (part.old, part.new))
        name = builder.pick(part.name.zh, part.name.en)
        builder.field("不同", "differs", f"{name}{colon}{old or '—'} → {new or '—'}")
    for move in rule.moves:
        builder.field("结论", "verdict", verdicts_text(move, builder), style="strong")
        builder.field("例", "case", witness_text(move.witness, builder), style="dim")
    if rule.due is not None:
        builder.field("期限", "deadline", due_text(rule.due, builder))
    for claim in rule.claims:
        builder.field("断言", "claim", claim_text(claim, builder))
    builder.field("范围", "searched", search_text(rule, builder), style="dim")
