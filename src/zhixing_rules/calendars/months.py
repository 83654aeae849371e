"""Periods in months: the day of the same number, or the last day of a shorter month (民法典 202)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from zhixing_rules.calendars.table import DAWN, FOREVER

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

__all__ = ["months_after"]


def months_after(ordinal: int, n: int) -> int:
    """Return the last day of a period of n months that starts from a day, as a proleptic ordinal.

    A negative n counts back. DAWN and FOREVER are returned unchanged; a result outside all dates is one of them.

    >>> date.fromordinal(months_after(date(2024, 8, 31).toordinal(), 6)).isoformat()
    '2025-02-28'
    """
    if not DAWN < ordinal < FOREVER:
        return ordinal
    try:
        return (date.fromordinal(ordinal) + _months(n)).toordinal()
    except (ValueError, OverflowError):
        return FOREVER if n > 0 else DAWN


@lru_cache(maxsize=64)
def _months(n: int) -> relativedelta:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415  not needed to count working days

    return relativedelta(months=n)
