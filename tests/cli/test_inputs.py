"""Inputs that cannot be used: always 2, every problem told, no traceback, no value repeated, nothing half-written."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARKER = "PLANTED-7f3a"
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
    "controls": f'{{"case_number": "\\u001b]0;{MARKER}\\u0007"}}'.encode(),
    "bad-number": f'{{"persons": [{{"id": "p1", "resident_number": "{MARKER}"}}]}}'.encode(),
    "twenty-days": b'{"detentions": [{"id": "d1", "days": 20}]}',
    "twice-the-same-id": b'{"persons": [{"id": "p1"}, {"id": "p1"}]}',
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_it_is_refused(run: Callable[..., Any], command: tuple[str, ...], name: str) -> None:
    for more in ((), ("--json",), ("--lang", "en")):
        ran = run(*command, "-", *more, given=HOSTILE[name])
        assert (ran.code, ran.out) == (2, "")
        assert ran.err
        assert "Traceback" not in ran.err
        assert MARKER not in ran.err
        assert not set(ran.err) & {"\x1b", "\x07", "\x00"}
        assert len(ran.err) < 5000


def test_every_problem_is_told_at_once_as_json(run: Callable[..., Any]) -> None:
    given = b'{"complete_as_of": 0, "major_or_difficult": "yes", "detentions": [{"id": "d1", "days": 20}]}'
    problems = json.loads(run("validate", "-", "--json", given=given).err)["problems"]
    assert [each["pointer"] for each in problems] == ["/complete_as_of", "/detentions/0/days", "/major_or_difficult"]
    assert all(set(each) == {"pointer", "code", "zh", "en"} for each in problems)


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_what_was_given_in_vain(run: Callable[..., Any], option: tuple[str, ...]) -> None:
    for given in (
        ("validate", "-", MARKER),
        ("validate", "-", f"--{MARKER}"),
        ("validate", "-", f"--all={MARKER}"),
        ("validate", "-", "--lang", f"{MARKER} (choose from {MARKER})"),
        ("validate", "-", "--on", MARKER),
        ("validate", "-", "--on"),
        ("schema", MARKER),
        (MARKER,),
        ("days", MARKER),
        ("days", "add", "2025-01-01", MARKER),
    ):
        ran = run(*given, *option)
        assert (ran.code, ran.out) == (2, "")
        assert "用法有误" in ran.err
        assert MARKER not in ran.err
    assert "choose from" in run("schema", MARKER).err


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_a_file_without_end_is_read_no_further_than_any_input_goes(
    run: Callable[..., Any], option: tuple[str, ...]
) -> None:
    limit = 8 * 1024 * 1024
    for command in (*COMMANDS, ("screen",)):
        ran = run(*command, "-", *option, given=b" " * (limit + 1000))
        assert (ran.code, ran.out) == (2, "")
        assert str(limit) in ran.err
        assert len(sys.stdin.buffer.read()) == 999


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_files_that_cannot_be_read(run: Callable[..., Any], tmp_path: Path, option: tuple[str, ...]) -> None:
    missing, directory = tmp_path / MARKER, tmp_path
    for name in (missing, directory, f"{missing}/deeper", "\x00", "x" * 5000, f"{tmp_path}/\udcff"):
        ran = run("validate", name, *option)
        assert (ran.code, ran.out) == (2, "")
        assert MARKER not in ran.err
        assert "Traceback" not in ran.err


def test_each_reason_has_its_own_word(run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(name: object) -> str:
        told = json.loads(run("validate", name, "--json").err)
        return str(told["problems"][0]["code"])

    assert code(tmp_path / "missing") == "file_not_found"
    assert code(tmp_path) == "is_a_directory"
    assert code("\x00") == "not_readable"

    def forbidden(*_: object) -> None:
        raise PermissionError(MARKER)

    monkeypatch.setattr("zhixing_rules.cli.inputs.open", forbidden, raising=False)
    assert code(tmp_path / "forbidden") == "not_permitted"


def test_the_other_inputs_are_read_as_carefully(run: Callable[..., Any], tmp_path: Path) -> None:
    for given in HOSTILE.values():
        ran = run("days", "add", "2025-01-01", "1", "--notice", "-", given=given)
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err
        assert not set(ran.err) & {"\x1b", "\x07", "\x00"}
    assert run("calendar", "status", "--notice", tmp_path / "missing").code == 2
