"""A marked day: what a State Council notice, or data derived from it, says about one day.

A day without a mark follows the week: Monday to Friday are working days, Saturday and Sunday are days off
(国务院关于职工工作时间的规定 art. 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chinese_calendar.constants import Holiday

if TYPE_CHECKING:
    from datetime import date

__all__ = ["CHINESE", "WEEKEND", "Mark", "english"]

WEEKEND = 5
"""Saturday, the first day of the weekend, as numbered by :meth:`datetime.date.weekday`."""

CHINESE: dict[str, str] = {holiday.value: holiday.chinese for holiday in Holiday}
"""Chinese names of the holidays by their English names, as in chinese-calendar."""

_ENGLISH: dict[str, str] = {chinese: name for name, chinese in CHINESE.items()}


class Mark(NamedTuple):
    """What a notice says about one day.

    Attributes:
        day: the day.
        name_zh: the holiday it belongs to, as written in the notice.
        is_off: True for a day off, False for a working day.
        statutory: whether the day is a statutory holiday of 放假办法 art. 2; None if not recorded.
        notice: the 文号 of the notice; None if not recorded.
        notice_url: the address of the notice; None if not recorded.
    """

    day: date
    name_zh: str
    is_off: bool
    statutory: bool | None = None
    notice: str | None = None
    notice_url: str | None = None


def english(name_zh: str) -> str:
    """Return the English name of a holiday, or the Chinese name if no English one is known.

    >>> english("国庆节、中秋节")
    'National Day and Mid-autumn Festival'
    >>> english("特别假期")
    '特别假期'
    """
    return " and ".join(
        _ENGLISH.get(part) or _ENGLISH.get(part.removesuffix("节")) or part for part in name_zh.split("、")
    )
