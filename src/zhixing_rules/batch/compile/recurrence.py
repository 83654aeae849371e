"""Recurring duties as columns: the recorded acts compared with every period up to the day of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.list_joins import OUTER, ListJoin
from zhixing_rules.batch.compile.stages import AFTER, ROW, Value, as_expr
from zhixing_rules.calendars import FOREVER
from zhixing_rules.engine.recurrence import periods_through
from zhixing_rules.engine.verdict import VERDICTS, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.language import PeriodEnd

__all__ = ["PeriodsJoin", "current_period_end"]

_TYPE: Final = pl.Enum([verdict.value for verdict in VERDICTS])
_BATCH_PERIODS: Final = 2_000_000
"""How many pairs of a row and a period are in memory at a time."""


@dataclass
class PeriodsJoin(ListJoin):
    """The verdict of a recurring duty; without periods, whether it is known what was done.

    Attributes:
        low: the first day on which a recorded act may have been done.
        high: the last such day.
        on: the day of the report, as an ordinal.
        arises: whether an act may be missing from a list that is recorded.
        period_end: the periods; ``None`` where the text gives no cycle.
        since: the first day of the duty, if there are periods.
    """

    low: Value = None
    high: Value = None
    on: int = 0
    arises: bool = False
    period_end: PeriodEnd | None = None
    since: Value = None

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with the verdict."""
        acts = self.pairs(frame, tables).with_columns(
            matches=as_expr(self.matches), low=as_expr(self.low), high=as_expr(self.high)
        )
        acts = acts.select(pl.col(OUTER).alias(ROW), "matches", "low", "high")
        unrecorded = pl.col(AFTER)
        if not self.arises:
            unrecorded = pl.when(self.length.expr.is_null()).then(unrecorded).otherwise(FOREVER)
        rows = frame.with_columns(since=as_expr(self.since or 0), unrecorded=unrecorded)
        rows = rows.select(ROW, "since", "unrecorded")
        periods = self._periods(rows.get_column("since").unique())
        none = pl.DataFrame(schema={ROW: rows.schema[ROW], self.names[0]: _TYPE})
        verdicts = pl.concat([none, *(self._verdicts(batch, periods, acts) for batch in _batches(rows, periods))])
        return frame.join(verdicts, on=ROW, how="left", maintain_order="left")

    def _periods(self, starts: pl.Series) -> pl.DataFrame:
        """Return the periods of each start, up to the current one."""
        periods = [(start, *period) for start in starts for period in self._periods_from(start)]
        return pl.DataFrame(periods, schema=dict.fromkeys(("since", "first", "end"), pl.Int32), orient="row")

    def _periods_from(self, since: int) -> tuple[tuple[int, int], ...]:
        if self.period_end is None:
            return ((0, self.on),)
        return periods_through(since, self.period_end.months, self.on, calendar=self.period_end.calendar)

    def _verdicts(self, rows: pl.DataFrame, spans: pl.DataFrame, acts: pl.DataFrame) -> pl.DataFrame:
        """Return the verdict of each row."""
        periods = rows.join(spans, on="since", maintain_order="left_right").with_row_index("period")
        periods = periods.with_columns(last=pl.min_horizontal("end", pl.lit(self.on, dtype=pl.Int32)))
        matches, low, high, first, last = map(pl.col, ("matches", "low", "high", "first", "last"))
        acts_by_period = periods.join(acts, on=ROW).group_by("period")
        done = acts_by_period.agg(
            done=(matches & (low >= first) & (high <= last)).any(),
            maybe=(matches.fill_null(value=True) & (low <= last) & (high >= first)).any(),
        )
        states = periods.join(done, on="period", how="left", maintain_order="left").with_columns(
            _state(pl.col("unrecorded") <= last).alias("state")
        )
        verdict = _verdict_without_cycle() if self.period_end is None else _verdict(pl.col("end") < self.on)
        return states.group_by(ROW).agg(verdict.alias(self.names[0]))


def _batches(rows: pl.DataFrame, periods: pl.DataFrame) -> list[pl.DataFrame]:
    """Split the rows so that the periods of each part fit in memory, however early a duty began."""
    counted = rows.join(periods.group_by("since").len("periods"), on="since", maintain_order="left")
    batch = pl.col("periods").cast(pl.Int64).cum_sum() // _BATCH_PERIODS
    return counted.with_columns(batch.alias("batch")).drop("periods").partition_by("batch", include_key=False)


def current_period_end(period_end: PeriodEnd, on: int) -> Callable[[int], int]:
    """Return a function from the first day of a duty to the last day of the period that contains a day.

    Args:
        period_end: the length of the periods.
        on: the day, as an ordinal.
    """
    return lambda since: periods_through(since, period_end.months, on, calendar=period_end.calendar)[-1][1]


def _state(unrecorded: pl.Expr) -> pl.Expr:
    """Return whether a matching act was done in a period; null where this is not known."""
    done, maybe = (pl.col(name).fill_null(value=False) for name in ("done", "maybe"))
    return pl.when(done).then(pl.lit(value=True)).when(~(maybe | unrecorded)).then(pl.lit(value=False))


def _verdict(ended: pl.Expr) -> pl.Expr:
    state = pl.col("state")
    now = pl.when(state.last()).then(_lit(Verdict.PASS)).otherwise(_lit(Verdict.PENDING))
    unless_failed = pl.when((ended & state.is_null()).any()).then(_lit(Verdict.OPEN)).otherwise(now)
    return pl.when((ended & ~state).any()).then(_lit(Verdict.FAIL)).otherwise(unless_failed)


def _verdict_without_cycle() -> pl.Expr:
    return pl.when(pl.col("state").last().is_null()).then(_lit(Verdict.OPEN)).otherwise(_lit(Verdict.REVIEW))


def _lit(verdict: Verdict) -> pl.Expr:
    return pl.lit(verdict.value, dtype=_TYPE)
