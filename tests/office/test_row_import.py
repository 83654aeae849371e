"""Rows become records: what belongs together, who is meant, and every cell that stands in the way."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from support.workbooks import csv_file, workbook
from zhixing_rules import Case, JointMechanism, RecordError, load
from zhixing_rules.office import ImportResult, import_rows, open_tables, read_mapping

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

A, B = "（2025）豫0823执101号", "（2025）豫0823执102号"


def imported(mapping: str, rows: list[list[Any]], **options: int) -> ImportResult:
    return import_rows(open_tables(csv_file(rows)), read_mapping(mapping), **options)


def mapping(key: str | None = "案号", **columns: str | list[str]) -> str:
    lines = ["[[table]]", *([f'key = "{key}"'] if key else []), "[table.columns]"]
    return "\n".join((*lines, *(f'"{heading}" = {json.dumps(path)}' for heading, path in columns.items())))


def problems(result: ImportResult) -> list[tuple[str, str, str]]:
    return [(str(each.place), each.heading, each.code) for each in result.problems]


def records(result: ImportResult) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.lines]


def test_each_row_is_a_record_without_a_key() -> None:
    result = imported(
        mapping(None, 法院="court", 截至="complete_as_of"), [["法院", "截至"], ["甲", "2025/3/7"], ["乙", ""], ["", ""]]
    )
    assert records(result) == [{"court": "甲", "complete_as_of": "2025-03-07"}, {"court": "乙"}]
    assert [(str(each.place), each.heading, each.code) for each in result.conversions] == [("B2", "截至", "date")]
    assert (result.refused, result.problems, result.unread) == (0, (), ())


def test_rows_with_one_key_are_one_record_however_the_key_is_written() -> None:
    flat = mapping(案号="case_number", 姓名="persons.name", 法院="court")
    rows = [
        ["案号", "姓名", "法院"],
        [A, "张某甲", "武陟县人民法院"],
        ["〔2025〕豫0823 执0101號", "李某乙", ""],
        [B, "王某丙", ""],
    ]
    assert records(imported(flat, rows)) == [
        {
            "case_number": A,
            "court": "武陟县人民法院",
            "persons": [{"id": "p1", "name": "张某甲"}, {"id": "p2", "name": "李某乙"}],
        },
        {"case_number": B, "persons": [{"id": "p1", "name": "王某丙"}]},
    ]


def test_what_rows_of_one_record_say_must_agree() -> None:
    flat = mapping(案号="case_number", 法院="court", 截至="complete_as_of")
    rows = [["案号", "法院", "截至"], [A, "甲", "2025/3/7"], [A, "乙", "2025-03-07"], [B, "甲", ""]]
    result = imported(flat, rows)
    assert problems(result) == [("B3", "法院", "differs_from_another_row")]
    assert "B2" in result.problems[0].zh
    assert [each["case_number"] for each in records(result)] == [B]
    assert result.refused == 1


def test_an_entry_of_a_row_concerns_the_person_of_the_row() -> None:
    flat = mapping(
        案号="case_number",
        姓名=["persons.name", "requests.targets.person"],
        收拘="detentions.intake_on",
        移送="referrals.sent_on",
        发函="requests.sent_on",
    )
    rows = [
        ["案号", "姓名", "收拘", "移送", "发函"],
        [A, "张某甲", "2025/9/1", "", "2025/8/1"],
        [A, "李某乙", "", "2025/9/2", ""],
        [A, "张某甲", "2025/9/3", "", ""],
    ]
    (record,) = records(imported(flat, rows))
    assert [each["name"] for each in record["persons"]] == ["张某甲", "李某乙"]
    assert record["detentions"] == [
        {"id": "d1", "person": "p1", "intake_on": "2025-09-01"},
        {"id": "d2", "person": "p1", "intake_on": "2025-09-03"},
    ]
    assert record["referrals"] == [{"id": "r1", "person": "p2", "sent_on": "2025-09-02"}]
    assert record["requests"] == [{"id": "q1", "sent_on": "2025-08-01", "targets": [{"person": "p1"}]}]


def test_rows_with_two_persons_concern_neither() -> None:
    flat = mapping(案号="case_number", 甲="persons.name", 乙="persons.2.name", 收拘="detentions.intake_on")
    (record,) = records(imported(flat, [["案号", "甲", "乙", "收拘"], [A, "张某甲", "李某乙", "2025/9/1"]]))
    assert [each["name"] for each in record["persons"]] == ["张某甲", "李某乙"]
    assert record["detentions"] == [{"id": "d1", "intake_on": "2025-09-01"}]


def test_entries_with_one_id_are_one_and_have_lists_of_their_own() -> None:
    flat = mapping(案号="case_number", 请求="requests.id", 发函="requests.sent_on", 对象="requests.targets.need_held")
    rows: list[list[Any]] = [
        ["案号", "请求", "发函", "对象"],
        [A, "7", "2025/9/1", "是"],
        [A, 7, "", "否"],
        [A, "8", "", "是"],
    ]
    (record,) = records(imported(flat, rows))
    assert record["requests"] == [
        {"id": "n7", "sent_on": "2025-09-01", "targets": [{"need_held": True}, {"need_held": False}]},
        {"id": "n8", "targets": [{"need_held": True}]},
    ]


def test_made_ids_avoid_the_ids_that_are_given() -> None:
    flat = mapping(案号="case_number", 标识="persons.id", 姓名="persons.name")
    rows = [["案号", "标识", "姓名"], [A, "", "张某甲"], [A, "p1", "李某乙"], [A, "", "王某丙"]]
    (record,) = records(imported(flat, rows))
    assert [each["id"] for each in record["persons"]] == ["p2", "p1", "p3"]


NUMBERED = mapping(案号="case_number", 姓名="persons.name", 身份证号="persons.resident_number", 住址="persons.address")
FIRST, SECOND = "000000199001010015", "000000199001010023"


@pytest.mark.parametrize(
    ("rows", "persons", "codes"),
    [
        ([["张某甲", "", ""], ["张某甲", "", "测试路1号"]], 1, []),
        ([["张某甲", FIRST, ""], ["张 某 甲", "", "测试路1号"]], 1, []),
        ([["张某甲", FIRST, ""], ["张某甲", SECOND, ""]], 2, []),
        ([["张某甲", FIRST, ""], ["张某甲", SECOND, ""], ["张某甲", "", "测试路1号"]], 2, ["ambiguous_name"]),
        ([["张某甲", "", "测试路1号"], ["张某甲", "", "测试路2号"]], 1, ["differs_from_another_row"]),
    ],
)
def test_a_person_is_the_same_if_the_name_is_and_no_number_differs(
    rows: list[list[str]], persons: int, codes: list[str]
) -> None:
    result = imported(NUMBERED, [["案号", "姓名", "身份证号", "住址"], *([A, *row] for row in rows)])
    assert [each.code for each in result.problems] == codes
    assert len(result.records[0].data["persons"]) == persons


def test_an_act_of_a_person_who_may_be_one_of_two_is_no_ones() -> None:
    flat = mapping(案号="case_number", 姓名="persons.name", 证件="persons.other_document", 收拘="detentions.intake_on")
    rows = [
        ["案号", "姓名", "证件", "收拘"],
        [A, "张某甲", "X1", ""],
        [A, "张某甲", "X2", ""],
        [A, "张某甲", "", "2025/9/1"],
    ]
    result = imported(flat, rows)
    assert problems(result) == [("B4", "姓名", "ambiguous_name")]
    assert result.records[0].data["detentions"] == [{"intake_on": "2025-09-01", "id": "d1"}]


TWO_TABLES = """
[[table]]
worksheet = "人员"
key = "案号"
[table.columns]
"案号" = "case_number"
"标识" = "persons.id"
"姓名" = "persons.name"
[[table]]
worksheet = "拘留"
key = "案号"
[table.columns]
"被拘留人" = "detentions.person"
"收拘日期" = "detentions.intake_on"
"""


def two_tables(persons: list[list[Any]], detentions: list[list[Any]]) -> ImportResult:
    data = workbook(
        {"人员": [["案号", "标识", "姓名"], *persons], "拘留": [["案号", "被拘留人", "收拘日期"], *detentions]}
    )
    return import_rows(open_tables(data), read_mapping(TWO_TABLES))


def test_a_person_of_another_worksheet_is_named_by_name_or_id() -> None:
    day = datetime(2025, 9, 1)  # noqa: DTZ001  as spreadsheets have it
    result = two_tables(
        [[A, 7, "张某甲"], [A, None, "李某乙"], [B, None, "张某甲"]],
        [[B, "张某甲", day], [A, "李某乙", day], [A, 7, day]],
    )
    first, second = records(result)
    assert [each["id"] for each in first["persons"]] == ["n7", "p2"]
    assert [each["person"] for each in first["detentions"]] == ["p2", "n7"]
    assert second["detentions"] == [{"id": "d1", "person": "p1", "intake_on": "2025-09-01"}]
    assert result.problems == ()


@pytest.mark.parametrize(
    ("persons", "name", "code"),
    [
        ([[A, None, "张某甲"]], "李某乙", "no_such_person"),
        ([], "李某乙", "no_such_person"),
        ([[A, "p1", "张某甲"], [A, "p2", "张某甲"]], "张某甲", "ambiguous_name"),
        ([[A, "p1", "张某甲"]], "p2", "dangling_reference"),
    ],
)
def test_a_name_that_nobody_or_two_persons_have_is_a_problem(persons: list[list[Any]], name: str, code: str) -> None:
    result = two_tables(persons, [[A, name, "2025/9/1"]])
    assert problems(result)[0] == ("拘留!B2", "被拘留人", code)
    assert result.lines == ()


def test_every_problem_of_a_case_is_listed_and_all_other_cases_are_written() -> None:
    flat = mapping(
        案号="case_number",
        姓名="persons.name",
        收拘="detentions.intake_on",
        天数="detentions.days",
        事由="detentions.ground",
    )
    rows = [
        ["案号", "姓名", "收拘", "天数", "事由"],
        [A, "张某甲", "03/07/2025", "16", "拒执"],
        ["", "李某乙", "2025/9/1", "15", ""],
        ["#N/A", "", "#REF!", "", ""],
        [B, "王某丙", "2025/9/1", "15", "其他"],
    ]
    result = imported(flat, rows)
    assert problems(result) == [
        ("C2", "收拘", "date"),
        ("D2", "天数", "less_than_equal"),
        ("E2", "事由", "enum"),
        ("A3", "案号", "no_key"),
        ("A4", "案号", "error_cell"),
        ("A4", "案号", "no_key"),
        ("C4", "收拘", "error_cell"),
    ]
    assert "拒不执行判决、裁定（refusal）" in result.problems[2].zh
    assert [each["case_number"] for each in records(result)] == [B]
    assert result.refused == 1
    written = repr([*result.problems, *result.conversions, result])
    assert not any(text in written for text in ("张某甲", "李某乙", "王某丙", "03/07"))


def test_a_contradiction_is_shown_at_its_cell_or_its_row() -> None:
    flat = mapping(案号="case_number", 收拘="detentions.intake_on", 解除="detentions.released_early_on")
    result = imported(flat, [["案号", "收拘", "解除"], [A, "2025/9/10", "2025/9/1"]])
    assert [place for place, _, _ in problems(result)] in (["C2"], ["B2"], ["2"])


def test_blank_marks_and_words_of_the_mapping_are_converted() -> None:
    flat = mapping(
        案号="case_number", 情节="detentions.serious", 收拘="detentions.intake_on", 材料="referrals.inventory"
    )
    flat += '\n[table.words."情节"]\n"严重" = true\n"不详" = ""\n'
    rows = [["案号", "情节", "收拘", "材料"], [A, "严重", "/", "案件移送函、其他材料"], [A, "不详", "2025.9.1", ""]]
    result = imported(flat, rows)
    (record,) = records(result)
    assert record["detentions"] == [{"id": "d1", "serious": True}, {"id": "d2", "intake_on": "2025-09-01"}]
    assert record["referrals"] == [{"id": "r1", "detention": "d1", "inventory": ["referral_letter", "other"]}]
    assert [(str(each.place), each.code) for each in result.conversions] == [
        ("B2", "word"),
        ("C2", "blank"),
        ("D2", "list"),
        ("B3", "word"),
        ("C3", "date"),
    ]


def test_a_row_of_totals_is_no_case_and_every_case_has_its_number() -> None:
    result = two_tables(
        [[A, None, "张某甲"], ["合计", None, "1人"]],
        [[A, "张某甲", "2025/9/1"], [B, "", "2025/9/2"], ["合计", "", "2025/9/1"]],
    )
    assert problems(result) == []
    assert [(str(each.place), each.code) for each in result.totals] == [("人员!A3", "totals"), ("拘留!A4", "totals")]
    assert [each["case_number"] for each in records(result)] == [A, B]


def test_constants_count_where_no_cell_says_otherwise() -> None:
    flat = '[constants]\ncourt = "甲"\ncomplete_as_of = 2025-09-30\n' + mapping(None, 法院="court", 层级="court_level")
    result = imported(flat, [["法院", "层级"], ["乙", "基层人民法院"], ["", "basic"]])
    assert [(each["court"], each["complete_as_of"]) for each in records(result)] == [
        ("乙", "2025-09-30"),
        ("甲", "2025-09-30"),
    ]
    wrong = '[constants]\ncourt_level = "x"\n' + mapping(None, 法院="court")
    assert problems(imported(wrong, [["法院"], ["乙"]])) == [("[constants]", "court_level", "enum")]


def test_a_constant_of_a_table_counts_for_the_rows_that_have_its_part() -> None:
    flat = mapping(案号="case_number", 姓名="persons.name", 被执行="persons.debtor", 收拘="detentions.intake_on")
    flat += '[table.constants]\n"persons.debtor" = true\n"detentions.ground" = "其他"\n"basis.effective" = true\n'
    rows = [["案号", "姓名", "被执行", "收拘"], [A, "张某甲", "", ""], [A, "李某乙", "否", "2025/9/1"], [B, "", "", ""]]
    first, second = records(imported(flat.replace("[table.constants]", "\n[table.constants]"), rows))
    assert [each["debtor"] for each in first["persons"]] == [True, False]
    assert [each["ground"] for each in first["detentions"]] == ["other"]
    assert second == {"case_number": B}


def test_the_further_fields_of_a_column_make_no_entry_of_their_own() -> None:
    flat = mapping(
        案号="case_number", 姓名=["detentions.person", "referrals.person", "persons.name"], 移送="referrals.sent_on"
    )
    first, second = (
        each.data for each in imported(flat, [["案号", "姓名", "移送"], [A, "p1", "2025/9/1"], [B, "p1", ""]]).records
    )
    assert (first["detentions"], len(first["referrals"])) == ([{"person": "p1", "id": "d1"}], 1)
    assert second == {"case_number": B, "detentions": [{"person": "p1", "id": "d1"}]}


def test_a_joint_mechanism_is_imported_too() -> None:
    flat = 'record = "joint_mechanism"\n' + mapping(
        "法院", 法院="court", 专员="officers.name", 指定="officers.appointed_on"
    )
    result = imported(flat, [["法院", "专员", "指定"], ["甲", "张某甲", "2025年1月2日"], ["甲", "李某乙", ""]])
    mechanism = load(JointMechanism, result.lines[0])
    assert [each.id for each in mechanism.officers or ()] == ["f1", "f2"]
    assert (mechanism.officers or ())[0].appointed_on == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            mapping("没有", 案号="case_number", 法院="court"),
            {"/table/0/key": "no_such_heading", "/table/0/columns/1": "no_such_heading"},
        ),
        (mapping(姓名="persons.name"), {"/table/0/columns/0": "ambiguous_heading"}),
        ('[[table]]\nworksheet = "x"\ncolumns = {"案号" = "court"}', {"/table/0/worksheet": "no_such_worksheet"}),
        ('[[table]]\nheading_row = 9\ncolumns = {"案号" = "court"}', {"/table/0/columns/0": "no_such_heading"}),
    ],
)
def test_a_mapping_that_does_not_fit_the_file_is_refused(text: str, codes: dict[str, str]) -> None:
    with pytest.raises(RecordError) as refused:
        imported(text, [["案号", "姓名", "姓 名"], [A, "张某甲", ""]])
    assert {each.pointer: each.code for each in refused.value.problems} == codes
    assert all("“" in each.zh and "“" in each.en for each in refused.value.problems)


def test_a_column_without_a_heading_of_its_own_is_named_by_its_letter() -> None:
    flat = mapping("@A", **{"@A": "case_number", "@C": "persons.name", "@AB": "court"})
    result = imported(flat, [["案号", "姓名", "姓名"], [A, "x", "张某甲"]])
    assert records(result)[0]["persons"] == [{"id": "p1", "name": "张某甲"}]
    assert [str(each) for each in result.unread] == ["B1"]


def test_merged_cells_hidden_worksheets_and_serial_numbers_of_a_workbook_are_read() -> None:
    def change(book: Any) -> None:  # noqa: ANN401  a workbook of openpyxl
        book["台账"].merge_cells("A3:A4")

    rows: list[list[Any]] = [["台账"], ["案号", "姓名", "收拘日期"], [A, "张某甲", 45901], [None, "李某乙", None]]
    data = workbook({"说明": [["x"]], "台账": rows}, hidden=["台账"], change=change)
    text = (
        '[[table]]\nworksheet = "台账"\nheading_row = 2\nkey = "案号"\nserial_dates = ["收拘日期"]\n[table.columns]\n'
    )
    text += '"案号" = "case_number"\n"姓名" = "persons.name"\n"收拘日期" = "detentions.intake_on"\n'
    result = import_rows(open_tables(data), read_mapping(text))
    (record,) = records(result)
    assert [each["name"] for each in record["persons"]] == ["张某甲", "李某乙"]
    assert record["detentions"] == [{"id": "d1", "person": "p1", "intake_on": "2025-09-01"}]


def test_only_the_first_rows_are_read_for_a_preview() -> None:
    flat = mapping(案号="case_number")
    assert len(imported(flat, [["案号"], [A], [B], [A]], first=1).records) == 1


def test_what_is_written_is_read_strictly_without_a_conversion() -> None:
    flat = mapping(案号="case_number", 姓名="persons.name", 收拘="detentions.intake_on")
    (line,) = imported(flat, [["案号", "姓名", "收拘"], [A, "张某甲", "2025年9月1日"]]).lines
    case = load(Case, line)
    assert case.model_dump_json(exclude_none=True) == line
    assert "\n" not in line


KEYED = mapping("键", 键="case_number", 姓名="persons.name")
OTHER = mapping("键", 姓名="persons.name", 法院="court")


@pytest.mark.parametrize("key", ["（2025）豫0823执号", "2025年", "（2025）豫0823", "豫0823执101号", "x"])
def test_a_key_that_is_no_whole_case_number_joins_no_rows(key: str) -> None:
    result = imported(KEYED, [["键", "姓名"], [key, "张某甲"], [key, "李某乙"], [A, "王某丙"]])
    assert problems(result) == [("A2", "键", "not_a_case_number"), ("A3", "键", "not_a_case_number")]
    assert [each["case_number"] for each in records(result)] == [A]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (A, f"{A}之一"),
        (f"{A}之一", f"{A}之二"),
        (A, "2025豫0823执101号"),
        (A, "（2025）豫0823执101-1号"),
        ("（2014）焦执字第012号", "（2014）焦执字第12-1号"),
    ],
)
def test_one_case_is_one_record_in_all_spellings_of_its_number(one: str, other: str) -> None:
    result = imported(KEYED, [["键", "姓名"], [one, "张某甲"], [other, "李某乙"]])
    (record,) = records(result)
    assert record["case_number"] in {A, "（2014）焦执字第12号"}
    assert len(record["persons"]) == 2
    assert ("A3", "case_number") in [(str(each.place), each.code) for each in result.conversions]


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("2.02408E+18", "rounded_number"),
        ("/", "no_key"),
        ("无", "no_key"),
        ("#N/A", "error_cell"),
        ("甲\u202e乙", "control_characters"),
    ],
)
def test_a_key_that_excel_destroyed_or_that_says_nothing_joins_no_rows(key: str, code: str) -> None:
    result = imported(OTHER, [["键", "姓名", "法院"], [key, "张某甲", ""], [key, "李某乙", ""]])
    assert {(place, code) for place, _, code in problems(result)} == {
        (place, each) for place in ("A2", "A3") for each in (code, "no_key")
    }
    assert result.records == ()


def test_a_rounded_number_in_a_workbook_is_no_key() -> None:
    rows: list[list[Any]] = [
        ["键", "姓名", "法院"],
        [2024080200000123456, "张某甲", ""],
        [2024080200000123400, "李某乙", ""],
    ]
    result = import_rows(open_tables(workbook({"a": rows})), read_mapping(OTHER))
    assert {code for _, _, code in problems(result)} == {"rounded_number", "no_key"}
    assert result.records == ()


@pytest.mark.parametrize(("one", "other", "count"), [("②", "2", 2), ("A-1", "A -1", 2), (" A1\u200b", "A1", 1)])
def test_a_key_that_is_no_case_number_is_compared_as_it_is_written(one: str, other: str, count: int) -> None:
    result = imported(OTHER, [["键", "姓名", "法院"], [one, "张某甲", ""], [other, "李某乙", ""]])
    assert len(records(result)) == count


@pytest.mark.parametrize("key", ["", "/", "#N/A"])
def test_a_row_without_a_key_may_belong_to_the_record_above_which_is_not_written(key: str) -> None:
    rows = [["键", "姓名"], [A, "张某甲"], [key, "李某乙"], ["", "赵某丁"], [B, "王某丙"], ["", ""]]
    result = imported(KEYED, rows)
    assert [each["case_number"] for each in records(result)] == [B]
    assert {place for place, _, code in problems(result) if code == "no_key"} == {"A3", "A4"}
    assert result.refused == 1


def test_a_row_without_a_key_below_a_row_of_totals_refuses_no_record() -> None:
    result = imported(KEYED, [["键", "姓名"], [A, "张某甲"], ["合计", "1人"], ["", "填表人"]])
    assert [each["case_number"] for each in records(result)] == [A]
    assert [code for _, _, code in problems(result)] == ["no_key"]
    assert [str(each.place) for each in result.totals] == ["A3"]


@pytest.mark.parametrize("key", ["2025年合计", "小 计", "总计："])
def test_a_row_of_totals_is_no_problem_whatever_its_cells_are(key: str) -> None:
    result = imported(DETAINED, [HEADINGS, [A, "张某甲"], [key, "#N/A", "", "", "x"]])
    assert (problems(result), len(result.lines), len(result.totals)) == ([], 1, 1)


DETAINED = mapping(
    案号="case_number",
    姓名="persons.name",
    身份证="persons.resident_number",
    收拘="detentions.intake_on",
    天数="detentions.days",
    移送="referrals.sent_on",
)
HEADINGS = ["案号", "姓名", "身份证", "收拘", "天数", "移送"]
VALID = "11010519491231002X"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_person_who_may_be_one_of_two_is_neither_in_any_order_of_rows(place: int) -> None:
    rows = [[A, "张某甲", FIRST], [A, "张某甲", SECOND]]
    rows.insert(place, [A, "张某甲", "", "2025/9/15", "15"])
    result = imported(DETAINED, [HEADINGS, *rows])
    assert problems(result) == [(f"B{place + 2}", "姓名", "ambiguous_name")]
    assert result.lines == ()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_id_tells_persons_of_one_name_apart(place: int) -> None:
    flat = mapping(案号="case_number", 标识="persons.id", 姓名="persons.name", 收拘="detentions.intake_on")
    rows = [[A, "p1", "张某甲"], [A, "p2", "张某甲"]]
    rows.insert(place, [A, "", "张某甲", "2025/9/15"])
    assert {code for _, _, code in problems(imported(flat, [["案号", "标识", "姓名", "收拘"], *rows]))} == {
        "ambiguous_name"
    }
    rows[place][1] = "p2"
    (record,) = records(imported(flat, [["案号", "标识", "姓名", "收拘"], *rows]))
    assert (record["detentions"][0]["person"], len(record["persons"])) == ("p2", 2)


def test_two_persons_of_unknown_name_are_two() -> None:
    result = imported(DETAINED, [HEADINGS, [A, "不详", "", "2025/9/15"], [A, "不详", "", "2025/9/16"]])
    assert [each["person"] for each in records(result)[0]["detentions"]] == ["p1", "p2"]


def test_many_persons_of_one_name_need_ids() -> None:
    rows = [[A, "张某甲", f"{number:018}"] for number in range(21)]
    assert len(records(imported(DETAINED.replace("resident_number", "other_document"), [HEADINGS, *rows[:20]]))) == 1
    result = imported(DETAINED.replace("resident_number", "other_document"), [HEADINGS, *rows])
    assert {code for _, _, code in problems(result)} == {"ambiguous_name"}


def test_one_number_in_two_spellings_is_one_person() -> None:
    rows = [[A, "张某甲", VALID], [A, "张某甲", VALID.lower(), "2025/9/15"], [A, "张某甲", f"{VALID[:6]} {VALID[6:]}"]]
    (record,) = records(imported(DETAINED, [HEADINGS, *rows]))
    assert len(record["persons"]) == 1


def test_a_row_given_twice_makes_one_entry_which_is_listed() -> None:
    row = [A, "张某甲", "", "2025/9/15", "15", "2025年9月22日"]
    result = imported(DETAINED, [HEADINGS, row, [*row[:3], "2025-09-15", "15.0", "2025-09-22"]])
    (record,) = records(result)
    assert [len(record[name]) for name in ("persons", "detentions", "referrals")] == [1, 1, 1]
    assert [str(each.place) for each in result.conversions if each.code == "repeated"] == ["D3", "F3"]
    (other,) = records(imported(DETAINED, [HEADINGS, row, [A, "李某乙", *row[2:]]]))
    assert [len(other[name]) for name in ("persons", "detentions", "referrals")] == [2, 2, 2]


@pytest.mark.parametrize(("sent", "linked"), [("2025/9/22", "d1"), ("2025/9/1", None)])
def test_the_referral_of_a_row_follows_its_detention_unless_it_is_earlier(sent: str, linked: str | None) -> None:
    (record,) = records(imported(DETAINED, [HEADINGS, [A, "张某甲", "", "2025年9月15日", "15", sent]]))
    assert record["referrals"][0].get("detention") == linked


def test_a_person_named_in_one_row_counts_in_another_of_the_same_entry() -> None:
    flat = mapping(案号="case_number", 姓名="persons.name", 号="detentions.id", 被拘留人="detentions.person")
    rows = [["案号", "姓名", "号", "被拘留人"], [A, "张某甲", "d1", ""], [A, "", "d1", "张某甲"]]
    (record,) = records(imported(flat, rows))
    assert record["detentions"] == [{"id": "d1", "person": "p1"}]


def calls_of(operation: Callable[[], object]) -> int:
    """Return how many functions an operation calls, those in C included."""
    calls = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        operation()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("same_name", [True, False])
def test_the_cost_of_the_rows_of_one_case_grows_in_a_straight_line(same_name: bool) -> None:
    def rows(count: int) -> list[list[str]]:
        return [[A, "张某甲" if same_name else f"张{n}", f"{n:018}", "", f"{n}"] for n in range(count)]

    imported(DETAINED, [HEADINGS, *rows(10)])
    few, many = (calls_of(partial(imported, DETAINED, [HEADINGS, *rows(count)])) for count in (40, 400))
    assert many < 15 * few


def test_columns_without_a_heading_are_listed_if_they_have_a_cell() -> None:
    rows: list[list[Any]] = [["键", "姓名", "", None, " "], [A, "张某甲", "x", "", "\u3000"], [B, "李某乙", "", "", ""]]
    assert [str(each) for each in imported(KEYED, rows).unread] == ["C1"]
    longer: list[list[Any]] = [["键", "姓名"], [A, "张某甲", None, 7]]
    data = workbook({"a": longer})
    assert [str(each) for each in import_rows(open_tables(data), read_mapping(KEYED)).unread] == ["D1"]


def test_a_row_of_a_csv_file_with_more_cells_than_headings_is_a_problem() -> None:
    result = imported(KEYED, [["键", "姓名"], [A, "张某甲", "", "x"], [B, "李某乙", "", ""]])
    assert problems(result) == [("D2", "", "beyond_headings")]
    assert [each["case_number"] for each in records(result)] == [B]


def test_what_is_expected_of_a_cell_is_said_for_cells() -> None:
    flat = mapping(案号="case_number", 失信="persons.debtor", 天数="detentions.days", 材料="referrals.inventory")
    result = imported(flat, [["案号", "失信", "天数", "材料"], [A, "有", "十五", "无"]])
    assert [(str(each.place), each.zh[:5]) for each in result.problems] == [
        ("B2", "须为“是”"),
        ("C2", "须为整数，"),
        ("D2", "须为用顿号"),
    ]


def test_conversions_beyond_a_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["案号", "收拘"], *([f"（2025）豫0823执{number}号", "2025/9/1"] for number in range(1, 6))]
    monkeypatch.setattr("zhixing_rules.office.row_import.MAX_CONVERSIONS", 3)
    result = imported(mapping(案号="case_number", 收拘="detentions.intake_on"), rows)
    assert len(result.conversions) == 3
    assert [(each.code, count) for each, count in result.converted] == [("date", 5)]


def test_one_id_in_rows_of_two_persons_is_a_problem_unless_the_person_is_given() -> None:
    flat = mapping(案号="case_number", 姓名="persons.name", 号="detentions.id", 被拘留人="detentions.person")
    headings = ["案号", "姓名", "号", "被拘留人"]
    result = imported(flat, [headings, [A, "张某甲", "d1", ""], [A, "李某乙", "d1", ""]])
    assert problems(result) == [("C3", "号", "differs_from_another_row")]
    (record,) = records(imported(flat, [headings, [A, "张某甲", "d1", "张某甲"], [A, "李某乙", "d1", "张某甲"]]))
    assert record["detentions"] == [{"id": "d1", "person": "p1"}]


def test_a_referral_of_two_detentions_follows_neither() -> None:
    flat = mapping(案号="case_number", 姓名="persons.name", 拘="detentions.id", 移="referrals.id")
    rows = [["案号", "姓名", "拘", "移"], *([A, "张某甲", each, "r1"] for each in ("d1", "d2", "d1"))]
    (record,) = records(imported(flat, rows))
    assert record["referrals"] == [{"id": "r1", "person": "p1"}]
