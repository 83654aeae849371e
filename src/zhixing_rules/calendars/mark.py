"""A marked day: what a State Council notice, or data derived from it, says about one day.

A day without a mark follows the week: Monday to Friday are working days, Saturday and Sunday are days off
(国务院关于职工工作时间的规定 art. 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

__all__ = ["WEEKEND", "Mark", "english"]

WEEKEND = 5
"""Saturday, the first day of the weekend, as numbered by :meth:`datetime.date.weekday`."""

_ENGLISH: dict[str, str] = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明": "Tomb-sweeping Day",
    "劳动节": "Labour Day",
    "端午": "Dragon Boat Festival",
    "国庆节": "National Day",
    "中秋": "Mid-autumn Festival",
    "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "Anti-Fascist 70th Day",
}
"""English names of the holidays, as in chinese-calendar, by their Chinese names there."""


class Mark(NamedTuple):
    """What a notice says about one day.

    Attributes:
        day: the day.
        name_zh: the holiday it belongs to, as written in the notice.
        is_off: True for a day off, False for a working day.
        statutory: whether the day is a statutory holiday of 放假办法 art. 2; None if not recorded.
        notice: the 文号 of the notice; None if not recorded.
        notice_url: the address of the notice; None if not recorded.
        notice_year: the year of the notice: a notice may also set days of the December before and the January after.
            None if it is the year of the day.
    """

    day: date
    name_zh: str
    is_off: bool
    statutory: bool | None = None
    notice: str | None = None
    notice_url: str | None = None
    notice_year: int | None = None

    @property
    def owner(self) -> int:
        """The year whose notice sets the day; a corrected notice of that year replaces the mark."""
        return self.day.year if self.notice_year is None else self.notice_year


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
