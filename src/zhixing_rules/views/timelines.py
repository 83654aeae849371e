"""The timeline of a case: its subjects as lanes, what happened, what is due, and the days on which nobody works."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._dates import chinese_date
from zhixing_rules._enums import LabelledEnum
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars.day_explanation import DayKind
from zhixing_rules.views.work_items import WorkGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.views.record_events import CaseEvent
    from zhixing_rules.views.work_items import ItemDetails, WorkItem

__all__ = ["Bar", "BarKind", "Lane", "Mark", "MarkKind", "Timeline", "TimelineDay", "timeline", "timeline_days"]

_BEFORE, _AFTER = 10, 13
"""How many days a timeline of the days around one day shows before and after it."""


class BarKind(LabelledEnum):
    """What a bar of a lane is."""

    DETENTION = "detention", "拘留期间", "detention"
    PERIOD = "period", "期限", "period"
    WINDOW = "window", "条文所称工作日", "working days that the law names"


class MarkKind(LabelledEnum):
    """What a mark of a lane is."""

    EVENT = "event", "已记录的事", "recorded event"
    DUE = "due", "最迟", "last day"
    SAFE = "safe", "稳妥", "safe day"
    OVERDUE = "overdue", "已逾期", "overdue"
    PROMPT = "prompt", "及时，未办", "to be done promptly"


@dataclass(frozen=True, slots=True, repr=False)
class Bar(TypeNameRepr):
    """A period of a lane, both days inclusive. A `BarKind.WINDOW` consists of one bar for each run of working days."""

    first: date
    last: date
    kind: BarKind
    label: Bilingual


@dataclass(frozen=True, slots=True, repr=False)
class Mark(TypeNameRepr):
    """A day of a lane."""

    day: date
    kind: MarkKind
    label: Bilingual


@dataclass(frozen=True, slots=True, repr=False)
class Lane(TypeNameRepr):
    """One subject of a case.

    Attributes:
        title: the subject, without the person.
        person: the person, where the audience may know the name; otherwise empty.
        bars: its periods.
        marks: its days, in order.
    """

    title: Bilingual
    person: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day of a calendar strip.

    Attributes:
        day: the day.
        working: whether it is a working day; ``None`` where no notice covers it.
        sign: 休 for a day off in a holiday break, 班 for a make-up working day; otherwise empty.
        holiday: the holiday, for a day off in a break; otherwise empty.
    """

    day: date
    working: bool | None
    sign: str
    holiday: str


@dataclass(frozen=True, slots=True, repr=False)
class Timeline(TypeNameRepr):
    """Lanes over a range of days.

    Attributes:
        title: what the picture shows.
        today: the day of judgment.
        days: every day of the range, first to last.
        lanes: the subjects that have something in the range.
        description: the picture in words, for those who do not see it.
    """

    title: Bilingual
    today: date
    days: tuple[TimelineDay, ...]
    lanes: tuple[Lane, ...]
    description: Bilingual


def timeline_days(calendar: Calendar, first: date, last: date) -> tuple[TimelineDay, ...]:
    """Return the days of a calendar strip.

    Args:
        calendar: the working days.
        first: the first day, inclusive.
        last: the last day, inclusive.

    Returns:
        The days.
    """
    return tuple(_day(calendar, first + timedelta(number)) for number in range((last - first).days + 1))


def _day(calendar: Calendar, day: date) -> TimelineDay:
    found = calendar.why(day)
    sign = {DayKind.HOLIDAY: "休", DayKind.MAKE_UP: "班"}.get(found.kind, "")
    holiday = found.reason_zh.partition("放假")[0] if found.kind is DayKind.HOLIDAY else ""
    return TimelineDay(day, found.working, sign, holiday)


