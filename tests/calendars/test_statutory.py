from __future__ import annotations

from datetime import date
from typing import Any

from zhixing_rules.calendars import FOREVER, PRC


def ordinal(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def test_outside_the_recorded_years_the_roll_is_an_interval() -> None:
    for day in (ordinal(2023, 10, 1), ordinal(2027, 1, 1), ordinal(1999, 1, 1)):
        assert PRC.roll_statutory(day) == (day, FOREVER)


def test_the_tentative_days_of_a_recorded_year_are_settled_by_the_statute() -> None:
    day = ordinal(2026, 12, 31)
    assert PRC.roll_statutory(day) == (day, day)


def test_a_loaded_year_is_recorded_only_when_each_day_off_says_so(invented: dict[str, Any]) -> None:
    day = ordinal(2027, 10, 1)
    assert PRC.with_notice(invented).roll_statutory(day) == (day, FOREVER)
    for entry in invented["days"]:
        if entry.get("isOffDay"):
            entry["statutory"] = entry["date"] != "2026-12-31"
    assert PRC.with_notice(invented).roll_statutory(day) == (day + 3, day + 3)


def test_a_new_day_off_that_does_not_say_leaves_its_year_open(invented: dict[str, Any]) -> None:
    day = ordinal(2026, 10, 1)
    assert PRC.with_notice(invented).roll_statutory(day) == (day, FOREVER)


def test_a_day_given_off_again_stays_statutory() -> None:
    again = {
        "year": 2026,
        "papers": ["虚构〔2026〕1号"],
        "days": [{"date": "2026-10-01", "name": "国庆节", "isOffDay": True}],
    }
    day = ordinal(2026, 10, 1)
    assert PRC.with_notice(again).roll_statutory(day) == PRC.roll_statutory(day) == (day + 3, day + 3)


def test_a_roll_that_runs_into_a_year_not_recorded_is_an_interval() -> None:
    invented = {
        "year": 2026,
        "papers": ["虚构〔2026〕1号"],
        "days": [{"date": "2026-12-31", "name": "元旦", "isOffDay": True, "statutory": True}],
    }
    day = ordinal(2026, 12, 31)
    assert PRC.with_notice(invented).roll_statutory(day) == (day, FOREVER)


def test_days_given_for_a_year_not_covered_record_nothing_of_it(invented: dict[str, Any]) -> None:
    invented["days"].append({"date": "2028-01-01", "name": "元旦", "isOffDay": True, "statutory": True})
    day = ordinal(2028, 1, 1)
    assert PRC.with_notice(invented).roll_statutory(day) == (day, FOREVER)
