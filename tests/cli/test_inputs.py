"""Inputs that cannot be used: exit code 2, all problems, no traceback, no repeated value, no partial output."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.notices import notice_for

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")
MARKER = "CANARY-7f3a"
COMMANDS = (("validate",), ("plan",), ("explain", "art1.scope"))
HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "not-json": f"{MARKER} is not JSON".encode(),
    "array": f'["{MARKER}"]'.encode(),
    "cut-off": f'{{"court": "{MARKER}'.encode(),
    "deep": b'{"persons":' + b"[" * 100_000,
    "deep-objects": b'{"court":' * 10_000,
    "huge-string": b'{"court": "' + MARKER.encode() * 500_000 + b'"}',
    "huge-number": b'{"court": ' + b"9" * 10_000 + b"}",
    "nul-between": b'{\x00"court": 1}',
    "lone-surrogate": b'{"court": "\\ud800' + MARKER.encode() + b'"}',
    "broken-utf8": b'{"court": "\xff\xfe' + MARKER.encode() + b'"}',
    "gb18030": f'{{"案号": "{MARKER}"}}'.encode("gb18030"),
    "nan": b'{"complete_as_of": NaN}',
    "infinity": b'{"complete_as_of": 1e999}',
    "zero-date": b'{"complete_as_of": 0}',
    "yes-boolean": b'{"major_or_difficult": "yes"}',
    "no-such-day": b'{"complete_as_of": "2024-02-30"}',
    "unknown-key": f'{{"{MARKER}\\u001b[2J": 1}}'.encode(),
    "controls": f'{{"court_level": "\\u001b]0;{MARKER}\\u0007"}}'.encode(),
    "bad-number": f'{{"persons": [{{"id": "p1", "resident_number": "{MARKER * 100}"}}]}}'.encode(),
    "twenty-days": b'{"detentions": [{"id": "d1", "days": 20}]}',
    "duplicate-id": b'{"persons": [{"id": "p1"}, {"id": "p1"}]}',
}


def test_dash_reads_standard_input(run: Callable[..., Any], case_file: Path) -> None:
    result = run("validate", "-", *ON, stdin=case_file.read_bytes())
    assert result == run("validate", case_file, *ON)


def test_byte_order_mark_is_ignored(run: Callable[..., Any]) -> None:
    assert run("validate", "-", stdin=b"\xef\xbb\xbf{}").code == 0


@pytest.mark.parametrize("audience", ["keeper", "public"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_json_lines_and_other_encodings_are_named(
    run: Callable[..., Any], command: tuple[str, ...], audience: str
) -> None:
    lines = f'{{"court": "{MARKER}"}}\n{{}}\n'
    for data, words in (
        (lines.encode(), ("每行一份", "zhixing audit")),
        (f"[{lines.splitlines()[0]}]".encode(), ("数组", "zhixing audit")),
        ('{"court": "某法院"}'.encode("gb18030"), ("GB18030", "另存为 UTF-8")),
        ("﻿{}".encode("utf-16"), ("UTF-16", "另存为 UTF-8")),
        ("{}".encode("utf-16-le"), ("UTF-16", "另存为 UTF-8")),
    ):
        result = run(*command, "-", "--audience", audience, stdin=data)
        assert (result.code, result.out) == (2, "")
        assert all(word in result.err for word in words)
        assert MARKER not in result.err


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_hostile_record_is_refused(run: Callable[..., Any], command: tuple[str, ...], name: str) -> None:
    for form in ((), ("--json",), ("--lang", "en")):
        result = run(*command, "-", *form, stdin=HOSTILE[name])
        assert (result.code, result.out) == (2, "")
        assert result.err
        assert "Traceback" not in result.err
        assert MARKER not in result.err
        assert not set(result.err) & {"\x1b", "\x07", "\x00"}
        assert len(result.err) < 5000


def test_json_error_lists_all_problems(run: Callable[..., Any]) -> None:
    stdin = b'{"complete_as_of": 0, "major_or_difficult": "yes", "detentions": [{"id": "d1", "days": 20}]}'
    problems = json.loads(run("validate", "-", "--json", stdin=stdin).err)["problems"]
    assert [problem["pointer"] for problem in problems] == [
        "/complete_as_of",
        "/detentions/0/days",
        "/major_or_difficult",
    ]
    assert all(set(problem) == {"pointer", "code", "zh", "en"} for problem in problems)


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_oversized_input_is_read_only_up_to_the_limit(run: Callable[..., Any], option: tuple[str, ...]) -> None:
    limit = 8 * 1024 * 1024
    for command in (*COMMANDS, ("screen",)):
        result = run(*command, "-", *option, stdin=b" " * (limit + 1000))
        assert (result.code, result.out) == (2, "")
        assert str(limit) in result.err
        assert len(sys.stdin.buffer.read()) == 999


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_unreadable_files_are_refused(run: Callable[..., Any], tmp_path: Path, option: tuple[str, ...]) -> None:
    missing, directory = tmp_path / MARKER, tmp_path
    for name in (missing, directory, f"{missing}/deeper", "\x00", "x" * 5000, f"{tmp_path}/\udcff"):
        result = run("validate", name, *option)
        assert (result.code, result.out) == (2, "")
        assert MARKER not in result.err
        assert "Traceback" not in result.err


def test_each_reason_has_its_own_code(run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(name: object) -> str:
        (problem,) = json.loads(run("validate", name, "--json").err)["problems"]
        return str(problem["code"])

    assert code(tmp_path / "missing") == "file_not_found"
    assert code(tmp_path) == "is_a_directory"
    assert code("\x00") == "not_readable"

    def refuse(*_: object) -> None:
        raise PermissionError(MARKER)

    monkeypatch.setattr("zhixing_rules.cli.inputs.open", refuse, raising=False)
    assert code(tmp_path / "forbidden") == "not_permitted"


def test_hostile_notice_is_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    for notice in HOSTILE.values():
        result = run("days", "add", "2025-01-01", "1", "--notice", "-", stdin=notice)
        assert (result.code, result.out) == (2, "")
        assert "Traceback" not in result.err
        assert not set(result.err) & {"\x1b", "\x07", "\x00"}
    assert run("calendar", "status", "--notice", tmp_path / "missing").code == 2


# ------------------------------------------------------------------------------------------------- folder of notices


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "张某的目录"
    folder.mkdir()
    (folder / "2027.json").write_text(json.dumps(notice_for(2027)), encoding="utf-8")
    return folder


DATED = ("--on", "2025-10-20")
COMMANDS_WITH_A_CALENDAR = (
    ("validate", "CASE", *DATED, "--json"),
    ("plan", "CASE", *DATED, "--json"),
    ("demo", "--json"),
    ("days", "count", "2027-01-04", "2027-01-05", "--json"),
    ("calendar", "status", "--json"),
)


@pytest.mark.parametrize("command", COMMANDS_WITH_A_CALENDAR, ids=lambda command: command[0])
def test_every_command_takes_the_notices_of_the_site(
    command: tuple[str, ...], run: Callable[..., Any], site: Path, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = [case_file if each == "CASE" else each for each in command]
    monkeypatch.setenv("ZHIXING_NOTICES", str(site))
    by_variable = run(*arguments)
    monkeypatch.setenv("ZHIXING_NOTICES", str(site / "missing"))
    by_option = run(*arguments, "--notices", site)
    assert by_variable.out == by_option.out
    assert "+虚构〔2026〕0号+" in by_variable.out
    assert "张某" not in by_variable.out + by_variable.err


def test_a_single_notice_is_loaded_after_those_of_the_folder(
    run: Callable[..., Any], site: Path, tmp_path: Path
) -> None:
    later = tmp_path / "later.json"
    later.write_text(json.dumps(notice_for(2028)), encoding="utf-8")
    status = run("calendar", "status", "--notices", site, "--notice", later, "--json").json
    assert status["covered_through"] == "2028-12-31"
    assert run("calendar", "status", "--notice", later).code == 2


def test_without_the_folder_nothing_changes(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("calendar", "status").out
    monkeypatch.setenv("ZHIXING_NOTICES", "")
    assert run("calendar", "status").out == before


@pytest.mark.parametrize("place", ["missing", "2027.json", "\0"], ids=["missing", "a file", "impossible"])
def test_a_folder_that_cannot_be_used_is_refused_without_its_path(
    place: str, run: Callable[..., Any], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("days", "add", "2025-01-01", "1", "--notices", f"{site}/{place}")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("放假通知：目录无法读取")
    assert "张某" not in result.err
    (site / "2028.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("ZHIXING_NOTICES", str(site))
    refused = run("days", "add", "2025-01-01", "1", "--json")
    assert (refused.code, refused.out) == (2, "")
    assert json.loads(refused.err)["source"] == "notice"
    assert {problem["pointer"] for problem in json.loads(refused.err)["problems"]} == {
        *("/file-2/days", "/file-2/papers", "/file-2/year"),
    }
