"""Workbooks (.xlsx) written a row at a time by openpyxl: tables with a heading, filters and print settings.

A text is always a text: openpyxl would take one that begins with ``=`` for a formula. One that a spreadsheet could take
for a formula when it is edited or saved as CSV has the mark of a text (``quotePrefix``) too.

The same rows give the same bytes: the parts and the properties have the day of judgment as their time.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from math import ceil
from shutil import copyfileobj
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal, NamedTuple, Self
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._text_safety import is_formula_like, without_control_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from os import PathLike
    from types import TracebackType

    from zhixing_rules.views.worklists import UnreadCase

__all__ = ["UNREAD_COLUMNS", "Column", "Highlight", "Table", "WorkbookFile", "unread_rows"]

Value = str | int | date | None

FONT: Final = "等线"
_INK, _PALE_INK, _RULE = "1B1F24", "4A525B", "C9CED4"
_LAST_ROW: Final = 1_048_576
"""The last row that a worksheet can have."""
_ALIGNMENT: Final = {"text": "left", "day": "left", "number": "center"}
_TALL: Final = 24
_WIDE: Final = frozenset("WFA")
"""Characters as wide as two: Chinese ones, and those that are as wide among them."""
_LINE_HEIGHT: Final = 15
_MOST_LINES: Final = 20
"""The number of lines up to which a row grows; Excel shows no row higher than 409 points."""
_HEAD_ROW: Final = 2
"""The row with the headings, under a note."""
_EARLIEST_ZIP_YEAR: Final = 1980


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        title: its heading.
        width: its width in characters.
        kind: what it holds.
        hidden: whether it is not shown.
    """

    title: str
    width: float
    kind: Literal["text", "day", "number"] = "text"
    hidden: bool = False


class Highlight(NamedTuple):
    """A colour for the rows in which a column has a text.

    Attributes:
        column: the heading of the column.
        text: the text.
        fill: the colour of the background, as six hexadecimal digits.
        ink: the colour of the text; ``None`` to leave it.
        bold: whether the text is bold.
    """

    column: str
    text: str
    fill: str
    ink: str | None = None
    bold: bool = False


UNREAD_COLUMNS: Final = (Column("案件序号", 12, "number"), Column("位置", 40), Column("问题", 80))
"""The columns of a table of cases that could not be read."""


def unread_rows(cases: Iterable[UnreadCase]) -> Iterator[tuple[int, str, str]]:
    """Yield a row for each problem of the cases that could not be read."""
    return ((case.number, problem.pointer, problem.zh) for case in cases for problem in case.error.problems)


class WorkbookFile(TypeNameRepr):
    """A workbook that is being written. As a context manager, it removes its temporary files whatever happens.

    Args:
        day: the day that stands for the time at which the file was made.
        footer: the text at the foot of each printed page, such as 限查控专管人员阅.
    """

    def __init__(self, day: date, footer: str) -> None:
        self._book = openpyxl.Workbook(write_only=True)
        self._moment = datetime(max(day.year, _EARLIEST_ZIP_YEAR), day.month, day.day)  # noqa: DTZ001  without zone
        self._footer = footer
        self._tables: list[Table] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        worksheets: list[Any] = self._book.worksheets
        for worksheet in worksheets:
            with suppress(Exception):
                if not worksheet.closed:
                    worksheet.close()
                worksheet._writer.cleanup()  # noqa: SLF001  openpyxl leaves its temporary file until the process ends

    def table(
        self,
        title: str,
        columns: Sequence[Column],
        *,
        note: str = "",
        highlights: Iterable[Highlight] = (),
        frozen: int = 0,
        last_row: int = _LAST_ROW,
    ) -> Table:
        """Begin a table in a worksheet of its own.

        Args:
            title: the name of the worksheet.
            columns: the columns.
            note: the text above the headings.
            highlights: the colours of rows.
            frozen: the number of columns that stay in place.
            last_row: the last row of a worksheet; the rows after it go to further worksheets.

        Returns:
            The table. Several can be written to in turn.
        """
        table = Table(self._book, self._footer, title, columns, note, tuple(highlights), frozen, last_row)
        self._tables.append(table)
        return table

    def save(self, file: BinaryIO) -> None:
        """Write the workbook to a file opened for bytes."""
        for table in self._tables:
            table.finish()
        properties = self._book.properties
        properties.creator, properties.created, properties.modified = "zhixing", self._moment, self._moment
        with _ReproducibleZip(file, self._moment) as archive:
            ExcelWriter(self._book, archive).write_data()


