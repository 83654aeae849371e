"""Article 9 in tables: what the police owe after a receipt, by the day judged.

The calendar is that of 2026: 17 October is a Saturday, so seven days from the 10th end on Monday the 19th.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zhixing_rules import plan, validate
from zhixing_rules.engine.status import Status

from .records import Facts

if TYPE_CHECKING:
    from zhixing_rules import Finding

FILING, OUTCOME = "art9.filing", "art9.outcome"
NOT_COVERED = {"review-silence": "not-covered"}


def reviewed(received: str, complete: str | None, **facts: object) -> Facts:
    """Return a case with one referral, received on a day and recorded completely through another."""
    referral = {"id": "f1", "offence": "refusal", "received_on": received, **facts}
    record: Facts = {"case_number": f"（{received[:4]}）豫0882执404号", "referrals": [referral]}
    return record if complete is None else {**record, "complete_as_of": complete}


def judged(rule: str, record: Facts, on: str, readings: dict[str, str] | None = None) -> Finding:
    """Return the finding of a rule on the referral."""
    (finding,) = validate(record, on=date.fromisoformat(on), readings=readings).rule(rule)
    return finding


def verdict(rule: str, record: Facts, on: str, readings: dict[str, str] | None = None) -> str:
    """Return the verdict of a rule on the referral."""
    return judged(rule, record, on, readings).verdict.value


# ------------------------------------------------------------------------------------------------ silence

EXTENDED = {"extended_on": "2026-10-16", "major_or_difficult": True, "extension_approver": "county_level_head"}


@pytest.mark.parametrize(
    ("facts", "on", "expected", "due"),
    [
        pytest.param({}, "2026-10-19", "pending", "2026-10-19", id="on the last day"),
        pytest.param({}, "2026-10-20", "fail", "2026-10-19", id="on the day after"),
        pytest.param(EXTENDED, "2026-10-20", "pending", "2026-11-09", id="extended"),
        pytest.param(EXTENDED, "2026-11-09", "pending", "2026-11-09", id="extended, on the last day"),
        pytest.param(EXTENDED, "2026-11-10", "fail", "2026-11-09", id="extended, on the day after"),
        pytest.param({"transferred_on": "2026-10-12"}, "2026-10-20", "pass", "2026-10-19", id="passed on"),
    ],
)
def test_silence_of_the_police(facts: dict[str, object], on: str, expected: str, due: str) -> None:
    record = reviewed("2026-10-10", on, **facts)
    finding = judged(OUTCOME, record, on)
    assert (finding.verdict.value, str(finding.due)) == (expected, due)
    assert verdict(OUTCOME, record, on, NOT_COVERED) == "not_applicable"


def test_silence_in_a_record_that_attests_nothing_is_open_and_names_the_four_days() -> None:
    finding = judged(OUTCOME, reviewed("2026-10-10", None), "2026-10-20")
    assert finding.verdict.value == "open"
    days = ("filed_on", "supplement_notified_on", "refusal_made_on", "transferred_on")
    assert {f"/referrals/0/{each}" for each in days} <= {each.path for each in finding.missing}


def test_the_seven_days_of_the_next_organ_run_from_its_own_receipt() -> None:
    record = reviewed("2026-10-10", "2026-10-22", transferred_on="2026-10-12")
    record["referrals"].append({"id": "f2", "offence": "refusal", "received_on": "2026-10-14"})
    first, second = validate(record, on=date(2026, 10, 22)).rule(OUTCOME)
    assert (first.verdict.value, second.verdict.value) == ("pass", "fail")
    assert str(second.due) == "2026-10-21"


def test_the_step_of_silent_police_is_overdue_with_its_remedy() -> None:
    record = reviewed("2026-10-10", "2026-11-29")
    (step,) = (each for each in plan(record, on=date(2026, 11, 29)).next if each.rule_id == OUTCOME)
    assert step.status is Status.OVERDUE
    assert step.remedy is not None
    assert "刑事诉讼法第一百一十三条" in step.remedy.zh


# ------------------------------------------------------------------------------------------------ after a refusal

REFUSAL = "art9.refusal-notice"


@pytest.mark.parametrize(
    ("refused", "filed", "filing", "refusal", "in_first_term"),
    [
        pytest.param(
            "2026-01-09", "2026-02-24", "not_applicable", "pass", "fail", id="on the fifteenth day of a notice"
        ),
        pytest.param("2026-01-09", "2026-02-25", "not_applicable", "pass", "fail", id="a day later"),
        pytest.param("2026-01-09", "2026-03-05", "not_applicable", "pass", "fail", id="on new facts"),
        pytest.param("2026-01-15", "2026-02-02", "not_applicable", "fail", "fail", id="refused late"),
        pytest.param("2026-01-09", "2026-01-12", "not_applicable", "pass", "pass", id="inside the first term"),
    ],
)
def test_a_filing_after_a_refusal(refused: str, filed: str, filing: str, refusal: str, in_first_term: str) -> None:
    """Received 2026-01-05, due 2026-01-12. Only article 9 is judged: its period does not apply to the later filing."""
    record = reviewed("2026-01-05", "2026-03-31", refusal_made_on=refused, filed_on=filed)
    finding = judged(FILING, record, "2026-03-31")
    assert finding.verdict.value == filing
    assert [each.en[:23] for each in finding.remarks] == ["filed after a refusal: "]
    assert verdict(REFUSAL, record, "2026-03-31") == refusal
    assert verdict(OUTCOME, record, "2026-03-31") == "not_applicable"
    assert verdict(FILING, record, "2026-03-31", {"filing-after-refusal": "first-term"}) == in_first_term


# ------------------------------------------------------------------------------------------------ after a request

NOTICE, SUPPLEMENT = "art9.supplement-notice", "art9.supplement"


def asked(complete: str, on: str = "2026-10-16", **facts: object) -> Facts:
    """Return a review from 2026-10-10 with a request for evidence, due by 2026-10-30."""
    assessed = {"conditions_met": True, "materials_complete": False}
    return reviewed(
        "2026-10-10", complete, **assessed, supplement_notified_on=on, supplement_due_on="2026-10-30", **facts
    )


@pytest.mark.parametrize(
    ("clock", "expected", "due"),
    [("restarts", "pass", "2026-10-27"), ("stops", "fail", "2026-10-21"), ("runs", "fail", "2026-10-19")],
)
def test_a_filing_after_the_supply(clock: str, expected: str, due: str) -> None:
    record = asked("2026-10-28", supplied_on="2026-10-20", filed_on="2026-10-27")
    finding = judged(FILING, record, "2026-10-28", {"supplement-clock": clock})
    assert (finding.verdict.value, str(finding.due)) == (expected, due)


@pytest.mark.parametrize("rule", [FILING, OUTCOME])
def test_silence_after_the_supply(rule: str) -> None:
    for on, expected in (("2026-10-27", "pending"), ("2026-10-28", "fail")):
        assert verdict(rule, asked(on, supplied_on="2026-10-20"), on) == expected


@pytest.mark.parametrize("clock", ["restarts", "stops", "runs"])
def test_before_the_supply_the_police_wait_for_the_court(clock: str) -> None:
    record = asked("2026-10-21")
    for rule in (FILING, OUTCOME, REFUSAL):
        assert verdict(rule, record, "2026-10-21", {"supplement-clock": clock}) == "not_applicable"
    assert verdict(NOTICE, record, "2026-10-21") == "pass"
    assert verdict(SUPPLEMENT, record, "2026-10-21") == "pending"


def test_a_late_request_fails_once_and_restarts_nothing() -> None:
    record = asked("2026-10-28", on="2026-10-20")
    finding = judged(NOTICE, record, "2026-10-28")
    assert (finding.verdict.value, str(finding.due)) == ("fail", "2026-10-19")
    assert verdict(OUTCOME, record, "2026-10-28") == verdict(FILING, record, "2026-10-28") == "not_applicable"
    supplied = asked("2026-10-28", on="2026-10-20", supplied_on="2026-10-22", filed_on="2026-10-27")
    assert verdict(FILING, supplied, "2026-10-28") == "fail"
    silent = judged(OUTCOME, asked("2026-10-28", on="2026-10-20", supplied_on="2026-10-22"), "2026-10-28")
    assert (silent.verdict.value, str(silent.due)) == ("fail", "2026-10-19"), "what was asked for has been supplied"


def test_a_request_that_the_court_never_answers_is_for_review() -> None:
    assert verdict(OUTCOME, asked("2026-11-06"), "2026-11-06") == "not_applicable"
    record = asked("2026-11-07")
    finding = judged(OUTCOME, record, "2026-11-07")
    assert finding.verdict.value == "review"
    assert finding.deadline is not None
    assert str(finding.deadline.due) == "2026-11-06"
    assert verdict(SUPPLEMENT, record, "2026-11-07") == "fail"


def test_the_safe_day_of_the_police_keeps_the_strictest_alternative() -> None:
    record = asked("2026-10-20", supplied_on="2026-10-20")
    (step,) = (each for each in plan(record, on=date(2026, 10, 20)).steps if each.rule_id == FILING)
    assert (step.status, str(step.due), str(step.safe_due)) == (Status.DUE, "2026-10-27", "2026-10-19")


# ------------------------------------------------------------------------------------------------ reported cases

REFUSED_THEN_FILED = {
    "refusal_made_on": "2026-10-15",
    "refusal_sent_on": "2026-10-15",
    "refusal_to": "same_court",
    "filed_on": "2026-11-20",
}
JUST_SUPPLIED = {
    "conditions_met": True,
    "materials_complete": False,
    "supplement_notified_on": "2026-10-16",
    "supplement_due_on": "2026-10-30",
    "supplied_on": "2026-10-20",
}


@pytest.mark.parametrize(
    ("received", "facts", "on", "expected"),
    [
        pytest.param("2026-10-10", {}, "2026-11-29", {OUTCOME: "fail"}, id="police-silence"),
        pytest.param("2026-10-10", {}, "2026-10-17", {OUTCOME: "pending"}, id="police-silence-running"),
        pytest.param(
            "2026-10-09",
            REFUSED_THEN_FILED,
            "2026-11-29",
            {FILING: "not_applicable", REFUSAL: "pass", OUTCOME: "not_applicable"},
            id="filed-after-refusal",
        ),
        pytest.param(
            "2026-10-09",
            JUST_SUPPLIED,
            "2026-10-20",
            {FILING: "pending", NOTICE: "pass", SUPPLEMENT: "pass"},
            id="supplement-not-yet-late",
        ),
    ],
)
def test_a_case_that_was_judged_wrongly(
    received: str, facts: dict[str, object], on: str, expected: dict[str, str]
) -> None:
    record = reviewed(received, on, sent_on="2026-10-08", **facts)
    assert {rule: verdict(rule, record, on) for rule in expected} == expected
