"""``zhixing import``: worksheets and exports to JSON Lines, with what could not be read and what was converted."""

from __future__ import annotations

import json
import stat
import sys
from typing import TYPE_CHECKING, Any

import pytest

from support.workbooks import csv_file, workbook
from zhixing_rules import Case, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

A, B = "（2025）豫0823执101号", "（2025）豫0823执102号"
ROWS = [
    ["案号", "姓名", "收拘日期", "备注"],
    [A, "张某甲", "2025/9/1", "测试路1号"],
    [B, "李某乙", "03/07/2025", ""],
    [A, "王某丙", "2025年9月2日", ""],
]
MAPPING = """
[[table]]
key = "案号"
[table.columns]
"案号" = "case_number"
"姓名" = "persons.name"
"收拘日期" = "detentions.intake_on"
"""
SECRETS = ("张某甲", "李某乙", "王某丙", "测试路", "03/07", "执101", "执102")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    table, mapping = tmp_path / "台账.csv", tmp_path / "map.toml"
    table.write_bytes(csv_file(ROWS))
    mapping.write_text(MAPPING, encoding="utf-8")
    return table, mapping


def test_records_are_lines_and_problems_are_cells(run: Callable[..., Any], files: tuple[Path, Path]) -> None:
    table, mapping = files
    result = run("import", table, "--mapping", mapping)
    assert result.code == 2
    assert [load(Case, line).case_number is not None for line in result.out.splitlines()] == [True]
    assert result.err == (
        "已写 1 件；有误未写 1 件\n"
        "未导入的列：D1\n"
        "有问题的单元格 1 处\n"
        "  C3  收拘日期  须为存在的日期，写作 YYYY-MM-DD\n"
        "已转换 2 格\n"
        "  C  收拘日期  年/月/日 → YYYY-MM-DD（1 格）\n"
        "  C  收拘日期  年月日 → YYYY-MM-DD（1 格）\n"
    )
    assert not any(secret in result.err for secret in SECRETS)


def test_the_notes_are_json_by_cell_where_asked_for(run: Callable[..., Any], files: tuple[Path, Path]) -> None:
    table, mapping = files
    result = run("import", table, "--mapping", mapping, "--json", "--lang", "en")
    notes = json.loads(result.err)
    assert (notes["written"], notes["refused"], notes["unread"]) == (1, 1, ["D1"])
    assert [(each["cell"], each["heading"], each["code"]) for each in notes["problems"]] == [("C3", "收拘日期", "date")]
    assert [each["cell"] for each in notes["conversions"]] == ["C2", "C4"]


def test_the_output_is_a_file_of_its_owner_and_is_audited(
    run: Callable[..., Any], files: tuple[Path, Path], tmp_path: Path
) -> None:
    table, mapping = files
    out = tmp_path / "cases.jsonl"
    table.write_bytes(csv_file([row for row in ROWS if row[0] != B]))
    result = run("import", table, "--mapping", mapping, "--out", out, "--lang", "en")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith(
        "wrote 1 record; 0 with problems not written\ncolumns not imported: D1\n2 cells converted\n"
    )
    assert sys.platform == "win32" or stat.S_IMODE(out.stat().st_mode) == 0o600
    assert run("import", table, "--mapping", mapping, "--out", out).code == 2
    assert run("import", table, "--mapping", mapping, "--out", out, "--force").code == 0
    pytest.importorskip("polars", reason="needs the extra [batch]")
    audited = run("audit", out, "--out", tmp_path / "audit", "--on", "2025-09-30", "--json")
    assert audited.json["cases"] == 1


def test_a_workbook_is_imported_like_a_csv_file(
    run: Callable[..., Any], files: tuple[Path, Path], tmp_path: Path
) -> None:
    table, mapping = files
    book = tmp_path / "台账.xlsx"
    book.write_bytes(workbook({"台账": ROWS}))
    assert run("import", book, "--mapping", mapping) == run("import", table, "--mapping", mapping)
    assert run("import", "-", "--mapping", mapping, stdin=book.read_bytes()) == run(
        "import", book, "--mapping", mapping
    )