class Table(TypeNameRepr):
    """A table that is being written. Use `WorkbookFile.table`.

    Attributes:
        count: the number of its rows.
    """

    def __init__(  # noqa: PLR0917  the parts of a table
        self,
        book: Any,  # noqa: ANN401  a workbook of openpyxl
        footer: str,
        title: str,
        columns: Sequence[Column],
        note: str,
        highlights: tuple[Highlight, ...],
        frozen: int,
        last_row: int,
    ) -> None:
        self._book, self._footer, self._title, self._columns = book, footer, title, tuple(columns)
        self._note = note
        self._highlights = highlights
        self._frozen = frozen
        self._last_row = last_row
        self._parts = 0
        self.count = 0
        self._begin()

    def append(self, values: Sequence[Value]) -> None:
        """Write a row."""
        if self._row == self._last_row:
            self.finish()
            self._begin()
        self._row += 1
        self.count += 1
        lines = max(map(_lines, values, self._columns), default=1)
        if lines > 1:
            self._worksheet.row_dimensions[self._row].height = _LINE_HEIGHT * min(lines, _MOST_LINES)
        self._worksheet.append([cells.with_value(value) for cells, value in zip(self._cells, values, strict=True)])
        self._worksheet.row_dimensions.pop(self._row, None)  # the row is written

    def finish(self) -> None:
        """End the worksheet: its filter, and the colours of its rows."""
        last = get_column_letter(len(self._columns))
        self._worksheet.auto_filter.ref = f"A{_HEAD_ROW}:{last}{self._row}"
        titles = [column.title for column in self._columns]
        for each in self._highlights:
            letter = get_column_letter(titles.index(each.column) + 1)
            font = {} if each.ink is None else {"font": Font(color=each.ink, bold=each.bold)}
            make_rule: Any = FormulaRule  # openpyxl has no types
            rule = make_rule(
                formula=[f'${letter}{_HEAD_ROW + 1}="{each.text}"'],
                fill=PatternFill("solid", bgColor=each.fill),
                **font,
            )
            self._worksheet.conditional_formatting.add(f"A{_HEAD_ROW + 1}:{last}{max(self._row, _HEAD_ROW + 1)}", rule)

    def _begin(self) -> None:
        """Begin a worksheet with its note and its headings."""
        self._parts += 1
        part = "" if self._parts == 1 else f"（续{self._parts - 1}）"
        worksheet = self._book.create_sheet(f"{self._title}{part}")
        self._worksheet = worksheet
        self._row = _HEAD_ROW
        worksheet.freeze_panes = f"{get_column_letter(self._frozen + 1)}{_HEAD_ROW + 1}"
        for number, column in enumerate(self._columns, start=1):
            dimension = worksheet.column_dimensions[get_column_letter(number)]
            dimension.width, dimension.hidden = column.width, column.hidden
        worksheet.row_dimensions[_HEAD_ROW].height = _TALL
        worksheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
        worksheet.page_setup.orientation, worksheet.page_setup.paperSize = "landscape", 9
        worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
        worksheet.sheet_properties.pageSetUpPr.fitToPage = True
        worksheet.page_margins.left = worksheet.page_margins.right = 0.4
        worksheet.page_margins.top, worksheet.page_margins.bottom, worksheet.page_margins.footer = 0.5, 0.8, 0.35
        worksheet.oddFooter.left.text = self._footer
        worksheet.oddFooter.right.text = "第 &P 页，共 &N 页"
        note = WriteOnlyCell(worksheet, value=without_control_characters(self._note))
        note.font = Font(name=FONT, size=10, color=_PALE_INK)
        note.data_type = "s"
        worksheet.append([note])
        worksheet.append([_heading(worksheet, column) for column in self._columns])
        self._cells = [_Cells(worksheet, column.kind) for column in self._columns]


class _Cells:
    """The cells of a column, used again for every row: a row is written as soon as it is given."""

    def __init__(self, worksheet: Any, kind: str) -> None:  # noqa: ANN401  a worksheet of openpyxl
        self._plain, self._quoted = _body(worksheet, kind), _body(worksheet, kind)
        self._quoted.quotePrefix = True

    def with_value(self, value: Value) -> Any:  # noqa: ANN401  a cell of openpyxl
        """Return the cell with a value."""
        if not isinstance(value, str):
            self._plain.value = value
            return self._plain
        text = without_control_characters(value)
        cell = self._quoted if is_formula_like(text) else self._plain
        cell.value = text
        cell.data_type = "s"  # not a formula, nor an error value
        return cell


def _lines(value: Value, column: Column) -> int:
    """Return the number of lines that a value needs in its column: spreadsheets do not adjust the height of a row."""
    if not isinstance(value, str) or 2 * len(value) < column.width or column.hidden:
        return 1
    width = sum(1 + (east_asian_width(each) in _WIDE) for each in value)
    return ceil((width + 1) / column.width)


def _heading(worksheet: Any, column: Column) -> Any:  # noqa: ANN401  a worksheet and a cell of openpyxl
    cell = WriteOnlyCell(worksheet, value=column.title)
    cell.font = Font(name=FONT, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_INK)
    cell.alignment = Alignment(horizontal=_ALIGNMENT[column.kind], vertical="center", wrap_text=True)
    return cell


def _body(worksheet: Any, kind: str) -> Any:  # noqa: ANN401  a worksheet and a cell of openpyxl
    cell = WriteOnlyCell(worksheet)
    cell.font = Font(name=FONT, size=11)
    cell.border = Border(bottom=Side(style="thin", color=_RULE))
    cell.alignment = Alignment(horizontal=_ALIGNMENT[kind], vertical="center", wrap_text=True)
    if kind == "day":
        cell.number_format = "yyyy-mm-dd"
    return cell


class _ReproducibleZip(ZipFile):
    """A zip file whose parts all have the same time."""

    def __init__(self, file: BinaryIO, moment: datetime) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._time = moment.timetuple()[:6]

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: object, **__: object) -> None:  # noqa: ANN401  as in the base
        """Write a part."""
        super().writestr(self._info(str(zinfo_or_arcname)), data)

    def write(  # with the parameters that openpyxl uses
        self, filename: str | PathLike[str], arcname: str | PathLike[str] | None = None, *_: object
    ) -> None:
        """Write a file as a part, without holding it in memory."""
        with open(filename, "rb") as source, self.open(self._info(str(arcname)), "w", force_zip64=True) as target:  # noqa: PTH123
            copyfileobj(source, target)

    def _info(self, name: str) -> ZipInfo:
        info = ZipInfo(name, (self._time[0], *self._time[1:]))
        info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
        return info
