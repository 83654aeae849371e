"""audit: judge the records of many cases by every rule, one row for each verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.audit.answered_records import ANSWER, answers_in, holds_answers
from zhixing_rules.batch.compile.columns import Columns, open_columns
from zhixing_rules.batch.compile.polars_columns import VERDICT_TYPE
from zhixing_rules.batch.tables.flat_tables import Flattener, conform
from zhixing_rules.batch.tables.layout import index_column
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine import Verdict, validate
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from zhixing_rules.batch.compile.columns import Frame
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Report
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
        "missing": pl.List(pl.String()),
    }
)
"""The columns of an audit in memory."""

_UNDECIDED: Final = (Verdict.OPEN.value, Verdict.REVIEW.value)


def audit(
    source: Frame,
    *,
    on: date,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    root: Subject | None = None,
    missing: bool = False,
) -> pl.LazyFrame:
    """Judge many whole records by every rule: a row for each rule and record, in the order of the subjects.

    Args:
        source: a row for each whole record, with the columns of `nested_schema`; a missing column means that nothing
            of it is recorded.
        on: the day of the report, inclusive.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.
        root: the subject of the whole records; the first root of the procedure by default.
        missing: whether to list the missing facts of each undecided verdict. Each case with an undecided verdict is
            then judged by `validate`, which takes about a millisecond a case.

    Returns:
        A frame with the columns `AUDIT_SCHEMA`: the row number of the case, the subject, its JSON Pointer in the
        record, the rule, its verdict, the due day if it is certain, and the JSON Pointers of the missing facts, the
        most decisive first; ``missing`` is null if not requested or if the verdict is decided.

    Raises:
        RecordError: `missing` is set, or a row holds answers of persons, and the row is not a valid record.
        ColumnsError: a column has another type, or is not a field of the record.

    Example:
        >>> from datetime import date
        >>> import polars as pl
        >>> cases = pl.DataFrame({"case_number": ["（2024）豫0402民初1234号"]})
        >>> audit(cases, on=date(2025, 1, 2)).filter(pl.col("verdict") == "fail").collect()["rule"].to_list()
        ['annex.case-number']
    """
    columns = open_columns(procedure, calendar, readings, root)
    day = as_chinese_day(on, "on")

    def judged(frame: pl.DataFrame) -> pl.DataFrame:
        flat = Flattener(columns.layout, frame)
        tables = {each.name: flat.table(each) for each in columns.layout.subjects}
        rows = pl.concat([_long_rows(columns, tables, name, day) for name in columns.subjects])
        if holds_answers(frame):
            answers = answers_in(conform(frame, columns.root), columns, day)
            joined = rows.join(answers, on=["case", "path", "rule"], how="left", maintain_order="left")
            rows = joined.with_columns(pl.coalesce(ANSWER, "verdict").alias("verdict")).drop(ANSWER)
        return _with_missing(rows, conform(frame, columns.root), report) if missing else rows

    def report(line: str) -> Report:
        return validate(
            load(columns.root.record, line), on=day, procedure=procedure, calendar=calendar, readings=readings
        )

    if isinstance(source, pl.DataFrame):
        return judged(source).lazy()
    return source.map_batches(judged, schema=AUDIT_SCHEMA)


def _with_missing(rows: pl.DataFrame, nested: pl.DataFrame, report: Callable[[str], Report]) -> pl.DataFrame:
    """Return the rows with the missing facts of each undecided verdict, as `validate` lists them."""
    undecided = rows.filter(pl.col("verdict").is_in(_UNDECIDED))
    cases = undecided["case"].unique().sort()
    lines = nested[cases].write_ndjson().split("\n")
    missing = [
        (case, each.path, each.rule_id, [fact.path for fact in each.missing])
        for case, line in zip(cases.to_list(), lines, strict=False)
        for each in report(line)
        if each.verdict.value in _UNDECIDED
    ]
    keys = ["case", "path", "rule"]
    schema = {name: AUDIT_SCHEMA[name] for name in (*keys, "missing")}
    by_key = pl.DataFrame(missing, schema=schema, orient="row")
    return rows.drop("missing").join(by_key, on=keys, how="left", maintain_order="left")


def path_of(subject: Subject) -> pl.Expr:
    """Return the JSON Pointer of a record in its case, built from the columns of the list indexes."""
    steps = [part for each in subject.chain[1:] for part in (pl.lit(f"/{each.field}/"), pl.col(index_column(each)))]
    return pl.concat_str(steps) if steps else pl.lit("")


def _long_rows(columns: Columns, tables: Mapping[str, pl.DataFrame], name: str, on: date) -> pl.DataFrame:
    subject, rules = columns.subject(name), columns.rules(name)
    judged = columns.judge(tables, name, on=on, due=True).collect()
    head = judged.select("case", pl.lit(name).alias("subject"), path_of(subject).alias("path"))
    number = pl.int_range(judged.height, dtype=pl.UInt32, eager=True).alias("row")
    parts = [
        head.with_columns(
            number,
            pl.lit(position, dtype=pl.UInt16).alias("position"),
            pl.lit(rule).alias("rule"),
            judged.get_column(rule).alias("verdict"),
            judged.get_column(f"{rule}.due").alias("due")
            if f"{rule}.due" in judged.columns
            else pl.lit(None, dtype=pl.Date).alias("due"),
            pl.lit(None, dtype=AUDIT_SCHEMA["missing"]).alias("missing"),
        )
        for position, rule in enumerate(rules)
    ]
    return pl.concat(parts).sort("row", "position").select(AUDIT_SCHEMA.names())
