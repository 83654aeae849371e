from __future__ import annotations

from datetime import date, timedelta

import pytest

from zhixing_rules.calendars import DAWN, FOREVER, PRC


@pytest.mark.parametrize("start", [date(2026, 12, 21) + timedelta(days=offset) for offset in range(7)])
@pytest.mark.parametrize("n", range(-15, 16))
def test_weekdays_agree_with_a_day_by_day_count(start: date, n: int) -> None:
    day, left = start, abs(n)
    while left:
        day += timedelta(days=1 if n > 0 else -1)
        left -= day.weekday() < 5
    assert PRC.weekday_shift(start.toordinal(), n) == (day.toordinal(), day.toordinal())


def test_weekdays_are_clamped_to_the_bounds() -> None:
    assert PRC.weekday_shift(3, -3) == (DAWN, DAWN)
    assert PRC.weekday_shift(FOREVER - 1, 30) == (FOREVER, FOREVER)
