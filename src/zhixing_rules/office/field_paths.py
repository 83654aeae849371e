"""Paths of fields in a record, such as ``persons.name``, as a mapping of columns writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.records.annotations import bare_type, field_names, is_record, member_type
from zhixing_rules.records.record import secrecy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from zhixing_rules.records import Secrecy

__all__ = ["FieldPath", "Step", "field_path", "field_paths"]

_FIRST: Final = 1


class Step(NamedTuple):
    """A step of a path to a part of a record.

    Attributes:
        name: the field.
        entry: which entry of the list, from 1; 0 for a part that is not in a list.
    """

    name: str
    entry: int


@dataclass(frozen=True, slots=True, repr=False)
class FieldPath(TypeNameRepr):
    """A field with a value, anywhere in a record.

    Attributes:
        steps: the parts of the record that contain it.
        model: the type of the innermost part.
        name: the field of that part.
    """

    steps: tuple[Step, ...]
    model: type[BaseModel]
    name: str

    @property
    def field(self) -> FieldInfo:
        """The field."""
        return self.model.model_fields[self.name]

    @property
    def kind(self) -> Any:  # noqa: ANN401  a type
        """The type of its value, without constraints."""
        return bare_type(self.field.annotation)

    @property
    def secrecy(self) -> Secrecy:
        """Its class."""
        return secrecy_of(self.field)

    def __str__(self) -> str:
        steps = (f"{step.name}.{step.entry}" if step.entry > _FIRST else step.name for step in self.steps)
        return ".".join((*steps, self.name))


def field_path(model: type[BaseModel], text: str) -> FieldPath:
    """Return the path that a text names, by names, Chinese titles or initials.

    Args:
        model: the record type.
        text: the steps, separated by dots; a number after a list chooses one of several entries in one row.

    Raises:
        LookupError: the record has no such field, or it is not a value.

    >>> from zhixing_rules import Case
    >>> str(field_path(Case, "人员.姓名")), str(field_path(Case, "persons.2.name"))
    ('persons.name', 'persons.2.name')
    """
    *parts, last = text.split(".")
    steps: list[Step] = []
    while parts:
        name = _named(model, parts.pop(0))
        annotation = model.model_fields[name].annotation
        listed, inner = member_type(annotation), bare_type(annotation)
        model = inner if listed is None else listed
        if not is_record(model):
            raise LookupError("a part of the path is not a part of a record")
        entry = 0 if listed is None else _FIRST
        if entry and parts and parts[0].isascii() and parts[0].isdecimal():
            entry = int(parts.pop(0)[:9]) or _FIRST
        steps.append(Step(name, entry))
    name = _named(model, last)
    annotation = model.model_fields[name].annotation
    if is_record(bare_type(annotation)) or is_record(member_type(annotation)):
        raise LookupError("the path ends at a part of a record, not at a value")
    return FieldPath(tuple(steps), model, name)


def _named(model: type[BaseModel], key: str) -> str:
    name = field_names(model).get(key.strip())
    if name is None:
        raise LookupError("the record has no such field")
    return name


def field_paths(model: type[BaseModel], steps: tuple[Step, ...] = ()) -> Iterator[FieldPath]:
    """Yield the path of every value of a record, those of its outer parts first."""
    parts = []
    for name, field in model.model_fields.items():
        listed, inner = member_type(field.annotation), bare_type(field.annotation)
        part = inner if listed is None else listed
        if is_record(part):
            parts.append((Step(name, 0 if listed is None else _FIRST), part))
        else:
            yield FieldPath(steps, model, name)
    for step, part in parts:
        yield from field_paths(part, (*steps, step))
