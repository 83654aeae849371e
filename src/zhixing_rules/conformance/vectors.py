"""Golden vectors: small records with the answers a correct program gives, on both sides of every boundary.

Each vector is a record, a day and a choice of readings, with what one rule says of it. They are plain JSON, so that a
program in any language can be held against them, and the same bytes every time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.calendars import PRC
from zhixing_rules.comparison.effective_rule import applies
from zhixing_rules.comparison.rule_diff import Pair
from zhixing_rules.comparison.witness import Scales, Search, Sides, Witness, WitnessSide
from zhixing_rules.conformance.boundaries import Edges
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
"""The name and the version of the format; the version changes when a field changes its meaning."""

_EFFORT: Final = 800
"""How many records are tried for what another alternative of a reading changes."""


@dataclass(frozen=True, slots=True)
class Vector:
    """One question with its answer.

    Attributes:
        id: its name, the same in every run for the same procedure.
        rule_id: the rule that is asked about.
        path: the JSON Pointer of the subject in the record.
        clause: the clause, as a key.
        boundaries: the facts each of which, changed alone, changes the verdict: dotted, after the name of their
            subject; ``on`` for the day, ``complete_as_of`` for what the record attests, ``reading`` for a reading;
            none where the vector only shows a verdict.
        record: the record, as JSON.
        on: the day it is judged on.
        readings: the alternatives to take instead of the default ones.
        verdict: what the rule says.
        due: the last day on which its act is in time; ``None`` where there is none, where it is not certain, and
            where the rule does not apply.
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
        """What a program is asked."""
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
        """The question with its answer, as it stands in a file."""
        return {**self.question(), "expected": {"verdict": self.verdict, "due": self.due}}


@dataclass(frozen=True, slots=True)
class VectorSet:
    """The vectors of a procedure.

    Attributes:
        procedure: its id.
        procedure_hash: its hash.
        calendar: the version of the calendar's data.
        vectors: all of them, in the order of the law.
    """

    procedure: str
    procedure_hash: str
    calendar: str
    vectors: tuple[Vector, ...]

    def head(self) -> dict[str, Any]:
        """The first line of a file."""
        return {
            "format": FORMAT,
            "procedure": self.procedure,
            "procedure_hash": self.procedure_hash,
            "calendar": self.calendar,
            "vectors": len(self.vectors),
        }

    def lines(self) -> Iterator[str]:
        """The file: a head, then a vector a line, each ending with a line break."""
        for each in (self.head(), *(vector.line() for vector in self.vectors)):
            yield json.dumps(each, ensure_ascii=False, separators=(",", ":")) + "\n"


def vectors(
    procedure: Procedure = JIAOZUO_2024, *, calendar: Calendar = PRC, rules: Collection[str] | None = None
) -> VectorSet:
    """Make the vectors of a procedure: for each fact that a rule turns on, the two sides of where its verdict changes.

    Args:
        procedure: the rules.
        calendar: the working days.
        rules: the ids of the rules to ask about; all unless given.

    Raises:
        LookupError: there is no rule of an id given.
    """
    wanted = {rule.id for each in rules for rule in procedure.rule(each)} if rules is not None else None
    compiled = compile_procedure(procedure, calendar, select(procedure.readings, None))
    by_rule = {
        resolved.rule: resolved for subject_rules in compiled.all_subject_rules for resolved in subject_rules.rules
    }
    chosen = [by_rule[rule] for rule in procedure.rules if wanted is None or rule.id in wanted]
    made = [vector for resolved in chosen for vector in _of_rule(compiled, resolved)]
    return VectorSet(procedure.id, procedure.hash, calendar.version, tuple(made))


def _of_rule(compiled: CompiledProcedure, resolved: ResolvedRule) -> Iterator[Vector]:
    """The vectors of one rule, each question once, numbered."""
    asked: dict[tuple[str, str, tuple[tuple[str, str], ...]], Vector] = {}
    for vector in (*_of_facts(compiled, resolved), *_of_readings(compiled, resolved)):
        first = asked.setdefault((vector.record, vector.on, vector.readings), vector)
        lies = dict.fromkeys((*first.boundaries, *vector.boundaries))
        asked[vector.record, vector.on, vector.readings] = replace(first, boundaries=tuple(lies))
    for number, vector in enumerate(asked.values(), start=1):
        yield replace(vector, id=f"{vector.rule_id}/{resolved.rule.per.name}/{number:03}")


def _of_facts(compiled: CompiledProcedure, resolved: ResolvedRule) -> Iterator[Vector]:
    edges = Edges(compiled, resolved)
    if applies(resolved) != FALSE:
        for edge in edges.found():
            for point in (edge.one, edge.other):
                yield _vector(compiled, resolved, edges, point, edge.fact)
    for point in edges.of_each_verdict():
        yield _vector(compiled, resolved, edges, point)


def _vector(
    compiled: CompiledProcedure, resolved: ResolvedRule, edges: Edges, point: Point, *boundaries: str
) -> Vector:
    record = edges.point_records.record(point)
    report = validate(record, on=point.on, procedure=compiled.procedure, calendar=compiled.calendar)
    found = next(each for each in report.rule(resolved.rule.id) if each.path == edges.space.path)
    written = record.model_dump_json(exclude_none=True)
    side = WitnessSide(found.verdict, found.due, ())
    return _asked(resolved, Witness(written, point.on, edges.space.path, side, side), side, *boundaries)


def _of_readings(compiled: CompiledProcedure, resolved: ResolvedRule) -> Iterator[Vector]:
    """What another alternative of a reading changes: the smallest record for each change, asked by either."""
    for reading, alternative, other in compiled.variants(resolved):
        selection = select(compiled.procedure.readings, {reading: alternative})
        sides = Sides(compiled, compile_procedure(compiled.procedure, compiled.calendar, selection))
        scales = Scales(Pair(resolved.rule, resolved, other), sides)
        for move in Search(scales, _EFFORT).moves():
            witness = move.witness
            yield from (_asked(resolved, witness, side, "reading") for side in (witness.old, witness.new))


def _asked(resolved: ResolvedRule, witness: Witness, side: WitnessSide, *boundaries: str) -> Vector:
    """A vector without a number: a record, and what one side says of it."""
    silent = side.verdict is None or side.verdict is Verdict.NOT_APPLICABLE
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
        due=None if silent or side.due is None else side.due.isoformat(),
    )
