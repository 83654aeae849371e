"""Parts of records under construction: rows are read into them, and merged they become the data of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from zhixing_rules.office.cell_values import CellPlace
from zhixing_rules.records.annotations import bare_type, member_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from zhixing_rules.office.field_paths import FieldPath

__all__ = [
    "CellSource",
    "Part",
    "Value",
    "data_of",
    "is_missing",
    "put",
    "put_constant",
]

CellSource = tuple[CellPlace, str]
"""The cell that a value came from, and its heading."""


class Value(NamedTuple):
    """A value with the cell that it came from."""

    value: Any
    source: CellSource


class Part:
    """A record, or a part of one, of a row or of all rows so far.

    Attributes:
        model: its type.
        place: the row that it first came from.
        values: its values, by field.
        parts: the parts of it that are not in lists, by field.
        lists: the entries of its lists, by field and by number.
        links: the parts of its row that its references mean where no cell says so, by field.
        merged: the part that this part of a row was merged into, if it was.
    """

    __slots__ = ("links", "lists", "merged", "model", "parts", "place", "values")

    def __init__(self, model: type[BaseModel], place: CellPlace) -> None:
        self.model, self.place = model, place
        self.values: dict[str, Value] = {}
        self.parts: dict[str, Part] = {}
        self.lists: dict[str, dict[int, Part]] = {}
        self.links: dict[str, Part] = {}
        self.merged: Part | None = None

    def inner(self) -> Iterator[Part]:
        """Yield this part and every part in it."""
        yield self
        for part in self.parts.values():
            yield from part.inner()
        for entries in self.lists.values():
            for part in entries.values():
                yield from part.inner()


def put(root: Part, path: FieldPath, value: object, source: CellSource) -> None:
    """Put a value into the parts of a row, which are made as they are needed.

    Args:
        root: the record.
        path: the field.
        value: the value.
        source: its cell.
    """
    part = root
    for step in path.steps:
        annotation = part.model.model_fields[step.name].annotation
        if step.entry:
            entries = part.lists.setdefault(step.name, {})
            part = entries.setdefault(step.entry, Part(member_type(annotation), root.place))
        else:
            part = part.parts.setdefault(step.name, Part(bare_type(annotation), root.place))
    part.values.setdefault(path.name, Value(value, source))


def is_missing(root: Part, path: FieldPath) -> bool:
    """Return whether a row has no entry yet of the list that a field belongs to."""
    return bool(path.steps) and path.steps[0].entry not in {0, *root.lists.get(path.steps[0].name, ())}


def put_constant(root: Part, path: FieldPath, value: object) -> None:
    """Put a value into the parts of a row if the row has the part that it belongs to, and no other value of it.

    Args:
        root: the record, or the parts of it that a row gives.
        path: the field.
        value: the value.
    """
    part: Part | None = root
    for step in path.steps:
        if part is not None:
            part = part.lists.get(step.name, {}).get(step.entry) if step.entry else part.parts.get(step.name)
    if part is not None:
        part.values.setdefault(path.name, Value(value, (root.place, "")))


def data_of(part: Part, pointer: str, sources: dict[str, CellSource]) -> dict[str, Any]:
    """Return a part as the data of a record.

    Args:
        part: the part.
        pointer: its JSON Pointer.
        sources: where to note the cell of each value, by its JSON Pointer.

    Returns:
        The data, by English names.
    """
    sources[pointer] = (part.place, "")
    data: dict[str, Any] = {}
    for name, value in part.values.items():
        data[name] = value.value
        sources[f"{pointer}/{name}"] = value.source
    for name, inner in part.parts.items():
        data[name] = data_of(inner, f"{pointer}/{name}", sources)
    for name, entries in part.lists.items():
        data[name] = [
            data_of(each, f"{pointer}/{name}/{index}", sources) for index, each in enumerate(entries.values())
        ]
    return data
