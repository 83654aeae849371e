"""Recurring duties: their periods, which periods were fulfilled, and the resulting verdict."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateutil.rrule import MONTHLY, rrule

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, FOREVER, months_after
from zhixing_rules.engine.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Act", "RecurrencePeriod", "done_in_periods", "fulfilled", "periods_through", "recurred", "recurred_at_all"]

Act = tuple[bool | None, int, int]
"""An act on record: whether it counts, and the first and the last day on which it may have been done (ordinals)."""

Span = tuple[int, int]
"""The first and the last day of a period, inclusive, as ordinals."""

_LAST: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True, repr=False)
class RecurrencePeriod(TypeNameRepr):
    """One period of a recurring duty.

    Attributes:
        first: its first day.
        last: its last day, inclusive.
        fulfilled: whether an act that counts was done in it; ``None`` where that is not known.
    """

    first: date
    last: date
    fulfilled: bool | None


@lru_cache(maxsize=256)
def periods_through(since: int, months: int, day: int, *, calendar: bool) -> tuple[Span, ...]:
    """Return the periods up to the one that contains a day; at least one.

    With `calendar`, periods end with months of the calendar year, and an incomplete period at the start of the duty is
    left out. Otherwise the first period begins with the duty. If the first day is not known, the result is one period
    that begins and ends on that bound. A period that would end after the last representable day ends on that day.

    Args:
        since: the first day of the duty, as an ordinal.
        months: the length of a period in months.
        day: the day up to which periods are listed, as an ordinal.
        calendar: whether periods follow the calendar year.

    Returns:
        The first and the last day of each period, inclusive, as ordinals.
    """
    if not DAWN < since <= _LAST:
        return ((since, since),)
    first, spans = since, list[Span]()
    for last in _ends(since, months, calendar=calendar):
        if not calendar or months_after(first, months) == last + 1:
            spans.append((first, last))
            if last >= day:
                break
        first = last + 1
    return tuple(spans) or ((since, _LAST),)


def _ends(since: int, months: int, *, calendar: bool) -> Iterator[int]:
    if calendar:
        closing = [month for month in range(1, 13) if month % months == 0]
        days = rrule(MONTHLY, dtstart=date.fromordinal(since), bymonth=closing, bymonthday=-1)
        yield from (day.toordinal() for day in days)
        return
    number = 1
    while (end := months_after(since, months * number)) < FOREVER:
        yield end
        number += 1


def fulfilled(span: Span, acts: Sequence[Act], unrecorded_from: int, on: int) -> bool | None:
    """Return whether an act that counts was done in a period.

    Args:
        span: the period.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        on: the day of the report, inclusive; later acts do not count.

    Returns:
        Whether it was; ``None`` where that is not known.
    """
    first, last = span[0], min(span[1], on)
    if any(counts and first <= low and high <= last for counts, low, high in acts):
        return True
    maybe = any(counts is not False and low <= last and high >= first for counts, low, high in acts)
    return None if maybe or unrecorded_from <= last else False


def done_in_periods(
    on: int, acts: Sequence[Act], unrecorded_from: int, spans: Sequence[Span]
) -> tuple[bool, bool, bool, bool]:
    """Return what was done in the periods of a recurring duty.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        spans: the periods up to the current one.

    Returns:
        Whether a period that has ended was certainly missed; whether it is not known of one; and whether the act of the
        current period was certainly done; whether that is not known.
    """
    states = [fulfilled(span, acts, unrecorded_from, on) for span in spans]
    ended = [state for state, (_, last) in zip(states, spans, strict=True) if last < on]
    return False in ended, None in ended, states[-1] is True, states[-1] is None


def recurred(on: int, acts: Sequence[Act], unrecorded_from: int, spans: Sequence[Span]) -> Verdict:
    """Return the verdict of a recurring duty with a period.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        spans: the periods up to the current one.

    Returns:
        The verdict.
    """
    states = [fulfilled(span, acts, unrecorded_from, on) for span in spans]
    ended = [state for state, (_, last) in zip(states, spans, strict=True) if last < on]
    if False in ended:
        return Verdict.FAIL
    if None in ended:
        return Verdict.OPEN
    return Verdict.PASS if states[-1] else Verdict.PENDING


def recurred_at_all(on: int, acts: Sequence[Act], unrecorded_from: int) -> Verdict:
    """Return the verdict of a recurring duty without a period: a person must judge, once the acts are known.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.

    Returns:
        `Verdict.REVIEW`, or `Verdict.OPEN` while it is not known whether an act was done.
    """
    state = fulfilled((0, on), acts, unrecorded_from, on)
    return Verdict.OPEN if state is None else Verdict.REVIEW
