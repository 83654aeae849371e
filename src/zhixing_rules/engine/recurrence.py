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
from zhixing_rules.language import Truth, conjunction, disjunction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Act", "RecurrencePeriod", "done_in_periods", "fulfilment", "periods_through", "recurred", "recurred_at_all"]

Act = tuple[Truth, int, int]
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


def fulfilment(span: Span, acts: Iterable[Act], unrecorded_from: int, on: int) -> Truth:
    """Return whether an act that counts was done in a period.

    Args:
        span: the period.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        on: the day of the report, inclusive; later acts do not count.

    Returns:
        Whether it was; to be judged where that depends only on a person's judgment of an act on record.
    """
    first, last = span[0], min(span[1], on)
    found = [conjunction((counts, _within(low, high, first, last))) for counts, low, high in acts]
    return disjunction((*found, Truth.OPEN if unrecorded_from <= last else Truth.NOT_MET))


def _within(low: int, high: int, first: int, last: int) -> Truth:
    """Return whether a day between two bounds is one of the days from the first to the last."""
    if first <= low and high <= last:
        return Truth.MET
    return Truth.OPEN if low <= last and high >= first else Truth.NOT_MET


def recurred(on: int, acts: Sequence[Act], unrecorded_from: int, spans: Sequence[Span]) -> Verdict:
    """Return the verdict of a recurring duty with a period.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        spans: the periods up to the current one.

    Returns:
        The verdict. What is not known of the current period leaves it pending: the act can still be done. Where a
        person must judge whether it was done, the verdict is for review.
    """
    states = [fulfilment(span, acts, unrecorded_from, on) for span in spans]
    ended = conjunction(state for state, (_, last) in zip(states, spans, strict=True) if last < on)
    undecided = {Truth.NOT_MET: Verdict.FAIL, Truth.OPEN: Verdict.OPEN, Truth.TO_BE_JUDGED: Verdict.REVIEW}
    if ended is not Truth.MET:
        return undecided[ended]
    return {Truth.MET: Verdict.PASS, Truth.TO_BE_JUDGED: Verdict.REVIEW}.get(states[-1], Verdict.PENDING)


def recurred_at_all(on: int, acts: Sequence[Act], unrecorded_from: int) -> Verdict:
    """Return the verdict of a recurring duty without a period: a person must judge, once the acts are known.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.

    Returns:
        `Verdict.REVIEW`, or `Verdict.OPEN` while it is not known whether an act was done.
    """
    state = fulfilment((0, on), acts, unrecorded_from, on)
    return Verdict.OPEN if state is Truth.OPEN else Verdict.REVIEW


def done_in_periods(
    on: int, acts: Sequence[Act], unrecorded_from: int, spans: Sequence[Span] | None
) -> tuple[bool, bool, bool, bool]:
    """Return the verdict of a recurring duty as truths, for compiled rules.

    Args:
        on: the day of the report.
        acts: the acts on record.
        unrecorded_from: the first day on which an act may have been done without being recorded.
        spans: the periods up to the current one; ``None`` for a duty without a period.

    Returns:
        Whether the verdict is a breach, open, for review, and met; pending if it is none of them.
    """
    verdict = (
        recurred_at_all(on, acts, unrecorded_from) if spans is None else recurred(on, acts, unrecorded_from, spans)
    )
    return verdict is Verdict.FAIL, verdict is Verdict.OPEN, verdict is Verdict.REVIEW, verdict is Verdict.PASS
