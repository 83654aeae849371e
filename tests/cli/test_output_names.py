"""Names of output files: never an input, never twice the same, never a file that the next run would read."""

from __future__ import annotations

import argparse
import os
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import pytest

from support.docket import docket_lines
from zhixing_rules.cli.commands import COMMANDS
from zhixing_rules.cli.output_names import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--on", "2026-09-28")


@pytest.fixture
def docket(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(docket_lines(broken=False), encoding="utf-8")
    return path


def names_in(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@pytest.mark.parametrize(
    "command",
    [
        ("worklist", "{}", "--csv"),
        ("worklist", "{}", "--html"),
        ("worklist", "{}", "--out"),
        ("checklist", "{}", "--html"),
        ("ledger", "{}", "--xlsx"),
        ("plan", "{}", "--ics"),
        ("report", "{}", "--svg"),
        ("letter", "reminder", "{}", "--docx"),
        ("mechanism", "x", "--docket", "{}", "--draft"),
        ("validate", "{}", "--out"),
        ("screen", "x", "--case", "{}", "--out"),
        ("letter", "reminder", "x", "--template", "{}", "--docx"),
    ],
)
def test_an_input_is_never_overwritten(run: Callable[..., Any], docket: Path, command: tuple[str, ...]) -> None:
    before = docket.read_bytes()
    other_name = docket.parent / "." / docket.name
    result = run(*(each.format(docket) for each in command), os.fspath(other_name), "--force")
    assert (result.code, "输出文件就是输入的文件" in result.err) == (2, True)
    assert docket.read_bytes() == before
    assert names_in(docket.parent) == {"in.jsonl"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_an_input_is_known_by_its_links_too(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    for make in (os.symlink, os.link):
        link = tmp_path / f"{make.__name__}.csv"
        make(docket, link)
        for read, written in ((docket, link), (link, docket)):
            if read.suffix != ".csv":
                assert run("worklist", read, *ON, "--csv", written, "--force").code == 2
    assert docket.read_text(encoding="utf-8") == docket_lines(broken=False)


@pytest.mark.parametrize("options", [("--html", "--csv"), ("--html", "--out"), ("--xlsx", "--csv")])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_two_outputs_are_two_files(
    run: Callable[..., Any], docket: Path, tmp_path: Path, options: tuple[str, str], force: tuple[str, ...]
) -> None:
    result = run("worklist", docket, *ON, options[0], tmp_path / "a", options[1], f"{tmp_path}/./a", *force)
    assert (result.code, "两项输出是同一个文件" in result.err) == (2, True)
    assert names_in(tmp_path) == {"in.jsonl"}


def test_a_calendar_may_renew_the_one_before(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "o.ics"
    assert run("plan", docket, *ON, "--ics", calendar).code == 0
    assert run("plan", docket, *ON, "--ics", calendar, "--previous", calendar, "--force").code == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("o.jsonl", 2), ("o.json", 2), ("o.parquet", 2), ("o.json.gz", 2), ("year=2025/o.json", 2)),
        *(("o.txt", 1), ("o.csv", 1), ("sub/o.json", 1), ("_o.json", 1), (".o.json", 1), ("../o.json", 1)),
    ],
)
def test_no_output_becomes_a_case_of_the_folder(
    run: Callable[..., Any], docket: Path, tmp_path: Path, name: str, code: int
) -> None:
    folder = tmp_path / "folder"
    for each in ("sub", "year=2025"):
        (folder / each).mkdir(parents=True)
    docket.rename(folder / docket.name)
    result = run("worklist", folder, *ON, "--out", folder / name)
    assert (result.code, "在所读的目录中" in result.err) == (code, code == 2)
    assert (folder / name).exists() == (code == 1)


def test_a_minus_sign_is_no_file_and_an_output_is_given_once(
    run: Callable[..., Any], docket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for option in ("--html", "--csv", "--xlsx", "--out"):
        result = run("worklist", docket, *ON, option, "-")
        assert (result.code, "不能是 -" in result.err) == (2, True)
        result = run("worklist", docket, *ON, option, "one", option, "two")
        assert (result.code, "只能给一次" in result.err) == (2, True)
    assert run("generate", "1", "--out", "-").code == 2
    assert names_in(tmp_path) == {"in.jsonl"}


def test_every_option_that_names_a_file_is_an_input_or_an_output() -> None:
    """A new option with a file is compared with the others only if it is declared as one or the other."""
    results = {
        ("audit", "folder"),
        ("generate", "target"),
        ("new-procedure", "folder"),
    }  # folders that are never overwritten
    for name in COMMANDS:
        parser = argparse.ArgumentParser()
        import_module(f"zhixing_rules.cli.commands.{name.replace('-', '_')}{'_' * iskeyword(name)}").add_arguments(
            parser
        )
        for action in parser._actions:
            shown = str(action.metavar)
            if any(word in shown for word in ("FILE", "DIR", "DOCKET", "OUT", "OLD", "PATH", ".json", ".toml")):
                is_output = type(action).__name__ == "_OutputFile"
                assert is_output or action.dest in INPUTS or (name, action.dest) in results, (name, action.dest)
