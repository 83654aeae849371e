"""The engine: judge a record, plan its acts, explain a finding, disclose a result."""

from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports
from zhixing_rules.engine.deadline import Deadline
from zhixing_rules.engine.explain.condition_tree import ConditionTree, condition_tree
from zhixing_rules.engine.explain.deadline_steps import AccountStep
from zhixing_rules.engine.explain.description import Bilingual, describe
from zhixing_rules.engine.explain.explanation import Explanation, explain
from zhixing_rules.engine.explain.missing_facts import Missing
from zhixing_rules.engine.recurrence import RecurrencePeriod
from zhixing_rules.engine.report import Finding, Provenance, ReadingSensitivity, Report
from zhixing_rules.engine.validation import validate
from zhixing_rules.engine.verdict import Verdict

if TYPE_CHECKING:
    from zhixing_rules.engine.coverage_check import Coverage, CoverageRow, cover, cover_layers
    from zhixing_rules.engine.disclosure.projection import disclose, rules_for
    from zhixing_rules.engine.disclosure.results import (
        DisclosedDeadline,
        DisclosedExplanation,
        DisclosedFinding,
        DisclosedPlan,
        DisclosedReport,
        UsedReading,
        only_disclosed,
    )
    from zhixing_rules.engine.planning import Plan, plan
    from zhixing_rules.engine.status import Status
    from zhixing_rules.engine.step import RequiredDocument, Step
    from zhixing_rules.engine.urgency import StepUrgency

__all__ = [
    "AccountStep",
    "Bilingual",
    "ConditionTree",
    "Coverage",
    "CoverageRow",
    "Deadline",
    "DisclosedDeadline",
    "DisclosedExplanation",
    "DisclosedFinding",
    "DisclosedPlan",
    "DisclosedReport",
    "Explanation",
    "Finding",
    "Missing",
    "Plan",
    "Provenance",
    "ReadingSensitivity",
    "RecurrencePeriod",
    "Report",
    "RequiredDocument",
    "Status",
    "Step",
    "StepUrgency",
    "UsedReading",
    "Verdict",
    "condition_tree",
    "cover",
    "cover_layers",
    "describe",
    "disclose",
    "explain",
    "only_disclosed",
    "plan",
    "rules_for",
    "validate",
]

_LAZY: Final = {
    ".coverage_check": ("Coverage", "CoverageRow", "cover", "cover_layers"),
    ".disclosure.projection": ("disclose", "rules_for"),
    ".disclosure.results": (
        *("DisclosedDeadline", "DisclosedExplanation", "DisclosedFinding", "DisclosedPlan", "DisclosedReport"),
        *("UsedReading", "only_disclosed"),
    ),
    ".planning": ("Plan", "plan"),
    ".status": ("Status",),
    ".step": ("RequiredDocument", "Step"),
    ".urgency": ("StepUrgency",),
}
"""Names imported on first use."""

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)
