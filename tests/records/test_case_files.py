"""Folders of case files: what is read, and what is passed over, with the reason."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.records.case_files import case_files, is_table

if TYPE_CHECKING:
    from pathlib import Path

READ = (
    *("a.JSONL", "b.ndjson", "c.json", "d.jsonl.gz", "e.Json.GZ", "f.parquet", "g.pq", "h.x.jsonl"),
    *("year=2025/month=3/part-0.snappy.parquet", "spark.json/part-0.json", "dask.parquet/part.0.parquet"),
)
PASSED_OVER = {
    "_SUCCESS": "marker",
    "spark.json/_SUCCESS": "marker",
    "spark.json/.part-0.json.crc": "hidden",
    "spark.json/_temporary": "marker",
    ".hidden.jsonl": "hidden",
    "table.xlsx": "worksheet",
    "table.CSV": "worksheet",
    "notes": "other_kind",
    "x.parquet.gz": "other_kind",
    "x.tar.gz": "other_kind",
    "backup": "folder",
    "out": "result_folder",
    "gone.jsonl": "no_file",
    "pipe.jsonl": "no_file",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*READ, *PASSED_OVER):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in {"backup", "out", "spark.json/_temporary"}:
            path.mkdir()
            (path / "a.jsonl").touch()
        elif name == "gone.jsonl":
            path.symlink_to(tmp_path / "nowhere")
        elif name == "pipe.jsonl":
            os.mkfifo(path)
        else:
            path.touch()
    return tmp_path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_every_file_of_a_folder_is_read_or_passed_over_with_a_reason(folder: Path) -> None:
    files, passed_over = case_files([folder], folder / "out")
    assert sorted(str(each.relative_to(folder)) for each in files) == sorted(READ)
    assert {each.file.removeprefix(f"{folder}/"): each.problem.code for each in passed_over} == PASSED_OVER
    assert [*map(str, files)] == sorted(map(str, files))
    assert all(each.problem.zh and each.problem.en for each in passed_over)


def test_what_is_named_itself_is_read_whatever_its_name(tmp_path: Path) -> None:
    for name in ("notes.txt", ".hidden", "_x"):
        (tmp_path / name).touch()
    (tmp_path / "backup").mkdir()
    (tmp_path / "backup" / "a.jsonl").touch()
    paths: list[str | Path] = [
        tmp_path / "notes.txt",
        str(tmp_path / ".hidden"),
        tmp_path / "none",
        "a\0b",
        tmp_path / "backup",
    ]
    files, passed_over = case_files(paths, tmp_path / "out")
    assert [*files.values()] == [None, None, None, None, tmp_path / "backup"]
    assert [each.name for each in files] == ["notes.txt", ".hidden", "none", "a\0b", "a.jsonl"]
    assert passed_over == []


def test_paths_are_below_the_folder_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.jsonl", "in/b.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    files, (passed,) = case_files(["in"], "out")
    assert [*map(str, files)] == ["in/a.jsonl"]
    assert (passed.file, passed.problem.code, repr(passed)) == ("in/b.csv", "worksheet", "PassedOver(…)")


@pytest.mark.parametrize(("name", "answer"), [("a.parquet", True), ("a.PQ", True), ("a.json", False), ("a", False)])
def test_the_suffix_tells_a_table(tmp_path: Path, name: str, answer: bool) -> None:
    assert is_table(tmp_path / name) is answer
