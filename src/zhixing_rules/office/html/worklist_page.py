"""The worklist of many cases as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._dates import chinese_date
from zhixing_rules.office.html import page_text
from zhixing_rules.office.html.page import margin_boxes, page
from zhixing_rules.records import Case, Secrecy, classes_at
from zhixing_rules.views import WorkGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.views import CaseLabel, Worklist

__all__ = ["worklist_html"]

_TILES: Final = tuple(group for group in WorkGroup if group is not WorkGroup.LATER)
_MOST_UNREAD: Final = 20
"""The number of cases that could not be read that are listed; all are counted."""


def worklist_html(worklist: Worklist, *, place: Callable[[int], Bilingual] | None = None) -> str:
    """Return a worklist as a page.

    Args:
        worklist: the worklist.
        place: returns the place of a case that could not be read by its number; without it, the number is shown.

    Returns:
        The page. Its only script filters the rows by court, officer and number; without it, the list is complete.

    >>> from datetime import date
    >>> from zhixing_rules.views import worklist
    >>> "没有应办的事项" in worklist_html(worklist([], on=date(2025, 1, 2)))
    True
    """
    numbered = worklist.audience.may_see(*classes_at(Case, ("case_number",)))
    labels = {row.case.number: row.case for row in worklist.rows}.values()
    courts = list(dict.fromkeys(each.court for each in labels if each.court))
    officers = sorted({each.officer for each in labels if each.officer})
    notice = page_text.audience_notice(worklist.audience)
    foot = f"期限工作单　{chinese_date(worklist.on)}　{notice}"
    return page(
        "worklist.html.j2",
        styles=("worklist.css",),
        margins=margin_boxes("A4 landscape", "14mm", worklist.audience, "期限工作单", foot, first=False),
        script="worklist.js",
        title=f"期限工作单　{chinese_date(worklist.on)}",
        worklist=worklist,
        year=worklist.on.year,
        text=page_text,
        groups=tuple(WorkGroup),
        tiles=_TILES,
        present={row.item.group for row in worklist.rows},
        courts=courts,
        officers=officers,
        total=sum(worklist.counts.values()),
        rests={each.day.day for each in worklist.strip if each.day.working is False},
        officer_known=worklist.audience.may_see(*classes_at(Case, ("officer",))),
        number_of=lambda label: _number(label, numbered=numbered),
        most_unread=_MOST_UNREAD,
        place=lambda number: f"第 {number} 件" if place is None else place(number).zh,
        left_out=set() if worklist.audience.may_see(Secrecy.PARTICIPATION) else {WorkGroup.OTHERS},
    )


def _number(label: CaseLabel, *, numbered: bool) -> str:
    """Return the number of a case, or its place among those given."""
    if label.case_number is not None:
        return label.case_number
    return f"【案号未记录】第{label.number}件" if numbered else f"第{label.number}件"
