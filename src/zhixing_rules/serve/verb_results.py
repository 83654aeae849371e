"""The result of each verb: what the command of the same name writes as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.engine import cover_layers, disclose, explain, plan, validate
from zhixing_rules.errors import CalendarNotPublished, Problem, RecordError
from zhixing_rules.interchange import (
    article_to_dict,
    calendar_to_dict,
    coverage_to_dict,
    mentions_to_dict,
    readings_to_dict,
    schema,
)
from zhixing_rules.interchange.days import count_to_dict, day_document, shift_to_dict, span_to_dict
from zhixing_rules.interchange.explanations import explanation_to_dict
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.lazy_array import LazyArray
from zhixing_rules.interchange.plans import plan_document
from zhixing_rules.interchange.reports import report_document
from zhixing_rules.interchange.worklists import worklist_document
from zhixing_rules.language import select
from zhixing_rules.law.clause_lookup import clause_named
from zhixing_rules.records import Audience, Case, load
from zhixing_rules.screening import redact, screen
from zhixing_rules.serve.service_request import NotPublishedError, at_place, problem_at
from zhixing_rules.views import worklist
from zhixing_rules.views.rule_findings import findings_of_rule

if TYPE_CHECKING:
    from zhixing_rules.serve.service_request import ServiceRequest

__all__ = [
    "calendar",
    "clause",
    "coverage",
    "days",
    "explanations",
    "mentions",
    "readings",
    "report",
    "schema_named",
    "steps",
    "work",
]


def report(request: ServiceRequest) -> dict[str, Any]:
    """Return the report of a record."""
    found = disclose(request.judging(validate), request.audience)
    return report_document(found, sensitive=bool(request.get("sensitive")))


def steps(request: ServiceRequest) -> dict[str, Any]:
    """Return the plan of a record."""
    return plan_document(disclose(request.judging(plan), request.audience))


def explanations(request: ServiceRequest) -> dict[str, Any]:
    """Return the explanations of the findings of one rule.

    Raises:
        RecordError: the record cannot be used, or the rule or the subject does not exist.
    """
    found, audience, rule, path = request.judging(validate), request.audience, request.get("rule"), request.get("path")
    try:
        findings = findings_of_rule(found, rule, path, audience)
    except RecordError as error:
        raise at_place(error, "/rule" if error.problems[0].code == "no_such_rule" else "/path") from None
    explained = [disclose(explain(finding), audience) for finding in findings]
    return {"format": format_of("explanations"), "explanations": LazyArray(explanation_to_dict, explained)}


def work(request: ServiceRequest) -> dict[str, Any]:
    """Return the worklist of several records."""
    options = {name: request.get(name) for name in ("within", "by", "limit") if request.get(name) is not None}
    found = worklist(request.records(), **request.conditions, audience=request.audience, **options)
    return worklist_document(found)


def mentions(request: ServiceRequest) -> dict[str, Any]:
    """Return the mentions of a draft that its readers may not see. The readers are the public by default.

    Raises:
        RecordError: the audience or the case cannot be used.
    """
    draft, audience = request.get("text"), request.audience if request.get("audience") else Audience.PUBLIC
    fixed, case = request.settings.audience, None
    if request.get("record") is not None:
        if fixed is not None and fixed.withheld:
            zh = "本服务的接收人不得知悉全部内容，不能按案件筛查：略去的姓名查不出来"
            en = "the audience of this service may not know all of a case: names that are left out would not be found"
            raise problem_at("/record", "audience_fixed", zh, en)
        model = next((each for each in request.procedure.record_types if issubclass(each, Case)), None)
        if model is None:
            zh = "本规程的记录不是执行案件，不能按案件筛查"
            raise problem_at("/record", "other_records", zh, "the records of the procedure are no enforcement cases")
        try:
            case = load(model, request.checked(request.get("record")))
        except RecordError as error:
            raise at_place(error, "/record") from None
    found = [
        each
        for each in screen(draft, case=case, protected_by=request.procedure.protected_by)
        if not audience.may_see(each.kind)
    ]
    redacted = {"redacted": redact(draft, audience, case=case)} if request.get("redact") else {}
    return {**mentions_to_dict(draft, found), **redacted}


def days(request: ServiceRequest) -> dict[str, Any]:
    """Return a count of working days, or what a day is.

    Raises:
        RecordError: a member that the operation needs is missing, or one that it has no use for is given.
        NotPublishedError: the answer depends on a day that no known notice covers.
        CalendarNotPublished: as above, for ``count``.
    """
    operation, known = request.get("operation"), request.settings.calendar
    needed = {"count": ("start", "end"), "why": ("day",)}.get(operation, ("day", "working_days"))
    given = [name for name in request.values if name != "operation"]
    problems = [Problem(f"/{name}", "missing", "缺少必填成员", "is required") for name in needed if name not in given]
    texts = f"{operation} 不用这一成员", f"{operation} has no use for this member"
    problems += [Problem(f"/{name}", "unknown_member", *texts) for name in given if name not in needed]
    if problems:
        raise RecordError(problems)
    if operation == "count":
        return count_to_dict(known, request.get("start"), request.get("end"))
    if operation == "why":
        return day_document(known.why(request.get("day")))
    working_days = request.get("working_days")
    if operation == "back" and working_days < 0:
        zh, en = "不能为负；向后请用 add", "must not be negative: to count forward use add"
        raise problem_at("/working_days", "negative", zh, en)
    start, shift = request.get("day"), working_days if operation == "add" else -working_days
    try:
        return shift_to_dict(known, start, shift)
    except CalendarNotPublished as error:
        raise NotPublishedError(error, span_to_dict(known.interval(start, shift))) from None


def clause(request: ServiceRequest) -> dict[str, Any]:
    """Return a clause and its rules.

    Raises:
        RecordError: there is no such clause, or a condition cannot be used.
    """
    procedure = request.procedure
    try:
        citation = clause_named(procedure.instrument, request.get("clause"), procedure.other_instruments)
    except RecordError as error:
        raise at_place(error, "/clause") from None
    chosen = select(procedure.readings, request.readings)
    rules = tuple(rule for rule in procedure.rules if citation.includes(rule.cite))
    return article_to_dict(procedure, citation, rules, readings=chosen)


def readings(request: ServiceRequest) -> dict[str, Any]:
    """Return the readings of a procedure, or one of them.

    Raises:
        RecordError: there is no such reading, or the procedure cannot be used.
    """
    procedure, wanted = request.procedure, request.get("reading")
    found = tuple(reading for reading in procedure.readings if wanted in {None, reading.id})
    if not found and wanted is not None:
        ids = ", ".join(reading.id for reading in procedure.readings)
        raise problem_at("/reading", "no_such_reading", f"没有这一解读；已有：{ids}", f"no such reading; known: {ids}")
    return readings_to_dict(procedure, found)


def coverage(request: ServiceRequest) -> dict[str, Any]:
    """Return the rules of every sentence of the texts.

    Raises:
        RecordError: the procedure has no table of coverage.
    """
    found = cover_layers(request.procedure)
    if found is None:
        zh, en = "本规程没有条文覆盖表（coverage_table）", "the procedure has no coverage table (coverage_table)"
        raise problem_at("/procedure", "no_coverage_table", zh, en)
    return coverage_to_dict(found)


def calendar(request: ServiceRequest) -> dict[str, Any]:
    """Return the calendar of the service."""
    return calendar_to_dict(request.settings.calendar)


def schema_named(request: ServiceRequest) -> dict[str, Any]:
    """Return a JSON Schema."""
    return schema(request.get("name", "case"))
