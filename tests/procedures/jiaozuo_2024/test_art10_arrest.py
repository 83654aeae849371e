"""Article 10: arrest in a private prosecution is carried out by the police."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import LATER, Facts, answer_of, by_reading, case, unattested, verdict_of

RULE = "art10.arrest"
BY_POLICE = {"executed_on": "2025-03-05", "executed_by": "police"}


def decided(**facts: object) -> Facts:
    """The court decided on 4 March 2025 to arrest one who meets the conditions."""
    defaults = {"id": "s1", "arrest_conditions_met": True, "arrest_decided_on": "2025-03-04", "person_label": "suspect"}
    return case(private_prosecutions=[defaults | facts])


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(decided(**BY_POLICE), LATER, "review", id="by the police: speed is assessed by a person"),
        pytest.param(decided(), LATER, "review", id="not executed: assessed by a person"),
        pytest.param(decided(**BY_POLICE | {"executed_by": "court"}), LATER, "fail", id="by the court"),
        pytest.param(decided(**BY_POLICE | {"executed_on": "2025-03-04"}), LATER, "pass", id="on the day of decision"),
        pytest.param(decided(**BY_POLICE | {"executed_on": "2025-03-05"}), LATER, "review", id="the day after it"),
        pytest.param(decided(**BY_POLICE | {"executed_on": "2025-03-03"}), LATER, "fail", id="the day before it"),
        pytest.param(decided(arrest_conditions_met=False), LATER, "not_applicable", id="conditions not met"),
        pytest.param(decided(arrest_decided_on=None, person_label=None), LATER, "not_applicable", id="no decision"),
        pytest.param(decided(arrest_decided_on=None), LATER, "open", id="a decision whose day is not recorded"),
        pytest.param(decided(), "2025-03-03", "not_applicable", id="the day before the decision"),
    ],
)
def test_the_police_execute_an_arrest_decided_by_the_court(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(RULE, record, on=on) == expected


def test_arrest_speed_decides_between_review_and_pass() -> None:
    assert by_reading("arrest-speed", RULE, decided(**BY_POLICE)) == {"immediately": "review", "no-number": "pass"}


def test_arrest_person_decides_which_designation_is_allowed() -> None:
    record = decided(**BY_POLICE)
    assert by_reading("arrest-person", RULE, record) == {"accept-either": "review", "accused-only": "fail"}
    accused = decided(**BY_POLICE, person_label="accused")
    assert by_reading("arrest-person", RULE, accused) == {"accept-either": "review", "accused-only": "review"}


@pytest.mark.parametrize(
    ("record", "readings", "expected"),
    [
        (decided(executed_on="2025-03-05"), {}, ("open", "/private_prosecutions/0/executed_by")),
        (unattested(decided(arrest_decided_on=None)), {}, ("open", "/private_prosecutions/0/arrest_decided_on")),
        (decided(arrest_conditions_met=None), {}, ("review", "/private_prosecutions/0/arrest_conditions_met")),
        (
            decided(**BY_POLICE, person_label=None),
            {"arrest-person": "accused-only"},
            ("open", "/private_prosecutions/0/person_label"),
        ),
    ],
)
def test_missing_facts_are_listed(record: Facts, readings: dict[str, str], expected: tuple[str, str]) -> None:
    assert answer_of(RULE, record, readings=readings) == expected
