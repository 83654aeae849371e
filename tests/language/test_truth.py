"""Strong Kleene logic, and the precedence of the two unknowns."""

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


def test_open_takes_precedence_over_to_be_judged() -> None:
    assert conjunction((JUDGED, OPEN)) is disjunction((JUDGED, OPEN)) is OPEN
    assert conjunction((JUDGED, MET)) is disjunction((JUDGED, NOT_MET)) is JUDGED


def test_an_empty_conjunction_is_met_and_an_empty_disjunction_is_not() -> None:
    assert (conjunction(()), disjunction(())) == (MET, NOT_MET)


def test_a_truth_has_no_python_truth_value() -> None:
    for truth in Truth:
        with pytest.raises(TypeError, match="is not a no"):
            bool(truth)


def test_a_recorded_answer_is_decided_and_a_missing_one_is_not() -> None:
    assert (Truth.of(True), Truth.of(False), Truth.of(None)) == (MET, NOT_MET, OPEN)  # noqa: FBT003  the fact itself
    assert Truth.of(None, judgment=True) is JUDGED
