"""把虚构台账写成有三个工作表的工作簿 · Write the synthetic ledger as a workbook with three worksheets.

python examples/ledger_workbook.py OUT.xlsx      (.venv/bin/python -m pip install -e '.[office]')
"""

import sys
from datetime import date
from typing import Any

from openpyxl import Workbook

DOCUMENTS = "案件移送函、生效法律文书、案件执行情况说明"
WORKSHEETS: dict[str, list[list[Any]]] = {
    "案件": [
        ["案号", "执行法院"],
        ["（2025）豫0823执101号", "武陟县人民法院"],
        ["（2025）豫0823执102号", "武陟县人民法院"],
    ],
    "人员": [
        ["案号", "姓名", "身份证号", "联系电话", "失信"],
        ["（2025）豫0823执101号", "张某甲", "000000199001010018", "00000000001", "是"],
        [None, "李某乙", "000000198502020025", None, "否"],
        ["（2025）豫0823执102号", "王某丙", "000000198003030034", None, "是"],
    ],
    "拘留和移送": [
        ["案号", "被拘留人", "收拘日期", "拘留天数", "情节", "移送日期", "移送材料"],
        ["（2025）豫0823执101号", "张某甲", date(2025, 9, 15), 15, "严重", 45922, DOCUMENTS],
        ["（2025）豫0823执102号", "王某丙", date(2025, 9, 16), 15, "一般", None, None],
    ],
}
"""Invented people. The second person shares a merged cell with the first; 45922 is 22 September 2025 to Excel."""

book = Workbook()
book.remove(book.worksheets[0])
for name, rows in WORKSHEETS.items():
    worksheet = book.create_sheet(name)
    for row in rows:
        worksheet.append(row)
book["人员"].merge_cells("A2:A3")
book.save(sys.argv[1])
