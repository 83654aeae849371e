"""Rows sorted with little memory: sorted runs in a temporary file that has no name, merged when they are read."""

from __future__ import annotations

import pickle
import tempfile
from heapq import merge
from typing import TYPE_CHECKING, Any, Final, Self

from zhixing_rules._repr import TypeNameRepr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

__all__ = ["SortedRows"]

_RUN: Final = 1_000
"""The number of rows that are sorted in memory."""


class SortedRows(TypeNameRepr):
    """Rows that are added in any order and read in the order of their keys; those with the same key as they were added.

    As a context manager, it removes its file whatever happens.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  closed by __exit__
        self._starts: list[tuple[int, int]] = []
        self._rows: list[tuple[Any, int, Any]] = []
        self._added = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, key: Any, row: Any) -> None:  # noqa: ANN401  any values that can be compared, and stored
        """Add a row."""
        self._rows.append((key, self._added, row))
        self._added += 1
        if len(self._rows) == _RUN:
            self._rows.sort()
            self._starts.append((self._file.seek(0, 2), len(self._rows)))
            for each in self._rows:
                pickle.dump(each, self._file)
            self._rows.clear()

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows in order."""
        self._rows.sort()
        for _, _, row in merge(*(self._run(*each) for each in self._starts), self._rows):
            yield row

    def _run(self, place: int, number: int) -> Iterator[tuple[Any, int, Any]]:
        for _ in range(number):
            self._file.seek(place)
            found = pickle.load(self._file)  # noqa: S301  our own file, which nobody else can open
            place = self._file.tell()
            yield found
