"""Lines of JSON read in columns, where it is certain that `load` would read each just so; the rest is left to `load`.

Nothing is decided here about what a record may hold. A line is certain where (1) it is one object of plain JSON in
which every key, value and bracket is accounted for by what was read; (2) every value is one that its own field reads
and writes back as it stands; and (3) nothing stands in it that could contradict something else. Whatever is not certain
is read by `load`, which alone refuses a record.
"""

from __future__ import annotations

import io
from functools import cache, reduce
from operator import add, and_
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args, get_origin

import pyarrow as pa
import pyarrow.json as pa_json
from annotated_types import MaxLen
from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.schema import bare, nested_schema
from zhixing_rules.batch.suspecting import suspicious

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic.fields import FieldInfo

__all__ = ["certain_lines", "certain_rows", "read_written"]

_UNPLAIN: Final = r'[\x00-\x1f\x7f\\]|"\s+:'
"""Escapes, control characters and blanks before a colon: what would make counting wrong."""
_BLOCK: Final = 1024
"""How many lines are parsed at a time."""
_FEWEST: Final = 16
"""How many lines are too few to be parsed by halves, where one of them is broken."""
_REMEMBERED: Final = 200_000


_WRITTEN: Final = (pl.String, pl.Int64)
"""The types of values that a field may refuse; of the others every value will do."""


class Counts(NamedTuple):
    """How many of each there are in a line, or should be."""

    keys: pl.Expr
    quotes: pl.Expr
    opened: pl.Expr
    closed: pl.Expr
    lists: pl.Expr


def certain_lines(lines: pl.Series, model: type[BaseModel]) -> tuple[pl.DataFrame, pl.Series]:
    """Read lines of JSON.

    Args:
        lines: the lines; one that is empty is not certain.
        model: the record each holds.

    Returns:
        A row for each line, by `nested_schema`, and whether the row is certain to be what `load` makes of the line;
        what the others hold means nothing.
    """
    frame = lines.alias("line").to_frame()
    counted = frame.select(**_in_text(pl.col("line"))._asdict(), unplain=pl.col("line").str.contains(_UNPLAIN))
    shaped = pl.col("opened").eq(pl.col("closed")) & pl.col("opened").gt(0) & ~pl.col("unplain")
    read, parsed = _parsed(lines, counted.select(shaped).to_series(), model)
    expected = read.select(**_in_record(read.schema)._asdict())
    same = [counted[name] == expected[name] for name in Counts._fields]
    nested = _with_days(read, model)
    return nested, _certain(read, nested, reduce(and_, (parsed, *same)), model)


def certain_rows(nested: pl.DataFrame, model: type[BaseModel]) -> pl.Series:
    """Whether each row of a frame by `nested_schema` is certain to be a record as `load` would have it."""
    return _certain(nested, nested, pl.repeat(value=True, n=nested.height, eager=True, dtype=pl.Boolean), model)


def read_written(texts: Sequence[str], model: type[BaseModel]) -> pl.DataFrame:
    """The rows of records as they write themselves, which need no second look."""
    lines = pl.Series("line", texts, dtype=pl.String)
    read, _ = _parsed(lines, pl.repeat(value=True, n=len(lines), eager=True, dtype=pl.Boolean), model)
    return _with_days(read, model)


def _certain(read: pl.DataFrame, nested: pl.DataFrame, so_far: pl.Series, model: type[BaseModel]) -> pl.Series:
    sure = so_far & _sound(read, model)
    doubtful = sure.arg_true().filter(suspicious(nested.filter(sure), model))
    every = pl.int_range(nested.height, dtype=pl.UInt32, eager=True)
    return sure & ~every.is_in(doubtful.implode())


def _in_text(line: pl.Expr) -> Counts:
    return Counts(*(line.str.count_matches(each, literal=True) for each in ('":', '"', "{", "}", "[")))


def _in_record(schema: pl.Schema) -> Counts:
    """The same of a record that was read: each key once, two quotes for it and for each word."""
    keys, words, structs, lists = _inside([(pl.col(name), kind) for name, kind in schema.items()])
    return Counts(keys, 2 * (keys + words), structs + 1, structs + 1, lists)


def _inside(fields: Sequence[tuple[pl.Expr, Any]]) -> tuple[pl.Expr, pl.Expr, pl.Expr, pl.Expr]:
    """How many fields, words, records and lists are recorded in some fields, all the way down."""
    none = pl.lit(0, pl.UInt32)
    totals: list[list[pl.Expr]] = [[none], [none], [none], [none]]
    for column, kind in fields:
        there = column.is_not_null().cast(pl.UInt32)
        totals[0].append(there)
        for total, more in zip(totals, _of_field(column, kind, there), strict=True):
            total.append(more)
    keys, words, structs, lists = (reduce(add, total) for total in totals)
    return keys, words, structs, lists


