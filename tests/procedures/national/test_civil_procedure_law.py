"""Civil Procedure Law, arts 114 and 119: whom a court detains, and with whose approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.civil_procedure_law import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

GROUND, DECISION = "msf.114.ground", "msf.119.decision"
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


GROUND_CASES = [
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
    pytest.param(detained(*of_unit("actual_controller")), "pass", id="actual controller"),
    pytest.param(detained(*of_unit("actual_controller", evidenced=False)), "fail", id="no evidence of the control"),
    pytest.param(detained(*of_unit("actual_controller", until="2025-03-02")), "fail", id="no controller any more"),
    pytest.param(detained(*of_unit("actual_controller", until="2025-03-03")), "pass", id="controller on the day"),
    *(pytest.param(detained(*of_unit(kind)), "fail", id=kind) for kind in ("spouse", "relative", "other")),
    *(
        pytest.param(detained(of_unit(kind)[0], *units), "fail", id=f"{kind} of {name}")
        for kind in ("principal", "actual_controller")
        for name, units in (
            ("another unit", [UNIT | {"debtor": False}, UNIT | {"id": "u2"}]),
            ("a natural person", [UNIT | {"kind": "natural"}]),
        )
    ),
    pytest.param(detained(ground="other"), "not_applicable", id="another ground"),
    pytest.param(detained(decided_on="2023-12-31"), "not_applicable", id="before the amended law"),
    pytest.param(detained(decided_on=None), "not_applicable", id="not decided"),
]


@pytest.mark.parametrize(("record", "expected"), GROUND_CASES)
def test_the_detained_person_is_one_whom_the_law_lets_detain(record: Facts, expected: str) -> None:
    assert verdict_of(GROUND, record) == expected


def test_the_first_day_of_the_amended_law_is_governed() -> None:
    record = detained(decided_on="2024-01-01")
    assert verdict_of(GROUND, record) == "pass"
    assert verdict_of(GROUND, detained(decided_on="2023-12-31")) == ("not_applicable")


STRANGER = {"id": "p1", "kind": "natural", "debtor": False, "roles": []}


def guarantor(**facts: object) -> Facts:
    """A natural person who is no debtor, but a guarantor."""
    return STRANGER | {"roles": [{"kind": "guarantor"} | facts]}


STRANGER_CASES = [
    pytest.param(detained(STRANGER), "fail", id="a stranger"),
    pytest.param(detained(STRANGER, ground="property_report"), "fail", id="a stranger does not report property"),
    pytest.param(detained(STRANGER, ground="obstruction"), "pass", id="a stranger who obstructed"),
    pytest.param(detained(STRANGER, person=None), "open", id="who is not recorded"),
    pytest.param(detained(person=None), "open", id="who is not recorded, a debtor is"),
    pytest.param(detained(person=None, ground="property_report"), "open", id="who did not report, unknown"),
    pytest.param(detained(person=None, ground="obstruction"), "pass", id="whoever obstructed"),
    pytest.param(detained(person=None) | {"persons": []}, "open", id="no persons"),
    pytest.param(detained(STRANGER | {"debtor": None}), "open", id="whether a debtor is not recorded"),
    pytest.param(detained(guarantor(evidenced=True)), "pass", id="guarantor"),
    pytest.param(detained(guarantor(evidenced=False)), "fail", id="no evidence of the guarantee"),
    pytest.param(detained(guarantor()), "open", id="evidence of the guarantee not recorded"),
    pytest.param(detained(guarantor(evidenced=True, until="2025-03-02")), "fail", id="no guarantor any more"),
    pytest.param(detained(guarantor(evidenced=True, until="2025-03-03")), "pass", id="guarantor on the day"),
    *(
        pytest.param(detained(guarantor(evidenced=True, kind=kind)), "fail", id=f"{kind} of nobody")
        for kind in ("legal_representative", "principal", "directly_responsible", "actual_controller")
    ),
    *(
        pytest.param(detained(guarantor(evidenced=True, kind=kind)), "fail", id=kind)
        for kind in ("spouse", "relative", "shareholder", "other")
    ),
]


@pytest.mark.parametrize(("record", "expected"), STRANGER_CASES)
def test_a_person_who_has_nothing_to_perform_is_not_detained_for_a_refusal(record: Facts, expected: str) -> None:
    assert verdict_of(GROUND, record) == expected


def test_no_persons_at_all_are_open() -> None:
    record = detained(person=None)
    del record["persons"]
    finding = finding_of(GROUND, record)
    assert finding.verdict.value == "open"
    assert [each.path for each in finding.missing] == ["/detentions/0/person"]
    assert not finding.remarks


def test_a_guarantor_gets_a_remark() -> None:
    (remark,) = finding_of(GROUND, detained(guarantor(evidenced=True))).remarks
    assert "担保人" in remark.zh
    assert "guarantor" in remark.en


def test_without_a_ground_or_a_person_nothing_is_known() -> None:
    assert verdict_of(GROUND, detained(ground=None)) == "open"
    assert verdict_of(GROUND, unattested(detained(decided_on=None))) == "open"


def test_an_actual_controller_and_an_outsider_get_a_remark() -> None:
    controller = finding_of(GROUND, detained(*of_unit("actual_controller")))
    assert (controller.verdict.value, len(controller.remarks)) == ("pass", 1)
    assert "directly responsible" in controller.remarks[0].en
    outsider = finding_of(GROUND, detained({"id": "p1", "kind": "natural", "debtor": False, "roles": []}))
    assert (outsider.verdict.value, len(outsider.remarks)) == ("fail", 1)
    assert "art. 252" in outsider.remarks[0].en
    assert not finding_of(GROUND, detained()).remarks


def test_the_remedy_is_a_review_by_the_president() -> None:
    remedy = finding_of(GROUND, detained(*of_unit("shareholder"))).remedy
    assert remedy is not None
    assert remedy.by.value == "court"


APPROVED_NEXT_DAY = {"president_approved_on": "2025-03-04"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"president_approved_on": "2025-03-03"}, "pass", id="on the day"),
        pytest.param({"president_approved_on": "2025-02-28"}, "pass", id="before"),
        pytest.param(APPROVED_NEXT_DAY, "open", id="on the next day, emergency not recorded"),
        pytest.param(APPROVED_NEXT_DAY | {"emergency": True}, "pass", id="on the next day, in an emergency"),
        pytest.param(APPROVED_NEXT_DAY | {"emergency": False}, "fail", id="on the next day, without one"),
        pytest.param({"president_approved_on": "2025-03-05", "emergency": True}, "fail", id="two days later"),
        pytest.param({"president_approved_on": "2025-03-05"}, "fail", id="two days later in any case"),
        pytest.param({}, "fail", id="not approved"),
        pytest.param({"emergency": True}, "fail", id="not approved, in an emergency"),
        pytest.param({"ground": "other"}, "fail", id="whatever the ground"),
        pytest.param({"ground": None}, "fail", id="ground not recorded"),
        pytest.param({"decided_on": "2023-12-31"}, "not_applicable", id="before the amended law"),
        pytest.param({"decided_on": "2024-01-01"}, "fail", id="its first day"),
    ],
)
def test_the_president_approves_a_detention(facts: Facts, expected: str) -> None:
    assert verdict_of(DECISION, detained(**facts)) == expected


def test_an_approval_is_due_when_the_detention_is_decided() -> None:
    assert verdict_of(DECISION, detained(decided_on=None)) == "pending"
    assert verdict_of(DECISION, unattested(detained())) == "open"
    assert verdict_of(DECISION, unattested(detained(president_approved_on="2025-03-03"))) == "pass"


@pytest.mark.parametrize(
    ("emergency", "expected"),
    [
        (False, ("pending", "fail", "fail")),
        (True, ("pending", "pending", "fail")),
        (None, ("pending", "open", "fail")),
    ],
)
def test_an_approval_is_pending_through_its_last_day(emergency: bool | None, expected: tuple[str, ...]) -> None:
    """The day of the decision; in an emergency the day after it."""
    record = detained(emergency=emergency)
    days = ("2025-03-03", "2025-03-04", "2025-03-05")
    assert tuple(verdict_of(DECISION, record | {"complete_as_of": day}, on=day) for day in days) == expected


def test_the_next_day_is_never_moved() -> None:
    """Decided on Friday 2025-03-07."""
    emergency = {"decided_on": "2025-03-07", "emergency": True}
    assert verdict_of(DECISION, detained(**emergency, president_approved_on="2025-03-08")) == "pass"
    assert verdict_of(DECISION, detained(**emergency, president_approved_on="2025-03-10")) == "fail"


def test_whether_it_was_reported_at_once_is_for_a_person() -> None:
    (remark,) = finding_of(DECISION, detained(**APPROVED_NEXT_DAY, emergency=True)).remarks
    assert "第一百八十一条" in remark.zh
    assert "art. 181" in remark.en
    for facts in (
        {"president_approved_on": "2025-03-03", "emergency": True},
        {"president_approved_on": "2025-03-05", "emergency": True},
        APPROVED_NEXT_DAY | {"emergency": False},
        APPROVED_NEXT_DAY,
        {"emergency": True},
        {"decided_on": "2023-12-31", "president_approved_on": "2024-01-01", "emergency": True},
    ):
        assert not finding_of(DECISION, detained(**facts)).remarks


@pytest.mark.parametrize(
    ("facts", "zh", "en"),
    [
        pytest.param({"president_approved_on": "2025-03-03"}, "——符合", "- met", id="approved"),
        pytest.param(
            {"emergency": False},
            "——违反。尚未办理；期限于2025年3月3日届满",
            "- breached. not done; due 2025-03-03",
            id="not approved",
        ),
        pytest.param(
            {"emergency": True},
            "——违反。尚未办理；期限于2025年3月4日届满",
            "- breached. not done; due 2025-03-04",
            id="not approved, in an emergency",
        ),
        pytest.param({}, "期限最早于2025年3月3日届满", "due 2025-03-03 at the earliest", id="emergency not recorded"),
        pytest.param(APPROVED_NEXT_DAY, "未记录：", "not recorded: ", id="next day, emergency not recorded"),
        pytest.param({"decided_on": "2023-12-31"}, "早于2024年1月1日", "is before 2024-01-01", id="before the law"),
        pytest.param({"decided_on": None}, "——未到期", "- not yet due", id="not decided"),
    ],
)
def test_the_message_on_the_approval_says_why(facts: Facts, zh: str, en: str) -> None:
    finding = finding_of(DECISION, detained(**facts))
    assert zh in finding.message("zh")
    assert en in finding.message("en")


def test_a_detention_that_is_not_approved_ends() -> None:
    remedy = finding_of(DECISION, detained()).remedy
    assert remedy is not None
    assert "release the person at once" in remedy.en
    assert finding_of(DECISION, detained(president_approved_on="2025-03-03")).remedy is None
