"""Three bad amendments of art. 9, each caught by the law it offends, with a case of a few facts that shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, Case, Procedure, load, validate
from zhixing_rules.amendment import ReplaceRule
from zhixing_rules.language import Days, Fixed, Perform, Permit
from zhixing_rules.procedures.fields import referral
from zhixing_rules.testing import PROPERTIES, NonConforming, PropertyViolated, assert_conforms

(FILING,) = JIAOZUO_2024.rule("art9.filing")
(EXTENSION,) = JIAOZUO_2024.rule("art9.extension")


def _amended(rule: Any, **changes: Any) -> Procedure:  # noqa: ANN401  any part of a rule
    return JIAOZUO_2024.amend(ReplaceRule(replace(rule, then=replace(rule.then, **changes))), name="amended")


def _only_breach(procedure: Procedure, rule_id: str) -> PropertyViolated:
    """The one law, of those that need not search, that is broken by an amended rule."""
    properties = [
        property_
        for property_ in PROPERTIES
        if property_.id not in {"answers-always-alike", "replays-from-provenance", "decisive-somewhere"}
    ]
    with pytest.raises(NonConforming) as refused:
        assert_conforms(procedure, properties=properties, rules=[rule_id], examples=60)
    (broken,) = refused.value.broken
    return broken


def test_a_window_that_closes_before_it_opens_is_caught_with_one_referral() -> None:
    assert isinstance(FILING.then, Perform)
    window = replace(FILING.then.within, closes=referral.received_on.before(Days(7)))
    broken = _only_breach(_amended(FILING, within=window), "art9.filing")
    assert broken.property_ is not None
    assert (broken.property_.id, str(broken.citation)) == ("window-is-open", "焦中法〔2024〕101号第九条")
    case = load(Case, broken.record_json())
    assert case.referrals is not None
    assert len(case.referrals) == 1
    assert set(case.referrals[0].model_dump(exclude_none=True)) <= {"id", "received_on", "filed_on"}


def test_a_duty_without_an_actor_is_caught_without_any_case() -> None:
    broken = _only_breach(_amended(FILING, by=None), "art9.filing")
    assert broken.property_ is not None
    assert broken.property_.id == "duty-has-actor-and-exit"
    assert broken.record_json() == ""
    assert "没有写明由谁办理" in str(broken)


def test_ignorance_taken_for_a_no_is_caught_with_the_one_fact_that_turns_it() -> None:
    assert isinstance(EXTENSION.then, Permit)
    counted_as_no = referral.major_or_difficult.recorded(settled=Fixed(date.min))
    procedure = _amended(EXTENSION, demand=counted_as_no)
    broken = _only_breach(procedure, "art9.extension")
    assert broken.property_ is not None
    assert broken.property_.id == "ignorance-never-reverses"
    assert broken.why_zh.endswith("/referrals/0/major_or_difficult")
    assert broken.on is not None
    case = load(Case, broken.record_json())
    assert validate(case, on=broken.on, procedure=procedure).rule("art9.extension")[0].verdict == "fail"
    assert case.referrals is not None
    assert set(case.referrals[0].model_dump(exclude_none=True)) <= {"id", "received_on", "extended_on"}
