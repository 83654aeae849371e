"""Reports, plans, explanations and clauses as text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import given

from support.disclosed import kept
from support.effort import examples
from support.records import cases
from zhixing_rules import JIAOZUO_2024, Audience, explain, plan, validate
from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import AccountStep, Deadline, DisclosedPlan, Explanation, Status, Step
from zhixing_rules.engine.explain.explanation import ConditionNode
from zhixing_rules.interchange import plan_to_dict
from zhixing_rules.language import Truth
from zhixing_rules.law import Citation
from zhixing_rules.render import markdown, text
from zhixing_rules.render._documents.explanations import day_lines
from zhixing_rules.render._documents.plans import plan_document
from zhixing_rules.render.document import Entry, Row, Section, Table, pick
from zhixing_rules.render.width import width

if TYPE_CHECKING:
    from zhixing_rules import Case

Record = dict[str, Any]
LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")


def all_texts(case: Record | Case, on: date, *, colour: bool = False) -> list[str]:
    """Return every kind of text about a case, in both languages."""
    report, steps = validate(case, on=on), plan(case, on=on)
    written = []
    for language in LANGUAGES:
        written.append(text.report(kept(report), language=language, colour=colour, everything=True, sensitive=False))
        written.append(text.report(kept(report), language=language, colour=colour))
        written.append(text.plan(kept(steps), language=language, colour=colour))
        written.append(text.plan(kept(steps), language=language, colour=colour, by_actor=True))
        written += [text.explanation(kept(explain(each)), language=language, colour=colour) for each in report]
    return written


def test_no_personal_value_and_no_case_number_is_shown(case: Record, on: date, secrets: list[str]) -> None:
    for written in all_texts(case, on):
        assert not [secret for secret in secrets if secret in written]


def test_no_line_is_too_wide(case: Record, on: date) -> None:
    for written in all_texts(case, on):
        assert [line for line in written.splitlines() if width(line) > 100] == []


@examples(25)
@given(case=cases())
def test_any_record_can_be_shown(case: Case) -> None:
    for written in all_texts(case, date(2025, 2, 4)):
        assert "\x1b" not in written
        assert written.endswith("\n")
        assert "None" not in written


def test_breaches_come_first(case: Record, on: date) -> None:
    lines = text.report(kept(validate(case, on=on))).splitlines()
    headings = [line.split()[1] for line in lines if line.startswith("──")]
    assert headings == ["违反或不符合", "无法判断", "须人工判断", "未到期", "缺失的事实"]
    assert lines[2] == "判断之日 2025年10月12日　记录完整截至 2025年10月12日"
    assert "  补救    人民法院：补送案件执行情况说明" in lines
    assert "  「案件执行情况说明」" in lines
    assert lines[-1].startswith("未逐项列出：符合")


REFUSED: Record = {
    "case_number": "（2026）豫0402执1号",
    "complete_as_of": "2026-10-25",
    "referrals": [
        {
            "id": "f1",
            "offence": "refusal",
            "sent_on": "2026-10-10",
            "received_on": "2026-10-10",
            "conditions_met": True,
            "refusal_made_on": "2026-10-14",
        }
    ],
}
"""Refused while the conditions are met, by a court of another area: neither is a breach, and both have a remark."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_remark_on_a_finding_that_is_not_listed_is_shown_all_the_same(language: Literal["zh", "en"]) -> None:
    report = kept(validate(REFUSED, on=date(2026, 10, 25)))
    noted = {each.rule_id: each for each in report if each.remarks}
    assert {each.rule_id: each.verdict.value for each in noted.values()} == {
        "notice.addressee": "not_applicable",
        "art9.refusal-notice": "pass",
    }
    for written in (text.report(report, language=language), markdown.report(report, language=language)):
        joined = "".join(written.split())
        for finding in noted.values():
            (remark,) = finding.remarks
            assert "".join(pick(remark, language).split()) in joined
            assert joined.count(finding.rule_id) == 1
    title = {"zh": "对其他各项的提示 2", "en": "notes on other findings: 2"}[language]
    _, _, section = text.report(report, language=language).partition(title)
    assert all(rule_id in section for rule_id in noted)


