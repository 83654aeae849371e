"""A request read from its text. The records in it stay text, so that they are read as the commands read them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._input_text import encoding_problem, without_mark
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["JsonText", "read_request"]

_BLANKS: Final = re.compile(r"[ \t\n\r]*")
_DUPLICATE: Final = "duplicate_key", "同一对象中有重复的键；请只留一个", "has a key twice in one object: keep one"


class JsonText(str):
    """The text of a JSON value in a request, which is not read yet."""

    __slots__ = ()


class _Duplicate(Exception):  # noqa: N818  it never leaves this module
    """An object has a key twice."""


def read_request(data: bytes) -> dict[str, object]:
    """Return the members of a request; ``record`` and the members of ``records`` as `JsonText`.

    Raises:
        RecordError: the bytes are not one JSON object in UTF-8, or an object outside of a record has a key twice.

    >>> read_request('{"do": "validate", "record": {"案号": null}}'.encode())
    {'do': 'validate', 'record': '{"案号": null}'}
    """
    data = without_mark(data)
    if (problem := encoding_problem(data)) is not None:
        raise RecordError([problem])
    text = data.decode()
    try:
        return _Reader(text).request()
    except RecordError:
        raise
    except _Duplicate:
        raise RecordError([Problem("", *_DUPLICATE)]) from None
    except json.JSONDecodeError as error:
        at = f"{error.pos + 1}"
        zh, en = f"不是有效的 JSON（第{at}个字符处）", f"is not valid JSON (character {at})"
        raise RecordError([Problem("", "not_json", zh, en)]) from None
    except (ValueError, RecursionError):  # an integer of thousands of digits, a depth of thousands
        zh, en = "不是有效的 JSON：嵌套过深或数字过长", "is not valid JSON: nested too deeply, or a number is too long"
        raise RecordError([Problem("", "not_json", zh, en)]) from None


class _Reader:
    """Reads the outermost object member by member."""

    def __init__(self, text: str) -> None:
        self._text, self._place = text, 0

    def request(self) -> dict[str, object]:
        """Return the members of the object."""
        if self._next() != "{":
            json.loads(self._text)
            raise RecordError([Problem("", "not_an_object", "须为 JSON 对象", "give a JSON object")])
        request: dict[str, object] = {}
        for key in self._separated("{", "}", self._key):
            if key in request:
                raise _Duplicate
            request[key] = self._member(key)
        if self._skip_blanks() < len(self._text):
            raise json.JSONDecodeError("", self._text, self._place)
        return request

    def _separated(self, start: str, end: str, read: Callable[[], Any]) -> Any:  # noqa: ANN401  an iterator of what is read
        """Yield what is between two brackets, separated by commas; between two of them a value may be read."""
        self._expect(start)
        if self._next() == end:
            self._expect(end)
            return
        while True:
            yield read()
            if self._next() == end:
                self._expect(end)
                return
            self._expect(",")

    def _key(self) -> str:
        self._skip_blanks()
        if self._next() != '"':
            raise json.JSONDecodeError("", self._text, self._place)
        key: str = self._value()
        self._expect(":")
        return key

    def _member(self, key: str) -> object:
        if key == "record":
            return self._record()
        if key == "records" and self._next() == "[":
            return list(self._separated("[", "]", self._record))
        return self._value()

    def _value(self) -> Any:  # noqa: ANN401  any JSON value
        value, self._place = _READ.raw_decode(self._text, self._skip_blanks())
        return value

    def _record(self) -> object:
        if self._next() != "{":
            return self._value()
        start = self._place
        _, self._place = _SKIP.raw_decode(self._text, start)
        return JsonText(self._text[start : self._place])

    def _expect(self, sign: str) -> None:
        if self._next() != sign:
            raise json.JSONDecodeError("", self._text, self._place)
        self._place += 1

    def _next(self) -> str:
        place = self._skip_blanks()
        return self._text[place : place + 1]

    def _skip_blanks(self) -> int:
        self._place = _BLANKS.match(self._text, self._place).end()  # type: ignore[union-attr]  # it matches everywhere
        return self._place


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise _Duplicate
    return members


def _no_constant(_: str) -> object:
    raise json.JSONDecodeError("", "", 0)  # NaN and Infinity are not JSON


_READ: Final = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)
_SKIP: Final = json.JSONDecoder(parse_int=len, parse_float=len)
"""Finds the end of a value; its numbers are not converted."""
