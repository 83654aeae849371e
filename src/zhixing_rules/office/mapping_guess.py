"""A first mapping of columns, guessed from the headings of a file, for a person to check and complete.

A heading is matched with Chinese titles, other names, initials and English names of fields, and nothing else is
guessed. A title that several parts of a record have belongs to the part that the worksheet is named after, or else to
the outermost; if several are left, they are listed in a comment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixing_rules._text_safety import has_control_characters
from zhixing_rules.office.cell_values import cell_text
from zhixing_rules.office.field_paths import FieldPath, field_path, field_paths
from zhixing_rules.office.mapping import RECORD_TYPES
from zhixing_rules.office.worksheets import column_letters
from zhixing_rules.records.annotations import bare_type, field_names, member_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from zhixing_rules.office.worksheets import Tables, Worksheet

__all__ = ["guess_mapping"]

_KEYS: Final = {"case": "case_number", "joint_mechanism": "court"}
"""The field that tells records of a type apart."""
_COMMON: Final = {
    "case": {
        "被执行人": "persons.name",
        "被执行人姓名": "persons.name",
        "被执行人名称": "persons.name",
        "是否被执行人": "persons.debtor",
        "身份证号码": "persons.resident_number",
        "公民身份号码": "persons.resident_number",
        "执行案号": "case_number",
        "案件号": "case_number",
        "案件编号": "case_number",
        "手机": "persons.telephone",
        "手机号": "persons.telephone",
        "手机号码": "persons.telephone",
        "电话": "persons.telephone",
        "是否失信": "persons.listed_dishonest",
        "拘留期限": "detentions.days",
        "移送材料": "referrals.inventory",
    },
    "joint_mechanism": {},
}
"""Headings that many worksheets have, although no field has this title."""

_OF_DEBTORS: Final = frozenset({"被执行人", "被执行人姓名", "被执行人名称"})
"""Headings that say that the persons below them are judgment debtors."""

_FIRST_ROWS: Final = 10
"""Among so many rows the headings are looked for."""
_MOST_HEADINGS: Final = 512
_LONGEST: Final = 60
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_SIGNS: Final = "*:"


def guess_mapping(
    tables: Tables, record: str = "case", record_types: Mapping[str, type[BaseModel]] = RECORD_TYPES
) -> str:
    """Return a mapping (TOML) for the visible worksheets of a file, with what could not be guessed in comments.

    The mapping repeats the headings, so it is as confidential as they are.

    Args:
        tables: the file.
        record: the name of the type of the records.
        record_types: the record types by name.

    Returns:
        The mapping.

    Raises:
        RecordError: a worksheet cannot be read.
    """
    model = record_types[record]
    parts = [
        "# 由标题推测，请逐列核对 · guessed from the headings: check every column",
        f"record = {_quoted(record)}",
        "",
    ]
    for name in tables.names():
        lines = list(_table(tables.table(name), model, record))
        if not any(line.startswith('"') for line in lines):
            parts.append(f"# 工作表{_quoted(name or '')}：没有可对应的列，未列入 · no column was recognised: left out")
            lines = [line if not line or line.startswith("#") else f"# {line}" for line in lines]
        parts += lines
    return "\n".join(parts)


def _table(worksheet: Worksheet, model: type[BaseModel], record: str) -> Iterator[str]:
    row, headings = _headings(worksheet, model, record)
    yield "[[table]]"
    if worksheet.name is not None:
        yield f"worksheet = {_quoted(worksheet.name)}"
    yield f"heading_row = {row}"
    guesses = {index: _candidates(heading, worksheet.name, model, record) for index, heading in headings.items()}
    chosen = _chosen(guesses)
    if not any(guesses.values()):  # perhaps not a row of headings but of values, which are not repeated
        headings = {index: f"@{column_letters(index)}" for index in headings}
    twice = {
        heading
        for heading in headings.values()
        if list(map(cell_text, headings.values())).count(cell_text(heading)) > 1
    }
    key = next((index for index, path in chosen.items() if str(path) == _KEYS.get(record)), None)
    if key is not None:
        yield f"key = {_quoted(_written(key, headings[key], twice))}"
    yield "# serial_dates = []  # 以 Excel 序号表示日期的列 · columns with dates as serial numbers"
    yield ""
    yield "[table.columns]"
    for index, heading in headings.items():
        written = _quoted(_written(index, heading, twice))
        if index in chosen:
            path = chosen[index]
            yield f"{written} = {_quoted(str(path))}  # {_title(model, path)}"
        elif guesses[index]:
            known = "、".join(map(str, guesses[index]))
            yield f"# {written} = {known}  # 有几种可能，请选一种 · several fields: choose one"
        else:
            yield f'# {written} = ""  # 未能按标题对应；字段见 docs/record.md · not recognised: choose a field'
    if any(cell_text(headings[index]) in _OF_DEBTORS for index in chosen):
        yield ""
        yield "[table.constants]"
        yield '"persons.debtor" = true  # 标题为被执行人 · the heading says so'
    yield ""


def _headings(worksheet: Worksheet, model: type[BaseModel], record: str) -> tuple[int, dict[int, str]]:
    """Return the first of the rows with the most headings of fields, and its headings by column."""
    best: tuple[int, dict[int, str]] = (1, {})
    most = -1
    for number, cells in worksheet.rows[:_FIRST_ROWS]:
        texts = {
            index: cell for index, cell in enumerate(cells[:_MOST_HEADINGS]) if isinstance(cell, str) and cell.strip()
        }
        known = sum(bool(_candidates(each, worksheet.name, model, record)) for each in texts.values())
        if known > most:
            best, most = (number, texts), known
    return best


def _candidates(heading: str, worksheet: str | None, model: type[BaseModel], record: str) -> Sequence[FieldPath]:
    """Return the fields that a heading may mean, the likeliest alone if one is likelier than the others."""
    if len(heading) > _LONGEST:
        return ()
    text = cell_text(heading).casefold()
    for plain in dict.fromkeys((text, _IN_BRACKETS.sub("", text).strip(_SIGNS))):
        if common := _COMMON.get(record, {}).get(plain):
            return (field_path(model, common),)
        found = [path for path in field_paths(model) if plain in _spellings(path)]
        if worksheet is not None and (inside := [path for path in found if _is_named_after(worksheet, path, model)]):
            found = inside
        if found:
            depth = min(len(path.steps) for path in found)
            return [path for path in found if len(path.steps) == depth]
    return ()


def _spellings(path: FieldPath) -> set[str]:
    names = field_names(path.model)
    return {cell_text(key).casefold() for key, name in names.items() if name == path.name}


def _is_named_after(worksheet: str, path: FieldPath, model: type[BaseModel]) -> bool:
    """Return whether a worksheet has the name of the list or part that contains a field."""
    if not path.steps:
        return False
    names = (key for key, name in field_names(model).items() if name == path.steps[0].name)
    return cell_text(worksheet).casefold() in {cell_text(key).casefold() for key in names}


def _chosen(guesses: dict[int, Sequence[FieldPath]]) -> dict[int, FieldPath]:
    """Return the field of each column that has one candidate, which is that of no earlier column."""
    chosen: dict[int, FieldPath] = {}
    for index, paths in guesses.items():
        if len(paths) == 1 and str(paths[0]) not in map(str, chosen.values()):
            chosen[index] = paths[0]
    return chosen


def _title(model: type[BaseModel], path: FieldPath) -> str:
    """Return the Chinese titles along a path."""
    titles = []
    for step in path.steps:
        field = model.model_fields[step.name]
        titles.append(str(field.title))
        model = member_type(field.annotation) or bare_type(field.annotation)
    return "·".join((*titles, str(path.field.title)))


def _written(index: int, heading: str, twice: set[str]) -> str:
    """Return how a mapping names a column: by its heading, or by its letters if another column has the same."""
    unfit = heading in twice or heading.startswith("@") or has_control_characters(heading) or len(heading) > _LONGEST
    return f"@{column_letters(index)}" if unfit else heading


def _quoted(text: str) -> str:
    """Return a text as TOML."""
    signs = (f"\\U{ord(each):08X}" if has_control_characters(each) or each in '"\\\x7f' else each for each in text)
    return f'"{"".join(signs)}"'
