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
from zhixing_rules.language import Truth, conjunction, disjunction, negation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "Act",
    "RecurrencePeriod",
    "done_in_periods",
    "due_in_periods",
    "fulfilments",
    "last_day_for",
    "period_end",
    "periods_through",
    "recurred",
    "recurred_at_all",
]

Act = tuple[Truth, int, int, Truth]
"""An act on record: whether it counts, the first and the last day on which it may have been done (ordinals), and
whether it was done for the period before the one it lies in."""

Span = tuple[int, int]
"""The first and the last day of a period, inclusive, as ordinals."""

_LAST: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True, repr=False)
class RecurrencePeriod(TypeNameRepr):
    """One period of a recurring duty.

    Attributes:
        first: its first day.
        last: its last day, inclusive.
        fulfilled: whether an act that counts was done in it, or for it after it; ``None`` where that is not known.
        until: the last day on which an act for it is in time.
    """

    first: date
    last: date
    fulfilled: bool | None
    until: date


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


def last_day_for(last: int, months_after_it: int) -> int:
    """Return the last day on which a period can be fulfilled.

    Args:
        last: the last day of the period.
        months_after_it: the months after it in which an act for it is still in time.

    Returns:
        The day, as an ordinal.
    """
    return months_after(last + 1, months_after_it) - 1 if months_after_it else last


def period_end(since: int, months: int, on: int, *, calendar: bool, grace: int) -> int:
    """Return the last day on which the earliest period that has not expired can be fulfilled.

    Args:
        since: the first day of the duty, as an ordinal.
        months: the length of a period in months.
        on: the day of the report.
        calendar: whether periods follow the calendar year.
        grace: the months after a period in which it can still be fulfilled.

    Returns:
        The day, as an ordinal.
    """
    ends = [last_day_for(last, grace) for _, last in periods_through(since, months, on, calendar=calendar)]
    return next((end for end in ends if end >= on), ends[-1])


def fulfilments(
    spans: Sequence[Span], acts: Sequence[Act], unrecorded_from: int, on: int, grace: int = 0
) -> list[Truth]:
    """Return for each period whether an act that counts was done in it, or soon enough after it and for it.

    An act in the months after a period fulfils the period it lies in, unless it was done for the previous one and that
    one has no other act.

    Args:
        spans: consecutive periods, the first of the duty first.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        on: the day of the report, inclusive; later acts do not count.
        grace: the months after a period in which it can still be fulfilled.

    Returns:
        Whether it was; to be judged where that depends only on a person's judgment of an act on record.
    """

    def unrecorded(last: int) -> Truth:
        return Truth.OPEN if unrecorded_from <= last else Truth.NOT_MET

    states, previous, shared_to = list[Truth](), Truth.MET, 0
    for first, last in spans:
        end, until = min(last, on), min(last_day_for(last, grace), on)
        inside = [
            conjunction(
                (
                    counts,
                    disjunction(
                        (
                            _within(low, high, max(first, shared_to + 1), end),
                            conjunction(
                                (
                                    _within(low, high, first, min(shared_to, end)),
                                    disjunction((negation(for_previous), previous)),
                                )
                            ),
                        )
                    ),
                )
            )
            for counts, low, high, for_previous in acts
        ]
        after = [
            conjunction((counts, for_previous, _within(low, high, last + 1, until)))
            for counts, low, high, for_previous in acts
        ]
        previous = disjunction((*inside, unrecorded(end)))
        states.append(disjunction((previous, *after, unrecorded(until))))
        shared_to = last_day_for(last, grace)
    return states


def _within(low: int, high: int, first: int, last: int) -> Truth:
    """Return whether a day between two bounds is one of the days from the first to the last, if there are any."""
    if first <= low and high <= last:
        return Truth.MET
    return Truth.OPEN if low <= last and high >= first and first <= last else Truth.NOT_MET


def recurred(on: int, acts: Sequence[Act], unrecorded_from: int, spans: Sequence[Span], grace: int = 0) -> Verdict:
    """Return the verdict of a recurring duty with a period.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        spans: the periods up to the current one.
        grace: the months after a period in which it can still be fulfilled.

    Returns:
        The verdict. What is not known of a period that has not expired leaves it pending: the act can still be done.
        Where a person must judge whether it was done, the verdict is for review.
    """
    states = fulfilments(spans, acts, unrecorded_from, on, grace)
    ends = [last_day_for(last, grace) for _, last in spans]
    expired = conjunction(state for state, end in zip(states, ends, strict=True) if end < on)
    if expired is not Truth.MET:
        undecided = {Truth.NOT_MET: Verdict.FAIL, Truth.OPEN: Verdict.OPEN, Truth.TO_BE_JUDGED: Verdict.REVIEW}
        return undecided[expired]
    running = conjunction(state for state, end in zip(states, ends, strict=True) if end >= on)
    return {Truth.MET: Verdict.PASS, Truth.TO_BE_JUDGED: Verdict.REVIEW}.get(running, Verdict.PENDING)


def due_in_periods(on: int, acts: Sequence[Act], unrecorded_from: int, spans: Sequence[Span], grace: int) -> int:
    """Return the last day for the earliest period that has not expired and is not known to be fulfilled.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        spans: the periods up to the current one.
        grace: the months after a period in which it can still be fulfilled.

    Returns:
        The day, as an ordinal; that of the current period if each is fulfilled.
    """
    states = fulfilments(spans, acts, unrecorded_from, on, grace)
    ends = [last_day_for(last, grace) for _, last in spans]
    left = (end for state, end in zip(states, ends, strict=True) if end >= on and state is not Truth.MET)
    return next(left, ends[-1])


def recurred_at_all(on: int, acts: Sequence[Act], unrecorded_from: int) -> Verdict:
    """Return the verdict of a recurring duty without a period: a person must judge, once the acts are known.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.

    Returns:
        `Verdict.REVIEW`, or `Verdict.OPEN` while it is not known whether an act was done.
    """
    (state,) = fulfilments([(0, on)], acts, unrecorded_from, on)
    return Verdict.OPEN if state is Truth.OPEN else Verdict.REVIEW


def done_in_periods(
    on: int, acts: Sequence[Act], unrecorded_from: int, spans: Sequence[Span] | None, grace: int
) -> tuple[bool, bool, bool, bool, int]:
    """Return the verdict of a recurring duty as truths, for compiled rules.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        spans: the periods up to the current one; ``None`` for a duty without a period.
        grace: the months after a period in which it can still be fulfilled.

    Returns:
        Whether the verdict is a breach, open, for review, and met; pending if it is none of them. Then the last day,
        see `due_in_periods`; without a period, the day of the report.
    """
    if spans is None:
        verdict, due = recurred_at_all(on, acts, unrecorded_from), on
    else:
        verdict = recurred(on, acts, unrecorded_from, spans, grace)
        due = due_in_periods(on, acts, unrecorded_from, spans, grace)
    return (
        verdict is Verdict.FAIL,
        verdict is Verdict.OPEN,
        verdict is Verdict.REVIEW,
        verdict is Verdict.PASS,
        due,
    )
