"""Workbooks (.xlsx, .xlsm), read by openpyxl: values only; no macro, formula or link is executed or followed."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.utils.datetime import MAC_EPOCH

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.office.worksheet_xml import DeclarationError, check_declarations, read_worksheet
from zhixing_rules.office.worksheets import (
    MAX_COLUMNS,
    MAX_ROWS,
    CellFault,
    Worksheet,
    file_error,
    too_many_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zhixing_rules.errors import RecordError
    from zhixing_rules.office.worksheet_xml import MergedCells

__all__ = ["Workbook"]

_MAX_PARTS: Final = 10_000
_MAX_UNPACKED: Final = 512 * 1024 * 1024
"""Maximum size of all parts of a workbook together, unpacked."""
_MAX_PART: Final = 128 * 1024 * 1024
"""Maximum size of one part, unpacked."""
_LAST_ROW: Final = 1_048_576
"""The last row that a worksheet can have."""
_MAX_MERGED: Final = 200_000
"""Maximum number of merged cells that are filled."""
Row = tuple[Any, ...]


class Workbook(TypeNameRepr):
    """The worksheets of a workbook.

    Raises:
        RecordError: the file is damaged, is not a workbook, or is too large unpacked.
    """

    def __init__(self, data: bytes) -> None:
        _check_parts(data)
        self._data = data
        self._values = _opened(data)
        self._states = {each.title: each.sheet_state for each in self._values.worksheets}

    def names(self) -> Sequence[str | None]:
        """Return the names of the visible worksheets."""
        return tuple(name for name, state in self._states.items() if state == "visible")

    def table(self, name: str | None) -> Worksheet:
        """Return a worksheet, hidden or not; the first visible one for ``None``.

        Raises:
            LookupError: there is no such worksheet.
            RecordError: the worksheet cannot be read.
        """
        chosen = next(iter(self.names()), None) if name is None else name
        if chosen is None or chosen not in self._states:
            raise LookupError("the workbook has no such worksheet")
        try:
            xml = read_worksheet(self._source(chosen))
        except DeclarationError:
            raise _damaged() from None
        rows = self._rows(chosen)
        _mark_formulas(rows, xml.uncomputed)
        _fill_merged(rows, xml.merged)
        kept = tuple((number, row) for number, row in sorted(rows.items()) if any(each is not None for each in row))
        if len(kept) > MAX_ROWS:
            raise too_many_rows()
        return Worksheet(chosen, kept, epoch_1904=self._values.epoch == MAC_EPOCH)

    def _rows(self, name: str) -> dict[int, Row]:
        """Return the rows of a worksheet that are not blank, by number."""
        found: dict[int, Row] | None = None
        with (
            warnings.catch_warnings(),
            suppress(Exception),
        ):  # openpyxl raises errors of many types, with values of cells
            warnings.simplefilter("ignore")  # they contain values of cells too
            cells = enumerate(self._cells(name), start=1)
            kept = ((number, row) for number, row in cells if any(each is not None for each in row))
            found = dict(islice(kept, MAX_ROWS + 1))
        if found is None:
            raise _damaged()
        if len(found) > MAX_ROWS:
            raise too_many_rows()
        return found

    def _cells(self, name: str) -> Iterator[Row]:
        worksheet = self._values[name]
        worksheet.reset_dimensions()
        for row in worksheet.iter_rows(max_row=_LAST_ROW):
            yield tuple(map(_value, row[:MAX_COLUMNS]))

    def _source(self, name: str) -> bytes:
        """Return the XML of a worksheet.

        Raises:
            RecordError: it cannot be found.
        """
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive, suppress(KeyError, StopIteration, ET.ParseError):
            book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  without declarations, see `_check_parts`
            relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  as above
            named = (each for each in book.iter() if each.get("name") == name)
            wanted = {value for each in named for key, value in each.items() if key.endswith("}id")}
            target = next(each.get("Target", "") for each in relations if each.get("Id") in wanted)
            return archive.read(target.removeprefix("/") if target.startswith("/") else f"xl/{target}")
        raise _damaged()


def _check_parts(data: bytes) -> None:
    """Check the parts of a workbook without unpacking more than their beginnings.

    Raises:
        RecordError: the file is damaged, is not a workbook, too large unpacked, or has declarations of XML entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            too_large = (
                len(parts) > _MAX_PARTS
                or sum(each.file_size for each in parts) > _MAX_UNPACKED
                or any(each.file_size > _MAX_PART for each in parts)
            )
            if not too_large:
                names = {each.filename for each in parts}
                sound = "xl/workbook.xml" in names
                for each in parts:
                    with archive.open(each) as file:
                        check_declarations(file, is_xml=each.filename.endswith((".xml", ".rels")))
    except (
        DeclarationError,
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
        EOFError,
        zlib.error,
    ):
        raise _damaged() from None
    if too_large:
        raise file_error(
            "too_large",
            "展开后过大；请删去无关的工作表和图片，或分成几个文件",
            "is too large when unpacked; remove other worksheets and images, or split it",
        )
    if not sound:
        raise _damaged()


def _opened(data: bytes) -> Any:  # noqa: ANN401  a workbook of openpyxl
    """Open a workbook, to read the values that were last computed.

    Raises:
        RecordError: the file is damaged.
    """
    book = None
    with warnings.catch_warnings(), suppress(Exception):  # openpyxl raises errors of many types
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if book is None:
        raise _damaged()
    return book


def _damaged() -> RecordError:
    return file_error(
        "not_a_workbook",
        "不是可以读取的 .xlsx 工作簿，或已损坏；请用 Excel 打开后另存，或存为 CSV",
        "is not a readable .xlsx workbook, or is damaged; open it in Excel and save it again, or as CSV",
    )


def _value(cell: Any) -> Any:  # noqa: ANN401  a cell of openpyxl and its value
    if cell.data_type == "e":
        return CellFault.ERROR
    return None if cell.value == "" else cell.value


def _mark_formulas(rows: dict[int, Row], uncomputed: Mapping[int, Iterable[int]]) -> None:
    """Mark the formulas that have no computed value, which else look like blank cells."""
    for number, columns in uncomputed.items():
        values = list(rows.get(number, ()))
        for column in columns:
            if column < MAX_COLUMNS:
                values += [None] * (column + 1 - len(values))
                values[column] = CellFault.FORMULA
        rows[number] = tuple(values)


def _fill_merged(rows: dict[int, Row], merged: Iterable[MergedCells]) -> None:
    """Give the value of a merged cell to every row that it covers, and mark its cells in other columns.

    Raises:
        RecordError: there are too many merged cells.
    """
    count = 0
    for each in merged:
        first, last = each.first, min(each.last, MAX_COLUMNS - 1)
        top, bottom = each.top, min(each.bottom, _LAST_ROW)
        count += max(0, bottom - top + 1) * max(0, last - first + 1)
        if count > _MAX_MERGED:
            raise file_error("too_large", "合并的单元格过多；请取消合并", "has too many merged cells; unmerge them")
        value = _at(rows.get(top, ()), first)
        if value is None:
            continue
        for number in range(top, bottom + 1):
            if number in rows:
                covered = [value, *[CellFault.MERGED] * (last - first)]
                row = [*rows[number], *[None] * (last + 1 - len(rows[number]))]
                rows[number] = (*row[:first], *covered, *row[last + 1 :])


def _at(row: Row, index: int) -> Any:  # noqa: ANN401  a value of a cell
    return row[index] if index < len(row) else None
