"""Impacts as text and Markdown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from support.amendments import AMENDED, FIVE_DAYS, WITH_NOTICE
from zhixing_rules import JIAOZUO_2024, disclose, impact
from zhixing_rules.engine import Verdict
from zhixing_rules.engine.explain.verdict_labels import verdict_label
from zhixing_rules.impacts.movement import Movement, RuleOutcome
from zhixing_rules.render import markdown, text
from zhixing_rules.render._documents.impacts import movement_parts, urgency_text
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
        "id": "d1", "decided_on": "2025-01-16", "ground": "refusal", "intake_on": "2025-01-16", "days": 15,
        "criminal_liability_needed": True, "view_on": "2025-01-16"}],
}  # fmt: skip


def disclosed_impact(*cases: Any, **more: Any) -> DisclosedImpact:  # noqa: ANN401  any records
    arguments = {"on": ON, "new": FIVE_DAYS, **more}
    return disclose(impact(JIAOZUO_2024, arguments.pop("new"), list(cases), **arguments), "keeper")


def test_the_first_lines_have_both_procedures_and_the_chosen_readings() -> None:
    output = text.impact(disclosed_impact({}, readings={"transfer-window": "window"}))
    assert output.startswith("对在办案件的影响\n限查控专管人员阅\n判断之日 2025年3月18日\n原规程 jiaozuo_2024 ")
    assert "\n新规程 five_days " in output
    assert "另选解读 transfer-window=window\n" in output
    assert "另选" not in text.impact(disclosed_impact({}))
    assert output.endswith("读取 1 件，变动 0 件，未能读取 0 件\n")


def test_a_case_has_its_urgency_and_every_movement() -> None:
    output = text.impact(disclosed_impact(("虚构", REFERRED)))
    assert "\n#1　虚构　新逾期　至迟2025年3月17日\n  第九条　立案侦查　移送1\n" in output
    for part in ("结论 未到期→违反", "步骤 待办→逾期", "最迟 2025年3月19日→2025年3月17日（提前2日）", "1（至多2日）"):
        assert part in output
    english = text.impact(disclosed_impact(("x", REFERRED)), language="en")
    assert "#1  x  newly overdue  by 2025-03-17\n  art9  the police file the case  /referrals/0\n" in english
    assert "due day 2025-03-19→2025-03-17 (-2 days)" in " ".join(english.split())
    assert "1 (≤ 2 d)" in english


def test_an_added_or_dropped_rule_has_no_value_on_one_side() -> None:
    day = date(2025, 3, 11)
    facts = {
        **DETAINED["detentions"][0],
        "decided_on": "2025-03-10",
        "intake_on": "2025-03-10",
        "view_on": "2025-03-10",
    }
    case = {"complete_as_of": "2025-03-11", "detentions": [facts]}
    dropped = text.impact(disclosed_impact(case, on=day, new=AMENDED["no referral"]))
    assert "其他变动　结论 未到期→—　步骤 待办→—　最迟 2025年3月25日→—　稳妥 2025年3月17日→—　材料 5→—" in dropped
    more = text.impact(disclosed_impact(case, on=day, new=AMENDED["a fifth document"]))
    assert "须另办　材料 5→6" in more


def test_a_later_due_day_is_shown_as_later() -> None:
    back = impact(FIVE_DAYS, JIAOZUO_2024, [{**REFERRED, "complete_as_of": "2025-03-17"}], on=date(2025, 3, 17))
    output = text.impact(disclose(back, "keeper"))
    assert "最迟 2025年3月17日→2025年3月19日（推后2日）" in output
    assert "其他变动" in output


def test_the_days_that_cause_a_movement_are_listed_with_both_calendars() -> None:
    result = disclosed_impact(DETAINED, new=JIAOZUO_2024, on=date(2025, 1, 21), new_calendar=WITH_NOTICE)
    output = text.impact(result)
    assert "2025-01-27  星期一 → 虚构放假（虚构〔2025〕0号）" in output
    assert "稳妥 2025年1月20日→2025年1月17日　因2025年1月27日" in output
    page = markdown.impact(result, language="en")
    assert "- **2025-01-27** Monday → 虚构 holiday (虚构〔2025〕0号)" in page
    assert "because of 2025-01-27" in page


def test_an_uncertain_day_is_marked() -> None:
    case = {**REFERRED, "complete_as_of": "2026-12-30", "referrals": [{
        **REFERRED["referrals"][0], "sent_on": "2026-12-28", "received_on": "2026-12-28"}]}  # fmt: skip
    output = text.impact(disclosed_impact(case, on=date(2026, 12, 30)))
    assert "最迟 2027年1月4日?→2027年1月2日?（提前2日）　稳妥 2027年1月4日→2026年12月31日" in output


def test_omitted_cases_are_counted() -> None:
    result = disclosed_impact(REFERRED, REFERRED, "{", '{"court": 7}', limit=1)
    for output in (text.impact(result), markdown.impact(result)):
        assert "另有 1 件变动，未列出" in output
        assert "（整行）" in output
        assert "另有 1 件\n" in output
        assert "/court" not in output
    whole = text.impact(disclosed_impact(REFERRED, REFERRED, "{", '{"court": 7}'))
    assert "#4  /court  须为字符串" in whole
    assert "另有" not in whole


def test_omitted_movements_are_counted() -> None:
    many = [{**REFERRED["referrals"][0], "id": f"f{number}"} for number in range(120)]
    result = disclosed_impact({**REFERRED, "referrals": many})
    assert "#1　新逾期　至迟2025年3月17日　另有 140 处未列出\n" in text.impact(result)
    assert "\\#1  newly overdue  by 2025-03-17  140 more not listed\n" in markdown.impact(result, language="en")


def test_no_line_is_too_wide_and_colours_are_used_only_on_request() -> None:
    result = disclosed_impact(REFERRED, DETAINED, "{")
    for columns in (80, 100):
        for language in ("zh", "en"):
            lines = text.impact(result, width=columns, language=language).splitlines()
            assert [line for line in lines if width(line) > columns] == []
    assert "\x1b[" not in text.impact(result)
    assert "\x1b[1;31m#1" in text.impact(result, colour=True)


def test_markdown_has_a_table_of_rules_and_escapes_markup() -> None:
    page = markdown.impact(disclosed_impact(("<b>|x", REFERRED)))
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + 2
    assert {row.count("|") - row.count("\\|") for row in rows} == {8}
    assert "### \\#1　\\<b\\>\\|x　新逾期" in page
    assert "- 第九条　立案侦查　移送1\n  - 新逾期　" in page
    assert markdown.impact(disclosed_impact({})).count("##") == 0


def test_a_verdict_that_moves_is_named_after_the_kind_of_norm() -> None:
    (rule,) = JIAOZUO_2024.rule("art15.instrument")
    old, new = (RuleOutcome(each, label=verdict_label(each, rule.then)) for each in (Verdict.PASS, Verdict.FAIL))
    movement = Movement(rule.id, "", rule.cite, rule.zh, rule.en, None, old, new)
    assert urgency_text(movement) == ("新不符合", "newly not satisfied")
    assert movement_parts(movement) == [("结论 符合→不符合", "verdict satisfied→not satisfied")]
