"""Lines of JSON as rows, by Arrow: strict types, no key that a record does not know, none twice, no line lost."""

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

__all__ = ["parsed", "reachable", "undated_schema", "with_days", "within_reach"]

_BLOCK: Final = 256
"""How many lines are parsed at a time; where one of them is broken, they are parsed again by halves."""
_FEWEST: Final = 16
"""How many lines are too few for that: to leave them to `load` takes less time."""
_LARGEST: Final = 16_777_216
"""How many characters are parsed at a time, but for one longer line."""
_WRAPPED: Final = "record"
_BEFORE_DATES: Final = -719_163
_AFTER_DATES: Final = 2_932_897
"""0000-12-31 and 10000-01-01, as Polars counts days: next to the first and the last date."""


def parsed(lines: Sequence[str], model: type[BaseModel]) -> tuple[pl.DataFrame, pl.Series]:
    """A row for each line, its days as words, and whether the line was parsed; the others' rows are empty.

    What was parsed is one object, with fields that the record has, each once, and values of their types or null.
    """
    pieces = [piece for block in _blocks(lines) for piece in _by_halves(block, model)]
    whole = pa.concat_tables([_arrow_schema(model).empty_table(), *pieces]).combine_chunks()
    rows = pl.DataFrame(whole).get_column(_WRAPPED)
    return rows.struct.unnest(), rows.is_not_null()


def _blocks(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    start = size = 0
    for end, line in enumerate(lines):
        if end - start == _BLOCK or (size and size + len(line) > _LARGEST):
            yield lines[start:end]
            start, size = end, 0
        size += len(line)
    yield lines[start:]


def _by_halves(texts: Sequence[str], model: type[BaseModel]) -> Iterator[pa.Table]:
    """A row for each line, in order; those that stand near a broken one may be left empty with it."""
    if (table := _table(texts, model)) is not None:
        yield table
    elif len(texts) <= _FEWEST:
        schema = _arrow_schema(model)
        yield pa.table([pa.nulls(len(texts), each.type) for each in schema], schema=schema)
    else:
        half = len(texts) // 2
        yield from _by_halves(texts[:half], model)
        yield from _by_halves(texts[half:], model)


def _table(texts: Sequence[str], model: type[BaseModel]) -> pa.Table | None:
    """Lines as a table; ``None`` where one of them is no record by its shape.

    Each line stands in an object of its own. A line that closed it and began another would be a row too many; one that
    left something open would meet the bracket that follows, or the end of the line in the middle of a word.
    """
    if any("\0" in text or "\n" in text for text in texts):
        return None
    data = "".join(f'{{"{_WRAPPED}":{text}}}\n' for text in texts).encode()
    options = pa_json.ReadOptions(use_threads=False, block_size=len(data) + 1)
    shape = pa_json.ParseOptions(explicit_schema=_arrow_schema(model), unexpected_field_behavior="error")
    try:
        table = pa_json.read_json(io.BytesIO(data), read_options=options, parse_options=shape)
    except pa.ArrowInvalid:
        return None
    return table if table.num_rows == len(texts) else None


@cache
def _arrow_schema(model: type[BaseModel]) -> pa.Schema:
    """The types as the reader of JSON knows them."""
    return pa.schema([(_WRAPPED, _arrow(pl.Struct(undated_schema(model))))])


def _arrow(kind: Any) -> pa.DataType:  # noqa: ANN401  a type of Polars
    if isinstance(kind, pl.Struct):
        return pa.struct([pa.field(each.name, _arrow(each.dtype)) for each in kind.fields])
    if isinstance(kind, pl.List):
        return pa.list_(_arrow(kind.inner))
    return {pl.Boolean: pa.bool_(), pl.Int64: pa.int64()}.get(kind, pa.string())


@cache
def undated_schema(model: type[BaseModel]) -> pl.Schema:
    """`nested_schema`, with days as words: Polars reads more spellings of a day than a record has."""
    return pl.Schema({name: _undated(kind) for name, kind in nested_schema(model).items()})


def _undated(kind: Any) -> Any:  # noqa: ANN401  a type of Polars
    if isinstance(kind, pl.Struct):
        return pl.Struct({each.name: _undated(each.dtype) for each in kind.fields})
    if isinstance(kind, pl.List):
        return pl.List(_undated(kind.inner))
    return pl.String if kind == pl.Date else kind


def with_days(read: pl.DataFrame, model: type[BaseModel]) -> pl.DataFrame:
    """Rows by `undated_schema` as rows by `nested_schema`; a word that is no day becomes null."""
    return _over_days(read, model, lambda day: day.str.to_date("%Y-%m-%d", strict=False))


def within_reach(nested: pl.DataFrame, model: type[BaseModel]) -> pl.DataFrame:
    """Rows by `nested_schema`, every day before the first or after the last that there is a date for next to it."""
    return _over_days(nested, model, reachable)


def reachable(day: pl.Expr) -> pl.Expr:
    """A column of days of which every one can be written: Polars panics at years beyond 262142."""
    return day.to_physical().clip(_BEFORE_DATES, _AFTER_DATES).cast(pl.Date)


def _over_days(rows: pl.DataFrame, model: type[BaseModel], change: Callable[[pl.Expr], pl.Expr]) -> pl.DataFrame:
    schema = nested_schema(model)
    return rows.select(_changed(pl.col(name), kind, change) for name, kind in schema.items()).cast(schema)


def _changed(column: pl.Expr, kind: Any, change: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:  # noqa: ANN401  a type of Polars
    """A field with its days changed."""
    if _undated(kind) == kind:
        return column
    if isinstance(kind, pl.List):
        return column.list.eval(_changed(pl.element(), kind.inner, change))
    if isinstance(kind, pl.Struct):
        days = [each for each in kind.fields if _undated(each.dtype) != each.dtype]
        changed = (_changed(pl.field(each.name), each.dtype, change).alias(each.name) for each in days)
        return column.struct.with_fields(changed)
    return change(column)
