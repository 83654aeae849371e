"""Recurring duties as columns: the recorded acts compared with every period up to the day of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.list_joins import OUTER, FirstJoin
from zhixing_rules.batch.compile.stages import ROW
from zhixing_rules.engine.recurrence import periods_through

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["PeriodsJoin", "current_period_end"]

_BATCH_PERIODS: Final = 2_000_000
"""How many pairs of a row and a period are in memory at a time."""


@dataclass
class PeriodsJoin(FirstJoin):
    """What was done in the periods of a recurring duty, see `Operations.periods`.

    Attributes:
        on: the day of the report, as an ordinal.
        unrecorded: the first day on which an act may have been done without being recorded.
        since: the first day of the duty; ``None`` where the text gives no cycle.
        spans: the months of a period, and whether periods end with months of the calendar year.
    """

    on: int
    unrecorded: pl.Expr
    since: pl.Expr | None
    spans: tuple[int, bool] | None

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with the four columns."""
        acts = self.pairs(frame, tables).select(
            pl.col(OUTER).alias(ROW), matches=self.met, low=self.low, high=self.high
        )
        since = pl.lit(0, dtype=pl.Int32) if self.since is None else self.since
        rows = frame.with_columns(since=since, unrecorded=self.unrecorded).select(ROW, "since", "unrecorded")
        periods = self._periods(rows.get_column("since").unique())
        none = pl.DataFrame(schema={ROW: rows.schema[ROW], **dict.fromkeys(self.names, pl.Boolean)})
        done = pl.concat([none, *(self._done(batch, periods, acts) for batch in _batches(rows, periods))])
        return frame.join(done, on=ROW, how="left", maintain_order="left")

    def _periods(self, starts: pl.Series) -> pl.DataFrame:
        """Return the periods of each start, up to the current one."""
        periods = [(start, *period) for start in starts for period in self._periods_from(start)]
        return pl.DataFrame(periods, schema=dict.fromkeys(("since", "first", "end"), pl.Int32), orient="row")

    def _periods_from(self, since: int) -> tuple[tuple[int, int], ...]:
        if self.spans is None:
            return ((0, self.on),)
        months, calendar = self.spans
        return periods_through(since, months, self.on, calendar=calendar)

    def _done(self, rows: pl.DataFrame, spans: pl.DataFrame, acts: pl.DataFrame) -> pl.DataFrame:
        """Return what was done for each row."""
        periods = rows.join(spans, on="since", maintain_order="left_right").with_row_index("period")
        periods = periods.with_columns(last=pl.min_horizontal("end", pl.lit(self.on, dtype=pl.Int32)))
        matches, low, high, first, last = map(pl.col, ("matches", "low", "high", "first", "last"))
        acts_by_period = periods.join(acts, on=ROW).group_by("period")
        done = acts_by_period.agg(
            done=(matches & (low >= first) & (high <= last)).any(),
            maybe=((low <= last) & (high >= first)).any(),
        )
        states = periods.join(done, on="period", how="left", maintain_order="left").with_columns(
            _state(pl.col("unrecorded") <= last).alias("state")
        )
        ended, state = pl.col("end") < self.on, pl.col("state")
        results = (
            (ended & ~state).fill_null(value=False).any(),
            (ended & state.is_null()).any(),
            state.last().fill_null(value=False),
            state.last().is_null(),
        )
        return states.group_by(ROW).agg(*(each.alias(name) for each, name in zip(results, self.names, strict=True)))


def _batches(rows: pl.DataFrame, periods: pl.DataFrame) -> list[pl.DataFrame]:
    """Split the rows so that the periods of each part fit in memory, however early a duty began."""
    counted = rows.join(periods.group_by("since").len("periods"), on="since", maintain_order="left")
    batch = pl.col("periods").cast(pl.Int64).cum_sum() // _BATCH_PERIODS
    return counted.with_columns(batch.alias("batch")).drop("periods").partition_by("batch", include_key=False)


def current_period_end(months: int, on: int, *, calendar: bool) -> Callable[[int], int]:
    """Return a function from the first day of a duty to the last day of the period that contains a day.

    Args:
        months: the length of a period in months.
        on: the day, as an ordinal.
        calendar: whether periods end with months of the calendar year.

    Returns:
        The function, from an ordinal to an ordinal.
    """
    return lambda since: periods_through(since, months, on, calendar=calendar)[-1][1]


def _state(unrecorded: pl.Expr) -> pl.Expr:
    """Return whether a matching act was done in a period; null where this is not known."""
    done, maybe = (pl.col(name).fill_null(value=False) for name in ("done", "maybe"))
    return pl.when(done).then(pl.lit(value=True)).when(~(maybe | unrecorded)).then(pl.lit(value=False))
