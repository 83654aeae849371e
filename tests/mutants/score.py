"""Mutants held against the spaces of their rule: killed where one says what the oracle does not allow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mutants.operators import Mutant, mutants_of
from space.all_spaces import SPACES
from space.exploration import book_of, clocks, explore, permitted, resolved_of, subject_rules, walked
from space.space import each_part
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.language import FALSE
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Iterator

    from space.exploration import Explored
    from space.space import Space

__all__ = ["Score", "all_mutants", "killed", "survivors"]

STRIDES = (997, 101, 11, 1)
"""Every so-manieth point first: most mutants die on the first few."""


@cache
def all_mutants() -> tuple[Mutant, ...]:
    """The mutants of every rule under the default readings, and of those rules that a space has under others."""
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
        (plain,) = (
            each for chapter_ in compiled.all_subject_rules for each in chapter_.rules if each.rule is resolved.rule
        )
        found.extend(mutants_of(book_of(space), resolved, None if plain.applies == FALSE else plain, readings))
    return tuple(found)


@cache
def killed() -> dict[tuple[str, str, str], str]:
    """Each mutant that is killed, with the space that kills it."""
    alive = {mutant.key: mutant for mutant in all_mutants()}
    found: dict[tuple[str, str, str], str] = {}
    for space in SPACES:
        subject = subject_rules(space).name
        facing = [
            mutant
            for mutant in alive.values()
            if mutant.subject == subject and mutant.rule in space.rules and mutant.readings == space.readings
        ]
        for key in _killed_in(space, facing):
            del alive[key]
            found[key] = space.name
    return found


def survivors() -> set[tuple[str, str, str]]:
    """The mutants that no space tells from their rule."""
    return {mutant.key for mutant in all_mutants()} - killed().keys()


def _killed_in(space: Space, facing: list[Mutant]) -> set[tuple[str, str, str]]:
    dead: set[tuple[str, str, str]] = set()
    allowed = _allowed(explore(space))
    for stride in STRIDES:
        left = [mutant for mutant in facing if mutant.key not in dead]
        if left:
            dead |= _struck(space, left, allowed, stride)
    return dead


def _struck(
    space: Space, left: list[Mutant], allowed: list[list[tuple[int, ...]]], stride: int
) -> set[tuple[str, str, str]]:
    judge = compile_rules([mutant.resolved for mutant in left], subject_rules(space), PRC)
    numbers = [space.rules.index(mutant.rule) for mutant in left]
    dead: set[int] = set()
    known: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    when = clocks(space)
    for index, records in enumerate(walked(space)):
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


def _allowed(explored: Explored) -> list[list[tuple[int, ...]]]:
    """For each moment and point what each rule may say: by the oracle, or as the lists say the library does."""
    count = len(explored.space.rules)
    known: dict[tuple[tuple[int, int], tuple[int, ...]], tuple[int, ...]] = {}

    def of(expected: tuple[int, int], said: tuple[int, ...]) -> tuple[int, ...]:
        if (expected, said) not in known:
            strict, loose = (each_part(each, count) for each in expected)
            known[expected, said] = tuple(
                permitted(completions, in_any_order) | 1 << verdict if completions else (1 << 6) - 1
                for completions, in_any_order, verdict in zip(strict, loose, said, strict=True)
            )
        return known[expected, said]

    return [
        [of(*pair) for pair in zip(expected, said, strict=True)]
        for expected, said in zip(explored.expected, explored.said, strict=True)
    ]


class Score:
    """How many mutants of each rule there are, and how many are killed."""

    def __init__(self) -> None:
        dead = killed()
        self.rows: dict[tuple[str, str], tuple[int, int]] = {}
        for mutant in all_mutants():
            subject, rule, _ = mutant.key
            made, struck = self.rows.get((subject, rule), (0, 0))
            self.rows[subject, rule] = made + 1, struck + (mutant.key in dead)

    @property
    def made(self) -> int:
        """All mutants."""
        return sum(made for made, _ in self.rows.values())

    @property
    def struck(self) -> int:
        """Those that are killed."""
        return sum(struck for _, struck in self.rows.values())

    def lines(self) -> Iterator[str]:
        """A table of the rules that lets some live, and the sum."""
        for (subject, rule), (made, struck) in self.rows.items():
            yield f"{subject:12} {rule:32} {struck:4} of {made:4}"
        yield f"{'':12} {'all rules':32} {self.struck:4} of {self.made:4}  {self.struck / self.made:.1%}"
