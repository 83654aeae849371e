"""Every change to a rule is noticed, but for those that change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutants.equivalents import EQUIVALENT
from mutants.killing import Score, all_mutants, survivors
from zhixing_rules.language import Note
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_mutant_survives_only_where_it_is_proven_to_say_the_same(
    record_property: Callable[[str, object], None],
) -> None:
    score = Score()
    record_property("mutants", score.made)
    record_property("killed", score.struck)
    print(f"\n{score.struck} of {score.made} mutants of the law killed, {len(EQUIVALENT)} proven to say the same")  # noqa: T201  the score
    alive = survivors()
    assert alive - EQUIVALENT.keys() == set(), "extend a space to distinguish these, or list them in equivalents.py"
    assert EQUIVALENT.keys() - alive == set(), "a space distinguishes these: remove them from equivalents.py"


def test_every_rule_has_mutants_with_names_of_their_own() -> None:
    keys = [mutant.key for mutant in all_mutants()]
    assert len(set(keys)) == len(keys)
    changeable = {(rule.per.name, rule.id) for rule in JIAOZUO_2024.rules if not isinstance(rule.then, Note)}
    assert changeable == {(mutant.subject, mutant.rule) for mutant in all_mutants()}
