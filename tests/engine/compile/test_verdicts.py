"""The compiled rules equal the evaluator that walks their tree, on generated records."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from support.records import DAYS, cases, mechanisms
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.language import select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Case, JointMechanism

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


def test_every_rule_is_compiled_for_its_own_subject() -> None:
    compiled = compile_procedure(JIAOZUO_2024, PRC)
    assert sum(len(subject_rules.rules) for subject_rules in compiled.all_subject_rules) == len(JIAOZUO_2024.rules)
    for subject_rules in compiled.all_subject_rules:
        assert all(resolved.rule.per is subject_rules.subject for resolved in subject_rules.rules)


def test_the_same_arguments_give_the_same_compiled_procedure() -> None:
    assert compile_procedure(JIAOZUO_2024, PRC) is compile_procedure(JIAOZUO_2024, PRC)
