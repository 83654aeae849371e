"""The days of an archive: working days, how busy each is, and when acts on rest days are done."""

from __future__ import annotations

from bisect import bisect
from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules.errors import CalendarNotPublished
from zhixing_rules.synthetic.rates import (
    AFTER_REST,
    BEFORE_HOLIDAYS,
    LAST_DAYS,
    LONG_HOLIDAY,
    WAITS,
    WEEKDAYS,
    bounds,
)

if TYPE_CHECKING:
    from zhixing_rules.calendars import Calendar

__all__ = ["ArchiveDays"]

_YEARS_BEFORE: Final = 4
_DAYS_AFTER: Final = 1500
_SATURDAY: Final = 5


class ArchiveDays:
    """The days of an archive, numbered from four years before it to about four years after it.

    Outside the published calendar, Monday to Friday are treated as working days.

    Attributes:
        written: each day as YYYY-MM-DD.
        years: the year of each day.
        last: the number of the day on which the archive is drawn up.
    """

    def __init__(self, calendar: Calendar, years: tuple[int, int], on: date) -> None:
        self._base = date(max(years[0] - _YEARS_BEFORE, 1), 1, 1).toordinal()
        self.last: int = on.toordinal() - self._base
        days = [date.fromordinal(self._base + n) for n in range(self.last + _DAYS_AFTER)]
        self.written: list[str] = [day.isoformat() for day in days]
        self.years: list[int] = [day.year for day in days]
        is_working = [_is_working(calendar, day) for day in days]
        self._working = [n for n, works in enumerate(is_working) if works]
        self._next_index = _indices(is_working)
        self._rest = [not works for works in is_working]
        before_holiday = _before_holiday(is_working)
        self._steps = _steps_to_rest(is_working)
        self._waits = [1 - BEFORE_HOLIDAYS if before_holiday[n] else WAITS[day.weekday()] for n, day in enumerate(days)]
        candidates = [n for n in self._working if years[0] <= self.years[n] <= years[1] and n <= self.last]
        factors = (BEFORE_HOLIDAYS if before_holiday[n] else 1.0 for n in candidates)
        weights = tuple(WEEKDAYS[days[n].weekday()] * factor for n, factor in zip(candidates, factors, strict=True))
        self._candidates, self._ends = candidates, bounds(weights)

    def accepted(self, chance: float) -> int:
        """Return the number of the day on which a case is accepted, for a random number from 0 to 1."""
        return self._candidates[bisect(self._ends, chance)]

    def number(self, written: str) -> int:
        """Return the number of a day given as YYYY-MM-DD."""
        return date.fromisoformat(written).toordinal() - self._base

    def working_day(self, day: int, chance: float) -> int:
        """Return the working day, on or after a day, on which a court acts, for a random number from 0 to 1."""
        index = self._next_index[day]
        if self._rest[day]:
            index += bisect(AFTER_REST, chance)
        elif chance < self._waits[day]:
            index += self._steps[day]
        return self._working[index]


def _is_working(calendar: Calendar, day: date) -> bool:
    try:
        return calendar.is_working(day)
    except CalendarNotPublished:
        return day.weekday() < _SATURDAY


def _indices(is_working: list[bool]) -> list[int]:
    """Return for each day how many working days precede it, which is the index of the next one."""
    indices, before = [], 0
    for works in is_working:
        indices.append(before)
        before += works
    return indices


def _steps_to_rest(is_working: list[bool]) -> list[int]:
    """Return for each working day how many working days later the first one after the next rest day is."""
    steps, count = [0] * len(is_working), 0
    for n in range(len(is_working) - 1, -1, -1):
        count = count + 1 if is_working[n] else 0
        steps[n] = count
    return steps


def _before_holiday(is_working: list[bool]) -> list[bool]:
    """Return for each day whether it is one of the last working days before a long holiday."""
    before_holiday, count, rest = [False] * len(is_working), LAST_DAYS, 0
    for n in range(len(is_working) - 1, -1, -1):
        if not is_working[n]:
            rest += 1
            continue
        count = 1 if rest >= LONG_HOLIDAY else count + 1
        rest = 0
        before_holiday[n] = count <= LAST_DAYS
    return before_holiday
