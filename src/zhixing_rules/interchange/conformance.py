"""Conformity with the golden vectors, as a dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.problems import problem_to_dict

if TYPE_CHECKING:
    from zhixing_rules.conformance import Conformity

__all__ = ["conformity_to_dict"]


def conformity_to_dict(conformity: Conformity) -> dict[str, Any]:
    """Return as a dictionary how far a program agrees with the vectors, by rule, with every difference."""
    return {
        "format": format_of("conform"),
        "holds": conformity.holds,
        "asked": conformity.total,
        "agreed": conformity.agreed,
        "problems": [problem_to_dict(each) for each in conformity.problems],
        "rules": [
            {
                "rule_id": rule.rule_id,
                "asked": rule.total,
                "agreed": rule.agreed,
                "differences": [
                    {**each.vector.line(), "answer": {"verdict": each.answer.verdict, "due": each.answer.due}}
                    for each in rule.differences
                ],
            }
            for rule in conformity.rules
        ],
    }
