"""The ledger as a workbook: its tables, its cells, and how it prints."""

from __future__ import annotations

import io
import json
import re
import tempfile
import tracemalloc
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from support.docket import DOCKET, HOSTILE, MECHANISM, ON, UNREADABLE, Loose, case, main_case
from support.opened_workbook import as_pdf, cells, opened, parts, texts
from zhixing_rules.office.ledger_workbook import LedgerCounts, write_ledger_workbook
from zhixing_rules.records import Audience, withhold
from zhixing_rules.views import LedgerRow, Measure, Period, WorkGroup, count_cases, ledger

NAMES = ["期限台账", "办理流水", "半年统计"]


def written(cases: Loose, audience: Audience = Audience.KEEPER, **options: Loose) -> tuple[bytes, LedgerCounts]:
    file = io.BytesIO()
    found = ledger(cases, on=ON, audience=audience, **options)
    counts = write_ledger_workbook(found, file, on=ON, audience=audience, **options)
    return file.getvalue(), counts


@pytest.fixture(scope="module")
def book() -> bytes:
    return written([*DOCKET, UNREADABLE])[0]


def test_the_tables_and_their_columns(book: bytes) -> None:
    assert opened(book).sheetnames == [*NAMES, "未能读取"]
    heads = {name: [cell.value for cell in opened(book)[name][2]] for name in NAMES}
    acts = "序号 案号 执行法院 承办人 事项 对象 由谁办理 缓急 最迟 稳妥 办结日期 逾期（日） 结论 条款 规则编号 备注"
    assert " ".join(heads["期限台账"]) == acts
    assert " ".join(heads["办理流水"]) == "日期 案号 执行法院 承办人 对象 事项 条款 统计期"
    assert heads["半年统计"] == ["法院", "统计期", *(measure.zh for measure in Measure)]


def test_every_row_of_the_ledger_is_a_row_of_the_workbook(book: bytes) -> None:
    given = [row for part in ledger(DOCKET, on=ON) for row in getattr(part, "rows", ())]
    expected = sorted(given, key=_order)
    assert expected != given, "the cases are not in this order already"
    found = cells(book, "期限台账")
    assert len(found) == len(expected)
    for number, (row, cell) in enumerate(zip(expected, found, strict=True), start=1):
        assert cell["序号"] == number
        assert cell["案号"] == row.case.case_number
        assert (cell["事项"], cell["缓急"], cell["规则编号"]) == (row.act.zh, row.state.zh, row.rule_id)
        for title, day in (("最迟", row.due), ("稳妥", row.safe_due), ("办结日期", row.done_on)):
            assert cell[title] == (None if day is None else datetime(day.year, day.month, day.day))  # noqa: DTZ001
        assert cell["逾期（日）"] == row.late_days


def _order(row: LedgerRow) -> tuple[object, ...]:
    if row.group is None:
        return (99,)
    place = list(WorkGroup).index(row.group)
    return place, row.late_days is None, str(row.due or "9999"), str(row.safe_due or "9999")


def test_rows_are_sorted_by_urgency_however_many_they_are() -> None:
    numbered = [
        {**each, "case_number": f"（2026）豫0811执{number}号"}
        for number in range(1, 500)
        for each in [DOCKET[number % 5]]
    ]
    found = [each["缓急"] for each in cells(written(numbered)[0], "期限台账")]
    names = [*(group.zh for group in WorkGroup), "已办"]
    assert len(found) > 1_000
    assert [names.index(each) for each in found] == sorted(names.index(each) for each in found)


def test_a_repeated_case_is_named_and_counted_once() -> None:
    once, twice = (written(each) for each in (DOCKET, [*DOCKET, DOCKET[1], {**DOCKET[2], "officer": "示例"}]))
    assert cells(once[0], "半年统计") == cells(twice[0], "半年统计")
    assert (once[1].repeats, twice[1].repeats) == (0, 2)
    assert "案号重复的 2 件不重复计入" in opened(twice[0])["半年统计"]["A1"].value
    rows = cells(twice[0], "期限台账")
    assert len(rows) == len(cells(once[0], "期限台账")) + sum("案号重复" in (row["备注"] or "") for row in rows)


def test_the_statistics_are_those_of_the_view(book: bytes) -> None:
    found = count_cases(DOCKET, on=ON).statistics
    expected = [
        [title, "日期未记录" if row.half is None else row.half.title.zh, *row.counts.values()]
        for title, row in [
            *((row.court or "【未记录】", row) for row in found.rows()),
            *(("合计", row) for row in found.totals()),
        ]
    ]
    assert [list(each.values()) for each in cells(book, "半年统计")] == expected


def test_days_are_days_with_a_format(book: bytes) -> None:
    for name, column in (("期限台账", "I"), ("办理流水", "A")):
        days = [cell for cell in opened(book)[name][column][2:] if cell.value is not None]
        assert days
        assert all(cell.is_date and cell.number_format == "yyyy-mm-dd" for cell in days)


