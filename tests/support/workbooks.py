"""Workbooks and CSV files for tests, made in memory."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


def workbook(
    tables: Mapping[str, Sequence[Sequence[Any]]],
    *,
    hidden: Iterable[str] = (),
    change: Callable[[Any], object] = lambda _: None,
) -> bytes:
    """Return a workbook with some worksheets, changed by a function before it is saved."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        worksheet = book.create_sheet(name)
        for row in rows:
            worksheet.append(list(row))
        if name in hidden:
            worksheet.sheet_state = "hidden"
    change(book)
    file = io.BytesIO()
    book.save(file)
    return with_parts(file.getvalue(), {"docProps/core.xml": lambda _: None})  # it has the time


def with_parts(data: bytes, parts: Mapping[str, Callable[[bytes], bytes | None]]) -> bytes:
    """Return a workbook with some parts replaced, added or, for ``None``, removed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *parts)):
            content: bytes | None = old.read(name) if name in old.namelist() else b""
            if name in parts:
                content = parts[name](content or b"")
            if content is not None:
                new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # with the same time always
    return file.getvalue()


def csv_file(rows: Sequence[Sequence[Any]], encoding: str = "utf-8") -> bytes:
    """Return a CSV file as Excel saves it."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode(encoding)
