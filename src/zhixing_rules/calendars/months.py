"""Months by the rule of civil law: the day of the same number, or the last day of a shorter month (民法典 202)."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from zhixing_rules.calendars.table import DAWN, FOREVER

__all__ = ["months_after"]


def months_after(ordinal: int, n: int) -> int:
    """The last day of a period of n months that a day sets running; before it, where n is negative.

    >>> date.fromordinal(months_after(date(2024, 8, 31).toordinal(), 6)).isoformat()
    '2025-02-28'
    """
    if not DAWN < ordinal < FOREVER:
        return ordinal
    try:
        return (date.fromordinal(ordinal) + relativedelta(months=n)).toordinal()
    except (ValueError, OverflowError):
        return FOREVER if n > 0 else DAWN
