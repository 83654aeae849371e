"""One case held twice, as JSON for the oracle and as typed records for the library, and changed in place.

A point differs from the one before it in a place or two, so nothing is copied and nothing validated: a space has some
ten thousand points.
"""

from __future__ import annotations

import types
from copy import deepcopy
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from space.axes import ABSENT, Place
from zhixing_rules.facts import CaseNumber, Secret

__all__ = ["Facts", "Spot", "construct", "copied", "scratch_of", "spot"]

Facts = dict[str, Any]


class Spot:
    """A place in a JSON value; setting it changes that value."""

    def __init__(self, root: Any, place: Place) -> None:  # noqa: ANN401  any JSON
        self.holder: Any = root
        for step in place[:-1]:
            self.holder = self.holder[step]
        self.key: Any = place[-1]

    def put(self, value: object) -> None:
        """Write a value, or take out what is there."""
        if isinstance(self.holder, list):
            del self.holder[self.key :]
            if value is not ABSENT:
                self.holder.append(value)
        elif value is ABSENT:
            self.holder.pop(self.key, None)
        else:
            self.holder[self.key] = value


def scratch_of(template: Facts) -> Facts:
    """A copy of a template to write on."""
    return deepcopy(template)


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


def copied(value: Any) -> Any:  # noqa: ANN401  any part of a record
    """A typed record and everything in it, so that it outlives the next change."""
    if isinstance(value, BaseModel):
        other = object.__new__(type(value))
        object.__setattr__(other, "__dict__", {name: copied(part) for name, part in vars(value).items()})
        return other
    return tuple(map(copied, value)) if isinstance(value, tuple) else value
