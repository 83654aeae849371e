"""Keys of rows: what the cell in the key column says of the record that a row belongs to.

Rows of different records must not become one, and rows of one not several. So a case number must be read without doubt,
in whatever spelling; any other key is compared as it is written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.office.cell_values import CellRefused, cell_value
from zhixing_rules.records import CaseNumber
from zhixing_rules.records.case_number import CaseNumberDefect
from zhixing_rules.records.conversions import is_blank_mark

if TYPE_CHECKING:
    from zhixing_rules.office.cell_values import Column, Note

__all__ = ["NOT_A_NUMBER", "NO_KEY", "case_key", "record_key"]

NO_KEY: Final[Note] = (
    "no_key",
    "关键列空白或有误，不知该行属于哪一记录；该行未导入，上一行的记录也未写出",
    "the key is blank or has an error, so its record is unknown: the row and the record of the row above are left out",
)
NOT_A_NUMBER: Final[Note] = (
    "not_a_case_number",
    "不是完整的案号，例：（2024）豫0802执123号；请改正，合计、说明等行请删除；该行未导入",
    "is not a whole case number such as （2024）豫0802执123号: correct it, or remove a row of totals; not imported",
)
_OLD_SEQUENCE: Final = re.compile(r"第?0*([1-9][0-9]*)(?:-[0-9]+)?号[^号]*$")


def record_key(column: Column, raw: Any, *, is_case_number: bool) -> str:  # noqa: ANN401  any value of a cell
    """Return the key of a row. Rows with equal keys belong to one record.

    Args:
        column: the key column, as a column of texts.
        raw: the value of its cell.
        is_case_number: whether the key is the number of the case.

    Raises:
        CellRefused: the cell is blank, cannot be read, or is no whole case number where it must be one.
    """
    value, _ = cell_value(column, raw)
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    if value is None or is_blank_mark(text):
        raise CellRefused(NO_KEY)
    number = case_key(text)
    if number is None and is_case_number:
        raise CellRefused(NOT_A_NUMBER)
    return number or text


def case_key(text: str) -> str | None:
    """Return a case number in its usual spelling without the number of a document; ``None`` if a part is not known.

    >>> case_key("2025豫0823执0101号之一"), case_key("（2014）焦执字第012号"), case_key("（2025）豫0823执号")
    ('（2025）豫0823执101号', '（2014）焦执字第12号', None)
    """
    number = CaseNumber.read(text)
    if number is None or number.sequence is None:
        return None
    if number.defect is None and number.court_code is None:
        return _OLD_SEQUENCE.sub(r"第\1号", number.written)
    parts = (number.year, number.court_code, number.type_code)
    if None in parts or number.defect not in {None, CaseNumberDefect.BRACKETS}:
        return None
    return str(replace(number, document="", written="", defect=None))
