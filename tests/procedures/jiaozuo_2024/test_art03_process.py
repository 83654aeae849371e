"""Article 3: letter, approval, consent, result, measures, withdrawal.

The lawful case: approved on Monday 6 January 2025, sent on the 7th, consented to and queried on the 8th, result on
Thursday the 9th.
"""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    Facts,
    answer_of,
    by_reading,
    case,
    finding_of,
    of_intermediate_court,
    request,
    sent_alone,
    target,
    unattested,
    verdict_of,
)

LATER = "2025-06-03"
UNAPPROVED: Facts = {"approved_on": ..., "approver": ...}
NO_CONSENT: Facts = {"consented_on": ..., "consenter": ...}
UNANSWERED: Facts = {"feedback_on": ..., "feedback_to_court": ...}
IN_THREE_DAYS = {"promptly": "three-working-days"}
MUNICIPAL = {"name": "焦作市公安局", "level": "municipal", "desk": True}


def located(**facts: object) -> Facts:
    """The result of the query shows where the person is."""
    return target(result_locates=True, **facts)


def withdrawn(on: str | None = "2025-01-13", **facts: object) -> Facts:
    """The court found the person itself on Wednesday 8 January, and withdrew the tracing in writing."""
    manner = {"withdrawn_in_writing": True, "withdrawn_to_same_organ": True}
    done = {} if on is None else {"withdrawn_on": on} | manner
    return target(**({"located_on": "2025-01-08"} | done | facts))


# ---------------------------------------------------------------------------------------------- letter, approval, level


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(case(), LATER, "pass", id="a letter"),
        pytest.param(request(letter=...), LATER, "fail", id="none"),
        pytest.param(request(letter=...), "2025-01-06", "pending", id="none the day before sending"),
        pytest.param(request(letter=...), "2025-01-07", "fail", id="none on the day of sending"),
    ],
)
def test_a_letter_is_on_file_when_the_request_is_sent(record: Facts, on: str, expected: str) -> None:
    assert verdict_of("art3.i1.letter", record, on=on) == expected


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(request(approved_on="2025-01-07"), LATER, "pass", id="on the day of sending"),
        pytest.param(request(approved_on="2025-01-08"), LATER, "fail", id="on the day after"),
        pytest.param(request(approver="own_bureau"), LATER, "fail", id="by the basic court's own bureau"),
        pytest.param(
            of_intermediate_court(request(approver="own_bureau")), LATER, "pass", id="by the intermediate court's own"
        ),
        pytest.param(
            of_intermediate_court(request(approver="other")), LATER, "fail", id="by another office of the intermediate"
        ),
        pytest.param(request(**UNAPPROVED), "2025-01-07", "pending", id="not yet on the day of sending"),
        pytest.param(request(**UNAPPROVED), "2025-01-08", "fail", id="not on the day after"),
        pytest.param(request(approved_on=...), LATER, "open", id="by the bureau, the day not recorded"),
    ],
)
def test_the_intermediate_bureau_approves_the_letter_by_the_day_of_sending(
    record: Facts, on: str, expected: str
) -> None:
    assert verdict_of("art3.i1.approval", record, on=on) == expected


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(case(), LATER, "pass", id="basic court to county organ"),
        pytest.param(request(organ=MUNICIPAL), LATER, "fail", id="basic court to the municipal organ"),
        pytest.param(of_intermediate_court(request(organ=MUNICIPAL)), LATER, "pass", id="intermediate to municipal"),
        pytest.param(of_intermediate_court(case()), LATER, "fail", id="intermediate court to a county organ"),
        pytest.param(request(organ=MUNICIPAL), "2025-01-06", "pending", id="the day before sending"),
        pytest.param(request(organ=MUNICIPAL), "2025-01-07", "fail", id="the day of sending"),
    ],
)
def test_the_letter_goes_to_the_police_organ_of_the_same_level(record: Facts, on: str, expected: str) -> None:
    assert verdict_of("art3.i1.same-level", record, on=on) == expected


# ------------------------------------------------------------------------------------------------ consent, result


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(request(consented_on="2025-01-08"), LATER, "pass", id="on the day of the query"),
        pytest.param(request(consented_on="2025-01-09"), LATER, "fail", id="on the day after the query"),
        pytest.param(request(consented_on="2025-01-07"), LATER, "pass", id="on the day of sending"),
        pytest.param(request(consented_on="2025-01-06"), LATER, "fail", id="before there was a letter to consent to"),
        pytest.param(request(consenter="other"), LATER, "fail", id="by another officer"),
        pytest.param(request(**NO_CONSENT), "2025-01-08", "pending", id="not yet on the day of the query"),
        pytest.param(request(**NO_CONSENT), "2025-01-09", "fail", id="not on the day after the query"),
        pytest.param(request(consented_on=...), LATER, "open", id="by the leader, the day not recorded"),
    ],
)
def test_the_police_leader_consents_after_the_letter_and_before_the_query(
    record: Facts, on: str, expected: str
) -> None:
    assert verdict_of("art3.i2.consent", record, on=on) == expected


