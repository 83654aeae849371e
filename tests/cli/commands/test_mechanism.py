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


ODD = (
    {"case_number": "（2026）豫0802执9号", "referrals": [{"id": "f1", "sent_on": "2026/8/3"}]},
    {"court": 7.5, "detentions": 3},
    "{",
    {"case_number": "（2026）豫0802执9号"},
)
"""Cases to be converted, of the wrong type, no JSON, and with a number given before."""


def write_lines(path: Path, *cases: object) -> Path:
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in cases), encoding="utf-8")
    return path


def test_notes_on_a_docket_are_json_where_the_result_is(
    run: Callable[..., Any], mechanism: Path, tmp_path: Path
) -> None:
    record = tmp_path / "exported.json"
    record.write_text(json.dumps({**MECHANISM, "complete_as_of": "2026/9/28"}), encoding="utf-8")
    docket = write_lines(tmp_path / "docket.jsonl", *ODD)
    command = ("mechanism", record, *ON, "--draft", tmp_path / "draft.md", "--docket", docket, "--json", "--force")
    result = run(*command, "--lenient")
    assert result.code == 1
    assert result.json["format"] == "zhixing-mechanism-view/1"
    unread, repeated, conversions = map(json.loads, result.err.splitlines())
    for document in (unread, repeated):
        Draft202012Validator(schema("problems", closed=True)).validate(document)
        assert document["source"] == "docket"
    assert unread["cases"] == 2
    assert [(each["line"], each["pointer"], each["code"]) for each in unread["problems"]] == [
        (2, "/court", "string_type"),
        (2, "/detentions", "tuple_type"),
        (3, "", "not_json"),
    ]
    assert [(each["line"], each["code"]) for each in repeated["problems"]] == [(4, "repeated_case_number")]
    Draft202012Validator(schema("conversions", closed=True)).validate(conversions)
    assert [(each.get("line"), each["pointer"]) for each in conversions["conversions"]] == [
        (None, "/complete_as_of"),
        (1, "/referrals/0/sent_on"),
    ]
    assert not [value for value in ("7.5", "0802", "2026/8/3", "2026/9/28") if value in result.err]
    strict = run(*command[:1], mechanism, *command[2:])
    assert {each["line"] for each in json.loads(strict.err)["problems"]} == {1, 2, 3}


def test_notes_on_several_files_name_the_file(run: Callable[..., Any], mechanism: Path, tmp_path: Path) -> None:
    first = write_lines(tmp_path / "first.jsonl", {}, {"case_number": "（2026）豫0802执9号"})
    second = write_lines(tmp_path / "second.jsonl", "{", {"complete_as_of": "2026/9/28"}, ODD[3])
    command = ("mechanism", mechanism, *ON, "--draft", tmp_path / "draft.md", "--docket", first, second, "--lenient")
    unread, repeated, conversions = map(json.loads, run(*command, "--json").err.splitlines())
    (problem,), (repeats,), (conversion,) = unread["problems"], repeated["problems"], conversions["conversions"]
    assert (problem["file"], problem["line"]) == (str(second), 1)
    assert (repeats["file"], repeats["line"], repeats["code"]) == (str(second), 3, "repeated_case")
    assert f"{first} line 2" in repeats["en"]
    assert (conversion["file"], conversion["line"]) == (str(second), 2)
    Draft202012Validator(schema("conversions", closed=True)).validate(conversions)
    Draft202012Validator(schema("problems", closed=True)).validate(repeated)
    assert f"{second} 第2行 /complete_as_of" in " ".join(run(*command, "--force").err.split())
