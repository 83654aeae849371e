"""Article 13: the police come upon a sealed vehicle, on patrol or at inspection and transfer.

Sealed on Friday 1 March 2024, found on Monday 3 March 2025, the court notified on the 4th, its staff there on the 5th,
handed over on the 6th. Three working days from the finding end on Thursday the 6th, from the notice on Friday the 7th.
"""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    Facts,
    answer_of,
    by_reading,
    case,
    finding_of,
    remedy_actors,
    remedy_of,
    unattested,
    verdict_of,
)

NOTIFY, ATTEND, HANDOVER = "art13.p1.notify", "art13.p1.attend", "art13.p1.handover"
NOTIFY_2, ATTEND_2 = "art13.p2.notify", "art13.p2.attend"
FIRST, SECOND = (NOTIFY, ATTEND, HANDOVER), (NOTIFY_2, ATTEND_2)
AT_REGISTRATION = ["inspection", "transfer"]
TWO_WAYS = [(NOTIFY, "patrol"), (NOTIFY_2, "inspection"), (NOTIFY_2, "transfer")]
IN_TIME = {"renewed_in_time": True}
IN_THREE_DAYS = {"promptly": "three-working-days"}
SEALED_FOR_SURE: Facts = {"renewed_on": "2026-02-01", "renewed_in_time": True, "unsealed_on": "2026-04-01"}
"""The seal was live on the day of the finding, whatever else is not recorded."""


def vehicle(discovery: str | None = "patrol", **facts: object) -> Facts:
    """A sealed vehicle that was found in this way, and everything done about it. ``...`` takes a fact out."""
    defaults = {
        "id": "v1",
        "found_during": discovery,
        "sealed_on": "2024-03-01",
        "found_on": "2025-03-03",
        "notified_on": "2025-03-04",
        "attended_on": "2025-03-05",
        "held": True,
        "handed_over_on": "2025-03-06",
    }
    return case(vehicles=[{name: value for name, value in (defaults | facts).items() if value is not ...}])


# ------------------------------------------------------------------------------------------------ two ways of finding


@pytest.mark.parametrize(("discovery", "applicable"), [("patrol", FIRST), ("inspection", SECOND), ("transfer", SECOND)])
def test_each_paragraph_applies_to_its_way_of_discovery(discovery: str, applicable: tuple[str, ...]) -> None:
    not_applicable = {rule for rule in (*FIRST, *SECOND) if verdict_of(rule, vehicle(discovery)) == "not_applicable"}
    assert not_applicable == {*FIRST, *SECOND} - {*applicable}


@pytest.mark.parametrize("rule", [NOTIFY, NOTIFY_2])
def test_a_missing_way_of_discovery_is_listed(rule: str) -> None:
    assert answer_of(rule, vehicle(None)) == ("open", "/vehicles/0/found_during")


# ------------------------------------------------------------------------------------------------ the seal


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "review", id="two years from the seal"),
        pytest.param({"sealed_on": "2023-03-03"}, "review", id="on the last day of the two years"),
        pytest.param({"sealed_on": "2023-03-02"}, "not_applicable", id="the day after it"),
        pytest.param({"sealed_on": "2025-03-03"}, "review", id="sealed on the day it is found"),
        pytest.param(
            {"sealed_on": "2022-03-04", "renewed_on": "2024-03-03", **IN_TIME}, "review", id="renewed in time"
        ),
        pytest.param(
            {"sealed_on": "2021-03-04", "renewed_on": "2023-03-03", **IN_TIME}, "review", id="the last day of a renewal"
        ),
        pytest.param({"sealed_on": "2021-03-04", "renewed_on": "2023-03-02"}, "not_applicable", id="renewal run out"),
        pytest.param(
            {"sealed_on": "2023-03-02", "renewed_on": "2025-03-04", "renewed_in_time": False},
            "not_applicable",
            id="renewed too late",
        ),
        pytest.param({"seal_ends_on": "2025-03-03"}, "review", id="as printed: the last day"),
        pytest.param({"seal_ends_on": "2025-03-02"}, "not_applicable", id="as printed: the day after it"),
        pytest.param({"unsealed_on": "2025-03-02"}, "not_applicable", id="lifted the day before"),
        pytest.param({"unsealed_on": "2025-03-04"}, "review", id="lifted the day after"),
        pytest.param({"sealed_on": ...}, "open", id="a seal whose day is not recorded"),
    ],
)
def test_a_vehicle_is_sealed_if_the_seal_is_in_force_on_the_day_of_discovery(facts: Facts, expected: str) -> None:
    for rule, discovery in TWO_WAYS:
        assert verdict_of(rule, vehicle(discovery, **facts)) == expected, discovery


def test_no_stated_term_seals_a_vehicle_for_more_than_two_years() -> None:
    record = vehicle(sealed_on="2021-03-01", seal_ends_on="2026-03-01")
    assert verdict_of(NOTIFY, record) == "not_applicable"


