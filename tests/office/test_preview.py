"""Previews: the field and the conversions of each column; values of public fields alone."""

from __future__ import annotations

import json

from support.workbooks import csv_file
from zhixing_rules.office import import_rows, open_tables, read_mapping
from zhixing_rules.office.preview import preview_to_dict

MAPPING = """
[[table]]
key = "案号"
[table.columns]
"案号" = "case_number"
"法院" = "court"
"姓名" = "persons.name"
"收拘" = "detentions.intake_on"
"生效" = "basis.effective"
"""
ROWS = [
    ["案号", "法院", "姓名", "收拘", "生效", "备注"],
    ["（2025）豫0823执101号", "武陟县人民法院", "张某甲", "2025/9/1", "是", "测试路1号"],
    ["（2025）豫0823执102号", "", "李某乙", "03/07/2025", "/", ""],
]


def test_only_public_values_are_shown() -> None:
    mapping = read_mapping(MAPPING)
    preview = preview_to_dict(import_rows(open_tables(csv_file(ROWS)), mapping, first=2), mapping)
    assert preview["records"] == [
        {
            "case_number": "***",
            "court": "武陟县人民法院",
            "basis": {"effective": True},
            "persons": [{"name": "***", "id": "p1"}],
            "detentions": [{"intake_on": "***", "id": "d1", "person": "***"}],
        },
        {
            "case_number": "***",
            "basis": {"effective": None},
            "persons": [{"name": "***", "id": "p1"}],
            "detentions": [{"intake_on": "***", "id": "d1", "person": "***"}],
        },
    ]
    text = json.dumps(preview, ensure_ascii=False)
    assert not any(secret in text for secret in ("张某甲", "李某乙", "执101号", "2025/9/1", "2025-09-01", "测试路"))


def test_each_column_has_its_field_its_class_and_its_conversions() -> None:
    mapping = read_mapping(MAPPING)
    preview = preview_to_dict(import_rows(open_tables(csv_file(ROWS)), mapping), mapping)
    assert preview["columns"][3] == {
        "worksheet": "",
        "column": "D",
        "heading": "收拘",
        "field": "detentions.intake_on",
        "title_zh": "收拘日期",
        "class": "personal",
        "conversions": ["date"],
    }
    assert preview["columns"][4]["conversions"] == ["yes_no", "blank"]
    assert preview["unread"] == ["F1"]
    assert [(each["cell"], each["heading"], each["code"]) for each in preview["problems"]] == [("D3", "收拘", "date")]


def test_a_value_that_may_belong_in_another_field_is_hidden() -> None:
    mapping = read_mapping(
        '[[table]]\nkey = "案号"\n[table.columns]\n"案号" = "case_number"\n"姓名" = "persons.id"\n'
        '"证件" = "court_level"\n"材料" = "referrals.inventory"\n"法院" = "court"\n"人" = "persons.debtor"\n'
    )
    rows = [
        ["案号", "姓名", "证件", "材料", "法院", "人"],
        [
            "（2025）豫0823执101号",
            "zhangmoujia",
            "000000199001010018",
            "案件移送函、李某乙",
            "武陟县人民法院",
            "王某丙",
        ],
    ]
    result = import_rows(open_tables(csv_file(rows)), mapping)
    assert preview_to_dict(result, mapping)["records"] == [
        {
            "case_number": "***",
            "persons": [{"id": "***", "debtor": "***"}],
            "court_level": "***",
            "referrals": [{"id": "r1", "person": "***", "inventory": "***"}],
            "court": "武陟县人民法院",
        }
    ]
