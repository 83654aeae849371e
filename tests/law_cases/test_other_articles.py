"""Rules of the other articles on a case: vehicles, incidents, operations, secrecy, requests."""

from __future__ import annotations

import pytest

from .other_records import case_with, mechanism, verdict_of
from .records import Facts

# ------------------------------------------------------------------------------------------------ vehicles


def vehicle(**facts: object) -> Facts:
    """Return a case with a vehicle sealed on 20 January 2023, found two years later, and notified the next day."""
    defaults = {"found_during": "patrol", "found_on": "2025-01-20", "sealed_on": "2023-01-20", "held": True}
    return case_with("vehicles", **{**defaults, "notified_on": "2025-01-21", **facts})


@pytest.mark.parametrize(
    ("found_during", "applicable"),
    [
        ("patrol", {"art13.p1.notify", "art13.p1.attend", "art13.p1.handover"}),
        ("inspection", {"art13.p2.notify", "art13.p2.attend"}),
        ("transfer", {"art13.p2.notify", "art13.p2.attend"}),
    ],
)
def test_the_way_a_vehicle_was_found_decides_which_paragraph_applies(found_during: str, applicable: set[str]) -> None:
    record = vehicle(found_during=found_during, attended_on="2025-01-22", handed_over_on="2025-01-22")
    article_13_rules = ("art13.p1.notify", "art13.p1.attend", "art13.p1.handover", "art13.p2.notify", "art13.p2.attend")
    assert {
        rule for rule in article_13_rules if verdict_of(record, rule, "/vehicles/0") != "not_applicable"
    } == applicable


@pytest.mark.parametrize("found_during", ["inspection", "transfer"])
def test_under_the_other_reading_a_vehicle_found_at_the_registry_is_handed_over_too(found_during: str) -> None:
    record = vehicle(found_during=found_during, attended_on="2025-01-22", handed_over_on="2025-01-22")
    assert verdict_of(record, "art13.p1.handover", "/vehicles/0", registration_handover="as-13-1") == "pass"


@pytest.mark.parametrize(
    ("facts", "sealed"),
    [
        pytest.param({"sealed_on": "2023-01-20"}, True, id="on the last day of two years"),
        pytest.param({"sealed_on": "2023-01-19"}, False, id="on the day after"),
        pytest.param({"sealed_on": "2025-01-20"}, True, id="on the day it was sealed"),
        pytest.param(
            {"sealed_on": "2022-01-20", "renewed_on": "2023-01-20", "renewed_in_time": True},
            True,
            id="renewed, last day",
        ),
        pytest.param({"sealed_on": "2022-01-20", "renewed_on": "2023-01-19"}, False, id="renewed, the day after"),
        pytest.param(
            {"sealed_on": "2023-01-19", "renewed_on": "2025-01-21", "renewed_in_time": False},
            False,
            id="renewed after this day",
        ),
        pytest.param(
            {"sealed_on": "2023-01-18", "renewed_on": "2025-01-18", "renewed_in_time": True},
            True,
            id="renewed on the last day",
        ),
        pytest.param(
            {"sealed_on": "2023-01-18", "renewed_on": "2025-01-19", "renewed_in_time": False},
            False,
            id="renewed after it had lapsed",
        ),
        pytest.param(
            {"sealed_on": "2021-01-18", "renewed_on": "2024-12-01", "renewed_in_time": True},
            True,
            id="renewed twice, each time before its end",
        ),
        pytest.param(
            {"sealed_on": "2022-01-20", "renewed_on": "2023-01-20", "seal_ends_on": "2025-01-19"},
            False,
            id="renewed for less than two years",
        ),
        pytest.param(
            {"sealed_on": "2022-01-20", "renewed_on": "2023-01-19", "seal_ends_on": "2026-01-19"},
            False,
            id="renewed for longer than the law allows",
        ),
        pytest.param(
            {
                "sealed_on": "2023-01-20",
                "renewed_on": "2025-01-20",
                "renewed_in_time": True,
                "seal_ends_on": "2025-01-20",
            },
            True,
            id="renewed through the day it is found",
        ),
        pytest.param({"sealed_on": "2023-01-19", "seal_ends_on": "2026-01-19"}, False, id="printed for three years"),
        pytest.param({"seal_ends_on": "2025-01-20"}, True, id="printed end, last day"),
        pytest.param({"seal_ends_on": "2025-01-19"}, False, id="printed end, the day after"),
        pytest.param({"sealed_on": "2024-07-01", "seal_ends_on": "2025-01-19"}, False, id="printed for half a year"),
        pytest.param({"unsealed_on": "2025-01-19"}, False, id="lifted the day before"),
        pytest.param({"unsealed_on": "2025-01-20"}, True, id="lifted on the same day"),
        pytest.param({"unsealed_on": "2025-01-21"}, True, id="lifted the day after"),
    ],
)
def test_the_police_must_notify_the_court_only_of_a_vehicle_whose_seal_is_in_force(
    facts: Facts, *, sealed: bool
) -> None:
    """依法查封 ends with the seal. 及时 has no number of days, so a seal in force gives review."""
    assert verdict_of(vehicle(**facts), "art13.p1.notify", "/vehicles/0") == ("review" if sealed else "not_applicable")


