"""Spans of time. Each has its unit in its type; a bare number of days cannot be written."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Days", "Months", "Span", "WeekDays", "WorkingDays"]


@dataclass(frozen=True, slots=True)
class _Counted:
    count: int

    def __post_init__(self) -> None:
        if type(self.count) is not int or self.count < 1:
            raise ValueError("期间须为正整数 · a span is a positive whole number")


@dataclass(frozen=True, slots=True)
class Days(_Counted):
    """Calendar days: the first day is not counted (刑事诉讼法 105, 民事诉讼法 85)."""

    zh = "日"
    en = "day(s)"


@dataclass(frozen=True, slots=True)
class WorkingDays(_Counted):
    """Working days by the State Council's notices: make-up days count, days off do not."""

    zh = "个工作日"
    en = "working day(s)"


@dataclass(frozen=True, slots=True)
class WeekDays(_Counted):
    """Mondays to Fridays, whatever the notices say: the rival reading of 工作日."""

    zh = "个周一至周五"
    en = "weekday(s), Monday to Friday"


@dataclass(frozen=True, slots=True)
class Months(_Counted):
    """Calendar months: the last day has the number of the first, or is the last of its month (民法典 202)."""

    zh = "个月"
    en = "month(s)"


Span = Days | WorkingDays | WeekDays | Months
