"""Deterministic JSON text of results, whole or written to a file a part at a time."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._text_safety import has_control_characters
from zhixing_rules.calendars import Calendar, DayExplanation, DayInterval
from zhixing_rules.errors import RecordError
from zhixing_rules.interchange.days import calendar_to_dict, day_to_dict, span_to_dict
from zhixing_rules.interchange.lazy_array import LazyArray, complete
from zhixing_rules.interchange.problems import problems_to_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Protocol

    class TextFile(Protocol):
        """A file that text is written to."""

        def write(self, text: str, /) -> object: ...


__all__ = ["dump", "dumps", "dumps_line"]

_UNUSUAL: Final = re.compile(r"[^\x00-\x7e\u2010-\u2027\u3000-\u9fff\uff01-\uff5e]")
"""A character that may be a control character. Each of the others is none, or is escaped by every writer of JSON."""

_LIGHT_DOCUMENTS: Final[dict[type, Callable[[Any], dict[str, Any]]]] = {
    DayExplanation: day_to_dict,
    DayInterval: span_to_dict,
    Calendar: calendar_to_dict,
    RecordError: problems_to_dict,
}
"""The results that are written without importing the rules and pydantic."""
_LIGHT: Final = tuple(_LIGHT_DOCUMENTS)

_PLAIN: Final = frozenset({str, int, float, bool, type(None), list, tuple, dict, date})


def dumps(value: object) -> str:
    r"""Return a disclosed result, or any structure that contains results, as JSON text.

    Chinese is not escaped, keys keep their order, days are ISO dates, and the text ends with a line break. Control
    characters of a terminal, including marks of text direction, are escaped.

    Raises:
        DisclosureRefused: the value contains a result that was not disclosed.
        TypeError: the value contains something that is neither JSON nor a result.

    >>> dumps({"案号": None})
    '{\n  "案号": null\n}\n'
    """
    return "".join(_pieces(value))


def dumps_line(value: object) -> str:
    r"""Return the JSON of `dumps` on one line, for standard error, where there may be several documents.

    Raises:
        DisclosureRefused: the value contains a result that was not disclosed.
        TypeError: the value contains something that is neither JSON nor a result.

    >>> dumps_line({"案号": None, "法院": "\u2028"})
    '{"案号": null, "法院": "\\u2028"}\n'
    """
    return f"{_UNUSUAL.sub(_escaped, json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain))}\n"


def dump(value: object, file: TextFile) -> None:
    """Write the text of `dumps` to a file, a finding or a step at a time, so that the text is never whole in memory.

    Args:
        value: a disclosed result, or any structure that contains results.
        file: the file, opened for text in UTF-8.

    Raises:
        DisclosureRefused: the value contains a result that was not disclosed. As with the other error, a part of the
            text may have been written before.
        TypeError: the value contains something that is neither JSON nor a result.

    >>> import sys
    >>> dump({"案号": None}, sys.stdout)
    {
      "案号": null
    }
    """
    for piece in _pieces(value):
        file.write(piece)


def _pieces(value: object) -> Iterator[str]:
    """Yield the text of `dumps` in pieces."""
    for piece in _members(value, "\n"):
        yield _UNUSUAL.sub(_escaped, piece)
    yield "\n"


def _members(value: object, margin: str) -> Iterator[str]:
    """Yield a value in pieces: the members of a result or of a structure of results, anything else in one piece.

    Args:
        value: the value.
        margin: the line break and the indentation of the line on which the value begins.
    """
    write = None if isinstance(value, _LIGHT) else _writer(value)
    if write is not None:
        yield from _object(write(value), _element, margin)
    elif isinstance(value, LazyArray):
        yield from _array(value, margin)
    elif type(value) is dict and _has_results(value):
        yield from _object(value, _members, margin)
    else:
        yield json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2, default=_plain).replace("\n", margin)


def _element(value: object, margin: str) -> Iterator[str]:
    """Yield a part of a result, which consists of JSON alone, in pieces."""
    if isinstance(value, LazyArray):
        yield from _array(value, margin)
    else:
        yield _json(value).replace("\n", margin)


def _object(document: dict[str, Any], members: Callable[[object, str], Iterator[str]], margin: str) -> Iterator[str]:
    inner, start = f"{margin}  ", "{"
    for key, value in document.items():
        yield f"{start}{inner}{json.dumps(key, ensure_ascii=False)}: "
        yield from members(value, inner)
        start = ","
    yield f"{margin}}}" if document else "{}"


def _array(elements: Iterable[object], margin: str) -> Iterator[str]:
    inner, start = f"{margin}  ", "["
    for each in elements:
        yield f"{start}{inner}{_json(each).replace(chr(10), inner)}"
        start = ","
    yield "[]" if start == "[" else f"{margin}]"


def _json(value: object) -> str:
    """Return JSON as `json.dumps` writes it; pydantic's writer does so many times faster."""
    from pydantic_core import to_json  # noqa: PLC0415  `zhixing days` does without

    try:
        return to_json(value, indent=2).decode()
    except ValueError:  # half a surrogate pair
        return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)


def _has_results(structure: dict[Any, object]) -> bool:
    """Return whether a dictionary with strings as keys directly contains a result, or elements made when written."""
    if not all(type(key) is str for key in structure):
        return False
    return any(isinstance(each, LazyArray) or _writer(each) is not None for each in structure.values())


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if has_control_characters(match[0]) else match[0]


def _plain(value: object) -> object:
    if type(value) is date:
        return value.isoformat()
    write = _writer(value)
    if write is None:
        raise TypeError(f"a {type(value).__name__} cannot be written as JSON")
    return complete(write(value))


def _writer(value: object) -> Callable[[Any], dict[str, Any]] | None:
    """Return the function that returns the JSON of a result, or ``None`` if the value is not a result.

    Raises:
        DisclosureRefused: the value is a result that was not disclosed.
    """
    if type(value) in _PLAIN or isinstance(value, LazyArray):
        return None
    for kind, write in _LIGHT_DOCUMENTS.items():
        if isinstance(value, kind):
            return write
    from zhixing_rules.engine import DisclosedReport, only_disclosed  # noqa: PLC0415  `zhixing days` does without
    from zhixing_rules.interchange.result_documents import DOCUMENTS, UNDISCLOSED  # noqa: PLC0415  as above

    for kind, write in DOCUMENTS.items():
        if isinstance(value, kind):
            return write
    if isinstance(value, UNDISCLOSED):
        only_disclosed(DisclosedReport, value)
    return None
