"""JSON Lines as they stand in a file: one text a line, numbered, and no line longer than any record is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from zhixing_rules.records.loading import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

__all__ = ["lines_in", "lines_of", "numbered"]


def numbered(lines: Iterable[str | bytes]) -> Iterator[tuple[int, str | bytes]]:
    """Lines with their numbers from 1. Blank lines are passed over, but counted; a byte order mark is taken off.

    >>> list(numbered(["{}", "", "[]"]))
    [(1, '{}'), (3, '[]')]
    """
    for number, line in enumerate(lines, start=1):
        text = _without_mark(line) if number == 1 else line
        if text.strip():
            yield number, text


def lines_of(path: str | PathLike[str]) -> Iterator[bytes]:
    """The lines of a file, opened when the first is asked for; see `lines_in`."""
    with Path(path).open("rb") as file:
        yield from lines_in(file)


def lines_in(file: BinaryIO) -> Iterator[bytes]:
    """The lines of an open file; of one longer than any record, as much as shows that it is too long."""
    while line := file.readline(LARGEST + 1):
        rest = line
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = file.readline(LARGEST + 1)
        yield line


def _without_mark(line: str | bytes) -> str | bytes:
    return line.removeprefix("\ufeff") if isinstance(line, str) else line.removeprefix(b"\xef\xbb\xbf")
