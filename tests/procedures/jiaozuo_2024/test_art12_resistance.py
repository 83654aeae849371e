"""Article 12: the police respond immediately to resistance; a large operation is planned and notified beforehand.

The operation starts on Monday 10 March 2025; the incident is reported on Tuesday the 11th.
"""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    Facts,
    answer_of,
    by_reading,
    case,
    finding_of,
    remedy_actors,
    remedy_of,
    unattested,
    verdict_of,
)

DISPATCH, PREPLAN, NOTICE, PRESENCE = (
    "art12.p1.dispatch",
    "art12.p2.preplan",
    "art12.p2.notice",
    "art12.p2.presence",
)
ACTS = {
    PREPLAN: ("plan_made_on", "plan_first"),
    NOTICE: ("police_told_on", "told_first"),
    PRESENCE: ("presence_requested_on", "requested_first"),
}
"""Each act before an operation: its day, and whether it came first where that is the day the operation starts."""
NEEDED = {PREPLAN: "large", NOTICE: "large", PRESENCE: "presence_needed"}


def incident(**facts: object) -> Facts:
    """Violence was reported to the police on 11 March, who went."""
    defaults = {"id": "i1", "violent": True, "reported_on": "2025-03-11", "dispatched_on": "2025-03-11"}
    return case(incidents=[defaults | facts])


def operation(**facts: object) -> Facts:
    """A large operation, planned and notified in the week before, with officers requested."""
    defaults = {
        "id": "o1",
        "large": True,
        "starts_on": "2025-03-10",
        "plan_made_on": "2025-03-05",
        "police_told_on": "2025-03-05",
        "presence_needed": True,
        "presence_requested_on": "2025-03-05",
    }
    return case(operations=[defaults | facts])


def done(rule: str, on: str | None, *, first: bool | None = None) -> Facts:
    """The act that a rule demands was done on a day; on that of the start, first or not."""
    act, before = ACTS[rule]
    return operation(**{act: on, before: first})


# ------------------------------------------------------------------------------------------------ dispatch


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(incident(), LATER, "pass", id="on the day"),
        pytest.param(incident(dispatched_on="2025-03-12"), LATER, "review", id="the day after: assessed by a person"),
        pytest.param(incident(dispatched_on="2025-03-13"), LATER, "fail", id="two days after"),
        pytest.param(incident(dispatched_on=None), LATER, "fail", id="not at all"),
        pytest.param(incident(dispatched_on=None), "2025-03-12", "pending", id="not yet on the last day"),
        pytest.param(incident(), "2025-03-10", "not_applicable", id="the day before the report"),
        pytest.param(incident(violent=False), LATER, "not_applicable", id="neither violence nor threats"),
        pytest.param(incident(reported_on=None, dispatched_on=None), LATER, "not_applicable", id="never reported"),
    ],
)
def test_the_police_respond_when_violence_or_threats_are_reported(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(DISPATCH, record, on=on) == expected


def came(day: str, **facts: object) -> Facts:
    """Violence was reported on 1 October 2026, a day of rest as are those after it; the police came on a day."""
    days = {"reported_on": "2026-10-01", "dispatched_on": f"2026-10-{day}"}
    return {**incident(**days | facts), "complete_as_of": "2026-10-08"}


def never(through: str) -> Facts:
    """The police did not come; the record is complete through a day."""
    return {**incident(reported_on="2026-10-01", dispatched_on=None), "complete_as_of": f"2026-10-{through}"}


@pytest.mark.parametrize(
    ("record", "on", "next_day_end", "no_number", "hours_24"),
    [
        (came("01"), "2026-10-08", "pass", "pass", "pass"),
        (came("02"), "2026-10-08", "review", "review", "open"),
        (came("02", dispatched_at_once=True), "2026-10-08", "pass", "review", "open"),
        (came("02", dispatched_at_once=False), "2026-10-08", "fail", "review", "open"),
        (came("02", within_24_hours=True), "2026-10-08", "review", "review", "pass"),
        (came("02", within_24_hours=False), "2026-10-08", "review", "review", "fail"),
        (came("03", dispatched_at_once=True), "2026-10-08", "fail", "review", "fail"),
        (never("02"), "2026-10-02", "pending", "review", "pending"),
        (never("03"), "2026-10-03", "fail", "review", "fail"),
        (never("01"), "2026-10-03", "open", "open", "open"),
    ],
)  # fmt: skip
def test_at_once_ends_with_the_next_day_also_on_days_of_rest(
    record: Facts, on: str, next_day_end: str, no_number: str, hours_24: str
) -> None:
    expected = {"next-day-end": next_day_end, "no-number": no_number, "hours-24": hours_24}
    assert by_reading("at-once", DISPATCH, record, on=on) == expected


def test_what_a_person_assesses_about_the_next_day_is_named() -> None:
    next_day = incident(dispatched_on="2025-03-12")
    assert answer_of(DISPATCH, next_day) == ("review", "/incidents/0/dispatched_at_once")


def test_promptly_gives_no_number_to_immediately() -> None:
    """立即: the three working days known from elsewhere concern the result of a query."""
    for day, verdict in (("2025-03-11", "pass"), ("2025-03-13", "fail"), (None, "fail")):
        expected = {"no-number": verdict, "three-working-days": verdict}
        assert by_reading("promptly", DISPATCH, incident(dispatched_on=day)) == expected, day


def test_a_dispatch_that_is_late_states_the_days_elapsed() -> None:
    assert "2 days overdue" in finding_of(DISPATCH, incident(dispatched_on="2025-03-14")).message("en")


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (incident(violent=None), "/incidents/0/violent"),
        (unattested(incident(reported_on=None, dispatched_on=None)), "/incidents/0/reported_on"),
        (unattested(incident(dispatched_on=None)), "/incidents/0/dispatched_on"),
    ],
)
def test_missing_facts_of_an_incident_are_listed(record: Facts, pointer: str) -> None:
    assert answer_of(DISPATCH, record) == ("open", pointer)


