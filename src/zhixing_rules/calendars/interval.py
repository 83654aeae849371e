"""Interval of days: the result of a calculation that may depend on unpublished days."""

from __future__ import annotations

from datetime import date

from zhixing_rules._values import dataclass
from zhixing_rules.calendars.table import DAWN, FOREVER

__all__ = ["DayInterval", "ordinal_of", "to_date"]

_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class DayInterval:
    """An interval of days, both ends inclusive, that contains the result.

    Attributes:
        earliest: the earliest possible result under any future notice.
        latest: the latest possible result. Counting backward, it holds under any notice; counting forward, it
            assumes a year like the covered ones, plus a margin (see
            :data:`~zhixing_rules.calendars.table.SLACK`).
        safe: the day to use for now, because it cannot be too late: the last day up to ``earliest`` that is
            expected to be a working day (see :meth:`.OrdinalCalendar.last_working_day`); ``earliest`` if the count
            contains no such day.
        certain: whether every day that the result depends on is final; then the other three are equal.

    An end outside the range of :class:`datetime.date` is given as ``date.min`` or ``date.max``.
    """

    earliest: date
    latest: date
    safe: date
    certain: bool

    @classmethod
    def between(cls, earliest: int, latest: int, safe: int) -> DayInterval:
        """Return the interval of days given as proleptic ordinals.

        Args:
            earliest: the earliest possible result.
            latest: the latest possible result; the result is certain if it is the same.
            safe: the safe day.

        Returns:
            The interval; an ordinal without a date is clamped.

        >>> DayInterval.between(739_000, 739_000, 739_000).certain
        True
        """
        return cls(to_date(earliest), to_date(latest), to_date(safe), certain=earliest == latest)


def to_date(ordinal: int) -> date:
    """Return the date of a proleptic ordinal, clamped to ``date.min`` and ``date.max``.

    >>> to_date(0), to_date(10_000_000)
    (datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
    """
    return date.fromordinal(min(max(ordinal, DAWN + 1), _LAST))


def ordinal_of(day: date) -> int:
    """Return the proleptic ordinal of a fixed day; `date.min` and `date.max` mean no limit: DAWN and FOREVER.

    >>> ordinal_of(date.max)
    10000000
    """
    if day == day.min:
        return DAWN
    return FOREVER if day == day.max else day.toordinal()
