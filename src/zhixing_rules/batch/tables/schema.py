"""The Polars schema of nested records, derived from the pydantic record types."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from zhixing_rules.batch._polars import pl
from zhixing_rules.language import Subject
from zhixing_rules.records.annotations import bare_type

if TYPE_CHECKING:
    from polars.datatypes import DataType, DataTypeClass

__all__ = ["dtype_of", "nested_schema"]

_PLAIN: dict[type, DataTypeClass] = {bool: pl.Boolean, int: pl.Int64, date: pl.Date}


def nested_schema(kind: Subject | type[BaseModel]) -> pl.Schema:
    """Return the schema of a frame with a row for each whole record: records are structs, tuples are lists.

    Days are ``Date``, Booleans ``Boolean``, numbers ``Int64``; everything else is ``String``, as in JSON.

    >>> from zhixing_rules.records import Case
    >>> nested_schema(Case)["case_number"], nested_schema(Case)["complete_as_of"]
    (String, Date)
    """
    model = kind.record if isinstance(kind, Subject) else kind
    return pl.Schema({name: dtype_of(field.annotation) for name, field in model.model_fields.items()})


def dtype_of(annotation: Any) -> DataType | DataTypeClass:  # noqa: ANN401  annotations have no common type
    """Return the type of a field's column."""
    kind = bare_type(annotation)
    if get_origin(kind) is tuple:
        return pl.List(dtype_of(get_args(kind)[0]))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return pl.Struct({name: dtype_of(field.annotation) for name, field in kind.model_fields.items()})
    return _PLAIN.get(kind, pl.String)


def allowed_words(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  as above
    """Return the values of an enum type; an empty tuple for any other type."""
    return tuple(str(term) for term in kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()
