"""A State Council holiday notice read from JSON, strictly, with every problem told at once.

    {"year": 2026, "papers": ["国办发明电〔2025〕7号", "https://…"],
     "days": [{"date": "2026-01-01", "name": "元旦", "isOffDay": true, "statutory": true}, …]}

``is_off_day`` is taken for ``isOffDay``; ``statutory`` says whether 放假办法 art. 2 names the day and may be
left out. A paper that starts with ``http`` is where the notice can be read, any other its number. ``issued``,
``confidence`` and keys that start with ``$`` are allowed and not used. A notice without days is refused:
public data files of years not yet announced are empty, and an empty year is not a year without holidays.

A notice is never larger than `LARGEST` bytes or longer than `MOST_DAYS` days, and its texts can steer no terminal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules._text_safety import has_control_characters
from zhixing_rules.calendars.mark import WEEKEND, Mark
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LARGEST", "MOST_DAYS", "Notice", "read_notice"]

LARGEST: Final = 1024 * 1024
"""The most bytes, or characters of text, that are read as one notice."""
MOST_DAYS: Final = 500
"""The most days, and the most papers, of one notice: more than a year has with the months on either side."""

_TOP_KEYS = frozenset({"year", "papers", "days", "issued", "confidence"})
_DAY_KEYS = frozenset({"date", "name", "isOffDay", "is_off_day", "statutory"})
_DECEMBER = 12
_SHOWN_KEY: Final = re.compile(r"[A-Za-z_]{1,40}")

_TEXTS: dict[str, tuple[str, str]] = {
    "not_json": ("需要 JSON 文本（UTF-8）", "expected JSON text in UTF-8"),
    "too_large": (f"超过 {LARGEST} 字节", f"exceeds {LARGEST} bytes"),
    "too_many": (f"至多 {MOST_DAYS} 项", f"give {MOST_DAYS} at most"),
    "not_object": ("需要 JSON 对象", "expected a JSON object"),
    "unknown_key": ("没有这个字段；请检查拼写", "no such field: check the spelling"),
    "not_a_year": ("需要整数年份", "expected the year as an integer"),
    "year_gap": (
        "年份须已覆盖，或紧接其后；请先载入中间年份的通知",
        "the year must be covered already or come next: load the notices of the years between first",
    ),
    "not_papers": (
        "需要通知文号或网址的非空列表，每项为非空文本，不含控制字符",
        "expected a list, not empty, of notice numbers or addresses, each a text not empty and without controls",
    ),
    "not_days": ("需要非空的日期列表", "expected a list of days that is not empty"),
    "not_a_date": ("需要 YYYY-MM-DD 格式的真实日期", "expected a real date written YYYY-MM-DD"),
    "duplicate_date": ("同一日期只能出现一次", "a date may appear only once"),
    "wrong_year": (
        "日期须在通知年份内，或为上年十二月、次年一月",
        "the date must lie in the notice's year, the December before or the January after",
    ),
    "not_covered": ("日期早于本日历的第一日", "the date lies before the first day of this calendar"),
    "not_a_name": (
        "需要节日名称（非空文本，不含控制字符）",
        "expected the name of the holiday, a text not empty and without controls",
    ),
    "not_boolean": ("需要 true 或 false", "expected true or false"),
    "two_spellings": ("isOffDay 与 is_off_day 只能用一个", "give isOffDay or is_off_day, not both"),
    "already_working": ("该日本来就是工作日，不能标为调休上班", "the day is a working weekday already"),
    "incomplete": (
        "缺元旦、5月1日或10月1日至3日：通知似不完整，请补全",
        "lacks 1 January, 1 May or 1 to 3 October: part of the notice seems lost",
    ),
    "duplicate_key": ("同一对象中有重复的键；请只留一个", "a key stands twice in one object: keep one"),
    "statutory_work": ("法定节假日不能同时标为上班", "a statutory holiday cannot be a day worked"),
}


_FIXED: Final = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
"""放假办法 art 2: the statutory holidays that fall on the same days every year, in the versions of 2013 and 2024."""


class Notice(NamedTuple):
    """One notice: the year it is for, and the days it speaks of, in the order given."""

    year: int
    marks: tuple[Mark, ...]


def read_notice(data: object, *, years: range, is_working: Callable[[date], bool]) -> Notice:
    """Read a notice.

    Args:
        data: JSON as text or UTF-8 bytes, or the object already parsed.
        years: the years a notice may be for.
        is_working: whether a day is worked by what is known without this notice.

    Raises:
        RecordError: with every problem found, by JSON Pointer; never a value of the input.
    """
    return _Reader(years, is_working).read(_parsed(data))


def _parsed(data: object) -> object:
    if not isinstance(data, str | bytes):
        return data
    if len(data) > LARGEST:
        raise RecordError([_problem("", "too_large")])
    twice: list[bool] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        twice.append(len(made) < len(pairs))
        return made

    code = "not_json"
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        parsed = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError):
        pass  # what was raised holds the whole input: it must not be the context of what is raised below
    else:
        if not any(twice):
            return parsed
        code = "duplicate_key"
    raise RecordError([_problem("", code)])


def _problem(pointer: str, code: str) -> Problem:
    zh, en = _TEXTS[code]
    return Problem(pointer, code, zh, en)


def _is_text(value: object) -> bool:
    """Whether a value is a text that says something and can steer no terminal."""
    if not isinstance(value, str) or not value.strip():
        return False
    return not has_control_characters(value)


class _Reader:
    """Reads one notice and gathers its problems."""

    def __init__(self, years: range, is_working: Callable[[date], bool]) -> None:
        self.years = years
        self.is_working = is_working
        self.problems: list[Problem] = []

    def read(self, data: object) -> Notice:
        if not isinstance(data, Mapping):
            raise RecordError([_problem("", "not_object")])
        self.keys("", data, _TOP_KEYS)
        year = self.year(data.get("year"))
        notice, url = self.papers(data.get("papers"))
        days = data.get("days")
        if not isinstance(days, list | tuple) or not days:
            self.complain("/days", "not_days")
            days = ()
        elif len(days) > MOST_DAYS:
            self.complain("/days", "too_many")
            days = ()
        marks: dict[date, Mark] = {}
        for index, entry in enumerate(days):
            mark = self.mark(f"/days/{index}", entry, year, notice, url)
            if mark and mark.day in marks:
                self.complain(f"/days/{index}/date", "duplicate_date")
            elif mark:
                marks[mark.day] = mark
        self.whole(year, marks)
        if self.problems:
            raise RecordError(self.problems)
        return Notice(year, tuple(marks.values()))

    def whole(self, year: int, marks: Mapping[date, Mark]) -> None:
        """A new year's notice names the fixed statutory holidays; one that does not has lost a part."""
        fixed = [date(year, month, day) for month, day in _FIXED] if year == self.years[-1] else []
        if not self.problems and not all(day in marks and marks[day].is_off for day in fixed):
            self.complain("/days", "incomplete")

    def complain(self, pointer: str, code: str) -> None:
        self.problems.append(_problem(pointer, code))

    def keys(self, pointer: str, data: Mapping[object, object], known: frozenset[str]) -> None:
        for key in data:
            if key not in known and not (isinstance(key, str) and key.startswith("$")):
                plain = isinstance(key, str) and _SHOWN_KEY.fullmatch(key) is not None
                self.complain(f"{pointer}/{key if plain else '…'}", "unknown_key")  # a key may hold a name

    def year(self, value: object) -> int:
        """Return the year, or 0 where there is none to compare the days with."""
        if type(value) is not int:
            self.complain("/year", "not_a_year")
            return 0
        if value not in self.years:
            self.complain("/year", "year_gap")
        return value

    def papers(self, value: object) -> tuple[str | None, str | None]:
        """Return the first notice number and the first address."""
        if not isinstance(value, list | tuple) or not value:
            self.complain("/papers", "not_papers")
            return None, None
        if len(value) > MOST_DAYS:
            self.complain("/papers", "too_many")
            return None, None
        papers: list[str] = []
        for index, paper in enumerate(value):
            if _is_text(paper):
                papers.append(paper)
            else:
                self.complain(f"/papers/{index}", "not_papers")
        numbers = (paper for paper in papers if not paper.startswith("http"))
        addresses = (paper for paper in papers if paper.startswith("http"))
        return next(numbers, None), next(addresses, None)

    def mark(self, pointer: str, entry: object, year: int, notice: str | None, url: str | None) -> Mark | None:
        if not isinstance(entry, Mapping):
            self.complain(pointer, "not_object")
            return None
        self.keys(pointer, entry, _DAY_KEYS)
        name = entry.get("name")
        if not _is_text(name):
            self.complain(f"{pointer}/name", "not_a_name")
        is_off = self.is_off(pointer, entry)
        statutory = entry.get("statutory")
        if not isinstance(statutory, bool | None):
            self.complain(f"{pointer}/statutory", "not_boolean")
        elif statutory and is_off is False:
            self.complain(f"{pointer}/statutory", "statutory_work")
        day = self.day(f"{pointer}/date", entry.get("date"), year)
        if day is None:
            return None
        if is_off is False and day.weekday() < WEEKEND and self.is_working(day):
            self.complain(f"{pointer}/date", "already_working")
        known = statutory if isinstance(statutory, bool) else None
        return Mark(day, str(name), is_off is True, known, notice, url)

    def is_off(self, pointer: str, entry: Mapping[object, object]) -> bool | None:
        spelling = "is_off_day" if "is_off_day" in entry else "isOffDay"
        if spelling == "is_off_day" and "isOffDay" in entry:
            self.complain(f"{pointer}/isOffDay", "two_spellings")
        value = entry.get(spelling)
        if isinstance(value, bool):
            return value
        self.complain(f"{pointer}/{spelling}", "not_boolean")
        return None

    def day(self, pointer: str, value: object, year: int) -> date | None:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:  # other ISO forms, such as 20270101, are refused
            self.complain(pointer, "not_a_date")
            return None
        near = {year: True, year - 1: day.month == _DECEMBER, year + 1: day.month == 1}
        if year and not near.get(day.year, False):
            self.complain(pointer, "wrong_year")
        elif day.year < self.years.start:
            self.complain(pointer, "not_covered")
        return day
