"""Why a rule says what it says: the tree of its condition with what is known of each part.

A part that could no longer change the outcome is kept and marked as skipped, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.applicable_version import transitions
from zhixing_rules.engine.explain.description import Bilingual, describe
from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Attach,
    Compare,
    Condition,
    Forbid,
    Named,
    Not,
    Note,
    Perform,
    Truth,
)

if TYPE_CHECKING:
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.report import Finding

__all__ = ["Explanation", "Step", "explain", "reasons"]

_TRUTH = {
    Truth.MET: Bilingual("成立", "met"),
    Truth.NOT_MET: Bilingual("不成立", "not met"),
    Truth.OPEN: Bilingual("未记录", "not recorded"),
    Truth.TO_BE_JUDGED: Bilingual("待人工判断", "to be judged"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Step(TypeNameRepr):
    """One condition in an explanation.

    Attributes:
        zh: the condition in Chinese.
        en: the same in English.
        truth: what is known of it.
        skipped: whether the outcome was settled without it.
        parts: the conditions it is made of.
    """

    zh: str
    en: str
    truth: Truth
    skipped: bool
    parts: tuple[Step, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Explanation(TypeNameRepr):
    """Everything that led to a finding.

    Attributes:
        finding: the finding.
        applies: whether the rule applies, and why.
        demand: what it demands, with what is known of each part; ``None`` where it demands only an act in time.
        deadline: how the day was counted; ``None`` where there is none.
        transitions: where the rule was amended, whether the rule as amended governs, and why; the newest amendment
            first, and an older one only where a newer does not govern for certain.
    """

    finding: Finding
    applies: Step
    demand: Step | None
    deadline: Deadline | None
    transitions: tuple[Step, ...] = ()


def explain(finding: Finding) -> Explanation:
    """Explain a finding: its conditions, the facts that decided, and how its day was counted."""
    context, resolved = finding.context, finding.resolved
    demand = _demand(resolved.then)
    return Explanation(
        finding,
        _step(resolved.applies, context, skipped=False),
        None if demand is None else _step(demand, context, skipped=False),
        finding.deadline,
        tuple(_step(each, context, skipped=False) for each in transitions(finding.amended, context)),
    )


def reasons(condition: Condition, context: EvaluationContext) -> tuple[Bilingual, ...]:
    """The parts that decided a condition, in words, with what is known of each."""
    outcome = context.truth(condition)
    if isinstance(condition, All | Any_):
        same = [part for part in condition.parts if context.truth(part) is outcome]
        return tuple(dict.fromkeys(words for part in same for words in reasons(part, context)))
    if isinstance(condition, Not):
        return reasons(condition.part, context)
    if isinstance(condition, Always):
        return ()
    said, known, days = describe(condition), _TRUTH[outcome], _named_days(condition, context)
    return (Bilingual(f"{said.zh}：{known.zh}{days.zh}", f"{said.en}: {known.en}{days.en}"),)


def _named_days(condition: Condition, context: EvaluationContext) -> Bilingual:
    """The days behind the moments that the law has a name for, such as 查封届满日, where they are known."""
    sides = (condition.left, condition.right) if isinstance(condition, Compare) else ()
    found = [(side, context.between(side)) for side in sides if isinstance(side, Named)]
    known = [
        (side, date.fromordinal(day.low).isoformat()) for side, day in found if day.exact and _on_calendar(day.low)
    ]
    zh = "、".join(f"{side.zh}{day}" for side, day in known)
    en = ", ".join(f"{side.en} is {day}" for side, day in known)
    return Bilingual(f"（{zh}）" if zh else "", f" ({en})" if en else "")


def _on_calendar(ordinal: int) -> bool:
    return DAWN < ordinal <= date.max.toordinal()


def _demand(then: object) -> Condition | None:
    match then:
        case Forbid():
            return then.breach
        case Perform():
            return then.provided
        case Note():
            return None
        case Attach() | _:
            return getattr(then, "demand", None)


def _step(condition: Condition, context: EvaluationContext, *, skipped: bool) -> Step:
    said, truth = describe(condition), context.truth(condition)
    parts: tuple[Condition, ...] = ()
    if isinstance(condition, All | Any_):
        parts = condition.parts
    elif isinstance(condition, Not):
        parts = (condition.part,)
    decisive = truth if truth.decided and isinstance(condition, All | Any_) else None
    return Step(
        said.zh,
        said.en,
        truth,
        skipped,
        tuple(_step(part, context, skipped=skipped or _idle(part, context, condition, decisive)) for part in parts),
    )


def _idle(part: Condition, context: EvaluationContext, whole: Condition, decisive: Truth | None) -> bool:
    """Whether another part settled the whole, so that this one no longer matters."""
    if decisive is None:
        return False
    settles = Truth.NOT_MET if isinstance(whole, All) else Truth.MET
    return decisive is settles and context.truth(part) is not settles
