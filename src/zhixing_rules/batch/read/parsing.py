"""Parse JSON lines into rows with Arrow: strict types, no unknown or duplicate keys, one row for each line."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.json as pa_json

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.tables.schema import nested_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pydantic import BaseModel

__all__ = ["clip_date", "clip_dates", "parse_dates", "parse_lines", "text_dates_schema"]

_BLOCK_LINES: Final = 256
"""How many lines are parsed at a time; if one of them is invalid, the block is parsed again in halves."""
_MIN_LINES: Final = 16
"""The size of a block that is not halved further: `load` reads so few lines faster."""
_BLOCK_CHARACTERS: Final = 16_777_216
"""How many characters are parsed at a time, except for a single longer line."""
_WRAPPER: Final = "record"
_DAY_BEFORE_FIRST_DATE: Final = -719_163
_DAY_AFTER_LAST_DATE: Final = 2_932_897
"""0000-12-31 and 10000-01-01, counted as Polars counts days."""


def parse_lines(lines: Sequence[str], model: type[BaseModel]) -> tuple[pl.DataFrame, pl.Series]:
    """Parse lines of JSON.

    Returns:
        A row for each line, with the columns of `text_dates_schema`, and whether the line was parsed. A parsed line is
        one object with fields of the record, each at most once, and values of their types or null. The rows of other
        lines are null.
    """
    pieces = [piece for block in _blocks(lines) for piece in _by_halves(block, model)]
    whole = pa.concat_tables([_arrow_schema(model).empty_table(), *pieces]).combine_chunks()
    rows = pl.DataFrame(whole).get_column(_WRAPPER)
    return rows.struct.unnest(), rows.is_not_null()


def _blocks(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    start = size = 0
    for end, line in enumerate(lines):
        if end - start == _BLOCK_LINES or (size and size + len(line) > _BLOCK_CHARACTERS):
            yield lines[start:end]
            start, size = end, 0
        size += len(line)
    yield lines[start:]


def _by_halves(texts: Sequence[str], model: type[BaseModel]) -> Iterator[pa.Table]:
    """Yield a row for each line, in order; lines close to an invalid one may be null too."""
    if (table := _table(texts, model)) is not None:
        yield table
    elif len(texts) <= _MIN_LINES:
        schema = _arrow_schema(model)
        yield pa.table([pa.nulls(len(texts), each.type) for each in schema], schema=schema)
    else:
        half = len(texts) // 2
        yield from _by_halves(texts[:half], model)
        yield from _by_halves(texts[half:], model)


def _table(texts: Sequence[str], model: type[BaseModel]) -> pa.Table | None:
    """Return lines as a table; ``None`` if a line does not have the shape of a record.

    Each line is wrapped in its own object. A line that closes the wrapper and opens another object adds a row, which is
    counted; a line that leaves something open is a syntax error at the closing bracket or at the end of the line.
    """
    if any("\0" in text or "\n" in text for text in texts):
        return None
    data = "".join(f'{{"{_WRAPPER}":{text}}}\n' for text in texts).encode()
    options = pa_json.ReadOptions(use_threads=False, block_size=len(data) + 1)
    shape = pa_json.ParseOptions(explicit_schema=_arrow_schema(model), unexpected_field_behavior="error")
    try:
        table = pa_json.read_json(io.BytesIO(data), read_options=options, parse_options=shape)
    except pa.ArrowInvalid:
        return None
    return table if table.num_rows == len(texts) else None


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
