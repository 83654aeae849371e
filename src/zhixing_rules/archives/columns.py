"""Invented archives as Parquet: the same cases in columns, with structs and lists.

It needs the extra ``[batch]``; without it, the import of this module says so.
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from zhixing_rules.facts import Case
from zhixing_rules.facts.classes import record_inside

try:
    import polars as pl
    from polars.io.plugins import register_io_source
except ImportError as missing:
    told = "需要 Polars：pip install 'zhixing-rules[batch]' · columns need the extra [batch]"
    raise ImportError(told) from missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pydantic import BaseModel

    from zhixing_rules.archives.cases import Archive

__all__ = ["BATCH", "batches", "frame", "nested_schema", "write_parquet"]

BATCH: Final = 10_000
"""How many cases are in memory at a time."""


def write_parquet(
    archive: Archive,
    numbers: range,
    path: str | Path,
    told: Callable[[int], None] | None = None,
    *,
    batch: int = BATCH,
) -> None:
    """Write those cases of an archive that have these numbers to a Parquet file, a batch at a time.

    Args:
        archive: the archive.
        numbers: which cases.
        path: the file; what it held is replaced.
        told: is called after each batch, with how many cases were in it.
        batch: how many cases are in memory at a time.
    """

    def source(*_: object) -> Iterator[pl.DataFrame]:
        for each in batches(archive, numbers, batch=batch):
            yield each
            if told is not None:
                told(each.height)

    register_io_source(source, schema=nested_schema(Case)).sink_parquet(path)


def batches(archive: Archive, numbers: range, *, batch: int = BATCH) -> Iterator[pl.DataFrame]:
    """Those cases of an archive that have these numbers, in frames of so many.

    What is wrong with a record is what columns can hold: it contradicts itself, or names what is not there.
    """
    for start in range(0, len(numbers), batch):
        yield frame([archive.case(number, columns=True)[0] for number in numbers[start : start + batch]])


def frame(cases: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """Cases as JSON, in the columns of `nested_schema`."""
    return pl.DataFrame([_series(name, kind, _each(cases, name)) for name, kind in nested_schema(Case).items()])


def nested_schema(model: type[BaseModel]) -> pl.Schema:
    """The columns of a record: structs and lists, as its fields are."""
    return pl.Schema({name: _type(field.annotation) for name, field in model.model_fields.items()})


def _type(annotation: Any) -> pl.DataType:  # noqa: ANN401  any type
    inner = record_inside(annotation)
    parts = tuple(_parts(annotation))
    if tuple in parts:
        return pl.List(_type(inner) if inner is not None else pl.String())
    if inner is not None:
        return pl.Struct(dict(nested_schema(inner)))
    return next(
        (made() for kind, made in ((date, pl.Date), (bool, pl.Boolean), (int, pl.Int64)) if kind in parts), pl.String()
    )


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401  as above
    """The types an annotation is made of, a list standing for what it holds."""
    origin = get_origin(annotation)
    if origin is None or origin is tuple:
        yield origin or annotation
        return
    for each in get_args(annotation):
        if isinstance(each, type) or get_origin(each) is not None:
            yield from _parts(each)


def _each(records: Sequence[dict[str, Any] | None], name: str) -> list[Any]:
    return [None if record is None else record.get(name) for record in records]


def _series(name: str, kind: Any, values: list[Any]) -> pl.Series:  # noqa: ANN401  a type of polars
    if isinstance(kind, pl.List):
        return _lists(name, kind, values)
    if isinstance(kind, pl.Struct):
        made = pl.DataFrame([_series(field.name, field.dtype, _each(values, field.name)) for field in kind.fields])
        there = pl.Series([value is not None for value in values], dtype=pl.Boolean)
        return made.select(pl.when(there).then(pl.struct(pl.all())).alias(name)).to_series()
    if kind == pl.Date:
        return pl.Series(name, values, dtype=pl.String).str.to_date("%Y-%m-%d")
    return pl.Series(name, values, dtype=kind)


def _lists(name: str, kind: pl.List, values: list[Any]) -> pl.Series:
    """Lists, empty or not recorded too: what is in them is made at once, and put back by the number of its row."""
    rows = [row for row, value in enumerate(values) for _ in value or ()]
    inside = _series(name, kind.inner, list(chain.from_iterable(value or () for value in values)))
    listed = pl.DataFrame([pl.Series("row", rows, dtype=pl.UInt32), inside]).group_by("row", maintain_order=True).all()
    recorded = pl.Series("recorded", [value is not None for value in values], dtype=pl.Boolean)
    whole = pl.DataFrame([recorded]).with_row_index("row").join(listed, on="row", how="left", maintain_order="left")
    empty = pl.lit([], dtype=kind)
    return whole.select(pl.when("recorded").then(pl.col(name).fill_null(empty)).alias(name)).to_series()
