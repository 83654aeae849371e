"""Worked cases of the other articles in one case: vehicles, incidents, operations, secrecy, requests."""

from __future__ import annotations

import pytest

from .other_records import having, mechanism, said
from .records import Facts

# ------------------------------------------------------------------------------------------------ vehicles


def vehicle(**facts: object) -> Facts:
    """Sealed on 20 January 2023 and found on patrol two years later, the police telling the court the next day."""
    usual = {"found_during": "patrol", "found_on": "2025-01-20", "sealed_on": "2023-01-20", "held": True}
    return having("vehicles", **{**usual, "notified_on": "2025-01-21", **facts})


@pytest.mark.parametrize(
    ("found_during", "speaking"),
    [
        ("patrol", {"art13.p1.notify", "art13.p1.attend", "art13.p1.handover"}),
        ("inspection", {"art13.p2.notify", "art13.p2.attend"}),
        ("transfer", {"art13.p2.notify", "art13.p2.attend"}),
    ],
)
def test_the_way_a_vehicle_was_found_tells_which_paragraph_speaks(found_during: str, speaking: set[str]) -> None:
    record = vehicle(found_during=found_during, attended_on="2025-01-22", handed_over_on="2025-01-22")
    of_article_13 = ("art13.p1.notify", "art13.p1.attend", "art13.p1.handover", "art13.p2.notify", "art13.p2.attend")
    assert {rule for rule in of_article_13 if said(record, rule, "/vehicles/0") != "not_applicable"} == speaking


@pytest.mark.parametrize("found_during", ["inspection", "transfer"])
def test_by_the_other_reading_a_vehicle_found_at_the_registry_is_handed_over_too(found_during: str) -> None:
    record = vehicle(found_during=found_during, attended_on="2025-01-22", handed_over_on="2025-01-22")
    assert said(record, "art13.p1.handover", "/vehicles/0", registration_handover="as-13-1") == "pass"


@pytest.mark.parametrize(
    ("facts", "sealed"),
    [
        pytest.param({"sealed_on": "2023-01-20"}, True, id="on the last day of two years"),
        pytest.param({"sealed_on": "2023-01-19"}, False, id="on the day after"),
        pytest.param({"sealed_on": "2025-01-20"}, True, id="on the day it was sealed"),
        pytest.param({"sealed_on": "2025-01-21"}, False, id="before it was sealed"),
        pytest.param({"sealed_on": None}, False, id="never sealed"),
        pytest.param(
            {"sealed_on": "2022-01-20", "renewed_on": "2023-01-20", "renewed_in_time": True},
            True,
            id="renewed, last day",
        ),
        pytest.param({"sealed_on": "2022-01-20", "renewed_on": "2023-01-19"}, False, id="renewed, the day after"),
        pytest.param(
            {"sealed_on": "2023-01-19", "renewed_on": "2025-01-21", "renewed_in_time": False},
            False,
            id="renewed too late for this day",
        ),
        pytest.param(
            {"sealed_on": "2023-01-18", "renewed_on": "2025-01-18", "renewed_in_time": True},
            True,
            id="renewed on the very last day",
        ),
        pytest.param(
            {"sealed_on": "2023-01-18", "renewed_on": "2025-01-19", "renewed_in_time": False},
            False,
            id="renewed once it had lapsed",
        ),
        pytest.param(
            {"sealed_on": "2021-01-18", "renewed_on": "2024-12-01", "renewed_in_time": True},
            True,
            id="renewed twice, each time while it was live",
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
            id="renewed for the day it is found",
        ),
        pytest.param({"sealed_on": "2023-01-19", "seal_ends_on": "2026-01-19"}, False, id="printed for three years"),
        pytest.param({"seal_ends_on": "2025-01-20"}, True, id="printed end, last day"),
        pytest.param({"seal_ends_on": "2025-01-19"}, False, id="printed end, the day after"),
        pytest.param({"sealed_on": "2024-07-01", "seal_ends_on": "2025-01-19"}, False, id="printed for half a year"),
        pytest.param({"unsealed_on": "2025-01-19"}, False, id="lifted the day before"),
        pytest.param({"unsealed_on": "2025-01-20"}, True, id="lifted that day"),
        pytest.param({"unsealed_on": "2025-01-21"}, True, id="lifted the day after"),
    ],
)
def test_the_police_must_tell_the_court_only_of_a_seal_that_is_live(facts: Facts, *, sealed: bool) -> None:
    """依法查封 ends with the seal; 及时 has no number, so a live one gives a person something to judge."""
    assert said(vehicle(**facts), "art13.p1.notify", "/vehicles/0") == ("review" if sealed else "not_applicable")


