"""Columns that are computed in stages over the rows of one table, each shared column once."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final, Protocol

from zhixing_rules._values import dataclass
from zhixing_rules.batch._polars import materialised, pl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.language import Subject

__all__ = ["AFTER", "ROW", "Node", "StagedColumns"]

AFTER: Final = "^after"
"""The column with the day after a row's ``complete_as_of``, as an ordinal; 0 where the record attests nothing."""
ROW: Final = "^row"
"""The column with the number of a row, by which results from lists are joined to it."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A column.

    Attributes:
        expr: the expression.
        level: the stage before which every column that the expression reads has been computed.
        stored: whether the expression is only the name of a column.
    """

    expr: pl.Expr
    level: int = 0
    stored: bool = False


class Join(Protocol):
    """Columns that are computed from the rows of another table."""

    subject: Subject
    stages: StagedColumns

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with those columns."""


@dataclass
class StagedColumns:
    """The columns of one table, in the order in which they can be computed.

    Attributes:
        columns: the columns of each stage, by name.
        joins: the joins of each stage, run after its columns.
        needs: the columns of the table itself that are read.
    """

    columns: list[dict[str, pl.Expr]] = field(default_factory=list)
    joins: list[list[Join]] = field(default_factory=list)
    needs: set[str] = field(default_factory=set)
    _count: int = 0

    def source(self, name: str) -> Node:
        """Return a column of the table itself."""
        self.needs.add(name)
        return Node(pl.col(name), 0, stored=True)

    def store(self, value: Node) -> Node:
        """Return the same column, computed once and read by name afterwards."""
        if value.stored:
            return value
        name = self.new_name()
        self._extend_to(value.level)
        self.columns[value.level][name] = value.expr
        return Node(pl.col(name), value.level + 1, stored=True)

    def add(self, join: Join, level: int) -> None:
        """Add a join to a stage; its columns can be read from the next stage on."""
        self._extend_to(level)
        self.joins[level].append(join)

    def new_name(self) -> str:
        """Return an unused column name."""
        self._count += 1
        return f"^{self._count}"

    def _extend_to(self, level: int) -> None:
        while len(self.columns) <= level:
            self.columns.append({})
            self.joins.append([])

    def tables(self) -> set[str]:
        """Return the names of the other tables that the joins read."""
        names: set[str] = set()
        for join in (each for joins in self.joins for each in joins):
            names |= {join.subject.name} | join.stages.tables()
        return names

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with all columns computed."""
        for columns, joins in zip(self.columns, self.joins, strict=True):
            if columns:
                frame = materialised(frame)
                frame = frame.with_columns(**columns)
            for join in joins:
                frame = join.run(frame, tables)
        return frame
