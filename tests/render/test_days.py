"""Days and problems in words."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules import PRC, CalendarNotPublished, Problem, RecordError
from zhixing_rules.render import text


def test_a_shift_tells_what_was_skipped_and_what_was_worked() -> None:
    start = date(2025, 1, 24)
    written = text.shift(PRC, start, 2, PRC.add(start, 2))
    assert written.splitlines()[:3] == [
        "2025-01-24 之后第 2 个工作日：2025-01-27（星期一）",
        "  计入  2025-01-26（星期日）  调休上班：春节（国办发明电〔2024〕12号）",
        "  另不计周末 1 日",
    ]
    everything = text.shift(PRC, start, 2, PRC.add(start, 2), everything=True)
    assert "  不计  2025-01-25（星期六）  星期六\n" in everything


def test_a_shift_back_is_said_as_such() -> None:
    start = date(2025, 2, 4)
    assert text.shift(PRC, start, -3, PRC.back(start, 3)).startswith("2025-02-04 之前第 3 个工作日：2025-01-24")
    assert text.shift(PRC, start, -3, PRC.back(start, 3), language="en").startswith(
        "3 working day(s) before 2025-02-04: 2025-01-24 (Friday)"
    )


def test_days_in_a_row_are_one_line_and_others_are_not() -> None:
    written = text.count(PRC, date(2025, 1, 12), date(2025, 2, 20), everything=True)
    assert "  不计  2025-01-28 — 2025-02-04（8 日）  春节放假（国办发明电〔2024〕12号）\n" in written
    assert "  不计  2025-01-18 — 2025-01-19（2 日）  周末\n" in written
    assert "  计入  2025-02-08（星期六）  调休上班：春节（国办发明电〔2024〕12号）\n" in written


def test_a_long_count_is_cut_short_unless_all_is_asked_for() -> None:
    span = (date(2022, 1, 1), date(2025, 12, 31))
    assert "……另有" in text.count(PRC, *span)
    assert "... and" in text.count(PRC, *span, language="en")
    assert "……另有" not in text.count(PRC, *span, everything=True)


def test_a_count_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(CalendarNotPublished):
        text.count(PRC, date(2026, 12, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2024, 10, 12), "2024-10-12（星期六）  工作日\n"),
        (date(2024, 10, 7), "2024-10-07（星期一）  非工作日\n"),
        (date(2027, 1, 4), "2027-01-04（星期一）  尚不能确定\n"),
    ],
)
def test_a_day_is_explained(day: date, told: str) -> None:
    written = text.day(PRC.why(day))
    assert written.startswith(told)
    assert "  理由    " in written


def test_a_provisional_interval_is_plainly_no_answer() -> None:
    written = text.provisional(PRC.interval(date(2027, 1, 4), -3))
    assert written.startswith("暂定，并非结论：\n")
    assert "稳妥    2026-12-24，不会过晚" in written


def test_a_calendar_tells_how_far_it_is_certain() -> None:
    written = text.calendar(PRC)
    assert PRC.version in written
    assert f"确定    2004-01-01 — {PRC.final_through}" in written
    assert "  2025  国办发明电〔2024〕12号\n" in written
    assert "  2004、2006—2023  数据出自日历库" in written


def test_a_calendar_with_every_notice_has_nothing_to_excuse() -> None:
    one_year = PRC.through(2005)
    with_2004 = one_year.with_notice(
        {
            "year": 2004,
            "papers": ["虚构〔2003〕0号"],
            "days": [{"date": "2004-01-01", "name": "元旦", "isOffDay": True}],
        }
    )
    assert "数据出自日历库" not in text.calendar(with_2004)


def test_problems_are_told_with_their_place() -> None:
    error = RecordError([Problem("/a", "x", "甲", "a"), Problem("", "y", "乙", "b")])
    assert text.problems(error) == "输入有 2 处问题\n  （整个输入）  乙\n  /a  甲\n"
    assert text.problems(error, source="notice").startswith("放假通知有 2 处问题")
    assert text.problems(error, language="en") == "2 problem(s) in the input\n  (the whole input)  b\n  /a  a\n"


def test_one_problem_with_the_whole_is_one_line() -> None:
    error = RecordError([Problem("", "y", "乙", "b")])
    assert text.problems(error) == "乙\n"
    assert text.problems(error, source="notice") == "放假通知：乙\n"
