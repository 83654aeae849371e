"""Invented archives as Parquet: the same cases in columns, with structs and lists.

It needs the extra ``[batch]``; without it, the import of this module says so.
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

__all__ = ["BATCH", "batches", "frame", "write_parquet"]

BATCH: Final = 10_000
"""How many cases are in memory at a time."""


def write_parquet(
    archive: Archive,
    numbers: range,
    path: str | Path,
    on_progress: Callable[[int], None] | None = None,
    *,
    batch: int = BATCH,
) -> None:
    """Write those cases of an archive that have these numbers to a Parquet file, a batch at a time.

    Args:
        archive: the archive.
        numbers: which cases.
        path: the file; what it held is replaced.
        on_progress: called after each batch, with how many cases were in it.
        batch: how many cases are in memory at a time.
    """

    def source(*_: object) -> Iterator[pl.DataFrame]:
        for each in batches(archive, numbers, batch=batch):
            yield each
            if on_progress is not None:
                on_progress(each.height)

    register_io_source(source, schema=nested_schema(Case)).sink_parquet(path)


def batches(archive: Archive, numbers: range, *, batch: int = BATCH) -> Iterator[pl.DataFrame]:
    """Those cases of an archive that have these numbers, in frames of so many.

    What is wrong with a record is what columns can hold: it contradicts itself, or names what is not there.
    """
    for start in range(0, len(numbers), batch):
        yield frame([archive.case(number, columns=True)[0] for number in numbers[start : start + batch]])


def frame(cases: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """Cases as JSON, in the columns of `nested_schema`."""
    return read_serialised([json.dumps(case, ensure_ascii=False) for case in cases], Case)
