"""Where a step of a plan stands, and what that follows from."""

from __future__ import annotations

from typing import Literal

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.engine.verdict import Verdict

__all__ = ["Status", "StatusWord", "status_when"]

StatusWord = Literal["done", "overdue", "due", "upcoming", "waiting"]
"""The values of `Status`, as type checkers check them."""


class Status(LabelledEnum):
    """Where a step stands."""

    DONE = "done", "已办"
    OVERDUE = "overdue", "逾期"
    DUE = "due", "待办"
    UPCOMING = "upcoming", "尚早"
    WAITING = "waiting", "等待前序"


def status_when(verdict: Verdict, *, acted: bool, asked: bool, early: bool) -> Status:
    """Where a step stands: overdue only where the rule is breached and the act can still be done, or done again.

    Args:
        verdict: what the rule says.
        acted: whether the act was done as it must be; what was done wrongly in time is due again.
        asked: whether the act is called for, for certain.
        early: whether its first day is yet to come.
    """
    if acted or verdict is Verdict.PASS:
        return Status.DONE
    if verdict is Verdict.FAIL:
        return Status.OVERDUE
    if not asked:
        return Status.WAITING
    return Status.UPCOMING if early else Status.DUE
