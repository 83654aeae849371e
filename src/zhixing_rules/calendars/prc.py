"""The default calendar of the People's Republic of China, from 2004 to the last year whose notice is known.

chinese-calendar gives the days off and the make-up working days. Its last years are left out if they lack a statutory
holiday. The notices of 2024 to 2026 are packaged with this library (``notices/*.json``). For the days on which both
sources agree, they add the number of the notice and whether the day is a statutory holiday of 放假办法 art. 2; in years
that an older release of the package lacks, they give the days. One known error of chinese-calendar is corrected:
2005-12-31, a Saturday, was a make-up working day (国办发明电〔2005〕35号).
"""

from __future__ import annotations

from datetime import date
from os.path import dirname, join
from typing import Any

from zhixing_rules.calendars.calendar import Calendar
from zhixing_rules.calendars.data_package import PackageData, read_package_data
from zhixing_rules.calendars.mark import WEEKEND, Mark
from zhixing_rules.calendars.notice import read_notice
from zhixing_rules.calendars.notice_balance import missing_festivals
from zhixing_rules.calendars.statutory_days import STATUTORY_YEARS, statutory_names
from zhixing_rules.errors import CalendarError

__all__ = ["PRC"]

_PACKAGED = range(2024, 2027)
_DECEMBER = 12
_NEW_YEAR = "元旦"

_CORRECTIONS = (Mark(date(2005, 12, 31), _NEW_YEAR, is_off=False, notice="国办发明电〔2005〕35号", notice_year=2006),)


def _packaged(year: int) -> tuple[Mark, ...]:
    loader: Any = __spec__.loader  # as `pkgutil.get_data`, which imports more than it needs
    text = loader.get_data(join(dirname(__file__), "notices", f"{year}.json"))  # noqa: PTH118, PTH120  pathlib is slow too
    return read_notice(text, years=range(year, year + 1)).marks


def _mark(day: date, name_zh: str, *, is_off: bool) -> Mark:
    """Return the mark of a day of the package.

    What the break of New Year's Day changes in December is set by the notice of the next year. No other break crosses
    the year, and a day that is as the week has it may belong to either year.
    """
    departs = is_off is (day.weekday() < WEEKEND)
    crosses = day.month == _DECEMBER and name_zh == _NEW_YEAR and departs
    return Mark(day, name_zh, is_off, notice_year=day.year + 1 if crosses else None)


def _whole_years(data: PackageData) -> range:
    """Return the years of which the package has every statutory holiday as off: one stray day is not a notice.

    Raises:
        CalendarError: as for `_calendar`.
    """
    resting = {day for day in statutory_names() if day.weekday() >= WEEKEND and day not in data.worked}
    off = resting | data.off.keys()
    listed = range(min(data.off).year, max(data.off).year + 1)
    whole = [year for year in listed if year in STATUTORY_YEARS and not missing_festivals(year, off)]
    years = listed[: len(whole)]
    if not whole or whole != list(years) or years.stop < _PACKAGED.start:
        raise CalendarError
    return years


def _calendar(data: PackageData) -> Calendar:
    """Merge the sources. In the years of the package, it and the corrections decide whether a day is off.

    Raises:
        CalendarError: the package lacks a year between others, or before the first packaged notice.
    """
    years = _whole_years(data)
    last_year = years[-1]
    marks = {
        day: _mark(day, name, is_off=is_off)
        for is_off, days in ((True, data.off), (False, data.worked))
        for day, name in days.items()
        if day.year in years
    }
    for year in _PACKAGED:
        lacking = year > last_year
        marks |= {
            mark.day: mark
            for mark in _packaged(year)
            if lacking or (mark.day in marks and marks[mark.day].is_off == mark.is_off)
        }
    marks |= {mark.day: mark for mark in _CORRECTIONS}
    return Calendar(
        name="PRC",
        source=data.source,
        first_year=years[0],
        last_year=max(last_year, _PACKAGED[-1]),
        marks=tuple(marks[day] for day in sorted(marks)),
    )


PRC = _calendar(read_package_data())
"""Working days in mainland China, from 2004-01-01.

>>> from datetime import date
>>> PRC.roll(date(2024, 10, 1))
datetime.date(2024, 10, 8)
"""
