"""The same records as pydantic models, built without validation and changed in place."""

from __future__ import annotations

import types
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from zhixing_rules.records import CaseNumber, Secret

if TYPE_CHECKING:
    from space.axes import Place

__all__ = ["construct", "slot"]


def construct(annotation: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911  one case for each type of field
    """Return a JSON value as the type of its field, without validation; the result shares no object with others."""
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
        assert value.keys() <= fields.keys(), "unknown field"
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


def slot(root: BaseModel, place: Place) -> tuple[dict[str, Any], str, Any]:
    """Return the dictionary that contains a place of a model, the key in it, and the type of the field."""
    holder: Any = root
    for step in place[:-1]:
        holder = holder[step] if isinstance(step, int) else getattr(holder, step)
    key = place[-1]
    assert isinstance(key, str), "the last step is not a field"
    return vars(holder), key, type(holder).model_fields[key].annotation
