"""The status of a step of a plan.

A plan takes an act that is not recorded as not yet done, and says so where the record does not attest it: a clerk
must see a deadline that runs, whether or not the record is complete. A verdict never supposes this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeGuard

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.deadline import day_of
from zhixing_rules.engine.interpret.context import Between
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import Perform, Recur, Truth

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine.compile.due_days import Dated
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Consequence

__all__ = [
    "Standing",
    "Status",
    "StatusWord",
    "day_done",
    "is_done",
    "standing_of",
    "standing_on",
    "status_when",
    "verdict_of_step",
]

StatusWord = Literal["done", "overdue", "due", "upcoming", "waiting"]
"""The values of `Status`, as type checkers check them."""


class Status(LabelledEnum):
    """The status of a step."""

    DONE = "done", "已办"
    OVERDUE = "overdue", "逾期"
    DUE = "due", "待办"
    UPCOMING = "upcoming", "未到办理时间"
    WAITING = "waiting", "待前序办结"


class Standing(NamedTuple):
    """Where a step stands on the day of the plan.

    Attributes:
        status: its status, if what is not recorded up to that day has not happened.
        supposed: whether the record leaves another status possible, because it does not attest that.
    """

    status: Status
    supposed: bool


def status_when(verdict: Verdict, *, acted: bool, called_for: bool, early: bool) -> Status:
    """Return the status of a step.

    A step is overdue only where the rule is violated and the act can still be done, or done again.

    Args:
        verdict: the verdict of the rule.
        acted: whether the act was done as required; an act done in the wrong manner within the period is due again.
        called_for: whether the act is called for.
        early: whether the first day of the period is still to come.

    Returns:
        The status.
    """
    if acted or verdict is Verdict.PASS:
        return Status.DONE
    if verdict is Verdict.FAIL:
        return Status.OVERDUE
    if not called_for:
        return Status.WAITING
    return Status.UPCOMING if early else Status.DUE


def standing_on(on: int, verdict: Verdict, as_recorded: Verdict, days: Dated) -> Standing:
    """Return where a step stands whose days are compiled.

    Args:
        on: the day, as an ordinal.
        verdict: the verdict of the rule.
        as_recorded: its verdict if what is not recorded up to that day has not happened.
        days: the days of the act.

    Returns:
        The status, and whether it supposes that.
    """
    early = days.earliest is not None and on < days.earliest.toordinal()
    called_for = days.called_for or days.called_for_as_recorded  # what the record shows, no supposition undoes
    status = status_when(as_recorded, acted=days.acted, called_for=called_for, early=early)
    certain = status_when(verdict, acted=days.acted, called_for=days.called_for, early=early)
    return Standing(status, status is not certain)


def standing_of(
    resolved: ResolvedRule, verdict: Verdict, as_recorded: Verdict, counted: Deadline | None, context: EvaluationContext
) -> Standing:
    """Return where a step stands.

    Args:
        resolved: the version of the rule that governs.
        verdict: its verdict.
        as_recorded: its verdict if what is not recorded up to the day of the report has not happened.
        counted: its deadline; ``None`` where it has none.
        context: the facts.

    Returns:
        The status, and whether it supposes that.
    """
    status = _status(resolved, as_recorded, counted, context, context.as_recorded())
    return Standing(status, status is not _status(resolved, verdict, counted, context, context))


def _status(
    resolved: ResolvedRule,
    verdict: Verdict,
    counted: Deadline | None,
    context: EvaluationContext,
    supposed: EvaluationContext,
) -> Status:
    then = resolved.then
    if counted is not None and _fulfilled_now(counted, context):
        verdict = Verdict.PASS
    elif isinstance(then, Recur) and verdict is Verdict.FAIL:  # a missed period cannot be made up for
        verdict = Verdict.PENDING
    return status_when(
        verdict,
        acted=is_done(then, context) and context.truth(then.provided) is not Truth.NOT_MET,
        called_for=any(_calls_for(resolved, each) for each in (context, supposed)),
        early=counted is not None and counted.earliest is not None and context.on < counted.earliest.toordinal(),
    )


def _calls_for(resolved: ResolvedRule, context: EvaluationContext) -> bool:
    return context.truth(resolved.applies) is Truth.MET and context.truth(resolved.called_for) is Truth.MET


def verdict_of_step(then: Consequence, verdict: Verdict, as_recorded: Verdict) -> Verdict:
    """Return the verdict that the status of a step follows.

    An act that is not recorded is taken as not done; of a document or a condition that is not recorded, nothing is.

    Args:
        then: the consequence of the rule.
        verdict: its verdict.
        as_recorded: its verdict if what is not recorded up to the day of the report has not happened.

    Returns:
        The verdict.
    """
    return as_recorded if isinstance(then, Perform) else verdict


def is_done(then: Consequence, context: EvaluationContext) -> TypeGuard[Perform]:
    """Return whether an act is recorded as done, in the required manner or not."""
    return isinstance(then, Perform) and context.discharged(then).high <= context.on


def day_done(then: Consequence, context: EvaluationContext) -> date | None:
    """Return the day on which an act was done, in the required manner or not; of a recurring duty, the last act.

    Args:
        then: the consequence of a rule.
        context: the facts.

    Returns:
        The day; ``None`` where the act was not done by the day of the report, or its day is not recorded.
    """
    if isinstance(then, Perform):
        days = [context.discharged(then)]
    elif isinstance(then, Recur):
        days = [Between(low, high) for counts, low, high, _ in context.acts(then.act)[0] if counts is Truth.MET]
    else:
        return None
    return day_of(max((each.low for each in days if each.exact and each.high <= context.on), default=DAWN))


def _fulfilled_now(counted: Deadline, context: EvaluationContext) -> bool:
    """Return whether the act of each period that runs, or can still be fulfilled, has been done."""
    running = [
        each.fulfilled for each in counted.periods if each.first.toordinal() <= context.on <= each.until.toordinal()
    ]
    return bool(running) and all(running)
