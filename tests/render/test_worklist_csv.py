"""The worklist as CSV: as spreadsheets read it, without a formula."""

from __future__ import annotations

import csv
import io
import json

import pytest

from support.docket import DOCKET, HOSTILE, ON, Loose, main_case
from zhixing_rules.records import Audience, withhold
from zhixing_rules.render.worklist_csv import worklist_csv
from zhixing_rules.views import worklist
from zhixing_rules.views.worklist_table import WORKLIST_TITLES


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.partition("\r\n")[2], newline="")))


def written(*cases: Loose, **options: Loose) -> str:
    return worklist_csv(worklist(cases, on=ON, **options))


def test_the_rows_are_those_of_the_worklist() -> None:
    expected = worklist(DOCKET, on=ON).rows
    found = rows(written(*DOCKET))
    assert [(each["案号"], each["事项"], each["最迟"]) for each in found] == [
        (row.case.case_number or "", row.item.brief.zh, "" if row.item.due is None else row.item.due.isoformat())
        for row in expected
    ]
    assert tuple(found[0]) == WORKLIST_TITLES


def test_lines_end_with_crlf_and_the_mark_is_optional() -> None:
    text = written(*DOCKET)
    assert text.startswith("\ufeff限查控专管人员阅\r\n序号,")
    assert text.count("\n") == text.count("\r\n") == len(worklist(DOCKET, on=ON).rows) + 2
    assert worklist_csv(worklist(DOCKET, on=ON), mark=False) == text[1:]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_could_be_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    record = main_case() | {"court": text, "officer": text}
    record["persons"][0]["name"] = text
    [row] = rows(written(record))
    expected = f"'{text}" if text[0] in "=+-@" else text
    assert row["承办人"] == row["执行法院"] == expected
    assert all(not each.startswith(("=", "+", "@")) for each in row.values())


def test_a_number_of_days_is_a_number() -> None:
    assert {each["余（逾）日"] for each in rows(written(*DOCKET))} >= {"-14", "10"}


@pytest.mark.parametrize("audience", list(Audience))
def test_the_text_does_not_depend_on_what_the_audience_may_not_see(audience: Audience) -> None:
    reduced = [withhold(json.dumps(each), audience) for each in DOCKET]
    assert written(*DOCKET, audience=audience) == written(*reduced, audience=audience)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_first_line_says_who_may_read_it(audience: Audience) -> None:
    notice = "供公众阅看" if audience is Audience.PUBLIC else f"限{audience.zh}阅"
    assert written(*DOCKET, audience=audience).splitlines()[0] == f"\ufeff{notice}"
