"""Tables whose columns are aligned in any script."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from zhixing_rules.render.width import pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["GAP", "column_widths", "table"]

GAP: Final = "  "
_MIN_FLEXIBLE: Final = 12
"""Minimum columns of the flexible cell."""


def table(
    rows: Sequence[Sequence[str]], *, columns: int, flexible: int, limits: Sequence[int | None]
) -> list[list[str]]:
    """Return the lines of each row.

    Args:
        rows: the cells; every row has the same number. A line break in a cell is preserved.
        columns: the maximum width of a line.
        flexible: the index of the cell that takes the remaining width and is wrapped to it.
        limits: for each cell, the width above which it is wrapped; ``None`` for no limit.

    Returns:
        For each row, one line or more, without line breaks and without trailing spaces. A line is wider than `columns`
        where the other cells leave too little width.

    >>> table([["一", "甲乙丙"], ["", "丁"]], columns=40, flexible=1, limits=[None, None])
    [['一  甲乙丙'], ['    丁']]
    """
    widths = column_widths(rows, limits)
    fixed = sum(widths) - widths[flexible] + len(GAP) * (len(widths) - 1)
    widths[flexible] = min(widths[flexible], max(columns - fixed, _MIN_FLEXIBLE))
    return [_row(row, widths) for row in rows]


def column_widths(rows: Sequence[Sequence[str]], limits: Sequence[int | None]) -> list[int]:
    """Return the width of each column, at most its limit."""
    widths = (max(width(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=True))
    return [min(each, limit or each) for each, limit in zip(widths, limits, strict=True)]


def _row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [
        [line for part in cell.split("\n") for line in wrap(part, limit)]
        for cell, limit in zip(row, widths, strict=True)
    ]
    return [
        GAP.join(pad(cell, limit) for cell, limit in zip(cells, widths, strict=True)).rstrip()
        for cells in zip_longest(*wrapped, fillvalue="")
    ]
