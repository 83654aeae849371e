"""The coverage of an instrument, and the readings of a procedure, as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.engine import Coverage
    from zhixing_rules.language import Procedure, Reading

__all__ = ["coverage_to_dict", "readings_to_dict"]


def coverage_to_dict(coverage: Coverage) -> dict[str, Any]:
    """Return a coverage as a dictionary: the share, the problems, and each sentence with its rules or a reason."""
    return {
        "format": format_of("coverage"),
        "share": coverage.share,
        "sentences": len(coverage.rows),
        "encoded": coverage.encoded,
        "declared": coverage.declared,
        "norms": coverage.norms,
        "norms_present": coverage.present,
        "problems": list(coverage.problems),
        "rows": [
            {
                "key": row.sentence.key,
                "text": row.sentence.text,
                "rules": [] if row.account is None else list(row.account.rules),
                "declared": None if row.account is None or row.account.declared is None else row.account.declared.value,
                "reason_zh": "" if row.account is None else row.account.reason_zh,
                "reason_en": "" if row.account is None else row.account.reason_en,
                "parts": [
                    {
                        "text": part.text,
                        "declared": part.declared.value,
                        "reason_zh": part.reason_zh,
                        "reason_en": part.reason_en,
                    }
                    for part in (() if row.account is None else row.account.parts)
                ],
            }
            for row in coverage.rows
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
                "default": reading.default.id,
                "alternatives": [
                    {"id": each.id, "zh": each.zh, "en": each.en, "argued": each.id not in reading.silent}
                    for each in reading.alternatives
                ],
                "support": reading.support,
                "confidence": reading.confidence,
                "settled_by": reading.settled_by,
                "rules": list(dict.fromkeys(rule.id for rule in procedure.rules if reading in rule.readings)),
            }
            for reading in wanted
        ],
    }
