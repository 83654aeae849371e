"""``zhixing report``: the text, the page and the picture of a case, and the exit code of `validate`."""

from __future__ import annotations

import builtins
import json
import stat
from typing import TYPE_CHECKING, Any

import pytest

from support.desk import MECHANISM, main_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--on", "2026-09-28")
CLEAN: dict[str, Any] = {"basis": {"kind": "judgment", "effective": True, "enforceable": True}}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(main_case()), encoding="utf-8")
    return path


def test_the_text_says_whose_case_it_is_and_what_comes_first(run: Callable[..., Any], case: Path) -> None:
    result = run("report", case, *ON)
    assert (result.code, result.err) == (1, "")
    lines = result.out.splitlines()
    assert lines[:3] == ["检查报告", "限查控专管人员阅", "案号：（2026）豫0825执1103号"]
    assert "承办人：【未记录】" in lines
    assert "── 逾期 2 ─" in result.out
    assert result.out.index("── 逾期") < result.out.index("── 今天宜办") < result.out.index("── 违反")
    assert "逐条结论" not in result.out
    assert "逐条结论" in run("report", case, *ON, "--all").out


def test_exit_code_is_0_if_no_rule_is_breached(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "clean.json"
    path.write_text(json.dumps(CLEAN), encoding="utf-8")
    result = run("report", path, *ON)
    assert result.code == 0
    assert "没有应办的事项" in result.out


def test_a_page_and_a_picture_are_written_for_their_owner_alone(
    run: Callable[..., Any], case: Path, tmp_path: Path
) -> None:
    page, picture = tmp_path / "report.html", tmp_path / "timeline.svg"
    result = run("report", case, *ON, "--html", page, "--svg", picture, "--printed", "2026-09-29")
    assert (result.code, result.out, result.err) == (1, "", "")
    assert '打印</dt><dd><time datetime="2026-09-29">2026年9月29日' in page.read_text("utf-8")
    assert "附表" in page.read_text("utf-8")
    assert picture.read_text("utf-8").startswith("<svg xmlns=")
    assert {stat.S_IMODE(each.stat().st_mode) for each in (page, picture)} == {0o600}
    again = run("report", case, *ON, "--html", page)
    assert again.code == 2
    assert "--force" in again.err
    assert run("report", case, *ON, "--html", page, "--brief", "--force", "--text").out.startswith("检查报告")
    assert "附表" not in page.read_text("utf-8")


def test_a_picture_of_the_whole_case_is_another(run: Callable[..., Any], case: Path, tmp_path: Path) -> None:
    near, whole = tmp_path / "near.svg", tmp_path / "whole.svg"
    run("report", case, *ON, "--svg", near)
    run("report", case, *ON, "--svg", whole, "--whole")
    assert "前后三周" in near.read_text("utf-8")
    assert "本案全程" in whole.read_text("utf-8")


def test_an_audience_receives_what_it_may_know(run: Callable[..., Any], case: Path, tmp_path: Path) -> None:
    page = tmp_path / "party.html"
    result = run("report", case, *ON, "--audience", "party", "--html", page, "--text")
    assert "限申请执行人及其律师阅" in result.out
    for shown in (result.out, page.read_text("utf-8")):
        assert "1103" not in shown
        assert "郑某" not in shown
        assert "查控请求" not in shown


def test_markdown_english_and_a_joint_mechanism(run: Callable[..., Any], case: Path) -> None:
    assert run("report", case, *ON, "--markdown").out.startswith("# 检查报告\n")
    assert "Case report" in run("report", case, *ON, "--lang", "en").out
    assert "joint mechanism" in run("report", MECHANISM, *ON, "--lang", "en").out
    refused = run("report", case, *ON, "--markdown", "--text")
    assert refused.code == 2


def test_without_the_extra_the_page_is_refused_and_the_text_is_not(
    run: Callable[..., Any], case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys  # noqa: PLC0415  only here

    for name in [each for each in sys.modules if each.startswith("zhixing_rules.office.html")]:
        monkeypatch.delitem(sys.modules, name)
    original = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:  # noqa: ANN401  as __import__
        if name.partition(".")[0] in {"jinja2", "markupsafe"}:
            raise ImportError(name)
        return original(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    for arguments in (("report", case, *ON), ("checklist", case, *ON)):
        refused = run(*arguments, "--html", tmp_path / "page.html")
        assert refused.code == 2
        assert "zhixing-rules[office]" in refused.err
    assert not (tmp_path / "page.html").exists()
    assert run("report", case, *ON).code == 1
    assert run("report", case, *ON, "--svg", tmp_path / "picture.svg").code == 1
