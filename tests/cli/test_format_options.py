"""Format of the output: colours, and Markdown with other forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")


def test_colours_on_request(run: Callable[..., Any], case_file: Path) -> None:
    assert "\x1b[" in run("validate", case_file, "--colour", "always").out
    assert "\x1b[" not in run("validate", case_file).out
    assert "\x1b[" in run("validate", "-", "--colour", "always", stdin=b"[1]").err


def test_markdown_is_refused_together_with_options_it_cannot_show(run: Callable[..., Any], case_file: Path) -> None:
    assert run("validate", case_file, *ON, "--markdown").out.startswith("# 检查报告\n")
    assert run("plan", case_file, *ON, "--markdown", "--lang", "en").out.startswith("# Plan\n")
    refused = (("validate", "--json"), ("validate", "--sweep"), ("validate", "--sensitive"), ("plan", "--by-actor"))
    for command, option in refused:
        result = run(command, case_file, *ON, "--markdown", option)
        assert (result.code, result.out) == (2, "")
        assert option in result.err
