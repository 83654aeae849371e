"""A table whose columns stand under each other whatever script is in them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from zhixing_rules.render.width import pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["GAP", "table"]

GAP: Final = "  "
_LEAST: Final = 12


def table(
    rows: Sequence[Sequence[str]], *, columns: int, flexible: int, limits: Sequence[int | None]
) -> list[list[str]]:
    """The lines of each row.

    Args:
        rows: the cells; every row has as many. A line break in a cell is kept.
        columns: how wide a line may be.
        flexible: the number of the cell that takes what the others leave, and is wrapped to it.
        limits: for each cell, how wide it may grow before it is wrapped; ``None`` where it is not.

    >>> table([["一", "甲乙丙"], ["", "丁"]], columns=40, flexible=1, limits=[None, None])
    [['一  甲乙丙'], ['    丁']]
    """
    widths = [max(width(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=True)]
    widths = [min(each, limit or each) for each, limit in zip(widths, limits, strict=True)]
    taken = sum(widths) - widths[flexible] + len(GAP) * (len(widths) - 1)
    widths[flexible] = min(widths[flexible], max(columns - taken, _LEAST))
    return [_row(row, widths) for row in rows]


def _row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [
        [line for part in cell.split("\n") for line in wrap(part, limit)]
        for cell, limit in zip(row, widths, strict=True)
    ]
    return [
        GAP.join(pad(cell, limit) for cell, limit in zip(cells, widths, strict=True)).rstrip()
        for cells in zip_longest(*wrapped, fillvalue="")
    ]
