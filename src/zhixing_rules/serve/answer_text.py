"""The text of an answer: JSON on one line, made in parts so that a long one is noticed before it fills the memory."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import to_json

from zhixing_rules._text_safety import has_control_characters
from zhixing_rules.interchange.lazy_array import LazyArray

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ResultTooLarge", "answer_text"]

_UNUSUAL: Final = re.compile(r"[^\x00-\x7e\u2010-\u2027\u3000-\u9fff\uff01-\uff5e]")


_TOGETHER: Final = 64
"""Elements of a lazy array that are made and written together."""


class ResultTooLarge(Exception):  # noqa: N818  it never leaves the service
    """The text of an answer is longer than it may be."""


def answer_text(answer: dict[str, Any], *, limit: int | None = None) -> bytes:
    r"""Return an answer as one line of JSON in UTF-8, without a line break. Control characters are escaped.

    Raises:
        ResultTooLarge: the text is longer than the limit, in bytes.

    >>> answer_text({"id": 1, "result": {"zh": "法\u2028"}}).decode()
    '{"id":1,"result":{"zh":"法\\u2028"}}'
    """
    text = bytearray()
    for piece in _pieces(answer, depth=2):
        text += piece
        if limit is not None and len(text) > limit:
            raise ResultTooLarge
    return _UNUSUAL.sub(_escaped, text.decode()).encode()


def _pieces(value: object, depth: int) -> Iterator[bytes]:
    """Yield JSON in pieces: the members of objects down to a depth, the elements of lazy arrays, all else whole."""
    if isinstance(value, LazyArray):
        start, elements = b"[", iter(value)
        while some := list(islice(elements, _TOGETHER)):
            yield start
            yield _json(some)[1:-1]
            start = b","
        yield b"[]" if start == b"[" else b"]"
    elif depth and type(value) is dict:
        start = b"{"
        for key, each in value.items():
            yield start + _json(key) + b":"
            yield from _pieces(each, depth - 1)
            start = b","
        yield b"{}" if start == b"{" else b"}"
    else:
        yield _json(value)


def _json(value: object) -> bytes:
    try:
        return to_json(value)
    except ValueError:  # half a surrogate pair
        return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if has_control_characters(match[0]) else match[0]
