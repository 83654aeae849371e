"""Values of cells: a table of what a worksheet makes of dates, numbers and texts, before and after."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from zhixing_rules import Case
from zhixing_rules.office.cell_values import CellNote, CellPlace, CellRefused, Column, cell_text, cell_value
from zhixing_rules.office.field_paths import field_path
from zhixing_rules.office.worksheets import CellFault
from zhixing_rules.records.synthetic_values import resident_number

DATE, TEXT, NUMBER, YES_NO = "detentions.intake_on", "persons.telephone", "detentions.days", "persons.debtor"
NAME, IDENTITY = "persons.name", "persons.resident_number"

READ: list[tuple[str, Any, Any, str | None]] = [
    (DATE, datetime(2025, 3, 7), "2025-03-07", None),  # noqa: DTZ001  as spreadsheets have it
    (DATE, "2025/3/7", "2025/3/7", None),
    (DATE, 20250307, 20250307, None),
    (DATE, "20250307", "20250307", None),
    (DATE, "'2025-03-07", "2025-03-07", "text"),
    (TEXT, "", None, None),
    (TEXT, " \u200b\u3000\n", None, None),
    (TEXT, None, None, None),
    (TEXT, "00000000000", "00000000000", None),
    (TEXT, "'00000000000", "00000000000", "text"),
    (TEXT, "\u2019000", "000", "text"),
    (TEXT, "'甲", "'甲", None),
    (TEXT, " 甲\r\n乙 ", "甲\n乙", None),
    (TEXT, "\ufeff甲", "甲", None),
    (TEXT, 999_999_999_999_999, 999_999_999_999_999, None),
    (TEXT, '="00123"', "00123", "text"),
    (TEXT, '=""', None, "text"),
    (TEXT, "13800000000.0", "13800000000", "text"),
    (TEXT, "1.0", "1.0", None),
    (NAME, "张某甲·乙", "张某甲·乙", None),
    (NUMBER, "15日", 15, "integer"),
    (NUMBER, "15天", 15, "integer"),
    (NUMBER, "十五日", "十五日", None),
    (NUMBER, 15, 15, None),
    (NUMBER, "15.0", "15.0", None),
    (YES_NO, True, True, None),
    (IDENTITY, resident_number("19900101", 0), resident_number("19900101", 0), None),
]

REFUSED: list[tuple[str, Any, str]] = [
    (DATE, datetime(2025, 3, 7, 8, 30), "time_of_day"),  # noqa: DTZ001  as above
    (DATE, time(8, 30), "time_of_day"),
    (DATE, timedelta(hours=30), "time_of_day"),
    (DATE, 45723, "bare_number"),
    (DATE, "45723", "bare_number"),
    (DATE, 45723.5, "bare_number"),
    (TEXT, datetime(2025, 3, 7), "date_cell"),  # noqa: DTZ001  as above
    (TEXT, 10**15, "rounded_number"),
    (IDENTITY, 410802199001010000, "rounded_number"),
    (IDENTITY, 4.10802199001011e17, "rounded_number"),
    (IDENTITY, "4.10802E+17", "rounded_number"),
    (IDENTITY, "410802199001011000", "rounded_number"),
    (TEXT, "4108021990010110000.0", "rounded_number"),
    (NAME, "张某甲、李某乙", "several_names"),
    (NAME, "张某甲\n李某乙", "several_names"),
    (DATE, "9月21日", "no_year"),
    (DATE, "9/21", "no_year"),
    (TEXT, "#N/A", "error_cell"),
    (TEXT, "#div/0!", "error_cell"),
    (TEXT, CellFault.ERROR, "error_cell"),
    (NUMBER, float("inf"), "error_cell"),
    (NUMBER, float("nan"), "error_cell"),
    (TEXT, CellFault.FORMULA, "formula_without_value"),
    (TEXT, CellFault.MERGED, "merged_cell"),
    (TEXT, "甲\x1b[2J", "control_characters"),
    (TEXT, "甲\u202e乙", "control_characters"),
    (TEXT, "甲\u200b乙", "control_characters"),
]

SERIAL: list[tuple[Any, str | None, bool]] = [
    (45723, "2025-03-07", False),
    (45723.0, "2025-03-07", False),
    ("45723", "2025-03-07", False),
    ("45723.0", "2025-03-07", False),
    (44261, "2025-03-07", True),
    (61, "1900-03-01", False),
    (2_958_465, "9999-12-31", False),
    ("2025/3/7", "2025/3/7", False),
    (60, None, False),
    (0, None, False),
    (-1, None, False),
    (2_958_466, None, False),
    (45723.25, None, False),
    ("45723.25", None, False),
    (1e300, None, False),
]


def column(path: str, **options: Any) -> Column:  # noqa: ANN401  any option
    known: dict[str, Any] = {"words": {}, "serial_dates": False, "epoch_1904": False, **options}
    return Column("标题", 2, field_path(Case, path), field_path(Case, path).kind, **known)


@pytest.mark.parametrize(("path", "before", "after", "code"), READ, ids=ascii)
def test_a_value_is_read(path: str, before: object, after: object, code: str | None) -> None:
    value, done = cell_value(column(path), before)
    assert (value, type(value), done and done[0]) == (after, type(after), code)


@pytest.mark.parametrize(("path", "raw", "code"), REFUSED, ids=ascii)
def test_a_value_that_the_file_no_longer_has_is_refused_without_repeating_it(path: str, raw: object, code: str) -> None:
    with pytest.raises(CellRefused) as refused:
        cell_value(column(path), raw)
    assert refused.value.note[0] == code
    assert str(raw) == "#N/A" or str(raw) not in "".join((*refused.value.note, repr(refused.value)))


@pytest.mark.parametrize(("raw", "day", "epoch_1904"), SERIAL, ids=ascii)
def test_a_serial_number_is_a_day_where_the_mapping_says_so(raw: object, day: str | None, epoch_1904: bool) -> None:
    serial = column(DATE, serial_dates=True, epoch_1904=epoch_1904)
    if day is None:
        with pytest.raises(CellRefused):
            cell_value(serial, raw)
    else:
        assert cell_value(serial, raw)[0] == day


@pytest.mark.parametrize(
    ("raw", "value"),
    [("严重", True), (" 严 重", True), ("一般", False), ("不详", None), (1, True), (True, True), ("他", "他")],
)
def test_words_of_the_mapping_come_first(raw: object, value: object) -> None:
    words = {"严重": True, "一般": False, "不详": "", "1": True}
    assert cell_value(column("detentions.serious", words=words), raw)[0] == value


def test_a_place_is_written_as_in_a_spreadsheet() -> None:
    assert [str(CellPlace(*each)) for each in (("拘留", 7, 1), ("", 7, 27), ("拘留", 7, -1), ("", 0, 0))] == [
        "拘留!B7",
        "AB7",
        "拘留!7",
        "[constants]",
    ]
    assert "B7" not in repr(CellRefused(("a", "b", "c")))
    assert CellNote(CellPlace("", 1, 1), "标题", "x", "甲", "a").heading == "标题"


@pytest.mark.parametrize("raw", [None, "", CellFault.ERROR, " \u3000"])
def test_a_blank_cell_is_compared_as_nothing(raw: object) -> None:
    assert cell_text(raw) == ""
