"""Prefix table of working days: the settled working days in order, and the number of them up to each day.

Days are proleptic ordinals (:meth:`datetime.date.toordinal`). A day is settled if its holiday notice is known. The
table covers one unbroken run of settled days, so that counting n working days takes two list lookups. Outside it, some
days are known to be off without a notice; every other day may be a working day or a day off.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from itertools import accumulate, compress
from operator import not_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DAWN", "FOREVER", "LONGEST_BREAK", "SLACK", "WorkingDayTable"]

DAWN = 0
"""Ordinal before every date; means "no lower bound"."""

FOREVER = 10_000_000
"""Ordinal after every date; means "no upper bound"."""

LONGEST_BREAK = 10
"""Longest run of days off from 2004 to 2026, in days: 2020-01-24 to 2020-02-02 (国办发明电〔2020〕1号).

From any day of those years, the m-th working day is at most 3m // 2 + 10 calendar days later. A year has about 250
working days, so that 3/2 is more than enough for large m; the 10 is reached only for m = 1.
"""

SLACK = LONGEST_BREAK + 7
"""Margin of the bound past the last settled day, 3m // 2 + SLACK: the worst covered year plus a week."""


class WorkingDayTable:
    """The settled days and their working days.

    Args:
        first: the first settled day.
        working: for each settled day, in order, whether it is a working day.
        holidays: days that are off without a notice, in ascending order; the settled ones are ignored.

    Attributes:
        edge: the last day before the settled days.
        end: the last settled day (inclusive).
        before: ``before[i]`` is the number of working days from the first settled day up to and including
            ``edge + i``.
        work: the working days in ascending order.
        days: the working days as dates.
        off: the days known to be off, settled or not, in ascending order.

    >>> table = WorkingDayTable(101, [True, False, True])
    >>> table.before, table.work
    ([0, 1, 1, 2], [101, 103])
    """

    __slots__ = ("_numbers", "before", "days", "edge", "end", "off", "work")

    def __init__(self, first: int, working: Sequence[bool], holidays: Sequence[int] = ()) -> None:
        self.edge: int = first - 1
        self.end: int = self.edge + len(working)
        self.before: list[int] = list(accumulate(working, initial=0))
        self.work: list[int] = list(compress(range(first, self.end + 1), working))
        self.days: list[date] = [date.fromordinal(ordinal) for ordinal in self.work]
        rest = compress(range(first, self.end + 1), map(not_, working))
        self.off: list[int] = [
            *(day for day in holidays if day < first),
            *rest,
            *(day for day in holidays if day > self.end),
        ]
        # Days that may be worked are numbered from 1 on in order; this is how many of them precede each day off.
        self._numbers: list[int] = [day - place for place, day in enumerate(self.off, start=1)]

    def exact(self, ordinal: int, n: int) -> int:
        """Return the n-th working day after (n > 0) or before (n < 0) a day, or DAWN if that is not settled.

        The day itself is not counted and need not be settled. ``n`` must not be 0.
        """
        index = ordinal - self.edge
        try:
            if n > 0:
                if index >= 0:
                    return self.work[self.before[index] + n - 1]
            elif index > 0:
                rank = self.before[index - 1] + n
                if rank >= 0:
                    return self.work[rank]
        except IndexError:
            return DAWN
        return DAWN

    def bounds(self, ordinal: int, n: int) -> tuple[int, int]:
        """Return the earliest and latest possible result of :meth:`exact`, both inclusive.

        One end counts every unsettled day as a working day that is not known to be off, the other none. Forward, an
        unsettled result has no latest day: FOREVER. Backward, a count past the first settled day has no earliest day:
        DAWN.
        """
        answer = self.exact(ordinal, n)
        if answer:
            return answer, answer
        if n > 0:
            return min(self._possible_day(self._possible_days(ordinal) + n), FOREVER), FOREVER
        earliest = self.exact(self.end + 1, n) if ordinal > self.end else DAWN
        return earliest, max(self._possible_day(self._possible_days(ordinal - 1) + n + 1), DAWN)

    def furthest(self, ordinal: int, n: int) -> int:
        """Return an upper bound of the n-th working day after a day (n > 0), by :data:`SLACK` if it is not settled."""
        start = max(ordinal, self.edge)
        answer = self.exact(start, n)
        if answer:
            return answer
        missing = n - self._left(start)
        return max(start, self.end) + 3 * missing // 2 + SLACK

    def unsettled(self, ordinal: int, n: int) -> int:
        """Return the earliest unsettled day on which the n-th working day after or before a day depends."""
        if n > 0:
            start = ordinal if ordinal < self.edge else max(ordinal, self.end)
        elif ordinal > self.end + 1:
            start = self.end
        else:
            return self._possible_day(self._possible_days(min(ordinal - 1, self.edge)))
        return self._possible_day(self._possible_days(start) + 1)

    def count(self, start: int, end: int) -> int | None:
        """Count the working days after a day up to and including a later one; ``None`` if that is not settled."""
        first, last = (min(max(day, self.edge), self.end) - self.edge for day in (start, end))
        settled = self.before[last] - self.before[first]
        return settled if settled == self._possible_days(end) - self._possible_days(start) else None

    def is_working(self, ordinal: int) -> bool:
        """Return whether a settled day is a working day."""
        index = ordinal - self.edge
        return self.before[index] > self.before[index - 1]

    def is_off(self, ordinal: int) -> bool:
        """Return whether a day is known to be off; an unsettled day that is not may be off or not."""
        return self._possible_days(ordinal) == self._possible_days(ordinal - 1)

    def _left(self, ordinal: int) -> int:
        """Count the settled working days after a day that is on or after the edge."""
        return len(self.work) - self.before[min(ordinal, self.end) - self.edge]

    def _possible_days(self, ordinal: int) -> int:
        """Count the days up to a day that are not known to be off, from ordinal 1."""
        return ordinal - bisect_right(self.off, ordinal)

    def _possible_day(self, number: int) -> int:
        """Return the day that is the ``number``-th of those not known to be off, from ordinal 1."""
        return number + bisect_left(self._numbers, number)
