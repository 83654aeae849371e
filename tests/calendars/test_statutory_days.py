from __future__ import annotations

from datetime import date, timedelta
from math import floor
from typing import TYPE_CHECKING, Any

import pytest

from oracle.lunar_months import month_starts, solar_term
from zhixing_rules.calendars import FOREVER, PRC
from zhixing_rules.calendars.statutory_days import STATUTORY_YEARS, StatutoryDay, statutory_days

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE = 1 / 1440


def in_year(year: int) -> dict[str, list[str]]:
    """Return the days of each festival of a year, as MM-DD."""
    days: dict[str, list[str]] = {}
    for day, name in statutory_days(year):
        days.setdefault(name, []).append(f"{day:%m-%d}")
    return days


@pytest.mark.parametrize(
    ("year", "days"),
    [
        pytest.param(
            2007, "元旦 01-01 春节 02-18 02-19 02-20 劳动节 05-01 05-02 05-03 国庆节 10-01 10-02 10-03", id="1999"
        ),
        pytest.param(
            2008,
            "元旦 01-01 春节 02-06 02-07 02-08 清明节 04-04 劳动节 05-01 端午节 06-08 中秋节 09-14 "
            "国庆节 10-01 10-02 10-03",
            id="2007",
        ),
        pytest.param(
            2014,
            "元旦 01-01 春节 01-31 02-01 02-02 清明节 04-05 劳动节 05-01 端午节 06-02 中秋节 09-08 "
            "国庆节 10-01 10-02 10-03",
            id="2013",
        ),
        pytest.param(
            2025,
            "元旦 01-01 春节 01-28 01-29 01-30 01-31 清明节 04-04 劳动节 05-01 05-02 端午节 05-31 "
            "国庆节 10-01 10-02 10-03 中秋节 10-06",
            id="2024",
        ),
    ],
)
def test_each_version_of_the_law_gives_its_days_from_its_first_year(year: int, days: str) -> None:
    words = " ".join(" ".join((name, *each)) for name, each in in_year(year).items())
    assert words == days


@pytest.mark.parametrize(
    ("years", "count"), [((2004, 2007), 10), ((2008, 2013), 11), ((2014, 2024), 11), ((2025, 2050), 13)]
)
def test_each_version_has_its_number_of_days(years: tuple[int, int], count: int) -> None:
    for year in range(years[0], years[1] + 1):
        assert len(statutory_days(year)) == count


def test_the_eve_of_the_year_is_listed_by_two_of_the_versions_only() -> None:
    assert [year for year in range(2004, 2028) if in_year(year)["春节"][0] != f"{_new_year(year):%m-%d}"] == [
        *range(2008, 2014),
        *range(2025, 2028),
    ]


def _new_year(year: int) -> date:
    return date.fromordinal(floor(month_starts(year)[1]))


@pytest.mark.parametrize("year", STATUTORY_YEARS)
def test_the_movable_days_are_those_of_astronomy(year: int) -> None:
    months = month_starts(year)
    start, length = (1, 3) if year < 2025 else (0, 4)
    if 2008 <= year < 2014:
        start = 0
    times = {
        "春节": months[1] + start - 1,
        "清明节": solar_term(year, 15),
        "端午节": months[5] + 4,
        "中秋节": months[8] + 14,
    }
    expected = {name: [f"{date.fromordinal(floor(time)):%m-%d}"] for name, time in times.items()}
    spring = date.fromordinal(floor(times["春节"]))
    expected["春节"] = [f"{spring + timedelta(days=offset):%m-%d}" for offset in range(length)]
    if year < 2008:
        expected = {"春节": expected["春节"]}
    assert expected.items() <= in_year(year).items()


def test_no_movable_day_hangs_on_the_precision_of_the_astronomy() -> None:
    moons = [month_starts(year)[month] for year in STATUTORY_YEARS for month in (1, 5, 8)]
    terms = [solar_term(year, 15) for year in STATUTORY_YEARS]
    assert min(_to_midnight(time) for time in moons) > 3 * MINUTE
    assert min(_to_midnight(time) for time in terms) > 20 * MINUTE


def _to_midnight(time: float) -> float:
    return min(time % 1, 1 - time % 1)


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_statutory_day_was_off_by_the_notice_of_its_year(year: int, works: Callable[[date], bool]) -> None:
    assert not any(works(each.day) for each in statutory_days(year))


def test_a_day_of_two_festivals_is_listed_for_each() -> None:
    days = {year: [each.day for each in statutory_days(year)] for year in STATUTORY_YEARS}
    shared = {f"{day}" for each in days.values() for day in each if each.count(day) > 1}
    assert shared == {"2009-10-03", "2020-10-01", "2028-10-03", "2031-10-01", "2039-10-02"}
    assert [each for each in statutory_days(2020) if each.day == date(2020, 10, 1)] == [
        StatutoryDay(date(2020, 10, 1), "中秋节"),
        StatutoryDay(date(2020, 10, 1), "国庆节"),
    ]


@pytest.mark.parametrize("year", [2003, 2051])
def test_a_year_that_is_not_listed_is_refused(year: int) -> None:
    assert year not in STATUTORY_YEARS
    with pytest.raises(ValueError, match="2004 to 2050"):
        statutory_days(year)


def test_a_day_rolls_over_the_statutory_holidays_alone() -> None:
    holidays = {each.day for year in STATUTORY_YEARS for each in statutory_days(year)}
    day, last = date(STATUTORY_YEARS[0], 1, 1), date(STATUTORY_YEARS[-1], 12, 31)
    while day <= last:
        rolled = day
        while rolled in holidays:
            rolled += timedelta(days=1)
        assert PRC.roll_statutory(day.toordinal()) == (rolled.toordinal(), rolled.toordinal())
        day += timedelta(days=1)


@pytest.mark.parametrize("day", [date(1999, 10, 1), date(2003, 12, 31), date(2051, 1, 1), date(2077, 10, 1)])
def test_outside_the_listed_years_the_roll_is_an_interval(day: date) -> None:
    assert PRC.roll_statutory(day.toordinal()) == (day.toordinal(), FOREVER)


def test_the_roll_does_not_depend_on_the_notices(synthetic_notice: dict[str, Any]) -> None:
    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 10, 1), date(2028, 1, 1)):
        expected = PRC.roll_statutory(day.toordinal())
        assert PRC.with_notice(synthetic_notice).roll_statutory(day.toordinal()) == expected
        assert PRC.through(2020).roll_statutory(day.toordinal()) == expected
