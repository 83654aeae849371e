"""Pairs of procedures: which rules differ between them, and what moves in a case.

Most rules of an amended procedure are unchanged. Only the others are evaluated, with compiled rules.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zhixing_rules._values import dataclass
from zhixing_rules.engine.attestation import attested_through
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.dependencies import documents_with, first_of, makers_of
from zhixing_rules.engine.instances import RecordIndex
from zhixing_rules.engine.records_to_come import with_those_to_come
from zhixing_rules.impacts.calendar_changes import counts_days, has_safe_day, lines_between, lines_inside
from zhixing_rules.impacts.movement import MovedField, Movement
from zhixing_rules.impacts.rule_outcomes import SubjectEvaluator
from zhixing_rules.language import First, Perform, parts_of, parts_read

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

__all__ = ["ProcedurePair", "SubjectDifference", "procedure_pair"]


@dataclass(frozen=True, slots=True)
class SubjectDifference:
    """The rules of one layer on one subject that differ between two procedures.

    Attributes:
        subject: the subject.
        old: evaluates those of them that the old procedure has.
        new: evaluates those of them that the new procedure has.
        rule_ids: their ids, in the order of the law.
        changed_documents: the ids of those whose acts are accompanied by other documents.
        same_to_come: whether both procedures expect the same records that do not exist yet; if not, every rule of the
            subject is included.
    """

    subject: Subject
    old: SubjectEvaluator
    new: SubjectEvaluator
    rule_ids: tuple[str, ...]
    changed_documents: frozenset[str]
    same_to_come: bool


class ProcedurePair:
    """Two compiled procedures, each with a calendar, whose differing rules can be evaluated.

    Attributes:
        old: the old procedure.
        new: the new procedure.
        lines: the days on which the two calendars differ.
        differences: the rules that differ, by subject.
    """

    def __init__(self, old: CompiledProcedure, new: CompiledProcedure) -> None:
        self.old: CompiledProcedure = old
        self.new: CompiledProcedure = new
        self.lines: tuple[NoticeLine, ...] = lines_between(old.calendar, new.calendar)
        self.differences: tuple[SubjectDifference, ...] = tuple(self._differences())

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the rules of all documents of the rules whose documents differ."""
        documents = (
            _documents(side.compiled, side.rules.get(rule_id))
            for each in self.differences
            for rule_id in each.changed_documents
            for side in (each.old, each.new)
        )
        return frozenset(rule_id for each in documents for rule_id, _ in each)

    def movements(self, case: BaseModel, on: date) -> Iterator[Movement]:
        """Yield what moves in a record on a day, in the order of the subjects and of the law."""
        root, known = self.old.procedure.root_of(case), RecordIndex(case)
        for each in self.differences:
            if each.subject.chain[0] is root:
                for old, new in _instances(each, known, on):
                    yield from self._moved(each, known, on, (old, new))

    def __reduce__(self) -> tuple[Any, ...]:
        sides = (self.old, self.new)
        procedures, calendars = (each.procedure for each in sides), (each.calendar for each in sides)
        return procedure_pair, (*procedures, *calendars, *(each.selection for each in sides))

    def _moved(
        self, difference: SubjectDifference, known: RecordIndex, on: date, pair: tuple[Instance | None, Instance | None]
    ) -> Iterator[Movement]:
        old_outcomes = dict(difference.old.outcomes(known, pair[0], on))
        new_outcomes = dict(difference.new.outcomes(known, pair[1], on))
        for rule_id in difference.rule_ids:
            old, new = old_outcomes.get(rule_id), new_outcomes.get(rule_id)
            if old == new:
                continue
            resolved = difference.old.rules.get(rule_id) or difference.new.rules[rule_id]
            rule, actor = resolved.rule, getattr(resolved.then, "by", None)
            path = next(each.path for each in pair if each is not None)
            movement = Movement(rule.id, path, rule.cite, rule.zh, rule.en, actor, old, new)
            if movement.moved:
                yield self._with_lines(movement, difference, known, on, pair)

    def _with_lines(
        self,
        movement: Movement,
        difference: SubjectDifference,
        known: RecordIndex,
        on: date,
        pair: tuple[Instance | None, Instance | None],
    ) -> Movement:
        resolved = difference.new.rules.get(movement.rule_id)
        if not self.lines or resolved is None:
            return movement
        sides = zip((difference.old, difference.new), pair, strict=True)
        contexts = [side.context(known, instance, on) for side, instance in sides if instance is not None]
        lines = lines_inside(
            self.lines,
            difference.new.compiled,
            resolved,
            contexts,
            safe_moved=MovedField.SAFE_DUE in movement.moved,
            only_safe_moved=movement.moved == (MovedField.SAFE_DUE,),
        )
        return replace(movement, lines=lines)

    # -------------------------------------------------------------------------------------------- differences

    def _differences(self) -> Iterator[SubjectDifference]:
        every = (each for compiled in (self.new, self.old) for each in compiled.all_subject_rules)
        for layer, subject in dict.fromkeys((each.layer, each.subject) for each in every):
            old, new = _rules(self.old, layer, subject), _rules(self.new, layer, subject)
            both = old.keys() & new.keys()
            changed_documents = frozenset(
                each
                for each in (*new, *old)
                if _documents(self.old, old.get(each)) != _documents(self.new, new.get(each))
            )
            same_to_come = self._same_to_come(subject)
            rule_ids = [
                each
                for each in dict.fromkeys((*new, *old))
                if not same_to_come
                or each in changed_documents
                or each not in both
                or self._differ(old[each], new[each])
            ]
            if rule_ids:
                yield SubjectDifference(
                    subject,
                    SubjectEvaluator(
                        self.old, layer, subject, [old[each] for each in rule_ids if each in old], changed_documents
                    ),
                    SubjectEvaluator(
                        self.new, layer, subject, [new[each] for each in rule_ids if each in new], changed_documents
                    ),
                    tuple(rule_ids),
                    changed_documents,
                    same_to_come,
                )

    def _same_to_come(self, subject: Subject) -> bool:
        """Return whether both procedures expect the same records of a subject, in every case."""
        old, new = (makers_of(compiled).get(subject, ()) for compiled in (self.old, self.new))
        if [_brought_about(each) for each in old] != [_brought_about(each) for each in new]:
            return False
        wholes = (whole for each in new for whole in _brought_about(each)[1:])
        return self._same_days or not counts_days(part for whole in wholes for part in parts_of(whole))

    def _differ(self, old: ResolvedRule, new: ResolvedRule) -> bool:
        if _value(self.old, old) != _value(self.new, new):
            return True
        return not self._same_days and (has_safe_day(new) or counts_days(parts_read(self.new.procedure, new.rule)))

    @property
    def _same_days(self) -> bool:
        return self.old.calendar is self.new.calendar


