"""The report of a case, or of a joint mechanism, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from zhixing_rules._dates import chinese_date
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine import Verdict
from zhixing_rules.office.html import page_text
from zhixing_rules.office.html.page import margin_boxes, page
from zhixing_rules.office.html.page_links import PageLinks
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.records import Audience, Secrecy
from zhixing_rules.render.timeline_svg import timeline_svg

if TYPE_CHECKING:
    from zhixing_rules.views import CaseView, Timeline, ToJudge

__all__ = ["case_html", "case_title", "case_values", "figure"]

_ORDER: Final = (
    Verdict.FAIL,
    Verdict.PENDING,
    Verdict.OPEN,
    Verdict.REVIEW,
    Verdict.PASS,
    Verdict.NOT_APPLICABLE,
)
_UNSIGNED: Final = frozenset({Audience.PARTY, Audience.DEBTOR, Audience.PUBLIC})
_WIDE: Final = 4
"""Number of questions above which a group of them takes the whole width."""


def case_html(view: CaseView, *, brief: bool = False, notes: bool = False) -> str:
    """Return the report of a case as a page.

    Args:
        view: what its audience is shown.
        brief: whether to leave out the whole course of the case and the annex with every finding.
        notes: whether to number the acts and findings, and to list for each the id of its rule and its place in the
            record.

    Returns:
        The page, without a script and without a reference to anything outside it.

    >>> from datetime import date
    >>> from zhixing_rules.views import case_view
    >>> view = case_view({"case_number": "（2024）豫0402民初1234号"}, on=date(2025, 1, 2))
    >>> "附件" in case_html(view), "附表" in case_html(view, brief=True)
    (True, False)
    """
    title = case_title(view)
    return page(
        "report.html.j2",
        styles=("report.css",),
        margins=margin_boxes(
            "A4 portrait",
            "18mm 17mm 17mm",
            view.audience,
            title,
            f"判断之日 {chinese_date(view.header.on)}",
            first=False,
        ),
        brief=brief,
        kind=_kind(view),
        same_days=[each.day for each in view.whole.days] == [each.day for each in view.near.days],
        near=figure(view.near, "near"),
        whole=Markup("") if brief else figure(view.whole, "whole"),
        signed=view.audience not in _UNSIGNED,
        **case_values(view, PageLinks(), notes=notes),
    )


def case_values(view: CaseView, links: PageLinks, *, notes: bool = False) -> dict[str, Any]:
    """Return what the parts of a page about a case show (``case_parts.j2``).

    Args:
        view: what its audience is shown.
        links: the links from what is shown to other parts of the page.
        notes: whether to number the acts and findings.

    Returns:
        The values by name.
    """
    paces = {(item.rule_id, item.path): item.pace.zh for item, _ in view.items}
    return {
        "title": case_title(view),
        "view": view,
        "year": view.header.on.year,
        "order": _ORDER,
        "basis": page_text.audience_basis(view.audience, opinion=view.document == OPINION.document),
        "text": page_text,
        "notes": _Notes(shown=notes),
        "links": links,
        "rests": {each.day for each in view.near.days if each.working is False},
        "choices": [_choices(each, paces.get((each.rule_id, each.path), "")) for each in view.to_judge],
        "wide": _WIDE,
    }


def case_title(view: CaseView) -> str:
    """Return the heading of a page about a case: its number, or a gap, or what it is for those who may not know it."""
    if view.header.mechanism:
        return "联动机制"
    numbers = [each.value for each in view.header.items if each.name == "case_number"]
    return (numbers[0] or "【案号未记录】") if numbers else "执行案件"


def _kind(view: CaseView) -> str:
    """Return what the page is; to those who may not know what the police take part in, without a word of it."""
    if view.audience.may_see(Secrecy.PARTICIPATION):
        return "联动查控与拒执移送 · 检查报告"
    return "检查报告" if view.header.mechanism else "执行案件检查报告"


def figure(timeline: Timeline, name: str) -> Markup:
    """Return a picture; empty where it has no lane."""
    return Markup(timeline_svg(timeline, name=name)) if timeline.lanes else Markup("")  # noqa: S704  it escapes its texts


def _choices(finding: ToJudge, pace: str) -> tuple[str, str]:
    """Return the two answers that a person can give."""
    if finding.question.zh:
        return "是", "否"
    if pace and pace != "未规定":
        return f"合于“{pace}”", "不合"
    return "合于条文", "不合"


@dataclass(frozen=True, slots=True, repr=False)
class _Note(TypeNameRepr):
    number: int
    rule_id: str
    paths: tuple[str, ...]


class _Notes(TypeNameRepr):
    """The footnotes of a page, numbered as they are first referred to: the id of a rule and where its subjects are."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self._found: dict[tuple[str, tuple[str, ...]], _Note] = {}

    def reference(self, rule_id: str, *paths: str) -> Markup:
        """Return a reference to a note, which is made if it is new; nothing where notes are not shown."""
        if not self.shown:
            return Markup("")
        key = rule_id, paths
        new = key not in self._found
        note = self._found.setdefault(key, _Note(len(self._found) + 1, rule_id, paths))
        anchor = Markup(' id="r{}"').format(note.number) if new else Markup("")
        return Markup('<sup class="fn"><a href="#n{0}"{1} aria-label="注{0}">{0}</a></sup>').format(note.number, anchor)

    def all(self) -> tuple[_Note, ...]:
        """Return the notes so far."""
        return tuple(self._found.values())
