"""Timing: periods that are not empty, earlier acts that are not late, and plans that agree with reports."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from zhixing_rules._dates import chinese_date
from zhixing_rules.engine import Verdict, plan
from zhixing_rules.engine.status import Status
from zhixing_rules.errors import RecordError
from zhixing_rules.language import Event, Fact, Perform, Recur, Truth, parts_of, readings_read
from zhixing_rules.testing.examples import check_examples, findings, judged_records, procedure_with_version
from zhixing_rules.testing.fulfilment import fulfil, perform_on, pointer_of_act, visible_pointers
from zhixing_rules.testing.property import in_english

if TYPE_CHECKING:
    from zhixing_rules.engine import Finding
    from zhixing_rules.engine.step import Step
    from zhixing_rules.language import Condition
    from zhixing_rules.testing.judged_record import JudgedRecord
    from zhixing_rules.testing.property import Trial

__all__ = ["earlier_is_not_later", "followed_plan_is_clean", "plan_agrees", "safe_day_is_safe", "window_is_open"]

_EARLIER: Final = ("first day", "second day", "previous day")
_OVERDUE: Final = {False: {Verdict.FAIL}, True: {Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW}}
"""The verdicts of a rule whose step is overdue, by whether the step is provisional."""
_LATER: Final = timedelta(days=40)
"""Long enough for every period to end."""


def window_is_open(trial: Trial) -> None:
    """The last day of a period is not before its trigger day, nor before its first day."""
    rule = trial.required_rule
    if not isinstance(rule.then, Perform):
        return

    def check(example: JudgedRecord) -> None:
        for finding in findings(trial, example).values():
            deadline = finding.deadline
            if deadline is None or not deadline.numbered or deadline.provisional or not _is_called_for(finding):
                continue
            trigger, earliest, due = deadline.trigger, deadline.earliest, deadline.due
            if due is None:
                continue
            if trigger is not None and due < trigger and not _ends_with_an_act(finding):
                zh = f"期限的末日{chinese_date(due)}早于起算日{chinese_date(trigger)}"
                raise example.violation(rule, zh, f"due on {due}, before the trigger day {trigger}")
            if earliest is not None and due < earliest:
                zh = f"期限自{chinese_date(earliest)}开始，至{chinese_date(due)}已届满，没有一日可以办理"
                raise example.violation(rule, zh, f"opens on {earliest} and closes on {due}: the period is empty")

    check_examples(trial, judged_records(trial), check)


def _ends_with_an_act(finding: Finding) -> bool:
    """Whether the period ends with an act of somebody: an early act is then a fact of the case, not of the rule."""
    then = finding.resolved.then
    return isinstance(then, Perform) and isinstance(then.within.closes, Event)


def _is_called_for(finding: Finding) -> bool:
    """Whether the rule certainly applies and its trigger day has certainly come."""
    context, resolved = finding.context, finding.resolved
    return context.truth(resolved.applies) is Truth.MET and context.truth(resolved.called_for) is Truth.MET


def earlier_is_not_later(trial: Trial) -> None:
    """An act that is in time on one day is in time on any earlier day, if the period has no first day."""
    rule = trial.required_rule
    if not isinstance(rule.then, Perform):
        return

    def check(drawn: tuple[JudgedRecord, str]) -> None:
        example, which_day = drawn
        for path, finding in findings(trial, example).items():
            _check_earlier(trial, example, path, which_day)
            last = None if finding.deadline is None else finding.deadline.certain
            done = None if last is None else perform_on(example.as_of(max(example.on, last)), finding, last)
            if done is not None:
                _check_earlier(trial, done, path, which_day)

    check_examples(trial, st.tuples(judged_records(trial), st.sampled_from(_EARLIER)), check)


def _check_earlier(trial: Trial, example: JudgedRecord, path: str, which_day: str) -> None:
    """Check that an act recorded as in time is still in time on an earlier day."""
    try:
        finding = findings(trial, example)[path]
    except RecordError:
        return
    then, place = finding.resolved.then, pointer_of_act(finding)
    if not isinstance(then, Perform) or then.within.opens is not None or place is None:
        return
    done, trigger = finding.context.discharged(then), finding.context.between(then.within.after)
    first = max(trigger.low, done.low - _LATER.days)
    earlier = {"first day": first, "second day": first + 1, "previous day": done.low - 1}[which_day]
    if finding.verdict is not Verdict.PASS or not done.exact or not trigger.exact or not first <= earlier < done.low:
        return
    moved = example.having(place, date.fromordinal(earlier).isoformat())
    try:
        now = findings(trial, moved).get(path)
    except RecordError:
        return
    if now is not None and now.verdict is Verdict.FAIL and _is_done_as_demanded(now, date.fromordinal(earlier)):
        day, earlier_day = date.fromordinal(done.low), date.fromordinal(earlier)
        zh = f"{chinese_date(day)}办理为“符合”，提前至{chinese_date(earlier_day)}办理反而为“违反”"
        en = f"in time on {day}, but not on the earlier {earlier_day}"
        raise moved.violation(trial.required_rule, zh, en)


def _is_done_as_demanded(finding: Finding, day: date) -> bool:
    """Whether the rule sees the act on a day, and the act meets its demands apart from the date; the hour included.

    A record of an act may belong to another subject of the rule, which then does not see it.
    """
    then = finding.resolved.then
    if not isinstance(then, Perform) or finding.context.truth(then.provided) is not Truth.MET:
        return False
    hour = then.within.last_day
    if _is_derived(hour) and finding.context.truth(hour) is Truth.NOT_MET:  # shown by other facts, none to choose
        return False
    done = finding.context.discharged(then)
    return done.exact and done.low == day.toordinal()


def _is_derived(condition: Condition) -> bool:
    """Return whether a condition reads a value that no field records, such as a number of hours between two times."""
    return any(isinstance(part, Fact) and part.place != part.path for part in parts_of(condition))


def plan_agrees(trial: Trial) -> None:
    """Plan and report give the same period; what is overdue in the plan is a breach in the report.

    Where the record does not attest that an act was not done, the step is provisional and the report undecided.
    """
    rule = trial.required_rule
    if not isinstance(rule.then, Perform | Recur) or rule.then.by is None:
        return

    def check(example: JudgedRecord) -> None:
        steps = _steps(trial, example)
        for path, finding in findings(trial, example).items():
            step = steps.get(path)
            if step is None:
                if finding.verdict in {Verdict.FAIL, Verdict.PENDING}:
                    raise example.violation(rule, "报告有此项义务，计划没有", "in the report, but not in the plan")
            elif step.deadline != finding.deadline:
                planned, reported = (_in_both_languages(each) for each in (step.due, finding.due))
                zh = f"计划与报告的期限不同：计划的末日为{planned[0]}，报告的末日为{reported[0]}"
                en = f"plan and report differ: due day {planned[1]} in the plan, {reported[1]} in the report"
                raise example.violation(rule, zh, en)
            elif step.status is Status.OVERDUE and finding.verdict not in _OVERDUE[step.provisional]:
                zh = f"计划列为逾期，报告判为“{finding.verdict.zh}”"
                en = f"overdue in the plan, {in_english(finding.verdict)} in the report"
                raise example.violation(rule, zh, en)

    check_examples(trial, judged_records(trial), check)


def _in_both_languages(day: date | None) -> tuple[str, str]:
    return ("未定", "not certain") if day is None else (chinese_date(day), day.isoformat())


def _steps(trial: Trial, example: JudgedRecord) -> dict[str, Step]:
    """Return the plan steps of the rule of a trial, by path."""
    rule = trial.required_rule
    planned = plan(
        example.record,
        on=example.on,
        procedure=procedure_with_version(trial.procedure, rule),
        calendar=trial.calendar,
        readings=trial.readings,
    )
    field = f"/{rule.per.field}/" if rule.per.within is not None else ""
    return {step.path: step for step in planned.steps if step.rule_id == rule.id and field in step.path}


def followed_plan_is_clean(trial: Trial) -> None:
    """An act performed as planned, on a day that the plan allows, is not a breach."""
    rule = trial.required_rule
    if not isinstance(rule.then, Perform) or rule.then.by is None:
        return

    def check(drawn: tuple[JudgedRecord, str, int]) -> None:
        example, when, which = drawn
        try:
            attested = findings(trial, _attested(example))
        except RecordError:
            return  # an attested record must name what it refers to
        for path, finding in attested.items():
            pointer = pointer_of_act(finding)
            before = None if pointer is None else _before_the_act(trial, example, path, pointer, which)
            step = None if before is None else _steps(trial, before).get(path)
            if before is None or step is None or step.status is not Status.DUE:
                continue
            day = _chosen_day(when, step, before.on)
            if day is not None:
                _check_performed(trial, before, path, day)

    check_examples(
        trial, st.tuples(judged_records(trial), st.sampled_from(("due", "safe", "today")), st.integers(0, 1)), check
    )


def _attested(example: JudgedRecord) -> JudgedRecord:
    return example.as_of(example.on)


def _before_the_act(trial: Trial, example: JudgedRecord, path: str, pointer: str, which: int) -> JudgedRecord | None:
    """Return the record without the act, judged on its trigger day at the latest; ``None`` if it cannot be loaded."""
    undone = _attested(example.without(pointer))
    finding = findings(trial, undone).get(path)
    if finding is None:
        return None
    applicable = fulfil(finding.resolved.applies, undone, visible_pointers(finding), which).without(pointer)
    try:
        deadline = findings(trial, applicable)[path].deadline
    except RecordError:
        return None
    if deadline is None or deadline.trigger is None:
        return applicable
    return applicable.as_of(min(deadline.trigger, applicable.on))


def _chosen_day(when: str, step: Step, on: date) -> date | None:
    """Return a day on which the plan allows the act, from the day of the plan on; that day if there is no due day."""
    if step.due is None or step.provisional:
        return on if step.due is None else None
    day = {"due": step.due, "safe": step.safe_due, "today": on}[when]
    first = max(on, step.earliest or on)
    return day if day is not None and first <= day <= step.due else None


def _check_performed(trial: Trial, before: JudgedRecord, path: str, day: date) -> None:
    """Check that the act performed on a day is not a breach, on that day and later."""
    finding = findings(trial, before)[path]
    performed = perform_on(before.as_of(day), finding, day)
    if performed is None:
        return
    for example in (performed, performed.as_of(day + _LATER)):
        try:
            after = findings(trial, example).get(path)
        except RecordError:
            return
        if after is not None and after.verdict is Verdict.FAIL and _is_done_as_demanded(after, day):
            zh = f"计划准许在{chinese_date(day)}办理，照计划办理后仍判“违反”"
            en = f"the plan allows {day}; performed on that day, the act is a breach"
            raise example.violation(trial.required_rule, zh, en)


def safe_day_is_safe(trial: Trial) -> None:
    """An act on the safe day is in time under each alternative of each reading, chosen one at a time."""
    rule = trial.required_rule
    if not isinstance(rule.then, Perform):
        return

    def check(example: JudgedRecord) -> None:
        for path, finding in findings(trial, example).items():
            deadline = finding.deadline
            if deadline is None or deadline.safe_due is None or deadline.provisional or not _is_called_for(finding):
                continue
            day = deadline.safe_due
            performed = perform_on(example.as_of(max(example.on, day)), finding, day)
            if performed is not None:
                _check_under_each_reading(trial, performed.as_of(performed.on + _LATER), path, day)

    check_examples(trial, judged_records(trial), check)


def _check_under_each_reading(trial: Trial, performed: JudgedRecord, path: str, day: date) -> None:
    rule = trial.required_rule
    read = readings_read(trial.procedure, rule)
    for readings in ({}, *({each.id: other.id} for each in read for other in each.alternatives)):
        try:
            finding = findings(trial, performed, readings=readings).get(path)
        except RecordError:
            return
        if finding is None or finding.deadline is None or finding.deadline.safe_due != day:
            return  # recording the act changed the period itself
        if finding.verdict is Verdict.FAIL and _is_done_as_demanded(finding, day):
            zh, en = (
                f"在稳妥日{chinese_date(day)}办理，仍判“违反”",
                f"performed on the safe day {day}, the act is a breach",
            )
            raise performed.violation(rule, zh, en, readings)
