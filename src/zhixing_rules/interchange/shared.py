"""Parts that several results share: days, audience, provenance, missing facts, remedies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules import __version__

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine import Missing, Provenance
    from zhixing_rules.language import Remedy
    from zhixing_rules.records import Audience

__all__ = ["audience_to_dict", "iso", "missing_to_dict", "provenance_to_dict", "remedy_to_dict"]


def iso(day: date | None) -> str | None:
    """Return a day as an ISO date; ``None`` for ``None``."""
    return None if day is None else day.isoformat()


def audience_to_dict(audience: Audience) -> dict[str, Any]:
    """Return an audience and the classes of information withheld from it, which do not depend on the record."""
    return {
        "id": audience.value,
        "zh": audience.zh,
        "en": audience.en,
        "withheld": [each.value for each in audience.withheld],
    }


def provenance_to_dict(provenance: Provenance) -> dict[str, Any]:
    """Return the provenance of a result as a dictionary."""
    return {
        "procedure": provenance.procedure,
        "procedure_hash": provenance.procedure_hash,
        "calendar": provenance.calendar,
        "readings": dict(provenance.readings),
        "on": provenance.on.isoformat(),
        "complete_as_of": iso(provenance.complete_as_of),
        "library": __version__,
        "notices": list(provenance.notices),
        "directory_hash": provenance.directory_hash,
        "record_sha256": provenance.record_sha256,
        "complete_for": list(provenance.complete_for),
        "layers": [{"layer": layer, "procedure": name, "hash": digest} for layer, name, digest in provenance.layers],
    }


def missing_to_dict(missing: Missing) -> dict[str, Any]:
    """Return a missing fact as a dictionary: its place in the record, its title, and who can say it."""
    who = missing.known_by
    return {
        "path": missing.path,
        "title_zh": missing.zh,
        "title_en": missing.en,
        "known_by": None if who is None else who.value,
        "known_by_zh": None if who is None else who.zh,
        "known_by_en": None if who is None else who.en,
    }


def remedy_to_dict(remedy: Remedy | None) -> dict[str, Any] | None:
    """Return a remedy as a dictionary: who may urge whom to do what, and the consequence."""
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
