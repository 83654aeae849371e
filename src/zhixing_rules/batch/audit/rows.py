"""Rows of single verdicts: which rule says what of which record of which case, and by which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.audit.counts import rules_in
from zhixing_rules.batch.compile.verdicts import VERDICT_TYPE
from zhixing_rules.records import Case, classes_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.batch.audit.settings import Settings
    from zhixing_rules.batch.read.sources import Chunk

__all__ = ["ROWS", "rows_of"]

ROWS: Final = pl.Schema(
    {
        "place": pl.UInt32(),
        "case_number": pl.String(),
        "path": pl.String(),
        "rule": pl.String(),
        "verdict": VERDICT_TYPE,
        "due": pl.Date(),
        "delay": pl.Int32(),
    }
)
"""The columns of the rows.

``place`` is the number of the line or row in its file, from 1; ``case_number`` is null for those who may not see it;
``path`` is the JSON Pointer of the record in its case; ``delay`` is in days. No other field of a case stands in them:
hand the case to `validate` for the reasons.
"""


def rows_of(judged: Mapping[str, pl.DataFrame], chunk: Chunk, settings: Settings) -> pl.DataFrame:
    """A row for each verdict of those wanted, by case, rule and place in the case."""
    may_see = settings.audience.may_see(*classes_at(Case, ["case_number"]))
    named = may_see and "case_number" in chunk.nested.columns
    cases = chunk.nested.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("case"),
        pl.lit(chunk.places).alias("place"),
        (pl.col("case_number") if named else pl.lit(None, pl.String)).alias("case_number"),
    )
    wanted = [verdict.value for verdict in settings.rows]
    found = [_of_rule(frame, rule, wanted) for frame in judged.values() for rule in rules_in(frame)]
    rows = pl.concat(found).join(cases, on="case").select(list(ROWS)) if found else pl.DataFrame(schema=ROWS)
    return rows.sort("place", "rule", "path")


def _of_rule(frame: pl.DataFrame, rule: str, wanted: list[str]) -> pl.DataFrame:
    dated = f"{rule}.due" in frame.columns
    return frame.filter(pl.col(rule).is_in(wanted)).select(
        "case",
        "path",
        pl.lit(rule).alias("rule"),
        pl.col(rule).alias("verdict"),
        (pl.col(f"{rule}.due") if dated else pl.lit(None, pl.Date)).alias("due"),
        (pl.col(f"{rule}.delay") if f"{rule}.delay" in frame.columns else pl.lit(None, pl.Int32)).alias("delay"),
    )
