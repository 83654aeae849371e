"""Calendar files (.ics, RFC 5545): written from calendar entries, and read back to cancel what is done or withdrawn.

The file is a stream of at most two calendars: one that publishes entries, and one that cancels entries of the earlier
file. Of a case that was not read again, the entries of the earlier file are published as they are. An entry keeps its
UID when its day moves. Its SEQUENCE grows with the day of judgment, so that a later file replaces an earlier one in
whatever order the two are opened; with the earlier file at hand, unchanged entries keep theirs.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from icalendar import Alarm, Event
from icalendar import Calendar as CalendarObject

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.views.neutral_entries import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhixing_rules.views.neutral_entries import CalendarEntries, CalendarEntry

__all__ = ["CalendarCounts", "EarlierEvent", "read_calendar_file", "write_calendar_file"]

CALENDAR_NAME: Final = "办案期限"
_PRODUCT: Final = "-//zhixing_rules//calendar//ZH"
_ALARM_HOUR: Final = time(9, tzinfo=timezone(timedelta(hours=8)))
"""Nine in the morning in China."""
_FIRST_DAY: Final = date(2024, 10, 9)
"""The day on which the Opinion takes effect: day 0 of SEQUENCE."""
_UID: Final = re.compile(r"[0-9a-f]{32}@zhixing")
_SUMMARY: Final = re.compile(r"（[0-9]{4}）…[\u4e00-\u9fff]{1,6}[0-9]{1,9}号　(?:最迟|稳妥|逾期)")
_TRIGGER: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T010000Z")
_MOST_SEQUENCE: Final = 2**31 - 2
_DESCRIPTION: Final = "打开工作单查看事项。"


@dataclass(frozen=True, slots=True, repr=False)
class EarlierEvent(TypeNameRepr):
    """An entry of an earlier calendar file.

    Attributes:
        sequence: its SEQUENCE.
        day: its day; ``None`` if it has none.
        content: its title, its status and the time of its alarm, to see whether it has changed.
        cancelled: whether that file cancels it.
    """

    sequence: int
    day: date | None
    content: tuple[str, str, str]
    cancelled: bool


@dataclass(frozen=True, slots=True)
class CalendarCounts:
    """What a calendar file holds.

    Attributes:
        published: the number of entries that it publishes, without those that are kept.
        cancelled: the number of entries of the earlier file that it cancels.
        kept: the days of the entries of the earlier file that it keeps, because their case was not read or their act
            may still be called for.
    """

    published: int
    cancelled: int
    kept: tuple[date | None, ...] = ()


def read_calendar_file(data: bytes) -> dict[str, EarlierEvent]:
    """Read the entries of a calendar file that `write_calendar_file` wrote, by their UIDs.

    Args:
        data: the file. Events of other programs in it are ignored.

    Raises:
        RecordError: the file is no calendar file.
    """
    if not data.rstrip().endswith(b"END:VCALENDAR"):  # also a part of a file, in which entries are missing
        raise _not_a_calendar()
    try:
        calendars = CalendarObject.from_ical(data, multiple=True)
        events = [
            (calendar.get("METHOD") == "CANCEL", event) for calendar in calendars for event in calendar.walk("VEVENT")
        ]
        return {str(event["UID"]): _earlier(event, cancels) for cancels, event in events if _is_own(event)}
    except Exception:  # noqa: BLE001  icalendar raises errors of many types, with values
        raise _not_a_calendar() from None


def _not_a_calendar() -> RecordError:
    zh, en = "不是完整的日历文件（.ics）", "is not a complete calendar file (.ics)"
    return RecordError([Problem("", "not_a_calendar", zh, en)])


def _is_own(event: Any) -> bool:  # noqa: ANN401  a component of icalendar
    return _UID.fullmatch(str(event.get("UID", ""))) is not None


def _earlier(event: Any, cancels: bool) -> EarlierEvent:  # noqa: ANN401, FBT001  a component of icalendar
    start = event.get("DTSTART")
    day = None if start is None else start.dt
    sequence = min(max(int(event.get("SEQUENCE", 0)), 0), _MOST_SEQUENCE)
    plain_day = day if isinstance(day, date) and not isinstance(day, datetime) else None
    return EarlierEvent(sequence, plain_day, _content(event), cancels or event.get("STATUS") == "CANCELLED")


def _content(event: Any) -> tuple[str, str, str]:  # noqa: ANN401  a component of icalendar
    alarms = [alarm["TRIGGER"].to_ical().decode() for alarm in event.walk("VALARM") if "TRIGGER" in alarm]
    return str(event.get("SUMMARY", "")), str(event.get("STATUS", "")), ",".join(alarms)


def write_calendar_file(
    found: CalendarEntries, file: BinaryIO, *, previous: Mapping[str, EarlierEvent] | None = None
) -> CalendarCounts:
    """Write entries as a calendar file.

    Args:
        found: the entries.
        file: the file, opened for bytes. Nothing is written if there is nothing to publish or to cancel, as a calendar
            without a component is not valid.
        previous: the entries of the earlier file. Those that are done or not called for any more are cancelled; those
            of cases that were not read are kept.

    Returns:
        What the file holds.
    """
    earlier = {uid: old for uid, old in (previous or {}).items() if not old.cancelled}
    published = [each for each in found.entries if not each.done]
    done = [each for each in found.entries if each.done and each.uid in earlier]
    known = {each.uid for each in found.entries}
    others = sorted(((uid, old) for uid, old in earlier.items() if uid not in known), key=_by_day)
    kept = [each for each in others if not found.is_withdrawn(each[0])]
    cancelled = [_cancelled(each, earlier[each.uid], found.on) for each in done]
    cancelled += [_gone(uid, old, found.on) for uid, old in others if found.is_withdrawn(uid)]
    before = previous or {}
    events = (_published(each, before.get(each.uid), found.on) for each in published)
    _write(file, "PUBLISH", chain(events, (_kept(uid, old, found) for uid, old in kept)))
    _write(file, "CANCEL", iter(cancelled))
    return CalendarCounts(len(published), len(cancelled), tuple(old.day for _, old in kept))


def _by_day(each: tuple[str, EarlierEvent]) -> tuple[date, str]:
    uid, old = each
    return old.day or date.min, uid


def _write(file: BinaryIO, method: str, events: Iterator[Any]) -> None:
    """Write a calendar an event at a time; nothing if there is no event."""
    first = next(events, None)
    if first is None:
        return
    calendar = CalendarObject()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    calendar.add("X-WR-CALNAME", CALENDAR_NAME)
    begin, end, after = calendar.to_ical().partition(b"END:VCALENDAR")
    file.write(begin)
    file.writelines(event.to_ical() for event in chain((first,), events))
    file.write(end + after)


def _published(entry: CalendarEntry, old: EarlierEvent | None, on: date) -> Any:  # noqa: ANN401  a component
    event = _event(entry.uid, entry.day, entry.summary, on)
    _complete(event, "TENTATIVE" if entry.provisional else "CONFIRMED", entry.alarm)
    _add_sequence(event, entry.day, old, on, cancelled=False)
    return event


def _kept(uid: str, old: EarlierEvent, found: CalendarEntries) -> Any:  # noqa: ANN401  a component of icalendar
    """Return an entry of the earlier file as it was, as far as it has what an entry can have."""
    summary, status, trigger = old.content
    labelled = found.case_numbers and _SUMMARY.fullmatch(summary) is not None
    event = _event(uid, old.day, summary if labelled else NEUTRAL.zh, found.on)
    moment = _TRIGGER.fullmatch(trigger)
    alarm = None
    if moment is not None:
        with suppress(ValueError):
            alarm = date(*map(int, moment.groups()))
    _complete(event, status if status in {"TENTATIVE", "CONFIRMED"} else "TENTATIVE", alarm)
    _add_sequence(event, old.day, old, found.on, cancelled=False)
    return event


def _complete(event: Any, status: str, alarm_on: date | None) -> None:  # noqa: ANN401  a component of icalendar
    event.add("DESCRIPTION", _DESCRIPTION)
    event.add("CATEGORIES", [CALENDAR_NAME])
    event.add("STATUS", status)
    if alarm_on is not None:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", NEUTRAL.zh)
        moment = datetime.combine(alarm_on, _ALARM_HOUR).astimezone(UTC)
        alarm.add("TRIGGER", moment, parameters={"VALUE": "DATE-TIME"})
        event.add_component(alarm)


def _cancelled(entry: CalendarEntry, old: EarlierEvent, on: date) -> Any:  # noqa: ANN401  a component
    return _cancellation(entry.uid, entry.day, entry.summary, old, on)


def _gone(uid: str, old: EarlierEvent, on: date) -> Any:  # noqa: ANN401  a component
    return _cancellation(uid, old.day, NEUTRAL.zh, old, on)


def _cancellation(uid: str, day: date | None, summary: str, old: EarlierEvent | None, on: date) -> Any:  # noqa: ANN401
    event = _event(uid, day, summary, on)
    event.add("STATUS", "CANCELLED")
    _add_sequence(event, day, old, on, cancelled=True)
    return event


def _event(uid: str, day: date | None, summary: str, on: date) -> Any:  # noqa: ANN401  a component of icalendar
    event = Event()
    event.add("UID", uid)
    event.add("DTSTAMP", datetime(on.year, on.month, on.day, tzinfo=UTC))
    if day is not None:
        event.add("DTSTART", day)
        event.add("DTEND", day + timedelta(1))
    event.add("SUMMARY", summary)
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")
    return event


def _add_sequence(event: Any, day: date | None, old: EarlierEvent | None, on: date, *, cancelled: bool) -> None:  # noqa: ANN401
    """Add SEQUENCE: that of the earlier entry if nothing has changed, else one that is greater."""
    number = max((on - _FIRST_DAY).days, 0)
    if old is not None:
        same = old.day == day and old.cancelled == cancelled and old.content == _content(event)
        number = old.sequence if same else max(old.sequence + 1, number)
    event.add("SEQUENCE", number)
