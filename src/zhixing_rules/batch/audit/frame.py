"""audit: every rule for every record of many cases, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.columns import Columns, open_columns
from zhixing_rules.batch.compile.verdicts import VERDICT_TYPE
from zhixing_rules.batch.tables.flat_tables import Flattening, conformed
from zhixing_rules.batch.tables.layout import place_of
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
"""The columns of an audit."""

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
    """Judge many whole records by every rule: one row for each rule and subject, in the order of the subjects.

    Args:
        source: one row for each whole record, as `nested_schema` says; a column left out is not recorded.
        on: the day of the report, inclusive.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to take instead of the defaults, by reading id.
        root: what the whole records are; the first root of the procedure, unless said.
        missing: whether to say of every undecided verdict which facts it lacks. Each case that has one is then handed
            to `validate`: about a millisecond a case.

    Returns:
        `AUDIT_SCHEMA`: the row number of the case, the subject, its JSON Pointer in the record, the rule, its verdict,
        the day on which the act is due, where there is one and it is certain, and the JSON Pointers of the facts that
        could still decide, the most decisive first; null where that was not asked, or the verdict is decided.

    Raises:
        RecordError: what is missing was asked of a row that is no record.

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
        tidy = pl.concat([_tidy(columns, tables, name, day) for name in columns.subjects])
        return _asked(tidy, conformed(frame, columns.root), report) if missing else tidy

    def report(line: str) -> Report:
        return validate(
            load(columns.root.record, line), on=day, procedure=procedure, calendar=calendar, readings=readings
        )

    if isinstance(source, pl.DataFrame):
        return judged(source).lazy()
    return source.map_batches(judged, schema=AUDIT_SCHEMA)


def _asked(tidy: pl.DataFrame, nested: pl.DataFrame, report: Callable[[str], Report]) -> pl.DataFrame:
    """The rows with the facts that each undecided verdict lacks, as `validate` says it."""
    undecided = tidy.filter(pl.col("verdict").is_in(_UNDECIDED))
    cases = undecided["case"].unique().sort()
    lines = nested[cases].write_ndjson().split("\n")
    found = [
        (case, each.path, each.rule_id, [fact.path for fact in each.missing])
        for case, line in zip(cases.to_list(), lines, strict=False)
        for each in report(line)
        if each.verdict.value in _UNDECIDED
    ]
    keys = ["case", "path", "rule"]
    said = pl.DataFrame(
        found, schema={**{key: AUDIT_SCHEMA[key] for key in keys}, "missing": AUDIT_SCHEMA["missing"]}, orient="row"
    )
    return tidy.drop("missing").join(said, on=keys, how="left", maintain_order="left")


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
            pl.lit(None, dtype=AUDIT_SCHEMA["missing"]).alias("missing"),
        )
        for place, rule in enumerate(rules)
    ]
    return pl.concat(parts).sort("row", "place").select(AUDIT_SCHEMA.names())
