"""Workbooks that were written, read back: their cells, their XML, and as pictures by LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["as_pdf", "cells", "opened", "parts", "readable_parts", "texts"]


def opened(data: bytes) -> Any:  # noqa: ANN401  a workbook of openpyxl
    """Return a workbook as openpyxl reads it, formulas as formulas."""
    return openpyxl.load_workbook(io.BytesIO(data))


def cells(data: bytes, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table as dictionaries by the headings in the second row."""
    rows = list(opened(data)[name].iter_rows(min_row=2, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def texts(data: bytes) -> str:
    """Return the XML of all parts with Chinese as Chinese, in which a word can be searched."""
    joined = "\n".join(content.decode("utf-8") for content in parts(data).values())
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), joined)


def readable_parts(data: bytes) -> str:
    """Return the XML of the worksheets, the workbook and its properties, an element a line, for a golden file."""
    found = []
    for name, content in parts(data).items():
        if name.startswith("xl/worksheets/") or name in {"xl/workbook.xml", "docProps/core.xml"}:
            text = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), content.decode("utf-8"))
            found.append(f"==== {name}\n" + re.sub(r"(<row|<c |</row>|</sheetData>|<xf |<font>)", r"\n\1", text))
    return "\n".join(found) + "\n"


def as_pdf(data: bytes, folder: Path) -> Path:
    """Return a workbook as LibreOffice prints it; skip the test where LibreOffice is not installed."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    file = folder / "table.xlsx"
    file.write_bytes(data)
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", file.name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)  # noqa: S603  found above
    return folder / "table.pdf"
