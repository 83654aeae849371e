"""``zhixing ledger``: the workbook, the bad lines, and refusals that change nothing."""

from __future__ import annotations

import gzip
import sys
from typing import TYPE_CHECKING, Any

import pytest

from support.docket import DOCKET, docket_lines
from support.opened_workbook import cells, opened, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--on", "2026-09-28")


@pytest.fixture
def docket(tmp_path: Path) -> Path:
    file = tmp_path / "docket.jsonl"
    file.write_text(docket_lines(), encoding="utf-8")
    return file


def test_the_workbook_is_written_for_its_owner_and_bad_lines_are_named(
    run: Callable[..., Any], docket: Path, tmp_path: Path
) -> None:
    out = tmp_path / "台账.xlsx"
    result = run("ledger", docket, *ON, "--xlsx", out)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("台账：5 件案件，期限台账 ")
    assert "未能读取 1 件，其余照常\n  第3行  不是有效的 JSON" in result.err
    assert opened(out.read_bytes()).sheetnames == ["期限台账", "办理流水", "半年统计", "未能读取"]
    assert out.stat().st_mode & 0o777 == 0o600


def test_without_bad_lines_the_code_is_0(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    docket.write_text(docket_lines(broken=False), encoding="utf-8")
    result = run("ledger", docket, *ON, "--xlsx", tmp_path / "o.xlsx", "--lang", "en")
    assert (result.code, result.err.split(",")[0]) == (0, "ledger: 5 cases")


def test_folders_gzip_and_standard_input(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    data = docket.read_bytes()
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(data))
    outs = [tmp_path / f"{number}.xlsx" for number in range(3)]
    run("ledger", docket, *ON, "--xlsx", outs[0])
    run("ledger", folder, *ON, "--xlsx", outs[1])
    run("ledger", "-", *ON, "--xlsx", outs[2], stdin=data)
    assert outs[0].read_bytes() == outs[1].read_bytes() == outs[2].read_bytes()


def test_an_existing_file_is_kept_without_force(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    out.write_bytes(b"kept")
    assert run("ledger", docket, *ON, "--xlsx", out).code == 2
    assert out.read_bytes() == b"kept"
    run("ledger", docket, *ON, "--xlsx", out, "--force")
    assert out.read_bytes() != b"kept"


def test_what_cannot_be_used_leaves_no_file(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    out, empty = tmp_path / "o.xlsx", tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    reversed_period = run("ledger", docket, *ON, "--xlsx", out, "--from", "2026-09-02", "--to", "2026-09-01")
    assert "早于首日" in reversed_period.err
    assert "没有案件" in run("ledger", empty, *ON, "--xlsx", out).err
    assert "找不到文件" in run("ledger", tmp_path / "none", *ON, "--xlsx", out).err
    assert not out.exists()


def test_the_period_is_used(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    run("ledger", docket, *ON, "--xlsx", out, "--from", "2026-09-01", "--to", "2026-09-01")
    assert [each["事项"] for each in cells(out.read_bytes(), "办理流水")] == ["移送", "公安机关接收"]


@pytest.mark.parametrize("audience", ["party", "debtor", "public"])
def test_what_the_audience_may_not_know_is_nowhere(
    run: Callable[..., Any], docket: Path, tmp_path: Path, audience: str
) -> None:
    out = tmp_path / "o.xlsx"
    result = run("ledger", docket, *ON, "--xlsx", out, "--audience", audience)
    words = [each["case_number"] for each in DOCKET] + ["示例法官", "示例某甲"]
    assert [word for word in words if word in texts(out.read_bytes()) + result.err] == []


def test_without_the_extra_the_command_says_what_to_install(
    run: Callable[..., Any], docket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in sys.modules if each.startswith("zhixing_rules.office.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = run("ledger", docket, *ON, "--xlsx", tmp_path / "o.xlsx")
    assert (result.code, "zhixing-rules[office]" in result.err) == (2, True)


def test_a_case_given_twice_is_named(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    lines = docket_lines(broken=False).splitlines()
    docket.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    result = run("ledger", docket, *ON, "--xlsx", tmp_path / "o.xlsx")
    assert result.code == 0
    assert "案号重复 1 件，统计只计先出现的一件，请核对\n  第6行  与第2行相同" in result.err
