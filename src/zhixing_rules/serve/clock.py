"""The current day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from zhixing_rules.calendars import as_chinese_day

if TYPE_CHECKING:
    from datetime import date

__all__ = ["today_in_china"]


def today_in_china() -> date:
    """Return the current day in China. This is the only place of the library that reads the clock."""
    return as_chinese_day(datetime.now(UTC))
