"""Nested records made flat: one row for each record of a subject, one column for each fact in sight that rules name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.deriving import derive, path_in
from zhixing_rules.batch.layout import flat_type, place_of
from zhixing_rules.batch.schema import nested_schema
from zhixing_rules.batch.sheet import materialised
from zhixing_rules.language import Given

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.batch.layout import Layout
    from zhixing_rules.language import Fact, Subject

__all__ = ["Flattening", "conformed"]

_ABOVE = "^"
"""The column that holds the row of the container."""
_ID = "id"


def conformed(nested: pl.DataFrame, root: Subject | type[BaseModel]) -> pl.DataFrame:
    """A frame with exactly the columns of whole records: what it leaves out is not recorded."""
    schema = nested_schema(root)
    if nested.schema == schema:
        return nested
    whole = nested.match_to_schema(
        schema,
        missing_columns="insert",
        missing_struct_fields="insert",
        integer_cast="upcast",
    )
    return materialised(whole)


class Flattening:
    """One frame of whole records, made flat list by list; each list is gone through once."""

    def __init__(self, layout: Layout, nested: pl.DataFrame) -> None:
        self._layout = layout
        self._raw: dict[Subject, pl.DataFrame] = {layout.root: conformed(nested, layout.root)}
        self._own: dict[Subject, pl.DataFrame] = {}
        self._tables: dict[Subject, pl.DataFrame] = {}

    def table(self, subject: Subject) -> pl.DataFrame:
        """The flat table of a subject."""
        if subject not in self._tables:
            self._tables[subject] = self._table(subject)
        return self._tables[subject]

    def _table(self, subject: Subject) -> pl.DataFrame:
        places = self._places(subject)
        parts = [self._facts(each).select(pl.all().gather(place)) for each, place in places.items()]
        for holder in subject.chain:
            for reference in holder.refers:
                key = self._rows(holder).get_column(reference.field).gather(places[holder])
                found = self._found(reference.to, places[self._layout.root], key)
                parts.append(self._facts(reference.to).select(pl.all().gather(found)))
        frame = pl.concat(parts, how="horizontal")
        schema = self._layout.schema(subject)
        return frame.select([pl.col(name).cast(kind) for name, kind in schema.items()])

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
            exploded = (
                self._rows(holder)
                .select(pl.col(name), pl.int_range(pl.len(), dtype=pl.UInt32).alias(_ABOVE))
                .with_columns(pl.int_ranges(pl.col(name).list.len(), dtype=pl.UInt32).alias(place_of(subject)))
                .explode(name, place_of(subject), empty_as_null=False, keep_nulls=False)
            )
            self._raw[subject] = exploded.select(_ABOVE, place_of(subject), pl.col(name).struct.unnest())
        return self._raw[subject]

    def _facts(self, subject: Subject) -> pl.DataFrame:
        """The facts of the records of a subject that any table names, one row for each record."""
        if subject not in self._own:
            rows = self._rows(subject)
            wanted: dict[str, Fact] = {}
            for facts in self._layout.facts.values():
                wanted |= {name: fact for name, fact in facts.items() if fact.subject is subject}
            lists = {each: held for table in self._layout.lists.values() for each, held in table.items()}
            columns = [
                pl.col(held.field).list.len().cast(pl.UInt32).alias(name)
                for name, held in lists.items()
                if held.within is subject
            ]
            columns += [self._place(subject)]
            if subject.within is None:
                complete = "complete_as_of" in rows.columns
                columns.append(pl.col("complete_as_of") if complete else pl.lit(None, pl.Date).alias("complete_as_of"))
            self._own[subject] = rows.select(columns).with_columns(
                [_fact(rows, fact).alias(name) for name, fact in wanted.items()]
            )
        return self._own[subject]

    @staticmethod
    def _place(subject: Subject) -> pl.Expr:
        if subject.within is None:
            return pl.int_range(pl.len(), dtype=pl.UInt32).alias("case")
        return pl.col(place_of(subject))


def _fact(rows: pl.DataFrame, fact: Fact) -> pl.Series:
    read, properties = path_in(fact.subject.record, fact.path)
    if properties:
        return derive(rows, fact.subject.record, fact.path, flat_type(fact))
    column = pl.col(read[0])
    for step in read[1:]:
        column = column.struct.field(step)
    kind = flat_type(fact)
    if isinstance(fact, Given) and kind == pl.Boolean:
        column = pl.when(column.is_not_null()).then(pl.lit(value=True))
    return rows.select(column.cast(kind).alias("fact")).to_series()
