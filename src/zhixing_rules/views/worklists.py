"""The worklist: what is to be done in many cases on one day, the most urgent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC
from zhixing_rules.engine import disclose, plan
from zhixing_rules.engine.disclosure.projection import visible_steps
from zhixing_rules.engine.urgency import WEEK
from zhixing_rules.impacts.cases import Skipped, read_cases
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import audience_of
from zhixing_rules.views.case_headers import case_header
from zhixing_rules.views.subject_titles import SubjectTitles
from zhixing_rules.views.timelines import timeline_days
from zhixing_rules.views.view_days import view_day
from zhixing_rules.views.work_items import WorkGroup, group_title, is_shown, join_items, work_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Provenance
    from zhixing_rules.errors import RecordError
    from zhixing_rules.impacts.cases import CaseInput
    from zhixing_rules.language import Procedure
    from zhixing_rules.records import Audience
    from zhixing_rules.views.timelines import TimelineDay
    from zhixing_rules.views.work_items import WorkItem

__all__ = ["CaseLabel", "StripDay", "UnreadCase", "Worklist", "WorklistRow", "worklist"]

STRIP_DAYS: Final = 14
"""The number of days of the strip, the day of the worklist included."""
MOST_ROWS: Final = 10_000
"""The number of rows of each group that are kept unless the caller asks for more; all are counted."""
MOST_UNREAD: Final = 100
"""The number of cases that could not be read that are listed; all are counted."""


@dataclass(frozen=True, slots=True, repr=False)
class CaseLabel(TypeNameRepr):
    """What a row says of its case, as far as the audience may know it.

    Attributes:
        number: the number of the case among those given, or of its line.
        case_number: its case number; ``None`` where it is not recorded or not for this audience.
        court: the court.
        officer: the officer who handles it.
    """

    number: int
    case_number: str | None
    court: str | None
    officer: str | None


@dataclass(frozen=True, slots=True, repr=False)
class WorklistRow(TypeNameRepr):
    """An act that is to be done in one case."""

    case: CaseLabel
    item: WorkItem


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of the strip, and the number of acts of the own organ that are due on it."""

    day: TimelineDay
    due: int


@dataclass(frozen=True, slots=True, repr=False)
class UnreadCase(TypeNameRepr):
    """A case that could not be read: its number or line, and why, as far as the audience may know."""

    number: int
    error: RecordError


@dataclass(frozen=True, repr=False)
class Worklist(TypeNameRepr):
    """What is to be done in many cases on one day, for one audience.

    Attributes:
        audience: the audience.
        provenance: the inputs besides the records; ``None`` where no case was read.
        on: the day.
        within: the number of days after it that count as this week.
        read: the number of cases read.
        unread: the number of cases that could not be read.
        unread_cases: the first of them.
        not_attested: the number of cases whose record is not attested to be complete to this day; what was done since
            is not in it.
        earliest_attested: the earliest day that one of them attests; ``None`` where none attests any.
        counts: the number of acts of each group, whether their rows are kept or not.
        rows: the rows, by group, the most urgent first.
        strip: the next fourteen days, this day included.
        overdue: whether an act is overdue, or is if facts that are not recorded call for it.
        by: what the rows are divided by: the officer or the court; ``None`` for nothing.
    """

    audience: Audience
    provenance: Provenance | None
    on: date
    within: int
    read: int
    unread: int
    unread_cases: tuple[UnreadCase, ...]
    not_attested: int
    earliest_attested: date | None
    counts: Mapping[WorkGroup, int]
    rows: tuple[WorklistRow, ...]
    strip: tuple[StripDay, ...]
    by: Literal["officer", "court"] | None
    overdue: bool

    def rows_of(self, group: WorkGroup) -> tuple[WorklistRow, ...]:
        """Return the rows of one group."""
        return tuple(each for each in self.rows if each.item.group is group)

    def divided(self) -> tuple[tuple[str | None, tuple[WorklistRow, ...]], ...]:
        """Return the rows of each officer or court, in the order of the first row of each; else all under ``None``.

        Rows whose officer or court is not recorded are under the empty text.
        """
        if self.by is None:
            return ((None, self.rows),) if self.rows else ()
        found: dict[str | None, list[WorklistRow]] = {}
        for row in self.rows:
            found.setdefault(getattr(row.case, self.by) or "", []).append(row)
        return tuple((key, tuple(rows)) for key, rows in found.items())

    def group_title(self, group: WorkGroup) -> Bilingual:
        """Return the name of a group; that of the acts due soon says within how many days."""
        if group is WorkGroup.THIS_WEEK and self.within != WEEK:
            return Bilingual(f"{self.within}日内到期", f"due within {self.within} days")
        return group_title(group, self.audience)


