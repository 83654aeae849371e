"""Impacts in words: texts for a terminal, Markdown for a ticket."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from support.amendments import AMENDED, FIVE_DAYS, WITH_NOTICE
from zhixing_rules import JIAOZUO_2024, disclose, impact
from zhixing_rules.render import markdown, text
from zhixing_rules.render.width import width

if TYPE_CHECKING:
    from zhixing_rules.impacts import DisclosedImpact

ON = date(2025, 3, 18)
SENT = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
REFERRED: dict[str, Any] = {
    "complete_as_of": "2025-03-18",
    "referrals": [{**SENT, "conditions_met": True, "materials_complete": True}],
}
DETAINED: dict[str, Any] = {
    "complete_as_of": "2025-01-21",
    "detentions": [{
        "id": "d1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15,
        "criminal_liability_needed": True, "view_on": "2025-01-21"}],
}  # fmt: skip


def told(*cases: Any, **more: Any) -> DisclosedImpact:  # noqa: ANN401  any records
    asked = {"on": ON, "new": FIVE_DAYS, **more}
    return disclose(impact(JIAOZUO_2024, asked.pop("new"), list(cases), **asked), "keeper")


def test_the_head_says_both_procedures_and_the_readings_chosen() -> None:
    said = text.impact(told({}, readings={"transfer-window": "window"}))
    assert said.startswith("对在办案件的影响\n限 查控专管人员 阅\n判断之日 2025-03-18\n原规程 jiaozuo_2024 ")
    assert "\n新规程 five_days " in said
    assert "另选解读 transfer-window=window\n" in said
    assert "另选" not in text.impact(told({}))
    assert said.endswith("读取 1 件，变动 0 件，未能读取 0 件\n")


def test_a_case_says_how_urgent_it_is_and_every_movement() -> None:
    said = text.impact(told(("虚构", REFERRED)))
    assert "\n#1　虚构　新逾期　2025-03-17 前\n  第九条　立案侦查　移送1\n" in said
    for words in ("结论 未到期→违反", "步骤 待办→逾期", "最迟 2025-03-19→2025-03-17（提前2日）", "1（至多2日）"):
        assert words in said
    english = text.impact(told(("x", REFERRED)), language="en")
    assert "#1  x  newly overdue  by 2025-03-17\n  art9  the police file the case  /referrals/0\n" in english
    assert "due day 2025-03-19→2025-03-17 (-2 days)" in english
    assert "1 (≤ 2 d)" in english


def test_what_is_added_and_what_is_dropped_stand_against_nothing() -> None:
    day = date(2025, 3, 11)
    facts = {
        **DETAINED["detentions"][0],
        "decided_on": "2025-03-10",
        "intake_on": "2025-03-10",
        "view_on": "2025-03-10",
    }
    case = {"complete_as_of": "2025-03-11", "detentions": [facts]}
    dropped = text.impact(told(case, on=day, new=AMENDED["no referral"]))
    assert "其他变动　结论 未到期→—　步骤 待办→—　最迟 2025-03-25→—　稳妥 2025-03-20→—　材料 5→—" in dropped
    more = text.impact(told(case, on=day, new=AMENDED["a fifth paper"]))
    assert "须另办　材料 5→6" in more


def test_a_later_day_is_said_to_be_later() -> None:
    back = impact(FIVE_DAYS, JIAOZUO_2024, [{**REFERRED, "complete_as_of": "2025-03-17"}], on=date(2025, 3, 17))
    said = text.impact(disclose(back, "keeper"))
    assert "最迟 2025-03-17→2025-03-19（推后2日）" in said
    assert "其他变动" in said


def test_days_behind_a_movement_are_named_and_what_each_calendar_says_of_them() -> None:
    found = told(DETAINED, new=JIAOZUO_2024, on=date(2025, 1, 21), new_calendar=WITH_NOTICE)
    said = text.impact(found)
    assert "2025-01-24  星期五 → 虚构放假（虚构〔2025〕0号）" in said
    assert "稳妥 2025-01-24→2025-01-23　因 2025-01-24" in said
    page = markdown.impact(found, language="en")
    assert "- **2025-01-24** Friday → 虚构 holiday (虚构〔2025〕0号)" in page
    assert "because of 2025-01-24" in page


def test_a_day_that_is_not_certain_is_marked() -> None:
    case = {**REFERRED, "complete_as_of": "2026-12-30", "referrals": [{
        **REFERRED["referrals"][0], "sent_on": "2026-12-28", "received_on": "2026-12-28"}]}  # fmt: skip
    said = text.impact(told(case, on=date(2026, 12, 30)))
    assert "最迟 2027-01-04?→2027-01-02?（提前2日）　稳妥 2027-01-04→2027-01-02" in said


def test_what_is_left_out_is_said() -> None:
    found = told(REFERRED, REFERRED, "{", '{"court": 7}', limit=1)
    for said in (text.impact(found), markdown.impact(found)):
        assert "另有 1 件变动，未列出" in said
        assert "（整行）" in said
        assert "另有 1 件\n" in said
        assert "/court" not in said
    whole = text.impact(told(REFERRED, REFERRED, "{", '{"court": 7}'))
    assert "#4  /court  须为字符串" in whole
    assert "另有" not in whole


def test_movements_that_are_not_listed_are_counted() -> None:
    many = [{**REFERRED["referrals"][0], "id": f"f{number}"} for number in range(40)]
    found = told({**REFERRED, "referrals": many})
    assert "#1　新逾期　2025-03-17 前　另有 20 处未列\n" in text.impact(found)
    assert "\\#1  newly overdue  by 2025-03-17  20 more not listed\n" in markdown.impact(found, language="en")


def test_no_line_is_wider_than_asked_and_colours_are_written_only_where_wanted() -> None:
    found = told(REFERRED, DETAINED, "{")
    for columns in (80, 100):
        for language in ("zh", "en"):
            lines = text.impact(found, width=columns, language=language).splitlines()
            assert [line for line in lines if width(line) > columns] == []
    assert "\x1b[" not in text.impact(found)
    assert "\x1b[1;31m#1" in text.impact(found, colour=True)


def test_markdown_has_a_table_of_rules_and_nothing_in_it_is_markup() -> None:
    page = markdown.impact(told(("<b>|x", REFERRED)))
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + 3
    assert {row.count("|") - row.count("\\|") for row in rows} == {8}
    assert "### \\#1　\\<b\\>\\|x　新逾期" in page
    assert "- **第九条　立案侦查** 移送1　新逾期　" in page
    assert markdown.impact(told({})).count("##") == 0
