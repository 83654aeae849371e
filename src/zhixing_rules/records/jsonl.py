"""Reading of JSON Lines files: numbered lines, each cut off at the maximum size of a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from zhixing_rules._input_text import without_mark
from zhixing_rules.records.loading import MAX_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

__all__ = ["lines_in", "lines_of", "numbered"]


def numbered(lines: Iterable[str | bytes]) -> Iterator[tuple[int, str | bytes]]:
    """Yield the lines with their numbers, from 1. Blank lines are counted and skipped; a byte order mark is removed.

    >>> list(numbered(["{}", "", "[]"]))
    [(1, '{}'), (3, '[]')]
    """
    for number, line in enumerate(lines, start=1):
        text = without_mark(line) if number == 1 else line
        if text.strip():
            yield number, text


def lines_of(path: str | PathLike[str]) -> Iterator[bytes]:
    """Yield the lines of a file, which is opened when the first line is read; see `lines_in`."""
    with Path(path).open("rb") as file:
        yield from lines_in(file)


def lines_in(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of an open file; a line longer than a record may be is cut off after `MAX_SIZE` + 1 bytes."""
    while line := file.readline(MAX_SIZE + 1):
        rest = line
        while len(rest) > MAX_SIZE and not rest.endswith(b"\n"):
            rest = file.readline(MAX_SIZE + 1)
        yield line
