"""A point made smaller while it shows what it shows: fewer facts, plainer values, an earlier day."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixing_rules.case_space.points import Point
    from zhixing_rules.case_space.space import Space

__all__ = ["shrunk"]


def shrunk(space: Space, point: Point, shows: Callable[[Point], bool]) -> Point:
    """The smallest point that one reaches from another: no one or two of its facts can be left out.

    Args:
        space: the space.
        point: a point that shows something.
        shows: whether a point shows it.
    """
    while (smaller := next(filter(shows, _smaller(space, point)), None)) is not None:
        point = smaller
    return point


def _smaller(space: Space, point: Point) -> Iterator[Point]:
    recorded = [place for place, value in enumerate(point.values) if value]
    for count in (1, 2):
        for left_out in combinations(recorded, count):
            yield point._replace(values=tuple(0 if place in left_out else v for place, v in enumerate(point.values)))
    for place in recorded:
        for plainer in range(1, point.values[place]):
            yield point._replace(values=(*point.values[:place], plainer, *point.values[place + 1 :]))
    for earlier in space.clock.ons[: space.clock.ons.index(point.on)]:
        yield point._replace(on=earlier)
    if space.attests and not point.attested:  # a record that attests needs fewer facts to say as much
        yield point._replace(attested=True)
