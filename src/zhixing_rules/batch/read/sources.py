"""Read cases from files into columns, a batch at a time; a case that cannot be read becomes an error with its place."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.read.fast_path import read_lines, read_serialised, rows_are_certain
from zhixing_rules.batch.read.parsing import clip_dates
from zhixing_rules.batch.tables.column_check import ColumnsError
from zhixing_rules.batch.tables.foreign_types import fit_table
from zhixing_rules.errors import Problem, RecordError, ZhixingError
from zhixing_rules.records import load, withhold
from zhixing_rules.records.case_files import is_table
from zhixing_rules.records.json_texts import TEXT_ERRORS, problem_of_file, texts_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pydantic import BaseModel

    from zhixing_rules.records import Audience

__all__ = ["BATCH_SIZE", "Chunk", "SourceError", "chunks_of", "folders_below", "rows_as_lines"]

BATCH_SIZE: Final = 60_000
"""How many cases are in memory at a time by default."""

_BATCH_BYTES: Final = 64 * 1024 * 1024
"""After how many bytes of lines a batch ends."""
_NO_VALUE: Final = "__HIVE_DEFAULT_PARTITION__"
"""What the name of a partition folder has instead of null."""


class SourceError(ZhixingError):
    """A file cannot be read; the message names neither the file nor anything in it.

    Attributes:
        problem: the problem of the file.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(f"{problem.zh} · {problem.en}")

    def __reduce__(self) -> tuple[type[SourceError], tuple[Problem]]:
        return SourceError, (self.problem,)


class ReadColumns(NamedTuple):
    """Cases as they were read in columns.

    Attributes:
        nested: the rows, with the columns of `nested_schema`.
        places: the number of the line or row of each, from 1.
        certain: whether `load` would certainly read the same.
    """

    nested: pl.DataFrame
    places: pl.Series
    certain: pl.Series


class Chunk(NamedTuple):
    """A batch of cases of a file.

    Attributes:
        nested: the cases that can be read, with the columns of `nested_schema`, in no particular order.
        places: the number of the line or row of each of them, from 1.
        errors: the errors of the other cases, with their places.
    """

    nested: pl.DataFrame
    places: pl.Series
    errors: list[tuple[int, RecordError]]


def chunks_of(
    path: str | Path,
    model: type[BaseModel],
    *,
    audience: Audience,
    batch_size: int = BATCH_SIZE,
    folders: Sequence[str] = (),
) -> Iterator[Chunk]:
    """Yield the cases of one file: JSON, or Parquet with the columns of `nested_schema`; see `texts_in`, `fit_table`.

    Every case is read as `load` reads it. Fields that the audience may not see are removed before reading, so that not
    even an error in them is reported.

    Args:
        path: the file; Parquet if its suffix says so, else JSON.
        model: the type of the record that a line or row holds.
        audience: who receives the result.
        batch_size: how many cases are in memory at a time.
        folders: the names of the folders of the file, of which those such as ``court=…`` give a field; see
            `folders_below`. Spark leaves such fields out of its files.

    Yields:
        The batches in the order of the file, at most `batch_size` cases each, fewer if their lines are long; nothing if
        the file is empty.

    Raises:
        SourceError: the file cannot be read at all.
    """
    path = Path(path)
    if is_table(path) and not audience.withheld:
        yield from _chunks_of_rows(path, model, batch_size, folders)
        return
    lines = rows_as_lines(path, model, batch_size, folders) if is_table(path) else _lines(path)
    while batch := list(_batch(lines, batch_size)):
        yield _chunk_of_lines(batch, model, audience)


def folders_below(root: str | Path | None, path: str | Path) -> tuple[str, ...]:
    """Return the names of the folders between a folder and a file in it; none without a folder.

    >>> folders_below("year=2024", "year=2024/archive/court=A/part.parquet")
    ('archive', 'court=A')
    """
    return () if root is None else Path(path).relative_to(root).parent.parts


def _batch(lines: Iterator[tuple[int, str | bytes]], batch_size: int) -> Iterator[tuple[int, str | bytes]]:
    """Yield the lines of one batch: `batch_size` lines, or fewer if they are long."""
    size = 0
    for each in islice(lines, batch_size):
        yield each
        size += len(each[1])
        if size > _BATCH_BYTES:
            return


# ------------------------------------------------------------------------------------------------ lines


def _lines(path: Path) -> Iterator[tuple[int, str | bytes]]:
    try:
        if (problem := problem_of_file(path)) is not None:
            raise SourceError(problem)
        yield from texts_in(path)
    except TEXT_ERRORS:
        raise _unreadable() from None


