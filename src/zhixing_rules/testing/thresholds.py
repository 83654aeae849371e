"""Thresholds of rules: the days, numbers and words at which their results change, with the adjacent values."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import months_after
from zhixing_rules.case_space.critical_days import named_days
from zhixing_rules.engine.interpret.spans import span_end
from zhixing_rules.language import (
    Days,
    Months,
    PeriodEnd,
    Quantity,
    Shifted,
    WorkingDays,
    fields_read,
    parts_read,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Expression, Procedure, Rule, Span, Subject

__all__ = ["Thresholds", "thresholds"]

_DEFAULT_SPANS: Final[tuple[Span, ...]] = (Days(7), WorkingDays(3))
_MIN_LONG_BREAK: Final = 5
_CALENDAR_DAYS: Final = 730
_MAX_DAYS: Final = 120
_MAX_DISTANCE: Final = 400


@dataclass(frozen=True, eq=False, repr=False)
class Thresholds:
    """The values at which the results of rules change.

    Attributes:
        calendar: the working days.
        anchors: days to start from: those named by the rules, near long breaks and make-up working days, and the end
            of the calendar.
        named: the days named by the rules, and the day before each.
        spans: every period that is counted.
        numbers: the counts of the periods, with the adjacent numbers.
        words: the words that the rules test, by subject and path of the fact.
    """

    calendar: Calendar
    anchors: tuple[date, ...]
    named: tuple[date, ...]
    spans: tuple[Span, ...]
    numbers: tuple[int, ...]
    words: dict[tuple[Subject, str], tuple[str, ...]]

    def around(self, anchor: date) -> tuple[date, ...]:
        """Return the anchor, the ends of periods that start or end on it, and the adjacent days; nearest first."""
        return _around(self, anchor)

    def iso_around(self, anchor: date) -> tuple[str, ...]:
        """Return the same days in ISO format."""
        return _iso_around(self, anchor)


@lru_cache(maxsize=512)
def thresholds(procedure: Procedure | None, rule: Rule | None, calendar: Calendar) -> Thresholds:
    """Return the thresholds of one rule, of all rules of a procedure, or of the calendar alone.

    Args:
        procedure: the procedure; ``None`` for the calendar alone.
        rule: a rule, to use only its thresholds; ``None`` for all rules of the procedure.
        calendar: the working days.

    Returns:
        The thresholds; default periods if the rules count none. Cached, so equal arguments give the same object.
    """
    rules: tuple[Rule, ...] = (rule,) if rule is not None else () if procedure is None else procedure.rules
    read = (part for one in rules for part in parts_read(procedure, one))
    parts = list({id(part): part for part in read}.values())
    spans = dict.fromkeys(_spans(parts)) or dict.fromkeys(_DEFAULT_SPANS)
    named = sorted(named_days(parts))
    counts = sorted({near for span in spans for near in (span.count - 1, span.count, span.count + 1)})
    ordinary, *marked = _of_calendar(calendar)
    anchors = tuple(dict.fromkeys((ordinary, *_second_period_days(parts, named), *named, *marked)))
    with_eves = tuple(day - timedelta(days=n) for day in named for n in (0, 1))
    return Thresholds(calendar, anchors, with_eves, tuple(spans), tuple(counts), _words(parts))


def _second_period_days(parts: Iterable[Expression], named: list[date]) -> Iterator[date]:
    """Yield days on which the first period of a recurring duty is over."""
    for months in {part.months for part in parts if isinstance(part, PeriodEnd)}:
        yield from (date.fromordinal(months_after(day.toordinal(), 2 * months)) for day in named)


def _spans(parts: Iterable[Expression]) -> Iterator[Span]:
    for part in parts:
        if isinstance(part, Shifted) and not isinstance(part.span, Quantity):
            yield part.span
        elif isinstance(part, PeriodEnd):
            yield Months(part.months)


def _words(parts: Iterable[Expression]) -> dict[tuple[Subject, str], tuple[str, ...]]:
    fields = fields_read(parts).fields
    uses = ((subject, *each) for (subject, _), use in fields.items() for each in use.words.items())
    return {(subject, path): tuple(words) for subject, path, words in uses}


def _of_calendar(calendar: Calendar) -> tuple[date, ...]:
    """Return an ordinary day, the eves of long breaks, some make-up working days, and the last settled days."""
    last = calendar.final_through
    start = max(calendar.first, last - timedelta(days=_CALENDAR_DAYS))
    days = [start + timedelta(days=n) for n in range((last - start).days)]
    eves = [
        day
        for day in days[:-_MIN_LONG_BREAK]
        if calendar.is_working(day)
        and not any(calendar.is_working(day + timedelta(n)) for n in range(1, _MIN_LONG_BREAK))
    ]
    ordinary = next((day for day in days if not calendar.skipped(day, day + timedelta(days=4))), start)
    make_up = [each.day for each in calendar.made_up(start, last)]
    return (ordinary, *eves, *make_up[:3], last, last + timedelta(days=5))


@lru_cache(maxsize=4096)
def _around(limits: Thresholds, anchor: date) -> tuple[date, ...]:
    begin = anchor.toordinal()
    ends = {end for span in limits.spans for sign in (1, -1) for end in span_end(span, begin, sign, limits.calendar)}
    ends |= {begin + number for number in limits.numbers}
    rolled = {day for end in ends for day in limits.calendar.roll_ord(end)}
    counted_back = {day for end in ends for span in limits.spans for day in span_end(span, end, -1, limits.calendar)}
    first = {begin, *ends, *rolled}
    days = {day + n for day in first for n in (-1, 0, 1)} | counted_back
    near = sorted((day for day in days if abs(day - begin) <= _MAX_DISTANCE), key=lambda day: (abs(day - begin), day))
    return tuple(date.fromordinal(day) for day in near[:_MAX_DAYS])


@lru_cache(maxsize=4096)
def _iso_around(limits: Thresholds, anchor: date) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in limits.around(anchor))


def numbers_between(limits: Thresholds, low: int, high: int) -> tuple[int, ...]:
    """Return the numbers of the thresholds between two limits, and the limits themselves.

    Args:
        limits: the thresholds.
        low: the lower limit, inclusive.
        high: the upper limit, inclusive.

    Returns:
        The numbers in ascending order, each once; never empty.
    """
    return tuple(sorted({low, high, *(each for each in limits.numbers if low <= each <= high)}))
