"""Spans of time. The type is the unit, so that a number of days without a unit is not possible."""

from __future__ import annotations

from typing import ClassVar

from zhixing_rules._values import dataclass

__all__ = ["Days", "Months", "Span", "WeekDays", "WorkingDays", "Years"]


@dataclass(frozen=True, slots=True)
class _Counted:
    one: ClassVar[str]
    several: ClassVar[str]

    count: int

    def __post_init__(self) -> None:
        if type(self.count) is not int or self.count < 1:
            raise ValueError("期间须为正整数 · a span must be a positive whole number")

    @property
    def en(self) -> str:
        """The unit in English, in the plural unless the number is 1."""
        return self.one if self.count == 1 else self.several


@dataclass(frozen=True, slots=True)
class Days(_Counted):
    """Calendar days; the first day is not counted (刑事诉讼法 105, 民事诉讼法 85)."""

    zh = "日"
    one: ClassVar[str] = "day"
    several: ClassVar[str] = "days"


@dataclass(frozen=True, slots=True)
class WorkingDays(_Counted):
    """Working days by the State Council notices: make-up days count, days off do not."""

    zh = "个工作日"
    one: ClassVar[str] = "working day"
    several: ClassVar[str] = "working days"


@dataclass(frozen=True, slots=True)
class WeekDays(_Counted):
    """Mondays to Fridays, regardless of the notices: the alternative reading of 工作日."""

    zh = "个周一至周五"
    one: ClassVar[str] = "weekday (Monday to Friday)"
    several: ClassVar[str] = "weekdays (Monday to Friday)"


@dataclass(frozen=True, slots=True)
class Months(_Counted):
    """Calendar months: they end on the day of the same number, or on the last day of a shorter month (民法典 202)."""

    zh = "个月"
    one: ClassVar[str] = "month"
    several: ClassVar[str] = "months"


@dataclass(frozen=True, slots=True)
class Years(_Counted):
    """Calendar years: they end on the same day of a later year; from 29 February on the 28th of a common year."""

    zh = "年"
    one: ClassVar[str] = "year"
    several: ClassVar[str] = "years"


Span = Days | WorkingDays | WeekDays | Months | Years