@pytest.mark.parametrize(("found_on", "verdict"), [("2026-02-28", "pass"), ("2026-03-01", "not_applicable")])
def test_a_seal_of_29_february_ends_on_the_last_day_of_february(found_on: str, verdict: str) -> None:
    record = vehicle(sealed_on="2024-02-29", found_on=found_on, notified_on=found_on)
    assert verdict_of(record, "art13.p1.notify", "/vehicles/0", on="2026-04-01") == verdict


def test_the_rule_is_open_if_one_renewal_cannot_extend_the_seal_through_the_finding() -> None:
    long_sealed = vehicle(sealed_on="2021-01-18", renewed_on="2024-12-01")
    assert verdict_of(long_sealed, "art13.p1.notify", "/vehicles/0") == "open"


def test_under_the_other_reading_a_lapsed_seal_counts() -> None:
    lapsed = vehicle(sealed_on="2020-01-01")
    assert verdict_of(lapsed, "art13.p1.notify", "/vehicles/0", seal_live="any-seal") == "review"


def test_the_rules_do_not_apply_to_a_vehicle_found_before_commencement() -> None:
    record = vehicle(found_on="2024-10-09", notified_on=None, sealed_on="2024-01-01")
    assert verdict_of(record, "art13.p1.notify", "/vehicles/0") == "not_applicable"
    assert verdict_of(record, "art13.p1.notify", "/vehicles/0", effective_date="dated") == "review"


@pytest.mark.parametrize(
    ("notified_on", "on", "verdict"),
    [
        ("2025-01-27", "2025-06-03", "pass"),
        ("2025-02-05", "2025-06-03", "fail"),
        (None, "2025-01-27", "pending"),
        (None, "2025-01-28", "fail"),
    ],
)
def test_three_working_days_include_the_make_up_sunday_before_the_spring_festival(
    notified_on: str | None, on: str, verdict: str
) -> None:
    """Found on Thursday 23 January 2025. The three days are the 24th, the 26th (a make-up Sunday) and the 27th."""
    record = vehicle(found_on="2025-01-23", notified_on=notified_on, sealed_on="2024-01-01")
    assert verdict_of(record, "art13.p1.notify", "/vehicles/0", on=on, promptly="three-working-days") == verdict


def test_an_immediate_act_is_never_due_in_three_working_days() -> None:
    late = vehicle(attended_on="2025-04-01")
    assert verdict_of(late, "art13.p1.attend", "/vehicles/0", promptly="three-working-days") == "review"


@pytest.mark.parametrize(("handover", "verdict"), [("literal", "fail"), ("as-13-1", "review")])
def test_the_second_paragraph_read_as_the_first_requires_an_immediate_act(handover: str, verdict: str) -> None:
    late = vehicle(found_during="transfer", attended_on="2025-04-01")
    readings = {"registration_handover": handover, "promptly": "three-working-days"}
    assert verdict_of(late, "art13.p2.attend", "/vehicles/0", **readings) == verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"attended_on": None}, "not_applicable"),
        ({}, "review"),
        ({"handed_over_on": "2025-01-22"}, "pass"),
        ({"handed_over_on": "2025-01-22", "held": False}, "fail"),
    ],
)
def test_the_court_staff_complete_the_handover_of_a_held_vehicle(facts: Facts, verdict: str) -> None:
    record = vehicle(**{"attended_on": "2025-01-22", **facts})
    assert verdict_of(record, "art13.p1.handover", "/vehicles/0") == verdict


def test_under_the_other_reading_the_police_need_not_hold_the_vehicle() -> None:
    let_go = vehicle(attended_on="2025-01-22", handed_over_on="2025-01-22", held=False)
    assert verdict_of(let_go, "art13.p1.handover", "/vehicles/0", vehicle_hold="notify-only") == "pass"


# ------------------------------------------------------------------------------------------------ incident, operation


