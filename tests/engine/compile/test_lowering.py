"""The lowered operations: what they share, what they decide early, and a span that only the lowering knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from support.columns import disagreements
from zhixing_rules import JIAOZUO_2024, validate
from zhixing_rules.amendment import SetSpan
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compile.decisions import Verdicts, verdict_is
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations, ordered
from zhixing_rules.engine.compile.python_source import compile_operations
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import ON, Days, Months, WorkingDays, Years, all_of, not_
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.records import Case, load

if TYPE_CHECKING:
    from zhixing_rules.engine.compile.operations import Op

ONE_YEAR = JIAOZUO_2024.amend(SetSpan("art13.p1.notify", Months(24), Years(1)), name="one_year")
SEAL_FOUND = "2025-03-01"


def lowering(*, complete: bool = False) -> Lowering:
    return Lowering(Operations(), REFERRAL.chain, complete=complete)


# ------------------------------------------------------------------------------------------------ years


@pytest.mark.parametrize(
    ("sealed", "applies"), [(date(2024, 2, 28), False), (date(2024, 2, 29), False), (date(2024, 3, 1), True)]
)
def test_years_are_counted_alike_by_the_interpreter_the_function_and_the_columns(sealed: date, applies: bool) -> None:
    seal = {"id": "v1", "found_during": "patrol", "found_on": SEAL_FOUND, "sealed_on": sealed.isoformat()}
    cases = [load(Case, {"vehicles": [{**seal, "unsealed_on": None}], **more})
             for more in ({}, {"complete_as_of": "2025-06-30"})]  # fmt: skip
    on = date(2025, 6, 30)
    compared, wrong = disagreements(cases, JIAOZUO_2024.roots[0], on, ONE_YEAR)
    assert compared
    assert wrong == []
    for case in cases:
        report = validate(case, on=on, procedure=ONE_YEAR)
        for finding in report.rule("art13.p1.notify"):
            (instance,) = instances(case, finding.instance.subject)
            context = EvaluationContext.of(instance, on, case.complete_as_of, PRC)
            assert finding.verdict is verdict_of(finding.amended, context)
    assert (report.rule("art13.p1.notify")[0].verdict is not Verdict.NOT_APPLICABLE) is applies


# ------------------------------------------------------------------------------------------------ operations


def test_equal_expressions_are_one_operation() -> None:
    one, other = (referral.received_on.after(Days(7)) <= ON for _ in range(2))
    both = lowering()
    assert both.truth(one) == both.truth(other)
    assert both.truth(all_of(one, other)).met is both.truth(one).met


def test_in_a_complete_record_a_day_is_one_number_and_a_condition_has_its_opposite() -> None:
    complete = lowering(complete=True)
    low, high = complete.bounds(referral.received_on.after(Days(7)))
    assert low is high
    met, unmet = complete.truth(referral.materials_complete)
    assert complete.ops.not_(met) is unmet


def test_a_condition_and_its_opposite_exclude_each_other() -> None:
    partial = lowering()
    ops, (met, unmet) = partial.ops, partial.truth(referral.materials_complete)
    assert ops.all_(met, ops.not_(unmet)) is met
    assert ops.any_(met, ops.not_(unmet)) is ops.not_(unmet)
    assert partial.truth(not_(referral.materials_complete)) == (unmet, met)


def test_constants_are_decided_early() -> None:
    ops = Operations()
    assert ops.select(ops.true, ops.on, ops.after) is ops.on
    assert ops.less(ops.const(1), ops.const(2)) is ops.true
    assert ops.at_most(ops.on, ops.on) is ops.true
    assert ops.least(ops.const(3), ops.const(2)) is ops.const(2)
    assert ops.all_(ops.true, ops.known(ops.on), ops.false) is ops.false
    assert ops.const(1) is not ops.true


def test_conditions_of_any_number_of_parts_are_compiled() -> None:
    parts = [referral.received_on <= referral.sent_on.after(WorkingDays(count)) for count in range(1, 150)]
    function = compile_operations([lowering().truth(all_of(*parts)).met], REFERRAL, PRC, "parts")
    for received, met in (("2025-01-21", True), ("2025-01-22", False)):
        record = load(Case, {"referrals": [{"id": "f1", "sent_on": "2025-01-20", "received_on": received}]})
        assert function(date(2025, 2, 1).toordinal(), 0, record, *(record.referrals or ())) == (met,)


def test_whether_a_verdict_is_one_of_the_six_needs_no_verdict() -> None:
    resolved = [Resolver().rule(JIAOZUO_2024, rule, ()) for rule in JIAOZUO_2024.rules_for(REFERRAL)]
    partial = lowering()
    verdicts = Verdicts(partial)
    for rule in resolved:
        masks: list[Op] = [verdict_is(partial, verdicts.verdict(rule), number) for number in range(len(VERDICTS))]
        assert not [op for op in ordered(masks) if op.kind == "verdict"]
