"""Last days of numbered periods, counted without the library: the first day is out, a last day of rest is moved.

The rest days are typed from the notices on holidays: weekends without the working ones, and the holidays.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from procedures.national.verdicts import national_case

if TYPE_CHECKING:
    from space.json_records import Facts

__all__ = ["YEARS", "Period", "begun_on_every_day", "last_day"]

_DAY: Final = timedelta(days=1)

_REST: Final = {
    2025: {
        1: (1, 4, 5, 11, 12, 18, 19, 25, 28, 29, 30, 31),  # Sunday the 26th is worked
        2: (1, 2, 3, 4, 9, 15, 16, 22, 23),  # Saturday the 8th is worked
        3: (1, 2, 8, 9, 15, 16, 22, 23, 29, 30),
    },
    2026: {
        1: (1, 2, 3, 10, 11, 17, 18, 24, 25, 31),  # Sunday the 4th is worked
        2: (1, 7, 8, 15, 16, 17, 18, 19, 20, 21, 22, 23),  # Saturdays the 14th and the 28th are worked
        3: (1, 7, 8, 14, 15, 21, 22, 28, 29),
    },
}

YEARS: Final = tuple(_REST)
"""The years in which a period may begin, on any day of the two months around the Spring Festival."""


class Period(NamedTuple):
    """A numbered period of a rule on a referral.

    Attributes:
        rule: the rule.
        days: how many days it has.
        start: the field of the day on which it begins.
        done: the field of the act that is due.
        facts: what else the referral says.
        late: the verdict on the day after the last.
    """

    rule: str
    days: int
    start: str
    done: str
    facts: Facts
    late: str = "fail"


def last_day(start: date, days: int) -> date:
    """Return the last day of a period of so many days that begins on a day."""
    day = start + days * _DAY
    while day.day in _REST[day.year][day.month]:
        day += _DAY
    return day


def begun_on_every_day(period: Period, year: int) -> tuple[Facts, dict[str, tuple[date, str]]]:
    """Return referrals whose period begins on every day of January and February, met and a day late.

    Returns:
        The record, and by the place of each referral the last day and the verdict.
    """
    first, before = date(year, 1, 1), {"offence": "refusal", "sent_on": "2024-12-30", "received_on": "2024-12-30"}
    referrals: list[Facts] = []
    expected: dict[str, tuple[date, str]] = {}
    for start in (first + number * _DAY for number in range(59)):
        last = last_day(start, period.days)
        for late, verdict in enumerate(("pass", period.late)):
            expected[f"/referrals/{len(referrals)}"] = last, verdict
            act = {period.start: str(start), period.done: str(last + late * _DAY)}
            sent = {"sent_on": str(start)} if period.start == "received_on" else {}
            referrals.append({"id": f"f{len(referrals)}"} | before | sent | period.facts | act)
    return national_case(referrals=referrals), expected
