"""Times of day of a record, and the twenty-four hours that national law counts from the next full hour."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Final, get_args

from pydantic_core import core_schema

if TYPE_CHECKING:
    from datetime import date

    from pydantic import GetCoreSchemaHandler
    from pydantic.fields import FieldInfo
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["ClockTime", "is_clock_time", "is_in_24_hours"]

_PATTERN: Final = r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"


class _HourMinute:
    """Accepts a time of day only as HH:MM."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        form = core_schema.str_schema(strict=True, pattern=_PATTERN)
        return core_schema.custom_error_schema(form, "clock_time", custom_error_message="not a time of day")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> JsonSchemaValue:
        return {"type": "string", "pattern": _PATTERN}


ClockTime = Annotated[str, _HourMinute]
"""A time of day in China, HH:MM of 24 hours, without seconds and without a zone."""

_PERIOD: Final = timedelta(hours=24)


def is_clock_time(field: FieldInfo) -> bool:
    """Return whether a field holds a time of day."""
    return ClockTime in (field.annotation, *get_args(field.annotation))


def is_in_24_hours(start: date | None, start_at: str | None, end: date | None, end_at: str | None) -> bool | None:
    """Return whether an act was done within 24 hours after another, counted from the next full hour (民诉法解释 125).

    The hour in which the first act lies is not counted, and the minute in which the period ends belongs to it.

    Args:
        start: the day of the first act.
        start_at: its time of day, a `ClockTime`.
        end: the day of the second act.
        end_at: its time of day.

    Returns:
        The answer; ``None`` unless both days and both times are recorded.

    Examples:
        >>> from datetime import date
        >>> is_in_24_hours(date(2025, 3, 3), "09:20", date(2025, 3, 4), "10:00")
        True
        >>> is_in_24_hours(date(2025, 3, 3), "09:20", date(2025, 3, 4), "10:01")
        False
    """
    if start is None or start_at is None or end is None or end_at is None:
        return None
    begins = datetime.combine(start, time(hour=time.fromisoformat(start_at).hour)) + timedelta(hours=1)
    return datetime.combine(end, time.fromisoformat(end_at)) <= begins + _PERIOD
