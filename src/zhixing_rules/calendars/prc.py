"""The default calendar of the People's Republic of China, from 2004 to the last year in chinese-calendar.

chinese-calendar gives the days off and the make-up working days. The notices of 2024 to 2026 are packaged with this
library (``notices/*.json``). For the days on which both sources agree, they add the number of the notice and whether
the day is a statutory holiday of 放假办法 art. 2. One known error of chinese-calendar is corrected: 2005-12-31, a
Saturday, was a make-up working day (国办发明电〔2005〕35号).
"""

from __future__ import annotations

from datetime import date
from os.path import dirname, join
from typing import Any

import chinese_calendar
from chinese_calendar.constants import holidays, workdays

from zhixing_rules.calendars.calendar import Calendar
from zhixing_rules.calendars.mark import CHINESE, WEEKEND, Mark
from zhixing_rules.calendars.notice import read_notice

__all__ = ["PRC"]

_PACKAGED = range(2024, 2027)

_CORRECTIONS = (Mark(date(2005, 12, 31), "元旦", is_off=False, notice="国办发明电〔2005〕35号"),)


def _packaged(year: int) -> tuple[Mark, ...]:
    loader: Any = __spec__.loader  # as `pkgutil.get_data`, which imports more than it needs
    text = loader.get_data(join(dirname(__file__), "notices", f"{year}.json"))  # noqa: PTH118, PTH120  pathlib is slow too
    years = range(year, year + 1)
    return read_notice(text, years=years, is_working=lambda day: day.weekday() < WEEKEND).marks


def _marks() -> tuple[Mark, ...]:
    """Merge the three sources. chinese-calendar and the corrections decide whether a day is off."""
    marks = {day: Mark(day, CHINESE[name], is_off=True) for day, name in holidays.items()}
    marks |= {day: Mark(day, CHINESE[name], is_off=False) for day, name in workdays.items()}
    for year in _PACKAGED:
        marks |= {
            mark.day: mark for mark in _packaged(year) if mark.day in marks and marks[mark.day].is_off == mark.is_off
        }
    marks |= {mark.day: mark for mark in _CORRECTIONS}
    return tuple(marks[day] for day in sorted(marks))


PRC = Calendar(
    name="PRC",
    source=f"chinese-calendar-{chinese_calendar.__version__}",
    first_year=min(holidays).year,
    last_year=max(holidays).year,
    marks=_marks(),
)
"""Working days in mainland China, from 2004-01-01.

>>> from datetime import date
>>> PRC.roll(date(2024, 10, 1))
datetime.date(2024, 10, 8)
"""
