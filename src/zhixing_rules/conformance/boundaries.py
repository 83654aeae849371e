"""Boundaries of a rule: pairs of small records that differ in one fact, or by one day, and in the verdict."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules.case_space import ATTESTED, PointRecords, find_points, minimise, neighbours, sample_points, space_of
from zhixing_rules.comparison.effective_rule import applies
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.errors import RecordError
from zhixing_rules.language import TRUE, IfElse, Perform, Recur, Today, Unnumbered, verdict_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zhixing_rules.case_space import Point, Space
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition, First

    Goal = Sequence[tuple[Condition, bool]]

__all__ = ["Boundary", "BoundarySearch"]

_MAX_POINTS: Final = 1500
_SEEDS: Final = 16
"""Number of points of each verdict from which the search takes its steps."""
_SEARCH_LIMIT: Final = 30_000
"""Number of points to try for rare situations; large, as vectors are generated once and used for long."""
_MAX_PAIRS: Final = 12
"""Number of pairs to try for one in which both records are consistent."""


class Boundary(NamedTuple):
    """Two points that differ in one fact and in the verdict.

    Attributes:
        fact: the fact as a dotted path after the name of its subject; ``on`` for the day of judgment,
            ``complete_as_of`` for the attestation of the record.
        one: the point on one side.
        other: the point on the other side.
    """

    fact: str
    one: Point
    other: Point


class BoundarySearch:
    """Search for the boundaries of a rule in the space of the facts that it reads."""

    def __init__(self, compiled: CompiledProcedure, resolved: ResolvedRule) -> None:
        self.space: Space = space_of([resolved], compiled.calendar, compiled.procedure)
        self.point_records: PointRecords = PointRecords(self.space)
        self._resolved, self._calendar = resolved, compiled.calendar
        self._judge = compile_rules([resolved], self.space.subject, compiled.calendar)
        self._verdicts: dict[Point, Verdict] = {}
        self._consistent: dict[Point, bool] = {}

    def verdict(self, point: Point) -> Verdict:
        """Return the verdict of the rule at a point."""
        if point not in self._verdicts:
            on, after, records = self.point_records.set_point(point)
            self._verdicts[point] = VERDICTS[self._judge(on, after, *records)[0]]
        return self._verdicts[point]

    def is_consistent(self, point: Point) -> bool:
        """Whether the record at a point does not contradict itself."""
        if point not in self._consistent:
            try:
                self.point_records.record(point)
            except RecordError:
                self._consistent[point] = False
            else:
                self._consistent[point] = True
        return self._consistent[point]

    def boundaries(self) -> Iterator[Boundary]:
        """Yield the smallest boundary found for each fact and each pair of verdicts that it separates."""
        for (place, first, second, *_), pairs in self._crossings().items():
            consistent = (pair for pair in pairs[:_MAX_PAIRS] if all(map(self.is_consistent, pair)))
            if (pair := next(consistent, None)) is not None:
                yield self._adjacent_days(self._smallest(place, *pair, (first, second)), place)

    def one_point_per_verdict(self) -> Iterator[Point]:
        """Yield the smallest consistent point found for each verdict."""
        for verdict, seeds in self._seeds.items():
            if (seed := next(filter(self.is_consistent, seeds), None)) is not None:
                yield minimise(self.space, seed, self._has_verdict(verdict))

    def _has_verdict(self, verdict: Verdict) -> Callable[[Point], bool]:
        return lambda point: self.verdict(point) is verdict and self.is_consistent(point)

    @cached_property
    def _seeds(self) -> dict[Verdict, list[Point]]:
        """Sampled points and some of their neighbours by verdict, those with the fewest facts first."""
        by_verdict: dict[Verdict, list[Point]] = {}
        for point in sample_points(self.space, _MAX_POINTS):
            by_verdict.setdefault(self.verdict(point), []).append(point)
        for point in [each for listed in by_verdict.values() for each in listed[:_SEEDS]]:
            for near in neighbours(self.space, point):
                by_verdict.setdefault(self.verdict(near), []).append(near)
        return {verdict: sorted(listed, key=lambda point: point.weight) for verdict, listed in by_verdict.items()}

    def _crossings(self) -> dict[tuple[int, Verdict, Verdict, int, int], list[tuple[Point, Point]]]:
        """Return steps to another verdict, by axis, the two verdicts, the word reached, and the search goal."""
        crossings: dict[tuple[int, Verdict, Verdict, int, int], list[tuple[Point, Point]]] = {}
        sampled = [each for seeds in self._seeds.values() for each in list(filter(self.is_consistent, seeds))[:_SEEDS]]
        for number, seeds in enumerate((sampled, *self._rare())):
            for point in seeds:
                for near in neighbours(self.space, point):
                    verdicts = (self.verdict(point), self.verdict(near))
                    place = _place(point, near)
                    if VERDICTS.index(verdicts[1]) > VERDICTS.index(verdicts[0]):
                        key = (place, *verdicts, self._word(near, place), number)
                        crossings.setdefault(key, []).append((point, near))
        return crossings

    def _rare(self) -> Iterator[list[Point]]:
        """Yield points that sampling rarely meets: extended periods, acts on the last day, acts that recur in time."""
        governs, then = (applies(self._resolved), True), self._resolved.then
        if isinstance(then, Recur):
            yield self._fulfilled(then.act, self._reach([governs]))
        parts = verdict_parts(self._resolved.versions())
        extensions = dict.fromkeys(part.condition for part in parts if isinstance(part, IfElse))
        for goal in ([governs], *([governs, (condition, True)] for condition in extensions)):
            reached = self._reach(goal)
            yield reached
            if isinstance(then, Perform) and not isinstance(then.within.closes, Unnumbered):
                over = [*goal, (then.within.closes <= Today(), True)]
                judged_later = self._reach(over, reached)
                yield from (self._reach([*over, *more], judged_later) for more in _on_the_last_day(then))

    def _fulfilled(self, act: First, points: list[Point]) -> list[Point]:
        """Return the points, moved along the days of a recurring act and of the report, at which the duty is met."""
        axes = enumerate(self.space.axes)
        place = next(
            number
            for number, axis in axes
            if (axis.subject, axis.path) == (act.subject, tuple(act.event.path.split(".")))
        )
        moved = (each for point in points for each in self._along_days(point, place))
        judged = (each for point in moved for each in self._along_days(point, len(self.space.axes)))
        has_passed = self._has_verdict(Verdict.PASS)
        return [point for point in judged if has_passed(point)][:_SEEDS]

    def _reach(self, goal: Goal, starts: list[Point] | None = None) -> list[Point]:
        reached = find_points(
            self.point_records, goal, self._calendar, starts=starts, accept=self.is_consistent, limit=_SEARCH_LIMIT
        )
        return list(dict.fromkeys(reached))

    def _word(self, point: Point, place: int) -> int:
        """Return the number of a word or list of documents, each of which has its own boundary; 0 for other values."""
        values = self.space.axes[place].values if place < len(self.space.axes) else ()
        return point.values[place] if values and isinstance(values[0], str | tuple) else 0

    def _smallest(self, place: int, one: Point, other: Point, verdicts: tuple[Verdict, Verdict]) -> Boundary:
        """Return the boundary with as few other facts as possible."""

        def across(point: Point) -> Point:
            return _put(point, place, other)

        def shows(point: Point) -> bool:
            unchanged = _put(point, place, one) == point
            both = (point, across(point))
            same_verdicts = (self.verdict(both[0]), self.verdict(both[1])) == verdicts
            return unchanged and same_verdicts and all(map(self.is_consistent, both))

        small = minimise(self.space, one, shows)
        return Boundary(self._name(place), small, across(small))

    def _adjacent_days(self, boundary: Boundary, place: int) -> Boundary:
        """Return the same boundary between two adjacent days of the axis, if there are such days."""
        wanted = {self.verdict(boundary.one), self.verdict(boundary.other)}
        for both in pairwise(self._along_days(boundary.one, place)):
            if {self.verdict(point) for point in both} == wanted and all(map(self.is_consistent, both)):
                return boundary._replace(one=both[0], other=both[1])
        return boundary

    def _along_days(self, point: Point, place: int) -> list[Point]:
        """Return the point moved to each day of an axis, in order; empty if the axis has no days."""
        if place == len(self.space.axes):
            return [point._replace(on=day) for day in self.space.days.report_days]
        values = self.space.axes[place].values if place < len(self.space.axes) else ()
        numbers = sorted((day, number) for number, day in enumerate(values, start=1) if type(day) is date)
        return [_with(point, place, number) for _, number in numbers]

    def _name(self, place: int) -> str:
        names = (*(axis.name for axis in self.space.axes), "on", ATTESTED)
        return names[place]


def _on_the_last_day(then: Perform) -> Iterator[Goal]:
    """Yield goals for an act on the last day of its period: within and outside its condition, if it has one."""
    done, closes = then.done, then.within.closes
    wanted = (True, False) if then.within.last_day != TRUE else (True,)
    yield from ([(done <= closes, True), (closes <= done, True), (then.within.last_day, met)] for met in wanted)


def _place(one: Point, other: Point) -> int:
    """Return the number of the axis on which two points differ; the day comes after the axes, then the attestation."""
    differ = (a != b for a, b in zip((*one.values, one.on), (*other.values, other.on), strict=True))
    return next((place for place, differs in enumerate(differ) if differs), len(one.values) + 1)


def _put(point: Point, place: int, source: Point) -> Point:
    """Return a point with the value of another point on one axis."""
    if place < len(point.values):
        return _with(point, place, source.values[place])
    return point._replace(on=source.on) if place == len(point.values) else point._replace(attested=source.attested)


def _with(point: Point, place: int, value: int) -> Point:
    return point._replace(values=(*point.values[:place], value, *point.values[place + 1 :]))