@pytest.mark.parametrize(("found_on", "verdict"), [("2026-02-28", "review"), ("2026-03-01", "not_applicable")])
def test_a_seal_of_29_february_ends_on_the_last_day_of_february(found_on: str, verdict: str) -> None:
    record = vehicle(sealed_on="2024-02-29", found_on=found_on, notified_on=found_on)
    assert said(record, "art13.p1.notify", "/vehicles/0", on="2026-04-01") == verdict


def test_whether_each_renewal_came_in_time_is_asked_where_one_renewal_cannot_carry_the_seal_so_far() -> None:
    long_sealed = vehicle(sealed_on="2021-01-18", renewed_on="2024-12-01")
    assert said(long_sealed, "art13.p1.notify", "/vehicles/0") == "open"


def test_by_the_other_reading_a_seal_that_has_run_out_is_a_seal_still() -> None:
    lapsed = vehicle(sealed_on="2020-01-01")
    assert said(lapsed, "art13.p1.notify", "/vehicles/0", seal_live="any-seal") == "review"


def test_a_vehicle_found_before_commencement_is_not_governed() -> None:
    record = vehicle(found_on="2024-10-09", notified_on=None, sealed_on="2024-01-01")
    assert said(record, "art13.p1.notify", "/vehicles/0") == "not_applicable"
    assert said(record, "art13.p1.notify", "/vehicles/0", effective_date="dated") == "review"


@pytest.mark.parametrize(
    ("notified_on", "on", "verdict"),
    [
        ("2025-01-27", "2025-06-03", "pass"),
        ("2025-02-05", "2025-06-03", "fail"),
        (None, "2025-01-27", "pending"),
        (None, "2025-01-28", "fail"),
    ],
)
def test_three_working_days_count_the_worked_sunday_before_the_spring_festival(
    notified_on: str | None, on: str, verdict: str
) -> None:
    """Found on Thursday 23 January 2025: the 24th, the 26th (a Sunday, worked) and the 27th."""
    record = vehicle(found_on="2025-01-23", notified_on=notified_on, sealed_on="2024-01-01")
    assert said(record, "art13.p1.notify", "/vehicles/0", on=on, promptly="three-working-days") == verdict


def test_what_must_be_done_at_once_is_never_three_working_days() -> None:
    late = vehicle(attended_on="2025-04-01")
    assert said(late, "art13.p1.attend", "/vehicles/0", promptly="three-working-days") == "review"


@pytest.mark.parametrize(("handover", "verdict"), [("literal", "fail"), ("as-13-1", "review")])
def test_read_as_the_first_paragraph_the_second_says_at_once_too(handover: str, verdict: str) -> None:
    late = vehicle(found_during="transfer", attended_on="2025-04-01")
    readings = {"registration_handover": handover, "promptly": "three-working-days"}
    assert said(late, "art13.p2.attend", "/vehicles/0", **readings) == verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"attended_on": None}, "not_applicable"),
        ({}, "review"),
        ({"handed_over_on": "2025-01-22"}, "pass"),
        ({"handed_over_on": "2025-01-22", "held": False}, "fail"),
    ],
)
def test_the_staff_who_come_complete_the_hand_over_of_a_vehicle_that_was_held(facts: Facts, verdict: str) -> None:
    record = vehicle(**{"attended_on": "2025-01-22", **facts})
    assert said(record, "art13.p1.handover", "/vehicles/0") == verdict


