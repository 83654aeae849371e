"""audit: every rule for every record of many cases, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.columns import Columns, open_columns
from zhixing_rules.batch.flattening import Flattening
from zhixing_rules.batch.judging import VERDICT_TYPE
from zhixing_rules.batch.layout import place_of
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zhixing_rules.batch.columns import Frame
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure, Subject

__all__ = ["AUDIT_SCHEMA", "audit", "path_of"]

AUDIT_SCHEMA: Final = pl.Schema(
    {
        "case": pl.UInt32(),
        "subject": pl.String(),
        "path": pl.String(),
        "rule": pl.String(),
        "verdict": VERDICT_TYPE,
        "due": pl.Date(),
    }
)
"""The columns of an audit."""


def audit(
    source: Frame,
    *,
    on: date,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    root: Subject | None = None,
) -> pl.LazyFrame:
    """Judge many whole records by every rule: one row for each rule and subject, in the order of the subjects.

    Args:
        source: one row for each whole record, as `nested_schema` says; a column left out is not recorded.
        on: the day of the report, inclusive.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to take instead of the defaults, by reading id.
        root: what the whole records are; the first root of the procedure, unless said.

    Returns:
        `AUDIT_SCHEMA`: the row number of the case, the subject, its JSON Pointer in the record, the rule, its verdict,
        and the day on which the act is due, where there is one and it is certain.

    Example:
        >>> from datetime import date
        >>> import polars as pl
        >>> cases = pl.DataFrame({"case_number": ["（2024）豫0402民初1234号"]})
        >>> audit(cases, on=date(2025, 1, 2)).filter(pl.col("verdict") == "fail").collect()["rule"].to_list()
        ['notice.addressee', 'annex.case-number']
    """
    columns = open_columns(procedure, calendar, readings, root)
    day = as_chinese_day(on)

    def judged(frame: pl.DataFrame) -> pl.DataFrame:
        flat = Flattening(columns.layout, frame)
        tables = {each.name: flat.table(each) for each in columns.layout.subjects}
        return pl.concat([_tidy(columns, tables, name, day) for name in columns.subjects])

    if isinstance(source, pl.DataFrame):
        return judged(source).lazy()
    return source.map_batches(judged, schema=AUDIT_SCHEMA)


def path_of(subject: Subject) -> pl.Expr:
    """The JSON Pointer of a record in its case, from the columns that say which member of its list it is."""
    steps = [part for each in subject.chain[1:] for part in (pl.lit(f"/{each.field}/"), pl.col(place_of(each)))]
    return pl.concat_str(steps) if steps else pl.lit("")


def _tidy(columns: Columns, tables: Mapping[str, pl.DataFrame], name: str, on: date) -> pl.DataFrame:
    subject, rules = columns.subject(name), columns.rules(name)
    judged = columns.judge(tables, name, on=on, due=True).collect()
    head = judged.select("case", pl.lit(name).alias("subject"), path_of(subject).alias("path"))
    number = pl.int_range(judged.height, dtype=pl.UInt32, eager=True).alias("row")
    parts = [
        head.with_columns(
            number,
            pl.lit(place, dtype=pl.UInt16).alias("place"),
            pl.lit(rule).alias("rule"),
            judged.get_column(rule).alias("verdict"),
            judged.get_column(f"{rule}.due").alias("due")
            if f"{rule}.due" in judged.columns
            else pl.lit(None, dtype=pl.Date).alias("due"),
        )
        for place, rule in enumerate(rules)
    ]
    return pl.concat(parts).sort("row", "place").select(AUDIT_SCHEMA.names())
