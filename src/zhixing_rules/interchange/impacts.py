"""Impacts, and the movements of one case, as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.engine import only_disclosed
from zhixing_rules.impacts import DisclosedCaseMoves, DisclosedImpact
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.lazy_array import LazyArray, complete
from zhixing_rules.interchange.problems import problem_list
from zhixing_rules.interchange.shared import audience_to_dict, iso, provenance_to_dict

if TYPE_CHECKING:
    from zhixing_rules.impacts import MovedCase, Movement, NoticeLine, RuleMoves, RuleOutcome

__all__ = ["case_moves_to_dict", "impact_document", "impact_to_dict"]


def impact_to_dict(impact: DisclosedImpact) -> dict[str, Any]:
    """Return an impact as a dictionary: audience, provenance of both sides, counts, rules, and the most urgent cases.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    return complete(impact_document(impact))


def impact_document(impact: DisclosedImpact) -> dict[str, Any]:
    """Return the dictionary of `impact_to_dict` with cases that are made when they are written.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    impact = only_disclosed(DisclosedImpact, impact)
    return {
        "format": format_of("impact"),
        "audience": audience_to_dict(impact.audience),
        "old": provenance_to_dict(impact.old),
        "new": provenance_to_dict(impact.new),
        "lines": [_line(each) for each in impact.lines],
        "counts": {
            "read": impact.read,
            "unread": impact.unread,
            "moved": impact.moved,
            "by_urgency": {urgency.value: count for urgency, count in impact.urgencies.items()},
        },
        "rules": [_rule(each) for each in impact.rules],
        "cases": LazyArray(lambda each: {**_case(each), "more": each.more}, impact.cases),
        "skipped": [{"number": each.number, "problems": problem_list(each.error)} for each in impact.skipped],
    }


def case_moves_to_dict(moves: DisclosedCaseMoves) -> dict[str, Any]:
    """Return what moves in one case as a dictionary, for a line of JSON Lines.

    Raises:
        DisclosureRefused: the movements were not disclosed.
    """
    moves = only_disclosed(DisclosedCaseMoves, moves)
    return {"format": format_of("case-moves"), "audience": audience_to_dict(moves.audience), **_case(moves)}


def _case(case: MovedCase | DisclosedCaseMoves) -> dict[str, Any]:
    urgency = case.urgency
    return {
        "number": case.number,
        "key": case.key,
        "urgency": None if urgency is None else urgency.value,
        "urgency_zh": None if urgency is None else urgency.zh,
        "act_by": iso(case.act_by),
        "movements": [_movement(each) for each in case.movements],
    }


def _movement(movement: Movement) -> dict[str, Any]:
    actor = movement.actor
    return {
        "rule_id": movement.rule_id,
        "path": movement.path,
        "citation": str(movement.citation),
        "citation_key": movement.citation.key,
        "title_zh": movement.zh,
        "title_en": movement.en,
        "actor": None if actor is None else actor.value,
        "actor_zh": None if actor is None else actor.zh,
        "actor_en": None if actor is None else actor.en,
        "urgency": movement.urgency.value,
        "urgency_zh": movement.urgency.zh,
        "moved": [each.value for each in movement.moved],
        "days": movement.days,
        "act_by": iso(movement.act_by),
        "lines": [day.isoformat() for day in movement.lines],
        "old": _outcome(movement.old),
        "new": _outcome(movement.new),
    }


def _outcome(outcome: RuleOutcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    verdict, status = outcome.verdict, outcome.status
    return {
        "verdict": None if verdict is None else verdict.value,
        "verdict_zh": None if outcome.label is None else outcome.label.zh,
        "status": None if status is None else status.value,
        "status_zh": None if status is None else status.zh,
        "earliest": iso(outcome.earliest),
        "due": iso(outcome.due),
        "safe_due": iso(outcome.safe_due),
        "provisional": outcome.provisional,
        "documents": [{"rule_id": rule_id, "ready": ready} for rule_id, ready in outcome.documents],
    }


def _rule(rule: RuleMoves) -> dict[str, Any]:
    return {
        "rule_id": rule.rule_id,
        "citation": str(rule.citation),
        "citation_key": rule.citation.key,
        "title_zh": rule.zh,
        "title_en": rule.en,
        "cases": rule.cases,
        "count": rule.count,
        "newly_fails": rule.newly_fails,
        "sooner": rule.sooner,
        "later": rule.later,
        "soonest": rule.soonest,
        "latest": rule.latest,
        "verdicts": [
            {"old": None if old is None else old.value, "new": None if new is None else new.value, "count": count}
            for old, new, count in rule.verdicts
        ],
    }


def _line(line: NoticeLine) -> dict[str, Any]:
    return {
        "day": line.day.isoformat(),
        "old_zh": line.old_zh,
        "old_en": line.old_en,
        "new_zh": line.new_zh,
        "new_en": line.new_en,
        "notice": line.notice,
        "notice_url": line.notice_url,
    }
