"""The compiled rules equal the evaluator that walks their tree, on generated records."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.amendments import AMENDED
from support.effort import examples
from support.records import DAYS, cases, mechanisms
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Case, JointMechanism, load

SUPERSEDING = ("five days, by the day that calls for it", "no referral, but for acts under way")
_OTHERS = [
    (reading.id, alternative.id)
    for reading in JIAOZUO_2024.readings
    for alternative in reading.alternatives
    if alternative is not reading.default
]


@examples(400)
@given(case=cases() | mechanisms(), on=st.sampled_from(DAYS), other=st.sampled_from([None, *_OTHERS]))
def test_compiled_rules_give_the_verdicts_of_the_interpreter(
    case: Case | JointMechanism, on: date, other: tuple[str, str] | None
) -> None:
    chosen = {} if other is None else dict([other])
    compiled = compile_procedure(JIAOZUO_2024, PRC, select(JIAOZUO_2024.readings, chosen))
    after = 0 if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
    for _, subject_rules in compiled.subject_rules_of(JIAOZUO_2024.root_of(case)):
        for instance in instances(case, subject_rules.subject):
            judged = [VERDICTS[code] for code in subject_rules.judge(on.toordinal(), after, *instance.records)]
            context = EvaluationContext.of(instance, on, case.complete_as_of, PRC)
            walked = [verdict_of(resolved, context) for resolved in subject_rules.rules]
            assert dict(zip([each.rule.id for each in subject_rules.rules], judged, strict=True)) == dict(
                zip([each.rule.id for each in subject_rules.rules], walked, strict=True)
            )


@examples(100)
@given(case=cases(fuller=True), on=st.sampled_from(DAYS), name=st.sampled_from(SUPERSEDING))
def test_compiled_versions_give_the_verdicts_of_the_interpreter(case: Case, on: date, name: str) -> None:
    compiled = compile_procedure(AMENDED[name], PRC)
    after = 0 if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
    for _, subject_rules in compiled.subject_rules_of(JIAOZUO_2024.root_of(case)):
        versions = [resolved.superseded is not None for resolved in subject_rules.rules]
        for instance in instances(case, subject_rules.subject) if any(versions) else ():
            judged = [VERDICTS[code] for code in subject_rules.judge(on.toordinal(), after, *instance.records)]
            context = EvaluationContext.of(instance, on, case.complete_as_of, PRC)
            assert judged == [verdict_of(resolved, context) for resolved in subject_rules.rules]


@pytest.mark.parametrize(
    ("received", "verdict"),
    [("2025-03-12", Verdict.FAIL), ("2025-03-13", Verdict.PENDING), (None, Verdict.OPEN)],
)
def test_the_version_that_governs_decides(received: str | None, verdict: Verdict) -> None:
    """Five days for what was received from 25 January 2025 on, seven before."""
    on = date(2025, 3, 18)
    referral = {"id": "f1", "received_on": received, "conditions_met": True, "materials_complete": True}
    case = load(Case, {"complete_as_of": on.isoformat() if received else None, "referrals": [referral]})
    compiled = compile_procedure(AMENDED[SUPERSEDING[0]], PRC)
    found = [
        verdict_of(resolved, EvaluationContext.of(instance, on, case.complete_as_of, PRC))
        for _, subject_rules in compiled.subject_rules_of(JIAOZUO_2024.root_of(case))
        for resolved in subject_rules.rules
        if resolved.rule.id == "art9.filing"
        for instance in instances(case, subject_rules.subject)
    ]
    assert found == [verdict]


def test_every_rule_is_compiled_for_its_own_subject() -> None:
    compiled = compile_procedure(JIAOZUO_2024, PRC)
    assert sum(len(subject_rules.rules) for subject_rules in compiled.all_subject_rules) == len(JIAOZUO_2024.rules)
    for subject_rules in compiled.all_subject_rules:
        assert all(resolved.rule.per is subject_rules.subject for resolved in subject_rules.rules)


def test_the_same_arguments_give_the_same_compiled_procedure() -> None:
    assert compile_procedure(JIAOZUO_2024, PRC) is compile_procedure(JIAOZUO_2024, PRC)
