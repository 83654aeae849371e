"""Conversion of a date or an aware datetime to the date in China."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

__all__ = ["as_chinese_day"]

_CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


def as_chinese_day(value: date | datetime, argument: str | None = None) -> date:
    """Return the date in China of a date or an aware datetime.

    China uses +08:00 all year; the summer time of 1986 to 1991 is not modelled.

    Args:
        value: a date, returned unchanged, or an aware datetime.
        argument: the name of the argument that has the value, which the message of a `TypeError` begins with.

    Raises:
        TypeError: the value is a datetime without a time zone, or not a date.
        ValueError: the date in China is before the year 1 or after the year 9999.

    >>> from datetime import UTC
    >>> as_chinese_day(datetime(2024, 9, 30, 16, 0, tzinfo=UTC))
    datetime.date(2024, 10, 1)
    """
    place = "" if argument is None else f"{argument}："
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise TypeError(
                f"{place}需要日期，或带时区的时刻；请加上 tzinfo 或先取 .date() · "
                "expected a date or a datetime with a time zone: add tzinfo, or use .date()"
            )
        try:
            return value.astimezone(_CHINA).date()
        except OverflowError:
            raise ValueError("该时刻不在公元1年至9999年之间 · the time is outside the years 1 to 9999") from None
    if isinstance(value, date):
        return value
    raise TypeError(
        f"{place}需要 datetime.date，如 date(2025, 10, 20) · expected a datetime.date, such as date(2025, 10, 20)"
    )
