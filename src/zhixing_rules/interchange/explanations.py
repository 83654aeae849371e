"""Explanations as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.engine import DisclosedExplanation, only_disclosed
from zhixing_rules.interchange.deadlines import deadline_to_dict
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.reports import finding_to_dict
from zhixing_rules.interchange.shared import audience_to_dict

if TYPE_CHECKING:
    from zhixing_rules.engine.explain.explanation import ConditionNode

__all__ = ["explanation_to_dict"]


def explanation_to_dict(explanation: DisclosedExplanation) -> dict[str, Any]:
    """Return an explanation as a dictionary: its finding, the trees of conditions, and the deadline.

    Raises:
        DisclosureRefused: the explanation was not disclosed.
    """
    explanation = only_disclosed(DisclosedExplanation, explanation)
    demand, deadline = explanation.demand, explanation.deadline
    return {
        "format": format_of("explanation"),
        "audience": audience_to_dict(explanation.audience),
        "finding": finding_to_dict(explanation.finding),
        "applies": _condition(explanation.applies),
        "demand": None if demand is None else _condition(demand),
        "deadline": None if deadline is None else deadline_to_dict(deadline),
        "transitions": [_condition(each) for each in explanation.transitions],
        "safe_why_zh": explanation.safe_why.zh,
        "safe_why_en": explanation.safe_why.en,
    }


def _condition(node: ConditionNode) -> dict[str, Any]:
    return {
        "condition_zh": node.zh,
        "condition_en": node.en,
        "truth": node.truth.value,
        "skipped": node.skipped,
        "parts": [_condition(part) for part in node.parts],
    }
