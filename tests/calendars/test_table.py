from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules.calendars.table import DAWN, FOREVER, WorkingDayTable

# Days 11 to 15 with working days 11, 13 and 14; the edge is 10, the end is 15.
TABLE = WorkingDayTable(11, [True, False, True, True, False])


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


@pytest.mark.parametrize("day", range(5, 22))
@pytest.mark.parametrize("n", [-6, -4, -3, -2, -1, 1, 2, 3, 4, 6])
def test_the_bounds_are_the_extreme_results_of_the_unsettled_days(day: int, n: int) -> None:
    answers = []
    for unsettled_work in (True, False):
        at, left = day, abs(n)
        while left and DAWN < at < 60:
            at += 1 if n > 0 else -1
            left -= at in TABLE.work if TABLE.edge < at <= TABLE.end else unsettled_work
        answers.append(at)
    low, high = sorted(answers)
    if low == high:
        assert TABLE.bounds(day, n) == (low, high)
    else:
        assert TABLE.bounds(day, n) == ((low, FOREVER) if n > 0 else (low, high))
