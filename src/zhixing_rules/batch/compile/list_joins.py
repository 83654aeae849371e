"""What is found in lists: pairs of a row and a record of one of its lists, judged inside, brought back by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.stages import ROW, Node, StagedColumns, Value, as_expr
from zhixing_rules.batch.tables.layout import place_of
from zhixing_rules.calendars import FOREVER
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.language import Subject

__all__ = ["OUTER", "FirstJob", "ListJob", "SomeJob", "keys_of"]

OUTER: Final = "^outer"
"""The number of the row that a pair belongs to."""


@dataclass
class ListJob:
    """Pairs of a row and a record of one of its lists.

    Attributes:
        subject: the subject of the records.
        sheet: what is computed for each pair.
        counted: the column that says how many records there are, of the row itself.
        found: whether a record counts.
    """

    subject: Subject
    stages: StagedColumns
    counted: Node
    names: tuple[str, ...]
    found: Value = None

    def pairs(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """The pairs, with every column of their sheet, in the order of the rows and of the list."""
        keys, table = keys_of(self.subject), tables[self.subject.name]
        own = [name for name in table.columns if name.split(".")[0] == self.subject.name]
        inner = [*own, place_of(self.subject)]
        needs = self.stages.needs
        outer = [name for name in frame.columns if (name in needs or name in keys) and name not in inner]
        left = frame.select(pl.col(ROW).alias(OUTER), *outer)
        right = table.select(*keys, *[name for name in inner if name in needs])
        pairs = left.join(right, on=list(keys), how="inner", maintain_order="left_right")
        return self.stages.run(pairs.with_row_index(ROW), tables)

    def needed(self) -> set[str]:
        """What the pairs need of the row."""
        return {name for name in self.stages.needs if name.split(".")[0] != self.subject.name} | set(
            keys_of(self.subject)
        )


class SomeJob(ListJob):
    """Whether some record counts, and whether it is unknown of some."""

    @property
    def met(self) -> str:
        """The column that says whether some record counts."""
        return self.names[0]

    @property
    def unknown(self) -> str:
        """The column that says whether it is unknown of some record."""
        return self.names[1]

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """The frame with both columns."""
        pairs, found = self.pairs(frame, tables), as_expr(self.found)
        brought = pairs.group_by(OUTER).agg(found.any().alias(self.met), found.is_null().any().alias(self.unknown))
        joined = frame.join(brought, left_on=ROW, right_on=OUTER, how="left", maintain_order="left")
        return joined.with_columns(pl.col(*self.names).fill_null(value=False))


@dataclass
class FirstJob(ListJob):
    """The bounds of the earliest day among the records that count."""

    below: Value = field(default=None)
    above: Value = field(default=None)

    @property
    def first(self) -> str:
        """The column of the earliest day that may count; `FOREVER` where there is none."""
        return self.names[0]

    @property
    def last(self) -> str:
        """The column of the day by which one surely came; `FOREVER` where there is none."""
        return self.names[1]

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """The frame with both columns."""
        pairs, found = self.pairs(frame, tables), as_expr(self.found)
        forever = pl.lit(FOREVER, dtype=pl.Int32)
        brought = pairs.group_by(OUTER).agg(
            pl.when(~found).then(forever).otherwise(as_expr(self.below)).min().alias(self.first),
            pl.when(found).then(as_expr(self.above)).otherwise(forever).min().alias(self.last),
        )
        joined = frame.join(brought, left_on=ROW, right_on=OUTER, how="left", maintain_order="left")
        return joined.with_columns(pl.col(*self.names).fill_null(FOREVER))


def keys_of(subject: Subject) -> tuple[str, ...]:
    """The columns by which the records of a list belong to a row: the case, and the places of the containers."""
    if subject.within is None:
        raise RuleDefect(f"{subject.name} stands in no list")
    return ("case", *(place_of(each) for each in subject.within.chain[1:]))
