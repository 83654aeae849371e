"""``zhixing worklist``: groups, exit codes, files, and lines that cannot be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.desk_case import CASE, desk_case, docket
from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTHING = desk_case(requests=[], detentions=[], referrals=[], operations=[])


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    def write(*cases: Any) -> Path:  # noqa: ANN401  a case, or a line
        path = tmp_path / "docket.jsonl"
        path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in cases))
        return path

    return write


def test_the_list_is_grouped_by_urgency_and_ends_with_one_if_something_is_overdue(
    run: Callable[..., Any], lines: Callable[..., Path]
) -> None:
    result = run("worklist", lines(*docket()), "--on", "2026-09-28")
    assert result.code == 1
    titles = [line.split(" ")[1] for line in result.out.splitlines() if line.startswith("── ")]
    assert titles == ["逾期", "今天宜办", "本周到期", "及时办理"]
    assert "×  （2026）豫0825执1号  补充证据材料" in result.out
    assert "2026年9月28日（星期一）　读取9件" in result.out
    assert "两周内到期（本院）：9-30 三" in result.out


def test_the_list_ends_with_zero_if_nothing_is_overdue(run: Callable[..., Any], lines: Callable[..., Path]) -> None:
    result = run("worklist", lines(NOTHING), "--on", "2026-09-28")
    assert (result.code, "没有待办事项" in result.out) == (0, True)


def test_a_line_that_cannot_be_read_is_listed_and_ends_with_two_unless_something_is_overdue(
    run: Callable[..., Any], lines: Callable[..., Path]
) -> None:
    bad = '{"court": "MARKER", "case_number": 7}'
    result = run("worklist", lines(NOTHING, bad), "--on", "2026-09-28")
    assert result.code == 2
    assert "未能读取 1 件" in result.out
    assert "第2行 /case_number：" in result.out
    assert "MARKER" not in result.out + result.err
    assert run("worklist", lines(CASE, bad), "--on", "2026-09-28").code == 1


def test_the_json_matches_its_schema(run: Callable[..., Any], lines: Callable[..., Path]) -> None:
    for audience in ("keeper", "police", "public"):
        arguments = ("--on", "2026-09-28", "--json", "--audience", audience, "--by", "court")
        written = json.loads(run("worklist", lines(*docket(), "{"), *arguments).out)
        Draft202012Validator(schema("worklist", closed=True)).validate(written)
        assert written["unread"] == 1
        assert len(written["rows"]) == sum(written["counts"].values())


def test_the_list_is_divided_by_officer(run: Callable[..., Any], lines: Callable[..., Path]) -> None:
    result = run("worklist", lines(*docket()), "--on", "2026-09-28", "--by", "officer")
    titles = [line.split(" ")[1] for line in result.out.splitlines() if line.startswith("── ")]
    assert [each.split("　")[0] for each in titles if "项" in each or "未记录" in each][:1] != []
    assert {"李某", "周某", "【未记录】"} <= {each.split("　")[0] for each in titles}


def test_markdown_has_a_heading_for_each_group(run: Callable[..., Any], lines: Callable[..., Path]) -> None:
    docket_file = lines(CASE)
    alone = run("worklist", docket_file, "--on", "2026-09-28", "--markdown").out
    assert "\n## 逾期 2\n" in alone
    divided = run("worklist", docket_file, "--on", "2026-09-28", "--markdown", "--by", "court").out
    assert "\n## 温县人民法院　" in divided
    assert "\n### 逾期 2\n" in divided


def test_the_police_see_their_own_acts_first_and_no_officer(
    run: Callable[..., Any], lines: Callable[..., Path]
) -> None:
    result = run("worklist", lines(CASE), "--on", "2026-09-28", "--audience", "police")
    assert "限受函公安机关阅" in result.out
    assert "等法院办理" in result.out
    assert "李某" not in result.out


def test_no_case_is_refused(run: Callable[..., Any], lines: Callable[..., Path]) -> None:
    result = run("worklist", lines(), "--on", "2026-09-28")
    assert (result.code, "没有案件" in result.err) == (2, True)


def test_more_rows_than_the_limit_are_counted(run: Callable[..., Any], lines: Callable[..., Path]) -> None:
    result = run("worklist", lines(*docket()), "--on", "2026-09-28", "--limit", "1")
    assert "项未列出" in result.out
    first = run("worklist", lines(*docket()), "--on", "2026-09-28").out
    shown = [line for line in result.out.splitlines() if line.startswith("── 逾期")]
    assert shown == [line for line in first.splitlines() if line.startswith("── 逾期")], "the number is that of all"
