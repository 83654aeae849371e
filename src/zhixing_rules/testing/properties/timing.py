"""Laws of days: windows open before they close, acting sooner is no later, and what plan and validate say is one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from zhixing_rules.engine import Verdict, plan
from zhixing_rules.engine.planning import Status
from zhixing_rules.errors import RecordError
from zhixing_rules.language import Event, Perform, Recur, Truth
from zhixing_rules.testing.fulfilment import done_on, met, place_of_act, places_in_sight
from zhixing_rules.testing.judged_record import ATTESTED, Situation
from zhixing_rules.testing.situations import findings, situations, tried

if TYPE_CHECKING:
    from zhixing_rules.engine import Finding
    from zhixing_rules.engine.planning import Step
    from zhixing_rules.testing.property import Trial

__all__ = ["earlier_is_not_later", "followed_plan_is_clean", "plan_agrees", "safe_day_is_safe", "window_is_open"]

_HOW_SOON: Final = ("at once", "the day after", "a day sooner")
_LATER: Final = timedelta(days=40)
"""Long enough for every period to be over."""


def window_is_open(trial: Trial) -> None:
    """The last day of a period does not come before the day that calls for the act, nor before its first day."""
    rule = trial.the_rule
    if not isinstance(rule.then, Perform):
        return

    def check(situation: Situation) -> None:
        for finding in findings(trial, situation).values():
            found = finding.deadline
            if found is None or not found.numbered or found.provisional or found.due is None or not _called(finding):
                continue
            if found.trigger is not None and found.due < found.trigger and not _ends_with_an_act(finding):
                zh = f"期限的末日 {found.due} 早于起算的 {found.trigger}"
                raise situation.broken(rule, zh, f"due on {found.due}, before the trigger of {found.trigger}")
            if found.earliest is not None and found.due < found.earliest:
                zh = f"期限在 {found.earliest} 才开始，{found.due} 已结束：没有一天可以办理"
                raise situation.broken(rule, zh, f"opens on {found.earliest}, closes on {found.due}: empty")

    tried(trial, situations(trial), check)


def _ends_with_an_act(finding: Finding) -> bool:
    """Whether the period ends when somebody acts: that they acted too soon is a fact of the case, not of the rule."""
    then = finding.resolved.then
    return isinstance(then, Perform) and isinstance(then.within.closes, Event)


def _called(finding: Finding) -> bool:
    """Whether the rule applies and the day that calls for its act has come, for certain."""
    context, resolved = finding.context, finding.resolved
    return context.truth(resolved.applies) is Truth.MET and context.truth(resolved.called_for) is Truth.MET


def earlier_is_not_later(trial: Trial) -> None:
    """An act that was in time on one day is in time on any earlier one, where nothing says from when."""
    rule = trial.the_rule
    if not isinstance(rule.then, Perform):
        return

    def check(drawn: tuple[Situation, str]) -> None:
        situation, how_soon = drawn
        for path, finding in findings(trial, situation).items():
            _judge_sooner(trial, situation, path, how_soon)
            last = None if finding.deadline is None else finding.deadline.certain
            done = None if last is None else done_on(situation.as_of(max(situation.on, last)), finding, last)
            if done is not None:
                _judge_sooner(trial, done, path, how_soon)

    tried(trial, st.tuples(situations(trial), st.sampled_from(_HOW_SOON)), check)


def _judge_sooner(trial: Trial, situation: Situation, path: str, how_soon: str) -> None:
    """An act on record as in time, done sooner, is still in time."""
    try:
        finding = findings(trial, situation)[path]
    except RecordError:
        return
    then, place = finding.resolved.then, place_of_act(finding)
    if not isinstance(then, Perform) or then.within.opens is not None or place is None:
        return
    done, called = finding.context.between(then.done), finding.context.between(then.within.after)
    first = max(called.low, done.low - _LATER.days)
    earlier = {"at once": first, "the day after": first + 1, "a day sooner": done.low - 1}[how_soon]
    if finding.verdict is not Verdict.PASS or not done.exact or not called.exact or not first <= earlier < done.low:
        return
    moved = situation.having(place, date.fromordinal(earlier).isoformat())
    try:
        now = findings(trial, moved).get(path)
    except RecordError:
        return
    if now is not None and now.verdict is Verdict.FAIL and _as_it_must_be(now):
        zh = f"{date.fromordinal(done.low)} 办理为“符合”，更早的 {date.fromordinal(earlier)} 办理反而“违反”"
        en = f"in time on {date.fromordinal(done.low)}, and not on the earlier {date.fromordinal(earlier)}"
        raise moved.broken(trial.the_rule, zh, en)


def _as_it_must_be(finding: Finding) -> bool:
    """Whether the act was done as demanded but for its day."""
    then = finding.resolved.then
    return isinstance(then, Perform) and finding.context.truth(then.provided) is Truth.MET


def plan_agrees(trial: Trial) -> None:
    """The plan and the report count each period alike, and what the report says is overdue is so in the plan."""
    rule = trial.the_rule
    if not isinstance(rule.then, Perform | Recur) or rule.then.by is None:
        return

    def check(situation: Situation) -> None:
        steps = _steps(trial, situation)
        for path, finding in findings(trial, situation).items():
            step = steps.get(path)
            if step is None:
                if finding.verdict in {Verdict.FAIL, Verdict.PENDING}:
                    raise situation.broken(rule, "报告有此义务，计划没有", "in the report and not in the plan")
            elif step.deadline != finding.deadline:
                zh = f"计划的末日是 {step.due}，报告的是 {finding.due}"
                raise situation.broken(rule, zh, f"due on {step.due} by the plan and {finding.due} by the report")
            elif step.status is Status.OVERDUE and finding.verdict is not Verdict.FAIL:
                zh = f"计划说逾期，报告说“{finding.verdict.zh}”"
                raise situation.broken(rule, zh, f"overdue by the plan, {finding.verdict} by the report")

    tried(trial, situations(trial), check)


def _steps(trial: Trial, situation: Situation) -> dict[str, Step]:
    """The steps of the rule of a trial, by path."""
    rule = trial.the_rule
    made = plan(
        situation.record,
        on=situation.on,
        procedure=trial.procedure,
        calendar=trial.calendar,
        readings=trial.readings,
    )
    field = f"/{rule.per.field}/" if rule.per.within is not None else ""
    return {step.path: step for step in made.steps if step.rule_id == rule.id and field in step.path}


def followed_plan_is_clean(trial: Trial) -> None:
    """Who does what the plan says, on a day it allows, is not told that the rule was breached."""
    rule = trial.the_rule
    if not isinstance(rule.then, Perform) or rule.then.by is None:
        return

    def check(drawn: tuple[Situation, str, int]) -> None:
        situation, when, which = drawn
        for path, finding in findings(trial, _attested(situation)).items():
            place = place_of_act(finding)
            waiting = None if place is None else _waiting(trial, situation, path, place, which)
            step = None if waiting is None else _steps(trial, waiting).get(path)
            if waiting is None or step is None or step.status is not Status.DUE:
                continue
            day = _chosen(when, step, waiting.on)
            if day is not None:
                _judge(trial, waiting, path, day)

    tried(trial, st.tuples(situations(trial), st.sampled_from(("due", "safe", "today")), st.integers(0, 1)), check)


def _attested(situation: Situation) -> Situation:
    return situation.having(f"/{ATTESTED}", situation.on.isoformat())


def _waiting(trial: Trial, situation: Situation, path: str, place: str, which: int) -> Situation | None:
    """The situation before the act, on the day that calls for it; ``None`` where there is no such day."""
    undone = _attested(situation.without(place))
    finding = findings(trial, undone).get(path)
    if finding is None:
        return None
    called = met(finding.resolved.applies, undone, places_in_sight(finding), which).without(place)
    try:
        found = findings(trial, called)[path].deadline
    except RecordError:
        return None
    return called if found is None or found.trigger is None else called.as_of(min(found.trigger, called.on))


def _chosen(when: str, step: Step, on: date) -> date | None:
    """A day on which the plan allows the act, not before the day it is made; today, where the text has no number."""
    if step.due is None or step.provisional:
        return on if step.due is None else None
    day = {"due": step.due, "safe": step.safe_due, "today": on}[when]
    first = max(on, step.earliest or on)
    return day if day is not None and first <= day <= step.due else None


def _judge(trial: Trial, waiting: Situation, path: str, day: date) -> None:
    """The act done on a day is no breach, on that day and after."""
    before = findings(trial, waiting)[path]
    made = done_on(waiting.as_of(day), before, day)
    if made is None:
        return
    for then in (made, made.as_of(day + _LATER)):
        try:
            finding = findings(trial, then).get(path)
        except RecordError:
            return
        if finding is not None and finding.verdict is Verdict.FAIL and _as_it_must_be(finding):
            raise then.broken(
                trial.the_rule,
                f"计划准许 {day} 办理，照办之后仍判“违反”",
                f"the plan allows {day}; done then, it is called a breach",
            )


def safe_day_is_safe(trial: Trial) -> None:
    """An act on the safe day is in time under each alternative of each reading, taken alone."""
    rule = trial.the_rule
    if not isinstance(rule.then, Perform):
        return

    def check(situation: Situation) -> None:
        for path, finding in findings(trial, situation).items():
            found = finding.deadline
            if found is None or found.safe_due is None or found.provisional or not _called(finding):
                continue
            made = done_on(situation.as_of(max(situation.on, found.safe_due)), finding, found.safe_due)
            if made is not None:
                _judge_under_each(trial, made.as_of(made.on + _LATER), path, found.safe_due)

    tried(trial, situations(trial), check)


def _judge_under_each(trial: Trial, made: Situation, path: str, day: date) -> None:
    rule = trial.the_rule
    for readings in ({}, *({each.id: other.id} for each in rule.readings for other in each.alternatives)):
        try:
            finding = findings(trial, made, readings=readings).get(path)
        except RecordError:
            return
        if finding is None or finding.deadline is None or finding.deadline.safe_due != day:
            return  # putting the act on record moved the period itself
        if finding.verdict is Verdict.FAIL and _as_it_must_be(finding):
            zh, en = f"稳妥日 {day} 办理，仍判“违反”", f"done on the safe day, {day}, and called a breach"
            raise made.broken(rule, zh, en, readings)
