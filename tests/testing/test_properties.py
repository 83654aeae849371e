"""Both procedures have every property, and a defective procedure violates each of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.effort import scaled
from support.tiny_office import TINY_OFFICE
from testing.defects import DEFECTS, plan_without_due_days
from zhixing_rules import JIAOZUO_2024, PRC, load
from zhixing_rules.procedures.fields.subjects import CASE
from zhixing_rules.testing import PROPERTIES, NonConforming, Property, Trial, assert_conforms
from zhixing_rules.testing.examples import findings
from zhixing_rules.testing.fulfilment import perform_on
from zhixing_rules.testing.judged_record import JudgedRecord
from zhixing_rules.testing.properties import timing

NEEDS_NO_RECORD = {"quotes-resolve", "duty-has-actor-and-exit", "decisive-somewhere", "answers-always-alike"}
FOLLOWED_TOO = ("art7.p2.referral", "art9.supplement")
_by_id = pytest.mark.parametrize("prop", PROPERTIES, ids=[prop.id for prop in PROPERTIES])


@pytest.mark.parametrize(
    "prop",
    [
        pytest.param(prop, id=prop.id, marks=[pytest.mark.deep] if prop.id == "decisive-somewhere" else [])
        for prop in PROPERTIES
    ],
)
def test_the_procedure_of_jiaozuo_has_every_property(prop: Property) -> None:
    assert_conforms(JIAOZUO_2024, properties=[prop], examples=scaled(3))


@_by_id
def test_the_procedure_of_another_office_has_every_property(prop: Property) -> None:
    assert_conforms(TINY_OFFICE, properties=[prop], examples=scaled(30))


@pytest.mark.parametrize("property_id", DEFECTS)
def test_a_defective_procedure_violates_its_property_with_a_case_that_loads(property_id: str) -> None:
    prop = next(each for each in PROPERTIES if each.id == property_id)
    with pytest.raises(NonConforming) as error:
        assert_conforms(DEFECTS[property_id], properties=[prop], examples=100)
    (violated,) = error.value.violations
    assert violated.property is prop
    if property_id not in NEEDS_NO_RECORD:
        assert violated.record is not None
        assert load(type(violated.record), violated.record_json()) == violated.record
        assert violated.record_json().count('": ') <= 7, "the case is small"


def test_a_plan_with_another_due_day_than_the_report_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "plan", plan_without_due_days)
    prop = next(each for each in PROPERTIES if each.id == "plan-agrees")
    with pytest.raises(NonConforming) as error:
        assert_conforms(TINY_OFFICE, properties=[prop])
    assert [violated.rule_id for violated in error.value.violations] == ["art2.answer"]


def test_every_property_has_a_defect_that_violates_it() -> None:
    assert {prop.id for prop in PROPERTIES} == {*DEFECTS, "plan-agrees"}
    assert all(prop.zh and prop.en and prop.why_zh and prop.why_en for prop in PROPERTIES)


@pytest.mark.parametrize(
    "rule_id", ["art9.filing", *(pytest.param(each, marks=pytest.mark.deep) for each in FOLLOWED_TOO)]
)
def test_the_check_of_followed_plans_does_perform_acts(rule_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    performed = []
    check_performed = timing._check_performed

    def counting(*args: Any) -> None:  # noqa: ANN401  same signature as the wrapped function
        performed.append(args)
        check_performed(*args)

    monkeypatch.setattr(timing, "_check_performed", counting)
    prop = next(each for each in PROPERTIES if each.id == "followed-plan-is-clean")
    assert_conforms(JIAOZUO_2024, properties=[prop], rules=[rule_id], examples=400)
    assert performed


def test_an_act_recorded_for_another_subject_is_no_violation() -> None:
    facts = {
        "detentions": [
            {"id": "detention-1"},
            {
                "id": "detention-2",
                "intake_on": "2025-01-05",
                "days": 1,
                "criminal_liability_needed": True,
                "view_on": "2025-01-05",
            },
        ],
        "referrals": [{"id": "referral-1", "detention": "detention-1", "offence": "refusal"}],
    }
    (rule,) = JIAOZUO_2024.rule("art7.p2.referral")
    before = JudgedRecord(CASE, facts, date(2025, 1, 5))
    performed = perform_on(before, findings(Trial(JIAOZUO_2024, PRC, rule), before)["/detentions/1"], date(2025, 1, 6))
    assert performed is not None
    assert performed.facts["referrals"][0]["sent_on"] == "2025-01-06", "the only referral, of the other detention"
    timing._check_performed(Trial(JIAOZUO_2024, PRC, rule), before, "/detentions/1", date(2025, 1, 6))
