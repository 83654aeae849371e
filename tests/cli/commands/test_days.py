"""days and calendar on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import PRC

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("add", "2025-01-24", "2"), "2025-01-27"),
        (("add", "2025-02-04", "-3"), "2025-01-24"),
        (("add", "2025-10-03", "0"), "2025-10-03"),
        (("back", "2025-02-04", "3"), "2025-01-24"),
    ],
)
def test_days_are_shifted(run: Callable[..., Any], arguments: tuple[str, ...], answer: str) -> None:
    ran = run("days", *arguments)
    assert ran.code == 0
    assert answer in ran.out.splitlines()[0]
    written = run("days", *arguments, "--json").json
    assert written["answer"] == answer
    assert written["calendar"] == PRC.version


def test_what_stands_between_is_told(run: Callable[..., Any]) -> None:
    written = run("days", "back", "2025-02-04", "3", "--json").json
    assert [each["day"] for each in written["made_up"]] == ["2025-01-26"]
    assert written["made_up"][0]["notice"] == "国办发明电〔2024〕12号"
    assert "2025-01-28" in {each["day"] for each in written["skipped"]}


def test_days_are_counted(run: Callable[..., Any]) -> None:
    ran = run("days", "count", "2024-09-30", "2024-10-08")
    assert ran.code == 0
    assert ran.out.startswith("2024-09-30（不计）至 2024-10-08（计入）：1 个工作日\n")
    assert run("days", "count", "2024-10-08", "2024-09-30", "--json").json["count"] == -1
    assert "（星期六）" not in run("days", "count", "2025-03-03", "2025-03-10").out
    assert "周末" in run("days", "count", "2025-03-03", "2025-03-10", "--all").out


def test_a_day_is_explained(run: Callable[..., Any]) -> None:
    ran = run("days", "why", "2024-10-12")
    assert (ran.code, ran.err) == (0, "")
    assert "调休上班：国庆节（国办发明电〔2023〕7号）" in ran.out
    assert run("days", "why", "2024-10-12", "--json").json["working"] is True


@pytest.mark.parametrize("day", ["2027-01-01", "2026-12-30", "2003-12-31"])
def test_a_day_that_is_not_settled_ends_with_two(run: Callable[..., Any], day: str) -> None:
    ran = run("days", "why", day)
    assert ran.code == 2
    assert "尚不能确定" in ran.out
    assert "放假安排未公布或未载入" in ran.err
    assert run("days", "why", day, "--json").json["working"] is None


def test_beyond_the_calendar_there_is_only_a_provisional_interval(run: Callable[..., Any]) -> None:
    ran = run("days", "back", "2027-01-04", "3")
    assert (ran.code, ran.out) == (2, "")
    assert "2026-12-29 的放假安排未公布或未载入" in ran.err
    assert "暂定，并非结论" in ran.err
    assert "2026-12-24，不会过晚" in ran.err
    told = json.loads(run("days", "add", "2026-12-25", "5", "--json").err)
    assert told["problems"][0]["code"] == "calendar_not_published"
    assert told["provisional"]["certain"] is False
    assert told["provisional"]["safe"] == told["provisional"]["earliest"] == "2027-01-01"


def test_a_count_beyond_the_calendar_has_no_interval(run: Callable[..., Any]) -> None:
    for more in ((), ("--json",)):
        ran = run("days", "count", "2026-12-01", "2027-01-05", *more)
        assert (ran.code, ran.out) == (2, "")
        assert "provisional" not in ran.err
        assert "暂定" not in ran.err


def test_a_notice_moves_the_horizon(run: Callable[..., Any], notice_file: Path) -> None:
    ran = run("days", "back", "2027-01-04", "3", "--notice", notice_file)
    assert ran.code == 0
    assert "2026-12-29" in ran.out
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
def test_wrong_usage_ends_with_two(run: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    ran = run("days", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_the_ends_of_time_are_no_fault(run: Callable[..., Any]) -> None:
    for arguments in (("add", "9999-12-31", "20000"), ("back", "0001-01-01", "20000"), ("why", "9999-12-31")):
        assert run("days", *arguments).code == 2


def test_the_calendar_says_how_far_it_is_certain(run: Callable[..., Any]) -> None:
    ran = run("calendar", "status")
    assert (ran.code, ran.err) == (0, "")
    assert str(PRC.final_through) in ran.out
    written = run("calendar", "status", "--json").json
    assert written["version"] == PRC.version
    assert written["years"][-1] == {"year": 2026, "notices": ["国办发明电〔2025〕7号"]}
