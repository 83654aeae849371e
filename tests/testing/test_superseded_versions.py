"""A defect of a rule is found also when an amendment has superseded the rule from a later day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from support.amendments import AMENDED
from support.effort import mostly_deep
from support.tiny_office import ANSWER, TINY_OFFICE
from testing.defects import DEFECTS, plan_without_due_days
from zhixing_rules import JIAOZUO_2024, validate
from zhixing_rules.amendment import Commence, DropRule, ReplaceRule, Transition
from zhixing_rules.amendment.transition import add_transition
from zhixing_rules.language import Days, Perform, parts_read
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.procedures.fields import referral
from zhixing_rules.testing import PROPERTIES, NonConforming, assert_conforms
from zhixing_rules.testing.properties import timing

if TYPE_CHECKING:
    from zhixing_rules import Procedure

FROM_LATER: Final = Commence(date(2026, 1, 1), Transition.BY_TRIGGER)
BY_PROPERTY: Final = {prop.id: prop for prop in PROPERTIES}
OF_A_RULE: Final = [each for each in DEFECTS if each != "replays-from-provenance"]
"""The properties whose defect is in a rule; the other one is in the procedure itself."""
SOUND: Final = {
    "a rule dropped": (
        TINY_OFFICE.amend(DropRule("art2.answer"), FROM_LATER, name="a"),
        None,
    ),
    "another period and other words": (AMENDED["five days, by the day that calls for it"], ["art9.filing"]),
    "acts under way left to the old rule": (AMENDED["no referral, but for acts under way"], ["art7.p2.referral"]),
}
"""Amended procedures without a defect, and the rules to check."""


def superseded(procedure: Procedure) -> Procedure:
    """Return the procedure with its defective rules dropped from a later day, unchecked."""
    sound = {(rule.id, rule.per): rule for rule in TINY_OFFICE.rules}
    defective = [rule.id for rule in procedure.rules if sound.get((rule.id, rule.per)) is not rule]
    others = tuple(rule for rule in procedure.rules if rule.id not in defective)
    return add_transition(procedure, UncheckedProcedure.of(procedure, rules=others), FROM_LATER)


@pytest.mark.parametrize("property_id", mostly_deep(OF_A_RULE, 3))
def test_each_kind_of_defect_is_found_in_a_superseded_version(property_id: str) -> None:
    procedure = superseded(DEFECTS[property_id])
    with pytest.raises(NonConforming) as error:
        assert_conforms(procedure, properties=[BY_PROPERTY[property_id]], examples=200)
    assert {each.property.id for each in error.value.violations if each.property is not None} == {property_id}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name == "a rule dropped" else [pytest.mark.deep]) for name in SOUND]
)
def test_a_sound_amendment_has_every_property(name: str) -> None:
    procedure, rules = SOUND[name]
    assert any(rule.superseded is not None for rule in procedure.rules)
    assert_conforms(procedure, rules=rules, examples=20)


def test_a_plan_with_other_due_days_is_found_in_a_superseded_version(monkeypatch: pytest.MonkeyPatch) -> None:
    procedure = SOUND["a rule dropped"][0]
    monkeypatch.setattr(timing, "plan", plan_without_due_days)
    with pytest.raises(NonConforming) as error:
        assert_conforms(procedure, properties=[BY_PROPERTY["plan-agrees"]])
    assert [violated.quote for violated in error.value.violations] == [ANSWER.quote]


@pytest.mark.deep
def test_a_filing_due_before_receipt_is_found_after_it_was_dropped_from_a_later_day() -> None:
    (filing,) = JIAOZUO_2024.rule("art9.filing")
    assert isinstance(filing.then, Perform)
    window = replace(filing.then.within, closes=referral.received_on.before(Days(7)))
    early = ReplaceRule(replace(filing, then=replace(filing.then, within=window)))
    at_once = JIAOZUO_2024.amend(early, name="early")
    dropped = at_once.amend(DropRule("art9.filing"), FROM_LATER, name="dropped")
    received = {"id": "r1", "offence": "refusal", "sent_on": "2025-06-02", "received_on": "2025-06-03"}
    case = {
        "complete_as_of": "2025-06-30",
        "referrals": [{**received, "filed_on": "2025-06-04", "conditions_met": True, "materials_complete": True}],
    }
    report = validate(case, on=date(2025, 6, 30), procedure=dropped)
    assert [finding.verdict.value for finding in report.rule("art9.filing")] == ["fail"]
    for procedure in (at_once, dropped):
        with pytest.raises(NonConforming):
            assert_conforms(procedure, properties=[BY_PROPERTY["window-is-open"]], rules=["art9.filing"], examples=50)


def test_what_a_rule_reads_includes_its_superseded_versions() -> None:
    (filing,) = JIAOZUO_2024.rule("art9.filing")
    dropped = JIAOZUO_2024.amend(DropRule("art9.filing"), FROM_LATER, name="dropped")
    (note,) = dropped.rule("art9.filing")
    assert set(parts_read(JIAOZUO_2024, filing)) < set(parts_read(dropped, note))
