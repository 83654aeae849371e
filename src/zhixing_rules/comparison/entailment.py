"""One condition that is met wherever another is: shown by going through every way their facts can be."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from zhixing_rules.language import All, Always, Any_, Flag, Is, Not, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhixing_rules.language import Condition

__all__ = ["entails"]

_MOST: Final = 200_000


def entails(one: Condition, other: Condition) -> bool | None:
    """Whether the second condition is met in every complete record in which the first is.

    Each yes or no, and each word of a closed list, takes all its values; what else a condition asks is taken to be met
    or not, freely. So ``True`` is certain. ``False`` is, where all that is asked is a yes or no or a word; else
    ``None``, as where there is too much to go through.
    """
    if one == other:
        return True
    atoms = {atom: None for each in (one, other) for atom in _atoms(each)}
    ways = [_ways(atom, (one, other)) for atom in atoms]
    if prod(map(len, ways)) > _MOST:
        return None
    for values in product(*ways):
        world = dict(zip(atoms, values, strict=True))
        if _met(one, world) and not _met(other, world):
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


def _ways(atom: Condition | Text, conditions: tuple[Condition, ...]) -> tuple[object, ...]:
    if not isinstance(atom, Text):
        return (True, False)
    named = {value: None for each in conditions for value in _named(each, atom)}
    return (*named, None)  # and any word that no condition names


def _named(condition: Condition, fact: Text) -> Iterator[str]:
    match condition:
        case All() | Any_():
            for part in condition.parts:
                yield from _named(part, fact)
        case Not():
            yield from _named(condition.part, fact)
        case Is() if condition.fact == fact:
            yield from condition.values


def _met(condition: Condition, world: Mapping[Condition | Text, object]) -> bool:
    match condition:
        case Always():
            return condition.met
        case All():
            return all(_met(part, world) for part in condition.parts)
        case Any_():
            return any(_met(part, world) for part in condition.parts)
        case Not():
            return not _met(condition.part, world)
        case Is():
            return world[condition.fact] in condition.values
        case _:
            return world[condition] is True
