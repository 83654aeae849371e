"""``zhixing compare``: what an amendment changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules.amendment import ChooseReading
from zhixing_rules.interchange import amendment_to_toml

if TYPE_CHECKING:
    from collections.abc import Callable

FIVE_DAYS = Path(__file__).parents[3] / "examples" / "five_days.toml"
QUICK = ("--effort", "3000")


def test_changes_are_listed_with_exit_code_0(run: Callable[..., Any]) -> None:
    result = run("compare", FIVE_DAYS, *QUICK)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("规程比较\n规则 jiaozuo_2024 ")
    assert "符合 → 违反" in result.out


@pytest.mark.deep
def test_changes_are_listed_in_english_and_in_markdown(run: Callable[..., Any]) -> None:
    assert run("compare", FIVE_DAYS, *QUICK, "--lang", "en").out.startswith("Two procedures compared")
    assert run("compare", FIVE_DAYS, *QUICK, "--markdown").out.startswith("# 规程比较")


def test_witnesses_of_the_json_output_can_be_passed_to_explain(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    data = json.loads(run("compare", FIVE_DAYS, *QUICK, "--json").out)
    filing = next(rule for rule in data["rules"] if rule["rule_id"] == "art9.filing")
    witness = filing["moves"][0]["witness"]
    command = ("explain", "art9.filing", write(witness["record"]), "--on", witness["on"], "--path", witness["path"])
    assert (run(*command).code, run(*command, "--amendment", FIVE_DAYS).code) == (0, 1)


@pytest.mark.deep
def test_two_amendments_are_compared_with_each_other(run: Callable[..., Any], tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(amendment_to_toml("other", (ChooseReading("seal-live", "any-seal"),)), encoding="utf-8")
    data = json.loads(run("compare", other, "--from", FIVE_DAYS, *QUICK, "--json").out)
    assert (data["old"]["procedure"], data["new"]["procedure"]) == ("five_days", "other")
    assert [default["reading"] for default in data["defaults"]] == ["seal-live"]
    filing = next(rule for rule in data["rules"] if rule["rule_id"] == "art9.filing")
    assert {(move["old"], move["new"]) for move in filing["moves"]} >= {("fail", "pass")}
    same = json.loads(run("compare", FIVE_DAYS, "--from", FIVE_DAYS, "--json").out)
    assert same["rules"] == []


@pytest.mark.deep
def test_chosen_reading_applies_to_both_sides(run: Callable[..., Any]) -> None:
    data = json.loads(
        run("compare", FIVE_DAYS, *QUICK, "--json", "--reading", "refusal-feedback=made-and-sent-in-period").out
    )
    feedback = next(rule for rule in data["rules"] if rule["rule_id"] == "art9.refusal-feedback")
    assert [part["code"] for part in feedback["parts"]] != ["other-readings"]
    assert data["readings"] == {"refusal-feedback": "made-and-sent-in-period"}


@pytest.mark.parametrize(
    "wrong",
    [
        ("compare", "none.toml"),
        ("compare", FIVE_DAYS, "--from", "none.toml"),
        ("compare", FIVE_DAYS, "--json", "--markdown"),
        ("compare", FIVE_DAYS, "--effort", "0"),
        ("compare", FIVE_DAYS, "--effort", "1000001"),
        ("compare", FIVE_DAYS, "--effort", "many"),
        ("compare", FIVE_DAYS, "--reading", "no-such=x"),
        ("compare",),
    ],
)
def test_unusable_input_is_bad_input(run: Callable[..., Any], wrong: tuple[object, ...]) -> None:
    result = run(*wrong)
    assert (result.code, result.out) == (2, "")
    assert result.err
