from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.calendars import DAWN, FOREVER, PRC
from zhixing_rules.calendars.statutory_days import statutory_days

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = date(2004, 1, 1).toordinal()
END = date(2026, 12, 28).toordinal()


@pytest.mark.parametrize(
    "calculate",
    [
        lambda day: PRC.shift(day, 3),
        lambda day: PRC.shift(day, -3),
        lambda day: PRC.shift(day, 0),
        PRC.roll_ord,
        PRC.roll_statutory,
        lambda day: PRC.weekday_shift(day, 3),
        lambda day: PRC.weekday_shift(day, -3),
    ],
)
def test_unbounded_inputs_give_unbounded_results(calculate: Callable[[int], tuple[int, int]]) -> None:
    assert calculate(DAWN) == calculate(DAWN - 5) == (DAWN, DAWN)
    assert calculate(FOREVER) == calculate(FOREVER + 5) == (FOREVER, FOREVER)


def test_settled_days_are_exact() -> None:
    assert PRC.shift(END, -1)[0] == PRC.shift(END, -1)[1] == date(2026, 12, 25).toordinal()
    assert PRC.shift(END - 3, 1) == (END, END)
    assert PRC.shift(END + 1, -1) == (END, END)
    assert PRC.shift(FIRST - 1, 1) == (FIRST + 1, FIRST + 1)


def test_shifting_by_zero_returns_the_day_anywhere() -> None:
    for day in (DAWN + 1, FIRST, END, END + 400, FOREVER - 1):
        assert PRC.shift(day, 0) == (day, day)


def test_forward_past_the_final_days_every_unsettled_day_may_be_worked() -> None:
    assert PRC.shift(END, 1) == (END + 1, FOREVER)
    assert PRC.shift(END - 3, 3) == (END + 2, FOREVER)
    assert PRC.shift(END + 100, 7) == (END + 107, FOREVER)
    assert PRC.shift(END, FOREVER) == (FOREVER, FOREVER)


def test_a_statutory_holiday_of_an_unpublished_year_is_never_worked() -> None:
    assert PRC.shift(END + 2, 1) == (END + 3, FOREVER)
    assert PRC.shift(END + 3, 1) == (END + 5, FOREVER)  # END + 4 is 2027-01-01
    assert PRC.roll_ord(END + 4) == (END + 5, FOREVER)
    assert PRC.shift(END + 5, -1) == (END, END + 3)
    statutory = sum(len(statutory_days(year)) for year in range(2027, 2029)) - 1  # 2028-10-03 is two of them
    assert PRC.shift(END, 700)[0] == END + 700 + statutory


def test_forward_from_before_the_first_day_every_unsettled_day_may_be_worked() -> None:
    assert PRC.shift(FIRST - 10, 9) == (FIRST - 1, FOREVER)
    assert PRC.shift(FIRST - 10, 10) == (FIRST + 1, FOREVER)  # 1 January was off
    settled = PRC.count(date(2003, 12, 31), date(2026, 12, 28))
    assert PRC.shift(FIRST - 3, settled + 4) == (END + 2, FOREVER)


def test_backward_past_the_final_days_all_or_none_of_the_unsettled_days_may_be_worked() -> None:
    friday = date(2026, 12, 25).toordinal()
    assert PRC.shift(END + 2, -1) == (END, END + 1)
    assert PRC.shift(END + 2, -2) == (friday, END)
    assert PRC.shift(END + 100, -4) == (PRC.shift(END + 1, -4)[0], END + 95)  # END + 98 is 2027-04-05, 清明
    assert PRC.shift(END + 90, -5) == (PRC.shift(END + 1, -5)[0], END + 85)


def test_backward_past_the_first_day_there_is_no_lower_bound() -> None:
    assert PRC.shift(FIRST, -1) == (DAWN, FIRST - 1)
    assert PRC.shift(FIRST + 2, -3) == (DAWN, FIRST - 2)
    assert PRC.shift(FIRST - 50, -5) == (DAWN, FIRST - 55)
    assert PRC.shift(FIRST - 50, -FIRST) == (DAWN, DAWN)
    assert PRC.shift(END + 9, -FOREVER) == (DAWN, DAWN)
    settled = PRC.count(date(2003, 12, 31), date(2026, 12, 28))
    assert PRC.shift(END + 3, -settled - 3) == (DAWN, FIRST - 1)


