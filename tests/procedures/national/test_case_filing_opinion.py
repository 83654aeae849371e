"""公通字〔2015〕32号: periods of the review, and the registration after an emergency. It was read in one copy alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.case_filing_opinion import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

TIERS, EMERGENCY = "gtz.2.tiers", "gtz.3.emergency"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)


def reviewed(**facts: object) -> Facts:
    """A referral received on Monday 2025-03-03."""
    referral = {"id": "f1", "sent_on": "2025-03-03", "received_on": "2025-03-03", "verification_needed": False}
    return national_case(referrals=[referral | facts])


EXTENDED = {"extended_on": "2025-03-10", "major_or_difficult": True, "extension_approver": "county_level_head"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"filed_on": "2025-03-06"}, "pass", id="third day"),
        pytest.param({"filed_on": "2025-03-07"}, "pass", id="fourth day: three days are no last day"),
        pytest.param({"filed_on": "2025-03-10"}, "pass", id="seventh day"),
        pytest.param({"filed_on": "2025-03-11"}, "review", id="eighth day"),
        pytest.param({"refusal_made_on": "2025-03-06"}, "pass", id="refused"),
        pytest.param({"transferred_on": "2025-03-06"}, "pass", id="passed on"),
        pytest.param({"verification_needed": True, "filed_on": "2025-03-10"}, "pass", id="verified, seventh day"),
        pytest.param({"verification_needed": True, "filed_on": "2025-03-11"}, "review", id="verified, eighth day"),
        pytest.param({"verification_needed": None, "filed_on": "2025-03-10"}, "pass", id="verification not recorded"),
        pytest.param({"extended_on": None, "filed_on": "2025-03-11"}, "review", id="not extended"),
        pytest.param(EXTENDED | {"filed_on": "2025-04-02"}, "pass", id="extended, thirtieth day"),
        pytest.param(EXTENDED | {"filed_on": "2025-04-03"}, "review", id="extended, a day late"),
        pytest.param(EXTENDED | {"extension_approver": "other", "filed_on": "2025-03-11"}, "review", id="not approved"),
        pytest.param({}, "review", id="silence"),
        pytest.param({"received_on": None}, "not_applicable", id="not received"),
    ],
)
def test_the_review_has_three_periods(facts: Facts, expected: str) -> None:
    assert verdict_of(TIERS, reviewed(**facts)) == expected


ASKED = {"supplement_notified_on": "2025-03-10"}
"""The court is asked for further evidence on the seventh day."""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(ASKED, "pending", id="not supplied"),
        pytest.param(ASKED | {"filed_on": "2025-03-28"}, "pass", id="filed without it"),
        pytest.param(ASKED | {"supplied_on": "2025-03-20", "filed_on": "2025-03-27"}, "pass", id="seventh day again"),
        pytest.param(ASKED | {"supplied_on": "2025-03-20", "filed_on": "2025-03-28"}, "review", id="eighth day"),
        pytest.param(ASKED | {"supplied_on": "2025-03-20"}, "review", id="supplied, then silence"),
        pytest.param(ASKED | {"supplied_on": "2025-03-10", "filed_on": "2025-03-17"}, "pass", id="on the same day"),
        pytest.param(
            EXTENDED | ASKED | {"supplied_on": "2025-03-12", "filed_on": "2025-04-02"}, "pass", id="thirty days stay"
        ),
        pytest.param({"supplement_notified_on": "2025-03-11"}, "review", id="asked for a day late"),
    ],
)
def test_a_supply_restarts_the_seven_days(facts: Facts, expected: str) -> None:
    assert verdict_of(TIERS, reviewed(**facts)) == expected


def test_a_review_that_waits_for_the_court_says_so() -> None:
    (remark,) = finding_of(TIERS, reviewed(**ASKED)).remarks
    assert "重新计算七日" in remark.zh
    assert "seven days run again" in remark.en
    assert not finding_of(TIERS, reviewed(**ASKED, supplied_on="2025-03-20")).remarks
    assert not finding_of(TIERS, reviewed(**ASKED, filed_on="2025-03-27")).remarks


def test_a_last_day_of_rest_is_moved() -> None:
    """The seventh day after 2024-12-25 is New Year's Day."""
    days = {"sent_on": "2024-12-25", "received_on": "2024-12-25"}
    assert verdict_of(TIERS, reviewed(**days, filed_on="2025-01-02")) == "pass"
    assert verdict_of(TIERS, reviewed(**days, filed_on="2025-01-03")) == "review"


