"""What the button beside a clause, a rule or a reading copies: its citation and its address."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from website.page_scripts import data_element
from zhixing_rules import JIAOZUO_WITH_NATIONAL, __version__
from zhixing_rules.views.references import reference_to

if TYPE_CHECKING:
    from zhixing_rules.views.references import Reference

__all__ = ["citations_of"]


def citations_of(page: str, site: str = "") -> str:
    """Return the element with the citations of a page by anchor; empty for a page on which nothing is cited.

    Args:
        page: the page without its suffix, such as ``en/articles/art07``.
        site: where this version of the site is published; without it the address begins with the version.
    """
    english = page.startswith("en/")
    found = _references().get(page.removeprefix("en/"), {})
    if not found:
        return ""
    citations = {anchor: each.format("en" if english else "zh") for anchor, each in found.items()}
    label = "Copy citation" if english else "复制引用"
    data = {"page": f"{site or f'{__version__}/'}{page}.html", "label": label, "citations": citations}
    return data_element("application/json", data, "citations")


@cache
def _references() -> dict[str, dict[str, Reference]]:
    """What is cited on each page, by anchor; the empty one is the article as a whole."""
    procedure = JIAOZUO_WITH_NATIONAL
    pages: dict[str, dict[str, Reference]] = {}
    words = (
        *(clause.key for clause in procedure.instrument.clauses()),
        *dict.fromkeys(rule.id for rule in procedure.rules),
        *(reading.id for reading in procedure.readings),
    )
    for reference in (reference_to(procedure, each) for each in words):
        if reference.place is not None and reference.place.page != "articles/index":
            pages.setdefault(reference.place.page, {})[reference.place.anchor] = reference
    return pages
