"""The timeline of a case as a file of its own: with the case number, and with who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.render._phrases import audience_line
from zhixing_rules.render.timeline_svg import timeline_svg

if TYPE_CHECKING:
    from zhixing_rules.render.document import Language
    from zhixing_rules.views import CaseView

__all__ = ["case_picture"]


def case_picture(view: CaseView, *, whole: bool = False, language: Language = "zh") -> str:
    """Draw the timeline of a case as an SVG file.

    Args:
        view: what its audience is shown.
        whole: whether to show the whole case; otherwise the weeks around the day of judgment.
        language: the language of its words.

    Returns:
        The picture.
    """
    shown = view.whole if whole else view.near
    heading = [view.header.value("case_number") or "", getattr(shown.title, language)]
    notice = getattr(audience_line(view.audience), language)
    separator = ("　", ",") if language == "zh" else ("  ", ",")
    notice = notice.partition(separator[0])[0].partition(separator[1])[0]
    return timeline_svg(shown, language=language, heading=separator[0].join(filter(None, heading)), notice=notice)