def test_the_section_of_remarks_is_left_out_where_it_would_be_empty_or_everything_is_listed(
    case: Record, on: date
) -> None:
    assert "对其他各项的提示" not in text.report(kept(validate(REFUSED, on=date(2026, 10, 25))), everything=True)
    report = kept(validate(case, on=on))
    listed = {"fail", "open", "review", "pending"}
    assert not [each for each in report if each.remarks and each.verdict.value not in listed]
    assert "对其他各项的提示" not in text.report(report)


def test_everything_can_be_listed(case: Record, on: date) -> None:
    written = text.report(kept(validate(case, on=on)), everything=True)
    assert "── 符合" in written
    assert "── 不适用" in written
    assert "未逐项列出" not in written


def test_a_missing_fact_is_shown_with_its_place(case: Record, on: date) -> None:
    written = text.report(kept(validate(case, on=on)))
    assert "  未记录  研判结果显示下落（/requests/0/targets/1/result_locates）" in written
    assert "  须判断  重大疑难执行案件（/major_or_difficult）" in written
    assert "  符合立案条件（/referrals/0/conditions_met）  涉及 3 项" in written


def test_a_list_that_is_not_recorded_is_not_said_to_concern_no_finding(on: date) -> None:
    written = text.report(kept(validate({}, on=on)), everything=True)
    assert "\n  移送（清单）（/referrals）\n" in written
    assert "涉及 0 项" not in written


def test_a_list_that_may_be_incomplete_is_asked_for_in_plain_words(case: Record, on: date) -> None:
    case["referrals"] = []
    del case["complete_as_of"]
    assert "是否另有移送（/referrals）" in text.report(kept(validate(case, on=on)), everything=True)


def test_many_missing_facts_are_shortened_unless_everything_is_wanted(case: Record, on: date) -> None:
    case["requests"][0] = {"id": "r1", "sent_on": "2025-09-10", "targets": [{}, {}]}
    del case["complete_as_of"]
    report = validate(case, on=on)
    assert "……另有" in text.report(kept(report))
    assert "……另有" not in text.report(kept(report), everything=True)


def test_verdicts_that_another_reading_changes_are_shown_on_request(case: Record, on: date) -> None:
    report = validate(case, on=on)
    written = text.report(kept(report), sensitive=True)
    assert "art7.p2.referral  司法拘留1  transfer-window=latest-date：违反" in written
    assert "换一种解读" not in text.report(kept(report))


def test_a_due_day_is_shown_once(case: Record) -> None:
    case["referrals"], case["complete_as_of"] = [], "2025-09-29"
    pending = text.report(kept(validate(case, on=date(2025, 9, 29))))
    (line,) = [line for line in pending.splitlines() if "2025-10-10" in line or "2025年10月10日" in line]
    assert line.strip().startswith("理由")


def test_a_provisional_day_is_marked_as_such() -> None:
    received = {"id": "f1", "offence": "refusal", "sent_on": "2026-12-24", "received_on": "2026-12-25"}
    case: Record = {"complete_as_of": "2026-12-26", "referrals": [{**received, "conditions_met": True}]}
    on = date(2026, 12, 26)
    report = validate(case, on=on)
    assert "暂定，不早于2027年1月2日" in text.report(kept(report))
    steps = text.plan(kept(plan(case, on=on)))
    assert "2027-01-02?" in steps
    assert "? 暂定" in steps
    explained = text.explanation(kept(explain(report.rule("art9.filing")[0])))
    assert "2027年1月2日（暂定）" in explained


def test_bounds_of_a_due_day_are_both_shown() -> None:
    detained = {"id": "d1", "decided_on": "2026-12-21", "intake_on": "2026-12-21", "days": 15}
    viewed = {"criminal_liability_needed": True, "view_on": "2026-12-21"}
    readings = {"transfer-window": "latest-date"}
    report = validate({"detentions": [{**detained, **viewed}]}, on=date(2026, 12, 22), readings=readings)
    (finding,) = report.rule("art7.p2.referral")
    written = text.explanation(kept(explain(finding)))
    assert "  稳妥    2026年12月21日\n" in written
    assert "  至晚    2027年1月" in written


