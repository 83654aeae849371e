"""Duties that come round, in columns: the acts on record against every round so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.list_joins import OUTER, ListJob
from zhixing_rules.batch.compile.stages import AFTER, ROW, Value, as_expr
from zhixing_rules.calendars import FOREVER
from zhixing_rules.engine.recurrence import periods_through
from zhixing_rules.engine.verdict import VERDICTS, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.language import PeriodEnd

__all__ = ["PeriodsJob", "running"]

_TYPE: Final = pl.Enum([verdict.value for verdict in VERDICTS])
_AT_ONCE: Final = 2_000_000
"""How many rounds of rows are held at a time."""


@dataclass
class PeriodsJob(ListJob):
    """What a duty that comes round comes to; without rounds, whether it is known what was done.

    Attributes:
        below: the first day that an act on record may have been done on.
        above: the last.
        on: the day of the report.
        arises: whether an act may have gone unrecorded although there is a list.
        rounds: the rounds; ``None`` where the text gives no cycle.
        since: the first day of the duty, where there are rounds.
    """

    below: Value = None
    above: Value = None
    on: int = 0
    arises: bool = False
    rounds: PeriodEnd | None = None
    since: Value = None

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """The frame with the verdict."""
        acts = self.pairs(frame, tables).with_columns(
            counts=as_expr(self.found), low=as_expr(self.below), high=as_expr(self.above)
        )
        acts = acts.select(pl.col(OUTER).alias(ROW), "counts", "low", "high")
        unrecorded = pl.col(AFTER)
        if not self.arises:
            unrecorded = pl.when(self.counted.expr.is_null()).then(unrecorded).otherwise(FOREVER)
        rows = frame.with_columns(since=as_expr(self.since or 0), unrecorded=unrecorded)
        rows = rows.select(ROW, "since", "unrecorded")
        spans = self._spans(rows.get_column("since").unique())
        none = pl.DataFrame(schema={ROW: rows.schema[ROW], self.names[0]: _TYPE})
        found = pl.concat([none, *(self._judged(part, spans, acts) for part in _parts(rows, spans))])
        return frame.join(found, on=ROW, how="left", maintain_order="left")

    def _spans(self, starts: pl.Series) -> pl.DataFrame:
        """The rounds of each start, up to the one that runs."""
        found = [(start, *span) for start in starts for span in self._rounds(start)]
        return pl.DataFrame(found, schema=dict.fromkeys(("since", "first", "end"), pl.Int32), orient="row")

    def _rounds(self, since: int) -> tuple[tuple[int, int], ...]:
        if self.rounds is None:
            return ((0, self.on),)
        return periods_through(since, self.rounds.months, self.on, calendar=self.rounds.calendar)

    def _judged(self, rows: pl.DataFrame, spans: pl.DataFrame, acts: pl.DataFrame) -> pl.DataFrame:
        """The verdict of each row."""
        rounds = rows.join(spans, on="since", maintain_order="left_right").with_row_index("round")
        rounds = rounds.with_columns(last=pl.min_horizontal("end", pl.lit(self.on, dtype=pl.Int32)))
        counts, low, high, first, last = map(pl.col, ("counts", "low", "high", "first", "last"))
        done = rounds.join(acts, on=ROW).group_by("round")
        seen = done.agg(
            kept=(counts & (low >= first) & (high <= last)).any(),
            maybe=(counts.fill_null(value=True) & (low <= last) & (high >= first)).any(),
        )
        states = rounds.join(seen, on="round", how="left", maintain_order="left").with_columns(
            _state(pl.col("unrecorded") <= last).alias("state")
        )
        verdict = _at_all() if self.rounds is None else _verdict(pl.col("end") < self.on)
        return states.group_by(ROW).agg(verdict.alias(self.names[0]))


def _parts(rows: pl.DataFrame, spans: pl.DataFrame) -> list[pl.DataFrame]:
    """The rows, so many at a time that their rounds can be held in memory, however early a duty began."""
    counted = rows.join(spans.group_by("since").len("rounds"), on="since", maintain_order="left")
    part = pl.col("rounds").cast(pl.Int64).cum_sum() // _AT_ONCE
    return counted.with_columns(part.alias("part")).drop("rounds").partition_by("part", include_key=False)


def running(rounds: PeriodEnd, on: int) -> Callable[[int], int]:
    """The last day of the round that runs on a day, of a duty that begins on another."""
    return lambda since: periods_through(since, rounds.months, on, calendar=rounds.calendar)[-1][1]


def _state(unrecorded: pl.Expr) -> pl.Expr:
    """Whether an act that counts was done in a round; null where that is not known."""
    kept, maybe = (pl.col(name).fill_null(value=False) for name in ("kept", "maybe"))
    return pl.when(kept).then(pl.lit(value=True)).when(~(maybe | unrecorded)).then(pl.lit(value=False))


def _verdict(ended: pl.Expr) -> pl.Expr:
    state = pl.col("state")
    now = pl.when(state.last()).then(_lit(Verdict.PASS)).otherwise(_lit(Verdict.PENDING))
    unsure = pl.when((ended & state.is_null()).any()).then(_lit(Verdict.OPEN)).otherwise(now)
    return pl.when((ended & ~state).any()).then(_lit(Verdict.FAIL)).otherwise(unsure)


def _at_all() -> pl.Expr:
    return pl.when(pl.col("state").last().is_null()).then(_lit(Verdict.OPEN)).otherwise(_lit(Verdict.REVIEW))


def _lit(verdict: Verdict) -> pl.Expr:
    return pl.lit(verdict.value, dtype=_TYPE)