def worklist(
    cases: Iterable[CaseInput] | str | PathLike[str],
    *,
    on: date,
    within: int = WEEK,
    audience: Audience | str = "keeper",
    by: Literal["officer", "court"] | None = None,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    limit: int = MOST_ROWS,
) -> Worklist:
    """Plan many cases for one day, and return what is to be done in them, the most urgent first.

    Cases are read one after the other; only the rows are kept. A case that cannot be read is counted and listed, and
    the others are planned all the same.

    Args:
        cases: records of cases or joint mechanisms, as for `plan`, or pairs of a line number or a key and a record; or
            the path of a JSON Lines file.
        on: the day, inclusive.
        within: the number of days after it that count as this week.
        audience: who receives the worklist.
        by: divide the rows by the officer or the court.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.
        limit: the number of rows of each group that are kept, the most urgent first; all are counted.

    Returns:
        The worklist.

    Raises:
        ValueError: `within` or `limit` is negative, `on` is a day that no record can hold, or the audience, a reading,
            an alternative or what to divide by is unknown.
        TypeError: one case is given instead of several, or `on` is a datetime without a zone.

    >>> from datetime import date
    >>> case = {"case_number": "（2025）豫0802执1号", "complete_as_of": "2025-01-21",
    ...         "detentions": [{"id": "d1", "decided_on": "2025-01-20", "ground": "refusal",
    ...                         "intake_on": "2025-01-20", "days": 15,
    ...                         "criminal_liability_needed": True, "view_on": "2025-01-20"}]}
    >>> found = worklist([case], on=date(2025, 1, 21))
    >>> [(row.item.group.zh, row.item.brief.zh, str(row.item.due)) for row in found.rows]
    [('今天宜办', '移送案件和行为人', '2025-02-04')]
    """
    if within < 0 or limit < 0:
        raise ValueError("天数和行数不能为负 · the numbers of days and of rows must not be negative")
    if by not in {None, "officer", "court"}:
        raise ValueError("须为 officer 或 court · divide by officer or court")
    if isinstance(cases, bytes | Mapping | BaseModel):
        raise TypeError("须为多件案件，或文件路径；一件请写作 [案件] · give several cases or a path: [case] for one")
    audience, day = audience_of(audience), view_day(on)
    options: dict[str, Any] = {"on": day, "procedure": procedure, "calendar": calendar, "readings": readings}
    collected = _Rows(limit)
    read, skipped, unread = 0, 0, list[UnreadCase]()
    provenance: Provenance | None = None
    due = Counter[date]()
    overdue, not_attested, attested = False, 0, set[date]()
    for each in read_cases(cases, [root.record for root in procedure.roots]):
        if isinstance(each, Skipped):
            skipped += 1
            if len(unread) < MOST_UNREAD:
                unread.append(UnreadCase(each.number, disclose(each.error, audience)))
            continue
        number, _, record = each
        read += 1
        planned = plan(record, **options)
        provenance = provenance or planned.provenance
        complete = planned.provenance.complete_as_of
        if complete is None or complete < day:
            not_attested += 1
            attested |= set() if complete is None else {complete}
        titles, label = SubjectTitles(record, audience), case_label(number, record, audience, day)
        shown = [each for each in visible_steps(planned, audience) if is_shown(each)]
        for item, _ in join_items([work_item(each, day, titles, audience, within=within) for each in shown]):
            overdue |= item.may_be_overdue
            collected.add(WorklistRow(label, item))
            if item.due is not None and item.group is not WorkGroup.OTHERS:
                due[item.due] += 1
    days = timeline_days(calendar, day, day + timedelta(STRIP_DAYS - 1))
    return Worklist(
        audience=audience,
        provenance=provenance,
        on=day,
        within=within,
        read=read,
        unread=skipped,
        unread_cases=tuple(unread),
        not_attested=not_attested,
        earliest_attested=min(attested, default=None),
        counts=collected.counts,
        rows=collected.rows(),
        strip=tuple(StripDay(each, due[each.day]) for each in days),
        by=by,
        overdue=overdue,
    )


def case_label(number: int, record: BaseModel, audience: Audience, on: date) -> CaseLabel:
    """Return what rows say of a case, as far as the audience may know it.

    Args:
        number: the number of the case among those given, or of its line.
        record: the record.
        audience: the audience.
        on: the day of judgment.

    Returns:
        What the rows of the case say of it.
    """
    header = case_header(record, audience, on)
    return CaseLabel(number, header.value("case_number"), header.value("court"), header.value("officer"))


class _Rows:
    """The rows of each group, of which the most urgent are kept."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rows: dict[WorkGroup, list[WorklistRow]] = {group: [] for group in WorkGroup}
        self.counts: dict[WorkGroup, int] = dict.fromkeys(WorkGroup, 0)

    def add(self, row: WorklistRow) -> None:
        """Add a row; those beyond twice the limit are dropped, the least urgent first."""
        group = row.item.group
        rows = self._rows[group]
        rows.append(row)
        self.counts[group] += 1
        if len(rows) > 2 * self._limit + 1:
            rows.sort(key=_urgency)
            del rows[self._limit :]

    def rows(self) -> tuple[WorklistRow, ...]:
        """Return the rows that are kept, by group, the most urgent first."""
        kept: Iterator[WorklistRow] = (
            row for group in WorkGroup for row in sorted(self._rows[group], key=_urgency)[: self._limit]
        )
        return tuple(kept)


def _urgency(row: WorklistRow) -> tuple[bool, date, date, int, int, str, str]:
    """Return the order within a group: overdue, by the last day, by the safe day, by the days passed, then as given."""
    item = row.item
    passed = -(item.elapsed_days or 0)
    return (
        not item.overdue,
        item.due or date.max,
        item.safe_due or date.max,
        passed,
        row.case.number,
        item.rule_id,
        item.path,
    )
