"""Witnesses: the smallest records on which two versions of a rule give different verdicts."""

from __future__ import annotations

import json
from dataclasses import field
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._values import dataclass
from zhixing_rules.case_space import PointRecords, find_points, minimise, neighbours, sample_points, space_of
from zhixing_rules.comparison.difference_condition import newly_met
from zhixing_rules.comparison.effective_rule import applies
from zhixing_rules.engine import validate
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.case_space import Point, Space
    from zhixing_rules.comparison.rule_diff import Pair
    from zhixing_rules.engine import Finding
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.language import Condition, Selection

__all__ = ["ComparedProcedures", "Move", "PairEvaluator", "Search", "Witness", "WitnessSide"]

_MAX_POINTS_PER_CHANGE: Final = 400
"""Number of points to keep for each change of verdict, to find one whose record is consistent."""
_SEEDS: Final = 12
_NEIGHBOUR_PASSES: Final = 2


@dataclass(frozen=True, slots=True)
class WitnessSide:
    """The result of one version of a rule on a witness.

    Attributes:
        verdict: the verdict; ``None`` if the rule has no such version.
        due: the last day on which the act is in time, inclusive; ``None`` if there is none or it is not certain.
        readings: the chosen alternatives that are not the defaults.
        label: the name of the verdict for this kind of norm; ``None`` if there is no verdict. Not compared.
    """

    verdict: Verdict | None
    due: date | None
    readings: Selection
    label: Bilingual | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Witness:
    """A synthetic record on which two versions of a rule differ; every fact in it is needed.

    Attributes:
        record: the record as JSON that `load` accepts.
        on: the day on which it is judged.
        path: JSON Pointer of the subject.
        old: the result of the old version.
        new: the result of the new version.
    """

    record: str
    on: date
    path: str
    old: WitnessSide
    new: WitnessSide

    @property
    def facts(self) -> Mapping[str, Any]:
        """The record as a mapping."""
        facts: dict[str, Any] = json.loads(self.record)
        return facts


@dataclass(frozen=True, slots=True)
class Move:
    """A change of verdict.

    Attributes:
        old: the old verdict; ``None`` if the rule has no old version.
        new: the new verdict; ``None`` if the rule has no new version.
        witness: the smallest case with this change.
    """

    old: Verdict | None
    new: Verdict | None
    witness: Witness


@dataclass(frozen=True, slots=True)
class ComparedProcedures:
    """The two compiled procedures to compare.

    Attributes:
        old: the old procedure.
        new: the new procedure.
    """

    old: CompiledProcedure
    new: CompiledProcedure


class PairEvaluator:
    """Evaluator of both versions of a rule on the same records."""

    def __init__(self, pair: Pair, procedures: ComparedProcedures) -> None:
        self.pair: Pair = pair
        self.procedures: ComparedProcedures = procedures
        self.calendar: Calendar = procedures.new.calendar
        versions = [each for each in (pair.old, pair.new) if each is not None]
        last = procedures.old if pair.new is None else procedures.new
        self.space: Space = space_of(versions, self.calendar, last.procedure)
        self.point_records: PointRecords = PointRecords(self.space)
        self._judge = compile_rules(versions, self.space.subject, self.calendar)

    def verdicts(self, point: Point) -> tuple[Verdict | None, Verdict | None]:
        """Return the verdicts of the old and the new version at a point; ``None`` for a version that does not exist."""
        on, after, records = self.point_records.set_point(point)
        verdicts = [VERDICTS[code] for code in self._judge(on, after, *records)]
        if self.pair.old is None:
            return None, verdicts[0]
        return verdicts[0], None if self.pair.new is None else verdicts[1]

    def goals(self) -> Iterator[Sequence[tuple[Condition, bool]]]:
        """Yield goals for the search: conditions under which the versions differ, while both apply if possible."""
        old, new = self.pair.old, self.pair.new
        if old is None or new is None:
            return
        for name in ("demand", "breach", "provided"):
            one, other = (getattr(each.then, name, None) for each in (old, new))
            if one is not None and other is not None and one != other:
                both_apply = ((applies(old), True), (applies(new), True))
                yield from ([*both_apply, (each, True)] for each in (newly_met(one, other), newly_met(other, one)))
        if applies(old) != applies(new):
            scopes = newly_met(applies(old), applies(new)), newly_met(applies(new), applies(old))
            yield from ([(each, True)] for each in scopes)

    def record(self, point: Point) -> BaseModel | None:
        """Return the record at a point; ``None`` if it would contradict itself."""
        try:
            return self.point_records.record(point)
        except RecordError:
            return None

    def smallest(self, candidates: Iterable[Point], shows: Callable[[Point], bool]) -> Witness | None:
        """Return the smallest witness reachable from a candidate.

        Args:
            candidates: points to start from, in order of preference.
            shows: whether a point has the difference that the witness must show.

        Returns:
            The witness; ``None`` if no candidate has the difference and a consistent record.
        """
        start = next((each for each in candidates if shows(each) and self.record(each) is not None), None)
        if start is None:
            return None
        return self.witness(minimise(self.space, start, lambda each: shows(each) and self.record(each) is not None))

    def witness(self, point: Point) -> Witness:
        """Return a point as a witness, with the results of `validate` on its record."""
        record = self.point_records.record(point)
        written = record.model_dump_json(exclude_none=True)
        nothing = WitnessSide(None, None, ())
        old = nothing if self.pair.old is None else self._side(self.procedures.old, record, point.on)
        new = nothing if self.pair.new is None else self._side(self.procedures.new, record, point.on)
        return Witness(written, point.on, self.space.path, old, new)

    def _side(self, compiled: CompiledProcedure, record: BaseModel, on: date) -> WitnessSide:
        chosen = dict(compiled.selection)
        report = validate(record, on=on, procedure=compiled.procedure, calendar=compiled.calendar, readings=chosen)
        finding: Finding = next(each for each in report.rule(self.pair.rule.id) if each.path == self.space.path)
        return WitnessSide(finding.verdict, finding.due, compiled.selection, finding.label)


