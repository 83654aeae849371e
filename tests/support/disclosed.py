"""Results disclosed to the designated keeper, who receives everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from zhixing_rules import Audience, disclose

if TYPE_CHECKING:
    from zhixing_rules import Explanation, Finding, Plan, Report
    from zhixing_rules.engine import DisclosedExplanation, DisclosedFinding, DisclosedPlan, DisclosedReport

__all__ = ["kept"]


@overload
def kept(result: Report) -> DisclosedReport: ...
@overload
def kept(result: Plan) -> DisclosedPlan: ...
@overload
def kept(result: Finding) -> DisclosedFinding: ...
@overload
def kept(result: Explanation) -> DisclosedExplanation: ...
def kept(result: Any) -> object:
    """Return the result disclosed to the keeper."""
    return disclose(result, Audience.KEEPER)