def test_rolling_gives_intervals_of_ordinals() -> None:
    assert PRC.roll_ord(END) == (END, END)
    assert PRC.roll_ord(END + 1) == (END + 1, FOREVER)
    assert PRC.roll_ord(FIRST) == (FIRST + 1, FIRST + 1)
    assert PRC.roll_ord(FIRST - 1) == (FIRST - 1, FOREVER)
    assert PRC.roll_ord(DAWN + 1) == (DAWN + 1, FOREVER)
    assert PRC.roll_ord(FOREVER - 1) == (FOREVER - 1, FOREVER)


@pytest.mark.parametrize("n", [-30, -3, -1, 1, 3, 30])
def test_intervals_are_ordered_and_monotone(n: int) -> None:
    days = [
        *range(DAWN, 50),
        *range(FIRST - 60, FIRST + 60),
        *range(END - 60, END + 60),
        *range(FOREVER - 9, FOREVER + 9),
    ]
    for calculate in (lambda day: PRC.shift(day, n), PRC.roll_ord, lambda day: PRC.weekday_shift(day, n)):
        answers = [calculate(day) for day in days]
        assert all(DAWN <= low <= high <= FOREVER for low, high in answers)
        assert all(a[0] <= b[0] for a, b in pairwise(answers))
        settled_or_later = [high for day, (_, high) in zip(days, answers, strict=True) if day >= FIRST]
        assert settled_or_later == sorted(settled_or_later)


@pytest.mark.parametrize(
    ("day", "first", "expected"),
    [
        ("2026-11-27", "2026-11-01", "2026-11-27"),
        ("2026-11-29", "2026-11-01", "2026-11-27"),  # a Sunday
        ("2026-10-10", "2026-10-01", "2026-10-10"),  # a Saturday that is worked
        ("2026-10-07", "2026-09-01", "2026-09-30"),  # in the holidays
        ("2026-10-07", "2026-09-30", "2026-09-30"),
        ("2026-10-07", "2026-10-01", "2026-10-07"),  # only days of rest are left
        ("2026-12-28", "2026-12-01", "2026-12-28"),
        ("2026-12-29", "2026-12-01", "2026-12-28"),  # tentative
        ("2027-01-03", "2026-12-01", "2026-12-28"),
        ("2027-01-03", "2026-12-27", "2026-12-28"),
        ("2027-01-03", "2026-12-28", "2026-12-31"),  # rather a tentative day than the first
        ("2027-01-03", "2026-12-31", "2026-12-31"),
        ("2027-01-03", "2027-01-01", "2027-01-03"),
        ("2027-01-04", "2026-12-01", "2027-01-04"),  # a Monday; no notice is known
        ("2027-02-08", "2027-01-01", "2027-02-04"),  # off by law since 5 February
        ("2003-12-28", "2003-01-01", "2003-12-26"),
        ("2004-01-01", "2003-12-01", "2003-12-31"),
    ],
)
def test_the_last_working_day_is_one_as_far_as_is_known(day: str, first: str, expected: str) -> None:
    found = PRC.last_working_day(date.fromisoformat(day).toordinal(), date.fromisoformat(first).toordinal())
    assert date.fromordinal(found) == date.fromisoformat(expected)


@examples(100)
@given(st.dates(date(2004, 2, 1), date(2026, 12, 28)), st.integers(-3, 20))
def test_among_final_days_the_last_working_day_is_exact(day: date, length: int) -> None:
    days = [date.fromordinal(day.toordinal() - back) for back in range(length + 1)]
    expected = next((each for each in days if PRC.is_working(each)), day)
    assert PRC.last_working_day(day.toordinal(), day.toordinal() - length) == expected.toordinal()


def test_the_last_working_day_of_no_days_is_the_day_itself() -> None:
    sunday = date(2026, 11, 29).toordinal()
    assert PRC.last_working_day(sunday, sunday + 1) == sunday
    assert PRC.last_working_day(sunday, FOREVER) == sunday
    assert PRC.last_working_day(DAWN + 6, DAWN) == DAWN + 5  # ordinal 1 is a Monday
