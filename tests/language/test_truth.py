"""Strong Kleene logic, and which unknown wins."""

from __future__ import annotations

from itertools import product

import pytest

from zhixing_rules.language import Truth, conjunction, disjunction, negation

MET, NOT_MET, OPEN, JUDGED = Truth.MET, Truth.NOT_MET, Truth.OPEN, Truth.TO_BE_JUDGED


def _completions(truth: Truth) -> tuple[bool, ...]:
    return {MET: (True,), NOT_MET: (False,)}.get(truth, (True, False))


@pytest.mark.parametrize(("one", "other"), list(product(Truth, Truth)))
def test_a_decided_outcome_survives_every_completion(one: Truth, other: Truth) -> None:
    both, either = conjunction((one, other)), disjunction((one, other))
    for a, b in product(_completions(one), _completions(other)):
        assert not both.decided or Truth.of(a and b) is both
        assert not either.decided or Truth.of(a or b) is either
    assert both.decided is (len({a and b for a, b in product(_completions(one), _completions(other))}) == 1)
    assert either.decided is (len({a or b for a, b in product(_completions(one), _completions(other))}) == 1)
    assert negation(conjunction((negation(one), negation(other)))) is either


def test_what_is_not_recorded_wins_over_what_is_to_be_judged() -> None:
    assert conjunction((JUDGED, OPEN)) is disjunction((JUDGED, OPEN)) is OPEN
    assert conjunction((JUDGED, MET)) is disjunction((JUDGED, NOT_MET)) is JUDGED


def test_nothing_is_met_by_all_and_by_none() -> None:
    assert (conjunction(()), disjunction(())) == (MET, NOT_MET)


def test_a_truth_cannot_be_tested_as_yes_or_no() -> None:
    for truth in Truth:
        with pytest.raises(TypeError, match="is not a no"):
            bool(truth)


def test_a_recorded_answer_is_decided_and_none_is_not() -> None:
    assert (Truth.of(True), Truth.of(False), Truth.of(None)) == (MET, NOT_MET, OPEN)  # noqa: FBT003  the fact itself
    assert Truth.of(None, judgment=True) is JUDGED
