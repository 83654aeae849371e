"""Recurring duties as columns: the recorded acts of each row, and the verdict that they give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.list_joins import OUTER, FirstJoin
from zhixing_rules.batch.compile.stages import ROW
from zhixing_rules.engine.recurrence import done_in_periods, period_end, periods_through
from zhixing_rules.language import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.engine.recurrence import Act

__all__ = ["PeriodsJoin", "period_end_from"]


@dataclass
class PeriodsJoin(FirstJoin):
    """The verdict of a recurring duty, see `Operations.periods`.

    The acts of each row are collected, and the row is judged by the function that the compiled rules call.

    Attributes:
        more: the further truths of an act, see `Operations.scan`.
        on: the day of the report, as an ordinal.
        unrecorded: the first day on which an act may have been done without being recorded.
        since: the first day of the duty; ``None`` where the text gives no cycle.
        spans: the months of a period, whether periods end with months of the calendar year, and the months after one.
    """

    more: tuple[pl.Expr, ...]
    on: int
    unrecorded: pl.Expr
    since: pl.Expr | None
    spans: tuple[int, bool, int] | None

    def run(self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Return the frame with the five columns."""
        acts = self._acts(self.pairs(frame, tables))
        since = pl.lit(0, dtype=pl.Int32) if self.since is None else self.since
        rows = frame.with_columns(since=since, unrecorded=self.unrecorded).select(ROW, "since", "unrecorded")
        done = [
            done_in_periods(self.on, acts.get(row, ()), unrecorded, *self._periods_from(since))
            for row, since, unrecorded in rows.iter_rows()
        ]
        *truths, due = self.names
        schema = dict.fromkeys(truths, pl.Boolean) | {due: pl.Int32}
        return frame.hstack(pl.DataFrame(done, schema=schema, orient="row"))

    def _acts(self, pairs: pl.DataFrame) -> dict[int, list[Act]]:
        """Return the acts on record of each row."""
        found: dict[int, list[Act]] = defaultdict(list)
        truths = [each.alias(f"truth {number}") for number, each in enumerate((self.met, *self.more))]
        columns = pairs.select(pl.col(OUTER), self.low.alias("low"), self.high.alias("high"), *truths)
        for row, low, high, matches, lacking, claimed, other, claim_lacking in columns.iter_rows():
            counts = Truth.MET if matches else _unknown(lacking=lacking)
            claim = Truth.MET if claimed else Truth.NOT_MET if other else _unknown(lacking=claim_lacking)
            found[row].append((counts, low, high, claim))
        return found

    def _periods_from(self, since: int) -> tuple[tuple[tuple[int, int], ...] | None, int]:
        """Return the periods of a duty, and the months after one in which it can be fulfilled."""
        if self.spans is None:
            return None, 0
        months, calendar, grace = self.spans
        return periods_through(since, months, self.on, calendar=calendar), grace


def _unknown(*, lacking: bool) -> Truth:
    return Truth.OPEN if lacking else Truth.TO_BE_JUDGED


def period_end_from(months: int, on: int, *, calendar: bool, grace: int) -> Callable[[int], int]:
    """Return a function from the first day of a duty to the last day for its earliest period that has not expired.

    Args:
        months: the length of a period in months.
        on: the day of the report, as an ordinal.
        calendar: whether periods end with months of the calendar year.
        grace: the months after a period in which it can still be fulfilled.

    Returns:
        The function, from an ordinal to an ordinal.
    """
    return lambda since: period_end(since, months, on, calendar=calendar, grace=grace)