def test_the_three_days_are_said_to_be_a_rule_in_principle() -> None:
    (remark,) = finding_of(TIERS, reviewed(filed_on="2025-03-07")).remarks
    assert "in principle" in remark.en
    assert not finding_of(TIERS, reviewed(verification_needed=True, filed_on="2025-03-07")).remarks
    assert not finding_of(TIERS, reviewed(filed_on="2025-03-06")).remarks
    assert "no breach is asserted" in finding_of(TIERS, reviewed()).message("en")


@pytest.mark.parametrize(("needed", "day"), [(False, "2025-03-06"), (True, "2025-03-10"), (None, "2025-03-06")])
def test_three_days_are_the_safe_day_unless_a_lead_must_be_verified(needed: bool | None, day: str) -> None:
    record = reviewed(verification_needed=needed) | {"complete_as_of": "2025-03-04"}
    deadline = finding_of(TIERS, record, "2025-03-04").deadline
    assert deadline is not None
    assert deadline.safe_due == date.fromisoformat(day)


def test_the_review_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(TIERS, unattested(reviewed())) == "open"


@pytest.mark.parametrize(("day", "expected"), [("2015-11-05", "not_applicable"), ("2015-11-06", "review")])
def test_the_review_is_judged_by_the_day_of_receipt(day: str, expected: str) -> None:
    record = reviewed(sent_on=day, received_on=day, filed_on="2015-12-30")
    assert verdict_of(TIERS, record) == expected


def incident(**facts: object) -> Facts:
    """An emergency of Thursday 2026-10-01, a holiday, handled on the day."""
    defaults = {"id": "i1", "violent": True, "reported_on": "2026-10-01", "handled_on": "2026-10-01"}
    return national_case(incidents=[defaults | facts])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"registered_on": "2026-10-01"}, "pass", id="on the day"),
        pytest.param({"registered_on": "2026-10-02"}, "pass", id="on the next day"),
        pytest.param({"registered_on": "2026-10-03"}, "review", id="two days later, never moved"),
        pytest.param({}, "review", id="not registered"),
        pytest.param({"handled_on": None}, "not_applicable", id="no emergency"),
        pytest.param({"handled_on": "2026-10-02", "registered_on": "2026-10-01"}, "pass", id="registered first"),
        pytest.param({"reported_on": "2026-10-02", "registered_on": "2026-10-03"}, "pass", id="reported after it"),
        pytest.param({"reported_on": "2026-10-02", "registered_on": "2026-10-04"}, "review", id="two days after both"),
    ],
)
def test_a_report_is_registered_within_twenty_four_hours(facts: Facts, expected: str) -> None:
    assert verdict_of(EMERGENCY, incident(**facts)) == expected


def test_on_the_next_day_a_person_checks_the_hours() -> None:
    assert [each.en for each in finding_of(EMERGENCY, incident(registered_on="2026-10-02")).remarks]
    assert not finding_of(EMERGENCY, incident(registered_on="2026-10-01")).remarks
    for day, expected in (("2026-10-02", "pending"), ("2026-10-03", "review")):
        assert verdict_of(EMERGENCY, incident() | {"complete_as_of": day}, on=day) == expected
    assert verdict_of(EMERGENCY, unattested(incident())) == "open"


@pytest.mark.parametrize(("day", "expected"), [("2015-11-05", "not_applicable"), ("2015-11-06", "review")])
def test_an_emergency_is_judged_by_the_day_of_the_report(day: str, expected: str) -> None:
    assert verdict_of(EMERGENCY, incident(reported_on=day, handled_on="2015-11-06")) == expected