def test_a_plan_is_a_table_with_its_columns_aligned(case: Record, on: date) -> None:
    tables = text.plan(kept(plan(case, on=on))).partition("── 材料与前提")[0].split("── ")[1:]
    assert [table.partition(" ")[0] for table in tables] == [
        *("逾期", "七日内到期", "无确定期限", "等待前序或他人", "已办")
    ]
    for table in tables:
        lines = table.splitlines()
        head = next(line for line in lines if line.startswith("#"))
        rows = [line for line in lines if line[:1].isdigit()]
        start = width(head[: head.index("条款")])
        assert {width(row) - width(row.split("  ")[-1].lstrip()) for row in rows} == {start}


def test_a_plan_shows_the_days_on_which_acts_were_done_and_the_days_that_have_passed(case: Record, on: date) -> None:
    steps = kept(plan(case, on=on))
    written = text.plan(steps)
    assert "\n5  待办  未规定    —     人民法院" in written
    assert "\n         已过32日  " in written
    assert "\n    2025-10-09  " in written, "the day of the referral"
    assert "32 days passed" in text.plan(steps, language="en")
    rows = [line for line in markdown.plan(steps).splitlines() if "已办 2025-10-09" in line]
    assert len(rows) == 1


def test_a_plan_shows_documents_and_preconditions(case: Record, on: date) -> None:
    written = text.plan(kept(plan(case, on=on)))
    assert "    材料    □ 案件执行情况说明\n" in written
    assert "☑" not in written
    assert re.search(r"^    先办    \d+$", written, re.MULTILINE)
    assert "    等待    未记录：研判结果显示下落" in written
    assert "    等待    尚未作出不予立案通知书" in written
    del case["referrals"][0]["inventory"]
    del case["complete_as_of"]
    assert "? 案件执行情况说明\n" in text.plan(kept(plan(case, on=on)))
    to_send = {**case["referrals"][0], "sent_on": None, "received_on": None, "inventory": ["referral_letter"]}
    case |= {"referrals": [to_send], "complete_as_of": "2025-10-01"}
    assert "☑ 《案件移送函》\n" in text.plan(kept(plan(case, on=date(2025, 10, 1))))


def waits_for(step: Step, other: Step) -> bool:
    """Return whether a step waits for another of the same subject or of another list, or that creates a record."""
    if other.rule_id not in step.after or other.status is Status.DONE or step.status is Status.DONE:
        return False
    siblings = other.path.rpartition("/")[0] == step.path.rpartition("/")[0] and "/-" not in step.path
    return other.path == step.path or not siblings


@pytest.mark.parametrize("number", [1, 2, 12, 13])
def test_a_plan_names_the_steps_that_a_step_waits_for(case: Record, on: date, number: int) -> None:
    case["requests"] = [{"id": f"r{each}", "sent_on": "2025-10-09", "targets": [{}, {}]} for each in range(number)]
    case["detentions"] = [{**case["detentions"][0], "id": f"d{each}"} for each in range(number)]
    case["referrals"] = [
        {"id": f"f{each}", "offence": "refusal", "detention": f"d{each}"} for each in range(min(number, 2))
    ]
    steps = kept(plan(case, on=on))
    section = plan_document(steps).blocks[-1]
    assert isinstance(section, Section)
    entries = {each.number: each.blocks for each in section.blocks if isinstance(each, Entry)}
    longest = 0
    for place, step in enumerate(steps.steps, start=1):
        before = [str(each) for each, other in enumerate(steps.steps, start=1) if waits_for(step, other)]
        longest = max(longest, len(before))
        expected = "、".join(before[:12]) + (f"等{len(before)}项" if len(before) > 12 else "")
        rows = [each for each in entries.get(place, ()) if isinstance(each, Row) and pick(each.label, "zh") == "先办"]
        assert [pick(each.text, "zh") for each in rows] == ([expected] if place in entries else []), place
    assert longest >= number


def test_the_length_of_a_plan_grows_with_its_steps_only(case: Record, on: date) -> None:
    def length(number: int) -> int:
        detained = [{**case["detentions"][0], "id": f"d{each}"} for each in range(number)]
        referred = [{"id": f"f{each}", "offence": "refusal", "detention": f"d{each}"} for each in range(number)]
        return len(text.plan(kept(plan({"detentions": detained, "referrals": referred}, on=on))))

    assert length(200) < 15 * length(20)


