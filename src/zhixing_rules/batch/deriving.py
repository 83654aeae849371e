"""What records derive by properties: the same code, once for each different value, never a second time in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, TypeAdapter

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.schema import bare
from zhixing_rules.facts import CaseNumber, Record
from zhixing_rules.facts.classes import derived_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polars.datatypes import DataType, DataTypeClass

__all__ = ["derive", "path_in"]


def path_in(model: type[BaseModel], path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A path taken apart: the fields that are read, and what is derived from the last of them; often nothing."""
    steps = path.split(".")
    kind: Any = model
    for index, step in enumerate(steps):
        if step not in getattr(kind, "model_fields", ()):
            return tuple(steps[:index]), tuple(steps[index:])
        kind = bare(kind.model_fields[step].annotation)
    return tuple(steps), ()


def derive(frame: pl.DataFrame, model: type[BaseModel], path: str, dtype: DataType | DataTypeClass) -> pl.Series:
    """What a path with a property in it gives for each row.

    Args:
        frame: the fields of the record, as columns.
        model: the type of the record.
        path: the path.
        dtype: the type of the answer.
    """
    read, properties = path_in(model, path)
    holder: Any = model
    for step in read[:-1]:
        holder = bare(holder.model_fields[step].annotation)
    if read:
        annotation = holder.model_fields[read[-1]].annotation
        column = pl.col(read[0])
        for step in read[1:]:
            column = column.struct.field(step)
        source = frame.select(column.alias(read[-1]))
        if issubclass(bare(annotation), Record):
            inside, kind = source.to_series().struct.unnest(), bare(annotation)
            there = source.to_series().is_not_null()
            made = _of_record(inside, kind, properties, dtype)
            return pl.select(pl.when(there).then(made)).to_series()
        return _of_value(source, annotation, properties, dtype)
    return _of_record(frame, model, properties, dtype)


def _of_value(
    source: pl.DataFrame,
    annotation: Any,  # noqa: ANN401  annotations have no common type
    properties: Sequence[str],
    dtype: DataType | DataTypeClass,
) -> pl.Series:
    if bare(annotation) is CaseNumber and "sequence" not in properties:
        source = source.select(_without_sequence(pl.all()))
    reader: TypeAdapter[Any] = TypeAdapter(annotation)
    return _once(source, lambda row: _walk(reader.validate_python(row[0], strict=False), properties), dtype)


def _without_sequence(number: pl.Expr) -> pl.Expr:
    """Case numbers with one and the same running number: it tells nothing of the other parts."""
    stem = number.str.strip_suffix("号").str.strip_chars_end("0123456789")
    return pl.when(stem != number).then(stem + pl.lit("1号"))


def _of_record(
    frame: pl.DataFrame, model: type[BaseModel], properties: Sequence[str], dtype: DataType | DataTypeClass
) -> pl.Series:
    fields = derived_from(model, properties[0])
    source = frame.select(fields)
    for name in fields:
        if bare(model.model_fields[name].annotation) is CaseNumber:
            source = source.with_columns(_without_sequence(pl.col(name)))
    annotations: list[Any] = [model.model_fields[name].annotation for name in fields]
    readers: list[TypeAdapter[Any]] = [TypeAdapter(each) for each in annotations]
    blank = dict.fromkeys(model.model_fields)

    def answer(row: Sequence[Any]) -> Any:  # noqa: ANN401  any value
        values = (reader.validate_python(value, strict=False) for reader, value in zip(readers, row, strict=True))
        return _walk(model.model_construct(**{**blank, **dict(zip(fields, values, strict=True))}), properties)

    return _once(source, answer, dtype)


def _once(source: pl.DataFrame, answer: Any, dtype: DataType | DataTypeClass) -> pl.Series:  # noqa: ANN401  a function of a row
    """The answer for each row, worked out once for each different one."""
    different = source.unique()
    answers = pl.Series("answer", [_plain(answer(row)) for row in different.iter_rows()], dtype=dtype)
    joined = source.join(
        different.with_columns(answers), on=source.columns, how="left", nulls_equal=True, maintain_order="left"
    )
    return joined.get_column("answer")


def _plain(value: Any) -> Any:  # noqa: ANN401  any value
    return str(value) if isinstance(value, str) else value


def _walk(value: Any, steps: Sequence[str]) -> Any:  # noqa: ANN401  any value
    for step in steps:
        if value is None:
            return None
        value = getattr(value, step)
    return value
