"""audit on the command line: a table, JSON, whose files, and the codes it ends with."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.cli import main  # noqa: E402  after the check for the extra

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SENT = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
LATE = {
    "court": "虚构人民法院",
    "complete_as_of": "2025-03-25",
    "referrals": [{**SENT, "conditions_met": True, "materials_complete": True}],
}
ON = ("--on", "2025-03-25")


@pytest.fixture
def late(tmp_path: Path) -> Path:
    return lines(tmp_path / "late.jsonl", LATE, {})


def lines(path: Path, *cases: object) -> Path:
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in cases), encoding="utf-8")
    return path


def test_a_table_tells_what_failed_and_a_breach_is_code_1(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    ran = run("audit", late, *ON, "--out", tmp_path / "out")
    assert (ran.code, ran.err) == (1, "")
    assert "2 件，未能读取 0 件" in ran.out
    (row,) = (line for line in ran.out.splitlines() if "立案侦查" in line)
    assert row.split() == ["第九条", "立案侦查", "1", "0", "0", "0", "0", "100.0%", "6日"]
    assert "art12.p2.preplan" not in ran.out
    every = run("audit", late, *ON, "--out", tmp_path / "out", "--all", "--lang", "en")
    assert "2 cases, 0 not read" in every.out
    assert len(every.out.splitlines()) > len(ran.out.splitlines())


def test_json_tells_counts_settings_and_files_and_a_second_run_does_nothing(
    run: Callable[..., Any], late: Path, tmp_path: Path
) -> None:
    asked = ("audit", late, *ON, "--out", tmp_path / "out", "--json")
    first, second = run(*asked).json, run(*asked).json
    assert [each["files"][0].pop("done_before") for each in (first, second)] == [False, True]
    assert first == second
    assert (first["cases"], first["unread"], first["by"]) == (2, 0, [])
    assert first["settings"]["on"] == "2025-03-25"
    (filing,) = (each for each in first["counts"] if each["rule_id"] == "art9.filing")
    assert (filing["verdict"], filing["count"], filing["share"], filing["worst_delay"]) == ("fail", 1, 1.0, 6)


@pytest.mark.parametrize(
    ("by", "heading"), [(["court"], "虚构人民法院"), (["month"], "2025-03"), (["court", "month", "court"], "2025-03")]
)
def test_it_is_counted_by_court_and_by_month(
    run: Callable[..., Any], late: Path, tmp_path: Path, by: list[str], heading: str
) -> None:
    asked = ("audit", late, *ON, "--out", tmp_path / "out", *(part for each in by for part in ("--by", each)))
    assert heading in run(*asked).out
    told = run(*asked, "--json").json
    assert told["by"] == list(dict.fromkeys(by))
    (filing,) = (each for each in told["counts"] if each["rule_id"] == "art9.filing")
    found = {"court": "虚构人民法院", "month": "2025-03"}
    assert {key: filing[key] for key in found if key in filing} == {key: found[key] for key in told["by"]}


def test_rows_are_written_where_they_are_asked_for(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    run("audit", late, *ON, "--out", tmp_path / "none")
    assert not list((tmp_path / "none").rglob("rows"))
    run("audit", late, *ON, "--out", tmp_path / "out", "--rows", "fail")
    (rows,) = (tmp_path / "out").rglob("rows/*.parquet")
    found = pl.read_parquet(rows)
    assert set(found["verdict"]) == {"fail"}
    assert ("/referrals/0", "art9.filing", 6) in found.select("path", "rule", "delay").rows()


def test_a_folder_stands_for_its_files_in_order(run: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b.jsonl", "a.ndjson", "c.txt"):
        lines(folder / name, {})
    pl.DataFrame({"court": ["a"]}).write_parquet(folder / "c.PARQUET")
    told = run("audit", folder, *ON, "--out", tmp_path / "out", "--json").json
    assert [each["file"] for each in told["files"]] == [
        str(folder / name) for name in ("a.ndjson", "b.jsonl", "c.PARQUET")
    ]
    assert told["cases"] == 3


def test_code_0_where_nothing_failed_and_2_where_not_all_could_be_read(run: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "out"
    fine = run("audit", lines(tmp_path / "a.jsonl", {}), *ON, "--out", out)
    assert (fine.code, "没有违反" in fine.out or "0 件" in fine.out) == (0, True)
    none = run("audit", lines(tmp_path / "b.jsonl", "{", "["), *ON, "--out", out)
    assert (none.code, "0 件，未能读取 2 件" in none.out) == (2, True)
    broken = lines(tmp_path / "c.parquet", "nothing")
    whole = run("audit", broken, *ON, "--out", out)
    assert (whole.code, "文件无法读取" in whole.out) == (2, True)
    assert run("audit", broken, tmp_path / "a.jsonl", *ON, "--out", out).code == 2
    assert run("audit", lines(tmp_path / "e.jsonl", {}, "{"), *ON, "--out", out).code == 2
    assert run("audit", lines(tmp_path / "d.jsonl", ""), *ON, "--out", out).code == 2


def test_what_failed_is_told_before_what_could_not_be_read(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    assert run("audit", late, lines(tmp_path / "b.jsonl", "{"), *ON, "--out", tmp_path / "out").code == 1


def test_a_folder_stands_for_its_files_that_are_not_hidden_and_holds_no_result(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    lines(folder / "a.jsonl", {})
    lines(folder / ".b.jsonl", {})
    told = run("audit", folder, *ON, "--out", tmp_path / "out", "--json").json
    assert [each["file"] for each in told["files"]] == [str(folder / "a.jsonl")]
    ran = run("audit", folder, *ON, "--out", folder / ".." / "archive")
    assert (ran.code, ran.out, "结果目录" in ran.err) == (2, "", True)
    assert sorted(each.name for each in folder.iterdir()) == [".b.jsonl", "a.jsonl"]


def test_paths_that_lead_nowhere_are_bad_input(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for paths, said in (([late, tmp_path / "none"], "找不到文件"), ([tmp_path / "empty"], "目录中没有")):
        ran = run("audit", *paths, *ON, "--out", tmp_path / "out")
        assert (ran.code, ran.out, said in ran.err) == (2, "", True)
        assert not (tmp_path / "out").exists()
    ran = run("audit", late, *ON, "--out", late)
    assert (ran.code, ran.out, "无法写入" in ran.err) == (2, "", True)


@pytest.mark.parametrize("wrong", [("--by", "person"), ("--rows", "nobody"), ("--workers", "0"), ("--audience", "x")])
def test_what_cannot_be_asked_is_bad_usage(
    run: Callable[..., Any], late: Path, tmp_path: Path, wrong: tuple[str, str]
) -> None:
    ran = run("audit", late, *ON, "--out", tmp_path / "out", *wrong)
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "out").exists()


def test_the_public_is_told_of_no_rule_it_may_not_know_of(run: Callable[..., Any], late: Path, tmp_path: Path) -> None:
    asked = ("audit", late, *ON, "--json")
    keeper = run(*asked, "--out", tmp_path / "k").json
    public = run(*asked, "--out", tmp_path / "p", "--audience", "public")
    assert public.json["settings"]["audience"] == "public"
    hidden = {each["rule_id"] for each in keeper["counts"]} - {each["rule_id"] for each in public.json["counts"]}
    assert "art9.filing" in hidden
    assert not [rule for rule in hidden if f'"{rule}"' in public.out]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_line_tells_how_far_it_is_and_is_gone_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(lines(tmp_path / f"{name}.jsonl", {}, {})) for name in "ab"]
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


def test_without_the_extra_the_error_names_it(
    run: Callable[..., Any], late: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in sys.modules if each.startswith("zhixing_rules.batch")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "polars", None)
    ran = run("audit", late, *ON, "--out", tmp_path / "out")
    assert (ran.code, ran.out, "zhixing-rules[batch]" in ran.err) == (2, "", True)
