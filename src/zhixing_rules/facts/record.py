"""What every record has in common: how its fields are declared, and that it shows nothing of itself.

A field is named once with its Chinese title, its initials in pinyin and its English title, and says which clause
needs it. On input it may be written by any of the three; on output it is always the English name. ``None`` is
*not recorded*; it is never a no.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field
from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic.fields import FieldInfo
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["LongestList", "PlainDate", "Record", "english_title", "required", "stated"]

LongestList = Field(max_length=1000)
"""More records in one list than any case has: such input is refused before it costs time."""


class _Iso:
    """Reads a day as YYYY-MM-DD and nothing else: a number of seconds in a string is not a day."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        written = core_schema.chain_schema(
            [
                core_schema.str_schema(strict=True, pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
                core_schema.date_schema(strict=False),
            ]
        )
        return core_schema.json_or_python_schema(
            json_schema=core_schema.custom_error_schema(written, "date", custom_error_message="not a day"),
            python_schema=core_schema.date_schema(strict=True),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> JsonSchemaValue:
        return {"type": "string", "format": "date"}


PlainDate = Annotated[date, _Iso]
"""A day, written YYYY-MM-DD."""


class Record(BaseModel):
    """A frozen, strict record. Its ``repr`` names its type and nothing else."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,
    )

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __str__(self) -> str:
        return repr(self)

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        return []


def stated(name: str, zh: str, initials: str, en: str, clause: str, *also: str) -> Any:  # noqa: ANN401  as pydantic.Field
    """A field that may be left unrecorded: its name, Chinese title, pinyin initials, English title, clause.

    Any further words are other names under which it is read.
    """
    return Field(default=None, **_named(name, zh, initials, en, clause, *also))


def required(name: str, zh: str, initials: str, en: str, clause: str) -> Any:  # noqa: ANN401  as pydantic.Field
    """A field without which the record cannot be read, such as the id that others refer to."""
    return Field(**_named(name, zh, initials, en, clause))


def _named(name: str, zh: str, initials: str, en: str, clause: str, *also: str) -> dict[str, Any]:
    return {
        "title": zh,
        "description": f"{zh} · {en}（{clause}）",
        "validation_alias": AliasChoices(name, zh, initials, *also),
        "json_schema_extra": {"title_zh": zh, "title_en": en, "clause": clause},
    }


def english_title(field: FieldInfo) -> str:
    """The English title of a field declared here."""
    extra = field.json_schema_extra
    if not isinstance(extra, dict):
        raise TypeError("the field was not declared with stated() or required()")
    return str(extra["title_en"])
