"""Days, counts of working days and calendars as text."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules._plural import counted
from zhixing_rules.calendars import DayKind
from zhixing_rules.render.text.builder import Language, TextBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixing_rules.calendars import Calendar, DayExplanation, DayInterval

__all__ = ["calendar", "count", "day", "provisional", "shift"]

_SHOWN: Final = 12
"""Maximum number of lines of skipped and counted days, unless all are wanted."""
_WEEKDAYS: Final = (
    ("星期一", "Monday"),
    ("星期二", "Tuesday"),
    ("星期三", "Wednesday"),
    ("星期四", "Thursday"),
    ("星期五", "Friday"),
    ("星期六", "Saturday"),
    ("星期日", "Sunday"),
)


def shift(
    calendar: Calendar,
    start: date,
    n: int,
    answer: date,
    *,
    colour: bool = False,
    width: int = 100,
    everything: bool = False,
    language: Language = "zh",
) -> str:
    """Return the n-th working day after a day as text, or before it if n is negative, with the days skipped.

    Args:
        calendar: the working days.
        start: the day counted from, which is not counted.
        n: number of working days; negative to count backward.
        answer: the working day found.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        everything: whether to list also plain weekends and more than twelve lines of days.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the day found, then the holidays skipped and the make-up days counted, in
        ascending order.

    Raises:
        CalendarNotPublished: a day in between is not final.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    way = ("之后", "after") if n >= 0 else ("之前", "before")
    zh = f"{builder.format_date(start)}{way[0]}第{abs(n)}个工作日：{_named(builder, answer)}"
    builder.write(
        builder.pick(zh, f"{counted(abs(n), 'working day')} {way[1]} {start}: {_named(builder, answer)}"), style="title"
    )
    _between(builder, calendar, start, answer, everything=everything)
    return builder.text()


def count(
    calendar: Calendar,
    start: date,
    end: date,
    *,
    colour: bool = False,
    width: int = 100,
    everything: bool = False,
    language: Language = "zh",
) -> str:
    """Return the number of working days between two days as text.

    Args:
        calendar: the working days.
        start: the first day, exclusive.
        end: the last day, inclusive.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        everything: whether to list also plain weekends and more than twelve lines of days.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the number, then the holidays skipped and the make-up days counted, in
        ascending order.

    Raises:
        CalendarNotPublished: a day in between is not final.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    number = calendar.count(start, end)
    zh = f"{builder.format_date(start)}（不计）至{builder.format_date(end)}（计入）：{number}个工作日"
    builder.write(builder.pick(zh, f"after {start} through {end}: {counted(number, 'working day')}"), style="title")
    _between(builder, calendar, start, end, everything=everything)
    return builder.text()


def provisional(span: DayInterval, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """Return the bounds of a day that is not certain yet as text, marked as provisional.

    Args:
        span: the bounds.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the earliest day, the latest day, and the safe day, which cannot be too
        late.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("暂定，并非结论：", "provisional, not an answer:"), style="unsure")
    builder.field("最早", "earliest", _named(builder, span.earliest))
    builder.field("最晚", "latest", _named(builder, span.latest))
    safe = builder.format_date(span.safe) + builder.pick("，不会过晚", ", cannot be too late")
    builder.field("稳妥", "safe", safe, style="strong")
    return builder.text()


