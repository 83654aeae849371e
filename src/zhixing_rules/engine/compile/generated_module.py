"""The module that the functions of one compilation share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.calendars import DAWN, FOREVER, months_after

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.calendars import Calendar

__all__ = ["GeneratedModule", "ordinal_of"]


def ordinal_of(day: date) -> int:
    """Return the ordinal of a fixed day; `date.min` and `date.max` mean no limit."""
    if day == day.min:
        return DAWN
    return FOREVER if day == day.max else day.toordinal()


class GeneratedModule:
    """The source of the functions of one compilation, and the constants they name."""

    def __init__(self, calendar: Calendar) -> None:
        self.functions: list[str] = []
        self.names: dict[str, Any] = {
            "shift": calendar.shift,
            "weekday_shift": calendar.weekday_shift,
            "roll_rest_days": calendar.roll_ord,
            "roll_statutory_days": calendar.roll_statutory,
            "months_after": months_after,
        }

    def constant(self, value: object) -> str:
        """Add a constant; return the name under which the functions can use it."""
        name = f"K{len(self.names)}"
        self.names[name] = value
        return name
