"""What several results have in common: days, receipts, missing facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine import Missing, Provenance
    from zhixing_rules.language import Remedy
    from zhixing_rules.records import Audience

__all__ = ["audience_to_dict", "iso", "missing_to_dict", "provenance_to_dict", "remedy_to_dict"]


def iso(day: date | None) -> str | None:
    """A day as an ISO date, or nothing."""
    return None if day is None else day.isoformat()


def audience_to_dict(audience: Audience) -> dict[str, Any]:
    """For whom a result is, and which classes of information it does without, whatever the record holds."""
    return {
        "id": audience.value,
        "zh": audience.zh,
        "en": audience.en,
        "withheld": [each.value for each in audience.withheld],
    }


def provenance_to_dict(provenance: Provenance) -> dict[str, Any]:
    """What a result was made with."""
    return {
        "procedure": provenance.procedure,
        "procedure_hash": provenance.procedure_hash,
        "calendar": provenance.calendar,
        "readings": dict(provenance.readings),
        "on": provenance.on.isoformat(),
        "complete_as_of": iso(provenance.complete_as_of),
    }


def missing_to_dict(missing: Missing) -> dict[str, Any]:
    """A missing fact: where it belongs and what it is called."""
    return {"path": missing.path, "title_zh": missing.zh, "title_en": missing.en}


def remedy_to_dict(remedy: Remedy | None) -> dict[str, Any] | None:
    """What can be done about a breach, who may urge whom, and what follows from it."""
    if remedy is None:
        return None
    return {
        "by": remedy.by.value,
        "by_zh": remedy.by.zh,
        "by_en": remedy.by.en,
        "to": None if remedy.to is None else remedy.to.value,
        "to_zh": None if remedy.to is None else remedy.to.zh,
        "to_en": None if remedy.to is None else remedy.to.en,
        "action_zh": remedy.zh,
        "action_en": remedy.en,
        "follows_zh": remedy.follows_zh,
        "follows_en": remedy.follows_en,
    }
