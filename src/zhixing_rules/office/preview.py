"""A preview of an import: which field each column becomes, and the first records without confidential values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.office.worksheets import column_letters
from zhixing_rules.records import Secrecy, secrecy_of
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from zhixing_rules.office.cell_values import CellNote
    from zhixing_rules.office.import_result import ImportResult
    from zhixing_rules.office.mapping import ColumnMapping

__all__ = ["note_to_dict", "preview_to_dict"]

_HIDDEN = "***"


def preview_to_dict(result: ImportResult, mapping: ColumnMapping) -> dict[str, Any]:
    """Return the columns with their fields and the kinds of conversions, the records, and the problems.

    Only values of public fields are shown; any other value is ``***``.
    """
    kinds: dict[tuple[str, int], dict[str, None]] = {}
    for note in result.conversions:
        kinds.setdefault((note.place.worksheet, note.place.column), {})[note.code] = None
    columns = [
        {
            "worksheet": each.worksheet,
            "column": column_letters(each.column.index),
            "heading": each.column.heading,
            "field": str(each.column.path),
            "title_zh": str(each.column.path.field.title),
            "class": each.column.path.secrecy.value,
            "conversions": [*kinds.get((each.worksheet, each.column.index), ())],
        }
        for each in result.columns
    ]
    return {
        "columns": columns,
        "unread": [str(place) for place in result.unread],
        "records": [masked(each.data, mapping.model) for each in result.records],
        "problems": [note_to_dict(each) for each in result.problems],
    }


def masked(data: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Return the data of a record with ``***`` for every value that is not of a public field."""
    shown: dict[str, Any] = {}
    for name, value in data.items():
        field = model.model_fields[name]
        part = member_type(field.annotation) or bare_type(field.annotation)
        if is_record(part):
            shown[name] = [masked(each, part) for each in value] if isinstance(value, list) else masked(value, part)
        else:
            shown[name] = value if value is None or secrecy_of(field) is Secrecy.PUBLIC else _HIDDEN
    return shown


def note_to_dict(note: CellNote) -> dict[str, str]:
    """Return a problem or a conversion of a cell as a dictionary."""
    return {
        "cell": str(note.place),
        "heading": note.heading,
        "code": note.code,
        "zh": note.zh,
        "en": note.en,
    }
