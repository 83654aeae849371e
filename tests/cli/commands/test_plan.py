"""``zhixing plan``: text, JSON, and calendar files."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.docket import docket_lines
from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")


def test_json_plan_matches_its_schema(run: Callable[..., Any], case_file: Path) -> None:
    result = run("plan", case_file, *ON, "--json")
    assert result.code == 0
    Draft202012Validator(schema("plan", closed=True)).validate(result.json)


def test_plan_as_text_and_by_actor(run: Callable[..., Any], case_file: Path) -> None:
    result = run("plan", case_file, *ON)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("办案计划\n")
    by_actor = run("plan", case_file, *ON, "--by-actor", "--lang", "en")
    assert "── the police leader in charge ─" in by_actor.out


# ------------------------------------------------------------------------------------------------ calendar files


@pytest.fixture
def docket(tmp_path: Path) -> Path:
    file = tmp_path / "docket.jsonl"
    file.write_text(docket_lines(), encoding="utf-8")
    return file


def test_a_calendar_file_is_written_beside_the_plan(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "期限.ics"
    result = run("plan", case_file, *ON, "--ics", out)
    assert (result.code, result.out) == (0, run("plan", case_file, *ON).out)
    assert result.err.startswith("日历文件：")
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert out.stat().st_mode & 0o777 == 0o600
    assert run("plan", case_file, *ON, "--ics", out).code == 2  # it exists


def test_the_calendar_of_a_docket(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    out = tmp_path / "期限.ics"
    result = run("plan", docket, "--on", "2026-09-28", "--ics", out)
    assert (result.code, result.out) == (2, "")
    assert "未能读取 1 件，其余照常\n  第3行" in result.err
    first = out.read_bytes()
    run("plan", docket, "--on", "2026-09-28", "--ics", out, "--force", "--previous", out)
    assert out.read_bytes() == first


def test_a_docket_is_planned_for_a_calendar_only(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    assert run("plan", docket, *ON).code == 2
    for option in ("--json", "--markdown", "--by-actor"):
        result = run("plan", docket, *ON, "--ics", tmp_path / "o.ics", option)
        assert result.code == 2
        assert not (tmp_path / "o.ics").exists()


def test_options_of_the_calendar_need_it(run: Callable[..., Any], case_file: Path) -> None:
    assert "只与 --ics 并用" in run("plan", case_file, *ON, "--no-case-number").err


def test_a_key_changes_the_ids(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(b"secret\n")
    found = []
    for options in ((), ("--calendar-key", key), ("--no-case-number",)):
        run("plan", docket, "--on", "2026-09-28", "--ics", tmp_path / "o.ics", "--force", *options)
        found.append((tmp_path / "o.ics").read_text(encoding="utf-8"))
    uids = [set(re.findall("UID:.*", each)) for each in found]
    assert not uids[0] & uids[1]
    assert uids[0] == uids[2]
    assert set(re.findall("SUMMARY:(.*)", found[2])) == {"期限提醒"}
    key.write_bytes(b" \n")
    assert "密钥文件是空的" in run("plan", docket, *ON, "--ics", tmp_path / "n.ics", "--calendar-key", key).err


def test_without_a_key_the_command_warns(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    options = ("plan", case_file, *ON, "--ics", tmp_path / "o.ics", "--force")
    assert "未用 --calendar-key" in run(*options).err
    assert "can be guessed" in run(*options, "--lang", "en").err
    assert "未用 --calendar-key" not in run(*options, "--calendar-key", tmp_path / "key").err


def test_a_key_is_made_once_and_used_again(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    key, other = tmp_path / "key", tmp_path / "other"
    found = []
    for name in (key, key, other):
        run("plan", case_file, *ON, "--ics", tmp_path / "o.ics", "--force", "--calendar-key", name)
        found.append((tmp_path / "o.ics").read_bytes())
    assert found[0] == found[1] != found[2]
    assert re.fullmatch("[0-9a-f]{64}\n", key.read_text(encoding="utf-8"))
    assert key.read_text(encoding="utf-8") != other.read_text(encoding="utf-8")
    assert key.stat().st_mode & 0o777 == 0o600
    missing = tmp_path / "none" / "key"
    assert run("plan", case_file, *ON, "--ics", tmp_path / "o.ics", "--force", "--calendar-key", missing).code == 2


def test_the_entries_of_a_line_that_became_unreadable_are_kept_and_listed(
    run: Callable[..., Any], docket: Path, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.ics", tmp_path / "new.ics"
    run("plan", docket, "--on", "2026-09-28", "--ics", old)
    lines = docket.read_text(encoding="utf-8").splitlines()
    docket.write_text("\n".join(["{", *lines[1:]]), encoding="utf-8")
    result = run("plan", docket, "--on", "2026-09-28", "--ics", new, "--previous", old)
    assert result.code == 2
    assert "保留上次的 1 项" in result.err
    assert "2026年10月8日" in result.err
    kept, before = (set(re.findall("UID:.*", each.read_text(encoding="utf-8"))) for each in (new, old))
    assert kept == before
    assert "METHOD:CANCEL" not in new.read_text(encoding="utf-8")


def test_what_is_written_and_kept_is_json_where_the_plan_is(
    run: Callable[..., Any], docket: Path, case_file: Path, tmp_path: Path
) -> None:
    old, new, key = tmp_path / "old.ics", tmp_path / "new.ics", tmp_path / "key"
    run("plan", docket, "--on", "2026-09-28", "--ics", old)
    command = ("plan", case_file, "--on", "2026-09-28", "--json", "--previous", old, "--ics", new)
    result = run(*command)
    assert (result.code, result.json["format"]) == (0, "zhixing-plan/1")
    (line,) = result.err.splitlines()
    document = json.loads(line)
    Draft202012Validator(schema("problems", closed=True)).validate(document)
    assert document["source"] == "calendar_file"
    codes = [each["code"] for each in document["problems"]]
    assert codes[:2] == ["calendar_written", "no_calendar_key"]
    assert set(codes[2:]) == {"entries_kept"}
    keyed = json.loads(run(*command, "--force", "--calendar-key", key).err)
    assert "no_calendar_key" not in {each["code"] for each in keyed["problems"]}
    empty = tmp_path / "empty.json"
    empty.write_text("{}", encoding="utf-8")
    (problem,) = json.loads(run("plan", empty, *ON, "--ics", tmp_path / "o.ics", "--json").err)["problems"]
    assert problem["code"] == "no_calendar_written"


def test_nothing_to_write_makes_no_file(run: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    result = run("plan", file, *ON, "--ics", tmp_path / "o.ics")
    assert (result.code, result.err) == (0, "没有可写入日历的期限，未写日历文件\n")
    assert not (tmp_path / "o.ics").exists()


def test_without_the_extra_the_command_says_what_to_install(
    run: Callable[..., Any], docket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "zhixing_rules.office.calendar_file", raising=False)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    result = run("plan", docket, *ON, "--ics", tmp_path / "o.ics")
    assert (result.code, "zhixing-rules[office]" in result.err) == (2, True)