def test_a_plan_names_the_days_of_the_text_and_those_that_have_passed(case: Record) -> None:
    case["referrals"] = []
    case["complete_as_of"] = "2025-09-29"
    written = text.plan(kept(plan(case, on=date(2025, 9, 29))))
    assert "条文    所称工作日：2025年9月29日、2025年9月30日、2025年10月9日" in written
    later = kept(plan(case, on=date(2025, 9, 30)))
    assert "条文    所称工作日：2025年9月29日（已过）、2025年9月30日、2025年10月9日" in text.plan(later)
    assert "working days it names: 2025-09-29 (past), 2025-09-30, 2025-10-09" in text.plan(later, language="en")
    chosen = plan(case, on=date(2025, 9, 29), readings={"transfer-window": "window"})
    assert "最早    2025年9月29日" in text.plan(kept(chosen))


@pytest.mark.parametrize(("day", "expected"), [(17, None), (18, "已过1日"), (30, "已过13日")])
def test_a_step_that_waits_shows_the_days_since_its_due_day(case: Record, day: int, expected: str | None) -> None:
    steps = kept(plan(case, on=date(2025, 10, day)))
    (number,) = (at for at, each in enumerate(steps.steps, start=1) if each.rule_id == "art9.supplement-notice")
    assert (steps.steps[number - 1].status, steps.steps[number - 1].due) == (Status.WAITING, date(2025, 10, 17))
    tables = [each for block in plan_document(steps).blocks if isinstance(block, Section) for each in block.blocks]
    rows = [each.cells for table in tables if isinstance(table, Table) for each in table.rows]
    (due,) = (pick(cells[2], "zh") for cells in rows if cells[0] == str(number))
    assert due.splitlines() == [each for each in ("2025-10-17?", expected) if each]


def test_each_actor_can_have_a_table(case: Record, on: date) -> None:
    written = text.plan(kept(plan(case, on=on)), by_actor=True)
    for actor in ("人民法院", "市中级人民法院执行局", "公安机关分管领导", "公安机关"):
        assert f"── {actor} ─" in written


def test_an_empty_plan_has_a_line_instead_of_a_table(on: date) -> None:
    steps = plan({}, on=on)
    for each in (
        text.plan(DisclosedPlan(Audience.KEEPER, steps.provenance, ())),
        text.plan(DisclosedPlan(Audience.KEEPER, steps.provenance, ()), by_actor=True),
    ):
        assert "没有待办事项" in each


def test_an_explanation_marks_decisive_and_skipped_conditions(case: Record, on: date) -> None:
    findings = {each.path: each for each in validate(case, on=on).rule("art1.scope")}
    written = text.explanation(kept(explain(findings["/requests/0/targets/1"])))
    assert "\n    ✗ 以下任一\n      ✗ 以下全部\n" in written
    assert "… 重大疑难执行案件〔略：结论已定，与此无关〕" in written
    assert "结论：不符合。" in written
    judged = text.explanation(kept(explain(findings["/requests/0/targets/0"])))
    assert "… 重大疑难执行案件：待人工判断" in judged


def test_an_explanation_shows_the_count_with_its_sources(case: Record, on: date) -> None:
    (finding,) = validate(case, on=on).rule("art7.p2.referral")
    written = text.explanation(kept(explain(finding)))
    assert re.search(r"  2  开始之日不计入，加15日 → 2025\S+10\S*\n     依据    拘留所条例第三十二条", written)
    assert "     2025年10月1日至2025年10月8日不计：国庆节、中秋节放假" in written
    assert "  transfer-window = latest-is-expiry  最迟至届满（解除前），以在该期间内为宜（默认）" in written


def test_a_chosen_reading_is_not_called_the_default(case: Record, on: date) -> None:
    (finding,) = validate(case, on=on, readings={"transfer-window": "window"}).rule("art7.p2.referral")
    written = text.explanation(kept(explain(finding)))
    assert "transfer-window = window  只能在该期间内\n" in written


