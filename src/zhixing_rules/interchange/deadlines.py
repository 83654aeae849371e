"""Deadlines as dictionaries."""

from __future__ import annotations

from typing import Any

from zhixing_rules.engine import DisclosedDeadline, only_disclosed
from zhixing_rules.interchange.shared import iso

__all__ = ["deadline_to_dict"]


def deadline_to_dict(deadline: DisclosedDeadline) -> dict[str, Any]:
    """Return a deadline as a dictionary, with the steps of its count.

    Raises:
        DisclosureRefused: the deadline was not disclosed.
    """
    deadline = only_disclosed(DisclosedDeadline, deadline)
    return {
        "rule_id": deadline.rule_id,
        "path": deadline.path,
        "citation": str(deadline.citation),
        "citation_key": deadline.citation.key,
        "trigger": iso(deadline.trigger),
        "earliest": iso(deadline.earliest),
        "due": iso(deadline.due),
        "due_latest": iso(deadline.due_latest),
        "safe_due": iso(deadline.safe_due),
        "safe_past": deadline.safe_past,
        "window": [day.isoformat() for day in deadline.window],
        "provisional": deadline.provisional,
        "earliest_provisional": deadline.earliest_provisional,
        "numbered": deadline.numbered,
        "steps": [
            {
                "zh": step.zh,
                "en": step.en,
                "day": iso(step.day),
                "basis_zh": step.basis_zh,
                "basis_en": step.basis_en,
            }
            for step in deadline.steps
        ],
        "pace_zh": deadline.pace_zh,
        "pace_en": deadline.pace_en,
        "readings": dict(deadline.readings),
        "periods": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "fulfilled": each.fulfilled}
            for each in deadline.periods
        ],
    }
