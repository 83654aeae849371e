"""Days, counts of working days and calendars."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby, starmap
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.calendars import DayKind
from zhixing_rules.calendars.day_explanation import WEEKDAYS
from zhixing_rules.calendars.mark import english
from zhixing_rules.render._phrases import day_range, join, row, same, say
from zhixing_rules.render.document import Document, Group, Item, Line, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zhixing_rules.calendars import Calendar, DayExplanation, DayInterval
    from zhixing_rules.calendars.mark import Mark
    from zhixing_rules.render.document import Block, Text, Tone

__all__ = [
    "calendar_document",
    "count_document",
    "day_document",
    "days_between",
    "notice_document",
    "provisional_document",
    "shift_document",
]

_SHOWN: Final = 12
"""Maximum number of lines of skipped and counted days, unless all are wanted."""
_WORKING: Final[dict[bool | None, tuple[Bilingual, Tone]]] = {
    True: (Bilingual("工作日", "a working day"), "good"),
    False: (Bilingual("非工作日", "not a working day"), "bad"),
    None: (Bilingual("尚不能确定", "not certain"), "unsure"),
}
_TENTATIVE: Final = Bilingual("{}，次年放假通知可能调整", "{}: the next notice may change them")
_BEYOND: Final = Bilingual(
    "其余日期：放假安排未公布或未载入，除法定节假日外不作判断",
    "all other days: no notice is published or loaded, not determined but for the statutory holidays",
)
_NO_NUMBER: Final = Bilingual(
    "数据出自日历库，文号未在此记录", "from the calendar library, notice numbers not recorded"
)


def shift_document(between: Group, start: date, n: int, answer: date) -> Document:
    """Return the n-th working day after a day, or before it if n is negative, with the days between the two.

    No working day after or before a day is the day itself, which need not be a working day.
    """
    if n == 0:
        return Document(
            say("0个工作日，即当日：{}", "0 working days, so the day itself: {}", _named(answer)), (between,)
        )
    way = Bilingual("之后", "after") if n >= 0 else Bilingual("之前", "before")
    number = Bilingual(f"第{abs(n)}个工作日", counted(abs(n), "working day"))
    return Document(say("{0}{1}{2}：{3}", "{2} {1} {0}: {3}", start, way, number, _named(answer)), (between,))


def count_document(between: Group, start: date, end: date, number: int) -> Document:
    """Return the number of working days between two days, the first of which is not counted, with those days."""
    days = Bilingual(f"{number}个工作日", counted(number, "working day"))
    return Document(say("{}（不计）至{}（计入）：{}", "after {} through {}: {}", start, end, days), (between,))


def provisional_document(span: DayInterval) -> Document:
    """Return the bounds of a day that is not certain yet, marked as provisional.

    Without a first day there is no safe one.
    """
    rows = [row("最早", "earliest", _bound(span.earliest)), row("最晚", "latest", _bound(span.latest))]
    if span.earliest not in {date.min, date.max}:
        rows.append(row("稳妥", "safe", say("{}，不会过晚", "{}, cannot be too late", span.safe), "strong"))
    return Document(
        "", (Line(Bilingual("暂定，并非结论：", "provisional, not an answer:"), "unsure"), Group(tuple(rows)))
    )


def day_document(account: DayExplanation) -> Document:
    """Return whether a day is a working day, and why; not certain if ``account.working`` is ``None``."""
    working, tone = _WORKING[account.working]
    rows = (
        row("理由", "why", Bilingual(account.reason_zh, account.reason_en)),
        row("出处", "source", account.notice_url or ""),
    )
    return Document("", (Line(same("{}  {}", _named(account.day), working), tone), Group(rows)))


def calendar_document(calendar: Calendar) -> Document:
    """Return the range and the certainty of a calendar: the final, tentative and unknown days, the notices by year."""
    tentative = day_range(calendar.final_through + timedelta(days=1), calendar.covered_through)
    rows = (
        row("名称", "name", calendar.name),
        row("版本", "version", calendar.version),
        row("确定", "final", day_range(calendar.first, calendar.final_through), "good"),
        row("暂定", "tentative", say(*_TENTATIVE, tentative), "unsure"),
        row("未公布", "unpublished", _BEYOND, "bad"),
    )
    notices: dict[int, dict[str, list[Mark]]] = {}
    for mark in calendar.marks:
        if mark.notice is not None:
            notices.setdefault(mark.day.year, {}).setdefault(mark.notice, []).append(mark)
    years = [Item(join(starmap(_notice_of_year, each.items())), term=str(year)) for year, each in notices.items()]
    whole = {mark.owner for mark in calendar.marks if mark.notice and mark.owner == mark.day.year}
    without = [year for year in range(calendar.first_year, calendar.last_year + 1) if year not in whole]
    if without:
        years.append(Item(same("{}  {}", _runs(without), _NO_NUMBER), "dim"))
    section = Section(Bilingual("各年所据通知", "notices of each year"), (Group(tuple(years)),))
    return Document(Bilingual("工作日历", "Calendar of working days"), (Group(rows), section))


def notice_document(notice: Mapping[str, Any]) -> Document:
    """Return the days of a holiday notice that was read from its text, in ascending order."""
    days = [(date.fromisoformat(each["date"]), each["name"], each["isOffDay"]) for each in notice["days"]]
    off = sum(is_off for _, _, is_off in days)
    rows = (
        row("文号", "number", join(notice["papers"])),
        row("放假", "off", say("{}天", "{} days", off)),
        row("上班", "worked", say("{}天", "{} days", len(days) - off)),
    )
    keyed = [((name, is_off, day.toordinal() - place), day) for place, (day, name, is_off) in enumerate(days)]
    items = []
    for (name, is_off, _), pairs in groupby(keyed, key=lambda pair: pair[0]):
        run = [day for _, day in pairs]
        shown = _named(run[0])
        if len(run) > 1:
            shown = say("{}（{}天）", "{} ({} days)", day_range(run[0], run[-1]), len(run))
        term = Bilingual("放假", "off") if is_off else Bilingual("上班", "worked")
        items.append(Item(same("{}  {}", shown, Bilingual(name, english(name))), "" if is_off else "good", term=term))
    year = notice["year"]
    section = Section(Bilingual("各日", "days"), (Group(tuple(items)),))
    return Document(Bilingual(f"{year}年放假安排", f"Holiday notice for {year}"), (Group(rows), section))


def _notice_of_year(number: str, marks: Sequence[Mark]) -> Text:
    """Return the number of a notice, with the days of the year that it sets if it is the notice of another year."""
    if any(mark.owner == mark.day.year for mark in marks):
        return number
    days = join(Bilingual(f"{mark.day.month}月{mark.day.day}日", mark.day.isoformat()) for mark in marks)
    return say("{}（{}）", "{} ({})", number, days)


def _runs(years: Sequence[int]) -> str:
    """Return consecutive years as ranges, such as 2004—2023."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def _named(day: date) -> Bilingual:
    return say("{}（{}）", "{} ({})", day, WEEKDAYS[day.weekday()])


