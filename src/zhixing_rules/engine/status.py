"""The status of a step of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeGuard

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import Perform, Recur, Truth

if TYPE_CHECKING:
    from zhixing_rules.engine.compile.due_days import Dated
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Consequence

__all__ = ["Status", "StatusWord", "is_done", "status_of", "status_on", "status_when"]

StatusWord = Literal["done", "overdue", "due", "upcoming", "waiting"]
"""The values of `Status`, as type checkers check them."""


class Status(LabelledEnum):
    """The status of a step."""

    DONE = "done", "已办"
    OVERDUE = "overdue", "逾期"
    DUE = "due", "待办"
    UPCOMING = "upcoming", "未到办理时间"
    WAITING = "waiting", "待前序办结"


def status_when(verdict: Verdict, *, acted: bool, called_for: bool, early: bool) -> Status:
    """Return the status of a step.

    A step is overdue only where the rule is violated and the act can still be done, or done again.

    Args:
        verdict: the verdict of the rule.
        acted: whether the act was done as required; an act done in the wrong manner within the period is due again.
        called_for: whether the act is certainly called for.
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


def status_on(on: int, verdict: Verdict, days: Dated) -> Status:
    """Return the status of a step whose days are compiled.

    Args:
        on: the day, as an ordinal.
        verdict: the verdict of the rule.
        days: the days of the act.

    Returns:
        The status.
    """
    early = days.earliest is not None and on < days.earliest.toordinal()
    return status_when(verdict, acted=days.acted, called_for=days.called_for, early=early)


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
        acted=is_done(then, context) and context.truth(then.provided) is not Truth.NOT_MET,
        called_for=context.truth(resolved.applies) is Truth.MET and context.truth(resolved.called_for) is Truth.MET,
        early=counted is not None and counted.earliest is not None and context.on < counted.earliest.toordinal(),
    )


def is_done(then: Consequence, context: EvaluationContext) -> TypeGuard[Perform]:
    """Return whether an act is recorded as done, in the required manner or not."""
    return isinstance(then, Perform) and context.between(then.done).high <= context.on


def _fulfilled_now(counted: Deadline, context: EvaluationContext) -> bool:
    """Return whether the act of each period that runs, or can still be fulfilled, has been done."""
    running = [
        each.fulfilled for each in counted.periods if each.first.toordinal() <= context.on <= each.until.toordinal()
    ]
    return bool(running) and all(running)
