"""One marked day: what a State Council notice, or the data made from it, says about a single day.

A day without a mark follows the week: Monday to Friday worked, Saturday and Sunday off
(国务院关于职工工作时间的规定 art. 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chinese_calendar.constants import Holiday

if TYPE_CHECKING:
    from datetime import date

__all__ = ["CHINESE", "WEEKEND", "Mark", "english"]

WEEKEND = 5
"""The first weekday number of the weekend, as :meth:`datetime.date.weekday` counts: Saturday."""

CHINESE: dict[str, str] = {holiday.value: holiday.chinese for holiday in Holiday}
"""The Chinese name of each holiday by its English name, both as chinese-calendar writes them."""

_ENGLISH: dict[str, str] = {chinese: name for name, chinese in CHINESE.items()}


class Mark(NamedTuple):
    """What is said about one day.

    Attributes:
        day: the day.
        name_zh: the holiday it belongs to, as the notice writes it.
        is_off: True for a day off, False for a day worked.
        statutory: whether 放假办法 art. 2 names the day; None where that is not recorded.
        notice: the 文号 of the notice; None where it is not recorded.
        notice_url: where the notice can be read; None where that is not recorded.
    """

    day: date
    name_zh: str
    is_off: bool
    statutory: bool | None = None
    notice: str | None = None
    notice_url: str | None = None


def english(name_zh: str) -> str:
    """Return the English name of a holiday, or the Chinese one where no English name is known.

    >>> english("国庆节、中秋节")
    'National Day and Mid-autumn Festival'
    >>> english("特别假期")
    '特别假期'
    """
    return " and ".join(
        _ENGLISH.get(part) or _ENGLISH.get(part.removesuffix("节")) or part for part in name_zh.split("、")
    )
