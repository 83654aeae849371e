"""Readers of rules: judge a record, plan its acts, explain a finding."""

from zhixing_rules.engine.accounting import AccountStep
from zhixing_rules.engine.asking import Missing
from zhixing_rules.engine.covering import Coverage, CoverageRow, cover
from zhixing_rules.engine.deadline import Deadline
from zhixing_rules.engine.describing import Words, describe
from zhixing_rules.engine.explaining import Explanation, explain
from zhixing_rules.engine.planning import Paper, Plan, Status, Step, plan
from zhixing_rules.engine.report import Finding, Receipt, Report, Sensitivity
from zhixing_rules.engine.rounds import Round
from zhixing_rules.engine.validating import validate
from zhixing_rules.engine.verdict import Verdict

__all__ = [
    "AccountStep",
    "Coverage",
    "CoverageRow",
    "Deadline",
    "Explanation",
    "Finding",
    "Missing",
    "Paper",
    "Plan",
    "Receipt",
    "Report",
    "Round",
    "Sensitivity",
    "Status",
    "Step",
    "Verdict",
    "Words",
    "cover",
    "describe",
    "explain",
    "plan",
    "validate",
]
