"""Helpers of the tests of the national rules: evaluate the rules of one module, above those of the Opinion.

A record is a synthetic case of a basic court, complete for both layers unless said. Days are written ``YYYY-MM-DD``.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from space import templates
from zhixing_rules import JIAOZUO_2024, validate
from zhixing_rules.language import Commencement, Fixed, Procedure, layered

if TYPE_CHECKING:
    from collections.abc import Callable

    from space.json_records import Facts
    from zhixing_rules import Finding
    from zhixing_rules.language import LayeredProcedure, Rule

__all__ = ["LATER", "finding_under", "findings_under", "national_case", "unattested", "verdict_under"]

LATER: Final = "2026-10-30"
"""A day after every event of the records here, through which they are complete."""

_OF_2012: Final = "（2012）豫0822执1号"
"""No act of a case precedes the year of its number: this one is older than most norms."""

_CIVIL_PROCEDURE_LAW: Final = date(1991, 4, 9)


@cache
def _above_the_opinion(rules: tuple[Rule, ...]) -> LayeredProcedure:
    national = Procedure(
        id="national_law",
        instrument=JIAOZUO_2024.instrument,
        roots=JIAOZUO_2024.roots,
        rules=rules,
        readings=(),
        commencement=Commencement(Fixed(_CIVIL_PROCEDURE_LAW), ()),
    )
    return layered(JIAOZUO_2024, national, id="test")


def national_case(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return a case, complete for national law through `LATER`, with the given parts; ``None`` leaves a part out."""
    attested = {"complete_as_of": LATER, "complete_for": ["national"], "case_number": _OF_2012}
    facts = templates.case(**attested | parts)
    return {name: value for name, value in facts.items() if value is not None}


def unattested(record: Facts) -> Facts:
    """Return the same record, complete for the Opinion alone."""
    return {name: value for name, value in record.items() if name != "complete_for"}


def findings_under(rules: tuple[Rule, ...]) -> Callable[..., tuple[Finding, ...]]:
    """Return a function that gives the findings of one rule on a record, one of each subject."""

    def findings_of(rule_id: str, record: Facts, on: str = LATER) -> tuple[Finding, ...]:
        return validate(record, on=date.fromisoformat(on), procedure=_above_the_opinion(rules)).rule(rule_id)

    return findings_of


def finding_under(rules: tuple[Rule, ...]) -> Callable[..., Finding]:
    """Return a function that gives the finding of one rule on a record, of the subject at a place if it has several."""
    findings_of = findings_under(rules)

    def finding_of(rule_id: str, record: Facts, on: str = LATER, at: str | None = None) -> Finding:
        (selected,) = (each for each in findings_of(rule_id, record, on) if at is None or each.path == at)
        return selected

    return finding_of


def verdict_under(rules: tuple[Rule, ...]) -> Callable[..., str]:
    """Return a function that gives the verdict of one rule on a record."""
    finding_of = finding_under(rules)

    def verdict_of(rule_id: str, record: Facts, on: str = LATER, at: str | None = None) -> str:
        return finding_of(rule_id, record, on, at).verdict.value

    return verdict_of
