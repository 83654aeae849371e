"""Disclosed results and calendars as a notebook shows them: a fragment in Chinese, without a script or a style.

It has the colours of the notebook, light or dark. A notebook stores what it shows: its file is as confidential as the
audience that is named at the beginning of each result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.render import _documents
from zhixing_rules.render._phrases import audience_line
from zhixing_rules.render.document import Document, Line
from zhixing_rules.render.html_fragment import to_html as fragment

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules._repr import NotebookRepr

__all__ = ["to_html"]

_DOCUMENTS: Final[dict[str, Callable[..., Document]]] = {
    "Calendar": _documents.calendar_document,
    "DisclosedExplanation": _documents.explanation_document,
    "DisclosedImpact": _documents.impact_document,
    "DisclosedPlan": _documents.plan_document,
    "DisclosedReport": _documents.report_document,
}


def to_html(result: NotebookRepr) -> str:
    """Return what a notebook shows of a disclosed result or of a calendar.

    Args:
        result: the result.

    Returns:
        The fragment. A result says at its beginning whom it is confidential to.

    >>> from zhixing_rules import PRC
    >>> to_html(PRC).partition("</h4>")[0]
    '<div lang="zh"><h4>工作日历'
    """
    kind = next(each.__name__ for each in type(result).__mro__ if each.__name__ in _DOCUMENTS)
    document = _DOCUMENTS[kind](result)
    notice = () if document.audience is None else (Line(audience_line(document.audience), "strong"),)
    return f'<div lang="zh">{fragment(Document(document.title, (*notice, *document.blocks)), "zh")}</div>'
