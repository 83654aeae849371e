"""The State Council notices of 2024 to 2026, typed from the notices, not read from the package."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from zhixing_rules.calendars import PRC, DayKind, prc
from zhixing_rules.calendars.data_package import PackageData, read_package_data
from zhixing_rules.calendars.statutory_days import statutory_days
from zhixing_rules.errors import CalendarError

if TYPE_CHECKING:
    from collections.abc import Callable

NOTICES = {
    2024: (
        "国办发明电〔2023〕7号",
        "https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm",
        "0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007",
        "0204 0218 0407 0428 0511 0914 0929 1012",
        "0101 0210-0212 0404 0501 0610 0917 1001-1003",
        11,
    ),
    2025: (
        "国办发明电〔2024〕12号",
        "https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm",
        "0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008",
        "0126 0208 0427 0928 1011",
        "0101 0128-0131 0404 0501-0502 0531 1001-1003 1006",
        13,
    ),
    2026: (
        "国办发明电〔2025〕7号",
        "https://politics.gmw.cn/2025-11/04/content_38391083.htm",
        "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
        "0104 0214 0228 0509 0920 1010",
        "0101 0216-0219 0405 0501-0502 0619 0925 1001-1003",
        13,
    ),
}


def parse_days(year: int, days: str) -> set[date]:
    """Return the days of a text such as ``0101 0210-0217``."""
    result: set[date] = set()
    for part in days.split():
        start, _, end = part.partition("-")
        first, last = (date(year, int(text[:2]), int(text[2:])) for text in (start, end or start))
        result |= {first + timedelta(days=offset) for offset in range((last - first).days + 1)}
    return result


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=offset) for offset in range((date(year, 12, 31) - first).days + 1)]


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_of_the_year_follows_its_notice(year: int, works: Callable[[date], bool]) -> None:
    notice, url, off, worked, _, _ = NOTICES[year]
    days_off, make_up = parse_days(year, off), parse_days(year, worked)
    for day in days_of(year):
        account = PRC.why(day)
        if day in days_off:
            kind = DayKind.HOLIDAY
        elif day in make_up:
            kind = DayKind.MAKE_UP
        else:
            kind = DayKind.WEEKEND if day.weekday() > 4 else DayKind.WEEKDAY
        assert account.kind is kind
        assert (account.notice, account.notice_url) == ((notice, url) if day in days_off | make_up else (None, None))
        assert works(day) is (kind in {DayKind.WEEKDAY, DayKind.MAKE_UP})


@pytest.mark.parametrize("year", NOTICES)
def test_reloading_the_packaged_notice_changes_nothing(year: int) -> None:
    notice, url, off, worked, statutory, _ = NOTICES[year]
    names = {mark.day: mark.name_zh for mark in PRC.marks}
    days = [
        {
            "date": day.isoformat(),
            "name": names[day],
            "isOffDay": day in parse_days(year, off),
            "statutory": day in parse_days(year, statutory),
        }
        for day in sorted(parse_days(year, off) | parse_days(year, worked))
    ]
    assert PRC.with_notice({"year": year, "papers": [notice, url], "days": days}) == PRC


@pytest.mark.parametrize("year", NOTICES)
def test_exactly_the_statutory_days_roll(year: int) -> None:
    statutory = parse_days(year, NOTICES[year][4])
    assert len(statutory) == NOTICES[year][5]
    for day in days_of(year):
        end = day
        while end in statutory:
            end += timedelta(days=1)
        assert PRC.roll_statutory(day.toordinal()) == (end.toordinal(), end.toordinal())


def test_the_missing_make_up_day_of_2005_is_added() -> None:
    account = PRC.why(date(2005, 12, 31))
    assert (account.kind, account.working, account.notice) == (DayKind.MAKE_UP, True, "国办发明电〔2005〕35号")
    assert account.reason_zh == "调休上班：元旦（国办发明电〔2005〕35号）"


DATA = read_package_data()


def test_chinese_calendar_decides_if_the_sources_differ() -> None:
    changed, dropped = date(2026, 10, 10), date(2026, 10, 7)
    off = {day: name for day, name in DATA.off.items() if day != dropped} | {changed: "国庆节"}
    worked = {day: name for day, name in DATA.worked.items() if day != changed}
    marks = {mark.day: mark for mark in prc._calendar(DATA._replace(off=off, worked=worked)).marks}
    assert dropped not in marks
    assert (marks[changed].is_off, marks[changed].notice) == (True, None)


def data_through(year: int) -> PackageData:
    off, worked = ({day: name for day, name in days.items() if day.year <= year} for days in DATA[:2])
    return PackageData(off, worked, f"chinesecalendar-1.{year % 100 - 15}.0")


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_packaged_notices_fill_the_years_that_an_older_package_lacks(year: int) -> None:
    filled = prc._calendar(data_through(year))
    assert filled.version.partition("+")[2] == PRC.version.partition("+")[2]
    assert filled.source != PRC.source
    assert (filled.first, filled.final_through) == (PRC.first, PRC.final_through)


def test_a_package_that_leaves_a_gap_before_the_packaged_notices_is_an_error() -> None:
    with pytest.raises(CalendarError, match=r"chinese-calendar>=1\.11"):
        prc._calendar(data_through(2022))


def data_with(*days: date) -> PackageData:
    return DATA._replace(off=DATA.off | dict.fromkeys(days, "元旦"), worked=DATA.worked | {date(2027, 1, 3): "元旦"})


def test_a_year_of_which_the_package_has_single_days_is_not_covered() -> None:
    """A stray day, or a draft, would make every other day of the year final."""
    calendar = prc._calendar(data_with(date(2027, 1, 1)))
    assert (calendar.last_year, calendar.final_through) == (2026, date(2026, 12, 28))
    assert calendar == PRC
    festivals = [each.day for each in statutory_days(2027)]
    assert prc._calendar(data_with(*festivals)).last_year == 2027
    assert prc._calendar(data_with(*festivals[1:])) == PRC


def test_a_package_that_lacks_a_day_of_an_earlier_year_is_an_error() -> None:
    off = {day: name for day, name in DATA.off.items() if day != date(2012, 1, 23)}
    with pytest.raises(CalendarError):
        prc._calendar(DATA._replace(off=off))
    with pytest.raises(CalendarError):
        prc._calendar(DATA._replace(off={date(2026, 1, 1): "元旦"}))
