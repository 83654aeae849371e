"""Counts of verdicts by rule, verdict, court and month, with the worst delay; of a case they hold only its court."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.polars_columns import VERDICT_TYPE
from zhixing_rules.engine.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["COUNT_COLUMNS", "TALLY", "merge_tallies", "tally", "with_shares"]

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

``court`` is null where it is not recorded; ``month`` is the first day of the month in which the act is due, null where
there is no due day; ``worst_delay`` is in days, null where no act was late.
"""
_KEYS: Final = ("rule", "court", "month", "verdict")


def tally(judged: Mapping[str, pl.DataFrame], courts: pl.Series) -> pl.DataFrame:
    """Count verdicts.

    Args:
        judged: for each subject a frame with a row for each of its records: ``case`` and the columns of its rules, or
            the masks of their verdicts, see `Columns.judge`.
        courts: the court of each case, by row number.

    Returns:
        A frame with the columns `TALLY`; one key may occur in several rows, see `merge_tallies`.
    """
    tallies = [_tally_rule(frame, courts, rule) for frame in judged.values() for rule in rules_in(frame)]
    masks = [_tally_masks(frame, courts) for frame in judged.values() if _masks_in(frame)]
    return pl.concat([pl.DataFrame(schema=TALLY), *tallies, *masks])


def _masks_in(frame: pl.DataFrame) -> list[str]:
    return [name for name in frame.columns if "=" in name]


def _tally_masks(frame: pl.DataFrame, courts: pl.Series) -> pl.DataFrame:
    """Return the tally of the rules without due days: all masks are summed by court at once; what is left is open."""
    names, court = _masks_in(frame), courts.gather(frame["case"]).alias("court")
    summed = frame.group_by(court).agg(pl.col(names).sum().cast(pl.Int64), pl.len().cast(pl.Int64).alias(""))
    by_rule: dict[str, list[str]] = {}
    for name in names:
        by_rule.setdefault(name.partition("=")[0], []).append(name)
    left = (
        (pl.col("") - pl.sum_horizontal(masks)).alias(f"{rule}={Verdict.OPEN.value}") for rule, masks in by_rule.items()
    )
    counted = summed.select("court", *names, *left).unpivot(index="court", variable_name="mask", value_name="count")
    rule, verdict = (pl.col("mask").str.split_exact("=", 1).struct.field(f"field_{part}") for part in (0, 1))
    return counted.filter(pl.col("count") > 0).select(
        rule.alias("rule"),
        "court",
        pl.lit(None, pl.Date).alias("month"),
        verdict.cast(VERDICT_TYPE).alias("verdict"),
        pl.col("count").cast(pl.UInt64),
        pl.lit(None, pl.Int32).alias("worst_delay"),
    )


def rules_in(frame: pl.DataFrame) -> list[str]:
    """Return the rules whose verdicts a frame holds."""
    return [name for name, kind in frame.schema.items() if kind == VERDICT_TYPE]


def _tally_rule(frame: pl.DataFrame, courts: pl.Series, rule: str) -> pl.DataFrame:
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


def merge_tallies(tallies: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Return the sum of several tallies, in a fixed order."""
    return (
        pl.concat([pl.DataFrame(schema=TALLY), *tallies])
        .group_by(_KEYS)
        .agg(pl.col("count").sum(), pl.col("worst_delay").max())
        .sort(_KEYS, nulls_last=True)
    )


COUNT_COLUMNS: Final = ("count", "share", "worst_delay")


def with_shares(counted: pl.DataFrame, *by: str) -> pl.DataFrame:
    """Sum a tally by rule, further keys and verdict, and add the share of each verdict.

    Args:
        counted: the tally.
        by: further keys, ``court`` and ``month``.

    Returns:
        The keys, ``verdict``, ``count``, ``share`` and ``worst_delay``; ``share`` is the count divided by the count of
        all verdicts of the rule with the same keys.
    """
    keys = ["rule", *by]
    summed = counted.group_by(*keys, "verdict").agg(pl.col("count").sum(), pl.col("worst_delay").max())
    share = pl.col("count") / pl.col("count").sum().over(keys)
    return (
        summed.with_columns(share.alias("share"))
        .select(*keys, "verdict", *COUNT_COLUMNS)
        .sort(*keys, "verdict", nulls_last=True)
    )
