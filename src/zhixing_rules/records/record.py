"""The base class of records, and the functions that declare their fields.

A field is declared with its name, Chinese title, pinyin initials, English title and the clause that needs it. Input may
use the name, the Chinese title or the initials; output always uses the name. ``None`` means *not recorded*, never *no*.
A field is declared with the function of its class (`public`, `internal`, `personal`, `tracing`, `participation`,
`outcome`), so that every field has a class.
"""

from __future__ import annotations

import json
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Protocol, Self, TypeVar, dataclass_transform

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.records.day_limits import FIRST_DAY, LAST_DAY
from zhixing_rules.records.enums import Secrecy
from zhixing_rules.records.loading import MAX_LIST, problems_of
from zhixing_rules.records.python_values import shown_key
from zhixing_rules.records.readers import GUARD, reader_of, without_guard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, ValidationInfo, ValidatorFunctionWrapHandler
    from pydantic._internal._model_construction import ModelMetaclass
    from pydantic.fields import FieldInfo
    from pydantic.json_schema import JsonSchemaValue

__all__ = [
    "LongestList",
    "PlainDate",
    "Record",
    "clause_of",
    "english_title",
    "internal",
    "outcome",
    "participation",
    "personal",
    "public",
    "required",
    "secrecy_of",
    "tracing",
]

T = TypeVar("T")

LongestList: FieldInfo = Field(max_length=MAX_LIST)
"""The maximum length of a list. Every list of a record has one."""


