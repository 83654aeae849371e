"""Joins of a table with a list of its rows: conditions are evaluated for each pair and aggregated by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.stages import ROW, StagedColumns
from zhixing_rules.batch.tables.layout import index_column
from zhixing_rules.calendars import FOREVER
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhixing_rules.language import Subject

__all__ = ["OUTER", "ExistsJoin", "FirstJoin", "ListJoin", "keys_of"]

OUTER: Final = "^outer"
"""The column with the number of the row that a pair belongs to."""
_KEY: Final = "^key"
"""The column with the id by which the records of a list are joined."""


@dataclass
class ListJoin:
    """The pairs of a row and a record of one of its lists.

    Attributes:
        subject: the subject of the list's records.
        stages: the columns that are computed for each pair.
        names: the names of the result columns.
        key: the columns of the record and of the row that must be equal, so that pairs in which they differ are left
            out; ``None`` if there are none.
        met: whether the record of a pair certainly meets the condition.
        unmet: whether it certainly does not.
    """

    subject: Subject
    stages: StagedColumns
    names: tuple[str, ...]
    key: tuple[str, str] | None
    met: pl.Expr
    unmet: pl.Expr

    def pairs(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the pairs in which the record may meet the condition, with all their columns."""
        keys, table = keys_of(self.subject), tables[self.subject.name]
        own = [name for name in table.columns if name.split(".")[0] == self.subject.name]
        inner = [*own, index_column(self.subject)]
        needs = self.stages.needs | set(self.key or ())
        outer = [name for name in frame.columns if (name in needs or name in keys) and name not in inner]
        left = frame.select(pl.col(ROW).alias(OUTER), *outer)
        right = table.select(*keys, *[name for name in inner if name in needs])
        pairs = pl.concat(
            [pair.select(*left.columns, *right.columns[len(keys) :]) for pair in self._pairs(left, right)]
        )
        return self.stages.run(pairs.with_row_index(ROW), tables).filter(~self.unmet)

    def _pairs(self, left: pl.DataFrame, right: pl.DataFrame) -> Iterator[pl.DataFrame]:
        """Yield the pairs with one id, then those in which the id of the row or of the record is not known."""
        keys = list(keys_of(self.subject))
        if self.key is None:
            yield left.join(right, on=keys)
            return
        field, fact = self.key
        left, right = left.with_columns(_text(fact)), right.with_columns(_text(field))
        known, missing = pl.col(_KEY).is_not_null(), pl.col(_KEY).is_null()
        yield left.filter(known).join(right.filter(known), on=[*keys, _KEY])
        yield left.filter(missing).join(right.drop(_KEY), on=keys)
        yield left.filter(known).join(right.filter(missing).drop(_KEY), on=keys)

    def row_columns(self) -> set[str]:
        """Return the columns of the row that the pairs read."""
        own = {name for name in self.stages.needs if name.split(".")[0] != self.subject.name}
        return own | set(keys_of(self.subject)) | ({self.key[1]} if self.key else set())


class ExistsJoin(ListJoin):
    """Whether some record meets the condition, and whether some may meet it."""

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with both columns."""
        some, possible = self.names
        pairs = self.pairs(frame, tables)
        by_row = pairs.group_by(OUTER).agg(self.met.any().alias(some), pl.lit(value=True).alias(possible))
        joined = frame.join(by_row, left_on=ROW, right_on=OUTER, how="left", maintain_order="left")
        return joined.with_columns(pl.col(*self.names).fill_null(value=False))


@dataclass
class FirstJoin(ListJoin):
    """The bounds of the earliest day among the records that meet the condition; `FOREVER` if there are none.

    Attributes:
        low: the lower bound of the day of a record.
        high: its upper bound.
    """

    low: pl.Expr
    high: pl.Expr

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with both columns."""
        first, last = self.names
        by_row = (
            self.pairs(frame, tables)
            .group_by(OUTER)
            .agg(
                self.low.min().alias(first),
                pl.when(self.met).then(self.high).otherwise(pl.lit(FOREVER, dtype=pl.Int32)).min().alias(last),
            )
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


def _text(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.String).alias(_KEY)
