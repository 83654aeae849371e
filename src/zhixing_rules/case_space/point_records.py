"""The records of a case space, created once and updated in place for each point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from zhixing_rules.case_space.axes import key_of
from zhixing_rules.case_space.space import ATTESTED
from zhixing_rules.engine.instances import instances
from zhixing_rules.records import load
from zhixing_rules.records.annotations import bare_type, blank

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.case_space.axes import Axis
    from zhixing_rules.case_space.points import Point
    from zhixing_rules.case_space.space import Space
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.language import Subject

__all__ = ["JudgeArguments", "PointRecords", "instance_in"]


class JudgeArguments(NamedTuple):
    """The arguments of a compiled judge.

    Attributes:
        on: the day of the report, as an ordinal.
        after: the day after the last complete day, as an ordinal; 0 if the record attests nothing.
        records: the records in sight.
    """

    on: int
    after: int
    records: tuple[Any, ...]


class PointRecords:
    """The records of a space, holding the values of one point at a time.

    Attributes:
        space: the space.
        root: the whole record.
    """

    def __init__(self, space: Space) -> None:
        self.space = space
        self._records = {subject: blank(subject.record) for subject, _ in space.subjects}
        self.root: BaseModel = self._records[space.subject.chain[0]]
        vars(self.root).update(space.fixed)
        for subject, record in self._records.items():
            if "id" in subject.record.model_fields:
                vars(record)["id"] = key_of(subject)
        self._nested: dict[tuple[Subject, str], tuple[BaseModel, str]] = {}
        self._targets = [self._target(axis) for axis in space.axes]
        for step in space.subject.chain[1:]:
            self._list(step.within, step.field)
        referring = {reference.field for step in space.subject.chain for reference in step.refers}
        self._list_axes = [n for n, axis in enumerate(space.axes) if axis.is_list or axis.path[-1] in referring]
        self._list_values = (0,) * len(self._list_axes)
        self._instances: dict[tuple[int, ...], Instance] = {}

    def set_point(self, point: Point) -> JudgeArguments:
        """Set the records to the values of a point, and return the arguments of a judge."""
        for (holder, name, values), number in zip(self._targets, point.values, strict=True):
            holder[name] = values[number]
        self._list_values = tuple([point.values[number] for number in self._list_axes])
        for (subject, name), (part, _) in self._nested.items():
            is_recorded = any(value is not None for value in vars(part).values())
            vars(self._records[subject])[name] = part if is_recorded else None
        on, after = point.on.toordinal(), 0
        if self.space.attests:
            vars(self.root)[ATTESTED] = point.on if point.attested else None
            after = on + 1 if point.attested else 0
        return JudgeArguments(on, after, self.instance().records)

    def instance(self) -> Instance:
        """Return the judged record at the current point, with the records in sight.

        The records in sight depend only on lists and references, so they are looked up once for each combination.
        """
        if self._list_values not in self._instances:
            self._instances[self._list_values] = instance_in(self.root, self.space)
        return self._instances[self._list_values]

    def record(self, point: Point) -> BaseModel:
        """Return the whole record at a point, serialised and loaded as any input.

        Raises:
            RecordError: the record contradicts itself.
        """
        self.set_point(point)
        return load(type(self.root), self.root.model_dump(mode="json", exclude_none=True))

    def _target(self, axis: Axis) -> tuple[dict[str, Any], str, tuple[Any, ...]]:
        """Return the fields that hold an axis, its name in them, and its values; the first value is not recorded."""
        holder: BaseModel = self._records[axis.subject]
        if axis.is_list:
            members = self._members(axis.subject, axis.path[0])
            return vars(holder), axis.path[0], (None, (), members)
        *steps, name = axis.path
        for step in steps:
            holder = self._part(axis.subject, holder, step)
        return vars(holder), name, (None, *axis.values)

    def _part(self, subject: Subject, holder: BaseModel, step: str) -> BaseModel:
        """Return the nested record in a field; it counts as recorded if any of its fields is."""
        key = (subject, step)
        if key not in self._nested:
            self._nested[key] = blank(bare_type(type(holder).model_fields[step].annotation)), step
        return self._nested[key][0]

    def _members(self, within: Subject | None, field: str) -> tuple[BaseModel, ...]:
        return tuple(
            record for subject, record in self._records.items() if subject.within is within and subject.field == field
        )

    def _list(self, within: Subject | None, field: str) -> None:
        if within is not None:
            vars(self._records[within])[field] = self._members(within, field)


def instance_in(root: BaseModel, space: Space) -> Instance:
    """Return the record in a whole record that has the path of the judged record of a space."""
    return next(each for each in instances(root, space.subject) if each.path == space.path)