def _instances(
    difference: SubjectDifference, known: RecordIndex, on: date
) -> Iterator[tuple[Instance | None, Instance | None]]:
    """Yield the records of a subject, existing and to come, under the old procedure and under the new one."""
    complete = attested_through(known.root, difference.old.layer)
    old = list(with_those_to_come(known, difference.old.compiled, difference.subject, on, complete))
    if difference.same_to_come:
        yield from ((each, each) for each in old)
        return
    new = list(with_those_to_come(known, difference.new.compiled, difference.subject, on, complete))
    before, after = _by_path(old), _by_path(new)
    for key in dict.fromkeys((*before, *after)):
        yield before.get(key), after.get(key)


def _by_path(instances: Sequence[Instance]) -> dict[tuple[str, str | None, int], Instance]:
    """Return records by their paths; those to come by the record that each comes from, which may expect several."""
    seen: Counter[tuple[str, str | None]] = Counter()
    by_path = {}
    for each in instances:
        key = (each.path if each.from_path is None else "", each.from_path)
        by_path[*key, seen[key]] = each
        seen[key] += 1
    return by_path


# ------------------------------------------------------------------------------------------------ rules by value


def _rules(compiled: CompiledProcedure, layer: str, subject: Subject) -> dict[str, ResolvedRule]:
    return {
        each.rule.id: each
        for subject_rules in compiled.all_subject_rules
        if subject_rules.subject is subject and subject_rules.layer == layer
        for each in subject_rules.rules
    }


def _value(compiled: CompiledProcedure, resolved: ResolvedRule) -> list[tuple[object, ...]]:
    """Return all that an outcome of a rule depends on, including its superseded versions."""
    return [
        (each.since, each.applies, each.then, each.called_for, each.rule.capped, compiled.windows(each.rule))
        for each in resolved.versions()
    ]


def _brought_about(resolved: ResolvedRule) -> tuple[Any, ...]:
    """Return all that determines whether a record is expected: the subject, then expressions."""
    acts = [(each.since, each.applies, first_of(each)) for each in resolved.versions()]
    return (resolved.rule.per, *(part for act in acts for part in act if part is not None))


def _documents(compiled: CompiledProcedure, resolved: ResolvedRule | None) -> list[tuple[str, object]]:
    """Return the documents that accompany the act of a rule, as `plan` lists them, with their versions."""
    versions = () if resolved is None else (each.then for each in resolved.versions())
    by_act, rules = documents_with(compiled), []
    for then in versions:
        if isinstance(then, Perform):
            done = then.done.event if isinstance(then.done, First) else then.done
            rules += [*by_act.get(done, ()), *by_act.get(then.within.closes, ())]
    return [(each.rule.id, [(version.since, version.then) for version in each.versions()]) for each in rules]


@lru_cache(maxsize=32)
def procedure_pair(  # noqa: PLR0917  all that two compiled procedures depend on
    old: Procedure,
    new: Procedure,
    old_calendar: Calendar,
    new_calendar: Calendar,
    old_readings: Selection,
    new_readings: Selection,
) -> ProcedurePair:
    """Compile two procedures and find their differences; cached, so equal arguments give the same pair.

    Args:
        old: the old procedure.
        new: the new procedure.
        old_calendar: the working days under the old procedure.
        new_calendar: the working days under the new procedure.
        old_readings: alternatives chosen instead of the defaults under the old procedure.
        new_readings: the same under the new procedure.

    Returns:
        The pair; the same object for equal arguments while it is in the cache.
    """
    return ProcedurePair(
        compile_procedure(old, old_calendar, old_readings), compile_procedure(new, new_calendar, new_readings)
    )
