"""Plans as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.engine import DisclosedDeadline, DisclosedPlan, only_disclosed
from zhixing_rules.interchange.deadlines import deadline_to_dict
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.lazy_array import LazyArray, complete
from zhixing_rules.interchange.shared import audience_to_dict, iso, provenance_to_dict, remedy_to_dict

if TYPE_CHECKING:
    from zhixing_rules.engine import Step

__all__ = ["plan_document", "plan_to_dict"]


def plan_to_dict(plan: DisclosedPlan) -> dict[str, Any]:
    """Return a plan as a dictionary: audience, provenance, and its steps in order.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    return complete(plan_document(plan))


def plan_document(plan: DisclosedPlan) -> dict[str, Any]:
    """Return the dictionary of `plan_to_dict` with steps that are made when they are written.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    plan = only_disclosed(DisclosedPlan, plan)
    return {
        "format": format_of("plan"),
        "audience": audience_to_dict(plan.audience),
        "provenance": provenance_to_dict(plan.provenance),
        "steps": LazyArray(_step, plan.steps),
    }


def _step(step: Step) -> dict[str, Any]:
    deadline = None if step.deadline is None else only_disclosed(DisclosedDeadline, step.deadline)
    return {
        "rule_id": step.rule_id,
        "path": step.path,
        "from_path": step.from_path,
        "actor": step.actor.value,
        "actor_zh": step.actor.zh,
        "actor_en": step.actor.en,
        "action_zh": step.action_zh,
        "action_en": step.action_en,
        "brief_zh": step.brief_zh,
        "brief_en": step.brief_en,
        "check": step.check,
        "status": step.status.value,
        "status_zh": step.status.zh,
        "urgency": step.urgency.value,
        "urgency_zh": step.urgency.zh,
        "earliest": iso(step.earliest),
        "due": iso(step.due),
        "safe_due": iso(step.safe_due),
        "safe_past": step.safe_past,
        "done_on": iso(step.done_on),
        "elapsed_days": step.elapsed_days,
        "pace_zh": step.pace_zh,
        "pace_en": step.pace_en,
        "provisional": step.provisional,
        "documents": [
            {"rule_id": each.rule_id, "title_zh": each.zh, "title_en": each.en, "ready": each.ready}
            for each in step.documents
        ],
        "after": list(step.after),
        "after_steps": [{"rule_id": each.rule_id, "path": each.path} for each in step.after_steps],
        "citation": str(step.citation),
        "citation_key": step.citation.key,
        "deadline": None if deadline is None else deadline_to_dict(deadline),
        "why_zh": step.why_zh,
        "why_en": step.why_en,
        "safe_why_zh": step.safe_why_zh,
        "safe_why_en": step.safe_why_en,
        "remedy": remedy_to_dict(step.remedy),
    }