def _of_field(column: pl.Expr, kind: Any, there: pl.Expr) -> tuple[pl.Expr, pl.Expr, pl.Expr, pl.Expr]:  # noqa: ANN401  a type of Polars
    """How many fields, words, records and lists a field holds, itself not counted as a field."""
    none = pl.lit(0, pl.UInt32)
    if kind == pl.String:
        return none, there, none, none
    if isinstance(kind, pl.Struct):
        keys, words, structs, lists = _inside([(column.struct.field(each.name), each.dtype) for each in kind.fields])
        return keys, words, structs + there, lists
    if isinstance(kind, pl.List):
        members = column.list.len().fill_null(0)
        if kind.inner == pl.String:
            return none, members, none, there
        inner = kind.inner
        element = pl.element()
        parts = _inside([(element.struct.field(each.name), each.dtype) for each in inner.fields])  # type: ignore[union-attr]  # a list holds words or records
        summed = [column.list.eval(part).list.sum().fill_null(0).cast(pl.UInt32) for part in parts]
        return summed[0], summed[1], summed[2] + members, summed[3] + there
    return none, none, none, none


# ------------------------------------------------------------------------------------------------ reading


@cache
def _raw_schema(model: type[BaseModel]) -> pl.Schema:
    """`nested_schema`, with days as words: Polars reads more spellings of a day than a record has."""
    return pl.Schema({name: _undated(kind) for name, kind in nested_schema(model).items()})


def _undated(kind: Any) -> Any:  # noqa: ANN401  a type of Polars
    if isinstance(kind, pl.Struct):
        return pl.Struct({each.name: _undated(each.dtype) for each in kind.fields})
    if isinstance(kind, pl.List):
        return pl.List(_undated(kind.inner))
    return pl.String if kind == pl.Date else kind


def _with_days(read: pl.DataFrame, model: type[BaseModel]) -> pl.DataFrame:
    schema = nested_schema(model)
    return read.select(_dated(pl.col(name), kind) for name, kind in schema.items()).cast(schema)


def _dated(column: pl.Expr, kind: Any) -> pl.Expr:  # noqa: ANN401  a type of Polars
    """A field with its days read."""
    if _undated(kind) == kind:
        return column
    if isinstance(kind, pl.List):
        return column.list.eval(_dated(pl.element(), kind.inner))
    if isinstance(kind, pl.Struct):
        days = [each for each in kind.fields if _undated(each.dtype) != each.dtype]
        return column.struct.with_fields(_dated(pl.field(each.name), each.dtype).alias(each.name) for each in days)
    return column.str.to_date("%Y-%m-%d", strict=False)


def _parsed(lines: pl.Series, shaped: pl.Series, model: type[BaseModel]) -> tuple[pl.DataFrame, pl.Series]:
    """A row for each line, empty where it could not be parsed, and whether it could."""
    wanted = shaped.arg_true()
    texts, numbers = lines.gather(wanted).to_list(), wanted.to_list()
    blocks = range(0, len(texts), _BLOCK)
    pieces = [piece for start in blocks for piece in _by_halves(texts, numbers, start, start + _BLOCK, model)]
    schema = _raw_schema(model)
    rows = pl.concat([pl.DataFrame(schema=schema), *(pl.DataFrame(table).cast(schema) for _, table in pieces)])
    number = pl.Series("·place", [place for some, _ in pieces for place in some], dtype=pl.UInt32)
    every = pl.int_range(len(lines), dtype=pl.UInt32, eager=True).alias("·place").to_frame()
    joined = every.join(rows.with_columns(number), on="·place", how="left", maintain_order="left")
    return joined.drop("·place"), every["·place"].is_in(number.implode())


def _by_halves(
    texts: list[str], places: list[int], start: int, end: int, model: type[BaseModel]
) -> Iterator[tuple[list[int], pa.Table]]:
    """The lines that can be parsed; some that stand near a broken one are left out."""
    some = texts[start:end]
    if (table := _table(some, model)) is not None:
        yield places[start:end], table
    elif len(some) > _FEWEST:
        half = start + len(some) // 2
        yield from _by_halves(texts, places, start, half, model)
        yield from _by_halves(texts, places, half, min(end, start + len(some)), model)


def _table(texts: list[str], model: type[BaseModel]) -> pa.Table | None:
    """Lines of JSON as a table; ``None`` where one is broken or holds a value of another kind than its field."""
    data = "\n".join(texts).encode()
    options = pa_json.ReadOptions(use_threads=False, block_size=len(data) + 1)
    shape = pa_json.ParseOptions(explicit_schema=_arrow_schema(model), unexpected_field_behavior="ignore")
    try:
        table = pa_json.read_json(io.BytesIO(data), read_options=options, parse_options=shape)
    except pa.ArrowInvalid:
        return None
    return table if table.num_rows == len(texts) else None


