"""Edges of a rule: two small records that differ in one fact, or by one day, and in the verdict."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules.case_space import ATTESTED, PointRecords, find_points, minimise, neighbours, sample_points, space_of
from zhixing_rules.comparison.effective_rule import applies
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.errors import RecordError
from zhixing_rules.language import TRUE, IfElse, Perform, Today, Unnumbered, parts_of, parts_of_consequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zhixing_rules.case_space import Point
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.engine.verdict import Verdict
    from zhixing_rules.language import Condition

    Goal = Sequence[tuple[Condition, bool]]

__all__ = ["Edge", "Edges"]

_STREWN: Final = 1500
_SEEDS: Final = 16
"""From how many points of each verdict the search takes its steps."""
_PATIENCE: Final = 30_000
"""How many points are looked at for what is rare: vectors are made once, and asked for long."""
_TRIED: Final = 12
"""How many pairs are tried for one of which neither record contradicts itself."""


class Edge(NamedTuple):
    """Two points that differ in one fact and in the verdict.

    Attributes:
        fact: the fact, dotted, after the name of its subject; ``on`` for the day they are judged on, and
            ``complete_as_of`` for what the record attests.
        one: a point.
        other: the point beside it.
    """

    fact: str
    one: Point
    other: Point


class Edges:
    """The edges of a rule in the space of the facts that it reads."""

    def __init__(self, compiled: CompiledProcedure, resolved: ResolvedRule) -> None:
        self.space = space_of([resolved], compiled.calendar, compiled.procedure)
        self.point_records = PointRecords(self.space)
        self._resolved, self._calendar = resolved, compiled.calendar
        self._judge = compile_rules([resolved], self.space.subject, compiled.calendar)
        self._verdicts: dict[Point, Verdict] = {}
        self._sound: dict[Point, bool] = {}

    def verdict(self, point: Point) -> Verdict:
        """What the rule says at a point."""
        if point not in self._verdicts:
            on, after, records = self.point_records.set_point(point)
            self._verdicts[point] = VERDICTS[self._judge(on, after, *records)[0]]
        return self._verdicts[point]

    def sound(self, point: Point) -> bool:
        """Whether the record at a point does not contradict itself."""
        if point not in self._sound:
            try:
                self.point_records.record(point)
            except RecordError:
                self._sound[point] = False
            else:
                self._sound[point] = True
        return self._sound[point]

    def found(self) -> Iterator[Edge]:
        """For each fact and each pair of verdicts that it tells apart, the smallest edge that was found."""
        for (place, first, second, *_), pairs in self._crossings().items():
            sound = (pair for pair in pairs[:_TRIED] if self.sound(pair[0]) and self.sound(pair[1]))
            if (pair := next(sound, None)) is not None:
                yield self._tightened(self._smallest(place, *pair, (first, second)), place)

    def of_each_verdict(self) -> Iterator[Point]:
        """For each verdict, the smallest sound point that was found."""
        for verdict, seeds in self._seeds.items():
            if (seed := next(filter(self.sound, seeds), None)) is not None:
                yield minimise(self.space, seed, self._says(verdict))

    def _says(self, verdict: Verdict) -> Callable[[Point], bool]:
        return lambda point: self.verdict(point) is verdict and self.sound(point)

    @cached_property
    def _seeds(self) -> dict[Verdict, list[Point]]:
        """Some points of each verdict, those with fewest facts first; then some of what lies beside them."""
        found: dict[Verdict, list[Point]] = {}
        for point in sample_points(self.space, _STREWN):
            found.setdefault(self.verdict(point), []).append(point)
        for point in [each for listed in found.values() for each in listed[:_SEEDS]]:
            for near in neighbours(self.space, point):
                found.setdefault(self.verdict(near), []).append(near)
        return {verdict: sorted(listed, key=lambda point: point.weight) for verdict, listed in found.items()}

    def _crossings(self) -> dict[tuple[int, Verdict, Verdict, int, int], list[tuple[Point, Point]]]:
        """Steps to another verdict, by the axis, the two verdicts, the word stepped to, and what was sought."""
        found: dict[tuple[int, Verdict, Verdict, int, int], list[tuple[Point, Point]]] = {}
        strewn = [each for seeds in self._seeds.values() for each in list(filter(self.sound, seeds))[:_SEEDS]]
        for number, seeds in enumerate((strewn, *self._rare())):
            for point in seeds:
                for near in neighbours(self.space, point):
                    said = (self.verdict(point), self.verdict(near))
                    place = _place(point, near)
                    if VERDICTS.index(said[1]) > VERDICTS.index(said[0]):
                        key = (place, *said, self._word(near, place), number)
                        found.setdefault(key, []).append((point, near))
        return found

    def _rare(self) -> Iterator[list[Point]]:
        """What is rare among strewn points: a period put off, and an act on the very last day, put off or not."""
        governs, then = (applies(self._resolved), True), self._resolved.then
        parts = (part for whole in parts_of_consequence(then) for part in parts_of(whole))
        put_off = dict.fromkeys(part.condition for part in parts if isinstance(part, IfElse))
        for goal in ([governs], *([governs, (condition, True)] for condition in put_off)):
            found = self._sought(goal)
            yield found
            if isinstance(then, Perform) and not isinstance(then.within.closes, Unnumbered):
                over = [*goal, (then.within.closes <= Today(), True)]
                judged_later = self._sought(over, found)
                yield from (self._sought([*over, *more], judged_later) for more in _on_the_last_day(then))

    def _sought(self, goal: Goal, starts: list[Point] | None = None) -> list[Point]:
        found = find_points(self.point_records, goal, self._calendar, starts=starts, accept=self.sound, limit=_PATIENCE)
        return list(dict.fromkeys(found))

    def _word(self, point: Point, place: int) -> int:
        """The number of a word or of a list of papers, each of which has an edge of its own; 0 of anything else."""
        values = self.space.axes[place].values if place < len(self.space.axes) else ()
        return point.values[place] if values and isinstance(values[0], str | tuple) else 0

    def _smallest(self, place: int, one: Point, other: Point, verdicts: tuple[Verdict, Verdict]) -> Edge:
        """The two points with as few other facts as still tell the verdicts apart."""

        def across(point: Point) -> Point:
            return _put(point, place, other)

        def shows(point: Point) -> bool:
            kept = _put(point, place, one) == point
            said = (self.verdict(point), self.verdict(across(point)))
            return kept and said == verdicts and self.sound(point) and self.sound(across(point))

        small = minimise(self.space, one, shows)
        return Edge(self._name(place), small, across(small))

    def _tightened(self, edge: Edge, place: int) -> Edge:
        """An edge along days as the two days next to each other between which the verdict changes, if there are."""
        wanted = {self.verdict(edge.one), self.verdict(edge.other)}
        for both in pairwise(self._along_days(edge.one, place)):
            if {self.verdict(point) for point in both} == wanted and all(map(self.sound, both)):
                return edge._replace(one=both[0], other=both[1])
        return edge

    def _along_days(self, point: Point, place: int) -> list[Point]:
        """A point on each day that an axis has, in order; none where it has no days."""
        if place == len(self.space.axes):
            return [point._replace(on=day) for day in self.space.days.report_days]
        values = self.space.axes[place].values if place < len(self.space.axes) else ()
        numbers = sorted((day, number) for number, day in enumerate(values, start=1) if type(day) is date)
        return [_with(point, place, number) for _, number in numbers]

    def _name(self, place: int) -> str:
        names = (*(axis.name for axis in self.space.axes), "on", ATTESTED)
        return names[place]


def _on_the_last_day(then: Perform) -> Iterator[Goal]:
    """What holds of an act on the last day of its period, before and after the hour where there is one."""
    done, closes = then.done, then.within.closes
    wanted = (True, False) if then.within.last_day != TRUE else (True,)
    yield from ([(done <= closes, True), (closes <= done, True), (then.within.last_day, met)] for met in wanted)


def _place(one: Point, other: Point) -> int:
    """The axis along which two points differ; after the last of them the day, then what the record attests."""
    differ = (a != b for a, b in zip((*one.values, one.on), (*other.values, other.on), strict=True))
    return next((place for place, differs in enumerate(differ) if differs), len(one.values) + 1)


def _put(point: Point, place: int, source: Point) -> Point:
    """A point with what another one has along an axis."""
    if place < len(point.values):
        return _with(point, place, source.values[place])
    return point._replace(on=source.on) if place == len(point.values) else point._replace(attested=source.attested)


def _with(point: Point, place: int, value: int) -> Point:
    return point._replace(values=(*point.values[:place], value, *point.values[place + 1 :]))