def test_consent_leader_decides_whose_leader_consents() -> None:
    record = request(consenter="court_leader")
    assert by_reading("consent-leader", "art3.i2.consent", record) == {"police-leader": "fail", "court-leader": "pass"}
    assert by_reading("consent-leader", "art3.i2.consent", case()) == {"police-leader": "pass", "court-leader": "fail"}


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(case(), LATER, "review", id="reported: promptness is assessed by a person"),
        pytest.param(request(**UNANSWERED), LATER, "review", id="not reported: assessed by a person"),
        pytest.param(request(feedback_to_court=False), LATER, "fail", id="reported elsewhere"),
        pytest.param(request(queried_on=..., **UNANSWERED), LATER, "not_applicable", id="no query"),
        pytest.param(request(feedback_on="2025-01-08"), LATER, "pass", id="reported on the day of the query"),
        pytest.param(request(queried_on=...), LATER, "open", id="reported, so queried, perhaps the same day"),
        pytest.param(request(feedback_on=...), LATER, "open", id="reported, the day not recorded"),
        pytest.param(case(), "2025-01-07", "not_applicable", id="the day before the query"),
    ],
)
def test_the_police_report_the_result_promptly_to_the_court(record: Facts, on: str, expected: str) -> None:
    assert verdict_of("art3.i2.feedback", record, on=on) == expected


# ------------------------------------------------------------------------------------------------ measures, withdrawal


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(
            located(measures_on="2025-01-10"), LATER, "review", id="taken: promptness is assessed by a person"
        ),
        pytest.param(located(), LATER, "review", id="not taken: assessed by a person"),
        pytest.param(case(), LATER, "not_applicable", id="a result that does not locate"),
        pytest.param(located(), "2025-01-08", "not_applicable", id="the day before the result"),
    ],
)
def test_measures_follow_a_result_that_locates_the_person(record: Facts, on: str, expected: str) -> None:
    assert verdict_of("art3.i3.measures", record, on=on) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(withdrawn(), "review", id="in writing: promptness is assessed by a person"),
        pytest.param(withdrawn(None), "review", id="not withdrawn: assessed by a person"),
        pytest.param(
            withdrawn(None, withdrawn_in_writing=True), "open", id="withdrawn in writing, the day not recorded"
        ),
        pytest.param(withdrawn(withdrawn_in_writing=False), "fail", id="by word of mouth"),
        pytest.param(withdrawn(withdrawn_to_same_organ=False), "fail", id="to another organ"),
        pytest.param(located(), "review", id="found by the result itself"),
        pytest.param(case(detentions=[], referrals=[]), "not_applicable", id="not found"),
        pytest.param(
            sent_alone(..., requests__0__targets__0__located_on="2025-01-08"),
            "not_applicable",
            id="whereabouts-known: found before a letter that was never sent",
        ),
    ],
)
def test_the_tracing_is_withdrawn_in_writing_once_the_person_is_located(record: Facts, expected: str) -> None:
    assert verdict_of("art3.i4.withdrawal", record) == expected


def test_a_detained_person_counts_as_located() -> None:
    assert verdict_of("art3.i4.withdrawal", case()) != "not_applicable"


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param({"intake_on": "2025-01-07"}, "review", id="taken in on the day of sending"),
        pytest.param({"intake_on": "2025-01-06"}, "review", id="taken in before, still held at sending"),
        pytest.param({"intake_on": "2025-01-06", "days": 2}, "review", id="released the day after sending"),
        pytest.param({"intake_on": "2025-01-05", "days": 2}, "not_applicable", id="released on the day of sending"),
        pytest.param({"intake_on": "2024-12-02"}, "not_applicable", id="a detention of the month before"),
        pytest.param(
            {"intake_on": "2024-12-30", "released_early_on": "2025-01-06"},
            "not_applicable",
            id="released early before it",
        ),
        pytest.param(
            {"intake_on": "2024-12-30", "released_early_on": "2025-01-08"}, "review", id="released early after it"
        ),
        pytest.param({"intake_on": "2024-12-30", "days": ...}, "open", id="the length is not known"),
        pytest.param({"intake_on": "2025-01-07", "days": ...}, "review", id="not known, but it began with the letter"),
    ],
)
def test_a_detention_finds_the_person_only_if_it_had_not_ended_at_sending(held: Facts, expected: str) -> None:
    facts = {"view_on": None, "decided_on": held["intake_on"], **held}
    record = case(referrals=[], **{f"detentions__0__{name}": value for name, value in facts.items()})
    assert verdict_of("art3.i4.withdrawal", record) == expected


@pytest.mark.parametrize(
    ("reading", "sent", "printed", "expected"),
    [
        (
            "detention-expiry",
            "2025-01-07",
            "2025-01-07",
            {"printed-else-d-plus-n": "not_applicable", "d-plus-n": "review", "inclusive": "not_applicable"},
        ),
        ("detention-roll", "2025-01-07", "2025-01-07", {"never": "not_applicable", "forward": "not_applicable"}),
        ("detention-roll", "2025-01-05", "2025-01-04", {"never": "not_applicable", "forward": "review"}),
    ],
)
def test_the_end_of_the_detention_depends_on_the_reading(
    reading: str, sent: str, printed: str, expected: dict[str, str]
) -> None:
    held = {"decided_on": "2024-12-31", "intake_on": "2024-12-31", "days": 8, "printed_end": printed, "view_on": None}
    record = case(
        referrals=[],
        requests__0__sent_on=sent,
        **{f"detentions__0__{name}": value for name, value in held.items()},
    )
    assert by_reading(reading, "art3.i4.withdrawal", record) == expected