@cache
def _arrow_schema(model: type[BaseModel]) -> pa.Schema:
    """The types as the reader of JSON knows them."""
    return pa.schema([pa.field(name, _arrow(kind)) for name, kind in _raw_schema(model).items()])


def _arrow(kind: Any) -> pa.DataType:  # noqa: ANN401  a type of Polars
    if isinstance(kind, pl.Struct):
        return pa.struct([pa.field(each.name, _arrow(each.dtype)) for each in kind.fields])
    if isinstance(kind, pl.List):
        return pa.list_(_arrow(kind.inner))
    return {pl.Boolean: pa.bool_(), pl.Int64: pa.int64()}.get(kind, pa.string())


# ------------------------------------------------------------------------------------------------ values


def _sound(read: pl.DataFrame, model: type[BaseModel]) -> pl.Series:
    """Whether every value of a row is one that its field takes and writes back as it stands, and none is missing."""
    rows = read.with_row_index("·row")
    bad: list[pl.Series] = []
    _unsound(rows, model, bad)
    wrong = pl.concat([pl.Series("·row", [], dtype=pl.UInt32), *bad]).unique()
    return ~rows["·row"].is_in(wrong.implode())


def _unsound(rows: pl.DataFrame, model: type[BaseModel], bad: list[pl.Series]) -> None:
    """The numbers of the rows in which something is not sound, into a list."""
    for name, field in model.model_fields.items():
        column, kind = rows[name], bare(field.annotation)
        if field.is_required():
            bad.append(rows["·row"].filter(column.is_null()))
        if get_origin(kind) is tuple:
            _unsound_list(rows, name, field, get_args(kind)[0], bad)
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            there = rows.filter(column.is_not_null())
            _unsound(there.select("·row", pl.col(name).struct.unnest()), kind, bad)
        elif column.dtype in _WRITTEN:
            bad.append(rows["·row"].filter(_refused(column, model, name)))


def _unsound_list(rows: pl.DataFrame, name: str, field: FieldInfo, member: Any, bad: list[pl.Series]) -> None:  # noqa: ANN401  any annotation
    limits = _metadata(field.rebuild_annotation())
    most = min((each.max_length for each in limits if isinstance(each, MaxLen)), default=None)
    listed = rows.select("·row", pl.col(name))
    if most is not None:
        bad.append(listed["·row"].filter(listed[name].list.len() > most))
    each = listed.filter(pl.col(name).list.len() > 0).explode(name)
    bad.append(each["·row"].filter(each[name].is_null()))
    inside = bare(member)
    if isinstance(inside, type) and issubclass(inside, BaseModel):
        there = each.filter(pl.col(name).is_not_null())
        _unsound(there.select("·row", pl.col(name).struct.unnest()), inside, bad)
    else:
        bad.append(each["·row"].filter(_refused(each[name], member, "")))


def _metadata(annotation: Any) -> Iterator[Any]:  # noqa: ANN401  any annotation
    """What is said of a type, at any depth."""
    for said in getattr(annotation, "__metadata__", ()):
        yield said
        yield from getattr(said, "metadata", ())
    for inside in get_args(annotation):
        yield from _metadata(inside)


def _refused(column: pl.Series, holder: Any, name: str) -> pl.Series:  # noqa: ANN401  a record or an annotation
    """Whether a recorded value is refused, or read as another; each different value is tried once."""
    different = column.drop_nulls().unique()
    refused = [value for value in different.to_list() if not _read_as_it_stands(holder, name, value)]
    return column.is_in(pl.Series(refused, dtype=column.dtype).implode()).fill_null(value=False)


@cache
def _reader(holder: Any, name: str) -> tuple[TypeAdapter[Any], dict[str | int, bool]]:  # noqa: ANN401  as above
    return TypeAdapter(holder.model_fields[name].rebuild_annotation() if name else holder), {}


def _read_as_it_stands(holder: Any, name: str, value: str | int) -> bool:  # noqa: ANN401  as above
    reader, known = _reader(holder, name)
    if value not in known:
        if len(known) > _REMEMBERED:
            known.clear()
        known[value] = _reads(reader, value)
    return known[value]


def _reads(reader: TypeAdapter[Any], value: str | int) -> bool:
    text = f'"{value}"'.encode() if isinstance(value, str) else str(value).encode()
    try:
        return reader.dump_json(reader.validate_json(text)) == text
    except ValidationError:
        return False
