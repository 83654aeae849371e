"""Parse JSON lines into rows with Arrow: strict types, no unknown or duplicate keys, one row for each line."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.json as pa_json

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.tables.schema import nested_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pydantic import BaseModel

__all__ = ["clip_date", "clip_dates", "parse_dates", "parse_lines", "text_dates_schema"]

_BLOCK_LINES: Final = 1024
"""How many lines are parsed at a time; if one of them is invalid, the block is parsed again in parts."""
_MIN_LINES: Final = 16
"""The size of a block that is not divided further: `load` reads so few lines faster."""
_NAMED_ROW: Final = re.compile(r"in row ([0-9]+)")
_KEY: Final = re.compile(rb'"([\w$\x80-\xff]*)"\s*:')
_MAX_UNKNOWN_KEYS: Final = 16
"""How many unknown keys are looked for in every line of a block."""
_BLOCK_BYTES: Final = 16_777_216
"""How many bytes are parsed at a time, except for a single longer line."""
_WRAPPER: Final = "record"
_OPENING: Final = f'{{"{_WRAPPER}":'.encode()
_DAY_BEFORE_FIRST_DATE: Final = -719_163
_DAY_AFTER_LAST_DATE: Final = 2_932_897
"""0000-12-31 and 10000-01-01, counted as Polars counts days."""


def parse_lines(lines: Sequence[bytes], model: type[BaseModel]) -> tuple[pl.DataFrame, pl.Series]:
    """Parse lines of JSON.

    Returns:
        A row for each line, with the columns of `text_dates_schema`, and whether the line was parsed. A parsed line is
        one object with fields of the record, each at most once, and values of their types or null. The rows of other
        lines are null.
    """
    pieces = [piece for block in _blocks(lines) for piece in _by_parts(block, model)]
    whole = pa.concat_tables([_null_rows(0, model), *pieces]).combine_chunks()
    rows = pl.DataFrame(whole).get_column(_WRAPPER)
    return rows.struct.unnest(), rows.is_not_null()


def _blocks(lines: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    start = size = 0
    for end, line in enumerate(lines):
        if end - start == _BLOCK_LINES or (size and size + len(line) > _BLOCK_BYTES):
            yield lines[start:end]
            start, size = end, 0
        size += len(line)
    yield lines[start:]


def _by_parts(texts: Sequence[bytes], model: type[BaseModel]) -> Iterator[pa.Table]:
    """Yield a row for each line, in order; lines close to an invalid one may be null too.

    What the parser says of an invalid line decides only where the lines are divided: a wrong place costs time.
    """
    if not texts:
        return
    try:
        table = _table(texts, model)
    except pa.ArrowInvalid as error:
        named = _NAMED_ROW.search(str(error))
    else:
        yield table
        return
    row, count = int(named[1]) if named else len(texts), len(texts)
    if count <= _MIN_LINES:
        yield _null_rows(count, model)
    elif row < count:
        yield from _by_parts(texts[:row], model)
        yield _null_rows(1, model)
        yield from _by_halves(texts[row + 1 :], model)
    elif any(suspect := _with_unknown_keys(texts, model)):
        yield from _without(suspect, texts, model)
    else:
        yield from _by_halves(texts, model)


def _by_halves(texts: Sequence[bytes], model: type[BaseModel]) -> Iterator[pa.Table]:
    half = len(texts) // 2
    yield from _by_parts(texts[:half], model)
    yield from _by_parts(texts[half:], model)


def _without(left_out: Sequence[bool], texts: Sequence[bytes], model: type[BaseModel]) -> Iterator[pa.Table]:
    """Yield a row for each line, null for the lines left out; the others are parsed together."""
    others = [text for text, is_out in zip(texts, left_out, strict=True) if not is_out]
    rest, place = pa.concat_tables([_null_rows(0, model), *_by_parts(others, model)]), 0
    for is_out, group in groupby(left_out):
        count = len(list(group))
        yield _null_rows(count, model) if is_out else rest.slice(place, count)
        place += 0 if is_out else count


def _with_unknown_keys(texts: Sequence[bytes], model: type[BaseModel]) -> list[bool]:
    """Return for each line whether it seems to have a key that no record has; all false if the keys are too many."""
    unknown = set(_KEY.findall(b"\n".join(texts))) - _names(model)
    quoted = [b'"%b"' % key for key in unknown] if len(unknown) <= _MAX_UNKNOWN_KEYS else []
    return [any(key in text for key in quoted) for text in texts]


def _table(texts: Sequence[bytes], model: type[BaseModel]) -> pa.Table:
    """Return lines as a table.

    Each line is wrapped in its own object. A line that closes the wrapper and opens another object adds a row, which is
    counted; a line that leaves something open is a syntax error at the closing bracket or at the end of the line.

    Raises:
        ArrowInvalid: a line does not have the shape of a record.
    """
    data = b"".join((_OPENING, (b"}\n" + _OPENING).join(texts), b"}\n"))
    try:
        data.decode()
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start)
        raise pa.ArrowInvalid(f"not UTF-8 in row {row}") from None
    if b"\0" in data or data.count(b"\n") != len(texts):
        raise pa.ArrowInvalid
    options = pa_json.ReadOptions(use_threads=False, block_size=len(data) + 1)
    shape = pa_json.ParseOptions(explicit_schema=_arrow_schema(model), unexpected_field_behavior="error")
    table = pa_json.read_json(io.BytesIO(data), read_options=options, parse_options=shape)
    if table.num_rows != len(texts):
        raise pa.ArrowInvalid
    return table


def _null_rows(count: int, model: type[BaseModel]) -> pa.Table:
    schema = _arrow_schema(model)
    return pa.table([pa.nulls(count, each.type) for each in schema], schema=schema)


@cache
def _names(model: type[BaseModel]) -> frozenset[bytes]:
    """Return the names of the fields of a record and of all records in it."""

    def names(kind: Any) -> Iterator[bytes]:  # noqa: ANN401  a type of Polars
        if isinstance(kind, pl.List):
            yield from names(kind.inner)
        for each in kind.fields if isinstance(kind, pl.Struct) else ():
            yield each.name.encode()
            yield from names(each.dtype)

    return frozenset(names(pl.Struct(nested_schema(model))))


@cache
def _arrow_schema(model: type[BaseModel]) -> pa.Schema:
    """Return the Arrow schema of the wrapped lines."""
    return pa.schema([(_WRAPPER, _arrow(pl.Struct(text_dates_schema(model))))])


def _arrow(kind: Any) -> pa.DataType:  # noqa: ANN401  a type of Polars
    if isinstance(kind, pl.Struct):
        return pa.struct([pa.field(each.name, _arrow(each.dtype)) for each in kind.fields])
    if isinstance(kind, pl.List):
        return pa.list_(_arrow(kind.inner))
    return {pl.Boolean: pa.bool_(), pl.Int64: pa.int64()}.get(kind, pa.string())


@cache
def text_dates_schema(model: type[BaseModel]) -> pl.Schema:
    """Return `nested_schema` with dates as strings: Polars accepts spellings of a date that a record does not."""
    return pl.Schema({name: _with_text_dates(kind) for name, kind in nested_schema(model).items()})


def _with_text_dates(kind: Any) -> Any:  # noqa: ANN401  a type of Polars
    if isinstance(kind, pl.Struct):
        return pl.Struct({each.name: _with_text_dates(each.dtype) for each in kind.fields})
    if isinstance(kind, pl.List):
        return pl.List(_with_text_dates(kind.inner))
    return pl.String if kind == pl.Date else kind


def parse_dates(read: pl.DataFrame, model: type[BaseModel]) -> pl.DataFrame:
    """Return rows of `text_dates_schema` as rows of `nested_schema`; a string that is not a date becomes null."""
    return _map_dates(read, model, lambda day: day.str.to_date("%Y-%m-%d", strict=False))


def clip_dates(nested: pl.DataFrame, model: type[BaseModel]) -> pl.DataFrame:
    """Return rows of `nested_schema` in which days outside the range of dates are clipped to one day outside it."""
    return _map_dates(nested, model, clip_date)


def clip_date(day: pl.Expr) -> pl.Expr:
    """Return days that Polars can format, clipped to one day outside the range of dates: it panics beyond 262142."""
    return day.to_physical().clip(_DAY_BEFORE_FIRST_DATE, _DAY_AFTER_LAST_DATE).cast(pl.Date)


def _map_dates(rows: pl.DataFrame, model: type[BaseModel], change: Callable[[pl.Expr], pl.Expr]) -> pl.DataFrame:
    schema = nested_schema(model)
    return rows.select(_map_dates_in(pl.col(name), kind, change) for name, kind in schema.items()).cast(schema)


def _map_dates_in(column: pl.Expr, kind: Any, change: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:  # noqa: ANN401  a type of Polars
    """Return a column with a function applied to its dates, at any depth."""
    if _with_text_dates(kind) == kind:
        return column
    if isinstance(kind, pl.List):
        return column.list.eval(_map_dates_in(pl.element(), kind.inner, change))
    if isinstance(kind, pl.Struct):
        days = [each for each in kind.fields if _with_text_dates(each.dtype) != each.dtype]
        changed = (_map_dates_in(pl.field(each.name), each.dtype, change).alias(each.name) for each in days)
        return column.struct.with_fields(changed)
    return change(column)
