"""Provisions on sealing: when a seal is in effect, which gives no verdict alone."""

from __future__ import annotations

import pytest

from procedures.national.verdicts import finding_under, national_case
from zhixing_rules.procedures.national.seizure_provisions import RULES


@pytest.mark.parametrize(("rule", "says"), [("cf.26.queue", "in effect"), ("cf.27.lapse", "at most two years")])
def test_the_effect_of_a_seal_gives_no_verdict(rule: str, says: str) -> None:
    finding = finding_under(RULES)(rule, national_case(vehicles=[{"id": "v1", "sealed_on": "2025-03-03"}]))
    assert finding.verdict.value == "not_applicable"
    assert says in finding.message("en")


def test_they_are_dated_as_their_text() -> None:
    assert {rule.in_force.first.isoformat() for rule in RULES if rule.in_force} == {"2021-01-01"}
