"""Records as rows of a frame, and what one-by-one judging says of them, to hold against columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import polars as pl
from pydantic import BaseModel

from zhixing_rules import PRC, validate
from zhixing_rules.batch import Columns, nested_schema, open_columns
from zhixing_rules.engine.subjects import instances
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.facts import CaseNumber, Secret

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from zhixing_rules import Calendar, Procedure
    from zhixing_rules.language import Subject

__all__ = ["disagreements", "frame_of", "plain"]


def plain(value: Any) -> Any:  # noqa: ANN401  any recorded value
    """A record as plain data, as it stands in a frame; one that was made without validation too."""
    if isinstance(value, BaseModel):
        return {name: plain(getattr(value, name, None)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Secret):
        return value.reveal()
    return str(value) if isinstance(value, CaseNumber | str) else value


def frame_of(records: Sequence[BaseModel], root: Subject) -> pl.DataFrame:
    """Whole records as a frame."""
    return pl.DataFrame([plain(each) for each in records], schema=nested_schema(root))


def disagreements(
    records: Sequence[BaseModel],
    root: Subject,
    on: date,
    procedure: Procedure,
    *,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    due: bool = False,
) -> tuple[int, list[tuple[Any, ...]]]:
    """How many verdicts were compared, and each that columns and one-by-one judging do not agree on."""
    columns = open_columns(procedure, calendar, readings, root)
    judged = columns.judged(frame_of(records, root), on=on, due=due)
    count, wrong = 0, list[tuple[Any, ...]]()
    for _, chapter in columns.book.chapters_of(root):
        got = judged[chapter.subject.name].collect()
        wanted = _one_by_one(columns, records, chapter.subject, on)
        assert got.get_column("case").to_list() == [case for case, _ in wanted], chapter.subject.name
        for place, resolved in enumerate(chapter.rules):
            said = got.get_column(resolved.rule.id).to_list()
            count += len(said)
            wrong += [
                (case, resolved.rule.id, codes[place], verdict)
                for (case, codes), verdict in zip(wanted, said, strict=True)
                if codes[place] != verdict
            ]
    if due:
        report_count, report_wrong = _days_apart(records, judged, on, procedure, calendar=calendar, readings=readings)
        return count + report_count, wrong + report_wrong
    return count, wrong


def _days_apart(
    records: Sequence[BaseModel],
    judged: Mapping[str, pl.LazyFrame],
    on: date,
    procedure: Procedure,
    *,
    calendar: Calendar,
    readings: Mapping[str, str] | None,
) -> tuple[int, list[tuple[Any, ...]]]:
    """How many days were compared with `validate`'s, and each that differs: the due day, and whether it is certain."""
    tables = {name: frame.collect() for name, frame in judged.items()}
    at = dict.fromkeys(tables, 0)
    rows = {name: frame.rows(named=True) for name, frame in tables.items()}
    count, wrong = 0, list[tuple[Any, ...]]()
    for case, record in enumerate(records):
        report = validate(record, on=on, procedure=procedure, calendar=calendar, readings=readings)
        for (subject, _), found in groupby(report, key=lambda each: (each.instance.subject.name, each.path)):
            row = rows[subject][at[subject]]
            at[subject] += 1
            for finding in found:
                counted = finding.deadline
                wanted = (finding.due, None if counted is None or not counted.numbered else counted.provisional)
                provisional = row.get(f"{finding.rule_id}.provisional") if counted is None or counted.numbered else None
                said = (row.get(f"{finding.rule_id}.due"), provisional)
                count += 1
                if said != wanted:
                    wrong.append((case, finding.rule_id, wanted, said))
    return count, wrong


def _one_by_one(
    columns: Columns, records: Sequence[BaseModel], subject: Subject, on: date
) -> list[tuple[int, list[str]]]:
    judge = next(c.judge for _, c in columns.book.chapters_of(columns.root) if c.subject is subject)
    found = []
    for case, record in enumerate(records):
        complete = getattr(record, "complete_as_of", None)
        after = 0 if complete is None else complete.toordinal() + 1
        for instance in instances(record, subject):
            codes = judge(on.toordinal(), after, *instance.records)
            found.append((case, [VERDICTS[code].value for code in codes]))
    return found
