"""Changes of the moment from which a period runs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, AmendmentRefused, plan, validate
from zhixing_rules.amendment import Commence, DropRule, ReplaceRule, Reword, SetSpan, SetTrigger, Transition
from zhixing_rules.language import Days

FROM_SENDING = SetTrigger("art9.filing", "referral.received_on", "referral.sent_on")
SENT = JIAOZUO_2024.amend(FROM_SENDING, name="from_sending")
REVIEW_PERIOD_RULES = {
    "art9.filing",
    "art9.extension",
    "art9.supplement-notice",
    "art9.refusal-notice",
    "art9.refusal-feedback",
    "art9.outcome",
}
LATE = date(2025, 12, 31)


def referred(**more: object) -> dict[str, Any]:
    known = {"id": "f1", "offence": "refusal", "conditions_met": True, "materials_complete": True}
    return {"complete_as_of": "2025-12-31", "referrals": [known | more]}


def refused(*changes: Any) -> set[tuple[str, str]]:  # noqa: ANN401  any change
    with pytest.raises(AmendmentRefused) as caught:
        JIAOZUO_2024.amend(*changes, name="x")
    assert "某秘密" not in str(caught.value)
    return {(problem.pointer, problem.code) for problem in caught.value.problems}


def test_the_period_runs_from_the_new_moment_in_every_rule_that_uses_it() -> None:
    assert {
        old.id for old, new in zip(JIAOZUO_2024.rules, SENT.rules, strict=True) if old is not new
    } == REVIEW_PERIOD_RULES
    case = referred(sent_on="2025-03-10", received_on="2025-03-12")
    for rule in ("art9.filing", "art9.refusal-notice"):
        old, new = (
            next(
                step
                for step in plan(
                    case | {"referrals": [case["referrals"][0] | assessment]}, on=LATE, procedure=each
                ).steps
                if step.rule_id == rule
            )
            for each in (JIAOZUO_2024, SENT)
            for assessment in ({"conditions_met": rule == "art9.filing"},)
        )
        assert (old.due, new.due) == (date(2025, 3, 19), date(2025, 3, 17))
        assert old.deadline is not None
        assert new.deadline is not None
        assert (old.deadline.trigger, new.deadline.trigger) == (date(2025, 3, 12), date(2025, 3, 10))


@pytest.mark.parametrize(("filed", "verdict"), [("2025-03-17", "pass"), ("2025-03-18", "fail")])
def test_the_last_day_counted_from_the_new_moment_decides(filed: str, verdict: str) -> None:
    case = referred(sent_on="2025-03-10", received_on="2025-03-12", filed_on=filed)
    assert validate(case, on=LATE, procedure=SENT).rule("art9.filing")[0].verdict == verdict


def test_the_amendment_settles_a_reading_of_the_start_of_the_period() -> None:
    named = {reading.id for reading in JIAOZUO_2024.rule("art9.filing")[0].readings}
    assert named - {reading.id for reading in SENT.rule("art9.filing")[0].readings} == {"review-start"}
    case = referred(sent_on="2025-03-10", received_on="2025-03-12", review_ended_on="2025-03-20")
    for chosen in ({}, {"review-start": "end-of-review"}):
        finding = validate(case, on=LATE, procedure=SENT, readings=chosen).rule("art9.filing")[0]
        assert finding.due == date(2025, 3, 17)


def test_a_duty_without_a_number_of_days_is_triggered_by_the_new_moment() -> None:
    made = JIAOZUO_2024.amend(
        SetTrigger("art9.refusal-feedback", "referral.refusal_made_on", "referral.filed_on"), name="x"
    )
    (rule,) = made.rule("art9.refusal-feedback")
    assert rule.then.within.after.path == "filed_on"  # type: ignore[union-attr]  # an act triggered by an event
    assert sum(old is not new for old, new in zip(JIAOZUO_2024.rules, made.rules, strict=True)) == 1


def test_a_new_trigger_combines_with_other_changes_and_a_transition() -> None:
    five = (Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)))
    made = JIAOZUO_2024.amend(*five, FROM_SENDING, Commence(date(2025, 3, 12), Transition.BY_TRIGGER), name="x")
    due = [
        validate(referred(sent_on="2025-03-10", received_on=day), on=LATE, procedure=made).rule("art9.filing")[0].due
        for day in ("2025-03-11", "2025-03-12")
    ]
    assert due == [date(2025, 3, 18), date(2025, 3, 17)]  # the old trigger decides which version applies


@pytest.mark.parametrize(
    "change",
    [
        SetTrigger("art9.filing", "referral.received_on", "referral.received_on"),
        SetTrigger("art9.filing", "referral.filed_on", "referral.sent_on"),
        SetTrigger("art9.filing", "referral.received_on", "referral.某秘密"),
        SetTrigger("art9.filing", "referral.received_on", "某秘密.sent_on"),
        SetTrigger("art9.filing", "referral.received_on", "referral.inventory"),
        SetTrigger("art9.filing", "referral.received_on", "vehicle.found_on"),
        SetTrigger("art9.filing", "received_on", "referral.sent_on"),
        SetTrigger("art9.extension", "referral.received_on", "referral.sent_on"),
        SetTrigger("no.such", "referral.received_on", "referral.sent_on"),
    ],
)
def test_an_unknown_moment_or_one_without_a_period_is_refused(change: SetTrigger) -> None:
    assert refused(change) == {("/changes/0", "cannot_be_made")}


def test_changing_and_removing_the_same_rule_is_a_contradiction() -> None:
    (filing,) = JIAOZUO_2024.rule("art9.filing")
    for other in (DropRule("art9.filing"), ReplaceRule(filing)):
        for change in (FROM_SENDING, SetSpan("art9.filing", Days(7), Days(5))):
            assert {("/changes/0", "contradicts"), ("/changes/1", "contradicts")} <= refused(change, other)
    assert ("/changes/0", "contradicts") in refused(FROM_SENDING, FROM_SENDING)
