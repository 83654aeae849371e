"""Values of cells as values of fields: what a worksheet does to dates, numbers and texts before it is saved."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from datetime import time as clock
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixing_rules._text_safety import has_control_characters, strip_blanks, without_blanks
from zhixing_rules._values import dataclass
from zhixing_rules.office.worksheets import CellFault, column_letters
from zhixing_rules.records import CaseNumber, Person, Secret, is_resident_number
from zhixing_rules.records.clock_time import is_clock_time
from zhixing_rules.records.conversions import is_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.office.field_paths import FieldPath

__all__ = ["CellNote", "CellPlace", "CellRefused", "Column", "cell_text", "cell_value", "number_text"]

Note = tuple[str, str, str]
"""A code, with what is wrong or what was done in Chinese and in English."""


class CellPlace(NamedTuple):
    """The place of a cell, of a row, or of what the mapping says for all rows.

    Attributes:
        worksheet: the name of the worksheet as the mapping gives it; empty if it gives none.
        row: the number of the row, from 1; 0 for a constant of the mapping.
        column: the number of the column, from 0; -1 for the whole row.
    """

    worksheet: str
    row: int
    column: int

    def __str__(self) -> str:
        if not self.row:
            return "[constants]"
        prefix = f"{self.worksheet}!" if self.worksheet else ""
        return f"{prefix}{column_letters(self.column) if self.column >= 0 else ''}{self.row}"


@dataclass(frozen=True, slots=True)
class CellNote:
    """A problem of a cell, or a conversion of its value: where, under which heading, and what. Never the value.

    Attributes:
        place: the cell, or the row if the problem is not that of one cell.
        heading: the heading as the mapping gives it; empty for a row.
        code: a stable word for programs.
        zh: what was expected and what to do, or the two forms of the conversion, in Chinese.
        en: the same in English.
    """

    place: CellPlace
    heading: str
    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, repr=False)
class Column:
    """One column that is read into one field.

    Attributes:
        heading: the heading as the mapping gives it.
        index: the number of the column, from 0.
        path: the field.
        kind: the type of its value.
        words: values of words, by the word as `cell_text` gives it.
        serial_dates: whether numbers are Excel's serial numbers of days.
        epoch_1904: whether they count from 1904.
        follows: whether the field is not the first of its column. It then makes no entry of a list of its own: the name
            of a detained person is no referral of this person.
    """

    heading: str
    index: int
    path: FieldPath
    kind: Any
    words: Mapping[str, str | bool | int]
    serial_dates: bool
    epoch_1904: bool
    follows: bool = False


_FAULTS: Final[dict[CellFault, Note]] = {
    CellFault.ERROR: (
        "error_cell",
        "单元格是 #N/A 一类的错误值；请在表中改正或清空",
        "the cell is an error such as #N/A: correct or clear it",
    ),
    CellFault.FORMULA: (
        "formula_without_value",
        "公式没有计算结果；请用 Excel 打开并保存，或粘贴为数值",
        "the formula has no computed value: open and save the file in Excel, or paste it as a value",
    ),
    CellFault.MERGED: (
        "merged_cell",
        "与另一列合并的单元格；请取消合并，在每格填写",
        "is merged with a cell of another column: unmerge them and fill in each",
    ),
}
_CONTROL: Final = (
    "control_characters",
    "含有不可见的控制字符；请重新键入该单元格",
    "contains invisible control characters: type the cell again",
)
_ROUNDED: Final = (
    "rounded_number",
    "超过15位的数字已被 Excel 舍入，原号码不在文件中；请将该列设为“文本”格式，重新填写",
    "Excel has rounded a number of more than 15 digits: format the column as text and type the number again",
)
_TIME: Final = (
    "time_of_day",
    "含有时刻，不是日期；请只填日期",
    "has a time of day: give the date alone",
)
_NOT_A_DATE: Final = (
    "date_cell",
    "单元格是日期，该字段不是；请核对对应关系或单元格格式",
    "the cell is a date, the field is not: check the mapping or the format of the cell",
)
_NOT_A_SERIAL: Final = (
    "not_a_serial_date",
    "不是 Excel 的日期序号（1900-03-01 以后的整数）；请填日期",
    "is not a serial number of a day of Excel (a whole number, from 1900-03-01): give a date",
)
_BARE_NUMBER: Final = (
    "bare_number",
    "数字不是日期；如系 Excel 的日期序号，请在映射的 serial_dates 中列出该列，或设为日期格式",
    "a number is not a date: if it is a serial number of Excel, list the column in serial_dates, or format it as date",
)
_NO_YEAR: Final = (
    "no_year",
    "日期缺少年份；请写全，如 2025年9月20日",
    "has no year: write the whole date, as 2025年9月20日",
)
_SEVERAL_NAMES: Final = (
    "several_names",
    "一格写有几个人；请每人一行，或每人一列（persons.2.name）",
    "names several persons: give each a row, or a column of their own (persons.2.name)",
)
_SERIAL: Final = ("date", "Excel 日期序号 → YYYY-MM-DD", "serial number of Excel → YYYY-MM-DD")
_MAPPED_WORD: Final = ("word", "映射中的词语 → 所定的值", "word of the mapping → its value")
_APOSTROPHE: Final = ("text", "数字前的撇号 → 去除", "apostrophe before a number → removed")

_FORMULA_TEXT: Final = ("text", '文字公式 ="…" → 文字', 'formula of a text ="…" → the text')
_DECIMAL: Final = ("text", "号码末尾的 .0 → 去除", ".0 at the end of a number → removed")
_UNIT: Final = ("integer", "天数后的“日”“天” → 去除", "日 or 天 after a number of days → removed")

_EXACT_BELOW: Final = 10**15
"""Excel keeps fifteen digits of a number."""
_SCIENTIFIC: Final = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{1,3}")
_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_EIGHT_DIGITS: Final = re.compile(r"[0-9]{8}(?:\.0)?")
_IN_FORMULA: Final = re.compile(r'="([^"]*)"')
_LONG_DECIMAL: Final = re.compile(r"([0-9]{5,})\.0")
_DAYS: Final = re.compile(r"([0-9]{1,3})[日天]")
_MONTH_AND_DAY: Final = re.compile(r"[0-9]{1,2}(?:月[0-9]{1,2}[日号]?|[-/.][0-9]{1,2})")
_BETWEEN_NAMES: Final = re.compile(r"[、；;\n]")
_APOSTROPHES: Final = "'\u2019\u2018\uff07"
_LINE_BREAKS: Final = str.maketrans("", "", "\n\t")
_FIRST_SERIAL: Final = 61
"""1900-03-01. The earlier numbers are off by one, as Excel counts a 29 February 1900."""
_LAST_SERIAL: Final = 2_958_465
_EPOCH: Final = date(1899, 12, 30)
_DAYS_TO_1904: Final = 1462


def cell_text(raw: object) -> str:
    """Return a value of a cell as text to compare: half-width, without blanks; the empty string for a blank cell.

    >>> cell_text("（2024）豫0802执 1号"), cell_text(7.0), cell_text(None)
    ('(2024)豫0802执1号', '7', '')
    """
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < _EXACT_BELOW:
        raw = int(raw)
    if raw is None or isinstance(raw, CellFault):
        return ""
    return without_blanks(unicodedata.normalize("NFKC", str(raw)))


def number_text(raw: object) -> str:
    """Return a case number as it is written, or any other value as `cell_text` does.

    >>> number_text("〔2024〕豫0802执01號"), number_text(" 7 ")
    ('（2024）豫0802执1号', '7')
    """
    text = cell_text(raw)
    try:
        return str(CaseNumber.parse(text))
    except ValueError:
        return text


class CellRefused(Exception):  # noqa: N818  it never leaves this package
    """A cell has a value that cannot be read.

    Attributes:
        note: what is wrong, and what to do. Never the value.
    """

    def __init__(self, note: Note) -> None:
        self.note = note
        super().__init__(note[0])


def cell_value(column: Column, raw: Any) -> tuple[Any, Note | None]:  # noqa: ANN401  any value of a cell
    """Return the value of a cell as `normalise` and `load` take it.

    Args:
        column: the column.
        raw: the value as the file has it.

    Returns:
        The value, ``None`` if there is nothing to record, and what was converted, if something was.

    Raises:
        CellRefused: the cell cannot be read.
    """
    if isinstance(raw, str):
        raw = _checked_text(raw)
    if raw is None or raw == "":
        return None, None
    if isinstance(raw, CellFault) or (isinstance(raw, float) and not isfinite(raw)):
        raise CellRefused(_FAULTS[raw if isinstance(raw, CellFault) else CellFault.ERROR])
    if column.words and (word := column.words.get(cell_text(raw))) is not None:
        return (None if word == "" else word), _MAPPED_WORD
    if isinstance(raw, str):
        return _text_value(column, raw)
    if isinstance(raw, date | clock | timedelta):
        return _day(column, raw), None
    if column.kind is date and column.serial_dates and not isinstance(raw, bool):
        return _day_of_serial(column, raw), _SERIAL
    if column.kind is date and not isinstance(raw, bool) and not _LAST_SERIAL < raw < _EXACT_BELOW:
        raise CellRefused(_BARE_NUMBER)
    if column.kind in (str, Secret) and not isinstance(raw, bool) and abs(raw) >= _EXACT_BELOW:
        raise CellRefused(_ROUNDED)
    return raw, None


def _checked_text(raw: str) -> str:
    """Return a text without blanks and invisible signs around it, and with one kind of line break.

    Raises:
        CellRefused: it has other control characters, or is the text of an error.
    """
    text = strip_blanks(raw).replace("\r\n", "\n").replace("\r", "\n")
    if has_control_characters(text.translate(_LINE_BREAKS)):
        raise CellRefused(_CONTROL)
    if is_error(text):
        raise CellRefused(_FAULTS[CellFault.ERROR])
    return text


def _text_value(column: Column, text: str) -> tuple[Any, Note | None]:
    text, done = _unwrapped(text)
    if not text:
        return None, done
    if column.kind in (str, Secret):
        if match := _LONG_DECIMAL.fullmatch(text):
            text, done = match[1], _DECIMAL
        if (
            _SCIENTIFIC.fullmatch(text)
            or _is_rounded(column, text)
            or (done is _DECIMAL and len(text) >= len(str(_EXACT_BELOW)))
        ):
            raise CellRefused(_ROUNDED)
        if column.path.model is Person and column.path.name == "name" and _BETWEEN_NAMES.search(text):
            raise CellRefused(_SEVERAL_NAMES)
    if column.kind is date:
        return _text_of_date(column, text, done)
    if column.kind is int and column.path.name == "days" and (match := _DAYS.fullmatch(text)):
        return int(match[1]), _UNIT
    return text, done


def _unwrapped(text: str) -> tuple[str, Note | None]:
    """Return a text without the signs with which Excel, or a file for it, marks a text."""
    if match := _IN_FORMULA.fullmatch(text):
        return strip_blanks(match[1]), _FORMULA_TEXT
    if text[0] in _APOSTROPHES and text[1:2].isdigit():
        return text[1:], _APOSTROPHE
    return text, None


def _text_of_date(column: Column, text: str, done: Note | None) -> tuple[Any, Note | None]:
    if column.serial_dates and _NUMBER.fullmatch(text):
        return _day_of_serial(column, float(text)), _SERIAL
    if _NUMBER.fullmatch(text) and not _EIGHT_DIGITS.fullmatch(text):
        raise CellRefused(_BARE_NUMBER)
    if _MONTH_AND_DAY.fullmatch(text):
        raise CellRefused(_NO_YEAR)
    return text, done


def _is_rounded(column: Column, text: str) -> bool:
    """Return whether a text is an identity number whose last digits Excel has replaced with zeros."""
    return column.path.name == "resident_number" and text.endswith("000") and not is_resident_number(text)


def _day(column: Column, raw: date | clock | timedelta) -> str:
    if isinstance(raw, clock) and raw.second == raw.microsecond == 0 and _is_clock_time(column):
        return raw.strftime("%H:%M")
    if column.kind is not date:
        raise CellRefused(_NOT_A_DATE)
    if isinstance(raw, datetime) and raw.time() == clock.min:
        raw = raw.date()
    if isinstance(raw, datetime) or not isinstance(raw, date):
        raise CellRefused(_TIME)
    return raw.isoformat()


def _is_clock_time(column: Column) -> bool:
    field = column.path.model.model_fields.get(column.path.name)
    return field is not None and is_clock_time(field)


def _day_of_serial(column: Column, number: float) -> str:
    if number != int(number):
        raise CellRefused(_TIME)
    serial = int(number) + (_DAYS_TO_1904 if column.epoch_1904 else 0)
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        raise CellRefused(_NOT_A_SERIAL)
    return (_EPOCH + timedelta(days=serial)).isoformat()
