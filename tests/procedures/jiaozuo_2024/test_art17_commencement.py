"""Article 17: from when the Opinion governs. An act before that day is not governed, and so breaches nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from procedures.jiaozuo_2024.verdicts import (
    DETENTION,
    PROSECUTION,
    REFERRAL,
    REQUEST,
    Facts,
    answer_of,
    by_reading,
    case,
    finding_of,
    mechanism,
    remedy_actors,
    unattested,
    verdict_of,
)
from zhixing_rules import validate

if TYPE_CHECKING:
    from collections.abc import Callable

RULE, DISPUTES = "art17.commencement", "art17.disputes"

ACTS = {
    REQUEST: ("requests__0__sent_on", "/requests/0/sent_on"),
    DETENTION: ("detentions__0__decided_on", "/detentions/0/decided_on"),
    REFERRAL: ("referrals__0__sent_on", "/referrals/0/sent_on"),
    PROSECUTION: ("private_prosecutions__0__arrest_decided_on", "/private_prosecutions/0/arrest_decided_on"),
}


AFTER = {
    REQUEST: ("consented_on", "consenter", "queried_on", "feedback_on", "feedback_to_court"),
    DETENTION: ("intake_on", "referrals"),
    REFERRAL: ("sent_before_release", "received_on", "filed_on"),
    PROSECUTION: (),
}
"""What shows that the act has been done."""


def acted(at: str, on: object) -> Facts:
    """A case in which the act that decides for this subject was done on a day."""
    prosecuted = {"id": "s1", "arrest_decided_on": "2025-03-04"}
    based = {"referrals__0__detention": ...} if at == REFERRAL else {}
    return case(**{"private_prosecutions": [prosecuted], ACTS[at][0]: on, **based})


LISTED = {
    "vehicles": "found_on",
    "incidents": "reported_on",
    "operations": "starts_on",
    "accesses": "accessed_on",
    "disclosures": "disclosed_on",
    "publications": "published_on",
}
"""Acts of joint work and of secrecy in a case, and the day that decides for each."""
OF_THE_COURT = {"publications": "published_on", "bulletins": "issued_on"}


def listed(name: str, on: str | None) -> Facts:
    """A case in which such an act was done on a day."""
    return case(**{name: [{"id": "e1", LISTED[name]: on}]})


def listed_of_the_court(name: str, on: str | None) -> Facts:
    """The same for an act recorded in the joint mechanism."""
    return mechanism(**{name: [{"id": "e1", OF_THE_COURT[name]: on}]})


@pytest.mark.parametrize("at", ACTS)
def test_effective_date_is_the_day_of_printing_or_the_date_of_the_document(
    at: str,
) -> None:
    expected = {
        "2024-10-08": {"printed": "not_applicable", "dated": "not_applicable"},
        "2024-10-09": {"printed": "not_applicable", "dated": "pass"},
        "2024-10-10": {"printed": "pass", "dated": "pass"},
    }
    for day, verdicts in expected.items():
        assert by_reading("effective-date", RULE, acted(at, day), at=at) == verdicts, day


@pytest.mark.parametrize("at", ACTS)
def test_the_missing_day_of_an_act_is_listed_unless_it_must_be_later(at: str) -> None:
    record = acted(at, ...)
    for name in AFTER[at]:
        (record if name == "referrals" and at == DETENTION else record[at.split("/")[1]][0]).pop(name)
    assert verdict_of(RULE, record, at=at) == "pass", "not by the day through which the record is complete: later"
    assert answer_of(RULE, unattested(record), at=at) == ("open", ACTS[at][1])


@pytest.mark.parametrize("at", [REQUEST, DETENTION, REFERRAL])
def test_an_act_in_a_case_of_a_later_year_is_governed_without_a_day(at: str) -> None:
    record = case(**{ACTS[at][0]: ..., "case_number": "（2025）豫0822执1号"})
    assert verdict_of(RULE, unattested(record), at=at) == "pass"


@pytest.mark.parametrize(
    ("rule", "record", "expected"),
    [
        pytest.param(
            "art3.i1.approval",
            case(requests__0__sent_on="2024-10-09", requests__0__approver="other"),
            {"printed": "not_applicable", "dated": "fail"},
            id="a request goes by its sending",
        ),
        pytest.param(
            "art5.i3.known-whereabouts",
            case(requests__0__sent_on="2024-10-09", requests__0__targets__0__whereabouts_known=True),
            {"printed": "not_applicable", "dated": "fail"},
            id="a person to be traced, by the request",
        ),
        pytest.param(
            "art9.filing",
            case(
                referrals__0__sent_on="2024-10-08", referrals__0__received_on="2024-10-09", referrals__0__detention=...
            ),
            {"printed": "not_applicable", "dated": "fail"},
            id="a review goes by receipt",
        ),
        pytest.param(
            "art7.p2.referral",
            case(
                detentions__0__decided_on="2024-09-24",
                detentions__0__intake_on="2024-09-24",
                detentions__0__view_on="2024-09-25",
            ),
            {"printed": "not_applicable", "dated": "fail"},
            id="the duty to refer, by the end of the detention",
        ),
    ],
)
def test_an_ungoverned_act_is_no_breach(rule: str, record: Facts, expected: dict[str, str]) -> None:
    assert by_reading("effective-date", rule, record) == expected


@pytest.mark.parametrize(
    ("record_of", "name", "day"),
    [
        *(pytest.param(listed, name, day, id=name) for name, day in LISTED.items()),
        *(
            pytest.param(listed_of_the_court, name, day, id=f"{name} of the court")
            for name, day in OF_THE_COURT.items()
        ),
    ],
)
def test_joint_work_secrecy_and_bulletins_are_governed_by_the_day_of_the_act(
    record_of: Callable[[str, str | None], Facts], name: str, day: str
) -> None:
    at = f"/{name}/0"
    for on, expected in {
        "2024-10-08": {"printed": "not_applicable", "dated": "not_applicable"},
        "2024-10-09": {"printed": "not_applicable", "dated": "pass"},
        "2024-10-10": {"printed": "pass", "dated": "pass"},
    }.items():
        assert by_reading("effective-date", RULE, record_of(name, on), at=at) == expected, on
    if name in {
        "incidents",
        "operations",
        "bulletins",
    }:  # these may still be to come; the others stand there because they came
        assert verdict_of(RULE, record_of(name, None), at=at) == "pass", (
            "the missing act is later than the effective date"
        )
    assert answer_of(RULE, unattested(record_of(name, None)), at=at) == ("open", f"{at}/{day}")


def test_the_missing_day_of_a_vehicle_or_incident_is_listed_even_in_a_later_case() -> None:
    for name, day in LISTED.items():
        record = unattested(listed(name, None)) | {"case_number": "（2025）豫0822执1号"}
        assert answer_of(RULE, record, at=f"/{name}/0") == ("open", f"/{name}/0/{day}"), name


def test_a_standing_arrangement_has_no_day_of_its_own() -> None:
    """Officers, consultations, the mechanism itself: their duties stand from the day the Opinion took effect."""
    record = mechanism(
        officers=[{"id": "o1", "appointed_on": "2024-01-02"}], meetings=[{"id": "m1", "held_on": "2024-01-02"}]
    )
    findings = validate(record, on=date(2025, 6, 3)).rule(RULE)
    assert [each.path for each in findings] == []


# ------------------------------------------------------------------------------------------------ disputes


@pytest.mark.parametrize("record", [mechanism(), unattested(mechanism()), {"record": "joint_mechanism"}])
@pytest.mark.parametrize("on", ["2024-10-09", "2026-10-31"])
def test_the_note_on_disputes_is_never_breached(record: Facts, on: str) -> None:
    finding = finding_of(DISPUTES, record, on=on)
    assert finding.verdict.value == "not_applicable"
    assert "without an act or a period" in finding.message("en")
    assert (finding.missing, finding.deadline, finding.remedy) == ((), None, None)
    assert remedy_actors(DISPUTES) == set()
