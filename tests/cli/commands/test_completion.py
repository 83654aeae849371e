"""``zhixing completion``: the scripts of four shells."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules.cli.commands import COMMANDS
from zhixing_rules.cli.completion_table import completions
from zhixing_rules.cli.parser import build_parser

if TYPE_CHECKING:
    from collections.abc import Callable

BASH = shutil.which("bash")
PARSERS = {
    "bash": ("bash", "-n"),
    "zsh": ("zsh", "-n"),
    "fish": ("fish", "--no-execute"),
    "powershell": ("pwsh", "-NoProfile", "-Command", "-"),
}
"""For each shell, a command that parses a script on standard input without running it (PowerShell registers it)."""


@pytest.fixture
def bash_script(run: Callable[..., Any]) -> str:
    result = run("completion", "bash")
    assert (result.code, result.err) == (0, "")
    return str(result.out)


def completed(script: str, *words: str) -> list[str]:
    """Return what bash offers for the last of the words."""
    listed = " ".join(f"'{word}'" for word in words)
    program = f"{script}\nCOMP_WORDS=({listed})\nCOMP_CWORD={len(words) - 1}\n_zhixing\n"
    program += "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    assert BASH is not None
    done = subprocess.run([BASH, "--norc"], input=program, capture_output=True, check=True, encoding="utf-8")  # noqa: S603  our own script
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(BASH is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("zhixing", "val"), ["validate"]),
        (("zhixing", "days", ""), ["--help", "add", "back", "count", "why"]),
        (("zhixing", "days", "add", "--al"), ["--all"]),
        (("zhixing", "validate", "--audience", "p"), ["police", "party", "public"]),
        (("zhixing", "validate", "case.json", "--aud"), ["--audience"]),
        (("zhixing", "schema", "repo"), ["report"]),
        (("zhixing", "explain", "art7.p2.ref"), ["art7.p2.referral"]),
        (("zhixing", "readings", "transfer"), ["transfer-window"]),
        (("zhixing", "cite", "xf2025.i4.d"), ["xf2025.i4.duty"]),
        (("zhixing", "cite", "--style", "bib"), ["bibtex"]),
        (("zhixing", "completion", "z"), ["zsh"]),
        (("zhixing", "validate", "--notice", "x"), []),
        (("zhixing", "nonsense", "zzz"), []),
    ],
)
def test_bash_offers_what_can_follow(bash_script: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert completed(bash_script, *words) == expected


@pytest.mark.skipif(BASH is None, reason="needs bash")
def test_bash_offers_every_command(bash_script: str) -> None:
    assert set(completed(bash_script, "zhixing", "")) == {"--help", "--version", *COMMANDS}


@pytest.mark.parametrize("shell", PARSERS)
def test_every_script_names_every_command_and_option(run: Callable[..., Any], shell: str) -> None:
    script = run("completion", shell).out
    table = list(completions(build_parser(("", *COMMANDS)), {}))
    assert [each.after for each in table if each.commands] == ["zhixing", "zhixing days", "zhixing calendar"]
    for each in table:
        for word in each.words:
            assert (f"-l {word.text[2:]}" if shell == "fish" and word.text.startswith("--") else word.text) in script
        assert not [word for word in each.words if set(word.text + word.summary) & set("'\"`$\\")]


@pytest.mark.parametrize("shell", PARSERS)
def test_every_script_is_parsed_by_its_shell(run: Callable[..., Any], shell: str) -> None:
    program = shutil.which(PARSERS[shell][0])
    if program is None:
        pytest.skip(f"{PARSERS[shell][0]} is not installed")
    script = run("completion", shell).out
    done = subprocess.run(  # noqa: S603  our own script
        [program, *PARSERS[shell][1:]], input=script, capture_output=True, check=False, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_script_is_the_same_every_time(run: Callable[..., Any]) -> None:
    assert run("completion", "fish").out == run("completion", "fish").out
