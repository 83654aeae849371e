"""Truth and bounds of expressions, at both sides of every boundary."""

from __future__ import annotations

from datetime import date

import pytest

from support.tiny_office import LOAN, Loan, fee_taken
from zhixing_rules.calendars import FOREVER, PRC
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations
from zhixing_rules.engine.compile.python_source import compile_operations
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.language import DaysBetween, Fixed, IfElse, Moment, Truth
from zhixing_rules.procedures.fields import detention
from zhixing_rules.procedures.fields.subjects import DETENTION
from zhixing_rules.records import Detention, load

ON = date(2024, 3, 20)


def context(complete: int | None = None, **facts: object) -> EvaluationContext:
    """Return the context of a loan."""
    loan = load(Loan, {"id": "l1", **facts})
    return EvaluationContext(ON.toordinal(), complete, PRC, {LOAN: loan})


def from_to(first: int, last: int) -> Moment:
    """Return a day of March 2024 between two days."""
    return IfElse(fee_taken, Fixed(date(2024, 3, first)), Fixed(date(2024, 3, last)))


def test_a_context_for_another_day_is_made_once_for_each_day() -> None:
    here = context(ON.toordinal())
    assert here.assuming(ON.toordinal()) is here
    for complete in (None, 0, 1, 2, FOREVER - 1):
        other = here.assuming(complete)
        assert (other.complete, other.on, other.records) == (complete, here.on, here.records)
        assert here.assuming(complete) is other
    assert here.judged_on(here.on) is here
    assert (here.judged_on(5).on, here.judged_on(5).complete) == (5, here.complete)


# ------------------------------------------------------------------------------------------------ comparisons


@pytest.mark.parametrize(
    ("right", "before", "at_most"),
    [
        ((4, 4), Truth.NOT_MET, Truth.NOT_MET),
        ((4, 5), Truth.NOT_MET, Truth.OPEN),
        ((5, 5), Truth.NOT_MET, Truth.OPEN),
        ((5, 6), Truth.OPEN, Truth.OPEN),
        ((6, 6), Truth.OPEN, Truth.OPEN),
        ((7, 7), Truth.OPEN, Truth.MET),
        ((7, 8), Truth.OPEN, Truth.MET),
        ((8, 8), Truth.MET, Truth.MET),
    ],
)
def test_two_days_are_compared_by_their_bounds(right: tuple[int, int], before: Truth, at_most: Truth) -> None:
    left, other = from_to(5, 7), from_to(*right)
    conditions = (left < other, left <= other)
    assert [context().truth(each) for each in conditions] == [before, at_most]
    flags = [flag for each in conditions for flag in Lowering(Operations(), LOAN.chain).truth(each)]
    function = compile_operations(flags, LOAN, PRC, "comparison")
    assert function(ON.toordinal(), 0, None, context().records[LOAN]) == tuple(
        truth is each for truth in (before, at_most) for each in (Truth.MET, Truth.NOT_MET)
    )


# ------------------------------------------------------------------------------------------------ numbers of days


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ((5, 5), (5, 5), (0, 0)),
        ((5, 5), (6, 6), (1, 1)),
        ((6, 6), (5, 5), (0, 0)),
        ((5, 7), (9, 12), (2, 7)),
        ((5, 9), (7, 12), (0, 7)),
    ],
)
def test_the_days_between_two_days_are_none_at_least(
    start: tuple[int, int], end: tuple[int, int], days: tuple[int, int]
) -> None:
    assert context().quantity(DaysBetween(from_to(*start), from_to(*end))) == days


@pytest.mark.parametrize(("days", "bounds"), [(1, (1, 1)), (15, (15, 15)), (None, (0, FOREVER))])
def test_a_number_that_is_not_recorded_is_any_number(days: int | None, bounds: tuple[int, int]) -> None:
    record = load(Detention, {"id": "d1", "days": days})
    assert EvaluationContext(ON.toordinal(), None, PRC, {DETENTION: record}).quantity(detention.days) == bounds
