"""Option ``--out``: files are complete or absent, readable by their owner only, overwritten only with ``--force``."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other file modes")
def test_file_has_the_printed_output_and_is_readable_by_its_owner_only(
    run: Callable[..., Any], case_file: Path, tmp_path: Path
) -> None:
    printed = run("validate", case_file, *ON, "--json")
    out = tmp_path / "report.json"
    previous = os.umask(0)
    try:
        result = run("validate", case_file, *ON, "--json", "--out", out)
    finally:
        os.umask(previous)
    assert (result.code, result.out, result.err) == (printed.code, "", "")
    assert out.read_text(encoding="utf-8") == printed.out
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_existing_file_is_overwritten_only_with_force(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "existing.txt"
    out.write_text("existing", encoding="utf-8")
    result = run("plan", case_file, *ON, "--out", out)
    assert result.code == 2
    assert result.err == "输出文件：已有同名文件；要覆盖请加 --force\n"
    assert out.read_text(encoding="utf-8") == "existing"
    assert run("plan", case_file, *ON, "--out", out, "--force").code == 0
    assert out.read_text(encoding="utf-8").startswith("办案计划")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_link_is_not_followed(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    assert run("plan", case_file, *ON, "--out", link).code == 2
    assert not target.exists()
    assert run("plan", case_file, *ON, "--out", link, "--force").code == 0
    assert not link.is_symlink()
    assert not target.exists()


@pytest.mark.parametrize("name", ["no-such-folder/x", ".", "\0", "x" * 5000])
def test_file_that_cannot_be_written_is_bad_input_and_leaves_nothing(
    run: Callable[..., Any], case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for force in ([], ["--force"]):
        result = run("validate", case_file, *ON, "--out", name, *force)
        assert (result.code, result.out) == (2, "")
        assert list(folder.iterdir()) == []


def test_full_disk_leaves_no_file(
    run: Callable[..., Any], case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    out = tmp_path / "report.txt"
    assert run("validate", case_file, *ON, "--out", out).code == 2
    assert not out.exists()
    assert not list(tmp_path.glob(".zhixing-*"))


OUTPUTS = (
    ("worklist", "{}", "--html", "--xlsx", "--csv", "--out"),
    ("report", "{}", "--html", "--svg", "--out"),
    ("plan", "{}", "--ics", "--out"),
)


@pytest.mark.parametrize("command", OUTPUTS)
def test_all_files_are_written_or_none(
    run: Callable[..., Any], case_file: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    name, given, *options = (each.format(case_file) for each in command)
    for existing in options:
        folder = tmp_path / existing
        folder.mkdir()
        (folder / existing).write_text("kept", encoding="utf-8")
        asked = [word for option in options for word in (option, folder / option)]
        assert run(name, given, *ON, *asked).code == 2
        assert [each.name for each in folder.iterdir()] == [existing]
        assert (folder / existing).read_text(encoding="utf-8") == "kept"
        assert run(name, given, *ON, *asked, "--force").code in {0, 1}
        assert {each.name for each in folder.iterdir()} == set(options)


def test_an_existing_file_is_noticed_before_anything_is_read(run: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.touch()
    for command, option in (("worklist", "--csv"), ("ledger", "--xlsx"), ("checklist", "--html"), ("plan", "--ics")):
        assert "已有同名文件" in run(command, tmp_path / "missing.jsonl", *ON, option, out).err


def test_a_failure_leaves_none_of_several_files(
    run: Callable[..., Any], case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> str:
        raise KeyError

    monkeypatch.setattr("zhixing_rules.cli.commands.worklist.worklist_csv", fail)
    before = set(tmp_path.iterdir())
    asked = ("--html", tmp_path / "a", "--csv", tmp_path / "b", "--out", tmp_path / "c")
    assert run("worklist", case_file, *ON, *asked).code == 101
    assert set(tmp_path.iterdir()) == before


def test_a_file_that_was_not_filled_is_not_written(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    empty = write({"case_number": "（2025）豫0802执1号"})
    calendar = empty.with_name("o.ics")
    for force in ((), ("--force",)):
        assert "未写日历文件" in run("plan", empty, "--on", "2025-10-12", "--ics", calendar, *force).err
        assert not calendar.exists()


def test_invalid_record_writes_no_file(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    wrong = write({"requests": 7})
    out = wrong.with_name("never.txt")
    assert run("validate", wrong, *ON, "--out", out).code == 2
    assert not out.exists()


def test_file_has_no_colours(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "plain.txt"
    run("demo", "--out", out)
    assert "\x1b" not in out.read_text(encoding="utf-8")
    assert case_file.exists()
