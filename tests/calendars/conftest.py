"""Shared helpers: an oracle that counts day by day, and a synthetic notice."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from chinese_calendar.constants import holidays, workdays

from support.notices import day_of_notice, notice_for

if TYPE_CHECKING:
    from collections.abc import Callable

# 国办发明电〔2005〕35号: a make-up Saturday that is missing in the data of the oracle.
WORKED_2005 = date(2005, 12, 31)

# SYNTHETIC: no such notice exists. The days were made up for these tests.
SYNTHETIC_2027: dict[str, Any] = notice_for(
    2027,
    day_of_notice("2026-12-31", "元旦"),
    {"date": "2027-01-03", "name": "元旦", "is_off_day": False},  # a Sunday
    papers=["虚构〔2026〕0号", "https://example.invalid/synthetic-for-tests"],
)


def is_worked(day: date) -> bool:
    """Return whether a day of 2004 to 2026 is a working day, from the raw data."""
    if day == WORKED_2005 or day in workdays:
        return True
    return day.weekday() < 5 and day not in holidays


@pytest.fixture(scope="session")
def works() -> Callable[[date], bool]:
    return is_worked


@pytest.fixture(scope="session")
def every_day() -> list[tuple[date, bool]]:
    """Every final day of 2004 to 2026 in order, and whether it is a working day."""
    first, last = date(2004, 1, 1), date(2026, 12, 28)
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return [(day, is_worked(day)) for day in days]


@pytest.fixture
def synthetic_notice() -> dict[str, Any]:
    return deepcopy(SYNTHETIC_2027)
