"""Views of a joint mechanism as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.shared import audience_to_dict, iso, provenance_to_dict

if TYPE_CHECKING:
    from zhixing_rules.views.mechanism_views import MechanismView, RecurringDuty

__all__ = ["mechanism_to_dict"]


def mechanism_to_dict(view: MechanismView) -> dict[str, Any]:
    """Return the view of a joint mechanism as a dictionary: roster, gaps, duties, arrangements, missing facts."""
    header = view.case.header
    return {
        "format": format_of("mechanism-view"),
        "audience": audience_to_dict(view.audience),
        "provenance": provenance_to_dict(view.case.provenance),
        "court": header.value("court"),
        "first": iso(view.first),
        "last": iso(view.last),
        "roster": None
        if view.roster is None
        else [
            {
                "path": each.path,
                "name": each.name,
                "appointed_on": iso(each.appointed_on),
                "ended_on": iso(each.ended_on),
            }
            for each in view.roster
        ],
        "roster_withheld": view.roster_withheld,
        "gaps": [
            {"first": iso(each.first), "last": iso(each.last), "days": each.days, "certain": each.certain}
            for each in view.gaps
        ],
        "duties": [_duty(each) for each in view.duties],
        "arrangements": [
            {"title_zh": each.title.zh, "title_en": each.title.en, "clause": each.clause, "exists": each.exists}
            for each in view.arrangements
        ],
        "missing": [
            {"path": each.path, "title_zh": each.title.zh, "title_en": each.title.en}
            for group in view.case.questions
            for each in group.questions
        ],
    }


def _duty(duty: RecurringDuty) -> dict[str, Any]:
    return {
        "rule_id": duty.rule_id,
        "title_zh": duty.title.zh,
        "title_en": duty.title.en,
        "citation": str(duty.citation),
        "citation_key": duty.citation.key,
        "status": duty.status.value,
        "last_on": iso(duty.last_on),
        "due": iso(duty.due),
        "safe_due": iso(duty.safe_due),
        "provisional": duty.provisional,
        "missed": [{"first": iso(each.first), "last": iso(each.last)} for each in duty.missed],
        "note_zh": duty.note.zh,
        "note_en": duty.note.en,
    }
