"""The day of a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.calendars import as_chinese_day
from zhixing_rules.records.day_limits import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from datetime import date

__all__ = ["view_day"]


def view_day(on: date) -> date:
    """Return the day of a view, as a date in China.

    Raises:
        TypeError: the day is a datetime without a zone.
        ValueError: it lies outside the days that a record can hold, so that no picture could show the days around it.
    """
    day = as_chinese_day(on, "on")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"on：须为 {FIRST_DAY} 至 {LAST_DAY} · give a day from {FIRST_DAY} to {LAST_DAY}")
    return day
