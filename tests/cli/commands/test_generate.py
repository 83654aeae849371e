"""``zhixing generate``: output files and progress."""

from __future__ import annotations

import io
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules.synthetic import generate
from zhixing_rules.synthetic.cases import Archive

if TYPE_CHECKING:
    from collections.abc import Callable


def test_jsonl_file_is_readable_by_its_owner_only(run: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    result = run("generate", 20, "--seed", 3, "--out", out)
    assert (result.code, result.out, result.err) == (0, "", "已写 20 件，均为虚构\n")
    assert out.read_text(encoding="utf-8").splitlines() == list(generate(20, seed=3))
    assert sys.platform == "win32" or stat.S_IMODE(out.stat().st_mode) == 0o600


def test_existing_file_is_overwritten_only_with_force(run: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    out.write_text("existing", encoding="utf-8")
    assert run("generate", 2, "--out", out).code == 2
    assert out.read_text(encoding="utf-8") == "existing"
    assert run("generate", 2, "--out", out, "--force", "--lang", "en").err == "wrote 2 synthetic cases\n"
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_several_files_have_the_content_of_one(run: Callable[..., Any], tmp_path: Path) -> None:
    run("generate", 25, "--out", tmp_path / "one.jsonl")
    assert run("generate", 25, "--out", tmp_path / "parts", "--files", 4).code == 0
    parts = sorted((tmp_path / "parts").iterdir())
    assert [part.name for part in parts] == [f"part-{n:05}.jsonl" for n in (1, 2, 3, 4)]
    assert b"".join(part.read_bytes() for part in parts) == (tmp_path / "one.jsonl").read_bytes()
    again = run("generate", 25, "--out", tmp_path / "parts", "--files", 4, "--force")
    assert (again.code, "目录不覆盖" in again.err) == (2, True)


def test_interrupted_run_leaves_no_file(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Archive, "case", interrupt)
    assert run("generate", 5, "--out", tmp_path / "a.jsonl").code == 130
    assert run("generate", 5, "--out", tmp_path / "parts", "--files", 2).code == 130
    assert list(tmp_path.iterdir()) == []


def test_parquet_suffix_selects_parquet(run: Callable[..., Any], tmp_path: Path) -> None:
    pl = pytest.importorskip("polars", reason="needs the extra [batch]")
    out = tmp_path / "a.parquet"
    assert run("generate", 30, "--out", out, "--errors", 0).code == 0
    assert pl.read_parquet(out).height == 30


def test_missing_polars_is_reported_with_the_page_on_installing_it(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhixing_rules.cli.commands.generate.find_spec", lambda _: None)
    result = run("generate", 3, "--out", tmp_path / "a.parquet")
    assert (result.code, "docs/for-developers.md" in result.err, "pip install" in result.err) == (2, True, False)


def test_terminal_shows_only_a_progress_line(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run("generate", 2000, "--out", tmp_path / "canary-name.jsonl").code == 0
    shown = terminal.getvalue()
    assert "\r已写 1000 件 · 1000 cases 50%" in shown
    assert "canary-name" not in shown


@pytest.mark.parametrize(
    "wrong",
    [("0",), ("3", "--gaps", "1"), ("3", "--seed", "-1"), ("3", "--files", "0"), ("3", "--from", "20250")],
    ids=str,
)
def test_invalid_options_are_bad_usage(run: Callable[..., Any], tmp_path: Path, wrong: tuple[str, ...]) -> None:
    assert run("generate", *wrong, "--out", tmp_path / "a.jsonl").code == 2
    assert list(tmp_path.iterdir()) == []


def test_years_after_the_day_of_drawing_up_are_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    result = run("generate", 3, "--on", "2025-06-30", "--out", tmp_path / "a.jsonl")
    assert (result.code, "年度须依次" in result.err) == (2, True)
    assert run("generate", 3, "--on", "2025-06-30", "--to", 2025, "--out", tmp_path / "a.jsonl").code == 0


def test_day_too_close_to_the_last_date_is_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    last = run("generate", 3, "--on", "9990-12-31", "--from", 9990, "--to", 9990, "--out", tmp_path / "a.jsonl")
    late = run("generate", 3, "--on", "9991-01-01", "--out", tmp_path / "b.jsonl")
    assert (last.code, late.code, "9990" in late.err) == (0, 2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]
