"""An invented case, drawn by its number: the same wherever and however often it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Final

from zhixing_rules.calendars import PRC
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.synthetic.corruption import Gaps, contradicted, spoilt
from zhixing_rules.synthetic.courts import Courts, Seat
from zhixing_rules.synthetic.detentions import detentions, private_prosecutions, referrals
from zhixing_rules.synthetic.operations import incidents, operations, vehicles
from zhixing_rules.synthetic.persons import basis, persons
from zhixing_rules.synthetic.sampler import Docket, Facts
from zhixing_rules.synthetic.tracing import accesses, disclosures, publications, requests
from zhixing_rules.synthetic.working_days import CourtDays

if TYPE_CHECKING:
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.procedures.jiaozuo_2024.courts import Directory

__all__ = ["LAST_YEAR", "ON", "Archive"]

ON: Final = date(2026, 6, 30)
"""The day an archive is drawn up, unless another is given: the clock is never read."""
LAST_YEAR: Final = 9990
"""The last year in which one can be drawn up: what is still to come of its cases takes days too."""

_MORE_GAPS: Final = 8
"""How many times as many gaps a questionnaire has."""
_MOST_GAPS: Final = 0.9
_DAYS_AGO: Final = 20
_SHIFT: Final = 64


@dataclass(frozen=True)
class Archive:
    """An archive of invented cases: what of it is drawn depends on these alone, and each case on its number.

    Attributes:
        seed: which archive; zero or more.
        on: the day it is drawn up; nothing is recorded that was done later.
        years: the first and the last year in which its cases were taken in, both included.
        gaps: of a hundred facts of a case system, how many are not recorded; a questionnaire has more.
        errors: of a hundred records, how many cannot be read.
        calendar: the working days.
        directory: the courts.

    Raises:
        ValueError: a rate is not from 0 to 1 (1 excluded), the years are not in order, the seed is negative, or the
            day is later than `LAST_YEAR`.
    """

    seed: int = 0
    on: date = ON
    years: tuple[int, int] = (2024, 2026)
    gaps: float = 0.01
    errors: float = 0.001
    calendar: Calendar = PRC
    directory: Directory = DIRECTORY

    def __post_init__(self) -> None:
        if self.seed < 0 or not (0 <= self.gaps < 1 and 0 <= self.errors < 1):
            raise ValueError("种子须不为负，比例须在 0 至 1 之间 · a seed is 0 or more, a rate from 0 to 1, 1 excluded")
        if not date.min.year < self.years[0] <= self.years[1] <= self.on.year:
            raise ValueError("年度须依次，且不晚于制作之日 · years come in order, and not after the day it is drawn up")
        if self.on.year > LAST_YEAR:
            raise ValueError(f"制作之日须不晚于 {LAST_YEAR} 年 · it is drawn up in {LAST_YEAR} at the latest")

    def case(self, number: int, *, columns: bool = False) -> tuple[Facts, bool]:
        """The facts of a case, and whether its line is broken.

        Args:
            number: which case, from 0.
            columns: whether they are to stand in columns, so that what is wrong with them is what columns can hold.
        """
        random = Random(self.seed << _SHIFT | number)  # noqa: S311  invented cases, no secrets
        docket = Docket(random, self._days)
        facts = self._facts(docket, number)
        if docket.chance() >= self.errors:
            return facts, False
        if columns:
            return contradicted(facts, docket), False
        broken = docket.often("line cut short")
        return (facts if broken else spoilt(facts, docket)), broken

    @cached_property
    def _days(self) -> CourtDays:
        return CourtDays(self.calendar, self.years, self.on)

    @cached_property
    def _courts(self) -> Courts:
        return Courts(self.directory)

    @cached_property
    def _gaps(self) -> tuple[Gaps, Gaps]:
        return Gaps(self.gaps), Gaps(min(self.gaps * _MORE_GAPS, _MOST_GAPS))

    def _facts(self, docket: Docket, number: int) -> Facts:
        seat, asked = self._courts.draw(docket), docket.often("questionnaire")
        facts = self._head(docket, seat, number)
        if not asked:
            ago = _DAYS_AGO if docket.often("attested some days ago") else 0
            facts["complete_as_of"] = self._days.written[self._days.last - ago]
        facts |= _lists(docket, seat, facts.get("case_number"))
        if asked:  # what did not happen is not asked for, so that it is not known
            facts = {name: value for name, value in facts.items() if value != []}
        self._gaps[asked].made(facts, docket.chance)
        return facts

    def _head(self, docket: Docket, seat: Seat, number: int) -> Facts:
        facts: Facts = {"record": "case"}
        if seat.code is not None:
            year, kind = self._days.years[docket.first], docket.word("number")
            facts["case_number"] = f"（{year}）{seat.code}{kind}{number % 999_999_999 + 1}号"
        facts["court"] = seat.court
        if seat.code is None or docket.often("level written"):
            facts["court_level"] = "intermediate" if seat.intermediate else "basic"
        facts["police_counterpart"] = seat.organ
        facts["basis"] = basis(docket)
        facts["major_or_difficult"] = docket.often("major or difficult")
        return facts


def _lists(docket: Docket, seat: Seat, number: str | None) -> Facts:
    people = persons(docket)
    held, begun = detentions(docket)
    sought = held[0] if held and docket.often("traced before detention") else None
    asked = requests(docket, seat, number, people, sought)
    return {
        "persons": people,
        "requests": asked,
        "detentions": held,
        "referrals": referrals(docket, seat, begun),
        "private_prosecutions": private_prosecutions(docket),
        "vehicles": vehicles(docket),
        "incidents": incidents(docket),
        "operations": operations(docket),
        "accesses": accesses(docket, asked),
        "disclosures": disclosures(docket),
        "publications": publications(docket),
    }
