"""Duties that come round: which rounds there are, which were kept, and what that makes of the duty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateutil.rrule import MONTHLY, rrule

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.calendars import DAWN, FOREVER, months_after
from zhixing_rules.engine.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Act", "RecurrencePeriod", "fulfilled", "periods_through", "recurred", "recurred_at_all"]

Act = tuple[bool | None, int, int]
"""An act on record: whether it counts, and the first and the last day it may have been done on."""

Span = tuple[int, int]

_LAST: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True, repr=False)
class RecurrencePeriod(TypeNameRepr):
    """One round of a recurring duty.

    Attributes:
        first: its first day.
        last: its last day.
        kept: whether an act that counts was done in it; ``None`` where that is not known.
    """

    first: date
    last: date
    fulfilled: bool | None


@lru_cache(maxsize=256)
def periods_through(since: int, months: int, day: int, *, calendar: bool) -> tuple[Span, ...]:
    """The first and the last day of each round, up to the one a day lies in; at least one.

    By the calendar a round ends with months of the year; what is left of the one in which the duty began is no
    round. Otherwise the first begins with the duty. A duty of which it is not known when it began has one round, which
    begins and ends on that bound; a round that would end after the last day there is ends on it.
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
    """Whether an act that counts was done in a round by a day; an act not recorded lies on or after another day."""
    first, last = span[0], min(span[1], on)
    if any(counts and first <= low and high <= last for counts, low, high in acts):
        return True
    maybe = any(counts is not False and low <= last and high >= first for counts, low, high in acts)
    return None if maybe or unrecorded_from <= last else False


def recurred(on: int, acts: Sequence[Act], unrecorded_from: int, spans: Sequence[Span]) -> Verdict:
    """What a duty with a cycle comes to: `spans` are its rounds up to the one that runs."""
    states = [fulfilled(span, acts, unrecorded_from, on) for span in spans]
    ended = [state for state, (_, last) in zip(states, spans, strict=True) if last < on]
    if False in ended:
        return Verdict.FAIL
    if None in ended:
        return Verdict.OPEN
    return Verdict.PASS if states[-1] else Verdict.PENDING


def recurred_at_all(on: int, acts: Sequence[Act], unrecorded_from: int) -> Verdict:
    """What a duty without a cycle comes to: a person must judge, once it is known what was done."""
    state = fulfilled((0, on), acts, unrecorded_from, on)
    return Verdict.OPEN if state is None else Verdict.REVIEW
