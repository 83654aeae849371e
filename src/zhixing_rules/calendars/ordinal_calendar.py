"""Working-day arithmetic on proleptic ordinals, for compiled rules: no date objects, no errors, always an interval.

Every method returns (earliest, latest), both inclusive; they are equal if the result is settled. DAWN and FOREVER
mean "no bound": for an input at or beyond one of them, both ends of the result are that bound. Forward, the latest
day of an unsettled result is FOREVER. Backward, the earliest day of an unsettled result is DAWN if the count goes
back past the first covered day. ``n`` counts working days after the day (n > 0) or before it (n < 0); the day
itself is not counted. For n = 0 the result is the day.
"""

from __future__ import annotations

from zhixing_rules._values import dataclass
from zhixing_rules.calendars.extent import TENTATIVE_DAYS, CalendarExtent
from zhixing_rules.calendars.mark import WEEKEND
from zhixing_rules.calendars.statutory_days import statutory_rolls
from zhixing_rules.calendars.table import DAWN, FOREVER
from zhixing_rules.calendars.weekdays import weekday_after

__all__ = ["OrdinalCalendar"]


@dataclass(frozen=True, eq=False, repr=False)
class OrdinalCalendar(CalendarExtent):
    """A calendar with the operations that compiled rules use."""

    def shift(self, ordinal: int, n: int) -> tuple[int, int]:
        """Return the n-th working day after (n > 0) or before (n < 0) a day.

        >>> from zhixing_rules.calendars import FOREVER, PRC
        >>> PRC.shift(739_159, 1)  # from 2024-09-30
        (739167, 739167)
        >>> PRC.shift(739_978, 1) == (739_979, FOREVER)  # from 2026-12-28
        True
        """
        table = self._table
        index = ordinal - table.edge
        try:  # WorkingDayTable.exact inlined: the call would double the time
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
        """Return the first working day on or after a day."""
        return self._table.bounds(ordinal - 1, 1) if DAWN < ordinal < FOREVER else _beyond(ordinal)

    def last_working_day(self, ordinal: int, first: int) -> int:
        """Return the last expected working day from ``first`` to a day, both inclusive.

        A final day is judged by its notice. Where no notice is known, Monday to Friday count as worked but for the
        statutory holidays. A tentative day is taken only if no other is left but ``first`` itself. Without any such
        day, the result is ``ordinal``.

        >>> from datetime import date
        >>> from zhixing_rules.calendars import DAWN, PRC
        >>> days = date(2026, 10, 1), date(2027, 1, 2), date(2027, 1, 9)
        >>> [str(date.fromordinal(PRC.last_working_day(day.toordinal(), DAWN))) for day in days]
        ['2026-09-30', '2026-12-28', '2027-01-08']
        """
        table, tentative = self._table, DAWN
        for day in range(ordinal, max(first, DAWN + 1) - 1, -1):
            if tentative and day == first:
                break
            if table.edge < day <= table.end:
                if table.is_working(day):
                    return day
            elif (day - 1) % 7 < WEEKEND and not table.is_off(day):
                if not table.end < day <= table.end + TENTATIVE_DAYS:
                    return day
                tentative = tentative or day
        return tentative or ordinal

    @staticmethod
    def roll_statutory(ordinal: int) -> tuple[int, int]:
        """Return the first day on or after a day that is not a statutory holiday of 放假办法 art. 2.

        Weekends are not skipped. Settled in the years of :data:`~.statutory_days.STATUTORY_YEARS`, whatever notices are
        known.

        >>> from datetime import date
        >>> from zhixing_rules.calendars import PRC
        >>> earliest, latest = PRC.roll_statutory(date(2025, 10, 1).toordinal())
        >>> date.fromordinal(earliest), earliest == latest
        (datetime.date(2025, 10, 4), True)
        """
        answer = statutory_rolls().get(ordinal)
        if answer is not None:
            return answer, answer
        return (ordinal, FOREVER) if DAWN < ordinal < FOREVER else _beyond(ordinal)

    @staticmethod
    def weekday_shift(ordinal: int, n: int) -> tuple[int, int]:
        """Return the n-th day after (n > 0) or before (n < 0) a day, without Saturdays and Sundays; always settled."""
        if not DAWN < ordinal < FOREVER:
            return _beyond(ordinal)
        answer = min(max(weekday_after(ordinal, n), DAWN), FOREVER)
        return answer, answer


def _beyond(ordinal: int) -> tuple[int, int]:
    bound = DAWN if ordinal <= DAWN else FOREVER
    return bound, bound
