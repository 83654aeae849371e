"""A defect of a rule is found also when an amendment has superseded the rule from a later day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from support.tiny_office import TINY_OFFICE
from testing.defects import DEFECTS
from zhixing_rules import JIAOZUO_2024, validate
from zhixing_rules.amendment import Commence, DropRule, ReplaceRule, Transition
from zhixing_rules.amendment.transition import add_transition
from zhixing_rules.language import Days, Perform, parts_read
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.procedures.fields import referral
from zhixing_rules.testing import PROPERTIES, NonConforming, assert_conforms

if TYPE_CHECKING:
    from zhixing_rules import Procedure

LATER: Final = date(2026, 1, 1)
BY_PROPERTY: Final = {prop.id: prop for prop in PROPERTIES}
OF_A_RULE: Final = [
    property_id
    for property_id in DEFECTS
    if BY_PROPERTY[property_id].per_rule
    and property_id != "quotes-resolve"  # an amendment is refused with such a quote
]


def superseded(procedure: Procedure) -> Procedure:
    """Return the procedure with its defective rules dropped from a later day, unchecked."""
    sound = {(rule.id, rule.per): rule for rule in TINY_OFFICE.rules}
    defective = [rule.id for rule in procedure.rules if sound.get((rule.id, rule.per)) is not rule]
    others = tuple(rule for rule in procedure.rules if rule.id not in defective)
    return add_transition(
        procedure, UncheckedProcedure.of(procedure, rules=others), Commence(LATER, Transition.BY_TRIGGER)
    )


@pytest.mark.parametrize("property_id", OF_A_RULE)
def test_each_kind_of_defect_is_found_in_a_superseded_version(property_id: str) -> None:
    procedure = superseded(DEFECTS[property_id])
    with pytest.raises(NonConforming) as error:
        assert_conforms(procedure, properties=[BY_PROPERTY[property_id]], examples=200)
    assert {each.property.id for each in error.value.violations if each.property is not None} == {property_id}


def test_a_filing_due_before_receipt_is_found_after_it_was_dropped_from_a_later_day() -> None:
    (filing,) = JIAOZUO_2024.rule("art9.filing")
    assert isinstance(filing.then, Perform)
    window = replace(filing.then.within, closes=referral.received_on.before(Days(7)))
    early = ReplaceRule(replace(filing, then=replace(filing.then, within=window)))
    at_once = JIAOZUO_2024.amend(early, name="early")
    dropped = at_once.amend(DropRule("art9.filing"), Commence(LATER, Transition.BY_TRIGGER), name="dropped")
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
    dropped = JIAOZUO_2024.amend(DropRule("art9.filing"), Commence(LATER, Transition.BY_TRIGGER), name="dropped")
    (note,) = dropped.rule("art9.filing")
    assert set(parts_read(JIAOZUO_2024, filing)) < set(parts_read(dropped, note))
