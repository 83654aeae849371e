"""Provisions on criminal cases of the police: competence, acceptance, decision, supervision, arrest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from procedures.national.numbered_periods import YEARS, Period, begun_on_every_day, last_day
from procedures.national.verdicts import finding_under, findings_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.police_case_provisions import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

PLACE, LEVEL = "cxgd.15.place", "cxgd.24.level"
RECEIPT, NO_MEASURE, TRANSFER = "cxgd.171.receipt", "cxgd.174.no-measure", "cxgd.175.transfer"
APPROVAL, SERVED, LATER, DROPPED = "cxgd.178.approval", "cxgd.178.refusal-served", "cxgd.178.later", "cxgd.189.dropped"
REASONS, FILE = "cxgd.182.reasons", "cxgd.182.file"
ARREST, ARREST_TOLD, NOT_CAUGHT = "cxgd.146.execute", "cxgd.146.executed-told", "cxgd.146.told"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)
findings_of = findings_under(RULES)


def referred(**facts: object) -> Facts:
    """A referral for a refusal, sent and received on Monday 2025-03-03."""
    referral = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-03", "received_on": "2025-03-03"}
    return national_case(referrals=[referral | facts])


def received(day: str, **facts: object) -> Facts:
    """A referral that was sent and received on a day."""
    return referred(sent_on=day, received_on=day, **facts)


def prosecuted(**facts: object) -> Facts:
    """A private prosecution in which an arrest is decided and sent to the police on Monday 2025-03-03."""
    decided = {"id": "s1", "person": "p1", "arrest_decided_on": "2025-03-03", "arrest_sent_on": "2025-03-03"}
    return national_case(private_prosecutions=[decided | facts])


def on_the_day(rule: str, record: Facts, day: str) -> str:
    """Return the verdict on a day up to which the record is complete."""
    return verdict_of(rule, record | {"complete_as_of": day}, day)


# ------------------------------------------------------------------------------------------------ competence


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"at_place_of_act": True}, "pass", id="place of the act"),
        pytest.param({"at_place_of_act": False}, "review", id="neither known of the seat"),
        pytest.param({"at_place_of_act": False, "at_court_seat": True}, "review", id="seat of the court, before 8号"),
        pytest.param({"at_court_seat": True}, "open", id="place not recorded"),
        pytest.param({"offence": "obstruction", "at_place_of_act": False}, "not_applicable", id="another offence"),
        pytest.param({"offence": None, "at_place_of_act": False}, "open", id="offence not recorded"),
        pytest.param({"sent_on": None, "received_on": None}, "not_applicable", id="not sent"),
    ],
)
def test_the_police_of_the_place_of_the_crime_are_competent(facts: Facts, expected: str) -> None:
    assert verdict_of(PLACE, referred(**facts)) == expected


@pytest.mark.parametrize(
    ("day", "seat", "expected"),
    [
        ("2025-06-30", True, "review"),
        ("2025-07-01", True, "pass"),
        ("2025-07-01", False, "review"),
        ("2025-07-01", None, "open"),
    ],
)
def test_the_seat_of_the_court_is_enough_from_the_first_day_of_the_special_rule(
    day: str, seat: bool | None, expected: str
) -> None:
    record = received(day, at_place_of_act=False, at_court_seat=seat)
    assert verdict_of(PLACE, record) == expected


@pytest.mark.parametrize(
    ("facts", "expected", "raw"),
    [
        pytest.param({"organ_level": "county"}, "pass", "pass", id="county"),
        pytest.param({"organ_level": "county", "level_agreed": False}, "pass", "pass", id="county, nothing agreed"),
        pytest.param({"organ_level": "municipal", "level_agreed": True}, "pass", "pass", id="agreed"),
        pytest.param({"organ_level": "municipal", "level_agreed": False}, "review", "fail", id="not agreed"),
        pytest.param({"organ_level": "municipal"}, "review", "review", id="agreement is for a person"),
        pytest.param({"level_agreed": False}, "open", "open", id="level not recorded"),
        pytest.param({"sent_on": None, "received_on": None}, "not_applicable", "not_applicable", id="not sent"),
    ],
)
def test_a_county_level_organ_investigates(facts: Facts, expected: str, raw: str) -> None:
    finding = finding_of(LEVEL, referred(**facts))
    assert (finding.verdict.value, finding.raw.value) == (expected, raw)


# ------------------------------------------------------------------------------------------------ acceptance

NEXT_DAY = {"registered_on": "2025-03-04", "receipt_on": "2025-03-04"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"registered_on": "2025-03-03", "receipt_on": "2025-03-03"}, "pass", id="on the day"),
        pytest.param(NEXT_DAY, "review", id="on the next day"),
        pytest.param({"registered_on": "2025-03-03", "receipt_on": "2025-03-04"}, "review", id="receipt the next day"),
        pytest.param({"registered_on": "2025-03-04", "receipt_on": "2025-03-03"}, "review", id="registered the next"),
        pytest.param(NEXT_DAY | {"receipt_prompt": True}, "pass", id="on the next day, held to be on acceptance"),
        pytest.param(NEXT_DAY | {"receipt_prompt": False}, "fail", id="on the next day, held to be late"),
        pytest.param({"registered_on": "2025-03-05", "receipt_on": "2025-03-05"}, "fail", id="two days later"),
        pytest.param({"registered_on": "2025-03-03"}, "fail", id="no receipt"),
        pytest.param({"receipt_on": "2025-03-03"}, "fail", id="not registered"),
        pytest.param({}, "fail", id="neither"),
        pytest.param({"received_on": None}, "not_applicable", id="not received"),
    ],
)
def test_a_receipt_is_given_on_acceptance(facts: Facts, expected: str) -> None:
    assert verdict_of(RECEIPT, referred(**facts)) == expected


def test_the_day_of_the_receipt_is_the_safe_day() -> None:
    deadline = finding_of(RECEIPT, referred() | {"complete_as_of": "2025-03-03"}, "2025-03-03").deadline
    assert deadline is not None
    assert (deadline.certain, deadline.safe_due) == (date(2025, 3, 4), date(2025, 3, 3))


def test_the_day_after_the_receipt_of_the_case_is_never_moved() -> None:
    """Received on Friday 2025-03-07."""
    record = received("2025-03-07")
    for day, expected in (("2025-03-07", "pending"), ("2025-03-08", "pending"), ("2025-03-09", "fail")):
        assert on_the_day(RECEIPT, record, day) == expected
    assert verdict_of(RECEIPT, received("2025-03-07", registered_on="2025-03-10", receipt_on="2025-03-10")) == "fail"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "pass", id="no measure"),
        pytest.param({"criminal_measure_on": "2025-03-05"}, "fail", id="never filed"),
        pytest.param({"criminal_measure_on": "2025-03-05", "filed_on": "2025-03-04"}, "pass", id="filed before"),
        pytest.param({"criminal_measure_on": "2025-03-05", "filed_on": "2025-03-05"}, "pass", id="filed on the day"),
        pytest.param({"criminal_measure_on": "2025-03-05", "filed_on": "2025-03-06"}, "fail", id="filed a day later"),
        pytest.param({"received_on": None, "criminal_measure_on": "2025-03-05"}, "not_applicable", id="not received"),
        pytest.param({"criminal_measure_on": "2025-03-03"}, "fail", id="on the day of the receipt"),
        pytest.param({"criminal_measure_on": "2025-03-02"}, "not_applicable", id="before the receipt"),
    ],
)
def test_no_measure_is_taken_before_the_filing(facts: Facts, expected: str) -> None:
    assert verdict_of(NO_MEASURE, referred(**facts)) == expected


def test_a_measure_before_the_receipt_gets_a_remark() -> None:
    (remark,) = finding_of(NO_MEASURE, referred(criminal_measure_on="2025-03-02")).remarks
    assert "不属本条所禁止" in remark.zh
    assert "not what this article forbids" in remark.en
    assert not finding_of(NO_MEASURE, referred(criminal_measure_on="2025-03-03")).remarks
    assert not finding_of(NO_MEASURE, received("2020-08-31", criminal_measure_on="2020-08-30")).remarks


def test_what_was_never_filed_is_not_said_to_be_filed_later() -> None:
    never = finding_of(NO_MEASURE, referred(criminal_measure_on="2025-03-05"))
    later = finding_of(NO_MEASURE, referred(criminal_measure_on="2025-03-05", filed_on="2025-03-06"))
    assert "晚于" not in never.message()
    assert "立案日期晚于决定刑事强制措施日期" in later.message()


HELD = {"wrong_organ_held_on": "2025-03-07", "transfer_told_on": "2025-03-08"}
"""Friday; the next day is a Saturday."""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"transferred_on": "2025-03-07"}, "pass", id="on the day"),
        pytest.param({"transferred_on": "2025-03-07", "transferred_at": "23:59"}, "pass", id="on the day, by night"),
        pytest.param({"transferred_on": "2025-03-08"}, "open", id="on the next day, no hours"),
        pytest.param({"transferred_on": "2025-03-08", "transferred_at": "08:00"}, "open", id="one hour of two"),
        pytest.param({"transferred_on": "2025-03-08", "wrong_organ_held_at": "09:20"}, "open", id="the other alone"),
        pytest.param({"transferred_on": "2025-03-09"}, "fail", id="two days later, a Sunday"),
        pytest.param({"transferred_on": "2025-03-10"}, "fail", id="on Monday: never moved"),
        pytest.param({"transferred_on": "2025-03-07", "transfer_told_on": None}, "fail", id="the court is not told"),
        pytest.param({"transferred_on": "2025-03-07", "transfer_told_on": "2025-03-20"}, "pass", id="told later"),
        pytest.param({}, "fail", id="not passed on"),
        pytest.param({"wrong_organ_held_on": None, "transfer_told_on": None}, "not_applicable", id="competent"),
    ],
)
def test_a_case_of_another_organ_is_passed_on_within_twenty_four_hours(facts: Facts, expected: str) -> None:
    assert verdict_of(TRANSFER, referred(**HELD | facts)) == expected


@pytest.mark.parametrize(
    ("held", "passed_on", "expected"),
    [
        ("09:20", "09:20", "pass"),
        ("09:20", "10:00", "pass"),
        ("09:20", "10:01", "fail"),
        ("09:00", "10:00", "pass"),
        ("00:00", "01:00", "pass"),
        ("00:00", "01:01", "fail"),
        ("23:59", "23:59", "pass"),
    ],
)
def test_on_the_next_day_the_hours_decide(held: str, passed_on: str, expected: str) -> None:
    """The 24 hours are counted from the next full hour."""
    record = referred(**HELD, wrong_organ_held_at=held, transferred_on="2025-03-08", transferred_at=passed_on)
    assert verdict_of(TRANSFER, record) == expected


def test_a_case_that_was_passed_on_gets_remarks() -> None:
    passed_on = {"wrong_organ_held_on": "2025-03-07", "transferred_on": "2025-03-07"}
    (own,) = finding_of(TRANSFER, referred(**passed_on, transfer_told_on="2025-03-07")).remarks
    assert "另记为一次移送" in own.zh
    assert "a referral of its own" in own.en
    _, told = finding_of(TRANSFER, referred(**passed_on, transfer_told_on="2025-03-08")).remarks
    assert "晚于移送当日" in told.zh
    assert "after the day it was passed on" in told.en
    assert not finding_of(TRANSFER, referred(wrong_organ_held_on="2025-03-07")).remarks


def test_the_day_on_which_the_organ_says_so_is_the_safe_day() -> None:
    record = referred(**HELD | {"transfer_told_on": None})
    for day, expected in (("2025-03-07", "pending"), ("2025-03-08", "pending"), ("2025-03-09", "fail")):
        assert on_the_day(TRANSFER, record, day) == expected
    deadline = finding_of(TRANSFER, record | {"complete_as_of": "2025-03-07"}, "2025-03-07").deadline
    assert deadline is not None
    assert (deadline.certain, deadline.safe_due) == (date(2025, 3, 8), date(2025, 3, 7))


# ------------------------------------------------------------------------------------------------ the decision


@pytest.mark.parametrize("decided", ["filed_on", "refusal_made_on"])
@pytest.mark.parametrize(
    ("approver", "expected", "raw"),
    [("county_level_head", "pass", "pass"), ("other", "review", "fail"), (None, "open", "open")],
)
def test_a_head_approves_the_decision(decided: str, approver: str | None, expected: str, raw: str) -> None:
    finding = finding_of(APPROVAL, referred(decision_approver=approver, **{decided: "2025-03-05"}))
    assert (finding.verdict.value, finding.raw.value) == (expected, raw)
    assert verdict_of(APPROVAL, referred(decision_approver=approver)) == "not_applicable"


REFUSED = {"refusal_made_on": "2025-03-03", "complained_on": "2025-02-20"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"complainant_served_on": "2025-03-03"}, "pass", id="on the day"),
        pytest.param({"complainant_served_on": "2025-03-06"}, "pass", id="third day"),
        pytest.param({"complainant_served_on": "2025-03-07"}, "fail", id="fourth day"),
        pytest.param({}, "fail", id="not served"),
        pytest.param({"complained_on": "2025-03-03"}, "fail", id="complained on the day of the refusal"),
        pytest.param({"complained_on": "2025-03-04"}, "not_applicable", id="complained after it"),
        pytest.param({"complained_on": None}, "not_applicable", id="nobody complained"),
        pytest.param({"refusal_made_on": None}, "not_applicable", id="not refused"),
    ],
)
def test_a_refusal_is_served_on_whoever_complained(facts: Facts, expected: str) -> None:
    assert verdict_of(SERVED, referred(**REFUSED | facts)) == expected


NEW_FACTS = {"refusal_made_on": "2025-03-05", "new_facts_on": "2025-03-10"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"filed_on": "2025-03-10"}, "pass", id="on the day"),
        pytest.param({"filed_on": "2025-03-11"}, "review", id="on the next day"),
        pytest.param({"filed_on": "2026-03-11"}, "review", id="a year later: no number"),
        pytest.param({"filed_on": "2025-03-09"}, "not_applicable", id="filed before"),
        pytest.param({}, "review", id="not filed"),
        pytest.param({"new_facts_on": "2025-03-05"}, "review", id="found on the day of the refusal"),
        pytest.param({"new_facts_on": None}, "not_applicable", id="nothing new"),
        pytest.param({"refusal_made_on": None}, "not_applicable", id="not refused"),
    ],
)
def test_new_facts_after_a_refusal_are_filed_promptly(facts: Facts, expected: str) -> None:
    finding = finding_of(LATER, referred(**NEW_FACTS | facts))
    assert (finding.verdict.value, finding.raw.value) == (expected, expected)


DROP = {"filed_on": "2025-03-05", "dropped_on": "2025-03-10"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"dropped_told_on": "2025-03-13"}, "pass", id="third day"),
        pytest.param({"dropped_told_on": "2025-03-14"}, "fail", id="fourth day"),
        pytest.param({"letter_on": "2025-03-10"}, "pass", id="by letter on the day"),
        pytest.param({"letter_on": "2025-03-13"}, "pass", id="by letter, third day"),
        pytest.param({"letter_on": "2025-03-14"}, "fail", id="by letter, fourth day"),
        pytest.param({"letter_on": "2025-03-09"}, "fail", id="the letter of an earlier refusal"),
        pytest.param({"letter_on": "2025-03-09", "dropped_told_on": "2025-03-13"}, "pass", id="that letter, and told"),
        pytest.param({"letter_on": "2025-03-09", "dropped_told_on": "2025-03-14"}, "fail", id="that letter, told late"),
        pytest.param({"letter_on": "2025-03-13", "dropped_told_on": "2025-03-14"}, "pass", id="letter before telling"),
        pytest.param({"letter_on": "2025-03-17", "dropped_told_on": "2025-03-13"}, "pass", id="letter after telling"),
        pytest.param({}, "fail", id="not told"),
        pytest.param({"dropped_on": None}, "not_applicable", id="not dropped"),
    ],
)
def test_the_court_is_told_that_the_case_was_dropped(facts: Facts, expected: str) -> None:
    assert verdict_of(DROPPED, referred(**DROP | facts)) == expected


# ------------------------------------------------------------------------------------------------ supervision

BEFORE = {"sent_on": "2025-02-03", "received_on": "2025-02-03", "filed_on": "2025-03-02"}
"""Filed on the day before the procuratorate asks."""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"reasons_given_on": "2025-03-10"}, "pass", id="seventh day"),
        pytest.param({"reasons_given_on": "2025-03-11"}, "fail", id="eighth day"),
        pytest.param({}, "fail", id="not given"),
        pytest.param({"reasons_request_received_on": None}, "not_applicable", id="not asked for"),
        pytest.param({"filed_on": "2025-03-10"}, "pass", id="filed, seventh day"),
        pytest.param({"filed_on": "2025-03-11"}, "fail", id="filed, eighth day"),
        pytest.param({"filed_on": "2025-03-11", "reasons_given_on": "2025-03-10"}, "pass", id="reasons, then filed"),
        pytest.param(BEFORE, "not_applicable", id="filed before"),
        pytest.param(BEFORE | {"dropped_on": "2025-03-03"}, "fail", id="filed before and dropped"),
        pytest.param(
            BEFORE | {"dropped_on": "2025-03-03", "reasons_given_on": "2025-03-10"}, "pass", id="dropped, reasons given"
        ),
    ],
)
def test_reasons_are_given_in_seven_days(facts: Facts, expected: str) -> None:
    assert verdict_of(REASONS, referred(**{"reasons_request_received_on": "2025-03-03"} | facts)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"filed_on": "2025-03-03"}, "pass", id="on the day"),
        pytest.param({"filed_on": "2025-03-18"}, "pass", id="fifteenth day"),
        pytest.param({"filed_on": "2025-03-19"}, "fail", id="sixteenth day"),
        pytest.param(BEFORE, "not_applicable", id="filed before"),
        pytest.param(BEFORE | {"dropped_on": "2025-03-04"}, "not_applicable", id="dropped after the notice"),
        pytest.param(BEFORE | {"dropped_on": "2025-03-03"}, "fail", id="dropped on the day of the notice"),
        pytest.param(BEFORE | {"dropped_on": "2025-03-02"}, "fail", id="dropped before the notice"),
        pytest.param({"filed_on": "2025-03-03", "dropped_on": "2025-03-03"}, "fail", id="filed and dropped on the day"),
        pytest.param({"filed_on": "2025-03-18", "dropped_on": "2025-04-01"}, "pass", id="filed, and dropped later"),
        pytest.param({}, "fail", id="not filed"),
        pytest.param({"filing_notice_received_on": None}, "not_applicable", id="no notice"),
    ],
)
def test_the_police_file_within_fifteen_days_of_the_notice(facts: Facts, expected: str) -> None:
    assert verdict_of(FILE, referred(**{"filing_notice_received_on": "2025-03-03"} | facts)) == expected


def test_a_filing_that_was_dropped_does_not_answer_the_notice() -> None:
    dropped = BEFORE | {"dropped_on": "2025-03-02", "filing_notice_received_on": "2025-03-03"}
    (remark,) = finding_of(FILE, referred(**dropped)).remarks
    assert "不算依通知立案" in remark.zh
    assert "does not answer it" in remark.en
    assert on_the_day(FILE, referred(**dropped), "2025-03-18") == "pending"
    assert not finding_of(FILE, referred(**dropped | {"dropped_on": "2025-03-04"})).remarks
    assert verdict_of(FILE, unattested(referred(**dropped | {"dropped_on": None}))) == "open"
    filed = {"filing_notice_received_on": "2025-03-03", "filed_on": "2025-03-04"}
    assert verdict_of(FILE, unattested(referred(**filed))) == "pass"


# ------------------------------------------------------------------------------------------------ numbered periods

PERIODS = [
    Period(SERVED, 3, "refusal_made_on", "complainant_served_on", {"complained_on": "2024-12-31"}),
    Period(DROPPED, 3, "dropped_on", "dropped_told_on", {"filed_on": "2024-12-31"}),
    Period(REASONS, 7, "reasons_request_received_on", "reasons_given_on", {}),
    Period(FILE, 15, "filing_notice_received_on", "filed_on", {}),
]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.rule)
def test_a_numbered_period_ends_where_counting_by_hand_ends_it(period: Period, year: int) -> None:
    record, expected = begun_on_every_day(period, year)
    assert {each.path: (each.due, each.verdict.value) for each in findings_of(period.rule, record)} == expected


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.rule)
def test_a_numbered_period_is_pending_through_its_last_day(period: Period) -> None:
    """It begins on Sunday 2025-01-26, a working day; both 3 and 7 days later are holidays, 15 days are not."""
    record = received("2024-12-30", **period.facts | {period.start: "2025-01-26"})
    last = last_day(date(2025, 1, 26), period.days)
    assert on_the_day(period.rule, record, "2025-01-26") == "pending"
    assert on_the_day(period.rule, record, str(last)) == "pending"
    assert on_the_day(period.rule, record, str(last + timedelta(days=1))) == "fail"


# ------------------------------------------------------------------------------------------------ arrest


@pytest.mark.parametrize(
    ("facts", "expected", "raw"),
    [
        pytest.param({"warrant_on": "2025-03-03", "executed_on": "2025-03-03"}, "pass", "pass", id="on the day"),
        pytest.param({"warrant_on": "2025-03-03", "executed_on": "2025-03-04"}, "review", "review", id="next day"),
        pytest.param({"warrant_on": "2025-03-03", "executed_on": "2025-05-04"}, "review", "review", id="months later"),
        pytest.param({"executed_on": "2025-03-03"}, "review", "fail", id="no warrant"),
        pytest.param({"warrant_on": "2025-03-03"}, "review", "review", id="not executed"),
        pytest.param({}, "review", "review", id="neither"),
        pytest.param({"arrest_sent_on": None}, "not_applicable", "not_applicable", id="not sent"),
    ],
)
def test_an_arrest_is_executed_immediately(facts: Facts, expected: str, raw: str) -> None:
    finding = finding_of(ARREST, prosecuted(**facts))
    assert (finding.verdict.value, finding.raw.value) == (expected, raw)


ARRESTED = {"executed_on": "2025-03-03", "executed_by": "police"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"executed_told_on": "2025-03-03"}, "pass", id="on the day"),
        pytest.param({"executed_told_on": "2025-03-04"}, "review", id="on the next day"),
        pytest.param({}, "review", id="not told"),
        pytest.param({"executed_by": "other"}, "not_applicable", id="somebody else"),
        pytest.param({"executed_by": None}, "open", id="by whom is not recorded"),
        pytest.param({"executed_on": None, "executed_by": None}, "not_applicable", id="not executed"),
    ],
)
def test_the_court_is_promptly_told_of_the_arrest(facts: Facts, expected: str) -> None:
    assert verdict_of(ARREST_TOLD, prosecuted(**ARRESTED | facts)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "review", id="not told"),
        pytest.param({"not_caught_told_on": "2025-03-03"}, "pass", id="told on the day"),
        pytest.param({"not_caught_told_on": "2025-03-05"}, "review", id="told later: no number"),
        pytest.param({"executed_on": "2025-03-04"}, "not_applicable", id="caught on the next day"),
        pytest.param({"executed_on": "2025-03-05"}, "review", id="caught later, not told before"),
        pytest.param({"arrest_sent_on": None}, "not_applicable", id="not sent"),
    ],
)
def test_the_court_is_told_that_nobody_is_caught(facts: Facts, expected: str) -> None:
    finding = finding_of(NOT_CAUGHT, prosecuted(**facts))
    assert (finding.verdict.value, finding.raw.value) == (expected, expected)


@pytest.mark.parametrize(
    ("day", "expected"), [("2025-03-03", "not_applicable"), ("2025-03-04", "not_applicable"), ("2025-03-05", "review")]
)
def test_nobody_is_not_caught_before_the_end_of_the_next_day(day: str, expected: str) -> None:
    assert on_the_day(NOT_CAUGHT, prosecuted(), day) == expected


# ------------------------------------------------------------------------------------------------ all of them

BREACHED = [
    pytest.param(PLACE, "sent_on", {"at_place_of_act": False, "received_on": None}, id=PLACE),
    pytest.param(LEVEL, "sent_on", {"organ_level": "municipal", "level_agreed": False, "received_on": None}, id=LEVEL),
    pytest.param(RECEIPT, "received_on", {}, id=RECEIPT),
    pytest.param(NO_MEASURE, "received_on", {"criminal_measure_on": "2020-09-03"}, id=NO_MEASURE),
    pytest.param(TRANSFER, "wrong_organ_held_on", {}, id=TRANSFER),
    pytest.param(APPROVAL, "filed_on", {"decision_approver": "other"}, id=f"{APPROVAL} filed"),
    pytest.param(APPROVAL, "refusal_made_on", {"decision_approver": "other"}, id=f"{APPROVAL} refused"),
    pytest.param(SERVED, "refusal_made_on", {"complained_on": "2020-08-20"}, id=SERVED),
    pytest.param(LATER, "new_facts_on", {"refusal_made_on": "2020-08-25"}, id=LATER),
    pytest.param(DROPPED, "dropped_on", {"filed_on": "2020-08-25"}, id=DROPPED),
    pytest.param(REASONS, "reasons_request_received_on", {}, id=REASONS),
    pytest.param(FILE, "filing_notice_received_on", {}, id=FILE),
]


@pytest.mark.parametrize(("rule", "act", "facts"), BREACHED)
def test_a_rule_governs_what_happened_from_its_first_day(rule: str, act: str, facts: Facts) -> None:
    before = {"sent_on": "2020-08-24", "received_on": "2020-08-24"} | facts
    assert verdict_of(rule, referred(**before | {act: "2020-08-31"})) == "not_applicable"
    assert verdict_of(rule, referred(**before | {act: "2020-09-01"})) in {"fail", "review"}


@pytest.mark.parametrize(
    ("rule", "act", "facts"),
    [
        pytest.param(ARREST, "arrest_sent_on", {}, id=ARREST),
        pytest.param(ARREST_TOLD, "executed_on", {"executed_by": "police"}, id=ARREST_TOLD),
        pytest.param(NOT_CAUGHT, "arrest_sent_on", {}, id=NOT_CAUGHT),
    ],
)
def test_a_rule_on_arrest_governs_what_happened_from_its_first_day(rule: str, act: str, facts: Facts) -> None:
    before = {"arrest_decided_on": "2020-08-24", "arrest_sent_on": "2020-08-24"} | facts
    assert verdict_of(rule, prosecuted(**before | {act: "2020-08-31"})) == "not_applicable"
    assert verdict_of(rule, prosecuted(**before | {act: "2020-09-01"})) == "review"


UNDONE = [
    pytest.param(PLACE, referred(), id=PLACE),
    pytest.param(LEVEL, referred(), id=LEVEL),
    pytest.param(RECEIPT, referred(), id=RECEIPT),
    pytest.param(NO_MEASURE, referred(), id=NO_MEASURE),
    pytest.param(TRANSFER, referred(wrong_organ_held_on="2025-03-07"), id=TRANSFER),
    pytest.param(APPROVAL, referred(filed_on="2025-03-07"), id=APPROVAL),
    pytest.param(SERVED, referred(**REFUSED), id=SERVED),
    pytest.param(SERVED, referred(refusal_made_on="2025-03-03"), id=f"{SERVED} complaint not recorded"),
    pytest.param(LATER, referred(**NEW_FACTS), id=LATER),
    pytest.param(DROPPED, referred(**DROP), id=DROPPED),
    pytest.param(REASONS, referred(reasons_request_received_on="2025-03-03"), id=REASONS),
    pytest.param(FILE, referred(filing_notice_received_on="2025-03-03"), id=FILE),
    pytest.param(ARREST, prosecuted(), id=ARREST),
    pytest.param(ARREST_TOLD, prosecuted(**ARRESTED), id=ARREST_TOLD),
    pytest.param(NOT_CAUGHT, prosecuted(), id=NOT_CAUGHT),
]


@pytest.mark.parametrize(("rule", "record"), UNDONE)
def test_a_rule_is_open_where_nothing_is_attested(rule: str, record: Facts) -> None:
    finding = finding_of(rule, unattested(record))
    assert finding.verdict.value == "open"
    assert finding.missing


MESSAGES = [
    pytest.param(PLACE, referred(at_place_of_act=True), "——符合", "- satisfied", id="place: pass"),
    pytest.param(
        PLACE,
        referred(at_place_of_act=False),
        "移送日期早于2025年7月1日；是否违反由人判断",
        "the organ is at the place of the act: no; the day of the referral is before 2025-07-01; a person must judge",
        id="place: review",
    ),
    pytest.param(
        PLACE, referred(offence="obstruction"), "涉嫌罪行不是拒不执行", "offence is not refusal", id="place: n/a"
    ),
    pytest.param(LEVEL, referred(), "未记录：受移送机关层级", "not recorded: level of that organ", id="level: open"),
    pytest.param(
        LEVEL,
        referred(organ_level="municipal"),
        "待判断事项：级别管辖已确认",
        "to be judged: jurisdiction by level is confirmed",
        id="level: review",
    ),
    pytest.param(
        RECEIPT,
        referred(registered_on="2025-03-03", receipt_on="2025-03-03"),
        "——符合。2025年3月3日办理；期限于2025年3月4日届满",
        "- met. done 2025-03-03; due 2025-03-04",
        id="receipt: pass",
    ),
    pytest.param(
        RECEIPT,
        referred(**NEXT_DAY),
        "待判断事项：次日出具受案回执仍属及时",
        "a receipt given the next day was still given on acceptance",
        id="receipt: review",
    ),
    pytest.param(
        RECEIPT,
        referred(),
        "——违反。尚未办理；期限于2025年3月4日届满",
        "- breached. not done; due 2025-03-04",
        id="receipt: fail",
    ),
    pytest.param(
        RECEIPT,
        referred(received_on=None),
        "公安机关尚未接收",
        "the police have not yet received it",
        id="receipt: n/a",
    ),
    pytest.param(
        NO_MEASURE,
        referred(criminal_measure_on="2025-03-05"),
        "——违反。已决定刑事强制措施；尚未立案",
        "- breached. a criminal coercive measure has been decided; the case has not yet been filed",
        id="measure: fail",
    ),
    pytest.param(
        TRANSFER,
        referred(**HELD, wrong_organ_held_at="09:20", transferred_on="2025-03-08", transferred_at="10:01"),
        "2025年3月8日办理；二十四小时内移送有管辖权的机关：否",
        "done 2025-03-08; it was passed on to the competent organ within 24 hours: no",
        id="transfer: by the hour",
    ),
    pytest.param(
        TRANSFER,
        referred(**HELD | {"transfer_told_on": None}, transferred_on="2025-03-07"),
        "尚未告知法院案件移送其他机关",
        "the court has not yet been told that it was passed on",
        id="transfer: not told",
    ),
    pytest.param(
        TRANSFER,
        referred(),
        "公安机关尚未认为不属其管辖",
        "the police have not yet held that another organ is competent",
        id="transfer: n/a",
    ),
    pytest.param(
        APPROVAL,
        referred(filed_on="2025-03-05", decision_approver="other"),
        "批准立案或者不予立案的人不是县级以上公安机关负责人；是否违反由人判断",
        "approver of the filing or refusal is not the head of a police organ at county level or above",
        id="approval: review",
    ),
    pytest.param(
        APPROVAL, referred(), "尚未立案或者不予立案", "it has not yet been filed or refused", id="approval: n/a"
    ),
    pytest.param(
        SERVED,
        referred(refusal_made_on="2025-03-03"),
        "不适用。申请执行人尚未向公安机关控告",
        "the applicant has not yet complained to the police",
        id="served: n/a",
    ),
    pytest.param(
        SERVED,
        referred(**REFUSED, complainant_served_on="2025-03-07"),
        "2025年3月7日办理；期限于2025年3月6日届满，已逾1日",
        "done 2025-03-07; due 2025-03-06, 1 day overdue",
        id="served: fail",
    ),
    pytest.param(
        LATER,
        referred(**NEW_FACTS, filed_on="2025-03-11"),
        "已办理，用时1日；条文未规定具体期限",
        "done after 1 day; the text sets no specific time limit",
        id="later filing: review",
    ),
    pytest.param(
        LATER,
        referred(new_facts_on="2025-03-10"),
        "不适用。尚未作出不予立案通知书",
        "the notice of refusal has not yet been made",
        id="later filing: n/a",
    ),
    pytest.param(
        DROPPED, referred(**DROP, letter_on="2025-03-13"), "2025年3月13日办理", "done 2025-03-13", id="dropped: pass"
    ),
    pytest.param(DROPPED, referred(), "尚未撤销案件", "the case has not yet been dropped", id="dropped: n/a"),
    pytest.param(
        REASONS, referred(), "尚未收到要求说明不立案理由通知书", "have not yet received the request", id="reasons: n/a"
    ),
    pytest.param(FILE, referred(), "尚未收到通知立案书", "have not yet received the notice to file", id="filing: n/a"),
    pytest.param(
        ARREST,
        prosecuted(executed_on="2025-03-03"),
        "公安机关尚未制作逮捕证；是否违反由人判断",
        "the arrest warrant has not yet been made; a person must judge",
        id="arrest: no warrant",
    ),
    pytest.param(
        ARREST,
        prosecuted(warrant_on="2025-03-03", executed_on="2025-03-03"),
        "——符合。2025年3月3日办理；当日即办",
        "- met. done 2025-03-03; the same day",
        id="arrest: pass",
    ),
    pytest.param(
        ARREST_TOLD,
        prosecuted(executed_on="2025-03-03", executed_by="court"),
        "执行机关不是公安机关",
        "arresting body is not the police",
        id="told of the arrest: n/a",
    ),
    pytest.param(
        NOT_CAUGHT,
        prosecuted(executed_on="2025-03-04"),
        "执行逮捕日期不晚于逮捕决定书送交公安机关日期起第1日",
        "the day of the arrest is no later than 1 day after",
        id="not caught: n/a",
    ),
    pytest.param(
        NOT_CAUGHT, prosecuted(), "尚未办理，至今已过606日", "not done; 606 days elapsed", id="not caught: review"
    ),
]


@pytest.mark.parametrize(("rule", "record", "zh", "en"), MESSAGES)
def test_a_message_says_why(rule: str, record: Facts, zh: str, en: str) -> None:
    finding = finding_of(rule, record)
    assert zh in finding.message("zh")
    assert en in finding.message("en")


@pytest.mark.parametrize(
    ("rule", "record", "part"),
    [
        pytest.param(PLACE, referred(at_place_of_act=False), "check jurisdiction", id=PLACE),
        pytest.param(RECEIPT, referred(), "art. 113", id=RECEIPT),
        pytest.param(DROPPED, referred(**DROP), "art. 113", id=DROPPED),
        pytest.param(LATER, referred(**NEW_FACTS), "art. 113", id=LATER),
        pytest.param(ARREST, prosecuted(), "to explain why they cannot", id=ARREST),
        pytest.param(ARREST_TOLD, prosecuted(**ARRESTED), "how the arrest stands", id=ARREST_TOLD),
    ],
)
def test_the_court_has_a_remedy_for_what_was_left_undone(rule: str, record: Facts, part: str) -> None:
    remedy = finding_of(rule, record).remedy
    assert remedy is not None
    assert remedy.by.value == "court"
    assert part in remedy.en


def test_there_is_no_remedy_for_what_was_done() -> None:
    assert finding_of(LATER, referred(**NEW_FACTS, filed_on="2025-03-11")).remedy is None
    assert finding_of(ARREST, prosecuted(warrant_on="2025-03-03", executed_on="2025-03-04")).remedy is None
