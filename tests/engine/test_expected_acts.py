"""Which acts may still be called for, on this day or later, as far as the record attests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.calendars import FOREVER, PRC
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.expected_acts import is_expected, rules_before
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.language import ON, Truth, happened
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Case, Referral, load
from zhixing_rules.records.annotations import blank

COMPILED = compile_procedure(JIAOZUO_2024, PRC)
RULES = {
    each.rule.id: each
    for subject_rules in COMPILED.all_subject_rules
    if subject_rules.subject is REFERRAL
    for each in subject_rules.rules
}
ON_DAY = date(2025, 3, 10)


def context(complete: date | None, **facts: Any) -> EvaluationContext:  # noqa: ANN401  any recorded value
    case = load(Case, {"referrals": [{"id": "f1", "offence": "refusal", "sent_on": "2025-03-03", **facts}]})
    (instance,) = instances(case, REFERRAL)
    return EvaluationContext.of(instance, ON_DAY, complete, PRC)


def test_the_day_of_the_report_stands_for_every_later_day() -> None:
    later = context(ON_DAY).from_now_on(frozenset())
    assert later.between(ON) == (ON_DAY.toordinal(), FOREVER - 1)
    assert context(ON_DAY).truth(happened(referral.filed_on)) is Truth.NOT_MET
    assert later.truth(happened(referral.filed_on)) is Truth.OPEN


def test_an_excluded_event_never_happens_unless_it_is_recorded() -> None:
    later = context(None).from_now_on(frozenset({referral.filed_on}))
    assert later.truth(happened(referral.filed_on)) is Truth.NOT_MET
    filed = context(None, filed_on="2025-03-07").from_now_on(frozenset({referral.filed_on}))
    assert filed.truth(happened(referral.filed_on)) is Truth.MET


def test_the_rules_that_decide_whether_an_act_is_expected_are_found_through_other_rules() -> None:
    before = rules_before(COMPILED)
    assert "art9.supplement-notice" in before["art9.supplement"]
    assert before["art9.supplement"] <= before["art9.filing"] | {"art9.filing"}, "a filing may follow a supplement"
    assert "art9.refusal-notice" in before["art9.refusal-feedback"]
    assert all(rule_id not in rules for rule_id, rules in before.items())


FACTS = st.fixed_dictionaries(
    {
        "received_on": st.sampled_from([None, "2025-03-03"]),
        "conditions_met": st.sampled_from([None, True, False]),
        "materials_complete": st.sampled_from([None, True, False]),
    }
)
LATER = st.fixed_dictionaries(
    {
        **dict.fromkeys(("conditions_met", "materials_complete"), st.sampled_from([None, True, False])),
        **dict.fromkeys(
            ("received_on", "filed_on", "supplement_notified_on", "supplied_on", "refusal_made_on"),
            st.sampled_from([None, *((ON_DAY + timedelta(days)).isoformat() for days in (1, 5))]),
        ),
    }
)
ACTS = {
    "art9.filing": "filed_on",
    "art9.supplement-notice": "supplement_notified_on",
    "art9.supplement": "supplied_on",
    "art9.refusal-notice": "refusal_made_on",
    "art9.refusal-feedback": "refusal_sent_on",
}


@pytest.mark.parametrize("complete", [None, ON_DAY])
@examples(200)
@given(facts=FACTS, more=LATER)
def test_what_is_no_longer_expected_is_called_for_by_no_later_record(
    complete: date | None, facts: dict[str, Any], more: dict[str, Any]
) -> None:
    """Of acts that are themselves no longer expected, none is done later."""
    known = {name: value for name, value in facts.items() if value is not None}
    now = context(complete, **known)
    gone = {rule_id for rule_id in ACTS if not is_expected(COMPILED, RULES[rule_id], now)}
    never = {ACTS[rule_id] for rule_id in gone}
    added = {name: value for name, value in more.items() if value is not None and name not in never}
    later_facts = load_later({**added, **known})
    for rule_id in gone:
        assert later_facts.truth(RULES[rule_id].applies) is not Truth.MET, rule_id


def load_later(facts: dict[str, Any]) -> EvaluationContext:
    """Return the facts as judged a month later, without the checks of a loaded record."""
    days = {name: date.fromisoformat(value) if name.endswith("_on") else value for name, value in facts.items()}
    later = blank(Referral, id="f1", offence="refusal", sent_on=date(2025, 3, 3), **days)
    (instance,) = instances(blank(Case, referrals=(later,)), REFERRAL)
    day = ON_DAY + timedelta(30)
    return EvaluationContext.of(instance, day, day, PRC)
