"""The law of a page as linked data: `Legislation` of schema.org, for programs that read the site.

Only what is known is said. A national text says how far it was read; whether it is in force is said only where the day
of its repeal is known, and a document number that was not read is absent.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from website.page_scripts import data_element
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.law.document_name import is_title
from zhixing_rules.procedures.national import SLUGS, national_instrument
from zhixing_rules.views.references import reference_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.law import Citation, Instrument

__all__ = ["legislation_of", "linked_data"]

_OPINION: Final = JIAOZUO_2024.instrument
_KIND: Final = re.compile(r"(法|条例|规定|规则|解释|意见|通知)(?:（[^）]*）)?$")
"""The word of a title that says what kind of document it is."""
_CITY: Final = {"@type": "AdministrativeArea", "name": "河南省焦作市"}
_COUNTRY: Final = {"@type": "Country", "name": "中华人民共和国"}


def legislation_of(page: str) -> str:
    """Return the element with the linked data of a page; empty for a page that shows no law.

    Args:
        page: the page without its suffix, such as ``en/articles/art07``.
    """
    data = linked_data(page.removeprefix("en/"))
    return "" if data is None else data_element("application/ld+json", {"@context": "https://schema.org", **data})


def linked_data(page: str) -> dict[str, Any] | None:
    """Return the law that a page shows; ``None`` for a page that shows none.

    Addresses are relative to the page, so that they hold wherever the site is.
    """
    if page == "articles/index":
        parts = [_part(clause, f"{name}.html") for name, clause in _articles().items()]
        return {**_opinion(), "url": "index.html", "hasPart": parts}
    folder, _, name = page.partition("/")
    if folder == "articles" and name in _articles():
        clause = _articles()[name]
        own = (each for each in _OPINION.clauses() if each != clause and clause.includes(each))
        found: dict[str, Any] = {
            **_opinion(),
            "name": f"{_OPINION.title}{clause.short}",
            "legislationIdentifier": str(clause),
            "isPartOf": {**_opinion(), "url": "index.html"},
        }
        parts = [_part(each, f"#{each.key}") for each in own]
        return found | ({"hasPart": parts} if parts else {})
    if folder == "national" and name in SLUGS and national_instrument(name).articles:
        return dict(_national(name))
    return None


@cache
def _articles() -> dict[str, Citation]:
    """The clause of each page of an article, of the notice and of the annex."""
    found: dict[str, Citation] = {}
    for clause in _OPINION.clauses():
        place = reference_to(JIAOZUO_2024, clause.key).place
        if place is not None and place.page != "articles/index" and not place.anchor:
            found[place.page.removeprefix("articles/")] = clause
    return found


def _opinion() -> dict[str, Any]:
    printed = {} if _OPINION.printed is None else {"datePublished": _OPINION.printed.isoformat()}
    return {**_document(_OPINION), **printed, "jurisdiction": _CITY}


def _national(slug: str) -> Iterator[tuple[str, Any]]:
    instrument = national_instrument(slug)
    first = next(clause for clause in instrument.clauses() if clause.article is not None)
    reference = reference_to(JIAOZUO_2024, str(first))
    yield from _document(instrument).items()
    yield "jurisdiction", _COUNTRY
    yield "description", reference.note("zh")
    source = reference.source
    if source is not None and source.amended is not None:
        yield "legislationDateVersion", source.amended.isoformat()
    if source is not None and source.repealed is not None:
        yield "legislationLegalForce", "https://schema.org/NotInForce"


def _document(instrument: Instrument) -> dict[str, Any]:
    kind = _KIND.search(instrument.title)
    return {
        "@type": "Legislation",
        "name": instrument.title,
        **({} if is_title(instrument.document) else {"legislationIdentifier": instrument.document}),
        **({} if kind is None else {"legislationType": "法律" if kind[1] == "法" else kind[1]}),
        "legislationDate": instrument.dated.isoformat(),
        "legislationPassedBy": [{"@type": "Organization", "name": issuer} for issuer in instrument.issuers],
        "inLanguage": "zh-CN",
    }


def _part(clause: Citation, url: str) -> dict[str, str]:
    return {"@type": "Legislation", "legislationIdentifier": str(clause), "name": clause.short, "url": url}
