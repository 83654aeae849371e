"""Terminal: colours, width, encoding and closed streams."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from zhixing_rules.cli import console
from zhixing_rules.cli.command_result import CommandResult


class Terminal:
    """A stream that may be a terminal and has no ``reconfigure``."""

    def __init__(self, *, tty: bool) -> None:
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


@pytest.mark.parametrize(
    ("choice", "tty", "environment", "coloured"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
    ],
)
def test_colours_only_on_terminals_unless_chosen(
    monkeypatch: pytest.MonkeyPatch, choice: str, tty: bool, environment: dict[str, str], coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert console.use_colour(choice, Terminal(tty=tty)) is coloured  # type: ignore[arg-type]  # only isatty is used


@pytest.mark.parametrize(("columns", "width"), [("20", 60), ("90", 90), ("400", 120)])
def test_width_follows_the_terminal_within_limits(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert console.text_width(Terminal(tty=True)) == width  # type: ignore[arg-type]  # as above
    assert console.text_width(Terminal(tty=False)) == 100  # type: ignore[arg-type]  # as above


def test_stream_that_cannot_be_reconfigured_is_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Terminal(tty=False))
        console.configure_streams()


def test_closed_pipe_is_not_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "pipe").open("w", encoding="utf-8") as file:

        class ClosedPipe:
            def write(self, _: str) -> None:
                raise BrokenPipeError

            def fileno(self) -> int:
                return file.fileno()

        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", ClosedPipe())
            assert console.write_result(CommandResult("text", exit_code=1), str) == 1
