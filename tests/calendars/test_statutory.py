from __future__ import annotations

from datetime import date
from typing import Any

from support.notices import day_of_notice, notice_for, with_flags
from zhixing_rules.calendars import FOREVER, PRC


def ordinal(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def test_outside_the_recorded_years_the_roll_is_an_interval() -> None:
    for day in (ordinal(2023, 10, 1), ordinal(2027, 1, 1), ordinal(1999, 1, 1)):
        assert PRC.roll_statutory(day) == (day, FOREVER)


def test_the_statute_settles_the_tentative_days_of_a_recorded_year() -> None:
    day = ordinal(2026, 12, 31)
    assert PRC.roll_statutory(day) == (day, day)


def test_a_loaded_year_is_recorded_only_if_each_day_off_has_its_flag(synthetic_notice: dict[str, Any]) -> None:
    day = ordinal(2027, 10, 1)
    assert PRC.with_notice(synthetic_notice).roll_statutory(day) == (day, FOREVER)
    assert PRC.with_notice(with_flags(synthetic_notice)).roll_statutory(day) == (day + 3, day + 3)


def test_a_new_day_off_without_a_flag_makes_its_year_unrecorded(synthetic_notice: dict[str, Any]) -> None:
    day = ordinal(2026, 10, 1)
    assert PRC.with_notice(synthetic_notice).roll_statutory(day) == (day, FOREVER)


def test_a_day_off_in_a_second_notice_remains_statutory() -> None:
    again = notice_for(2026)
    day = ordinal(2026, 10, 1)
    assert PRC.with_notice(again).roll_statutory(day) == PRC.roll_statutory(day) == (day + 3, day + 3)


def test_a_roll_into_an_unrecorded_year_is_an_interval() -> None:
    synthetic_notice = notice_for(2026, day_of_notice("2026-12-31", granted=True, statutory=True))
    day = ordinal(2026, 12, 31)
    assert PRC.with_notice(synthetic_notice).roll_statutory(day) == (day, FOREVER)


def test_days_of_an_uncovered_year_do_not_make_it_recorded(synthetic_notice: dict[str, Any]) -> None:
    synthetic_notice["days"].append(day_of_notice("2028-01-01", "元旦", statutory=True))
    day = ordinal(2028, 1, 1)
    assert PRC.with_notice(synthetic_notice).roll_statutory(day) == (day, FOREVER)


def test_a_roll_goes_on_into_the_next_recorded_year() -> None:
    calendar = PRC
    for year in (2027, 2028):
        more = (day_of_notice(f"{year}-{day}", granted=True, statutory=True) for day in ("01-02", "12-31"))
        calendar = calendar.with_notice(with_flags(notice_for(year, *more)))
    day = ordinal(2028, 1, 3)
    assert [calendar.roll_statutory(day - back) for back in (0, 1, 2, 3)] == [(day, day)] * 4
    assert calendar.roll_statutory(day - 4) == (day - 4, day - 4)
