"""Entailment between conditions, decided by enumerating every combination of values of their facts."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from zhixing_rules.language import All, Always, Any_, Flag, Is, Not, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhixing_rules.language import Condition

__all__ = ["entails"]

_MAX_COMBINATIONS: Final = 200_000


def entails(one: Condition, other: Condition) -> bool | None:
    """Whether the second condition is met in every complete record in which the first is met.

    Flags and words of closed lists take all their values; any other atomic condition is taken to be met or not,
    independently of the rest.

    Returns:
        ``True`` if entailment is proved. ``False`` if it is refuted, which is possible only if all atoms are flags or
        words. ``None`` if neither is shown, or if there are more than 200,000 combinations.
    """
    if one == other:
        return True
    atoms = {atom: None for each in (one, other) for atom in _atoms(each)}
    domains = [_domain(atom, (one, other)) for atom in atoms]
    if prod(map(len, domains)) > _MAX_COMBINATIONS:
        return None
    for values in product(*domains):
        assignment = dict(zip(atoms, values, strict=True))
        if _met(one, assignment) and not _met(other, assignment):
            return False if all(isinstance(atom, Flag | Text) for atom in atoms) else None
    return True


def _atoms(condition: Condition) -> Iterator[Condition | Text]:
    match condition:
        case Always():
            return
        case All() | Any_():
            for part in condition.parts:
                yield from _atoms(part)
        case Not():
            yield from _atoms(condition.part)
        case Is():
            yield condition.fact
        case _:
            yield condition


def _domain(atom: Condition | Text, conditions: tuple[Condition, ...]) -> tuple[object, ...]:
    if not isinstance(atom, Text):
        return (True, False)
    named = {value: None for each in conditions for value in _named(each, atom)}
    return (*named, None)  # None represents any word that no condition names


def _named(condition: Condition, fact: Text) -> Iterator[str]:
    match condition:
        case All() | Any_():
            for part in condition.parts:
                yield from _named(part, fact)
        case Not():
            yield from _named(condition.part, fact)
        case Is() if condition.fact == fact:
            yield from condition.values


def _met(condition: Condition, assignment: Mapping[Condition | Text, object]) -> bool:
    match condition:
        case Always():
            return condition.met
        case All():
            return all(_met(part, assignment) for part in condition.parts)
        case Any_():
            return any(_met(part, assignment) for part in condition.parts)
        case Not():
            return not _met(condition.part, assignment)
        case Is():
            return assignment[condition.fact] in condition.values
        case _:
            return assignment[condition] is True
