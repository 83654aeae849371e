"""Synthetic cases: each is generated from its number and the seed alone."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.synthetic.corruption import Gaps, make_contradictory, make_unreadable
from zhixing_rules.synthetic.courts import CourtProfile, Courts
from zhixing_rules.synthetic.detentions import detentions, private_prosecutions, referrals
from zhixing_rules.synthetic.operations import incidents, operations, vehicles
from zhixing_rules.synthetic.persons import basis, persons
from zhixing_rules.synthetic.sampler import JsonObject, Sampler
from zhixing_rules.synthetic.tracing import accesses, disclosures, publications, requests
from zhixing_rules.synthetic.working_days import ArchiveDays

if TYPE_CHECKING:
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Directory

__all__ = ["LAST_YEAR", "ON", "Archive"]

ON: Final = date(2026, 6, 30)
"""The default day on which an archive is drawn up; the clock is never read."""
LAST_YEAR: Final = 9990
"""The last year in which an archive can be drawn up: dates after that day are needed too."""

_QUESTIONNAIRE_FACTOR: Final = 8
"""The rate of gaps in a questionnaire, as a multiple of the rate in a case system."""
_MAX_GAPS: Final = 0.9
_DAYS_AGO: Final = 20
_NUMBER_BITS: Final = 64


@dataclass(frozen=True)
class Archive:
    """An archive of synthetic cases; each case depends only on these attributes and its number.

    Attributes:
        seed: the seed, zero or more.
        on: the day on which the archive is drawn up; no later act is recorded.
        years: the first and the last year in which its cases were accepted, both inclusive.
        gaps: the share of facts of a case system that are not recorded, from 0 to 1; a questionnaire has more gaps.
        errors: the share of records that cannot be read, from 0 to 1.
        calendar: the working days.
        directory: the courts.

    Raises:
        ValueError: a rate is not from 0 to 1 (1 excluded), the years are not in order, the seed is negative, or the
            year of `on` is after `LAST_YEAR`.
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
            raise ValueError(
                "种子须不为负，比例须在 0 至 1 之间 · the seed must be 0 or more, rates from 0 to 1, 1 excluded"
            )
        if not date.min.year < self.years[0] <= self.years[1] <= self.on.year:
            raise ValueError(
                "年度须依次，且不晚于制作之日 · years must be in order, and not after the day of the archive"
            )
        if self.on.year > LAST_YEAR:
            raise ValueError(f"制作之日须不晚于 {LAST_YEAR} 年 · the day must not be after {LAST_YEAR}")

    def case(self, number: int, *, columns: bool = False) -> tuple[JsonObject, bool]:
        """Return the record of a case, and whether its line is cut short.

        Args:
            number: the number of the case, from 0.
            columns: whether the record is written to columns, so that its errors are limited to what columns can hold.
        """
        random = Random(self.seed << _NUMBER_BITS | number)  # noqa: S311  synthetic cases, no secrets
        sampler = Sampler(random, self._days)
        record = self._record(sampler, number)
        if sampler.chance() >= self.errors:
            return record, False
        if columns:
            return make_contradictory(record, sampler), False
        cut_short = sampler.happens("line cut short")
        return (record if cut_short else make_unreadable(record, sampler)), cut_short

    @cached_property
    def _days(self) -> ArchiveDays:
        return ArchiveDays(self.calendar, self.years, self.on)

    @cached_property
    def _courts(self) -> Courts:
        return Courts(self.directory)

    @cached_property
    def _gaps(self) -> tuple[Gaps, Gaps]:
        return Gaps(self.gaps), Gaps(min(self.gaps * _QUESTIONNAIRE_FACTOR, _MAX_GAPS))

    def _record(self, sampler: Sampler, number: int) -> JsonObject:
        court, questionnaire = self._courts.draw(sampler), sampler.happens("questionnaire")
        record = self._head(sampler, court, number)
        if not questionnaire:
            days_ago = _DAYS_AGO if sampler.happens("attested some days ago") else 0
            record["complete_as_of"] = self._days.written[self._days.last - days_ago]
        record |= _lists(sampler, court, record.get("case_number"))
        if questionnaire:  # a questionnaire does not ask for what did not happen
            record = {name: value for name, value in record.items() if value != []}
        self._gaps[questionnaire].apply(record, sampler.chance)
        return record

    def _head(self, sampler: Sampler, court: CourtProfile, number: int) -> JsonObject:
        record: JsonObject = {"record": "case"}
        if court.code is not None:
            year, kind = self._days.years[sampler.accepted], sampler.pick_word("number")
            record["case_number"] = f"（{year}）{court.code}{kind}{number % 999_999_999 + 1}号"
        record["court"] = court.name
        if court.code is None or sampler.happens("level written"):
            record["court_level"] = "intermediate" if court.intermediate else "basic"
        record["police_counterpart"] = court.organ
        record["basis"] = basis(sampler)
        record["major_or_difficult"] = sampler.happens("major or difficult")
        return record


def _lists(sampler: Sampler, court: CourtProfile, number: str | None) -> JsonObject:
    persons_of_case = persons(sampler)
    debtor = persons_of_case[0]
    detained = persons_of_case[1] if debtor["kind"] == "unit" else debtor
    detentions_of_case, referred = detentions(sampler, detained["id"])
    traced = detentions_of_case and sampler.happens("traced before detention")
    traced_detention = detentions_of_case[0] if traced else None
    requests_of_case = requests(sampler, court, number, persons_of_case, traced_detention)
    return {
        "persons": persons_of_case,
        "requests": requests_of_case,
        "detentions": detentions_of_case,
        "referrals": referrals(sampler, court, referred),
        "private_prosecutions": private_prosecutions(sampler),
        "vehicles": vehicles(sampler),
        "incidents": incidents(sampler),
        "operations": operations(sampler),
        "accesses": accesses(sampler, requests_of_case),
        "disclosures": disclosures(sampler),
        "publications": publications(sampler),
    }
