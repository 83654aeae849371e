"""Checklists: one printed page for each case, to be ticked and signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.office.html import page_text
from zhixing_rules.office.html.page import page_pieces
from zhixing_rules.office.html.report_page import case_title
from zhixing_rules.render.timeline_layout import text_width
from zhixing_rules.render.timeline_svg import timeline_svg
from zhixing_rules.views.timelines import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.views import CaseView, ItemDetails, Question, Timeline, WorkGroup, WorkItem

__all__ = ["checklist_html", "checklist_pieces"]

_FREE_HEIGHT: Final = 226.0
"""Height of the page between its head and its foot, in millimetres."""
_HEAD_OF_GROUP, _ROW, _MORE_LINE, _DOCUMENT_LINE = 7.4, 12.8, 5.2, 5.4
_TITLE_WIDTH, _DOCUMENT_WIDTH = 20, 47
"""Characters in a line of the title of an act, and in a line of its documents."""
_QUESTION, _QUESTION_BOX = 5.6, 19.0
_MOST_QUESTIONS: Final = 8
_FEWEST_QUESTIONS: Final = 2
"""The number of questions that are printed if there is no space for more."""
_LEFT_OUT_LINE, _SAFE_DAY_LINE = 9.0, 5.5
_MOST_OF_SUBJECT: Final = 60
"""The number of characters of the subject of an act that are printed; the report has all."""
_LANES: Final = 4
_DAYS: Final = frozenset({MarkKind.DUE, MarkKind.SAFE, MarkKind.OVERDUE})
_PICTURE_SCALE: Final = 174 / 696
"""Millimetres to a unit of the picture."""
_RULED: Final = 24.0
"""Height that must be left for ruled lines to be printed."""


@dataclass(frozen=True, slots=True, repr=False)
class _Page(TypeNameRepr):
    """A page: what is on it, and how much was left out."""

    view: CaseView
    title: str
    picture: Markup
    groups: tuple[tuple[WorkGroup, int, tuple[tuple[WorkItem, ItemDetails], ...]], ...]
    left_out: int
    safe_days: bool
    questions: tuple[tuple[Question, str], ...]
    more_questions: int
    ruled: bool


def checklist_html(views: Iterable[CaseView]) -> str:
    """Return checklists as a page: one page of A4 for each case, whatever the number of its acts.

    Args:
        views: the cases, each as its audience is shown it.

    Returns:
        The page, without a script. Acts that do not fit are counted, and the report lists them.

    >>> from datetime import date
    >>> from zhixing_rules.views import case_view
    >>> case = case_view({"case_number": "（2025）豫0802执1号"}, on=date(2025, 1, 2))
    >>> checklist_html([case, case]).count("<section")
    2
    """
    return "".join(checklist_pieces(views))


def checklist_pieces(views: Iterable[CaseView]) -> Iterator[str]:
    """Return the pieces of `checklist_html`, each case being taken when its page is made."""
    pages = (_page(view, number) for number, view in enumerate(views, start=1))
    return page_pieces(
        "checklist.html.j2",
        styles=("checklist.css",),
        margins="@page{size:A4 portrait;margin:0}\n",
        title="办理清单",
        pages=pages,
        most_of_subject=_MOST_OF_SUBJECT,
        text=page_text,
    )


def _page(view: CaseView, number: int) -> _Page:
    timeline = _with_days_to_come(view.near)
    picture = timeline_svg(timeline, lanes=_LANES, legend=False, name=f"near{number}") if timeline.lanes else ""
    space = _FREE_HEIGHT - _picture_height(picture) - _SAFE_DAY_LINE
    asked = [(each, group.title.zh) for group in view.questions for each in group.questions]
    reserved = _QUESTION_BOX + _QUESTION * min(len(asked), _FEWEST_QUESTIONS) if asked else 0.0
    groups, left_out, left = _fitting(view, space - reserved)
    if left_out:
        groups, left_out, left = _fitting(view, space - reserved - _LEFT_OUT_LINE)
    space = left
    more = min(_MOST_QUESTIONS - _FEWEST_QUESTIONS, int(max(space, 0) / _QUESTION))
    shown = asked[: _FEWEST_QUESTIONS + more]
    space -= _QUESTION * max(len(shown) - _FEWEST_QUESTIONS, 0)
    return _Page(
        view=view,
        title=case_title(view),
        picture=Markup(picture),  # noqa: S704  it escapes its texts
        groups=groups,
        left_out=left_out,
        safe_days=any(not item.overdue and item.safe_due for *_, items in groups for item, _ in items),
        questions=tuple(shown),
        more_questions=len(asked) - len(shown),
        ruled=space >= _RULED,
    )


def _with_days_to_come(timeline: Timeline) -> Timeline:
    """Return a timeline with its periods and its last and safe days, without what happened."""
    lanes = (replace(each, marks=tuple(mark for mark in each.marks if mark.kind in _DAYS)) for each in timeline.lanes)
    return replace(timeline, lanes=tuple(each for each in lanes if each.marks or each.bars))


def _picture_height(picture: str) -> float:
    """Return the height of a picture on paper, with the space around it."""
    if not picture:
        return 0.0
    height = picture.partition('viewBox="')[2].partition('"')[0].split()[3]
    return float(height) * _PICTURE_SCALE + 6


def _fitting(
    view: CaseView, space: float
) -> tuple[tuple[tuple[WorkGroup, int, tuple[tuple[WorkItem, ItemDetails], ...]], ...], int, float]:
    """Return the groups with the acts that fit, the most urgent first, the number of the others, and the space left."""
    space -= 6
    groups: list[tuple[WorkGroup, int, tuple[tuple[WorkItem, ItemDetails], ...]]] = []
    left_out, full = 0, False
    for section in view.sections:
        kept: list[tuple[WorkItem, ItemDetails]] = []
        for item, details in section.items:
            high = _height(item, details) + (0 if kept else _HEAD_OF_GROUP)
            full = full or high > space
            if full:
                left_out += 1
            else:
                space -= high
                kept.append((item, details))
        if kept:
            groups.append((section.group, len(section.items), tuple(kept)))
    return tuple(groups), left_out, space


def _height(item: WorkItem, details: ItemDetails) -> float:
    lines = max(1, -(-int(text_width(item.action.zh, 1) * 10) // (_TITLE_WIDTH * 10)))
    below = f"{item.citation.shown}　{page_text.cut(item.subject.zh, _MOST_OF_SUBJECT)}"
    more = max(1, -(-int(text_width(below, 1) * 10) // (_TITLE_WIDTH * 12)))
    high = _ROW + (lines - 1) * _MORE_LINE * 1.2 + (more - 1) * _MORE_LINE
    if details.documents:
        high += _DOCUMENT_LINE * _lines_of([each.zh for each in details.documents])
    return high


def _lines_of(names: Sequence[str]) -> int:
    """Return the number of lines that the names of documents take, each with a box before it."""
    lines, taken = 1, 0.0
    for name in (*names, "签收"):
        wide = text_width(name, 1) + 3.2
        if taken + wide > _DOCUMENT_WIDTH:
            lines, taken = lines + 1, 0.0
        taken += wide
    return lines
