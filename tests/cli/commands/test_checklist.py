"""``zhixing checklist``: a printed page for each case."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from support.desk import main_case
from zhixing_rules.views import case_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from zhixing_rules.views import CaseView

ON = ("--on", "2026-09-28")


@pytest.fixture
def docket(tmp_path: Path) -> Path:
    path = tmp_path / "docket.jsonl"
    cases = [main_case(), {**main_case(), "案号": "（2026）豫0825执1104号"}]
    path.write_text("".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in cases), encoding="utf-8")
    return path


def test_each_case_of_each_file_has_a_page(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    single, page = tmp_path / "single.json", tmp_path / "checklist.html"
    single.write_text(json.dumps(main_case()), encoding="utf-8")
    result = run("checklist", docket, single, *ON, "--html", page, "--printed", "2026-09-28")
    assert (result.code, result.out, result.err) == (0, "", "")
    written = page.read_text("utf-8")
    assert written.count('<section class="pg"') == 3
    assert written.count("执1104号") >= 1
    assert run("checklist", docket, *ON, "--html", page).code == 2
    assert run("checklist", docket, *ON, "--html", page, "--force").code == 0


def test_a_case_that_cannot_be_read_is_named_and_the_others_are_written(
    run: Callable[..., Any], docket: Path, tmp_path: Path
) -> None:
    page = tmp_path / "checklist.html"
    with docket.open("a", encoding="utf-8") as file:
        file.write('{"x": 1}\n{"x"\n')
    result = run("checklist", docket, *ON, "--html", page)
    assert result.code == 2
    assert result.err.startswith("未能读取 2 件，其余照常")
    assert "第3行" in result.err
    assert page.read_text("utf-8").count('<section class="pg"') == 2


def test_an_empty_docket_is_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    result = run("checklist", empty, *ON, "--html", tmp_path / "page.html")
    assert result.code == 2
    assert not (tmp_path / "page.html").exists()
    assert run("checklist", empty, *ON).code == 2, "the page has to be named"


def test_an_audience_is_named_on_its_page(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    page = tmp_path / "checklist.html"
    run("checklist", docket, *ON, "--audience", "police", "--html", page)
    assert "限受函公安机关阅" in page.read_text("utf-8")


def test_a_case_is_read_when_its_page_is_written(docket: Path) -> None:
    from zhixing_rules.office.html import checklist_html, checklist_pieces  # noqa: PLC0415  needs the extra [office]

    views = [case_view(json.loads(line), on=date(2026, 9, 28)) for line in docket.read_text("utf-8").splitlines()]
    taken = list[int]()

    def given() -> Iterator[CaseView]:
        for number in range(20):
            taken.append(number)
            yield views[number % 2]

    pieces = checklist_pieces(given())
    begun = ""
    while begun.count("</section>") < 2:
        begun += next(pieces)
    assert len(taken) <= 4
    assert begun + "".join(pieces) == checklist_html([views[number % 2] for number in range(20)])


def test_one_case_can_be_chosen(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    page = tmp_path / "checklist.html"
    result = run("checklist", docket, *ON, "--html", page, "--case", "(2026)豫0825执1104号")
    assert (result.code, result.err) == (0, "")
    written = page.read_text("utf-8")
    assert written.count('<section class="pg"') == 1
    assert "执1104号" in written
    unknown = run("checklist", docket, *ON, "--html", tmp_path / "o.html", "--case", "（2026）豫0825执9号")
    assert (unknown.code, "没有一件案件是这一案号" in unknown.err) == (2, True)
    several = run("checklist", docket, docket, *ON, "--html", tmp_path / "o.html", "--case", "（2026）豫0825执1104号")
    assert "--case 只与一个文件并用" in several.err
    assert not (tmp_path / "o.html").exists()


def test_one_case_that_cannot_be_read_is_refused(run: Callable[..., Any], docket: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    with docket.open("a", encoding="utf-8") as file:
        file.write('{"case_number": "（2026）豫0825执1105号", "court": 7}\n')
    result = run("checklist", docket, *ON, "--html", page, "--case", "1105")
    assert (result.code, "须为字符串" in result.err, page.exists()) == (2, True, False)
