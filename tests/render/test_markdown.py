"""Reports and plans as Markdown."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given

from support.disclosed import kept
from support.effort import examples
from support.records import cases
from zhixing_rules import Audience, Case, DisclosureRefused, disclose, plan, validate
from zhixing_rules.engine import DisclosedPlan, StepUrgency
from zhixing_rules.render import markdown, text
from zhixing_rules.render.document import Code, Document, Entry, Item, Line, Row, Section, Table, TableRow, pick
from zhixing_rules.render.markdown import plain, to_markdown

Record = dict[str, Any]
LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")


def test_a_report_has_audience_counts_and_breaches_first(case: Record, on: date) -> None:
    lines = markdown.report(kept(validate(case, on=on))).splitlines()
    assert lines[:3] == ["# 检查报告", "", "**限查控专管人员阅**"]
    assert "| 违反或不符合 | 无法判断 | 须人工判断 | 未到期 | 符合 | 不适用 |" in lines
    headings = [line for line in lines if line.startswith("## ")]
    assert headings[0].startswith("## 违反")
    assert "### 第八条第（三）项　移送材料含案件执行情况说明　移送1" in lines
    assert "- **补救** 人民法院：补送案件执行情况说明" in lines
    assert not [line for line in headings if line.startswith("## 符合")]
    assert "## 符合" in markdown.report(kept(validate(case, on=on)), everything=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_a_table_with_the_fields_of_each_step(case: Record, on: date, language: Literal["zh", "en"]) -> None:
    steps = kept(plan(case, on=on))
    written = markdown.plan(steps, language=language)
    rows = [line for line in written.splitlines() if line.startswith("| ")]
    tables = {step.urgency for step in steps.steps}
    assert len(rows) == 3 + len(steps.steps) + 2 * len(tables)
    assert [line for line in written.splitlines() if line.startswith("## ")][: len(tables)] == [
        f"## {pick(each, language)}" for each in StepUrgency if each in tables
    ]
    assert {row.count("|") - row.count("\\|") for row in rows[3:]} == {8}
    assert "****" not in written


def test_an_empty_plan_has_a_line_instead_of_a_table(case: Record, on: date) -> None:
    nothing = DisclosedPlan(Audience.KEEPER, kept(plan(case, on=on)).provenance, ())
    assert markdown.plan(nothing).endswith("没有待办事项\n")


def test_a_provisional_day_is_marked_as_such() -> None:
    detained = {"id": "d1", "decided_on": "2026-12-21", "intake_on": "2026-12-21", "days": 15}
    case = {"detentions": [{**detained, "criminal_liability_needed": True, "view_on": "2026-12-21"}]}
    written = markdown.report(kept(validate(case, on=date(2026, 12, 22))))
    assert "- **最迟** 暂定，不早于20" in written


@examples(25)
@given(case=cases())
def test_markdown_has_the_findings_of_the_text(case: Case) -> None:
    on = date(2025, 2, 4)
    report = kept(validate(case, on=on))
    page, plain_text = markdown.report(report, everything=True), text.report(report, everything=True)
    for each in report:
        assert f"`{each.rule_id}`" in page
        assert each.rule_id in plain_text
    assert page.count("\n### ") == len(report)


def test_no_personal_value_is_shown(case: Record, on: date, secrets: list[str]) -> None:
    written = markdown.report(kept(validate(case, on=on)), everything=True) + markdown.plan(kept(plan(case, on=on)))
    assert not [secret for secret in secrets if secret in written]


def test_undisclosed_results_are_refused(case: Record, on: date) -> None:
    with pytest.raises(DisclosureRefused):
        markdown.report(validate(case, on=on))  # type: ignore[arg-type]  # refused at run time too
    with pytest.raises(DisclosureRefused):
        markdown.plan(plan(case, on=on))  # type: ignore[arg-type]  # as above
    assert "## " not in markdown.report(disclose(validate(case, on=on), "public"))


@pytest.mark.parametrize(
    "markup", ["**x**", "<b>", "[a](b)", "| c", "# h", "![i](j)", "`k`", "a\nb", "\x1b[2J", "&lt;"]
)
def test_markup_in_values_is_escaped(markup: str) -> None:
    table = Table("agreement", (markup,), (TableRow((markup,)),), 0, note=markup)
    blocks = (Row(markup, markup), Item(markup, term=markup, blocks=(Line(markup),)), table, Line(markup))
    written = to_markdown(Document(markup, (Section(markup, (Entry(markup, blocks),)),)), "zh")
    safe = plain(markup)
    assert written == (
        f"# {safe}\n\n## {safe}\n\n### {safe}\n\n- **{safe}** {safe}\n- **{safe}** {safe}\n  - {safe}\n\n"
        f"| {safe} |\n| --- |\n| {safe} |\n\n{safe}\n\n{safe}\n"
    )
    assert not set(safe) & {"\x1b", "\n"}
    assert re.search(r"(?<!\\)[<>`\[&*|]", safe) is None
    assert plain("普通的话") == "普通的话"


def test_blocks_that_only_some_results_have() -> None:
    empty = Table("counts", ("甲", "乙"), (), 1, empty="没有")
    noted = Table("counts", ("甲", "乙"), (TableRow(("一", "二"), note="art9.filing"),), 1)
    blocks = (Item("丙", mark="✓"), Item(""), Row("丁", ""), empty, noted, Code("{}"))
    assert to_markdown(Document("", blocks), "zh") == (
        "- ✓ 丙\n\n没有\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 art9.filing |\n\n```json\n{}\n```\n"
    )
