"""The ledger of a docket: every act with its days, every event, and the numbers by half-year, one case at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine import Status, plan, validate
from zhixing_rules.engine.disclosure.projection import visible_steps
from zhixing_rules.engine.urgency import by_urgency
from zhixing_rules.impacts.cases import Skipped, read_cases
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import audience_of
from zhixing_rules.views.half_year_statistics import CountKey, Period, case_counts, half_year_of
from zhixing_rules.views.record_events import case_events
from zhixing_rules.views.repeated_cases import RepeatedCases
from zhixing_rules.views.subject_titles import SubjectTitles
from zhixing_rules.views.work_items import group_title, is_shown, work_item
from zhixing_rules.views.worklists import UnreadCase, case_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from os import PathLike

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Step, Verdict
    from zhixing_rules.impacts.cases import CaseInput
    from zhixing_rules.language import Procedure, ProcedureActor
    from zhixing_rules.law import Citation
    from zhixing_rules.records import Audience
    from zhixing_rules.views.half_year_statistics import HalfYear
    from zhixing_rules.views.repeated_cases import RepeatedCase
    from zhixing_rules.views.work_items import WorkGroup, WorkItem
    from zhixing_rules.views.worklists import CaseLabel

ALWAYS: Final = Period()

__all__ = ["CaseLedger", "LedgerEvent", "LedgerRow", "ledger"]


@dataclass(frozen=True, slots=True, repr=False)
class LedgerRow(TypeNameRepr):
    """An act in one case, done or still to be done.

    Attributes:
        case: the case.
        act: the act in at most twelve characters.
        subject: the subject, with the person where the audience may know the name.
        actor: who acts.
        group: how urgent it is; ``None`` for an act that is done.
        state: that in words: the group, or 已办.
        due: the last day, inclusive; where `provisional`, the earliest it can be.
        safe_due: the safe day; ``None`` for an act that is overdue.
        done_on: the day on which it was done; ``None`` where it is not done, or the day is not recorded.
        late_days: the days by which it is overdue or was done late; otherwise ``None``.
        verdict: the verdict of the rule; ``None`` for a record that is still to come.
        label: the name of the verdict for this kind of norm.
        citation: the clause.
        rule_id: the rule.
        provisional: whether the day or the status is not certain.
        note: what else is to be said, such as the days that have passed where the law sets no number; may be empty.
    """

    case: CaseLabel
    act: Bilingual
    subject: Bilingual
    actor: ProcedureActor
    group: WorkGroup | None
    state: Bilingual
    due: date | None
    safe_due: date | None
    done_on: date | None
    late_days: int | None
    verdict: Verdict | None
    label: Bilingual
    citation: Citation
    rule_id: str
    provisional: bool
    note: Bilingual


@dataclass(frozen=True, slots=True, repr=False)
class LedgerEvent(TypeNameRepr):
    """An event in one case.

    Attributes:
        case: the case.
        day: its day.
        subject: the subject it belongs to, with the person where the audience may know the name.
        title: what happened.
        clause: the clause that needs it.
        half: the half-year in which it counts.
    """

    case: CaseLabel
    day: date
    subject: Bilingual
    title: Bilingual
    clause: str
    half: HalfYear


@dataclass(frozen=True, repr=False)
class CaseLedger(TypeNameRepr):
    """The part of the ledger that one case makes.

    Attributes:
        rows: its acts, the most urgent first, then those that are done.
        events: its events, by day.
        counts: what it adds to the statistics.
        repeated: the case that it repeats, by its number; ``None`` for a case that was not given before. It adds
            nothing to the statistics, and no row and no event if it is the same in all.
    """

    rows: tuple[LedgerRow, ...]
    events: tuple[LedgerEvent, ...]
    counts: Counter[CountKey]
    repeated: RepeatedCase | None = None


def ledger(
    cases: Iterable[CaseInput] | str | PathLike[str],
    *,
    on: date,
    period: Period = ALWAYS,
    audience: Audience | str = "keeper",
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
) -> Iterator[CaseLedger | UnreadCase]:
    """Judge and plan cases one after the other, and return what each adds to the ledger.

    Only the case numbers are kept, to find cases that are given twice. A case that cannot be read does not stop the
    others.

    Args:
        cases: records of cases or joint mechanisms, as for `worklist`, or the path of a JSON Lines file.
        on: the day of judgment, inclusive.
        period: the days of the events, of the statistics and of the acts that are done; what is still to be done is
            listed whenever it is due.
        audience: who receives the ledger.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.

    Returns:
        The parts of the cases in their order, made when they are asked for.

    Raises:
        ValueError: the period ends before it begins, or the audience, a reading or an alternative is unknown.

    >>> from datetime import date
    >>> case = {"case_number": "（2025）豫0802执1号", "complete_as_of": "2025-01-21",
    ...         "detentions": [{"id": "d1", "decided_on": "2025-01-20", "ground": "refusal",
    ...                         "intake_on": "2025-01-20", "days": 15,
    ...                         "criminal_liability_needed": True, "view_on": "2025-01-20"}]}
    >>> [part] = ledger([case], on=date(2025, 1, 21))
    >>> [(row.act.zh, str(row.due), row.label.zh) for row in part.rows]
    [('移送案件和行为人', '2025-02-04', '未到期')]
    >>> [(str(event.day), event.subject.zh, event.title.zh) for event in part.events][:2]
    [('2025-01-20', '司法拘留1', '决定拘留'), ('2025-01-20', '司法拘留1', '收拘')]
    """
    if period.first is not None and period.last is not None and period.last < period.first:
        raise ValueError("期间的末日早于首日 · the period ends before it begins")
    audience, day = audience_of(audience), as_chinese_day(on, "on")
    options: dict[str, Any] = {"on": day, "procedure": procedure, "calendar": calendar, "readings": readings}
    found, repeated = read_cases(cases, [root.record for root in procedure.roots]), RepeatedCases(audience)
    return (
        UnreadCase(each.number, each.disclosed_to(audience).error)
        if isinstance(each, Skipped)
        else _part(each[0], each[2], repeated.find(each[0], each[2]), audience, period, options)
        for each in found
    )


def _part(  # noqa: PLR0917  the parts of a case
    number: int,
    record: BaseModel,
    repeated: RepeatedCase | None,
    audience: Audience,
    period: Period,
    options: dict[str, Any],
) -> CaseLedger:
    if repeated is not None and repeated.same:
        return CaseLedger((), (), Counter(), repeated)
    day = options["on"]
    label, titles = case_label(number, record, audience, day), SubjectTitles(record, audience)
    steps = tuple(visible_steps(plan(record, **options), audience))
    listed = [each for each in by_urgency(steps) if _is_listed(each, period)]
    report = validate(record, **options) if listed else ()
    findings = {(each.rule_id, each.path): each for each in report}
    rows = []
    for step in listed:
        finding = findings.get((step.rule_id, step.path))
        verdict, name = (None, Bilingual("—", "—")) if finding is None else (finding.verdict, finding.label)
        rows.append(_row(step, label, titles, audience, day, verdict, name))
    events = tuple(
        LedgerEvent(label, each.day, each.subject, each.title, each.clause, half_year_of(each.day))
        for each in case_events(record, audience, titles, day)
        if each.day <= day and period.contains(each.day)
    )
    counts = Counter[CountKey]()
    if repeated is None:
        counts = case_counts(record, steps, audience, day, period, procedure=options["procedure"])
    return CaseLedger(tuple(rows), events, counts, repeated)


def _is_listed(step: Step, period: Period) -> bool:
    """Return whether a ledger lists a step: to be done, or done in the period or on an unknown day."""
    if step.status is Status.DONE:
        return not step.check and (step.done_on is None or period.contains(step.done_on))
    return is_shown(step)


def _row(  # noqa: PLR0917  the parts of a row
    step: Step,
    label: CaseLabel,
    titles: SubjectTitles,
    audience: Audience,
    on: date,
    verdict: Verdict | None,
    name: Bilingual,
) -> LedgerRow:
    if step.status is Status.DONE:
        late = (step.done_on - step.due).days if step.done_on is not None and step.due is not None else 0
        return LedgerRow(
            case=label,
            act=Bilingual(step.brief_zh, step.brief_en),
            subject=titles.title(step.path, step.from_path),
            actor=step.actor,
            group=None,
            state=Bilingual("已办", "done"),
            due=step.due,
            safe_due=step.safe_due,
            done_on=step.done_on,
            late_days=late if late > 0 else None,
            verdict=verdict,
            label=name,
            citation=step.citation,
            rule_id=step.rule_id,
            provisional=step.provisional,
            note=Bilingual("", "") if step.done_on is not None else Bilingual("办结日期未记录", "day not recorded"),
        )
    item = work_item(step, on, titles, audience)
    left = item.days_left
    return LedgerRow(
        case=label,
        act=item.brief,
        subject=item.subject,
        actor=item.actor,
        group=item.group,
        state=group_title(item.group, audience),
        due=item.due,
        safe_due=item.safe_due,
        done_on=None,
        late_days=-left if item.overdue and left is not None and left < 0 else None,
        verdict=verdict,
        label=name,
        citation=item.citation,
        rule_id=item.rule_id,
        provisional=item.provisional,
        note=_pace_and_days(item) if item.due is None else Bilingual("", ""),
    )


def _pace_and_days(item: WorkItem) -> Bilingual:
    """Return the word of the law in place of a number of days, and the days that have passed."""
    pace, days = item.pace, item.days_in_words
    zh, en = (part for part in (pace.zh, days.zh) if part), (part for part in (pace.en, days.en) if part)
    return Bilingual("，".join(zh), ", ".join(en))
