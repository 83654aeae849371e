"""Readings: their alternatives and support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.errors import CitationError
from zhixing_rules.language import SETTLERS, Confidence
from zhixing_rules.law import Citation
from zhixing_rules.render._phrases import join, row, same, say
from zhixing_rules.render.document import Document, Entry, Item

if TYPE_CHECKING:
    from zhixing_rules.language import Alternative, Procedure, Reading
    from zhixing_rules.render.document import Row, Tone

__all__ = ["alternative_item", "reading_title", "readings_document", "support_row"]


def readings_document(procedure: Procedure, wanted: tuple[Reading, ...]) -> Document:
    """Return readings of a procedure, in the order of `wanted`, each with the rules that depend on it."""
    title = say(
        "解读 {} 项（* 为默认，° 为未见来源主张）",
        "readings: {} (* is the default, ° is not supported by any source)",
        len(wanted),
    )
    return Document(title, tuple(_reading(reading, procedure) for reading in wanted))


def _reading(reading: Reading, procedure: Procedure) -> Entry:
    items = (
        alternative_item(each, "*" if each is reading.default else "°" if each.id in reading.silent else "")
        for each in reading.alternatives
    )
    settlers = (SETTLERS[each] for each in reading.settlers)
    rules = dict.fromkeys(rule.id for rule in procedure.rules if reading in rule.readings)
    rows = (
        support_row(reading),
        row("依据", "sources", Confidence(reading.confidence), "dim"),
        row("解决", "settled by", say("由{}", "{}", join(settlers, "；", "; ")), "dim"),
        row("规则", "rules", join(rules), "dim"),
    )
    return Entry(reading_title(reading, procedure), (*items, *rows))


def alternative_item(alternative: Alternative, mark: str, *, default: bool = False) -> Item:
    """Return an alternative of a reading with a mark, which may be empty, and a note if it is the default."""
    text = same("{}{}", alternative, Bilingual("（默认）", " (default)") if default else "")
    return Item(text, term=alternative.id, mark=mark)


def reading_title(reading: Reading, procedure: Procedure) -> Bilingual:
    """Return the id and the clause of a reading; without English words their keys, or Chinese in quotes."""
    document = procedure.instrument.document
    if reading.clause_en:
        return same("{}  {}", reading.id, Bilingual(reading.clause, reading.clause_en))
    try:
        clause = ", ".join(Citation.parse(each, document=document).key for each in reading.clause.split("、"))
    except CitationError:
        clause = f"「{reading.clause}」"
    return same("{}  {}", reading.id, Bilingual(reading.clause, clause))


def support_row(reading: Reading, tone: Tone = "") -> Row:
    """Return the row of the support for the default of a reading; without English words it is quoted in Chinese."""
    return row("理由", "support", Bilingual(reading.support, reading.support_en or f"「{reading.support}」"), tone)
