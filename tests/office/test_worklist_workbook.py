"""The worklist as a workbook: the rows of the view, and nothing that is withheld."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from support.docket import DOCKET, HOSTILE, ON, UNREADABLE, Loose, main_case
from support.opened_workbook import as_pdf, cells, opened, parts, texts
from zhixing_rules.office.worklist_workbook import write_worklist_xlsx
from zhixing_rules.records import Audience, withhold
from zhixing_rules.views import worklist

if TYPE_CHECKING:
    from pathlib import Path


def written(cases: Loose, **options: Loose) -> bytes:
    file = io.BytesIO()
    write_worklist_xlsx(worklist(cases, on=ON, **options), file)
    return file.getvalue()


def test_the_rows_are_those_of_the_worklist_in_their_order() -> None:
    expected = worklist(DOCKET, on=ON).rows
    found = cells(written(DOCKET), "工作单")
    assert [(each["案号"], each["事项"], each["规则编号"]) for each in found] == [
        (row.case.case_number, row.item.brief.zh, row.item.rule_id) for row in expected
    ]
    assert [each["余（逾）日"] for each in found] == [row.item.days_left for row in expected]


def test_a_divided_worklist_has_every_row_once() -> None:
    found = cells(written(DOCKET, by="officer"), "工作单")
    assert [each["序号"] for each in found] == list(range(1, len(worklist(DOCKET, on=ON).rows) + 1))
    officers = [each["承办人"] for each in found]
    assert len(list(dict.fromkeys(officers))) == sum(
        1 for index, name in enumerate(officers) if index == 0 or name != officers[index - 1]
    )


def test_bad_cases_are_listed() -> None:
    data = written([*DOCKET, UNREADABLE])
    assert opened(data).sheetnames == ["工作单", "未能读取"]
    assert [each["案件序号"] for each in cells(data, "未能读取")] == [6]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_never_a_formula(text: str) -> None:
    record = main_case() | {"court": text, "officer": text}
    record["persons"][0]["name"] = text
    data = written([record])
    assert b"<f>" not in b"".join(parts(data).values())
    [row] = cells(data, "工作单")
    assert row["承办人"] == row["执行法院"] == text


@pytest.mark.parametrize("audience", list(Audience))
def test_the_bytes_do_not_depend_on_what_the_audience_may_not_see(audience: Audience) -> None:
    reduced = [withhold(json.dumps(each), audience) for each in DOCKET]
    assert written(DOCKET, audience=audience) == written(reduced, audience=audience)


def test_no_withheld_word_is_in_any_part() -> None:
    found = texts(written(DOCKET, audience="party"))
    assert [word for word in ("示例法官", "示例某甲", "执1号") if word in found] == []


@pytest.mark.deep
def test_it_prints_on_one_page_wide(tmp_path: Path) -> None:
    [page] = PdfReader(as_pdf(written(DOCKET[:1]), tmp_path)).pages
    text = page.extract_text()
    assert "移送案件和行为人" in text
    assert "限查控专管人员阅" in text