def timeline(  # noqa: PLR0917  the parts of a picture
    items: Sequence[tuple[WorkItem, ItemDetails]],
    events: Iterable[CaseEvent],
    bars: Mapping[str, Sequence[Bar]],
    lane_titles: Mapping[str, tuple[Bilingual, str]],
    today: date,
    calendar: Calendar,
    *,
    whole: bool = False,
) -> Timeline:
    """Return the timeline of a case.

    Args:
        items: what is to be done.
        events: what happened.
        bars: the periods of each lane, by the JSON Pointer of the subject in a list of the case.
        lane_titles: the title of each lane and the person it concerns, in the order of the picture.
        today: the day of judgment.
        calendar: the working days.
        whole: whether to show the whole case; otherwise the days around `today`.

    Returns:
        The timeline. Lanes without anything in its range are left out.
    """
    marks = _marks_by_lane(items, events, lane_titles, today)
    windows = {lane: tuple(_windows(found)) for lane, found in _by_lane(items, lane_titles).items()}
    first, last = today - timedelta(_BEFORE), today + timedelta(_AFTER)
    if whole:
        days = [each.day for found in marks.values() for each in found]
        days += [day for found in bars.values() for each in found for day in (each.first, each.last)]
        first, last = min((first, *days)), max((last, *days))
    lanes = []
    for lane, (title, person) in lane_titles.items():
        own_bars = [
            each for each in (*bars.get(lane, ()), *windows.get(lane, ())) if each.last >= first and each.first <= last
        ]
        own_marks = [each for each in marks.get(lane, ()) if first <= each.day <= last]
        if own_bars or own_marks:
            lanes.append(Lane(title, person, tuple(own_bars), tuple(sorted(own_marks, key=lambda each: each.day))))
    title = Bilingual("本案全程", "the whole case") if whole else Bilingual("前后三周", "the weeks around this day")
    shown = timeline_days(calendar, first, last)
    return Timeline(title, today, shown, tuple(lanes), _description(lanes, today))


def _lane_of(path: str, lanes: Iterable[str]) -> str | None:
    return next((lane for lane in lanes if path == lane or path.startswith(f"{lane}/")), None)


def _by_lane(
    items: Iterable[tuple[WorkItem, ItemDetails]], lanes: Mapping[str, object]
) -> dict[str, list[tuple[WorkItem, ItemDetails]]]:
    found: dict[str, list[tuple[WorkItem, ItemDetails]]] = {}
    for item, details in items:
        lane = _lane_of(item.path if item.from_path is None else item.from_path, lanes)
        if lane is not None:
            found.setdefault(lane, []).append((item, details))
    return found


def _marks_by_lane(
    items: Sequence[tuple[WorkItem, ItemDetails]], events: Iterable[CaseEvent], lanes: Mapping[str, object], today: date
) -> dict[str, list[Mark]]:
    marks: dict[str, list[Mark]] = {}
    for event in events:
        lane = _lane_of(event.path, lanes)
        if lane is not None:
            marks.setdefault(lane, []).append(Mark(event.day, MarkKind.EVENT, event.title))
    for lane, found in _by_lane(items, lanes).items():
        for item, _ in found:
            marks.setdefault(lane, []).extend(_marks(item, today))
    return marks


def _marks(item: WorkItem, today: date) -> Iterator[Mark]:
    if item.due is None:
        if item.group is WorkGroup.PROMPT:
            words = Bilingual(f"{item.brief.zh}，{item.days_in_words.zh}", f"{item.brief.en}, {item.days_in_words.en}")
            yield Mark(today, MarkKind.PROMPT, words)
        return
    if item.safe_due is not None and today <= item.safe_due < item.due:
        yield Mark(item.safe_due, MarkKind.SAFE, Bilingual(f"稳妥：{item.brief.zh}", f"safe day: {item.brief.en}"))
    kind = MarkKind.OVERDUE if item.overdue else MarkKind.DUE
    yield Mark(item.due, kind, Bilingual(f"最迟：{item.brief.zh}", f"last day: {item.brief.en}"))


def _windows(found: Iterable[tuple[WorkItem, ItemDetails]]) -> Iterator[Bar]:
    """Yield the working days that the law names, in one bar for each run of consecutive days."""
    for _, details in found:
        run: list[date] = []
        for day in (*details.window, None):
            if run and (day is None or (day - run[-1]).days > 1):
                yield Bar(run[0], run[-1], BarKind.WINDOW, Bilingual.of(BarKind.WINDOW))
                run = []
            if day is not None:
                run.append(day)


def _description(lanes: Iterable[Lane], today: date) -> Bilingual:
    """Return the picture in words: each lane with its periods and its days."""
    zh, en = [f"判断之日{chinese_date(today)}"], [f"day of judgment {today.isoformat()}"]
    for lane in lanes:
        who = f"（{lane.person}）" if lane.person else ""
        parts = [
            (
                f"{each.label.zh}：{chinese_date(each.first)}至{chinese_date(each.last)}",
                f"{each.label.en} {each.first} to {each.last}",
            )
            for each in lane.bars
        ]
        parts += [(f"{chinese_date(each.day)}{each.label.zh}", f"{each.day} {each.label.en}") for each in lane.marks]
        zh.append(f"{lane.title.zh}{who}：" + "；".join(part[0] for part in parts))
        en.append(f"{lane.title.en}: " + "; ".join(part[1] for part in parts))
    return Bilingual("。".join(zh) + "。", ". ".join(en) + ".")
