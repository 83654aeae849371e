from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.notices import day_of_notice, notice_for
from zhixing_rules.calendars import PRC, DayKind, Knowledge


@pytest.mark.parametrize(
    ("day", "kind", "working", "zh", "en"),
    [
        (
            date(2024, 10, 7),
            DayKind.HOLIDAY,
            False,
            "国庆节放假（国办发明电〔2023〕7号）",
            "National Day holiday (国办发明电〔2023〕7号)",
        ),
        (
            date(2024, 10, 12),
            DayKind.MAKE_UP,
            True,
            "调休上班：国庆节（国办发明电〔2023〕7号）",
            "make-up working day for National Day (国办发明电〔2023〕7号)",
        ),
        (
            date(2025, 10, 6),
            DayKind.HOLIDAY,
            False,
            "国庆节、中秋节放假（国办发明电〔2024〕12号）",
            "National Day and Mid-autumn Festival holiday (国办发明电〔2024〕12号)",
        ),
        (date(2024, 6, 8), DayKind.WEEKEND, False, "星期六", "Saturday"),
        (date(2024, 9, 1), DayKind.WEEKEND, False, "星期日", "Sunday"),
        (date(2024, 9, 30), DayKind.WEEKDAY, True, "星期一", "Monday"),
        (
            date(2016, 2, 8),
            DayKind.HOLIDAY,
            False,
            "春节放假（通知文号未在此记录）",
            "Spring Festival holiday (notice number not recorded here)",
        ),
        (
            date(2016, 2, 6),
            DayKind.MAKE_UP,
            True,
            "调休上班：春节（通知文号未在此记录）",
            "make-up working day for Spring Festival (notice number not recorded here)",
        ),
    ],
)
def test_a_final_day_has_a_reason(day: date, kind: DayKind, working: bool, zh: str, en: str) -> None:
    account = PRC.why(day)
    assert (account.day, account.kind, account.working) == (day, kind, working)
    assert (account.reason_zh, account.reason_en) == (zh, en)
    assert account.knowledge is Knowledge.FINAL


def test_why_agrees_with_is_working_on_every_day(every_day: list[tuple[date, bool]]) -> None:
    assert all(PRC.why(day).working is working for day, working in every_day)


def test_a_tentative_day_has_no_answer_whether_it_is_worked() -> None:
    account = PRC.why(date(2026, 12, 31))
    assert (account.working, account.kind, account.knowledge) == (None, DayKind.WEEKDAY, Knowledge.TENTATIVE)
    assert account.reason_zh == "星期四；暂定，次年放假通知可能调整"
    assert account.reason_en == "Thursday; tentative, the next year's notice may change it"


@pytest.mark.parametrize("day", [date(2027, 1, 8), date(2003, 10, 3), date(2051, 4, 28)])
def test_an_unpublished_day_has_no_answer_whether_it_is_worked(day: date) -> None:
    account = PRC.why(day)
    assert (account.working, account.notice, account.knowledge) == (None, None, Knowledge.UNPUBLISHED)
    assert account.reason_zh == "星期五；放假安排未公布或未载入，不作判断"
    assert "not settled" in account.reason_en


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2027, 1, 1), "元旦", "New Year's Day"),
        (date(2027, 2, 5), "春节", "Spring Festival"),
        (date(2028, 10, 3), "中秋节、国庆节", "Mid-autumn Festival and National Day"),
    ],
)
def test_a_statutory_day_of_an_unpublished_year_is_explained_by_the_law(day: date, zh: str, en: str) -> None:
    account = PRC.why(day)
    assert (account.kind, account.working, account.knowledge) == (DayKind.HOLIDAY, False, Knowledge.FINAL)
    assert (account.notice, account.notice_url) == (None, None)
    assert account.reason_zh == f"{zh}放假（全国年节及纪念日放假办法第二条）"
    assert account.reason_en == f"{en} holiday (全国年节及纪念日放假办法 art. 2)"


def test_a_day_off_of_a_covered_year_is_explained_by_its_notice_alone() -> None:
    assert PRC.why(date(2023, 10, 1)).reason_zh == "国庆节放假（通知文号未在此记录）"
    assert PRC.through(2024).why(date(2025, 10, 6)).reason_zh == "中秋节放假（全国年节及纪念日放假办法第二条）"
    assert PRC.why(date(2025, 10, 6)).reason_zh == "国庆节、中秋节放假（国办发明电〔2024〕12号）"


def test_notice_days_beyond_the_covered_years_are_ignored(synthetic_notice: dict[str, Any]) -> None:
    synthetic_notice["days"].append(day_of_notice("2028-01-03", "元旦", granted=True))
    assert PRC.with_notice(synthetic_notice).why(date(2028, 1, 3)).kind is DayKind.WEEKDAY


def test_a_revoked_holiday_is_a_working_day_with_its_reason() -> None:
    worked = day_of_notice("2026-10-07", "国庆节", off=False)
    taken_back = notice_for(2026, worked, without=("2026-10-10",), papers=["虚构〔2026〕1号"])
    account = PRC.with_notice(taken_back).why(date(2026, 10, 7))
    assert (account.kind, account.working) == (DayKind.WEEKDAY, True)
    assert account.reason_zh == "照常上班：国庆节（虚构〔2026〕1号）"
    assert account.reason_en == "worked as usual, not off for National Day (虚构〔2026〕1号)"
