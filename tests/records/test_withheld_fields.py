"""Removing the fields that an audience may not see."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from zhixing_rules import Audience, RecordError
from zhixing_rules.records import (
    Case,
    JointMechanism,
    Secrecy,
    load,
    record_inside,
    secrecy_of,
    withhold,
)
from zhixing_rules.records.annotations import bare_type

RECORD: dict[str, Any] = {
    "法院": "此键无此字段",
    "执行法院": "某县人民法院",
    "AH": "（2024）豫0802执1号",
    "persons": [{"id": "p1", "name": "某甲"}],
    "查控请求": [{"id": "r1", "sent_on": "2024-12-20", "organ": {"name": "某公安局"}, "approved_on": "2024-12-19"}],
    "basis": {"kind": "judgment", "unknown": 1},
    "operations": None,
}


def visible_to(audience: Audience) -> dict[str, Any]:
    return withhold(RECORD, audience)


def test_the_public_receives_only_public_fields() -> None:
    assert (
        visible_to(Audience.PUBLIC)
        == visible_to(Audience.DEBTOR)
        == {"执行法院": "某县人民法院", "basis": {"kind": "judgment"}}
    )


def test_court_staff_receive_every_class_except_means() -> None:
    assert visible_to(Audience.COURT_STAFF) == {
        "执行法院": "某县人民法院",
        "AH": "（2024）豫0802执1号",
        "persons": [{"id": "p1", "name": "某甲"}],
        "查控请求": [{"id": "r1", "sent_on": "2024-12-20", "approved_on": "2024-12-19", "organ": {"name": "某公安局"}}],
        "basis": {"kind": "judgment"},
        "operations": None,
    }


@pytest.mark.parametrize("more", [{}, {"record": "joint_mechanism"}])
def test_everybody_receives_the_police_organ_of_the_area(more: dict[str, str]) -> None:
    named = {**more, "police_counterpart": "某县公安局"}
    for audience in Audience:
        assert withhold(named, audience) == named


def test_the_applicant_receives_outcomes_without_names_numbers_and_reasons() -> None:
    referral = {"id": "f1", "sent_on": "2026-10-09", "refusal_made_on": "2026-10-15"}
    hidden = {"person": "p1", "conditions_met": False, "offence": "refusal"}
    detention = {"id": "d1", "decided_on": "2026-09-24", "days": 15}
    record = {
        "referrals": [referral | hidden],
        "detentions": [detention | {"ground": "refusal", "view_on": "2026-10-01"}],
        "requests": [{"id": "r1", "feedback_on": "2026-09-20"}],
    }
    assert withhold(record, Audience.PARTY) == {"referrals": [referral], "detentions": [detention]}
    assert withhold(record, Audience.DEBTOR) == withhold(record, Audience.PUBLIC) == {}


def test_the_police_receive_every_class_except_internal() -> None:
    record = visible_to(Audience.POLICE)
    assert record["查控请求"] == [{"id": "r1", "sent_on": "2024-12-20", "organ": {"name": "某公安局"}}]
    assert "operations" not in record


@pytest.mark.parametrize("audience", Audience)
def test_text_bytes_and_mappings_give_the_same_result(audience: Audience) -> None:
    text = json.dumps(RECORD, ensure_ascii=False)
    assert withhold(text, audience) == withhold(text.encode(), audience) == visible_to(audience)


def test_a_joint_mechanism_is_recognised_by_its_record_type() -> None:
    mechanism = {"record": "联动机制", "法院": "某县人民法院", "meetings": [{"id": "m1"}]}
    assert withhold(mechanism, Audience.PUBLIC) == {"record": "联动机制", "法院": "某县人民法院"}


def test_a_duplicate_key_is_an_error_only_if_the_audience_may_see_it() -> None:
    assert withhold('{"requests": [], "requests": 1, "court": "甲"}', Audience.PUBLIC) == {"court": "甲"}
    with pytest.raises(RecordError, match="duplicate key"):
        withhold('{"court": "甲", "court": "乙"}', Audience.PUBLIC)


@pytest.mark.parametrize("text", ["{", "", "[1]", "7", '"x"', "[" * 100_000, b"\xff\xfe{}"])
def test_data_that_is_not_an_object_is_refused_without_a_position(text: str | bytes) -> None:
    with pytest.raises(RecordError) as refused:
        withhold(text, Audience.PUBLIC)
    (problem,) = refused.value.problems
    assert problem.pointer == ""
    assert "line" not in str(refused.value)


def test_an_object_in_place_of_a_value_is_emptied() -> None:
    assert withhold('{"court": {"secret": "x"}}', Audience.PUBLIC) == {"court": {}}
    assert withhold('{"basis": [[{"kind": "judgment"}]]}', Audience.PUBLIC) == {"basis": [[{"kind": "judgment"}]]}


def test_an_object_in_place_of_a_list_is_refused() -> None:
    wrong = withhold('{"referrals": [{"id": "f1", "inventory": {"案件移送函": true}}]}', Audience.POLICE)
    with pytest.raises(RecordError) as refused:
        load(Case, wrong)
    assert [(each.pointer, each.code) for each in refused.value.problems] == [("/referrals/0/inventory", "tuple_type")]


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_number_of_thousands_of_digits_is_an_error_only_if_the_audience_may_see_it(sign: str) -> None:
    number = sign + "7" * 5000  # more than Python turns into a number
    assert withhold(f'{{"requests": {number}, "court": "甲"}}', Audience.PUBLIC) == {"court": "甲"}
    for field in (f'"court": {number}', f'"detentions": [{{"id": "d1", "days": {number}}}]'):
        with pytest.raises(RecordError):
            load(Case, withhold(f"{{{field}}}", Audience.POLICE))


def test_every_class_except_public_is_withheld_from_some_audience() -> None:
    withheld = {kind for each in Audience for kind in each.withheld}
    assert withheld == set(Secrecy) - {Secrecy.PUBLIC}


ANSWERED: dict[str, Any] = {
    "requests": [{"id": "r1", "targets": [{"person": "p1"}]}],
    "detentions": [{"id": "d1"}],
    "人工判断": [
        {"rule": "art1.scope", "of": "r1", "person": "p1", "verdict": "pass", "by": "MARKER", "on": "2025-01-02"},
        {"rule": "art7.p2.civil-track", "of": "d1", "verdict": "pass", "by": "MARKER", "on": "2025-01-02"},
        {"rule": "art15.instrument", "verdict": "pass", "by": "MARKER", "on": "2025-01-02"},
    ],
}


@pytest.mark.parametrize(
    ("audience", "rules"),
    [
        (Audience.COURT_STAFF, ["art1.scope", "art7.p2.civil-track", "art15.instrument"]),
        (Audience.POLICE, ["art1.scope", "art7.p2.civil-track", "art15.instrument"]),
        (Audience.PARTY, ["art7.p2.civil-track", "art15.instrument"]),
        (Audience.PUBLIC, ["art15.instrument"]),
    ],
)
def test_answers_about_what_an_audience_may_see_can_be_read_without_the_person(
    audience: Audience, rules: list[str]
) -> None:
    kept = withhold(ANSWERED, audience)
    assert [each.rule for each in load(Case, kept).judgments or ()] == rules
    assert ("MARKER" in str(kept)) == audience.may_see(Secrecy.INTERNAL)


def test_every_required_field_that_is_withheld_from_anybody_is_a_text() -> None:
    """A fixed text stands for it."""
    seen = set[type[BaseModel]]()
    pending: list[type[BaseModel]] = [Case, JointMechanism]
    while pending:
        model = pending.pop()
        seen.add(model)
        for field in model.model_fields.values():
            if field.is_required() and secrecy_of(field) is not Secrecy.PUBLIC:
                assert bare_type(field.annotation) is str
            inner = record_inside(field.annotation)
            if inner is not None and inner not in seen:
                pending.append(inner)
    assert len(seen) > 10
