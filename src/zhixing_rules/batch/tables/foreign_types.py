"""Tables of pandas, DuckDB and Spark: the columns of a record in the types in which those programs write them.

A type is converted where each of its values means one value of the field: categories and dictionaries are text, whole
numbers may be decimals or floats (pandas: integers with gaps), truth values the floats 0 and 1 (pandas: truth values
with gaps), days may be times at midnight without a time zone, or text. A column whose type, or one of whose values,
does not convert is refused by name, with the type found and the type wanted. A day that does not convert is left for
the reader of records, so that its row alone is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import AliasChoices

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.tables.column_check import ColumnsError
from zhixing_rules.batch.tables.flat_tables import conform
from zhixing_rules.batch.tables.schema import nested_schema
from zhixing_rules.errors import Problem
from zhixing_rules.records.annotations import bare_type, is_record, member_type
from zhixing_rules.records.python_values import shown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import BaseModel

__all__ = ["fit_table"]

_NOT_READ: Final = re.compile(r"__index_level_\d+__|\$schema")
"""Columns that say nothing of a case: the index of pandas, and the address of a schema."""
_NO_DAY: Final = 2_932_897
"""10000-01-01, counted as Polars counts days: a day that no record may hold."""
_UNKNOWN: Final = "…"


class Change(NamedTuple):
    """A conversion.

    Attributes:
        found: the type in the table.
        wanted: the type of the field.
        convert: how the values of the one become values of the other.
    """

    found: Any
    wanted: Any
    convert: Callable[[pl.Expr], pl.Expr]


def fit_table(table: pl.DataFrame, model: type[BaseModel]) -> pl.DataFrame:
    """Return a table with the columns of `nested_schema`; a missing column means that nothing of it is recorded.

    Args:
        table: a row for each record, in columns named as fields may be named in JSON.
        model: the type of the records.

    Raises:
        ColumnsError: a column is not a field, is one twice, or has a type or a value that does not convert.
    """
    if table.schema == nested_schema(model):
        return table
    table = table.drop(name for name in table.columns if _NOT_READ.fullmatch(name))
    problems, changes = list[Problem](), dict[str, Change]()
    renamed = _renamed(table, model, problems)
    _compare(pl.Struct(renamed.schema), pl.Struct(nested_schema(model)), "", problems, changes)
    if problems:
        raise ColumnsError(problems)
    try:
        changed = _changed(renamed, changes)
    except pl.exceptions.PolarsError:
        raise ColumnsError(_problems_of_values(renamed, changes)) from None
    return conform(changed, model)


# ------------------------------------------------------------------------------------------------ names


def _renamed(table: pl.DataFrame, model: type[BaseModel], problems: list[Problem]) -> pl.DataFrame:
    """Return the columns of fields, named as the fields, and so are the fields in them; note what is no field."""
    columns = []
    for old, new, kind, dtype in _names_in(table.schema, model, "", problems):
        named = _with_names(pl.col(old), kind, dtype, f"/{new}", problems)
        columns.append((pl.col(old) if named is None else named).alias(new))
    return table.select(columns)


def _names_in(
    fields: Mapping[str, Any], model: type[BaseModel], place: str, problems: list[Problem]
) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield for each field of a table its name, the name of the field of the record, the type of that, and its own."""
    names = _names_of(model)
    seen: set[str] = set()
    for old, dtype in fields.items():
        new = names.get(old)
        shown = f"{place}/{old if new or shown_key(old) else _UNKNOWN}"
        if new is None:
            problems.append(Problem(shown, "other_column", "不是记录的字段", "is not a field of a record"))
        elif new in seen:
            problems.append(Problem(shown, "column_twice", "与另一列是同一字段", "is the same field as another column"))
        else:
            seen.add(new)
            yield old, new, model.model_fields[new].annotation, dtype


def _names_of(model: type[BaseModel]) -> dict[str, str]:
    """Return the field that each name in JSON means."""
    return {
        str(key): name
        for name, field in model.model_fields.items()
        if isinstance(field.validation_alias, AliasChoices)
        for key in field.validation_alias.choices
    }


def _with_names(column: pl.Expr, kind: Any, dtype: Any, place: str, problems: list[Problem]) -> pl.Expr | None:  # noqa: ANN401  any type
    """Return a column whose structs have the names of fields and whose arrays are lists; ``None`` for no change."""
    if isinstance(dtype, pl.Array):
        listed = column.arr.to_list()
        named = _with_names(listed, kind, pl.List(dtype.inner), place, problems)
        return listed if named is None else named
    if isinstance(dtype, pl.List) and (member := member_type(kind)) is not None:
        inside = _with_names(pl.element(), member, dtype.inner, place, problems)
        return None if inside is None else column.list.eval(inside)
    record = bare_type(kind)
    if not isinstance(dtype, pl.Struct) or not is_record(record):
        return None
    own = {each.name: each.dtype for each in dtype.fields}
    fields = list(_names_in(own, record, place, problems))
    parts = [(old, _with_names(pl.field(old), kind, own, f"{place}/{new}", problems)) for old, new, kind, own in fields]
    changed = [part.alias(old) for old, part in parts if part is not None]
    names = [new for _, new, _, _ in fields]
    if (names == list(own) and not changed) or len(names) < len(own):
        return None  # where there are fewer names, the problems are known
    return (column.struct.with_fields(changed) if changed else column).struct.rename_fields(names)


# ------------------------------------------------------------------------------------------------ types


