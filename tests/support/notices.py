"""Whole-year holiday notices for tests. All are SYNTHETIC: no such notice exists."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from zhixing_rules import PRC
from zhixing_rules.calendars.statutory_days import statutory_days

__all__ = ["day_of_notice", "notice_for", "with_flags"]


def day_of_notice(day: str, name: str = "虚构", *, off: bool = True, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON
    """Return a day of a notice; one that is off beyond the balance of the year has to be ``granted``."""
    return {"date": day, "name": name, "isOffDay": off, **fields}


def notice_for(year: int, *days: dict[str, Any], without: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON
    """Return a notice of a whole year.

    Args:
        year: its year; those that are published keep their days, others have the statutory holidays and the days in
            lieu of those on a weekend.
        days: days that it has besides, or instead.
        without: days that it does not have.
        fields: other members.
    """
    recorded = [day_of_notice(str(each.day), each.name_zh, off=each.is_off) for each in PRC.marks if each.owner == year]
    entries = {each["date"]: each for each in recorded or _by_statute(year)} | {each["date"]: each for each in days}
    listed = [entries[day] for day in sorted(entries) if day not in without]
    return {"year": year, "papers": [f"虚构〔{year - 1}〕0号"], "days": listed} | fields


def with_flags(notice: dict[str, Any]) -> dict[str, Any]:
    """Return a notice with the statutory flag of each day that has none."""
    statutory = {str(each.day) for each in statutory_days(notice["year"])}
    return {**notice, "days": [{"statutory": each["date"] in statutory, **each} for each in notice["days"]]}


def _by_statute(year: int) -> list[dict[str, Any]]:
    named = statutory_days(year)
    taken = {each.day: each.name_zh for each in named}
    often = Counter(each.day for each in named)
    for day, name in list(taken.items()):
        for _ in range(often[day] - (day.weekday() < 5)):
            free = day
            while free in taken or free.weekday() > 4:
                free += timedelta(days=1)
            taken[free] = name
    return [day_of_notice(str(day), taken[day]) for day in sorted(taken)]
