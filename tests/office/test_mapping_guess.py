"""Guessed mappings: what a heading can mean and nothing else, as TOML that is read back."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from support.workbooks import csv_file, workbook
from zhixing_rules.office import guess_mapping, import_rows, open_tables, read_mapping


def guessed(rows: list[list[Any]], record: str = "case") -> dict[str, Any]:
    (table,) = tomllib.loads(guess_mapping(open_tables(csv_file(rows)), record))["table"]
    assert isinstance(table, dict)
    return table


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("案号", "case_number"),
        (" 案　号", "case_number"),
        ("AH", "case_number"),
        ("ah", "case_number"),
        ("case_number", "case_number"),
        ("姓名", "persons.name"),
        ("XM", "persons.name"),
        ("被执行人", "persons.name"),
        ("身份证号码", "persons.resident_number"),
        ("收拘日期", "detentions.intake_on"),
        ("收拘日期（年月日）", "detentions.intake_on"),
        ("收拘日期*", "detentions.intake_on"),
        ("联系电话：", "persons.telephone"),
        ("手机号", "persons.telephone"),
        ("案件编号", "case_number"),
        ("拘留期限（天）", "detentions.days"),
        ("移送材料", "referrals.inventory"),
        ("是否失信", "persons.listed_dishonest"),
        ("落款日期", "requests.letter.dated_on"),
        ("执行依据", None),
        ("备注", None),
        ("张某甲", None),
        ("", None),
    ],
)
def test_a_heading_is_matched_by_every_name_of_a_field(heading: str, field: str | None) -> None:
    columns = guessed([["法院层级", heading], ["x", "y"]])["columns"]
    columns.pop("法院层级")
    assert [*columns.values()] == ([] if field is None else [field])


def test_the_key_is_the_case_number_and_the_row_is_that_with_the_most_headings() -> None:
    table = guessed([["执行案件台账", ""], [], ["案号", "姓名"], ["姓名", "x"]])
    assert (table["heading_row"], table["key"]) == (3, "案号")
    assert "key" not in guessed([["姓名"]])
    assert guessed([["法院", "姓名"]], "joint_mechanism")["key"] == "法院"


def test_what_is_unknown_or_ambiguous_is_a_comment() -> None:
    text = guess_mapping(open_tables(csv_file([["移送日期", "标识", "备注", "重大疑难执行案件"]])))
    assert '# "标识" = ' in text
    assert "persons.id、requests.id、detentions.id" in text
    assert '# "备注" = ""  # 未能按标题对应' in text
    assert '"移送日期" = "referrals.sent_on"  # 移送·移送日期' in text


def test_a_worksheet_named_after_a_list_decides_what_its_headings_mean() -> None:
    tables = open_tables(
        workbook({"司法拘留": [["案号", "标识", "姓名"]], "移送": [["标识"]], "其他": [["标识"]], "空": []})
    )
    found = tomllib.loads(guess_mapping(tables))["table"]
    assert [(each["worksheet"], each["columns"]) for each in found] == [
        ("司法拘留", {"案号": "case_number", "标识": "detentions.id", "姓名": "persons.name"}),
        ("移送", {"标识": "referrals.id"}),
    ]


def test_a_worksheet_without_a_known_heading_is_a_comment_so_that_the_mapping_is_read() -> None:
    text = guess_mapping(open_tables(workbook({"说明": [["填表说明"], ["x"]], "拘留": [["案号"]], "空": []})))
    assert '# 工作表"说明"：没有可对应的列' in text
    assert '# 工作表"空"：没有可对应的列' in text
    assert [each.worksheet for each in read_mapping(text).tables] == ["拘留"]


def test_headings_that_are_equal_or_unfit_are_named_by_their_letters() -> None:
    rows = [["案号", "姓名", "姓 名", "住址\n（现）", "联系电话\x1b", '"', "@B"]]
    text = guess_mapping(open_tables(csv_file(rows)))
    columns = tomllib.loads(text)["table"][0]["columns"]
    assert columns == {"案号": "case_number", "@B": "persons.name", "@D": "persons.address", "@E": "persons.telephone"}
    assert "\x1b" not in text


def test_a_heading_that_says_debtor_makes_debtors() -> None:
    assert guessed([["案号", "被执行人"]])["constants"] == {"persons.debtor": True}
    assert "constants" not in guessed([["案号", "姓名"]])


def test_a_row_without_a_known_heading_is_not_repeated() -> None:
    text = guess_mapping(open_tables(csv_file([["张某甲", "测试路1号"], ["李某乙", "测试路2号"]])))
    assert "某" not in text
    assert '# "@B" = ""' in text


def test_a_guess_is_a_mapping_of_its_file() -> None:
    data = csv_file([["案号", "姓名", "收拘日期"], ["（2025）豫0823执101号", "张某甲", "2025/9/1"]])
    result = import_rows(open_tables(data), read_mapping(guess_mapping(open_tables(data))))
    assert (len(result.lines), result.problems) == (1, ())