def _compare(found: Any, wanted: Any, place: str, problems: list[Problem], changes: dict[str, Change]) -> None:  # noqa: ANN401  types of Polars
    """Note the problems of the types at a place and below it, and the conversions that they need."""
    if found in (wanted, pl.Null):
        return
    if isinstance(found, pl.Struct) and isinstance(wanted, pl.Struct):
        kinds = {each.name: each.dtype for each in wanted.fields}
        for each in (each for each in found.fields if each.name in kinds):  # of the others the problem is known
            _compare(each.dtype, kinds[each.name], f"{place}/{each.name}", problems, changes)
    elif isinstance(found, pl.List) and isinstance(wanted, pl.List):
        _compare(found.inner, wanted.inner, place, problems, changes)
    elif (conversion := _conversion(found, wanted)) is not None:
        changes[place] = Change(found, wanted, conversion)
    else:
        problems.append(_other_type(place, found, wanted))


def _conversion(found: Any, wanted: Any) -> Callable[[pl.Expr], pl.Expr] | None:  # noqa: ANN401  types of Polars
    """Return how values of one type become values of another; ``None`` if they do not."""
    is_number = found.is_numeric()
    if wanted == pl.String and found in (pl.Categorical, pl.Enum):
        return lambda values: values.cast(pl.String)
    if wanted == pl.Int64 and is_number:
        return _whole_numbers if found.is_float() or found.is_decimal() else lambda values: values.cast(pl.Int64)
    if wanted == pl.Boolean and found.is_float():
        return _truth_values
    if wanted == pl.Date and found == pl.String:
        return _days_of_text
    if wanted == pl.Date and isinstance(found, pl.Datetime) and found.time_zone is None:
        return _days_of_times
    return None


def _whole_numbers(values: pl.Expr) -> pl.Expr:
    """Return numbers as integers; Polars itself would cut off a fraction, but reads no text with one."""
    return _text_of_numbers(values).cast(pl.Int64)


def _truth_values(values: pl.Expr) -> pl.Expr:
    return _text_of_numbers(values).cast(pl.Enum(["0", "1"])) == "1"


def _text_of_numbers(values: pl.Expr) -> pl.Expr:
    text = values.cast(pl.String)
    return pl.when(text != "NaN").then(text.str.replace(r"\.0*$", ""))


def _days_of_times(values: pl.Expr) -> pl.Expr:
    return pl.when(values == values.dt.truncate("1d")).then(values.dt.date()).otherwise(_no_day(values))


def _days_of_text(values: pl.Expr) -> pl.Expr:
    is_written = values.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    day = values.str.to_date("%Y-%m-%d", strict=False)
    return pl.when(is_written & day.is_not_null()).then(day).otherwise(_no_day(values))


def _no_day(values: pl.Expr) -> pl.Expr:
    """Return a day that no record may hold where there is a value, so that the reader of records refuses it there."""
    return pl.when(values.is_not_null()).then(pl.lit(_NO_DAY, pl.Int32).cast(pl.Date))


def _changed(table: pl.DataFrame, changes: Mapping[str, Change]) -> pl.DataFrame:
    return table.select(
        _changed_in(pl.col(name), dtype, f"/{name}", changes).alias(name) for name, dtype in table.schema.items()
    )


def _changed_in(
    column: pl.Expr,
    dtype: Any,  # noqa: ANN401  a type of Polars
    place: str,
    changes: Mapping[str, Change],
) -> pl.Expr:
    """Return a column with the conversions at and below a place."""
    if place in changes and not isinstance(dtype, pl.List):
        return changes[place].convert(column)
    if not any(each == place or each.startswith(f"{place}/") for each in changes):
        return column
    if isinstance(dtype, pl.List):
        return column.list.eval(_changed_in(pl.element(), dtype.inner, place, changes))
    fields = (
        _changed_in(pl.field(each.name), each.dtype, f"{place}/{each.name}", changes).alias(each.name)
        for each in dtype.fields
    )
    return column.struct.with_fields(fields)


# ------------------------------------------------------------------------------------------------ problems


def _problems_of_values(table: pl.DataFrame, changes: Mapping[str, Change]) -> Iterator[Problem]:
    """Yield the problem of each conversion that fails."""
    for place, change in changes.items():
        try:
            _changed(table, {place: change})
        except pl.exceptions.PolarsError:
            found, wanted = _type_name(change.found), _type_name(change.wanted)
            yield Problem(
                place,
                "other_values",
                f"类型为 {found}，有不能换成 {wanted} 的值，如小数、过大的数，或 0、1 之外的是否",
                f"has type {found} with values that are no {wanted}: fractions, numbers too large, or truth values "
                "other than 0 and 1",
            )


def _other_type(place: str, found: Any, wanted: Any) -> Problem:  # noqa: ANN401  types of Polars
    names = _type_name(found), _type_name(wanted)
    return Problem(place, "other_type", "类型为 {}，应为 {}".format(*names), "has type {}, expected {}".format(*names))


def _type_name(dtype: Any) -> str:  # noqa: ANN401  a type of Polars
    """Return the name of a type, without the names of the fields in it."""
    name = str(dtype.base_type().__name__)
    if isinstance(dtype, pl.List):
        return f"{name}({_type_name(dtype.inner)})"
    if isinstance(dtype, pl.Datetime) and dtype.time_zone is not None:
        return f"{name}({dtype.time_zone})"
    return name