class Search:
    """Search of a space for changes of verdict.

    Attributes:
        searched: number of points tried.
        exhaustive: whether these are all points of the space.
    """

    def __init__(self, evaluator: PairEvaluator, limit: int) -> None:
        self._evaluator = evaluator
        self.searched: int = min(evaluator.space.size, limit)
        self.exhaustive: bool = evaluator.space.size <= limit
        self._by_change: dict[tuple[Verdict | None, Verdict | None], list[Point]] = {}
        for point in sample_points(evaluator.space, limit):
            self._add(point)
        for goal in [] if self.exhaustive else evaluator.goals():
            for point in find_points(evaluator.point_records, goal, evaluator.calendar):
                self._add(point)
        for _ in range(0 if self.exhaustive else _NEIGHBOUR_PASSES):
            self.searched += self._search_neighbours(limit)

    def _add(self, point: Point) -> None:
        same_change = self._by_change.setdefault(self._evaluator.verdicts(point), [])
        if len(same_change) < _MAX_POINTS_PER_CHANGE:
            same_change.append(point)

    def _search_neighbours(self, limit: int) -> int:
        """Try the neighbours of some points of every change; changes too rare to be sampled are near others."""
        last = [list(reversed(listed[-_SEEDS:])) for listed in self._by_change.values()]
        seeds = [point for turn in zip_longest(*last) for point in turn if point is not None]
        near = list(islice((other for point in seeds for other in neighbours(self._evaluator.space, point)), limit))
        for point in near:
            self._add(point)
        return len(near)

    def moves(self) -> tuple[Move, ...]:
        """Return the changes of verdict, those to or from a definite verdict first."""
        moves = []
        for change, listed in sorted(self._by_change.items(), key=lambda each: _rank(*each[0])):
            if not _is_reported(*change):
                continue

            def shows(point: Point, change: tuple[Verdict | None, Verdict | None] = change) -> bool:
                return self._evaluator.verdicts(point) == change

            lightest = sorted(listed, key=lambda each: each.weight)
            if (witness := self._evaluator.smallest(lightest, shows)) is not None:
                moves.append(Move(*change, witness))
        return tuple(moves)


def _is_reported(old: Verdict | None, new: Verdict | None) -> bool:
    """Whether to report a change: every change of verdict; for an added or dropped rule, only definite verdicts."""
    if old is None or new is None:
        return (old or new) in {Verdict.FAIL, Verdict.PASS, Verdict.REVIEW}
    return old is not new


_ORDER: Final = {
    Verdict.FAIL: 0,
    Verdict.PASS: 1,
    Verdict.REVIEW: 2,
    Verdict.PENDING: 3,
    Verdict.OPEN: 4,
    Verdict.NOT_APPLICABLE: 5,
    None: 6,
}


def _rank(old: Verdict | None, new: Verdict | None) -> tuple[int, int]:
    """Sort key: new failures first, then removed failures, then the rest."""
    first, second = sorted((_ORDER[old], _ORDER[new]))
    return (first * 10 + second, 0 if new is Verdict.FAIL else 1)
