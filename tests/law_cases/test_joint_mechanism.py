"""Rules of the joint mechanism of court and police: officers, consultations, bulletins."""

from __future__ import annotations

import pytest

from .other_records import mechanism, verdict_of
from .records import Facts


def officer(**facts: object) -> Facts:
    return {"id": "o1", "name": "王某", "appointed_on": "2024-10-01", **facts}


@pytest.mark.parametrize(
    ("officers", "on", "verdict"),
    [
        pytest.param([officer()], "2025-06-03", "pass", id="in office"),
        pytest.param([officer(appointed_on="2025-06-03")], "2025-06-03", "pass", id="appointed today"),
        pytest.param([officer(appointed_on="2025-06-04")], "2025-06-03", "fail", id="appointed tomorrow"),
        pytest.param([officer(ended_on="2025-06-02")], "2025-06-03", "fail", id="ended yesterday"),
        pytest.param([officer(ended_on="2025-06-04")], "2025-06-03", "pass", id="ends tomorrow"),
        pytest.param(
            [officer(ended_on="2025-06-02"), officer(id="o2", appointed_on="2025-06-02")],
            "2025-06-03",
            "pass",
            id="replaced",
        ),
        pytest.param([], "2025-06-03", "fail", id="none"),
        pytest.param([], "2024-10-09", "pending", id="none, the day before commencement"),
        pytest.param([], "2024-10-10", "fail", id="none, on commencement"),
    ],
)
def test_a_court_has_an_officer_in_office(officers: list[Facts], on: str, verdict: str) -> None:
    assert verdict_of(mechanism(officers=officers), "art2.p2.officer", "", on=on) == verdict


def test_an_officer_is_open_on_a_day_after_the_attestation() -> None:
    record = mechanism(officers=[officer()], complete_as_of="2025-06-01")
    assert verdict_of(record, "art2.p2.officer", "") == "open"


def meetings_on(*days: str, **facts: object) -> list[Facts]:
    return [{"id": f"m{day}", "held_on": day, "both": True, "collected": True, **facts} for day in days]


@pytest.mark.parametrize(
    ("meetings", "on", "verdict"),
    [
        pytest.param([], "2024-12-31", "pending", id="the rest of 2024 is not a period"),
        pytest.param(
            meetings_on("2024-11-01"), "2025-06-30", "pending", id="a meeting in the rest of 2024 does not count"
        ),
        pytest.param(meetings_on("2024-12-31"), "2025-07-01", "fail", id="the day before the first period"),
        pytest.param(meetings_on("2025-01-01"), "2025-06-30", "pass", id="the first day of the first period"),
        pytest.param(meetings_on("2025-06-30"), "2025-06-30", "pass", id="its last day"),
        pytest.param(meetings_on("2025-06-30"), "2025-07-01", "pending", id="the next period begins"),
        pytest.param(meetings_on("2025-07-01"), "2025-07-01", "fail", id="a day late"),
        pytest.param(meetings_on("2025-06-30", "2025-07-01"), "2025-12-31", "pass", id="one in each period"),
        pytest.param(meetings_on("2025-06-30", "2025-12-31"), "2026-01-01", "pending", id="two fulfilled periods"),
        pytest.param(meetings_on("2025-07-02", "2026-01-05"), "2026-02-01", "fail", id="the first period stays missed"),
        pytest.param(meetings_on("2025-03-03", both=False), "2025-07-01", "fail", id="only one body"),
        pytest.param(meetings_on("2025-03-03", collected=False), "2025-07-01", "fail", id="no topics collected"),
    ],
)
def test_the_two_bodies_must_consult_in_every_half_year(meetings: list[Facts], on: str, verdict: str) -> None:
    record = mechanism(meetings=meetings)
    assert verdict_of(record, "art16.half-yearly", "", on=on, half_year_meeting="within-half") == verdict


@pytest.mark.parametrize(
    ("meetings", "on", "verdict"),
    [
        pytest.param([], "2025-07-31", "pending", id="none, in the month after"),
        pytest.param([], "2025-08-01", "fail", id="none, after it"),
        pytest.param(meetings_on("2025-07-31", covers="2025H1"), "2025-08-01", "pending", id="held in it"),
        pytest.param(meetings_on("2025-07-31"), "2025-08-01", "review", id="held in it, not recorded for what"),
        pytest.param(meetings_on("2025-07-31", covers="2025H2"), "2025-08-01", "fail", id="held in it for the next"),
    ],
)
def test_a_consultation_in_the_month_after_a_half_year_counts(meetings: list[Facts], on: str, verdict: str) -> None:
    assert verdict_of(mechanism(meetings=meetings), "art16.half-yearly", "", on=on) == verdict


