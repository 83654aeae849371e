"""Impact analysis: what changes in given cases when the procedure or the calendar changes."""

from zhixing_rules.impacts.calendar_changes import NoticeLine
from zhixing_rules.impacts.cases import Skipped
from zhixing_rules.impacts.impact import (
    CaseMoves,
    DisclosedCaseMoves,
    DisclosedImpact,
    Impact,
    impact,
    moves,
)
from zhixing_rules.impacts.movement import MovedField, Movement, RuleOutcome, Urgency
from zhixing_rules.impacts.summary import ImpactSummary, MovedCase, RuleMoves

__all__ = [
    "CaseMoves",
    "DisclosedCaseMoves",
    "DisclosedImpact",
    "Impact",
    "ImpactSummary",
    "MovedCase",
    "MovedField",
    "Movement",
    "NoticeLine",
    "RuleMoves",
    "RuleOutcome",
    "Skipped",
    "Urgency",
    "impact",
    "moves",
]
