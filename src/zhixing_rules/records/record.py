"""What every record has in common: how its fields are declared, and that it shows nothing of itself.

A field is named once with its Chinese title, its initials in pinyin and its English title, and says which clause
needs it. On input it may be written by any of the three; on output it is always the English name. ``None`` is
*not recorded*; it is never a no. A field is declared by the class of what it holds (`public`, `internal`,
`personal`, `tracing`, `method`), so that there is none without a class.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Protocol, Self, TypeVar, dataclass_transform

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import core_schema

from zhixing_rules.errors import RecordError
from zhixing_rules.records.enums import Secrecy
from zhixing_rules.records.loading import problems_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler
    from pydantic._internal._model_construction import ModelMetaclass
    from pydantic.fields import FieldInfo
    from pydantic.json_schema import JsonSchemaValue

__all__ = [
    "LongestList",
    "PlainDate",
    "Record",
    "english_title",
    "internal",
    "method",
    "personal",
    "public",
    "required",
    "secrecy_of",
    "tracing",
]

T = TypeVar("T")

LongestList: FieldInfo = Field(max_length=1000)
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


def required(name: str, zh: str, initials: str, en: str, clause: str) -> Any:  # noqa: ANN401  as pydantic.Field
    """A field without which the record cannot be read: its kind, or the local id that others refer to.

    Such a word says nothing of anybody, so it is public; whether a record is there at all is told by its list.
    """
    said = {"title_zh": zh, "title_en": en, "clause": clause, "secrecy": Secrecy.PUBLIC.value}
    return Field(**_named(said, name, initials))


if TYPE_CHECKING:

    @dataclass_transform(kw_only_default=True, field_specifiers=(required,))
    class _RecordType(ModelMetaclass):
        """What type checkers see: a constructor with the record's fields; only those declared `required` are so."""

else:

    class _RecordType(type(BaseModel)):  # pydantic's metaclass has no public name
        """Makes records whose refusals hold no value, as `load` does."""

        def __call__(cls, *values: Any, **named: Any) -> Any:  # noqa: ANN401  as of any metaclass
            return _quietly(super().__call__, *values, **named)


class Record(BaseModel, metaclass=_RecordType):
    """A frozen, strict record. Its ``repr`` names its type and nothing else.

    However it is made, it raises `RecordError` and never pydantic's own error, whose ``errors()`` would hold the input.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,
    )

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:  # noqa: ANN401  as pydantic's own
        """As pydantic's own, but for the error."""
        return _quietly(super().model_validate, obj, **options)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:  # noqa: ANN401  as above
        """As pydantic's own, but for the error."""
        return _quietly(super().model_validate_json, json_data, **options)

    @classmethod
    def model_validate_strings(cls, obj: Any, **options: Any) -> Self:  # noqa: ANN401  as above
        """As pydantic's own, but for the error."""
        return _quietly(super().model_validate_strings, obj, **options)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __str__(self) -> str:
        return repr(self)

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        return []


def _quietly(make: Callable[..., T], *values: Any, **options: Any) -> T:  # noqa: ANN401  as above
    """What is made; or the problems that stood in its way, without the error behind them and the input in it."""
    try:
        return make(*values, **options)
    except ValidationError as refused:
        problems = problems_of(refused)
    raise RecordError(problems)


class _Declared(Protocol):
    def __call__(self, name: str, zh: str, initials: str, en: str, clause: str, *also: str) -> Any: ...  # noqa: ANN401


def _of_class(secrecy: Secrecy) -> _Declared:
    """How fields of one class are declared, that may be left unrecorded."""

    def declared(name: str, zh: str, initials: str, en: str, clause: str, *also: str) -> Any:  # noqa: ANN401
        said = {"title_zh": zh, "title_en": en, "clause": clause, "secrecy": secrecy.value}
        return Field(default=None, **_named(said, name, initials, *also))

    declared.__doc__ = (
        f"A field that holds {secrecy.value} information ({secrecy.zh}) and may be left unrecorded: its name, Chinese "
        "title, pinyin initials, English title, clause; any further words are other names under which it is read."
    )
    return declared


public: _Declared = _of_class(Secrecy.PUBLIC)
internal: _Declared = _of_class(Secrecy.INTERNAL)
personal: _Declared = _of_class(Secrecy.PERSONAL)
tracing: _Declared = _of_class(Secrecy.TRACING)
method: _Declared = _of_class(Secrecy.METHOD)


def _named(said: dict[str, str], name: str, initials: str, *also: str) -> dict[str, Any]:
    return {
        "title": said["title_zh"],
        "description": f"{said['title_zh']} · {said['title_en']}（{said['clause']}）",
        "validation_alias": AliasChoices(name, said["title_zh"], initials, *also),
        "json_schema_extra": said,
    }


def secrecy_of(field: FieldInfo) -> Secrecy:
    """The class of what a field declared here holds."""
    return Secrecy(_said_of(field)["secrecy"])


def english_title(field: FieldInfo) -> str:
    """The English title of a field declared here."""
    return str(_said_of(field)["title_en"])


def _said_of(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    if not isinstance(extra, dict):
        raise TypeError("the field was not declared by the class of what it holds")
    return extra
