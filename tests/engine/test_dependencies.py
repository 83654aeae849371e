"""The order of steps: each after those it waits for, otherwise as given, also where rules wait for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.engine.dependencies import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Waiting(NamedTuple):
    rule_id: str
    after: tuple[str, ...]
    number: int


RULES = "abcd"
WAITS = st.fixed_dictionaries({rule: st.lists(st.sampled_from(RULES), max_size=2) for rule in RULES})


def step_by_step(steps: Sequence[Waiting]) -> Iterator[Waiting]:
    """The same order, found by going through all remaining steps again and again."""
    placed, left = set[str](), list(steps)
    while left:
        ready = [step for step in left if placed.issuperset(step.after)] or left[:1]
        yield from ready
        placed |= {step.rule_id for step in ready}
        left = [step for step in left if step not in ready]


@examples(200)
@given(WAITS, st.lists(st.sampled_from(RULES), max_size=12))
def test_the_order_is_that_of_going_through_the_steps_again_and_again(
    waits: dict[str, list[str]], rules: list[str]
) -> None:
    steps = [Waiting(rule, tuple(waits[rule]), number) for number, rule in enumerate(rules)]
    assert list(in_order(steps)) == list(step_by_step(steps))


def test_a_step_follows_the_step_it_waits_for_and_a_circle_begins_with_its_first_step() -> None:
    first, second = Waiting("a", ("b",), 0), Waiting("b", (), 1)
    assert list(in_order([first, second])) == [second, first]
    circle = [Waiting("a", ("b",), 0), Waiting("b", ("a",), 1), Waiting("a", ("b",), 2)]
    assert [step.number for step in in_order(circle)] == [0, 1, 2]
