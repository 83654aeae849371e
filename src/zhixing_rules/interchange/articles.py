"""Clauses with the rules that encode them, as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.engine import describe
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.shared import remedy_to_dict
from zhixing_rules.law import UNOFFICIAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Procedure, Reading, Rule, Selection
    from zhixing_rules.law import Citation, TranslatedClause

__all__ = ["article_to_dict"]


def article_to_dict(
    procedure: Procedure, citation: Citation, rules: Iterable[Rule], *, readings: Selection = ()
) -> dict[str, Any]:
    """Return a clause as a dictionary: its text, its rules under a choice of readings, and those readings.

    Args:
        procedure: the procedure.
        citation: the clause.
        rules: the rules of the procedure to include.
        readings: the alternatives chosen instead of the defaults.

    Returns:
        A dictionary of JSON values with the keys ``citation``, ``citation_key``, ``text``, ``text_en`` and
        ``translation`` (both ``None`` for an instrument without a translation), ``rules`` (in the order given) and
        ``readings`` (each once, in the order of the rules).

    Raises:
        CitationError: the procedure's instrument has no such clause.
    """
    listed, resolver = tuple(rules), Resolver()
    resolved = [resolver.rule(procedure, rule, readings) for rule in listed]
    used = dict.fromkeys(reading for rule in listed for reading in rule.readings)
    clauses = procedure.translated(citation)
    return {
        "format": format_of("law"),
        "citation": str(citation),
        "citation_key": citation.key,
        "text": procedure.instrument_of(citation).text(citation),
        "text_en": "\n".join(each.en for each in clauses) or None,
        "translation": _translation(clauses) if clauses else None,
        "rules": [_rule(each) for each in resolved],
        "readings": [_reading(reading, dict(readings)) for reading in used],
    }


def _translation(clauses: Iterable[TranslatedClause]) -> dict[str, Any]:
    return {
        "official": False,
        "status_zh": UNOFFICIAL.zh,
        "status_en": UNOFFICIAL.en,
        "sentences": [
            {"key": each.key, "zh": each.text, "en": each.en or None, "note": each.note or None}
            for clause in clauses
            for each in clause.sentences
        ],
    }


def _rule(resolved: ResolvedRule) -> dict[str, Any]:
    rule = resolved.rule
    applies, remedy = describe(resolved.applies), rule.remedy
    since = None if resolved.superseded is None else describe(resolved.since)
    return {
        "rule_id": rule.id,
        "citation": str(rule.cite),
        "citation_key": rule.cite.key,
        "quote": rule.quote,
        "kind": type(rule.then).__name__.lower(),
        "subject": rule.per.name,
        "subject_zh": rule.per.zh,
        "demand_zh": rule.zh,
        "demand_en": rule.en,
        "applies_zh": applies.zh,
        "applies_en": applies.en,
        "remedy_zh": None if remedy is None else remedy.zh,
        "remedy_en": None if remedy is None else remedy.en,
        "remedy": remedy_to_dict(remedy),
        "readings": [reading.id for reading in rule.readings],
        "since_zh": None if since is None else since.zh,
        "since_en": None if since is None else since.en,
        "superseded": None if resolved.superseded is None else _rule(resolved.superseded),
    }


def _reading(reading: Reading, chosen: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": reading.id,
        "clause": reading.clause,
        "clause_en": reading.clause_en or None,
        "default": reading.default.id,
        "used": chosen.get(reading.id, reading.default.id),
        "alternatives": [{"id": each.id, "zh": each.zh, "en": each.en} for each in reading.alternatives],
        "support": reading.support,
        "support_en": reading.support_en or None,
        "settled_by": reading.settled_by,
        "confidence": reading.confidence,
    }
