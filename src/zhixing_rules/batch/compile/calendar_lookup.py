"""Functions of the calendar as gathers: one table for the days that occur in practice, the calendar itself beyond."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.calendars import DAWN, FOREVER, months_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.calendars import Calendar

__all__ = ["Gather", "gather_months", "gather_roll", "gather_shift", "once"]

_FIRST: Final = date(1990, 1, 1).toordinal()
_LAST: Final = date(2050, 12, 31).toordinal()


class Gather:
    """A function from days to bounds of a day, as two tables; a day outside them is asked for by itself, once.

    Args:
        function: from an ordinal to the lower and the upper bound.
    """

    def __init__(self, function: Callable[[int], tuple[int, int]]) -> None:
        self._function = function
        bounds = [function(DAWN), *map(function, range(_FIRST, _LAST + 1)), function(FOREVER)]
        self._tables = tuple(pl.Series("day", side, dtype=pl.Int32) for side in zip(*bounds, strict=True))

    def of(self, day: int) -> tuple[int, int]:
        """The bounds for one day."""
        return self._function(day)

    def low(self, days: pl.Expr) -> pl.Expr:
        """The lower bounds for a column of days."""
        return days.map_batches(self._low, return_dtype=pl.Int32, is_elementwise=True)

    def high(self, days: pl.Expr) -> pl.Expr:
        """The upper bounds for a column of days."""
        return days.map_batches(self._high, return_dtype=pl.Int32, is_elementwise=True)

    def _low(self, days: pl.Series) -> pl.Series:
        return self._gathered(days, 0)

    def _high(self, days: pl.Series) -> pl.Series:
        return self._gathered(days, 1)

    def _gathered(self, days: pl.Series, side: int) -> pl.Series:
        places = days.clip(_FIRST - 1, _LAST + 1) - (_FIRST - 1)
        found = self._tables[side].gather(places)
        outside = ((days > DAWN) & (days < _FIRST)) | ((days > _LAST) & (days < FOREVER))
        if not outside.any():
            return found
        strange = days.set(~outside, None)
        return _once(strange, lambda day: self._function(day)[side]).fill_null(found)


def once(days: pl.Expr, function: Callable[[int], int]) -> pl.Expr:
    """A function of a day, worked out once for each different day."""
    return days.map_batches(lambda each: _once(each, function), return_dtype=pl.Int32)


def _once(days: pl.Series, function: Callable[[int], int]) -> pl.Series:
    different = days.drop_nulls().unique()
    answers = pl.Series([function(day) for day in different], dtype=pl.Int32)
    known = pl.DataFrame({"day": different, "answer": answers})
    return pl.DataFrame({"day": days}).join(known, on="day", how="left", maintain_order="left").get_column("answer")


@lru_cache(maxsize=256)
def gather_shift(calendar: Calendar, count: int, *, weekdays: bool) -> Gather:
    """So many working days on; or weekdays, whatever the notices say."""
    shift = calendar.weekday_shift if weekdays else calendar.shift
    return Gather(lambda day: shift(day, count))


@lru_cache(maxsize=64)
def gather_roll(calendar: Calendar, *, statutory: bool) -> Gather:
    """The first day from a day on that is not a day of rest; or not a statutory one."""
    return Gather(calendar.roll_statutory if statutory else calendar.roll_ord)


@lru_cache(maxsize=64)
def gather_months(count: int) -> Gather:
    """So many months on."""
    return Gather(lambda day: (months_after(day, count),) * 2)
