"""Whether an act may still be called for: the compiled function equals the one that walks the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from support.amendments import AMENDED
from support.effort import examples
from support.records import DAYS, cases, mechanisms
from zhixing_rules.calendars import DAWN, PRC
from zhixing_rules.engine.compile.due_days import has_compiled_days
from zhixing_rules.engine.compile.expectations import compile_expected
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.expected_acts import is_expected
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.records import Case, JointMechanism

PROCEDURES = (JIAOZUO_2024, AMENDED["five days"], AMENDED["no referral, but for acts under way"])
FUNCTIONS = [
    (
        compiled,
        [
            (each.subject, rules, compile_expected(compiled, rules, each.subject))
            for each in compiled.all_subject_rules
            for rules in (tuple(filter(has_compiled_days, each.rules)),)
        ],
    )
    for compiled in (compile_procedure(procedure, PRC) for procedure in PROCEDURES)
]


@examples(60)
@given(
    case=cases() | cases(fuller=True) | mechanisms(),
    on=st.sampled_from(DAYS),
    number=st.sampled_from(range(len(PROCEDURES))),
)
def test_the_compiled_function_agrees_with_the_interpreter(case: Case | JointMechanism, on: date, number: int) -> None:
    compiled, functions = FUNCTIONS[number]
    root = JIAOZUO_2024.root_of(case)
    after = DAWN if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
    for subject, rules, function in functions:
        if subject.chain[0] is not root:
            continue
        for instance in instances(case, subject):
            context = EvaluationContext.of(instance, on, case.complete_as_of, PRC)
            found = function(on.toordinal(), after, *instance.records)
            for resolved, expected in zip(rules, found, strict=True):
                assert (resolved.rule.id, bool(expected)) == (
                    resolved.rule.id,
                    is_expected(compiled, resolved, context),
                )
