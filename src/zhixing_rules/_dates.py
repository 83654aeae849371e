"""Dates as Chinese documents print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

__all__ = ["chinese_date"]


def chinese_date(day: date) -> str:
    """Return a date as Chinese official documents print it: Arabic numerals, no leading zeros.

    >>> from datetime import date
    >>> chinese_date(date(2026, 12, 2))
    '2026年12月2日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
