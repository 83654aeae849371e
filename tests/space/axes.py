"""Axes: a place in a record, the values that may be recorded there, and the possible values if none is recorded.

The kinds of axis differ in the values that are possible if none is recorded:

* a *fact* (a yes or no, a word) or a *written day* may have any of its values;
* an *event* happened after the last day for which the record is complete, or never;
* an *optional* part (a text, a number, a list) is absent if the record is complete through the day on which it is
  required;
* a *judgment* that is not recorded has not been made: the case is judged with both values;
* an *unlisted* record is not in its list yet: it is an event that no point records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "ABSENT",
    "Axis",
    "Kind",
    "Place",
    "event",
    "fact",
    "flag",
    "judgment",
    "manner",
    "optional",
    "unlisted",
    "written_day",
]

Place = tuple[str | int, ...]

ABSENT: Final = object()
"""The value of a place that a world leaves empty."""


class Kind(Enum):
    """How a place that is not recorded is completed."""

    FACT = "fact"
    EVENT = "event"
    OPTIONAL = "optional"
    JUDGMENT = "judgment"
    UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True)
class Axis:
    """One place of a record and its values.

    Attributes:
        place: the path of the place in the record.
        kind: how the place is completed if it is not recorded.
        values: the values that can be recorded, as JSON.
        days: for an event, the day of each value.
        required_on: for an optional part, a function that returns the day on which it is required, from the values of
            the axes before it; ``None`` if that day is not reached.
        blank: whether a point may leave the place unrecorded.
    """

    place: Place
    kind: Kind
    values: tuple[Any, ...]
    days: tuple[date, ...] = ()
    required_on: Callable[[Mapping[str, Any]], date | None] | None = None
    blank: bool = True

    @property
    def name(self) -> str:
        """The path with dots."""
        return ".".join(map(str, self.place))

    @property
    def possible_values(self) -> tuple[Any, ...]:
        """All values that a world may have at this place."""
        may_be_absent = self.kind in {Kind.EVENT, Kind.OPTIONAL, Kind.UNLISTED}
        return (*self.values, ABSENT) if may_be_absent else self.values

    @property
    def recordable(self) -> tuple[int, ...]:
        """The indices of the values that a point may record; the index after the last value means "not recorded"."""
        recorded = () if self.kind is Kind.UNLISTED else tuple(range(len(self.values)))
        return (*recorded, len(self.values)) if self.blank else recorded

    def possible_indices(self, complete: date | None, required_on: date | None) -> tuple[int, ...]:
        """Return the indices of the possible values if the place is not recorded.

        Args:
            complete: the last day for which the record is complete.
            required_on: the day on which an optional part is required in the current world; ``None`` if not reached.
        """
        everything = range(len(self.possible_values))
        if self.kind in {Kind.EVENT, Kind.UNLISTED} and complete is not None:
            return tuple(way for way in everything if way >= len(self.days) or self.days[way] > complete)
        if self.kind is Kind.OPTIONAL and complete is not None and required_on is not None and required_on <= complete:
            return (len(self.values),)
        return tuple(everything)


def _place(dotted: str) -> Place:
    return tuple(int(step) if step.isdigit() else step for step in dotted.split("."))


def fact(place: str, *values: object, blank: bool = True) -> Axis:
    """Return the axis of a yes or no, or of a word; if not recorded, every value is possible."""
    return Axis(_place(place), Kind.FACT, values, blank=blank)


def flag(place: str) -> Axis:
    """Return the axis of a yes or no."""
    return fact(place, *(True, False))


def written_day(place: str, *days: str) -> Axis:
    """Return the axis of a day written in a document; if not recorded, every value is possible."""
    return Axis(_place(place), Kind.FACT, days)


def manner(place: str, *values: object) -> Axis:
    """Return the axis of the manner or the actor of an act, which is recorded only if the act has happened."""
    return Axis(_place(place), Kind.OPTIONAL, values)


def judgment(place: str) -> Axis:
    """Return the axis of a judgment: yes, no, or not made yet."""
    return Axis(_place(place), Kind.JUDGMENT, (True, False))


def event(place: str, *days: str, blank: bool = True) -> Axis:
    """Return the axis of the day of an act that may not have happened."""
    return Axis(_place(place), Kind.EVENT, days, tuple(map(date.fromisoformat, days)), blank=blank)


def optional(place: str, *values: object, required_on: str | Callable[[Mapping[str, Any]], date | None]) -> Axis:
    """Return the axis of a part that may be absent. `required_on` is a day, the place of a day, or a function."""
    return Axis(
        _place(place),
        Kind.OPTIONAL,
        values,
        required_on=_day(required_on) if isinstance(required_on, str) else required_on,
    )


def _day(written_day: str) -> Callable[[Mapping[str, Any]], date | None]:
    if written_day[0].isdigit():
        return lambda _: date.fromisoformat(written_day)

    def read(world: Mapping[str, Any]) -> date | None:
        value = world[written_day]
        return None if value is ABSENT else date.fromisoformat(value)

    return read


def unlisted(place: str, *records: tuple[str, dict[str, Any]]) -> Axis:
    """Return the axis of a record that may be added to a list later, with the day of its act; no point records it."""
    days = tuple(date.fromisoformat(day) for day, _ in records)
    return Axis(_place(place), Kind.UNLISTED, tuple(record for _, record in records), days)
