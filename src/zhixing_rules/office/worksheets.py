"""Tables of cells, as a workbook or a CSV file has them, before anything is known of their columns."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Protocol

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "MAX_COLUMNS",
    "MAX_ROWS",
    "CellFault",
    "Tables",
    "Worksheet",
    "column_letters",
    "file_error",
    "kept_rows",
    "too_many_rows",
]

MAX_ROWS: Final = 100_000
"""Maximum number of rows of a table that are not blank."""
MAX_COLUMNS: Final = 512
"""Maximum number of columns of a table; what lies to the right of them is not read."""

_LETTERS: Final = 26


class CellFault(Enum):
    """What takes the place of a value that the file does not have."""

    ERROR = "error_cell"
    """An error such as #N/A."""
    FORMULA = "formula_without_value"
    """A formula that was never computed."""
    MERGED = "merged_cell"
    """A cell that is merged with a cell of another column."""


@dataclass(frozen=True, slots=True, repr=False)
class Worksheet(TypeNameRepr):
    """The cells of one table.

    Attributes:
        name: the name of the worksheet; ``None`` for a CSV file.
        rows: the rows that are not blank, each with its number, from 1. A value is a text, a number, a yes or no, a
            date or time, ``None``, or a `CellFault`.
        epoch_1904: whether serial numbers of days count from 1904, as in old workbooks of the Mac.
    """

    name: str | None
    rows: tuple[tuple[int, tuple[Any, ...]], ...]
    epoch_1904: bool = False


class Tables(Protocol):
    """The tables of a file."""

    def names(self) -> Sequence[str | None]:
        """Return the names of the visible tables; that of a CSV file is ``None``."""
        ...

    def table(self, name: str | None) -> Worksheet:
        """Return a table, hidden or not; the first visible one for ``None``.

        Raises:
            LookupError: the file has no such table.
            RecordError: the table cannot be read.
        """
        ...


def kept_rows(rows: Sequence[Sequence[Any]]) -> tuple[tuple[int, tuple[Any, ...]], ...]:
    """Return the rows that are not blank with their numbers.

    Raises:
        RecordError: there are too many.
    """
    kept = [
        (number, tuple(row[:MAX_COLUMNS]))
        for number, row in enumerate(rows, start=1)
        if any(each is not None and each != "" for each in row)
    ]
    if len(kept) > MAX_ROWS:
        raise too_many_rows()
    return tuple(kept)


def too_many_rows() -> RecordError:
    """Return the error of a table with too many rows."""
    return file_error(
        "too_many_rows", f"超过 {MAX_ROWS} 行；请分成几个文件", f"has more than {MAX_ROWS} rows; split the file"
    )


def column_letters(index: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(701), column_letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    index += 1
    while index:
        index, last = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + last) + letters
    return letters


def file_error(code: str, zh: str, en: str) -> RecordError:
    """Return the error of a file that cannot be read as a whole.

    Args:
        code: stable word for programs.
        zh: what was expected and what to do, in Chinese.
        en: the same in English.

    Returns:
        An error with this one problem.
    """
    return RecordError([Problem("", code, zh, en)])
