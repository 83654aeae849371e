"""Argument parser: help, version and usage errors."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import __version__
from zhixing_rules.cli import commands
from zhixing_rules.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

MARKER = "CANARY-7f3a"


def test_help_is_in_chinese_and_english(run: Callable[..., Any]) -> None:
    for arguments in ((), *((name,) for name in COMMANDS)):
        result = run(*arguments, "--help")
        assert result.code == 0
        assert " · " in result.out
    assert "退出码：0 无违反" in run("--help").out


def test_the_help_of_a_command_lists_the_exit_codes_that_it_has(run: Callable[..., Any]) -> None:
    ones = {name for name in COMMANDS if re.search(r"；1 ", exit_codes_of(run(name, "--help").out))}
    assert ones == {
        "validate",
        "explain",
        "impact",
        "audit",
        "conform",
        "coverage",
        "letter",
        "mechanism",
        "replay",
        "report",
        "screen",
        "worklist",
    }
    assert "有逾期的也是 0" in exit_codes_of(run("plan", "--help").out)
    for name in COMMANDS:
        assert "101 程序内部错误或输出不能写出" in exit_codes_of(run(name, "--help").out)


def exit_codes_of(text: str) -> str:
    """Return the last paragraph of a help, in one line."""
    return " ".join(text.rpartition("退出码：")[2].split())


def test_version_is_printed(run: Callable[..., Any]) -> None:
    assert run("--version").out == f"zhixing {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [(), ("nonsense",), ("validate",), ("validate", "x", "--nonsense"), ("validate", "x", "--on", "tomorrow")],
)
def test_bad_usage_has_exit_code_2(run: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "用法有误 · bad usage" in result.err


def test_usage_error_has_no_control_characters(run: Callable[..., Any]) -> None:
    result = run("validate", "x", "--nonsense\x1b[2J")
    assert result.code == 2
    assert "\x1b" not in result.err


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_usage_error_does_not_repeat_an_argument(run: Callable[..., Any], option: tuple[str, ...]) -> None:
    for arguments in (
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
        ("conform", "--timeout", MARKER),
        ("generate", MARKER, "--out", "x"),
    ):
        result = run(*arguments, *option)
        assert (result.code, result.out) == (2, "")
        if option:
            assert json.loads(result.err)["source"] == "arguments"
        else:
            assert "用法有误" in result.err
        assert MARKER not in result.err
    assert "choose from" in run("schema", MARKER).err


def test_the_summaries_of_the_help_are_those_of_the_commands(run: Callable[..., Any]) -> None:
    """The help lists static summaries, without importing the commands; each command shows the same one."""
    listed = "".join(run("--help").out.split())
    for name, summary in COMMANDS.items():
        text = "".join(summary.split())
        assert f"{name}{text}" in listed
        assert text in "".join(run(name, "--help").out.split())


@pytest.mark.parametrize("columns", ["60", "100", "0", "wide", None])
def test_help_has_the_width_that_the_standard_library_would_use(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, columns: str | None
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    shown = run("days", "add", "--help").out
    monkeypatch.setattr("zhixing_rules.cli.parser._terminal_width", lambda: shutil.get_terminal_size().columns)
    assert run("days", "add", "--help").out == shown


def test_every_command_has_one_module_with_arguments_and_a_run_function() -> None:
    modules = [module.name for module in pkgutil.iter_modules(commands.__path__)]
    assert sorted(COMMANDS) == [name.removesuffix("_").replace("_", "-") for name in modules]  # _ of a Python keyword
    for name in modules:
        assert importlib.import_module(f"zhixing_rules.cli.commands.{name}").__all__ == ["add_arguments", "run"]


@pytest.mark.parametrize("arguments", [("--version",), ("law", "--help"), ("validate", "-")], ids=" ".join)
def test_only_the_module_of_the_named_command_is_imported(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys; from zhixing_rules.cli import main; main(sys.argv[1:]); "
        "print(*(name for name in sys.modules if name.startswith('zhixing_rules.cli.commands.')), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *arguments]
    result = subprocess.run(command, input=b"{}", capture_output=True, check=True)  # noqa: S603  our own code
    imported = [f"zhixing_rules.cli.commands.{name}" for name in arguments if name in COMMANDS]
    assert result.stderr.decode().split() == imported
