"""Recurring duties as columns: the recorded acts of each row, and the verdict that they give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.list_joins import OUTER, FirstJoin
from zhixing_rules.batch.compile.stages import ROW
from zhixing_rules.engine.recurrence import done_in_periods, periods_through
from zhixing_rules.language import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.engine.recurrence import Act

__all__ = ["PeriodsJoin", "current_period_end"]


@dataclass
class PeriodsJoin(FirstJoin):
    """The verdict of a recurring duty, see `Operations.periods`.

    The acts of each row are collected, and the row is judged by the function that the compiled rules call.

    Attributes:
        lacking: whether an unknown condition lacks a fact and not only a person's judgments.
        on: the day of the report, as an ordinal.
        unrecorded: the first day on which an act may have been done without being recorded.
        since: the first day of the duty; ``None`` where the text gives no cycle.
        spans: the months of a period, and whether periods end with months of the calendar year.
    """

    lacking: pl.Expr
    on: int
    unrecorded: pl.Expr
    since: pl.Expr | None
    spans: tuple[int, bool] | None

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with the four columns."""
        acts = self._acts(self.pairs(frame, tables))
        since = pl.lit(0, dtype=pl.Int32) if self.since is None else self.since
        rows = frame.with_columns(since=since, unrecorded=self.unrecorded).select(ROW, "since", "unrecorded")
        done = [
            done_in_periods(self.on, acts.get(row, ()), unrecorded, self._periods_from(since))
            for row, since, unrecorded in rows.iter_rows()
        ]
        return frame.hstack(pl.DataFrame(done, schema=dict.fromkeys(self.names, pl.Boolean), orient="row"))

    def _acts(self, pairs: pl.DataFrame) -> dict[int, list[Act]]:
        """Return the acts on record of each row."""
        found: dict[int, list[Act]] = defaultdict(list)
        columns = pairs.select(pl.col(OUTER), matches=self.met, lacking=self.lacking, low=self.low, high=self.high)
        for row, matches, lacking, low, high in columns.iter_rows():
            counts = Truth.MET if matches else Truth.OPEN if lacking else Truth.TO_BE_JUDGED
            found[row].append((counts, low, high))
        return found

    def _periods_from(self, since: int) -> tuple[tuple[int, int], ...] | None:
        if self.spans is None:
            return None
        months, calendar = self.spans
        return periods_through(since, months, self.on, calendar=calendar)


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
