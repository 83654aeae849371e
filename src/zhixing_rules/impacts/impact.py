"""impact: which of the caller's cases another procedure, or another calendar, moves, and which need action first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine import Provenance
from zhixing_rules.impacts.cases import Skipped, read_cases
from zhixing_rules.impacts.movement import Movement, Mover, Urgency, in_order
from zhixing_rules.impacts.rule_pairs import Pairing, pairing
from zhixing_rules.impacts.summary import Figures, MovedCase, RuleMoves, Tally
from zhixing_rules.impacts.visibility import View, may_see_keys, view_of
from zhixing_rules.language import select
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from os import PathLike

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.impacts.calendar_changes import NoticeLine
    from zhixing_rules.impacts.cases import Given
    from zhixing_rules.language import Procedure

__all__ = ["CaseMoves", "DisclosedCaseMoves", "DisclosedImpact", "Impact", "impact", "moves"]

_MOST_SKIPPED: Final = 100
"""As many cases that cannot be read as are named: each may have a thousand problems."""


class _Summary(TypeNameRepr):
    """What moves over many cases, and what can be asked of it."""

    figures: Figures

    @property
    def moved(self) -> int:
        """How many cases move."""
        return self.figures.moved

    @property
    def rules(self) -> tuple[RuleMoves, ...]:
        """How each rule moves that does, most cases first."""
        return self.figures.rules

    @property
    def cases(self) -> tuple[MovedCase, ...]:
        """The most urgent cases, the most urgent first; as many as were asked for."""
        return self.figures.cases

    @property
    def urgencies(self) -> dict[Urgency, int]:
        """How many cases there are of each urgency, every urgency named."""
        return {**dict.fromkeys(Urgency, 0), **dict(self.figures.urgencies)}

    @property
    def failed(self) -> bool:
        """Whether any case is newly overdue or newly in breach."""
        return any(self.urgencies[each] for each in (Urgency.OVERDUE, Urgency.BREACHED))


@dataclass(frozen=True, repr=False)
class Impact(_Summary):
    """What another procedure or calendar moves in many cases.

    Attributes:
        old: what the one side was judged with.
        new: the other.
        lines: the lines of notices by which the calendars differ.
        read: how many cases were read.
        unread: how many could not be.
        skipped: the first of those, a hundred at most, with what is wrong with each.
        figures: what moves.
        by_audience: the same as far as each audience may know.
    """

    old: Provenance
    new: Provenance
    lines: tuple[NoticeLine, ...]
    read: int
    unread: int
    skipped: tuple[Skipped, ...]
    figures: Figures
    by_audience: Mapping[Audience, Figures]

    def disclosed_to(self, audience: Audience) -> DisclosedImpact:
        """What an audience may see of it. See `disclose`."""
        figures = self.by_audience[audience]
        if not may_see_keys(audience):
            figures = replace(figures, cases=tuple(replace(each, key="") for each in figures.cases))
        skipped = tuple(each.disclosed_to(audience) for each in self.skipped)
        return DisclosedImpact(audience, self.old, self.new, self.lines, self.read, self.unread, skipped, figures)


@dataclass(frozen=True, repr=False)
class DisclosedImpact(_Summary):
    """An `Impact` as far as an audience may know, as if there were no other rules. Attributes as those of `Impact`."""

    audience: Audience
    old: Provenance
    new: Provenance
    lines: tuple[NoticeLine, ...]
    read: int
    unread: int
    skipped: tuple[Skipped, ...]
    figures: Figures


@dataclass(frozen=True, slots=True, repr=False)
class CaseMoves(Mover, TypeNameRepr):
    """What moves in one case.

    Attributes:
        number: its number, from 1: that of its line where it came from a file.
        key: the caller's key, else the case number; empty where there is neither.
        movements: what moves, the most urgent first; empty where nothing does.
        pairing: the two procedures.
    """

    number: int
    key: str
    movements: tuple[Movement, ...]
    pairing: Pairing

    def disclosed_to(self, audience: Audience) -> DisclosedCaseMoves:
        """What an audience may see of it. See `disclose`."""
        movements = view_of(self.pairing, audience).of(self.movements)
        return DisclosedCaseMoves(audience, self.number, self.key if may_see_keys(audience) else "", movements)


@dataclass(frozen=True, slots=True, repr=False)
class DisclosedCaseMoves(Mover, TypeNameRepr):
    """What moves in one case, as far as an audience may know. Attributes as those of `CaseMoves`."""

    audience: Audience
    number: int
    key: str
    movements: tuple[Movement, ...]


def impact(
    old: Procedure,
    new: Procedure,
    cases: Iterable[Given] | str | PathLike[str],
    *,
    on: date,
    calendar: Calendar = PRC,
    new_calendar: Calendar | None = None,
    readings: Mapping[str, str] | None = None,
    limit: int = 1000,
) -> Impact:
    """Say which cases another procedure, or another calendar, moves: their findings, due days and steps.

    The cases are read one at a time and none is kept, so memory does not grow with their number. A case that cannot be
    read is counted and named, and costs none of the others.

    Args:
        old: the procedure as it is.
        new: as it would be; the same one where only the calendar changes.
        cases: records, as `validate` takes them, alone or as pairs of a key and a record; what `read_jsonl` yields; or
            the path of a JSON Lines file.
        on: the day, inclusive.
        calendar: the working days.
        new_calendar: the working days under the new procedure, such as with a notice published since; as `calendar`
            unless given.
        readings: alternatives to take instead of the defaults under both, by reading id.
        limit: how many of the most urgent cases are kept, with a hundred movements each at most; and how many of those
            that cannot be read, a hundred at most. Counts are of all.

    Returns:
        Counts by rule and urgency, and the most urgent cases; give it to `disclose` before it is shown.

    Raises:
        ValueError: the procedures judge different records, or a reading or alternative is not known to both.
        TypeError: ``on`` is a datetime without a zone.
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
    >>> found = impact(JIAOZUO_2024, five, [reviewed, {}], on=date(2025, 3, 18))
    >>> found.read, found.moved, [case.urgency.value for case in found.cases]
    (2, 1, ['overdue'])
    """
    compared, day = _compared(old, new, calendar, new_calendar, readings), as_chinese_day(on)
    views = {audience: view_of(compared, audience) for audience in Audience}
    tallies = {view: Tally(limit) for view in views.values()}
    read, unread, skipped = 0, 0, list[Skipped]()
    for each in _moves(compared, cases, day):
        if isinstance(each, Skipped):
            unread += 1
            skipped += [each] if len(skipped) < min(limit, _MOST_SKIPPED) else []
            continue
        read += 1
        if each.movements:
            _tell(each, tallies)
    figures = {view: tally.figures() for view, tally in tallies.items()}
    return Impact(
        _receipt(compared.old, day),
        _receipt(compared.new, day),
        compared.lines,
        read,
        unread,
        tuple(skipped),
        figures[views[Audience.KEEPER]],
        {audience: figures[view] for audience, view in views.items()},
    )


def moves(
    old: Procedure,
    new: Procedure,
    cases: Iterable[Given] | str | PathLike[str],
    *,
    on: date,
    calendar: Calendar = PRC,
    new_calendar: Calendar | None = None,
    readings: Mapping[str, str] | None = None,
) -> Iterator[CaseMoves | Skipped]:
    """Say of every case in turn what moves in it, as `impact` would count it.

    Arguments and errors are those of `impact`.

    Yields:
        For each case its movements, none where nothing moves; or, for one that cannot be read, what is wrong with it.
        Nothing is read ahead.
    """
    compared = _compared(old, new, calendar, new_calendar, readings)
    return _moves(compared, cases, as_chinese_day(on))


def _compared(
    old: Procedure,
    new: Procedure,
    calendar: Calendar,
    new_calendar: Calendar | None,
    readings: Mapping[str, str] | None,
) -> Pairing:
    if old.roots != new.roots:
        raise ValueError("两份规程判断的记录不同 · the two procedures judge different records")
    chosen = select(old.readings, readings), select(new.readings, readings)
    return pairing(old, new, calendar, calendar if new_calendar is None else new_calendar, *chosen)


def _moves(compared: Pairing, cases: Iterable[Given] | str | PathLike[str], on: date) -> Iterator[CaseMoves | Skipped]:
    models = [root.record for root in compared.old.procedure.roots]
    for each in read_cases(cases, models):
        if isinstance(each, Skipped):
            yield each
        else:
            number, key, case = each
            yield CaseMoves(number, key, in_order(compared.movements(case, on)), compared)


def _tell(case: CaseMoves, tallies: Mapping[View, Tally]) -> None:
    for view, tally in tallies.items():
        if seen := view.of(case.movements):
            tally.add(case.number, case.key, seen)


def _receipt(compiled: CompiledProcedure, on: date) -> Provenance:
    procedure = compiled.procedure
    return Provenance(procedure.id, procedure.hash, compiled.calendar.version, compiled.selection, on, None)
