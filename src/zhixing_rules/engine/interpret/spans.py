"""The end of a span counted from one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.calendars import DAWN, FOREVER, months_after
from zhixing_rules.language import Days, Months, WeekDays, WorkingDays, Years

if TYPE_CHECKING:
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Span

__all__ = ["moved", "span_end"]


def span_end(span: Span, day: int, sign: int, calendar: Calendar) -> tuple[int, int]:
    """Return the earliest and the latest day on which a span ends.

    Args:
        span: the span.
        day: the day it is counted from, which is not counted, as an ordinal.
        sign: 1 to count forward, -1 to count back.
        calendar: the working days.

    Returns:
        Two ordinals, the same if the end does not depend on an unpublished notice.
    """
    count = span.count * sign
    match span:
        case Days():
            end = moved(day, count)
            return end, end
        case Months() | Years():
            end = months_after(day, count * (12 if isinstance(span, Years) else 1))
            return end, end
        case WorkingDays():
            return calendar.shift(day, count)
        case WeekDays():
            return calendar.weekday_shift(day, count)


def moved(day: int, count: int) -> int:
    """Return a day plus a number of days; `DAWN` and `FOREVER` (no day) are returned unchanged."""
    return day if day <= DAWN or day >= FOREVER else min(day + count, FOREVER)
