"""The functions `impact` and `moves`: which cases another procedure or calendar moves, and which need action first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import NotebookRepr, TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine import Provenance
from zhixing_rules.impacts.cases import Skipped, read_cases
from zhixing_rules.impacts.movement import Movement, MovementsMixin, Urgency, in_order
from zhixing_rules.impacts.procedure_pairs import ProcedurePair, procedure_pair
from zhixing_rules.impacts.summary import ImpactCounter, ImpactSummary, MovedCase, RuleMoves
from zhixing_rules.impacts.visibility import VisibleRules, may_see_keys, visible_rules
from zhixing_rules.language import select
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from os import PathLike

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.impacts.calendar_changes import NoticeLine
    from zhixing_rules.impacts.cases import CaseInput
    from zhixing_rules.language import Procedure

__all__ = ["CaseMoves", "DisclosedCaseMoves", "DisclosedImpact", "Impact", "impact", "moves"]

_SKIPPED_LIMIT: Final = 100
"""Maximum number of unreadable cases listed: each may have a thousand problems."""


class _SummaryProperties(TypeNameRepr):
    """Properties that follow from the summary of an impact."""

    summary: ImpactSummary

    @property
    def moved(self) -> int:
        """Number of cases that move."""
        return self.summary.moved

    @property
    def rules(self) -> tuple[RuleMoves, ...]:
        """Each rule that moves, the one that moves in most cases first."""
        return self.summary.rules

    @property
    def cases(self) -> tuple[MovedCase, ...]:
        """The most urgent cases, the most urgent first, up to the limit given."""
        return self.summary.cases

    @property
    def urgencies(self) -> dict[Urgency, int]:
        """Number of cases by urgency, including urgencies without a case."""
        return {**dict.fromkeys(Urgency, 0), **dict(self.summary.urgencies)}

    @property
    def failed(self) -> bool:
        """Whether any case is newly overdue or newly in breach."""
        return any(self.urgencies[each] for each in (Urgency.OVERDUE, Urgency.BREACHED))


@dataclass(frozen=True, repr=False)
class Impact(_SummaryProperties):
    """What another procedure or calendar moves in many cases.

    Attributes:
        old: the provenance of the old side.
        new: the provenance of the new side.
        lines: the days on which the calendars differ.
        read: number of cases read.
        unread: number of cases that cannot be read.
        skipped: the first of those, at most a hundred, with their problems.
        summary: what moves.
        by_audience: the part of it that each audience may see.
    """

    old: Provenance
    new: Provenance
    lines: tuple[NoticeLine, ...]
    read: int
    unread: int
    skipped: tuple[Skipped, ...]
    summary: ImpactSummary
    by_audience: Mapping[Audience, ImpactSummary]

    def disclosed_to(self, audience: Audience) -> DisclosedImpact:
        """Return what an audience may see of it. See `disclose`."""
        summary = self.by_audience[audience]
        if not may_see_keys(audience):
            summary = replace(summary, cases=tuple(replace(each, key="") for each in summary.cases))
        skipped = tuple(each.disclosed_to(audience) for each in self.skipped)
        return DisclosedImpact(audience, self.old, self.new, self.lines, self.read, self.unread, skipped, summary)


@dataclass(frozen=True, repr=False)
class DisclosedImpact(NotebookRepr, _SummaryProperties):
    """The part of an `Impact` that an audience may see, as if there were no other rules.

    Attributes are those of `Impact`, without ``by_audience``.
    """

    audience: Audience
    old: Provenance
    new: Provenance
    lines: tuple[NoticeLine, ...]
    read: int
    unread: int
    skipped: tuple[Skipped, ...]
    summary: ImpactSummary


@dataclass(frozen=True, slots=True, repr=False)
class CaseMoves(MovementsMixin, TypeNameRepr):
    """What moves in one case.

    Attributes:
        number: its number, from 1; the line number if it came from a file.
        key: the caller's key, else the case number; empty if there is neither.
        movements: what moves, the most urgent first; empty if nothing does.
        procedures: the two procedures.
    """

    number: int
    key: str
    movements: tuple[Movement, ...]
    procedures: ProcedurePair

    def disclosed_to(self, audience: Audience) -> DisclosedCaseMoves:
        """Return what an audience may see of it. See `disclose`."""
        movements = visible_rules(self.procedures, audience).filter(self.movements)
        return DisclosedCaseMoves(audience, self.number, self.key if may_see_keys(audience) else "", movements)


@dataclass(frozen=True, slots=True, repr=False)
class DisclosedCaseMoves(MovementsMixin, TypeNameRepr):
    """The part of a `CaseMoves` that an audience may see. Attributes are those of `CaseMoves`."""

    audience: Audience
    number: int
    key: str
    movements: tuple[Movement, ...]


def impact(
    old: Procedure,
    new: Procedure,
    cases: Iterable[CaseInput] | str | PathLike[str],
    *,
    on: date,
    calendar: Calendar = PRC,
    new_calendar: Calendar | None = None,
    readings: Mapping[str, str] | None = None,
    limit: int = 1000,
) -> Impact:
    """Find which cases another procedure, or another calendar, moves: their findings, due days and steps.

    The cases are read one at a time and not stored, so memory does not grow with their number. A case that cannot be
    read is counted and listed, and does not stop the others.

    Args:
        old: the procedure in force.
        new: the amended procedure; the same one if only the calendar changes.
        cases: records, as `validate` takes them, alone or as pairs of a key and a record; what `read_jsonl` yields; or
            the path of a JSON Lines file.
        on: the day of judgment, inclusive.
        calendar: the working days.
        new_calendar: the working days under the new procedure, for example with a notice published since; `calendar`
            unless given.
        readings: alternatives to take instead of the defaults under both procedures, by reading id.
        limit: maximum number of cases listed, the most urgent first, with at most a hundred movements each; also of
            unreadable cases listed, at most a hundred. Counts include all cases.

    Returns:
        Counts by rule and urgency, and the most urgent cases. Pass it to `disclose` before showing it.

    Raises:
        ValueError: the procedures judge different records, or one of them does not have a reading or alternative.
        TypeError: ``on`` is a datetime without a time zone.
        OSError: the file cannot be read.

    >>> from datetime import date
    >>> from zhixing_rules import JIAOZUO_2024
    >>> from zhixing_rules.language import Days
    >>> from zhixing_rules.amendment import Reword, SetSpan
    >>> five = JIAOZUO_2024.amend(
    ...     Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)), name="five_days"
    ... )
    >>> sent = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
    >>> reviewed = {"complete_as_of": "2025-03-18", "referrals": [
    ...     {**sent, "conditions_met": True, "materials_complete": True}
    ... ]}
    >>> result = impact(JIAOZUO_2024, five, [reviewed, {}], on=date(2025, 3, 18))
    >>> result.read, result.moved, [case.urgency.value for case in result.cases]
    (2, 1, ['overdue'])
    """
    procedures, day = _compiled(old, new, calendar, new_calendar, readings), as_chinese_day(on, "on")
    visible = {audience: visible_rules(procedures, audience) for audience in Audience}
    counters = {rules: ImpactCounter(limit) for rules in visible.values()}
    read, unread, skipped = 0, 0, list[Skipped]()
    for each in _moves(procedures, cases, day):
        if isinstance(each, Skipped):
            unread += 1
            skipped += [each] if len(skipped) < min(limit, _SKIPPED_LIMIT) else []
            continue
        read += 1
        if each.movements:
            _count(each, counters)
    summaries = {rules: counter.summary() for rules, counter in counters.items()}
    return Impact(
        Provenance.of(procedures.old, day),
        Provenance.of(procedures.new, day),
        procedures.lines,
        read,
        unread,
        tuple(skipped),
        summaries[visible[Audience.KEEPER]],
        {audience: summaries[rules] for audience, rules in visible.items()},
    )


def moves(
    old: Procedure,
    new: Procedure,
    cases: Iterable[CaseInput] | str | PathLike[str],
    *,
    on: date,
    calendar: Calendar = PRC,
    new_calendar: Calendar | None = None,
    readings: Mapping[str, str] | None = None,
) -> Iterator[CaseMoves | Skipped]:
    """Find what moves in each case, one at a time, without reading ahead.

    Args:
        old: the procedure in force.
        new: the amended procedure.
        cases: the cases, as for `impact`.
        on: the day of judgment, inclusive.
        calendar: the working days.
        new_calendar: the working days under the new procedure; `calendar` unless given.
        readings: alternatives to take instead of the defaults under both procedures, by reading id.

    Yields:
        For each case its movements, empty if nothing moves; or `Skipped` if it cannot be read.

    Raises:
        ValueError: as for `impact`.
        TypeError: as for `impact`.
        OSError: the file cannot be read.
    """
    procedures = _compiled(old, new, calendar, new_calendar, readings)
    return _moves(procedures, cases, as_chinese_day(on, "on"))


def _compiled(
    old: Procedure,
    new: Procedure,
    calendar: Calendar,
    new_calendar: Calendar | None,
    readings: Mapping[str, str] | None,
) -> ProcedurePair:
    if old.roots != new.roots:
        raise ValueError("两份规程判断的记录不同 · the two procedures judge different records")
    chosen = select(old.readings, readings), select(new.readings, readings)
    return procedure_pair(old, new, calendar, calendar if new_calendar is None else new_calendar, *chosen)


def _moves(
    procedures: ProcedurePair, cases: Iterable[CaseInput] | str | PathLike[str], on: date
) -> Iterator[CaseMoves | Skipped]:
    models = [root.record for root in procedures.old.procedure.roots]
    for each in read_cases(cases, models):
        if isinstance(each, Skipped):
            yield each
        else:
            number, key, case = each
            yield CaseMoves(number, key, in_order(procedures.movements(case, on)), procedures)


def _count(case: CaseMoves, counters: Mapping[VisibleRules, ImpactCounter]) -> None:
    for rules, counter in counters.items():
        if movements := rules.filter(case.movements):
            counter.add(case.number, case.key, movements)
