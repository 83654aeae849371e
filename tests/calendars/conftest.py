"""Shared helpers: an oracle that counts day by day, and a synthetic notice."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from chinese_calendar.constants import holidays, workdays

if TYPE_CHECKING:
    from collections.abc import Callable

# 国办发明电〔2005〕35号: a make-up Saturday that is missing in the data of the oracle.
WORKED_2005 = date(2005, 12, 31)

# SYNTHETIC: no such notice exists. The days were made up for these tests.
SYNTHETIC_2027: dict[str, Any] = {
    "year": 2027,
    "papers": ["虚构〔2026〕0号", "https://example.invalid/synthetic-for-tests"],
    "days": [
        {"date": "2026-12-31", "name": "元旦", "isOffDay": True},
        {"date": "2027-01-01", "name": "元旦", "isOffDay": True},
        {"date": "2027-01-03", "name": "元旦", "is_off_day": False},
        {"date": "2027-05-01", "name": "劳动节", "isOffDay": True},
        {"date": "2027-10-01", "name": "国庆节", "isOffDay": True},
        {"date": "2027-10-02", "name": "国庆节", "isOffDay": True},
        {"date": "2027-10-03", "name": "国庆节", "isOffDay": True},
    ],
}


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