def test_an_expired_seal_cannot_be_renewed() -> None:
    record = vehicle(sealed_on="2020-03-01", renewed_on="2024-03-01", renewed_in_time=False)
    assert verdict_of(NOTIFY, record) != "review"


def test_a_seal_lifted_on_the_day_of_discovery_counts_as_in_force() -> None:
    assert verdict_of(NOTIFY, vehicle(unsealed_on="2025-03-03")) != "not_applicable"


@pytest.mark.parametrize("facts", [{"sealed_on": "2023-03-02"}, {"unsealed_on": "2025-03-02"}])
def test_seal_live_decides_whether_an_expired_or_lifted_seal_counts(facts: Facts) -> None:
    for rule, discovery in TWO_WAYS:
        expected = {"live-seal-only": "not_applicable", "any-seal": "review"}
        assert by_reading("seal-live", rule, vehicle(discovery, **facts)) == expected, discovery


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (unattested(vehicle(sealed_on=...)), "/vehicles/0/sealed_on"),
        (unattested(vehicle(seal_ends_on="2026-03-01", unsealed_on=...)), "/vehicles/0/unsealed_on"),
        (unattested(vehicle(unsealed_on="2025-04-01")), "/vehicles/0/seal_ends_on"),
        (
            unattested(vehicle(found_on=..., notified_on=..., attended_on=..., handed_over_on=...)),
            "/vehicles/0/found_on",
        ),
    ],
)
def test_missing_facts_of_the_seal_are_listed(record: Facts, pointer: str) -> None:
    finding = finding_of(NOTIFY, record)
    assert finding.verdict.value == "open"
    assert pointer in [each.path for each in finding.missing]


# ------------------------------------------------------------------------------------------------ the police tell


@pytest.mark.parametrize(("rule", "discovery"), TWO_WAYS)
def test_promptly_the_police_notify_the_court(rule: str, discovery: str) -> None:
    def notified(on: object) -> Facts:
        return vehicle(discovery, notified_on=on, attended_on=..., handed_over_on=...)

    for day, counted in {"2025-03-03": "pass", "2025-03-06": "pass", "2025-03-07": "fail", ...: "fail"}.items():
        expected = {"no-number": "pass" if day == "2025-03-03" else "review", "three-working-days": counted}
        assert by_reading("promptly", rule, notified(day)) == expected, day
    assert verdict_of(rule, notified(...), on="2025-03-06", readings=IN_THREE_DAYS) == "pending"
    assert verdict_of(rule, notified(...), on="2025-03-07", readings=IN_THREE_DAYS) == "fail"
    assert verdict_of(rule, notified(...), on="2025-03-03") == "review"
    assert verdict_of(rule, notified(...), on="2025-03-02") == "not_applicable", "the day before discovery"
    unknown = vehicle(discovery, **SEALED_FOR_SURE, notified_on=..., attended_on=..., handed_over_on=...)
    assert answer_of(rule, unattested(unknown)) == ("open", "/vehicles/0/notified_on")


# ------------------------------------------------------------------------------------------------ the court goes


@pytest.mark.parametrize(("rule", "discovery"), [(ATTEND, "patrol"), *((ATTEND_2, each) for each in AT_REGISTRATION)])
def test_the_court_sends_staff_once_it_is_notified(rule: str, discovery: str) -> None:
    assert verdict_of(rule, vehicle(discovery)) == "review", "speed is assessed by a person"
    assert verdict_of(rule, vehicle(discovery, attended_on=..., handed_over_on=...)) == "review", "or how long"
    silent = vehicle(discovery, notified_on=..., attended_on=..., handed_over_on=...)
    assert verdict_of(rule, silent) == "not_applicable", "not notified"
    assert verdict_of(rule, vehicle(discovery, attended_on="2025-03-04")) == "pass", "the same day is prompt"
    assert verdict_of(rule, vehicle(discovery, notified_on=...)) == "open", "they came, so they were notified"
    assert verdict_of(rule, vehicle(discovery), on="2025-03-03") == "not_applicable", "the day before the notice"
    assert verdict_of(rule, vehicle(discovery), on="2025-03-04") == "review", "the day of the notice"
    assert verdict_of(rule, vehicle(discovery, sealed_on="2023-03-02")) == "not_applicable", "no seal in force"
    unknown = vehicle(discovery, **SEALED_FOR_SURE, attended_on=..., handed_over_on=...)
    assert answer_of(rule, unattested(unknown)) == ("open", "/vehicles/0/attended_on")


def test_promptly_has_a_number_only_in_the_second_paragraph() -> None:
    """立即 in the first paragraph is no number of days under any reading; 及时 in the second may be one."""
    for day, counted in {"2025-03-04": "pass", "2025-03-07": "pass", "2025-03-10": "fail"}.items():
        came: Facts = {"attended_on": day, "handed_over_on": ...}
        uncounted = "pass" if day == "2025-03-04" else "review"
        assert by_reading("promptly", ATTEND, vehicle(**came)) == {
            "no-number": uncounted,
            "three-working-days": uncounted,
        }
        for discovery in AT_REGISTRATION:
            expected = {"no-number": uncounted, "three-working-days": counted}
            assert by_reading("promptly", ATTEND_2, vehicle(discovery, **came)) == expected, day
    late = vehicle("transfer", attended_on=..., handed_over_on=...)
    assert verdict_of(ATTEND_2, late, on="2025-03-07", readings=IN_THREE_DAYS) == "pending"
    assert verdict_of(ATTEND_2, late, on="2025-03-10", readings=IN_THREE_DAYS) == "fail"


