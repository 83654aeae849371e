"""The points of a space: what is recorded on each axis, the day, and whether the record is complete to it."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.case_space.space import Space

__all__ = ["Point", "beside", "points"]

_GOLDEN = 0.6180339887498949


class Point(NamedTuple):
    """One point of a space.

    Attributes:
        values: for each axis the number of its value, from 1; 0 is not recorded.
        on: the day it is judged on.
        attested: whether the record is complete through that day; without it the record attests nothing.
    """

    values: tuple[int, ...]
    on: date
    attested: bool

    @property
    def weight(self) -> int:
        """How many facts are recorded."""
        return sum(value > 0 for value in self.values)


def points(space: Space, most: int) -> Iterator[Point]:
    """Every point of a space; of one that has more than `most`, that many, evenly strewn, always the same."""
    size = space.size
    count, stride = min(size, most), 1
    if size > most:
        stride = int(size * _GOLDEN) | 1
        while gcd(stride, size) > 1:
            stride += 2
    for number in range(count):
        yield _point(space, number * stride % size)


def beside(space: Space, point: Point) -> Iterator[Point]:
    """Every point that differs from one along one axis, in its day, or in what it attests."""
    for place, axis in enumerate(space.axes):
        for value in range(len(axis.values) + 1):
            if value != point.values[place]:
                yield point._replace(values=(*point.values[:place], value, *point.values[place + 1 :]))
    yield from (point._replace(on=day) for day in space.clock.ons if day != point.on)
    if space.attests:
        yield point._replace(attested=not point.attested)


def _point(space: Space, index: int) -> Point:
    values = []
    for axis in space.axes:
        index, value = divmod(index, len(axis.values) + 1)
        values.append(value)
    index, day = divmod(index, len(space.clock.ons))
    return Point(tuple(values), space.clock.ons[day], attested=bool(index))
