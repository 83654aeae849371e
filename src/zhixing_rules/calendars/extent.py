"""The data of a calendar and the years it covers.

A calendar covers whole years. All covered days are final except the last three days of the last year, which are
tentative: five of twenty yearly notices changed the preceding December. Days outside the covered years are
unpublished, but for the statutory holidays: these are off by the 放假办法 itself, and final unless it is amended.
Loading the notice of the next year makes the three days final.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.calendars.chinese_day import as_chinese_day
from zhixing_rules.calendars.day_explanation import Knowledge
from zhixing_rules.calendars.mark import WEEKEND, Mark
from zhixing_rules.calendars.statutory_days import statutory_names
from zhixing_rules.calendars.table import WorkingDayTable

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TENTATIVE_DAYS", "CalendarExtent"]

TENTATIVE_DAYS = 3
"""Number of days at the end of the last covered year that the next notice may still change."""

_MAX_NAMED: Final = 3


@dataclass(frozen=True, eq=False, repr=False)
class CalendarExtent:
    """The covered days of a calendar and how certain they are. Frozen; equality compares the version.

    Attributes:
        name: the name of the calendar.
        source: the source of the data, with its version.
        first_year: the first covered year.
        last_year: the last covered year (inclusive); all years in between are covered.
        marks: what the notices say about single days, in order, at most one mark per day.
        overridden: marks that the notice of a later year has overridden, by year of notice; they hold again if that
            notice is replaced by one that does not list the day. They do not count for equality.
        loaded: the years of the notices that were loaded and are in force, in order, with their names.
    """

    name: str
    source: str
    first_year: int
    last_year: int
    marks: tuple[Mark, ...]
    overridden: tuple[Mark, ...] = ()
    loaded: tuple[tuple[int, str], ...] = ()

    @cached_property
    def version(self) -> str:
        """The source with its version, the notices loaded, and a hash of all marks; any change of the data changes it.

        Of more than three notices, the first and the last are named.
        """
        from hashlib import sha256  # noqa: PLC0415  slower to import than the rest of this module

        digest = sha256(f"{self.first_year}..{self.last_year}\n".encode())
        for mark in self.marks:
            fields = (mark.day, mark.name_zh, mark.is_off, mark.statutory, mark.notice, mark.notice_url)
            digest.update(repr(fields).encode())
        names = [name for _, name in self.loaded]
        if len(names) > _MAX_NAMED:
            names = [f"{names[0]}至{names[-1]}（{len(names)}份）"]
        return "+".join(filter(None, (self.source, "、".join(names), digest.hexdigest()[:12])))

    @cached_property
    def notices(self) -> tuple[str, ...]:
        """The numbers of the notices that set the marked days, the oldest first; days of other sources have none."""
        return tuple(dict.fromkeys(mark.notice for mark in self.marks if mark.notice is not None))

    @property
    def first(self) -> date:
        """The first covered day."""
        return date(self.first_year, 1, 1)

    @property
    def final_through(self) -> date:
        """The last day (inclusive) until which every covered day is final."""
        return self.covered_through - timedelta(days=TENTATIVE_DAYS)

    @property
    def covered_through(self) -> date:
        """The last covered day (inclusive): 31 December of the last covered year."""
        return date(self.last_year, 12, 31)

    def knowledge(self, day: date) -> Knowledge:
        """Return how certain it is whether a day is a working day.

        >>> from zhixing_rules.calendars import PRC
        >>> [str(PRC.knowledge(date(2026, 12, day))) for day in (28, 29)]
        ['final', 'tentative']
        >>> [str(PRC.knowledge(date(2027, 1, day))) for day in (1, 2)]  # 元旦 is off by law
        ['final', 'unpublished']
        """
        day = as_chinese_day(day)
        if self.first <= day <= self.covered_through:
            return Knowledge.FINAL if day <= self.final_through else Knowledge.TENTATIVE
        return Knowledge.FINAL if day in statutory_names() else Knowledge.UNPUBLISHED

    def __eq__(self, other: object) -> bool:
        return self.version == other.version if isinstance(other, CalendarExtent) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.version)

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({self.name!r}, {self.first}..{self.final_through} final, version={self.version!r})"
        )

    def __getstate__(self) -> dict[str, object]:
        """Return the fields only: what is computed from them is not pickled."""
        return {name: vars(self)[name] for name in self.__dataclass_fields__}

    @cached_property
    def _by_day(self) -> Mapping[date, Mark]:
        return {mark.day: mark for mark in self.marks}

    def _mark(self, day: date) -> Mark | None:
        """Return what is known of a day but for the week: its mark in a covered year, else the statutory holiday."""
        if self.first <= day <= self.covered_through:
            return self._by_day.get(day)
        name = statutory_names().get(day)
        return None if name is None else Mark(day, name, is_off=True, statutory=True)

    @cached_property
    def _table(self) -> WorkingDayTable:
        """The final days as a table, built on first use from the week, the marks and the statutory holidays."""
        first, end = self.first.toordinal(), self.final_through.toordinal()
        weekday = self.first.weekday()
        working = [(weekday + offset) % 7 < WEEKEND for offset in range(end - first + 1)]
        for mark in self.marks:
            ordinal = mark.day.toordinal()
            if first <= ordinal <= end:
                working[ordinal - first] = not mark.is_off
        return WorkingDayTable(first, working, [day.toordinal() for day in statutory_names()])