def _chunk_of_lines(batch: Sequence[tuple[int, str | bytes]], model: type[BaseModel], audience: Audience) -> Chunk:
    lines, errors = list(batch), list[tuple[int, RecordError]]()
    if audience.withheld:
        lines = []
        for number, line in batch:
            try:
                lines.append((number, json.dumps(withhold(line, audience))))
            except RecordError as error:
                errors.append((number, _without_traceback(error)))
    places = pl.Series("place", [number for number, _ in lines], dtype=pl.UInt32)
    nested, certain = read_lines([_encoded(line).strip(b" \t\r\n") for _, line in lines], model)
    others = [line for (_, line), each in zip(lines, certain, strict=True) if not each]
    return _read_others(ReadColumns(nested, places, certain), others, model, errors)


def _encoded(line: str | bytes) -> bytes:
    return line if isinstance(line, bytes) else line.encode()


def _read_others(
    read: ReadColumns, others: Sequence[str | bytes], model: type[BaseModel], errors: list[tuple[int, RecordError]]
) -> Chunk:
    """Return the certain cases, followed by the others that `load` can read: reordering nested rows is slow."""
    (nested, places, certain), texts, numbers = read, list[str](), list[int]()
    for number, line in zip(places.filter(~certain).to_list(), others, strict=True):
        try:
            record = load(model, line)
        except RecordError as error:
            errors.append((number, _without_traceback(error)))
            continue
        texts.append(record.model_dump_json(exclude_none=True))
        numbers.append(number)
    all_places = pl.concat([places.filter(certain), pl.Series("place", numbers, dtype=pl.UInt32)])
    rows = pl.concat([nested.filter(certain), read_serialised(texts, model)])
    return Chunk(rows, all_places, sorted(errors, key=lambda each: each[0]))


def _without_traceback(error: RecordError) -> RecordError:
    """Return the same error without its traceback, whose frames hold the record."""
    return RecordError(error.problems)


# ------------------------------------------------------------------------------------------------ rows


def _chunks_of_rows(path: Path, model: type[BaseModel], batch_size: int, folders: Sequence[str]) -> Iterator[Chunk]:
    for start, frame in _row_batches(path, model, batch_size, folders):
        certain = rows_are_certain(frame, model)
        others = _as_lines(frame.filter(~certain), model)
        places = pl.int_range(start + 1, start + 1 + frame.height, dtype=pl.UInt32, eager=True).alias("place")
        yield _read_others(ReadColumns(frame, places, certain), others, model, [])


def rows_as_lines(
    path: Path, model: type[BaseModel], batch_size: int = BATCH_SIZE, folders: Sequence[str] = ()
) -> Iterator[tuple[int, str]]:
    """Yield the rows of a Parquet file as the JSON of records, with their numbers, from 1.

    Args:
        path: the file.
        model: the type of the records.
        batch_size: how many rows are in memory at a time.
        folders: as for `chunks_of`.

    Yields:
        The number of each row and its JSON.

    Raises:
        SourceError: the file cannot be read, or its columns are not those of the record.
    """
    for start, frame in _row_batches(path, model, batch_size, folders):
        yield from enumerate(_as_lines(frame, model), start=start + 1)


def _as_lines(frame: pl.DataFrame, model: type[BaseModel]) -> list[str]:
    return clip_dates(frame, model).write_ndjson().rstrip("\n").split("\n") if frame.height else []


def _row_batches(
    path: Path, model: type[BaseModel], batch_size: int, folders: Sequence[str]
) -> Iterator[tuple[int, pl.DataFrame]]:
    """Yield the rows of a Parquet file in batches, each with the number of rows before it."""
    if not path.is_file():
        raise _unreadable() from None
    try:
        source = pl.scan_parquet(path.absolute(), glob=False)
        total = source.select(pl.len()).collect().item()
        for start in range(0, total, batch_size):
            rows = source.slice(start, batch_size).collect()
            yield start, fit_table(rows.with_columns(_columns_of_folders(folders, rows.columns, model)), model)
    except ColumnsError as error:
        raise SourceError(_other_columns(error)) from None
    except (pl.exceptions.PolarsError, OSError):
        raise _unreadable() from None


def _columns_of_folders(folders: Sequence[str], written: Collection[str], model: type[BaseModel]) -> list[pl.Expr]:
    """Return the fields that partition folders give and the file does not."""
    pairs = (name.partition("=") for name in folders if "=" in name)
    return [
        pl.lit(None if value == _NO_VALUE else unquote(value), pl.String).alias(name)
        for name, _, value in pairs
        if name in model.model_fields and name not in written
    ]


def _other_columns(error: ColumnsError) -> Problem:
    """Return all problems of the columns of a file as one problem."""
    zh = "；".join(f"{each.pointer[1:]} {each.zh}".lstrip() for each in error.problems)
    en = "; ".join(f"{each.pointer[1:]} {each.en}".lstrip() for each in error.problems)
    return Problem(
        "",
        "other_columns",
        f"列与记录结构不符：{zh}；请对照 zhixing schema case",
        f"the columns do not match a record: {en}; see zhixing schema case",
    )


def _unreadable() -> SourceError:
    return SourceError(Problem("", "not_readable", "文件无法读取", "the file cannot be read"))
