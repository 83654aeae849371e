"""Points that meet what is asked of them, found by going where least is wanting.

What many facts must come together for is rare among strewn points. From a few of them, the search takes one step after
another, each time along the axis that leaves the fewest conditions unmet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.case_space.points import beside, points
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.language import All, Any_, Exists, Not, Truth, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.case_space.point_records import PointRecords
    from zhixing_rules.case_space.points import Point
    from zhixing_rules.case_space.space import Space
    from zhixing_rules.language import Condition

__all__ = ["seek"]

_STARTS: Final = 6
PATIENCE: Final = 4000
"""How many points are looked at for one goal, unless more are asked for."""


def seek(
    point_records: PointRecords,
    goal: Sequence[tuple[Condition, bool]],
    calendar: Calendar,
    *,
    starts: Iterable[Point] | None = None,
    sound: Callable[[Point], bool] = lambda _: True,
    patience: int = PATIENCE,
) -> Iterator[Point]:
    """Sound points at which every condition of a goal is as wanted; none where none was reached in time.

    What two conditions pull apart is found best in two goes: the one first, and from there, with `starts`, both.
    """

    def wanted(point: Point) -> int:
        return _wanting(point_records, point, goal, calendar) or (0 if sound(point) else 1)

    left = patience
    for start in _starts(point_records.space) if starts is None else starts:
        point, wanting, been = start, wanted(start), {start}
        while wanting and left > 0:
            near = [each for each in beside(point_records.space, point) if each not in been]
            left -= len(near)
            least, best = min(((wanted(each), each) for each in near), key=_plainest)
            if least > wanting:
                break
            point, wanting = best, least
            been.add(best)
        if not wanting:
            yield point


def _plainest(reached: tuple[int, Point]) -> tuple[int, int]:
    return reached[0], reached[1].weight


def _starts(space: Space) -> Iterator[Point]:
    """Points at which everything is recorded: each fact with its plainest value, then with any."""
    for point in points(space, _STARTS):
        yield point._replace(values=(1,) * len(point.values), attested=space.attests)
        yield point._replace(values=tuple(value or 1 for value in point.values), attested=space.attests)


def _wanting(
    point_records: PointRecords, point: Point, goal: Sequence[tuple[Condition, bool]], calendar: Calendar
) -> int:
    point_records.put(point)
    complete = point.on if point.attested else None
    context = EvaluationContext.of(point_records.instance(), point.on, complete, calendar)
    return sum(_cost(condition, context, wanted=wanted) for condition, wanted in goal)


def _cost(condition: Condition, context: EvaluationContext, *, wanted: bool) -> int:
    """How many of the simplest conditions are not as they would have to be."""
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
                return 1 + _leaves(condition.where)
            return min(members) if wanted else sum(members)
        case _:
            return 1


def _leaves(condition: Condition) -> int:
    """How many simple conditions there are in one: what a record that is not there lacks."""
    return sum(not isinstance(part, All | Any_ | Not) for part in parts_of(condition))
