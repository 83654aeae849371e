"""Traversal of expressions: their parts, and the readings they depend on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language.expression import Chosen, Expression
from zhixing_rules.language.moments import ChosenMoment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language.reading import Reading

__all__ = ["children", "parts_of", "readings_of"]


def children(expression: Expression) -> Iterator[Expression]:
    """Yield the direct subexpressions."""
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
    """Yield the expression and all its subexpressions, from the outermost inwards, each object once."""
    pending, seen = [expression], set[int]()
    while pending:
        part = pending.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            pending.extend(reversed(tuple(children(part))))


def readings_of(expression: Expression) -> Iterator[Reading]:
    """Yield every reading that an expression depends on."""
    return (part.reading for part in parts_of(expression) if isinstance(part, Chosen | ChosenMoment))
