"""CSV files, in UTF-8 or, where the user says so, in GB18030 or UTF-16."""

from __future__ import annotations

import csv
import io
from typing import Final

from zhixing_rules.errors import Problem, RecordError

__all__ = ["ENCODINGS", "read_csv"]

ENCODINGS: Final = ("utf-8", "gb18030", "utf-16")
"""The encodings that are read. GB18030 contains GBK and GB2312; UTF-16 is the “Unicode text” of Excel."""

_SEPARATORS: Final = ",\t;"


def read_csv(data: bytes, encoding: str | None) -> list[list[str]]:
    """Return the rows of a CSV file; the separator is the most frequent of comma, tab and semicolon in its first line.

    Args:
        data: the bytes of the file.
        encoding: one of `ENCODINGS`; UTF-8 if it is not given.

    Raises:
        RecordError: the file is in another encoding, or is not CSV.
    """
    text = _decoded(data, encoding)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        pass
    raise _error(
        "not_csv",
        "不是有效的 CSV：引号不成对，或者单元格过长",
        "is not valid CSV: unbalanced quotes, or a cell too long",
    )


def _decoded(data: bytes, encoding: str | None) -> str:
    named = encoding or "utf-8"
    try:
        text = data.decode("utf-8-sig" if named == "utf-8" else named)
    except UnicodeDecodeError:
        text = None
    if text is not None and "\0" not in text:
        return text
    if named != "utf-8":
        name = named.upper()
        raise _error(
            f"not_{named.replace('-', '')}",
            f"不是 {name} 编码；请去掉 --encoding，或另存为 UTF-8",
            f"is not {name}; leave out --encoding, or save it as UTF-8",
        )
    raise _error(
        "not_utf8",
        "不是 UTF-8 编码；Excel 等存为 GBK、GB18030 的，请加 --encoding gb18030，存为“Unicode 文本”的，请加 --encoding "
        "utf-16，或另存为“CSV UTF-8”",
        "is not UTF-8; for GBK or GB18030 of Excel add --encoding gb18030, for its Unicode text --encoding utf-16, "
        "or save it as “CSV UTF-8”",
    )


def _error(code: str, zh: str, en: str) -> RecordError:
    return RecordError([Problem("", code, zh, en)])
