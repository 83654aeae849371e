"""Recurring duties whose first day differs by row: columns agree with one-by-one judging and with expected results."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from support.boiler_room import BOILER_ROOM, ROOM, Room
from support.columns import disagreements, frame_of
from support.effort import mostly_deep, scaled
from support.samples import drawn
from zhixing_rules import load, validate
from zhixing_rules.batch import open_columns
from zhixing_rules.testing.strategies import records

READINGS: tuple[dict[str, str], ...] = ({}, {"quarter": "from-use"}, {"grace": "month-after"})
INSPECT, CLEAN, CARE = (rule.id for rule in BOILER_ROOM.rules)


def visits(*days: str, passed: bool | None = True, **facts: bool | None) -> list[dict[str, Any]]:
    known = {"passed": passed, "provisional": False, **facts}
    return [{"id": f"v{number}", "visited_on": day, **known} for number, day in enumerate(days)]


def room(*boilers: dict[str, Any], complete: str | None = None) -> Room:
    numbered = [{"id": f"b{number}", **boiler} for number, boiler in enumerate(boilers)]
    return load(Room, {"complete_as_of": complete, "boilers": numbered})


def judge_both_ways(
    rule: str, of: Room, on: str, readings: dict[str, str] | None = None
) -> list[tuple[str, date | None]]:
    """Return verdict and due day for each boiler, after checking that columns and `validate` agree."""
    day = date.fromisoformat(on)
    one = [
        (each.verdict.value, each.due)
        for each in validate(of, on=day, procedure=BOILER_ROOM, readings=readings).rule(rule)
    ]
    columns = (
        open_columns(BOILER_ROOM, readings=readings).judge_records(frame_of([of], ROOM), on=day)["boiler"].collect()
    )
    due = f"{rule}.due" if f"{rule}.due" in columns.columns else None
    days = [None] * columns.height if due is None else columns[due].to_list()
    assert list(zip(columns[rule].to_list(), days, strict=True)) == one
    return one


# ------------------------------------------------------------------------------------------------ expected results


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-01-14", "not_applicable"),  # the day before it is put to use
        ("2024-01-15", "pending"),
        ("2024-04-15", "pending"),  # the last day of the first period
        ("2024-04-16", "fail"),
    ],
)
def test_a_period_is_missed_from_the_day_after_its_end(on: str, expected: str) -> None:
    due = date(2024, 7, 15) if on > "2024-04-15" else date(2024, 4, 15)
    assert judge_both_ways(INSPECT, room({"used_from": "2024-01-15", "visits": []}, complete="2024-08-01"), on) == [
        (expected, due)
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-01-14", "fail"),
        ("2024-01-15", "pending"),
        ("2024-04-15", "pending"),
        ("2024-04-16", "fail"),
    ],
)
def test_an_act_on_any_day_of_a_period_fulfils_it(day: str, expected: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits(day)}
    assert judge_both_ways(INSPECT, room(boiler, complete="2024-05-01"), "2024-05-01") == [
        (expected, date(2024, 7, 15))
    ]


@pytest.mark.parametrize(
    ("on", "expected"), [("2024-05-01", "pending"), ("2024-05-02", "pass"), ("2024-05-03", "pass")]
)
def test_the_current_period_is_fulfilled_from_the_day_of_the_act(on: str, expected: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits("2024-04-15", "2024-05-02")}
    assert [each for each, _ in judge_both_ways(INSPECT, room(boiler, complete=on), on)] == [expected]


@pytest.mark.parametrize(
    ("complete", "expected"),
    [(None, "open"), ("2024-04-14", "open"), ("2024-04-15", "fail"), ("2024-05-01", "fail")],
)
def test_a_period_is_missed_only_if_the_record_is_complete_through_its_end(complete: str | None, expected: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": []}
    assert [each for each, _ in judge_both_ways(INSPECT, room(boiler, complete=complete), "2024-05-01")] == [expected]


@pytest.mark.parametrize(("passed", "expected"), [(True, "pending"), (False, "fail"), (None, "open")])
def test_an_act_that_may_count_leaves_its_period_open(passed: bool | None, expected: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits("2024-04-01", passed=passed)}
    assert [each for each, _ in judge_both_ways(INSPECT, room(boiler, complete="2024-05-01"), "2024-05-01")] == [
        expected
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-01-14", "fail"), ("2024-01-15", "open"), ("2024-04-15", "open"), ("2024-04-16", "fail")],
)
def test_an_act_that_may_count_leaves_no_other_period_open(day: str, expected: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits(day, passed=None)}
    assert [each for each, _ in judge_both_ways(INSPECT, room(boiler, complete="2024-05-01"), "2024-05-01")] == [
        expected
    ]


@pytest.mark.parametrize(
    ("facts", "ended", "current"),
    [
        ({"upheld": None}, "review", "review"),
        ({"upheld": True}, "pending", "pass"),
        ({"upheld": False}, "fail", "pending"),
        ({"upheld": None, "provisional": None}, "open", "pending"),
    ],
)
def test_an_act_for_a_person_to_judge_leaves_its_period_for_review(
    facts: dict[str, bool | None], ended: str, current: str
) -> None:
    done = visits("2024-04-01", passed=False, **{"provisional": True, **facts})
    for on, expected in (("2024-05-01", ended), ("2024-04-15", current)):
        boiler = room({"used_from": "2024-01-15", "visits": done}, complete=on)
        assert [each for each, _ in judge_both_ways(INSPECT, boiler, on)] == [expected]


@pytest.mark.parametrize(
    ("late", "on", "expected", "due"),
    [
        (True, "2024-05-15", "pending", "2024-08-15"),
        (False, "2024-05-15", "pending", "2024-05-15"),
        (None, "2024-05-15", "review", "2024-05-15"),
        (True, "2024-05-16", "pending", "2024-08-15"),
        (False, "2024-05-16", "fail", "2024-08-15"),
        (None, "2024-05-16", "review", "2024-08-15"),
    ],
)
def test_an_act_in_the_month_after_a_period_can_be_for_it(late: bool | None, on: str, expected: str, due: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits("2024-05-02", late=late)}
    judged = judge_both_ways(INSPECT, room(boiler, complete=on), on, {"grace": "month-after"})
    assert judged == [(expected, date.fromisoformat(due))]


def test_each_row_has_its_own_periods() -> None:
    inspected = {"visits": visits("2024-04-30")}
    starts = ("2024-01-29", "2024-01-30", "2024-01-31", "2024-02-01", None)
    whole = room(*({"used_from": day, **inspected} for day in starts), complete="2024-05-01")
    expected = judge_both_ways(INSPECT, whole, "2024-05-01")
    assert expected == [
        ("fail", date(2024, 7, 29)),  # its first period ended on 29 April
        ("pending", date(2024, 7, 30)),
        ("pending", date(2024, 7, 31)),  # April has no 31st
        ("pass", date(2024, 5, 1)),
        ("not_applicable", None),
    ]
    for number, day in enumerate(starts):
        assert judge_both_ways(INSPECT, room({"used_from": day, **inspected}, complete="2024-05-01"), "2024-05-01") == [
            expected[number]
        ]


@pytest.mark.parametrize(
    ("start", "on", "expected", "due"),
    [
        ("2024-03-22", "2024-06-30", "pending", "2024-06-30"),  # ten days later is 1 April: a whole quarter
        ("2024-03-22", "2024-07-01", "fail", "2024-09-30"),
        ("2024-03-23", "2024-07-01", "pending", "2024-09-30"),  # ten days later is 2 April: not a whole quarter
        ("2024-03-23", "2024-09-30", "pending", "2024-09-30"),
        ("2024-03-23", "2024-10-01", "fail", "2024-12-31"),
    ],
)
def test_by_the_calendar_reading_the_first_period_is_the_first_whole_quarter(
    start: str, on: str, expected: str, due: str
) -> None:
    boiler = {"used_from": start, "visits": []}
    assert judge_both_ways(CLEAN, room(boiler, complete=on), on) == [(expected, date.fromisoformat(due))]


@pytest.mark.parametrize(
    ("on", "expected"), [("2024-04-23", "pending"), ("2024-07-02", "pending"), ("2024-07-03", "fail")]
)
def test_by_the_other_reading_the_periods_begin_with_the_duty(on: str, expected: str) -> None:
    boiler = {"used_from": "2024-03-23", "visits": []}
    due = date(2024, 10, 2) if expected == "fail" else date(2024, 7, 2)
    assert judge_both_ways(CLEAN, room(boiler, complete=on), on, READINGS[1]) == [(expected, due)]


@pytest.mark.parametrize(
    ("boiler", "complete", "expected"),
    [
        ({"visits": []}, None, "open"),
        ({"visits": []}, "2024-04-30", "open"),
        ({"visits": []}, "2024-05-01", "review"),
        ({"visits": None}, "2024-05-01", "review"),
        ({"visits": visits("2024-05-01")}, None, "review"),
        ({"visits": visits("2024-05-02")}, None, "open"),
    ],
)
def test_without_a_cycle_the_verdict_is_review_once_the_acts_are_known(
    boiler: dict[str, Any], complete: str | None, expected: str
) -> None:
    assert judge_both_ways(CARE, room({"used_from": "2024-01-15", **boiler}, complete=complete), "2024-05-01") == [
        (expected, None)
    ]


@pytest.mark.parametrize(
    ("complete", "expected"), [(None, "open"), ("2024-04-30", "open"), ("2024-05-01", "not_applicable")]
)
@pytest.mark.parametrize("readings", READINGS)
def test_a_duty_with_an_unrecorded_start_has_no_periods(
    complete: str | None, expected: str, readings: dict[str, str]
) -> None:
    of = room({"visits": visits("2024-04-30")}, complete=complete)
    for rule in (INSPECT, CLEAN, CARE):
        assert judge_both_ways(rule, of, "2024-05-01", readings) == [(expected, None)]
    report = validate(of, on=date(2024, 5, 1), procedure=BOILER_ROOM, readings=readings)
    assert [each.deadline.periods for each in report if each.deadline is not None] == [(), (), ()]


# ------------------------------------------------------------------------------------------------ combinations

STARTS = (None, "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-29", "2024-03-22", "2024-03-23", "2050-12-31")
VISITS: tuple[list[dict[str, Any]] | None, ...] = (
    None,
    [],
    visits("2024-04-30"),
    visits("2024-05-01", "2024-06-30", passed=None),
    visits("2024-05-01", passed=False, provisional=True),
    visits("2024-04-20", "2024-07-20", late=True),
    visits("2024-04-20", "2024-07-20", late=False),
    [*visits("2024-03-31"), *({**each, "id": "w"} for each in visits("2024-05-01", passed=False, provisional=True))],
    visits("2024-03-31", "2024-04-01", "2024-07-01"),
    [{"id": "v", "passed": True}],
)
ROOMS = tuple(
    room(*({"used_from": start, "visits": done} for start, done in product(STARTS, VISITS)), complete=complete)
    for complete in (None, "2024-04-30", "2024-05-01", "2024-07-01")
)


@pytest.mark.parametrize("readings", READINGS)
@pytest.mark.parametrize(
    "on", mostly_deep(("2023-12-31", "2024-04-30", "2024-05-01", "2024-06-30", "2024-07-01", "2027-01-04"), 2)
)
def test_columns_agree_for_every_start_and_every_list_of_visits(on: str, readings: dict[str, str]) -> None:
    options: Any = {"readings": readings, "due": True}
    compared, wrong = disagreements(ROOMS, ROOM, date.fromisoformat(on), BOILER_ROOM, **options)
    assert compared == 2 * len(ROOMS) * len(STARTS) * len(VISITS) * 3
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("flavour", ["valid", "partial", "boundary"])
def test_columns_agree_for_generated_rooms(flavour: str) -> None:
    rooms = drawn(records(ROOM, procedure=BOILER_ROOM, flavour=flavour), scaled(100, least=100))
    assert len({each.used_from for room in rooms for each in room.boilers or ()}) >= 3
    for on, readings in ((date(2024, 7, 1), READINGS[0]), (date(2025, 1, 31), READINGS[1])):
        compared, wrong = disagreements(rooms, ROOM, on, BOILER_ROOM, readings=readings, due=True)
        assert compared > 50
        assert not wrong, wrong[:5]


def test_rooms_without_boilers_have_no_rows() -> None:
    for empty in (room(), load(Room, {}), load(Room, {"boilers": None, "complete_as_of": "2024-07-01"})):
        assert disagreements([empty], ROOM, date(2024, 7, 1), BOILER_ROOM, due=True) == (0, [])
