"""Rows of single verdicts, each with its case, record, rule, due day and delay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.audit.counts import rules_in
from zhixing_rules.batch.compile.polars_columns import VERDICT_TYPE
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

``place`` is the number of the line or row in its file, from 1; ``case_number`` is null for audiences that may not see
it; ``path`` is the JSON Pointer of the record in its case; ``delay`` is in days. The rows hold no other field of a
case; use `validate` on the case for the reasons.
"""


def rows_of(judged: Mapping[str, pl.DataFrame], chunk: Chunk, settings: Settings) -> pl.DataFrame:
    """Return a row for each verdict in ``settings.rows``, sorted by case, rule and path.

    Args:
        judged: for each subject a frame with a row for each of its records: ``case``, ``path`` and its rules.
        chunk: the cases.
        settings: the audience and the wanted verdicts.

    Returns:
        A frame with the columns `ROWS`.
    """
    may_see = settings.audience.may_see(*classes_at(Case, ["case_number"]))
    with_number = may_see and "case_number" in chunk.nested.columns
    cases = chunk.nested.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("case"),
        pl.lit(chunk.places).alias("place"),
        (pl.col("case_number") if with_number else pl.lit(None, pl.String)).alias("case_number"),
    )
    wanted = [verdict.value for verdict in settings.rows]
    rule_rows = [_rule_rows(frame, rule, wanted) for frame in judged.values() for rule in rules_in(frame)]
    if not rule_rows:
        return pl.DataFrame(schema=ROWS)
    rows = pl.concat(rule_rows).join(cases, on="case").select(list(ROWS))
    return rows.sort("place", "rule", "path")


def _rule_rows(frame: pl.DataFrame, rule: str, wanted: list[str]) -> pl.DataFrame:
    dated = f"{rule}.due" in frame.columns
    return frame.filter(pl.col(rule).is_in(wanted)).select(
        "case",
        "path",
        pl.lit(rule).alias("rule"),
        pl.col(rule).alias("verdict"),
        (pl.col(f"{rule}.due") if dated else pl.lit(None, pl.Date)).alias("due"),
        (pl.col(f"{rule}.delay") if f"{rule}.delay" in frame.columns else pl.lit(None, pl.Int32)).alias("delay"),
    )
