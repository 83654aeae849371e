"""Comparison of two procedures: which texts and rules differ, and what that changes for cases."""

from zhixing_rules.comparison.claims import Claim, ClaimStatus, Grounds
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
    "ClaimStatus",
    "Comparison",
    "DueMoves",
    "Grounds",
    "Kind",
    "Move",
    "RuleDifference",
    "Shift",
    "Witness",
    "WitnessSide",
    "compare",
]
