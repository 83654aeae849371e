"""Statutory holidays of 放假办法 art. 2: 11 days a year before 2025, 13 days from 2025.

The announced breaks are longer: they include weekends and days moved by 调休.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.calendars.mark import Mark

__all__ = ["statutory_rolls"]


def statutory_rolls(marks: Iterable[Mark]) -> dict[int, int]:
    """Map each day of the recorded years to the first day on or after it that is not a statutory holiday.

    Days are proleptic ordinals. A year is recorded if every marked day off in it has its statutory flag. A day is
    omitted if the next such day is in a year that is not recorded.
    """
    off: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.is_off:
            off.setdefault(mark.day.year, []).append(mark)
    rolls: dict[int, int] = {}
    for year in sorted(off, reverse=True):
        if any(mark.statutory is None for mark in off[year]):
            continue
        statutory = {mark.day.toordinal() for mark in off[year] if mark.statutory}
        for day in range(date(year, 12, 31).toordinal(), date(year, 1, 1).toordinal() - 1, -1):
            if day not in statutory:
                rolls[day] = day
            elif day + 1 in rolls:
                rolls[day] = rolls[day + 1]
    return rolls
