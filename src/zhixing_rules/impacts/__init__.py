"""Two procedures compared: what the one moves in cases that were judged by the other."""

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
from zhixing_rules.impacts.movement import Moved, Movement, Standing, Urgency
from zhixing_rules.impacts.summary import Figures, MovedCase, RuleMoves

__all__ = [
    "CaseMoves",
    "DisclosedCaseMoves",
    "DisclosedImpact",
    "Figures",
    "Impact",
    "Moved",
    "MovedCase",
    "Movement",
    "NoticeLine",
    "RuleMoves",
    "Skipped",
    "Standing",
    "Urgency",
    "impact",
    "moves",
]
