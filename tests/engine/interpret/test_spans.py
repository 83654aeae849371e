"""The end of a span from one day, at its boundaries."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules.calendars import DAWN, FOREVER, PRC
from zhixing_rules.engine.interpret.spans import span_end
from zhixing_rules.language import Days, Months, Span, WeekDays, WorkingDays, Years


@pytest.mark.parametrize(
    ("span", "start", "sign", "end"),
    [
        (Days(7), date(2025, 1, 25), 1, date(2025, 2, 1)),
        (WorkingDays(3), date(2025, 2, 4), -1, date(2025, 1, 24)),
        (WeekDays(3), date(2025, 2, 4), -1, date(2025, 1, 30)),
        (Months(1), date(2025, 1, 31), 1, date(2025, 2, 28)),
        (Years(1), date(2024, 2, 28), 1, date(2025, 2, 28)),
        (Years(1), date(2024, 2, 29), 1, date(2025, 2, 28)),
        (Years(4), date(2024, 2, 29), 1, date(2028, 2, 29)),
        (Years(1), date(2024, 3, 1), 1, date(2025, 3, 1)),
        (Years(2), date(2026, 2, 28), -1, date(2024, 2, 28)),
    ],
)
def test_a_span_ends_on_the_day_that_the_law_counts(span: Span, start: date, sign: int, end: date) -> None:
    assert span_end(span, start.toordinal(), sign, PRC) == (end.toordinal(), end.toordinal())


@pytest.mark.parametrize("span", [Days(1), WorkingDays(1), WeekDays(1), Months(1), Years(1)])
@pytest.mark.parametrize("day", [DAWN, FOREVER])
@pytest.mark.parametrize("sign", [1, -1])
def test_no_day_stays_no_day(span: Span, day: int, sign: int) -> None:
    assert span_end(span, day, sign, PRC) == (day, day)
