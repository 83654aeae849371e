"""validate, plan and explain on generated records."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from support.records import DAYS, cases
from zhixing_rules import explain, plan, validate
from zhixing_rules.engine.status import Status
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


@examples(25)
@given(case=cases(), on=st.sampled_from(DAYS))
def test_every_step_of_a_plan_comes_after_those_it_waits_for(case: Case, on: date) -> None:
    steps = plan(case, on=on).steps
    placed: set[str] = set()
    ids = {step.rule_id for step in steps}
    for step in steps:
        assert set(step.after) <= ids
        assert step.rule_id not in step.after
        assert set(step.after) <= placed | {step.rule_id}
        placed.add(step.rule_id)
        if step.status is Status.WAITING:
            assert step.why_zh


@examples(20)
@given(case=cases(), on=st.sampled_from(DAYS))
def test_plan_and_validate_agree_on_every_due_day(case: Case, on: date) -> None:
    due = {(finding.rule_id, finding.path): finding.due for finding in validate(case, on=on)}
    for step in plan(case, on=on).steps:
        if (step.rule_id, step.path) in due and not step.provisional:
            assert due[step.rule_id, step.path] == step.due
