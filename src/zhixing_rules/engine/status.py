"""The status of a step of a plan."""

from __future__ import annotations

from typing import Literal

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.engine.verdict import Verdict

__all__ = ["Status", "StatusWord", "status_when"]

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
