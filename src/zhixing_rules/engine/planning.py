"""plan: who must do what, by which day, with which papers, and what it waits for.

A step is a rule that demands an act, for one subject. Its order and what it waits for are read from the rules: an
act waits for every act whose day its own condition or period depends on. Where a referral is still to come, the
steps that would follow it are shown as waiting, under the path of the record that does not exist yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeGuard

from zhixing_rules._enums import member_of
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.calendars import DAWN, PRC
from zhixing_rules.engine.applicable_version import governing, transitions
from zhixing_rules.engine.deadline import Deadline, deadline
from zhixing_rules.engine.dependencies import documents_with, first_of, in_order, makers_of, waits_for
from zhixing_rules.engine.explain.description import Bilingual
from zhixing_rules.engine.explain.messages import missed_in_words
from zhixing_rules.engine.explain.missing_facts import lacking
from zhixing_rules.engine.explain.reasons import reasons
from zhixing_rules.engine.instances import Index, Instance, inside, instances, seen_with
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.report import Provenance, left_undone
from zhixing_rules.engine.status import Status, status_when
from zhixing_rules.engine.validation import prepare
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import (
    TRUE,
    Actor,
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
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.engine.status import StatusWord
    from zhixing_rules.language import ActorWord, Consequence, Moment, Procedure, Remedy, Subject
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
    """A paper that goes with a step.

    Attributes:
        rule_id: the rule that asks for it.
        zh: its name in Chinese.
        en: its name in English.
        ready: whether it is there; ``None`` where that is not recorded.
    """

    rule_id: str
    zh: str
    en: str
    ready: bool | None


@dataclass(frozen=True, slots=True, repr=False)
class Step(TypeNameRepr):
    """One act.

    Attributes:
        rule_id: the rule that demands it.
        path: the subject, as a JSON Pointer; ``/-`` stands for a record still to come (RFC 6901).
        actor: who acts.
        action_zh: what is to be done, in Chinese.
        action_en: the same in English.
        status: where it stands on the day of the plan.
        earliest: the first day on which it is in time; ``None`` where nothing forbids acting earlier.
        due: the last day on which it is in time; where `provisional`, the earliest that day can be.
        safe_due: a day that is in time under every reading of the clause; ``None`` where there is none.
        provisional: whether the days rest on a notice not yet published or on facts not yet recorded.
        documents: the papers that go with it.
        after: the ids of the rules whose acts it waits for.
        citation: the clause.
        deadline: how the day was counted; ``None`` for a check that has no day of its own.
        why_zh: what it waits for or lacks, in Chinese; empty where nothing.
        why_en: the same in English.
        remedy: what to do next and what follows, where the step is overdue, was left undone, or a round was missed.
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
    """Steps, each after those it waits for, and what can be asked of them."""

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
        """What can be done now: due and overdue steps, the earliest safe day first; those without a day last."""
        ready = [step for step in self.steps if step.status in {Status.DUE, Status.OVERDUE}]
        return tuple(sorted(ready, key=lambda step: str(step.safe_due or step.due or "9999")))

    @property
    def counts(self) -> dict[Status, int]:
        """How many steps there are of each status."""
        return {status: len(self.by(status)) for status in Status}


@dataclass(frozen=True, repr=False)
class Plan(Agenda):
    """The steps of a case, each after those it waits for.

    Attributes:
        steps: all of them.
        provenance: what the plan was made with.
        laid: the same steps in the order of the subjects and of the law.
        book: the rules, made ready.
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
    """Lay out what is still to be done in a case, or by a joint mechanism, as things stand on a day.

    Arguments and errors are those of `validate`.

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
            # were nothing attested: a rule may yet apply once events that are still to come have come
            to_come = subject_rules.judge(day.toordinal(), DAWN, *instance.records)
            for resolved, verdict, later in zip(subject_rules.rules, now, to_come, strict=True):
                if VERDICTS[later] is not Verdict.NOT_APPLICABLE:
                    steps += _steps(case, compiled, resolved, instance, context, VERDICTS[verdict])
    provenance = Provenance(procedure.id, procedure.hash, calendar.version, compiled.selection, day, complete)
    ids = {step.rule_id for step in steps}
    in_law_order = [step if ids.issuperset(step.after) else _after_those(step, ids) for step in steps]
    return Plan(tuple(in_order(in_law_order)), provenance, tuple(in_law_order), compiled)


