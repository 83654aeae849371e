"""The mentions found in a draft, as a dictionary that contains no text of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of
from zhixing_rules.screening import NOTE, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.screening import Mention

__all__ = ["mentions_to_dict"]


def mentions_to_dict(text: str, mentions: Sequence[Mention]) -> dict[str, Any]:
    """Return mentions as a dictionary: their number, each by its place, and a note on the limits of screening.

    Args:
        text: the text that was screened; used only to determine lines and columns.
        mentions: the mentions found in it.
    """
    sure = sum(mention.sure for mention in mentions)
    return {
        "format": format_of("screen"),
        "note_zh": NOTE.zh,
        "note_en": NOTE.en,
        "counts": {"sure": sure, "possible": len(mentions) - sure},
        "mentions": [_mention(*each) for each in zip(mentions, places(text, mentions), strict=True)],
    }


def _mention(mention: Mention, place: tuple[int, int]) -> dict[str, Any]:
    line, column = place
    return {
        "start": mention.start,
        "end": mention.end,
        "line": line,
        "column": column,
        "kind": mention.kind.value,
        "kind_zh": mention.kind.zh,
        "what": mention.what.value,
        "what_zh": mention.what.zh,
        "sure": mention.sure,
        "citation": None if mention.citation is None else str(mention.citation),
        "basis": mention.basis,
        "reason_zh": mention.reason_zh,
        "reason_en": mention.reason_en,
        "suggestion": mention.suggestion,
    }
