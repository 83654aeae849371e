"""Amendments: changes to a procedure as values, and the procedure they make."""

from zhixing_rules.amendment.application import amended
from zhixing_rules.amendment.changes import (
    AddItem,
    AddRule,
    ChooseReading,
    Commence,
    DropDocument,
    DropRule,
    ReplaceRule,
    RequireDocument,
    Reword,
    SetSpan,
    SetTrigger,
    Transition,
)

__all__ = [
    "AddItem",
    "AddRule",
    "ChooseReading",
    "Commence",
    "DropDocument",
    "DropRule",
    "ReplaceRule",
    "RequireDocument",
    "Reword",
    "SetSpan",
    "SetTrigger",
    "Transition",
    "amended",
]
