"""The days of a case space: an ordinary day, and the days around it that the rules distinguish."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import months_after
from zhixing_rules.engine.interpret.spans import span_end
from zhixing_rules.engine.recurrence import last_day_for, periods_through
from zhixing_rules.language import Days, Fixed, PeriodEnd, Quantity, Rolled, Shifted, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Expression, Moment, Span

__all__ = ["LARGE_NUMBER", "SMALL_NUMBER", "CriticalDays", "critical_days_of", "named_days"]

SMALL_NUMBER: Final = 1
"""The smaller value of a recorded number."""
LARGE_NUMBER: Final = 15
"""The larger value of a recorded number: as days, the longest detention."""

_ORDINARY_BEFORE, _ORDINARY_AFTER = 10, 45
_WEDNESDAY, _FRIDAY, _SATURDAY = 3, 5, 6
_SEARCHED_DAYS = 3 * 366
_MAX_SPANS = 2
_MAX_NEAR = 36


@dataclass(frozen=True, slots=True)
class CriticalDays:
    """The days of a space.

    Attributes:
        anchor: an ordinary Wednesday, far from any holiday, after every day that the rules name.
        fact_days: the days that facts may have, the anchor first, then by distance from it.
        report_days: the days of the report, in order.
    """

    anchor: date
    fact_days: tuple[date, ...]
    report_days: tuple[date, ...]


def critical_days_of(parts: Sequence[Expression], calendar: Calendar, commencement: Moment) -> CriticalDays:
    """Return the days that rules distinguish.

    These are the ends of their periods counted from an ordinary day, each with the day before and after, and the days
    that the rules name, each with the day before.

    Args:
        parts: every expression that the rules depend on.
        calendar: the working days.
        commencement: the day of commencement of the procedure.

    Returns:
        The days, none of them twice; the anchor is the first day that facts may have.
    """
    named = sorted(named_days(parts))
    anchor = _ordinary_wednesday(max((*named, *named_days(parts_of(commencement))), default=calendar.first), calendar)
    shifts = {(part.sign, each) for part in parts if isinstance(part, Shifted) for each in _spans(part)}
    rolls = any(isinstance(part, Rolled) for part in parts)
    ends = _span_ends(anchor, sorted(shifts, key=str), calendar, rolls=rolls)
    one = timedelta(days=1)
    near = [day + step for day in ends for step in (timedelta(), one, -one)]
    named += [day + one for part in parts if isinstance(part, PeriodEnd) for day in _period_ends(part, anchor)]
    wanted = {anchor, *near[:_MAX_NEAR], *(day - step for day in named for step in (timedelta(), one))}
    days = sorted(wanted, key=lambda day: (abs((day - anchor).days), day))
    late = max(days) + timedelta(days=_ORDINARY_AFTER)
    return CriticalDays(anchor, tuple(days), tuple(sorted({*days, max(days) + one, late})))


def named_days(parts: Iterable[Expression]) -> set[date]:
    """Return the days that expressions name."""
    return {part.day for part in parts if isinstance(part, Fixed) and date.min < part.day < date.max}


def _period_ends(part: PeriodEnd, anchor: date) -> list[date]:
    """Return the last days of the periods up to the second after the anchor, if the law names the first day."""
    since = named_days(parts_of(part.since))
    if not since:
        return []
    through = months_after(anchor.toordinal(), 2 * part.months)
    periods = periods_through(min(since).toordinal(), part.months, through, calendar=part.calendar)
    ends = dict.fromkeys(end for _, last in periods for end in (last, last_day_for(last, part.months_after)))
    return [date.fromordinal(end) for end in ends]


def _spans(part: Shifted) -> tuple[Span, ...]:
    """Return the span of a shift; for a recorded number of days, the spans of both values of a number."""
    return (Days(SMALL_NUMBER), Days(LARGE_NUMBER)) if isinstance(part.span, Quantity) else (part.span,)


def _span_ends(anchor: date, shifts: list[tuple[int, Span]], calendar: Calendar, *, rolls: bool) -> list[date]:
    """Return the days reached from the anchor by one span, then by two, each group by distance from the anchor.

    Args:
        anchor: the ordinary day.
        shifts: the signs and spans of the rules.
        calendar: the working days.
        rolls: whether a rule rolls rest days: then the next Saturday and the rolled ends counted from it are added.
    """
    ends, frontier = {anchor: None}, [anchor]
    if rolls:
        saturday = anchor + timedelta(days=_SATURDAY - _WEDNESDAY)
        from_saturday = [_shifted(saturday, sign, span, calendar) for sign, span in shifts] or [saturday]
        ends.update(dict.fromkeys((saturday, *(calendar.roll(day) for day in from_saturday))))
    for _ in range(_MAX_SPANS):
        reached = {_shifted(day, sign, span, calendar): None for day in frontier for sign, span in shifts}
        frontier = sorted((day for day in reached if day not in ends), key=lambda day: abs((day - anchor).days))
        ends.update(dict.fromkeys(frontier))
    return list(ends)


def _shifted(day: date, sign: int, span: Span, calendar: Calendar) -> date:
    return date.fromordinal(span_end(span, day.toordinal(), sign, calendar)[0])


def _ordinary_wednesday(after: date, calendar: Calendar) -> date:
    """Return the first Wednesday after a day with only ordinary weeks around it, else the first Wednesday."""
    start = max(after, calendar.first) + timedelta(days=_ORDINARY_BEFORE)
    wednesdays = [
        day
        for day in (start + timedelta(days=each) for each in range(_SEARCHED_DAYS))
        if day.isoweekday() == _WEDNESDAY
    ]
    ordinary = (day for day in wednesdays if all(_is_ordinary(each, calendar) for each in _surrounding_days(day)))
    return next(ordinary, wednesdays[0])


def _surrounding_days(day: date) -> Iterator[date]:
    return (day + timedelta(days=each) for each in range(-_ORDINARY_BEFORE, _ORDINARY_AFTER + 1))


def _is_ordinary(day: date, calendar: Calendar) -> bool:
    inside = calendar.first <= day <= calendar.final_through
    return inside and calendar.is_working(day) == (day.isoweekday() <= _FRIDAY)
