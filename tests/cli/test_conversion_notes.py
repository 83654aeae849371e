"""``--lenient``: what an export wrote is read, every conversion is listed, and no value is repeated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-09-28")
EXAMPLES = Path(__file__).parents[2] / "examples"
EXPORT: dict[str, Any] = {
    "complete_as_of": "2025/9/30",
    "persons": [{"id": 7, "name": "张某甲", "debtor": "是", "telephone": 31415926}],
    "detentions": [{"id": "d1", "person": 7, "intake_on": "20250925", "days": "15.0"}],
}
STRICT: dict[str, Any] = {
    "complete_as_of": "2025-09-30",
    "persons": [{"id": "n7", "name": "张某甲", "debtor": True, "telephone": "31415926"}],
    "detentions": [{"id": "d1", "person": "n7", "intake_on": "2025-09-25", "days": 15}],
}


@pytest.mark.parametrize("command", [("validate",), ("plan",), ("explain", "art7.p2.referral")])
def test_an_export_is_read_like_the_record_it_stands_for(
    run: Callable[..., Any], write: Callable[[object], Path], command: tuple[str, ...]
) -> None:
    export, strict = write(EXPORT), write(STRICT)
    refused = run(*command, export, *ON)
    assert (refused.code, refused.out) == (2, "")
    lenient, expected = run(*command, export, *ON, "--lenient"), run(*command, strict, *ON)
    assert (lenient.code, lenient.out) == (expected.code, expected.out)
    assert lenient.err.splitlines()[:2] == ["已按宽松方式转换 7 处", "  /complete_as_of  年/月/日 → YYYY-MM-DD"]
    assert "张某甲" not in lenient.err
    assert "31415926" not in lenient.err
    assert run(*command, strict, *ON, "--lenient").err == ""


def test_the_conversions_are_json_where_the_result_is(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    result = run("validate", write(EXPORT), *ON, "--lenient", "--json")
    noted = json.loads(result.err)
    assert (noted["total"], len(noted["conversions"])) == (7, 7)
    assert noted["conversions"][0] == {
        "pointer": "/complete_as_of",
        "code": "date",
        "zh": "年/月/日 → YYYY-MM-DD",
        "en": "year/month/day → YYYY-MM-DD",
    }
    assert result.json["findings"]


def test_what_is_ambiguous_stays_an_error(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    result = run("validate", write({"complete_as_of": "03/07/2025", "detentions": []}), *ON, "--lenient")
    assert (result.code, result.out) == (2, "")
    assert "须为存在的日期" in result.err


def test_what_an_audience_may_not_see_is_not_converted(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    result = run("validate", write(EXPORT), *ON, "--lenient", "--audience", "public", "--lang", "en")
    assert result.err == "1 value converted by lenient reading\n  /complete_as_of  year/month/day → YYYY-MM-DD\n"


def test_the_lines_of_an_impact_are_converted_one_by_one(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    lines = write("\n".join(json.dumps(each) for each in (STRICT, EXPORT, {"court": 7.5})))
    amended = ("--amendment", EXAMPLES / "five_days.toml")
    result = run("impact", lines, *ON, *amended, "--lenient")
    assert result.code in {0, 1}
    assert result.err.startswith("跳过 1 行不能读取的，其余照常\n已按宽松方式转换 7 处\n  第2行 /complete_as_of  ")
    public = run("impact", lines, *ON, *amended, "--lenient", "--json", "--audience", "public")
    assert {each["line"] for each in json.loads(public.err)["conversions"]} == {2}


def test_no_more_conversions_are_listed_than_problems(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    many = write({"accesses": [{"id": f"a{number}", "by_keeper": "是", "accessed_on": " "} for number in range(600)]})
    result = run("validate", many, *ON, "--lenient")
    assert result.err.startswith("已按宽松方式转换 1200 处\n")
    assert result.err.endswith("  另有 200 处\n")