class _Iso:
    """Accepts a date only as YYYY-MM-DD; pydantic alone would also accept a number of seconds in a string.

    A day outside `FIRST_DAY` to `LAST_DAY` is refused.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        form = core_schema.str_schema(strict=True, pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        written = core_schema.chain_schema(
            [
                core_schema.custom_error_schema(form, "date", custom_error_message="not a date"),
                core_schema.date_schema(strict=False, ge=FIRST_DAY, le=LAST_DAY),
            ]
        )
        return core_schema.json_or_python_schema(
            json_schema=written, python_schema=core_schema.date_schema(strict=True, ge=FIRST_DAY, le=LAST_DAY)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> JsonSchemaValue:
        return {"type": "string", "format": "date"}


PlainDate = Annotated[date, _Iso]
"""A date, written YYYY-MM-DD, from `FIRST_DAY` to `LAST_DAY`."""


def required(  # noqa: PLR0917  the parts of a declaration
    name: str, zh: str, initials: str, en: str, clause: str, secrecy: Secrecy = Secrecy.PUBLIC
) -> Any:  # noqa: ANN401  as pydantic.Field
    """Declare a required field: the type of the record, or the local id that other records refer to.

    Such a value identifies nobody, so its class is public; the class of the list decides who may see that the record
    exists.

    Args:
        name: the name of the field.
        zh: the Chinese title.
        initials: the pinyin initials of the Chinese title.
        en: the English title.
        clause: the clause that needs the field.
        secrecy: the class of a value that does identify somebody.

    Returns:
        The field for a class body, typed ``Any`` like ``pydantic.Field``. It has no default; input may use the name,
        the Chinese title or the initials.
    """
    metadata = {"x-title-zh": zh, "x-title-en": en, "x-clause": clause, "x-secrecy": secrecy.value}
    return Field(**_field_options(metadata, name, initials))


if TYPE_CHECKING:

    @dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(required,))
    class _RecordType(ModelMetaclass):
        """What type checkers see: a constructor in which only the fields declared with `required` are required."""

else:

    class _RecordType(type(BaseModel)):  # pydantic's metaclass has no public name
        """Constructs records; a refusal contains no input value, as in `load`."""

        def __call__(cls, *values: Any, **named: Any) -> Any:  # noqa: ANN401  as of any metaclass
            return _without_input(super().__call__, *values, **named)


class Record(BaseModel, metaclass=_RecordType):
    """Base class of frozen, strict records whose ``repr`` shows only the type.

    Every way to construct a record raises `RecordError` instead of pydantic's error, whose ``errors()`` contain the
    input.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401  as pydantic's own
        """Return the schema; the outermost record of a schema replaces its errors by ones without the input."""
        outermost, token = not _INSIDE_RECORD.get(), _INSIDE_RECORD.set(True)
        try:
            schema = without_guard(handler(source))
        finally:
            _INSIDE_RECORD.reset(token)
        if not outermost:
            return schema
        return core_schema.with_info_wrap_validator_function(_guard_of(cls), schema, metadata={GUARD: True})

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:  # noqa: ANN401  as pydantic's own
        """Validate as pydantic does, but raise `RecordError`."""
        return _without_input(super().model_validate, obj, **options)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:  # noqa: ANN401  as above
        """Validate as pydantic does, but raise `RecordError`."""
        read: Callable[..., Self] = reader_of(cls).validate_json
        return _without_input(read, json_data, **options)

    @classmethod
    def model_validate_strings(cls, obj: Any, **options: Any) -> Self:  # noqa: ANN401  as above
        """Validate as pydantic does, but raise `RecordError`."""
        return _without_input(super().model_validate_strings, obj, **options)

    if not TYPE_CHECKING:  # type checkers know from the declaration above that a record is frozen

        def __setattr__(self, name: str, value: object) -> None:
            """Refuse, without the value and an unknown name, which pydantic's own error would hold."""
            if not name.startswith("_"):
                raise _frozen(name)
            super().__setattr__(name, value)

        def __delattr__(self, name: str) -> None:
            """Refuse, as for an assignment."""
            if not name.startswith("_"):
                raise _frozen(name)
            super().__delattr__(name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __str__(self) -> str:
        return repr(self)

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        return []


def _frozen(name: str) -> RecordError:
    place = f"/{name if shown_key(name) else '…'}"
    return RecordError([Problem(place, "frozen", "记录不可修改；请另建一份", "a record is frozen: make another one")])


_INSIDE_RECORD: Final = ContextVar("_INSIDE_RECORD", default=False)
"""Whether the schema of a record is being made, so that the records in it need no guard of their own."""
_HIDDEN: Final = "***"
"""What stands for the input in an error of pydantic."""


def _guard_of(model: type[Record]) -> core_schema.WithInfoWrapValidatorFunction:
    """Return a function that reads a record inside another model or `TypeAdapter`, whose error would hold the input.

    The function raises an error that pydantic adds to the errors of the model around; it holds the problems alone.
    """

    def guard(value: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:  # noqa: ANN401  any input
        try:
            # For a function pydantic turns JSON into Python values, which a strict record would not read.
            return read(value) if info.mode == "python" else reader_of(model).validate_json(json.dumps(value))
        except ValidationError as error:
            problems = problems_of(error)
        raise ValidationError.from_exception_data(model.__name__, [_line_error(each) for each in problems])

    guard.__name__ = guard.__qualname__ = model.__name__  # pydantic shows it as the place, in a union of records
    return guard


def _line_error(problem: Problem) -> InitErrorDetails:
    context = {"pointer": problem.pointer, "zh": problem.zh, "en": problem.en}
    steps = (step.replace("~1", "/").replace("~0", "~") for step in problem.pointer.split("/")[1:])
    location = tuple(int(step) if step.isdecimal() else step for step in steps)
    return {"type": PydanticCustomError(problem.code, "{zh} · {en}", context), "loc": location, "input": _HIDDEN}


def _without_input(construct: Callable[..., T], *values: Any, **options: Any) -> T:  # noqa: ANN401  as above
    """Construct a record, or raise `RecordError` without pydantic's error, which contains the input."""
    try:
        return construct(*values, **options)
    except ValidationError as error:
        problems = problems_of(error)
    raise RecordError(problems)


class _Declared(Protocol):
    def __call__(self, name: str, zh: str, initials: str, en: str, clause: str, *also: str) -> Any: ...  # noqa: ANN401


def _declaration_of(secrecy: Secrecy) -> _Declared:
    """Return the function that declares the optional fields of one class."""

    def declare(name: str, zh: str, initials: str, en: str, clause: str, *also: str) -> Any:  # noqa: ANN401
        metadata = {"x-title-zh": zh, "x-title-en": en, "x-clause": clause, "x-secrecy": secrecy.value}
        return Field(default=None, **_field_options(metadata, name, initials, *also))

    declare.__doc__ = (
        f"Declare an optional field that contains {secrecy.value} information ({secrecy.zh}): its name, Chinese title, "
        "pinyin initials, English title and clause; further arguments are more names under which it is read."
    )
    return declare


public: _Declared = _declaration_of(Secrecy.PUBLIC)
internal: _Declared = _declaration_of(Secrecy.INTERNAL)
personal: _Declared = _declaration_of(Secrecy.PERSONAL)
tracing: _Declared = _declaration_of(Secrecy.TRACING)
participation: _Declared = _declaration_of(Secrecy.PARTICIPATION)
outcome: _Declared = _declaration_of(Secrecy.OUTCOME)


def _field_options(metadata: dict[str, str], name: str, initials: str, *also: str) -> dict[str, Any]:
    return {
        "title": metadata["x-title-zh"],
        "description": f"{metadata['x-title-zh']} · {metadata['x-title-en']}（{metadata['x-clause']}）",
        "validation_alias": AliasChoices(name, metadata["x-title-zh"], initials, *also),
        "json_schema_extra": metadata,
    }


def secrecy_of(field: FieldInfo) -> Secrecy:
    """Return the class of a field."""
    return Secrecy(_metadata(field)["x-secrecy"])


def english_title(field: FieldInfo) -> str:
    """Return the English title of a field."""
    return str(_metadata(field)["x-title-en"])


def clause_of(field: FieldInfo) -> str:
    """Return the clause that a field comes from, or where it is used."""
    return str(_metadata(field)["x-clause"])


def _metadata(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    if not isinstance(extra, dict):
        raise TypeError("the field was not declared with the function of its class")
    return extra
