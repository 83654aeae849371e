"""Article 1: who may be traced."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    Facts,
    answer_of,
    by_reading,
    case,
    finding_of,
    remarks_of,
    request,
    sent_alone,
    target,
    unattested,
    verdict_of,
)

RULE = "art1.scope"


def connected(role: str, *, unit: bool = True) -> Facts:
    """The person to be traced is no debtor, but something to one."""
    record = case(persons__0__debtor=False, persons__0__roles=[{"kind": role, "unit": "p2", "evidenced": True}])
    record["persons"].append({"id": "p2", "kind": "unit" if unit else "natural", "debtor": True, "roles": []})
    return record


def to_be_detained(**changes: object) -> Facts:
    """Ground (二) alone: an ordinary case; detention decided on the day before the letter was sent, not executed."""
    facts = {"major_or_difficult": False, "detentions__0__decided_on": "2025-01-06"}
    return case(**(facts | changes))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(case(), "pass", id="a debtor in a major case"),
        pytest.param(connected("actual_controller"), "pass", id="the controller of a unit debtor"),
        pytest.param(connected("spouse"), "fail", id="a spouse"),
        pytest.param(case(major_or_difficult=False), "fail", id="an ordinary case"),
        pytest.param(target(need_held=False), "fail", id="no need held"),
        pytest.param(target(need_reason=...), "fail", id="search-need: no reason written down"),
        pytest.param(connected("actual_controller", unit=False), "fail", id="natural-debtor-roles: a natural debtor"),
    ],
)
def test_ground_one_needs_a_major_case_a_reasoned_need_and_a_person_in_scope(record: Facts, expected: str) -> None:
    assert verdict_of(RULE, record) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(to_be_detained(), "pass", id="decided the day before the letter"),
        pytest.param(to_be_detained(detentions__0__decided_on="2025-01-07"), "pass", id="decided on the day of it"),
        pytest.param(to_be_detained(detentions__0__decided_on="2025-01-08"), "fail", id="decided the day after it"),
        pytest.param(to_be_detained(requests__0__targets__0__whereabouts_known=True), "fail", id="whereabouts known"),
        pytest.param(to_be_detained(persons__0__debtor=False), "fail", id="no debtor"),
        pytest.param(to_be_detained(detentions__0__intake_on="2025-01-06"), "fail", id="already detained"),
        pytest.param(to_be_detained(detentions__0__intake_on="2025-01-08"), "pass", id="detained the day after it"),
    ],
)
def test_ground_two_needs_a_debtor_of_unknown_whereabouts_and_a_decided_detention(record: Facts, expected: str) -> None:
    assert verdict_of(RULE, record) == expected


def to_be_detained_for_a_unit(role: str = "legal_representative", **changes: object) -> Facts:
    """Ground (二) alone: the person to be detained is no debtor, but something to a unit debtor."""
    record = connected(role)
    record["requests"][0]["targets"][0] |= changes.pop("entry", {})
    record["persons"][0]["roles"][0] |= changes
    known = {name: value for name, value in record["persons"][0]["roles"][0].items() if value is not ...}
    record["persons"][0]["roles"] = [known]
    record["detentions"][0] |= {"decided_on": "2025-01-06"}
    return record | {"major_or_difficult": False}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(to_be_detained(), {"debtor-or-unit-head": "pass", "debtor-only": "pass"}, id="a natural debtor"),
        pytest.param(
            to_be_detained_for_a_unit(),
            {"debtor-or-unit-head": "pass", "debtor-only": "fail"},
            id="legal representative",
        ),
        pytest.param(
            to_be_detained_for_a_unit(evidenced=...),
            {"debtor-or-unit-head": "open", "debtor-only": "fail"},
            id="evidence not recorded",
        ),
        pytest.param(
            to_be_detained_for_a_unit("shareholder"),
            {"debtor-or-unit-head": "fail", "debtor-only": "fail"},
            id="shareholder",
        ),
        pytest.param(
            to_be_detained_for_a_unit("actual_controller"),
            {"debtor-or-unit-head": "review", "debtor-only": "fail"},
            id="actual controller only",
        ),
        pytest.param(
            to_be_detained_for_a_unit("actual_controller", entry={"directly_responsible": True}),
            {"debtor-or-unit-head": "pass", "debtor-only": "fail"},
            id="actual controller, held to be directly responsible",
        ),
        pytest.param(
            to_be_detained_for_a_unit("actual_controller", entry={"directly_responsible": False}),
            {"debtor-or-unit-head": "fail", "debtor-only": "fail"},
            id="actual controller, held not to be",
        ),
    ],
)
def test_detained_role_decides_whether_the_head_of_a_unit_debtor_is_traced(
    record: Facts, expected: dict[str, str]
) -> None:
    assert by_reading("detained-role", RULE, record) == expected


def test_a_person_detained_for_a_unit_has_a_remark() -> None:
    assert "responsible for a unit debtor" in remarks_of(RULE, to_be_detained_for_a_unit())
    assert remarks_of(RULE, to_be_detained()) == ""


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param("2025-01-06", "fail", id="ended the day before the letter"),
        pytest.param("2025-01-07", "pass", id="ended on the day of the letter"),
        pytest.param("2025-02-03", "pass", id="ended after it"),
        pytest.param(..., "pass", id="not ended, the record complete"),
    ],
)
def test_a_relation_that_ended_before_the_letter_no_longer_counts(until: object, expected: str) -> None:
    record = connected("legal_representative")
    if until is not ...:
        record["persons"][0]["roles"][0]["until"] = until
    assert verdict_of(RULE, record) == expected
    assert verdict_of(RULE, to_be_detained_for_a_unit(until=until)) == expected


def test_whether_the_relation_has_ended_is_missing_without_an_attestation() -> None:
    record = unattested(connected("legal_representative"))
    finding = finding_of(RULE, record)
    assert finding.verdict.value == "open"
    assert "/persons/0/roles/0/until" in {each.path for each in finding.missing}
    unsent = sent_alone(...)["requests"][0] | {"targets": record["requests"][0]["targets"]}
    draft = record | {"complete_as_of": LATER, "requests": [unsent]}
    assert verdict_of(RULE, draft) == "pass", "not ended by the day of the report"


@pytest.mark.parametrize(
    ("named", "expected"), [(None, "review"), (True, "pass"), (False, "fail")], ids=["not judged", "named", "not named"]
)
def test_a_unit_is_not_itself_a_person_to_be_traced(named: bool | None, expected: str) -> None:
    record = case(
        persons__0__kind="unit", requests__0__targets__0__natural_persons_named=named, detentions=[], referrals=[]
    )
    assert verdict_of(RULE, record) == expected
    assert "not itself a person to be traced" in remarks_of(RULE, record)
    assert verdict_of(RULE, record | {"major_or_difficult": False}) == "fail"


def test_the_detention_of_another_debtor_is_not_a_ground() -> None:
    record = to_be_detained(detentions__0__person="p2", referrals=[])
    record["persons"].append({"id": "p2", "kind": "natural", "debtor": True, "roles": []})
    assert verdict_of(RULE, record) == "fail"


def test_a_debtor_detained_on_the_day_of_sending_was_lawfully_traced() -> None:
    assert verdict_of(RULE, to_be_detained(detentions__0__intake_on="2025-01-07")) != "fail"


def test_the_reasons_name_the_ground() -> None:
    assert "the case is major or difficult" in finding_of(RULE, case()).reasons[0].en
    assert any("decided to detain" in each.en for each in finding_of(RULE, to_be_detained()).reasons)


@pytest.mark.parametrize(
    ("record", "verdict", "pointer"),
    [
        pytest.param(target(need_held=...), "review", "/requests/0/targets/0/need_held", id="the court's need"),
        pytest.param(case(major_or_difficult=...), "review", "/major_or_difficult", id="whether the case is major"),
        pytest.param(unattested(target(need_reason=...)), "open", "/requests/0/targets/0/need_reason", id="the reason"),
        pytest.param(
            to_be_detained(requests__0__targets__0__whereabouts_known=...),
            "open",
            "/requests/0/targets/0/whereabouts_known",
            id="whether the whereabouts are known",
        ),
        pytest.param(case(persons__0__debtor=...), "open", "/persons/0/debtor", id="whether a debtor"),
        pytest.param(case(persons__0__kind=...), "open", "/persons/0/kind", id="whether a natural person"),
    ],
)
def test_missing_facts_are_listed(record: Facts, verdict: str, pointer: str) -> None:
    assert answer_of(RULE, record) == (verdict, pointer)


@pytest.mark.parametrize(
    ("reading", "record", "expected"),
    [
        ("target-scope", connected("actual_controller"), {"listed-roles": "pass", "debtor-only": "fail"}),
        ("other-persons", connected("shareholder"), {"closed-same-kind": "fail", "open-ended": "pass"}),
        ("grounds-link", case(), {"either": "pass", "both": "fail"}),
        ("grounds-link", to_be_detained(major_or_difficult=True), {"either": "pass", "both": "pass"}),
        (
            "detention-ground",
            to_be_detained(detentions__0__ground="property_report"),
            {"any-with-warning": "pass", "refusal-only": "fail"},
        ),
        (
            "preamble-scope",
            case(persons__0__listed_dishonest=True),
            {"articles-govern": "pass", "dishonest-only": "pass"},
        ),
        (
            "preamble-scope",
            case(persons__0__listed_dishonest=False),
            {"articles-govern": "pass", "dishonest-only": "fail"},
        ),
        ("preamble-scope", case(), {"articles-govern": "pass", "dishonest-only": "open"}),
    ],
)
def test_each_reading_changes_the_scope(reading: str, record: Facts, expected: dict[str, str]) -> None:
    assert by_reading(reading, RULE, record) == expected


def test_a_detention_on_another_ground_has_a_remark() -> None:
    assert "not refusal to perform" in remarks_of(RULE, to_be_detained(detentions__0__ground="property_report"))
    assert remarks_of(RULE, to_be_detained()) == ""


def test_a_request_sent_before_commencement_is_not_governed() -> None:
    assert verdict_of(RULE, request(sent_on="2024-10-09")) == "not_applicable"
