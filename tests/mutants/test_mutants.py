"""Every mutant of a rule is killed, except those proven equivalent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mutants.equivalents import EQUIVALENT
from mutants.score import Score, all_mutants, in_small_spaces, survivors
from zhixing_rules.language import Note
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Callable


def test_only_equivalent_mutants_of_rules_with_small_spaces_survive() -> None:
    """Every thirtieth mutant of most rules: a sample for the quick tests; the next test takes all."""
    sample = in_small_spaces()[::30]
    assert survivors(sample) == EQUIVALENT.keys() & {mutant.key for mutant in sample}


@pytest.mark.deep
def test_only_equivalent_mutants_survive(
    record_property: Callable[[str, object], None],
) -> None:
    score = Score()
    record_property("mutants", score.total)
    record_property("killed", score.killed_count)
    print(f"\n{score.killed_count} of {score.total} mutants of the law killed, {len(EQUIVALENT)} proven equivalent")  # noqa: T201  the score
    alive = survivors(all_mutants())
    assert alive - EQUIVALENT.keys() == set(), "extend a space to distinguish these, or list them in equivalents.py"
    assert EQUIVALENT.keys() - alive == set(), "a space distinguishes these: remove them from equivalents.py"


def test_every_rule_has_mutants_with_unique_names() -> None:
    keys = [mutant.key for mutant in all_mutants()]
    assert len(set(keys)) == len(keys)
    changeable = {(rule.per.name, rule.id) for rule in JIAOZUO_2024.rules if not isinstance(rule.then, Note)}
    assert EQUIVALENT.keys() <= set(keys), "not a mutant"
    assert changeable == {(mutant.subject, mutant.rule) for mutant in all_mutants()}
