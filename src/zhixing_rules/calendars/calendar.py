"""A calendar of working days: exact where every notice is known, an honest interval where one is not.

A working day is every day except Saturdays, Sundays and the days a State Council notice gives off, plus the
Saturdays and Sundays that a notice orders worked (调休上班).

``add``, ``back``, ``count``, ``roll`` and ``is_working`` answer from final days alone, and raise
:class:`~zhixing_rules.errors.CalendarNotPublished` where that cannot be done. ``span`` and ``roll_span``
always answer, with an interval. ``why``, ``skipped`` and ``made_up`` say what stands behind a day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from zhixing_rules.calendars.account import DayAccount, DayKind, Knowledge, account
from zhixing_rules.calendars.chinese_day import as_chinese_day
from zhixing_rules.calendars.kernel import Kernel
from zhixing_rules.calendars.loading import read_notice
from zhixing_rules.calendars.span import Span, to_date
from zhixing_rules.errors import CalendarNotPublished

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Calendar"]


@dataclass(frozen=True, eq=False, repr=False)
class Calendar(Kernel):
    """Working days over the covered years.

    Wherever a day is asked for, an aware datetime is taken too, as its day in China; a naive one is a
    TypeError.
    """

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day.

        Raises:
            CalendarNotPublished: the day is not final.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.is_working(date(2024, 10, 12))  # a Saturday, worked for 国庆节
        True
        """
        table = self._table
        ordinal = as_chinese_day(day).toordinal()
        if not table.edge < ordinal <= table.end:
            raise CalendarNotPublished(to_date(ordinal))
        index = ordinal - table.edge
        return table.before[index] > table.before[index - 1]

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after a day; before it if n is negative; the day itself if n is 0.

        The day is not counted, and need not be a working day.

        Raises:
            CalendarNotPublished: the answer depends on a day that is not final; the first such day is named.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.add(date(2024, 9, 30), 1), PRC.add(date(2025, 2, 4), -3)
        (datetime.date(2024, 10, 8), datetime.date(2025, 1, 24))
        """
        if type(day) is not date:
            day = as_chinese_day(day)
        table = self._table
        index = day.toordinal() - table.edge
        try:  # Table.exact, written out: one more call would cost as much as the answer
            if n > 0 and index >= 0:
                return table.days[table.before[index] + n - 1]
            if n < 0 < index and (rank := table.before[index - 1] + n) >= 0:
                return table.days[rank]
        except IndexError:
            pass
        return day if n == 0 else self._settled(day.toordinal(), n)

    def back(self, day: date, n: int) -> date:
        """Return the n-th working day before a day: ``add(day, -n)``.

        Raises:
            ValueError: n is negative.
            CalendarNotPublished: as for :meth:`add`.
        """
        if n < 0:
            raise ValueError("n 不能为负；向后请用 add · n must not be negative: to go forward use add")
        return self.add(day, -n)

    def roll(self, day: date) -> date:
        """Return the day if it is a working day, else the next working day.

        Raises:
            CalendarNotPublished: as for :meth:`add`.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.roll(date(2025, 10, 3))
        datetime.date(2025, 10, 9)
        """
        return self._settled(as_chinese_day(day).toordinal() - 1, 1)

    def count(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and including ``end``.

        With ``end`` before ``start`` it is ``-count(end, start)``: the working days after ``end`` up to and
        including ``start``, as a negative number.

        Raises:
            CalendarNotPublished: a day to be looked at is not final; the first such day is named.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.count(date(2024, 9, 30), date(2024, 10, 8)), PRC.count(date(2024, 10, 8), date(2024, 9, 30))
        (1, -1)
        """
        low, high = as_chinese_day(start).toordinal(), as_chinese_day(end).toordinal()
        if low == high:
            return 0
        sign = 1 if low < high else -1
        low, high = sorted((low, high))
        table = self._table
        if low < table.edge or high > table.end:
            raise CalendarNotPublished(to_date(table.unsettled(low, 1)))
        return sign * (table.before[high - table.edge] - table.before[low - table.edge])

    def span(self, day: date, n: int) -> Span:
        """Return where the n-th working day after (n > 0) or before (n < 0) a day lies.

        Forward past the horizon, ``earliest`` takes every day that is not final as working, and ``latest``
        allows the most that any covered year needed, plus a week. Backward, ``latest`` takes every day that
        is not final as working and ``earliest`` none. ``safe`` is ``earliest``.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.span(date(2027, 1, 4), -3).safe  # the third last final working day
        datetime.date(2026, 12, 24)
        """
        ordinal = as_chinese_day(day).toordinal()
        return self._span(ordinal, n) if n else Span.between(ordinal, ordinal)

    def roll_span(self, day: date) -> Span:
        """Return where the first working day from a day on lies, the day included; else as :meth:`span`."""
        return self._span(as_chinese_day(day).toordinal() - 1, 1)

    def why(self, day: date) -> DayAccount:
        """Say what a day is, and why, with the notice behind it where that is recorded.

        >>> from zhixing_rules.calendars import PRC
        >>> print(PRC.why(date(2024, 10, 7)).reason_zh)
        国庆节放假（国办发明电〔2023〕7号）
        """
        day = as_chinese_day(day)
        knowledge = self.knowledge(day)
        mark = None if knowledge is Knowledge.UNPUBLISHED else self._by_day.get(day)
        return account(day, mark, knowledge)

    def skipped(self, start: date, end: date) -> tuple[DayAccount, ...]:
        """Account for the days off after the earlier of two days up to and including the later, in order.

        Raises:
            CalendarNotPublished: a day to be looked at is not final; the first such day is named.

        >>> from zhixing_rules.calendars import PRC
        >>> [str(day.day) for day in PRC.skipped(date(2024, 9, 12), date(2024, 9, 18))]
        ['2024-09-15', '2024-09-16', '2024-09-17']
        """
        return tuple(day for day in self._accounts(start, end) if not day.working)

    def made_up(self, start: date, end: date) -> tuple[DayAccount, ...]:
        """Account for the make-up working days in the same days as :meth:`skipped`; raises as that does."""
        return tuple(day for day in self._accounts(start, end) if day.kind is DayKind.MAKE_UP)

    def with_notice(self, data: str | bytes | Mapping[str, object]) -> Calendar:
        """Return this calendar with a State Council notice loaded over it; see :mod:`.loading` for its form.

        The notice's year must be covered already, or be the next one, which is then covered too: its days
        that the notice leaves out follow the week. Days listed replace what was known of them; a day given
        off again keeps what was recorded on whether it is statutory, unless the notice says. The calendar is
        then only as certain as the notice: load it from the paper itself.

        Raises:
            RecordError: the notice is malformed or does not fit; with every problem, and never a value.
        """
        years = range(self.first_year, self.last_year + 2)
        notice = read_notice(data, years=years, is_working=self._recorded_as_working)
        marks = dict(self._by_day)
        for mark in notice.marks:
            known = marks.get(mark.day)
            keeps = mark.statutory is None and mark.is_off and known is not None
            marks[mark.day] = mark._replace(statutory=known.statutory) if known and keeps else mark
        return replace(
            self,
            last_year=max(self.last_year, notice.year),
            marks=tuple(marks[day] for day in sorted(marks)),
        )

    def through(self, year: int) -> Calendar:
        """Return this calendar as if no year after ``year`` were covered: what could be known at its end.

        Raises:
            ValueError: the year is not covered.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.through(2024).final_through
        datetime.date(2024, 12, 28)
        """
        if not self.first_year <= year <= self.last_year:
            raise ValueError("该年份不在本日历内 · the year is not covered by this calendar")
        return replace(self, last_year=year, marks=tuple(mark for mark in self.marks if mark.day.year <= year))

    def _settled(self, ordinal: int, n: int) -> date:
        answer = self._table.exact(ordinal, n)
        if answer:
            return date.fromordinal(answer)
        raise CalendarNotPublished(to_date(self._table.unsettled(ordinal, n)))

    def _span(self, ordinal: int, n: int) -> Span:
        earliest, latest = self._table.bounds(ordinal, n)
        return Span.between(earliest, self._table.furthest(ordinal, n) if n > 0 else latest)

    def _accounts(self, start: date, end: date) -> Iterator[DayAccount]:
        self.count(start, end)  # raises unless every day is final
        low, high = sorted((as_chinese_day(start).toordinal(), as_chinese_day(end).toordinal()))
        return (self.why(date.fromordinal(ordinal)) for ordinal in range(low + 1, high + 1))
