"""The same case as typed records, made without the checks of input and changed in place."""

from __future__ import annotations

import types
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from zhixing_rules.records import CaseNumber, Secret

if TYPE_CHECKING:
    from space.axes import Place

__all__ = ["construct", "spot"]


def construct(annotation: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911  one case a kind of field
    """A JSON value as the type of its field, without the checks made on input; shared with nothing."""
    if value is None:
        return None
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return construct(inner[0], value)
    if origin in (Union, types.UnionType):
        return construct(next(part for part in inner if part is not type(None)), value)
    if origin is tuple:
        return tuple(construct(inner[0], each) for each in value)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields
        assert value.keys() <= fields.keys(), "a field that the record has"
        return annotation.model_construct(
            **{name: construct(field.annotation, value.get(name)) for name, field in fields.items()}
        )
    if annotation is date:
        return date.fromisoformat(value)
    if annotation is CaseNumber:
        return CaseNumber.parse(value)
    if annotation is Secret or (isinstance(annotation, type) and issubclass(annotation, StrEnum)):
        return annotation(value)
    return value


def spot(root: BaseModel, place: Place) -> tuple[dict[str, Any], str, Any]:
    """Where a place of a typed record is kept, under which key, and the type that stands there."""
    holder: Any = root
    for step in place[:-1]:
        holder = holder[step] if isinstance(step, int) else getattr(holder, step)
    key = place[-1]
    assert isinstance(key, str), "only a field can be written to"
    return vars(holder), key, type(holder).model_fields[key].annotation
