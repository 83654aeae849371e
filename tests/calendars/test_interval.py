from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.calendars import PRC, DayInterval
from zhixing_rules.calendars.table import LONGEST_BREAK, SLACK

if TYPE_CHECKING:
    from zhixing_rules.calendars import Calendar

YEARS = range(2008, 2026)
LIMITED: dict[int, Calendar] = {year: PRC.through(year) for year in YEARS}


def check(interval: DayInterval, truth: date) -> None:
    assert interval.earliest <= truth <= interval.latest
    assert interval.safe <= interval.earliest
    if interval.certain:
        assert interval.earliest == truth == interval.latest


@pytest.mark.parametrize("year", YEARS)
def test_a_calendar_limited_to_a_year_still_contains_the_true_result(year: int) -> None:
    limited = LIMITED[year]
    for offset in range(-45, 46):
        day = date(year, 12, 31) + timedelta(days=offset)
        check(limited.roll_interval(day), PRC.roll(day))
        for n in (*range(-40, 61), 125, 180):
            check(limited.interval(day, n), PRC.add(day, n))
            if day <= limited.final_through and n < 0:
                assert limited.interval(day, n).certain


@examples(100)
@given(
    st.sampled_from(YEARS),
    st.dates(date(2004, 6, 1), date(2026, 6, 1)),
    st.integers(min_value=-90, max_value=90),
)
def test_every_interval_contains_the_true_result(year: int, day: date, n: int) -> None:
    check(LIMITED[year].interval(day, n), PRC.add(day, n))


