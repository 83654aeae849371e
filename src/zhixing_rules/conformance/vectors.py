"""Test vectors: small records with the expected answers, on both sides of every boundary of a rule.

A vector is a record, a day and a choice of readings, with the result of one rule. Vectors are plain JSON, so that a
program in any language can be checked, and byte-identical in every run.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC
from zhixing_rules.comparison.effective_rule import applies
from zhixing_rules.comparison.rule_diff import Pair
from zhixing_rules.comparison.witness import ComparedProcedures, PairEvaluator, Search, Witness, WitnessSide
from zhixing_rules.conformance.boundaries import BoundarySearch
from zhixing_rules.engine import validate
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import FALSE, select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.case_space import Point
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Procedure

__all__ = ["FORMAT", "Vector", "VectorSet", "vectors"]

FORMAT: Final = "zhixing-vectors/1"
"""Name and version of the format; the version changes if the meaning of a field changes."""

_EFFORT: Final = 800
"""Number of records to try for the changes that another alternative of a reading makes."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A question and its expected answer.

    Attributes:
        id: the id, the same in every run for the same procedure.
        rule_id: the rule to evaluate.
        path: JSON Pointer of the subject in the record.
        clause: key of the clause.
        boundaries: the facts that change the verdict if changed alone, as dotted paths after the name of their
            subject; ``on`` is the day of judgment, ``complete_as_of`` the attestation of the record, ``reading`` a
            choice of reading. Empty if the vector only shows a verdict.
        record: the record as JSON.
        on: the day of judgment, ISO format.
        readings: alternatives to take instead of the defaults, as pairs of reading id and alternative id.
        verdict: the expected verdict.
        due: the last day on which the act is in time, inclusive; ``None`` if there is none, if it is not certain, or
            if the rule does not apply.
    """

    id: str
    rule_id: str
    path: str
    clause: str
    boundaries: tuple[str, ...]
    record: str
    on: str
    readings: tuple[tuple[str, str], ...]
    verdict: str
    due: str | None

    def question(self) -> dict[str, Any]:
        """Return the question as a JSON object, without the answer."""
        return {
            "id": self.id,
            "rule": self.rule_id,
            "path": self.path,
            "clause": self.clause,
            "boundaries": list(self.boundaries),
            "on": self.on,
            "readings": dict(self.readings),
            "input": json.loads(self.record),
        }

    def line(self) -> dict[str, Any]:
        """Return the question and the expected answer as a JSON object, as written in a file."""
        return {**self.question(), "expected": {"verdict": self.verdict, "due": self.due}}


@dataclass(frozen=True, slots=True)
class VectorSet:
    """The vectors of a procedure.

    Attributes:
        procedure: id of the procedure.
        procedure_hash: hash of the procedure.
        calendar: version of the calendar data.
        vectors: the vectors, in the order of the law.
    """

    procedure: str
    procedure_hash: str
    calendar: str
    vectors: tuple[Vector, ...]

    def head(self) -> dict[str, Any]:
        """Return the first line of a file as a JSON object."""
        return {
            "format": FORMAT,
            "procedure": self.procedure,
            "procedure_hash": self.procedure_hash,
            "calendar": self.calendar,
            "vectors": len(self.vectors),
        }

    def lines(self) -> Iterator[str]:
        """Yield the lines of a file: the header, then one vector per line, each with a line break."""
        for each in (self.head(), *(vector.line() for vector in self.vectors)):
            yield json.dumps(each, ensure_ascii=False, separators=(",", ":")) + "\n"


def vectors(
    procedure: Procedure = JIAOZUO_2024, *, calendar: Calendar = PRC, rules: Collection[str] | None = None
) -> VectorSet:
    """Generate the vectors of a procedure: for each fact that a rule depends on, both sides of a change of verdict.

    Args:
        procedure: the rules.
        calendar: the working days.
        rules: ids of the rules to include; all rules if ``None``.

    Returns:
        The vectors, numbered for each rule.

    Raises:
        LookupError: if the procedure has no rule with a given id.
    """
    wanted = {rule.id for each in rules for rule in procedure.rule(each)} if rules is not None else None
    compiled = compile_procedure(procedure, calendar, select(procedure.readings, None))
    by_rule = {
        resolved.rule: resolved for subject_rules in compiled.all_subject_rules for resolved in subject_rules.rules
    }
    chosen = [by_rule[rule] for rule in procedure.rules if wanted is None or rule.id in wanted]
    numbered = [vector for resolved in chosen for vector in _of_rule(compiled, resolved)]
    return VectorSet(procedure.id, procedure.hash, calendar.version, tuple(numbered))


def _of_rule(compiled: CompiledProcedure, resolved: ResolvedRule) -> Iterator[Vector]:
    """Yield the vectors of one rule, numbered; equal questions are merged."""
    distinct: dict[tuple[str, str, tuple[tuple[str, str], ...]], Vector] = {}
    for vector in (*_of_facts(compiled, resolved), *_of_readings(compiled, resolved)):
        first = distinct.setdefault((vector.record, vector.on, vector.readings), vector)
        boundaries = dict.fromkeys((*first.boundaries, *vector.boundaries))
        distinct[vector.record, vector.on, vector.readings] = replace(first, boundaries=tuple(boundaries))
    for number, vector in enumerate(distinct.values(), start=1):
        yield replace(vector, id=f"{vector.rule_id}/{resolved.rule.per.name}/{number:03}")


def _of_facts(compiled: CompiledProcedure, resolved: ResolvedRule) -> Iterator[Vector]:
    search = BoundarySearch(compiled, resolved)
    if applies(resolved) != FALSE:
        for boundary in search.boundaries():
            for point in (boundary.one, boundary.other):
                yield _vector(compiled, resolved, search, point, boundary.fact)
    for point in search.one_point_per_verdict():
        yield _vector(compiled, resolved, search, point)


def _vector(
    compiled: CompiledProcedure, resolved: ResolvedRule, search: BoundarySearch, point: Point, *boundaries: str
) -> Vector:
    record = search.point_records.record(point)
    report = validate(record, on=point.on, procedure=compiled.procedure, calendar=compiled.calendar)
    finding = next(each for each in report.rule(resolved.rule.id) if each.path == search.space.path)
    record_json = record.model_dump_json(exclude_none=True)
    side = WitnessSide(finding.verdict, finding.due, ())
    return _unnumbered(resolved, Witness(record_json, point.on, search.space.path, side, side), side, *boundaries)


def _of_readings(compiled: CompiledProcedure, resolved: ResolvedRule) -> Iterator[Vector]:
    """Yield vectors for other alternatives of readings: for each change, its smallest record under both."""
    for reading, alternative, other in compiled.variants(resolved):
        selection = select(compiled.procedure.readings, {reading: alternative})
        procedures = ComparedProcedures(compiled, compile_procedure(compiled.procedure, compiled.calendar, selection))
        evaluator = PairEvaluator(Pair(resolved.rule, resolved, other), procedures)
        for move in Search(evaluator, _EFFORT).moves():
            witness = move.witness
            yield from (_unnumbered(resolved, witness, side, "reading") for side in (witness.old, witness.new))


def _unnumbered(resolved: ResolvedRule, witness: Witness, side: WitnessSide, *boundaries: str) -> Vector:
    """Return a vector without an id, from a record and the result of one side."""
    without_due = side.verdict is None or side.verdict is Verdict.NOT_APPLICABLE
    return Vector(
        id="",
        rule_id=resolved.rule.id,
        path=witness.path,
        clause=resolved.rule.cite.key,
        boundaries=boundaries,
        record=witness.record,
        on=witness.on.isoformat(),
        readings=side.readings,
        verdict="" if side.verdict is None else side.verdict.value,
        due=None if without_due or side.due is None else side.due.isoformat(),
    )