def _after_those(step: Step, ids: set[str]) -> Step:
    return replace(step, after=tuple(each for each in step.after if each in ids))


# ------------------------------------------------------------------------------------------------ records to come


def with_those_to_come(
    case: BaseModel, compiled: CompiledProcedure, subject: Subject, on: date, complete: date | None
) -> Iterator[Instance]:
    """The records of a subject, then one blank record for each act that will bring one about."""
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
    """A blank record, joined to the one it will follow as the rule's own condition joins them."""
    records = instance.by_subject()
    known: dict[str, Any] = dict.fromkeys(subject.record.model_fields)
    for part in parts_of(done.where):
        if isinstance(part, Equal):
            sides = {part.left.subject: part.left, part.right.subject: part.right}
            other = next(side for owner, side in sides.items() if owner is not subject)
            known[sides[subject].path] = getattr(records[other.subject], other.path)
    blank = subject.record.model_construct(**known)
    root = Instance(subject, "", (case,), ("",))
    return seen_with(Index(case), root, subject, blank, "-")


# ------------------------------------------------------------------------------------------------ one step


def _steps(  # noqa: PLR0917  one step in all it depends on
    case: BaseModel,
    compiled: CompiledProcedure,
    amended: ResolvedRule,
    instance: Instance,
    context: EvaluationContext,
    verdict: Verdict,
) -> Iterator[Step]:
    """The step of a rule for one subject; none where the rule, as it governs, is nobody's to act on."""
    resolved = governing(amended, context)
    then = resolved.then
    if not isinstance(then, Perform | Attach | Qualify | Recur) or then.by is None:
        return
    counted = deadline(compiled, amended, instance, context)
    status = status_of(resolved, verdict, counted, context)
    why = _why(resolved, status, instance, context, counted)
    if status not in {Status.DONE, Status.WAITING}:
        why = _joined([each for each in (why, _law_unknown(amended, instance, context)) if each.zh], "；")
    papers = tuple(documents_of(case, compiled, then, instance, context)) if isinstance(then, Perform) else ()
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
        documents=papers,
        after=waits_for(compiled).get(resolved.rule.id, ()),
        citation=resolved.rule.cite,
        deadline=counted,
        why_zh=why.zh,
        why_en=why.en,
        remedy=resolved.rule.remedy if status is Status.OVERDUE or left_undone(resolved, verdict, context) else None,
    )


def status_of(resolved: ResolvedRule, verdict: Verdict, counted: Deadline | None, context: EvaluationContext) -> Status:
    """Where a step stands."""
    then = resolved.then
    if counted is not None and _kept_now(counted, context):
        verdict = Verdict.PASS
    elif isinstance(then, Recur) and verdict is Verdict.FAIL:  # a round that was missed cannot be made good
        verdict = Verdict.PENDING
    return status_when(
        verdict,
        acted=_done(then, context) and context.truth(then.provided) is not Truth.NOT_MET,
        asked=context.truth(resolved.applies) is Truth.MET and context.truth(resolved.called_for) is Truth.MET,
        early=counted is not None and counted.earliest is not None and context.on < counted.earliest.toordinal(),
    )


def _done(then: Consequence, context: EvaluationContext) -> TypeGuard[Perform]:
    """Whether an act is on record as done, in the right way or not."""
    return isinstance(then, Perform) and context.between(then.done).high <= context.on


def _kept_now(counted: Deadline, context: EvaluationContext) -> bool:
    """Whether the act of the round that runs has been done; an earlier round that was missed cannot be made good."""
    return any(
        each.fulfilled for each in counted.periods if each.first.toordinal() <= context.on <= each.last.toordinal()
    )