def test_the_slack_covers_what_every_covered_day_needed(every_day: list[tuple[date, bool]]) -> None:
    work = [day.toordinal() for day, working in every_day if working]
    break_lengths = [later - earlier - 1 for earlier, later in pairwise(work)]
    assert max(break_lengths) == LONGEST_BREAK
    # The worst start for m working days is the working day just before a run of days off.
    needed = (work[at + m] - work[at] - 3 * m // 2 for m in (*range(1, 300), 1000, 5000) for at in range(len(work) - m))
    assert max(needed) == LONGEST_BREAK < SLACK


def test_an_interval_of_final_days_is_one_day() -> None:
    day = date(2024, 10, 8)
    assert PRC.interval(date(2024, 9, 30), 1) == DayInterval(day, day, day, certain=True)
    assert PRC.roll_interval(date(2024, 10, 1)) == DayInterval(day, day, day, certain=True)
    assert PRC.interval(date(2030, 1, 1), 0).certain


@pytest.mark.parametrize(
    ("day", "n", "safe"),
    [
        (date(2026, 12, 25), 2, date(2026, 12, 28)),  # the earliest is 12-29, which is tentative
        (date(2026, 12, 25), 5, date(2026, 12, 28)),
        (date(2026, 12, 28), 3, date(2026, 12, 31)),  # tentative, and none other after the start
        (date(2026, 12, 28), 4, date(2026, 12, 31)),  # the earliest is a Saturday, and 2027-01-01 is off
        (date(2026, 12, 31), 1, date(2026, 12, 31)),
        (date(2026, 12, 31), 3, date(2027, 1, 4)),  # a Monday, for which there is no notice
        (date(2027, 1, 4), 5, date(2027, 1, 8)),  # the earliest is a Saturday
        (date(2027, 2, 5), 1, date(2027, 2, 9)),
        (date(2027, 1, 2), -2, date(2026, 12, 25)),
        (date(2003, 12, 4), 2, date(2003, 12, 5)),
    ],
)
def test_a_safe_day_is_a_working_day_as_far_as_is_known(day: date, n: int, safe: date) -> None:
    interval = PRC.interval(day, n)
    assert interval.safe == safe <= interval.earliest


def test_the_safe_day_of_a_roll_is_not_after_the_day() -> None:
    assert PRC.roll_interval(date(2027, 1, 9)).safe == date(2027, 1, 8)
    assert PRC.roll_interval(date(2027, 1, 1)).safe == date(2026, 12, 31)


def test_forward_past_the_final_days_the_interval_has_the_margin() -> None:
    interval = PRC.interval(date(2026, 12, 28), 3)
    assert interval == DayInterval(
        date(2026, 12, 31), date(2026, 12, 28) + timedelta(days=4 + SLACK), date(2026, 12, 31), certain=False
    )
    assert PRC.roll_interval(date(2027, 5, 1)).earliest == date(2027, 5, 3)  # 1 and 2 May are off by law


@pytest.mark.parametrize(
    ("day", "n", "earliest"),
    [
        (date(2026, 12, 28), 4, date(2027, 1, 2)),  # 元旦 is skipped; the Saturday may be made a working day
        (date(2026, 12, 31), 1, date(2027, 1, 2)),
        (date(2026, 12, 31), 3, date(2027, 1, 4)),
        (date(2027, 1, 1), 1, date(2027, 1, 2)),
        (date(2027, 2, 3), 1, date(2027, 2, 4)),
        (date(2027, 2, 4), 1, date(2027, 2, 9)),  # 除夕 to 初三: 5 to 8 February
        (date(2027, 2, 6), 2, date(2027, 2, 10)),
        (date(2027, 4, 4), 1, date(2027, 4, 6)),
        (date(2050, 12, 31), 1, date(2051, 1, 1)),  # no longer listed
    ],
)
def test_forward_a_statutory_holiday_is_never_counted(day: date, n: int, earliest: date) -> None:
    assert PRC.interval(day, n).earliest == earliest


@pytest.mark.parametrize(
    ("day", "n", "latest"),
    [
        (date(2026, 12, 30), 1, date(2026, 12, 29)),
        (date(2027, 1, 1), 1, date(2026, 12, 31)),
        (date(2027, 1, 2), 1, date(2026, 12, 31)),
        (date(2027, 1, 2), 4, date(2026, 12, 28)),
        (date(2027, 1, 3), 2, date(2026, 12, 31)),
        (date(2027, 2, 9), 1, date(2027, 2, 4)),
        (date(2027, 2, 10), 1, date(2027, 2, 9)),
        (date(2027, 2, 10), 3, date(2027, 2, 3)),
    ],
)
def test_backward_a_statutory_holiday_is_never_counted(day: date, n: int, latest: date) -> None:
    interval = PRC.interval(day, -n)
    assert (interval.earliest, interval.latest) == (PRC.back(date(2026, 12, 29), n), latest)


def test_backward_past_the_final_days_the_safe_day_counts_no_unsettled_day() -> None:
    interval = PRC.interval(date(2027, 1, 2), -3)
    assert interval == DayInterval(date(2026, 12, 24), date(2026, 12, 29), date(2026, 12, 24), certain=False)


def test_before_the_first_day_the_interval_covers_every_possibility() -> None:
    forward = PRC.interval(date(2003, 12, 1), 2)
    assert (forward.earliest, forward.latest) == (date(2003, 12, 3), PRC.add(date(2003, 12, 31), 2))
    assert PRC.roll_interval(date(2003, 12, 1)).latest == date(2004, 1, 2)
    backward = PRC.interval(date(2004, 1, 2), -1)
    assert (backward.safe, backward.latest, backward.certain) == (date.min, date(2003, 12, 31), False)


def test_an_interval_is_clamped_to_the_range_of_date() -> None:
    assert PRC.interval(date.max, 10).latest == date.max
    assert PRC.interval(date.min, -10).latest == date.min


@examples(100)
@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.integers(min_value=-60, max_value=60))
def test_an_interval_is_certain_if_and_only_if_add_succeeds(day: date, n: int) -> None:
    interval = PRC.interval(day, n)
    if interval.certain:
        assert PRC.add(day, n) == interval.earliest
    else:
        with pytest.raises(LookupError):
            PRC.add(day, n)
