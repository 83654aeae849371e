"""disclose: the part of a result that one audience may see; every output goes through it.

A finding is disclosed where its rule reads only classes that the audience may see (`rule_classes`), whatever the
verdict; otherwise the audience does not learn that the rule was judged. Counts, missing facts, order and the steps
that a step waits for are computed from the remaining findings and steps. So what an audience receives depends on
nothing it may not see.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from functools import lru_cache, singledispatch
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, overload, runtime_checkable

from zhixing_rules.calendars import FOREVER
from zhixing_rules.engine.deadline import day_of
from zhixing_rules.engine.dependencies import in_order
from zhixing_rules.engine.disclosure.results import (
    DisclosedDays,
    DisclosedDeadline,
    DisclosedExplanation,
    DisclosedFinding,
    DisclosedPlan,
    DisclosedReport,
    UsedReading,
)
from zhixing_rules.engine.disclosure.rule_classes import (
    classes_awaited,
    classes_of_days,
    classes_of_rules,
    classes_to_come,
)
from zhixing_rules.engine.duties import duty_findings
from zhixing_rules.engine.explain.description import Bilingual
from zhixing_rules.engine.explain.explanation import Explanation
from zhixing_rules.engine.explain.messages import sentences
from zhixing_rules.engine.planning import Plan
from zhixing_rules.engine.report import Finding, Report, ranked
from zhixing_rules.engine.status import Status
from zhixing_rules.engine.urgency import by_urgency
from zhixing_rules.errors import DisclosureRefused, Problem, RecordError
from zhixing_rules.language import Perform
from zhixing_rules.records import Audience, Case, JointMechanism, audience_of, classes_at
from zhixing_rules.records.canonical import record_sha256
from zhixing_rules.records.loading import SINGLE_FIELD_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from zhixing_rules.engine.answers import Answer
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.report import Provenance
    from zhixing_rules.engine.step import Step
    from zhixing_rules.language import Procedure, Rule, Subject

__all__ = ["Disclosable", "disclose", "may_await", "may_come", "rules_for", "visible_steps"]

D = TypeVar("D")
D_co = TypeVar("D_co", covariant=True)


@runtime_checkable
class Disclosable(Protocol[D_co]):
    """A result of a higher layer, which restricts itself to an audience."""

    def disclosed_to(self, audience: Audience) -> D_co:
        """Return the part of the result that an audience may see."""
        ...


@overload
def disclose(result: Report, audience: Audience | str) -> DisclosedReport: ...
@overload
def disclose(result: Plan, audience: Audience | str) -> DisclosedPlan: ...
@overload
def disclose(result: Finding, audience: Audience | str) -> DisclosedFinding: ...
@overload
def disclose(result: Explanation, audience: Audience | str) -> DisclosedExplanation: ...
@overload
def disclose(result: RecordError, audience: Audience | str) -> RecordError: ...
@overload
def disclose(result: Disclosable[D_co], audience: Audience | str) -> D_co: ...
def disclose(result: object, audience: Audience | str) -> object:
    """Return the part of a result that an audience may see.

    Args:
        result: a report, a plan, a finding, an explanation, an impact, or the error of a record that could not be
            read. A deadline comes with its finding.
        audience: the audience, as an `Audience` or its word.

    Returns:
        A plain value without what the audience may not see; for an error, an error with the problems it may see.

    Raises:
        DisclosureRefused: the audience may not see this finding or explanation.
        ValueError: the audience is unknown; the message lists the known ones.
        TypeError: the value is not a result.

    >>> from datetime import date
    >>> from zhixing_rules import validate
    >>> report = validate({"requests": [{"id": "r1", "sent_on": "2024-12-20"}]}, on=date(2025, 1, 2))
    >>> [disclose(report, audience).counts["open"] for audience in ("keeper", "court_staff", "public")]
    [16, 16, 1]
    """
    return _disclosed(result, audience_of(audience))


@lru_cache(maxsize=64)
def rules_for(procedure: Procedure, audience: Audience) -> frozenset[str]:
    """Return the ids of the rules whose findings an audience may see."""
    return frozenset(rule for rule, classes in classes_of_rules(procedure).items() if audience.may_see(*classes))


@singledispatch
def _disclosed(result: object, audience: Audience) -> object:
    if isinstance(result, Disclosable):
        return result.disclosed_to(audience)
    raise TypeError(
        f"a {type(result).__name__} is not a result that can be disclosed: pass a report, a plan or a finding"
    )


# ------------------------------------------------------------------------------------------------ reports


@_disclosed.register
def _(result: Report, audience: Audience) -> DisclosedReport:
    visible = rules_for(result.procedure, audience)
    findings = tuple(_finding(each, audience) for each in result.findings if each.rule_id in visible)
    root = result.root.record
    lists = [each for each in result.lists_not_recorded if audience.may_see(*classes_at(root, _steps(each.path)))]
    return _copied(
        DisclosedReport,
        result,
        audience=audience,
        provenance=_provenance(result, audience),
        findings=findings,
        missing=ranked((each.missing for each in findings), lists),
        sensitive_to=tuple(each for each in result.sensitive_to if each.rule_id in visible),
        days=tuple(_days(each) for each in result.findings if each.rule_id not in visible and _shows(each, audience)),
        duties=duty_findings(result.procedure, findings),
    )


def _provenance(result: Report | Plan, audience: Audience) -> Provenance:
    """Return the provenance of a result, with the hash of the record for an audience that may see all of it.

    For any other audience the hash would be a test of what it may not know: it could try values against it.
    """
    if audience.withheld:
        return result.provenance
    return replace(result.provenance, record_sha256=record_sha256(result.record))


def _shows(finding: Finding, audience: Audience) -> bool:
    """Return whether an audience receives the days of a finding, none of which reads what it may not see."""
    rule = finding.amended.rule
    declared = audience in rule.days_to and rule.superseded is None
    return declared and audience.may_see(*classes_of_days(rule))


def _days(finding: Finding) -> DisclosedDays:
    rule, then, counted = finding.amended.rule, finding.resolved.then, finding.deadline
    done = finding.context.discharged(then).high if isinstance(then, Perform) else FOREVER
    return DisclosedDays(
        rule_id=rule.id,
        path=finding.path,
        citation=rule.cite,
        title_zh=rule.zh,
        title_en=rule.en,
        due=None if counted is None else counted.due,
        provisional=counted is not None and counted.provisional,
        done_on=day_of(done) if done <= finding.context.on else None,
    )


@_disclosed.register
def _(result: Finding, audience: Audience) -> DisclosedFinding:
    if result.rule_id not in rules_for(result.compiled.procedure, audience):
        raise _refusal()
    return _finding(result, audience)


def _finding(finding: Finding, audience: Audience) -> DisclosedFinding:
    rule, text = finding.resolved.rule, sentences(finding)
    return _copied(
        DisclosedFinding,
        finding,
        confidence=rule.confidence,
        title_zh=rule.zh,
        title_en=rule.en,
        deadline=_deadline(finding.deadline),
        remarks=tuple(Bilingual(each.zh, each.en) for each in finding.remarks),
        used=_used(rule, finding.readings),
        judgment=_judgment(finding.judgment, audience),
        message_zh=text.zh,
        message_en=text.en,
    )


def _judgment(answer: Answer | None, audience: Audience) -> Answer | None:
    """Return the answer of a person, without the person for an audience that may not know who works on the case."""
    if answer is None or audience.may_see(*classes_at(Case, ("judgments", "by"))):
        return answer
    return replace(answer, by=None)


@lru_cache(maxsize=1024)
def _used(rule: Rule, selected: tuple[tuple[str, str], ...]) -> tuple[UsedReading, ...]:
    """Return the readings that a rule depends on, with the alternatives selected."""
    chosen = dict(selected)
    used = [(reading, reading.alternative(chosen[reading.id])) for reading in rule.readings]
    return tuple(UsedReading(reading.id, each.id, each.zh, each.en, each is reading.default) for reading, each in used)


def _deadline(deadline: Deadline | None) -> DisclosedDeadline | None:
    return None if deadline is None else _copied(DisclosedDeadline, deadline)


def _copied(kind: type[D], result: object, **changed: object) -> D:
    """Return a disclosed value with the attributes of a result that its type names, some of them changed."""
    return kind(*[changed[name] if name in changed else getattr(result, name) for name in _FIELDS[kind]])


_FIELDS: Final[Mapping[type, tuple[str, ...]]] = {
    kind: tuple(each.name for each in fields(kind))
    for kind in (DisclosedDeadline, DisclosedExplanation, DisclosedFinding, DisclosedReport)
}
"""The attributes of each disclosed type, in the order of its parameters."""


@_disclosed.register
def _(result: Explanation, audience: Audience) -> DisclosedExplanation:
    if result.finding.rule_id not in rules_for(result.finding.compiled.procedure, audience):
        raise _refusal()
    finding, deadline = _finding(result.finding, audience), _deadline(result.deadline)
    return _copied(DisclosedExplanation, result, audience=audience, finding=finding, deadline=deadline)


def _refusal() -> DisclosureRefused:
    return DisclosureRefused("该对象不得知悉此项 · this audience may not know of it")


# ------------------------------------------------------------------------------------------------ plans


@_disclosed.register
def _(result: Plan, audience: Audience) -> DisclosedPlan:
    visible = rules_for(result.compiled.procedure, audience)
    found = list(visible_steps(result, audience))
    present = {step.rule_id for step in found}
    steps = (
        replace(
            step,
            documents=tuple(each for each in step.documents if each.rule_id in visible),
            after=tuple(each for each in step.after if each in present),
            after_steps=tuple(each for each in step.after_steps if each.rule_id in present),
            deadline=_deadline(step.deadline),
        )
        for step in found
    )
    return DisclosedPlan(audience, _provenance(result, audience), by_urgency(in_order(list(steps))))


def visible_steps(plan: Plan, audience: Audience) -> Iterator[Step]:
    """Yield the steps of a plan that an audience may know of, in the order of the law.

    Their documents, and the steps they wait for, are not restricted to the audience; those of `disclose` are.
    """
    visible = rules_for(plan.compiled.procedure, audience)
    for step in plan.in_law_order:
        if step.rule_id in visible and _may_know(plan.compiled, step, audience):
            yield step


def _may_know(compiled: CompiledProcedure, step: Step, audience: Audience) -> bool:
    """Return whether the audience may know why a step is waited for, and why its record is still to come."""
    if step.status is Status.WAITING and not may_await(compiled, step.rule_id, audience):
        return False
    if step.from_path is None:
        return True
    return all(may_come(compiled, rule.per, audience) for rule in compiled.procedure.rule(step.rule_id))


def may_await(compiled: CompiledProcedure, rule_id: str, audience: Audience) -> bool:
    """Return whether an audience may know whether the step of a rule is still waited for.

    Args:
        compiled: the procedure.
        rule_id: the rule.
        audience: the audience.

    Returns:
        Whether it may see every class read by the rules that decide it.
    """
    return audience.may_see(*classes_awaited(compiled, rule_id))


def may_come(compiled: CompiledProcedure, subject: Subject, audience: Audience) -> bool:
    """Return whether an audience may know that a record of a subject is still to come.

    Args:
        compiled: the procedure.
        subject: the subject.
        audience: the audience.

    Returns:
        Whether it may see every class that the rules behind that record read.
    """
    return audience.may_see(*classes_to_come(compiled, subject))


# ------------------------------------------------------------------------------------------------ errors


@_disclosed.register
def _(result: RecordError, audience: Audience) -> RecordError:
    """Return the problems of fields that the audience may see, without contradictions between several fields."""
    if not audience.withheld:
        return result
    visible = [each for each in result.problems if _may_see(each, audience, _types_of(result))]
    error = RecordError(visible or [Problem("", "withheld", "记录不能使用；请向专管人员查询", "ask the keeper")])
    error.__suppress_context__ = True  # the traceback must not print the whole error that is being handled
    return error


def _types_of(error: RecordError) -> tuple[type[BaseModel], ...]:
    """Return the record types by which problems are disclosed: that of another procedure's record, or both of ours."""
    known = error.record_type
    if known is None or known.__module__.startswith("zhixing_rules."):
        return Case, JointMechanism
    return (known,)


def _may_see(problem: Problem, audience: Audience, models: tuple[type[BaseModel], ...]) -> bool:
    if not problem.pointer or problem.code not in SINGLE_FIELD_CODES:
        return False
    places = []
    for model in models:
        with suppress(LookupError):
            places.append(classes_at(model, _steps(problem.pointer)))
    return bool(places) and all(audience.may_see(*classes) for classes in places)


def _steps(pointer: str) -> Iterator[str]:
    return iter(pointer.split("/")[1:])
