"""Every law holds of both procedures, and is broken by one made to break it."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest

from support.tiny_office import TINY_OFFICE
from testing.defects import DEFECTS
from zhixing_rules import JIAOZUO_2024, load, plan
from zhixing_rules.testing import PROPERTIES, NonConforming, Property, assert_conforms
from zhixing_rules.testing.properties import timing

EXAMPLES = int(os.environ.get("ZHIXING_EXAMPLES", "3"))
NEEDS_NO_RECORD = {"quotes-resolve", "duty-has-actor-and-exit", "decisive-somewhere", "answers-always-alike"}
_by_id = pytest.mark.parametrize("property_", PROPERTIES, ids=[property_.id for property_ in PROPERTIES])


@_by_id
def test_the_procedure_of_jiaozuo_keeps_every_law(property_: Property) -> None:
    assert_conforms(JIAOZUO_2024, properties=[property_], examples=EXAMPLES)


@_by_id
def test_a_procedure_of_another_office_keeps_every_law(property_: Property) -> None:
    assert_conforms(TINY_OFFICE, properties=[property_], examples=EXAMPLES * 10)


@pytest.mark.parametrize("law_id", DEFECTS)
def test_a_procedure_made_to_break_a_law_breaks_it_with_a_case_that_loads(law_id: str) -> None:
    property_ = next(each for each in PROPERTIES if each.id == law_id)
    with pytest.raises(NonConforming) as refused:
        assert_conforms(DEFECTS[law_id], properties=[property_], examples=100)
    (broken,) = refused.value.broken
    assert broken.property_ is property_
    if law_id not in NEEDS_NO_RECORD:
        assert broken.record is not None
        assert load(type(broken.record), broken.record_json()) == broken.record
        assert broken.record_json().count('": ') <= 7, "the case is a small one"


def test_a_plan_that_counts_another_day_than_the_report_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def lying(*given: Any, **named: Any) -> Any:  # noqa: ANN401  as plan
        made = plan(*given, **named)
        steps = tuple(replace(step, deadline=step.deadline and replace(step.deadline, due=None)) for step in made.steps)
        return replace(made, steps=steps)

    monkeypatch.setattr(timing, "plan", lying)
    property_ = next(each for each in PROPERTIES if each.id == "plan-agrees")
    with pytest.raises(NonConforming) as refused:
        assert_conforms(TINY_OFFICE, properties=[property_])
    assert [broken.rule_id for broken in refused.value.broken] == ["art2.answer"]


def test_every_law_has_a_defect_that_breaks_it() -> None:
    assert {property_.id for property_ in PROPERTIES} == {*DEFECTS, "plan-agrees"}
    assert all(property_.zh and property_.en and property_.why_zh and property_.why_en for property_ in PROPERTIES)


@pytest.mark.parametrize("rule_id", ["art9.filing", "art7.p2.referral", "art9.supplement"])
def test_a_plan_is_really_followed_where_a_law_says_so(rule_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    followed = []
    judge = timing._judge

    def noting(*given: Any) -> None:  # noqa: ANN401  as what it stands for
        followed.append(given)
        judge(*given)

    monkeypatch.setattr(timing, "_judge", noting)
    property_ = next(each for each in PROPERTIES if each.id == "followed-plan-is-clean")
    assert_conforms(JIAOZUO_2024, properties=[property_], rules=[rule_id], examples=50)
    assert followed