def test_a_deadline_without_a_number_of_days_is_explained(case: Record, on: date) -> None:
    finding = validate(case, on=on).rule("art3.i2.feedback")[0]
    assert "本意见未规定具体期限，仅规定“及时”" in text.explanation(kept(explain(finding)))


def test_an_act_without_any_time_limit_is_not_said_to_have_one() -> None:
    record = {"complete_as_of": "2025-01-21", "requests": [{"id": "r1", "sent_on": "2025-01-20"}]}
    (finding,) = validate(record, on=date(2025, 1, 21)).rule("art4.coordination")
    for language, words in zip(LANGUAGES, ("本意见未规定期限", "the Opinion sets no time limit"), strict=True):
        lines = text.explanation(kept(explain(finding)), language=language).splitlines()
        assert f"  {words}" in lines
    steps = kept(plan(record, on=date(2025, 1, 21)))
    sections = (block for block in plan_document(steps).blocks if isinstance(block, Section))
    tables = [block for section in sections for block in section.blocks if isinstance(block, Table)]
    rows = zip(steps.steps, [row for table in tables for row in table.rows], strict=True)
    assert [row.cells[2] for step, row in rows if step.rule_id == "art4.coordination"] == [("未规定", "no time limit")]
    written = [each["deadline"] for each in plan_to_dict(steps)["steps"] if each["rule_id"] == "art4.coordination"]
    assert [(each["pace_zh"], each["pace_en"]) for each in written] == [("", "")]


def test_an_unknown_condition_and_a_negation_are_shown() -> None:
    (finding,) = [each for each in validate({}, on=date(2025, 1, 2)) if each.rule_id == "art15.instrument"]
    leaf = ConditionNode("甲", "a", Truth.OPEN, skipped=False, parts=())
    both = ConditionNode(
        "甲，且甲", "a and a", Truth.OPEN, skipped=False, parts=(leaf, leaf), joint=Bilingual("以下全部", "all of")
    )
    whole = ConditionNode(
        "并非（甲，且甲）", "not (a and a)", Truth.OPEN, skipped=False, parts=(both,), joint=Bilingual("并非", "not")
    )
    written = text.explanation(kept(Explanation(finding, whole, None, None)))
    assert "  ? 并非\n    ? 以下全部\n      ? 甲：未记录\n" in written


@pytest.mark.parametrize(
    ("step", "lines"),
    [
        ("收拘日期：2025年1月20日", ["收拘日期：2025年1月20日"]),
        (
            "向前计3个工作日；2025年1月25日不计：星期六；2025年1月26日计入：调休 → 2025年1月24日",
            ["向前计3个工作日 → 2025年1月24日", "2025年1月25日不计：星期六", "2025年1月26日计入：调休"],
        ),
        (
            "x；2025年1月26日计入：调休；2025年2月8日计入：调休 → 尚不能确定",
            ["x → 尚不能确定", "2025年1月26日计入：调休", "2025年2月8日计入：调休"],
        ),
        (
            "x; 2025-01-28 skipped: rest; 2025-01-29 skipped: rest; 2025-01-26 counted: work → 2025-01-24",
            ["x → 2025-01-24", "2025-01-28 — 2025-01-29 skipped: rest", "2025-01-26 counted: work"],
        ),
        ("甲；乙 → 2025年1月24日", ["甲；乙 → 2025年1月24日"]),
        ("甲；2025年1月26日计入：调休", ["甲；2025年1月26日计入：调休"]),
    ],
)
def test_only_consecutive_days_share_a_line(step: str, lines: list[str]) -> None:
    assert day_lines(step, "en" if "; " in step else "zh") == lines


def test_control_characters_are_replaced(case: Record, on: date) -> None:
    (finding,) = validate(case, on=on).rule("art7.p2.referral")
    step = ConditionNode("甲\x1b[2J乙", "a\x1b[2Jb", Truth.MET, skipped=False, parts=())
    count = AccountStep("丙\x07", "c\x07", None, "丁\x9b", "d\x9b")
    assert isinstance(finding.deadline, Deadline)
    fields = {name: getattr(finding.deadline, name) for name in Deadline.__dataclass_fields__}
    counted = Deadline(**{**fields, "steps": (count,)})
    for language in LANGUAGES:
        written = text.explanation(kept(Explanation(finding, step, step, counted)), language=language)
        assert not set(written) & {"\x1b", "\x07", "\x9b"}


