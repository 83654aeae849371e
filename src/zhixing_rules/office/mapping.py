"""Mappings: a TOML file that assigns the columns of a worksheet to the fields of a record.

A mapping is a TOML file::

    record = "case"                       # or "joint_mechanism"

    [constants]                           # for every record, where no cell says otherwise
    court = "武陟县人民法院"

    [[table]]
    worksheet = "拘留"                    # left out: the first visible worksheet, or the CSV file
    heading_row = 1
    key = "案号"                          # rows with the same value are one record; left out: each row is one
    serial_dates = ["决定日期"]           # columns whose numbers are Excel's serial numbers of days

    [table.columns]
    "案号" = "case_number"
    "被拘留人" = ["persons.name", "detentions.person"]
    "收拘日期" = "detentions.intake_on"
    "情节" = "detentions.serious"

    [table.words."情节"]                  # words of a column that are not words of the record
    "严重" = true
    "一般" = false

    [table.constants]                     # for every row that has the person, the detention or the like
    "persons.debtor" = true
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, cast

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._text_safety import has_control_characters
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.office.field_paths import FieldPath, field_path
from zhixing_rules.records import Case, JointMechanism

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel

__all__ = ["RECORD_TYPES", "ColumnMapping", "TableMapping", "named", "read_mapping"]

RECORD_TYPES: Final[dict[str, type[BaseModel]]] = {"case": Case, "joint_mechanism": JointMechanism}
"""The record types by the word for them in a mapping."""

_MAX_LENGTH: Final = 256 * 1024
_MAX_DOTS: Final = 16
"""Maximum number of dots in a line: TOML makes a table for each, and the parser takes long."""
_MAX_TEXT: Final = 200
_MAX_ROW: Final = 1000
_LINE: Final = re.compile(r"at line ([0-9]{1,9}), column [0-9]{1,9}\)$")
_KEYS: Final = ("record", "constants", "table")
_TABLE_KEYS: Final = ("worksheet", "heading_row", "key", "serial_dates", "columns", "words", "constants")


Constants = tuple[tuple[FieldPath, str | bool | int], ...]
"""Values of fields that no cell gives."""


@dataclass(frozen=True, slots=True, repr=False)
class TableMapping(TypeNameRepr):
    """The columns of one table.

    Attributes:
        worksheet: the name of the worksheet; ``None`` for the first visible one, or a CSV file.
        heading_row: the number of the row with the headings, from 1.
        key: the heading of the column whose value tells the records apart; ``None`` if each row is a record.
        columns: the fields of each heading, of which the first makes an entry of a list and the others add to it; a
            heading ``@B`` is column B, whatever its heading.
        words: the values of words, by heading.
        serial_dates: the headings of columns whose numbers are Excel's serial numbers of days.
        constants: values of fields for every row that has the part of the record which they belong to.
    """

    worksheet: str | None
    heading_row: int
    key: str | None
    columns: Mapping[str, tuple[FieldPath, ...]]
    words: Mapping[str, Mapping[str, str | bool | int]]
    serial_dates: frozenset[str]
    constants: Constants


@dataclass(frozen=True, slots=True, repr=False)
class ColumnMapping(TypeNameRepr):
    """What the columns of a file mean.

    Attributes:
        record: the name of the type of the records, such as ``case``.
        model: the type of the records.
        constants: values of fields for every record.
        tables: the tables that are read, in their order.
    """

    record: str
    model: type[BaseModel]
    constants: Constants
    tables: tuple[TableMapping, ...]


def read_mapping(text: str, record_types: Mapping[str, type[BaseModel]] = RECORD_TYPES) -> ColumnMapping:
    r"""Read a mapping (TOML).

    Args:
        text: the mapping.
        record_types: the record types by name, the default first.

    Raises:
        RecordError: the text is not a mapping; the error lists every problem by place.

    >>> mapping = read_mapping('[[table]]\n[table.columns]\n"案号" = "case_number"')
    >>> [str(path) for path in mapping.tables[0].columns["案号"]]
    ['case_number']
    """
    document = _parsed(text)
    problems: list[Problem] = []
    _only(document, _KEYS, "", problems)
    default = next(iter(record_types))
    record = document.get("record", default)
    if not isinstance(record, str) or record not in record_types:
        zh, en = f"须为 {' 或 '.join(record_types)}", f"give {' or '.join(record_types)}"
        problems.append(Problem("/record", "enum", zh, en))
        record = default
    model = record_types[record]
    constants = _constants(document.get("constants", {}), model, "", problems)
    tables = document.get("table")
    if not isinstance(tables, list) or not tables or not all(isinstance(each, dict) for each in tables):
        problems.append(Problem("/table", "missing", "至少须有一个 [[table]]", "give at least one [[table]]"))
        tables = []
    read = [_table(each, model, f"/table/{index}", problems) for index, each in enumerate(tables)]
    if problems:
        raise RecordError([_explained(each, document) for each in problems])
    return ColumnMapping(record, model, constants, tuple(read))


def named(problem: Problem, *names: object) -> Problem:
    """Return a problem of a mapping with the names of its worksheet, heading or key, if the mapping gives them."""
    given = [each for each in names if isinstance(each, str) and each and _is_plain(each)]
    if not given:
        return problem
    zh, en = "".join(f"“{each}”" for each in given), " ".join(f"“{each}”" for each in given)
    return Problem(problem.pointer, problem.code, f"{zh}：{problem.zh}", f"{en}: {problem.en}")


def _explained(problem: Problem, document: Mapping[str, Any]) -> Problem:
    """Return a problem with the names of the parts of the mapping that its pointer goes through by number."""
    names, part = list[Any](), cast("Any", document)
    for step in problem.pointer.split("/")[1:]:
        if isinstance(part, list):
            part = part[int(step)]
            names.append(part.get("worksheet"))
        elif step.isdecimal():
            names.append([*part][int(step)])
            part = part[names[-1]]
        else:
            part = part.get(step)
    return named(problem, *names)


def _parsed(text: str) -> dict[str, Any]:
    line = None
    if len(text) <= _MAX_LENGTH and all(line.count(".") <= _MAX_DOTS for line in text.split("\n")):
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # ValueError also for an integer of thousands of digits
            line = _LINE.search(str(error))
    if line is None:
        raise RecordError([Problem("", "not_toml", "不是有效的 TOML，或过大", "is not valid TOML, or is too large")])
    zh, en = f"不是有效的 TOML：见第{line[1]}行", f"is not valid TOML: see line {line[1]}"
    raise RecordError([Problem("", "not_toml", zh, en)])


def _only(entry: Mapping[str, object], known: Iterable[str], place: str, problems: list[Problem]) -> None:
    if set(entry) - set(known):
        names = "、".join(known)
        problems.append(Problem(place, "extra", f"只能有下列键：{names}", f"has keys other than {names}"))


def _constants(entries: object, model: type[BaseModel], table: str, problems: list[Problem]) -> Constants:
    """Return the constants of a table, or of all records, which have no rows and so no entries of lists."""
    found = []
    for number, (key, value) in enumerate(_items(entries, f"{table}/constants", problems)):
        place = f"{table}/constants/{number}"
        plain = value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
        path = _path(key, model, place, problems)
        if path is not None and not table and any(step.entry for step in path.steps):
            problems.append(Problem(place, "in_a_list", "只能是不在列表中的字段", "give a field that is not in a list"))
        if not isinstance(plain, str | bool | int):
            problems.append(
                Problem(place, "not_a_value", "须为文字、整数、true 或 false", "give a text, integer, true or false")
            )
        elif path is not None:
            found.append((path, plain))
    return tuple(found)


def _table(entry: Mapping[str, Any], model: type[BaseModel], place: str, problems: list[Problem]) -> TableMapping:
    _only(entry, _TABLE_KEYS, place, problems)
    row = entry.get("heading_row", 1)
    if not isinstance(row, int) or isinstance(row, bool) or not 1 <= row <= _MAX_ROW:
        problems.append(
            Problem(f"{place}/heading_row", "not_a_row", f"须为 1 至 {_MAX_ROW} 的整数", f"give 1 to {_MAX_ROW}")
        )
        row = 1
    columns = {}
    for number, (heading, value) in enumerate(_items(entry.get("columns", {}), f"{place}/columns", problems)):
        names = value if isinstance(value, list) else [value]
        paths = [_path(each, model, f"{place}/columns/{number}", problems) for each in names]
        columns[heading] = tuple(each for each in paths if each is not None)
    fields = [str(path) for paths in columns.values() for path in paths]
    if len(set(fields)) < len(fields):
        zh, en = "两列对应同一字段；请只留一列", "two columns are the same field: keep one"
        problems.append(Problem(f"{place}/columns", "duplicate_field", zh, en))
    if not entry.get("columns", {}):
        problems.append(Problem(f"{place}/columns", "missing", "至少须有一列", "give at least one column"))
    words = {
        heading: _words(value, f"{place}/words/{number}", problems)
        for number, (heading, value) in enumerate(_items(entry.get("words", {}), f"{place}/words", problems))
    }
    serial = entry.get("serial_dates", [])
    if not isinstance(serial, list) or not all(isinstance(each, str) for each in serial):
        problems.append(Problem(f"{place}/serial_dates", "not_a_list", "须为列标题的列表", "give a list of headings"))
        serial = []
    for name, headings in (("words", words), ("serial_dates", serial)):
        if set(headings) - set(columns):
            zh, en = "所列标题须在 columns 中", "has a heading that is not in columns"
            problems.append(Problem(f"{place}/{name}", "no_such_heading", zh, en))
    key, worksheet = (_text(entry.get(name), f"{place}/{name}", problems) for name in ("key", "worksheet"))
    constants = _constants(entry.get("constants", {}), model, place, problems)
    return TableMapping(worksheet, row, key, columns, words, frozenset(serial), constants)


def _words(entries: object, place: str, problems: list[Problem]) -> dict[str, str | bool | int]:
    found = dict(_items(entries, place, problems))
    if not all(isinstance(each, str | bool | int) for each in found.values()):
        problems.append(
            Problem(place, "not_a_value", "须为文字、整数、true 或 false", "give texts, integers, true or false")
        )
        return {}
    return found


def _items(entries: object, place: str, problems: list[Problem]) -> list[tuple[str, Any]]:
    if isinstance(entries, dict) and all(_is_plain(each) for each in entries):
        return list(entries.items())
    zh, en = (
        f"须为表，键不含控制字符，至多 {_MAX_TEXT} 字",
        f"give a table; keys without control characters, at most {_MAX_TEXT} long",
    )
    problems.append(Problem(place, "not_a_table", zh, en))
    return []


def _text(value: object, place: str, problems: list[Problem]) -> str | None:
    if value is None or (isinstance(value, str) and value and _is_plain(value)):
        return value
    problems.append(Problem(place, "string_type", "须为文字，不含控制字符", "give a text without control characters"))
    return None


def _is_plain(text: str) -> bool:
    return len(text) <= _MAX_TEXT and not has_control_characters(text)


def _path(text: object, model: type[BaseModel], place: str, problems: list[Problem]) -> FieldPath | None:
    if isinstance(text, str):
        try:
            return field_path(model, text)
        except LookupError:
            pass
    problems.append(
        Problem(
            place,
            "no_such_field",
            "没有这一字段，或者不是单个值；写作 persons.name 或 人员.姓名，见 zhixing schema",
            "no such field, or not a single value: write persons.name or 人员.姓名, see zhixing schema",
        )
    )
    return None
