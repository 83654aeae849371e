"""Comparison of the evaluation by columns with the evaluation of single records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl
from pydantic import BaseModel

from zhixing_rules import PRC, validate
from zhixing_rules.batch import nested_schema, open_columns
from zhixing_rules.engine.attestation import attested_through
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.language import select
from zhixing_rules.records import CaseNumber, Secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from zhixing_rules import Calendar, Procedure
    from zhixing_rules.engine.compiled_procedure import SubjectRules
    from zhixing_rules.language import Subject

__all__ = ["Trial", "disagreements", "frame_of", "plain"]


def plain(value: Any) -> Any:  # noqa: ANN401  any recorded value
    """Return a record, validated or not, as the plain data of a frame."""
    if isinstance(value, BaseModel):
        return {name: plain(getattr(value, name, None)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Secret):
        return value.reveal()
    return str(value) if isinstance(value, CaseNumber | str) else value


def frame_of(records: Sequence[BaseModel], root: Subject) -> pl.DataFrame:
    """Return root records as a frame."""
    return pl.DataFrame([plain(each) for each in records], schema=nested_schema(root))


@dataclass(frozen=True)
class Trial:
    """Records to be evaluated in columns and one by one.

    Attributes:
        records: root records of one type.
        root: their subject.
        on: the day of the report.
        procedure: the rules.
        calendar: the calendar of working days.
        readings: alternatives instead of the defaults.
        due: whether the due days are compared as well.
    """

    records: Sequence[BaseModel]
    root: Subject
    on: date
    procedure: Procedure
    calendar: Calendar = PRC
    readings: Mapping[str, str] | None = None
    due: bool = False


@dataclass(frozen=True)
class Wanted:
    """The results of the evaluation of single records.

    Attributes:
        cases: for each subject, the index of the record of each of its rows.
        verdicts: for each subject and rule, the verdict of each row.
        days: for each subject, the index of a row, a rule, its due day and whether it is provisional, and whether the
            text states a number of days.
    """

    cases: dict[str, list[int]] = field(default_factory=dict)
    verdicts: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    days: dict[str, list[tuple[int, str, tuple[date | None, bool | None], bool]]] = field(default_factory=dict)


Wrong = tuple[Any, ...]
"""The index of a record, a rule, the result of the single evaluation, and the result of the columns."""


def disagreements(
    records: Sequence[BaseModel],
    root: Subject,
    on: date,
    procedure: Procedure,
    **more: Any,  # noqa: ANN401  of a trial
) -> tuple[int, list[Wrong]]:
    """Return the number of compared verdicts and days, and those on which the two evaluations differ."""
    trial = Trial(records, root, on, procedure, **more)
    return apart(trial, wanted(trial))


def apart(trial: Trial, wanted: Wanted) -> tuple[int, list[Wrong]]:
    """Compare the columns with the given results of the single evaluation."""
    columns = open_columns(trial.procedure, trial.calendar, trial.readings, trial.root)
    judged = columns.judge_records(frame_of(trial.records, trial.root), on=trial.on, due=trial.due)
    count, wrong = 0, list[Wrong]()
    for subject, cases in wanted.cases.items():
        got = judged[subject].collect()
        if got.get_column("case").to_list() != cases:
            wrong.append((None, f"the rows of each {subject}", cases, got.get_column("case").to_list()))
            continue
        for rule, verdicts in wanted.verdicts[subject].items():
            columnar = got.get_column(rule).to_list()
            count += len(columnar)
            wrong += [
                (case, rule, one, other)
                for case, one, other in zip(cases, verdicts, columnar, strict=True)
                if one != other
            ]
        rows = got.rows(named=True)
        for number, rule, (due, provisional), numbered in wanted.days.get(subject, ()):
            row, count = rows[number], count + 1
            pair = (row.get(f"{rule}.due"), row.get(f"{rule}.provisional") if numbered else None)
            if pair != (due, provisional):
                wrong.append((cases[number], rule, (due, provisional), pair))
    return count, wrong


def wanted(trial: Trial) -> Wanted:
    """Return the results of the evaluation of single records."""
    found = Wanted()
    compiled = compile_procedure(trial.procedure, trial.calendar, select(trial.procedure.readings, trial.readings))
    for _, subject_rules in compiled.subject_rules_of(trial.root):
        rows = list(_one_by_one(subject_rules, trial))
        found.cases[subject_rules.subject.name] = [case for case, _ in rows]
        found.verdicts.setdefault(subject_rules.subject.name, {}).update(
            {
                resolved.rule.id: [codes[place] for _, codes in rows]
                for place, resolved in enumerate(subject_rules.rules)
            }
        )
    if trial.due:
        _find_days(trial, found)
    return found


def _one_by_one(subject_rules: SubjectRules, trial: Trial) -> Iterator[tuple[int, list[str]]]:
    for case, record in enumerate(trial.records):
        complete = attested_through(record, subject_rules.layer)
        after = 0 if complete is None else complete.toordinal() + 1
        for instance in instances(record, subject_rules.subject):
            codes = subject_rules.judge(trial.on.toordinal(), after, *instance.records)
            yield case, [VERDICTS[code].value for code in codes]


def _find_days(trial: Trial, found: Wanted) -> None:
    """Add the due days of `validate`, and whether they are provisional."""
    more: Any = {"procedure": trial.procedure, "calendar": trial.calendar, "readings": trial.readings}
    at = Counter[str]()
    for record in trial.records:
        report = validate(record, on=trial.on, **more)
        rows: dict[str, dict[str, int]] = {}
        for each in report:
            subject = each.instance.subject.name
            of_record = rows.setdefault(subject, {})
            row = at[subject] + of_record.setdefault(each.path, len(of_record))
            counted = each.deadline
            numbered = counted is None or counted.numbered
            provisional = counted.provisional if counted is not None and numbered else None
            found.days.setdefault(subject, []).append((row, each.rule_id, (each.due, provisional), numbered))
        at.update({subject: len(of_record) for subject, of_record in rows.items()})
