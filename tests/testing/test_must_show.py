"""Three defective amendments of art. 9; each violates one property, shown by a case with few facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, AmendmentRefused, Case, Procedure, load, validate
from zhixing_rules.amendment import ReplaceRule
from zhixing_rules.language import Days, Fixed, Perform, Permit
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.procedures.fields import referral
from zhixing_rules.testing import PROPERTIES, NonConforming, PropertyViolated, assert_conforms

(FILING,) = JIAOZUO_2024.rule("art9.filing")
(EXTENSION,) = JIAOZUO_2024.rule("art9.extension")


def _amended(rule: Any, **changes: Any) -> Procedure:  # noqa: ANN401  any part of a rule
    return JIAOZUO_2024.amend(ReplaceRule(replace(rule, then=replace(rule.then, **changes))), name="amended")


def _only_violation(procedure: Procedure, rule_id: str) -> PropertyViolated:
    """Return the only violation by an amended rule, of the properties that need no long search."""
    properties = [
        prop
        for prop in PROPERTIES
        if prop.id not in {"answers-always-alike", "replays-from-provenance", "decisive-somewhere"}
    ]
    with pytest.raises(NonConforming) as error:
        assert_conforms(procedure, properties=properties, rules=[rule_id], examples=200)
    (violated,) = error.value.violations
    return violated


@pytest.mark.deep
def test_an_empty_period_is_found_with_one_referral() -> None:
    assert isinstance(FILING.then, Perform)
    window = replace(FILING.then.within, closes=referral.received_on.before(Days(7)))
    violated = _only_violation(_amended(FILING, within=window), "art9.filing")
    assert violated.property is not None
    assert (violated.property.id, str(violated.citation)) == ("window-is-open", "焦中法〔2024〕101号第九条")
    case = load(Case, violated.record_json())
    assert case.referrals is not None
    assert len(case.referrals) == 1
    either = {"filed_on"}, {"conditions_met", "supplied_on"}  # what the rule applies to
    assert any(set(case.referrals[0].model_dump(exclude_none=True)) <= {"id", "received_on", *each} for each in either)


def test_a_duty_without_an_actor_is_found_without_a_case() -> None:
    nobody = replace(FILING, then=replace(FILING.then, by=None))  # type: ignore[arg-type]  # the defect
    with pytest.raises(AmendmentRefused, match=r"art9\.filing names no actor"):
        JIAOZUO_2024.amend(ReplaceRule(nobody), name="amended")
    rules = tuple(nobody if each.id == FILING.id else each for each in JIAOZUO_2024.rules)
    violated = _only_violation(UncheckedProcedure.of(JIAOZUO_2024, rules=rules), "art9.filing")
    assert violated.property is not None
    assert violated.property.id == "duty-has-actor-and-exit"
    assert violated.record_json() == ""
    assert "没有写明办理主体" in str(violated)


def test_an_unknown_fact_taken_as_no_is_found_with_the_fact_that_changes_the_verdict() -> None:
    assert isinstance(EXTENSION.then, Permit)
    counted_as_no = referral.major_or_difficult.recorded(settled=Fixed(date.min))
    procedure = _amended(EXTENSION, demand=counted_as_no)
    violated = _only_violation(procedure, "art9.extension")
    assert violated.property is not None
    assert violated.property.id == "ignorance-never-reverses"
    assert violated.why_zh.endswith("/referrals/0/major_or_difficult")
    assert violated.on is not None
    case = load(Case, violated.record_json())
    assert validate(case, on=violated.on, procedure=procedure).rule("art9.extension")[0].verdict == "fail"
    assert case.referrals is not None
    assert set(case.referrals[0].model_dump(exclude_none=True)) <= {"id", "received_on", "extended_on"}