def _bound(day: date) -> Bilingual:
    """Return a bound as text; `date.min` and `date.max` stand for no bound."""
    return Bilingual("无", "none") if day in {date.min, date.max} else _named(day)


def days_between(calendar: Calendar, start: date, end: date, *, everything: bool) -> Group:
    """Return the holidays skipped and the make-up days counted, in ascending order, with the version of the calendar.

    Plain weekends, and more than twelve lines of days, are listed only if everything is wanted.
    """
    between = (*calendar.skipped(start, end), *calendar.made_up(start, end))
    days = sorted(between, key=lambda each: each.day)
    listed = [each for each in days if everything or each.kind is not DayKind.WEEKEND]
    runs = _in_a_row(listed)
    shown = runs if everything else runs[:_SHOWN]
    blocks: list[Block] = [*map(_run, shown)]
    if left := sum(map(len, runs[len(shown) :])):
        blocks.append(Line(say("……另有 {} 日", "... and {} more", left), "dim"))
    if plain := len(days) - len(listed):
        blocks.append(Line(Bilingual(f"另不计周末 {plain} 日", f"and {counted(plain, 'weekend day')} skipped"), "dim"))
    blocks.append(Line(say("日历 {}", "calendar {}", calendar.version), "dim"))
    return Group(tuple(blocks))


def _in_a_row(accounts: Iterable[DayExplanation]) -> list[list[DayExplanation]]:
    """Return consecutive days with the same reason as groups, one for each line."""
    keyed = [
        ((each.kind, "" if each.kind is DayKind.WEEKEND else each.reason_zh, each.day.toordinal() - place), each)
        for place, each in enumerate(accounts)
    ]
    return [[each for _, each in run] for _, run in groupby(keyed, key=lambda pair: pair[0])]


def _run(run: Sequence[DayExplanation]) -> Item:
    first, last = run[0], run[-1]
    worked = first.kind is DayKind.MAKE_UP
    reason, days = Bilingual(first.reason_zh, first.reason_en), _named(first.day)
    if first is not last:
        days = say("{}（{}日）", "{} ({} days)", day_range(first.day, last.day), len(run))
        reason = Bilingual("周末", "weekend") if first.kind is DayKind.WEEKEND else reason
    way = Bilingual("计入", "counted") if worked else Bilingual("不计", "skipped")
    return Item(same("{}  {}", days, reason), "good" if worked else "", term=way)
