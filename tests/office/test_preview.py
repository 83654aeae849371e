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
