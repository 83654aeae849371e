"""The holidays that 放假办法 art. 2 names: 11 days a year before 2025, 13 from 2025 on.

They are fewer than the days off: the breaks announced each year add weekends and days moved by 调休.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.calendars.mark import Mark

__all__ = ["statutory_rolls"]


def statutory_rolls(marks: Iterable[Mark]) -> dict[int, int]:
    """Map each day of the recorded years to the first day, from it on, that is not a statutory day.

    Days are proleptic ordinals. A year counts as recorded when each of its marked days off says whether it is
    statutory. A day whose roll runs into a year not recorded is left out.
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
