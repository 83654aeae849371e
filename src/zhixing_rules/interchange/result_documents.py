"""The function that returns the JSON of each type of result, and the results that must be disclosed first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.comparison import Comparison
from zhixing_rules.engine import (
    Deadline,
    DisclosedDeadline,
    DisclosedExplanation,
    DisclosedFinding,
    DisclosedPlan,
    DisclosedReport,
    Explanation,
    Finding,
    Plan,
    Report,
)
from zhixing_rules.impacts import CaseMoves, DisclosedCaseMoves, DisclosedImpact, Impact
from zhixing_rules.interchange.comparisons import comparison_to_dict
from zhixing_rules.interchange.deadlines import deadline_to_dict
from zhixing_rules.interchange.explanations import explanation_to_dict
from zhixing_rules.interchange.impacts import case_moves_to_dict, impact_document
from zhixing_rules.interchange.mechanisms import mechanism_to_dict
from zhixing_rules.interchange.plans import plan_document
from zhixing_rules.interchange.reports import finding_to_dict, report_document
from zhixing_rules.interchange.worklists import worklist_document
from zhixing_rules.views.mechanism_views import MechanismView
from zhixing_rules.views.worklists import Worklist

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DOCUMENTS", "UNDISCLOSED"]

DOCUMENTS: Final[dict[type, Callable[[Any], dict[str, Any]]]] = {
    DisclosedReport: report_document,
    DisclosedPlan: plan_document,
    DisclosedExplanation: explanation_to_dict,
    DisclosedFinding: finding_to_dict,
    DisclosedDeadline: deadline_to_dict,
    DisclosedImpact: impact_document,
    DisclosedCaseMoves: case_moves_to_dict,
    Comparison: comparison_to_dict,
    Worklist: worklist_document,
    MechanismView: mechanism_to_dict,
}
UNDISCLOSED: Final = (Report, Plan, Explanation, Finding, Deadline, Impact, CaseMoves)
