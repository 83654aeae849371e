"""How urgent a step of a plan is, and the order of a plan: what is to be done first comes first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.engine.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["WEEK", "StepUrgency", "by_urgency", "urgency_on"]

WEEK: Final = 7
"""The number of days after the day of a plan that count as this week."""


class StepUrgency(LabelledEnum):
    """How urgent a step is, the most urgent first."""

    OVERDUE = "overdue", "逾期"
    TODAY = "today", "今天宜办", "best done today"
    THIS_WEEK = "this_week", "七日内到期", "due within seven days"
    LATER = "later", "七日后到期", "due later"
    NO_FIXED_PERIOD = "no_fixed_period", "无确定期限", "no fixed period"
    WAITING = "waiting", "等待前序或他人", "waiting"
    DONE = "done", "已办", "done"


_RANK: Final = {urgency: rank for rank, urgency in enumerate(StepUrgency)}
_BY_STATUS: Final = {
    Status.OVERDUE: StepUrgency.OVERDUE,
    Status.WAITING: StepUrgency.WAITING,
    Status.DONE: StepUrgency.DONE,
}
_BY_DAY: Final = frozenset({StepUrgency.OVERDUE, StepUrgency.TODAY, StepUrgency.THIS_WEEK, StepUrgency.LATER})


class _Step(Protocol):
    @property
    def urgency(self) -> StepUrgency: ...
    @property
    def due(self) -> date | None: ...
    @property
    def safe_due(self) -> date | None: ...


S = TypeVar("S", bound=_Step)


def urgency_on(
    on: date,
    status: Status,
    due: date | None,
    safe_due: date | None = None,
    *,
    safe_past: bool = False,
    within: int = WEEK,
) -> StepUrgency:
    """Return how urgent a step is.

    Args:
        on: the day of the plan.
        status: the status of the step.
        due: the last day; where it is provisional, the earliest that day can be.
        safe_due: the safe day; a step whose safe day has come is best done today, although it is due later.
        safe_past: whether there is no safe day because it would lie in the past; then the step is best done today.
        within: the number of days after `on` that count as this week.

    Returns:
        The urgency. A provisional last day that may be past counts as today.

    >>> urgency_on(date(2025, 3, 10), Status.DUE, date(2025, 3, 17))
    <StepUrgency.THIS_WEEK: 'this_week'>
    >>> urgency_on(date(2025, 3, 10), Status.DUE, date(2025, 3, 17), safe_due=date(2025, 3, 10))
    <StepUrgency.TODAY: 'today'>
    """
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if due is None:
        return StepUrgency.NO_FIXED_PERIOD
    if due <= on or safe_past or (safe_due is not None and safe_due <= on):
        return StepUrgency.TODAY
    return StepUrgency.THIS_WEEK if (due - on).days <= within else StepUrgency.LATER


def by_urgency(steps: Iterable[S]) -> tuple[S, ...]:
    """Sort steps, the most urgent first, then by the last day and the safe day; otherwise in the given order."""
    return tuple(sorted(steps, key=_key))


def _key(step: _Step) -> tuple[int, date, date]:
    if step.urgency not in _BY_DAY:
        return _RANK[step.urgency], date.max, date.max
    return _RANK[step.urgency], step.due or date.max, step.safe_due or date.max
