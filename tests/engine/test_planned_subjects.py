"""Which steps a step waits for: those of its own subject and of the subjects it is connected with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from support.desk_case import CASE, ON
from support.effort import examples
from support.records import DAYS, cases, mechanisms
from zhixing_rules import disclose, plan
from zhixing_rules.engine.step import StepReference

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules import Case
    from zhixing_rules.records import JointMechanism


def before(rule_id: str, path: str) -> list[tuple[str, str]]:
    (step,) = [each for each in plan(CASE, on=ON).steps if (each.rule_id, each.path) == (rule_id, path)]
    return [(each.rule_id, each.path) for each in step.after_steps if each.rule_id == "art7.p2.referral"]


def test_a_referral_follows_the_detention_that_it_names_and_no_other() -> None:
    assert before("art9.supplement", "/referrals/0") == [("art7.p2.referral", "/detentions/0")]


def test_a_referral_still_to_come_follows_the_detention_that_will_create_it() -> None:
    assert before("art9.filing", "/referrals/-") == [("art7.p2.referral", "/detentions/1")]


def test_a_target_follows_its_request() -> None:
    (step,) = [each for each in plan(CASE, on=ON).steps if each.rule_id == "art3.i4.withdrawal"]
    assert StepReference("art3.i1.approval", "/requests/0") in step.after_steps


@examples(60)
@given(record=cases() | cases(fuller=True) | mechanisms(), on=st.sampled_from(DAYS))
def test_every_step_named_is_in_the_plan_and_its_rule_among_those_waited_for(
    record: Case | JointMechanism, on: date
) -> None:
    for agenda in (
        plan(record, on=on),
        disclose(plan(record, on=on), "police"),
        disclose(plan(record, on=on), "party"),
    ):
        steps = {(step.rule_id, step.path) for step in agenda.steps}
        for step in agenda.steps:
            assert len(set(step.after_steps)) == len(step.after_steps)
            for each in step.after_steps:
                assert (each.rule_id, each.path) in steps
                assert each.rule_id in step.after
                assert each != (step.rule_id, step.path)
