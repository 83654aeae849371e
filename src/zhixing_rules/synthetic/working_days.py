"""The days of an archive: which are worked, how busy each is, and when what falls on a day of rest is done."""

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

__all__ = ["CourtDays"]

_YEARS_BEFORE: Final = 4
_DAYS_AFTER: Final = 1500
_SATURDAY: Final = 5


class CourtDays:
    """Days as numbers, from some years before an archive to some years after it.

    Beyond what the calendar knows, Monday to Friday are taken for worked: these days are invented anyway.

    Attributes:
        written: each day as YYYY-MM-DD.
        years: the year of each day.
        last: the number of the last day on which anything was done.
    """

    def __init__(self, calendar: Calendar, years: tuple[int, int], on: date) -> None:
        self._base = date(max(years[0] - _YEARS_BEFORE, 1), 1, 1).toordinal()
        self.last = on.toordinal() - self._base
        days = [date.fromordinal(self._base + n) for n in range(self.last + _DAYS_AFTER)]
        self.written = [day.isoformat() for day in days]
        self.years = [day.year for day in days]
        worked = [_worked(calendar, day) for day in days]
        self._working = [n for n, is_worked in enumerate(worked) if is_worked]
        self._next = _indices(worked)
        self._rest = [not is_worked for is_worked in worked]
        soon = _soon_holiday(worked)
        self._steps = _steps_to_rest(worked)
        self._waits = [1 - BEFORE_HOLIDAYS if soon[n] else WAITS[day.weekday()] for n, day in enumerate(days)]
        taken_in = [n for n in self._working if years[0] <= self.years[n] <= years[1] and n <= self.last]
        weights = tuple(WEEKDAYS[days[n].weekday()] * (BEFORE_HOLIDAYS if soon[n] else 1.0) for n in taken_in)
        self._taken_in, self._ends = taken_in, bounds(weights)

    def first(self, chance: float) -> int:
        """The day a case was taken in."""
        return self._taken_in[bisect(self._ends, chance)]

    def number(self, written: str) -> int:
        """The number of a day that is written."""
        return date.fromisoformat(written).toordinal() - self._base

    def worked(self, day: int, chance: float) -> int:
        """The day a court does what it would have done on this day: not earlier, and a working day."""
        index = self._next[day]
        if self._rest[day]:
            index += bisect(AFTER_REST, chance)
        elif chance < self._waits[day]:
            index += self._steps[day]
        return self._working[index]


def _worked(calendar: Calendar, day: date) -> bool:
    try:
        return calendar.is_working(day)
    except CalendarNotPublished:
        return day.weekday() < _SATURDAY


def _indices(worked: list[bool]) -> list[int]:
    """For each day, how many working days came before it: the index of the next one."""
    indices, before = [], 0
    for is_worked in worked:
        indices.append(before)
        before += is_worked
    return indices


def _steps_to_rest(worked: list[bool]) -> list[int]:
    """For each working day, how many working days on from it the next rest is over."""
    steps, ahead = [0] * len(worked), 0
    for n in range(len(worked) - 1, -1, -1):
        ahead = ahead + 1 if worked[n] else 0
        steps[n] = ahead
    return steps


def _soon_holiday(worked: list[bool]) -> list[bool]:
    """For each day, whether it is one of the last working days before a long holiday."""
    soon, ahead, rest = [False] * len(worked), LAST_DAYS, 0
    for n in range(len(worked) - 1, -1, -1):
        if not worked[n]:
            rest += 1
            continue
        ahead = 1 if rest >= LONG_HOLIDAY else ahead + 1
        rest = 0
        soon[n] = ahead <= LAST_DAYS
    return soon
