"""A comparison of two procedures in words: for a lawyer to review, and for an engineer to load its cases."""

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
from zhixing_rules.render.text.style import Language, Sheet

if TYPE_CHECKING:
    from zhixing_rules.comparison import Comparison, RuleDifference

__all__ = ["comparison"]


def comparison(compared: Comparison, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """A comparison as text.

    Args:
        compared: the comparison.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``.
    """
    sheet = Sheet(colour=colour, columns=width, language=language)
    sheet.write(sheet.pick("规程比较", "Two procedures compared"), style="title")
    sheet.write(made_with(compared, sheet), style="dim", hang=2)
    sheet.write(summary(compared, sheet))
    for clause in compared.clauses:
        sheet.heading(sheet.pick(str(clause.citation), clause.citation.format("en")))
        old, new = excerpts(clause)
        sheet.field("原", "old", old and f"「{old}」")
        sheet.field("新", "new", new and f"「{new}」")
    for default in compared.readings:
        sheet.heading(sheet.pick(f"解读 {default.reading}", f"reading {default.reading}"))
        sheet.field("默认", "default", f"{default.old or '—'} → {default.new or '—'}")
    for rule in compared.rules:
        _rule(sheet, rule)
    return sheet.text()


def _rule(sheet: Sheet, rule: RuleDifference) -> None:
    sheet.heading(heading(rule, sheet))
    sheet.write(about(rule, sheet), indent=2)
    for part in rule.parts:
        old, new = (sheet.pick(each.zh, each.en) for each in (part.old, part.new))
        name = sheet.pick(part.name.zh, part.name.en)
        sheet.field("不同", "differs", f"{name}：{old or '—'} → {new or '—'}")
    for move in rule.moves:
        sheet.field("结论", "verdict", moved(move, sheet), style="strong")
        sheet.field("例", "case", facts(move.witness, sheet), style="dim")
    if rule.due is not None:
        sheet.field("期限", "deadline", due_moves(rule.due, sheet))
    for claim in rule.claims:
        sheet.field("断言", "claim", claimed(claim, sheet))
    sheet.field("范围", "searched", tried(rule, sheet), style="dim")
