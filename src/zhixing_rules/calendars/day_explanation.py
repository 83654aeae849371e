"""Explanation of one day: the weekday, the holiday, the make-up day, and the State Council notice behind it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._values import dataclass
from zhixing_rules.calendars.mark import WEEKEND, Mark, english

if TYPE_CHECKING:
    from datetime import date

__all__ = ["WEEKDAYS", "DayExplanation", "DayKind", "Knowledge", "explain_day"]


class Knowledge(StrEnum):
    """How certain it is whether a day is a working day."""

    FINAL = "final"
    """The notice of the year is known, and no later yearly notice is expected to change the day; or the day is a
    statutory holiday, which needs no notice."""
    TENTATIVE = "tentative"
    """One of the last three days of the last covered year: the next notice may still change it."""
    UNPUBLISHED = "unpublished"
    """No known notice covers the day."""


class DayKind(StrEnum):
    """The reason why a day is a working day or a day off."""

    WEEKDAY = "weekday"
    """Monday to Friday, not in a holiday break."""
    WEEKEND = "weekend"
    """Saturday or Sunday, neither in a holiday break nor a make-up working day."""
    HOLIDAY = "holiday"
    """Any day of an announced break, including the weekends within it."""
    MAKE_UP = "make_up"
    """调休上班: a Saturday or Sunday that a notice makes a working day."""


@dataclass(frozen=True, slots=True)
class DayExplanation:
    """One day, whether it is a working day, and why.

    Attributes:
        day: the day.
        working: whether it is a working day; None unless ``knowledge`` is final.
        knowledge: how certain that is.
        kind: the kind of day by the week and the recorded notices; certain only if ``knowledge`` is final.
        notice: the 文号 of the notice, or None; a statutory holiday of a year without one has none.
        reason_zh: the reason in Chinese.
        reason_en: the reason in English.
        notice_url: the address of the notice, or None.
    """

    day: date
    working: bool | None
    knowledge: Knowledge
    kind: DayKind
    notice: str | None
    reason_zh: str
    reason_en: str
    notice_url: str | None


WEEKDAYS: Final = (
    Bilingual("星期一", "Monday"),
    Bilingual("星期二", "Tuesday"),
    Bilingual("星期三", "Wednesday"),
    Bilingual("星期四", "Thursday"),
    Bilingual("星期五", "Friday"),
    Bilingual("星期六", "Saturday"),
    Bilingual("星期日", "Sunday"),
)
"""The names of the days of the week, from Monday."""

_STATUTE: Final = Bilingual("全国年节及纪念日放假办法第二条", "全国年节及纪念日放假办法 art. 2")

_CAVEATS = {
    Knowledge.FINAL: Bilingual("", ""),
    Knowledge.TENTATIVE: Bilingual("；暂定，次年放假通知可能调整", "; tentative, the next year's notice may change it"),
    Knowledge.UNPUBLISHED: Bilingual("；放假安排未公布或未载入，不作判断", "; no known notice covers it: not settled"),
}


def explain_day(day: date, mark: Mark | None, knowledge: Knowledge) -> DayExplanation:
    """Explain a day from its mark or, without one, from the weekday.

    Args:
        day: the day.
        mark: what a notice says about the day, or the 放假办法 where no notice is known; None if neither lists it.
        knowledge: how certain it is whether the day is a working day.

    Returns:
        The explanation, with texts in Chinese and English.

    >>> from datetime import date
    >>> explain_day(date(2024, 9, 1), None, Knowledge.FINAL).reason_zh
    '星期日'
    """
    kind = _kind(day, mark)
    zh, en = WEEKDAYS[day.weekday()] if mark is None else _reason(mark, kind)
    caveat_zh, caveat_en = _CAVEATS[knowledge]
    return DayExplanation(
        day=day,
        working=kind in {DayKind.WEEKDAY, DayKind.MAKE_UP} if knowledge is Knowledge.FINAL else None,
        knowledge=knowledge,
        kind=kind,
        notice=mark.notice if mark else None,
        reason_zh=zh + caveat_zh,
        reason_en=en + caveat_en,
        notice_url=mark.notice_url if mark else None,
    )


def _kind(day: date, mark: Mark | None) -> DayKind:
    weekend = day.weekday() >= WEEKEND
    if mark is None:
        return DayKind.WEEKEND if weekend else DayKind.WEEKDAY
    if mark.is_off:
        return DayKind.HOLIDAY
    return DayKind.MAKE_UP if weekend else DayKind.WEEKDAY


def _reason(mark: Mark, kind: DayKind) -> Bilingual:
    zh, en = {
        DayKind.HOLIDAY: (f"{mark.name_zh}放假", f"{english(mark.name_zh)} holiday"),
        DayKind.MAKE_UP: (f"调休上班：{mark.name_zh}", f"make-up working day for {english(mark.name_zh)}"),
    }.get(kind, (f"照常上班：{mark.name_zh}", f"worked as usual, not off for {english(mark.name_zh)}"))
    if mark.notice is None and mark.statutory:
        return Bilingual(f"{zh}（{_STATUTE.zh}）", f"{en} ({_STATUTE.en})")
    if mark.notice is None:
        return Bilingual(f"{zh}（通知文号未在此记录）", f"{en} (notice number not recorded here)")
    return Bilingual(f"{zh}（{mark.notice}）", f"{en} ({mark.notice})")
