"""``zhixing explain``: subjects, unknown rules, JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")


def test_json_explanations_match_their_schema(run: Callable[..., Any], case_file: Path) -> None:
    result = run("explain", "art1.scope", case_file, *ON, "--json")
    assert result.code == 1
    Draft202012Validator(schema("explanations", closed=True)).validate(result.json)
    for explanation in result.json["explanations"]:
        Draft202012Validator(schema("explanation", closed=True)).validate(explanation)
    assert [explanation["finding"]["path"] for explanation in result.json["explanations"]] == [
        "/requests/0/targets/0",
        "/requests/0/targets/1",
    ]


def test_path_selects_one_subject(run: Callable[..., Any], case_file: Path) -> None:
    result = run("explain", "art1.scope", case_file, *ON, "--path", "/requests/0/targets/0")
    assert result.code == 0
    assert "/requests/0/targets/0" in result.out
    assert "/requests/0/targets/1" not in result.out


def test_unknown_rule_or_subject_is_refused(run: Callable[..., Any], case_file: Path) -> None:
    result = run("explain", "art1.scope", case_file, *ON, "--path", "/nowhere")
    assert (result.code, result.out) == (2, "")
    assert "/requests/0/targets/0, /requests/0/targets/1" in result.err
    result = run("explain", "art99.nothing", case_file, *ON)
    assert (result.code, result.out) == (2, "")
    assert "art7.p2.referral" in result.err
    result = run("explain", "art15.instrument", case_file, *ON, "--path", "/x")
    assert '""' in result.err


def test_rule_without_subject_is_reported(run: Callable[..., Any]) -> None:
    result = run("explain", "art7.p2.referral", "-", *ON, stdin=b"{}")
    assert (result.code, result.out) == (0, "记录中没有该规则所针对的对象\n")
    result = run("explain", "art7.p2.referral", "-", *ON, "--path", "/detentions/0", stdin=b"{}")
    assert result.code == 2


def test_rule_without_subject_is_reported_in_english(run: Callable[..., Any]) -> None:
    result = run("explain", "art7.p2.referral", "-", "--lang", "en", stdin=b"{}")
    assert (result.code, result.out) == (0, "the record has no subject of this rule\n")
