"""The points of a case space: a value on each axis, the day of the report, and whether the record is complete."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.case_space.space import Space

__all__ = ["Point", "neighbours", "sample_points"]

_GOLDEN_RATIO = 0.6180339887498949


class Point(NamedTuple):
    """One point of a space.

    Attributes:
        values: for each axis the number of its value, from 1; 0 means not recorded.
        on: the day of the report.
        attested: whether the record is complete through that day; otherwise it attests nothing.
    """

    values: tuple[int, ...]
    on: date
    attested: bool

    @property
    def weight(self) -> int:
        """How many facts are recorded."""
        return sum(value > 0 for value in self.values)


def sample_points(space: Space, limit: int) -> Iterator[Point]:
    """Yield every point of a space, or `limit` evenly distributed points of a larger one, always the same."""
    size = space.size
    count, stride = min(size, limit), 1
    if size > limit:
        stride = int(size * _GOLDEN_RATIO) | 1
        while gcd(stride, size) > 1:
            stride += 2
    for number in range(count):
        yield _point(space, number * stride % size)


def neighbours(space: Space, point: Point) -> Iterator[Point]:
    """Yield every point that differs from a point on one axis, in its day, or in whether it is attested."""
    for index, axis in enumerate(space.axes):
        for value in range(len(axis.values) + 1):
            if value != point.values[index]:
                yield point._replace(values=(*point.values[:index], value, *point.values[index + 1 :]))
    yield from (point._replace(on=day) for day in space.days.report_days if day != point.on)
    if space.attests:
        yield point._replace(attested=not point.attested)


def _point(space: Space, index: int) -> Point:
    values = []
    for axis in space.axes:
        index, value = divmod(index, len(axis.values) + 1)
        values.append(value)
    index, day = divmod(index, len(space.days.report_days))
    return Point(tuple(values), space.days.report_days[day], attested=bool(index))
