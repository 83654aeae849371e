"""Whether the values of a row are what their fields take and write back as they stand: each different one is tried."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.read.parsing import reachable
from zhixing_rules.batch.tables.schema import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["sound"]

_ROW: Final = "·row"
_WRITTEN: Final = (pl.String, pl.Int64, pl.Date)
"""The types of values that a field may refuse; of the others every value will do."""
_REMEMBERED: Final = 200_000


def sound(read: pl.DataFrame, model: type[BaseModel]) -> pl.Series:
    """Whether every value of a row is one that its field takes and writes back as it stands, and none is missing.

    Args:
        read: rows by `nested_schema`, or by `undated_schema`, so that the spelling of days is looked at too.
        model: what they hold.
    """
    rows = read.with_row_index(_ROW)
    wrong = pl.concat([pl.Series(_ROW, [], dtype=pl.UInt32), *_unsound(rows, model)])
    return ~rows.get_column(_ROW).is_in(wrong.unique().implode())


def _unsound(rows: pl.DataFrame, model: type[BaseModel]) -> Iterator[pl.Series]:
    """The numbers of the rows in which something is not sound."""
    if rows.is_empty():
        return
    yield from _refused(rows, {name: (model, name) for name in model.model_fields if rows.schema[name] in _WRITTEN})
    for name, field in model.model_fields.items():
        kind = bare(field.annotation)
        if field.is_required():
            yield from _missing(rows, name)
        if get_origin(kind) is tuple:
            yield from _too_many(rows, name, _most(field.rebuild_annotation()))
            yield from _unsound_members(rows, name, get_args(kind)[0])
        elif _is_record(kind):
            there = rows.filter(pl.col(name).is_not_null())
            yield from _unsound(there.select(_ROW, pl.col(name).struct.unnest()), kind)


def _unsound_members(rows: pl.DataFrame, name: str, member: Any) -> Iterator[pl.Series]:  # noqa: ANN401  any annotation
    each = rows.select(_ROW, name).explode(name, empty_as_null=False, keep_nulls=False)
    if each.is_empty():
        return
    yield from _missing(each, name)
    if _is_record(bare(member)):
        there = each.filter(pl.col(name).is_not_null())
        yield from _unsound(there.select(_ROW, pl.col(name).struct.unnest()), bare(member))
    else:
        yield from _refused(each, {name: (member, "")})


def _is_record(kind: Any) -> bool:  # noqa: ANN401  as above
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _missing(rows: pl.DataFrame, name: str) -> Iterator[pl.Series]:
    if rows.get_column(name).null_count():
        yield rows.filter(pl.col(name).is_null()).get_column(_ROW)


def _too_many(rows: pl.DataFrame, name: str, most: int | None) -> Iterator[pl.Series]:
    if most is not None:
        yield rows.select(_ROW, name).filter(pl.col(name).list.len() > most).get_column(_ROW)


def _most(annotation: Any) -> int | None:  # noqa: ANN401  as above
    """How many members a list may have."""
    return min((each.max_length for each in _metadata(annotation) if isinstance(each, MaxLen)), default=None)


def _metadata(annotation: Any) -> Iterator[Any]:  # noqa: ANN401  as above
    """What is said of a type, at any depth."""
    for said in getattr(annotation, "__metadata__", ()):
        yield said
        yield from getattr(said, "metadata", ())
    for inside in get_args(annotation):
        yield from _metadata(inside)


def _refused(rows: pl.DataFrame, holders: dict[str, tuple[Any, str]]) -> Iterator[pl.Series]:
    """The rows in which a recorded value of some columns is refused, or read as another."""
    if not holders:
        return
    dates = [name for name in holders if rows.schema[name] == pl.Date]
    different = rows.select(_spelt(pl.col(name).drop_nulls().unique(), name in dates).implode() for name in holders)
    for (name, holder), values in zip(holders.items(), different.row(0), strict=True):
        if wrong := _reader(*holder).refused(values):
            found = _spelt(pl.col(name), name in dates).is_in(wrong)
            yield rows.filter(found).get_column(_ROW)


def _spelt(column: pl.Expr, day: bool) -> pl.Expr:  # noqa: FBT001  whether it is one
    """A value as JSON has it: a column may hold days that a record cannot."""
    return reachable(column).dt.to_string("%Y-%m-%d") if day else column


@cache
def _reader(holder: Any, name: str) -> Reader:  # noqa: ANN401  a record or an annotation
    return Reader(holder.model_fields[name].rebuild_annotation() if name else holder)


class Reader:
    """What a field reads and writes; it remembers which values it has tried."""

    def __init__(self, annotation: Any) -> None:  # noqa: ANN401  any annotation
        self._every: TypeAdapter[list[Any]] = TypeAdapter(list[annotation])
        self._known: dict[str | int, bool] = {}

    def refused(self, values: Sequence[str | int]) -> list[str | int]:
        """Those of some values that it refuses, or reads as another."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = [value for value in values if value not in self._known]
        if new:
            every = self._as_they_stand(new)
            self._known.update((value, every or self._as_they_stand([value])) for value in new)
        return [value for value in values if not self._known[value]]

    def _as_they_stand(self, values: list[str | int]) -> bool:
        try:
            read = self._every.validate_json(json.dumps(values))
        except ValidationError:
            return False
        return bool(self._every.dump_python(read, mode="json") == values)
