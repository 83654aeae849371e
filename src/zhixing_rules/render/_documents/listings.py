"""What was noted of places of an input, such as conversions and problems of cells, without any value of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.render._phrases import same, say
from zhixing_rules.render.document import Document, Group, Item, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules._bilingual import Bilingual

__all__ = ["listing_document"]


def listing_document(title: Bilingual, items: Sequence[tuple[Bilingual, Bilingual]], total: int) -> Document:
    """Return places with what is noted of each, and how many more there are.

    Args:
        title: what is listed, and how many there are.
        items: the places that are listed, each with its note.
        total: the number of all.

    Returns:
        The document.
    """
    listed = [Item(same("{}  {}", place, note)) for place, note in items]
    if more := total - len(items):
        listed.append(Item(say("另有 {} 处", "{} more", more)))
    return Document("", (Line(title), Group(tuple(listed))))