def test_by_the_other_reading_the_police_need_not_have_held_it() -> None:
    let_go = vehicle(attended_on="2025-01-22", handed_over_on="2025-01-22", held=False)
    assert said(let_go, "art13.p1.handover", "/vehicles/0", vehicle_hold="notify-only") == "pass"


# ------------------------------------------------------------------------------------------------ incident, operation


@pytest.mark.parametrize("dispatched_on", ["2025-03-03", "2025-03-09", None])
def test_how_fast_at_once_is_a_person_must_judge(dispatched_on: str | None) -> None:
    record = having("incidents", violent=True, reported_on="2025-03-03", dispatched_on=dispatched_on)
    assert said(record, "art12.p1.dispatch", "/incidents/0") == "review"
    assert said(record, "art12.p1.dispatch", "/incidents/0", promptly="three-working-days") == "review"


def test_without_violence_or_threats_the_police_need_not_go() -> None:
    record = having("incidents", violent=False, reported_on="2025-03-03")
    assert said(record, "art12.p1.dispatch", "/incidents/0") == "not_applicable"


OF_AN_OPERATION = [
    ("art12.p2.preplan", "plan_made_on", "plan_first"),
    ("art12.p2.notice", "police_notified_on", "notified_first"),
    ("art12.p2.presence", "presence_requested_on", "requested_first"),
]


@pytest.mark.parametrize("of_an_operation", OF_AN_OPERATION, ids=lambda each: str(each[0]))
@pytest.mark.parametrize(
    ("done", "came_first", "on", "verdict"),
    [
        pytest.param("2025-03-09", None, "2025-06-03", "pass", id="the day before"),
        pytest.param("2025-03-10", True, "2025-06-03", "pass", id="that day, first"),
        pytest.param("2025-03-10", False, "2025-06-03", "fail", id="that day, afterwards"),
        pytest.param("2025-03-10", None, "2025-06-03", "open", id="that day, which came first unknown"),
        pytest.param("2025-03-11", True, "2025-06-03", "fail", id="the day after"),
        pytest.param(None, None, "2025-03-09", "pending", id="not yet, the day before"),
        pytest.param(None, None, "2025-03-10", "pending", id="not yet, that day"),
        pytest.param(None, None, "2025-03-11", "fail", id="not at all"),
    ],
)
def test_what_an_operation_needs_comes_before_it_starts(
    of_an_operation: tuple[str, str, str], done: str | None, came_first: object, on: str, verdict: str
) -> None:
    rule, act, first = of_an_operation
    record = having(
        "operations", large=True, presence_needed=True, starts_on="2025-03-10", **{act: done, first: came_first}
    )
    assert said(record, rule, "/operations/0", on=on) == verdict


@pytest.mark.parametrize("rule", [rule for rule, _, _ in OF_AN_OPERATION])
def test_whether_it_is_large_or_needs_officers_is_for_the_court_to_say(rule: str) -> None:
    unsaid = having("operations", starts_on="2025-03-10")
    small = having("operations", starts_on="2025-03-10", large=False, presence_needed=False)
    assert said(unsaid, rule, "/operations/0") == "review"
    assert said(small, rule, "/operations/0") == "not_applicable"


# ------------------------------------------------------------------------------------------------ secrecy


@pytest.mark.parametrize(("by_keeper", "verdict"), [(True, "pass"), (False, "fail"), (None, "open")])
def test_only_the_keeper_handles_tracing_information(by_keeper: object, verdict: str) -> None:
    record = having("accesses", accessed_on="2025-03-03", by_keeper=by_keeper)
    assert said(record, "art5.custody", "/accesses/0") == verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({"recipient": "court_staff"}, "pass", id="court staff"),
        pytest.param({"recipient": "police"}, "pass", id="the police, from whom it comes"),
        pytest.param({"recipient": "party"}, "fail", id="the applicant, no basis named"),
        pytest.param({"recipient": "party", "basis_verified": True}, "fail", id="the applicant, verified but unnamed"),
        pytest.param({"recipient": "party", "basis": "某法第一条"}, "open", id="the applicant, verified or not unsaid"),
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
        pytest.param({"recipient": "party", "tracing": False}, "pass", id="the applicant, but nothing of the tracing"),
        pytest.param({"recipient": "party", "tracing": None}, "open", id="the applicant, of what nobody says"),
        pytest.param(
            {"recipient": "media", "tracing": None, "classes": ["method"]}, "fail", id="the media, how it is done"
        ),
        pytest.param(
            {"recipient": "party", "tracing": None, "classes": ["public"]}, "pass", id="the applicant, what is public"
        ),
    ],
)
def test_tracing_information_stays_with_court_and_police_unless_the_law_orders(facts: Facts, verdict: str) -> None:
    record = having("disclosures", **{"disclosed_on": "2025-03-03", "tracing": True, **facts})
    assert said(record, "art5.i2.third-party", "/disclosures/0") == verdict