# ------------------------------------------------------------------------------------------------ 及时


@pytest.mark.parametrize(
    ("rule", "last", "late"),
    [
        (
            "art3.i2.feedback",
            request(feedback_on="2025-01-13"),
            request(feedback_on="2025-01-14"),
        ),
        ("art3.i3.measures", located(measures_on="2025-01-14"), located(measures_on="2025-01-15")),
        ("art3.i4.withdrawal", withdrawn("2025-01-13"), withdrawn("2025-01-14")),
    ],
)
def test_promptly_has_a_number_only_under_the_reading_of_three_working_days(
    rule: str, last: Facts, late: Facts
) -> None:
    assert by_reading("promptly", rule, last) == {"no-number": "review", "three-working-days": "pass"}
    assert by_reading("promptly", rule, late) == {"no-number": "review", "three-working-days": "fail"}


def test_a_review_verdict_states_the_days_elapsed() -> None:
    assert "5" in finding_of("art3.i4.withdrawal", withdrawn("2025-01-13")).message("en")


@pytest.mark.parametrize(
    ("rule", "early", "timely"),
    [
        ("art3.i3.measures", located(measures_on="2025-01-08"), located(measures_on="2025-01-09")),
        ("art3.i4.withdrawal", withdrawn("2025-01-07"), withdrawn("2025-01-08")),
    ],
)
def test_an_act_before_what_calls_for_it_does_not_discharge_the_duty(rule: str, early: Facts, timely: Facts) -> None:
    """Measures before the result, a withdrawal before the finding."""
    assert verdict_of(rule, timely, readings=IN_THREE_DAYS) == "pass"
    assert verdict_of(rule, early, readings=IN_THREE_DAYS) == "fail"
    assert verdict_of(rule, early) == "review"
    assert "does not count" in finding_of(rule, early).message("en")
    assert "不算履行" in finding_of(rule, early).message("zh")


# ------------------------------------------------------------------------------------------------ what is asked for


@pytest.mark.parametrize(
    ("rule", "record", "pointer"),
    [
        ("art3.i1.letter", unattested(request(letter=...)), "/requests/0/letter"),
        ("art3.i1.approval", request(approver=...), "/requests/0/approver"),
        ("art3.i1.approval", unattested(request(approved_on=...)), "/requests/0/approved_on"),
        ("art3.i1.same-level", request(organ__level=...), "/requests/0/organ/level"),
        ("art3.i1.same-level", case(case_number=...), "/court_level"),
        ("art3.i2.consent", request(consenter=...), "/requests/0/consenter"),
        ("art3.i2.consent", unattested(request(consented_on=...)), "/requests/0/consented_on"),
        ("art3.i2.feedback", request(feedback_to_court=...), "/requests/0/feedback_to_court"),
        ("art3.i2.feedback", unattested(request(queried_on=..., **UNANSWERED)), "/requests/0/queried_on"),
        ("art3.i3.measures", target(result_locates=...), "/requests/0/targets/0/result_locates"),
        ("art3.i3.measures", unattested(located()), "/requests/0/targets/0/measures_on"),
        ("art3.i4.withdrawal", withdrawn(withdrawn_in_writing=None), "/requests/0/targets/0/withdrawn_in_writing"),
        ("art3.i4.withdrawal", unattested(case()), "/requests/0/targets/0/withdrawn_on"),
    ],
)
def test_missing_facts_are_listed(rule: str, record: Facts, pointer: str) -> None:
    assert answer_of(rule, record) == ("open", pointer)


# ------------------------------------------------------------------------------------------------ from when


OLDER: Facts = {"id": "r1", "sent_on": "2024-10-08"}
RESULT_LOCATES: Facts = {"person": "p1", "result_locates": True}


@pytest.mark.parametrize(
    ("rule", "step", "facts", "governed"),
    [
        ("art3.i2.feedback", "queried_on", {"feedback_on": "2024-10-11", "feedback_to_court": False}, "fail"),
        ("art3.i3.measures", "feedback_on", {"targets": [RESULT_LOCATES]}, "review"),
        ("art3.i4.withdrawal", "feedback_on", {"targets": [RESULT_LOCATES]}, "review"),
    ],
)
def test_a_step_after_an_older_letter_is_governed_from_the_first_day(
    rule: str, step: str, facts: Facts, governed: str
) -> None:
    for day, each_step in {"2024-10-09": "not_applicable", "2024-10-10": governed}.items():
        record = case(requests=[OLDER | facts | {step: day}], detentions=[], referrals=[])
        verdicts = by_reading("commencement-act", rule, record)
        assert verdicts == {"each-step": each_step, "first-act": "not_applicable"}, day
