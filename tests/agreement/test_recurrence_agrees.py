"""Duties that come round from a day of each row's own: columns say what one-by-one judging says, and what is so."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from support.boiler_room import BOILER_ROOM, ROOM, Room
from support.columns import disagreements, frame_of
from support.drawing import drawn
from zhixing_rules import load, validate
from zhixing_rules.batch import open_columns
from zhixing_rules.batch.compile import recurrence
from zhixing_rules.testing.strategies import records

READINGS: tuple[dict[str, str], ...] = ({}, {"quarter": "from-use"})
INSPECT, CLEAN, CARE = (rule.id for rule in BOILER_ROOM.rules)


def visits(*days: str, passed: bool | None = True) -> list[dict[str, Any]]:
    return [{"id": f"v{number}", "visited_on": day, "passed": passed} for number, day in enumerate(days)]


def room(*boilers: dict[str, Any], complete: str | None = None) -> Room:
    named = [{"id": f"b{number}", **boiler} for number, boiler in enumerate(boilers)]
    return load(Room, {"complete_as_of": complete, "boilers": named})


def both(rule: str, of: Room, on: str, readings: dict[str, str] | None = None) -> list[tuple[str, date | None]]:
    """Verdict and due day for each boiler, which columns and `validate` agree on."""
    day = date.fromisoformat(on)
    one = [
        (each.verdict.value, each.due)
        for each in validate(of, on=day, procedure=BOILER_ROOM, readings=readings).rule(rule)
    ]
    columns = open_columns(BOILER_ROOM, readings=readings).judged(frame_of([of], ROOM), on=day)["boiler"].collect()
    due = f"{rule}.due" if f"{rule}.due" in columns.columns else None
    days = [None] * columns.height if due is None else columns[due].to_list()
    assert list(zip(columns[rule].to_list(), days, strict=True)) == one
    return one


# ------------------------------------------------------------------------------------------------ by hand


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2024-01-14", "not_applicable"),  # the day before it is put to use
        ("2024-01-15", "pending"),
        ("2024-04-15", "pending"),  # the last day of the first round
        ("2024-04-16", "fail"),
    ],
)
def test_a_round_is_missed_on_the_day_after_its_last(on: str, said: str) -> None:
    due = date(2024, 7, 15) if on > "2024-04-15" else date(2024, 4, 15)
    assert both(INSPECT, room({"used_from": "2024-01-15", "visits": []}, complete="2024-08-01"), on) == [(said, due)]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-01-14", "fail"),
        ("2024-01-15", "pending"),
        ("2024-04-15", "pending"),
        ("2024-04-16", "fail"),
    ],
)
def test_an_act_keeps_the_round_from_its_first_day_to_its_last(day: str, said: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits(day)}
    assert both(INSPECT, room(boiler, complete="2024-05-01"), "2024-05-01") == [(said, date(2024, 7, 15))]


@pytest.mark.parametrize(("on", "said"), [("2024-05-01", "pending"), ("2024-05-02", "pass"), ("2024-05-03", "pass")])
def test_the_round_that_runs_is_kept_from_the_day_of_the_act(on: str, said: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits("2024-04-15", "2024-05-02")}
    assert [each for each, _ in both(INSPECT, room(boiler, complete=on), on)] == [said]


@pytest.mark.parametrize(
    ("complete", "said"),
    [(None, "open"), ("2024-04-14", "open"), ("2024-04-15", "fail"), ("2024-05-01", "fail")],
)
def test_a_round_is_missed_only_where_the_record_is_complete_through_its_last_day(
    complete: str | None, said: str
) -> None:
    boiler = {"used_from": "2024-01-15", "visits": []}
    assert [each for each, _ in both(INSPECT, room(boiler, complete=complete), "2024-05-01")] == [said]


@pytest.mark.parametrize(("passed", "said"), [(True, "pending"), (False, "fail"), (None, "open")])
def test_an_act_of_which_it_is_unknown_whether_it_counts_leaves_its_round_open(passed: bool | None, said: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits("2024-04-01", passed=passed)}
    assert [each for each, _ in both(INSPECT, room(boiler, complete="2024-05-01"), "2024-05-01")] == [said]


@pytest.mark.parametrize(
    ("day", "said"),
    [("2024-01-14", "fail"), ("2024-01-15", "open"), ("2024-04-15", "open"), ("2024-04-16", "fail")],
)
def test_it_leaves_a_round_open_from_its_first_day_to_its_last_and_no_other(day: str, said: str) -> None:
    boiler = {"used_from": "2024-01-15", "visits": visits(day, passed=None)}
    assert [each for each, _ in both(INSPECT, room(boiler, complete="2024-05-01"), "2024-05-01")] == [said]


def test_each_row_has_its_own_rounds_whatever_stands_beside_it() -> None:
    inspected = {"visits": visits("2024-04-30")}
    starts = ("2024-01-29", "2024-01-30", "2024-01-31", "2024-02-01", None)
    whole = room(*({"used_from": day, **inspected} for day in starts), complete="2024-05-01")
    said = both(INSPECT, whole, "2024-05-01")
    assert said == [
        ("fail", date(2024, 7, 29)),  # its first round ended on 29 April
        ("pending", date(2024, 7, 30)),
        ("pending", date(2024, 7, 31)),  # April has no 31st
        ("pass", date(2024, 5, 1)),
        ("not_applicable", None),
    ]
    for number, day in enumerate(starts):
        assert both(INSPECT, room({"used_from": day, **inspected}, complete="2024-05-01"), "2024-05-01") == [
            said[number]
        ]


@pytest.mark.parametrize(
    ("start", "on", "said", "due"),
    [
        ("2024-03-22", "2024-06-30", "pending", "2024-06-30"),  # ten days on is 1 April: the quarter is whole
        ("2024-03-22", "2024-07-01", "fail", "2024-09-30"),
        ("2024-03-23", "2024-07-01", "pending", "2024-09-30"),  # the second: it is not
        ("2024-03-23", "2024-09-30", "pending", "2024-09-30"),
        ("2024-03-23", "2024-10-01", "fail", "2024-12-31"),
    ],
)
def test_by_the_calendar_the_first_round_is_the_first_whole_quarter(start: str, on: str, said: str, due: str) -> None:
    boiler = {"used_from": start, "visits": []}
    assert both(CLEAN, room(boiler, complete=on), on) == [(said, date.fromisoformat(due))]


@pytest.mark.parametrize(("on", "said"), [("2024-04-23", "pending"), ("2024-07-02", "pending"), ("2024-07-03", "fail")])
def test_by_the_other_reading_the_rounds_begin_with_the_duty(on: str, said: str) -> None:
    boiler = {"used_from": "2024-03-23", "visits": []}
    due = date(2024, 10, 2) if said == "fail" else date(2024, 7, 2)
    assert both(CLEAN, room(boiler, complete=on), on, READINGS[1]) == [(said, due)]


@pytest.mark.parametrize(
    ("boiler", "complete", "said"),
    [
        ({"visits": []}, None, "open"),
        ({"visits": []}, "2024-04-30", "open"),
        ({"visits": []}, "2024-05-01", "review"),
        ({"visits": None}, "2024-05-01", "review"),
        ({"visits": visits("2024-05-01")}, None, "review"),
        ({"visits": visits("2024-05-02")}, None, "open"),
    ],
)
def test_without_a_cycle_a_person_judges_once_it_is_known_what_was_done(
    boiler: dict[str, Any], complete: str | None, said: str
) -> None:
    assert both(CARE, room({"used_from": "2024-01-15", **boiler}, complete=complete), "2024-05-01") == [(said, None)]


@pytest.mark.parametrize(
    ("complete", "said"), [(None, "open"), ("2024-04-30", "open"), ("2024-05-01", "not_applicable")]
)
@pytest.mark.parametrize("readings", READINGS)
def test_a_duty_of_which_it_is_not_known_when_it_begins_has_no_rounds(
    complete: str | None, said: str, readings: dict[str, str]
) -> None:
    of = room({"visits": visits("2024-04-30")}, complete=complete)
    for rule in (INSPECT, CLEAN, CARE):
        assert both(rule, of, "2024-05-01", readings) == [(said, None)]
    report = validate(of, on=date(2024, 5, 1), procedure=BOILER_ROOM, readings=readings)
    assert [each.deadline.periods for each in report if each.deadline is not None] == [(), (), ()]


# ------------------------------------------------------------------------------------------------ all together

STARTS = (None, "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-29", "2024-03-22", "2024-03-23", "9999-12-31")
DONE: tuple[list[dict[str, Any]] | None, ...] = (
    None,
    [],
    visits("2024-04-30"),
    visits("2024-05-01", "2024-06-30", passed=None),
    visits("2024-03-31", "2024-04-01", "2024-07-01"),
    [{"id": "v", "passed": True}],
)
ROOMS = tuple(
    room(*({"used_from": start, "visits": done} for start, done in product(STARTS, DONE)), complete=complete)
    for complete in (None, "2024-04-30", "2024-05-01", "2024-07-01")
)


@pytest.mark.parametrize("readings", READINGS)
@pytest.mark.parametrize("on", ["2023-12-31", "2024-04-30", "2024-05-01", "2024-06-30", "2024-07-01", "2027-01-04"])
def test_every_start_with_all_that_was_done_is_judged_in_columns_as_one_by_one(
    on: str, readings: dict[str, str]
) -> None:
    more: Any = {"readings": readings, "due": True}
    compared, wrong = disagreements(ROOMS, ROOM, date.fromisoformat(on), BOILER_ROOM, **more)
    assert compared == 2 * len(ROOMS) * len(STARTS) * len(DONE) * 3
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("flavour", ["valid", "partial", "boundary"])
def test_rooms_at_random_are_judged_in_columns_as_one_by_one(flavour: str) -> None:
    rooms = drawn(records(ROOM, procedure=BOILER_ROOM, flavour=flavour), 60)
    assert len({each.used_from for room in rooms for each in room.boilers or ()}) >= 5
    for on, readings in ((date(2024, 7, 1), READINGS[0]), (date(2025, 1, 31), READINGS[1])):
        compared, wrong = disagreements(rooms, ROOM, on, BOILER_ROOM, readings=readings, due=True)
        assert compared > 50
        assert not wrong, wrong[:5]


@pytest.mark.parametrize("at_once", [1, 7, 100])
def test_however_many_rounds_are_held_at_a_time_the_verdicts_are_the_same(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(recurrence, "_AT_ONCE", at_once)
    of = room(*({"used_from": day, "visits": []} for day in ("1980-01-31", "2024-01-15", None)), complete="2024-05-01")
    for on in (date(2024, 4, 15), date(2024, 5, 1)):
        compared, wrong = disagreements([of, *ROOMS[:2]], ROOM, on, BOILER_ROOM, due=True)
        assert compared > 500
        assert not wrong, wrong[:5]


def test_no_boiler_at_all_has_no_rows() -> None:
    for empty in (room(), load(Room, {}), load(Room, {"boilers": None, "complete_as_of": "2024-07-01"})):
        assert disagreements([empty], ROOM, date(2024, 7, 1), BOILER_ROOM, due=True) == (0, [])