def test_filters_frozen_panes_heads_and_print_settings(book: bytes) -> None:
    for name in NAMES:
        worksheet = opened(book)[name]
        assert worksheet.freeze_panes == "C3"
        assert worksheet.auto_filter.ref == f"A2:{worksheet.dimensions.split(':')[1]}"
        assert worksheet.print_title_rows == "$2:$2"
        assert (worksheet.page_setup.orientation, worksheet.page_setup.paperSize) == ("landscape", 9)
        assert (worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight) == (1, 0)
        assert worksheet.oddFooter.left.text == "限查控专管人员阅"
        assert "限查控专管人员阅" in worksheet["A1"].value
    ledger_table = opened(book)["期限台账"]
    assert [letter for letter, each in ledger_table.column_dimensions.items() if each.hidden] == ["O"]
    rules = [rule.formula for each in ledger_table.conditional_formatting for rule in each.rules]
    assert ['$H3="逾期"'] in rules
    assert ['$H3="今天宜办"'] in rules


def test_bad_cases_are_listed_and_the_others_written(book: bytes) -> None:
    _, counts = written([*DOCKET, UNREADABLE])
    assert (counts.read, counts.unread) == (5, 1)
    assert [each["案件序号"] for each in cells(book, "未能读取")] == [6]
    assert "未能读取" not in opened(written(DOCKET)[0]).sheetnames


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_never_a_formula(text: str) -> None:
    record = main_case() | {"court": text, "officer": text, "police_counterpart": text}
    record["persons"][0]["name"] = text
    record["detentions"][0]["view_on"] = "2026-09-27"
    data, _ = written([record])
    assert b"<f>" not in b"".join(parts(data).values())
    [row] = cells(data, "期限台账")
    assert row["执行法院"] == row["承办人"] == text
    assert row["对象"] == f"司法拘留1（{text}）"
    cell = opened(data)["期限台账"]["C3"]
    assert cell.data_type in {"s", "inlineStr"}
    assert cell.quotePrefix is (text[0] in "=+-@")


def test_the_same_docket_gives_the_same_bytes() -> None:
    assert written(DOCKET)[0] == written(DOCKET)[0]
    times = {info.date_time for info in _infos(written(DOCKET)[0])}
    assert times == {(2026, 9, 28, 0, 0, 0)}
    assert parts(written(DOCKET)[0])["docProps/core.xml"].count(b">2026-09-28T00:00:00Z</dcterms:") == 2


def _infos(data: bytes) -> list[Any]:
    return zipfile.ZipFile(io.BytesIO(data)).infolist()


@pytest.mark.parametrize("audience", list(Audience))
def test_the_bytes_do_not_depend_on_what_the_audience_may_not_see(audience: Audience) -> None:
    reduced = [withhold(json.dumps(each), audience) for each in (*DOCKET, MECHANISM)]
    assert written((*DOCKET, MECHANISM), audience)[0] == written(reduced, audience)[0]


@pytest.mark.parametrize(
    ("audience", "withheld"),
    [
        ("police", ["示例法官"]),
        ("party", ["示例法官", "示例某甲", "执1号"]),
        ("public", ["示例法官", "示例某甲", "执1号", "拘留1", "移送1"]),
    ],
)
def test_no_withheld_word_is_in_any_part(audience: str, withheld: list[str]) -> None:
    everything = texts(written(DOCKET)[0])
    assert all(word in everything for word in withheld)
    found = texts(written(DOCKET, Audience(audience))[0])
    assert [word for word in withheld if word in found] == []


def test_a_measure_that_may_not_be_known_is_shown_as_such() -> None:
    rows = cells(written(DOCKET, Audience.PARTY)[0], "半年统计")
    assert rows
    assert {row["查控请求"] for row in rows} == {"—"}
    assert all(isinstance(row["移送"], int) for row in rows)


def test_the_period_is_named(book: bytes) -> None:
    data, _ = written(DOCKET, period=Period(date(2026, 7, 1), date(2026, 9, 28)))
    assert "2026年7月1日至2026年9月28日" in opened(data)["办理流水"]["A1"].value
    assert "不限期间" in opened(book)["办理流水"]["A1"].value


def test_no_file_is_left_behind_even_if_a_case_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def failing() -> Loose:
        yield from ledger(DOCKET, on=ON)
        raise OSError("示例")

    with pytest.raises(OSError, match="示例"):
        write_ledger_workbook(failing(), io.BytesIO(), on=ON, audience=Audience.KEEPER)
    written(DOCKET)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.deep
def test_rows_do_not_stay_in_memory() -> None:
    """The part of one case again and again: six times the rows need no more memory."""
    [part] = ledger([case(11, 1, detentions=main_case()["detentions"])], on=ON)
    peaks = []
    for number in (500, 3000):
        tracemalloc.start()
        with tempfile.TemporaryFile() as file:
            write_ledger_workbook((part for _ in range(number)), file, on=ON, audience=Audience.KEEPER)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


@pytest.mark.deep
def test_it_prints_with_head_and_foot_on_each_page(tmp_path: Path) -> None:
    many = [
        {**each, "case_number": f"（2026）豫0811执{number}{place}号"}
        for number in range(1, 7)
        for place, each in enumerate(DOCKET)
    ]
    data, _ = written(many)
    pages = [page.extract_text() for page in PdfReader(as_pdf(data, tmp_path)).pages]
    assert len(pages) >= 4
    assert all("限查控专管人员阅" in re.sub(r"\s", "", page) for page in pages)
    assert sum("规则编号" in page for page in pages) == 0
    assert "案号" in pages[1]
