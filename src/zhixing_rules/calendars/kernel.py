"""Working days on proleptic ordinals, for compiled rules: no date objects, no errors, always an interval.

Every method returns (earliest, latest), both included; they are equal when the answer is settled. DAWN and
FOREVER stand for "no bound": an input at or beyond one of them comes back as that bound, twice. An unsettled
answer forward has the latest day FOREVER; an unsettled answer backward that leaves the first covered day
behind has the earliest day DAWN. ``n`` counts working days after the day (n > 0) or before it (n < 0), the
day itself not counted; for n = 0 the answer is the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from zhixing_rules.calendars.coverage import Coverage
from zhixing_rules.calendars.statutory import statutory_rolls
from zhixing_rules.calendars.table import DAWN, FOREVER
from zhixing_rules.calendars.weekdays import weekday_after

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Kernel"]


@dataclass(frozen=True, eq=False, repr=False)
class Kernel(Coverage):
    """A calendar as compiled rules use it."""

    def shift(self, ordinal: int, n: int) -> tuple[int, int]:
        """Go n working days from a day.

        >>> from zhixing_rules.calendars import FOREVER, PRC
        >>> PRC.shift(739_159, 1)  # from 2024-09-30
        (739167, 739167)
        >>> PRC.shift(739_978, 1) == (739_979, FOREVER)  # from 2026-12-28
        True
        """
        table = self._table
        index = ordinal - table.edge
        try:  # Table.exact, written out: one more call would cost as much as the answer
            if n > 0 and index >= 0:
                answer = table.work[table.before[index] + n - 1]
                return answer, answer
            if n < 0 < index and (rank := table.before[index - 1] + n) >= 0:
                answer = table.work[rank]
                return answer, answer
        except IndexError:
            pass
        if not DAWN < ordinal < FOREVER:
            return _beyond(ordinal)
        return table.bounds(ordinal, n) if n else (ordinal, ordinal)

    def roll_ord(self, ordinal: int) -> tuple[int, int]:
        """Go to the first working day from a day on, the day included."""
        return self._table.bounds(ordinal - 1, 1) if DAWN < ordinal < FOREVER else _beyond(ordinal)

    def roll_statutory(self, ordinal: int) -> tuple[int, int]:
        """Go to the first day from a day on that 放假办法 art. 2 does not name. The week plays no part.

        Exact in the years whose statutory days are recorded, whether or not their working days are final.

        >>> from datetime import date
        >>> from zhixing_rules.calendars import PRC
        >>> earliest, latest = PRC.roll_statutory(date(2025, 10, 1).toordinal())
        >>> date.fromordinal(earliest), earliest == latest
        (datetime.date(2025, 10, 4), True)
        """
        if not DAWN < ordinal < FOREVER:
            return _beyond(ordinal)
        answer = self._statutory_rolls.get(ordinal)
        return (ordinal, FOREVER) if answer is None else (answer, answer)

    @staticmethod
    def weekday_shift(ordinal: int, n: int) -> tuple[int, int]:
        """Go n weekdays from a day, Saturdays and Sundays alone left out: always settled."""
        if not DAWN < ordinal < FOREVER:
            return _beyond(ordinal)
        answer = min(max(weekday_after(ordinal, n), DAWN), FOREVER)
        return answer, answer

    @cached_property
    def _statutory_rolls(self) -> Mapping[int, int]:
        return statutory_rolls(mark for mark in self.marks if mark.day.year <= self.last_year)


def _beyond(ordinal: int) -> tuple[int, int]:
    bound = DAWN if ordinal <= DAWN else FOREVER
    return bound, bound
