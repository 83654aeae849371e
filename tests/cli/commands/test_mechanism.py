"""``zhixing mechanism``: text, JSON, and the draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.docket import MECHANISM, docket_lines, main_case
from zhixing_rules.interchange import schema
from zhixing_rules.screening import screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--on", "2026-09-28")


@pytest.fixture
def mechanism(tmp_path: Path) -> Path:
    file = tmp_path / "mechanism.json"
    file.write_text(json.dumps(MECHANISM), encoding="utf-8")
    return file


@pytest.mark.parametrize("audience", ["keeper", "court_staff", "police", "party", "debtor", "public"])
def test_json_matches_its_schema(run: Callable[..., Any], mechanism: Path, audience: str) -> None:
    result = run("mechanism", mechanism, *ON, "--json", "--audience", audience)
    assert result.code == any(each["missed"] for each in result.json["duties"])
    Draft202012Validator(schema("mechanism-view", closed=True)).validate(result.json)


def test_text_and_markdown(run: Callable[..., Any], mechanism: Path) -> None:
    result = run("mechanism", mechanism, *ON)
    assert (result.code, result.err) == (1, "")
    assert "空缺：2026年8月15日至2026年8月23日（9日）" in result.out
    assert run("mechanism", mechanism, *ON, "--markdown").out.startswith("# 联动机制\n")
    assert "in office since 2026-08-24" in run("mechanism", mechanism, *ON, "--lang", "en").out


def test_the_period_of_the_roster(run: Callable[..., Any], mechanism: Path) -> None:
    result = run("mechanism", mechanism, *ON, "--from", "2026-08-20", "--to", "2026-08-31", "--json")
    assert [(each["first"], each["last"]) for each in result.json["gaps"]] == [("2026-08-20", "2026-08-23")]
    assert run("mechanism", mechanism, *ON, "--to", "2026-06-30").code == 2  # before the half-year begins


def test_the_draft_has_the_numbers_of_the_docket_and_passes_the_screening(
    run: Callable[..., Any], mechanism: Path, tmp_path: Path
) -> None:
    docket, out = tmp_path / "docket.jsonl", tmp_path / "draft.md"
    docket.write_text(docket_lines(), encoding="utf-8")
    result = run("mechanism", mechanism, *ON, "--draft", out, "--docket", docket)
    assert result.code == 1
    assert "未能读取 1 件，其余照常\n  第3行" in result.err
    draft = out.read_text(encoding="utf-8")
    assert "| 移送拒不执行判决、裁定等案件 | 2 件 |" in draft
    assert screen(draft) == ()
    assert run("screen", out).code == 0


def test_lenient_reading_covers_the_docket_too(run: Callable[..., Any], mechanism: Path, tmp_path: Path) -> None:
    docket, out = tmp_path / "docket.jsonl", tmp_path / "draft.md"
    docket.write_text('{"referrals": [{"id": "f1", "sent_on": "2026/8/3"}]}\n', encoding="utf-8")
    result = run("mechanism", mechanism, *ON, "--draft", out, "--docket", docket, "--lenient")
    assert result.code == 1
    assert "已按宽松方式转换 1 处" in result.err
    assert "| 移送拒不执行判决、裁定等案件 | 1 件 |" in out.read_text(encoding="utf-8")


def test_without_a_docket_the_numbers_are_not_recorded(
    run: Callable[..., Any], mechanism: Path, tmp_path: Path
) -> None:
    out = tmp_path / "draft.md"
    run("mechanism", mechanism, *ON, "--draft", out)
    assert out.read_text(encoding="utf-8").count("| 【未记录】 |") == 9
    assert run("mechanism", mechanism, *ON, "--draft", out).code == 2  # it exists


def test_what_cannot_be_used_is_refused(run: Callable[..., Any], mechanism: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(main_case()), encoding="utf-8")
    assert "不是联动机制的记录" in run("mechanism", case, *ON).err
    assert "--docket 只与 --draft 并用" in run("mechanism", mechanism, *ON, "--docket", case).err


def test_the_code_is_1_where_a_rule_is_breached_as_for_a_report(
    run: Callable[..., Any], mechanism: Path, tmp_path: Path
) -> None:
    assert run("mechanism", mechanism, *ON).code == run("report", mechanism, *ON).code == 1
    sound = tmp_path / "sound.json"
    sound.write_text(json.dumps({"record": "joint_mechanism"}), encoding="utf-8")
    assert run("mechanism", sound, *ON).code == run("report", sound, *ON).code == 0
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{\n", encoding="utf-8")
    assert run("mechanism", sound, *ON, "--draft", tmp_path / "d.md", "--docket", broken).code == 2
