"""Cases from files into columns, so many at a time; one that cannot be read becomes an error with its place."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.read.fast_path import certain_lines, certain_rows, read_written
from zhixing_rules.batch.read.parsing import within_reach
from zhixing_rules.batch.tables.column_check import ColumnsError
from zhixing_rules.batch.tables.flat_tables import conformed
from zhixing_rules.errors import Problem, RecordError, ZhixingError
from zhixing_rules.records import load, withhold
from zhixing_rules.records.jsonl import lines_of, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from zhixing_rules.records import Audience

__all__ = ["AT_ONCE", "Chunk", "SourceError", "chunks_of"]

AT_ONCE: Final = 20_000
"""How many cases are held in memory at a time."""

_LARGEST: Final = 64 * 1024 * 1024
"""After how many bytes of lines no more are taken at a time."""

_PARQUET: Final = frozenset({".parquet", ".pq"})


class SourceError(ZhixingError):
    """A whole file that cannot be read: it names neither the file nor anything in it.

    Attributes:
        problem: what is wrong with it.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(f"{problem.zh} · {problem.en}")

    def __reduce__(self) -> tuple[type[SourceError], tuple[Problem]]:
        return SourceError, (self.problem,)


class Read(NamedTuple):
    """Some cases as they were read in columns: where each stands, and whether it is certain."""

    nested: pl.DataFrame
    places: pl.Series
    sure: pl.Series


class Chunk(NamedTuple):
    """Some cases of a file.

    Attributes:
        nested: those that can be read, a row each, by `nested_schema`, in no particular order.
        places: where each of them stands: the number of its line or row, from 1.
        bad: those that cannot, with their places.
    """

    nested: pl.DataFrame
    places: pl.Series
    bad: list[tuple[int, RecordError]]


def chunks_of(
    path: str | Path, model: type[BaseModel], *, audience: Audience, at_once: int = AT_ONCE
) -> Iterator[Chunk]:
    """The cases of one file: JSON Lines, or Parquet with columns as `nested_schema` has them.

    Every case is read as `load` reads it. For others than the designated keeper, what they may not see is taken out
    before it is read, so that not even an error in it shows.

    Args:
        path: the file; Parquet by its ending, else JSON Lines.
        model: the record that a line or row holds.
        audience: who receives what comes of it.
        at_once: how many cases are held in memory at a time.

    Raises:
        SourceError: the file cannot be read at all.
    """
    path = Path(path)
    if path.suffix.lower() in _PARQUET and not audience.withheld:
        yield from _of_rows(path, model, at_once)
        return
    lines = _rows_as_lines(path, model, at_once) if path.suffix.lower() in _PARQUET else _lines(path)
    while some := list(_some(lines, at_once)):
        yield _of_lines(some, model, audience)


def _some(lines: Iterator[tuple[int, str | bytes]], at_once: int) -> Iterator[tuple[int, str | bytes]]:
    """So many lines, or fewer long ones."""
    size = 0
    for each in islice(lines, at_once):
        yield each
        size += len(each[1])
        if size > _LARGEST:
            return


# ------------------------------------------------------------------------------------------------ lines


def _lines(path: Path) -> Iterator[tuple[int, str | bytes]]:
    try:
        yield from numbered(lines_of(path))
    except OSError:
        raise _unreadable() from None


def _of_lines(some: Sequence[tuple[int, str | bytes]], model: type[BaseModel], audience: Audience) -> Chunk:
    lines, bad = list(some), list[tuple[int, RecordError]]()
    if audience.withheld:
        lines = []
        for number, line in some:
            try:
                lines.append((number, json.dumps(withhold(line, audience))))
            except RecordError as error:
                bad.append((number, _anew(error)))
    places = pl.Series("place", [number for number, _ in lines], dtype=pl.UInt32)
    nested, sure = certain_lines([_decoded(line) for _, line in lines], model)
    others = [line for (_, line), each in zip(lines, sure, strict=True) if not each]
    return _completed(Read(nested, places, sure), others, model, bad)


def _decoded(line: str | bytes) -> str:
    """A line as text without the break at its end; empty where it is none, which `load` will say."""
    try:
        return (line.decode() if isinstance(line, bytes) else line).strip(" \t\r\n")
    except UnicodeDecodeError:
        return ""


def _completed(
    read: Read, others: Sequence[str | bytes], model: type[BaseModel], bad: list[tuple[int, RecordError]]
) -> Chunk:
    """Those that are certain, then of the others those that `load` can read: to move nested rows about is slow."""
    (nested, places, sure), texts, kept = read, list[str](), list[int]()
    for number, line in zip(places.filter(~sure).to_list(), others, strict=True):
        try:
            record = load(model, line)
        except RecordError as error:
            bad.append((number, _anew(error)))
            continue
        texts.append(record.model_dump_json(exclude_none=True))
        kept.append(number)
    numbers = pl.concat([places.filter(sure), pl.Series("place", kept, dtype=pl.UInt32)])
    rows = pl.concat([nested.filter(sure), read_written(texts, model)])
    return Chunk(rows, numbers, sorted(bad, key=lambda each: each[0]))


def _anew(error: RecordError) -> RecordError:
    """The same error without the frames it came through, which hold the record."""
    return RecordError(error.problems)


# ------------------------------------------------------------------------------------------------ rows


def _of_rows(path: Path, model: type[BaseModel], at_once: int) -> Iterator[Chunk]:
    for start, frame in _frames(path, model, at_once):
        sure = certain_rows(frame, model)
        others = _as_lines(frame.filter(~sure), model)
        places = pl.int_range(start + 1, start + 1 + frame.height, dtype=pl.UInt32, eager=True).alias("place")
        yield _completed(Read(frame, places, sure), others, model, [])


def _rows_as_lines(path: Path, model: type[BaseModel], at_once: int) -> Iterator[tuple[int, str]]:
    for start, frame in _frames(path, model, at_once):
        yield from enumerate(_as_lines(frame, model), start=start + 1)


def _as_lines(frame: pl.DataFrame, model: type[BaseModel]) -> list[str]:
    return within_reach(frame, model).write_ndjson().rstrip("\n").split("\n") if frame.height else []


def _frames(path: Path, model: type[BaseModel], at_once: int) -> Iterator[tuple[int, pl.DataFrame]]:
    """The rows of a Parquet file, so many at a time, with the number of those before them."""
    if not path.is_file():
        raise _unreadable() from None
    try:
        source = pl.scan_parquet(path.absolute(), glob=False)
        total = source.select(pl.len()).collect().item()
        for start in range(0, total, at_once):
            yield start, conformed(source.slice(start, at_once).collect(), model)
    except ColumnsError as error:
        raise SourceError(_other_columns(error)) from None
    except (pl.exceptions.PolarsError, OSError):
        raise _unreadable() from None


def _other_columns(error: ColumnsError) -> Problem:
    """What is wrong with the columns of a file, in one line."""
    zh = "；".join(f"{each.pointer[1:]} {each.zh}".lstrip() for each in error.problems)
    en = "; ".join(f"{each.pointer[1:]} {each.en}".lstrip() for each in error.problems)
    return Problem(
        "",
        "other_columns",
        f"列与记录结构不符：{zh}；请对照 zhixing schema case",
        f"its columns are not those of a record: {en}; see zhixing schema case",
    )


def _unreadable() -> SourceError:
    return SourceError(Problem("", "not_readable", "文件无法读取", "the file cannot be read"))
