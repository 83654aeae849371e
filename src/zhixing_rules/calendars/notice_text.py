"""Reader for the text of a State Council notice on holidays, as it is published and pasted.

    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。

The text is cut into items at the names of the festivals, and the items into sentences; what precedes the first item and
what follows the last (节假日期间，…) is not read. In a sentence, days and ranges of days are followed by words: 放假,
放假调休, 补休, 上班, and in the notices until 2012 放假公休, 为法定节假日, 为公休日, 照常公休, 公休日调至. A sentence
that names a day and has other words is refused, not guessed at; but 鼓励… gives no day off and is passed over.

Everything that the text says twice is compared: the day of the week with the date, 共N天 with the days off, 与周末连休
and 公休日 with the week, 法定节假日 with the 放假办法, and at last the whole with the balance of a notice. Full-width
characters, blanks and line breaks do not matter.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unicodedata import category, normalize

from zhixing_rules.calendars.day_explanation import WEEKDAYS
from zhixing_rules.calendars.mark import WEEKEND, english
from zhixing_rules.calendars.notice import read_notice
from zhixing_rules.calendars.notice_balance import festivals_named
from zhixing_rules.calendars.statutory_days import STATUTORY_YEARS, statutory_days, statutory_names
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["MAX_CHARACTERS", "notice_from_text"]

MAX_CHARACTERS: Final = 100_000
"""Maximum number of characters of a text: that of a long web page."""
_MAX_ITEMS: Final = 50

_LONGEST_RANGE: Final = 31
_LONGEST_WORDS: Final = 60
"""Maximum number of characters between two days of a sentence; longer words are not tried."""
_MAX_DAYS: Final = 1_000
"""Maximum number of days and ends of ranges in a text; a notice names about fifty."""

_FESTIVAL: Final = (
    r"(?:元旦|春节|清明节?|(?:“五一”|五一)?(?:国际)?劳动节|“五一”|五一|端午节?|中秋节?|“十一”|十一|国庆节?)"
)
_HEADING: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?P<numbered>[^:。,;、]{1,40}(?:、[^:。,;、]{1,40}){0,3}):"
    rf"|(?P<plain>{_FESTIVAL}(?:[、和]{_FESTIVAL}){{0,3}}):"
)
_END: Final = re.compile("节假日期间|国务院办公厅|鼓励单位和个人|各地区|特此通知")
_DAY: Final = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]{0,60})\))?", re.ASCII)
_WEEKDAY: Final = re.compile("(?:星期|周|礼拜)([一二三四五六日天])")
_WEEKDAY_SIGNS: Final = "一二三四五六日天"
_YEAR: Final = re.compile(r"关于(\d{4})年部分节假日安排|现将(\d{4})年元旦", re.ASCII)
_NUMBER: Final = re.compile(r"(国办发明电|国发明电|国办发|国发)[〔\[【(](\d{4})[〕\]】)](\d{1,4})号", re.ASCII)
_ISSUED: Final = re.compile(r"国务院办公厅(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_DASHES: Final = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x301C, 0x7E), "-")

_RANGE: Final = re.compile("至|到|-{1,2}")
_LIST: Final = re.compile("[、和及与]")
_WORDS: Final = {
    "off": re.compile(
        r"(?:放假调休|调休放假|放假公休|放假|补休|调休)(?:,?(?:共|连休)?(?P<count>\d{1,3})天)?(?:,不调休)?(?P<weekend>,与周末连休)?",
        re.ASCII,
    ),
    "worked": re.compile("(?:正常|照常)?上班"),
    "statutory": re.compile(f"为(?:{_FESTIVAL})?法定节?假日"),
    "weekend": re.compile("为公休日|照常公休"),
    "moved": re.compile(f"(?:[一二两三四]个)?公休日(?P<festival>及{_FESTIVAL})?(?:分别)?调至"),
    "target": re.compile(""),
}
"""The words that may follow days, by what they say of them. Days without words are those that 调至 leads to."""
_FILLER: Final = r"[,:.]*(?:其中|将|和|及)?[,:.]*"
_WORDS_AND_FILLER: Final = re.compile(rf"(.*?){_FILLER}")


class _Group(NamedTuple):
    """Days that a sentence names together, in order, and what it says of them."""

    days: tuple[date, ...]
    says: str
    members: dict[str, str | None]


def notice_from_text(text: str, *, year: int | None = None, granted: Collection[date] = ()) -> dict[str, Any]:
    """Read the text of a State Council notice.

    Args:
        text: the text: the whole notice, or its items alone.
        year: the year of the notice; read from its title or its first sentence unless given.
        granted: those of its days off that are beyond the balance, because another notice granted them.

    Returns:
        The notice as JSON for `Calendar.with_notice`, its days in ascending order, with their statutory flags. Without
        a number in the text, ``papers`` has the title of the notice.

    Raises:
        RecordError: the text cannot be understood, contradicts itself or the calendar, or is not a whole notice. Lists
            every problem by item and sentence, without words of the text.

    >>> notice_from_text("一、元旦：1月1日（周五）放假1天。", year=2026)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    zhixing_rules.errors.RecordError: 7 处问题 · 7 problems
      /1/1: 元旦第1句：第1个日期应为星期四 · New Year's Day, sentence 1: day 1 should be a Thursday
    ...
    """
    if len(text) > MAX_CHARACTERS:
        zh, en = f"超过 {MAX_CHARACTERS} 个字符", f"more than {MAX_CHARACTERS} characters"
        raise RecordError([Problem("", "too_large", zh, en)])
    return _Reader(_normalised(text), year, frozenset(granted)).read()


def _normalised(text: str) -> str:
    """Return the text with plain digits, punctuation and dashes, and without blanks and invisible characters."""
    # One by one: NFKC sorts a run of combining marks, in time that grows with the square of its length.
    plain = "".join(normalize("NFKC", sign) for sign in text).translate(_DASHES)
    return "".join(sign for sign in plain if not sign.isspace() and category(sign)[0] != "C")


def _name(heading: re.Match[str]) -> str:
    return str(heading["numbered"] or heading["plain"])


class _Reader:
    """Reads one notice and collects its problems."""

    def __init__(self, text: str, year: int | None, granted: frozenset[date]) -> None:
        self.text = text
        self.granted = granted
        self.given = year
        self.year = 0
        self.statutory: set[date] = set()
        self.off: dict[date, str] = {}
        self.worked: dict[date, str] = {}
        self.problems: list[Problem] = []
        self.previous: date | None = None
        self.name = ""
        self.place = ("", "", "")

    def read(self) -> dict[str, Any]:
        self.year = self.find_year()
        self.statutory = {each.day for each in statutory_days(self.year)}
        headings = list(_HEADING.finditer(self.text))
        if not headings:
            zh, en = "没有读到“元旦：”这样的节日名称及其安排", "found no item such as 元旦： with its days"
            raise RecordError([Problem("", "no_items", zh, en)])
        if len(headings) > _MAX_ITEMS or len(_DAY.findall(self.text)) > _MAX_DAYS:
            zh, en = f"多于 {_MAX_ITEMS} 项或 {_MAX_DAYS} 个日期", f"more than {_MAX_ITEMS} items or {_MAX_DAYS} days"
            raise RecordError([Problem("", "too_many", zh, en)])
        ends = [*(heading.start() for heading in headings[1:]), len(self.text)]
        for number, (heading, end) in enumerate(zip(headings, ends, strict=True), start=1):
            self.item(number, _name(heading), self.text[heading.end() : end])
        self.check_items([festivals_named(_name(heading)) for heading in headings])
        if not self.granted <= self.off.keys():
            zh, en = "另有通知多放的日子（--granted）须列为放假", "a granted day (--granted) must be listed as off"
            self.problems.append(Problem("", "granted_not_off", zh, en))
        if not self.granted.isdisjoint(statutory_names()):
            zh = "法定节假日依法放假，不能作为另有通知多放的日子（--granted）"
            en = "a statutory holiday is off by law and cannot be a granted day (--granted)"
            self.problems.append(Problem("", "granted_statutory", zh, en))
        notice = self.notice()
        try:
            read_notice(notice, years=range(self.year - 1, self.year + 1))
        except RecordError as error:  # what does not balance may follow from what is wrong already
            self.problems += (each for each in error.problems if not self.problems or each.code == "incomplete")
        if self.problems:
            raise RecordError(self.problems)
        return notice

    def find_year(self) -> int:
        stated = _YEAR.findall(self.text)
        titles, openings = [int(each) for each, _ in stated if each], {int(each) for _, each in stated if each}
        found = openings or set(titles[:1])  # a title may also be that of a notice which the page refers to
        if self.given is not None:
            found = {self.given} if self.given in (openings or titles or [self.given]) else {*found, self.given}
        if not found:
            zh, en = "没有写明年份；请另行给出（--year）", "the year is not stated: give it (--year)"
            raise RecordError([Problem("", "no_year", zh, en)])
        if len(found) > 1 or (titles and not found.issubset(titles)):
            zh = "标题、正文和另行给出的年份须相同，且只能有一份通知"
            en = "the title, the text and the year that is given must be the same, and of one notice"
            raise RecordError([Problem("", "two_years", zh, en)])
        (year,) = found
        if year not in STATUTORY_YEARS:
            first, last = STATUTORY_YEARS[0], STATUTORY_YEARS[-1]
            zh, en = f"年份须在{first}年至{last}年", f"the year must be from {first} to {last}"
            raise RecordError([Problem("", "year_beyond", zh, en)])
        return year

    def notice(self) -> dict[str, Any]:
        """Return the notice as JSON, as far as it was understood."""
        named = {**self.worked, **self.off}
        number = self.number()
        title = f"国务院办公厅关于{self.year}年部分节假日安排的通知"
        return {
            "year": self.year,
            **({"issued": str(issued)} if (issued := self.issued()) else {}),
            "papers": [number or title],
            "days": [
                {
                    "date": str(day),
                    "name": named[day],
                    "isOffDay": day in self.off,
                    "statutory": day in self.statutory and day in self.off,
                    **({"granted": True} if day in self.granted else {}),
                }
                for day in sorted(named)
            ],
        }

    def number(self) -> str | None:
        """Return the number of the notice; None if none is of the year or the year before, in which it is issued."""
        stated = _NUMBER.findall(self.text)
        numbers = {f"{kind}〔{year}〕{number}号" for kind, year, number in stated if self.year - int(year) in {0, 1}}
        if len(numbers) > 1:
            zh, en = "有两个文号；请只留一份通知的正文和文号", "two document numbers: keep those of one notice only"
            self.problems.append(Problem("", "two_numbers", zh, en))
        return min(numbers, default=None)

    def issued(self) -> date | None:
        """Return the day of issue below the name of the office, or None if the text has none."""
        days = [tuple(map(int, each)) for each in _ISSUED.findall(self.text)]
        try:
            return date(*days[-1]) if days else None
        except ValueError:
            return None

    # ------------------------------------------------------------------------------------------------- sentences

    def item(self, number: int, name: str, body: str) -> None:
        """Read the item of a festival."""
        self.name, self.previous = name, None
        festivals = festivals_named(name)
        label = "、".join(festivals) or f"第{number}项", " and ".join(map(english, festivals)) or f"item {number}"
        off, worked, moved = set[date](), set[date](), list[tuple[_Group, _Group]]()
        for index, sentence in enumerate(re.split("[。;]", body), start=1):
            if _END.match(sentence):
                break
            self.place = f"/{number}/{index}", f"{label[0]}第{index}句", f"{label[1]}, sentence {index}"
            if sentence.startswith("鼓励") or not _DAY.search(sentence):
                continue
            groups = list(self.groups(sentence))
            for before, group, after in zip([None, *groups], groups, [*groups[1:], None], strict=False):
                self.check(before, group, after)
                off.update(group.days if group.says == "off" else ())
                worked.update(group.days if group.says == "worked" else ())
                if group.says == "moved" and after:
                    moved.append((group, after))
        self.place = f"/{number}", label[0], label[1]
        for days, targets in moved:
            worked.update(set(days.days) - off)
            if not off.issuperset(targets.days):
                self.report("moved_to", "公休日须调至放假的日期", "a day of rest can only be moved to a day off")
        if not off:
            self.report("no_day_off", "没有读到放假的日期", "found no day off")
        if (off | self.off.keys()) & worked or off & self.worked.keys():
            self.report("off_and_worked", "同一日期既放假又上班", "a day is both off and worked")
        self.off |= {day: name for day in sorted(off) if day not in self.off}
        self.worked |= {day: name for day in sorted(worked) if day not in self.worked}

    def check_items(self, items: list[tuple[str, ...]]) -> None:
        """Report an item of a festival that has one already: of two notices, or of a notice and of what changed it."""
        for number, festivals in enumerate(items, start=1):
            named = {name for each in items[: number - 1] for name in each}
            for name in filter(named.__contains__, festivals):
                self.place = f"/{number}", name, english(name)
                zh, en = "已有一项；请只留一份现行的通知", "has an item already: keep the one notice in force"
                self.report("two_items", zh, en)

    def report(self, code: str, zh: str, en: str) -> None:
        pointer, place_zh, place_en = self.place
        self.problems.append(Problem(pointer, code, f"{place_zh}：{zh}", f"{place_en}: {en}"))

    def groups(self, sentence: str) -> Iterator[_Group]:
        """Yield the groups of days of a sentence; report what cannot be understood."""
        matches = list(_DAY.finditer(sentence))
        before = sentence[: matches[0].start()]
        if len(before) > _LONGEST_WORDS or not re.fullmatch(_FILLER, before):
            self.report("not_understood", "第1个日期之前的文字不能识别", "the words before day 1 are not understood")
        days: list[date] = []
        complete, in_range = True, False
        for index, match in enumerate(matches, start=1):
            day = self.day(match, index)
            if day is None:
                complete = False
            elif in_range and days:
                days += self.between(days[-1], day, index)
            else:
                days.append(day)
            end = matches[index].start() if index < len(matches) else len(sentence)
            words = sentence[match.end() : end]
            in_range = index < len(matches) and _RANGE.fullmatch(words) is not None
            if in_range or (index < len(matches) and _LIST.fullmatch(words)):
                continue
            group = self.group(words, tuple(days), index)
            if group is not None and complete:
                yield group
            days, complete = [], True

    def group(self, words: str, days: tuple[date, ...], index: int) -> _Group | None:
        match = _WORDS_AND_FILLER.fullmatch(words) if len(words) <= _LONGEST_WORDS else None
        said = match[1] if match else "…"
        for says, pattern in _WORDS.items():
            if found := pattern.fullmatch(said):
                return _Group(days, says, found.groupdict())
        zh, en = f"第{index}个日期之后的文字不能识别", f"the words after day {index} are not understood"
        self.report("not_understood", zh, en)
        return None

    def day(self, match: re.Match[str], index: int) -> date | None:
        """Return a day, with the year and the month of the day before where it has none."""
        year, month, number, note = match.groups()
        try:
            if month:
                before = self.year - (month == "12" and festivals_named(self.name) == ("元旦",))
                day = date(int(year or before), int(month), int(number))
            elif self.previous and not year:
                day = self.previous.replace(day=int(number))
            else:
                raise ValueError  # noqa: TRY301  as a day that does not exist
        except ValueError:
            self.report("not_a_date", f"第{index}个日期不存在或缺月份", f"day {index} does not exist or has no month")
            return None
        self.previous = day
        if abs(day.year - self.year) > 1:
            self.report("wrong_year", f"第{index}个日期的年份不符", f"day {index} is in another year")
            return None
        if any(min(_WEEKDAY_SIGNS.index(sign), 6) != day.weekday() for sign in _WEEKDAY.findall(note or "")):
            name = WEEKDAYS[day.weekday()]
            self.report("wrong_weekday", f"第{index}个日期应为{name.zh}", f"day {index} should be a {name.en}")
        return day

    def between(self, first: date, last: date, index: int) -> list[date]:
        """Return the days of a range without its first day."""
        length = (last - first).days
        if not 0 < length <= _LONGEST_RANGE:
            zh = f"第{index}个日期须晚于第{index - 1}个，且至多{_LONGEST_RANGE}日"
            en = f"day {index} must be after day {index - 1}, by at most {_LONGEST_RANGE} days"
            self.report("not_a_range", zh, en)
            return []
        return [first + timedelta(days=offset) for offset in range(1, length + 1)]

    def check(self, before: _Group | None, group: _Group, after: _Group | None) -> None:
        """Report what a sentence says of days and what is not so."""
        resting = all(day.weekday() >= WEEKEND for day in group.days)
        if group.says == "off":
            self.check_break(group)
        elif group.says in {"worked", "weekend"} and not resting:
            zh, en = (
                "上班日、公休日须为星期六或星期日",
                "make-up working days and days of rest must be Saturdays or Sundays",
            )
            self.report("not_a_weekend", zh, en)
        elif group.says == "statutory" and not self.statutory.issuperset(group.days):
            zh, en = "法定节假日与《放假办法》不符", "not the statutory holidays of 放假办法 art. 2"
            self.report("not_statutory", zh, en)
        elif group.says == "moved":
            number = len(group.days) + bool(group.members["festival"])
            if not resting or after is None or after.says != "target" or len(after.days) != number:
                zh = "公休日须为星期六或星期日，并与调至的日期数目相同"
                en = "moved days of rest must be Saturdays or Sundays, one for each day that they are moved to"
                self.report("not_moved", zh, en)
        elif group.says == "target" and (before is None or before.says != "moved"):
            self.report("not_understood", "有日期没有写明放假还是上班", "a day is named without being off or worked")

    def check_break(self, group: _Group) -> None:
        """Report a number of days that is another, and a break that does not join a weekend as it says."""
        count = group.members["count"]
        if count and int(count) != len(group.days):
            zh, en = f"天数不符，所列日期为{len(group.days)}天", f"the number of days is {len(group.days)}"
            self.report("wrong_count", zh, en)
        around = group.days[0] - timedelta(days=1), group.days[-1] + timedelta(days=1)
        if group.members["weekend"] and all(day.weekday() < WEEKEND for day in around):
            self.report("no_weekend", "日期不与周末相连", "the days are not next to a weekend")
