"""Reader for a State Council holiday notice in JSON: strict, and reports every problem in one error.

    {"year": 2026, "papers": ["国办发明电〔2025〕7号", "https://…"],
     "days": [{"date": "2026-01-01", "name": "元旦", "isOffDay": true, "statutory": true}, …]}

``is_off_day`` is accepted for ``isOffDay``. ``statutory``, which is optional, says whether the day is a statutory
holiday of 放假办法 art. 2; it must agree with :mod:`.statutory_days`. An entry of ``papers`` that starts with ``http``
is the address of the notice, any other entry its number; the key has this name, and so has the error code
``not_papers``, because public holiday data use it.
``issued``, ``confidence`` and keys that start with ``$`` are accepted and ignored. A notice without days is refused:
public data files of years not yet announced are empty, and an empty year is not a year without holidays.

A notice covers a whole year. It lists every statutory holiday of the year as off, and it balances: the number of days
off from Monday to Friday equals the number of statutory holidays plus the number of Saturdays and Sundays worked; see
:mod:`.notice_balance`. A day off beyond that, granted by another notice, has ``granted: true``, which a statutory
holiday cannot have; those of 2015 and 2020 are known. A notice may list a day that it does not change. Of the December
before, it can change only the last three days: the others are final.

A notice has at most `MAX_BYTES` bytes and `MAX_ENTRIES` days, and its texts contain no control characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, NamedTuple

from zhixing_rules._text_safety import has_control_characters
from zhixing_rules.calendars.extent import TENTATIVE_DAYS
from zhixing_rules.calendars.mark import WEEKEND, Mark, english
from zhixing_rules.calendars.notice_balance import missing_festivals, unbalanced
from zhixing_rules.calendars.statutory_days import STATUTORY_YEARS, statutory_names
from zhixing_rules.errors import Problem, RecordError

__all__ = ["MAX_BYTES", "MAX_ENTRIES", "Notice", "read_notice", "year_of"]

MAX_BYTES: Final = 1024 * 1024
"""Maximum size of a notice, in bytes or in characters of text."""
MAX_ENTRIES: Final = 500
"""Maximum number of days, and of entries of ``papers``, in a notice; more than a year and the months around it have."""

_MAX_NAME: Final = 40
_TOP_KEYS = frozenset({"year", "papers", "days", "issued", "confidence"})
_DAY_KEYS = frozenset({"date", "name", "isOffDay", "is_off_day", "statutory", "granted"})
_DECEMBER = 12
_SAFE_KEY: Final = re.compile(r"[A-Za-z_]{1,40}")

_MESSAGES: dict[str, tuple[str, str]] = {
    "not_json": ("需要 JSON 文本（UTF-8）", "expected JSON text in UTF-8"),
    "too_large": (f"超过 {MAX_BYTES} 字节", f"larger than {MAX_BYTES} bytes"),
    "too_many": (f"至多 {MAX_ENTRIES} 项", f"at most {MAX_ENTRIES} entries"),
    "not_object": ("需要 JSON 对象", "expected a JSON object"),
    "unknown_key": ("没有这个字段；请检查拼写", "unknown field: check the spelling"),
    "not_a_year": ("需要整数年份", "expected the year as an integer"),
    "year_gap": (
        "年份须已覆盖，或紧接其后；请先载入中间年份的通知",
        "the year must be covered already or be the next one: load the notices of the years between first",
    ),
    "year_beyond": (
        f"法定节假日只列有{STATUTORY_YEARS[0]}年至{STATUTORY_YEARS[-1]}年，其他年份的通知无从核对",
        f"statutory holidays are listed from {STATUTORY_YEARS[0]} to {STATUTORY_YEARS[-1]}; no other can be checked",
    ),
    "not_papers": (
        "需要通知文号或网址的非空列表，每项为非空文本，不含控制字符",
        "expected a non-empty list of notice numbers or addresses, each a non-empty text without control characters",
    ),
    "not_days": ("需要非空的日期列表", "expected a non-empty list of days"),
    "not_a_date": ("需要 YYYY-MM-DD 格式的真实日期", "expected a valid date in the form YYYY-MM-DD"),
    "duplicate_date": ("同一日期只能出现一次", "a date may appear only once"),
    "wrong_year": (
        "日期须在通知年份内，或为上年十二月、次年一月",
        "the date must be in the year of the notice, the December before or the January after",
    ),
    "final_day": (
        f"上年只有最后{TENTATIVE_DAYS}日可以调整，此前各日已确定；如系另行通知多放，请写 granted: true",
        f"only the last {TENTATIVE_DAYS} days of the year before can change; if granted elsewhere: granted: true",
    ),
    "not_covered": ("日期早于本日历的第一日", "the date is before the first day of this calendar"),
    "not_a_name": (
        "需要节日名称（非空文本，不含控制字符）",
        "expected the name of the holiday, a non-empty text without control characters",
    ),
    "not_boolean": ("需要 true 或 false", "expected true or false"),
    "two_spellings": ("isOffDay 与 is_off_day 只能用一个", "use either isOffDay or is_off_day, not both"),
    "duplicate_key": ("同一对象中有重复的键；请只留一个", "duplicate key in an object: keep one"),
    "statutory_differs": (
        "与全国年节及纪念日放假办法第二条不符；请更正，或略去 statutory",
        "differs from 全国年节及纪念日放假办法 art. 2: correct it, or leave statutory out",
    ),
    "statutory_work": ("法定节假日不能同时标为上班", "a statutory holiday cannot be a working day"),
    "granted_statutory": (
        "法定节假日依法放假，不是另行通知多放的；请删去 granted，并补列调休上班日",
        "a statutory holiday is off by law, not granted by another notice: drop granted, and list the make-up days",
    ),
    "granted_work": ("另行通知多放的日子不能同时标为上班", "a day off that was granted cannot be a working day"),
}


class Notice(NamedTuple):
    """One notice: its year, and its days in the order given."""

    year: int
    marks: tuple[Mark, ...]

    @property
    def name_zh(self) -> str:
        """Its number; without a short one, its year."""
        numbers = (mark.notice for mark in self.marks if mark.notice and len(mark.notice) <= _MAX_NAME)
        return next(numbers, f"{self.year}年通知")


def read_notice(data: object, *, years: range) -> Notice:
    """Read a notice.

    Args:
        data: JSON as text or UTF-8 bytes, or the parsed object.
        years: the years that the notice may be for.

    Returns:
        The notice.

    Raises:
        RecordError: the notice is malformed, incomplete or does not balance; lists every problem by JSON Pointer,
            without values of the input.
    """
    return _Reader(years).read(_parsed(data))


def year_of(data: object) -> int | None:
    """Return the year that a notice gives for itself; None if it gives none that a date can have."""
    try:
        parsed = _parsed(data)
    except RecordError:
        return None
    year = parsed.get("year") if isinstance(parsed, Mapping) else None
    return year if type(year) is int and MINYEAR <= year <= MAXYEAR else None


def _parsed(data: object) -> object:
    if not isinstance(data, str | bytes):
        return data
    if len(data) > MAX_BYTES:
        raise RecordError([_problem("", "too_large")])
    has_duplicates: list[bool] = []

    def to_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        has_duplicates.append(len(members) < len(pairs))
        return members

    code = "not_json"
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        parsed = json.loads(text, object_pairs_hook=to_object)
    except (ValueError, RecursionError):
        pass  # the caught error contains the input: it must not become the context of the error raised below
    else:
        if not any(has_duplicates):
            return parsed
        code = "duplicate_key"
    raise RecordError([_problem("", code)])


def _problem(pointer: str, code: str) -> Problem:
    zh, en = _MESSAGES[code]
    return Problem(pointer, code, zh, en)


def _is_text(value: object) -> bool:
    """Return whether a value is a non-blank text without control characters."""
    if not isinstance(value, str) or not value.strip():
        return False
    return not has_control_characters(value)


class _Reader:
    """Reads one notice and collects its problems."""

    def __init__(self, years: range) -> None:
        self.years = years
        self.problems: list[Problem] = []
        self.granted: set[date] = set()
        self.places: dict[date, str] = {}

    def read(self, data: object) -> Notice:
        if not isinstance(data, Mapping):
            raise RecordError([_problem("", "not_object")])
        self.keys("", data, _TOP_KEYS)
        year = self.year(data.get("year"))
        notice, url = self.papers(data.get("papers"))
        days = data.get("days")
        if not isinstance(days, list | tuple) or not days:
            self.report("/days", "not_days")
            days = ()
        elif len(days) > MAX_ENTRIES:
            self.report("/days", "too_many")
            days = ()
        marks: dict[date, Mark] = {}
        for index, entry in enumerate(days):
            mark = self.mark(f"/days/{index}", entry, year, notice, url)
            if mark and mark.day in marks:
                self.report(f"/days/{index}/date", "duplicate_date")
            elif mark:
                marks[mark.day] = mark
        if not self.problems:  # or what is missing may be what could not be read
            self.check_year(year, marks)
        if self.problems:
            raise RecordError(self.problems)
        return Notice(year, tuple(marks.values()))

    def check_year(self, year: int, marks: Mapping[date, Mark]) -> None:
        """Report the statutory holidays that are not listed as off, and days off that do not balance."""
        off = {mark.day for mark in marks.values() if mark.is_off}
        missing = missing_festivals(year, off)
        for name, days in missing.items():
            zh = f"缺{name}：{'、'.join(map(str, days))} 须列为放假"
            en = f"{english(name)} is missing: list {', '.join(map(str, days))} as off"
            self.problems.append(Problem("/days", "incomplete", zh, en))
        for mark in marks.values():
            self.check_day(year, mark)
        if not self.problems and (words := unbalanced(year, marks.values(), self.granted)):
            self.problems.append(Problem("/days", "unbalanced", *words))

    def check_day(self, year: int, mark: Mark) -> None:
        """Report what a notice cannot do to a day."""
        statutory, departs = mark.day in statutory_names(), mark.is_off is (mark.day.weekday() < WEEKEND)
        if statutory and mark.day in self.granted:  # it may offset a make-up day that is left out
            self.report(f"{self.places[mark.day]}/granted", "granted_statutory")
        if statutory and not mark.is_off and mark.day.year != year:
            self.report(self.places[mark.day], "statutory_work")
        if departs and mark.day not in self.granted and mark.day < date(year, 1, 1) - timedelta(TENTATIVE_DAYS):
            self.report(self.places[mark.day], "final_day")

    def report(self, pointer: str, code: str) -> None:
        self.problems.append(_problem(pointer, code))

    def keys(self, pointer: str, data: Mapping[object, object], allowed: frozenset[str]) -> None:
        for key in data:
            if key not in allowed and not (isinstance(key, str) and key.startswith("$")):
                safe = isinstance(key, str) and _SAFE_KEY.fullmatch(key) is not None
                self.report(f"{pointer}/{key if safe else '…'}", "unknown_key")  # the key may contain a name

    def year(self, value: object) -> int:
        """Return the year, or 0 if it is not a year."""
        if type(value) is not int:
            self.report("/year", "not_a_year")
            return 0
        if value not in self.years:
            self.report("/year", "year_gap")
        elif value not in STATUTORY_YEARS:
            self.report("/year", "year_beyond")
        return value

    def papers(self, value: object) -> tuple[str | None, str | None]:
        """Return the first notice number and the first address."""
        if not isinstance(value, list | tuple) or not value:
            self.report("/papers", "not_papers")
            return None, None
        if len(value) > MAX_ENTRIES:
            self.report("/papers", "too_many")
            return None, None
        texts: list[str] = []
        for index, text in enumerate(value):
            if _is_text(text):
                texts.append(text)
            else:
                self.report(f"/papers/{index}", "not_papers")
        numbers = (text for text in texts if not text.startswith("http"))
        addresses = (text for text in texts if text.startswith("http"))
        return next(numbers, None), next(addresses, None)

    def mark(self, pointer: str, entry: object, year: int, notice: str | None, url: str | None) -> Mark | None:
        if not isinstance(entry, Mapping):
            self.report(pointer, "not_object")
            return None
        self.keys(pointer, entry, _DAY_KEYS)
        name = entry.get("name")
        if not _is_text(name):
            self.report(f"{pointer}/name", "not_a_name")
        is_off = self.is_off(pointer, entry)
        statutory = entry.get("statutory")
        if not isinstance(statutory, bool | None):
            self.report(f"{pointer}/statutory", "not_boolean")
        elif statutory and is_off is False:
            self.report(f"{pointer}/statutory", "statutory_work")
        granted = entry.get("granted", False)
        if not isinstance(granted, bool):
            self.report(f"{pointer}/granted", "not_boolean")
        elif granted and is_off is False:
            self.report(f"{pointer}/granted", "granted_work")
        day = self.day(f"{pointer}/date", entry.get("date"), year)
        if day is None:
            return None
        self.places[day] = pointer
        if granted is True:
            self.granted.add(day)
        flag = statutory if isinstance(statutory, bool) else None
        if flag is not None and day.year in STATUTORY_YEARS and flag is not (day in statutory_names()):
            self.report(f"{pointer}/statutory", "statutory_differs")
        return Mark(day, str(name), is_off is True, flag, notice, url, None if year == day.year else year)

    def is_off(self, pointer: str, entry: Mapping[object, object]) -> bool | None:
        spelling = "is_off_day" if "is_off_day" in entry else "isOffDay"
        if spelling == "is_off_day" and "isOffDay" in entry:
            self.report(f"{pointer}/isOffDay", "two_spellings")
        value = entry.get(spelling)
        if isinstance(value, bool):
            return value
        self.report(f"{pointer}/{spelling}", "not_boolean")
        return None

    def day(self, pointer: str, value: object, year: int) -> date | None:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:  # other ISO forms, such as 20270101, are refused
            self.report(pointer, "not_a_date")
            return None
        in_range = {year: True, year - 1: day.month == _DECEMBER, year + 1: day.month == 1}
        if year and not in_range.get(day.year, False):
            self.report(pointer, "wrong_year")
        elif day.year < self.years.start:
            self.report(pointer, "not_covered")
        return day
