"""Duties that come round, in columns: the acts on record against every round so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.lists import OUTER, ListJob
from zhixing_rules.batch.sheet import AFTER, ROW, Node, Value, as_expr
from zhixing_rules.calendars import FOREVER
from zhixing_rules.engine.rounds import rounds_through
from zhixing_rules.engine.verdict import VERDICTS, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zhixing_rules.language import Rounds

__all__ = ["RoundsJob", "running"]

_TYPE = pl.Enum([verdict.value for verdict in VERDICTS])


@dataclass
class RoundsJob(ListJob):
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
    rounds: Rounds | None = None
    since: Value = None

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """The frame with the verdict."""
        pairs = self.pairs(frame, tables)
        name = self.names[0]
        if self.rounds is None:
            return self._judged(frame, pairs, ((0, self.on),), name)
        if not isinstance(self.since, Node):
            return self._judged(frame, pairs, self._spans(int(self.since or 0)), name)
        begun = frame.select(ROW, as_expr(self.since).alias(name))
        parts = [
            self._judged(
                frame.filter(as_expr(self.since) == day),
                pairs.join(begun.filter(pl.col(name) == day), left_on=OUTER, right_on=ROW, how="semi"),
                self._spans(day),
                name,
            )
            for day in begun.get_column(name).unique()
        ]
        return pl.concat(parts).sort(ROW) if parts else frame.with_columns(pl.lit(None, dtype=_TYPE).alias(name))

    def _spans(self, since: int) -> tuple[tuple[int, int], ...]:
        if self.rounds is None:
            return ()
        return rounds_through(since, self.rounds.months, self.on, calendar=self.rounds.calendar)

    def _judged(
        self, frame: pl.DataFrame, pairs: pl.DataFrame, spans: Sequence[tuple[int, int]], name: str
    ) -> pl.DataFrame:
        counts, low, high = as_expr(self.found), as_expr(self.below), as_expr(self.above)
        tests = []
        for number, (first, end) in enumerate(spans):
            last = min(end, self.on)
            tests += [
                (counts & (low >= first) & (high <= last)).any().alias(f"^kept{number}"),
                (counts.fill_null(value=True) & (low <= last) & (high >= first)).any().alias(f"^maybe{number}"),
            ]
        brought = pairs.group_by(OUTER).agg(tests)
        joined = frame.join(brought, left_on=ROW, right_on=OUTER, how="left", maintain_order="left")
        unrecorded = pl.col(AFTER)
        if not self.arises:
            unrecorded = pl.when(self.counted.expr.is_null()).then(unrecorded).otherwise(FOREVER)
        states = [_state(number, unrecorded <= min(end, self.on)) for number, (_, end) in enumerate(spans)]
        ended = [state for state, (_, end) in zip(states, spans, strict=True) if end < self.on]
        verdict = self._at_all(states) if self.rounds is None else _verdict(ended, states)
        return frame.with_columns(joined.select(verdict.alias(name)).to_series())

    @staticmethod
    def _at_all(states: Sequence[pl.Expr]) -> pl.Expr:
        return pl.when(states[0].is_null()).then(_lit(Verdict.OPEN)).otherwise(_lit(Verdict.REVIEW))


def running(rounds: Rounds, on: int) -> Callable[[int], int]:
    """The last day of the round that runs on a day, of a duty that begins on another."""
    return lambda since: rounds_through(since, rounds.months, on, calendar=rounds.calendar)[-1][1]


def _state(number: int, unrecorded: pl.Expr) -> pl.Expr:
    """Whether an act that counts was done in a round; null where that is not known."""
    kept, maybe = (pl.col(f"^{name}{number}").fill_null(value=False) for name in ("kept", "maybe"))
    return pl.when(kept).then(pl.lit(value=True)).when(~(maybe | unrecorded)).then(pl.lit(value=False))


def _verdict(ended: Sequence[pl.Expr], states: Sequence[pl.Expr]) -> pl.Expr:
    missed = pl.any_horizontal([(~state).fill_null(value=False) for state in ended]) if ended else pl.lit(value=False)
    unsure = pl.any_horizontal([state.is_null() for state in ended]) if ended else pl.lit(value=False)
    now = pl.when(states[-1]).then(_lit(Verdict.PASS)).otherwise(_lit(Verdict.PENDING))
    return pl.when(missed).then(_lit(Verdict.FAIL)).when(unsure).then(_lit(Verdict.OPEN)).otherwise(now)


def _lit(verdict: Verdict) -> pl.Expr:
    return pl.lit(verdict.value, dtype=_TYPE)
