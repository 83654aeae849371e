"""Expressions taken apart: what is inside one, and which facts and readings it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language.expression import Chosen, Expression
from zhixing_rules.language.moments import ChosenMoment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language.reading import Reading

__all__ = ["children", "parts_of", "readings_of"]


def children(expression: Expression) -> Iterator[Expression]:
    """The expressions directly inside one."""
    for name in expression.__match_args__:  # type: ignore[attr-defined]  # every node is a dataclass
        value = getattr(expression, name)
        if isinstance(value, Expression):
            yield value
        elif isinstance(value, tuple):
            for part in value:
                member = part[1] if isinstance(part, tuple) else part
                if isinstance(member, Expression):
                    yield member


def parts_of(expression: Expression) -> Iterator[Expression]:
    """The expression itself and everything inside it, outermost first; what stands in it twice comes once."""
    left, seen = [expression], set[int]()
    while left:
        part = left.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            left.extend(reversed(tuple(children(part))))


def readings_of(expression: Expression) -> Iterator[Reading]:
    """Every reading an expression depends on."""
    return (part.reading for part in parts_of(expression) if isinstance(part, Chosen | ChosenMoment))