def _why(
    resolved: ResolvedRule, status: Status, instance: Instance, context: EvaluationContext, counted: Deadline | None
) -> Bilingual:
    """What a step waits for or lacks, or what is not as it must be; empty for a step that can just be done."""
    if status is Status.WAITING:
        return _waits(resolved, instance, context)
    if isinstance(resolved.then, Recur):
        return missed_in_words(counted)
    condition = getattr(resolved.then, "demand", getattr(resolved.then, "provided", TRUE))
    again = status is Status.OVERDUE or _done(resolved.then, context)
    if again and context.truth(condition) is Truth.NOT_MET:
        return _joined(reasons(condition, context), "；")
    if status is not Status.DONE and not isinstance(resolved.then, Perform):
        return _joined([Bilingual(each.zh, each.en) for each in lacking(condition, context, instance)], "、")
    return Bilingual("", "")


def _waits(resolved: ResolvedRule, instance: Instance, context: EvaluationContext) -> Bilingual:
    to_come, done = context.assuming(None), getattr(resolved.then, "done", None)
    conditions = (resolved.applies, resolved.called_for)
    for condition in conditions:
        lacks = [each for each in lacking(condition, to_come, instance) if each.zh != getattr(done, "zh", "")]
        if lacks:
            return _joined([Bilingual(each.zh, each.en) for each in lacks], "、")
    unmet = (condition for condition in conditions if context.truth(condition) is not Truth.MET)
    return _joined([words for condition in unmet for words in reasons(condition, context)], "；")


def _law_unknown(amended: ResolvedRule, instance: Instance, context: EvaluationContext) -> Bilingual:
    """What it lacks to tell whether the rule as amended governs; empty where that is known."""
    lacks = [each for condition in transitions(amended, context) for each in lacking(condition, context, instance)]
    return _joined([Bilingual(each.zh, each.en) for each in lacks], "、")


def _joined(parts: Sequence[Bilingual], mark: str) -> Bilingual:
    return Bilingual(mark.join(each.zh for each in parts), ", ".join(each.en for each in parts))


def documents_of(
    case: BaseModel, compiled: CompiledProcedure, then: Perform, instance: Instance, context: EvaluationContext
) -> Iterator[RequiredDocument]:
    """The papers that are due with the same event as an act, or with the event that it must precede."""
    done = then.done.event if isinstance(then.done, First) else then.done
    wanted = documents_with(compiled)
    read: dict[Subject, list[EvaluationContext]] = {}
    for event in (done, then.within.closes):
        for amended in wanted.get(event, ()):
            subject = amended.rule.per
            if subject not in read:
                read[subject] = list(_contexts(case, subject, then, instance, context))
            yield from _paper(amended, event, read[subject])


def _paper(amended: ResolvedRule, event: Moment, read: Sequence[EvaluationContext]) -> Iterator[RequiredDocument]:
    """The paper that a rule asks for with an event, as it governs where it is read; none where it asks for none."""
    asked = [(governing(amended, context).then, context) for context in read]
    asking = [(then, context) for then, context in asked if isinstance(then, Attach) and then.to == event]
    versions = (each.then for each in amended.versions() if isinstance(each.then, Attach))
    if asked and not asking:
        return
    paper = asking[0][0] if asking else next(versions)
    truths = [context.truth(then.demand) for then, context in asking]
    ready = {Truth.MET: True, Truth.NOT_MET: False}.get(conjunction(truths)) if truths else None
    yield RequiredDocument(amended.rule.id, paper.document_zh, paper.document_en, ready)


def _contexts(
    case: BaseModel, subject: Subject, then: Perform, instance: Instance, context: EvaluationContext
) -> Iterator[EvaluationContext]:
    """Where a paper is read: this record, the records inside it, or those that the act brings about."""
    if subject in instance.subject.visible_subjects:
        yield context
    elif subject.within is instance.subject:
        for inner in inside(case, instance, subject):
            yield EvaluationContext(context.on, context.complete, context.calendar, inner.by_subject())
    elif isinstance(then.done, First) and then.done.subject is subject:
        for member in context.members(subject) or ():
            if member.truth(then.done.where) is Truth.MET:
                yield member
