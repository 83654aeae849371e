"""Local search for points that meet conditions.

Points that need many facts at the same time are rare in an even sample. From a few points, the search repeatedly moves
to the neighbour with the fewest unmet conditions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.case_space.points import neighbours, sample_points
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations
from zhixing_rules.engine.compile.python_source import compile_operations
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.language import All, Any_, Exists, Not, Truth, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.case_space.point_records import PointRecords
    from zhixing_rules.case_space.points import Point
    from zhixing_rules.case_space.space import Space
    from zhixing_rules.engine.compile.operations import Op
    from zhixing_rules.language import Condition

    _Cost = Callable[[tuple[bool, ...], Point], int]

__all__ = ["find_points"]

_STARTS: Final = 6
DEFAULT_LIMIT: Final = 4000
"""How many points are evaluated for one goal by default."""


def find_points(
    point_records: PointRecords,
    goal: Sequence[tuple[Condition, bool]],
    calendar: Calendar,
    *,
    starts: Iterable[Point] | None = None,
    accept: Callable[[Point], bool] = lambda _: True,
    limit: int = DEFAULT_LIMIT,
) -> Iterator[Point]:
    """Yield points at which every condition of a goal has the wanted value.

    If two conditions conflict along the way, search for one first and pass the result as `starts` of a search for both.

    Args:
        point_records: the records of the space.
        goal: conditions, each with whether it should be met.
        calendar: the working days.
        starts: the points to start from; by default, points at which every fact is recorded.
        accept: whether a point may be returned, for example whether its record does not contradict itself.
        limit: how many points are evaluated.

    Yields:
        At most one point for each start, in the order of the starts; nothing if the goal is not reached within `limit`.
        Two starts can give the same point.
    """
    unmet = _UnmetConditions(point_records, goal, calendar)

    def cost(point: Point) -> int:
        return unmet.count(point) or (0 if accept(point) else 1)

    remaining = limit
    for start in _starts(point_records.space) if starts is None else starts:
        point, current_cost, visited = start, cost(start), {start}
        while current_cost and remaining > 0:
            candidates = [each for each in neighbours(point_records.space, point) if each not in visited]
            remaining -= len(candidates)
            best_cost, best = min(((cost(each), each) for each in candidates), key=_sort_key)
            if best_cost > current_cost:
                break
            point, current_cost = best, best_cost
            visited.add(best)
        if not current_cost:
            yield point


def _sort_key(reached: tuple[int, Point]) -> tuple[int, int]:
    return reached[0], reached[1].weight


def _starts(space: Space) -> Iterator[Point]:
    """Yield points at which every fact is recorded: with its first value, then with the values of an even sample."""
    for point in sample_points(space, _STARTS):
        yield point._replace(values=(1,) * len(point.values), attested=space.attests)
        yield point._replace(values=tuple(value or 1 for value in point.values), attested=space.attests)


class _UnmetConditions:
    """The number of simple conditions of a goal that do not have the wanted value.

    The truth of every condition is compiled to one function; only the records of lists are evaluated one by one.
    """

    def __init__(self, point_records: PointRecords, goal: Sequence[tuple[Condition, bool]], calendar: Calendar) -> None:
        self._records, self._calendar = point_records, calendar
        self._subject = point_records.space.subject
        self._lowering = Lowering(Operations(), self._subject.chain)
        self._flags: list[Op] = []
        self._costs = [self._cost(condition, wanted=wanted) for condition, wanted in goal]
        self._evaluate = compile_operations(self._flags, self._subject, calendar, "goal")

    def count(self, point: Point) -> int:
        """Return the number at a point."""
        on, after, records = self._records.set_point(point)
        flags = self._evaluate(on, after, *records)
        return sum(cost(flags, point) for cost in self._costs)

    def _cost(self, condition: Condition, *, wanted: bool) -> _Cost:
        """Return a function that counts the simple conditions in a condition that do not have the wanted value."""
        truth, place = self._lowering.truth(condition), len(self._flags)
        self._flags.append(truth.met if wanted else truth.unmet)
        match condition:
            case Not():
                return self._cost(condition.part, wanted=not wanted)
            case All() | Any_():
                parts = [self._cost(part, wanted=wanted) for part in condition.parts]
                total: Callable[[Iterable[int]], int] = sum if isinstance(condition, All) == wanted else min
                return lambda flags, point: 0 if flags[place] else total([part(flags, point) for part in parts])
            case Exists():
                return lambda flags, point: 0 if flags[place] else _cost(condition, self._context(point), wanted=wanted)
            case _:
                return lambda flags, _: 0 if flags[place] else 1

    def _context(self, point: Point) -> EvaluationContext:
        complete = point.on if point.attested else None
        return EvaluationContext.of(self._records.instance(), point.on, complete, self._calendar)


def _cost(condition: Condition, context: EvaluationContext, *, wanted: bool) -> int:
    """Return how many simple conditions do not have the wanted value."""
    if context.truth(condition) is (Truth.MET if wanted else Truth.NOT_MET):
        return 0
    match condition:
        case Not():
            return _cost(condition.part, context, wanted=not wanted)
        case All() | Any_():
            costs = [_cost(part, context, wanted=wanted) for part in condition.parts]
            return sum(costs) if isinstance(condition, All) == wanted else min(costs)
        case Exists():
            members = [_cost(condition.where, each, wanted=wanted) for each in context.members(condition.subject) or ()]
            if not members:
                return 1 + _simple_conditions(condition.where)
            return min(members) if wanted else sum(members)
        case _:
            return 1


def _simple_conditions(condition: Condition) -> int:
    """Return how many simple conditions a condition consists of, which is the cost of a missing record."""
    return sum(not isinstance(part, All | Any_ | Not) for part in parts_of(condition))
