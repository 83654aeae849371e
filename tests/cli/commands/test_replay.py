"""``zhixing replay``: a saved result made again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[3] / "examples"
ON = ("--on", "2025-10-20")
CASE = EXAMPLES / "referral_with_gaps.json"
AMENDMENT = ("--amendment", EXAMPLES / "five_days_from.toml")


@pytest.fixture(params=["validate", "plan"])
def saved(run: Callable[..., Any], write: Callable[[object], Path], request: pytest.FixtureRequest) -> Path:
    return write(run(request.param, CASE, *ON, "--json").out)


def test_the_same_has_code_0(run: Callable[..., Any], saved: Path) -> None:
    assert run("replay", saved, CASE).out == "重做的与保存的相同\n"
    result = run("replay", saved, CASE, "--json")
    assert (result.code, result.json["same"], result.json["format"]) == (0, True, "zhixing-replay/1")


def test_what_differs_is_listed_with_code_1(run: Callable[..., Any], saved: Path) -> None:
    result = run("replay", saved, CASE, *AMENDMENT)
    assert (result.code, result.err) == (1, "")
    assert "规程  jiaozuo_2024 → five_days_from" in result.out
    assert "art9.outcome /referrals/0  末日 2025-10-23 → 末日 2025-10-21" in result.out


def test_an_amended_result_needs_its_amendment(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    saved = write(run("validate", CASE, *ON, *AMENDMENT, "--json").out)
    assert run("replay", saved, CASE, *AMENDMENT).code == 0
    result = run("replay", saved, CASE, "--lang", "en")
    assert result.code == 1
    assert "last day 2025-10-21 → last day 2025-10-23" in result.out


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"library": "0.0.9"}, "生成条件不同，结果相同"),
        ({}, "生成条件都相同，结果不同：保存的文件被改动过，或者程序有误"),
    ],
)
def test_the_first_line_says_what_it_comes_to(
    run: Callable[..., Any], write: Callable[[object], Path], change: dict[str, str], line: str
) -> None:
    document = run("validate", CASE, *ON, "--json").json
    document["provenance"] |= change
    if not change:
        document["findings"][0]["verdict"] = "fail"
        del document["findings"][1]
        document["findings"].append({**document["findings"][2], "path": "/referrals/9"})
    result = run("replay", write(document), CASE)
    assert result.code == 1
    assert result.out.splitlines()[0] == line
    if not change:
        assert "保存的没有，现为：结论 " in result.out
        assert "/referrals/9  保存的为：结论 " in result.out


def test_a_result_for_others_says_that_the_record_is_unknown(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    saved = write(run("validate", CASE, *ON, "--audience", "police", "--json").out)
    result = run("replay", saved, CASE)
    assert result.code == 0
    assert result.out.splitlines()[0] == "重做的与保存的相同（有的条件无从核对）"
    assert "案件记录  未载明，无从核对" in result.out


def test_a_file_that_is_no_saved_result_is_refused(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    result = run("replay", write({}), CASE, "--json")
    assert (result.code, result.out) == (2, "")
    assert json.loads(result.err)["source"] == "receipt"
    assert run("replay", write({}), CASE).err.startswith("保存的报告：不是 validate --json 或 plan --json 写出的")
