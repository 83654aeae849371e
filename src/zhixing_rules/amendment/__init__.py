"""Amendments: changes to a procedure as values, and their application."""

from zhixing_rules.amendment.application import apply_changes
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
    "apply_changes",
]
