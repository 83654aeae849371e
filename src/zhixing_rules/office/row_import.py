"""Rows of worksheets become records: one JSON line for each, or the cells that stand in its way."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixing_rules.errors import MAX_PROBLEMS, Problem, RecordError
from zhixing_rules.office.cell_values import (
    CellNote,
    CellPlace,
    CellRefused,
    Column,
    cell_text,
    cell_value,
)
from zhixing_rules.office.field_paths import FieldPath, field_path
from zhixing_rules.office.import_result import MAX_CONVERSIONS, ColumnRead, ImportedRecord, ImportResult
from zhixing_rules.office.mapping import named
from zhixing_rules.office.merged_rows import merge_rows, name_references, number_entries
from zhixing_rules.office.record_keys import NO_KEY, NOT_A_NUMBER, TOTALS, record_key
from zhixing_rules.office.record_parts import CellSource, Part, Value, data_of, is_missing, put, put_constant
from zhixing_rules.office.worksheets import MAX_COLUMNS
from zhixing_rules.records import CaseNumber, load
from zhixing_rules.records.conversions import convert
from zhixing_rules.records.loading import record_word

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from pydantic import BaseModel

    from zhixing_rules.office.mapping import ColumnMapping, Constants, TableMapping
    from zhixing_rules.office.worksheets import Tables, Worksheet

__all__ = ["import_rows"]

_EXPECTED: Final = {
    "bool_type": (
        '须为“是”或“否”；未记录的留空；其他词语在映射的 [table.words."标题"] 中写明',
        'give 是 or 否, or leave the cell blank; list other words in [table.words."heading"] of the mapping',
    ),
    "int_type": ("须为整数，只写数字，如 15", "give a whole number in digits alone, such as 15"),
    "tuple_type": ("须为用顿号分隔的词语；没有的留空", "give words separated by 、, or leave the cell blank"),
}
"""What is expected of a cell, where the message for records speaks of JSON."""
_BEYOND_HEADINGS: Final = (
    "beyond_headings",
    "该行的单元格多于标题；单元格中的逗号未加引号时各格会错位，请加引号，或补充标题",
    "the row has more cells than headings: a comma in a cell needs quotes, or cells are displaced; or add the heading",
)
_SPELLING: Final = ("case_number", "案号的另一写法 → 规范写法", "another spelling of a case number → the usual one")
_LETTERS: Final = 26
_MAX_LETTERS: Final = 3


class _Draft(NamedTuple):
    """A record of which some rows were read, as the parts of each."""

    rows: list[Part]
    problems: list[CellNote]
    conversions: list[CellNote]


class _Layout(NamedTuple):
    """The columns of a worksheet as they were found, and how many there may be."""

    number: int
    worksheet: Worksheet
    name: str
    heading_row: int
    key: Column | None
    columns: tuple[Column, ...]
    constants: Constants
    unread: tuple[CellPlace, ...]
    width: int


def import_rows(tables: Tables, mapping: ColumnMapping, *, first: int | None = None) -> ImportResult:
    """Return the records that the rows of a file stand for.

    Rows with the same key are one record, in all tables of the mapping. A record with a problem has no line, as part of
    a record could pass for a whole one; every other record has one.

    Args:
        tables: the file.
        mapping: what its columns mean.
        first: how many rows of each table to read; ``None`` for all.

    Returns:
        The records, and every cell that has a problem or was converted.

    Raises:
        RecordError: a table of the mapping, or a heading of one, is not in the file; or a table cannot be read.
    """
    layouts = _layouts(tables, mapping)
    drafts = _Drafts(mapping.model, _case_number(layouts))
    for layout in layouts:
        rows = [row for row in layout.worksheet.rows if row[0] > layout.heading_row]
        for number, cells in rows[:first]:
            drafts.read_row(layout, number, cells)
    records, problems, conversions = list[ImportedRecord](), drafts.without_key, list[CellNote]()
    converted: dict[tuple[str, int, str, str, str], tuple[CellNote, int]] = {}
    for key in list(drafts.by_key):
        draft = drafts.by_key.pop(key)  # what is finished takes no memory any more
        records.append(_finished(draft, mapping))
        problems += draft.problems
        found = dict.fromkeys(draft.conversions)
        conversions += islice(found, MAX_CONVERSIONS - len(conversions))
        for each in found:
            form = each.place.worksheet, each.place.column, each.heading, each.code, each.zh
            first_note, count = converted.get(form, (each, 0))
            converted[form] = first_note, count + 1
    order = {layout.name: layout.number for layout in reversed(layouts)}
    return ImportResult(
        tuple(records),
        _in_order(problems, order),
        _in_order(conversions, order),
        tuple(converted[form] for form in sorted(converted)),
        tuple(ColumnRead(layout.name, column) for layout in layouts for column in layout.columns),
        tuple(place for layout in layouts for place in layout.unread),
        _in_order(drafts.totals, order),
    )


def _in_order(notes: Iterable[CellNote], order: dict[str, int]) -> tuple[CellNote, ...]:
    return tuple(
        sorted(
            set(notes),
            key=lambda each: (
                order.get(each.place.worksheet, -1),
                each.place.row,
                each.place.column,
                each.code,
                each.zh,
            ),
        )
    )


# ---------------------------------------------------------------------------------------------- headings


def _layouts(tables: Tables, mapping: ColumnMapping) -> list[_Layout]:
    problems: list[Problem] = []
    found = [_layout(tables, each, number, mapping.model, problems) for number, each in enumerate(mapping.tables)]
    if problems:
        raise RecordError(problems)
    return [each for each in found if each is not None]


def _layout(
    tables: Tables, table: TableMapping, position: int, model: type[BaseModel], problems: list[Problem]
) -> _Layout | None:
    place = f"/table/{position}"
    try:
        worksheet = tables.table(table.worksheet)
    except LookupError:
        zh, en = "文件中没有这一工作表；请核对名称", "the file has no such worksheet: check its name"
        problems.append(named(Problem(f"{place}/worksheet", "no_such_worksheet", zh, en), table.worksheet))
        return None
    heading_cells = next((cells for number, cells in worksheet.rows if number == table.heading_row), ())
    headings: dict[str, list[int]] = {}
    for index, cell in enumerate(heading_cells):
        headings.setdefault(cell_text(cell), []).append(index)
    name, columns, used = table.worksheet or "", list[Column](), set[int]()
    for number, (heading, paths) in enumerate(table.columns.items()):
        at = _index(heading, headings, table, f"{place}/columns/{number}", problems)
        if at is None:
            continue
        used.add(at)
        words = {cell_text(word): value for word, value in table.words.get(heading, {}).items()}
        serial = heading in table.serial_dates
        columns += [
            Column(heading, at, path, path.kind, words, serial, worksheet.epoch_1904, follows=order > 0)
            for order, path in enumerate(paths)
        ]
    key: int | None = None if table.key is None else _index(table.key, headings, table, f"{place}/key", problems)
    titled = {index for text, indices in headings.items() if text for index in indices}
    unread = [
        CellPlace(name, table.heading_row, index) for index in (titled | _filled(worksheet, table)) - {*used, key}
    ]
    found, places = tuple(sorted(columns, key=lambda each: each.follows)), tuple(sorted(unread))
    width = len(heading_cells) if worksheet.name is None else MAX_COLUMNS
    key_column = None
    if key is not None:
        path = next((each.path for each in found if each.index == key), FieldPath((), model, ""))
        key_column = Column(table.key or "", key, path, str, {}, serial_dates=False, epoch_1904=False)
    return _Layout(position, worksheet, name, table.heading_row, key_column, found, table.constants, places, width)


def _filled(worksheet: Worksheet, table: TableMapping) -> set[int]:
    """Return the columns that have a cell below the headings."""
    found = set[int]()
    for number, cells in worksheet.rows:
        if number > table.heading_row:
            found.update(index for index, cell in enumerate(cells) if index not in found and cell_text(cell))
    return found


def _index(
    heading: str, headings: dict[str, list[int]], table: TableMapping, place: str, problems: list[Problem]
) -> int | None:
    """Return the number of the column with a heading, from 0; ``@B`` is column B."""
    letters = heading.removeprefix("@")
    if heading.startswith("@") and 1 <= len(letters) <= _MAX_LETTERS and letters.isascii() and letters.isupper():
        number = 0
        for letter in letters:
            number = _LETTERS * number + ord(letter) - ord("A") + 1
        return number - 1
    found = headings.get(cell_text(heading), [])
    if len(found) == 1:
        return found[0]
    code, zh, en = (
        (
            "ambiguous_heading",
            "有几列同为这一标题；请改写列号，如 @B",
            "several columns have this heading: write the column, such as @B",
        )
        if found
        else (
            "no_such_heading",
            "标题行中没有这一标题；请核对标题和 heading_row",
            "no column has this heading: check it, and heading_row",
        )
    )
    problems.append(named(Problem(place, code, zh, en), table.worksheet, heading))
    return None


# -------------------------------------------------------------------------------------------------- rows


class _Drafts:
    """The records of which some rows were read, by key, and the rows that have none."""

    def __init__(self, model: type[BaseModel], case_number: FieldPath | None) -> None:
        self._model, self._case_number = model, case_number
        self.by_key: dict[Hashable, _Draft] = {}
        self.without_key: list[CellNote] = []
        self.totals: list[CellNote] = []
        self._above: tuple[int, _Draft | None] = (0, None)

    def read_row(self, layout: _Layout, number: int, cells: Sequence[Any]) -> None:
        """Read a row into the draft of its record."""
        root = Part(self._model, CellPlace(layout.name, number, -1))
        row = _Draft([root], [], [])
        _read_cells(layout, number, cells, row)
        if not row.problems and not row.conversions and not any(part.values for part in root.inner()):
            return
        for path, constant in layout.constants:
            put_constant(root, path, constant)
        key = self._key(layout, number, cells, row)
        if key is None:
            self._leave_out(layout, row)
            return
        draft = self.by_key.setdefault(key, _Draft([], [], []))
        self._above = layout.number, draft
        draft.rows.append(root)
        draft.problems.extend(row.problems)
        draft.conversions.extend(row.conversions)

    def _leave_out(self, layout: _Layout, row: _Draft) -> None:
        """Note the problems of a row without a key; it may go on with the record above, which is then not whole."""
        table, above = self._above
        if above is None or table != layout.number:
            self.without_key += row.problems
        elif any(each.code == NO_KEY[0] for each in row.problems):
            above.problems.extend(row.problems)
        else:
            self.without_key += row.problems
            self._above = table, None

    def _key(self, layout: _Layout, number: int, cells: Sequence[Any], row: _Draft) -> Hashable:
        """Return the key of a row, and note what is wrong if it has none."""
        if layout.key is None:
            return layout.number, number
        raw = cells[layout.key.index] if layout.key.index < len(cells) else None
        source = CellPlace(layout.name, number, layout.key.index), layout.key.heading
        try:
            key = record_key(layout.key, raw, is_case_number=self._case_number is not None)
        except CellRefused as refused:
            if refused.note == TOTALS:
                self.totals.append(CellNote(*source, *refused.note))
                row.problems.clear()  # those of its cells are none of a case
                return None
            notes = {refused.note} if refused.note == NOT_A_NUMBER else {refused.note, NO_KEY}
            row.problems.extend(CellNote(*source, *note) for note in notes)
            return None
        if self._case_number is not None:
            row.rows[0].values[self._case_number.name] = Value(key, source)
            if key != raw:
                row.conversions.append(CellNote(*source, *_SPELLING))
        return key


def _read_cells(layout: _Layout, number: int, cells: Sequence[Any], row: _Draft) -> None:
    """Read the cells of a row into its parts, its problems and its conversions."""
    root = row.rows[0]
    for column in layout.columns:
        cell = CellPlace(layout.name, number, column.index)
        try:
            value, done = cell_value(column, cells[column.index] if column.index < len(cells) else None)
        except CellRefused as refused:
            row.problems.append(CellNote(cell, column.heading, *refused.note))
            continue
        if value is not None and not (column.follows and is_missing(root, column.path)):
            put(root, column.path, value, (cell, column.heading))
        if done is not None:
            row.conversions.append(CellNote(cell, column.heading, *done))
    beyond = {index for index, cell in enumerate(cells[layout.width :], layout.width) if cell_text(cell)}
    if beyond - {column.index for column in layout.columns}:
        row.problems.append(CellNote(CellPlace(layout.name, number, min(beyond)), "", *_BEYOND_HEADINGS))


def _case_number(layouts: Sequence[_Layout]) -> FieldPath | None:
    """Return the field of the case number if the key of a table is that; it is then the key of all tables."""
    keys = (
        column for layout in layouts for column in layout.columns if layout.key and column.index == layout.key.index
    )
    return next((each.path for each in keys if each.kind is CaseNumber and not each.path.steps), None)


# ----------------------------------------------------------------------------------------------- records


def _finished(draft: _Draft, mapping: ColumnMapping) -> ImportedRecord:
    """Return the record of a draft, and note the problems and conversions of its cells."""
    nowhere = (CellPlace("", 0, 0), "")
    root = Part(mapping.model, draft.rows[0].place)
    problems, repeated = merge_rows(root, draft.rows)
    draft.problems.extend(problems)
    draft.conversions.extend(repeated)
    for path, value in mapping.constants:
        put(root, path, value, (nowhere[0], str(path)))
    if mapping.record == record_word(mapping.model) != "case":
        put(root, field_path(mapping.model, "record"), mapping.record, nowhere)
    number_entries(root)
    draft.problems.extend(name_references(root))
    sources: dict[str, CellSource] = {}
    normalised = convert(mapping.model, data_of(root, "", sources))
    draft.conversions.extend(
        CellNote(*_source(sources, each.pointer), each.code, each.zh, each.en) for each in normalised.conversions
    )
    line, wrong = None, set[str]()
    try:
        record = load(mapping.model, normalised.data)
    except RecordError as error:
        wrong = {each.pointer for each in error.problems} if len(error.problems) < MAX_PROBLEMS else {""}
        draft.problems.extend(
            CellNote(*_source(sources, each.pointer), each.code, *_EXPECTED.get(each.code, (each.zh, each.en)))
            for each in error.problems
        )
    else:
        line = None if draft.problems else record.model_dump_json(exclude_none=True)
    return ImportedRecord(normalised.data, line, frozenset(wrong | _doubtful(sources, draft.problems)))


def _doubtful(sources: dict[str, CellSource], problems: list[CellNote]) -> set[str]:
    """Return the places of a record whose cell has a problem, and of ids that were not made here."""
    cells = {each.place for each in problems}
    return {
        pointer
        for pointer, (place, heading) in sources.items()
        if heading and (place in cells or pointer.endswith("/id"))
    }


def _source(sources: dict[str, CellSource], pointer: str) -> CellSource:
    """Return the cell of a place of a record, or that of the innermost part around it."""
    while pointer not in sources:
        pointer = pointer.rpartition("/")[0]
    return sources[pointer]
