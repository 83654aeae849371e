"""Calendar of working days: exact dates where every notice is known, an interval where one is not.

Working days are all days except Saturdays, Sundays and the days off of a State Council notice, plus the Saturdays
and Sundays that a notice makes working days (调休上班).

``add``, ``back``, ``count``, ``roll`` and ``is_working`` use final days only: those of known notices, and the statutory
holidays of the years after, which are off by law. They raise
:class:`~zhixing_rules.errors.CalendarNotPublished` if the result depends on another day. ``interval`` and
``roll_interval`` always return an interval. ``why``, ``skipped`` and ``made_up`` explain days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhixing_rules._repr import NotebookRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars.chinese_day import as_chinese_day
from zhixing_rules.calendars.day_explanation import DayExplanation, DayKind, explain_day
from zhixing_rules.calendars.interval import DayInterval, to_date
from zhixing_rules.calendars.notice import read_notice
from zhixing_rules.calendars.ordinal_calendar import OrdinalCalendar
from zhixing_rules.errors import CalendarNotPublished

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

    from zhixing_rules.calendars.mark import Mark
    from zhixing_rules.calendars.notice import Notice

__all__ = ["Calendar"]


@dataclass(frozen=True, eq=False, repr=False)
class Calendar(NotebookRepr, OrdinalCalendar):
    """Working days of the covered years.

    Every method that takes a day also accepts an aware datetime and uses its day in China. A naive datetime raises
    TypeError.
    """

    def is_working(self, day: date) -> bool:
        """Return whether a day is a working day.

        Raises:
            CalendarNotPublished: the day is not final.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.is_working(date(2024, 10, 12))  # a Saturday, make-up working day for 国庆节
        True
        """
        table = self._table
        ordinal = as_chinese_day(day).toordinal()
        if not table.edge < ordinal <= table.end:
            if table.is_off(ordinal):
                return False
            raise CalendarNotPublished(to_date(ordinal))
        index = ordinal - table.edge  # WorkingDayTable.is_working inlined
        return table.before[index] > table.before[index - 1]

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after a day; before it if n is negative; the day itself if n is 0.

        The day is not counted and need not be a working day.

        Raises:
            CalendarNotPublished: the result depends on a day that is not final; the error names the first such day.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.add(date(2024, 9, 30), 1), PRC.add(date(2025, 2, 4), -3)
        (datetime.date(2024, 10, 8), datetime.date(2025, 1, 24))
        """
        if type(day) is not date:
            day = as_chinese_day(day)
        table = self._table
        index = day.toordinal() - table.edge
        try:  # WorkingDayTable.exact inlined: the call would double the time
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

        If ``end`` is before ``start``, the result is ``-count(end, start)``: the working days after ``end`` up to and
        including ``start``, as a negative number.

        Raises:
            CalendarNotPublished: a day of the range is not final; the error names the first such day.

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
        if low >= table.edge and high <= table.end:
            return sign * (table.before[high - table.edge] - table.before[low - table.edge])
        counted = table.count(low, high)
        if counted is None:
            raise CalendarNotPublished(to_date(table.unsettled(low, 1)))
        return sign * counted

    def interval(self, day: date, n: int) -> DayInterval:
        """Return the interval that holds the n-th working day after (n > 0) or before (n < 0) a day.

        Forward past the final days, ``earliest`` counts every day that is not final as a working day, and
        ``latest`` allows for the longest stretch that any covered year needed, plus a week. Backward, ``latest``
        counts every day that is not final as a working day and ``earliest`` counts none; ``safe`` is ``earliest``.
        Forward, ``safe`` is a working day on or before ``earliest``, as far as one is known.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.interval(date(2027, 1, 4), -3).safe  # the third last final working day
        datetime.date(2026, 12, 24)
        """
        ordinal = as_chinese_day(day).toordinal()
        return self._interval(ordinal, n) if n else DayInterval.between(ordinal, ordinal, ordinal)

    def roll_interval(self, day: date) -> DayInterval:
        """Return the interval that holds the first working day on or after a day. See :meth:`interval`."""
        return self._interval(as_chinese_day(day).toordinal() - 1, 1)

    def why(self, day: date) -> DayExplanation:
        """Explain whether a day is a working day, with the notice or the law behind it if recorded.

        >>> from zhixing_rules.calendars import PRC
        >>> print(PRC.why(date(2024, 10, 7)).reason_zh)
        国庆节放假（国办发明电〔2023〕7号）
        >>> print(PRC.why(date(2027, 1, 1)).reason_zh)
        元旦放假（全国年节及纪念日放假办法第二条）
        """
        day = as_chinese_day(day)
        return explain_day(day, self._mark(day), self.knowledge(day))

    def skipped(self, start: date, end: date) -> tuple[DayExplanation, ...]:
        """Return the days off after the earlier of two days, up to and including the later, in order.

        Raises:
            CalendarNotPublished: a day of the range is not final; the error names the first such day.

        >>> from zhixing_rules.calendars import PRC
        >>> [str(day.day) for day in PRC.skipped(date(2024, 9, 12), date(2024, 9, 18))]
        ['2024-09-15', '2024-09-16', '2024-09-17']
        """
        return tuple(day for day in self._explanations(start, end) if not day.working)

    def made_up(self, start: date, end: date) -> tuple[DayExplanation, ...]:
        """Return the make-up working days in the same range as :meth:`skipped`, in order.

        Raises:
            CalendarNotPublished: as for :meth:`skipped`.
        """
        return tuple(day for day in self._explanations(start, end) if day.kind is DayKind.MAKE_UP)

    def with_notice(self, data: str | bytes | Mapping[str, object]) -> Calendar:
        """Return this calendar with a State Council notice added; see :mod:`.notice` for its format.

        The year of the notice must already be covered, or be the next year, which is then covered as well. A notice is
        that of its whole year: it replaces what an earlier notice of the year set, also in the December before and the
        January after, and days that it does not list follow the week, or the notice of the other year. If both list a
        day, the notice of the later year decides, in whatever order they are loaded. A day off that was off before
        keeps its statutory flag unless the notice gives one. A notice that changes anything is named in
        :attr:`version`, until another of its year replaces it. The result is only as reliable as the notice: take the
        data from the official document.

        Raises:
            RecordError: the notice is malformed, incomplete, or does not balance or fit the calendar; lists every
                problem, without values.
        """
        return self._with_notice(read_notice(data, years=range(self.first_year, self.last_year + 2)))

    def with_notices(self, folder: str | PathLike[str]) -> Calendar:
        """Return this calendar with the notices of a folder: every file in it whose name ends in ``.json``.

        Hidden files, whose names begin with a dot, are left out.

        They are loaded in the order of their years, each as by :meth:`with_notice`.

        Raises:
            RecordError: there is no such file, there are two for one year or none for a year between, or one cannot be
                used; lists every problem by year, without values and names of files.
            OSError: the folder or a file cannot be read.
        """
        from zhixing_rules.calendars.notice_folder import read_notice_folder  # noqa: PLC0415  seldom used

        calendar = self
        for notice in read_notice_folder(folder, covered=range(self.first_year, self.last_year + 1)):
            calendar = calendar._with_notice(notice)
        return calendar

    def _with_notice(self, notice: Notice) -> Calendar:
        """Return this calendar with the notice of a year instead of the one it has; itself if that changes nothing."""
        kept = [mark for mark in (*self.overridden, *self.marks) if mark.owner != notice.year]
        marks: dict[date, Mark] = {}
        overridden: list[Mark] = []
        for mark in sorted((*kept, *map(self._with_flag, notice.marks)), key=lambda mark: mark.owner):
            if mark.day in marks:
                overridden.append(marks[mark.day])
            marks[mark.day] = mark
        changed = {
            "last_year": max(self.last_year, notice.year),
            "marks": tuple(marks[day] for day in sorted(marks)),
            "overridden": tuple(overridden),
        }
        if all(getattr(self, name) == value for name, value in changed.items()):
            return self
        loaded = dict(self.loaded) | {notice.year: notice.name_zh}
        return self._with(**changed, loaded=tuple(sorted(loaded.items())))

    def _with_flag(self, mark: Mark) -> Mark:
        """Return the mark with the statutory flag that is recorded for its day off, if it has none of its own."""
        old = self._by_day.get(mark.day)
        inherits = mark.statutory is None and mark.is_off and old is not None
        return mark._replace(statutory=old.statutory) if old and inherits else mark

    def through(self, year: int) -> Calendar:
        """Return this calendar without the years after ``year``, as it was known at the end of that year.

        The statutory holidays of the years after are by the law as it is known today, amended since or not.

        Raises:
            ValueError: the year is not covered.

        >>> from zhixing_rules.calendars import PRC
        >>> PRC.through(2024).final_through
        datetime.date(2024, 12, 28)
        """
        if not self.first_year <= year <= self.last_year:
            raise ValueError("该年份不在本日历内 · the year is not covered by this calendar")
        marks, overridden = (
            tuple(mark for mark in each if mark.day.year <= year) for each in (self.marks, self.overridden)
        )
        loaded = tuple(each for each in self.loaded if each[0] <= year)
        return self._with(last_year=year, marks=marks, overridden=overridden, loaded=loaded)

    def _with(self, **fields: Any) -> Calendar:  # noqa: ANN401  of the fields
        from dataclasses import replace  # noqa: PLC0415  slow to import, and not needed to count days

        return replace(self, **fields)

    def _settled(self, ordinal: int, n: int) -> date:
        answer = self._table.exact(ordinal, n)
        if answer:
            return date.fromordinal(answer)
        raise CalendarNotPublished(to_date(self._table.unsettled(ordinal, n)))

    def _interval(self, ordinal: int, n: int) -> DayInterval:
        earliest, latest = self._table.bounds(ordinal, n)
        if n < 0:
            return DayInterval.between(earliest, latest, earliest)
        safe = self.last_working_day(earliest, ordinal)
        return DayInterval.between(earliest, self._table.furthest(ordinal, n), safe)

    def _explanations(self, start: date, end: date) -> Iterator[DayExplanation]:
        self.count(start, end)  # raises unless every day is final
        low, high = sorted((as_chinese_day(start).toordinal(), as_chinese_day(end).toordinal()))
        return (self.why(date.fromordinal(ordinal)) for ordinal in range(low + 1, high + 1))
