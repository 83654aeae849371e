"""An explanation as a dictionary: the tree of conditions, what is known of each, and the count of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.engine import DisclosedExplanation, only_disclosed
from zhixing_rules.interchange.deadlines import deadline_to_dict
from zhixing_rules.interchange.reports import finding_to_dict
from zhixing_rules.interchange.shared import audience_to_dict

if TYPE_CHECKING:
    from zhixing_rules.engine.explain.explanation import ConditionNode

__all__ = ["explanation_to_dict"]


def explanation_to_dict(explanation: DisclosedExplanation) -> dict[str, Any]:
    """An explanation, with the finding it explains. Raises `DisclosureRefused` where it was not disclosed."""
    explanation = only_disclosed(DisclosedExplanation, explanation)
    demand, deadline = explanation.demand, explanation.deadline
    return {
        "audience": audience_to_dict(explanation.audience),
        "finding": finding_to_dict(explanation.finding),
        "applies": _step(explanation.applies),
        "demand": None if demand is None else _step(demand),
        "deadline": None if deadline is None else deadline_to_dict(deadline),
        "transitions": [_step(each) for each in explanation.transitions],
    }


def _step(step: ConditionNode) -> dict[str, Any]:
    return {
        "condition_zh": step.zh,
        "condition_en": step.en,
        "truth": step.truth.value,
        "skipped": step.skipped,
        "parts": [_step(part) for part in step.parts],
    }
