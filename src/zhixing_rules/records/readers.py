"""Readers of record types, made once; and the mark on a schema that hides the input of its errors from other models."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from pydantic import TypeAdapter
from pydantic_core import SchemaValidator

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import CoreSchema

__all__ = ["GUARD", "reader_of", "without_guard"]

GUARD: Final = "zhixing_guard"
"""The key in the metadata of a schema that hides the input of its errors."""


@cache
def reader_of(model: type[BaseModel]) -> SchemaValidator:
    """Return the reader of a record type. It raises pydantic's errors, which contain the input: never pass them on."""
    return SchemaValidator(without_guard(TypeAdapter(model).core_schema))


def without_guard(schema: CoreSchema) -> CoreSchema:
    """Return the schema of a record as it is inside its guard: it reads JSON without making Python values of it."""
    inner: Any = schema
    if inner["type"] == "definitions":
        return cast("CoreSchema", {**inner, "schema": without_guard(inner["schema"])})
    return cast("CoreSchema", inner["schema"]) if GUARD in inner.get("metadata", {}) else schema
