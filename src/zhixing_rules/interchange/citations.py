"""Citations as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules import __version__
from zhixing_rules.interchange.formats import format_of

if TYPE_CHECKING:
    from typing import Literal

    from zhixing_rules.views.references import Reference

__all__ = ["citation_to_dict"]


def citation_to_dict(
    reference: Reference, style: str = "zh", *, language: Literal["zh", "en"] = "zh", base_url: str | None = None
) -> dict[str, Any]:
    """Return a citation as a dictionary: its text in a style, and what it is made of.

    Args:
        reference: what is cited.
        style: a value of `zhixing_rules.law.Style`.
        language: the language of the note in the text, and of the page.
        base_url: where versions of the site are published, see `Reference.address`.

    Returns:
        A dictionary of JSON values.

    Raises:
        ValueError: the style is unknown.
        RecordError: ``base_url`` is not an address.
    """
    place, source = reference.place, reference.source
    return {
        "format": format_of("citation"),
        "style": style,
        "text": reference.format(style, language=language, base_url=base_url),
        "document": reference.instrument.document,
        "title": reference.instrument.title,
        "citation": str(reference.clause),
        "citation_key": reference.clause.key,
        "rule_id": reference.rule,
        "reading_id": reference.reading,
        "readings": dict(reference.readings),
        "library": __version__,
        "confidence": None if source is None else source.confidence.value,
        "note_zh": reference.note("zh"),
        "note_en": reference.note("en"),
        "page": None if place is None else place.on(".html"),
        "url": None if base_url is None or place is None else reference.address(base_url, language),
    }