@pytest.mark.parametrize("root", ["case", "mechanism"])
@pytest.mark.parametrize(
    ("facts", "verdict", "by_the_other_reading"),
    [
        pytest.param({"kind": "bulletin", "mentions_police": True}, "pass", "fail", id="internal bulletin, police"),
        pytest.param(
            {"kind": "bulletin", "mentions_police": True, "addressee": "other"}, "fail", "fail", id="to somebody else"
        ),
        pytest.param(
            {"kind": "bulletin", "mentions_police": True, "addressee": None}, "open", "fail", id="to whom is unsaid"
        ),
        pytest.param({"kind": "bulletin", "mentions_means": True}, "fail", "fail", id="internal bulletin, means"),
        pytest.param(
            {"kind": "bulletin", "outward": True, "mentions_police": True}, "fail", "fail", id="bulletin sent outside"
        ),
        pytest.param({"kind": "summary", "mentions_police": True}, "fail", "fail", id="work summary, police"),
        pytest.param({"kind": "publicity", "outward": True}, "pass", "pass", id="publicity that names neither"),
    ],
)
def test_only_an_internal_bulletin_may_mention_the_police_and_nothing_may_tell_the_means(
    root: str, facts: Facts, verdict: str, by_the_other_reading: str
) -> None:
    published = {"published_on": "2025-03-03", "outward": False, "mentions_police": False, "mentions_means": False}
    record = having("publications", **{**published, "addressee": "leading_group", **facts})
    if root == "mechanism":
        record = mechanism(publications=record["publications"])
    assert said(record, "art5.i1.publicity", "/publications/0") == verdict
    other = said(record, "art5.i1.publicity", "/publications/0", publicity_vs_bulletin="no-mention-at-all")
    assert other == by_the_other_reading


# ------------------------------------------------------------------------------------------------ requests


def test_a_request_that_has_not_gone_out_is_not_yet_known_to_the_command_centre() -> None:
    record = having("requests", sent_on="2025-06-04")
    assert said(record, "art4.coordination", "/requests/0") == "not_applicable"
    assert said(record, "art4.coordination", "/requests/0", on="2025-06-04") == "review"


@pytest.mark.parametrize(
    ("number", "informed_on", "verdict"),
    [
        ("（2024）豫0822执1号", "2025-01-08", "pass"),
        ("（2024）豫0822执1号", None, "review"),
        ("（2024）豫08执1号", None, "not_applicable"),
    ],
)
def test_a_basic_courts_request_is_known_to_the_command_centre(
    number: str, informed_on: str | None, verdict: str
) -> None:
    record = having("requests", sent_on="2025-01-07", centre_informed_on=informed_on) | {"case_number": number}
    assert said(record, "art4.coordination", "/requests/0") == verdict


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
def test_read_as_a_deadline_a_result_is_received_by_the_next_day(
    received_on: str | None, on: str, verdict: str
) -> None:
    record = having("requests", sent_on="2025-01-07", feedback_on="2025-01-09", feedback_received_on=received_on)
    assert said(record, "art2.p2.round-the-clock", "/requests/0", on=on, round_the_clock="deadline") == verdict
    assert said(record, "art2.p2.round-the-clock", "/requests/0", on=on) == "not_applicable"
