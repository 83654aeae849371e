"""The worklist of many cases, against a second count of the plans of the same cases."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.desk_case import CASE, ON, desk_case, docket
from support.effort import examples
from support.records import DAYS, cases, mechanisms
from zhixing_rules import Audience, Case, disclose, load, plan
from zhixing_rules.interchange import plan_to_dict
from zhixing_rules.views import WorkGroup, Worklist, worklist


def counted(records: list[Any], on: date, within: int, audience: str) -> Counter[str]:  # noqa: C901  a second oracle
    """Count the acts of each group from the JSON of the plans, by another way than the library."""
    found: Counter[str] = Counter()
    for record in records:
        answers, supplied = set[tuple[str, ...]](), set[tuple[str, str | None]]()
        for step in plan_to_dict(disclose(plan(record, on=on), audience))["steps"]:
            police = step["actor"] in {"police", "police_leader"}
            if step["status"] == "done" or (step["check"] and step["status"] != "overdue"):
                continue
            if step["status"] == "waiting" and (step["due"] is None or step["check"] or police):
                continue
            if police != (audience == "police") and step["due"] is not None:
                answers.add((step["path"], step["due"], step["actor"], step["citation"], step["status"]))
                continue
            if (
                step["remedy"] is not None
                and step["check"]
                and step["action_zh"].startswith(step["remedy"]["action_zh"])
            ):
                supplied.add((step["path"], step["due"]))
                continue
            if police != (audience == "police"):
                found["others"] += 1
            elif step["status"] == "overdue":
                found["overdue"] += 1
            elif step["due"] is None:
                found["prompt"] += 1
            elif step["status"] == "waiting" or date.fromisoformat(step["due"]) < on:
                found["to_clarify"] += 1
            else:
                due = date.fromisoformat(step["due"])
                today = step["urgency"] == "today"
                days = (due - on).days
                found["today" if today else "this_week" if days <= within else "later"] += 1
        found["others"] += len(answers)
        found["others" if audience == "police" else "overdue"] += len(supplied)
    return +found


def as_counter(found: Worklist) -> Counter[str]:
    return Counter({group.value: count for group, count in found.counts.items() if count})


@pytest.mark.parametrize("within", [0, 2, 7, 40])
@pytest.mark.parametrize("audience", ["keeper", "police", "party", "public"])
def test_the_groups_are_those_of_the_plans(within: int, audience: str) -> None:
    found = worklist(docket(), on=ON, within=within, audience=audience)
    assert as_counter(found) == counted(docket(), ON, within, audience)
    assert sum(found.counts.values()) == len(found.rows)


@examples(30)
@given(
    records=st.lists(cases() | cases(fuller=True) | mechanisms(), max_size=4),
    on=st.sampled_from(DAYS),
    audience=st.sampled_from([each.value for each in Audience]),
)
def test_the_groups_of_any_docket_are_those_of_the_plans(records: list[Any], on: date, audience: str) -> None:
    found = worklist(records, on=on, audience=audience)
    assert as_counter(found) == counted(records, on, 7, audience)
    assert found.overdue == any(row.item.may_be_overdue for row in found.rows)


def test_a_row_within_a_group_comes_by_its_last_day_then_as_given() -> None:
    rows = worklist(docket(), on=ON).rows_of(WorkGroup.OVERDUE)
    days = [row.item.due or date.max for row in rows]
    assert days == sorted(days)
    same = [row.case.number for row in rows if row.item.brief.zh == "补充证据材料"]
    assert same == sorted(same)
    prompt = [row.item.elapsed_days or 0 for row in worklist(docket(), on=ON).rows_of(WorkGroup.PROMPT)]
    assert prompt == sorted(prompt, reverse=True)


@pytest.mark.parametrize(("within", "group"), [(9, WorkGroup.LATER), (10, WorkGroup.THIS_WEEK)])
def test_the_days_that_count_as_this_week_are_inclusive(within: int, group: WorkGroup) -> None:
    case = desk_case(requests=[], detentions=[], referrals=[])
    case["operations"] = [{"id": "o1", "large": True, "starts_on": "2026-10-08", "plan_made_on": "2026-09-25"}]
    rows = worklist([case], on=ON, within=within).rows
    (row,) = [each for each in rows if each.item.rule_id == "art12.p2.notice"]
    assert (row.item.due, row.item.group) == (date(2026, 10, 8), group)


def test_the_strip_counts_what_the_own_organ_has_due_on_each_of_fourteen_days() -> None:
    found = worklist(docket(), on=ON)
    assert [each.day.day for each in found.strip] == [ON + timedelta(number) for number in range(14)]
    due = Counter(row.item.due for row in found.rows if row.item.group is not WorkGroup.OTHERS)
    assert [each.due for each in found.strip] == [due[each.day.day] for each in found.strip]
    assert sum(each.due for each in found.strip) > 0
    signs = {each.day.day.day: each.day.sign for each in found.strip}
    assert (signs[30], signs[1], signs[7], signs[8], signs[10]) == ("", "休", "休", "", "班")


def test_a_limit_keeps_the_most_urgent_rows_of_each_group_and_counts_all() -> None:
    every, few = worklist(docket(), on=ON), worklist(docket(), on=ON, limit=2)
    assert few.counts == every.counts
    for group in WorkGroup:
        assert few.rows_of(group) == every.rows_of(group)[:2]
    assert worklist(docket(), on=ON, limit=0).rows == ()


def test_the_rows_are_kept_in_memory_up_to_the_limit() -> None:
    """More cases than twice the limit: the rows in between are dropped, and those that are left are the same."""
    many = [desk_case(case_number=f"（2026）豫0825执{number}号") for number in range(1, 41)]
    few = worklist(many, on=ON, limit=3)
    assert few.rows_of(WorkGroup.TODAY) == worklist(many, on=ON).rows_of(WorkGroup.TODAY)[:3]
    assert few.counts[WorkGroup.TODAY] == 40


def test_the_rows_are_divided_by_officer_or_by_court() -> None:
    by_officer = dict(worklist(docket(), on=ON, by="officer").divided())
    assert set(by_officer) == {"李某", "周某", ""}
    assert all(row.case.officer == (officer or None) for officer, rows in by_officer.items() for row in rows)
    by_court = worklist(docket(), on=ON, by="court").divided()
    assert {court for court, _ in by_court} == {"温县人民法院", "沁阳市人民法院"}
    ((key, rows),) = worklist(docket(), on=ON).divided()
    assert key is None
    assert len(rows) == sum(len(each) for _, each in by_court)


def test_a_case_that_cannot_be_read_is_counted_and_the_others_are_planned() -> None:
    found = worklist([CASE, {"court": 7}, "{", CASE], on=ON)
    assert (found.read, found.unread) == (2, 2)
    assert [each.number for each in found.unread_cases] == [2, 3]
    assert {row.case.number for row in found.rows} == {1, 4}


def test_a_worklist_is_read_lazily() -> None:
    """A case is dropped before the next is read."""
    taken: list[int] = []

    def given_one_by_one() -> Any:  # noqa: ANN401  an iterator of cases
        for number in range(3):
            taken.append(number)
            yield json.dumps(CASE)

    worklist(given_one_by_one(), on=ON)
    assert taken == [0, 1, 2]


def test_no_case_gives_an_empty_worklist() -> None:
    found = worklist([], on=ON)
    assert (found.rows, found.read, found.provenance, found.overdue, found.divided()) == ((), 0, None, False, ())


@pytest.mark.parametrize("wrong", [{"within": -1}, {"limit": -1}])
def test_a_negative_number_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="不能为负"):
        worklist([], on=ON, **wrong)  # type: ignore[arg-type]  # as above


def test_the_group_of_the_acts_due_soon_says_within_how_many_days() -> None:
    assert worklist([], on=ON).group_title(WorkGroup.THIS_WEEK).zh == "本周到期"
    assert worklist([], on=ON, within=14).group_title(WorkGroup.THIS_WEEK).zh == "14日内到期"
    assert worklist([], on=ON, audience="police").group_title(WorkGroup.OTHERS).zh == "等法院办理"


def test_who_may_not_see_a_field_learns_nothing_of_an_error_in_it() -> None:
    (hidden,) = worklist([{"requests": "MARKER"}], on=ON, audience="public").unread_cases
    assert [each.code for each in hidden.error.problems] == ["withheld"]
    (shown,) = worklist([{"requests": "MARKER"}], on=ON).unread_cases
    assert shown.error.problems[0].pointer == "/requests"


def test_one_case_is_not_taken_for_several() -> None:
    for one in (CASE, json.dumps(CASE).encode(), load(Case, CASE)):
        with pytest.raises(TypeError, match="多件案件"):
            worklist(one, on=ON)  # type: ignore[arg-type]  # what the types refuse is refused at run time too


def test_a_wrong_division_and_a_day_that_no_record_can_hold_are_refused() -> None:
    with pytest.raises(ValueError, match="officer"):
        worklist([], on=ON, by="judge")  # type: ignore[arg-type]  # as above
    for day in (date(1991, 4, 8), date(2051, 1, 1), date.max):
        with pytest.raises(ValueError, match="1991-04-09"):
            worklist([], on=day)


@pytest.mark.parametrize(("days_ago", "words"), [(0, "今天到期"), (1, "可能已逾1日")])
def test_an_act_that_an_unrecorded_fact_may_call_for_is_to_be_clarified(days_ago: int, words: str) -> None:
    """Whether liability is needed is not recorded; the detention ends on 8 October all the same."""
    detention = CASE["detentions"][1] | {"criminal_liability_needed": None, "view_on": None}
    case = desk_case(requests=[], referrals=[], operations=[], detentions=[detention], complete_as_of=None)
    found = worklist([case], on=date(2026, 10, 8) + timedelta(days_ago))
    (row,) = found.rows
    assert (row.item.group, row.item.brief.zh, row.item.days_in_words.zh) == (
        *(WorkGroup.TO_CLARIFY, "移送案件和行为人"),
        words,
    )
    assert found.overdue is (days_ago > 0)


@pytest.mark.parametrize(("complete", "count"), [("2026-09-27", 1), ("2026-09-28", 0), ("2026-09-29", 0), (None, 1)])
def test_the_records_that_are_not_attested_to_the_day_are_counted(complete: str | None, count: int) -> None:
    found = worklist([desk_case(complete_as_of=complete)], on=ON)
    assert found.not_attested == count
    assert found.earliest_attested == (date(2026, 9, 27) if complete == "2026-09-27" else None)


def test_documents_of_one_referral_are_one_row_and_rules_on_one_answer_are_one() -> None:
    referral = CASE["referrals"][0] | {"inventory": ["referral_letter"]}
    rows = [row.item for row in worklist([desk_case(referrals=[referral])], on=ON).rows if row.item.supplies]
    assert [(each.brief.zh, each.action.zh.count("；")) for each in rows] == [("补送材料（4项）", 3)]
    silent = referral | {
        "inventory": [*CASE["referrals"][0]["inventory"], "enforcement_report"],
        "materials_complete": True,
        "conditions_met": True,
        "supplement_notified_on": None,
        "supplement_due_on": None,
    }
    owed = [row.item.brief.zh for row in worklist([desk_case(referrals=[silent])], on=ON).rows_of(WorkGroup.OTHERS)]
    assert owed == ["立案审查答复"]
