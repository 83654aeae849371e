"""Article 4: the command centre of the intermediate court coordinates; a basic court's requests are known to it.

The lawful case: the letter was sent on Tuesday 7 January 2025, and the command centre told on the 8th.
"""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    REQUEST,
    Facts,
    answer_of,
    by_reading,
    case,
    mechanism,
    of_intermediate_court,
    remedy_actors,
    remedy_of,
    request,
    unattested,
    verdict_of,
)

RULE = "art4.coordination"

# ------------------------------------------------------------------------------------------------ a request


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(case(), LATER, "pass", id="known to the centre"),
        pytest.param(case(), "2025-01-08", "pass", id="on the day of the report"),
        pytest.param(case(), "2025-01-07", "review", id="not yet, the day before: the text names no day"),
        pytest.param(request(centre_informed_on="2025-01-06"), LATER, "pass", id="reported before sending"),
        pytest.param(
            request(centre_informed_on="2025-05-30"), LATER, "pass", id="reported months later: no period is stated"
        ),
        pytest.param(request(centre_informed_on=...), LATER, "review", id="not reported: assessed by a person"),
        pytest.param(of_intermediate_court(request(centre_informed_on=...)), LATER, "not_applicable", id="its own"),
        pytest.param(request(centre_informed_on=..., sent_on="2024-10-09"), LATER, "not_applicable", id="too early"),
    ],
)
def test_a_request_of_a_basic_court_is_reported_to_the_command_centre(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(RULE, record, on=on) == expected


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (case(case_number=...), "/court_level"),
        (unattested(request(centre_informed_on=...)), "/requests/0/centre_informed_on"),
        (unattested(request(sent_on=...)), "/requests/0/sent_on"),
    ],
)
def test_missing_facts_of_a_request_are_listed(record: Facts, pointer: str) -> None:
    assert answer_of(RULE, record) == ("open", pointer)


def test_a_letter_not_yet_sent_is_not_evaluated() -> None:
    assert verdict_of(RULE, request(centre_informed_on=...), on="2025-01-06") in {"pending", "not_applicable"}


def test_effective_date_governs_a_request_by_the_day_of_sending() -> None:
    record = request(centre_informed_on=..., sent_on="2024-10-09")
    assert by_reading("effective-date", RULE, record, at=REQUEST) == {"printed": "not_applicable", "dated": "review"}


# ------------------------------------------------------------------------------------------------ the mechanism


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(mechanism(), LATER, "pass", id="the centre coordinates"),
        pytest.param(mechanism(command_centre=False), LATER, "fail", id="it does not"),
        pytest.param(mechanism(command_centre=False), "2024-10-09", "pending", id="the day before it took effect"),
        pytest.param(mechanism(command_centre=False), "2024-10-10", "fail", id="the day it took effect"),
        pytest.param(mechanism(command_centre=False, court_level=...), LATER, "fail", id="known by its name"),
        pytest.param(
            mechanism(command_centre=False, court="温县人民法院", court_level="basic"),
            LATER,
            "not_applicable",
            id="a basic court has no command centre of the city",
        ),
    ],
)
def test_the_centre_of_the_intermediate_court_coordinates(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(RULE, record, on=on) == expected


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (mechanism(command_centre=...), "/command_centre"),
        (unattested(mechanism(court_level=..., court="某中级人民法院")), "/court_level"),
        (unattested(mechanism(court_level=..., court=...)), "/court"),
    ],
)
def test_missing_facts_of_the_mechanism_are_listed(record: Facts, pointer: str) -> None:
    assert answer_of(RULE, record) == ("open", pointer)


def test_effective_date_decides_from_when_the_duty_applies() -> None:
    record = mechanism(command_centre=False)
    assert by_reading("effective-date", RULE, record, on="2024-10-09") == {"printed": "pending", "dated": "fail"}
    assert by_reading("effective-date", RULE, record, on="2024-10-08") == {"printed": "pending", "dated": "pending"}


# ------------------------------------------------------------------------------------------------ the remedy


def test_the_remedies_name_the_court_and_the_centre() -> None:
    assert remedy_of(RULE, mechanism(command_centre=False)) == ("court", "", "")
    assert remedy_actors(RULE) == {("court", "command_centre"), ("court", "")}
