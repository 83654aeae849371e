"""Whether a notice names all festivals of its year, and whether its days off balance.

A yearly notice gives no day away. Art. 2 of the 放假办法 has a number of days off; art. 6 makes up, on a working day,
for each that falls on a Saturday or Sunday. Any other day from Monday to Friday that the notice takes off is worked on
a Saturday or Sunday (调休). So in each year

    days off from Monday to Friday = statutory holidays + make-up working days on a Saturday or Sunday

where a day on which two festivals fall counts twice. This holds for the notices of all years from 2004 to 2026. Twice
another notice granted days beyond it; they count as statutory holidays here.

The equation is that of the year, because a day in lieu of one festival may lie in the break of another: 中秋节 of 2015
was made up for in the break of 国庆节. Where it does not hold, the festivals whose own days do not balance are named.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.calendars.mark import WEEKEND, english
from zhixing_rules.calendars.statutory_days import statutory_days

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from zhixing_rules.calendars.mark import Mark

__all__ = ["festivals_named", "missing_festivals", "unbalanced"]

_GRANTED: Final = frozenset({date(2015, 9, 3), date(2020, 1, 31), date(2020, 2, 1)})
"""Days off that a notice of their own granted.

2015-09-03, the 70th anniversary of the victory: 国发明电〔2015〕1号. 2020-01-31, and 2020-02-01, until then a make-up
working day, in the longer break of 春节 in the epidemic: 国办发明电〔2020〕1号.
"""

_FESTIVALS: Final = {
    "元旦": ("元旦", "新年"),
    "春节": ("春节", "除夕"),
    "清明节": ("清明",),
    "劳动节": ("劳动", "五一"),
    "端午节": ("端午",),
    "中秋节": ("中秋",),
    "国庆节": ("国庆", "十一"),
}
"""The festivals, and the words for them in the names that notices and public data give."""


def festivals_named(name_zh: str) -> tuple[str, ...]:
    """Return the festivals that a name contains, in the order of the year.

    >>> festivals_named("国庆节、中秋节"), festivals_named("“五一”国际劳动节"), festivals_named("虚构节")
    (('中秋节', '国庆节'), ('劳动节',), ())
    """
    return tuple(name for name, words in _FESTIVALS.items() if any(word in name_zh for word in words))


def missing_festivals(year: int, off: Collection[date]) -> Mapping[str, list[date]]:
    """Return the statutory holidays of a year that are not among its days off, by festival.

    >>> missing_festivals(2007, {date(2007, 5, day) for day in (1, 2)})["劳动节"]
    [datetime.date(2007, 5, 3)]
    """
    missing: dict[str, list[date]] = {}
    for day, name in statutory_days(year):
        if day not in off:
            missing.setdefault(name, []).append(day)
    return missing


def unbalanced(year: int, marks: Iterable[Mark], granted: Collection[date]) -> Bilingual | None:
    """Compare the days off of a notice that names all festivals with its make-up working days.

    Args:
        year: the year of the notice.
        marks: its days.
        granted: those of its days off that another notice granted.

    Returns:
        What is wrong, and how to mend it; None if the days balance.
    """
    surplus: dict[tuple[str, ...], int] = {}
    for _, name in statutory_days(year):
        _add(surplus, (name,), -1)
    released = spare = 0  # make-up working days that another notice took back, certainly and perhaps
    for mark in marks:
        weekend = mark.day.weekday() >= WEEKEND
        if mark.is_off and mark.day in _GRANTED:
            released += weekend
        elif mark.is_off and mark.day in granted:
            spare += weekend
        elif mark.is_off is not weekend:
            _add(surplus, festivals_named(mark.name_zh) or ("",), 1 if mark.is_off else -1)
    total = sum(surplus.values()) - released
    excess = max(total - spare, 0) or min(total, 0)
    return _words(excess, {names: each for names, each in surplus.items() if each}) if excess else None


def _add(surplus: dict[tuple[str, ...], int], festivals: tuple[str, ...], change: int) -> None:
    """Add to the surplus of festivals; those named together are one break from then on."""
    joined = [names for names in surplus if set(names) & set(festivals)]
    together = {name for each in (*joined, festivals) for name in each}
    names = tuple(name for name in (*_FESTIVALS, "") if name in together)
    surplus[names] = change + sum(surplus.pop(each) for each in joined)


def _words(excess: int, surplus: Mapping[tuple[str, ...], int]) -> Bilingual:
    breaks = [(list(filter(None, names)), number) for names, number in surplus.items()]
    zh = "、".join(f"{'与'.join(names) or '其他日子'}{number:+d}" for names, number in breaks)
    en = ", ".join(f"{' with '.join(map(english, names)) or 'other days'} {number:+d}" for names, number in breaks)
    days = counted(abs(excess), "working day")
    if excess > 0:
        return Bilingual(
            f"放假多出{excess}个工作日（{zh}）：请补列调休上班日；如系另行通知多放，请在该日写 granted: true",
            f"{days} off too many ({en}): list the make-up working days or, if another notice granted the day, "
            "give it granted: true",
        )
    return Bilingual(
        f"放假少了{-excess}个工作日（{zh}）：请补列放假日，含节日逢周末的补休；或删去多列的上班日",
        f"{days} off too few ({en}): list the days off, with those in lieu of a festival on a weekend, or drop a "
        "make-up working day",
    )
