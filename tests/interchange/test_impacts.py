"""Impacts as dictionaries, against their schema and against the value they are made from."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.amendments import AMENDED, FIVE_DAYS, WITH_NOTICE
from support.effort import examples
from support.records import cases, mechanisms
from zhixing_rules import JIAOZUO_2024, disclose, impact, moves
from zhixing_rules.engine import Status
from zhixing_rules.impacts import MovedField, Urgency
from zhixing_rules.interchange import dumps, impact_to_dict, schema

if TYPE_CHECKING:
    from zhixing_rules import Case, JointMechanism

ON = date(2025, 3, 18)
VALIDATOR = Draft202012Validator(schema("impact", closed=True))
SENT = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
REFERRED = {
    "complete_as_of": "2025-03-18",
    "referrals": [{**SENT, "conditions_met": True, "materials_complete": True}],
}


@pytest.fixture
def written() -> dict[str, Any]:
    found = impact(JIAOZUO_2024, FIVE_DAYS, [("虚构", REFERRED), "{"], on=ON)
    result: dict[str, Any] = json.loads(dumps(disclose(found, "keeper")))
    return result


def test_an_impact_contains_its_provenance_and_counts(written: dict[str, Any]) -> None:
    VALIDATOR.validate(written)
    assert (written["old"]["procedure"], written["new"]["procedure"]) == ("jiaozuo_2024", "five_days")
    urgencies = {"overdue": 1, "breached": 0, "sooner": 0, "more": 0, "unsure": 0, "other": 0}
    assert written["counts"] == {"read": 1, "unread": 1, "moved": 1, "by_urgency": urgencies}
    assert [problem["code"] for problem in written["skipped"][0]["problems"]] == ["not_json"]
    rule = next(each for each in written["rules"] if each["rule_id"] == "art9.filing")
    assert rule["verdicts"] == [{"old": "pending", "new": "fail", "count": 1}]
    assert (rule["cases"], rule["count"], rule["newly_fails"]) == (1, 1, 1)
    assert (rule["sooner"], rule["later"], rule["soonest"], rule["latest"]) == (1, 0, -2, 0)


def test_a_movement_contains_both_outcomes(written: dict[str, Any]) -> None:
    (case,) = written["cases"]
    assert (case["number"], case["key"], case["urgency"], case["act_by"]) == (1, "虚构", "overdue", "2025-03-17")
    filing = case["movements"][0]
    assert (filing["citation_key"], filing["path"]) == ("art9", "/referrals/0")
    actor = (filing["actor"], filing["actor_zh"], filing["actor_en"])
    assert actor == ("police", "公安机关", "the police organ")
    assert (filing["moved"], filing["days"], filing["lines"]) == (["verdict", "status", "due", "safe_due"], -2, [])
    assert filing["old"] == {
        "verdict": "pending", "verdict_zh": "未到期", "status": "due", "status_zh": "待办", "earliest": None,
        "due": "2025-03-19", "safe_due": "2025-03-19", "provisional": False, "documents": [],
    }  # fmt: skip
    assert (filing["new"]["verdict_zh"], filing["new"]["status_zh"], filing["new"]["due"]) == (
        "违反",
        "逾期",
        "2025-03-17",
    )


def test_a_movement_of_a_rule_that_names_no_actor_has_null_for_it() -> None:
    record = {"detentions": [{"id": "d1", "decided_on": "2024-10-09"}]}
    found = impact(JIAOZUO_2024, AMENDED["in force when dated"], [record], on=ON)
    (case,) = json.loads(dumps(disclose(found, "keeper")))["cases"]
    actors = {each["rule_id"]: (each["actor"], each["actor_zh"], each["actor_en"]) for each in case["movements"]}
    assert actors["art7.p1.detention"] == (None, None, None)


def test_notice_lines_contain_the_day_in_each_calendar() -> None:
    found = impact(JIAOZUO_2024, JIAOZUO_2024, [], on=ON, new_calendar=WITH_NOTICE)
    written = json.loads(dumps(disclose(found, "keeper")))
    VALIDATOR.validate(written)
    assert written["lines"] == [
        {
            "day": "2025-01-27",
            "old_zh": "星期一",
            "old_en": "Monday",
            "new_zh": "虚构放假（虚构〔2025〕0号）",
            "new_en": "虚构 holiday (虚构〔2025〕0号)",
            "notice": "虚构〔2025〕0号",
            "notice_url": None,
        }
    ]


@examples(20, phases=[Phase.generate])
@given(record=cases(fuller=True) | mechanisms(fuller=True), new=st.sampled_from(sorted(AMENDED)), noticed=st.booleans())
def test_every_impact_matches_the_schema(record: Case | JointMechanism, new: str, noticed: bool) -> None:
    calendar = WITH_NOTICE if noticed else None
    found = impact(JIAOZUO_2024, AMENDED[new], [record], on=date(2025, 1, 24), new_calendar=calendar)
    VALIDATOR.validate(json.loads(dumps(impact_to_dict(disclose(found, "keeper")))))


def test_the_movements_of_one_case_are_written_with_the_audience() -> None:
    found = [disclose(each, "court_staff") for each in moves(JIAOZUO_2024, FIVE_DAYS, [REFERRED, {}], on=ON)]
    first, second = (json.loads(dumps(each)) for each in found)
    assert (first["audience"]["id"], first["urgency"], second["urgency"]) == ("court_staff", "overdue", None)
    assert (first["number"], second["number"], second["movements"], second["act_by"]) == (1, 2, [], None)


def test_enums_match_the_code() -> None:
    definitions = schema("impact")["$defs"]
    assert definitions["urgency"]["enum"] == [each.value for each in Urgency]
    assert definitions["movement"]["properties"]["moved"]["items"]["enum"] == [each.value for each in MovedField]
    assert set(definitions["outcome"]["properties"]["status"]["enum"]) == {*(each.value for each in Status), None}
