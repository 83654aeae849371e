"""Procedures with one defect each, for every property one that violates it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any, Final

from support.tiny_office import (
    ANSWER,
    COUNT,
    LEDGER,
    LOAN,
    NO_FEE,
    PAPERS,
    TINY_OFFICE,
    answered_on,
    fee_taken,
    papers,
    received_on,
)
from zhixing_rules import plan
from zhixing_rules.language import (
    FALSE,
    ON,
    TRUE,
    Attach,
    Days,
    Fixed,
    IfElse,
    Moment,
    Perform,
    Procedure,
    Qualify,
    Rule,
    WorkingDays,
    not_,
)
from zhixing_rules.language.procedure import UncheckedProcedure

__all__ = ["DEFECTS", "plan_without_due_days", "rules_with"]

_DUTY: Final = ANSWER.then
assert isinstance(_DUTY, Perform)
assert isinstance(PAPERS.then, Attach)


def rules_with(changed: Rule) -> Procedure:
    """Return the sample procedure with the rule of the same id replaced."""
    rules = tuple(changed if rule.id == changed.id else rule for rule in TINY_OFFICE.rules)
    return UncheckedProcedure.of(TINY_OFFICE, rules=rules)


def _answer(**changes: Any) -> Procedure:  # noqa: ANN401  any part of a duty
    return rules_with(replace(ANSWER, then=replace(_DUTY, **changes)))


def _answer_within(**changes: Any) -> Procedure:  # noqa: ANN401  any part of a window
    assert isinstance(_DUTY, Perform)
    return _answer(within=replace(_DUTY.within, **changes))


@dataclass(frozen=True)
class _UnsupportedMoment(Moment):
    """A moment that no evaluator supports."""


_NUMBERS: Final = count()


class _ChangingHash(Procedure):
    """A procedure whose hash differs on every access."""

    @property
    def hash(self) -> str:
        return str(next(_NUMBERS))


_TOO_SOON: Final = answered_on < received_on.after(Days(2))

DEFECTS: Final[dict[str, Procedure]] = {
    "quotes-resolve": rules_with(replace(NO_FEE, quote="不收费")),
    "duty-has-actor-and-exit": _answer(by=None),
    "answers-always-alike": _answer(done=_UnsupportedMoment()),
    "ignorance-never-reverses": rules_with(
        replace(NO_FEE, then=Qualify("收费已记录", "the fee is recorded", fee_taken.recorded(settled=Fixed(date.min))))
    ),
    "documents-only-help": rules_with(
        replace(PAPERS, then=replace(PAPERS.then, demand=not_(papers.contains("form", settled=received_on))))
    ),
    "window-is-open": _answer_within(closes=received_on.before(WorkingDays(5))),
    "earlier-is-not-later": _answer_within(closes=IfElse(_TOO_SOON, received_on, received_on.after(Days(30)))),
    "followed-plan-is-clean": _answer_within(last_day=FALSE),
    "safe-day-is-safe": _answer_within(closes=received_on.after(Days(5)), last_day=FALSE),
    "replays-from-provenance": _ChangingHash(
        "changing-hash", TINY_OFFICE.instrument, (LEDGER,), TINY_OFFICE.rules, (COUNT,), TINY_OFFICE.commencement
    ),
    "earlier-matters-are-not-judged": rules_with(replace(NO_FEE, act=ON)),
    "decisive-somewhere": rules_with(
        replace(NO_FEE, act=ON, when=TRUE, then=Qualify("可以借阅", "loans are possible", TRUE))
    ),
}
"""By id of the violated property; none violates `plan-agrees`, as no procedure makes the engine contradict itself."""


def plan_without_due_days(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  same signature as plan
    """Return a plan whose due days all differ from those of the report."""
    planned = plan(*args, **kwargs)
    steps = tuple(replace(step, deadline=step.deadline and replace(step.deadline, due=None)) for step in planned.steps)
    return replace(planned, steps=steps)


assert LOAN in TINY_OFFICE.subjects()
