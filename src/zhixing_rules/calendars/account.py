"""Why a day is worked or not: the week, the holiday, the make-up day, and the notice behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zhixing_rules.calendars.mark import WEEKEND, Mark, english

if TYPE_CHECKING:
    from datetime import date

__all__ = ["DayAccount", "DayKind", "Knowledge", "account"]


class Knowledge(StrEnum):
    """How far it is known whether a day is worked."""

    FINAL = "final"
    """Settled: the notice of its year is known, and no later yearly notice is expected to touch it."""
    TENTATIVE = "tentative"
    """One of the last three days of the last covered year: the next notice may still change it."""
    UNPUBLISHED = "unpublished"
    """No notice that covers it is known here."""


class DayKind(StrEnum):
    """What makes a day worked or not."""

    WEEKDAY = "weekday"
    """Monday to Friday, not in a holiday break."""
    WEEKEND = "weekend"
    """Saturday or Sunday, in no holiday break and not ordered worked."""
    HOLIDAY = "holiday"
    """In an announced break, weekends within it included."""
    MAKE_UP = "make_up"
    """调休上班: a Saturday or Sunday ordered worked."""


@dataclass(frozen=True, slots=True)
class DayAccount:
    """One day and why it is what it is.

    Attributes:
        day: the day.
        working: whether it is worked; None unless ``knowledge`` is final.
        knowledge: how far that is known.
        kind: what the week and the recorded notices make of it; settled only if ``knowledge`` is final.
        notice: the 文号 of the notice, or None.
        reason_zh: the reason in Chinese.
        reason_en: the reason in English.
        notice_url: where the notice can be read, or None.
    """

    day: date
    working: bool | None
    knowledge: Knowledge
    kind: DayKind
    notice: str | None
    reason_zh: str
    reason_en: str
    notice_url: str | None


_WEEKDAYS = (
    ("星期一", "Monday"),
    ("星期二", "Tuesday"),
    ("星期三", "Wednesday"),
    ("星期四", "Thursday"),
    ("星期五", "Friday"),
    ("星期六", "Saturday"),
    ("星期日", "Sunday"),
)

_RESERVE = {
    Knowledge.FINAL: ("", ""),
    Knowledge.TENTATIVE: (
        "；暂定，次年放假通知可能调整",
        "; tentative, the next year's notice may change it",
    ),
    Knowledge.UNPUBLISHED: (
        "；放假安排未公布或未载入，不作判断",
        "; no notice known here covers it: not settled",
    ),
}


def account(day: date, mark: Mark | None, knowledge: Knowledge) -> DayAccount:
    """Return the account of a day from its mark, if it has one, and from the week if not.

    >>> from datetime import date
    >>> account(date(2024, 9, 1), None, Knowledge.FINAL).reason_zh
    '星期日'
    """
    kind = _kind(day, mark)
    zh, en = _WEEKDAYS[day.weekday()] if mark is None else _reason(mark, kind)
    reserve_zh, reserve_en = _RESERVE[knowledge]
    return DayAccount(
        day=day,
        working=kind in {DayKind.WEEKDAY, DayKind.MAKE_UP} if knowledge is Knowledge.FINAL else None,
        knowledge=knowledge,
        kind=kind,
        notice=mark.notice if mark else None,
        reason_zh=zh + reserve_zh,
        reason_en=en + reserve_en,
        notice_url=mark.notice_url if mark else None,
    )


def _kind(day: date, mark: Mark | None) -> DayKind:
    weekend = day.weekday() >= WEEKEND
    if mark is None:
        return DayKind.WEEKEND if weekend else DayKind.WEEKDAY
    if mark.is_off:
        return DayKind.HOLIDAY
    return DayKind.MAKE_UP if weekend else DayKind.WEEKDAY


def _reason(mark: Mark, kind: DayKind) -> tuple[str, str]:
    zh, en = {
        DayKind.HOLIDAY: (f"{mark.name_zh}放假", f"{english(mark.name_zh)} holiday"),
        DayKind.MAKE_UP: (f"调休上班：{mark.name_zh}", f"make-up working day for {english(mark.name_zh)}"),
    }.get(kind, (f"照常上班：{mark.name_zh}", f"worked as usual, not off for {english(mark.name_zh)}"))
    if mark.notice is None:
        return f"{zh}（通知文号未在此记录）", f"{en} (notice number not recorded here)"
    return f"{zh}（{mark.notice}）", f"{en} ({mark.notice})"
