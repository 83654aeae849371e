"""Keys of rows: what the cell in the key column says of the record that a row belongs to.

Rows of different records must not become one, and rows of one not several. So a case number must be read without doubt,
in whatever spelling; any other key is compared as it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.office.cell_values import CellRefused, cell_value
from zhixing_rules.records import CaseNumber
from zhixing_rules.records.conversions import is_blank_mark

if TYPE_CHECKING:
    from zhixing_rules.office.cell_values import Column, Note

__all__ = ["NOT_A_NUMBER", "NO_KEY", "TOTALS", "record_key"]

NO_KEY: Final[Note] = (
    "no_key",
    "关键列空白或有误，不知该行属于哪一记录；该行未导入，上一行的记录也未写出",
    "the key is blank or has an error, so its record is unknown: the row and the record of the row above are left out",
)
NOT_A_NUMBER: Final[Note] = (
    "not_a_case_number",
    "不是完整的案号，例：（2024）豫0802执123号；请改正，说明等行请删除；该行未导入",
    "is not a whole case number such as （2024）豫0802执123号: correct it, or remove a row of notes; not imported",
)
TOTALS: Final[Note] = ("totals", "合计一类的行，不是案件；未导入", "a row of totals, not a case: not imported")
_TOTALS: Final = re.compile(r"[合总小共累]\s*计")


def record_key(column: Column, raw: Any, *, is_case_number: bool) -> str:  # noqa: ANN401  any value of a cell
    """Read the key of a row.

    Args:
        column: the key column, as a column of texts.
        raw: the value of its cell.
        is_case_number: whether the key is the number of the case.

    Returns:
        The key. Rows with equal keys belong to one record.

    Raises:
        CellRefused: the cell is blank, cannot be read, or is no whole case number where it must be one; with the note
            `TOTALS` for a row of totals.
    """
    value, _ = cell_value(column, raw)
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    if value is None or is_blank_mark(text):
        raise CellRefused(NO_KEY)
    number = CaseNumber.read(text)
    identity = None if number is None else number.identity
    if identity is None and is_case_number:
        raise CellRefused(TOTALS if _TOTALS.search(text) else NOT_A_NUMBER)
    return identity or text
