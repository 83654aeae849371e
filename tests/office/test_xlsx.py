"""Workbooks: what Excel can do to a cell, and files that are damaged, hostile or of another kind."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime, time
from typing import Any

import pytest

from support.workbooks import with_parts, workbook
from zhixing_rules import RecordError
from zhixing_rules.office import open_tables
from zhixing_rules.office.worksheets import MAX_COLUMNS, CellFault

FIRST = "xl/worksheets/sheet1.xml"


def rows_of(data: bytes, name: str | None = None) -> dict[int, tuple[Any, ...]]:
    return dict(open_tables(data).table(name).rows)


def test_values_are_read_with_their_types_and_row_numbers() -> None:
    day = datetime(2025, 3, 7)  # noqa: DTZ001  as spreadsheets have it
    data = workbook({"台账": [["案号", "天数"], [], ["甲", 15], [True, 1.5], [day, time(8, 30)], [" ", ""]]})
    assert rows_of(data) == {
        1: ("案号", "天数"),
        3: ("甲", 15),
        4: (True, 1.5),
        5: (day, time(8, 30)),
        6: (" ", None),
    }


def test_the_first_visible_worksheet_is_read_unless_another_is_named() -> None:
    tables = open_tables(workbook({"说明": [["a"]], "台账": [["b"]], "旧": [["c"]]}, hidden=["说明"]))
    assert tables.names() == ("台账", "旧")
    assert tables.table(None).rows == ((1, ("b",)),)
    assert tables.table("说明").rows == ((1, ("a",)),)
    with pytest.raises(LookupError):
        tables.table("没有")


def test_a_workbook_with_hidden_worksheets_alone_has_no_table() -> None:
    def hide(book: Any) -> None:  # noqa: ANN401  a workbook of openpyxl
        book.worksheets[1].sheet_state = "hidden"

    data = workbook({"a": [["x"]], "b": [["y"]]}, change=hide)
    data = with_parts(
        data,
        {
            "xl/workbook.xml": lambda xml: xml.replace(
                b'name="a" sheetId="1" state="visible"', b'name="a" sheetId="1" state="hidden"'
            )
        },
    )
    with pytest.raises(LookupError):
        open_tables(data).table(None)


def test_a_formula_without_a_computed_value_and_an_error_are_faults() -> None:
    data = workbook({"a": [["x", "=A1&B1", "#N/A"], ["=A1"], ["=A1", None, "y"]]})
    assert rows_of(data) == {
        1: ("x", CellFault.FORMULA, CellFault.ERROR),
        2: (CellFault.FORMULA,),
        3: (CellFault.FORMULA, None, "y"),
    }


def test_a_formula_with_its_computed_value_is_its_value() -> None:
    data = with_parts(
        workbook({"a": [["x", "=A1&B1"]]}),
        {FIRST: lambda xml: xml.replace(b"<v></v>", b"<v>7</v>").replace(b"<v />", b"<v>7</v>")},
    )
    assert rows_of(data) == {1: ("x", 7)}


def test_a_cell_merged_down_counts_in_each_row_and_one_merged_across_is_a_fault() -> None:
    def merge(book: Any) -> None:  # noqa: ANN401  as above
        for cells in ("A2:A4", "C3:D4", "B9:B12"):
            book["a"].merge_cells(cells)

    rows: list[list[Any]] = [["k", "v", "w", "x"], ["one", 1], [None, 2, "both"], [None, 3]]
    assert rows_of(workbook({"a": rows}, change=merge)) == {
        1: ("k", "v", "w", "x"),
        2: ("one", 1),
        3: ("one", 2, "both", CellFault.MERGED),
        4: ("one", 3, "both", CellFault.MERGED),
    }


def test_columns_beyond_the_limit_are_not_read() -> None:
    assert len(rows_of(workbook({"a": [["x"] * (MAX_COLUMNS + 5)]}))[1]) == MAX_COLUMNS


@pytest.mark.parametrize("path", ["xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"])
def test_macros_and_links_are_ignored(path: str) -> None:
    data = with_parts(workbook({"a": [["x"]]}), {path: lambda _: b"<anything/>"})
    assert rows_of(data) == {1: ("x",)}


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


PLAIN = workbook({"a": [["x"]]})
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_workbook"),
        (PLAIN[:200], "not_a_workbook"),
        (PLAIN[:-30], "not_a_workbook"),
        (_zip({"word/document.xml": b"<x/>"}), "not_a_workbook"),
        (_zip({"xl/workbook.xml": b"<x"}), "not_a_workbook"),
        (with_parts(PLAIN, {"xl/workbook.xml": lambda xml: ENTITIES + xml}), "not_a_workbook"),
        (with_parts(PLAIN, {FIRST: lambda xml: ENTITIES + xml}), "not_a_workbook"),
    ],
)
def test_a_file_that_is_not_a_sound_workbook_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(RecordError) as refused:
        open_tables(data)
    assert [each.code for each in refused.value.problems] == [code]


@pytest.mark.parametrize(("limit", "value"), [("_MAX_PARTS", 5), ("_MAX_UNPACKED", 5000), ("_MAX_PART", 1500)])
def test_a_workbook_that_is_too_large_unpacked_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    data = with_parts(PLAIN, {"xl/other.xml": lambda _: b" " * 4000})
    assert rows_of(data)
    monkeypatch.setattr(f"zhixing_rules.office.xlsx.{limit}", value)
    with pytest.raises(RecordError) as refused:
        open_tables(data)
    assert [each.code for each in refused.value.problems] == ["too_large"]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhixing_rules.office.xlsx.MAX_ROWS", 3)
    assert len(rows_of(workbook({"a": [["x"]] * 3}))) == 3
    with pytest.raises(RecordError) as refused:
        rows_of(workbook({"a": [["x"]] * 4}))
    assert [each.code for each in refused.value.problems] == ["too_many_rows"]


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[: len(xml) // 2],
        lambda xml: xml.replace(b'r="A1"', b'r="?"'),
        lambda xml: xml.replace(b"</sheetData>", b""),
        lambda _: b"",
    ],
)
def test_a_damaged_worksheet_is_refused(change: Any) -> None:  # noqa: ANN401  a function of bytes
    with pytest.raises(RecordError) as refused:
        open_tables(with_parts(PLAIN, {FIRST: change})).table(None)
    assert [each.code for each in refused.value.problems] == ["not_a_workbook"]


def test_a_row_far_below_is_read_without_the_blank_ones_in_between() -> None:
    data = with_parts(
        PLAIN,
        {
            FIRST: lambda xml: xml.replace(
                b"</sheetData>", b'<row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData>'
            )
        },
    )
    assert rows_of(data) == {1: ("x",)}


def test_too_many_merged_cells_are_refused() -> None:
    data = with_parts(
        PLAIN,
        {
            FIRST: lambda xml: xml.replace(
                b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:Z99999"/></mergeCells>'
            )
        },
    )
    with pytest.raises(RecordError) as refused:
        open_tables(data).table(None)
    assert [each.code for each in refused.value.problems] == ["too_large"]


def test_without_openpyxl_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "zhixing_rules.office.xlsx", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(RecordError) as refused:
        open_tables(PLAIN)
    assert "zhixing-rules[office]，安装见 docs/for-developers.md" in refused.value.problems[0].zh


def _with_cells(cells: bytes, after: bytes = b"") -> dict[int, tuple[Any, ...]]:
    xml = b'<row r="2">' + cells + b"</row></sheetData>" + after
    return rows_of(with_parts(PLAIN, {FIRST: lambda old: old.replace(b"</sheetData>", xml)}))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (b'<c r="B2" t="str"><f>IF(A1="","","")</f><v></v></c>', None),
        (b'<c r="B2" t="str"><f>IF(A1="","","")</f><v/></c>', None),
        (b'<c t="str"><f>A1</f></c>', CellFault.FORMULA),
        (b'<c r="B2"><f>A1</f><v></v></c>', CellFault.FORMULA),
        (b'<c r="B2"><f>A1</f></c>', CellFault.FORMULA),
        (b'<c r="B2" t="str"><f>A1</f><v>x</v></c>', "x"),
        (b'<c r="B2"><!-- <f>A1</f> --></c>', None),
    ],
)
def test_an_empty_text_that_a_formula_computed_is_a_blank_cell(cell: bytes, value: object) -> None:
    found = _with_cells(b'<c r="A2"><v>1</v></c>' + cell + b'<c r="C2"><v>3</v></c>')
    assert found[2] == (1, value, 3)


@pytest.mark.parametrize(
    ("merged", "value"),
    [
        (b"<mergeCells><mergeCell ref='A1:A2'/></mergeCells>", "x"),
        (b'<mergeCells ><mergeCell  ref = "A1:A2" /></mergeCells>', "x"),
        (b'<!-- <mergeCell ref="A1:A2"/> -->', None),
        (b"", None),
    ],
)
def test_merged_cells_are_read_however_they_are_written(merged: bytes, value: object) -> None:
    assert _with_cells(b'<c r="B2"><v>7</v></c>', merged)[2] == (value, 7)


def test_long_comments_take_no_time() -> None:
    assert _with_cells(b'<c r="A2"><v>7</v></c>', b"<!--" + b"<mergeCell " * 200_000 + b"-->")[2] == (7,)


@pytest.mark.parametrize("path", ["xl/workbook.xml", FIRST, "xl/other.bin"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_declaration_behind_a_long_comment_is_found(path: str, encoding: str) -> None:
    xml = f"<!--{' ' * 3000}--><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>]><x/>".encode(encoding)
    with pytest.raises(RecordError) as refused:
        open_tables(with_parts(PLAIN, {path: lambda _: xml}))
    assert [each.code for each in refused.value.problems] == ["not_a_workbook"]
