"""The answers of persons in an audit: the records that hold any are few, and are judged one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.polars_columns import VERDICT_TYPE
from zhixing_rules.engine.validation import report_on
from zhixing_rules.records import load

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.batch.compile.columns import Columns

__all__ = ["ANSWER", "answers_in", "holds_answers", "with_answers"]

ANSWER = "·answer"
"""The column of the verdict that a person gave."""


def holds_answers(nested: pl.DataFrame) -> bool:
    """Return whether a record of a frame holds an answer of a person."""
    return "judgments" in nested.columns and bool((nested["judgments"].list.len() > 0).any())


def answers_in(nested: pl.DataFrame, columns: Columns, on: date) -> pl.DataFrame:
    """Return the verdicts that persons gave and that `validate` uses.

    Args:
        nested: the records, with the columns of `nested_schema`.
        columns: the procedure.
        on: the day of the report, as a date in China.

    Returns:
        A row for each verdict: ``case``, ``path``, ``rule`` and `ANSWER`.

    Raises:
        RecordError: a record that holds an answer is not valid.
    """
    cases = (nested["judgments"].list.len() > 0).arg_true()
    lines = nested[cases].write_ndjson().split("\n")
    answers = [
        (case, finding.path, finding.rule_id, finding.verdict.value)
        for case, line in zip(cases.to_list(), lines, strict=False)
        for finding in report_on(load(columns.root.record, line), columns.compiled, on)
        if finding.judgment is not None and finding.judgment.used
    ]
    schema = pl.Schema({"case": pl.UInt32(), "path": pl.String(), "rule": pl.String(), ANSWER: VERDICT_TYPE})
    return pl.DataFrame(answers, schema=schema, orient="row")


def with_answers(frame: pl.DataFrame, answers: pl.DataFrame) -> pl.DataFrame:
    """Return the verdicts of a subject with the answers of persons.

    Args:
        frame: a row for each record, with ``case``, ``path`` and a column for each rule.
        answers: see `answers_in`.
    """
    for (rule,), answered in answers.group_by(["rule"], maintain_order=True):
        if isinstance(rule, str) and rule in frame.columns:
            found = answered.select("case", "path", ANSWER)
            joined = frame.join(found, on=["case", "path"], how="left", maintain_order="left")
            frame = joined.with_columns(pl.coalesce(ANSWER, rule).alias(rule)).drop(ANSWER)
    return frame
