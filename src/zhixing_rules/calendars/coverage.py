"""What a calendar is made of and how far it reaches.

A calendar covers whole years. All of it is final except the last three days of the last year, which are
tentative: five of twenty yearly notices changed the December before. Days outside it are unpublished. Loading
the next year's notice makes the three days final.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from zhixing_rules.calendars.account import Knowledge
from zhixing_rules.calendars.chinese_day import as_chinese_day
from zhixing_rules.calendars.mark import WEEKEND, Mark
from zhixing_rules.calendars.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TENTATIVE_DAYS", "Coverage"]

TENTATIVE_DAYS = 3
"""How many days at the end of the last covered year the next notice may still change."""


@dataclass(frozen=True, eq=False, repr=False)
class Coverage:
    """The days of a calendar and what is known of them. Frozen; equal by version.

    Attributes:
        name: what the calendar is called.
        source: where its data come from, with the version of it.
        first_year: the first covered year.
        last_year: the last covered year; every year between is covered.
        marks: what notices say about single days, in order, one mark a day.
    """

    name: str
    source: str
    first_year: int
    last_year: int
    marks: tuple[Mark, ...]

    @cached_property
    def version(self) -> str:
        """The source with its version, and a hash of every day recorded: any change of data changes it."""
        from hashlib import sha256  # noqa: PLC0415  costs more to import than the rest of this module

        digest = sha256(f"{self.first_year}..{self.last_year}\n".encode())
        for mark in self.marks:
            said = (mark.day, mark.name_zh, mark.is_off, mark.statutory, mark.notice, mark.notice_url)
            digest.update(repr(said).encode())
        return f"{self.source}+{digest.hexdigest()[:12]}"

    @property
    def first(self) -> date:
        """The first covered day."""
        return date(self.first_year, 1, 1)

    @property
    def final_through(self) -> date:
        """The last final day (inclusive)."""
        return self.covered_through - timedelta(days=TENTATIVE_DAYS)

    @property
    def covered_through(self) -> date:
        """The last covered day (inclusive): 31 December of the last covered year."""
        return date(self.last_year, 12, 31)

    def knowledge(self, day: date) -> Knowledge:
        """Say how far it is known whether a day is worked.

        >>> from zhixing_rules.calendars import PRC
        >>> [str(PRC.knowledge(date(2026, 12, day))) for day in (28, 29)]
        ['final', 'tentative']
        """
        day = as_chinese_day(day)
        if not self.first <= day <= self.covered_through:
            return Knowledge.UNPUBLISHED
        return Knowledge.FINAL if day <= self.final_through else Knowledge.TENTATIVE

    def __eq__(self, other: object) -> bool:
        return self.version == other.version if isinstance(other, Coverage) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.version)

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({self.name!r}, {self.first}..{self.final_through} final, version={self.version!r})"
        )

    def __getstate__(self) -> dict[str, object]:
        """Pickle the data without what is built from them."""
        return {name: vars(self)[name] for name in self.__dataclass_fields__}

    @cached_property
    def _by_day(self) -> Mapping[date, Mark]:
        return {mark.day: mark for mark in self.marks}

    def _recorded_as_working(self, day: date) -> bool:
        """Say what the marks and the week make of a day, be it settled or not."""
        mark = self._by_day.get(day)
        return day.weekday() < WEEKEND if mark is None else not mark.is_off

    @cached_property
    def _table(self) -> Table:
        """The final days as a table, built on first use: the week first, then the marks over it."""
        first, end = self.first.toordinal(), self.final_through.toordinal()
        weekday = self.first.weekday()
        working = [(weekday + offset) % 7 < WEEKEND for offset in range(end - first + 1)]
        for mark in self.marks:
            ordinal = mark.day.toordinal()
            if first <= ordinal <= end:
                working[ordinal - first] = not mark.is_off
        return Table(first, working)
