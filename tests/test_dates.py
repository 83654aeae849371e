"""Dates in Chinese sentences."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules._dates import chinese_date


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 1, 2), "2026年1月2日"),
        (date(2026, 12, 31), "2026年12月31日"),
        (date.min, "1年1月1日"),
        (date.max, "9999年12月31日"),
    ],
)
def test_a_date_is_printed_without_leading_zeros(day: date, printed: str) -> None:
    assert chinese_date(day) == printed
