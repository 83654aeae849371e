"""Citation styles: for sentences, for programs and for lists of references.

The plain styles need only the citation. The reference styles also print the issuers, the title and the date, and
need the instrument. docs/citation.md lists what the standards leave open and what was chosen.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from zhixing_rules.errors import CitationError
from zhixing_rules.law.document_name import is_title

if TYPE_CHECKING:
    from datetime import date

__all__ = ["CitedClause", "CitedInstrument", "Style", "format_citation"]


class CitedClause(Protocol):
    """The attributes of a clause that styles use; implemented by `Citation`."""

    @property
    def document(self) -> str: ...  # noqa: D102  see Citation
    @property
    def short(self) -> str: ...  # noqa: D102  as above
    @property
    def en(self) -> str: ...  # noqa: D102  as above
    @property
    def key(self) -> str: ...  # noqa: D102  as above


class CitedInstrument(Protocol):
    """The attributes of a document that reference styles use; implemented by `Instrument`."""

    @property
    def document(self) -> str: ...  # noqa: D102  see Instrument
    @property
    def title(self) -> str: ...  # noqa: D102  as above
    @property
    def issuers(self) -> tuple[str, ...]: ...  # noqa: D102  as above
    @property
    def dated(self) -> date: ...  # noqa: D102  as above


class Style(StrEnum):
    """Citation style.

    ``zh``, ``short``, ``en`` and ``key`` are plain styles; the others are reference styles.
    """

    ZH = "zh"
    SHORT = "short"
    EN = "en"
    KEY = "key"
    GBT7714 = "gbt7714"
    GBT7714_2015 = "gbt7714-2015"
    BIBTEX = "bibtex"


_TYPE_MARK: Final = "Z"
"""Type mark 其他 of GB/T 7714, because no specific mark is known for an official document of this kind."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def format_citation(citation: CitedClause, style: str, instrument: CitedInstrument | None = None) -> str:
    """Format a citation in a style.

    Args:
        citation: the clause.
        style: a value of `Style`.
        instrument: the cited document; required for the reference styles.

    Returns:
        The formatted citation.

    Raises:
        ValueError: the style is unknown, or it requires the instrument and none is given.
        CitationError: the instrument is not the cited document.
    """
    if style not in {each.value for each in Style}:
        raise ValueError(f"没有这种格式 · no such style; known: {', '.join(Style)}")
    match Style(style):
        case Style.ZH:
            return str(citation)
        case Style.SHORT:
            return citation.short
        case Style.EN:
            return citation.en
        case Style.KEY:
            return citation.key
        case reference:
            if instrument is None:
                raise ValueError(f"{reference} 须给出文件 · {reference} requires instrument=; or use Instrument.cite")
            if instrument.document != citation.document:
                raise CitationError(f"并非本文件的条款 · not a clause of {instrument.document}")
            return _reference(citation, reference, instrument)


def _reference(citation: CitedClause, style: Style, instrument: CitedInstrument) -> str:
    if style is Style.BIBTEX:
        return _bibtex(citation, instrument)
    # The 2025 edition uses full-width punctuation except for . and [ ]; the 2015 edition uses half-width punctuation.
    comma, colon = (", ", ": ") if style is Style.GBT7714_2015 else ("，", "：")
    number = "" if is_title(instrument.document) else f"{colon}{instrument.document}"
    title = f"{instrument.title}{number}[{_TYPE_MARK}]"
    return f"{comma.join(instrument.issuers)}. {title}. {instrument.dated.isoformat()}{colon}{citation.short}."


def _bibtex(citation: CitedClause, instrument: CitedInstrument) -> str:
    titled = is_title(citation.document)
    numbers = [] if titled else re.findall(r"\d+", citation.document)
    key = "-".join(("cn", *(numbers or [instrument.dated.isoformat()]), citation.key))
    fields = {
        "author": " and ".join(f"{{{issuer}}}" for issuer in instrument.issuers),
        "title": instrument.title,
        "howpublished": instrument.document,
        "note": citation.short,
        "year": str(instrument.dated.year),
        "date": instrument.dated.isoformat(),
        "langid": "chinese",
        "mark": _TYPE_MARK,
    }
    if titled:
        del fields["howpublished"]
    lines = [f"  {name:<12} = {{{value}}}," for name, value in fields.items()]
    lines.insert(len(lines) - 3, f"  {'month':<12} = {_MONTHS[instrument.dated.month - 1]},")
    return "\n".join((f"@misc{{{key},", *lines, "}"))
