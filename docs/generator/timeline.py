"""The picture of the README: the timeline that a report shows of one detention."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.render.timeline_svg import timeline_svg
from zhixing_rules.views import case_view

if TYPE_CHECKING:
    from zhixing_rules.render.document import Language

__all__ = ["timeline"]

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "detention_national_day.json"
ON: Final = date(2025, 9, 28)


def timeline(language: Language) -> str:
    """Return the picture as SVG."""
    return timeline_svg(case_view(EXAMPLE.read_text(encoding="utf-8"), on=ON).near, language=language) + "\n"
