"""Minimisation of points: fewer facts, earlier values on an axis, an earlier day."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixing_rules.case_space.points import Point
    from zhixing_rules.case_space.space import Space

__all__ = ["minimise"]


def minimise(space: Space, point: Point, accepts: Callable[[Point], bool]) -> Point:
    """Return the smallest accepted point reached from a point: no one or two of its facts can be left out.

    Args:
        space: the space.
        point: an accepted point.
        accepts: whether a point has the wanted property.

    Returns:
        An accepted point; `point` itself if no smaller one is accepted.
    """
    while (smaller := next(filter(accepts, _smaller(space, point)), None)) is not None:
        point = smaller
    return point


def _smaller(space: Space, point: Point) -> Iterator[Point]:
    recorded = [index for index, value in enumerate(point.values) if value]
    for count in (1, 2):
        for left_out in combinations(recorded, count):
            yield point._replace(values=tuple(0 if index in left_out else v for index, v in enumerate(point.values)))
    for index in recorded:
        for value in range(1, point.values[index]):
            yield point._replace(values=(*point.values[:index], value, *point.values[index + 1 :]))
    for earlier in space.days.report_days[: space.days.report_days.index(point.on)]:
        yield point._replace(on=earlier)
    if space.attests and not point.attested:  # an attested record needs fewer facts
        yield point._replace(attested=True)