def test_registration_handover_decides_whether_staff_are_sent_immediately() -> None:
    late = vehicle("transfer", attended_on="2025-03-10", handed_over_on=...)
    as_in_first = IN_THREE_DAYS | {"registration-handover": "as-13-1"}
    assert verdict_of(ATTEND_2, late, readings=as_in_first) == "review"


# ------------------------------------------------------------------------------------------------ the hand-over


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(vehicle(), LATER, "pass", id="handed over, held till then"),
        pytest.param(vehicle(held=False), LATER, "fail", id="handed over, but let go before"),
        pytest.param(vehicle(handed_over_on=...), LATER, "review", id="not handed over: the text names no day"),
        pytest.param(vehicle(), "2025-03-05", "review", id="not yet, the day before"),
        pytest.param(vehicle(), "2025-03-06", "pass", id="on the day"),
        pytest.param(vehicle(handed_over_on="2025-05-30"), LATER, "pass", id="months later: no day is named"),
        pytest.param(vehicle(attended_on=..., handed_over_on=...), LATER, "not_applicable", id="no staff arrived"),
        pytest.param(vehicle(), "2025-03-04", "not_applicable", id="the day before the staff came"),
    ],
)
def test_the_handover_of_the_vehicle_is_completed(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(HANDOVER, record, on=on) == expected


def test_vehicle_hold_decides_whether_the_vehicle_is_held_until_the_handover() -> None:
    expected = {"held-until-handover": "fail", "notify-only": "pass"}
    assert by_reading("vehicle-hold", HANDOVER, vehicle(held=False)) == expected
    assert by_reading("vehicle-hold", HANDOVER, vehicle(held=None)) == expected | {"held-until-handover": "open"}


def test_registration_handover_decides_whether_the_second_paragraph_requires_a_handover() -> None:
    for discovery in AT_REGISTRATION:
        for facts, expected in (({}, "pass"), ({"held": False}, "fail"), ({"handed_over_on": ...}, "review")):
            record = vehicle(discovery, **facts)
            verdicts = {"literal": "not_applicable", "as-13-1": expected}
            assert by_reading("registration-handover", HANDOVER, record) == verdicts, discovery
    assert set(by_reading("registration-handover", HANDOVER, vehicle()).values()) == {"pass"}


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"held": None}, "/vehicles/0/held"),
        ({"handed_over_on": ...}, "/vehicles/0/handed_over_on"),
        ({"attended_on": ..., "handed_over_on": ...}, "/vehicles/0/attended_on"),
    ],
)
def test_missing_facts_of_the_handover_are_listed(facts: Facts, pointer: str) -> None:
    assert answer_of(HANDOVER, unattested(vehicle(**{**SEALED_FOR_SURE, **facts}))) == ("open", pointer)


# ------------------------------------------------------------------------------------------------ from when, remedies


def test_effective_date_governs_a_vehicle_by_the_day_of_discovery() -> None:
    for day, expected in {
        "2024-10-08": {"printed": "not_applicable", "dated": "not_applicable"},
        "2024-10-09": {"printed": "not_applicable", "dated": "fail"},
        "2024-10-10": {"printed": "fail", "dated": "fail"},
    }.items():
        record, others = vehicle(found_on=day, held=False), {"commencement-act": "first-act"}
        assert by_reading("effective-date", HANDOVER, record, others=others) == expected, day


@pytest.mark.parametrize(
    ("rule", "step", "facts", "governed"),
    [
        (ATTEND, "notified_on", {}, "review"),
        (ATTEND_2, "notified_on", {"discovery": "transfer"}, "review"),
        (HANDOVER, "attended_on", {"notified_on": "2024-10-09", "held": False}, "fail"),
    ],
)
def test_a_step_after_an_older_discovery_is_governed_from_the_first_day(
    rule: str, step: str, facts: dict[str, str], governed: str
) -> None:
    """commencement-act: the notice calls for the staff, and their presence for the handover."""
    for day, each_step in {"2024-10-09": "not_applicable", "2024-10-10": governed}.items():
        record = vehicle(**{**facts, "found_on": "2024-10-08", step: day})
        verdicts = by_reading("commencement-act", rule, record)
        assert verdicts == {"each-step": each_step, "first-act": "not_applicable"}, day


def test_the_remedies_name_the_court_and_the_police() -> None:
    for rule in (NOTIFY, NOTIFY_2):
        assert remedy_actors(rule) == {("court", "police")}
    for rule in (ATTEND, ATTEND_2):
        assert remedy_actors(rule) == {("court", "")}
    assert remedy_of(HANDOVER, vehicle(held=False)) == ("court", "police", "")