@pytest.mark.parametrize(
    ("dispatched_on", "verdict"),
    [("2025-03-03", "pass"), ("2025-03-04", "review"), ("2025-03-09", "fail"), (None, "fail")],
)
def test_an_immediate_act_is_done_by_the_end_of_the_next_day(dispatched_on: str | None, verdict: str) -> None:
    record = case_with("incidents", violent=True, reported_on="2025-03-03", dispatched_on=dispatched_on)
    assert verdict_of(record, "art12.p1.dispatch", "/incidents/0") == verdict
    assert verdict_of(record, "art12.p1.dispatch", "/incidents/0", promptly="three-working-days") == verdict
    assert verdict_of(record, "art12.p1.dispatch", "/incidents/0", at_once="no-number") == (
        "pass" if dispatched_on == "2025-03-03" else "review"
    )


def test_the_dispatch_rule_does_not_apply_without_violence_or_threats() -> None:
    record = case_with("incidents", violent=False, reported_on="2025-03-03")
    assert verdict_of(record, "art12.p1.dispatch", "/incidents/0") == "not_applicable"


OF_AN_OPERATION = [
    ("art12.p2.preplan", "plan_made_on", "plan_first"),
    ("art12.p2.notice", "police_told_on", "told_first"),
    ("art12.p2.presence", "presence_requested_on", "requested_first"),
]


@pytest.mark.parametrize("of_an_operation", OF_AN_OPERATION, ids=lambda each: str(each[0]))
@pytest.mark.parametrize(
    ("done", "came_first", "on", "verdict"),
    [
        pytest.param("2025-03-09", None, "2025-06-03", "pass", id="the day before"),
        pytest.param("2025-03-10", True, "2025-06-03", "pass", id="the same day, before"),
        pytest.param("2025-03-10", False, "2025-06-03", "fail", id="the same day, after"),
        pytest.param("2025-03-10", None, "2025-06-03", "open", id="the same day, order unknown"),
        pytest.param("2025-03-11", True, "2025-06-03", "fail", id="the day after"),
        pytest.param(None, None, "2025-03-09", "pending", id="not done, the day before"),
        pytest.param(None, None, "2025-03-10", "pending", id="not done, the same day"),
        pytest.param(None, None, "2025-03-11", "fail", id="not done, the day after"),
    ],
)
def test_the_preparations_of_an_operation_precede_its_start(
    of_an_operation: tuple[str, str, str], done: str | None, came_first: object, on: str, verdict: str
) -> None:
    rule, act, first = of_an_operation
    record = case_with(
        "operations", large=True, presence_needed=True, starts_on="2025-03-10", **{act: done, first: came_first}
    )
    assert verdict_of(record, rule, "/operations/0", on=on) == verdict


@pytest.mark.parametrize("rule", [rule for rule, _, _ in OF_AN_OPERATION])
def test_an_unrecorded_judgment_on_size_or_presence_is_for_review(rule: str) -> None:
    unrecorded = case_with("operations", starts_on="2025-03-10")
    small = case_with("operations", starts_on="2025-03-10", large=False, presence_needed=False)
    assert verdict_of(unrecorded, rule, "/operations/0") == "review"
    assert verdict_of(small, rule, "/operations/0") == "not_applicable"


# ------------------------------------------------------------------------------------------------ secrecy


@pytest.mark.parametrize(("by_keeper", "verdict"), [(True, "pass"), (False, "fail"), (None, "open")])
def test_only_the_designated_keeper_may_handle_tracing_information(by_keeper: object, verdict: str) -> None:
    record = case_with("accesses", accessed_on="2025-03-03", by_keeper=by_keeper)
    assert verdict_of(record, "art5.custody", "/accesses/0") == verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({"recipient": "court_staff"}, "pass", id="court staff"),
        pytest.param({"recipient": "police"}, "pass", id="the police, the source"),
        pytest.param({"recipient": "party"}, "fail", id="the applicant, no basis"),
        pytest.param({"recipient": "party", "basis_verified": True}, "fail", id="the applicant, verified, no basis"),
        pytest.param(
            {"recipient": "party", "basis": "某法第一条"}, "open", id="the applicant, verification unrecorded"
        ),
        pytest.param(
            {"recipient": "party", "basis": "某法第一条", "basis_verified": True}, "pass", id="the applicant, verified"
        ),
        pytest.param(
            {"recipient": "party", "basis": "某法第一条", "basis_verified": False},
            "review",
            id="the applicant, unverified",
        ),
        pytest.param(
            {"recipient": "party", "basis": "某法第一条", "basis_verified": False, "basis_upheld": False},
            "fail",
            id="the applicant, refuted",
        ),
        pytest.param({"recipient": "lawyer"}, "fail", id="a lawyer"),
        pytest.param({"recipient": "party", "tracing": False}, "pass", id="the applicant, no tracing information"),
        pytest.param({"recipient": "party", "tracing": None}, "open", id="the applicant, content unrecorded"),
        pytest.param({"recipient": "media", "tracing": None, "classes": ["means"]}, "fail", id="the media, means"),
        pytest.param(
            {"recipient": "party", "tracing": None, "classes": ["public"]},
            "pass",
            id="the applicant, public information",
        ),
    ],
)
def test_tracing_information_may_leave_court_and_police_only_on_a_legal_basis(facts: Facts, verdict: str) -> None:
    record = case_with("disclosures", **{"disclosed_on": "2025-03-03", "tracing": True, **facts})
    assert verdict_of(record, "art5.i2.third-party", "/disclosures/0") == verdict


