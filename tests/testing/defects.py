"""One defect for each law: a procedure made to break it."""

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

__all__ = ["DEFECTS", "rules_with"]

_DUTY: Final = ANSWER.then
assert isinstance(_DUTY, Perform)
assert isinstance(PAPERS.then, Attach)


def rules_with(changed: Rule) -> Procedure:
    """The tiny office with another rule in place of the one of that id."""
    rules = tuple(changed if rule.id == changed.id else rule for rule in TINY_OFFICE.rules)
    return UncheckedProcedure.of(TINY_OFFICE, rules=rules)


def _answer(**changes: Any) -> Procedure:  # noqa: ANN401  any part of a duty
    return rules_with(replace(ANSWER, then=replace(_DUTY, **changes)))


def _answer_within(**changes: Any) -> Procedure:  # noqa: ANN401  any part of a window
    assert isinstance(_DUTY, Perform)
    return _answer(within=replace(_DUTY.within, **changes))


@dataclass(frozen=True)
class _NobodyReadsIt(Moment):
    """A moment that no reader knows."""


_NUMBERS: Final = count()


class _Restless(Procedure):
    """A procedure whose hash is another each time it is asked for."""

    @property
    def hash(self) -> str:
        return str(next(_NUMBERS))


_TOO_SOON: Final = answered_on < received_on.after(Days(2))

DEFECTS: Final[dict[str, Procedure]] = {
    "quotes-resolve": rules_with(replace(NO_FEE, quote="不收费")),
    "duty-has-actor-and-exit": _answer(by=None),
    "answers-always-alike": _answer(done=_NobodyReadsIt()),
    "ignorance-never-reverses": rules_with(
        replace(NO_FEE, then=Qualify("收费已填", "it says", fee_taken.recorded(settled=Fixed(date.min))))
    ),
    "papers-only-help": rules_with(
        replace(PAPERS, then=replace(PAPERS.then, demand=not_(papers.contains("form", settled=received_on))))
    ),
    "window-is-open": _answer_within(closes=received_on.before(WorkingDays(5))),
    "earlier-is-not-later": _answer_within(closes=IfElse(_TOO_SOON, received_on, received_on.after(Days(30)))),
    "followed-plan-is-clean": _answer_within(last_day=FALSE),
    "safe-day-is-safe": _answer_within(closes=received_on.after(Days(5)), last_day=FALSE),
    "replays-from-provenance": _Restless(
        "restless", TINY_OFFICE.instrument, (LEDGER,), TINY_OFFICE.rules, (COUNT,), TINY_OFFICE.commencement
    ),
    "earlier-matters-are-not-judged": rules_with(replace(NO_FEE, act=ON)),
    "decisive-somewhere": rules_with(
        replace(NO_FEE, act=ON, when=TRUE, then=Qualify("可以借阅", "loans are possible", TRUE))
    ),
}
"""By the law that it breaks; `plan-agrees` is missing, for no procedure can make the engine disagree with itself."""
assert LOAN in TINY_OFFICE.subjects()
