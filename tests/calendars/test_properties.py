from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.calendars import PRC

DAYS = st.dates(date(2004, 6, 1), date(2026, 6, 1))
OFFSETS = st.integers(min_value=1, max_value=90)


@examples(100)
@given(DAYS, OFFSETS)
def test_back_undoes_add_on_working_days(day: date, n: int) -> None:
    day = PRC.roll(day)
    assert PRC.back(PRC.add(day, n), n) == day
    assert PRC.add(PRC.back(day, n), n) == day


@examples(100)
@given(DAYS, OFFSETS)
def test_count_is_the_inverse_of_add(day: date, n: int) -> None:
    assert PRC.count(day, PRC.add(day, n)) == n
    earlier = PRC.back(day, n)
    assert PRC.count(earlier, day) == n - 1 + PRC.is_working(day)
    assert PRC.count(day, earlier) == -PRC.count(earlier, day)


@examples(100)
@given(DAYS, DAYS, DAYS)
def test_counts_add_up(start: date, middle: date, end: date) -> None:
    assert PRC.count(start, middle) + PRC.count(middle, end) == PRC.count(start, end)


@examples(100)
@given(DAYS, DAYS, OFFSETS)
def test_a_later_day_never_gives_an_earlier_result(one: date, other: date, n: int) -> None:
    earlier, later = sorted((one, other))
    assert PRC.add(earlier, n) <= PRC.add(later, n)
    assert PRC.back(earlier, n) <= PRC.back(later, n)
    assert PRC.roll(earlier) <= PRC.roll(later)


@examples(100)
@given(DAYS, OFFSETS)
def test_more_days_reach_further(day: date, n: int) -> None:
    assert day < PRC.add(day, n) < PRC.add(day, n + 1)
    assert day > PRC.back(day, n) > PRC.back(day, n + 1)


@examples(100)
@given(DAYS)
def test_rolling_twice_is_rolling_once(day: date) -> None:
    rolled = PRC.roll(day)
    assert PRC.roll(rolled) == rolled >= day
    assert PRC.is_working(rolled)


@examples(100)
@given(DAYS, st.integers(min_value=-90, max_value=90))
def test_ordinal_and_date_methods_agree(day: date, n: int) -> None:
    answer = PRC.add(day, n).toordinal()
    assert PRC.shift(day.toordinal(), n) == (answer, answer)
    rolled = PRC.roll(day).toordinal()
    assert PRC.roll_ord(day.toordinal()) == (rolled, rolled)
