"""Types of record fields, without what only validation needs, and blank records."""

from __future__ import annotations

import types
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeGuard, TypeVar, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo

__all__ = ["bare_type", "blank", "field_at", "field_names", "is_record", "member_type", "terms_of"]

R = TypeVar("R", bound=BaseModel)


def bare_type(annotation: Any) -> Any:  # noqa: ANN401  annotations have no common type
    """Return a type without ``| None`` and without constraints; `object` for a union of several types.

    >>> from datetime import date
    >>> from typing import Annotated
    >>> bare_type(Annotated[date, "a constraint"] | None), bare_type(int | str), bare_type(tuple[int, ...] | None)
    (<class 'datetime.date'>, <class 'object'>, tuple[int, ...])
    """
    if get_origin(annotation) is Annotated:
        return bare_type(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        members = [part for part in get_args(annotation) if part is not type(None)]
        return bare_type(members[0]) if len(members) == 1 else object
    return annotation


def member_type(annotation: Any) -> Any:  # noqa: ANN401  as above
    """Return the bare type of the members of a list; ``None`` for a type that is not a list.

    >>> member_type(tuple[int | None, ...] | None), member_type(str)
    (<class 'int'>, None)
    """
    kind = bare_type(annotation)
    return bare_type(next(iter(get_args(kind)), None)) if get_origin(kind) is tuple else None


def is_record(kind: object) -> TypeGuard[type[BaseModel]]:
    """Return whether a bare type is that of a record or of a part of one."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def terms_of(kind: object) -> tuple[StrEnum, ...]:
    """Return the words of a closed list; an empty tuple for any other bare type."""
    return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()


def field_at(model: type[BaseModel], path: Sequence[str]) -> FieldInfo:
    """Return the field at the end of a path of fields.

    Raises:
        KeyError: a step is not a field, for example a property derived from fields.
    """
    for step in path[:-1]:
        model = bare_type(model.model_fields[step].annotation)
    return model.model_fields[path[-1]]


@lru_cache(maxsize=64)
def field_names(model: type[BaseModel]) -> dict[str, str]:
    """Return the names of the fields of a record by every key under which they are read.

    >>> from zhixing_rules.records import Role
    >>> field_names(Role)["关系终止日期"]
    'until'
    """
    return {
        str(key): name
        for name, field in model.model_fields.items()
        if isinstance(field.validation_alias, AliasChoices)
        for key in field.validation_alias.choices
    }


def blank(model: type[R], /, **known: Any) -> R:  # noqa: ANN401  any recorded value
    """Return a record in which nothing but the known values is recorded, without validation."""
    return model.model_construct(**{**dict.fromkeys(model.model_fields), **known})
