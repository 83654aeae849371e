"""Rules of the procuratorate, art. 562: the police explain why they did not decide within the period of review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.numbered_periods import YEARS, Period, begun_on_every_day
from procedures.national.verdicts import finding_under, findings_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.procuratorate_rules import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

OVERDUE = "jc.562.overdue"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)
findings_of = findings_under(RULES)


def referred(**facts: object) -> Facts:
    """A referral received on Monday 2025-03-03; the court asks for supervision on the day after the seventh."""
    days = {"sent_on": "2025-03-03", "received_on": "2025-03-03", "supervision_asked_on": "2025-03-11"}
    return national_case(referrals=[{"id": "f1"} | days | facts])


EXTENDED = {"extended_on": "2025-03-10", "major_or_difficult": True, "extension_approver": "county_level_head"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"delay_explained_on": "2025-03-11"}, "pass", id="on the day"),
        pytest.param({"delay_explained_on": "2025-03-18"}, "pass", id="seventh day"),
        pytest.param({"delay_explained_on": "2025-03-19"}, "fail", id="eighth day"),
        pytest.param({}, "fail", id="not explained"),
        pytest.param({"filed_on": "2025-03-12"}, "fail", id="filed after it was asked"),
        pytest.param({"filed_on": "2025-03-11"}, "not_applicable", id="filed on the day"),
        pytest.param({"refusal_made_on": "2025-03-11"}, "not_applicable", id="refused on the day"),
        pytest.param({"transferred_on": "2025-03-11"}, "not_applicable", id="passed on on the day"),
        pytest.param({"supervision_asked_on": "2025-03-10"}, "not_applicable", id="asked on the last day of review"),
        pytest.param({"supervision_asked_on": None}, "not_applicable", id="not asked"),
        pytest.param({"received_on": None}, "not_applicable", id="not received"),
    ],
)
def test_the_delay_is_explained_in_seven_days(facts: Facts, expected: str) -> None:
    finding = finding_of(OVERDUE, referred(**facts))
    assert finding.raw.value == expected
    assert finding.verdict.value == ("review" if expected == "fail" else expected)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(EXTENDED, "not_applicable", id="within the thirty days"),
        pytest.param(EXTENDED | {"supervision_asked_on": "2025-04-02"}, "not_applicable", id="thirtieth day"),
        pytest.param(EXTENDED | {"supervision_asked_on": "2025-04-03"}, "review", id="the day after"),
        pytest.param(EXTENDED | {"major_or_difficult": False}, "review", id="neither major nor difficult"),
        pytest.param(EXTENDED | {"extension_approver": "other"}, "review", id="not approved by a head"),
        pytest.param(EXTENDED | {"extension_approver": None}, "open", id="approver not recorded"),
        pytest.param(
            EXTENDED | {"extension_approver": None, "supervision_asked_on": "2025-04-03"},
            "review",
            id="approver not recorded, after the thirty days",
        ),
    ],
)
def test_an_extended_review_is_not_overdue_before_its_end(facts: Facts, expected: str) -> None:
    assert verdict_of(OVERDUE, referred(**facts)) == expected


ASKED = {"supplement_notified_on": "2025-03-10"}
"""The court is asked for further evidence on the last day of the review."""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(ASKED, "not_applicable", id="not supplied"),
        pytest.param(
            ASKED | {"supplied_on": "2025-03-20", "supervision_asked_on": "2025-03-27"},
            "not_applicable",
            id="seventh day after the supply",
        ),
        pytest.param(
            ASKED | {"supplied_on": "2025-03-20", "supervision_asked_on": "2025-03-28"}, "review", id="eighth day"
        ),
        pytest.param({"supplement_notified_on": "2025-03-11"}, "review", id="asked for after the review"),
        pytest.param(
            EXTENDED | ASKED | {"supplied_on": "2025-03-12", "supervision_asked_on": "2025-04-02"},
            "not_applicable",
            id="thirty days stay",
        ),
    ],
)
def test_a_review_that_waits_for_the_court_is_not_overdue(facts: Facts, expected: str) -> None:
    assert verdict_of(OVERDUE, referred(**facts)) == expected


def test_the_explanation_is_pending_through_its_last_day() -> None:
    record = referred()
    for day, expected in (("2025-03-11", "pending"), ("2025-03-18", "pending"), ("2025-03-19", "review")):
        assert verdict_of(OVERDUE, record | {"complete_as_of": day}, on=day) == expected
    assert verdict_of(OVERDUE, unattested(record)) == "open"


def test_the_review_ends_on_a_working_day() -> None:
    """The seventh day after 2026-02-11 is in the Spring Festival, which ends on 2026-02-23."""
    days = {"sent_on": "2026-02-11", "received_on": "2026-02-11"}
    assert verdict_of(OVERDUE, referred(**days, supervision_asked_on="2026-02-24")) == "not_applicable"
    assert verdict_of(OVERDUE, referred(**days, supervision_asked_on="2026-02-25")) == "review"


@pytest.mark.parametrize("year", YEARS)
def test_seven_days_end_where_counting_by_hand_ends_them(year: int) -> None:
    sent = {"sent_on": "2024-12-02", "received_on": "2024-12-02"}
    record, expected = begun_on_every_day(
        Period(OVERDUE, 7, "supervision_asked_on", "delay_explained_on", sent, late="review"), year
    )
    assert {each.path: (each.due, each.verdict.value) for each in findings_of(OVERDUE, record)} == expected


@pytest.mark.parametrize(("day", "expected"), [("2019-12-29", "not_applicable"), ("2019-12-30", "review")])
def test_the_rule_is_judged_by_the_day_of_asking(day: str, expected: str) -> None:
    record = referred(sent_on="2019-12-02", received_on="2019-12-02", supervision_asked_on=day)
    assert verdict_of(OVERDUE, record) == expected


@pytest.mark.parametrize(
    ("facts", "zh", "en"),
    [
        pytest.param(
            {},
            "尚未办理；期限于2025年3月18日届满，已逾591日；是否违反由人判断",
            "not done; due 2025-03-18, 591 days overdue; a person must judge whether this is a breach",
            id="review",
        ),
        pytest.param(
            {"delay_explained_on": "2025-03-18"},
            "——符合。2025年3月18日办理",
            "- met. done 2025-03-18; due 2025-03-18",
            id="pass",
        ),
        pytest.param(
            {"supervision_asked_on": "2025-03-10"},
            "提请检察机关监督日期不晚于审查期限届满日（审查期限届满日为2025年3月10日）",
            "is no later than the last day of the review (the last day of the review is 2025-03-10)",
            id="too early",
        ),
        pytest.param(
            {"filed_on": "2025-03-11"},
            "提请检察机关监督日期不早于立案、不予立案或者移送之日",
            "is no earlier than the day of the filing, refusal or transfer",
            id="decided",
        ),
        pytest.param({"received_on": None}, "公安机关尚未接收", "have not yet received it", id="not received"),
        pytest.param(
            {"supervision_asked_on": None},
            "尚未提请检察机关监督",
            "the court has not yet asked the procuratorate to supervise",
            id="not asked",
        ),
    ],
)
def test_a_message_says_why(facts: Facts, zh: str, en: str) -> None:
    finding = finding_of(OVERDUE, referred(**facts))
    assert zh in finding.message("zh")
    assert en in finding.message("en")


def test_the_court_may_remind_the_police() -> None:
    remedy = finding_of(OVERDUE, referred()).remedy
    assert remedy is not None
    assert (remedy.by.value, remedy.to and remedy.to.value) == ("court", "police")
    assert finding_of(OVERDUE, referred(delay_explained_on="2025-03-18")).remedy is None
