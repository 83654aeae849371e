"""Tables of workbooks: texts, row heights, and worksheets that are full."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from support.opened_workbook import opened, parts
from zhixing_rules.office.workbook_file import Column, WorkbookFile

COLUMNS = (Column("甲", 10), Column("乙", 12, "day"), Column("丙", 8, "number"))
DAY = date(2026, 9, 28)


def table(rows: list[tuple[Any, ...]], last_row: int = 1_048_576) -> bytes:
    file = io.BytesIO()
    with WorkbookFile(DAY, "限示例阅") as book:
        found = book.table("表", COLUMNS, note="说明", frozen=1, last_row=last_row)
        for row in rows:
            found.append(row)
        book.save(file)
        assert found.count == len(rows)
    return file.getvalue()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a\ufffdb"),
        ("\u202eabc", "\ufffdabc"),
        ("\ud800", "\ufffd"),
        ("a\uffffb", "a\ufffdb"),
        ("x\ty", "x\ufffdy"),
    ],
)
def test_characters_that_hide_or_break_are_replaced(text: str, shown: str) -> None:
    assert opened(table([(text, DAY, 1)]))["表"]["A3"].value == shown


def test_a_full_worksheet_is_continued_in_another() -> None:
    data = table([(str(number), DAY, number) for number in range(7)], last_row=5)
    book = opened(data)
    assert book.sheetnames == ["表", "表（续1）", "表（续2）"]
    found = [[row[2] for row in book[name].iter_rows(min_row=3, values_only=True)] for name in book.sheetnames]
    assert found == [[0, 1, 2], [3, 4, 5], [6]]
    assert book["表（续1）"]["A2"].value == "甲"
    assert [book[name].auto_filter.ref for name in book.sheetnames] == ["A2:C5", "A2:C5", "A2:C3"]


@pytest.mark.parametrize(("text", "height"), [("四个汉字", None), ("五个汉字的", 30), ("字" * 500, 300)])
def test_a_row_is_as_high_as_its_texts_need(text: str, height: float | None) -> None:
    assert opened(table([(text, DAY, 1)]))["表"].row_dimensions[3].height == height


def test_a_table_without_rows_is_a_table() -> None:
    book = opened(table([]))
    assert [cell.value for cell in book["表"][2]] == ["甲", "乙", "丙"]
    assert book["表"].auto_filter.ref == "A2:C2"


def test_an_empty_value_has_the_form_of_its_column() -> None:
    cell = opened(table([(None, None, None)]))["表"]["B3"]
    assert cell.value is None
    assert cell.number_format == "yyyy-mm-dd"


def test_no_part_refers_to_anything_outside() -> None:
    for name, content in parts(table([("=1", DAY, 1)])).items():
        if name.endswith(".rels"):
            assert b"External" not in content
