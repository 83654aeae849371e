"""Times of day of a record, and the twenty-four hours that national law counts from the next full hour."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import StringConstraints

if TYPE_CHECKING:
    from datetime import date

__all__ = ["ClockTime", "is_in_24_hours"]

ClockTime = Annotated[str, StringConstraints(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day in China, HH:MM of 24 hours, without seconds and without a zone."""

_PERIOD: Final = timedelta(hours=24)


def is_in_24_hours(start: date | None, start_at: str | None, end: date | None, end_at: str | None) -> bool | None:
    """Return whether an act was done within 24 hours after another, counted from the next full hour (民诉法解释 125).

    The hour in which the first act lies is not counted, and the minute in which the period ends belongs to it.

    Args:
        start: the day of the first act.
        start_at: its time of day, a `ClockTime`.
        end: the day of the second act.
        end_at: its time of day.

    Returns:
        The answer; ``None`` unless both days and both times are recorded.

    Examples:
        >>> from datetime import date
        >>> is_in_24_hours(date(2025, 3, 3), "09:20", date(2025, 3, 4), "10:00")
        True
        >>> is_in_24_hours(date(2025, 3, 3), "09:20", date(2025, 3, 4), "10:01")
        False
    """
    if start is None or start_at is None or end is None or end_at is None:
        return None
    begins = datetime.combine(start, time(hour=time.fromisoformat(start_at).hour)) + timedelta(hours=1)
    return datetime.combine(end, time.fromisoformat(end_at)) <= begins + _PERIOD
