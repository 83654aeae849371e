"""Nested records made flat: one row for each record of a subject, one column for each fact in sight that rules name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import materialised, pl
from zhixing_rules.batch.tables.column_check import ColumnsError, read_as
from zhixing_rules.batch.tables.derived_fields import Derived, at, derive, path_in
from zhixing_rules.batch.tables.layout import flat_type, place_of
from zhixing_rules.batch.tables.schema import nested_schema
from zhixing_rules.errors import Problem
from zhixing_rules.language import Present

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.batch.tables.layout import Layout
    from zhixing_rules.language import Fact, Subject

__all__ = ["Flattening", "conformed"]

_ABOVE = "^"
"""The column that holds the row of the container."""
_ID = "id"


def conformed(nested: pl.DataFrame, root: Subject | type[BaseModel]) -> pl.DataFrame:
    """A frame with exactly the columns of whole records: what it leaves out is not recorded.

    Raises:
        ColumnsError: a column is of another type, or is none of a record.
    """
    schema = nested_schema(root)
    if nested.schema == schema:
        return nested
    try:
        return materialised(_matched(nested, schema))
    except (pl.exceptions.SchemaError, pl.exceptions.InvalidOperationError):
        known = {name: kind for name, kind in schema.items() if name in nested.columns}
        wrong = [name for name, kind in known.items() if not _can_match(nested.select(name), pl.Schema({name: kind}))]
    told = ("other_type", "类型与记录不符，或有多出的字段", "is not as records have it, or has more fields")
    problems = [Problem(f"/{name}", *told) for name in wrong]
    if more := nested.width - len(known):
        said = f"多出 {more} 列", f"{more} columns that no record has"
        problems.append(Problem("", "other_columns", *said))
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


class Flattening:
    """One frame of whole records, made flat list by list; each list is gone through once."""

    def __init__(self, layout: Layout, nested: pl.DataFrame) -> None:
        self._layout = layout
        self._raw: dict[Subject, pl.DataFrame] = {layout.root: conformed(nested, layout.root).rechunk()}
        self._own: dict[Subject, pl.DataFrame] = {}
        self._tables: dict[Subject, pl.DataFrame] = {}

    def table(self, subject: Subject) -> pl.DataFrame:
        """The flat table of a subject."""
        if subject not in self._tables:
            self._tables[subject] = self._table(subject)
        return self._tables[subject]

    def _table(self, subject: Subject) -> pl.DataFrame:
        places = self._places(subject)
        schema = self._layout.schema(subject)
        found: dict[str, pl.Series] = {}
        for each, place in places.items():
            self._bring(found, schema, each, None if each is subject else place)
        for holder in subject.chain:
            for reference in holder.refers:
                key = self._rows(holder).get_column(reference.field).gather(places[holder])
                self._bring(found, schema, reference.to, self._found(reference.to, places[self._layout.root], key))
        return pl.DataFrame([found[name] for name in schema])

    def _bring(self, found: dict[str, pl.Series], schema: pl.Schema, subject: Subject, place: pl.Series | None) -> None:
        """The facts of a subject that a table has, at some of its rows; or at every row, in order."""
        facts = self._facts(subject)
        wanted = [name for name in facts.columns if name in schema]
        found.update((name, facts[name] if place is None else facts[name].gather(place)) for name in wanted)

    def _places(self, subject: Subject) -> dict[Subject, pl.Series]:
        """For each record of a subject, its own row and that of each of its containers."""
        place = pl.int_range(self._rows(subject).height, dtype=pl.UInt32, eager=True)
        places = {subject: place}
        for each in reversed(subject.chain[1:]):
            place = self._rows(each).get_column(_ABOVE).gather(place)
            places[each.within or each] = place
        return places

    def _found(self, subject: Subject, case: pl.Series, key: pl.Series) -> pl.Series:
        """The rows of the records of a case that have an id; null where there is none."""
        rows = self._rows(subject)
        known = rows.select(_ABOVE, _ID, pl.int_range(pl.len(), dtype=pl.UInt32).alias("found"))
        known = known.unique([_ABOVE, _ID], keep="last")
        wanted = pl.DataFrame({_ABOVE: case, _ID: key})
        return wanted.join(known, on=[_ABOVE, _ID], how="left", maintain_order="left").get_column("found")

    def _rows(self, subject: Subject) -> pl.DataFrame:
        """The records of a subject, each with the row of its container and its place in the list."""
        if subject not in self._raw:
            holder = subject.within
            if holder is None:
                raise LookupError(subject.name)
            name = subject.field
            place = place_of(subject)
            exploded = (
                self._rows(holder)
                .lazy()
                .select(pl.col(name), pl.int_range(pl.len(), dtype=pl.UInt32).alias(_ABOVE))
                .with_columns(pl.int_ranges(pl.col(name).list.len(), dtype=pl.UInt32).alias(place))
                .explode(name, place, empty_as_null=False, keep_nulls=False)
                .select(_ABOVE, place, pl.col(name).struct.unnest())
            )
            self._raw[subject] = exploded.collect()
        return self._raw[subject]

    def _facts(self, subject: Subject) -> pl.DataFrame:
        """The facts of the records of a subject that any table names, one row for each record."""
        if subject not in self._own:
            rows = self._rows(subject)
            facts, derived = dict[str, pl.Expr](), dict[str, Derived]()
            for name, fact in self._wanted(subject).items():
                read, properties = path_in(subject.record, fact.path)
                if properties:
                    derived[name] = Derived(fact.path, flat_type(fact))
                else:
                    facts[name] = _fact(read, fact)
            keys = {each.meta.output_name(): each for each in self._keys(subject)}
            plain = read_as(rows, {**keys, **facts})
            self._own[subject] = plain.hstack(derive(rows, subject.record, derived))
        return self._own[subject]

    def _wanted(self, subject: Subject) -> dict[str, Fact]:
        every = (facts.items() for facts in self._layout.facts.values())
        return {name: fact for facts in every for name, fact in facts if fact.subject is subject}

    def _keys(self, subject: Subject) -> list[pl.Expr]:
        """Where a record stands, and how many its lists hold; of a whole one, through which day it is complete."""
        counts = {name: held for lists in self._layout.lists.values() for name, held in lists.items()}
        counted = [
            pl.col(held.field).list.len().cast(pl.UInt32).alias(name)
            for name, held in counts.items()
            if held.within is subject
        ]
        if subject.within is not None:
            return [pl.col(place_of(subject)), *counted]
        said = "complete_as_of" in subject.record.model_fields
        complete = pl.col("complete_as_of") if said else pl.lit(None, pl.Date).alias("complete_as_of")
        return [pl.int_range(pl.len(), dtype=pl.UInt32).alias("case"), complete, *counted]


def _fact(read: tuple[str, ...], fact: Fact) -> pl.Expr:
    column, kind = at(read), flat_type(fact)
    if isinstance(fact, Present) and kind == pl.Boolean:
        column = pl.when(column.is_not_null()).then(pl.lit(value=True))
    return column.cast(kind)
