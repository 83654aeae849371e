"""Small synthetic records: cases with one part, and a joint mechanism."""

from __future__ import annotations

from datetime import date

from space import templates

from .records import Facts, finding_of

COMPLETE = "2026-10-31"


def day(text: str) -> date:
    return date.fromisoformat(text)


def verdict_of(record: Facts, rule: str, path: str, on: str = "2025-06-03", **readings: str) -> str:
    chosen = {name.replace("_", "-"): option for name, option in readings.items()}
    return finding_of(record, rule, path, day(on), chosen).verdict.value


def case_with(kind: str, /, **facts: object) -> Facts:
    """Return a case with one record of a kind, which has the given facts; a fact that is ``None`` is left out."""
    known = {name: value for name, value in facts.items() if value is not None}
    return {"case_number": "（2024）豫0822执1号", "complete_as_of": COMPLETE, kind: [{"id": "one", **known}]}


def mechanism(**facts: object) -> Facts:
    """Return the complete joint mechanism of the city, with empty lists, and with the given facts changed."""
    return templates.mechanism(**{"complete_as_of": COMPLETE, **facts})
