"""Worklists as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.lazy_array import LazyArray, complete
from zhixing_rules.interchange.problems import problem_list
from zhixing_rules.interchange.shared import audience_to_dict, iso, provenance_to_dict

if TYPE_CHECKING:
    from zhixing_rules.views.worklists import StripDay, UnreadCase, Worklist, WorklistRow

__all__ = ["worklist_document", "worklist_to_dict"]


def worklist_to_dict(found: Worklist) -> dict[str, Any]:
    """Return a worklist as a dictionary: audience, day, counts, the next fourteen days, rows, unread cases."""
    return complete(worklist_document(found))


def worklist_document(found: Worklist) -> dict[str, Any]:
    """Return the dictionary of `worklist_to_dict` with rows that are made when they are written."""
    return {
        "format": format_of("worklist"),
        "audience": audience_to_dict(found.audience),
        "provenance": None if found.provenance is None else provenance_to_dict(found.provenance),
        "on": iso(found.on),
        "within": found.within,
        "by": found.by,
        "read": found.read,
        "unread": found.unread,
        "not_attested": found.not_attested,
        "earliest_attested": iso(found.earliest_attested),
        "counts": {group.value: count for group, count in found.counts.items()},
        "strip": [_strip_day(each) for each in found.strip],
        "rows": LazyArray(_row, found.rows),
        "unread_cases": LazyArray(_unread, found.unread_cases),
    }


def _strip_day(each: StripDay) -> dict[str, Any]:
    return {"day": iso(each.day.day), "working": each.day.working, "sign": each.day.sign, "due": each.due}


def _row(row: WorklistRow) -> dict[str, Any]:
    item = row.item
    return {
        "number": row.case.number,
        "case_number": row.case.case_number,
        "court": row.case.court,
        "officer": row.case.officer,
        "group": item.group.value,
        "group_zh": item.group.zh,
        "rule_id": item.rule_id,
        "path": item.path,
        "from_path": item.from_path,
        "subject_zh": item.subject.zh,
        "actor": item.actor.value,
        "actor_zh": item.actor.zh,
        "action_zh": item.action.zh,
        "action_en": item.action.en,
        "brief_zh": item.brief.zh,
        "brief_en": item.brief.en,
        "status": item.status.value,
        "due": iso(item.due),
        "safe_due": iso(item.safe_due),
        "safe_past": item.safe_past,
        "provisional": item.provisional,
        "days_left": item.days_left,
        "elapsed_days": item.elapsed_days,
        "pace_zh": item.pace.zh,
        "pace_en": item.pace.en,
        "citation": str(item.citation),
        "citation_key": item.citation.key,
    }


def _unread(each: UnreadCase) -> dict[str, Any]:
    return {"number": each.number, "problems": problem_list(each.error)}
