"""Interpretation of the Criminal Procedure Law: the arrest decision is sent, the family is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.criminal_procedure_interpretation import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

SEND, FAMILY, REVIEW = "xsj.167.send", "xsj.167.family", "xsj.320.fifteen"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)


def prosecution(**facts: object) -> Facts:
    """A private prosecution."""
    return national_case(private_prosecutions=[{"id": "s1", "person": "p1"} | facts])


DECIDED = {"arrest_decided_on": "2025-03-03"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"arrest_sent_on": "2025-03-04", "arrest_copied_on": "2025-03-04"}, "pass", id="sent and copied"),
        pytest.param({"arrest_sent_on": "2025-06-04", "arrest_copied_on": "2025-06-05"}, "pass", id="no number"),
        pytest.param({"arrest_sent_on": "2025-03-04"}, "review", id="not copied"),
        pytest.param({"arrest_copied_on": "2025-03-04"}, "review", id="not sent"),
        pytest.param({}, "review", id="neither"),
        pytest.param({"arrest_decided_on": None}, "not_applicable", id="no decision"),
    ],
)
def test_the_arrest_decision_is_sent_and_copied(facts: Facts, expected: str) -> None:
    assert verdict_of(SEND, prosecution(**DECIDED | facts)) == expected


def test_which_of_the_two_is_missing_is_remarked() -> None:
    (copied,) = finding_of(SEND, prosecution(**DECIDED, arrest_sent_on="2025-03-04")).remarks
    assert "not yet copied" in copied.en
    (sent,) = finding_of(SEND, prosecution(**DECIDED, arrest_copied_on="2025-03-04")).remarks
    assert "not yet sent" in sent.en
    assert verdict_of(SEND, unattested(prosecution(**DECIDED))) == "open"


@pytest.mark.parametrize(("day", "expected"), [("2021-02-28", "not_applicable"), ("2021-03-01", "review")])
def test_sending_is_judged_by_the_decision(day: str, expected: str) -> None:
    assert verdict_of(SEND, prosecution(arrest_decided_on=day)) == expected


ARRESTED = {"arrest_decided_on": "2025-09-30", "executed_on": "2025-10-02"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"family_told_on": "2025-10-02"}, "pass", id="on the day"),
        pytest.param({"family_told_on": "2025-10-03"}, "pass", id="on the next day"),
        pytest.param({"family_told_on": "2025-10-04"}, "review", id="two days later, never moved"),
        pytest.param({}, "review", id="not told: perhaps it could not be told"),
        pytest.param({"executed_on": None}, "not_applicable", id="not arrested"),
    ],
)
def test_the_family_is_told_of_the_arrest(facts: Facts, expected: str) -> None:
    assert verdict_of(FAMILY, prosecution(**ARRESTED | facts)) == expected


def test_the_hours_of_the_next_day_are_for_a_person() -> None:
    assert finding_of(FAMILY, prosecution(**ARRESTED, family_told_on="2025-10-03")).remarks
    assert not finding_of(FAMILY, prosecution(**ARRESTED, family_told_on="2025-10-02")).remarks
    assert verdict_of(FAMILY, unattested(prosecution(**ARRESTED))) == "open"


@pytest.mark.parametrize(("day", "expected"), [("2021-02-28", "not_applicable"), ("2021-03-01", "review")])
def test_telling_the_family_is_judged_by_the_arrest(day: str, expected: str) -> None:
    assert verdict_of(FAMILY, prosecution(arrest_decided_on="2021-02-20", executed_on=day)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"decided_on": "2025-03-18"}, "pass", id="fifteenth day"),
        pytest.param({"decided_on": "2025-03-19"}, "fail", id="sixteenth day"),
        pytest.param({}, "fail", id="not finished"),
        pytest.param({"lodged_on": "2025-09-18", "decided_on": "2025-10-09"}, "pass", id="moved over the holidays"),
        pytest.param({"lodged_on": "2025-09-18", "decided_on": "2025-10-10"}, "fail", id="the day after"),
        pytest.param({"lodged_on": None}, "not_applicable", id="not lodged"),
        pytest.param({"lodged_on": "2021-02-28"}, "not_applicable", id="before the interpretation"),
        pytest.param({"lodged_on": "2021-03-01"}, "fail", id="its first day"),
    ],
)
def test_a_private_prosecution_is_reviewed_in_fifteen_days(facts: Facts, expected: str) -> None:
    assert verdict_of(REVIEW, prosecution(**{"lodged_on": "2025-03-03"} | facts)) == expected


def test_the_review_is_pending_through_its_last_day() -> None:
    record = prosecution(lodged_on="2025-03-03")
    for day, expected in (("2025-03-18", "pending"), ("2025-03-19", "fail")):
        assert verdict_of(REVIEW, record | {"complete_as_of": day}, on=day) == expected
    assert verdict_of(REVIEW, unattested(record)) == "open"
