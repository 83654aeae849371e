"""Days and calendars as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of

if TYPE_CHECKING:
    from zhixing_rules.calendars import Calendar, DayExplanation, DayInterval

__all__ = ["calendar_to_dict", "day_to_dict", "span_to_dict"]


def day_to_dict(account: DayExplanation) -> dict[str, Any]:
    """Return a day as a dictionary, with why it is a working day or not; ``working`` is null if unsettled."""
    return {
        "format": format_of("day"),
        "day": account.day.isoformat(),
        "working": account.working,
        "knowledge": account.knowledge.value,
        "kind": account.kind.value,
        "notice": account.notice,
        "reason_zh": account.reason_zh,
        "reason_en": account.reason_en,
        "notice_url": account.notice_url,
    }


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
