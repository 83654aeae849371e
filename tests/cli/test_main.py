"""Entry point: internal errors, interruption, personal data, and runs in another process."""

from __future__ import annotations

import importlib
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from support.effort import mostly_deep
from zhixing_rules.cli import main
from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")


def test_exit_with_a_message_is_bad_usage(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise SystemExit("message")

    monkeypatch.setattr("argparse.ArgumentParser.parse_known_args", refuse)
    assert run("demo").code == 2


def test_internal_error_shows_only_its_type(
    run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("CANARY")

    monkeypatch.setattr("zhixing_rules.cli.commands.validate.validate", fail)
    result = run("validate", case_file)
    assert (result.code, result.out) == (101, "")
    assert "ZeroDivisionError" in result.err
    assert "CANARY" not in result.err
    assert "Traceback" not in result.err
    monkeypatch.setenv("ZHIXING_DEBUG", "1")
    result = run("validate", case_file)
    assert result.code == 101
    assert "Traceback" in result.err


def test_interruption_prints_nothing(run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("zhixing_rules.cli.commands.validate.validate", interrupt)
    result = run("validate", case_file)
    assert (result.code, result.out, result.err) == (130, "", "")


def test_no_personal_data_is_printed(run: Callable[..., Any], case_file: Path, record: dict[str, Any]) -> None:
    personal = [person[field] for person in record["persons"] for field in ("name", "resident_number", "telephone")]
    personal.append(record["case_number"])
    for command in (("validate",), ("plan",), ("explain", "annex.person")):
        for form in ((), ("--json",)):
            result = run(*command, case_file, *ON, *form)
            assert not [value for value in personal if value in result.out + result.err]


@pytest.mark.parametrize("to_file", [False, True], ids=["standard output", "file"])
def test_an_error_while_json_is_written_is_an_internal_error_without_a_value(
    run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, to_file: bool
) -> None:
    def broken(finding: Any) -> NoReturn:  # noqa: ANN401  any finding
        raise RuntimeError(repr(finding.message_zh))

    monkeypatch.setattr("zhixing_rules.interchange.reports.finding_to_dict", broken)
    out = tmp_path / "report.json"
    result = run("validate", case_file, *ON, "--json", *(("--out", out) if to_file else ()))
    assert result.code == 101
    assert "RuntimeError" in result.err
    assert "张某甲" not in result.out + result.err
    assert '"verdict"' not in result.out
    assert not out.exists()
    assert list(tmp_path.glob(".zhixing-*")) == []


def test_json_of_a_command_is_written_part_by_part(
    run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {command: run(command, case_file, *ON, "--json").out for command in ("validate", "plan")}
    whole = max(map(len, expected.values()))
    for command, text in expected.items():
        pieces: list[str] = []
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", SimpleNamespace(write=pieces.append, flush=lambda: None))
            main([command, str(case_file), *ON, "--json"])
        assert "".join(pieces) == text
        assert max(map(len, pieces)) < whole / 10


# ------------------------------------------------------------------------------------------------ other processes


@pytest.mark.parametrize(
    "arguments",
    [
        ("demo", "--json", "--all"),
        *(pytest.param(each, marks=pytest.mark.deep) for each in (("demo",), ("law", "9", "--json"), ("schema",))),
    ],
    ids=" ".join,
)
def test_output_does_not_depend_on_the_hash_seed(
    run_process: Callable[..., subprocess.CompletedProcess[bytes]], arguments: tuple[str, ...]
) -> None:
    first, second = (run_process(*arguments, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout
    assert first.stderr == second.stderr == b""


def test_output_is_utf8_in_any_locale(run_process: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    result = run_process("law", "7", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert result.returncode == 0
    assert result.stdout.decode().startswith("焦中法〔2024〕101号第七条")


def test_exit_codes_of_the_process(
    run_process: Callable[..., subprocess.CompletedProcess[bytes]], case_file: Path
) -> None:
    assert run_process("validate", case_file, "--on", "2025-10-12").returncode == 1
    assert run_process("validate", "-", stdin=b"{}").returncode == 0
    refused = run_process("validate", "-", stdin=b'{"court": "\xff"}')
    assert refused.returncode == 2
    assert refused.stdout == b""
    assert b"Traceback" not in refused.stderr


def test_closed_pipe_prints_no_error(case_file: Path) -> None:
    command = [sys.executable, "-m", "zhixing_rules.cli", "validate", str(case_file), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603  our own
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""
    assert process.returncode == 1


def run_in_shell(arguments: str, **files: Path) -> subprocess.CompletedProcess[str]:
    """Run ``zhixing`` by a line of the shell, which can close the standard streams."""
    line = f'"{sys.executable}" -m zhixing_rules.cli {arguments}'
    variables = {**os.environ, **{name: str(path) for name, path in files.items()}}
    return subprocess.run(["/bin/sh", "-c", line], capture_output=True, encoding="utf-8", check=False, env=variables)  # noqa: S603  our own


@pytest.mark.parametrize("arguments", ["validate -", "impact - --new-notice $notice"])
def test_closed_standard_input_is_an_input_error(arguments: str, notice_file: Path) -> None:
    result = run_in_shell(f"{arguments} <&-", notice=notice_file)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("标准输入已关闭")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", mostly_deep(["validate $case", "law 7 --colour auto", "validate $case --json"], 2)
)
def test_closed_standard_output_is_one_message(arguments: str, case_file: Path) -> None:
    result = run_in_shell(f"{arguments} >&-", case=case_file)
    assert result.returncode == 101
    if arguments.endswith("--json"):
        assert [each["code"] for each in json.loads(result.stderr)["problems"]] == ["not_written"]
        return
    assert result.stderr.startswith("标准输出已关闭")
    assert len(result.stderr.splitlines()) == 1


def test_closed_standard_error_loses_only_the_message(case_file: Path) -> None:
    result = run_in_shell("validate $case --on 2025-10-12 2>&-", case=case_file)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout
    refused = run_in_shell("validate $case.none 2>&- >&-", case=case_file)
    assert (refused.returncode, refused.stdout + refused.stderr) == (101, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", ["--help", "readings"])
def test_a_full_disk_is_one_message(arguments: str) -> None:
    result = run_in_shell(f"{arguments} >/dev/full")
    assert result.returncode == 101
    assert result.stderr.startswith("标准输出已关闭或写不进去")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", ["--help", "schema case"])
def test_a_reader_that_stops_is_no_error(arguments: str) -> None:
    result = run_in_shell(f"{arguments} | head -n 1")
    assert (result.returncode, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == 1


def test_module_runs_as_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["zhixing", "schema", "plan"])
    with pytest.raises(SystemExit) as ending:
        runpy.run_module("zhixing_rules.cli", run_name="__main__")
    assert ending.value.code == 0
    importlib.import_module("zhixing_rules.cli.__main__")  # an import runs nothing
    assert json.loads(capsys.readouterr().out) == schema("plan")


# ------------------------------------------------------------------------------------------------ modules loaded

HEAVY = ("pydantic", "dataclasses", "inspect", "shutil", "dateutil", "zhixing_rules.records", "zhixing_rules.engine")
"""Modules that a command which judges nothing has no use for, and that take longer to load than all it needs."""
COUNTS_OF_DAYS = (
    *(("days", "why", "2025-10-01"), ("days", "add", "2025-10-01", "3"), ("days", "back", "2025-10-01", "3")),
    *(("days", "count", "2025-10-01", "2025-10-12"), ("days", "why", "2099-10-01")),
    *(("days", "why", "2025-10-01", "--json"), ("days", "add", "2099-10-01", "3", "--json")),
)


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a command loads in a process of its own."""
    program = "import sys\nfrom zhixing_rules.cli import main\nmain(sys.argv[1:])\nprint(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", program, *arguments]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # coverage loads modules
    written = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=alone).stderr  # noqa: S603  our own
    return set(written.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("days", "--help"), *COUNTS_OF_DAYS], ids=" ".join)
def test_a_command_that_judges_nothing_loads_neither_records_nor_rules(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)
    assert "zhixing_rules.cli.main" in loaded
    heavy = set(HEAVY) if sys.version_info < (3, 13) else set(HEAVY) - {"dataclasses", "inspect"}  # see `_values`
    assert not heavy & loaded


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_no_command_is_imported_for_help_or_version(option: str) -> None:
    loaded = loaded_by(option)
    assert not [name for name in loaded if name.startswith(("zhixing_rules.cli.commands.", "zhixing_rules.calendars"))]


def test_only_the_command_called_is_imported() -> None:
    commands = "zhixing_rules.cli.commands."
    loaded = loaded_by("days", "why", "2025-10-01")
    assert [name for name in loaded if name.startswith(commands)] == [f"{commands}days"]
