"""The days, numbers and words at which the rules of a procedure change their mind, and their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhixing_rules.calendars import months_after
from zhixing_rules.language import (
    Contains,
    Days,
    Fact,
    Fixed,
    InTable,
    Is,
    Months,
    PeriodEnd,
    Shifted,
    WeekDays,
    WorkingDays,
    parts_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Expression, Procedure, Rule, Span, Subject

__all__ = ["Thresholds", "thresholds"]

_SOME_SPANS: Final[tuple[Span, ...]] = (Days(7), WorkingDays(3))
_LONG_REST: Final = 5
_LOOKED_BACK: Final = 730
_MOST: Final = 120
_FURTHEST: Final = 400


@dataclass(frozen=True, eq=False, repr=False)
class Thresholds:
    """What rules make a difference of.

    Attributes:
        calendar: the working days.
        anchors: days to begin from: those the law names, around breaks and made-up days, the end of the calendar.
        named: the days that the law names, and the day before each.
        spans: every period that is counted.
        numbers: whole numbers that the rules name, with their neighbours.
        words: for each fact, the words that the rules ask after.
    """

    calendar: Calendar
    anchors: tuple[date, ...]
    named: tuple[date, ...]
    spans: tuple[Span, ...]
    numbers: tuple[int, ...]
    words: dict[tuple[Subject, str], tuple[str, ...]]

    def around(self, anchor: date) -> tuple[date, ...]:
        """An anchor, the days at which a period that it begins or ends is over, and their neighbours; nearest first."""
        return _around(self, anchor)

    def written(self, anchor: date) -> tuple[str, ...]:
        """The same days as text."""
        return _written(self, anchor)


@lru_cache(maxsize=512)
def thresholds(procedure: Procedure | None, rule: Rule | None, calendar: Calendar) -> Thresholds:
    """The thresholds of one rule, of all rules of a procedure, or of the calendar alone."""
    rules: tuple[Rule, ...] = (rule,) if rule is not None else () if procedure is None else procedure.rules
    whole: list[Expression] = [each for one in rules for each in one.expressions()]
    if procedure is not None:
        whole += [procedure.applies(one) for one in rules]
    parts = list({id(part): part for each in whole for part in parts_of(each)}.values())
    spans = dict.fromkeys(_spans(parts)) or dict.fromkeys(_SOME_SPANS)
    named = sorted({part.day for part in parts if isinstance(part, Fixed)} - {date.min, date.max})
    counts = sorted({near for span in spans for near in (span.count - 1, span.count, span.count + 1)})
    ordinary, *marked = _of_calendar(calendar)
    anchors = tuple(dict.fromkeys((ordinary, *_in_second_rounds(parts, named), *named, *marked)))
    edges = tuple(day - timedelta(days=n) for day in named for n in (0, 1))
    return Thresholds(calendar, anchors, edges, tuple(spans), tuple(counts), _words(parts))


def _in_second_rounds(parts: Iterable[Expression], named: list[date]) -> Iterator[date]:
    """Days on which a recurring duty has one round behind it."""
    for months in {part.months for part in parts if isinstance(part, PeriodEnd)}:
        yield from (date.fromordinal(months_after(day.toordinal(), 2 * months)) for day in named)


def _spans(parts: Iterable[Expression]) -> Iterator[Span]:
    for part in parts:
        if isinstance(part, Shifted) and isinstance(part.span, Days | WorkingDays | WeekDays | Months):
            yield part.span
        elif isinstance(part, PeriodEnd):
            yield Months(part.months)


def _words(parts: Iterable[Expression]) -> dict[tuple[Subject, str], tuple[str, ...]]:
    found: dict[tuple[Subject, str], dict[str, None]] = {}

    def note(fact: Fact, *words: str) -> None:
        found.setdefault((fact.subject, fact.path), {}).update(dict.fromkeys(words))

    for part in parts:
        match part:
            case Is():
                note(part.fact, *part.values)
            case Contains():
                note(part.fact, part.value)
            case InTable():
                note(part.right, *(right for _, right in part.table.pairs[:6]))
                if part.left is not None:
                    note(part.left, *(left for left, _ in part.table.pairs[:6]))
    return {key: tuple(words) for key, words in found.items()}


@lru_cache(maxsize=16)
def _of_calendar(calendar: Calendar) -> tuple[date, ...]:
    """An ordinary day; the eves of long breaks and the made-up days of the last two years; the last settled days."""
    last = calendar.final_through
    start = max(calendar.first, last - timedelta(days=_LOOKED_BACK))
    days = [start + timedelta(days=n) for n in range((last - start).days)]
    eves = [
        day
        for day in days[:-_LONG_REST]
        if calendar.is_working(day) and not any(calendar.is_working(day + timedelta(n)) for n in range(1, _LONG_REST))
    ]
    ordinary = next((day for day in days if not calendar.skipped(day, day + timedelta(days=4))), start)
    made_up = [each.day for each in calendar.made_up(start, last)]
    return (ordinary, *eves, *made_up[:3], last, last + timedelta(days=5))


@lru_cache(maxsize=4096)
def _around(known: Thresholds, anchor: date) -> tuple[date, ...]:
    begin = anchor.toordinal()
    ends = {end for span in known.spans for sign in (1, -1) for end in _counted(known.calendar, begin, span, sign)}
    ends |= {begin + number for number in known.numbers}
    rolled = {day for end in ends for day in known.calendar.roll_ord(end)}
    turned = {day for end in ends for span in known.spans for day in _counted(known.calendar, end, span, -1)}
    first = {begin, *ends, *rolled}
    found = {day + n for day in first for n in (-1, 0, 1)} | turned
    near = sorted((day for day in found if abs(day - begin) <= _FURTHEST), key=lambda day: (abs(day - begin), day))
    return tuple(date.fromordinal(day) for day in near[:_MOST])


@lru_cache(maxsize=4096)
def _written(known: Thresholds, anchor: date) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in known.around(anchor))


def _counted(calendar: Calendar, day: int, span: Span, sign: int) -> tuple[int, ...]:
    count = span.count * sign
    match span:
        case Days():
            return (day + count,)
        case Months():
            return (months_after(day, count),)
        case WorkingDays():
            return tuple(calendar.shift(day, count))
        case _:
            return tuple(calendar.weekday_shift(day, count))


def numbers_between(known: Thresholds, least: int, most: int) -> tuple[int, ...]:
    """Whole numbers within limits: the limits, and those that rules name."""
    return tuple(sorted({least, most, *(each for each in known.numbers if least <= each <= most)}))
