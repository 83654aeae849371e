"""把虚构的在办案件台账写成工作簿 · Write a ledger of invented open cases as a workbook.

python examples/desk_workbook.py OUT.xlsx      (.venv/bin/python -m pip install -e '.[office]')
"""

import sys
from datetime import date
from typing import Any

from openpyxl import Workbook


def day(month: int, of_month: int) -> date:
    """Return a day of 2026."""
    return date(2026, month, of_month)


TODAY = day(9, 28)
CASES: list[list[Any]] = [
    ["案号", "执行法院", "对应公安机关", "承办人", "文书类型", "生效", "记录完整截至"],
    ["（2026）豫0825执1103号", "温县人民法院", "温县公安局", "李某", "判决", "是", TODAY],
    ["（2026）豫0825执1131号", "温县人民法院", "温县公安局", "李某", "判决", "是", TODAY],
    ["（2026）豫0811执218号", "焦作市山阳区人民法院", "焦作市公安局山阳分局", "周某", "判决", "是", TODAY],
    ["（2026）豫0882执507号", "沁阳市人民法院", "沁阳市公安局", "陈某", "裁定", "是", TODAY],
    ["（2026）豫0882执611号", "沁阳市人民法院", "沁阳市公安局", "陈某", "判决", "是", TODAY],
    ["（2026）豫0883执342号", "孟州市人民法院", "孟州市公安局", "王某", "判决", "是", TODAY],
    ["（2026）豫0823执92号", "武陟县人民法院", "武陟县公安局", "孙某", "判决", "是", TODAY],
]
PERSONS: list[list[Any]] = [
    ["案号", "姓名", "性别"],
    ["（2026）豫0825执1103号", "郑某甲", "男"],
    ["（2026）豫0825执1131号", "郑某丙", "女"],
    ["（2026）豫0811执218号", "钱某甲", "男"],
    ["（2026）豫0882执507号", "孙某甲", "男"],
    ["（2026）豫0882执611号", "孙某乙", "男"],
    ["（2026）豫0883执342号", "吴某甲", "女"],
    ["（2026）豫0823执92号", "冯某甲", "男"],
]
DOCUMENTS = "行为人的基本情况、案件移送函、生效法律文书、案件执行情况说明、涉嫌拒执犯罪的证据材料"
DETENTIONS: list[list[Any]] = [
    [
        *("案号", "被拘留人", "决定日期", "收拘日期", "拘留天数", "追究刑责", "认定日期"),
        *("移送日期", "移送材料", "接收日期", "材料齐全", "符合立案条件", "通知补充日期", "补充期限"),
    ],
    ["（2026）豫0825执1103号", "郑某甲", day(9, 22), day(9, 23), 15, "是", day(9, 27)],
    ["（2026）豫0825执1131号", "郑某丙", day(9, 26), day(9, 26), 15, "是", day(9, 26)],
    [
        *("（2026）豫0811执218号", "钱某甲", day(8, 10), day(8, 10), 15, "是", day(8, 18)),
        *(day(8, 21), DOCUMENTS, day(8, 21), "否", None, day(8, 27), day(9, 11)),
    ],
    [
        *("（2026）豫0882执507号", "孙某甲", day(8, 20), day(8, 20), 15, "是", day(8, 28)),
        *(day(8, 31), DOCUMENTS, day(8, 31), "是", "是"),
    ],
    ["（2026）豫0882执611号", "孙某乙", day(9, 16), day(9, 16), 15, "是", day(9, 18)],
    ["（2026）豫0883执342号", "吴某甲", day(9, 19), day(9, 19), 15, "是", day(9, 21)],
    [
        *("（2026）豫0823执92号", "冯某甲", day(9, 10), day(9, 10), 15, "是", day(9, 20)),
        *(day(9, 23), DOCUMENTS, day(9, 23), "是", "是"),
    ],
]
WORKSHEETS = {"案件": CASES, "人员": PERSONS, "拘留和移送": DETENTIONS}
"""Invented cases and people."""

book = Workbook()
book.remove(book.worksheets[0])
for name, rows in WORKSHEETS.items():
    worksheet = book.create_sheet(name)
    for row in rows:
        worksheet.append(row)
book.save(sys.argv[1])
