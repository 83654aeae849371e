"""validate: judge one record by every rule, for one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.calendars import DAWN, PRC, as_chinese_day
from zhixing_rules.engine.answers import check_judgments, with_answers
from zhixing_rules.engine.attestation import attested_through
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.explain.description import list_title
from zhixing_rules.engine.explain.missing_facts import Missing
from zhixing_rules.engine.instances import RecordIndex, records_in_sight
from zhixing_rules.engine.report import Provenance, Report
from zhixing_rules.language import LOCAL, select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import informant_of, load_one_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.language import Procedure, Subject

__all__ = ["prepare", "report_on", "validate"]


def validate(
    record: BaseModel | Mapping[str, Any] | str | bytes,
    *,
    on: date,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
) -> Report:
    """Judge a record by every rule of a procedure, for one day.

    A record is a case, or the joint mechanism of a court. In JSON the member ``record`` (记录类型) says which; the
    default is a case.

    Args:
        record: a record, or its JSON as text, UTF-8 bytes or a mapping.
        on: the day, inclusive; an event recorded for a later day has not happened yet.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.

    Returns:
        A report with one finding for each rule and subject.

    Raises:
        RecordError: the record cannot be read; it lists every problem.
        ValueError: a reading or alternative is unknown; the message lists the known ones.
        TypeError: ``on`` is a datetime without a zone.

    Example:
        >>> from datetime import date
        >>> report = validate({"case_number": "（2024）豫0402民初1234号"}, on=date(2025, 1, 2))
        >>> [finding.rule_id for finding in report.by("fail")]
        ['annex.case-number']
    """
    case, compiled, day = prepare(record, on, procedure, calendar, readings)
    return report_on(case, compiled, day)


def report_on(case: BaseModel, compiled: CompiledProcedure, day: date) -> Report:
    """Judge a loaded record by a compiled procedure, for one day.

    Args:
        case: the record.
        compiled: the procedure.
        day: the day, inclusive, as a date in China.

    Returns:
        A report with one finding for each rule and subject.
    """
    procedure = compiled.procedure
    root = procedure.root_of(case)
    complete = attested_through(case, LOCAL)
    ordinal = day.toordinal()
    known = RecordIndex(case)
    judged = []
    for number, subject_rules in compiled.subject_rules_of(root):
        if found := records_in_sight(known, subject_rules.subject):
            judge, attested = subject_rules.judge, attested_through(case, subject_rules.layer)
            after = DAWN if attested is None else attested.toordinal() + 1
            judged.append((number, [judge(ordinal, after, *records, joins=known.joins) for records in found]))
    if getattr(case, "judgments", None):
        judged = list(with_answers(judged, known, compiled, day))
    provenance = Provenance.of(compiled, day, case)
    lists = () if complete is not None and complete >= day else _lists_not_recorded(compiled, root, case)
    return Report(compiled, provenance, root, known, judged, lists_not_recorded=lists)


def _lists_not_recorded(compiled: CompiledProcedure, root: Subject, case: BaseModel) -> list[Missing]:
    """Return the lists of a record that are not recorded, so that their records were not judged."""
    return [
        Missing(
            f"/{subject.field}",
            *list_title(subject),
            "未记录，未作判断；没有的请填空列表",
            "not recorded, not judged; enter an empty list if there are no records",
            informant_of(root.record, (subject.field,)),
        )
        for subject in dict.fromkeys(subject_rules.subject for subject_rules in compiled.all_subject_rules)
        if subject.within is root and getattr(case, subject.field) is None
    ]


def prepare(
    record: BaseModel | Mapping[str, Any] | str | bytes,
    on: date,
    procedure: Procedure,
    calendar: Calendar,
    readings: Mapping[str, str] | None,
) -> tuple[BaseModel, CompiledProcedure, date]:
    """Load a record and compile the procedure.

    Args:
        record: a record, or its JSON as text, UTF-8 bytes or a mapping.
        on: the day.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.

    Returns:
        The record, the compiled procedure, and the day as a date in China.

    Raises:
        RecordError: the record cannot be read, or it answers a rule that the procedure does not have.
        ValueError: a reading or alternative is unknown.
        TypeError: ``on`` is a datetime without a zone.
    """
    day = as_chinese_day(on, "on")
    case = load_one_of([root.record for root in procedure.roots], record)
    check_judgments(case, procedure)
    return case, compile_procedure(procedure, calendar, select(procedure.readings, readings)), day
