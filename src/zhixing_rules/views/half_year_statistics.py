"""Statistics by court and half-year, for the bulletin of article 6 and the collected reports of article 16."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._enums import LabelledEnum
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine import Status, plan
from zhixing_rules.engine.disclosure.projection import visible_steps
from zhixing_rules.impacts.cases import Skipped, read_cases
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.opinion import is_of_the_opinion
from zhixing_rules.records import Case, audience_of, classes_at
from zhixing_rules.views.repeated_cases import RepeatedCases
from zhixing_rules.views.work_items import is_of_police
from zhixing_rules.views.worklists import MOST_UNREAD, UnreadCase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from os import PathLike

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Step
    from zhixing_rules.impacts.cases import CaseInput
    from zhixing_rules.language import Directory, Procedure
    from zhixing_rules.records import Audience
    from zhixing_rules.views.repeated_cases import RepeatedCase

__all__ = [
    "CountedCases",
    "HalfYear",
    "HalfYearStatistics",
    "Measure",
    "Period",
    "StatisticsRow",
    "case_counts",
    "count_cases",
    "half_year_of",
]

_SECOND_HALF: Final = 7
"""The month in which the second half of a year begins."""


class Measure(LabelledEnum):
    """What is counted, in the order of the columns."""

    REQUESTS = "requests", "查控请求", "tracing requests sent"
    FEEDBACK = "feedback", "收到反馈", "answers received"
    DETENTIONS = "detentions", "司法拘留", "detentions decided"
    REFERRALS = "referrals", "移送", "referrals sent"
    FILED = "filed", "立案", "cases filed"
    SUPPLEMENTS = "supplements", "通知补充", "requests for further evidence"
    REFUSALS = "refusals", "不予立案", "refusals"
    COURT_OVERDUE = "court_overdue", "本院目前逾期", "acts of the court overdue now"
    POLICE_OVERDUE = "police_overdue", "公安目前逾期未答复", "answers of the police overdue now"


_EVENTS: Final = {
    Measure.REQUESTS: ("requests", "sent_on"),
    Measure.FEEDBACK: ("requests", "feedback_on"),
    Measure.DETENTIONS: ("detentions", "decided_on"),
    Measure.REFERRALS: ("referrals", "sent_on"),
    Measure.FILED: ("referrals", "filed_on"),
    Measure.SUPPLEMENTS: ("referrals", "supplement_notified_on"),
    Measure.REFUSALS: ("referrals", "refusal_made_on"),
}
"""The list and the day that each measure counts."""
ANSWERS: Final = frozenset({"art3.i2.feedback", "art9.outcome", "art9.refusal-feedback"})
"""The rules whose act is an answer of the police to the court."""
_CHIEF: Final = frozenset({Measure.REQUESTS, Measure.DETENTIONS, Measure.REFERRALS})
"""The measures whose records are counted without a period where the day is not recorded."""


class HalfYear(NamedTuple):
    """A half of a calendar year."""

    year: int
    second: bool

    @property
    def title(self) -> Bilingual:
        """Its name, such as 2026年下半年."""
        return Bilingual(f"{self.year}年{'下' if self.second else '上'}半年", f"{self.year}H{1 + self.second}")

    @property
    def days(self) -> Period:
        """Its days.

        >>> HalfYear(2026, second=True).days
        Period(first=datetime.date(2026, 7, 1), last=datetime.date(2026, 12, 31))
        """
        if self.second:
            return Period(date(self.year, _SECOND_HALF, 1), date(self.year, 12, 31))
        return Period(date(self.year, 1, 1), date(self.year, _SECOND_HALF, 1) - timedelta(1))


class CountKey(NamedTuple):
    """What a number belongs to; the half-year is ``None`` where the day is not recorded."""

    court: str
    half: HalfYear | None
    measure: Measure


@dataclass(frozen=True, slots=True, repr=False)
class StatisticsRow(TypeNameRepr):
    """The numbers of one court in one half-year.

    Attributes:
        court: the court; empty where it is not recorded.
        half: the half-year; ``None`` for records whose day is not recorded.
        counts: the numbers; ``None`` for a measure that the audience may not know.
    """

    court: str
    half: HalfYear | None
    counts: Mapping[Measure, int | None]


def half_year_of(day: date) -> HalfYear:
    """Return the half-year of a day.

    >>> from datetime import date
    >>> half_year_of(date(2026, 6, 30)).title.zh, half_year_of(date(2026, 7, 1)).title.zh
    ('2026年上半年', '2026年下半年')
    """
    return HalfYear(day.year, day.month >= _SECOND_HALF)


class Period(NamedTuple):
    """Days, both ends inclusive; ``None`` is no limit.

    >>> from datetime import date
    >>> Period(date(2026, 7, 1), None).contains(date(2026, 7, 1))
    True
    """

    first: date | None = None
    last: date | None = None

    def contains(self, day: date) -> bool:
        """Return whether a day is in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def case_counts(
    record: BaseModel,
    steps: Iterable[Step],
    audience: Audience,
    on: date,
    period: Period,
    *,
    procedure: Procedure = JIAOZUO_2024,
) -> Counter[CountKey]:
    """Return what one case adds to the statistics.

    An event counts in the half-year of its day. A request, a detention or a referral without a day counts without a
    half-year, unless the record attests that what is not recorded did not happen. An act that is overdue on the day of
    the plan counts in the half-year of its last day; one that was done late does not. Of the acts of the police only
    the answers to the court count, once for each subject. An answer counts in the half-year in which it came, whenever
    the request was sent.

    Args:
        record: a case; another record adds its overdue acts only.
        steps: the steps of its plan that the audience may know of.
        audience: the audience; what it may not see is not counted.
        on: the day of the plan; what is recorded later is not counted.
        period: the days that count.
        procedure: the rules; every act of the police is an answer in a procedure other than that of the Opinion.

    Returns:
        The numbers by court, half-year and measure.
    """
    court = getattr(record, "court", None) or ""
    counts = Counter[CountKey]()
    if isinstance(record, Case):
        for measure, day in _days(record, audience, on):
            if day is None:
                counts[CountKey(court, None, measure)] += 1
            elif day <= on and period.contains(day):
                counts[CountKey(court, half_year_of(day), measure)] += 1
    overdue = [
        (step, half_year_of(step.due))
        for step in steps
        if step.status is Status.OVERDUE and step.due is not None and period.contains(step.due)
    ]
    counts.update(CountKey(court, half, Measure.COURT_OVERDUE) for step, half in overdue if not is_of_police(step))
    of_opinion = is_of_the_opinion(procedure)
    silent = {
        (step.path, half)
        for step, half in overdue
        if is_of_police(step) and (not of_opinion or step.rule_id in ANSWERS)
    }
    counts.update(CountKey(court, half, Measure.POLICE_OVERDUE) for _, half in silent)
    return counts


