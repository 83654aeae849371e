"""The explanation of a finding: the tree of its conditions, with the truth of each part.

A part that could not change the outcome is marked as skipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine.applicable_version import transitions
from zhixing_rules.engine.explain.condition_tree import joined
from zhixing_rules.engine.explain.description import Bilingual, describe
from zhixing_rules.engine.explain.safe_day_reasons import safe_day_reason
from zhixing_rules.language import (
    All,
    Any_,
    Attach,
    Condition,
    Forbid,
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
        truth: its truth.
        skipped: whether the outcome was decided without it.
        parts: its parts.
        joint: the words that join the parts; ``None`` if the condition is printed in one line.
    """

    zh: str
    en: str
    truth: Truth
    skipped: bool
    parts: tuple[ConditionNode, ...]
    joint: Bilingual | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Explanation(TypeNameRepr):
    """The grounds of a finding.

    Attributes:
        finding: the finding.
        applies: whether the rule applies, and why.
        demand: the requirement, with the truth of each part; ``None`` for a `Note` and for a recurring duty.
        deadline: the count of the day; ``None`` where no day limits the rule.
        transitions: for an amended rule, whether each amendment governs, and why; the newest first, and an older one
            only where the newer one does not certainly govern.
        safe_why: why the safe day is before the last day; empty where it is not, or none is.
    """

    finding: Finding
    applies: ConditionNode
    demand: ConditionNode | None
    deadline: Deadline | None
    transitions: tuple[ConditionNode, ...] = ()
    safe_why: Bilingual = Bilingual("", "")


def explain(finding: Finding) -> Explanation:
    """Explain a finding: its conditions, their truth, and the count of its day."""
    context, resolved = finding.context, finding.resolved
    demand = _demand(resolved.then)
    return Explanation(
        finding,
        _step(resolved.applies, context, skipped=False),
        None if demand is None else _step(demand, context, skipped=False),
        finding.deadline,
        tuple(_step(each, context, skipped=False) for each in transitions(finding.amended, context)),
        safe_day_reason(finding.compiled, resolved, context, finding.deadline),
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
    text, truth, (joint, parts) = describe(condition), context.truth(condition), joined(condition)
    # one part settles a condition that joins several, so that the others do not matter
    settles = {All: Truth.NOT_MET, Any_: Truth.MET}.get(type(condition))
    steps = (
        _step(part, context, skipped=skipped or (truth is settles and context.truth(part) is not settles))
        for part in parts
    )
    return ConditionNode(text.zh, text.en, truth, skipped, tuple(steps), joint)
