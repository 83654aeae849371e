"""How a citation is written: in a sentence, in a program, in a list of references.

The plain styles need the citation alone. The reference styles also name the issuers, the title and the day, so they
need the instrument. What the standards leave open, and what was chosen, is told in docs/citing.md.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from zhixing_rules.errors import CitationError

if TYPE_CHECKING:
    from datetime import date

__all__ = ["CitedClause", "CitedInstrument", "Style", "cited"]


class CitedClause(Protocol):
    """What a style needs to know of a clause: a `Citation`."""

    @property
    def document(self) -> str: ...  # noqa: D102  see Citation
    @property
    def short(self) -> str: ...  # noqa: D102  as above
    @property
    def en(self) -> str: ...  # noqa: D102  as above
    @property
    def key(self) -> str: ...  # noqa: D102  as above


class CitedInstrument(Protocol):
    """What a reference style needs to know of the document: an `Instrument`."""

    @property
    def document(self) -> str: ...  # noqa: D102  see Instrument
    @property
    def title(self) -> str: ...  # noqa: D102  as above
    @property
    def issuers(self) -> tuple[str, ...]: ...  # noqa: D102  as above
    @property
    def dated(self) -> date: ...  # noqa: D102  as above


class Style(StrEnum):
    """A way to write a citation.

    The plain styles are ``zh``, ``short``, ``en`` and ``key``; the others are reference styles.
    """

    ZH = "zh"
    SHORT = "short"
    EN = "en"
    KEY = "key"
    GBT7714 = "gbt7714"
    GBT7714_2015 = "gbt7714-2015"
    BIBTEX = "bibtex"


MARK: Final = "Z"
"""Type mark 其他 of GB/T 7714: no mark of its own is known for an official document of this kind."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def cited(citation: CitedClause, style: str, instrument: CitedInstrument | None = None) -> str:
    """A citation in a style.

    Raises:
        ValueError: there is no such style, or the style needs the instrument and none is given.
        CitationError: the instrument is not the document cited.
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
                raise ValueError(f"{reference} 须给出文件 · {reference} needs instrument=, or use Instrument.cite")
            if instrument.document != citation.document:
                raise CitationError(f"并非本文件的条款 · not a clause of {instrument.document}")
            return _reference(citation, reference, instrument)


def _reference(citation: CitedClause, style: Style, instrument: CitedInstrument) -> str:
    if style is Style.BIBTEX:
        return _bibtex(citation, instrument)
    # The edition of 2025 prints full-width marks but for . and [ ]; that of 2015 was printed with half-width ones.
    comma, colon = (", ", ": ") if style is Style.GBT7714_2015 else ("，", "：")
    title = f"{instrument.title}{colon}{instrument.document}[{MARK}]"
    return f"{comma.join(instrument.issuers)}. {title}. {instrument.dated.isoformat()}{colon}{citation.short}."


def _bibtex(citation: CitedClause, instrument: CitedInstrument) -> str:
    key = "-".join(("cn", *re.findall(r"\d+", citation.document), citation.key))
    fields = {
        "author": " and ".join(f"{{{issuer}}}" for issuer in instrument.issuers),
        "title": instrument.title,
        "howpublished": instrument.document,
        "note": citation.short,
        "year": str(instrument.dated.year),
        "date": instrument.dated.isoformat(),
        "langid": "chinese",
        "mark": MARK,
    }
    lines = [f"  {name:<12} = {{{value}}}," for name, value in fields.items()]
    lines.insert(5, f"  {'month':<12} = {_MONTHS[instrument.dated.month - 1]},")
    return "\n".join((f"@misc{{{key},", *lines, "}"))
