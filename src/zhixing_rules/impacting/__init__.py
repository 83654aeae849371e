"""Two procedures compared: what the one moves in cases that were judged by the other."""

from zhixing_rules.impacting.impacting import (
    CaseMoves,
    DisclosedCaseMoves,
    DisclosedImpact,
    Impact,
    impact,
    moves,
)
from zhixing_rules.impacting.moving import Moved, Movement, Standing, Urgency
from zhixing_rules.impacting.noticing import NoticeLine
from zhixing_rules.impacting.reading import Skipped
from zhixing_rules.impacting.tallying import Figures, MovedCase, RuleMoves

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
