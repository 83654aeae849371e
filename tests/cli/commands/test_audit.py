"""``zhixing audit``: counts, result files, audiences and exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.cli import main  # noqa: E402  after the check for Polars

if TYPE_CHECKING:
    from collections.abc import Callable

SENT = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
LATE = {
    "court": "虚构人民法院",
    "complete_as_of": "2025-03-25",
    "referrals": [{**SENT, "conditions_met": True, "materials_complete": True}],
}
ON = ("--on", "2025-03-25")


@pytest.fixture
def late(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "late.jsonl", LATE, {})


def write_lines(path: Path, *cases: object) -> Path:
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in cases), encoding="utf-8")
    return path


def test_table_lists_breaches_with_exit_code_1(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    result = run("audit", late, *ON, "--out", tmp_path / "out")
    assert (result.code, result.err) == (1, "")
    assert "2 件，未能读取 0 件" in result.out
    (row,) = (line for line in result.out.splitlines() if "立案侦查" in line)
    assert row.split() == ["第九条", "立案侦查", "1", "0", "0", "0", "0", "100.0%", "6日"]
    assert "art12.p2.preplan" not in result.out
    complete = run("audit", late, *ON, "--out", tmp_path / "out", "--all", "--lang", "en")
    assert "2 cases, 0 not read" in complete.out
    assert len(complete.out.splitlines()) > len(result.out.splitlines())


def test_json_has_counts_settings_and_files_and_a_second_run_skips_finished_files(
    run: Callable[..., Any], late: Path, tmp_path: Path
) -> None:
    command = ("audit", late, *ON, "--out", tmp_path / "out", "--json")
    first, second = run(*command).json, run(*command).json
    assert [result["files"][0].pop("done_before") for result in (first, second)] == [False, True]
    assert first == second
    assert (first["cases"], first["unread"], first["by"]) == (2, 0, [])
    assert first["settings"]["on"] == "2025-03-25"
    (filing,) = (count for count in first["counts"] if count["rule_id"] == "art9.filing")
    assert (filing["verdict"], filing["count"], filing["share"], filing["worst_delay"]) == ("fail", 1, 1.0, 6)


@pytest.mark.parametrize(
    ("by", "heading"),
    [(["court"], "虚构人民法院"), (["month"], "2025年3月"), (["court", "month", "court"], "2025年3月")],
)
def test_counts_by_court_and_by_month(
    run: Callable[..., Any], late: Path, tmp_path: Path, by: list[str], heading: str
) -> None:
    command = ("audit", late, *ON, "--out", tmp_path / "out", *(argument for name in by for argument in ("--by", name)))
    assert heading in run(*command).out
    data = run(*command, "--json").json
    assert data["by"] == list(dict.fromkeys(by))
    (filing,) = (count for count in data["counts"] if count["rule_id"] == "art9.filing")
    group = {"court": "虚构人民法院", "month": "2025-03"}
    assert {key: filing[key] for key in group if key in filing} == {key: group[key] for key in data["by"]}


def test_rows_are_written_only_on_request(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    run("audit", late, *ON, "--out", tmp_path / "none")
    assert not list((tmp_path / "none").rglob("rows"))
    run("audit", late, *ON, "--out", tmp_path / "out", "--rows", "fail")
    (rows,) = (tmp_path / "out").rglob("rows/*.parquet")
    found = pl.read_parquet(rows)
    assert set(found["verdict"]) == {"fail"}
    assert ("/referrals/0", "art9.filing", 6) in found.select("path", "rule", "delay").rows()


def test_folder_means_its_case_files_sorted_by_name(run: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b.jsonl", "a.ndjson", "c.txt"):
        write_lines(folder / name, {})
    pl.DataFrame({"court": ["a"]}).write_parquet(folder / "c.PARQUET")
    data = run("audit", folder, *ON, "--out", tmp_path / "out", "--json").json
    assert [file["file"] for file in data["files"]] == [
        str(folder / name) for name in ("a.ndjson", "b.jsonl", "c.PARQUET")
    ]
    assert data["cases"] == 3
    assert [(each["file"], each["reason"]["code"]) for each in data["passed_over"]] == [
        (str(folder / "c.txt"), "other_kind")
    ]


def test_the_output_of_spark_is_read_and_the_rest_is_named(run: Callable[..., Any], tmp_path: Path) -> None:
    parts = tmp_path / "in" / "cases.json" / "year=2025"
    parts.mkdir(parents=True)
    for name in ("part-0.json", "_SUCCESS", ".part-0.json.crc", "notes.csv"):
        write_lines(parts / name, {}, {})
    result = run("audit", tmp_path / "in", *ON, "--out", tmp_path / "out")
    assert result.code == 0
    assert "2 件，未能读取 0 件" in result.out
    assert "未读文件 3 个" in result.out
    assert all(name in "".join(result.out.split()) for name in ("notes.csv", "_SUCCESS", ".part-0.json.crc"))
    (parts / "part-0.json").unlink()
    assert run("audit", parts, *ON, "--out", tmp_path / "out3").code == 2


def test_a_case_in_two_files_counts_once_and_is_reported(run: Callable[..., Any], tmp_path: Path) -> None:
    known = {"case_number": "（2025）豫0802执1号", "complete_as_of": "2025-03-25"}
    first, second = write_lines(tmp_path / "a.jsonl", known), write_lines(tmp_path / "b.jsonl", {}, known)
    result = run("audit", first, second, *ON, "--out", tmp_path / "out")
    assert "2 件，未能读取 0 件" in result.out
    assert "内容相同 1 份" in result.out
    assert "b.jsonl第2份：内容相同，不计，另一份在" in "".join(result.out.split())
    assert "豫0802" not in result.out
    data = run("audit", first, second, *ON, "--out", tmp_path / "out", "--json").json
    assert (data["cases"], data["duplicates"]["same"], data["files"][1]["duplicates"]) == (2, 1, 1)
    other = write_lines(tmp_path / "c.jsonl", {**known, "court": "虚构人民法院"})
    different = run("audit", first, other, *ON, "--out", tmp_path / "out")
    assert "2 件，未能读取 0 件" in different.out
    assert "内容不同、不能只计一份的 1 份" in different.out
    assert different.code == 2
    public = run("audit", first, second, *ON, "--out", tmp_path / "out", "--audience", "public", "--json").json
    assert (public["cases"], public["duplicates"]) == (3, None)


def test_exit_code_is_0_without_breach_and_2_if_something_is_unreadable(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    no_breach = run("audit", write_lines(tmp_path / "a.jsonl", {}), *ON, "--out", out)
    assert (no_breach.code, "没有违反" in no_breach.out or "0 件" in no_breach.out) == (0, True)
    unreadable_cases = run("audit", write_lines(tmp_path / "b.jsonl", "{", "["), *ON, "--out", out)
    assert (unreadable_cases.code, "0 件，未能读取 2 件" in unreadable_cases.out) == (2, True)
    broken = write_lines(tmp_path / "c.parquet", "nothing")
    unreadable_file = run("audit", broken, *ON, "--out", out)
    assert (unreadable_file.code, "文件无法读取" in unreadable_file.out) == (2, True)
    assert run("audit", broken, tmp_path / "a.jsonl", *ON, "--out", out).code == 2
    assert run("audit", write_lines(tmp_path / "e.jsonl", {}, "{"), *ON, "--out", out).code == 2
    assert run("audit", write_lines(tmp_path / "d.jsonl", ""), *ON, "--out", out).code == 2


def test_breach_takes_precedence_over_unreadable_cases(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    assert run("audit", late, write_lines(tmp_path / "b.jsonl", "{"), *ON, "--out", tmp_path / "out").code == 1


def test_hidden_files_are_ignored_and_the_result_folder_must_be_another_one(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    write_lines(folder / "a.jsonl", {})
    write_lines(folder / ".b.jsonl", {})
    data = run("audit", folder, *ON, "--out", tmp_path / "out", "--json").json
    assert [file["file"] for file in data["files"]] == [str(folder / "a.jsonl")]
    result = run("audit", folder, *ON, "--out", folder / ".." / "archive")
    assert (result.code, result.out, "结果目录" in result.err) == (2, "", True)
    assert sorted(path.name for path in folder.iterdir()) == [".b.jsonl", "a.jsonl"]


def test_missing_paths_are_bad_input(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for paths, expected in (([late, tmp_path / "none"], "找不到文件"), ([tmp_path / "empty"], "目录中没有")):
        result = run("audit", *paths, *ON, "--out", tmp_path / "out")
        assert (result.code, result.out, expected in result.err) == (2, "", True)
        assert not (tmp_path / "out").exists()
    result = run("audit", late, *ON, "--out", late)
    assert (result.code, result.out, "无法写入" in result.err) == (2, "", True)


@pytest.mark.parametrize("wrong", [("--by", "person"), ("--rows", "nobody"), ("--workers", "0"), ("--audience", "x")])
def test_invalid_options_are_bad_usage(
    run: Callable[..., Any], late: Path, tmp_path: Path, wrong: tuple[str, str]
) -> None:
    result = run("audit", late, *ON, "--out", tmp_path / "out", *wrong)
    assert (result.code, result.out) == (2, "")
    assert not (tmp_path / "out").exists()


def test_public_result_names_no_confidential_rule(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    command = ("audit", late, *ON, "--json")
    keeper = run(*command, "--out", tmp_path / "k").json
    public = run(*command, "--out", tmp_path / "p", "--audience", "public")
    assert public.json["settings"]["audience"] == "public"
    hidden = {count["rule_id"] for count in keeper["counts"]} - {count["rule_id"] for count in public.json["counts"]}
    assert "art9.filing" in hidden
    assert not [rule for rule in hidden if f'"{rule}"' in public.out]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_terminal_shows_a_progress_line_that_is_removed_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(write_lines(tmp_path / f"{name}.jsonl", {}, {})) for name in "ab"]
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["audit", *paths, *ON, "--out", str(tmp_path / "out")]) == 0
    assert err.getvalue().split("\r") == [
        "",
        "已审 1/2 个文件，2 件 · 1/2 files, 2 cases",
        "已审 2/2 个文件，4 件 · 2/2 files, 4 cases",
        "\x1b[K",
    ]


def test_missing_polars_is_reported_with_the_page_on_installing_it(
    run: Callable[..., Any], late: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [module for module in sys.modules if module.startswith("zhixing_rules.batch")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "polars", None)
    result = run("audit", late, *ON, "--out", tmp_path / "out")
    assert (result.code, result.out, "zhixing-rules[batch]" in result.err) == (2, "", True)
