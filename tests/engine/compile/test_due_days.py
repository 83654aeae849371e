"""The compiled days equal those of the deadlines and the plan that walk the tree, on generated records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from support.records import DAYS, cases, mechanisms
from zhixing_rules.calendars import DAWN, FOREVER, PRC
from zhixing_rules.engine.compile.due_days import compile_days
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.deadline import day_of, deadline
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.status import day_done
from zhixing_rules.language import Perform, Recur, Truth, select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.records import Case, JointMechanism

COMPILED = [
    compile_procedure(JIAOZUO_2024, PRC),
    compile_procedure(JIAOZUO_2024, PRC, select(JIAOZUO_2024.readings, {"transfer-window": "window"})),
]
FUNCTIONS = [
    [
        (subject_rules.subject, rules, compile_days(compiled, rules, subject_rules.subject))
        for subject_rules in compiled.all_subject_rules
        for rules in ([each for each in subject_rules.rules if not isinstance(each.then, Recur)],)
    ]
    for compiled in COMPILED
]


def walked(
    compiled: CompiledProcedure, resolved: ResolvedRule, instance: Instance, context: EvaluationContext
) -> tuple[object, ...]:
    """Return the same days of one rule by walking its tree."""
    found = deadline(compiled, resolved, instance, context)
    days: tuple[object, ...] = (None, None, None, False)
    if found is not None:
        days = (found.earliest, found.due, found.safe_due, found.provisional)
    then, acted = resolved.then, False
    if isinstance(then, Perform) and context.discharged(then).high <= context.on:
        acted = context.truth(then.provided) is not Truth.NOT_MET
    done_on = day_done(then, context)
    called_for = [
        each.truth(resolved.applies) is Truth.MET and each.truth(resolved.called_for) is Truth.MET
        for each in (context, context.as_recorded())
    ]
    since = None
    if isinstance(then, Perform):
        called = context.assuming(FOREVER - 1).between(then.within.after)
        since = day_of(called.low) if called.exact else None
    return (*days, acted, done_on, *called_for, found is not None and found.safe_past, since)


@examples(60)
@given(case=cases() | cases(fuller=True) | mechanisms(), on=st.sampled_from(DAYS), number=st.sampled_from((0, 1)))
def test_compiled_days_are_those_of_the_deadline(case: Case | JointMechanism, on: date, number: int) -> None:
    compiled, root = COMPILED[number], JIAOZUO_2024.root_of(case)
    after = DAWN if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
    for subject, rules, days in FUNCTIONS[number]:
        if subject.chain[0] is not root:
            continue
        for instance in instances(case, subject):
            context = EvaluationContext.of(instance, on, case.complete_as_of, PRC)
            counted = [tuple(each) for each in days(on.toordinal(), after, *instance.records)]
            for resolved, found in zip(rules, counted, strict=True):
                assert (resolved.rule.id, *found) == (resolved.rule.id, *walked(compiled, resolved, instance, context))


def test_the_days_of_every_rule_that_does_not_recur_are_compiled() -> None:
    in_functions = sum(len(rules) for _, rules, _ in FUNCTIONS[0])
    assert in_functions == sum(not isinstance(each.then, Recur) for each in JIAOZUO_2024.rules)