@pytest.mark.parametrize("root", ["case", "mechanism"])
@pytest.mark.parametrize(
    ("facts", "verdict", "other_verdict"),
    [
        pytest.param({"kind": "bulletin", "mentions_police": True}, "pass", "fail", id="internal bulletin, police"),
        pytest.param(
            {"kind": "bulletin", "mentions_police": True, "addressee": "other"},
            "fail",
            "fail",
            id="bulletin to another body",
        ),
        pytest.param(
            {"kind": "bulletin", "mentions_police": True, "addressee": None},
            "open",
            "fail",
            id="bulletin, addressee unrecorded",
        ),
        pytest.param({"kind": "bulletin", "mentions_means": True}, "fail", "fail", id="internal bulletin, means"),
        pytest.param(
            {"kind": "bulletin", "outward": True, "mentions_police": True}, "fail", "fail", id="bulletin sent outside"
        ),
        pytest.param({"kind": "summary", "mentions_police": True}, "fail", "fail", id="work summary, police"),
        pytest.param({"kind": "publicity", "outward": True}, "pass", "pass", id="publicity that mentions neither"),
    ],
)
def test_only_an_internal_bulletin_may_mention_the_police_and_none_may_mention_the_means(
    root: str, facts: Facts, verdict: str, other_verdict: str
) -> None:
    published = {"published_on": "2025-03-03", "outward": False, "mentions_police": False, "mentions_means": False}
    record = case_with("publications", **{**published, "addressee": "leading_group", **facts})
    if root == "mechanism":
        record = mechanism(publications=record["publications"])
    assert verdict_of(record, "art5.i1.publicity", "/publications/0") == verdict
    other = verdict_of(record, "art5.i1.publicity", "/publications/0", publicity_vs_bulletin="no-mention-at-all")
    assert other == other_verdict


# ------------------------------------------------------------------------------------------------ requests


def test_the_command_centre_need_not_be_informed_of_an_unsent_request() -> None:
    record = case_with("requests", sent_on="2025-06-04")
    assert verdict_of(record, "art4.coordination", "/requests/0") == "not_applicable"
    assert verdict_of(record, "art4.coordination", "/requests/0", on="2025-06-04") == "review"


@pytest.mark.parametrize(
    ("number", "informed_on", "verdict"),
    [
        ("（2024）豫0822执1号", "2025-01-08", "pass"),
        ("（2024）豫0822执1号", None, "review"),
        ("（2024）豫08执1号", None, "not_applicable"),
    ],
)
def test_the_command_centre_must_be_informed_of_a_request_of_a_basic_court(
    number: str, informed_on: str | None, verdict: str
) -> None:
    record = case_with("requests", sent_on="2025-01-07", centre_informed_on=informed_on) | {"case_number": number}
    assert verdict_of(record, "art4.coordination", "/requests/0") == verdict


@pytest.mark.parametrize(
    ("received_on", "on", "verdict"),
    [
        ("2025-01-09", "2025-06-03", "pass"),
        ("2025-01-10", "2025-06-03", "pass"),
        ("2025-01-11", "2025-06-03", "fail"),
        (None, "2025-01-10", "pending"),
        (None, "2025-01-11", "fail"),
    ],
)
def test_under_the_deadline_reading_a_result_is_due_the_next_day(
    received_on: str | None, on: str, verdict: str
) -> None:
    record = case_with("requests", sent_on="2025-01-07", feedback_on="2025-01-09", feedback_received_on=received_on)
    assert verdict_of(record, "art2.p2.round-the-clock", "/requests/0", on=on, round_the_clock="deadline") == verdict
    assert verdict_of(record, "art2.p2.round-the-clock", "/requests/0", on=on) == "not_applicable"
