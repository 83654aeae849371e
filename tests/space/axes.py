"""Axes: a place in a record, the values it may be recorded with, and how the world may be where it is not recorded.

The five kinds differ only in what "not recorded" leaves open:

* a *fact* (a yes or no, a word) and a *written* day may be any of its values;
* an *event* came after the last day the record is complete for, or never;
* a *paper* (a text, a number, a list) is absent where the record is complete through the day that settles it;
* a *judgment* that nobody has stated is itself a state of the world: the case is judged both ways;
* an *unlisted* record is one that the list does not hold yet: an event that no point records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["ABSENT", "Axis", "Kind", "Place", "event", "fact", "flag", "judgment", "paper", "unlisted", "written"]

Place = tuple[str | int, ...]

ABSENT: Final = object()
"""What the world has at a place where there is nothing."""


class Kind(Enum):
    """What "not recorded" leaves open."""

    FACT = "fact"
    EVENT = "event"
    PAPER = "paper"
    JUDGMENT = "judgment"
    UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True)
class Axis:
    """One place of a record and its values.

    Attributes:
        place: where it stands.
        kind: what "not recorded" leaves open.
        values: the values that can be recorded, as JSON.
        days: for an event, the day of each value.
        settled: for a paper, the day on which it must have been there, from the world on the axes before it;
            ``None`` where that day has not come.
        blank: whether points may leave it out.
    """

    place: Place
    kind: Kind
    values: tuple[Any, ...]
    days: tuple[date, ...] = ()
    settled: Callable[[Mapping[str, Any]], date | None] | None = None
    blank: bool = True

    @property
    def name(self) -> str:
        """The place, dotted."""
        return ".".join(map(str, self.place))

    @property
    def ways(self) -> tuple[Any, ...]:
        """Every way the world may be at this place."""
        may_be_absent = self.kind in {Kind.EVENT, Kind.PAPER, Kind.UNLISTED}
        return (*self.values, ABSENT) if may_be_absent else self.values

    @property
    def stated(self) -> tuple[int, ...]:
        """The values a point may record, by number; the number after the last is "not recorded"."""
        recorded = () if self.kind is Kind.UNLISTED else tuple(range(len(self.values)))
        return (*recorded, len(self.values)) if self.blank else recorded

    def open_ways(self, complete: date | None, settled: date | None) -> tuple[int, ...]:
        """The ways, by number, that are left where the place is not recorded.

        `settled` is the day that settles a paper in the world at hand; ``None`` where that day has not come.
        """
        everything = range(len(self.ways))
        if self.kind in {Kind.EVENT, Kind.UNLISTED} and complete is not None:
            return tuple(way for way in everything if way >= len(self.days) or self.days[way] > complete)
        if self.kind is Kind.PAPER and complete is not None and settled is not None and settled <= complete:
            return (len(self.values),)
        return tuple(everything)


def _place(dotted: str) -> Place:
    return tuple(int(step) if step.isdigit() else step for step in dotted.split("."))


def fact(place: str, *values: object, blank: bool = True) -> Axis:
    """A yes or no, or a word; not recorded, it may be any of them."""
    return Axis(_place(place), Kind.FACT, values, blank=blank)


def flag(place: str) -> Axis:
    """A yes or no."""
    return fact(place, *(True, False))


def written(place: str, *days: str) -> Axis:
    """A day that is written down somewhere; not recorded, it may be any of them."""
    return Axis(_place(place), Kind.FACT, days)


def judgment(place: str) -> Axis:
    """Yes, no, or nobody has judged yet."""
    return Axis(_place(place), Kind.JUDGMENT, (True, False))


def event(place: str, *days: str, blank: bool = True) -> Axis:
    """The day of something that may not have happened."""
    return Axis(_place(place), Kind.EVENT, days, tuple(map(date.fromisoformat, days)), blank=blank)


def paper(place: str, *values: object, settled: str | Callable[[Mapping[str, Any]], date | None]) -> Axis:
    """A part that may be wanting. `settled` is the day by which it had to be there, or the place of that day."""
    return Axis(_place(place), Kind.PAPER, values, settled=_day(settled) if isinstance(settled, str) else settled)


def _day(written: str) -> Callable[[Mapping[str, Any]], date | None]:
    if written[0].isdigit():
        return lambda _: date.fromisoformat(written)

    def read(world: Mapping[str, Any]) -> date | None:
        value = world[written]
        return None if value is ABSENT else date.fromisoformat(value)

    return read


def unlisted(place: str, *records: tuple[str, dict[str, Any]]) -> Axis:
    """A record that may come to be added to a list, with the day it comes about; no point holds it."""
    days = tuple(date.fromisoformat(day) for day, _ in records)
    return Axis(_place(place), Kind.UNLISTED, tuple(record for _, record in records), days)
