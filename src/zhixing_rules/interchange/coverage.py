"""The coverage of texts, and the readings of a procedure, as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.interchange.formats import format_of
from zhixing_rules.language import NoRuleReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.engine import Coverage, CoverageRow
    from zhixing_rules.language import Procedure, Reading

__all__ = ["coverage_to_dict", "readings_to_dict"]

_BROAD: Final = {
    NoRuleReason.SAME_DUTY: NoRuleReason.CONTEXT,
    NoRuleReason.SUPPORT: NoRuleReason.CONTEXT,
    NoRuleReason.MERITS: NoRuleReason.DISCRETION,
    NoRuleReason.INTERNAL: NoRuleReason.CONTEXT,
    NoRuleReason.OTHERS: NoRuleReason.CONTEXT,
    NoRuleReason.UNRELATED: NoRuleReason.CONTEXT,
    NoRuleReason.IN_FORCE: NoRuleReason.FORM,
    NoRuleReason.UNREAD: NoRuleReason.FORM,
}
"""The reasons that the first version of the format does not have, each with the nearest one that it has."""


def coverage_to_dict(coverage: Coverage) -> dict[str, Any]:
    """Return a coverage as a dictionary: the share, the problems, and each sentence with its rules or a reason.

    Where it is of several texts, there are totals of each, and every sentence has the text that it is in.
    """
    texts = coverage.by_text
    several = len(texts) > 1
    totals = [
        {"text": name, "sentences": len(each.rows), "encoded": each.encoded, "declared": each.declared}
        for name, each in texts
    ]
    return {
        "format": format_of("coverage"),
        "share": coverage.share,
        "sentences": len(coverage.rows),
        "encoded": coverage.encoded,
        "declared": coverage.declared,
        "norms": coverage.norms,
        "norms_present": coverage.present,
        "problems": list(coverage.problems),
        **({"texts": totals} if several else {}),
        "rows": [_row(row, several=several) for row in coverage.rows],
    }


def _row(row: CoverageRow, *, several: bool) -> dict[str, Any]:
    account = row.account
    declared = None if account is None else account.declared
    return {
        **({"in_text": row.sentence.citation.document} if several else {}),
        "key": row.sentence.key,
        "text": row.sentence.text,
        "rules": [] if account is None else list(account.rules),
        "declared": None if declared is None else _BROAD.get(declared, declared).value,
        **({"because": declared.value} if declared in _BROAD else {}),
        "reason_zh": "" if account is None else account.reason_zh,
        "reason_en": "" if account is None else account.reason_en,
        **({"names": list(account.names)} if account is not None and account.names else {}),
        "parts": [
            {
                "text": part.text,
                "declared": part.declared.value,
                "reason_zh": part.reason_zh,
                "reason_en": part.reason_en,
            }
            for part in (() if account is None else account.parts)
        ],
    }


def readings_to_dict(procedure: Procedure, wanted: Iterable[Reading]) -> dict[str, Any]:
    """Return readings as a dictionary, each with its alternatives, default first, and the rules that depend on it."""
    return {
        "format": format_of("readings"),
        "readings": [
            {
                "id": reading.id,
                "clause": reading.clause,
                "clause_en": reading.clause_en or None,
                "default": reading.default.id,
                "alternatives": [
                    {"id": each.id, "zh": each.zh, "en": each.en, "argued": each.id not in reading.silent}
                    for each in reading.alternatives
                ],
                "support": reading.support,
                "support_en": reading.support_en or None,
                "confidence": reading.confidence,
                "settled_by": reading.settled_by,
                "rules": list(dict.fromkeys(rule.id for rule in procedure.rules if reading in rule.readings)),
            }
            for reading in wanted
        ],
    }
