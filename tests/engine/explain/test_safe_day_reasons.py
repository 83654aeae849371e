"""Why the safe day of a step is before its last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from support.desk_case import CASE, desk_case
from support.effort import examples
from support.records import DAYS, cases
from zhixing_rules import plan

if TYPE_CHECKING:
    from zhixing_rules import Case
    from zhixing_rules.engine import Step


def step_of(rule_id: str, record: dict[str, Any], on: date) -> Step:
    return next(step for step in plan(record, on=on).steps if step.rule_id == rule_id and step.status.value != "done")


def test_a_rule_with_a_safe_day_of_its_own_says_what_it_is_for() -> None:
    record = desk_case(requests=[], referrals=[], detentions=[CASE["detentions"][1] | {"view_on": "2026-09-23"}])
    step = step_of("art7.p2.referral", record, date(2026, 9, 23))
    assert (step.due, step.safe_due) == (date(2026, 10, 8), date(2026, 9, 23))
    assert step.safe_why_zh == "使立案审查的七日在届满之前结束的最后接收日，但不晚于解除拘留"


def test_another_reading_under_which_the_period_ends_earlier_is_named() -> None:
    step = step_of("art9.supplement", desk_case(complete_as_of="2026-09-01"), date(2026, 9, 1))
    assert (step.due, step.safe_due) == (date(2026, 9, 21), date(2026, 9, 3))
    assert step.safe_why_zh == "另一种解读（第九条“指定期限”：三日）的期限更早届满"
    assert "under another reading" in step.safe_why_en


def test_a_last_day_on_which_nobody_works_is_the_reason() -> None:
    operation = CASE["operations"][0] | {"starts_on": "2026-10-04"}
    step = step_of("art12.p2.notice", desk_case(operations=[operation]), date(2026, 9, 28))
    assert (step.due, step.safe_due) == (date(2026, 10, 4), date(2026, 9, 30))
    assert step.safe_why_zh == "期限末日2026年10月4日不上班"


@examples(40)
@given(case=cases() | cases(fuller=True), on=st.sampled_from(DAYS))
def test_a_reason_is_given_only_where_the_safe_day_is_earlier(case: Case, on: date) -> None:
    for step in plan(case, on=on).steps:
        if step.safe_due is None or step.due is None or step.safe_due >= step.due:
            assert (step.safe_why_zh, step.safe_why_en) == ("", "")
        assert bool(step.safe_why_zh) == bool(step.safe_why_en)