@pytest.mark.parametrize("rule", JIAOZUO_2024.rules, ids=lambda rule: f"{rule.id}-{rule.per.name}")
def test_every_clause_can_be_shown_with_its_rules(rule: Any) -> None:  # noqa: ANN401  a rule
    for language in LANGUAGES:
        written = text.article(JIAOZUO_2024, rule.cite, (rule,), language=language)
        assert "".join(rule.quote.split()) in "".join(written.split())
        assert rule.id in written
        assert "依解读" not in written
        assert "by the reading" not in written


def test_a_condition_of_several_parts_is_a_tree_without_nested_brackets() -> None:
    citation = JIAOZUO_2024.instrument.at(15)
    chinese, english = (
        text.article(JIAOZUO_2024, citation, JIAOZUO_2024.rule("art15.instrument"), language=each) for each in LANGUAGES
    )
    tree = """any of
              · all of
                · document type is a judgment or a ruling
                · has taken legal effect
"""
    assert tree in english
    assert "（（" not in chinese
    assert "          · 以下全部\n            · 文书类型为判决、裁定之一\n" in chinese


def test_the_english_clause_has_the_translation_marked_unofficial_and_the_chinese_none() -> None:
    clause = JIAOZUO_2024.instrument.at(9)
    chinese, english = (text.article(JIAOZUO_2024, clause, (), language=each, width=2000) for each in LANGUAGES)
    assert english.startswith("art. 9 of 焦中法〔2024〕101号\n  公安机关对人民法院移送的")
    assert "\n  unofficial translation; only the Chinese text is authentic\n    art9  Where a police organ" in english
    assert "within seven days" in english
    assert "\n          note: The original does not say from which day" in english
    assert not re.search("[a-z]{3}", chinese)


def test_a_reading_without_english_is_quoted_in_chinese() -> None:
    readings = {each.id: replace(each, clause_en="", support_en="") for each in JIAOZUO_2024.readings}
    wanted = (readings["target-scope"], readings["other-persons"])
    english = text.readings(JIAOZUO_2024, wanted, language="en")
    assert "\ntarget-scope  art1.i1, art5.i3\n" in english
    assert "\n  support     「特别规定优于一般规定，否则第一条落空」\n" in english
    assert "\nother-persons  「第一条第（一）项“等人员”」\n" in english


def test_a_clause_without_rules_is_shown_alone() -> None:
    citation = Citation(JIAOZUO_2024.instrument.document, article=4)
    assert "── 无规则 ─" in text.article(JIAOZUO_2024, citation, ())


def test_a_chosen_reading_is_marked_and_applied_to_the_rule() -> None:
    citation = Citation(JIAOZUO_2024.instrument.document, article=7)
    rules = JIAOZUO_2024.rule("art7.p2.referral")
    plain = text.article(JIAOZUO_2024, citation, rules)
    chosen = text.article(JIAOZUO_2024, citation, rules, readings=(("transfer-window", "window"),))
    assert "  * latest-is-expiry  最迟至届满（解除前），以在该期间内为宜（默认）" in plain
    assert "  最早    " not in plain
    assert "  * window  只能在该期间内\n" in chosen
    assert "  最早    " in chosen


@pytest.mark.parametrize("colour", [False, True])
def test_colours_are_used_only_on_request(case: Record, on: date, colour: bool) -> None:
    assert all(("\x1b[" in written) is colour for written in all_texts(case, on, colour=colour))


def test_a_report_without_missing_facts_lists_none() -> None:
    basis = {"kind": "judgment", "effective": True, "enforceable": True}
    record = {"case_number": "（2024）豫0802执1号", "basis": basis}
    bare = validate(record, on=date(2025, 1, 2))
    assert "查控请求（清单）" in text.report(kept(bare), everything=True)
    report = validate(record | {"complete_as_of": "2025-01-02"}, on=date(2025, 1, 2))
    assert report.missing == ()
    assert "缺失的事实" not in text.report(kept(report))
