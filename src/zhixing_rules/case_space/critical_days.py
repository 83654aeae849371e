"""The days of a space: an ordinary day, and the days around it between which the rules make a difference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from zhixing_rules.calendars import months_after
from zhixing_rules.case_space.fields_read import expressions_of
from zhixing_rules.engine.recurrence import periods_through
from zhixing_rules.language import Days, Fixed, Months, PeriodEnd, Quantity, Rolled, Shifted, WorkingDays, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Expression, Moment, Span

__all__ = ["LEAST", "MOST", "Clock", "clock_of"]

LEAST: Final = 1
"""The least number of days that a record names."""
MOST: Final = 15
"""A number of days of some length, such as that of a detention, where the record sets no limit."""

_QUIET_BEFORE, _QUIET_AFTER = 10, 45
_WEDNESDAY, _FRIDAY, _SATURDAY = 3, 5, 6
_SEARCHED = 3 * 366
_ROUNDS = 2
_KEPT = 36


@dataclass(frozen=True, slots=True)
class Clock:
    """The days of a space.

    Attributes:
        anchor: an ordinary Wednesday, far from any holiday, after every day that the rules name.
        days: the days that facts are tried with, the anchor first, then those nearest to it.
        ons: the days that records are judged on, in order.
    """

    anchor: date
    days: tuple[date, ...]
    ons: tuple[date, ...]


def clock_of(rules: Iterable[ResolvedRule], calendar: Calendar, commencement: Moment) -> Clock:
    """The days around which rules make a difference.

    They are the ends of their spans from an ordinary day, each with its neighbours, and the days that the rules name,
    each with the day before.
    """
    parts = [part for resolved in rules for whole in expressions_of(resolved) for part in parts_of(whole)]
    named = sorted(_named(parts))
    anchor = _ordinary(max((*named, *_named(parts_of(commencement))), default=calendar.first), calendar)
    shifts = {(part.sign, each) for part in parts if isinstance(part, Shifted) for each in _spans(part)}
    rolls = any(isinstance(part, Rolled) for part in parts)
    ends = _ends(anchor, sorted(shifts, key=str), calendar, rolls=rolls)
    one = timedelta(days=1)
    near = [day + step for day in ends for step in (timedelta(), one, -one)]
    named += [day + one for part in parts if isinstance(part, PeriodEnd) for day in _rounds(part, anchor)]
    wanted = {anchor, *near[:_KEPT], *(day - step for day in named for step in (timedelta(), one))}
    days = sorted(wanted, key=lambda day: (abs((day - anchor).days), day))
    late = max(days) + timedelta(days=_QUIET_AFTER)
    return Clock(anchor, tuple(days), tuple(sorted({*days, max(days) + one, late})))


def _named(parts: Iterable[Expression]) -> set[date]:
    return {part.day for part in parts if isinstance(part, Fixed) and date.min < part.day < date.max}


def _rounds(part: PeriodEnd, anchor: date) -> list[date]:
    """The last days of the rounds up to the second after the anchor, where the law names the first day of the duty."""
    since = _named(parts_of(part.since))
    if not since:
        return []
    through = months_after(anchor.toordinal(), 2 * part.months)
    rounds = periods_through(min(since).toordinal(), part.months, through, calendar=part.calendar)
    return [date.fromordinal(last) for _, last in rounds]


def _spans(part: Shifted) -> tuple[Span, ...]:
    """The span of a shift; for a recorded number of days, the least and the most of them."""
    return (Days(LEAST), Days(MOST)) if isinstance(part.span, Quantity) else (part.span,)


def _ends(anchor: date, shifts: list[tuple[int, Span]], calendar: Calendar, *, rolls: bool) -> list[date]:
    """The days reached from the anchor by one span, then by two, nearest to it first within each round.

    Where a day of rest is rolled, also those reached from the next Saturday, and the working days they are rolled to.
    """
    found, frontier = {anchor: None}, [anchor]
    if rolls:
        rest = anchor + timedelta(days=_SATURDAY - _WEDNESDAY)
        ends = [_moved(rest, sign, span, calendar) for sign, span in shifts] or [rest]
        found.update(dict.fromkeys((rest, *(calendar.roll(day) for day in ends))))
    for _ in range(_ROUNDS):
        reached = {_moved(day, sign, span, calendar): None for day in frontier for sign, span in shifts}
        frontier = sorted((day for day in reached if day not in found), key=lambda day: abs((day - anchor).days))
        found.update(dict.fromkeys(frontier))
    return list(found)


def _moved(day: date, sign: int, span: Span, calendar: Calendar) -> date:
    count, start = sign * span.count, day.toordinal()
    if isinstance(span, Days):
        return day + timedelta(days=count)
    if isinstance(span, Months):
        return date.fromordinal(months_after(start, count))
    shift = calendar.shift if isinstance(span, WorkingDays) else calendar.weekday_shift
    return date.fromordinal(shift(start, count)[0])


def _ordinary(after: date, calendar: Calendar) -> date:
    """The first Wednesday after a day with nothing but ordinary weeks around it; any Wednesday where there is none."""
    start = max(after, calendar.first) + timedelta(days=_QUIET_BEFORE)
    wednesdays = [
        day for day in (start + timedelta(days=each) for each in range(_SEARCHED)) if day.isoweekday() == _WEDNESDAY
    ]
    return next((day for day in wednesdays if all(_plain(each, calendar) for each in _around(day))), wednesdays[0])


def _around(day: date) -> Iterator[date]:
    return (day + timedelta(days=each) for each in range(-_QUIET_BEFORE, _QUIET_AFTER + 1))


def _plain(day: date, calendar: Calendar) -> bool:
    inside = calendar.first <= day <= calendar.final_through
    return inside and calendar.is_working(day) == (day.isoweekday() <= _FRIDAY)
