"""Python values as JSON: what a mapping from pandas, NumPy or a database holds, converted where it means one thing.

Days are dates; a ``datetime``, ``Timestamp`` or ``datetime64`` counts as the day only at midnight and without a time
zone, as those libraries hold days. NaN, NaT and ``pandas.NA`` are not recorded, as ``None`` is. Whole numbers of other
types are integers, arrays are lists. All else is a problem with its place. Neither library is imported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from math import isinf, isnan
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from pydantic import AliasChoices

from zhixing_rules.errors import MAX_PROBLEMS, Problem
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

__all__ = ["json_of", "members_of", "shown_key"]

_SHOWN_KEY: Final = re.compile(r"\$?[A-Za-z_]{1,40}")
"""A key that may be shown although no record has it: a short word, which is more likely misspelt than a name."""
_MAX_DEPTH: Final = 200
_MAX_DIGITS: Final = 30
_NUMBERS: Final = frozenset("biuf")
"""The kinds of NumPy's types that are truth values and numbers."""
_MIDNIGHT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_TEXTS: Final = {
    "not_a_day": ("须为日期；带时刻或时区的请先换成 date", "give a date: convert a time, or one with a zone, first"),
    "not_text": ("是字节，不是文字；请先解码，如 value.decode()", "is bytes: decode it to text first, value.decode()"),
    "not_whole": ("须为整数；请先换成 int", "give a whole number: convert it to int first"),
    "too_large_number": ("数字过大", "the number is too large"),
    "not_unicode": ("文字含不成对的代理字符", "is text with an unpaired surrogate"),
    "not_a_key": ("键须为文字", "a key must be text"),
    "too_deep": ("嵌套过深或自相包含", "is nested too deeply, or contains itself"),
    "not_json": (
        "JSON 无法表示这种值；请换成文字、数字、日期或列表",
        "JSON has no such value: give text, a number, a date or a list",
    ),
}


class _Unknown(Exception):  # noqa: N818  it never leaves this module
    """A value that is not converted; the argument is the code of the problem."""


def json_of(data: Mapping[Any, Any], model: type[BaseModel]) -> tuple[bytes, list[Problem]]:
    """Return a mapping as JSON in UTF-8, and a problem for every value that has none; such a value becomes null.

    Args:
        data: the data of a record.
        model: the record type, whose keys may be shown.
    """
    try:
        return json.dumps(data, default=_converted, allow_nan=False, ensure_ascii=False).encode(), []
    except (_Unknown, TypeError, ValueError, RecursionError, OverflowError):
        pass
    walk = _Walk(_keys_of(model))
    return json.dumps(walk.plain(data, ())).encode(), walk.problems


def shown_key(key: str) -> bool:
    """Return whether an error may show a key that no record has."""
    return _SHOWN_KEY.fullmatch(key) is not None


def members_of(value: object) -> list[Any] | None:
    """Return the members of a list, a tuple or a one-dimensional array; ``None`` for any other value."""
    if isinstance(value, list | tuple):
        return list(value)
    if getattr(getattr(value, "dtype", None), "kind", None) is not None and getattr(value, "ndim", None) == 1:
        array: Any = value
        return list(array)
    return None


@cache
def _keys_of(model: type[BaseModel]) -> frozenset[str]:
    """Return every key under which a field of a record, or of a record in it, is read."""
    return frozenset(_keys_in(model))


def _keys_in(model: type[BaseModel]) -> Iterator[str]:
    for field in model.model_fields.values():
        alias = field.validation_alias
        yield from map(str, alias.choices if isinstance(alias, AliasChoices) else ())
        inner = member_type(field.annotation) or bare_type(field.annotation)
        if is_record(inner):
            yield from _keys_in(inner)


class _Walk:
    """A walk over a mapping that keeps a problem for every value without a JSON form.

    Args:
        keys: the keys that may be shown.
    """

    def __init__(self, keys: frozenset[str]) -> None:
        self._keys = keys
        self.problems: list[Problem] = []

    def plain(self, value: Any, place: tuple[str, ...]) -> Any:  # noqa: ANN401  any value
        """Return the JSON value of a Python value, null if it has none."""
        if len(place) > _MAX_DEPTH:
            return self._refused("too_deep", place)
        if len(self.problems) > MAX_PROBLEMS:
            return None
        if isinstance(value, Mapping):
            return dict(self._members(value, place))
        if (members := members_of(value)) is not None:
            return [self.plain(each, (*place, str(number))) for number, each in enumerate(members)]
        try:
            return _scalar(value)
        except _Unknown as unknown:
            return self._refused(str(unknown), place)

    def _members(self, value: Mapping[Any, Any], place: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        for key, each in value.items():
            if isinstance(key, str) and _encodes(key):
                yield key, self.plain(each, (*place, key if key in self._keys or shown_key(key) else "…"))
            else:
                self._refused("not_a_key", place)

    def _refused(self, code: str, place: tuple[str, ...]) -> None:
        steps = (step.replace("~", "~0").replace("/", "~1") for step in place)
        self.problems.append(Problem("".join(f"/{step}" for step in steps), code, *_TEXTS[code]))


def _scalar(value: Any) -> Any:  # noqa: ANN401  any value
    """Return a single value as JSON has it.

    Raises:
        _Unknown: it has no JSON form.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return _whole(Decimal(int(value)))
    if isinstance(value, float):
        return _number(float(value))
    return _converted(value)


def _converted(value: Any) -> Any:  # noqa: ANN401, PLR0911  any value; one return for each kind
    """Return a value of a type that JSON does not have as one of a type that it has; see `_scalar`."""
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if type(value).__name__ == "NAType":
        return None
    if isinstance(value, date) or kind == "M":
        return _day(value)
    if kind in _NUMBERS and getattr(value, "ndim", None) == 0:
        return _scalar(value.item())
    if isinstance(value, Decimal):
        return _whole(value)
    if isinstance(value, Mapping):
        return dict(value)
    if (members := members_of(value)) is not None:
        return members
    if isinstance(value, UUID):
        return str(value)
    raise _Unknown("not_text" if isinstance(value, bytes | bytearray | memoryview) else "not_json")


def _text(value: str) -> str:
    if not _encodes(value):
        raise _Unknown("not_unicode")
    return str(value)


def _day(value: object) -> str | None:
    """Return a day in ISO form, from the text of a time: NumPy counts nanoseconds, which `datetime` cannot hold."""
    text = str(value)
    if text == "NaT":
        return None
    if (day := _MIDNIGHT.fullmatch(text)) is None:
        raise _Unknown("not_a_day")
    return day[1]


def _number(value: float) -> float | None:
    if isnan(value):
        return None
    if isinf(value):
        raise _Unknown("too_large_number")
    return value


def _whole(value: Decimal) -> int | None:
    if value.is_nan():
        return None
    if value.is_infinite() or value.adjusted() > _MAX_DIGITS:
        raise _Unknown("too_large_number")
    if value != value.to_integral_value():
        raise _Unknown("not_whole")
    return int(value)


def _encodes(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= each <= "\udfff" for each in text)
