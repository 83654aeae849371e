"""The national texts as instruments, from sources.toml and the folder texts. A file is read when it is first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._values import dataclass
from zhixing_rules.language import Confidence
from zhixing_rules.law import load_instrument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.law import Instrument

__all__ = ["INSTRUMENTS", "SLUGS", "NationalSource", "national_instrument", "national_source", "source_named"]

SLUGS: Final = (
    "msf-2023",
    "msjs-2022",
    "xsf-2018",
    "xf",
    "xsjs-2021",
    "fs2024-13",
    "fs2015-16",
    "cxgd-2020",
    "jls-2012",
    "zaf-2025",
    "zaf-2012",
    "xzcx-2018",
    "jdcdj-2021",
    "cfkd-2020",
    "ccdc-2020",
    "zxgz-2020",
    "jcgz-2019",
    "rjf-2012",
    "pipl-2021",
    "sfjc-2020",
    "msf-wj-2012",
    "jjba-2023",
    "gtz-2015-32",
    "xf2025-8",
    "xf2025-8-press",
    "xf2025-8-en",
    "fa2018-147",
    "lgj2012-18",
)
"""The short names of the texts, in the order of sources.toml."""


@dataclass(frozen=True, slots=True)
class NationalSource:
    """How one national text was read.

    Attributes:
        slug: its short name.
        confidence: how it was read.
        effective: the first day on which the text, as it is here, applies.
        amended: the day of the last amendment in the text, or ``None``.
        repealed: the first day on which it no longer applies, or ``None``.
        where_read_zh: the public copy that was read, in Chinese.
        where_read_en: the same in English.
        checked_zh: with what the words were compared, and the result, in Chinese.
        checked_en: the same in English.
        not_read_zh: what was not read, in Chinese.
        not_read_en: the same in English.
        remark_zh: what a reader of the text should know, in Chinese; empty without one.
        remark_en: the same in English.
    """

    slug: str
    confidence: Confidence
    effective: date
    amended: date | None
    repealed: date | None
    where_read_zh: str
    where_read_en: str
    checked_zh: str
    checked_en: str
    not_read_zh: str
    not_read_en: str
    remark_zh: str = ""
    remark_en: str = ""

    def instrument(self) -> Instrument:
        """Return the text as an instrument, loaded at the first call."""
        return national_instrument(self.slug)


class _Instruments(Mapping[str, "Instrument"]):
    """The instruments by slug; each is loaded when it is first read."""

    def __getitem__(self, slug: str) -> Instrument:
        return national_instrument(slug)

    def __iter__(self) -> Iterator[str]:
        return iter(SLUGS)

    def __len__(self) -> int:
        return len(SLUGS)

    def __contains__(self, slug: object) -> bool:
        return slug in SLUGS


INSTRUMENTS: Final[Mapping[str, Instrument]] = _Instruments()
"""The instruments by slug; ``INSTRUMENTS["msf-2023"].at(114, 2)`` is 民事诉讼法第一百一十四条第二款."""


@cache
def national_instrument(slug: str) -> Instrument:
    """Return a national text as an instrument, loaded at the first call.

    Most texts are excerpts; `NationalSource.not_read_zh` says of what.

    Raises:
        KeyError: there is no text of this name.

    >>> national_instrument("msf-2023").at(114, 2).short
    '第一百一十四条第二款'
    """
    table = _tables()[slug]
    return load_instrument(_file(f"texts/{slug}.txt"), table)


@cache
def national_source(slug: str) -> NationalSource:
    """Return how a national text was read.

    Raises:
        KeyError: there is no text of this name.

    >>> national_source("xf2025-8").confidence.zh
    '摘录已读'
    """
    table = _tables()[slug]
    return NationalSource(
        slug=slug,
        confidence=Confidence(table["confidence"]),
        effective=table["effective"],
        amended=table.get("amended"),
        repealed=table.get("repealed"),
        where_read_zh=table["where_read_zh"],
        where_read_en=table["where_read_en"],
        checked_zh=table["checked_zh"],
        checked_en=table["checked_en"],
        not_read_zh=table["not_read_zh"],
        not_read_en=table["not_read_en"],
        remark_zh=table.get("remark_zh", ""),
        remark_en=table.get("remark_en", ""),
    )


def source_named(document: str) -> NationalSource | None:
    """Return how a national text was read, by the name under which the text is cited; ``None`` for another document.

    >>> source_named("法发〔2025〕8号").slug
    'xf2025-8'
    """
    slug = _slugs().get(document)
    return None if slug is None else national_source(slug)


@cache
def _slugs() -> dict[str, str]:
    return {national_instrument(slug).document: slug for slug in SLUGS}


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return {table["slug"]: table for table in tomllib.loads(_file("sources.toml"))["source"]}


def _file(name: str) -> str:
    return (get_data("zhixing_rules.procedures.national", name) or b"").decode()