def day(account: DayExplanation, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """Return whether a day is a working day, and why, as text.

    Args:
        account: the day.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break; the day is shown as not certain if ``account.working`` is ``None``.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    working = {
        True: ("工作日", "a working day", "good"),
        False: ("非工作日", "not a working day", "bad"),
        None: ("尚不能确定", "not certain", "unsure"),
    }[account.working]
    builder.write(f"{_named(builder, account.day)}  {builder.pick(working[0], working[1])}", style=working[2])
    builder.field("理由", "why", builder.pick(account.reason_zh, account.reason_en))
    builder.field("出处", "source", account.notice_url or "")
    return builder.text()


def calendar(calendar: Calendar, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """Return the range and the certainty of a calendar as text.

    Args:
        calendar: the calendar.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the final, tentative and unknown days, then the notices by year.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("工作日历", "Calendar of working days"), style="title")
    builder.field("名称", "name", calendar.name)
    builder.field("版本", "version", calendar.version)
    builder.field("确定", "final", builder.format_range(calendar.first, calendar.final_through), style="good")
    tentative_from = calendar.final_through + timedelta(days=1)
    tentative = builder.format_range(tentative_from, calendar.covered_through)
    tentative += builder.pick("，次年放假通知可能调整", ": the next notice may change them")
    builder.field("暂定", "tentative", tentative, style="unsure")
    beyond = builder.pick(
        "其余日期：放假安排未公布或未载入，不作判断", "all other days: no notice is published or loaded, not determined"
    )
    builder.field("未知", "unknown", beyond, style="bad")
    notices: dict[int, dict[str, None]] = {}
    for mark in calendar.marks:
        if mark.notice is not None:
            notices.setdefault(mark.day.year, {})[mark.notice] = None
    builder.heading(builder.pick("各年所据通知", "notices of each year"))
    without = [year for year in range(calendar.first_year, calendar.last_year + 1) if year not in notices]
    for year, numbers in notices.items():
        builder.write(f"{year}  {builder.join(numbers)}", indent=2, hang=6)
    if without:
        source = builder.pick(
            "数据出自日历库，文号未在此记录", "from the calendar library, notice numbers not recorded"
        )
        builder.write(f"{_runs(without)}  {source}", indent=2, hang=2, style="dim")
    return builder.text()


def _runs(years: Sequence[int]) -> str:
    """Return consecutive years as ranges, such as 2004—2023."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def _named(builder: TextBuilder, day: date) -> str:
    zh, en = _WEEKDAYS[day.weekday()]
    return f"{builder.format_date(day)}{builder.pick(f'（{zh}）', f' ({en})')}"


def _between(builder: TextBuilder, calendar: Calendar, start: date, end: date, *, everything: bool) -> None:
    """Append the days skipped and the make-up days counted; plain weekends only if everything is wanted."""
    off = calendar.skipped(start, end)
    worked = calendar.made_up(start, end)
    days = sorted((*off, *worked), key=lambda each: each.day)
    plain = [] if everything else [each for each in days if each.kind is DayKind.WEEKEND]
    runs = _in_a_row([each for each in days if each not in plain])
    for run in runs if everything else runs[:_SHOWN]:
        _run(builder, run)
    left = sum(len(run) for run in runs[_SHOWN:])
    if left and not everything:
        builder.write(builder.pick(f"……另有 {left} 日", f"... and {left} more"), indent=2, style="dim")
    if plain:
        number, skipped = len(plain), counted(len(plain), "weekend day")
        builder.write(
            builder.pick(f"另不计周末 {number} 日", f"and {skipped} skipped"),
            indent=2,
            style="dim",
        )
    builder.write(builder.pick(f"日历 {calendar.version}", f"calendar {calendar.version}"), style="dim", indent=2)


def _in_a_row(accounts: Sequence[DayExplanation]) -> list[list[DayExplanation]]:
    """Return consecutive days with the same reason as groups, one for each line."""
    keyed = [
        ((each.kind, "" if each.kind is DayKind.WEEKEND else each.reason_zh, each.day.toordinal() - place), each)
        for place, each in enumerate(accounts)
    ]
    return [[each for _, each in run] for _, run in groupby(keyed, key=lambda pair: pair[0])]


def _run(builder: TextBuilder, run: Sequence[DayExplanation]) -> None:
    first, last = run[0], run[-1]
    worked = first.kind is DayKind.MAKE_UP
    way = builder.pick("计入", "counted") if worked else builder.pick("不计", "skipped")
    days = _named(builder, first.day) if first is last else builder.format_range(first.day, last.day)
    reason = builder.pick(first.reason_zh, first.reason_en)
    if first is not last and first.kind is DayKind.WEEKEND:
        reason = builder.pick("周末", "weekend")
    many = "" if first is last else builder.pick(f"（{len(run)}日）", f" ({len(run)} days)")
    builder.write(f"{way}  {days}{many}  {reason}", indent=2, hang=6, style="good" if worked else "")
