"""The written function computes what its operations say."""

from __future__ import annotations

from itertools import permutations

import pytest

from support.tiny_office import LEDGER, LOAN, Ledger, fee_taken
from zhixing_rules.calendars import FOREVER, PRC
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Op, Operations
from zhixing_rules.engine.compile.python_source import compile_operations
from zhixing_rules.language import Exists
from zhixing_rules.records import load

ON, AFTER = 738_949, 738_960
A_FEE = Exists(LOAN, fee_taken, "收取费用", "a fee was charged")


def computed(result: Op, ledger: Ledger) -> object:
    """Return the value of an operation on a ledger."""
    (found,) = compile_operations([result], LEDGER, PRC, "test")(ON, AFTER, ledger)
    return found


@pytest.mark.parametrize("others", [each for number in (1, 2, 3) for each in permutations((-1, 1, 20), number)])
def test_the_least_and_the_greatest_of_any_number_of_days(others: tuple[int, ...]) -> None:
    ops = Operations()
    days = [ops.on, *(ops.add(ops.after, ops.const(each - (AFTER - ON))) for each in others)]
    assert computed(ops.least(*days), Ledger()) == ON + min(0, *others)
    assert computed(ops.greatest(*days), Ledger()) == ON + max(0, *others)


def test_no_day_is_later_than_the_end_of_time() -> None:
    ops = Operations()
    forever = ops.const(FOREVER)
    assert ops.least(ops.on, forever) is ops.on
    assert ops.greatest(ops.on, forever) is forever
    assert ops.least(forever, forever) is forever


@pytest.mark.parametrize("depth", [1, 59, 60, 61, 130])
@pytest.mark.parametrize("taken", [True, False, None])
def test_choices_inside_each_other_are_compiled_at_any_depth(depth: int, taken: bool | None) -> None:
    """Each has a day of its own to count, and the innermost one a list to search."""
    ops = Operations()
    fee = Lowering(ops, LEDGER.chain).truth(A_FEE).met
    result = ops.select(fee, ops.const(1), ops.const(2))
    for number in range(depth):
        counted, _ = ops.calendar("working_days", number + 1, ops.on, ops.on)
        result = ops.select(ops.less(ops.after, ops.const(number)), counted, result)
    ledger = load(Ledger, {"loans": [{"id": "l1"}, {"id": "l2", "fee_taken": taken}]})
    assert computed(result, ledger) == (1 if taken else 2)
