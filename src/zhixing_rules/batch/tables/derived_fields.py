"""What records derive by properties: the same code, once for each different value, never a second time in columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.tables.column_check import ColumnsError
from zhixing_rules.batch.tables.schema import bare
from zhixing_rules.errors import Problem
from zhixing_rules.records import CaseNumber, Record
from zhixing_rules.records.secrecy_classes import derived_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polars.datatypes import DataType, DataTypeClass

__all__ = ["Derived", "at", "derive", "path_in"]

_THERE: Final = "·there"
"""Whether there is a record at all."""
_REMEMBERED: Final = 50_000
"""How many different values, so that they are not read again with the next cases."""


class Derived(NamedTuple):
    """What is wanted: a path with a property in it, and the type of the answer."""

    path: str
    dtype: DataType | DataTypeClass


def path_in(model: type[BaseModel], path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A path taken apart: the fields that are read, and what is derived from the last of them; often nothing."""
    steps = path.split(".")
    kind: Any = model
    for index, step in enumerate(steps):
        if step not in getattr(kind, "model_fields", ()):
            return tuple(steps[:index]), tuple(steps[index:])
        kind = bare(kind.model_fields[step].annotation)
    return tuple(steps), ()


def derive(frame: pl.DataFrame, model: type[BaseModel], wanted: Mapping[str, Derived]) -> pl.DataFrame:
    """What paths with a property in them give for each row.

    Args:
        frame: the fields of the record, as columns.
        model: the type of the record.
        wanted: the paths, by the names of their columns.
    """
    asked: dict[_Source, dict[str, tuple[str, ...]]] = {}
    for name, each in wanted.items():
        source, properties = _source(model, each.path)
        asked.setdefault(source, {})[name] = properties
    for source in [each for each in asked if each.alone]:
        if wider := next((each for each in asked if each.covers(source)), None):
            asked[wider] |= {name: (*source.fields, *steps) for name, steps in asked.pop(source).items()}
    found: dict[str, pl.Series] = {}
    for source, paths in asked.items():
        answers = _answered(source, frame, paths, {name: wanted[name].dtype for name in paths})
        found.update((each.name, each) for each in answers)
    return pl.DataFrame([found[name] for name in wanted])


@dataclass(frozen=True, slots=True)
class _Source:
    """What properties are derived from: the value of a field, or some fields of a record.

    Attributes:
        holder: the record that holds the fields.
        read: where that record stands in the row.
        fields: the fields.
        alone: whether it is the value of the one field.
        numbered: whether the running numbers of cases tell.
    """

    holder: type[BaseModel]
    read: tuple[str, ...]
    fields: tuple[str, ...]
    alone: bool
    numbered: bool

    def covers(self, value: _Source) -> bool:
        """Whether it is a record that holds a value, so that one look at it will do."""
        there = (self.holder, self.read, self.numbered) == (value.holder, value.read, value.numbered)
        return there and not self.alone and set(value.fields) <= set(self.fields)

    def columns(self) -> Iterator[pl.Expr]:
        """Them as columns."""
        if self.read:
            yield at(self.read).is_not_null().alias(_THERE)
        for name in self.fields:
            column = at((*self.read, name))
            number = bare(self.holder.model_fields[name].annotation) is CaseNumber
            yield (_without_sequence(column) if number and not self.numbered else column).alias(name)

    def value(self, row: Sequence[Any]) -> Any:  # noqa: ANN401  any value
        """The value, or the record, of a row of them."""
        if self.read and not row[0]:
            return None
        given = zip(self.fields, row[-len(self.fields) :], strict=True)
        values = {name: _read(self.holder, name, each) for name, each in given}
        if self.alone:
            return values[self.fields[0]]
        return self.holder.model_construct(**{**dict.fromkeys(self.holder.model_fields), **values})


def _source(model: type[BaseModel], path: str) -> tuple[_Source, tuple[str, ...]]:
    """What the property of a path is derived from, and the property and what follows."""
    read, properties = path_in(model, path)
    kinds: list[Any] = [model]
    for step in read:
        kinds.append(bare(kinds[-1].model_fields[step].annotation))
    if issubclass(kinds[-1], Record):
        return _Source(kinds[-1], read, derived_from(kinds[-1], properties[0]), alone=False, numbered=False), properties
    return _Source(kinds[-2], read[:-1], read[-1:], alone=True, numbered="sequence" in properties), properties


def _read(model: type[BaseModel], name: str, value: Any) -> Any:  # noqa: ANN401  any value
    try:
        return _reader(model, name).validate_python(value, strict=False)
    except ValidationError:
        problem = Problem(f"/{name}", "other_values", "有这一字段读不了的值", "has values that its field does not read")
    raise ColumnsError([problem])


@cache
def _reader(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    annotation: Any = model.model_fields[name].annotation
    return TypeAdapter(annotation)


def at(steps: Sequence[str]) -> pl.Expr:
    """The column at a path of fields."""
    column = pl.col(steps[0])
    for step in steps[1:]:
        column = column.struct.field(step)
    return column


def _without_sequence(number: pl.Expr) -> pl.Expr:
    """Case numbers with one and the same running number, which tells nothing of the other parts; else as they are."""
    return number.str.replace(r"([^0-9])[1-9][0-9]{0,8}号$", "${1}1号")


def _answered(
    source: _Source,
    frame: pl.DataFrame,
    paths: Mapping[str, tuple[str, ...]],
    dtypes: Mapping[str, DataType | DataTypeClass],
) -> list[pl.Series]:
    """The answers for each row, worked out once for each different one."""
    rows = frame.select(*source.columns())
    different = rows.unique()
    values = [_value(source, _hashable(row)) for row in different.iter_rows()]
    answers = pl.DataFrame(
        {name: [_plain(_walk(each, steps)) for each in values] for name, steps in paths.items()}, dtypes
    )
    joined = rows.join(
        pl.concat([different, answers], how="horizontal"),
        on=rows.columns,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    return joined.select(*paths).get_columns()


@lru_cache(maxsize=_REMEMBERED)
def _value(source: _Source, row: tuple[Any, ...]) -> Any:  # noqa: ANN401  any value
    return source.value(row)


def _hashable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(tuple(each) if isinstance(each, list) else each for each in row)


def _plain(value: Any) -> Any:  # noqa: ANN401  any value
    return str(value) if isinstance(value, str) else value


def _walk(value: Any, steps: Sequence[str]) -> Any:  # noqa: ANN401  any value
    for step in steps:
        if value is None:
            return None
        value = getattr(value, step)
    return value