def test_gb18030_is_read_where_the_user_says_so(run: Callable[..., Any], files: tuple[Path, Path]) -> None:
    table, mapping = files
    expected = run("import", table, "--mapping", mapping)
    table.write_bytes(csv_file(ROWS, "gb18030"))
    assert run("import", table, "--mapping", mapping, "--encoding", "gb18030") == expected
    refused = run("import", table, "--mapping", mapping)
    assert (refused.code, refused.out) == (2, "")
    assert "--encoding gb18030" in refused.err


def test_a_guess_is_completed_and_used(run: Callable[..., Any], files: tuple[Path, Path]) -> None:
    table, mapping = files
    guess = run("import", table, "--guess")
    assert (guess.code, guess.err) == (0, "")
    mapping.write_text(guess.out, encoding="utf-8")
    assert run("import", table, "--mapping", mapping).out == run("import", table, "--mapping", mapping).out != ""


def test_a_preview_shows_no_confidential_value(run: Callable[..., Any], files: tuple[Path, Path]) -> None:
    table, mapping = files
    result = run("import", table, "--mapping", mapping, "--preview", "2")
    assert (result.code, result.err) == (0, "")
    assert len(result.json["records"]) == 2
    assert not any(secret in result.out for secret in SECRETS)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "表格须有 --mapping"),
        (("--mapping", "missing.toml"), "列的映射：找不到文件"),
        (("--guess", "--mapping", "{mapping}"), "表格须有 --mapping"),
        (("--mapping", "{table}"), "列的映射：不是有效的 TOML"),
    ],
)
def test_bad_usage_is_refused(
    run: Callable[..., Any], files: tuple[Path, Path], arguments: tuple[str, ...], expected: str
) -> None:
    table, mapping = files
    result = run("import", table, *(each.format(table=table, mapping=mapping) for each in arguments))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(expected)


def test_a_mapping_that_does_not_fit_is_an_error_of_the_mapping(
    run: Callable[..., Any], files: tuple[Path, Path]
) -> None:
    table, mapping = files
    mapping.write_text(MAPPING.replace("收拘日期", "收拘日"), encoding="utf-8")
    result = run("import", table, "--mapping", mapping, "--json")
    problems = json.loads(result.err)
    assert (problems["source"], problems["problems"][0]["code"]) == ("mapping", "no_such_heading")


def test_exported_json_lines_are_converted_without_a_mapping(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    lines = (
        '\ufeff{"court": "甲", "complete_as_of": "2025/9/30"}\n\n{"complete_as_of": "25-9-30"}\n{\n'
        '{"记录类型": "联动机制", "officers": [{"id": 1, "name": "张某甲"}]}\n'
    )
    result = run("import", write(lines))
    assert result.code == 2
    assert [json.loads(line) for line in result.out.splitlines()] == [
        {"court": "甲", "complete_as_of": "2025-09-30"},
        {"record": "joint_mechanism", "officers": [{"id": "n1", "name": "张某甲"}]},
    ]
    head, *_ = result.err.partition("已按宽松方式转换 2 处\n")
    assert head.startswith("已写 2 件；有误未写 2 件\n有问题 2 处\n  第3行 /complete_as_of  须为存在的日期")
    notes = json.loads(run("import", write(lines), "--json").err)
    assert [(each["line"], each["code"]) for each in notes["problems"]] == [(3, "date"), (4, "not_json")]
    assert [(each["line"], each["pointer"]) for each in notes["conversions"]] == [
        (1, "/complete_as_of"),
        (5, "/officers/0/id"),
    ]


@pytest.mark.parametrize("option", [("--preview", "1"), ("--encoding", "gb18030")])
def test_options_of_worksheets_are_refused_for_json_lines(
    run: Callable[..., Any], write: Callable[[object], Path], option: tuple[str, ...]
) -> None:
    result = run("import", write('{"court": "张某甲"}\n'), *option)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("--preview 和 --encoding 只用于表格")


def test_a_json_array_is_refused_with_the_way_out(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    result = run("import", write('[{"court": "甲"}]'))
    assert (result.code, result.out) == (2, "")
    assert "jq -c" in result.err