def _days(case: Case, audience: Audience, on: date) -> Iterator[tuple[Measure, date | None]]:
    """Yield the days that count, and ``None`` for a record whose day counts and is not recorded."""
    attested = case.complete_as_of is not None and case.complete_as_of >= on
    known = measures_for(audience)
    for measure, (members, name) in _EVENTS.items():
        for each in (getattr(case, members) or ()) if measure in known else ():
            day = getattr(each, name)
            if day is not None or (measure in _CHIEF and not attested):
                yield measure, day


@cache
def measures_for(audience: Audience) -> frozenset[Measure]:
    """Return the measures that an audience may know; those of overdue acts count what it may know of."""
    withheld = {each for each, place in _EVENTS.items() if not audience.may_see(*classes_at(Case, place))}
    return frozenset(Measure) - withheld


class HalfYearStatistics(TypeNameRepr):
    """Numbers that are added up case by case.

    Args:
        audience: the audience.
        directory: the courts, in the order of the rows; other courts follow by name.
    """

    def __init__(self, audience: Audience, directory: Directory | None = None) -> None:
        self._known = measures_for(audience)
        courts = () if directory is None else directory.courts
        self._places = {court.name: place for place, court in enumerate(courts)}
        self._counts = Counter[CountKey]()

    def total(self, measure: Measure, *, dated: bool = True) -> int | None:
        """Return a number over all courts and half-years; ``None`` if the audience may not know it.

        Args:
            measure: what is counted.
            dated: whether to count what has a day, or what has none.
        """
        if measure not in self._known:
            return None
        return sum(
            count for key, count in self._counts.items() if key.measure is measure and (key.half is not None) is dated
        )

    def add(self, counts: Counter[CountKey]) -> None:
        """Add the numbers of a case."""
        self._counts.update(counts)

    def rows(self) -> Iterator[StatisticsRow]:
        """Yield the numbers by court, in the order of the directory, then by half-year; those without a day last."""
        found = {(key.court, key.half) for key in self._counts}
        for court, half in sorted(found, key=lambda each: (self._order_of_court(each[0]), *_order_of_half(each[1]))):
            yield self._row(court, half, {each: self._counts[CountKey(court, half, each)] for each in Measure})

    def totals(self) -> Iterator[StatisticsRow]:
        """Yield the numbers of all courts together by half-year, those without a day last; courts are empty."""
        sums = Counter[tuple[HalfYear | None, Measure]]()
        for key, count in self._counts.items():
            sums[key.half, key.measure] += count
        for half in sorted({half for half, _ in sums}, key=_order_of_half):
            yield self._row("", half, {each: sums[half, each] for each in Measure})

    def _order_of_court(self, court: str) -> tuple[bool, int, str]:
        """Return the order of courts: as the directory has them, the intermediate court first, then others by name."""
        return not court, self._places.get(court, len(self._places)), court

    def _row(self, court: str, half: HalfYear | None, numbers: Mapping[Measure, int]) -> StatisticsRow:
        known = {each: count if each in self._known else None for each, count in numbers.items()}
        return StatisticsRow(court, half, known)


