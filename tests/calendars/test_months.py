"""Periods in months: the day of the same number, or the last day of a shorter month (民法典 202)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.calendars import DAWN, FOREVER, months_after

LAST = date.max.toordinal()


def after(day: str, n: int) -> str:
    """Return the last day of a period of n months that starts from a day."""
    return date.fromordinal(months_after(date.fromisoformat(day).toordinal(), n)).isoformat()


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        pytest.param("2024-10-10", 6, "2025-04-10", id="the day of the same number"),
        pytest.param("2024-10-10", 12, "2025-10-10", id="a year"),
        pytest.param("2024-08-31", 6, "2025-02-28", id="31 August and no 31 February"),
        pytest.param("2023-08-31", 6, "2024-02-29", id="31 August and a leap year"),
        pytest.param("2024-08-30", 6, "2025-02-28", id="30 August too"),
        pytest.param("2024-08-29", 6, "2025-02-28", id="29 August too"),
        pytest.param("2024-08-28", 6, "2025-02-28", id="28 August by its number"),
        pytest.param("2024-12-31", 6, "2025-06-30", id="31 December and no 31 June"),
        pytest.param("2025-01-31", 1, "2025-02-28", id="31 January"),
        pytest.param("2025-02-28", 1, "2025-03-28", id="28 February: by its number, as in civil law"),
        pytest.param("2024-02-29", 24, "2026-02-28", id="two years from a leap day"),
        pytest.param("2024-02-29", 48, "2028-02-29", id="four years from a leap day"),
        pytest.param("2023-03-03", 24, "2025-03-03", id="two years of a seal"),
        pytest.param("2024-12-15", 1, "2025-01-15", id="over the end of a year"),
    ],
)
def test_a_period_of_months_ends_on_the_day_of_the_same_number_or_the_last_of_a_shorter_month(
    day: str, n: int, expected: str
) -> None:
    assert after(day, n) == expected


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        ("2025-04-10", -6, "2024-10-10"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2025-01-15", -1, "2024-12-15"),
    ],
)
def test_months_are_counted_back_by_the_same_rule(day: str, n: int, expected: str) -> None:
    assert after(day, n) == expected


def test_zero_months_returns_the_day() -> None:
    assert after("2025-02-28", 0) == "2025-02-28"


def test_unbounded_days_are_returned_unchanged() -> None:
    for n in (-6, 6):
        assert months_after(DAWN, n) == DAWN
        assert months_after(FOREVER, n) == FOREVER


def test_a_period_outside_all_dates_ends_at_a_bound() -> None:
    assert months_after(LAST, 1) == FOREVER
    assert months_after(1, -1) == DAWN
    assert months_after(LAST, -12) == date(9998, 12, 31).toordinal()
    assert months_after(1, 12) == date(2, 1, 1).toordinal()
    assert months_after(date(9999, 11, 30).toordinal(), 1) == date(9999, 12, 30).toordinal()


@pytest.mark.parametrize("beyond", [LAST + 1, FOREVER - 1])
@pytest.mark.parametrize(("n", "expected"), [(6, FOREVER), (-6, DAWN)])
def test_a_start_outside_all_dates_ends_at_a_bound(beyond: int, n: int, expected: int) -> None:
    assert months_after(beyond, n) == expected


DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(date.toordinal)


@examples(100)
@given(first=DAYS, second=DAYS, n=st.integers(1, 36))
def test_a_later_start_never_ends_earlier(first: int, second: int, n: int) -> None:
    early, late = sorted((first, second))
    assert months_after(early, n) <= months_after(late, n)


@examples(100)
@given(day=DAYS, n=st.integers(1, 36))
def test_the_end_is_in_the_expected_month_and_never_on_a_later_day_number(day: int, n: int) -> None:
    start, end = date.fromordinal(day), date.fromordinal(months_after(day, n))
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == n
    assert end.day <= start.day
    assert end.day == start.day or date.fromordinal(end.toordinal() + 1).day == 1
