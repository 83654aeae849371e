"""Calendar functions as table lookups: days from 1990 to 2050 are looked up, other days are computed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.calendars import DAWN, FOREVER, months_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.calendars import Calendar

__all__ = ["DayLookup", "map_unique", "months_lookup", "roll_lookup", "shift_lookup"]

_FIRST: Final = date(1990, 1, 1).toordinal()
_LAST: Final = date(2050, 12, 31).toordinal()


class DayLookup:
    """A function from days to bounds of a day, as two tables; days outside the tables are computed once each.

    Args:
        function: from an ordinal to the lower and the upper bound.
    """

    def __init__(self, function: Callable[[int], tuple[int, int]]) -> None:
        self._function = function
        bounds = [function(DAWN), *map(function, range(_FIRST, _LAST + 1)), function(FOREVER)]
        self._tables = tuple(pl.Series("day", each, dtype=pl.Int32) for each in zip(*bounds, strict=True))

    def of(self, day: int) -> tuple[int, int]:
        """Return the bounds for one day."""
        return self._function(day)

    def low(self, days: pl.Expr) -> pl.Expr:
        """Return the lower bounds for a column of days."""
        return days.map_batches(self._low, return_dtype=pl.Int32, is_elementwise=True)

    def high(self, days: pl.Expr) -> pl.Expr:
        """Return the upper bounds for a column of days."""
        return days.map_batches(self._high, return_dtype=pl.Int32, is_elementwise=True)

    def _low(self, days: pl.Series) -> pl.Series:
        return self._look_up(days, 0)

    def _high(self, days: pl.Series) -> pl.Series:
        return self._look_up(days, 1)

    def _look_up(self, days: pl.Series, bound: int) -> pl.Series:
        """Return the lower (0) or upper (1) bounds."""
        indexes = days.clip(_FIRST - 1, _LAST + 1) - (_FIRST - 1)
        bounds = self._tables[bound].gather(indexes)
        outside = ((days > DAWN) & (days < _FIRST)) | ((days > _LAST) & (days < FOREVER))
        if not outside.any():
            return bounds
        days_outside = days.set(~outside, None)
        return _map_unique(days_outside, lambda day: self._function(day)[bound]).fill_null(bounds)


def map_unique(days: pl.Expr, function: Callable[[int], int]) -> pl.Expr:
    """Apply a function of a day to a column, called once for each different day."""
    return days.map_batches(lambda each: _map_unique(each, function), return_dtype=pl.Int32)


def _map_unique(days: pl.Series, function: Callable[[int], int]) -> pl.Series:
    unique = days.drop_nulls().unique()
    results = pl.Series([function(day) for day in unique], dtype=pl.Int32)
    by_day = pl.DataFrame({"day": unique, "result": results})
    return pl.DataFrame({"day": days}).join(by_day, on="day", how="left", maintain_order="left").get_column("result")


@lru_cache(maxsize=256)
def shift_lookup(calendar: Calendar, count: int, *, weekdays: bool) -> DayLookup:
    """Return the lookup of the day a number of working days later.

    Args:
        calendar: the working days.
        count: how many days; negative to go back.
        weekdays: whether to count Monday to Friday instead, without regard to the notices.

    Returns:
        The lookup, from an ordinal to the earliest and the latest possible day, inclusive; the same object for the same
        arguments.
    """
    shift = calendar.weekday_shift if weekdays else calendar.shift
    return DayLookup(lambda day: shift(day, count))


@lru_cache(maxsize=64)
def roll_lookup(calendar: Calendar, *, statutory: bool) -> DayLookup:
    """Return the lookup of the first day, from a day on, that is not a rest day (or not a statutory holiday)."""
    return DayLookup(calendar.roll_statutory if statutory else calendar.roll_ord)


@lru_cache(maxsize=64)
def months_lookup(count: int) -> DayLookup:
    """Return the lookup of the day a number of months later."""
    return DayLookup(lambda day: (months_after(day, count),) * 2)
