"""Days on both sides of each boundary, the amendment, and the test kit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from city import CITY, Paper

from zhixing_rules import validate
from zhixing_rules.interchange import read_amendment
from zhixing_rules.testing import assert_conforms

ON = date(2025, 3, 20)


def verdict(rule: str, *, level: str = "basic", on: date = ON, **lead: str | bool | list[str] | None) -> str:
    """Return the verdict of a rule on a record of one lead, received on Monday 10 March 2025."""
    one = {"id": "l1", "sent_on": "2025-03-07", "received_on": "2025-03-10", **lead}
    record = {"level": level, "complete_as_of": on.isoformat(), "leads": [one]}
    (finding,) = validate(record, on=on, procedure=CITY).rule(rule)
    return finding.verdict.value


def test_all_five_papers_go_with_the_lead() -> None:
    every = [each.value for each in Paper]
    assert verdict("art2.papers", papers=every) == "pass"
    for missing in every:
        assert verdict("art2.papers", papers=[each for each in every if each != missing]) == "fail"


@pytest.mark.parametrize(("answered_on", "expected"), [("2025-03-17", "pass"), ("2025-03-18", "fail")])
def test_five_working_days_end_on_the_monday_after(answered_on: str, expected: str) -> None:
    assert verdict("art3.answer", answered_on=answered_on) == expected


@pytest.mark.parametrize(("answered_on", "expected"), [("2025-05-08", "pass"), ("2025-05-09", "fail")])
def test_the_days_of_a_holiday_are_not_counted(answered_on: str, expected: str) -> None:
    lead = {"sent_on": "2025-04-28", "received_on": "2025-04-28", "answered_on": answered_on}
    assert verdict("art3.answer", on=date(2025, 5, 20), **lead) == expected


@pytest.mark.parametrize(("told", "expected"), [(False, "pass"), (True, "fail"), (None, "open")])
def test_what_is_not_recorded_is_not_known(told: bool | None, expected: str) -> None:
    assert verdict("art4.secrecy", told_debtor=told) == expected


def test_a_case_of_the_intermediate_court_is_not_governed() -> None:
    assert verdict("art3.answer", level="intermediate") == "not_applicable"


def test_the_amendment_applies_to_what_is_received_from_its_day() -> None:
    name, changes = read_amendment(Path(__file__).with_name("amendment.toml").read_text(encoding="utf-8"))
    amended = CITY.amend(*changes, name=name)

    def last_day(received: str) -> date | None:
        lead = {"id": "l1", "sent_on": received, "received_on": received}
        record = {"level": "basic", "complete_as_of": "2025-09-15", "leads": [lead]}
        (finding,) = validate(record, on=date(2025, 9, 15), procedure=amended).rule("art3.answer")
        return finding.due

    assert last_day("2025-08-29") == date(2025, 9, 5)
    assert last_day("2025-09-01") == date(2025, 9, 4)


def test_the_procedure_has_the_properties_of_the_kit() -> None:
    assert_conforms(CITY, examples=40)
