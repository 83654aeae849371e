"""The members of requests: what each means, its JSON Schema, and how its value is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._suggestions import did_you_mean
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.records.python_values import shown_key
from zhixing_rules.serve.request_text import JsonText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zhixing_rules._bilingual import Bilingual

__all__ = [
    "CHOICES",
    "FLAG",
    "RECORD",
    "Kind",
    "Member",
    "day",
    "read_members",
    "records",
    "text",
    "whole_number",
    "word",
]


class _Refused(Exception):  # noqa: N818  it never leaves this module
    """A value that is not read; the arguments are the code of the problem and what was expected, zh and en."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of values.

    Attributes:
        schema: the JSON Schema of the values.
        read: returns a value as the service uses it.
    """

    schema: Mapping[str, Any]
    read: Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a request.

    Attributes:
        name: its key.
        title: what it means.
        kind: the kind of its values.
        required: whether a request must have it.
    """

    name: str
    title: Bilingual
    kind: Kind
    required: bool = False


def read_members(request: Mapping[str, object], members: Iterable[Member]) -> dict[str, Any]:
    """Return the values of the members of a request; a member that is null or missing has none.

    Args:
        request: the request.
        members: the members that it may have.

    Returns:
        The values by name.

    Raises:
        RecordError: a member is unknown, has a wrong value or is missing; the error lists every problem.
    """
    known = {each.name: each for each in members}
    problems = [_unknown(key, known) for key in request if key not in known]
    values: dict[str, Any] = {}
    for name, member in known.items():
        given = request.get(name)
        if given is None:
            if member.required:
                problems.append(Problem(f"/{name}", "missing", "缺少必填成员", "is required"))
            continue
        try:
            values[name] = member.kind.read(given)
        except _Refused as refusal:
            problems.append(Problem(f"/{name}", *refusal.args))
    if problems:
        raise RecordError(problems)
    return values


def _unknown(key: object, known: Iterable[str]) -> Problem:
    """Return the problem of an unknown member; its key is shown only if it is a short word, as others may be names."""
    place = f"/{key}" if isinstance(key, str) and shown_key(key) else "/…"
    names, asked = ", ".join(known), did_you_mean(key if isinstance(key, str) else "", known)
    texts = f"此请求没有这一成员；可用：{names}{asked.zh}", f"is no member of this request; known: {names}{asked.en}"
    return Problem(place, "unknown_member", *texts)


# ---------------------------------------------------------------------------------------------------- kinds of values


def text(limit: int) -> Kind:
    """Return the kind of texts of at least one character and at most some."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise _Refused("string_type", "须为字符串", "give a string")
        if not 0 < len(value) <= limit:
            raise _Refused("text_length", f"须为 1 至 {limit} 个字符", f"give 1 to {limit} characters")
        if not _is_unicode(value):
            raise _Refused("not_unicode", "含不成对的代理字符", "is text with an unpaired surrogate")
        return value

    return Kind({"type": "string", "minLength": 1, "maxLength": limit}, read)


def word(words: Iterable[str]) -> Kind:
    """Return the kind of some words."""
    known = tuple(words)

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in known:
            listed, asked = ", ".join(known), did_you_mean(value if isinstance(value, str) else "", known)
            raise _Refused("enum", f"须为下列之一：{listed}{asked.zh}", f"give one of: {listed}{asked.en}")
        return value

    return Kind({"enum": list(known)}, read)


def day(first: date = date.min, last: date = date.max) -> Kind:
    """Return the kind of days from the first to the last, both inclusive."""

    def read(value: object) -> date:
        try:
            read_day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            read_day = None
        if read_day is None or read_day.isoformat() != value:  # fromisoformat also accepts 20250101 and 2025-W01-1
            raise _Refused("date", "须为存在的日期，写作 YYYY-MM-DD", "give an existing date, written YYYY-MM-DD")
        if not first <= read_day <= last:
            raise _Refused("implausible_day", f"须为 {first} 至 {last} 的日期", f"give a day from {first} to {last}")
        return read_day

    return Kind({"type": "string", "format": "date"}, read)


def whole_number(least: int, most: int) -> Kind:
    """Return the kind of whole numbers from the least to the most, both inclusive."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise _Refused("int_range", f"须为 {least} 至 {most} 的整数", f"give a whole number from {least} to {most}")
        return value

    return Kind({"type": "integer", "minimum": least, "maximum": most}, read)


def records(limit: int) -> Kind:
    """Return the kind of lists of at least one record and at most some."""

    def read(value: object) -> list[object]:
        if not isinstance(value, list | tuple):
            raise _Refused("list_type", "须为数组", "give an array")
        if not 0 < len(value) <= limit:
            raise _Refused("list_length", f"须有 1 至 {limit} 份记录", f"give 1 to {limit} records")
        return [_record(each) for each in value]

    return Kind({"type": "array", "items": {"type": "object"}, "minItems": 1, "maxItems": limit}, read)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Refused("bool_type", "须为 true 或 false", "give true or false")
    return value


def _choices(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(each, str) for pair in value.items() for each in pair):
        zh, en = '须为对象，如 {"解读": "方案"}', 'give an object such as {"reading": "alternative"}'
        raise _Refused("choices_type", zh, en)
    return dict(value)


def _record(value: object) -> object:
    if not isinstance(value, JsonText | Mapping):
        raise _Refused("record_type", "须为对象", "give an object")
    return value


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


FLAG: Final = Kind({"type": "boolean"}, _flag)
CHOICES: Final = Kind({"type": "object", "additionalProperties": {"type": "string"}}, _choices)
"""Words by word, such as the chosen readings."""
RECORD: Final = Kind({"type": "object"}, _record)
"""The JSON of a record, which its own reader reads."""
