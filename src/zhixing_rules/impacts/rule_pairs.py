"""Two procedures side by side: which rules differ, and what moves in a case.

Most rules of an amended procedure are those of the old one. Only the others are judged, and their
days found by compiled rules.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.dependencies import documents_with, first_of, makers_of
from zhixing_rules.engine.planning import with_those_to_come
from zhixing_rules.impacts.calendar_changes import counts_days, lines_between, lines_inside
from zhixing_rules.impacts.movement import Movement
from zhixing_rules.impacts.standing import ProcedureSide
from zhixing_rules.language import First, Perform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.impacts.calendar_changes import NoticeLine
    from zhixing_rules.language import Procedure, Selection, Subject

__all__ = ["Differing", "Pairing", "pairing"]


@dataclass(frozen=True, slots=True)
class Differing:
    """The rules of a subject that differ.

    Attributes:
        subject: the subject.
        old: those of the old procedure.
        new: those of the new one.
        order: their ids, in the order of the law.
        papers: those with which other papers go.
        same_to_come: whether the same records are to come under both; where not, every rule of the subject is here.
    """

    subject: Subject
    old: ProcedureSide
    new: ProcedureSide
    order: tuple[str, ...]
    papers: frozenset[str]
    same_to_come: bool


class Pairing:
    """Two procedures, each under a calendar, made ready to say what moves.

    Attributes:
        old: the book of the one.
        new: the book of the other.
        lines: the lines of notices by which the calendars differ.
        differing: the rules that differ, by subject.
    """

    def __init__(self, old: CompiledProcedure, new: CompiledProcedure) -> None:
        self.old, self.new = old, new
        self.lines: tuple[NoticeLine, ...] = lines_between(old.calendar, new.calendar)
        self.differing = tuple(self._compared())

    @property
    def papers(self) -> frozenset[str]:
        """The rules of the papers that go with those rules with which other papers go."""
        found = (
            _papers(side.compiled, side.rules.get(rule_id))
            for each in self.differing
            for rule_id in each.papers
            for side in (each.old, each.new)
        )
        return frozenset(rule_id for papers in found for rule_id, _ in papers)

    def movements(self, case: BaseModel, on: date) -> Iterator[Movement]:
        """What moves in a record, in the order of the subjects and of the law."""
        root = self.old.procedure.root_of(case)
        for each in self.differing:
            if each.subject.chain[0] is root:
                for old, new in _instances(each, case, on):
                    yield from self._moved(each, case, on, (old, new))

    def __reduce__(self) -> tuple[Any, ...]:
        sides = (self.old, self.new)
        procedures, calendars = (each.procedure for each in sides), (each.calendar for each in sides)
        return pairing, (*procedures, *calendars, *(each.selection for each in sides))

    def _moved(
        self, differing: Differing, case: BaseModel, on: date, pair: tuple[Instance | None, Instance | None]
    ) -> Iterator[Movement]:
        stood = dict(differing.old.standings(case, pair[0], on))
        stands = dict(differing.new.standings(case, pair[1], on))
        for rule_id in differing.order:
            old, new = stood.get(rule_id), stands.get(rule_id)
            if old == new:
                continue
            resolved = differing.old.rules.get(rule_id) or differing.new.rules[rule_id]
            rule, actor = resolved.rule, getattr(resolved.then, "by", None)
            place = next(each.path for each in pair if each is not None)
            movement = Movement(rule.id, place, rule.cite, rule.zh, rule.en, actor, old, new)
            if movement.moved:
                yield self._with_lines(movement, differing, case, on, pair)

    def _with_lines(
        self,
        movement: Movement,
        differing: Differing,
        case: BaseModel,
        on: date,
        pair: tuple[Instance | None, Instance | None],
    ) -> Movement:
        resolved = differing.new.rules.get(movement.rule_id)
        if not self.lines or resolved is None:
            return movement
        sides = zip((differing.old, differing.new), pair, strict=True)
        contexts = [side.context(case, instance, on) for side, instance in sides if instance is not None]
        return replace(movement, lines=lines_inside(self.lines, differing.new.compiled, resolved, contexts))

    # -------------------------------------------------------------------------------------------- what differs

    def _compared(self) -> Iterator[Differing]:
        for subject in dict.fromkeys((*self.new.procedure.subjects(), *self.old.procedure.subjects())):
            old, new = _rules(self.old, subject), _rules(self.new, subject)
            both = old.keys() & new.keys()
            papers = frozenset(
                each for each in (*new, *old) if _papers(self.old, old.get(each)) != _papers(self.new, new.get(each))
            )
            same_to_come = self._same_to_come(subject)
            order = [
                each
                for each in dict.fromkeys((*new, *old))
                if not same_to_come or each in papers or each not in both or self._differ(old[each], new[each])
            ]
            if order:
                yield Differing(
                    subject,
                    ProcedureSide(self.old, subject, [old[each] for each in order if each in old], papers),
                    ProcedureSide(self.new, subject, [new[each] for each in order if each in new], papers),
                    tuple(order),
                    papers,
                    same_to_come,
                )

    def _same_to_come(self, subject: Subject) -> bool:
        """Whether the same records of a subject are to come under both, in every case."""
        old, new = (makers_of(compiled).get(subject, ()) for compiled in (self.old, self.new))
        if [_brought_about(each) for each in old] != [_brought_about(each) for each in new]:
            return False
        return self._same_days or not counts_days([part for each in new for part in _brought_about(each)[1:]])

    def _differ(self, old: ResolvedRule, new: ResolvedRule) -> bool:
        if _value(self.old, old) != _value(self.new, new):
            return True
        versions = [part for each in new.versions() for part in (*each.rule.expressions(), each.applies, each.since)]
        return not self._same_days and counts_days(versions)

    @property
    def _same_days(self) -> bool:
        return self.old.calendar is self.new.calendar


def _instances(differing: Differing, case: BaseModel, on: date) -> Iterator[tuple[Instance | None, Instance | None]]:
    """The records of a subject and those to come, under the old procedure and under the new one."""
    complete = getattr(case, "complete_as_of", None)
    old = list(with_those_to_come(case, differing.old.compiled, differing.subject, on, complete))
    if differing.same_to_come:
        yield from ((each, each) for each in old)
        return
    new = list(with_those_to_come(case, differing.new.compiled, differing.subject, on, complete))
    before, after = _by_place(old), _by_place(new)
    for key in dict.fromkeys((*before, *after)):
        yield before.get(key), after.get(key)


def _by_place(found: Sequence[Instance]) -> dict[tuple[tuple[str, ...], int], Instance]:
    """Records by where they and those in sight stand; several to come may stand in one place."""
    seen: Counter[tuple[str, ...]] = Counter()
    placed = {}
    for each in found:
        placed[each.paths, seen[each.paths]] = each
        seen[each.paths] += 1
    return placed


# ------------------------------------------------------------------------------------------------ rules by value


def _rules(compiled: CompiledProcedure, subject: Subject) -> dict[str, ResolvedRule]:
    return {
        each.rule.id: each
        for subject_rules in compiled.all_subject_rules
        if subject_rules.subject is subject
        for each in subject_rules.rules
    }


def _value(compiled: CompiledProcedure, resolved: ResolvedRule) -> list[tuple[object, ...]]:
    """All that a rule says of a case, with what it was before an amendment that left some acts to the old law."""
    return [
        (each.since, each.applies, each.then, each.called_for, compiled.windows(each.rule))
        for each in resolved.versions()
    ]


def _brought_about(resolved: ResolvedRule) -> tuple[Any, ...]:
    """All on which it depends whether a record is to come: the subject, then expressions."""
    acts = [(each.since, each.applies, first_of(each)) for each in resolved.versions()]
    return (resolved.rule.per, *(part for act in acts for part in act if part is not None))


def _papers(compiled: CompiledProcedure, resolved: ResolvedRule | None) -> list[tuple[str, object]]:
    """The papers that go with the act of a rule, as `plan` finds them."""
    versions = () if resolved is None else (each.then for each in resolved.versions())
    wanted, found = documents_with(compiled), []
    for then in versions:
        if isinstance(then, Perform):
            done = then.done.event if isinstance(then.done, First) else then.done
            found += [*wanted.get(done, ()), *wanted.get(then.within.closes, ())]
    return [(each.rule.id, [(version.since, version.then) for version in each.versions()]) for each in found]


@lru_cache(maxsize=32)
def pairing(  # noqa: PLR0917  two books in all they depend on
    old: Procedure,
    new: Procedure,
    old_calendar: Calendar,
    new_calendar: Calendar,
    old_readings: Selection,
    new_readings: Selection,
) -> Pairing:
    """Two procedures made ready. The same arguments give the same pairing."""
    return Pairing(
        compile_procedure(old, old_calendar, old_readings), compile_procedure(new, new_calendar, new_readings)
    )
