"""Values that records derive by properties: the property itself is called, once for each different input."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules._values import dataclass
from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.tables.column_check import ColumnsError
from zhixing_rules.errors import Problem
from zhixing_rules.records import CaseNumber, Record
from zhixing_rules.records.annotations import bare_type, blank
from zhixing_rules.records.secrecy_classes import derived_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polars.datatypes import DataType, DataTypeClass

__all__ = ["Derived", "column_at", "derive", "split_path"]

_PRESENT: Final = "·there"
"""The column that says whether the record is present."""
_CACHE_SIZE: Final = 50_000
"""How many different inputs are cached between calls."""


class Derived(NamedTuple):
    """A wanted value: a path with a property in it, and the type of its column."""

    path: str
    dtype: DataType | DataTypeClass


def split_path(model: type[BaseModel], path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a path into the fields that are read and the properties after the last field, often none."""
    steps = path.split(".")
    kind: Any = model
    for index, step in enumerate(steps):
        if step not in getattr(kind, "model_fields", ()):
            return tuple(steps[:index]), tuple(steps[index:])
        kind = bare_type(kind.model_fields[step].annotation)
    return tuple(steps), ()


def derive(frame: pl.DataFrame, model: type[BaseModel], wanted: Mapping[str, Derived]) -> pl.DataFrame:
    """Return the values of paths with a property in them, for each row.

    Args:
        frame: the fields of the record, as columns.
        model: the type of the record.
        wanted: the paths, by column name.

    Returns:
        A column for each path, in the order of `wanted`.

    Raises:
        ColumnsError: a value cannot be read as its field.
    """
    by_source: dict[_Source, dict[str, tuple[str, ...]]] = {}
    for name, each in wanted.items():
        source, properties = _source(model, each.path)
        by_source.setdefault(source, {})[name] = properties
    for source in [each for each in by_source if each.alone]:
        if wider := next((each for each in by_source if each.covers(source)), None):
            by_source[wider] |= {name: (*source.fields, *steps) for name, steps in by_source.pop(source).items()}
    series: dict[str, pl.Series] = {}
    for source, paths in by_source.items():
        results = _derive_columns(source, frame, paths, {name: wanted[name].dtype for name in paths})
        series.update((each.name, each) for each in results)
    return pl.DataFrame([series[name] for name in wanted])


@dataclass(frozen=True, slots=True)
class _Source:
    """The input of properties: the value of one field, or several fields of a record.

    Attributes:
        holder: the type of the record that holds the fields.
        read: the path of that record in the row.
        fields: the fields.
        alone: whether the properties belong to the value of a single field.
        sequence: whether the running number of a case number matters.
    """

    holder: type[BaseModel]
    read: tuple[str, ...]
    fields: tuple[str, ...]
    alone: bool
    sequence: bool

    def covers(self, value: _Source) -> bool:
        """Return whether this is a record that holds a single value, so that both can be read together."""
        same_record = (self.holder, self.read, self.sequence) == (value.holder, value.read, value.sequence)
        return same_record and not self.alone and set(value.fields) <= set(self.fields)

    def columns(self) -> Iterator[pl.Expr]:
        """Yield the fields as columns, preceded by whether a nested record is present."""
        if self.read:
            yield column_at(self.read).is_not_null().alias(_PRESENT)
        for name in self.fields:
            column = column_at((*self.read, name))
            number = bare_type(self.holder.model_fields[name].annotation) is CaseNumber
            yield (_without_sequence(column) if number and not self.sequence else column).alias(name)

    def value(self, row: Sequence[Any]) -> Any:  # noqa: ANN401  any value
        """Return the value, or the record, that a row of these columns holds."""
        if self.read and not row[0]:
            return None
        given = zip(self.fields, row[-len(self.fields) :], strict=True)
        values = {name: _parse(self.holder, name, each) for name, each in given}
        if self.alone:
            return values[self.fields[0]]
        return blank(self.holder, **values)


def _source(model: type[BaseModel], path: str) -> tuple[_Source, tuple[str, ...]]:
    """Return the input of the property in a path, and the steps from the property on."""
    read, properties = split_path(model, path)
    kinds: list[Any] = [model]
    for step in read:
        kinds.append(bare_type(kinds[-1].model_fields[step].annotation))
    if issubclass(kinds[-1], Record):
        return _Source(kinds[-1], read, derived_from(kinds[-1], properties[0]), alone=False, sequence=False), properties
    return _Source(kinds[-2], read[:-1], read[-1:], alone=True, sequence="sequence" in properties), properties


def _parse(model: type[BaseModel], name: str, value: Any) -> Any:  # noqa: ANN401  any value
    try:
        return _reader(model, name).validate_python(value, strict=False)
    except ValidationError:
        problem = Problem(f"/{name}", "other_values", "有这一字段不能读取的值", "has values that cannot be read")
    raise ColumnsError([problem])


@cache
def _reader(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    annotation: Any = model.model_fields[name].annotation
    return TypeAdapter(annotation)


def column_at(steps: Sequence[str]) -> pl.Expr:
    """Return the column at a path of fields."""
    column = pl.col(steps[0])
    for step in steps[1:]:
        column = column.struct.field(step)
    return column


def _without_sequence(number: pl.Expr) -> pl.Expr:
    """Replace the running number of case numbers by 1, so that fewer different values are parsed."""
    return number.str.replace(r"([^0-9-])[1-9][0-9]{0,8}号$", "${1}1号")


def _derive_columns(
    source: _Source,
    frame: pl.DataFrame,
    paths: Mapping[str, tuple[str, ...]],
    dtypes: Mapping[str, DataType | DataTypeClass],
) -> list[pl.Series]:
    """Return the results for each row, computed once for each different row."""
    rows = frame.select(*source.columns())
    different = rows.unique()
    values = [_value(source, _hashable(row)) for row in different.iter_rows()]
    results = pl.DataFrame(
        {name: [_plain(_follow(each, steps), dtypes[name]) for each in values] for name, steps in paths.items()},
        dtypes,
    )
    joined = rows.join(
        pl.concat([different, results], how="horizontal"),
        on=rows.columns,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    return joined.select(*paths).get_columns()


@lru_cache(maxsize=_CACHE_SIZE)
def _value(source: _Source, row: tuple[Any, ...]) -> Any:  # noqa: ANN401  any value
    return source.value(row)


def _hashable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(tuple(each) if isinstance(each, list) else each for each in row)


def _plain(value: Any, dtype: DataType | DataTypeClass) -> Any:  # noqa: ANN401  any value
    """Return a value as in a column; of a fact that is recorded or not, only whether it is recorded."""
    if dtype == pl.Boolean and not isinstance(value, bool):
        return None if value is None else True
    return str(value) if isinstance(value, str) else value


def _follow(value: Any, steps: Sequence[str]) -> Any:  # noqa: ANN401  any value
    for step in steps:
        if value is None:
            return None
        value = getattr(value, step)
    return value
