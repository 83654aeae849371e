from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules.calendars.table import DAWN, FOREVER, WorkingDayTable

# Days 11 to 15 with working days 11, 13 and 14; the edge is 10, the end is 15.
TABLE = WorkingDayTable(11, [True, False, True, True, False])
# The same, with days off before and after them; day 13 is settled, so that it stays a working day.
WITH_HOLIDAYS = WorkingDayTable(11, [True, False, True, True, False], holidays=[7, 8, 13, 18, 20, 21])
UNSETTLED_HOLIDAYS = {7, 8, 18, 20, 21}


def test_the_table_has_the_working_days_and_their_running_count() -> None:
    assert (TABLE.edge, TABLE.end) == (10, 15)
    assert TABLE.before == [0, 1, 1, 2, 3, 3]
    assert TABLE.work == [11, 13, 14]
    assert [date.toordinal(day) for day in TABLE.days] == TABLE.work


@pytest.mark.parametrize(
    ("day", "n", "answer"),
    [
        (10, 1, 11),
        (11, 2, 14),
        (12, -1, 11),
        (16, -1, 14),
        (16, -3, 11),
        (9, 1, DAWN),
        (14, 1, DAWN),
        (17, -1, DAWN),
        (16, -4, DAWN),
        (10, -1, DAWN),
        (16, 1, DAWN),
    ],
)
def test_exact_returns_settled_results_only(day: int, n: int, answer: int) -> None:
    assert TABLE.exact(day, n) == answer


@pytest.mark.parametrize("day", range(5, 24))
@pytest.mark.parametrize("n", [-6, -4, -3, -2, -1, 1, 2, 3, 4, 6])
@pytest.mark.parametrize(
    ("table", "off"), [(TABLE, set[int]()), (WITH_HOLIDAYS, UNSETTLED_HOLIDAYS)], ids=["no holidays", "holidays"]
)
def test_the_bounds_are_the_extreme_results_of_the_unsettled_days(
    table: WorkingDayTable, off: set[int], day: int, n: int
) -> None:
    answers = []
    for unsettled_work in (True, False):
        at, left = day, abs(n)
        while left and DAWN < at < 60:
            at += 1 if n > 0 else -1
            left -= at in table.work if table.edge < at <= table.end else unsettled_work and at not in off
        answers.append(at)
    low, high = sorted(answers)
    if low == high:
        assert table.bounds(day, n) == (low, high)
    else:
        assert table.bounds(day, n) == ((low, FOREVER) if n > 0 else (low, high))


@pytest.mark.parametrize("day", range(1, 25))
def test_days_off_are_the_settled_ones_and_the_holidays(day: int) -> None:
    assert TABLE.is_off(day) is (day in {12, 15})
    assert WITH_HOLIDAYS.is_off(day) is (day in {12, 15} | UNSETTLED_HOLIDAYS)


@pytest.mark.parametrize("start", range(4, 24))
@pytest.mark.parametrize("length", range(1, 12))
def test_a_count_is_settled_if_every_day_of_it_is(start: int, length: int) -> None:
    days = range(start + 1, start + length + 1)
    for table, off in ((TABLE, set[int]()), (WITH_HOLIDAYS, UNSETTLED_HOLIDAYS)):
        settled = all(table.edge < day <= table.end or day in off for day in days)
        assert table.count(start, start + length) == (len(set(days) & set(table.work)) if settled else None)


@pytest.mark.parametrize(
    ("day", "n", "unsettled"),
    [
        (4, 1, 5),
        (6, 1, 9),
        (14, 1, 16),
        (17, 1, 19),
        (19, 1, 22),
        (30, 1, 31),
        (17, -1, 16),
        (30, -4, 16),
        (16, -4, 10),
        (11, -1, 10),
        (9, -1, 6),
    ],
)
def test_an_unsettled_result_names_the_first_day_it_depends_on(day: int, n: int, unsettled: int) -> None:
    assert WITH_HOLIDAYS.exact(day, n) == DAWN
    assert WITH_HOLIDAYS.unsettled(day, n) == unsettled
