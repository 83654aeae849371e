"""Twenty years of notices, typed as facts, against the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.public_notices import YEARS, days_of_notice, notice_of
from zhixing_rules import PRC, Calendar, RecordError
from zhixing_rules.calendars.statutory_days import statutory_days


def works(calendar: Calendar, first: date, last: date) -> dict[date, bool]:
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return {day: calendar.is_working(day) for day in days}


@pytest.mark.parametrize("year", YEARS)
def test_each_notice_loads_into_the_calendar_and_changes_no_working_day(year: int) -> None:
    loaded = PRC.with_notice(notice_of(year))
    span = date(year - 1, 12, 1), min(date(year + 1, 1, 31), PRC.final_through)
    assert works(loaded, *span) == works(PRC, *span)
    for day, (name, is_off) in days_of_notice(year).items():
        account = loaded.why(day)
        assert account.working is not is_off
        assert account.notice_url == f"https://example.invalid/{year}"
        assert name in account.reason_zh


def test_all_notices_in_a_row_give_the_same_days_as_the_calendar() -> None:
    calendar = PRC.through(2006)
    for year in YEARS:
        calendar = calendar.with_notice(notice_of(year))
    assert (calendar.first, calendar.final_through) == (PRC.first, PRC.final_through)
    assert works(calendar, PRC.first, PRC.final_through) == works(PRC, PRC.first, PRC.final_through)


def test_only_weekend_days_are_listed_by_one_of_the_two_sources_and_not_by_the_other() -> None:
    listed = {day for year in YEARS for day in days_of_notice(year)}
    recorded = {mark.day for mark in PRC.marks if mark.day >= min(listed)}
    differing = {str(day) for day in listed ^ recorded}
    assert differing == {
        *("2011-06-05", "2012-06-23", "2014-04-06", "2015-09-05", "2019-04-06", "2019-04-07", "2019-06-08"),
        *("2019-06-09", "2019-09-14", "2019-09-15", "2023-12-30", "2023-12-31"),
        "2020-02-03",  # a Monday, listed as worked
    }
    assert all(date.fromisoformat(day).weekday() > 4 for day in differing - {"2020-02-03"})


GRANTED = {date(2015, 9, 3), date(2020, 1, 31)}
"""Days off beyond the balance: the notice as it was before they were granted does not list them."""
RELEASED = date(2020, 2, 1)
"""A make-up working day of the notice that another one took back."""


@pytest.mark.parametrize("year", YEARS)
def test_a_notice_that_lacks_any_day_which_changes_the_week_is_refused(year: int) -> None:
    statutory = {each.day for each in statutory_days(year)}
    whole = notice_of(year)
    for index, entry in enumerate(whole["days"]):
        day = date.fromisoformat(entry["date"])
        rest = {**whole, "days": [each for number, each in enumerate(whole["days"]) if number != index]}
        follows_the_week = entry["isOffDay"] is (day.weekday() > 4)
        if day in GRANTED or (follows_the_week and day not in {*statutory, RELEASED}):
            PRC.with_notice(rest)
            continue
        with pytest.raises(RecordError) as caught:
            PRC.with_notice(rest)
        for problem in caught.value.problems:
            assert (problem.pointer, problem.code) == ("/days", "incomplete" if day in statutory else "unbalanced")
            assert day not in statutory or str(day) in problem.zh


def test_the_notices_as_they_were_before_the_granted_days_balance_as_well() -> None:
    before = {
        2015: {"2015-09-03", "2015-09-04", "2015-09-05", "2015-09-06"},
        2020: {"2020-01-31", "2020-02-01", "2020-02-02", "2020-02-03"},
    }
    worked = {2015: [], 2020: [{"name": "春节", "date": "2020-02-01", "isOffDay": False}]}
    for year, days in before.items():
        whole = notice_of(year)
        kept = [each for each in whole["days"] if each["date"] not in days]
        loaded = PRC.with_notice({**whole, "days": [*kept, *worked[year]]})
        differing = {day for day in map(date.fromisoformat, days) if loaded.is_working(day) != PRC.is_working(day)}
        assert differing == set(map(date.fromisoformat, days)) - {date(2015, 9, 5), date(2020, 2, 2), date(2020, 2, 3)}
