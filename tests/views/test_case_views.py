"""The view of a case: one value that every output is written from."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.desk_case import CASE, NAMES, ON, desk_case
from support.effort import examples
from support.records import DAYS, cases, mechanisms
from zhixing_rules import Audience, Case, JointMechanism, RecordError, Verdict, disclose, plan, validate
from zhixing_rules.engine import Status
from zhixing_rules.records import Informant
from zhixing_rules.views import WorkGroup, case_view


def groups(**changed: Any) -> dict[str, list[str]]:  # noqa: ANN401  any field
    view = case_view(desk_case(**changed), on=ON)
    return {each.group.zh: [item.brief.zh for item, _ in each.items] for each in view.sections}


def test_what_is_to_be_done_is_in_groups_the_most_urgent_first() -> None:
    assert groups() == {
        "逾期": ["补送案件执行情况说明", "补充证据材料"],
        "今天宜办": ["移送案件和行为人"],
        "本周到期": ["通报当地公安机关", "请求公安机关派员到场"],
        "及时办理": ["报市中院执行指挥中心", "书面撤销联动查控"],
    }


def test_what_the_police_owe_is_in_a_group_of_its_own_whoever_is_late() -> None:
    silent = CASE["referrals"][0] | {
        "inventory": ["referral_letter", "particulars", "effective_instrument", "enforcement_report", "evidence"],
        "materials_complete": True,
        "conditions_met": True,
        "supplement_notified_on": None,
        "supplement_due_on": None,
    }
    found = groups(referrals=[silent])
    assert found["等公安答复"] == ["立案审查答复"]
    assert "立案审查答复" not in found.get("逾期", [])
    for_police = case_view(desk_case(referrals=[silent]), on=ON, audience="police")
    own = {item.brief.zh for each in for_police.sections if each.group is WorkGroup.OVERDUE for item, _ in each.items}
    assert "立案侦查" in own


def test_every_step_that_is_open_is_in_one_group_and_none_that_is_done_or_waits() -> None:
    steps = plan(CASE, on=ON).steps
    wanted = {
        (step.rule_id, step.path)
        for step in steps
        if step.status not in {Status.DONE, Status.WAITING} and (not step.check or step.status is Status.OVERDUE)
    }
    shown = [(item.rule_id, item.path) for item, _ in case_view(CASE, on=ON).items]
    assert sorted(shown) == sorted(wanted)


def test_the_conclusion_names_the_breaches_the_worst_delay_and_what_comes_first() -> None:
    said = case_view(CASE, on=ON).conclusion
    assert said.zh.startswith("本案有2项违反或者不符合，均在移送1（郑某乙）。")
    assert "逾期2项，最久的是补送案件执行情况说明，逾34日。" in said.zh
    assert "今天宜办1项，先办移送案件和行为人：司法拘留2（郑某甲），最迟2026年10月8日。" in said.zh
    assert said.en.startswith("2 findings of breach or failure, all in /referrals/0.")
    assert not [name for name in NAMES if name in said.en], "English texts name subjects by their pointers"


def test_a_record_that_says_nothing_is_not_called_free_of_breaches() -> None:
    said = case_view({}, on=ON).conclusion.zh
    assert said.startswith("现有记录不足以判断。")
    assert "记录不足无法判断" in said


@pytest.mark.parametrize(
    ("complete", "words"),
    [
        ("2026-09-28", "已记录的事实中未见违反。"),
        ("2026-09-27", "已记录的事实中未见违反（记录完整截至2026年9月27日）。"),
        (None, "已记录的事实中未见违反（记录未声明完整）。"),
    ],
)
def test_without_a_breach_the_conclusion_says_how_far_the_record_is_complete(complete: str | None, words: str) -> None:
    record = desk_case(requests=[], detentions=[], referrals=[], operations=[], complete_as_of=complete)
    assert case_view(record, on=ON).conclusion.zh.startswith(words)


@pytest.mark.parametrize("audience", ["court_staff", "police", "party", "debtor", "public"])
def test_who_may_not_see_all_is_told_of_no_absence_of_breaches(audience: str) -> None:
    record = desk_case(requests=[], detentions=[], referrals=[], operations=[])
    said = case_view(record, on=ON, audience=audience).conclusion.zh
    assert said.startswith("只列可以知悉的内容，不表示全案没有违反。")
    assert "未见违反" not in said


def test_a_joint_mechanism_is_not_called_a_case() -> None:
    record = {"record": "joint_mechanism", "court": "温县人民法院", "officers": [], "complete_as_of": "2026-09-28"}
    assert case_view(record, on=ON).conclusion.zh.startswith("本机制有")


def test_what_others_owe_and_what_is_to_be_judged_is_in_the_conclusion() -> None:
    silent = CASE["referrals"][0] | {
        "supplement_notified_on": None,
        "supplement_due_on": None,
        "materials_complete": True,
    }
    said = case_view(desk_case(referrals=[silent | {"conditions_met": True}]), on=ON).conclusion.zh
    assert "等对方办理1项，其中逾期1项，可书面催办。" in said
    assert "应及时办理2项，最久的是报市中院执行指挥中心，已过26日。" in said
    assert "须由人判断" in said


def test_a_breach_is_shown_with_the_whole_sentence_of_its_clause() -> None:
    breaches = {each.rule_id: each for each in case_view(CASE, on=ON).breaches}
    late = breaches["art9.supplement"]
    assert str(late.sentence) == "认为符合立案条件但缺乏相应证据材料的，应通知人民法院在指定期限内补充；"
    assert late.sentence.quote == "在指定期限内补充"
    missing = breaches["art8.i3.enforcement-report"]
    assert str(missing.sentence).endswith("主要包括：……(三) 案件执行情况说明；")
    assert (missing.subject.zh, missing.remedy and missing.remedy.zh) == ("移送1（郑某乙）", "补送案件执行情况说明")


def test_questions_go_to_who_can_answer_and_what_is_to_be_judged_is_none() -> None:
    view = case_view(CASE, on=ON)
    asked = {group.known_by: [each.title.zh for each in group.questions] for group in view.questions}
    assert "符合立案条件" in asked[Informant.POLICE]
    assert [each.question.zh for each in view.to_judge if each.rule_id == "art1.scope"] == ["重大疑难执行案件"]
    assert not [each for group in view.questions for each in group.questions if each.path == "/major_or_difficult"]


def test_a_step_waits_for_the_act_of_its_own_subject() -> None:
    late = next(details for item, details in case_view(CASE, on=ON).items if item.rule_id == "art9.supplement")
    assert late.before == (), "the referral of the other detention is nothing it waits for"
    assert late.remedy is not None


def test_the_annex_joins_findings_that_say_the_same() -> None:
    view = case_view(CASE, on=ON)
    report = disclose(validate(CASE, on=ON), "keeper")
    assert sum(len(each.paths) for each in view.lines) == len(report)
    assert len(view.lines) < len(report)
    joined = [each for each in view.lines if each.rule_id == "art17.commencement"]
    assert max(len(each.paths) for each in joined) > 1


def test_the_view_of_a_party_names_nobody_and_no_case() -> None:
    view = case_view(CASE, on=ON, audience="party")
    assert [each.name for each in view.header.items] == ["court", "police_counterpart"]
    assert view.header.persons == ()
    assert [each.subject.zh for each in view.breaches] == ["移送1"]


def test_the_repr_of_a_view_and_of_its_parts_shows_types_alone() -> None:
    view = case_view(CASE, on=ON)
    shown = repr((view, view.header, view.sections, view.breaches, view.events, view.near, view.items, view.questions))
    assert not [name for name in (*NAMES, "1103") if name in shown]


def test_a_printing_day_is_shown_only_if_it_is_given() -> None:
    assert case_view(CASE, on=ON).header.printed_on is None
    assert case_view(CASE, on=ON, printed_on=date(2026, 9, 29)).header.printed_on == date(2026, 9, 29)


def test_a_record_that_cannot_be_read_is_refused_with_its_problems() -> None:
    with pytest.raises(RecordError):
        case_view({"court": 7}, on=ON)


@examples(40)
@given(
    record=cases(fuller=True) | cases() | mechanisms(),
    on=st.sampled_from(DAYS),
    audience=st.sampled_from(Audience),
)
def test_the_view_of_any_record_shows_what_its_results_hold(
    record: Case | JointMechanism, on: date, audience: Audience
) -> None:
    view = case_view(record, on=on, audience=audience)
    report, steps = disclose(validate(record, on=on), audience), disclose(plan(record, on=on), audience).steps
    assert view.counts == report.counts
    assert len(view.breaches) == report.counts[Verdict.FAIL]
    assert len(view.to_judge) == report.counts[Verdict.REVIEW]
    shown = [(item.rule_id, item.path) for item, _ in view.items]
    assert len(set(shown)) == len(shown)
    assert set(shown) <= {(step.rule_id, step.path) for step in steps}
    late = {(step.rule_id, step.path) for step in steps if step.status is Status.OVERDUE}
    overdue = [item for item, _ in view.items if item.overdue]
    assert {(item.rule_id, item.path) for item in overdue} <= late
    acts = {(item.path, item.due, item.actor) for item in overdue}  # an item may stand for several steps of one act
    assert acts == {(step.path, step.due, step.actor) for step in steps if step.status is Status.OVERDUE}
    assert [each.day for each in view.events] == sorted(each.day for each in view.events)
