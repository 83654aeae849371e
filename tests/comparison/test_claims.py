"""Proofs about conditions and days hold in every record, by whichever method they are made."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules import PRC
from zhixing_rules.comparison.entailment import entails
from zhixing_rules.comparison.ordering import never_before
from zhixing_rules.comparison.smt import solver
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.language import (
    FALSE,
    TRUE,
    Condition,
    Days,
    Earliest,
    Fixed,
    IfElse,
    Latest,
    Moment,
    Months,
    Named,
    Roll,
    Rolled,
    WeekDays,
    WorkingDays,
    all_of,
    any_of,
    not_,
)
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import CASE, REFERRAL
from zhixing_rules.records import Case, Referral
from zhixing_rules.records.annotations import blank

DAY_ONE = date(2025, 9, 24)
EVENTS = (referral.sent_on, referral.received_on, referral.extended_on)
FLAGS = (referral.conditions_met, referral.materials_complete)
SPANS = st.builds(
    lambda kind, count: kind(count), st.sampled_from((Days, WorkingDays, WeekDays, Months)), st.integers(1, 9)
)


def conditions() -> st.SearchStrategy[Condition]:
    leaves = st.sampled_from(
        (*FLAGS, referral.offence.is_("refusal"), referral.offence.is_("refusal", "obstruction"), TRUE, FALSE)
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(inner.map(not_), st.builds(all_of, inner, inner), st.builds(any_of, inner, inner)),
        max_leaves=5,
    )


def moments() -> st.SearchStrategy[Moment]:
    leaves = st.sampled_from((*EVENTS, Fixed(date(2025, 9, 28))))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda base, span: base.after(span), inner, SPANS),
            st.builds(lambda base, span: base.before(span), inner, SPANS.filter(lambda span: type(span) is not Months)),
            st.builds(Rolled, inner, st.sampled_from(Roll)),
            st.builds(lambda one, other: Earliest((one, other)), inner, inner),
            st.builds(lambda one, other: Latest((one, other)), inner, inner),
            st.builds(IfElse, conditions(), inner, inner),
            st.builds(lambda inside: Named(inside, "某日", "some day"), inner),
        ),
        max_leaves=4,
    )


def contexts() -> st.SearchStrategy[EvaluationContext]:
    day = st.one_of(st.none(), st.integers(0, 20).map(lambda number: DAY_ONE + timedelta(days=number)))
    facts = st.fixed_dictionaries(
        {
            **{fact.path: day for fact in EVENTS},
            **{fact.path: st.booleans() for fact in FLAGS},
            "offence": st.sampled_from(("refusal", "obstruction", "property_disposal")),
        }
    )

    def context(known: dict[str, Any]) -> EvaluationContext:
        record = blank(Referral, **known)
        whole = blank(Case)
        return EvaluationContext(
            date(2025, 12, 1).toordinal(), date.max.toordinal(), PRC, {CASE: whole, REFERRAL: record}
        )

    return facts.map(context)


def holds(later: Moment, earlier: Moment, context: EvaluationContext) -> bool:
    return context.between(later).low >= context.between(earlier).low


@examples(400)
@given(moments(), moments(), st.lists(contexts(), min_size=4, max_size=4))
def test_a_moment_proved_never_to_precede_another_precedes_it_in_no_record(
    one: Moment, other: Moment, drawn: list[EvaluationContext]
) -> None:
    if never_before(one, other):
        assert all(holds(one, other, context) for context in drawn)
    assert never_before(one, one)


@examples(120)
@given(moments(), moments(), st.lists(contexts(), min_size=6, max_size=6))
def test_an_order_of_days_proved_by_the_solver_holds_in_every_record(
    one: Moment, other: Moment, drawn: list[EvaluationContext]
) -> None:
    z3_solver = solver()
    assert z3_solver is not None, "the extra [prove] is part of [dev]"
    if z3_solver.never_before(one, other, TRUE):
        assert all(holds(one, other, context) for context in drawn)


def test_the_solver_proves_more_than_the_form_of_the_expressions() -> None:
    z3_solver = solver()
    assert z3_solver is not None
    seven, ten = (referral.received_on.after(Days(number)) for number in (7, 10))
    in_time = [referral.extended_on <= Rolled(each, Roll.REST_DAYS) for each in (seven, ten)]
    short, long = (
        IfElse(condition, Rolled(referral.received_on.after(Days(30)), Roll.REST_DAYS), Rolled(each, Roll.REST_DAYS))
        for condition, each in zip(in_time, (seven, ten), strict=True)
    )
    assert not never_before(long, short)
    assert z3_solver.never_before(long, short, TRUE)
    assert not z3_solver.never_before(short, long, TRUE)
    assert z3_solver.entails(in_time[0], in_time[1])
    assert not z3_solver.entails(in_time[1], in_time[0])


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (Days(7), Days(7), True),
        (Days(8), Days(7), True),
        (Days(7), Days(8), False),
        (WorkingDays(7), Days(7), True),
        (Days(9), WorkingDays(7), False),
        (Months(2), Months(1), True),
        (Months(1), Days(28), False),
    ],
)
def test_spans_are_ordered_only_if_one_always_reaches_at_least_as_far(
    later: Days | WorkingDays | Months, earlier: Days | WorkingDays | Months, expected: bool
) -> None:
    ends = [referral.received_on.after(span) for span in (later, earlier)]
    starts = [referral.received_on.before(span) for span in (earlier, later) if not isinstance(span, Months)]
    assert never_before(*ends) is expected
    if len(starts) == 2:
        assert never_before(*starts) is expected


@examples(300)
@given(conditions(), conditions())
def test_one_condition_entails_another_exactly_if_no_record_refutes_it(one: Condition, other: Condition) -> None:
    whole, nothing = blank(Case), dict.fromkeys(Referral.model_fields)
    entailed = True
    for met, complete, offence in product(
        (True, False), (True, False), ("refusal", "obstruction", "property_disposal")
    ):
        facts: dict[str, Any] = {**nothing, "conditions_met": met, "materials_complete": complete, "offence": offence}
        context = EvaluationContext(1, 1, PRC, {CASE: whole, REFERRAL: Referral.model_construct(**facts)})
        if context.truth(one).name == "MET" and context.truth(other).name != "MET":
            entailed = False
    assert entails(one, other) is entailed


def test_enumeration_decides_no_days_and_gives_up_beyond_its_limit() -> None:
    sooner, later = (referral.filed_on <= referral.received_on.after(Days(number)) for number in (5, 7))
    assert entails(sooner, later) is None
    assert entails(all_of(sooner, referral.conditions_met), sooner) is True
    facts = [referral.sent_on <= referral.received_on.after(Days(number)) for number in range(1, 20)]
    assert entails(any_of(*facts), all_of(*facts)) is None


def test_without_the_extra_solver_returns_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    assert solver() is None