# ------------------------------------------------------------------------------------------------ before it starts


@pytest.mark.parametrize("rule", ACTS)
def test_plan_notice_and_request_come_before_the_start(rule: str) -> None:
    assert verdict_of(rule, done(rule, "2025-03-09")) == "pass"
    assert verdict_of(rule, done(rule, "2025-03-09", first=False)) == "pass", "the day before needs no hour"
    assert verdict_of(rule, done(rule, "2025-03-10", first=True)) == "pass"
    assert verdict_of(rule, done(rule, "2025-03-10", first=False)) == "fail"
    assert verdict_of(rule, done(rule, "2025-03-11", first=True)) == "fail"
    assert verdict_of(rule, done(rule, None), on="2025-03-09") == "pending"
    assert verdict_of(rule, done(rule, None), on="2025-03-10") == "pending"
    assert verdict_of(rule, done(rule, None), on="2025-03-11") == "fail"
    assert verdict_of(rule, done(rule, "2025-03-09"), on="2025-03-08") == "pending", "what is planned is not done"


@pytest.mark.parametrize("rule", ACTS)
def test_large_operation_is_assessed_by_a_person(rule: str) -> None:
    undone = ACTS[rule][0]
    assert verdict_of(rule, operation(**{NEEDED[rule]: False, undone: None})) == "not_applicable"
    asked = ("review", f"/operations/0/{NEEDED[rule]}")
    assert answer_of(rule, operation(**{NEEDED[rule]: None})) == asked


def test_needed_officers_are_requested_for_a_small_operation_as_well() -> None:
    assert verdict_of(PRESENCE, operation(large=False, presence_requested_on=None)) == "fail"


def test_a_large_operation_without_officers_needs_a_plan_and_a_notice() -> None:
    record = operation(presence_needed=False, plan_made_on=None, police_told_on=None)
    assert (verdict_of(PREPLAN, record), verdict_of(NOTICE, record)) == ("fail", "fail")


@pytest.mark.parametrize("rule", ACTS)
def test_missing_facts_of_an_operation_are_listed(rule: str) -> None:
    act, before = ACTS[rule]
    assert answer_of(rule, done(rule, "2025-03-10")) == ("open", f"/operations/0/{before}")
    unknown = finding_of(rule, unattested(done(rule, None)))
    assert unknown.verdict.value == "open"
    assert f"/operations/0/{act}" in [each.path for each in unknown.missing]
    assert answer_of(rule, unattested(operation(starts_on=None))) == ("open", "/operations/0/starts_on")


@pytest.mark.parametrize("rule", ACTS)
def test_the_missing_day_of_an_act_is_listed_before_the_order_on_that_day(rule: str) -> None:
    assert answer_of(rule, unattested(done(rule, None))) == ("open", f"/operations/0/{ACTS[rule][0]}")


@pytest.mark.parametrize("rule", ACTS)
def test_an_operation_not_yet_started_still_needs_a_plan(rule: str) -> None:
    assert verdict_of(rule, operation(starts_on=None, **{ACTS[rule][0]: None})) == "pending"
    assert verdict_of(rule, operation(starts_on=None)) == "pass"


# ------------------------------------------------------------------------------------------------ from when, remedies


def test_effective_date_governs_an_operation_by_its_start_and_an_incident_by_its_report() -> None:
    for day, expected in {
        "2024-10-08": {"printed": "not_applicable", "dated": "not_applicable"},
        "2024-10-09": {"printed": "not_applicable", "dated": "fail"},
        "2024-10-10": {"printed": "fail", "dated": "fail"},
    }.items():
        for rule, (act, _) in ACTS.items():
            assert by_reading("effective-date", rule, operation(**{"starts_on": day, act: None})) == expected, day
    reported = incident(reported_on="2024-10-09")
    assert by_reading("effective-date", DISPATCH, reported) == {"printed": "not_applicable", "dated": "fail"}


def test_the_remedies_name_the_court_and_the_police() -> None:
    assert remedy_actors(DISPATCH) == {("court", "police")}
    assert remedy_of(PREPLAN, done(PREPLAN, None)) == ("court", "", "")
    assert remedy_of(NOTICE, done(NOTICE, None)) == ("court", "police", "")
    assert remedy_of(PRESENCE, done(PRESENCE, None)) == ("court", "police", "")
