"""Mutants judged over the spaces of their rule: a mutant is killed if its verdict at a point is not permitted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mutants.operators import Mutant, mutants_of
from space.all_spaces import SMALL_SPACES, SPACES
from space.exploration import (
    compiled_for,
    compiled_moments,
    explore,
    permitted,
    records_at_points,
    resolved_of,
    subject_rules,
)
from space.space import unpack
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.language import FALSE
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Iterator

    from space.exploration import Exploration
    from space.space import Space

__all__ = ["Score", "all_mutants", "killed", "mutants_in_small_spaces", "survivors"]

Key = tuple[str, str, str]

STRIDES = (997, 101, 11, 1)
"""Steps between the judged points, in order: a sample first, because it kills most mutants."""


@cache
def all_mutants() -> tuple[Mutant, ...]:
    """Return the mutants of every rule under the default readings, and under the readings of the spaces."""
    compiled = compile_procedure(JIAOZUO_2024, PRC, ())
    found = [
        mutant
        for each in compiled.all_subject_rules
        for resolved in each.rules
        for mutant in mutants_of(compiled, resolved)
    ]
    others = {
        (subject_rules(space).name, rule, space.readings): space
        for space in SPACES
        if space.readings
        for rule in space.rules
    }
    for (_, rule, readings), space in others.items():
        (resolved,) = (each for each in resolved_of(space) if each.rule.id == rule)
        (plain,) = (each for other in compiled.all_subject_rules for each in other.rules if each.rule is resolved.rule)
        found.extend(mutants_of(compiled_for(space), resolved, None if plain.applies == FALSE else plain, readings))
    return tuple(found)


def mutants_in_small_spaces() -> tuple[Mutant, ...]:
    """Return the mutants of the rules whose spaces are all small."""
    large = [space for space in SPACES if space not in SMALL_SPACES]
    return tuple(mutant for mutant in all_mutants() if not any(_is_judged_in(mutant, space) for space in large))


def _is_judged_in(mutant: Mutant, space: Space) -> bool:
    return (
        mutant.rule in space.rules and mutant.readings == space.readings and mutant.subject == subject_rules(space).name
    )


@cache
def killed(mutants: tuple[Mutant, ...]) -> dict[Key, str]:
    """Map each killed mutant to the space that kills it."""
    alive = {mutant.key: mutant for mutant in mutants}
    found: dict[Key, str] = {}
    for space in SPACES:
        facing = [mutant for mutant in alive.values() if _is_judged_in(mutant, space)]
        for key in _killed_in(space, facing):
            del alive[key]
            found[key] = space.name
    return found


def survivors(mutants: tuple[Mutant, ...]) -> set[Key]:
    """Return the mutants that no space distinguishes from their rule."""
    return {mutant.key for mutant in mutants} - killed(mutants).keys()


def _killed_in(space: Space, facing: list[Mutant]) -> set[Key]:
    if not facing:
        return set()
    dead: set[Key] = set()
    allowed = _allowed(explore(space))
    for stride in STRIDES:
        left = [mutant for mutant in facing if mutant.key not in dead]
        if left:
            dead |= _struck(space, left, allowed, stride)
    return dead


def _struck(space: Space, left: list[Mutant], allowed: list[list[tuple[int, ...]]], stride: int) -> set[Key]:
    judge = compile_rules([mutant.resolved for mutant in left], subject_rules(space), PRC)
    numbers = [space.rules.index(mutant.rule) for mutant in left]
    dead: set[int] = set()
    known: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    when = compiled_moments(space)
    for index, records in enumerate(records_at_points(space)):
        if index % stride:
            continue
        for (on, after), column in zip(when, allowed, strict=True):
            pair = column[index], judge(on, after, *records)
            if pair not in known:
                known.add(pair)
                dead.update(
                    which
                    for which, (number, verdict) in enumerate(zip(numbers, pair[1], strict=True))
                    if not pair[0][number] >> verdict & 1
                )
    return {left[which].key for which in dead}


def _allowed(explored: Exploration) -> list[list[tuple[int, ...]]]:
    """Return for each moment and point the permitted verdicts of each rule; that of the library is permitted too."""
    count = len(explored.space.rules)
    known: dict[tuple[tuple[int, int], tuple[int, ...]], tuple[int, ...]] = {}

    def of(expected: tuple[int, int], actual: tuple[int, ...]) -> tuple[int, ...]:
        if (expected, actual) not in known:
            strict, loose = (unpack(each, count) for each in expected)
            known[expected, actual] = tuple(
                permitted(completions, in_any_order) | 1 << verdict if completions else (1 << 6) - 1
                for completions, in_any_order, verdict in zip(strict, loose, actual, strict=True)
            )
        return known[expected, actual]

    return [
        [of(*pair) for pair in zip(expected, actual, strict=True)]
        for expected, actual in zip(explored.expected, explored.actual, strict=True)
    ]


class Score:
    """The number of mutants of each rule, and the number of killed ones."""

    def __init__(self) -> None:
        dead = killed(all_mutants())
        self.rows: dict[tuple[str, str], tuple[int, int]] = {}
        for mutant in all_mutants():
            subject, rule, _ = mutant.key
            total, killed_count = self.rows.get((subject, rule), (0, 0))
            self.rows[subject, rule] = total + 1, killed_count + (mutant.key in dead)

    @property
    def total(self) -> int:
        """The number of all mutants."""
        return sum(total for total, _ in self.rows.values())

    @property
    def killed_count(self) -> int:
        """The number of killed mutants."""
        return sum(count for _, count in self.rows.values())

    def lines(self) -> Iterator[str]:
        """Yield the lines of a table of all rules, with the total."""
        for (subject, rule), (total, killed_count) in self.rows.items():
            yield f"{subject:12} {rule:32} {killed_count:4} of {total:4}"
        yield f"{'':12} {'all rules':32} {self.killed_count:4} of {self.total:4}  {self.killed_count / self.total:.1%}"
