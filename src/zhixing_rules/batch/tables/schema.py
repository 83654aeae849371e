"""The Polars schema of nested records, derived from the pydantic record types."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhixing_rules.batch._polars import pl
from zhixing_rules.language import Subject
from zhixing_rules.records.annotations import bare_type, is_record, member_type, terms_of

if TYPE_CHECKING:
    from polars.datatypes import DataType, DataTypeClass
    from pydantic import BaseModel

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
    if (member := member_type(kind)) is not None:
        return pl.List(dtype_of(member))
    if is_record(kind):
        return pl.Struct({name: dtype_of(field.annotation) for name, field in kind.model_fields.items()})
    return _PLAIN.get(kind, pl.String)


def allowed_words(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  as above
    """Return the values of an enum type; an empty tuple for any other type."""
    return tuple(map(str, terms_of(kind)))
