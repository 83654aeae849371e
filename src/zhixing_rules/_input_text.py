"""The text of an input before it is read as JSON: byte order marks, other encodings, and files of several records."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, overload

from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["encoding_problem", "form_problem", "without_mark", "without_schema_key"]

_NOT_UTF_8: Final = Problem(
    "",
    "not_utf8",
    "不是 UTF-8 编码，多为 GB18030（GBK）或 UTF-16；请另存为 UTF-8，或先转换，如 iconv -f GB18030 -t UTF-8；"
    "Python 中先 data.decode('gb18030')",
    "is not UTF-8, often GB18030 (GBK) or UTF-16: save it as UTF-8 or convert it first, as by "
    "iconv -f GB18030 -t UTF-8; in Python, data.decode('gb18030')",
)
"""The problem of an input in another encoding. The encoding is not guessed: a wrong guess reads other characters."""
_NOT_TEXT: Final = Problem(
    "",
    "not_text",
    "是 Excel、压缩文件或 Parquet，不是 JSON 文本；请先解压或另存为 JSON，批量的用 zhixing audit（可读 .gz、.parquet）",
    "is Excel, a compressed file or Parquet, not JSON text: decompress it or save it as JSON; zhixing audit reads .gz "
    "and .parquet",
)
_BINARY: Final = (b"PK\x03\x04", b"\x1f\x8b", b"PAR1", b"\xd0\xcf\x11\xe0")
"""How files of other programs begin: zip and so .xlsx, gzip, Parquet, and .xls."""

_SEVERAL: Final = Problem(
    "",
    "several_records",
    "是多份记录（每行一份，或一个数组），此处一次只读一份；取一件请加 --case 案号，"
    "多份请用 zhixing worklist 或 zhixing audit，"
    "Python 中用 zhixing_rules.interchange.read_jsonl 逐行读取",
    "has several records, one a line or in an array, and one is read here: take one with --case, use zhixing worklist "
    "or zhixing audit for all, or in Python zhixing_rules.interchange.read_jsonl for the lines",
)
_NOT_CLOSED: Final = Problem(
    "",
    "array_not_closed",
    "数组没有以 ] 结束，文件可能不完整；请重新导出",
    "the array does not end with ], so that the file may be cut off: export it again",
)
_MARK: Final = "\ufeff"
_SCHEMA_KEY: Final = "$schema"


@overload
def without_mark(text: str) -> str: ...


@overload
def without_mark(text: bytes) -> bytes: ...


@overload
def without_mark(text: str | bytes) -> str | bytes: ...


def without_mark(text: str | bytes) -> str | bytes:
    r"""Return a text without a byte order mark at its start, as some editors write one.

    >>> without_mark(b"\xef\xbb\xbf{}"), without_mark("\ufeff{}"), without_mark("{}")
    (b'{}', '{}', '{}')
    """
    return text.removeprefix(_MARK) if isinstance(text, str) else text.removeprefix(_MARK.encode())


def encoding_problem(data: bytes) -> Problem | None:
    """Return why bytes are not text in UTF-8, or ``None`` if they are.

    A null byte is in no JSON text, but in every text of JSON in UTF-16.
    """
    if data.startswith(_BINARY):
        return _NOT_TEXT
    try:
        data.decode()
    except UnicodeDecodeError:
        return _NOT_UTF_8
    return _NOT_UTF_8 if b"\0" in data else None


def form_problem(text: str | bytes) -> Problem | None:
    """Return why a text that is not one record as a whole is none, if its form shows it; else ``None``."""
    if isinstance(text, bytes) and (problem := encoding_problem(text)) is not None:
        return problem
    if text.strip() in {"[", b"["}:
        return _NOT_CLOSED
    return _SEVERAL if _is_list_of_objects(text) or _has_two_objects(text) else None


def _is_list_of_objects(text: str | bytes) -> bool:
    if text.lstrip()[:1] not in {"[", b"["}:
        return False
    data = _parsed(text)
    return isinstance(data, list) and bool(data) and all(isinstance(each, dict) for each in data)


def _has_two_objects(text: str | bytes) -> bool:
    """Return whether the first two lines that are not blank are each an object."""
    first = [_parsed(line) for line in islice(_lines(text), 2)]
    return len(first) > 1 and all(isinstance(each, dict) for each in first)


def _lines(text: str | bytes) -> Iterator[str | bytes]:
    lines: list[str] | list[bytes] = text.split("\n") if isinstance(text, str) else text.split(b"\n")
    return (line for line in lines if line.strip())


def _parsed(text: str | bytes) -> Any:  # noqa: ANN401  any JSON value
    """Return parsed JSON, or ``None`` if the text is not JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def without_schema_key(text: str | bytes) -> str | bytes:
    """Return the text of a record without ``$schema``, by which editors find a schema: it says nothing of the case.

    The key is left where it is no text, or where the text is not one object: then the reader reports it.
    """
    key = f'"{_SCHEMA_KEY}"'
    if (key not in text) if isinstance(text, str) else (key.encode() not in text):
        return text
    data = _parsed(text)
    if not isinstance(data, dict) or not isinstance(data.get(_SCHEMA_KEY), str):
        return text
    del data[_SCHEMA_KEY]
    return json.dumps(data)
