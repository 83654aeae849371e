"""A space set up: its records, made once, and changed in place from point to point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from zhixing_rules.case_space.axes import bare, key_of
from zhixing_rules.case_space.space import ATTESTED
from zhixing_rules.engine.instances import instances
from zhixing_rules.records import load

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.case_space.axes import Axis
    from zhixing_rules.case_space.points import Point
    from zhixing_rules.case_space.space import Space
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.language import Subject

__all__ = ["PointRecords", "Sighted", "judged_in"]


class Sighted(NamedTuple):
    """A point as a compiled judge takes it: the day, the day after the last complete one, the records in sight."""

    on: int
    after: int
    records: tuple[Any, ...]


class PointRecords:
    """The records of a space. One point stands on it at a time."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._made = {subject: blank(subject.record) for subject, _ in space.held}
        self.root = self._made[space.subject.chain[0]]
        vars(self.root).update(space.fixed)
        for subject, record in self._made.items():
            if "id" in subject.record.model_fields:
                vars(record)["id"] = key_of(subject)
        self._inner: dict[tuple[Subject, str], tuple[BaseModel, str]] = {}
        self._spots = [self._spot(axis) for axis in space.axes]
        for step in space.subject.chain[1:]:
            self._list(step.within, step.field)
        referring = {reference.field for step in space.subject.chain for reference in step.refers}
        self._deciding = [n for n, axis in enumerate(space.axes) if axis.listed or axis.path[-1] in referring]
        self._standing = (0,) * len(self._deciding)
        self._in_sight: dict[tuple[int, ...], Instance] = {}

    def put(self, point: Point) -> Sighted:
        """The records at a point. They stay as they are until the next point is put."""
        for (holder, name, values), number in zip(self._spots, point.values, strict=True):
            holder[name] = values[number]
        self._standing = tuple([point.values[number] for number in self._deciding])
        for (subject, name), (part, _) in self._inner.items():
            there = any(value is not None for value in vars(part).values())
            vars(self._made[subject])[name] = part if there else None
        on, after = point.on.toordinal(), 0
        if self.space.attests:
            vars(self.root)[ATTESTED] = point.on if point.attested else None
            after = on + 1 if point.attested else 0
        return Sighted(on, after, self.instance().records)

    def instance(self) -> Instance:
        """The subject of the space, as it stands, with the records in sight.

        Which records those are turns on lists and references alone: it is looked up once for each way they stand.
        """
        if self._standing not in self._in_sight:
            self._in_sight[self._standing] = judged_in(self.root, self.space)
        return self._in_sight[self._standing]

    def record(self, point: Point) -> BaseModel:
        """The whole record at a point, read anew as any input is.

        Raises:
            RecordError: no such record can be: it contradicts itself.
        """
        self.put(point)
        written = self.root.model_dump(mode="json", exclude_none=True)
        return load(type(self.root), written)

    def _spot(self, axis: Axis) -> tuple[dict[str, Any], str, tuple[Any, ...]]:
        """Where an axis is written, under which name, and the values it is written with; the first is no value."""
        holder: BaseModel = self._made[axis.subject]
        if axis.listed:
            members = self._members(axis.subject, axis.path[0])
            return vars(holder), axis.path[0], (None, (), members)
        *steps, name = axis.path
        for step in steps:
            holder = self._part(axis.subject, holder, step)
        return vars(holder), name, (None, *axis.values)

    def _part(self, subject: Subject, holder: BaseModel, step: str) -> BaseModel:
        """A record that stands in a field of another, not in a list; it is there as soon as anything in it is."""
        key = (subject, step)
        if key not in self._inner:
            self._inner[key] = blank(bare(type(holder).model_fields[step].annotation)), step
        return self._inner[key][0]

    def _members(self, within: Subject | None, field: str) -> tuple[BaseModel, ...]:
        return tuple(
            record for subject, record in self._made.items() if subject.within is within and subject.field == field
        )

    def _list(self, within: Subject | None, field: str) -> None:
        if within is not None:
            vars(self._made[within])[field] = self._members(within, field)


def judged_in(root: BaseModel, space: Space) -> Instance:
    """The record in a whole record that stands where a space has the one it judges."""
    return next(each for each in instances(root, space.subject) if each.path == space.path)


def blank(model: type[BaseModel]) -> BaseModel:
    """A record of which nothing is recorded, made without the checks of input."""
    return model.model_construct(**dict.fromkeys(model.model_fields))
