"""plan: who must do what, by which day, with which documents, and after which other steps.

A step is a rule that requires an act, for one subject. The order of the steps follows from the rules: an act waits
for every act whose day its own condition or period depends on. Where a referral is still to come, the steps that
would follow it have the status waiting and the path of the record that does not exist yet.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeGuard

from zhixing_rules._enums import member_of
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, PRC
from zhixing_rules.engine.applicable_version import governing, transitions
from zhixing_rules.engine.deadline import Deadline, deadline
from zhixing_rules.engine.dependencies import documents_with, first_of, in_order, makers_of, waits_for
from zhixing_rules.engine.explain.description import Bilingual
from zhixing_rules.engine.explain.messages import missed_in_words
from zhixing_rules.engine.explain.missing_facts import missing_for_condition
from zhixing_rules.engine.explain.reasons import is_occurrence, reasons
from zhixing_rules.engine.instances import Instance, RecordIndex, inside, instances, seen_with
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.report import Provenance, left_undone
from zhixing_rules.engine.status import Status, status_when
from zhixing_rules.engine.validation import prepare
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import (
    TRUE,
    Actor,
    All,
    Any_,
    Attach,
    Equal,
    First,
    Perform,
    Qualify,
    Recur,
    Truth,
    conjunction,
    parts_of,
)
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.explain.missing_facts import Missing
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.engine.status import StatusWord
    from zhixing_rules.language import ActorWord, Condition, Consequence, Moment, Procedure, Remedy, Subject
    from zhixing_rules.law import Citation

__all__ = [
    "Agenda",
    "Plan",
    "RequiredDocument",
    "Status",
    "Step",
    "documents_of",
    "plan",
    "status_of",
    "with_those_to_come",
]


@dataclass(frozen=True, slots=True, repr=False)
class RequiredDocument(TypeNameRepr):
    """A document that accompanies a step.

    Attributes:
        rule_id: the rule that requires it.
        zh: its name in Chinese.
        en: its name in English.
        ready: whether it exists; ``None`` where that is not recorded.
    """

    rule_id: str
    zh: str
    en: str
    ready: bool | None


@dataclass(frozen=True, slots=True, repr=False)
class Step(TypeNameRepr):
    """One act that a rule requires of an actor.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer; ``/-`` stands for a record still to come (RFC 6901).
        actor: the actor.
        action_zh: the act, in Chinese.
        action_en: the same in English.
        status: its status on the day of the plan.
        earliest: the first day on which it is in time, inclusive; ``None`` where acting earlier is allowed.
        due: the last day on which it is in time, inclusive; where `provisional`, the earliest that day can be.
        safe_due: a day that is in time under every reading of the clause; ``None`` where no day is.
        provisional: whether the days depend on a notice not yet published or on facts not yet recorded.
        documents: the documents that accompany it.
        after: the ids of the rules whose acts it waits for.
        citation: the clause.
        deadline: the count of the day; ``None`` for a check that has no day of its own.
        why_zh: what it waits for or what is missing, in Chinese; may be empty.
        why_en: the same in English.
        remedy: the remedy, where the step is overdue, was left undone, or a period was missed; otherwise ``None``.
    """

    rule_id: str
    path: str
    actor: Actor
    action_zh: str
    action_en: str
    status: Status
    earliest: date | None
    due: date | None
    safe_due: date | None
    provisional: bool
    documents: tuple[RequiredDocument, ...]
    after: tuple[str, ...]
    citation: Citation
    deadline: Deadline | None
    why_zh: str
    why_en: str
    remedy: Remedy | None


class Agenda:
    """Base of plans: steps, each after those it waits for."""

    steps: tuple[Step, ...]

    def for_actor(self, actor: Actor | ActorWord) -> tuple[Step, ...]:
        """Return the steps of one actor. Raises ``ValueError`` for another word, with the actors listed."""
        wanted = member_of(Actor, actor)
        return tuple(step for step in self.steps if step.actor is wanted)

    def by(self, status: Status | StatusWord) -> tuple[Step, ...]:
        """Return the steps of one status. Raises ``ValueError`` for another word, with the five words listed."""
        wanted = member_of(Status, status)
        return tuple(step for step in self.steps if step.status is wanted)

    @cached_property
    def next(self) -> tuple[Step, ...]:
        """The steps that are due or overdue, the earliest safe day first; steps without a day last."""
        ready = [step for step in self.steps if step.status in {Status.DUE, Status.OVERDUE}]
        return tuple(sorted(ready, key=lambda step: str(step.safe_due or step.due or "9999")))

    @property
    def counts(self) -> dict[Status, int]:
        """The number of steps with each status."""
        return {status: len(self.by(status)) for status in Status}


@dataclass(frozen=True, repr=False)
class Plan(Agenda):
    """The steps of a record.

    Attributes:
        steps: the steps, each after those it waits for.
        provenance: the inputs of the plan besides the record.
        in_law_order: the same steps in the order of the subjects and of the law.
        compiled: the compiled procedure.
    """

    steps: tuple[Step, ...]
    provenance: Provenance
    in_law_order: tuple[Step, ...]
    compiled: CompiledProcedure

    def __repr__(self) -> str:
        return f"Plan(on={self.provenance.on.isoformat()}, …)"


def plan(
    record: BaseModel | Mapping[str, Any] | str | bytes,
    *,
    on: date,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
) -> Plan:
    """Plan the acts of a case, or of a joint mechanism, for one day.

    Args:
        record: a record, or its JSON as text, UTF-8 bytes or a mapping.
        on: the day, inclusive; an event recorded for a later day has not happened yet.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.

    Returns:
        A plan with one step for each act and subject, including acts already done.

    Raises:
        RecordError: the record cannot be read; it lists every problem.
        ValueError: a reading or alternative is unknown; the message lists the known ones.
        TypeError: ``on`` is a datetime without a zone.

    Example:
        >>> from datetime import date
        >>> steps = plan({
        ...     "case_number": "（2025）豫0802执1号", "complete_as_of": "2025-01-21",
        ...     "detentions": [{"id": "d1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15,
        ...                     "criminal_liability_needed": True, "view_on": "2025-01-21"}],
        ... }, on=date(2025, 1, 21)).steps
        >>> print(steps[0].rule_id, steps[0].status.value, steps[0].due, steps[0].safe_due)
        art7.p2.referral due 2025-02-04 2025-01-24
    """
    case, compiled, day = prepare(record, on, procedure, calendar, readings)
    complete = getattr(case, "complete_as_of", None)
    after = DAWN if complete is None else complete.toordinal() + 1
    steps: list[Step] = []
    root = procedure.root_of(case)
    for _, subject_rules in compiled.subject_rules_of(root):
        for instance in with_those_to_come(case, compiled, subject_rules.subject, day, complete):
            context = EvaluationContext.of(instance, day, complete, calendar)
            now = subject_rules.judge(day.toordinal(), after, *instance.records)
            # evaluate without the completeness attestation, to find rules that later events could trigger
            to_come = subject_rules.judge(day.toordinal(), DAWN, *instance.records)
            for resolved, verdict, later in zip(subject_rules.rules, now, to_come, strict=True):
                if VERDICTS[later] is not Verdict.NOT_APPLICABLE:
                    steps += _steps(case, compiled, resolved, instance, context, VERDICTS[verdict])
    provenance = Provenance(procedure.id, procedure.hash, calendar.version, compiled.selection, day, complete)
    ids = {step.rule_id for step in steps}
    in_law_order = [step if ids.issuperset(step.after) else _restricted(step, ids) for step in steps]
    return Plan(tuple(in_order(in_law_order)), provenance, tuple(in_law_order), compiled)


def _restricted(step: Step, ids: set[str]) -> Step:
    """Return a step that waits only for steps of the plan."""
    return replace(step, after=tuple(each for each in step.after if each in ids))


# ------------------------------------------------------------------------------------------------ records to come


def with_those_to_come(
    case: BaseModel, compiled: CompiledProcedure, subject: Subject, on: date, complete: date | None
) -> Iterator[Instance]:
    """Yield the records of a subject, then one blank record for each act that will create one.

    Args:
        case: the whole record.
        compiled: the procedure.
        subject: the subject.
        on: the day.
        complete: the last day, inclusive, for which the record is complete; ``None`` where it attests nothing.

    Yields:
        The records; the path of a blank record ends with ``/-``.
    """
    yield from instances(case, subject)
    for amended in makers_of(compiled).get(subject, ()):
        for instance in instances(case, amended.rule.per):
            context = EvaluationContext.of(instance, on, complete, compiled.calendar)
            resolved = governing(amended, context)
            done = first_of(resolved)
            if done is None or done.subject is not subject or _has_one(done, context):
                continue
            if context.truth(resolved.applies) is not Truth.NOT_MET:
                yield _to_come(case, subject, instance, done)


def _has_one(done: First, context: EvaluationContext) -> bool:
    return any(member.truth(done.where) is not Truth.NOT_MET for member in context.members(done.subject) or ())


def _to_come(case: BaseModel, subject: Subject, instance: Instance, done: First) -> Instance:
    """Return a blank record with the ids by which the condition of the rule joins it to the record it will follow."""
    records = instance.by_subject()
    known: dict[str, Any] = dict.fromkeys(subject.record.model_fields)
    for part in parts_of(done.where):
        if isinstance(part, Equal):
            sides = {part.left.subject: part.left, part.right.subject: part.right}
            other = next(side for owner, side in sides.items() if owner is not subject)
            known[sides[subject].path] = getattr(records[other.subject], other.path)
    blank = subject.record.model_construct(**known)
    root = Instance(subject, "", (case,), ("",))
    return seen_with(RecordIndex(case), root, subject, blank, "-")


# ------------------------------------------------------------------------------------------------ one step


def _steps(  # noqa: PLR0917  a step depends on all of them
    case: BaseModel,
    compiled: CompiledProcedure,
    amended: ResolvedRule,
    instance: Instance,
    context: EvaluationContext,
    verdict: Verdict,
) -> Iterator[Step]:
    """Yield the step of a rule for one subject; yields nothing if the applicable rule names no actor."""
    resolved = governing(amended, context)
    then = resolved.then
    if not isinstance(then, Perform | Attach | Qualify | Recur) or then.by is None:
        return
    counted = deadline(compiled, amended, instance, context)
    status = status_of(resolved, verdict, counted, context)
    why = _why(resolved, status, instance, context, counted)
    if status not in {Status.DONE, Status.WAITING}:
        why = _joined([each for each in (why, _unknown_version(amended, instance, context)) if each.zh], "；")
    documents = tuple(documents_of(case, compiled, then, instance, context)) if isinstance(then, Perform) else ()
    yield Step(
        rule_id=resolved.rule.id,
        path=instance.path,
        actor=then.by,
        action_zh=then.zh,
        action_en=then.en,
        status=status,
        earliest=None if counted is None else counted.earliest,
        due=None if counted is None else counted.due,
        safe_due=None if counted is None else counted.safe_due,
        provisional=counted is not None and counted.provisional,
        documents=documents,
        after=waits_for(compiled).get(resolved.rule.id, ()),
        citation=resolved.rule.cite,
        deadline=counted,
        why_zh=why.zh,
        why_en=why.en,
        remedy=resolved.rule.remedy if status is Status.OVERDUE or left_undone(resolved, verdict, context) else None,
    )


def status_of(resolved: ResolvedRule, verdict: Verdict, counted: Deadline | None, context: EvaluationContext) -> Status:
    """Return the status of a step.

    Args:
        resolved: the version of the rule that governs.
        verdict: its verdict.
        counted: its deadline; ``None`` where it has none.
        context: the facts.

    Returns:
        The status.
    """
    then = resolved.then
    if counted is not None and _fulfilled_now(counted, context):
        verdict = Verdict.PASS
    elif isinstance(then, Recur) and verdict is Verdict.FAIL:  # a missed period cannot be made up for
        verdict = Verdict.PENDING
    return status_when(
        verdict,
        acted=_done(then, context) and context.truth(then.provided) is not Truth.NOT_MET,
        called_for=context.truth(resolved.applies) is Truth.MET and context.truth(resolved.called_for) is Truth.MET,
        early=counted is not None and counted.earliest is not None and context.on < counted.earliest.toordinal(),
    )


def _done(then: Consequence, context: EvaluationContext) -> TypeGuard[Perform]:
    """Return whether an act is recorded as done, in the required manner or not."""
    return isinstance(then, Perform) and context.between(then.done).high <= context.on


def _fulfilled_now(counted: Deadline, context: EvaluationContext) -> bool:
    """Return whether the act of the current period has been done."""
    return any(
        each.fulfilled for each in counted.periods if each.first.toordinal() <= context.on <= each.last.toordinal()
    )


def _why(
    resolved: ResolvedRule, status: Status, instance: Instance, context: EvaluationContext, counted: Deadline | None
) -> Bilingual:
    """Return what a step waits for, what is missing, or what is wrong; empty for a step that is ready to be done."""
    if status is Status.WAITING:
        return _waits(resolved, instance, context)
    if isinstance(resolved.then, Recur):
        return missed_in_words(counted)
    condition = getattr(resolved.then, "demand", getattr(resolved.then, "provided", TRUE))
    again = status is Status.OVERDUE or _done(resolved.then, context)
    if again and context.truth(condition) is Truth.NOT_MET:
        return _joined(reasons(condition, context, required=True), "；")
    if status is not Status.DONE and not isinstance(resolved.then, Perform):
        return _not_recorded(missing_for_condition(condition, context, instance), context.truth(condition))
    return Bilingual("", "")


def _waits(resolved: ResolvedRule, instance: Instance, context: EvaluationContext) -> Bilingual:
    """Return what could still call for a step; a settled reason for which it does not apply is left out."""
    to_come, done = context.assuming(None), getattr(resolved.then, "done", None)
    conditions = (resolved.applies, resolved.called_for)
    for condition in conditions:
        missing = [
            each for each in missing_for_condition(condition, to_come, instance) if each.zh != getattr(done, "zh", "")
        ]
        if missing:
            return _not_recorded(missing, to_come.truth(condition))
    parts = (part for condition in conditions for part in _still_to_come(condition, to_come))
    others = (part for part in parts if not (is_occurrence(part) and part.left == done))
    return _joined([words for part in others for words in reasons(part, context)], "；")


def _still_to_come(condition: Condition, context: EvaluationContext) -> Iterator[Condition]:
    """Yield the parts of a condition that are undecided, and the events that have not happened by this day."""
    if isinstance(condition, All | Any_):
        for part in condition.parts:
            yield from _still_to_come(part, context)
    elif not context.truth(condition).decided or (
        is_occurrence(condition) and context.truth(condition) is Truth.NOT_MET
    ):
        yield condition


def _unknown_version(amended: ResolvedRule, instance: Instance, context: EvaluationContext) -> Bilingual:
    """Return the facts needed to know which version of a rule governs; empty where that is known."""
    missing = [
        each
        for condition in transitions(amended, context)
        for each in missing_for_condition(condition, context, instance)
    ]
    return _not_recorded(missing, Truth.OPEN)


def _not_recorded(missing: Sequence[Missing], truth: Truth) -> Bilingual:
    """List missing facts, each title once, as not recorded or as to be judged; empty where nothing is missing."""
    if not missing:
        return Bilingual("", "")
    titles = _joined([Bilingual(each.zh, each.en) for each in missing], "、")
    if truth is Truth.TO_BE_JUDGED:
        return Bilingual(f"待判断：{titles.zh}", f"to be judged: {titles.en}")
    return Bilingual(f"未记录：{titles.zh}", f"not recorded: {titles.en}")


def _joined(parts: Sequence[Bilingual], mark: str) -> Bilingual:
    """Join the parts, each once in each language."""
    zh, en = dict.fromkeys(each.zh for each in parts), dict.fromkeys(each.en for each in parts)
    return Bilingual(mark.join(zh), ", ".join(en))


def documents_of(
    case: BaseModel, compiled: CompiledProcedure, then: Perform, instance: Instance, context: EvaluationContext
) -> Iterator[RequiredDocument]:
    """Yield the documents that are due with the same event as an act, or with the event that it must precede.

    Args:
        case: the whole record.
        compiled: the procedure.
        then: the act.
        instance: the subject.
        context: the facts.

    Yields:
        Each document, and whether it exists.
    """
    done = then.done.event if isinstance(then.done, First) else then.done
    wanted = documents_with(compiled)
    read: dict[Subject, list[EvaluationContext]] = {}
    for event in (done, then.within.closes):
        for amended in wanted.get(event, ()):
            subject = amended.rule.per
            if subject not in read:
                read[subject] = list(_contexts(case, subject, then, instance, context))
            yield from _document(amended, event, read[subject])


def _document(amended: ResolvedRule, event: Moment, read: Sequence[EvaluationContext]) -> Iterator[RequiredDocument]:
    """Yield the document that the applicable version of a rule requires with an event, if it requires one."""
    applicable = [(governing(amended, context).then, context) for context in read]
    requiring = [(then, context) for then, context in applicable if isinstance(then, Attach) and then.to == event]
    versions = (each.then for each in amended.versions() if isinstance(each.then, Attach))
    if applicable and not requiring:
        return
    document = requiring[0][0] if requiring else next(versions)
    truths = [context.truth(then.demand) for then, context in requiring]
    ready = {Truth.MET: True, Truth.NOT_MET: False}.get(conjunction(truths)) if truths else None
    yield RequiredDocument(amended.rule.id, document.document_zh, document.document_en, ready)


def _contexts(
    case: BaseModel, subject: Subject, then: Perform, instance: Instance, context: EvaluationContext
) -> Iterator[EvaluationContext]:
    """Yield the records that the document is checked in: this one, those inside it, or those that the act creates."""
    if subject in instance.subject.visible_subjects:
        yield context
    elif subject.within is instance.subject:
        for inner in inside(case, instance, subject):
            yield EvaluationContext(context.on, context.complete, context.calendar, inner.by_subject())
    elif isinstance(then.done, First) and then.done.subject is subject:
        for member in context.members(subject) or ():
            if member.truth(then.done.where) is Truth.MET:
                yield member
