"""Joins of a table with a list of its rows: conditions are evaluated for each pair and aggregated by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.stages import ROW, Node, StagedColumns, Value, as_expr
from zhixing_rules.batch.tables.layout import index_column
from zhixing_rules.calendars import FOREVER
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.language import Subject

__all__ = ["OUTER", "ExistsJoin", "FirstJoin", "ListJoin", "keys_of"]

OUTER: Final = "^outer"
"""The column with the number of the row that a pair belongs to."""


@dataclass
class ListJoin:
    """The pairs of a row and a record of one of its lists.

    Attributes:
        subject: the subject of the list's records.
        stages: the columns that are computed for each pair.
        length: the column of the row with the number of records; null where the list is not recorded.
        names: the names of the result columns.
        matches: whether the record of a pair meets the condition.
    """

    subject: Subject
    stages: StagedColumns
    length: Node
    names: tuple[str, ...]
    matches: Value = None

    def pairs(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the pairs with all their columns, in the order of the rows and of the list."""
        keys, table = keys_of(self.subject), tables[self.subject.name]
        own = [name for name in table.columns if name.split(".")[0] == self.subject.name]
        inner = [*own, index_column(self.subject)]
        needs = self.stages.needs
        outer = [name for name in frame.columns if (name in needs or name in keys) and name not in inner]
        left = frame.select(pl.col(ROW).alias(OUTER), *outer)
        right = table.select(*keys, *[name for name in inner if name in needs])
        pairs = left.join(right, on=list(keys), how="inner", maintain_order="left_right")
        return self.stages.run(pairs.with_row_index(ROW), tables)

    def row_columns(self) -> set[str]:
        """Return the columns of the row that the pairs read."""
        return {name for name in self.stages.needs if name.split(".")[0] != self.subject.name} | set(
            keys_of(self.subject)
        )


class ExistsJoin(ListJoin):
    """Whether some record matches, and whether it is unknown for some record."""

    @property
    def met(self) -> str:
        """The column that says whether some record matches."""
        return self.names[0]

    @property
    def unknown(self) -> str:
        """The column that says whether it is unknown for some record."""
        return self.names[1]

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with both columns."""
        pairs, matches = self.pairs(frame, tables), as_expr(self.matches)
        by_row = pairs.group_by(OUTER).agg(matches.any().alias(self.met), matches.is_null().any().alias(self.unknown))
        joined = frame.join(by_row, left_on=ROW, right_on=OUTER, how="left", maintain_order="left")
        return joined.with_columns(pl.col(*self.names).fill_null(value=False))


@dataclass
class FirstJoin(ListJoin):
    """The bounds of the earliest day among the matching records.

    Attributes:
        low: the lower bound of the day of a record.
        high: its upper bound.
    """

    low: Value = None
    high: Value = None

    @property
    def first(self) -> str:
        """The column of the earliest day on which a record may match; `FOREVER` if no record may match."""
        return self.names[0]

    @property
    def last(self) -> str:
        """The column of the day by which some record matches for certain; `FOREVER` if none does."""
        return self.names[1]

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with both columns."""
        pairs, matches = self.pairs(frame, tables), as_expr(self.matches)
        forever = pl.lit(FOREVER, dtype=pl.Int32)
        by_row = pairs.group_by(OUTER).agg(
            pl.when(~matches).then(forever).otherwise(as_expr(self.low)).min().alias(self.first),
            pl.when(matches).then(as_expr(self.high)).otherwise(forever).min().alias(self.last),
        )
        joined = frame.join(by_row, left_on=ROW, right_on=OUTER, how="left", maintain_order="left")
        return joined.with_columns(pl.col(*self.names).fill_null(FOREVER))


def keys_of(subject: Subject) -> tuple[str, ...]:
    """Return the columns that assign the records of a list to a row: the case and the list indexes of its containers.

    Raises:
        RuleDefect: the subject is not in a list.
    """
    if subject.within is None:
        raise RuleDefect(f"{subject.name} is not in a list")
    return ("case", *(index_column(each) for each in subject.within.chain[1:]))
