"""Check that values are read and written back unchanged by their fields; each different value is tried once.

Case numbers, nearly all different, are first compared with their pattern as a column; the others are tried.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.read.parsing import clip_date
from zhixing_rules.records.annotations import bare_type, is_record
from zhixing_rules.records.case_number import WRITTEN_NUMBER, CaseNumber

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["round_trips"]

_ROW: Final = "·row"
_CHECKED_TYPES: Final = (pl.String, pl.Int64, pl.Date)
"""The types whose values a field may reject; every value of another type is accepted."""
_CACHE_SIZE: Final = 200_000


def round_trips(read: pl.DataFrame, model: type[BaseModel]) -> pl.Series:
    """Return for each row whether every value is read and written back unchanged, and no required value is missing.

    Args:
        read: rows with the columns of `nested_schema`, or of `text_dates_schema` to check the spelling of dates too.
        model: the type of the records.
    """
    rows = read.with_row_index(_ROW)
    wrong = pl.concat([pl.Series(_ROW, [], dtype=pl.UInt32), *_failing_rows(rows, model)])
    return ~rows.get_column(_ROW).is_in(wrong.unique().implode())


def _failing_rows(rows: pl.DataFrame, model: type[BaseModel]) -> Iterator[pl.Series]:
    """Yield the numbers of the rows with a value that does not round-trip, is missing or is too long."""
    if rows.is_empty():
        return
    checked = {name: (model, name) for name in model.model_fields if rows.schema[name] in _CHECKED_TYPES}
    yield from _refused(rows, checked)
    for name, field in model.model_fields.items():
        kind = bare_type(field.annotation)
        if field.is_required():
            yield from _missing(rows, name)
        if get_origin(kind) is tuple:
            yield from _too_long(rows, name, _max_length(field.rebuild_annotation()))
            yield from _failing_members(rows, name, get_args(kind)[0])
        elif is_record(kind):
            present = rows.filter(pl.col(name).is_not_null())
            yield from _failing_rows(present.select(_ROW, pl.col(name).struct.unnest()), kind)


def _failing_members(rows: pl.DataFrame, name: str, member: Any) -> Iterator[pl.Series]:  # noqa: ANN401  any annotation
    each = rows.select(_ROW, name).explode(name, empty_as_null=False, keep_nulls=False)
    if each.is_empty():
        return
    yield from _missing(each, name)
    if is_record(bare_type(member)):
        present = each.filter(pl.col(name).is_not_null())
        yield from _failing_rows(present.select(_ROW, pl.col(name).struct.unnest()), bare_type(member))
    else:
        yield from _refused(each, {name: (member, "")})


def _missing(rows: pl.DataFrame, name: str) -> Iterator[pl.Series]:
    if rows.get_column(name).null_count():
        yield rows.filter(pl.col(name).is_null()).get_column(_ROW)


def _too_long(rows: pl.DataFrame, name: str, limit: int | None) -> Iterator[pl.Series]:
    if limit is not None:
        yield rows.select(_ROW, name).filter(pl.col(name).list.len() > limit).get_column(_ROW)


def _max_length(annotation: Any) -> int | None:  # noqa: ANN401  as above
    """Return the maximum number of members of a list; ``None`` without a limit."""
    return min((each.max_length for each in _metadata(annotation) if isinstance(each, MaxLen)), default=None)


def _metadata(annotation: Any) -> Iterator[Any]:  # noqa: ANN401  as above
    """Yield the metadata of a type, at any depth."""
    for item in getattr(annotation, "__metadata__", ()):
        yield item
        yield from getattr(item, "metadata", ())
    for inside in get_args(annotation):
        yield from _metadata(inside)


def _refused(rows: pl.DataFrame, fields: dict[str, tuple[Any, str]]) -> Iterator[pl.Series]:
    """Yield the rows in which a value of some columns is rejected, or written back differently."""
    if not fields:
        return
    dates = [name for name in fields if rows.schema[name] == pl.Date]
    checks = {name: _round_trip_of(*source) for name, source in fields.items()}
    doubtful = {name: check.doubtful(pl.col(name).drop_nulls()).unique() for name, check in checks.items()}
    different = rows.select(_as_json(values, name in dates).implode() for name, values in doubtful.items())
    for (name, check), values in zip(checks.items(), different.row(0), strict=True):
        if wrong := check.refused(values):
            is_wrong = _as_json(pl.col(name), name in dates).is_in(wrong)
            yield rows.filter(is_wrong).get_column(_ROW)


def _as_json(column: pl.Expr, day: bool) -> pl.Expr:  # noqa: FBT001  whether the column holds dates
    """Return values as in JSON; days outside the range of dates are clipped to its ends."""
    return clip_date(column).dt.to_string("%Y-%m-%d") if day else column


@cache
def _round_trip_of(source: Any, name: str) -> FieldRoundTrip:  # noqa: ANN401  a record or an annotation
    return FieldRoundTrip(source.model_fields[name].rebuild_annotation() if name else source)


class FieldRoundTrip:
    """Reads and writes values by a field, with a cache of the results.

    Args:
        annotation: the type of the field, with its constraints.
    """

    def __init__(self, annotation: Any) -> None:  # noqa: ANN401  any annotation
        self._list_adapter: TypeAdapter[list[Any]] = TypeAdapter(list[annotation])
        self._pattern = f"^(?:{WRITTEN_NUMBER})$" if bare_type(annotation) is CaseNumber else None
        self._results: dict[str | int, bool] = {}

    def doubtful(self, values: pl.Expr) -> pl.Expr:
        """Return the values of a column without those that are certainly written back unchanged."""
        return values if self._pattern is None else values.filter(~values.str.contains(self._pattern))

    def refused(self, values: Sequence[str | int]) -> list[str | int]:
        """Return the values that the field rejects, or writes back differently."""
        if len(self._results) > _CACHE_SIZE:
            self._results.clear()
        new = [value for value in values if value not in self._results]
        if new:
            all_succeed = self._succeeds(new)
            self._results.update((value, all_succeed or self._succeeds([value])) for value in new)
        return [value for value in values if not self._results[value]]

    def _succeeds(self, values: list[str | int]) -> bool:
        try:
            read = self._list_adapter.validate_json(json.dumps(values))
        except ValidationError:
            return False
        return bool(self._list_adapter.dump_python(read, mode="json") == values)
