"""Entailment between conditions, decided by enumerating every combination of values of their facts."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from zhixing_rules.language import All, Always, Any_, Flag, Is, Not, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zhixing_rules.language import Condition

    _Test = Callable[[tuple[object, ...]], bool]

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
    places = {atom: place for place, atom in enumerate(atoms)}
    premise, conclusion = _test(one, places), _test(other, places)
    for values in product(*domains):
        if premise(values) and not conclusion(values):
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


def _test(condition: Condition, places: Mapping[Condition | Text, int]) -> _Test:
    """Return a function of the values of the atoms, so that no atom is looked up for each combination."""
    match condition:
        case Always():
            met = condition.met
            return lambda _: met
        case All():
            parts = [_test(part, places) for part in condition.parts]
            return lambda values: all(part(values) for part in parts)
        case Any_():
            parts = [_test(part, places) for part in condition.parts]
            return lambda values: any(part(values) for part in parts)
        case Not():
            part = _test(condition.part, places)
            return lambda values: not part(values)
        case Is():
            place, words = places[condition.fact], condition.values
            return lambda values: values[place] in words
        case _:
            place = places[condition]
            return lambda values: values[place] is True