def _order_of_half(half: HalfYear | None) -> tuple[bool, tuple[int, bool]]:
    return half is None, half or (0, False)


@dataclass(frozen=True, repr=False)
class CountedCases(TypeNameRepr):
    """The statistics of a docket.

    Attributes:
        statistics: the numbers.
        read: the number of cases read.
        unread: the number of cases that could not be read.
        unread_cases: the first of them.
        repeats: the number of cases that were read, but not counted, because a case with this number was before.
        repeated_cases: the first of them.
    """

    statistics: HalfYearStatistics
    read: int
    unread: int
    unread_cases: tuple[UnreadCase, ...]
    repeats: int
    repeated_cases: tuple[RepeatedCase, ...]


def count_cases(
    cases: Iterable[CaseInput] | str | PathLike[str],
    *,
    on: date,
    period: Period | None = None,
    audience: Audience | str = "keeper",
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
) -> CountedCases:
    """Plan cases one after the other, and add up their numbers; see `case_counts` for what counts.

    A case that is given more than once, by its number, counts as it is given first.

    Args:
        cases: records of cases, as for `worklist`, or the path of a JSON Lines file.
        on: the day of the plan, inclusive.
        period: the days that count; ``None`` for no limit.
        audience: who receives the numbers.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.

    Returns:
        The numbers, and the cases that could not be read or were given before.

    Raises:
        ValueError: the audience, a reading or an alternative is unknown.

    >>> from datetime import date
    >>> found = count_cases([{"court": "示例法院", "referrals": [{"id": "r1", "sent_on": "2026-08-03"}]}],
    ...                     on=date(2026, 9, 28))
    >>> [(row.court, row.half.title.zh, row.counts[Measure.REFERRALS]) for row in found.statistics.rows()]
    [('示例法院', '2026年下半年', 1)]
    """
    audience, day = audience_of(audience), as_chinese_day(on, "on")
    options: dict[str, Any] = {"on": day, "procedure": procedure, "calendar": calendar, "readings": readings}
    statistics, read, skipped, unread = HalfYearStatistics(audience, procedure.directory), 0, 0, list[UnreadCase]()
    repeated = RepeatedCases(audience)
    for each in read_cases(cases, [root.record for root in procedure.roots]):
        if isinstance(each, Skipped):
            skipped += 1
            if len(unread) < MOST_UNREAD:
                unread.append(UnreadCase(each.number, each.disclosed_to(audience).error))
            continue
        read += 1
        if repeated.find(each[0], each[2]) is not None:
            continue
        steps = visible_steps(plan(each[2], **options), audience)
        statistics.add(case_counts(each[2], steps, audience, day, period or Period(), procedure=procedure))
    return CountedCases(statistics, read, skipped, tuple(unread), repeated.total, tuple(repeated.listed))
