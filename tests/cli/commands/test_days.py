"""``zhixing days``: shifts and counts of working days."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import PRC
from zhixing_rules._dates import chinese_date

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("add", "2025-01-24", "2"), "2025-01-27"),
        (("add", "2025-02-04", "-3"), "2025-01-24"),
        (("add", "2025-10-03", "0"), "2025-10-03"),
        (("back", "2025-02-04", "3"), "2025-01-24"),
    ],
)
def test_shift_by_working_days(run: Callable[..., Any], arguments: tuple[str, ...], answer: str) -> None:
    result = run("days", *arguments)
    assert result.code == 0
    assert chinese_date(date.fromisoformat(answer)) in result.out.splitlines()[0]
    data = run("days", *arguments, "--json").json
    assert data["answer"] == answer
    assert data["calendar"] == PRC.version


def test_skipped_and_made_up_days_are_listed(run: Callable[..., Any]) -> None:
    data = run("days", "back", "2025-02-04", "3", "--json").json
    assert [day["day"] for day in data["made_up"]] == ["2025-01-26"]
    assert data["made_up"][0]["notice"] == "国办发明电〔2024〕12号"
    assert "2025-01-28" in {day["day"] for day in data["skipped"]}


def test_count_of_working_days(run: Callable[..., Any]) -> None:
    result = run("days", "count", "2024-09-30", "2024-10-08")
    assert result.code == 0
    assert result.out.startswith("2024年9月30日（不计）至2024年10月8日（计入）：1个工作日\n")
    assert run("days", "count", "2024-10-08", "2024-09-30", "--json").json["count"] == -1
    assert "（星期六）" not in run("days", "count", "2025-03-03", "2025-03-10").out
    assert "周末" in run("days", "count", "2025-03-03", "2025-03-10", "--all").out


def test_day_is_explained_by_its_notice(run: Callable[..., Any]) -> None:
    result = run("days", "why", "2024-10-12")
    assert (result.code, result.err) == (0, "")
    assert "调休上班：国庆节（国办发明电〔2023〕7号）" in result.out
    assert run("days", "why", "2024-10-12", "--json").json["working"] is True


def test_a_statutory_holiday_needs_no_notice(run: Callable[..., Any]) -> None:
    result = run("days", "why", "2027-01-01")
    assert (result.code, result.err) == (0, "")
    assert "非工作日" in result.out
    assert "元旦放假（全国年节及纪念日放假办法第二条）" in result.out
    assert run("days", "count", "2026-12-31", "2027-01-01", "--json").json["count"] == 0


@pytest.mark.parametrize("day", ["2027-01-02", "2026-12-30", "2003-12-31"])
def test_unpublished_day_has_an_exit_code_of_its_own(run: Callable[..., Any], day: str) -> None:
    result = run("days", "why", day)
    assert result.code == 3
    assert "尚不能确定" in result.out
    assert "放假安排未公布或未载入" in result.err
    assert run("days", "why", day, "--json").json["working"] is None


def test_shift_beyond_the_calendar_gives_only_a_provisional_interval(run: Callable[..., Any]) -> None:
    result = run("days", "back", "2027-01-04", "3")
    assert (result.code, result.out) == (3, "")
    assert "2026-12-29 的放假安排未公布或未载入" in result.err
    assert "暂定，并非结论" in result.err
    assert "2026年12月24日，不会过晚" in result.err
    data = json.loads(run("days", "add", "2026-12-25", "5", "--json").err)
    assert data["problems"][0]["code"] == "calendar_not_published"
    assert data["provisional"]["certain"] is False
    assert (data["provisional"]["safe"], data["provisional"]["earliest"]) == ("2026-12-28", "2027-01-02")


@pytest.mark.parametrize("arguments", [("back", "2004-01-05", "3"), ("add", "2004-01-02", "-5")])
def test_a_count_past_the_first_day_has_no_earliest_and_no_safe_day(
    run: Callable[..., Any], arguments: tuple[str, ...]
) -> None:
    result = run("days", *arguments)
    assert result.code == 3
    assert "最早    无" in result.err
    assert "1年1月1日" not in result.err
    assert "稳妥" not in result.err


def test_count_beyond_the_calendar_has_no_interval(run: Callable[..., Any]) -> None:
    for form in ((), ("--json",)):
        result = run("days", "count", "2026-12-01", "2027-01-05", *form)
        assert (result.code, result.out) == (3, "")
        assert "provisional" not in result.err
        assert "暂定" not in result.err


def test_notice_extends_the_calendar(run: Callable[..., Any], notice_file: Path) -> None:
    result = run("days", "back", "2027-01-04", "3", "--notice", notice_file)
    assert result.code == 0
    assert "2026年12月29日" in result.out
    assert "虚构〔2026〕0号" in run("calendar", "status", "--notice", notice_file).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "2025-13-01", "1"),
        ("add", "20250101", "1"),
        ("add", "2025-01-01", "1.5"),
        ("add", "2025-01-01", "20001"),
        ("add", "2025-01-01", "9" * 5000),
        ("back", "2025-01-01", "-1"),
        ("count", "2025-01-01"),
        ("sideways", "2025-01-01"),
        (),
    ],
)
def test_bad_usage_has_exit_code_2(run: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    result = run("days", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err


def test_first_and_last_date_are_not_an_internal_error(run: Callable[..., Any]) -> None:
    for arguments in (("add", "9999-12-31", "20000"), ("back", "0001-01-01", "20000"), ("why", "9999-12-31")):
        assert run("days", *arguments).code == 3


@pytest.mark.parametrize("day", ["2025-10-03", "2025-10-09", "2027-10-09", "2003-12-31"])
@pytest.mark.parametrize("operation", ["add", "back"])
def test_no_working_day_after_or_before_a_day_is_the_day_itself(
    run: Callable[..., Any], operation: str, day: str
) -> None:
    result = run("days", operation, day, "0")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("0个工作日，即当日：")
    assert "之后" not in result.out
    assert run("days", operation, day, "0", "--lang", "en").out.startswith("0 working days, so the day itself: ")
    data = run("days", operation, day, "0", "--json").json
    assert (data["start"], data["n"], data["answer"], data["skipped"]) == (day, 0, day, [])
    assert PRC.add(date.fromisoformat(day), 0) == PRC.back(date.fromisoformat(day), 0) == date.fromisoformat(day)
