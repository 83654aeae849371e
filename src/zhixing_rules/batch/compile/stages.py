"""A sheet: columns computed in stages, each node once, over the rows of one table or of pairs of rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from zhixing_rules.batch._polars import materialised, pl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.language import Subject

__all__ = ["AFTER", "ATTESTED", "ROW", "Node", "StagedColumns", "Value", "as_expr", "node"]

AFTER: Final = "^after"
"""The day after the last complete day of a row's record, as an ordinal; 0 where there is none."""
ATTESTED: Final = "^attested"
"""The same, were the record complete through the day of the report."""
ROW: Final = "^row"
"""The number of a row, by which what is found in lists comes back to it."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A column, and the stage at which all that it is made of is there."""

    expr: pl.Expr
    level: int = 0
    kept: bool = False


Value = Node | int | bool | None
"""A column; or a day, a truth, or unknown, where it is the same for every row."""


class Job(Protocol):
    """Columns that are found in other rows."""

    subject: Subject
    stages: StagedColumns

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """The frame with those columns."""


@dataclass
class StagedColumns:
    """What is computed for each row, stage by stage."""

    columns: list[dict[str, pl.Expr]] = field(default_factory=list)
    jobs: list[list[Job]] = field(default_factory=list)
    needs: set[str] = field(default_factory=set)
    _count: int = 0

    def source(self, name: str) -> Node:
        """A column of the table itself."""
        self.needs.add(name)
        return Node(pl.col(name), 0, kept=True)

    def keep(self, value: Value) -> Value:
        """The same column, computed once."""
        if not isinstance(value, Node) or value.kept:
            return value
        name = self.fresh()
        self._through(value.level)
        self.columns[value.level][name] = value.expr
        return Node(pl.col(name), value.level + 1, kept=True)

    def add(self, job: Job, level: int) -> None:
        """A job at a stage: its columns are there at the next."""
        self._through(level)
        self.jobs[level].append(job)

    def fresh(self) -> str:
        """A new name for a column."""
        self._count += 1
        return f"^{self._count}"

    def _through(self, level: int) -> None:
        while len(self.columns) <= level:
            self.columns.append({})
            self.jobs.append([])

    def tables(self) -> set[str]:
        """The names of the tables that are gone through."""
        found: set[str] = set()
        for job in (each for jobs in self.jobs for each in jobs):
            found |= {job.subject.name} | job.stages.tables()
        return found

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """The frame with every column of the sheet."""
        for columns, jobs in zip(self.columns, self.jobs, strict=True):
            if columns:
                frame = materialised(frame)
                frame = frame.with_columns(**columns)
            for job in jobs:
                frame = job.run(frame, tables)
        return frame


def as_expr(value: Value) -> pl.Expr:
    """A value as an expression: days are ``Int32``, unknown is a null."""
    if isinstance(value, Node):
        return value.expr
    if value is None or isinstance(value, bool):
        return pl.lit(value, dtype=pl.Boolean)
    return pl.lit(value, dtype=pl.Int32)


def node(make: Callable[..., pl.Expr], *values: Any) -> Node:  # noqa: ANN401  any values
    """A column made of others."""
    return Node(make(*map(as_expr, values)), max(each.level for each in values if isinstance(each, Node)))
