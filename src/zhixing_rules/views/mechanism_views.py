"""The view of a joint mechanism: who is in office over a period, and the next bulletin and consultation."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC
from zhixing_rules.engine import plan
from zhixing_rules.engine.disclosure.projection import visible_steps
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION, is_of_the_opinion
from zhixing_rules.records import JointMechanism, audience_of, classes_at, clause_of, english_title, load_one_of
from zhixing_rules.views.case_headers import shown
from zhixing_rules.views.case_views import case_view
from zhixing_rules.views.half_year_statistics import Period, half_year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Status, Step
    from zhixing_rules.language import Procedure
    from zhixing_rules.law import Citation
    from zhixing_rules.records import Audience, Officer
    from zhixing_rules.views.case_views import CaseView

__all__ = ["Arrangement", "MechanismView", "RecurringDuty", "RosterGap", "RosterOfficer", "mechanism_view"]

_DUTIES: Final = {"art6.bulletin": ("bulletins", "issued_on"), "art16.half-yearly": ("meetings", "held_on")}
"""The rules of the recurring duties, each with the list and the day of its acts."""
_ARRANGEMENTS: Final = ("round_the_clock", "command_centre", "information_shared")


@dataclass(frozen=True, slots=True, repr=False)
class RosterOfficer(TypeNameRepr):
    """A 执行110 officer.

    Attributes:
        path: the officer, as a JSON Pointer.
        name: the name; ``None`` where it is not recorded or not for this audience.
        appointed_on: the day of the appointment; ``None`` where it is not recorded.
        ended_on: the last day in office; ``None`` where none is recorded: the officer is taken to be in office, as far
            as the record attests its days.
    """

    path: str
    name: str | None
    appointed_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class RosterGap:
    """Days on which it is not recorded that an officer was in office, both inclusive.

    Attributes:
        first: the first day.
        last: the last day.
        certain: whether nobody was in office; otherwise the record leaves it open, because a day of appointment is not
            recorded, the record does not attest these days, or they are still to come.
    """

    first: date
    last: date
    certain: bool

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, repr=False)
class RecurringDuty(TypeNameRepr):
    """The bulletin of article 6 or the consultation of article 16, as the plan has it.

    Attributes:
        rule_id: the rule.
        title: the duty.
        citation: the clause.
        status: the status of the step.
        last_on: the latest recorded day of one up to the day of judgment, whether it meets the clause or not; ``None``
            where none is recorded.
        due: the last day for the next; ``None`` where the law sets none.
        safe_due: the safe day.
        provisional: whether a day or the status is not certain.
        missed: the periods up to the day of judgment that certainly ended without the act.
        note: what is missing or to be noted; may be empty.
    """

    rule_id: str
    title: Bilingual
    citation: Citation
    status: Status
    last_on: date | None
    due: date | None
    safe_due: date | None
    provisional: bool
    missed: tuple[Period, ...]
    note: Bilingual


@dataclass(frozen=True, slots=True, repr=False)
class Arrangement(TypeNameRepr):
    """A standing arrangement, and whether it exists; ``None`` where that is not recorded."""

    title: Bilingual
    clause: str
    exists: bool | None


@dataclass(frozen=True, repr=False)
class MechanismView(TypeNameRepr):
    """What one audience is shown of a joint mechanism.

    Attributes:
        case: the header, the findings and what is not recorded.
        period: the period of the roster, both days given.
        roster: the officers who may have served in the period, in the order of the record; ``None`` where the list is
            not recorded.
        roster_withheld: whether the audience may not know the roster.
        gaps: the days of the period on which it is not recorded that an officer was in office; empty where the roster
            is not known. A day after the day of judgment is always among them.
        duties: the bulletin and the consultation, as far as the audience may know them.
        arrangements: the standing arrangements that the audience may know.
    """

    case: CaseView
    period: Period
    roster: tuple[RosterOfficer, ...] | None
    roster_withheld: bool
    gaps: tuple[RosterGap, ...]
    duties: tuple[RecurringDuty, ...]
    arrangements: tuple[Arrangement, ...]

    @property
    def audience(self) -> Audience:
        """The audience."""
        return self.case.audience

    @property
    def first(self) -> date:
        """The first day of the period."""
        return self.period.first or date.min

    @property
    def last(self) -> date:
        """The last day of the period."""
        return self.period.last or date.max


def mechanism_view(
    record: BaseModel | Mapping[str, Any] | str | bytes,
    *,
    on: date,
    period: Period | None = None,
    audience: Audience | str = "keeper",
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
) -> MechanismView:
    """Judge and plan the record of a joint mechanism, and return what one audience is shown of it.

    Args:
        record: a joint mechanism, or its JSON as text, UTF-8 bytes or a mapping.
        on: the day of judgment, inclusive.
        period: the period of the roster; a side without a limit is that of the half-year of `on`.
        audience: who receives the view.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.

    Returns:
        The view. The days of the bulletin and of the consultation are those of the plan.

    Raises:
        RecordError: the record cannot be read, or is a case, or the procedure is not that of the Opinion.
        ValueError: the period ends before it begins, or the audience, a reading or an alternative is unknown.

    >>> from datetime import date
    >>> view = mechanism_view({"record": "joint_mechanism", "court_level": "intermediate",
    ...                        "complete_as_of": "2026-12-31",
    ...                        "officers": [{"id": "o1", "name": "示例一", "appointed_on": "2026-01-01",
    ...                                      "ended_on": "2026-09-30"},
    ...                                     {"id": "o2", "name": "示例二", "appointed_on": "2026-10-09"}]},
    ...                       on=date(2026, 11, 2))
    >>> [(str(gap.first), str(gap.last), gap.certain) for gap in view.gaps]
    [('2026-10-01', '2026-10-08', True), ('2026-11-03', '2026-12-31', False)]
    >>> [(duty.title.zh, str(duty.due)) for duty in view.duties]
    [('定期通报工作', 'None'), ('半年汇总、会商', '2027-01-31')]
    """
    audience = audience_of(audience)
    if not is_of_the_opinion(procedure):
        zh = f"联动机制一览按{OPINION.document}的任务编制，不能用于其他规程"
        en = f"the view of a joint mechanism is that of the duties of {OPINION.document}: not for another procedure"
        raise RecordError([Problem("", "not_of_this_procedure", zh, en)])
    mechanism = load_one_of([root.record for root in procedure.roots], record)
    if not isinstance(mechanism, JointMechanism):
        raise RecordError(
            [
                Problem(
                    "",
                    "not_a_mechanism",
                    "是案件，不是联动机制的记录",
                    "is a case, not the record of a joint mechanism",
                )
            ]
        )
    options: dict[str, Any] = {"on": on, "procedure": procedure, "calendar": calendar, "readings": readings}
    case = case_view(mechanism, audience=audience, **options)
    whole = _whole_period(period or Period(), case.header.on)
    steps = tuple(visible_steps(plan(mechanism, **options), audience))
    withheld = not audience.may_see(*classes_at(JointMechanism, ("officers", "appointed_on")))
    officers = None if withheld else mechanism.officers
    may_know_names = audience.may_see(*classes_at(JointMechanism, ("officers", "name")))
    roster = None
    if officers is not None:
        roster = tuple(
            RosterOfficer(
                f"/officers/{index}", shown(each.name) if may_know_names else None, each.appointed_on, each.ended_on
            )
            for index, each in enumerate(officers)
            if _may_serve(each, whole)
        )
    return MechanismView(
        case=case,
        period=whole,
        roster=roster,
        roster_withheld=withheld,
        gaps=() if officers is None else tuple(_gaps(officers, mechanism.complete_as_of, case.header.on, whole)),
        duties=tuple(_duty(each, mechanism, case.header.on) for each in steps if each.rule_id in _DUTIES),
        arrangements=tuple(_arrangements(mechanism, audience)),
    )


def _whole_period(period: Period, on: date) -> Period:
    """Return a period with both its days: those that are not given are of the half-year of a day."""
    half = half_year_of(on).days
    first, last = period.first or half.first, period.last or half.last
    if first is not None and last is not None and last < first:
        raise ValueError("期间的末日早于首日 · the period ends before it begins")
    return Period(first, last)


def _may_serve(officer: Officer, period: Period) -> bool:
    """Return whether an officer, as far as recorded, was in office on a day of a period that has both its days."""
    first, last = period.first or date.min, period.last or date.max
    begun, ended = officer.appointed_on or date.min, officer.ended_on or date.max
    return begun <= last and first <= ended


def _gaps(officers: Sequence[Officer], complete: date | None, on: date, period: Period) -> Iterator[RosterGap]:
    """Yield the gaps: runs of days of the period on which it is not recorded that an officer was in office.

    A term without a last day lasts as long as the record attests its days. No day after `on` is known.
    """
    first, last = period.first or date.min, period.last or date.max
    attested = date.min if complete is None else min(complete, on)
    terms = [
        (each.appointed_on, attested if each.ended_on is None else min(each.ended_on, on))
        for each in officers
        if each.appointed_on is not None
    ]
    possible = [each.ended_on or date.max for each in officers if each.appointed_on is None]
    day = timedelta(1)
    starts = {first, attested + day, *(start for start, _ in terms), *(end + day for _, end in terms)}
    starts |= {end + day for end in possible if end < date.max}
    cuts = sorted(each for each in starts if first <= each <= last)
    found: list[RosterGap] = []
    for start in cuts:
        following = bisect_right(cuts, start)
        end = last if following == len(cuts) else cuts[following] - day
        if any(begun <= start <= ended for begun, ended in terms):
            continue
        certain = start <= attested and not any(start <= ended for ended in possible)
        if found and found[-1].last == start - day and found[-1].certain is certain:
            found[-1] = RosterGap(found[-1].first, end, certain)
        else:
            found.append(RosterGap(start, end, certain))
    return iter(found)


def _duty(step: Step, mechanism: JointMechanism, on: date) -> RecurringDuty:
    members, name = _DUTIES[step.rule_id]
    counted = step.deadline
    days = [getattr(each, name) for each in getattr(mechanism, members) or ()]
    return RecurringDuty(
        rule_id=step.rule_id,
        title=Bilingual(step.brief_zh, step.brief_en),
        citation=step.citation,
        status=step.status,
        last_on=max((each for each in days if each is not None and each <= on), default=None),
        due=step.due,
        safe_due=step.safe_due,
        provisional=step.provisional,
        missed=() if counted is None else tuple(Period(each.first, each.last) for each in counted.missed_periods),
        note=Bilingual(step.why_zh, step.why_en),
    )


def _arrangements(mechanism: JointMechanism, audience: Audience) -> Iterator[Arrangement]:
    for name in _ARRANGEMENTS:
        if audience.may_see(*classes_at(JointMechanism, (name,))):
            field = JointMechanism.model_fields[name]
            title = Bilingual(str(field.title), english_title(field))
            yield Arrangement(title, clause_of(field), getattr(mechanism, name))
