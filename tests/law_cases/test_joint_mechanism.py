"""Worked cases of what a court keeps up with its police: officers, consultations, bulletins."""

from __future__ import annotations

import pytest

from .other_records import mechanism, said
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
            id="succeeded",
        ),
        pytest.param([], "2025-06-03", "fail", id="none"),
        pytest.param([], "2024-10-09", "pending", id="none, the day before commencement"),
        pytest.param([], "2024-10-10", "fail", id="none, on commencement"),
    ],
)
def test_a_court_has_an_officer_in_office(officers: list[Facts], on: str, verdict: str) -> None:
    assert said(mechanism(officers=officers), "art2.p2.officer", "", on=on) == verdict


def test_whether_an_officer_has_left_since_the_attestation_is_not_known() -> None:
    record = mechanism(officers=[officer()], complete_as_of="2025-06-01")
    assert said(record, "art2.p2.officer", "") == "open"


def met(*days: str, **facts: object) -> list[Facts]:
    return [{"id": f"m{day}", "held_on": day, "both": True, "collected": True, **facts} for day in days]


@pytest.mark.parametrize(
    ("meetings", "on", "verdict"),
    [
        pytest.param([], "2024-12-31", "pending", id="the stub of 2024 is no round"),
        pytest.param(met("2024-11-01"), "2025-06-30", "pending", id="a meeting in the stub is of no round"),
        pytest.param(met("2024-12-31"), "2025-07-01", "fail", id="the day before the first round"),
        pytest.param(met("2025-01-01"), "2025-06-30", "pass", id="the first day of the first round"),
        pytest.param(met("2025-06-30"), "2025-06-30", "pass", id="its last day"),
        pytest.param(met("2025-06-30"), "2025-07-01", "pending", id="the next round begins"),
        pytest.param(met("2025-07-01"), "2025-07-01", "fail", id="a day late"),
        pytest.param(met("2025-06-30", "2025-07-01"), "2025-12-31", "pass", id="one in each round"),
        pytest.param(met("2025-06-30", "2025-12-31"), "2026-01-01", "pending", id="two rounds kept"),
        pytest.param(met("2025-07-02", "2026-01-05"), "2026-02-01", "fail", id="the first round missed for good"),
        pytest.param(met("2025-03-03", both=False), "2025-07-01", "fail", id="one body alone"),
        pytest.param(met("2025-03-03", collected=False), "2025-07-01", "fail", id="nothing collected"),
    ],
)
def test_the_two_bodies_consult_in_every_half_year(meetings: list[Facts], on: str, verdict: str) -> None:
    assert said(mechanism(meetings=meetings), "art16.half-yearly", "", on=on) == verdict


@pytest.mark.parametrize(
    ("meetings", "on", "verdict"),
    [
        pytest.param(met("2024-10-09"), "2025-04-11", "fail", id="before commencement"),
        pytest.param(met("2024-10-10"), "2025-04-10", "pass", id="on commencement"),
        pytest.param(met("2025-04-10"), "2025-04-11", "pending", id="on the day of the same number"),
        pytest.param(met("2025-04-11"), "2025-04-11", "fail", id="the day after"),
    ],
)
def test_counted_from_commencement_a_half_year_ends_on_the_day_of_the_same_number(
    meetings: list[Facts], on: str, verdict: str
) -> None:
    record = mechanism(meetings=meetings)
    assert said(record, "art16.half-yearly", "", on=on, half_year_cycle="from-effective-date") == verdict


def test_a_basic_court_does_not_consult_for_the_city() -> None:
    record = mechanism(court="博爱县人民法院", court_level="basic", command_centre=False)
    assert said(record, "art16.half-yearly", "") == "not_applicable"
    assert said(record, "art4.coordination", "") == "not_applicable"


def bulletin(**facts: object) -> list[Facts]:
    return [{"id": "b1", "issued_on": "2025-03-03", "addressee": "leading_group", "praises": False, **facts}]


def test_how_often_periodic_is_a_person_must_judge() -> None:
    assert said(mechanism(), "art6.bulletin", "") == "review"
    assert said(mechanism(bulletins=bulletin()), "art6.bulletin", "") == "review"


@pytest.mark.parametrize(
    ("bulletins", "on", "verdict"),
    [
        pytest.param(bulletin(), "2025-06-30", "pass", id="to the leading group"),
        pytest.param(bulletin(addressee="other"), "2025-06-30", "pending", id="to another body"),
        pytest.param(bulletin(addressee="other"), "2025-07-01", "fail", id="to another body, and the round is over"),
        pytest.param(bulletin(issued_on="2024-12-31"), "2025-07-01", "fail", id="before the round"),
    ],
)
def test_read_as_half_yearly_only_a_bulletin_to_the_leading_group_counts(
    bulletins: list[Facts], on: str, verdict: str
) -> None:
    assert said(mechanism(bulletins=bulletins), "art6.bulletin", "", on=on, bulletin_cycle="half-year") == verdict


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
def test_those_are_praised_who_stand_out(facts: Facts, verdict: str) -> None:
    assert said(mechanism(bulletins=bulletin(**facts)), "art6.praise", "/bulletins/0") == verdict


@pytest.mark.parametrize("rule", ["art6.bulletin", "art16.half-yearly"])
def test_before_the_opinion_takes_effect_nothing_comes_round(rule: str) -> None:
    record = mechanism(meetings=met("2024-10-08"), bulletins=bulletin(issued_on="2024-10-08"))
    assert said(record, rule, "", on="2024-10-09") == "pending"


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({"court": "焦作市中级人民法院", "court_level": None}, "fail", id="by its name"),
        pytest.param({"court": "焦作市中级人民法院", "court_level": "basic"}, "fail", id="by its name, not its level"),
        pytest.param(
            {"court": "温县人民法院"}, "not_applicable", id="another court of the directory, whatever its level"
        ),
        pytest.param({"court": "虚构中级人民法院"}, "fail", id="a court that is not listed, by its level"),
        pytest.param({"court": None}, "fail", id="by its level, where no name is recorded"),
        pytest.param({"court": None, "court_level": None}, "open", id="neither"),
    ],
)
def test_the_consultation_is_of_the_intermediate_court_of_the_city(facts: Facts, verdict: str) -> None:
    assert said(mechanism(**facts), "art16.half-yearly", "", on="2025-07-01") == verdict


@pytest.mark.parametrize(("reading", "verdict"), [("availability", "fail"), ("deadline", "not_applicable")])
def test_read_as_a_deadline_twenty_four_hours_ask_no_court_to_be_reachable_at_all_hours(
    reading: str, verdict: str
) -> None:
    record = mechanism(round_the_clock=False)
    assert said(record, "art2.p2.round-the-clock", "", round_the_clock=reading) == verdict


@pytest.mark.parametrize("rule", ["art14.sharing", "art17.disputes"])
def test_a_programme_and_a_way_to_settle_disputes_are_no_tests(rule: str) -> None:
    assert said(mechanism(information_shared=False), rule, "") == "not_applicable"
