"""Citation styles: for sentences, for programs and for lists of references.

The plain styles need only the citation. The reference styles also print the issuers, the title and the date, and
need the instrument. docs/citation.md lists what the standards leave open and what was chosen.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from zhixing_rules._suggestions import did_you_mean
from zhixing_rules.errors import CitationError
from zhixing_rules.law.document_name import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    @property
    def articles(self) -> Sequence[object]: ...  # noqa: D102  as above


class Style(StrEnum):
    """Citation style.

    ``zh``, ``short``, ``en``, ``key`` and ``markdown`` are plain styles; the others are reference styles.
    """

    ZH = "zh"
    SHORT = "short"
    EN = "en"
    KEY = "key"
    GBT7714 = "gbt7714"
    GBT7714_2015 = "gbt7714-2015"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    RIS = "ris"
    MARKDOWN = "markdown"


_TYPE_MARK: Final = "Z"
"""Type mark 其他 of GB/T 7714, because no specific mark is known for an official document of this kind."""

_LEGISLATURE: Final = "全国人民代表大会"
"""How the names of the legislature and of its standing committee begin."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BIBTEX_COMMANDS: Final = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "{": r"\textbraceleft{}",  # BibTeX counts the brace of \{ too
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_MARKDOWN_SIGNS: Final = re.compile(r"[\\`*\[\]<>]")


def format_citation(
    citation: CitedClause, style: str, instrument: CitedInstrument | None = None, *, note: str = "", url: str = ""
) -> str:
    """Format a citation in a style.

    Args:
        citation: the clause.
        style: a value of `Style`.
        instrument: the cited document; required for the reference styles.
        note: what the citation also says, such as the rule, the version and how the text was read; in brackets in the
            plain styles, not in ``key``.
        url: the address of the clause or the rule, which ``markdown``, ``bibtex``, ``csl-json`` and ``ris`` have.

    Returns:
        The formatted citation.

    Raises:
        ValueError: the style is unknown, or it requires the instrument and none is given.
        CitationError: the instrument is not the cited document.
    """
    known = [each.value for each in Style]
    if style not in known:
        asked = did_you_mean(style, known)
        raise ValueError(f"没有这种格式{asked.zh} · no such style{asked.en}; known: {', '.join(known)}")
    match Style(style):
        case Style.ZH:
            return f"{citation}{_in_brackets(note)}"
        case Style.SHORT:
            return f"{citation.short}{_in_brackets(note)}"
        case Style.EN:
            return citation.en + (f" ({note})" if note else "")
        case Style.KEY:
            return citation.key
        case Style.MARKDOWN:
            words = _MARKDOWN_SIGNS.sub(r"\\\g<0>", str(citation))
            return (f"[{words}]({url})" if url else words) + _MARKDOWN_SIGNS.sub(r"\\\g<0>", _in_brackets(note))
        case reference:
            if instrument is None:
                raise ValueError(f"{reference} 须给出文件 · {reference} requires instrument=; or use Instrument.cite")
            if instrument.document != citation.document:
                raise CitationError(f"并非本文件的条款 · not a clause of {instrument.document}")
            return _reference(citation, reference, instrument, note, url)


def _in_brackets(note: str) -> str:
    return f"（{note}）" if note else ""


def _reference(citation: CitedClause, style: Style, instrument: CitedInstrument, note: str, url: str) -> str:
    if style is Style.BIBTEX:
        return _bibtex(citation, instrument, note, url)
    if style is Style.CSL_JSON:
        return json.dumps([_csl(citation, instrument, note, url)], ensure_ascii=False, indent=2)
    if style is Style.RIS:
        return _ris(citation, instrument, note, url)
    # The 2025 edition uses full-width punctuation except for . and [ ]; the 2015 edition uses half-width punctuation.
    comma, colon = (", ", ": ") if style is Style.GBT7714_2015 else ("，", "：")
    number = "" if is_title(instrument.document) else f"{colon}{instrument.document}"
    title = f"{instrument.title}{number}[{_TYPE_MARK}]"
    issuers, clause = comma.join(instrument.issuers), f"{citation.short}{_in_brackets(note)}"
    return f"{issuers}. {title}. {instrument.dated.isoformat()}{colon}{clause}."


def _identifier(citation: CitedClause, instrument: CitedInstrument) -> str:
    """The key of an entry, in ASCII: ``cn-2024-101-art7.p2``."""
    numbers = [] if is_title(citation.document) else re.findall(r"\d+", citation.document)
    return "-".join(("cn", *(numbers or [instrument.dated.isoformat()]), citation.key))


def _in_tex(text: str) -> str:
    return text.translate(_BIBTEX_COMMANDS)


def _bibtex(citation: CitedClause, instrument: CitedInstrument, note: str, url: str) -> str:
    fields = {
        "author": " and ".join(f"{{{_in_tex(issuer)}}}" for issuer in instrument.issuers),
        "title": _in_tex(instrument.title),
        "howpublished": "" if is_title(citation.document) else _in_tex(instrument.document),
        "note": _in_tex("；".join(filter(None, (citation.short, note)))),
        "url": url,
        "year": str(instrument.dated.year),
        "month": _MONTHS[instrument.dated.month - 1],
        "date": instrument.dated.isoformat(),
        "langid": "english" if _language(instrument) == "en" else "chinese",
        "mark": _TYPE_MARK,
    }
    values = {name: value if name == "month" else f"{{{value}}}" for name, value in fields.items() if value}
    lines = (f"  {name:<12} = {value}," for name, value in values.items())
    return "\n".join((f"@misc{{{_identifier(citation, instrument)},", *lines, "}"))


def _csl_type(instrument: CitedInstrument) -> str:
    """``legislation`` if the legislature issued it, otherwise ``regulation``; a text without clauses is no law."""
    if not instrument.articles:
        return "document"
    return "legislation" if any(each.startswith(_LEGISLATURE) for each in instrument.issuers) else "regulation"


def _language(instrument: CitedInstrument) -> str:
    return "en" if instrument.title.isascii() else "zh-CN"


def _csl(citation: CitedClause, instrument: CitedInstrument, note: str, url: str) -> dict[str, object]:
    day = instrument.dated
    item: dict[str, object] = {
        "id": _identifier(citation, instrument),
        "type": _csl_type(instrument),
        "title": instrument.title,
        "author": [{"literal": issuer} for issuer in instrument.issuers],
        "authority": "、".join(instrument.issuers),
        "number": "" if is_title(citation.document) else instrument.document,
        "section": citation.short,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "language": _language(instrument),
        "jurisdiction": "CN",
        "URL": url,
        "note": note,
    }
    return {name: value for name, value in item.items() if value}


def _ris(citation: CitedClause, instrument: CitedInstrument, note: str, url: str) -> str:
    day = instrument.dated
    tags = [
        ("TY", "STAT" if instrument.articles else "GEN"),
        ("TI", instrument.title),
        *(("AU", issuer) for issuer in instrument.issuers),
        ("M1", "" if is_title(citation.document) else instrument.document),
        ("SE", citation.short),
        ("PY", str(day.year)),
        ("DA", f"{day:%Y/%m/%d}/"),
        ("LA", _language(instrument)),
        ("N1", note),
        ("UR", url),
    ]
    # A line break would begin another field, or another reference.
    return "\n".join((*(f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value), "ER  - "))
