"""plan: who must do what, by which day, with which documents, and after which other steps.

A step is a rule that requires an act, for one subject. The most urgent step comes first. The order of steps that are
equally urgent follows from the rules: an act waits for every act whose day its own condition or period depends on.
Where a referral is still to come, the steps that would follow it have the status waiting and the path of the record
that does not exist yet. A step that nothing can call for any more, because another outcome is recorded, is left out.

The status and the days come from compiled rules; a recurring duty and a rule with a superseded version are interpreted.
"""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from zhixing_rules._enums import member_of
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, PRC
from zhixing_rules.engine.answers import answered
from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.attestation import attested_through
from zhixing_rules.engine.compile.due_days import Dated, compile_days, has_compiled_days
from zhixing_rules.engine.compile.expectations import compile_expected
from zhixing_rules.engine.deadline import day_of, deadline
from zhixing_rules.engine.dependencies import in_order, is_step, waits_for
from zhixing_rules.engine.expected_acts import is_expected
from zhixing_rules.engine.explain.safe_day_reasons import safe_day_reason
from zhixing_rules.engine.explain.step_reasons import step_reasons
from zhixing_rules.engine.instances import RecordIndex
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.planned_subjects import PlannedSubjects
from zhixing_rules.engine.records_to_come import with_those_to_come
from zhixing_rules.engine.report import Provenance, left_undone, raw_verdict
from zhixing_rules.engine.status import Standing, Status, day_done, standing_of, standing_on, verdict_of_step
from zhixing_rules.engine.step import Step, StepDetails, deferred_step
from zhixing_rules.engine.step_documents import documents_of
from zhixing_rules.engine.urgency import by_urgency, urgency_on
from zhixing_rules.engine.validation import prepare
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import LOCAL, Actor, Attach, Confidence, Perform, ProcedureActor, Recur, Unnumbered
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.engine.status import StatusWord
    from zhixing_rules.engine.step import StepReference
    from zhixing_rules.language import ActorWord, Procedure, Remedy

__all__ = ["Agenda", "Plan", "plan"]

_FROM_AN_EXCERPT: Final = "（据摘录）", " (from an excerpt)"
"""What follows the name of an act that a rule demands whose words were read in an excerpt."""
_NOT_APPLICABLE: Final = VERDICTS.index(Verdict.NOT_APPLICABLE)
_FAIL: Final = VERDICTS.index(Verdict.FAIL)
_REVIEW: Final = VERDICTS.index(Verdict.REVIEW)
_NO_DATES: Final = (None, None, None, False)


class Agenda:
    """Base of plans: steps, the most urgent first; those that are equally urgent each after those it waits for."""

    steps: tuple[Step, ...]

    def for_actor(self, actor: ProcedureActor | ActorWord) -> tuple[Step, ...]:
        """Return the steps of one actor. Raises ``ValueError`` for another word, with the actors listed."""
        wanted = actor if isinstance(actor, ProcedureActor) else member_of(Actor, actor)
        return tuple(step for step in self.steps if step.actor is wanted)

    def by(self, status: Status | StatusWord) -> tuple[Step, ...]:
        """Return the steps of one status. Raises ``ValueError`` for another word, with the five words listed."""
        wanted = member_of(Status, status)
        return tuple(step for step in self.steps if step.status is wanted)

    @cached_property
    def next(self) -> tuple[Step, ...]:
        """The steps that are due or overdue, in the order of the plan."""
        return tuple(step for step in self.steps if step.status in {Status.DUE, Status.OVERDUE})

    @property
    def counts(self) -> dict[Status, int]:
        """The number of steps with each status."""
        return {status: len(self.by(status)) for status in Status}


