"""Days, calendars and problems as text."""

from __future__ import annotations

from datetime import date

import pytest

from support.notices import notice_for
from zhixing_rules import PRC, CalendarNotPublished, Problem, RecordError
from zhixing_rules._dates import chinese_date
from zhixing_rules.render import text


def test_a_shift_lists_the_days_skipped_and_counted() -> None:
    start = date(2025, 1, 24)
    written = text.shift(PRC, start, 2, PRC.add(start, 2))
    assert written.splitlines()[:3] == [
        "2025年1月24日之后第2个工作日：2025年1月27日（星期一）",
        "  计入  2025年1月26日（星期日）  调休上班：春节（国办发明电〔2024〕12号）",
        "  另不计周末 1 日",
    ]
    everything = text.shift(PRC, start, 2, PRC.add(start, 2), everything=True)
    assert "  不计  2025年1月25日（星期六）  星期六\n" in everything


def test_a_negative_shift_counts_backward() -> None:
    start = date(2025, 2, 4)
    assert text.shift(PRC, start, -3, PRC.back(start, 3)).startswith("2025年2月4日之前第3个工作日：2025年1月24日")
    assert text.shift(PRC, start, -3, PRC.back(start, 3), language="en").startswith(
        "3 working days before 2025-02-04: 2025-01-24 (Friday)"
    )


def test_consecutive_days_with_one_reason_are_one_line() -> None:
    written = text.count(PRC, date(2025, 1, 12), date(2025, 2, 20), everything=True)
    assert "  不计  2025年1月28日至2025年2月4日（8日）  春节放假（国办发明电〔2024〕12号）\n" in written
    assert "  不计  2025年1月18日至2025年1月19日（2日）  周末\n" in written
    assert "  计入  2025年2月8日（星期六）  调休上班：春节（国办发明电〔2024〕12号）\n" in written


def test_a_long_count_is_shortened_unless_everything_is_wanted() -> None:
    span = (date(2022, 1, 1), date(2025, 12, 31))
    assert "……另有" in text.count(PRC, *span)
    assert "... and" in text.count(PRC, *span, language="en")
    assert "……另有" not in text.count(PRC, *span, everything=True)


def test_a_count_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(CalendarNotPublished):
        text.count(PRC, date(2026, 12, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("day", "first_line"),
    [
        (date(2024, 10, 12), "2024年10月12日（星期六）  工作日\n"),
        (date(2024, 10, 7), "2024年10月7日（星期一）  非工作日\n"),
        (date(2027, 1, 4), "2027年1月4日（星期一）  尚不能确定\n"),
    ],
)
def test_a_day_is_explained(day: date, first_line: str) -> None:
    written = text.day(PRC.why(day))
    assert written.startswith(first_line)
    assert "  理由    " in written


def test_bounds_of_a_day_are_marked_as_provisional() -> None:
    written = text.provisional(PRC.interval(date(2027, 1, 4), -3))
    assert written.startswith("暂定，并非结论：\n")
    assert "稳妥    2026年12月24日，不会过晚" in written


def test_a_calendar_shows_its_final_range_and_notices() -> None:
    written = text.calendar(PRC)
    assert PRC.version in written
    assert f"确定    2004年1月1日至{chinese_date(PRC.final_through)}\n" in written
    assert "  2025  国办发明电〔2024〕12号\n" in written
    assert "  2004—2023  数据出自日历库" in written


def test_a_calendar_with_every_notice_has_no_line_for_years_without() -> None:
    both = PRC.through(2005).with_notice(notice_for(2004)).with_notice(notice_for(2005))
    assert "数据出自日历库" not in text.calendar(both)


def test_problems_are_listed_with_their_place() -> None:
    error = RecordError([Problem("/a", "x", "甲", "a"), Problem("", "y", "乙", "b")])
    assert text.problems(error) == "输入有 2 处问题\n  （整个输入）  乙\n  /a  甲\n"
    assert text.problems(error, source="notice").startswith("放假通知有 2 处问题")
    assert text.problems(error, language="en") == "2 problems in the input\n  (the whole input)  b\n  /a  a\n"


def test_one_problem_of_the_whole_input_is_one_line() -> None:
    error = RecordError([Problem("", "y", "乙", "b")])
    assert text.problems(error) == "乙\n"
    assert text.problems(error, source="notice") == "放假通知：乙\n"
