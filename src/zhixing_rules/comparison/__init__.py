"""Two procedures side by side: what they say differently, and what that changes for cases."""

from zhixing_rules.comparison.claims import Claim, Grounds, Standing
from zhixing_rules.comparison.due_shift import DueMoves, Shift
from zhixing_rules.comparison.procedure_diff import EFFORT, Comparison, RuleDifference, compare
from zhixing_rules.comparison.rule_diff import ChangedClause, ChangedPart, ChangedReading, Kind
from zhixing_rules.comparison.witness import Move, Witness, WitnessSide

__all__ = [
    "EFFORT",
    "ChangedClause",
    "ChangedPart",
    "ChangedReading",
    "Claim",
    "Comparison",
    "DueMoves",
    "Grounds",
    "Kind",
    "Move",
    "RuleDifference",
    "Shift",
    "Standing",
    "Witness",
    "WitnessSide",
    "compare",
]