@dataclass(frozen=True, repr=False)
class Plan(Agenda):
    """The steps of a record. It keeps the record until the details of its steps are read.

    Attributes:
        steps: the steps, the most urgent first: overdue, best done today, within seven days, later, without a fixed
            period, waiting, done. Steps of the same day, or without one, each follow those they wait for.
        provenance: the inputs of the plan besides the record.
        in_law_order: the same steps in the order of the subjects and of the law.
        compiled: the compiled procedure.
        record: the record.
    """

    steps: tuple[Step, ...]
    provenance: Provenance
    in_law_order: tuple[Step, ...]
    compiled: CompiledProcedure
    record: BaseModel

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
        ...     "detentions": [{"id": "d1", "decided_on": "2025-01-20", "ground": "refusal",
        ...                     "intake_on": "2025-01-20", "days": 15,
        ...                     "criminal_liability_needed": True, "view_on": "2025-01-20"}],
        ... }, on=date(2025, 1, 21)).steps
        >>> print(steps[0].rule_id, steps[0].status.value, steps[0].due, steps[0].safe_due)
        art7.p2.referral due 2025-02-04 2025-01-20
    """
    case, compiled, day = prepare(record, on, procedure, calendar, readings)
    known = RecordIndex(case)
    planned: list[_Planned] = []
    for number, subject_rules in compiled.subject_rules_of(procedure.root_of(case)):
        rules, complete = _step_rules(compiled, number), attested_through(case, subject_rules.layer)
        supposes = subject_rules.layer == LOCAL or complete is not None
        if rules.possible or rules.supplied:
            for instance in with_those_to_come(known, compiled, subject_rules.subject, day, complete):
                situation = _Situation(compiled, known, instance, day, complete, supposes=supposes)
                planned += _planned(situation, subject_rules.judge, rules)
    provenance = Provenance.of(compiled, day, case)
    ids = {each.resolved.rule.id for each in planned}
    waits = waits_for(compiled)
    after = {rule_id: tuple(each for each in waits.get(rule_id, ()) if each in ids) for rule_id in ids}
    found = PlannedSubjects(compiled, known, ((each.resolved.rule, each.situation.instance) for each in planned))
    in_law_order = [
        _step(each, *found.before(each.situation.instance, after[each.resolved.rule.id])) for each in planned
    ]
    return Plan(by_urgency(in_order(in_law_order)), provenance, tuple(in_law_order), compiled, case)


class _StepRules(NamedTuple):
    """The rules of one subject that can be steps.

    Attributes:
        possible: them, each with its number among the rules of the subject, and among those whose days are compiled;
            ``None`` for a rule that is interpreted.
        supplied: the rules that require a document of nobody in particular, each with its number: where it is missing
            from what was sent, it is a step to supply it.
        days: the function that returns the compiled days.
        expected: the function that returns whether each of these rules may still call for its act.
    """

    possible: tuple[tuple[int, ResolvedRule, int | None], ...]
    supplied: tuple[tuple[int, ResolvedRule], ...]
    days: Callable[..., Any]
    expected: Callable[..., Any]


@lru_cache(maxsize=256)
def _step_rules(compiled: CompiledProcedure, number: int) -> _StepRules:
    """Return the rules of a subject, by its number, that can be steps."""
    subject_rules = compiled.all_subject_rules[number]
    possible = [each for each in enumerate(subject_rules.rules) if any(map(is_step, each[1].versions()))]
    dated = [rule for _, rule in possible if has_compiled_days(rule)]
    places = {id(rule): place for place, rule in enumerate(dated)}
    numbered = tuple((number, rule, places.get(id(rule))) for number, rule in possible)
    supplied = tuple(each for each in enumerate(subject_rules.rules) if _is_supplied(each[1]))
    functions = (compiles(compiled, dated, subject_rules.subject) for compiles in (compile_days, compile_expected))
    return _StepRules(numbered, supplied, *functions)


def _is_supplied(resolved: ResolvedRule) -> bool:
    """Return whether a rule requires a document, but names nobody who checks it."""
    then = resolved.then
    return isinstance(then, Attach) and then.by is None and resolved.rule.remedy is not None


class _Situation:
    """One record on the day of the plan.

    Attributes:
        supposes: whether an act that is not recorded is taken as not done. Of a further layer that the record does not
            speak of it is not: most records have no field of it filled in, and nothing of it may be called overdue.
    """

    def __init__(
        self,
        compiled: CompiledProcedure,
        known: RecordIndex,
        instance: Instance,
        on: date,
        complete: date | None,
        *,
        supposes: bool,
    ) -> None:
        self.compiled, self.known, self.instance, self.on, self.complete = compiled, known, instance, on, complete
        self.supposes: bool = supposes

    @cached_property
    def context(self) -> EvaluationContext:
        """The facts, for the interpreter."""
        return EvaluationContext.of(self.instance, self.on, self.complete, self.compiled.calendar, self.known.joins)

    def answered(self, verdict: Verdict, amended: ResolvedRule) -> Verdict:
        """Return a verdict of a rule, or the answer of a person to it."""
        if verdict is not Verdict.REVIEW:
            return verdict  # without making the context
        return answered(verdict, amended, self.instance, self.context)


class _Planned(NamedTuple):
    """What is known of a step before its details.

    Attributes:
        situation: the record.
        amended: the rule with all its versions.
        resolved: the version that governs.
        verdict: its verdict.
        standing: its status.
        days: its days; ``None`` where the rule has none.
        counted: its deadline, where that is computed already.
    """

    situation: _Situation
    amended: ResolvedRule
    resolved: ResolvedRule
    verdict: Verdict
    standing: Standing
    days: Dated | Deadline | None
    counted: Deadline | None


def _planned(situation: _Situation, judge: Callable[..., tuple[int, ...]], rules: _StepRules) -> Iterator[_Planned]:
    """Yield the steps of one record, in the order of the law."""
    on, records, joins = situation.on.toordinal(), situation.instance.records, situation.known.joins
    after = DAWN if situation.complete is None else situation.complete.toordinal() + 1
    # evaluate without the completeness attestation, to find rules that later events could trigger
    to_come = judge(on, DAWN, *records, joins=joins)
    wanted = [each for each in rules.possible if to_come[each[0]] != _NOT_APPLICABLE]
    # a document that is not in a list that is not recorded is a question, not an act
    missing = [each for each in rules.supplied if to_come[each[0]] == (_REVIEW if each[1].rule.capped else _FAIL)]
    if not wanted and not missing:
        return
    codes = to_come if after == DAWN else judge(on, after, *records, joins=joins)
    supposes = on >= after and situation.supposes
    as_recorded = judge(on, on + 1, *records, joins=joins) if supposes else codes
    days = rules.days(on, after, *records, joins=joins)
    for number, amended in missing:
        verdict = situation.answered(VERDICTS[codes[number]], amended)
        resolved = governing(amended, situation.context)
        if raw_verdict(resolved, verdict, situation.context) is Verdict.FAIL:
            status = Status.OVERDUE if verdict is Verdict.FAIL else Status.DUE
            event = _days_of_document(resolved, situation.context)
            yield _Planned(situation, amended, resolved, verdict, Standing(status, supposed=False), event, None)
    expected: tuple[int, ...] | None = None
    for number, amended, place in wanted:
        verdict, supposed = VERDICTS[codes[number]], VERDICTS[as_recorded[number]]
        if supposed is Verdict.REVIEW:
            supposed = situation.answered(supposed, amended)
            if supposed is Verdict.NOT_APPLICABLE:
                continue
        verdict = situation.answered(verdict, amended)
        if place is None:
            yield from _interpreted(situation, amended, verdict, supposed)
        else:
            own = days[place]
            standing = standing_on(on, verdict, verdict_of_step(amended.then, verdict, supposed), own)
            if standing.status is Status.WAITING and expected is None:
                expected = rules.expected(on, after, *records, joins=joins)
            if standing.status is not Status.WAITING or (expected is not None and expected[place]):
                yield _Planned(situation, amended, amended, verdict, standing, own, None)


def _days_of_document(resolved: ResolvedRule, context: EvaluationContext) -> Dated:
    """Return the days of a document that is missing: it was due with the event that it belongs to."""
    event = context.between(cast("Attach", resolved.then).to)
    day = day_of(event.low) if event.exact else None
    return Dated(None, day, None, False, False, None, True, True, False, day)  # noqa: FBT003  in the order of `Dated`


def _interpreted(
    situation: _Situation, amended: ResolvedRule, verdict: Verdict, supposed: Verdict
) -> Iterator[_Planned]:
    """Yield the step of a rule whose days are not compiled; yields nothing if the version that governs is no step."""
    resolved = governing(amended, situation.context)
    if is_step(resolved):
        counted = deadline(situation.compiled, amended, situation.instance, situation.context)
        as_recorded = verdict_of_step(resolved.then, verdict, supposed)
        standing = standing_of(resolved, verdict, as_recorded, counted, situation.context)
        if standing.status is not Status.WAITING or is_expected(situation.compiled, amended, situation.context):
            yield _Planned(situation, amended, resolved, verdict, standing, counted, counted)


def _step(planned: _Planned, after: tuple[str, ...], after_steps: tuple[StepReference, ...]) -> Step:
    """Return a step whose details are computed when they are read."""
    situation, _, resolved, _, (status, supposed), days, _ = planned
    rule, then, instance = resolved.rule, resolved.then, situation.instance
    earliest, due, safe_due, provisional = (
        _NO_DATES if days is None else (days.earliest, days.due, days.safe_due, days.provisional)
    )
    safe_past = days is not None and days.safe_past
    urgency = urgency_on(situation.on, status, due, safe_due, safe_past=safe_past)
    done_on, elapsed = None, None
    if status is Status.DONE:
        done_on = days.done_on if isinstance(days, Dated) else day_done(then, situation.context)
    elif days is not None:
        elapsed = _days_since(days.since if isinstance(days, Dated) else days.trigger, situation.on)
    dates = earliest, due, safe_due, safe_past, done_on, elapsed, *_pace(resolved), provisional or supposed
    acts = rule.id, instance.path, instance.from_path, *_act(resolved), not isinstance(then, Perform | Recur)
    return deferred_step(partial(_details, planned), *acts, status, urgency, *dates, after, after_steps, rule.cite)


def _act(resolved: ResolvedRule) -> tuple[ProcedureActor, str, str, str, str]:
    """Return who acts, and the act, in full and in brief; of a document that is missing, how that is remedied."""
    rule, then = resolved.rule, resolved.then
    by: ProcedureActor | None = getattr(then, "by", None)
    mark_zh, mark_en = ("", "") if rule.confidence is Confidence.A else _FROM_AN_EXCERPT
    if by is not None:
        return by, then.zh + mark_zh, then.en + mark_en, rule.brief_zh or then.zh, rule.brief_en or then.en
    remedy, document = cast("Remedy", rule.remedy), cast("Attach", then)
    zh, en = remedy.zh, remedy.en
    if document.document_zh not in zh:
        zh, en = f"{zh}：{document.document_zh}", f"{en}: {document.document_en}"
    return remedy.by, zh + mark_zh, en + mark_en, rule.brief_zh or zh, rule.brief_en or en


def _pace(resolved: ResolvedRule) -> tuple[str, str]:
    """Return the word of the law in place of a number of days, in both languages."""
    window = window_of(resolved.then)
    if window is None or not isinstance(window.closes, Unnumbered):
        return "", ""
    prompt = window.closes.prompt
    return (window.closes.zh, window.closes.en) if prompt else ("未规定", "no time limit")


def _days_since(day: date | None, on: date) -> int | None:
    return None if day is None or day >= on else (on - day).days


def _details(planned: _Planned) -> StepDetails:
    situation, amended, resolved, verdict, standing, _, counted = planned
    compiled, instance, context = situation.compiled, situation.instance, situation.context
    then = resolved.then
    if counted is None:
        counted = deadline(compiled, amended, instance, context)
    why = step_reasons(amended, resolved, standing, instance, context, counted)
    documents = documents_of(situation.known, compiled, then, instance, context) if isinstance(then, Perform) else ()
    owed = standing.status is Status.OVERDUE or left_undone(resolved, verdict, context)
    safe = safe_day_reason(compiled, resolved, context, counted)
    remedy = resolved.rule.remedy if owed else None
    return StepDetails(tuple(documents), counted, why.zh, why.en, safe.zh, safe.en, remedy)
