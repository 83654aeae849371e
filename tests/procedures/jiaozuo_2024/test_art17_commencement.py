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


# ------------------------------------------------------------------------------------------------ later steps


def sent_before(**facts: object) -> Facts:
    """A letter sent two days before the printing, with these fields changed."""
    return case(requests__0={"id": "r1", "sent_on": "2024-10-08", "targets": [], **facts}, detentions=[], referrals=[])


def traced_before(**facts: object) -> Facts:
    """The same letter, with these facts of the person to be traced."""
    return sent_before(targets=[{"person": "p1", **facts}])


def referred_before(**facts: object) -> Facts:
    """A referral sent before commencement, with these fields changed."""
    return case(referrals=[{"id": "f1", "offence": "refusal", "sent_on": "2024-09-30", **facts}], detentions=[])


WITHDRAWN: Facts = {"withdrawn_in_writing": True, "withdrawn_to_same_organ": True}
NO_PAPERS: Facts = {"inventory": [], "sent_on": "2024-10-09", "received_on": "2024-10-10"}


@pytest.mark.parametrize(
    ("rule", "record", "on", "each_step", "first_act"),
    [
        pytest.param(
            "art3.i2.feedback",
            sent_before(queried_on="2024-10-12"),
            "2024-10-31",
            "review",
            "not_applicable",
            id="the result is not passed on",
        ),
        pytest.param(
            "art3.i4.withdrawal",
            traced_before(located_on="2024-10-20", withdrawn_on="2024-10-21", **WITHDRAWN),
            "2024-10-31",
            "review",
            "not_applicable",
            id="found and withdrawn in writing",
        ),
        pytest.param(
            "art3.i4.withdrawal",
            traced_before(located_on="2024-10-20", withdrawn_on="2024-10-21", withdrawn_in_writing=False),
            "2024-10-31",
            "fail",
            "not_applicable",
            id="found and withdrawn by telephone",
        ),
        pytest.param(
            "art3.i1.approval", sent_before(), "2024-10-31", "not_applicable", "not_applicable", id="sent unapproved"
        ),
        *(
            pytest.param(rule, referred_before(**NO_PAPERS), "2024-10-31", expected, expected, id=f"referral, {rule}")
            for rule, expected in (
                *((f"art8.{each}", "not_applicable") for each in ("particulars", "i1.referral-letter", "i4.evidence")),
                ("art9.outcome", "fail"),
            )
        ),
        pytest.param(
            "art9.refusal-feedback",
            referred_before(
                received_on="2024-10-02",
                refusal_made_on="2024-10-09",
                refusal_sent_on="2024-10-11",
                refusal_to="same_court",
            ),
            "2024-10-31",
            "not_applicable",
            "not_applicable",
            id="refused the day before",
        ),
        pytest.param(
            "art9.refusal-feedback",
            referred_before(
                received_on="2024-10-02",
                refusal_made_on="2024-10-10",
                refusal_sent_on="2024-10-11",
                refusal_to="same_court",
            ),
            "2024-10-31",
            "pass",
            "not_applicable",
            id="refused on the first day",
        ),
    ],
)
def test_a_later_step_is_governed_by_what_calls_for_it(
    rule: str, record: Facts, on: str, each_step: str, first_act: str
) -> None:
    """commencement-act: the worked examples of the decision."""
    assert by_reading("commencement-act", rule, record, on=on) == {"each-step": each_step, "first-act": first_act}


@pytest.mark.parametrize(
    ("rule", "act"),
    [
        ("art9.filing", "filed_on"),
        ("art9.supplement-notice", "supplement_notified_on"),
        ("art9.refusal-notice", "refusal_made_on"),
    ],
)
def test_the_review_itself_is_governed_by_receipt_under_either_reading(rule: str, act: str) -> None:
    record = referred_before(**{"received_on": "2024-10-09", act: "2024-12-02"})
    assert by_reading("commencement-act", rule, record) == dict.fromkeys(("each-step", "first-act"), "not_applicable")


def test_a_withdrawal_is_governed_by_the_letter_if_the_person_was_found_before() -> None:
    record = traced_before(located_on="2024-10-08")
    record["requests"][0]["sent_on"] = "2024-10-10"
    assert by_reading("commencement-act", "art3.i4.withdrawal", record) == {
        "each-step": "review",
        "first-act": "review",
    }


def test_the_day_that_calls_for_a_step_is_listed_if_the_step_may_be_governed() -> None:
    record = unattested(sent_before(feedback_to_court=False))
    assert answer_of("art3.i2.feedback", record) == ("open", "/requests/0/queried_on")
    first_act = {"commencement-act": "first-act"}
    assert verdict_of("art3.i2.feedback", record, readings=first_act) == "not_applicable"


# ------------------------------------------------------------------------------------------------ disputes


@pytest.mark.parametrize("record", [mechanism(), unattested(mechanism()), {"record": "joint_mechanism"}])
@pytest.mark.parametrize("on", ["2024-10-09", "2026-10-31"])
def test_the_note_on_disputes_is_never_breached(record: Facts, on: str) -> None:
    finding = finding_of(DISPUTES, record, on=on)
    assert finding.verdict.value == "not_applicable"
    assert "without an act or a period" in finding.message("en")
    assert (finding.missing, finding.deadline, finding.remedy) == ((), None, None)
    assert remedy_actors(DISPUTES) == set()
