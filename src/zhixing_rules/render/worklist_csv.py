"""The worklist as a CSV file for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from zhixing_rules._text_safety import is_formula_like, without_control_characters
from zhixing_rules.render.reader_notes import who_may_read
from zhixing_rules.views.worklist_table import WORKLIST_TITLES, worklist_table

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.views.worklists import Worklist

__all__ = ["worklist_csv"]

_MARK: Final = "\ufeff"
"""The byte order mark, by which Excel recognises UTF-8."""
_QUOTE: Final = "'"


def worklist_csv(worklist: Worklist, *, mark: bool = True) -> str:
    """Write a worklist as CSV (RFC 4180): a line that says who may read it, the headings, then a row for each act.

    A CSV file cannot say that a cell is a text. A text that a spreadsheet could take for a formula therefore has an
    apostrophe before it; a program that reads the file removes one apostrophe before ``= + - @``. Days are written
    YYYY-MM-DD, and control characters are replaced.

    Args:
        worklist: the worklist.
        mark: whether the text begins with a byte order mark, so that Excel reads it as UTF-8.

    Returns:
        The text, with CRLF at the end of each line.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([who_may_read(worklist.audience)])
    writer.writerow(WORKLIST_TITLES)
    writer.writerows([_cell(value) for value in row] for row in worklist_table(worklist))
    return (_MARK if mark else "") + file.getvalue()


def _cell(value: str | int | date | None) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = without_control_characters(value)
    return f"{_QUOTE}{text}" if is_formula_like(text) else text
