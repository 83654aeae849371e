"""Counts of verdicts: by rule, verdict, court and month, with the worst delay. No field of any case but its court."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.verdicts import VERDICT_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["COUNTS", "TALLY", "merged", "shares", "tally"]

TALLY: Final = pl.Schema(
    {
        "rule": pl.String(),
        "court": pl.String(),
        "month": pl.Date(),
        "verdict": VERDICT_TYPE,
        "count": pl.UInt64(),
        "worst_delay": pl.Int32(),
    }
)
"""The columns of a tally.

``court`` is null where none is recorded; ``month`` is the first day of the month in which the act is due, null where
there is no day; ``worst_delay`` is in days, null where nothing was late.
"""
_KEYS: Final = ("rule", "court", "month", "verdict")


def tally(judged: Mapping[str, pl.DataFrame], courts: pl.Series) -> pl.DataFrame:
    """Count what was judged.

    Args:
        judged: for each subject a row for each of its records, with ``case`` and the columns of its rules.
        courts: the court of each case, by its row.
    """
    found = [_of_rule(frame, courts, rule) for frame in judged.values() for rule in rules_in(frame)]
    return pl.concat([pl.DataFrame(schema=TALLY), *found])


def rules_in(frame: pl.DataFrame) -> list[str]:
    """The rules of which a frame holds verdicts."""
    return [name for name, kind in frame.schema.items() if kind == VERDICT_TYPE]


def _of_rule(frame: pl.DataFrame, courts: pl.Series, rule: str) -> pl.DataFrame:
    due, delay = f"{rule}.due", f"{rule}.delay"
    dated = due in frame.columns
    return (
        frame.select(
            court=courts.gather(frame["case"]),
            month=pl.col(due).dt.truncate("1mo") if dated else pl.lit(None, pl.Date),
            verdict=pl.col(rule),
            delay=pl.col(delay) if delay in frame.columns else pl.lit(None, pl.Int32),
        )
        .group_by("court", "month", "verdict")
        .agg(count=pl.len().cast(pl.UInt64), worst_delay=pl.col("delay").max())
        .select(pl.lit(rule).alias("rule"), "court", "month", "verdict", "count", "worst_delay")
    )


def merged(tallies: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Several tallies as one, in a fixed order."""
    return (
        pl.concat([pl.DataFrame(schema=TALLY), *tallies])
        .group_by(_KEYS)
        .agg(pl.col("count").sum(), pl.col("worst_delay").max())
        .sort(_KEYS, nulls_last=True)
    )


COUNTS: Final = ("count", "share", "worst_delay")


def shares(counted: pl.DataFrame, *by: str) -> pl.DataFrame:
    """A tally summed by rule, by further keys of it, and by verdict.

    ``share`` is the part that a verdict has among all verdicts of the rule with the same keys.
    """
    keys = ["rule", *by]
    summed = counted.group_by(*keys, "verdict").agg(pl.col("count").sum(), pl.col("worst_delay").max())
    share = pl.col("count") / pl.col("count").sum().over(keys)
    return (
        summed.with_columns(share.alias("share"))
        .select(*keys, "verdict", *COUNTS)
        .sort(*keys, "verdict", nulls_last=True)
    )
