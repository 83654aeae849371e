"""A preview of an import: which field each column becomes, and the first records without confidential values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.office.worksheets import column_letters
from zhixing_rules.records import Secrecy, secrecy_of
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pydantic import BaseModel

    from zhixing_rules.office.cell_values import CellNote
    from zhixing_rules.office.import_result import ImportResult
    from zhixing_rules.office.mapping import ColumnMapping

__all__ = ["note_to_dict", "preview_to_dict"]

_HIDDEN = "***"


def preview_to_dict(result: ImportResult, mapping: ColumnMapping) -> dict[str, Any]:
    """Return the columns with their fields and the kinds of conversions, the records, and the problems.

    Only values of public fields are shown; any other value is ``***``. So is an id from a cell, and a value with a
    problem: the column may hold something else than its field.
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
        "records": [masked(each.data, mapping.model, each.hidden) for each in result.records],
        "problems": [note_to_dict(each) for each in result.problems],
    }


def masked(
    data: Mapping[str, Any], model: type[BaseModel], hidden: Collection[str] = (), place: str = ""
) -> dict[str, Any]:
    """Return the data of a record with ``***`` for every value that is not of a public field.

    Args:
        data: the record, or a part of it.
        model: its type.
        hidden: JSON Pointers of further values to hide; the empty one hides all.
        place: the JSON Pointer of the part.
    """
    shown: dict[str, Any] = {}
    for name, value in data.items():
        field, pointer = model.model_fields[name], f"{place}/{name}"
        part = member_type(field.annotation) or bare_type(field.annotation)
        if is_record(part) and isinstance(value, list):
            shown[name] = [masked(each, part, hidden, f"{pointer}/{index}") for index, each in enumerate(value)]
        elif is_record(part):
            shown[name] = masked(value, part, hidden, pointer)
        else:
            is_public = secrecy_of(field) is Secrecy.PUBLIC and not _is_hidden(pointer, hidden)
            shown[name] = value if value is None or is_public else _HIDDEN
    return shown


def _is_hidden(pointer: str, hidden: Collection[str]) -> bool:
    """Return whether a value or an entry of it is to be hidden."""
    return "" in hidden or any(f"{each}/".startswith(f"{pointer}/") for each in hidden)


def note_to_dict(note: CellNote) -> dict[str, str]:
    """Return a problem or a conversion of a cell as a dictionary."""
    return {
        "cell": str(note.place),
        "heading": note.heading,
        "code": note.code,
        "zh": note.zh,
        "en": note.en,
    }
