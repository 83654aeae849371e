"""Synthetic archives as Parquet: the same cases in columns, with structs and lists.

This module needs the extra ``[batch]``; without it, the import raises ImportError.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from polars.io.plugins import register_io_source

from zhixing_rules.batch import nested_schema
from zhixing_rules.batch.read.fast_path import read_serialised
from zhixing_rules.records import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import polars as pl

    from zhixing_rules.synthetic.cases import Archive

__all__ = ["BATCH_SIZE", "batches", "frame", "write_parquet"]

BATCH_SIZE: Final = 10_000
"""How many cases are in memory at a time by default."""


def write_parquet(
    archive: Archive,
    numbers: range,
    path: str | Path,
    on_progress: Callable[[int], None] | None = None,
    *,
    batch: int = BATCH_SIZE,
) -> None:
    """Write the cases of an archive with the given numbers to a Parquet file, a batch at a time.

    Args:
        archive: the archive.
        numbers: the numbers of the cases.
        path: the file; it is replaced if it exists.
        on_progress: called after each batch, with the number of cases in it.
        batch: how many cases are in memory at a time.
    """

    def source(*_: object) -> Iterator[pl.DataFrame]:
        for each in batches(archive, numbers, batch=batch):
            yield each
            if on_progress is not None:
                on_progress(each.height)

    register_io_source(source, schema=nested_schema(Case)).sink_parquet(path)


def batches(archive: Archive, numbers: range, *, batch: int = BATCH_SIZE) -> Iterator[pl.DataFrame]:
    """Yield the cases of an archive with the given numbers, in frames.

    The records that cannot be read are limited to what columns can hold: contradictions and dangling references.

    Args:
        archive: the archive.
        numbers: the numbers of the cases.
        batch: how many cases a frame has at most.

    Yields:
        Frames with the columns of `nested_schema`, in the order of `numbers`; the last one may be smaller.
    """
    for start in range(0, len(numbers), batch):
        yield frame([archive.case(number, columns=True)[0] for number in numbers[start : start + batch]])


def frame(cases: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """Return records of cases in the columns of `nested_schema`."""
    return read_serialised([json.dumps(case, ensure_ascii=False) for case in cases], Case)
