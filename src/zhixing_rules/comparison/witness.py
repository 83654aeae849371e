"""Witnesses: the smallest record on which two versions of a rule say different things."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.case_space import PointRecords, find_points, minimise, neighbours, sample_points, space_of
from zhixing_rules.comparison.difference_condition import telling
from zhixing_rules.comparison.effective_rule import applies
from zhixing_rules.engine import validate
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.case_space import Point, Space
    from zhixing_rules.comparison.rule_diff import Pair
    from zhixing_rules.engine import Finding
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.language import Condition, Selection

__all__ = ["Move", "Scales", "Search", "Sides", "Witness", "WitnessSide"]

_TRIED: Final = 400
"""How many points that show the same are tried for one whose record does not contradict itself."""
_SEEDS: Final = 12
_ROUNDS: Final = 2


@dataclass(frozen=True, slots=True)
class WitnessSide:
    """What one version of a rule says of a witness: ``None`` where there is no such version.

    Attributes:
        verdict: its verdict.
        due: its last day, where it is certain.
        readings: the alternatives chosen that are not its default ones.
    """

    verdict: Verdict | None
    due: date | None
    readings: Selection


@dataclass(frozen=True, slots=True)
class Witness:
    """An invented record on which two versions of a rule differ; no fact of it can be left out.

    Attributes:
        record: the record, as JSON that `load` takes.
        on: the day it is judged on.
        path: the JSON Pointer of the subject.
        old: what the old version says.
        new: what the new one says.
    """

    record: str
    on: date
    path: str
    old: WitnessSide
    new: WitnessSide

    @property
    def facts(self) -> Mapping[str, Any]:
        """The record as a mapping."""
        found: dict[str, Any] = json.loads(self.record)
        return found


@dataclass(frozen=True, slots=True)
class Move:
    """A kind of change: a verdict that becomes another, with the smallest case that shows it.

    A version that is not there says nothing: ``None``.
    """

    old: Verdict | None
    new: Verdict | None
    witness: Witness


@dataclass(frozen=True, slots=True)
class Sides:
    """The two that are compared: each a procedure, its readings chosen, with the calendar.

    Attributes:
        old: the one before.
        new: the one after.
    """

    old: CompiledProcedure
    new: CompiledProcedure


class Scales:
    """Two versions of a rule, held against the same records."""

    def __init__(self, pair: Pair, sides: Sides) -> None:
        self.pair, self.sides, self.calendar = pair, sides, sides.new.calendar
        versions = [each for each in (pair.old, pair.new) if each is not None]
        last = sides.old if pair.new is None else sides.new
        self.space: Space = space_of(versions, self.calendar, last.procedure)
        self.point_records = PointRecords(self.space)
        self._judge = compile_rules(versions, self.space.subject, self.calendar)

    def weigh(self, point: Point) -> tuple[Verdict | None, Verdict | None]:
        """What the two versions say at a point."""
        on, after, records = self.point_records.set_point(point)
        said = [VERDICTS[code] for code in self._judge(on, after, *records)]
        if self.pair.old is None:
            return None, said[0]
        return said[0], None if self.pair.new is None else said[1]

    def goals(self) -> Iterator[Sequence[tuple[Condition, bool]]]:
        """What a record must meet for a condition to tell the versions apart, while both apply if they can."""
        old, new = self.pair.old, self.pair.new
        if old is None or new is None:
            return
        for name in ("demand", "breach", "provided"):
            one, other = (getattr(each.then, name, None) for each in (old, new))
            if one is not None and other is not None and one != other:
                both_apply = ((applies(old), True), (applies(new), True))
                yield from ([*both_apply, (each, True)] for each in (telling(one, other), telling(other, one)))
        if applies(old) != applies(new):
            told = telling(applies(old), applies(new)), telling(applies(new), applies(old))
            yield from ([(each, True)] for each in told)

    def record(self, point: Point) -> BaseModel | None:
        """The record at a point; ``None`` where it would contradict itself."""
        try:
            return self.point_records.record(point)
        except RecordError:
            return None

    def smallest(self, candidates: Iterable[Point], shows: Callable[[Point], bool]) -> Witness | None:
        """The smallest witness among points that show something; ``None`` where all contradict themselves."""
        found = next((each for each in candidates if shows(each) and self.record(each) is not None), None)
        if found is None:
            return None
        return self.witness(minimise(self.space, found, lambda each: shows(each) and self.record(each) is not None))

    def witness(self, point: Point) -> Witness:
        """A point as a witness, judged anew from its record as any caller would."""
        record = self.point_records.record(point)
        written = record.model_dump_json(exclude_none=True)
        nothing = WitnessSide(None, None, ())
        old = nothing if self.pair.old is None else self._side(self.sides.old, record, point.on)
        new = nothing if self.pair.new is None else self._side(self.sides.new, record, point.on)
        return Witness(written, point.on, self.space.path, old, new)

    def _side(self, compiled: CompiledProcedure, record: BaseModel, on: date) -> WitnessSide:
        chosen = dict(compiled.selection)
        report = validate(record, on=on, procedure=compiled.procedure, calendar=compiled.calendar, readings=chosen)
        found: Finding = next(each for each in report.rule(self.pair.rule.id) if each.path == self.space.path)
        return WitnessSide(found.verdict, found.due, compiled.selection)


class Search:
    """The points of a space gone through once: every kind of change met there, with the points that show it."""

    def __init__(self, scales: Scales, most: int) -> None:
        self.scales = scales
        self.searched = min(scales.space.size, most)
        self.exhaustive = scales.space.size <= most
        self._kinds: dict[tuple[Verdict | None, Verdict | None], list[Point]] = {}
        for point in sample_points(scales.space, most):
            self._note(point)
        for goal in [] if self.exhaustive else scales.goals():
            for point in find_points(scales.point_records, goal, scales.calendar):
                self._note(point)
        for _ in range(0 if self.exhaustive else _ROUNDS):
            self.searched += self._look_around(most)

    def _note(self, point: Point) -> None:
        shown = self._kinds.setdefault(self.scales.weigh(point), [])
        if len(shown) < _TRIED:
            shown.append(point)

    def _look_around(self, most: int) -> int:
        """Go one step from some points of every kind: what is rare among strewn points lies beside others."""
        last = [list(reversed(shown[-_SEEDS:])) for shown in self._kinds.values()]
        seeds = [point for turn in zip_longest(*last) for point in turn if point is not None]
        near = list(islice((other for point in seeds for other in neighbours(self.scales.space, point)), most))
        for point in near:
            self._note(point)
        return len(near)

    def moves(self) -> tuple[Move, ...]:
        """The kinds of change, those that decide or undecide a verdict first."""
        found = []
        for kind, shown in sorted(self._kinds.items(), key=lambda each: _rank(*each[0])):
            if not _told(*kind):
                continue

            def shows(point: Point, kind: tuple[Verdict | None, Verdict | None] = kind) -> bool:
                return self.scales.weigh(point) == kind

            lightest = sorted(shown, key=lambda each: each.weight)
            if (witness := self.scales.smallest(lightest, shows)) is not None:
                found.append(Move(*kind, witness))
        return tuple(found)


def _told(old: Verdict | None, new: Verdict | None) -> bool:
    """Whether a kind is worth telling: of a rule that was added or dropped, only what it says for certain."""
    if old is None or new is None:
        return (old or new) in {Verdict.FAIL, Verdict.PASS, Verdict.REVIEW}
    return old is not new


_WEIGHT: Final = {
    Verdict.FAIL: 0,
    Verdict.PASS: 1,
    Verdict.REVIEW: 2,
    Verdict.PENDING: 3,
    Verdict.OPEN: 4,
    Verdict.NOT_APPLICABLE: 5,
    None: 6,
}


def _rank(old: Verdict | None, new: Verdict | None) -> tuple[int, int]:
    """What newly fails comes first, then what no longer does, then the rest."""
    first, second = sorted((_WEIGHT[old], _WEIGHT[new]))
    return (first * 10 + second, 0 if new is Verdict.FAIL else 1)
