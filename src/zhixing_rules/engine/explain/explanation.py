"""Why a rule says what it says: the tree of its condition with what is known of each part.

A part that could no longer change the outcome is kept and marked as skipped, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.engine.applicable_version import transitions
from zhixing_rules.engine.explain.description import describe
from zhixing_rules.language import (
    All,
    Any_,
    Attach,
    Condition,
    Forbid,
    Not,
    Note,
    Perform,
    Truth,
)

if TYPE_CHECKING:
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.report import Finding

__all__ = ["ConditionNode", "Explanation", "explain"]


@dataclass(frozen=True, slots=True, repr=False)
class ConditionNode(TypeNameRepr):
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
    parts: tuple[ConditionNode, ...]


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
    applies: ConditionNode
    demand: ConditionNode | None
    deadline: Deadline | None
    transitions: tuple[ConditionNode, ...] = ()


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


def _step(condition: Condition, context: EvaluationContext, *, skipped: bool) -> ConditionNode:
    said, truth = describe(condition), context.truth(condition)
    parts: tuple[Condition, ...] = ()
    if isinstance(condition, All | Any_):
        parts = condition.parts
    elif isinstance(condition, Not):
        parts = (condition.part,)
    decisive = truth if truth.decided and isinstance(condition, All | Any_) else None
    return ConditionNode(
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
