"""Statutory holidays of 全国年节及纪念日放假办法 art. 2: the days off that need no notice, from 2004 to 2050.

The list of a year follows the version of the 放假办法 in force in it. Art. 2 has all citizens off on these days; by
art. 6 one that falls on a Saturday or Sunday is made up for on a working day. So a listed day is off whatever its
weekday. Only the yearly notice says where the day in lieu lies and which days are exchanged around a festival (调休).
A day on which two festivals fall is listed once for each: in 2009 and 2020 the notice gave one more day off for it.

The days of the lunar festivals and of 清明 follow GB/T 33661-2017 (农历的编算和颁行): new moons and solar terms at
UTC+8. The Hong Kong Observatory publishes the same calendar (https://www.hko.gov.hk/en/gts/time/conversion.htm). The
tests repeat the computation, and compare the days until 2026 with the notices. The list ends with 2050, because the
Observatory names new moons and solar terms from 2051 on that are too near midnight for their day to be certain.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["STATUTORY_YEARS", "StatutoryDay", "statutory_days", "statutory_names", "statutory_rolls"]


class StatutoryDay(NamedTuple):
    """A statutory holiday.

    Attributes:
        day: the day.
        name_zh: the festival, as named in the 放假办法.
    """

    day: date
    name_zh: str


_MOVABLE: Final = """
2004 0122 0404 0622 0928 · 2005 0209 0405 0611 0918 · 2006 0129 0405 0531 1006 · 2007 0218 0405 0619 0925
2008 0207 0404 0608 0914 · 2009 0126 0404 0528 1003 · 2010 0214 0405 0616 0922 · 2011 0203 0405 0606 0912
2012 0123 0404 0623 0930 · 2013 0210 0404 0612 0919 · 2014 0131 0405 0602 0908 · 2015 0219 0405 0620 0927
2016 0208 0404 0609 0915 · 2017 0128 0404 0530 1004 · 2018 0216 0405 0618 0924 · 2019 0205 0405 0607 0913
2020 0125 0404 0625 1001 · 2021 0212 0404 0614 0921 · 2022 0201 0405 0603 0910 · 2023 0122 0405 0622 0929
2024 0210 0404 0610 0917 · 2025 0129 0404 0531 1006 · 2026 0217 0405 0619 0925 · 2027 0206 0405 0609 0915
2028 0126 0404 0528 1003 · 2029 0213 0404 0616 0922 · 2030 0203 0405 0605 0912 · 2031 0123 0405 0624 1001
2032 0211 0404 0612 0919 · 2033 0131 0404 0601 0908 · 2034 0219 0405 0620 0927 · 2035 0208 0405 0610 0916
2036 0128 0404 0530 1004 · 2037 0215 0404 0618 0924 · 2038 0204 0405 0607 0913 · 2039 0124 0405 0527 1002
2040 0212 0404 0614 0920 · 2041 0201 0404 0603 0910 · 2042 0122 0404 0622 0928 · 2043 0210 0405 0611 0917
2044 0130 0404 0531 1005 · 2045 0217 0404 0619 0925 · 2046 0206 0404 0608 0915 · 2047 0126 0405 0529 1004
2048 0214 0404 0615 0922 · 2049 0202 0404 0604 0911 · 2050 0123 0404 0623 0930
"""
"""Of each year, as MMDD: 正月初一, 清明, 端午 (五月初五) and 中秋 (八月十五)."""

_DAYS: Final = {int(year): days for year, *days in map(str.split, _MOVABLE.replace("·", "\n").split("\n")[1:-1])}

STATUTORY_YEARS: Final = range(min(_DAYS), max(_DAYS) + 1)
"""The years whose statutory holidays are listed."""


class _Version(NamedTuple):
    """What a version of art. 2 gives where the versions differ, and the first year in which it does."""

    since: int
    spring: range
    """The days of 春节, counted from 正月初一; -1 is 除夕."""
    labour: int
    has_lunar_days: bool
    """Whether 清明, 端午 and 中秋 are days off."""


_VERSIONS: Final = (
    _Version(2025, range(-1, 3), 2, has_lunar_days=True),  # of 2024-11-10
    _Version(2014, range(3), 1, has_lunar_days=True),  # of 2013-12-11
    _Version(2008, range(-1, 2), 1, has_lunar_days=True),  # of 2007-12-14
    _Version(2000, range(3), 3, has_lunar_days=False),  # of 1999-09-18
)


@cache
def statutory_days(year: int) -> tuple[StatutoryDay, ...]:
    """Return the statutory holidays of a year in order, by the version of the 放假办法 in force in it.

    They are 10 days until 2007, 11 until 2024, and 13 since.

    Raises:
        ValueError: the year is not in `STATUTORY_YEARS`.

    >>> [str(each.day) for each in statutory_days(2027) if each.name_zh == "春节"]
    ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08']
    """
    if year not in STATUTORY_YEARS:
        first, last = STATUTORY_YEARS[0], STATUTORY_YEARS[-1]
        raise ValueError(
            f"法定节假日只列有{first}年至{last}年 · statutory holidays are listed from {first} to {last} only"
        )
    new_year, qingming, dragon_boat, mid_autumn = (date(year, int(day[:2]), int(day[2:])) for day in _DAYS[year])
    version = next(each for each in _VERSIONS if each.since <= year)
    festivals = [
        ("元旦", date(year, 1, 1), range(1)),
        ("春节", new_year, version.spring),
        ("劳动节", date(year, 5, 1), range(version.labour)),
        ("国庆节", date(year, 10, 1), range(3)),
    ]
    if version.has_lunar_days:
        festivals += [
            (name, day, range(1))
            for name, day in (("清明节", qingming), ("端午节", dragon_boat), ("中秋节", mid_autumn))
        ]
    return tuple(
        sorted(StatutoryDay(day + timedelta(offset), name) for name, day, days in festivals for offset in days)
    )


@cache
def statutory_names() -> Mapping[date, str]:
    """Return the festivals of every listed statutory holiday, in order of the days.

    >>> statutory_names()[date(2028, 10, 3)]
    '中秋节、国庆节'
    """
    names: dict[date, str] = {}
    for year in STATUTORY_YEARS:
        for day, name in statutory_days(year):
            names[day] = f"{names[day]}、{name}" if day in names else name
    return names


@cache
def statutory_rolls() -> Mapping[int, int]:
    """Map each day of the listed years to the first day from it on that is not a statutory holiday, as ordinals."""
    holidays = {day.toordinal() for day in statutory_names()}
    rolls: dict[int, int] = {}
    first, last = date(STATUTORY_YEARS[0], 1, 1), date(STATUTORY_YEARS[-1], 12, 31)
    for day in range(last.toordinal(), first.toordinal() - 1, -1):
        rolls[day] = rolls[day + 1] if day in holidays else day
    return rolls
