"""Flatten nested records: a row for each record of a subject, a column for each fact in sight that rules read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import materialised, pl
from zhixing_rules.batch.tables.column_check import ColumnsError, cast_columns
from zhixing_rules.batch.tables.derived_fields import Derived, column_at, derive, split_path
from zhixing_rules.batch.tables.layout import flat_type, index_column
from zhixing_rules.batch.tables.schema import nested_schema
from zhixing_rules.errors import Problem
from zhixing_rules.language import Present

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.batch.tables.layout import Layout
    from zhixing_rules.language import Fact, Subject

__all__ = ["Flattener", "conform"]

_PARENT_ROW = "^"
"""The column with the row number of the container."""
_ID = "id"


def conform(nested: pl.DataFrame, root: Subject | type[BaseModel]) -> pl.DataFrame:
    """Return a frame with exactly the columns of `nested_schema`; missing columns are added as not recorded.

    Raises:
        ColumnsError: a column has another type, or is not a field of the record.
    """
    schema = nested_schema(root)
    if nested.schema == schema:
        return nested
    try:
        return materialised(_matched(nested, schema))
    except (pl.exceptions.SchemaError, pl.exceptions.InvalidOperationError):
        known = {name: kind for name, kind in schema.items() if name in nested.columns}
        wrong = [name for name, kind in known.items() if not _can_match(nested.select(name), pl.Schema({name: kind}))]
    message = ("other_type", "类型与记录不符，或有多出的字段", "does not match the record type, or has more fields")
    problems = [Problem(f"/{name}", *message) for name in wrong]
    if more := nested.width - len(known):
        problems.append(Problem("", "other_columns", f"多出 {more} 列", f"{more} columns that no record has"))
    raise ColumnsError(problems)


def _matched(nested: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    return nested.match_to_schema(
        schema,
        missing_columns="insert",
        missing_struct_fields="insert",
        integer_cast="upcast",
    )


def _can_match(nested: pl.DataFrame, schema: pl.Schema) -> bool:
    try:
        _matched(nested, schema)
    except (pl.exceptions.SchemaError, pl.exceptions.InvalidOperationError):
        return False
    return True


class Flattener:
    """Flat tables of one frame of whole records; each list is exploded once.

    Args:
        layout: the tables.
        nested: the whole records, see `conform`.

    Raises:
        ColumnsError: see `conform`.
    """

    def __init__(self, layout: Layout, nested: pl.DataFrame) -> None:
        self._layout = layout
        self._rows_by_subject: dict[Subject, pl.DataFrame] = {layout.root: conform(nested, layout.root).rechunk()}
        self._facts_by_subject: dict[Subject, pl.DataFrame] = {}
        self._tables: dict[Subject, pl.DataFrame] = {}

    def table(self, subject: Subject) -> pl.DataFrame:
        """Return the flat table of a subject."""
        if subject not in self._tables:
            self._tables[subject] = self._table(subject)
        return self._tables[subject]

    def _table(self, subject: Subject) -> pl.DataFrame:
        rows = self._container_rows(subject)
        schema = self._layout.schema(subject)
        columns: dict[str, pl.Series] = {}
        for each, row in rows.items():
            self._add_facts(columns, schema, each, None if each is subject else row)
        for holder in subject.chain:
            for reference in holder.refers:
                key = self._rows(holder).get_column(reference.field).gather(rows[holder])
                referenced = self._referenced_rows(reference.to, rows[self._layout.root], key)
                self._add_facts(columns, schema, reference.to, referenced)
        return pl.DataFrame([columns[name] for name in schema])

    def _add_facts(
        self, columns: dict[str, pl.Series], schema: pl.Schema, subject: Subject, rows: pl.Series | None
    ) -> None:
        """Add the facts of a subject that a table has, taken from some rows of the subject, or from all in order."""
        facts = self._facts(subject)
        wanted = [name for name in facts.columns if name in schema]
        columns.update((name, facts[name] if rows is None else facts[name].gather(rows)) for name in wanted)

    def _container_rows(self, subject: Subject) -> dict[Subject, pl.Series]:
        """Return for each record of a subject its own row number and that of each of its containers."""
        row = pl.int_range(self._rows(subject).height, dtype=pl.UInt32, eager=True)
        rows = {subject: row}
        for each in reversed(subject.chain[1:]):
            row = self._rows(each).get_column(_PARENT_ROW).gather(row)
            rows[each.within or each] = row
        return rows

    def _referenced_rows(self, subject: Subject, case: pl.Series, key: pl.Series) -> pl.Series:
        """Return the row numbers of the records of a case that have an id; null where no record has it."""
        rows = self._rows(subject)
        known = rows.select(_PARENT_ROW, _ID, pl.int_range(pl.len(), dtype=pl.UInt32).alias("row"))
        known = known.unique([_PARENT_ROW, _ID], keep="last")
        wanted = pl.DataFrame({_PARENT_ROW: case, _ID: key})
        return wanted.join(known, on=[_PARENT_ROW, _ID], how="left", maintain_order="left").get_column("row")

    def _rows(self, subject: Subject) -> pl.DataFrame:
        """Return the records of a subject, each with the row number of its container and its index in the list."""
        if subject not in self._rows_by_subject:
            holder = subject.within
            if holder is None:
                raise LookupError(subject.name)
            name, index = subject.field, index_column(subject)
            exploded = (
                self._rows(holder)
                .lazy()
                .select(pl.col(name), pl.int_range(pl.len(), dtype=pl.UInt32).alias(_PARENT_ROW))
                .with_columns(pl.int_ranges(pl.col(name).list.len(), dtype=pl.UInt32).alias(index))
                .explode(name, index, empty_as_null=False, keep_nulls=False)
                .select(_PARENT_ROW, index, pl.col(name).struct.unnest())
            )
            self._rows_by_subject[subject] = exploded.collect()
        return self._rows_by_subject[subject]

    def _facts(self, subject: Subject) -> pl.DataFrame:
        """Return the facts of a subject that any table holds, a row for each record."""
        if subject not in self._facts_by_subject:
            rows = self._rows(subject)
            facts, derived = dict[str, pl.Expr](), dict[str, Derived]()
            for name, fact in self._facts_read(subject).items():
                read, properties = split_path(subject.record, fact.path)
                if properties:
                    derived[name] = Derived(fact.path, flat_type(fact))
                else:
                    facts[name] = _fact(read, fact)
            keys = {each.meta.output_name(): each for each in self._keys(subject)}
            plain = cast_columns(rows, {**keys, **facts})
            self._facts_by_subject[subject] = plain.hstack(derive(rows, subject.record, derived))
        return self._facts_by_subject[subject]

    def _facts_read(self, subject: Subject) -> dict[str, Fact]:
        every = (facts.items() for facts in self._layout.facts.values())
        return {name: fact for facts in every for name, fact in facts if fact.subject is subject}

    def _keys(self, subject: Subject) -> list[pl.Expr]:
        """Return the index of a record and the lengths of its lists; for a whole record also ``complete_as_of``."""
        counts = {name: held for lists in self._layout.lists.values() for name, held in lists.items()}
        counted = [
            pl.col(held.field).list.len().cast(pl.UInt32).alias(name)
            for name, held in counts.items()
            if held.within is subject
        ]
        if subject.within is not None:
            return [pl.col(index_column(subject)), *counted]
        attests = "complete_as_of" in subject.record.model_fields
        complete = pl.col("complete_as_of") if attests else pl.lit(None, pl.Date).alias("complete_as_of")
        return [pl.int_range(pl.len(), dtype=pl.UInt32).alias("case"), complete, *counted]


def _fact(read: tuple[str, ...], fact: Fact) -> pl.Expr:
    column, kind = column_at(read), flat_type(fact)
    if isinstance(fact, Present) and kind == pl.Boolean:
        column = pl.when(column.is_not_null()).then(pl.lit(value=True))
    return column.cast(kind)
