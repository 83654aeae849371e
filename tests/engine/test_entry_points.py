"""validate, plan and explain on generated records."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from support.records import DAYS, cases
from zhixing_rules import explain, plan, validate
from zhixing_rules.engine.status import Status
from zhixing_rules.engine.step import Step
from zhixing_rules.engine.urgency import StepUrgency
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.records import Case


@examples(25)
@given(case=cases(), on=st.sampled_from(DAYS))
def test_every_finding_has_messages_and_an_explanation(case: Case, on: date) -> None:
    report = validate(case, on=on)
    assert len(report) == len(report.findings) == sum(report.counts.values())
    for finding in report:
        assert finding.message("zh")
        assert finding.message("en")
        assert finding.path == "" or finding.path.startswith("/")
        assert explain(finding).applies.zh
        assert finding.remedy is None or finding.verdict in {Verdict.FAIL, Verdict.REVIEW}
        if finding.verdict is Verdict.OPEN:
            counted = finding.deadline
            assert finding.missing or (counted is not None and counted.provisional), finding.message()
        for missing in finding.missing:
            assert missing.path.startswith("/")


def test_what_the_record_shows_to_call_for_a_step_is_not_undone_by_a_supposition() -> None:
    """The feedback of the day after the attestation shows that the letter was sent that day."""
    record = {"complete_as_of": "2024-10-09", "requests": [{"id": "r", "feedback_on": "2024-10-10"}]}
    found = {step.rule_id: step for step in plan(record, on=date(2024, 10, 10)).steps}
    assert found["art3.i2.feedback"].status is Status.DONE
    assert found["art3.i1.approval"].status is found["art3.i2.consent"].status is Status.DUE


@examples(25)
@given(case=cases(), on=st.sampled_from(DAYS))
def test_the_steps_of_a_plan_are_sorted_by_urgency_then_by_day_then_by_what_they_wait_for(case: Case, on: date) -> None:
    agenda = plan(case, on=on)
    steps, ids = agenda.steps, {step.rule_id for step in agenda.steps}
    assert sorted(steps, key=lambda step: list(StepUrgency).index(step.urgency)) == list(steps)
    assert agenda.next == tuple(step for step in steps if step.status in {Status.DUE, Status.OVERDUE})
    assert sorted(map(_told_apart, steps)) == sorted(map(_told_apart, agenda.in_law_order))
    for urgency in StepUrgency:
        same = [step for step in steps if step.urgency is urgency]
        if urgency in {StepUrgency.NO_FIXED_PERIOD, StepUrgency.WAITING, StepUrgency.DONE}:
            later = [{each.rule_id for each in same[number:]} for number in range(1, len(same) + 1)]
            assert not any(later_ids & set(step.after) for step, later_ids in zip(same, later, strict=True))
        else:
            days = [step.due or date.max for step in same]
            assert days == sorted(days)
    for step in steps:
        assert set(step.after) <= ids - {step.rule_id}
        assert (step.done_on is None) or (step.status is Status.DONE and step.done_on <= on)
        if step.status is Status.WAITING:
            assert step.why_zh


def _told_apart(step: Step) -> tuple[str, str]:
    return step.rule_id, step.path


@examples(25)
@given(case=cases(), on=st.sampled_from(DAYS))
def test_every_step_can_be_told_apart(case: Case, on: date) -> None:
    steps = plan(case, on=on).steps
    assert len({_told_apart(step) for step in steps}) == len(steps)
    assert all((step.from_path is None) is not step.path.rpartition("/")[2].startswith("-") for step in steps)


@examples(20)
@given(case=cases(), on=st.sampled_from(DAYS))
def test_plan_and_validate_agree_on_every_due_day(case: Case, on: date) -> None:
    due = {(finding.rule_id, finding.path): finding.due for finding in validate(case, on=on)}
    for step in plan(case, on=on).steps:
        if (step.rule_id, step.path) in due and not step.provisional:
            assert due[step.rule_id, step.path] == step.due


@pytest.mark.parametrize("judge", [validate, plan])
def test_a_day_of_another_type_is_refused_by_the_name_of_the_argument(judge: Any) -> None:  # noqa: ANN401  of two types
    with pytest.raises(TypeError, match=r"^on：需要 datetime\.date，如"):
        judge({}, on="2025-10-20")