@pytest.mark.parametrize(
    ("meetings", "on", "verdict"),
    [
        pytest.param(meetings_on("2024-10-09"), "2025-04-11", "fail", id="before commencement"),
        pytest.param(meetings_on("2024-10-10"), "2025-04-10", "pass", id="on commencement"),
        pytest.param(meetings_on("2025-04-10"), "2025-04-11", "pending", id="on the day of the same number"),
        pytest.param(meetings_on("2025-04-11"), "2025-04-11", "fail", id="the day after"),
    ],
)
def test_counted_from_commencement_a_half_year_ends_on_the_day_of_the_same_number(
    meetings: list[Facts], on: str, verdict: str
) -> None:
    record = mechanism(meetings=meetings)
    readings = {"half_year_cycle": "from-effective-date", "half_year_meeting": "within-half"}
    assert verdict_of(record, "art16.half-yearly", "", on=on, **readings) == verdict


def test_the_rules_of_the_intermediate_court_do_not_apply_to_a_basic_court() -> None:
    record = mechanism(court="博爱县人民法院", court_level="basic", command_centre=False)
    assert verdict_of(record, "art16.half-yearly", "") == "not_applicable"
    assert verdict_of(record, "art4.coordination", "") == "not_applicable"


def bulletin(**facts: object) -> list[Facts]:
    return [{"id": "b1", "issued_on": "2025-03-03", "addressee": "leading_group", "praises": False, **facts}]


def test_the_frequency_of_bulletins_is_for_review() -> None:
    assert verdict_of(mechanism(), "art6.bulletin", "") == "review"
    assert verdict_of(mechanism(bulletins=bulletin()), "art6.bulletin", "") == "review"


@pytest.mark.parametrize(
    ("bulletins", "on", "verdict"),
    [
        pytest.param(bulletin(), "2025-06-30", "pass", id="to the leading group"),
        pytest.param(bulletin(addressee="other"), "2025-06-30", "pending", id="to another body"),
        pytest.param(bulletin(addressee="other"), "2025-07-01", "fail", id="to another body, after the period"),
        pytest.param(bulletin(issued_on="2024-12-31"), "2025-07-01", "fail", id="before the period"),
    ],
)
def test_under_the_half_year_reading_only_a_bulletin_to_the_leading_group_counts(
    bulletins: list[Facts], on: str, verdict: str
) -> None:
    assert verdict_of(mechanism(bulletins=bulletins), "art6.bulletin", "", on=on, bulletin_cycle="half-year") == verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"praises": False}, "not_applicable"),
        ({"praises": True, "outstanding": True}, "pass"),
        ({"praises": True, "outstanding": False}, "fail"),
        ({"praises": True}, "review"),
        ({"praises": True, "outstanding": False, "issued_on": "2024-10-09"}, "not_applicable"),
    ],
)
def test_only_outstanding_work_may_be_praised(facts: Facts, verdict: str) -> None:
    assert verdict_of(mechanism(bulletins=bulletin(**facts)), "art6.praise", "/bulletins/0") == verdict


@pytest.mark.parametrize("rule", ["art6.bulletin", "art16.half-yearly"])
def test_recurring_duties_are_pending_before_commencement(rule: str) -> None:
    record = mechanism(meetings=meetings_on("2024-10-08"), bulletins=bulletin(issued_on="2024-10-08"))
    assert verdict_of(record, rule, "", on="2024-10-09") == "pending"


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({"court": "焦作市中级人民法院", "court_level": None}, "fail", id="by its name"),
        pytest.param({"court": "焦作市中级人民法院", "court_level": "basic"}, "fail", id="by its name, not its level"),
        pytest.param({"court": "温县人民法院"}, "not_applicable", id="another court of the directory, with any level"),
        pytest.param({"court": "虚构中级人民法院"}, "fail", id="a court that is not listed, by its level"),
        pytest.param({"court": None}, "fail", id="by its level, without a name"),
        pytest.param({"court": None, "court_level": None}, "open", id="neither is recorded"),
    ],
)
def test_the_consultation_rule_applies_to_the_intermediate_court_of_the_city(facts: Facts, verdict: str) -> None:
    assert verdict_of(mechanism(**facts), "art16.half-yearly", "", on="2025-08-01") == verdict


@pytest.mark.parametrize(("reading", "verdict"), [("availability", "fail"), ("deadline", "not_applicable")])
def test_round_the_clock_contact_is_not_required_under_the_deadline_reading(reading: str, verdict: str) -> None:
    record = mechanism(round_the_clock=False)
    assert verdict_of(record, "art2.p2.round-the-clock", "", round_the_clock=reading) == verdict


@pytest.mark.parametrize("rule", ["art14.sharing", "art17.disputes"])
def test_the_notes_on_sharing_and_disputes_have_no_verdict(rule: str) -> None:
    assert verdict_of(mechanism(information_shared=False), rule, "") == "not_applicable"
