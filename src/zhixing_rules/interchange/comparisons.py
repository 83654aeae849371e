"""Comparisons of two procedures as dictionaries. Their cases are synthetic, so nothing in them is confidential."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.shared import iso

if TYPE_CHECKING:
    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.comparison import Claim, Comparison, DueMoves, Move, RuleDifference, Shift, Witness, WitnessSide

__all__ = ["comparison_to_dict"]


def comparison_to_dict(compared: Comparison) -> dict[str, Any]:
    """Return a comparison as a dictionary: clauses, default readings, then each rule that differs."""
    return {
        "format": format_of("comparison"),
        "old": dict(zip(("procedure", "procedure_hash"), compared.old, strict=True)),
        "new": dict(zip(("procedure", "procedure_hash"), compared.new, strict=True)),
        "calendar": compared.calendar,
        "readings": dict(compared.chosen),
        "clauses": [
            {"citation": str(each.citation), "citation_key": each.citation.key, "old": each.old, "new": each.new}
            for each in compared.clauses
        ],
        "defaults": [{"reading": each.reading, "old": each.old, "new": each.new} for each in compared.readings],
        "rules": [_rule(each) for each in compared.rules],
        "unchanged": list(compared.unchanged),
    }


def _rule(rule: RuleDifference) -> dict[str, Any]:
    return {
        "rule_id": rule.rule_id,
        "subject": rule.subject,
        "subject_zh": rule.subject_zh,
        "citation": str(rule.citation),
        "citation_key": rule.citation.key,
        "title_zh": rule.title_zh,
        "title_en": rule.title_en,
        "kind": rule.kind.value,
        "kind_zh": rule.kind.zh,
        "parts": [
            {"code": each.code, **_texts("name", each.name), **_texts("old", each.old), **_texts("new", each.new)}
            for each in rule.parts
        ],
        "moves": [_move(each) for each in rule.moves],
        "due": None if rule.due is None else _due(rule.due),
        "claims": [_claim(each) for each in rule.claims],
        "searched": rule.searched,
        "exhaustive": rule.exhaustive,
    }


def _texts(name: str, text: Bilingual) -> dict[str, str]:
    return {f"{name}_zh": text.zh, f"{name}_en": text.en}


def _move(move: Move) -> dict[str, Any]:
    return {
        "old": None if move.old is None else move.old.value,
        "new": None if move.new is None else move.new.value,
        "witness": _witness(move.witness),
    }


def _witness(witness: Witness) -> dict[str, Any]:
    return {
        "record": witness.facts,
        "on": witness.on.isoformat(),
        "path": witness.path,
        "old": _side(witness.old),
        "new": _side(witness.new),
    }


def _side(side: WitnessSide) -> dict[str, Any]:
    verdict = None if side.verdict is None else side.verdict.value
    return {"verdict": verdict, "due": iso(side.due), "readings": dict(side.readings)}


def _due(due: DueMoves) -> dict[str, Any]:
    return {
        "counts": [{"days": days, "triggers": count} for days, count in due.counts],
        "earlier": _shift(due.earlier),
        "later": _shift(due.later),
        "witness": _witness(due.witness),
    }


def _shift(shift: Shift | None) -> dict[str, Any] | None:
    if shift is None:
        return None
    days = {"trigger": iso(shift.trigger), "old": iso(shift.old), "new": iso(shift.new)}
    return {**days, "days": shift.days}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "zh": claim.zh,
        "en": claim.en,
        "status": claim.status.value,
        "status_zh": claim.status.zh,
        "grounds": claim.grounds.value,
        "grounds_zh": claim.grounds.zh,
        "witness": None if claim.witness is None else _witness(claim.witness),
    }
