"""The months of the Chinese calendar by astronomy, by the rules of GB/T 33661-2017, to check typed days of festivals.

A month begins on the day of a new moon at UTC+8. The winter solstice lies in month 11. If there are thirteen months
from one month 11 to the next, the first of them without a principal solar term is a leap month. New moons and solar
longitudes: Jean Meeus, Astronomical Algorithms (2nd edition), ch. 49 and 25, exact to about a second and to 0.01
degrees (15 minutes). Days are proleptic ordinals; times are ordinals with a fraction, at UTC+8.
"""

from __future__ import annotations

from math import floor, radians, sin

_J2000 = 2451545.0
_ORDINAL_ZERO = 1721424.5
"""The Julian day of ordinal 0, at midnight."""
_YEAR = 365.2422
_MONTH = 29.530588861

# The terms of the new moon, in days: the coefficient, the power of E, and the multiples of M, M', F and omega.
_PERIODIC = (
    *((-0.40720, 0, 0, 1, 0, 0), (0.17241, 1, 1, 0, 0, 0), (0.01608, 0, 0, 2, 0, 0), (0.01039, 0, 0, 0, 2, 0)),
    *((0.00739, 1, -1, 1, 0, 0), (-0.00514, 1, 1, 1, 0, 0), (0.00208, 2, 2, 0, 0, 0), (-0.00111, 0, 0, 1, -2, 0)),
    *((-0.00057, 0, 0, 1, 2, 0), (0.00056, 1, 1, 2, 0, 0), (-0.00042, 0, 0, 3, 0, 0), (0.00042, 1, 1, 0, 2, 0)),
    *((0.00038, 1, 1, 0, -2, 0), (-0.00024, 1, -1, 2, 0, 0), (-0.00017, 0, 0, 0, 0, 1), (-0.00007, 0, 2, 1, 0, 0)),
    *((0.00004, 0, 0, 2, -2, 0), (0.00004, 0, 3, 0, 0, 0), (0.00003, 0, 1, 1, -2, 0), (0.00003, 0, 0, 2, 2, 0)),
    *((-0.00003, 0, 1, 1, 2, 0), (0.00003, 0, -1, 1, 2, 0), (-0.00002, 0, -1, 1, -2, 0), (-0.00002, 0, 1, 3, 0, 0)),
    (0.00002, 0, 0, 4, 0, 0),
)
# The terms of the planets: millionths of a day, degrees, degrees a month.
_PLANETS = (
    *((325, 299.77, 0.107408), (165, 251.88, 0.016321), (164, 251.83, 26.651886), (126, 349.42, 36.412478)),
    *((110, 84.66, 18.206239), (62, 141.74, 53.303771), (60, 207.14, 2.453732), (56, 154.84, 7.306860)),
    *((47, 34.52, 27.261239), (42, 207.19, 0.121824), (40, 291.34, 1.844379), (37, 161.72, 24.198154)),
    *((35, 239.56, 25.513099), (23, 331.55, 3.592518)),
)


def _at_utc8(julian: float) -> float:
    """Return a time of terrestrial time, as a Julian day, at UTC+8."""
    years = (julian - _J2000) / 365.25
    delta = (62.92 + 0.32217 * years + 0.005589 * years**2) / 86_400  # Espenak and Meeus, 2005 to 2050
    return julian - delta + 8 / 24 - _ORDINAL_ZERO


def new_moon(number: int) -> float:
    """Return the time of a new moon; number 0 is the first of 2000."""
    t = number / 1236.85
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = radians(2.5534 + 29.10535670 * number - 0.0000014 * t**2)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * t**2)
    latitude = radians(160.7108 + 390.67050284 * number - 0.0016118 * t**2)
    node = radians(124.7746 - 1.56375588 * number + 0.0020672 * t**2)
    time = 2451550.09766 + _MONTH * number + 0.00015437 * t**2
    for size, power, a, b, c, d in _PERIODIC:
        time += size * e**power * sin(a * sun + b * moon + c * latitude + d * node)
    time += sum(size * 1e-6 * sin(radians(start + rate * number)) for size, start, rate in _PLANETS)
    return _at_utc8(time)


def _longitude(julian: float) -> float:
    """Return the apparent longitude of the sun, in degrees."""
    t = (julian - _J2000) / 36_525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    m = radians(357.52911 + 35999.05029 * t - 0.0001537 * t**2)
    centre = (1.914602 - 0.004817 * t) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m)
    return mean + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))


def solar_term(year: int, degrees: int) -> float:
    """Return the time in a year at which the sun has a longitude: 15 degrees is 清明, 270 the winter solstice."""
    julian = _J2000 + _YEAR * (year - 2000 + (degrees - 280) % 360 / 360)
    for _ in range(6):
        julian += ((degrees - _longitude(julian) + 180) % 360 - 180) * _YEAR / 360
    return _at_utc8(julian)


def _eleventh_month(year: int) -> int:
    """Return the number of the new moon of the month 11 that begins in a year."""
    solstice = floor(solar_term(year, 270))
    number = round((year + 1 - 2000) * _YEAR / _MONTH) + 1
    while floor(new_moon(number)) > solstice:
        number -= 1
    return number


def month_starts(year: int) -> dict[int, float]:
    """Return the new moons of months 1 to 10 of a year, and of 11 and 12 before them, without leap months."""
    first, end = _eleventh_month(year - 1), _eleventh_month(year)
    principal = {floor(solar_term(each, degrees)) for each in (year - 1, year) for degrees in range(0, 360, 30)}
    starts: dict[int, float] = {}
    month, leap_is_due = 10, end - first == 13
    for number in range(first, end):
        days = range(floor(new_moon(number)), floor(new_moon(number + 1)))
        if leap_is_due and principal.isdisjoint(days):
            leap_is_due = False
            continue
        month = month % 12 + 1
        starts[month] = new_moon(number)
    return starts
