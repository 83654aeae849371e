"""Arithmetic on Monday to Friday, without holidays and make-up days; every day is settled.

Days are proleptic ordinals; ordinal 1 is a Monday.
"""

from __future__ import annotations

__all__ = ["weekday_after"]


def weekday_after(ordinal: int, n: int) -> int:
    """Return the n-th weekday after (n > 0) or before (n < 0) a day; the day itself if n is 0.

    The day is not counted.

    >>> weekday_after(5, 1), weekday_after(6, 1), weekday_after(8, -1)  # from Friday, Saturday, Monday
    (8, 8, 5)
    """
    if n == 0:
        return ordinal
    if n > 0:
        weeks, days = divmod(ordinal, 7)
        rank = 5 * weeks + min(days, 5) + n
    else:
        weeks, days = divmod(ordinal - 1, 7)
        rank = 5 * weeks + min(days, 5) + n + 1
    weeks, days = divmod(rank - 1, 5)
    return 7 * weeks + days + 1
