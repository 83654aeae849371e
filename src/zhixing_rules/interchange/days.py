"""Days and calendars as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.interchange.formats import format_of

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.calendars import Calendar, DayExplanation, DayInterval

__all__ = [
    "MAX_WORKING_DAYS",
    "calendar_to_dict",
    "count_to_dict",
    "day_document",
    "day_to_dict",
    "shift_to_dict",
    "span_to_dict",
]


MAX_WORKING_DAYS: Final = 20_000
"""Number of working days that can be asked for, forward or back; about eighty years."""


def day_to_dict(account: DayExplanation) -> dict[str, Any]:
    """Return a day as a dictionary, with why it is a working day or not; ``working`` is null if unsettled."""
    return {
        "day": account.day.isoformat(),
        "working": account.working,
        "knowledge": account.knowledge.value,
        "kind": account.kind.value,
        "notice": account.notice,
        "reason_zh": account.reason_zh,
        "reason_en": account.reason_en,
        "notice_url": account.notice_url,
    }


def day_document(account: DayExplanation) -> dict[str, Any]:
    """Return the dictionary of `day_to_dict` as a document of its own, with its format."""
    return {"format": format_of("day"), **day_to_dict(account)}


def span_to_dict(span: DayInterval) -> dict[str, Any]:
    """Return the bounds of a day that is not certain yet, as a dictionary."""
    return {
        "earliest": span.earliest.isoformat(),
        "latest": span.latest.isoformat(),
        "safe": span.safe.isoformat(),
        "certain": span.certain,
    }


def calendar_to_dict(calendar: Calendar) -> dict[str, Any]:
    """Return a calendar as a dictionary: its range, and the notices on which each year is based."""
    years: dict[int, dict[str, None]] = {year: {} for year in range(calendar.first_year, calendar.last_year + 1)}
    for mark in calendar.marks:
        if mark.notice is not None:
            years[mark.day.year][mark.notice] = None
    return {
        "format": format_of("calendar"),
        "name": calendar.name,
        "version": calendar.version,
        "first": calendar.first.isoformat(),
        "final_through": calendar.final_through.isoformat(),
        "covered_through": calendar.covered_through.isoformat(),
        "years": [{"year": year, "notices": list(notices)} for year, notices in years.items()],
    }


def shift_to_dict(calendar: Calendar, start: date, working_days: int) -> dict[str, Any]:
    """Return the day some working days after a day, or before it, as a dictionary.

    Args:
        calendar: the working days.
        start: the day, which is not counted.
        working_days: the number of working days; negative for those before the day.

    Returns:
        The days, and which of those between them are skipped or worked by exception.

    Raises:
        CalendarNotPublished: the answer depends on a day that no known notice covers.
    """
    answer = calendar.add(start, working_days)
    between = _special_days(calendar, start, answer)
    days = {"start": start.isoformat(), "n": working_days, "answer": answer.isoformat()}
    return {"format": format_of("shift"), **days, **between}


def count_to_dict(calendar: Calendar, start: date, end: date) -> dict[str, Any]:
    """Return the number of working days between two days as a dictionary.

    Args:
        calendar: the working days.
        start: the first day, which is not counted.
        end: the last day, which is counted.

    Returns:
        The days, their number, and which of those between them are skipped or worked by exception.

    Raises:
        CalendarNotPublished: the answer depends on a day that no known notice covers.
    """
    count = calendar.count(start, end)
    return {
        "format": format_of("count"),
        "start": start.isoformat(),
        "end": end.isoformat(),
        "count": count,
        **_special_days(calendar, start, end),
    }


def _special_days(calendar: Calendar, start: date, end: date) -> dict[str, Any]:
    return {
        "skipped": [day_to_dict(each) for each in calendar.skipped(start, end)],
        "made_up": [day_to_dict(each) for each in calendar.made_up(start, end)],
        "calendar": calendar.version,
    }
