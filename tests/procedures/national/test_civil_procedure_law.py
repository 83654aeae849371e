"""Civil Procedure Law, arts 114 and 119: whom a court detains, and with whose approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.civil_procedure_law import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

GROUND = "msf.114.ground"
UNIT = {"id": "u1", "kind": "unit", "debtor": True}

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)


def detained(*persons: Facts, **facts: object) -> Facts:
    """A detention of 2025-03-03 for a refusal; of the debtor, unless other persons are given."""
    listed = list(persons) or [{"id": "p1", "kind": "natural", "debtor": True}]
    decision = {"id": "d1", "person": "p1", "decided_on": "2025-03-03", "ground": "refusal"}
    return national_case(persons=listed, detentions=[decision | facts])


def of_unit(kind: str | None, **facts: object) -> tuple[Facts, Facts]:
    """A natural person who is no debtor, and a unit debtor in which they have a role."""
    role = {"kind": kind, "unit": "u1", "evidenced": True} | facts
    return {"id": "p1", "kind": "natural", "debtor": False, "roles": [role]}, UNIT


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(detained(), "pass", id="the debtor"),
        pytest.param(detained(*of_unit("legal_representative")), "pass", id="legal representative"),
        pytest.param(detained(*of_unit("principal")), "pass", id="principal"),
        pytest.param(detained(*of_unit("directly_responsible")), "pass", id="directly responsible"),
        pytest.param(detained(*of_unit("shareholder")), "fail", id="shareholder"),
        pytest.param(detained(*of_unit("shareholder"), ground="property_report"), "fail", id="report of the unit"),
        pytest.param(detained(*of_unit("shareholder"), ground="obstruction"), "pass", id="obstructed in person"),
        pytest.param(detained(*of_unit("principal", evidenced=False)), "fail", id="no evidence of the role"),
        pytest.param(detained(*of_unit("principal", evidenced=None)), "open", id="evidence not recorded"),
        pytest.param(detained(*of_unit("principal", until="2025-03-02")), "fail", id="left the day before"),
        pytest.param(detained(*of_unit("principal", until="2025-03-03")), "pass", id="left on the day"),
        pytest.param(detained(ground="other"), "not_applicable", id="another ground"),
        pytest.param(detained(decided_on="2023-12-31"), "not_applicable", id="before the amended law"),
        pytest.param(detained(decided_on=None), "not_applicable", id="not decided"),
    ],
)
def test_the_detained_person_is_one_whom_the_law_lets_detain(record: Facts, expected: str) -> None:
    assert verdict_of(GROUND, record) == expected


def test_the_first_day_of_the_amended_law_is_governed() -> None:
    record = detained(decided_on="2024-01-01")
    assert verdict_of(GROUND, record) == "pass"
    assert verdict_of(GROUND, detained(decided_on="2023-12-31")) == ("not_applicable")


def test_without_a_ground_or_a_person_nothing_is_known() -> None:
    assert verdict_of(GROUND, detained(ground=None)) == "open"
    assert verdict_of(GROUND, unattested(detained(decided_on=None))) == "open"


def test_an_actual_controller_and_an_outsider_get_a_remark() -> None:
    controller = finding_of(GROUND, detained(*of_unit("actual_controller")))
    assert (controller.verdict.value, len(controller.remarks)) == ("pass", 1)
    assert "directly responsible" in controller.remarks[0].en
    outsider = finding_of(GROUND, detained({"id": "p1", "kind": "natural", "debtor": False, "roles": []}))
    assert (outsider.verdict.value, len(outsider.remarks)) == ("pass", 1)
    assert "art. 252" in outsider.remarks[0].en
    assert not finding_of(GROUND, detained()).remarks


def test_the_remedy_is_a_review_by_the_president() -> None:
    remedy = finding_of(GROUND, detained(*of_unit("shareholder"))).remedy
    assert remedy is not None
    assert remedy.by.value == "court"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"president_approved_on": "2025-03-03"}, "pass"),
        ({"president_approved_on": "2025-03-04"}, "open"),
        ({"president_approved_on": "2025-03-04", "emergency": True}, "pass"),
        ({"president_approved_on": "2025-03-04", "emergency": False}, "fail"),
        ({"president_approved_on": "2025-03-05", "emergency": True}, "fail"),
        ({}, "fail"),
        ({"president_approved_on": "2023-12-30", "decided_on": "2023-12-31"}, "not_applicable"),
    ],
)
def test_the_president_approves_a_detention(facts: Facts, expected: str) -> None:
    assert verdict_of("msf.119.decision", detained(**facts)) == expected
    if not facts:
        assert verdict_of("msf.119.decision", unattested(detained())) == "open"
