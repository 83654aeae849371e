"""The prefix table: every settled working day by number, and how many lie before each day.

Days here are proleptic ordinals (:meth:`datetime.date.toordinal`). A day is settled when its holiday notice
is known; the table holds one unbroken run of settled days. Going n working days on is then two list lookups.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate, compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DAWN", "FOREVER", "LONGEST_BREAK", "SLACK", "Table"]

DAWN = 0
"""The ordinal before every date: "no lower bound"."""

FOREVER = 10_000_000
"""An ordinal after every date: "no upper bound"."""

LONGEST_BREAK = 10
"""The longest run of days off from 2004 to 2026, in days: 2020-01-24 to 2020-02-02 (国办发明电〔2020〕1号).

From any day of those years the m-th working day comes at most 3m // 2 + 10 calendar days later (a year has
about 250 working days, so 3/2 is more than long stretches need; the 10 is reached only by m = 1).
"""

SLACK = LONGEST_BREAK + 7
"""The bound used past the horizon is 3m // 2 + SLACK: what the worst covered year needed, and a week more."""


class Table:
    """The settled days and their working days.

    Args:
        first: the first settled day.
        working: for it and each settled day after it, whether it is worked.

    Attributes:
        edge: the last day before the settled days.
        end: the last settled day.
        before: ``before[i]`` working days lie in the settled days up to and including ``edge + i``.
        work: the working days in ascending order.
        days: the same as dates.

    >>> table = Table(101, [True, False, True])
    >>> table.before, table.work
    ([0, 1, 1, 2], [101, 103])
    """

    __slots__ = ("before", "days", "edge", "end", "work")

    def __init__(self, first: int, working: Sequence[bool]) -> None:
        self.edge: int = first - 1
        self.end: int = self.edge + len(working)
        self.before: list[int] = list(accumulate(working, initial=0))
        self.work: list[int] = list(compress(range(first, self.end + 1), working))
        self.days: list[date] = [date.fromordinal(ordinal) for ordinal in self.work]

    def exact(self, ordinal: int, n: int) -> int:
        """Return the n-th working day after (n > 0) or before (n < 0) a day, or DAWN if it is not settled.

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
        """Return the earliest and the latest day that the answer of :meth:`exact` can turn out to be.

        Earliest and latest come from taking every unsettled day as working, or none. Forward there is no
        latest: FOREVER. Backward, where the count runs out of the settled days, there is no earliest: DAWN.
        """
        answer = self.exact(ordinal, n)
        if answer:
            return answer, answer
        if n > 0:
            return min(self._soonest(ordinal, n), FOREVER), FOREVER
        earliest = self.exact(self.end + 1, n) if ordinal > self.end else DAWN
        return earliest, max(self._nearest(ordinal, -n), DAWN)

    def furthest(self, ordinal: int, n: int) -> int:
        """Return a bound on the n-th working day after a day (n > 0), by :data:`SLACK` past the horizon."""
        start = max(ordinal, self.edge)
        answer = self.exact(start, n)
        if answer:
            return answer
        missing = n - self._left(start)
        return max(start, self.end) + 3 * missing // 2 + SLACK

    def unsettled(self, ordinal: int, n: int) -> int:
        """Return the earliest unsettled day that the n-th working day after or before a day depends on."""
        if n > 0:
            return ordinal + 1 if ordinal < self.edge else max(ordinal, self.end) + 1
        if ordinal > self.end + 1:
            return self.end + 1
        return min(ordinal - 1, self.edge)

    def _left(self, ordinal: int) -> int:
        """Count the settled working days after a day that is not before the edge."""
        return len(self.work) - self.before[min(ordinal, self.end) - self.edge]

    def _soonest(self, ordinal: int, n: int) -> int:
        """Go forward n days, taking every unsettled day as working; the answer is known to be unsettled."""
        unsettled_before = max(self.edge - ordinal, 0)
        if n <= unsettled_before:
            return ordinal + n
        start, rest = ordinal + unsettled_before, n - unsettled_before
        return self.exact(start, rest) or max(start, self.end) + rest - self._left(start)

    def _nearest(self, ordinal: int, n: int) -> int:
        """Go back n days, taking every unsettled day as working; the answer is known to be unsettled."""
        unsettled_after = max(ordinal - 1 - self.end, 0)
        if n <= unsettled_after:
            return ordinal - n
        start, rest = ordinal - unsettled_after, n - unsettled_after
        settled_before = self.before[max(start - 1 - self.edge, 0)]
        return self.exact(start, -rest) or min(start - 1, self.edge) + 1 - (rest - settled_before)
