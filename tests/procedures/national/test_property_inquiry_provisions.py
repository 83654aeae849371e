"""Provisions on inquiry into property, art 15: a power, of which no verdict is given."""

from __future__ import annotations

from procedures.national.verdicts import finding_under, national_case
from space import templates
from zhixing_rules.language import InForce
from zhixing_rules.procedures.national.property_inquiry_provisions import RULES, TRACE


def test_a_power_gives_no_verdict_but_is_cited() -> None:
    finding = finding_under(RULES)("ccdc.15.trace", national_case(requests=[templates.request()]))
    assert finding.verdict.value == "not_applicable"
    assert "第十五条第二款" in finding.message("zh")
    assert "not judged" in finding.message("en")


def test_it_is_dated_as_its_text() -> None:
    assert isinstance(TRACE.in_force, InForce)
    assert TRACE.in_force.first.isoformat() == "2021-01-01"
