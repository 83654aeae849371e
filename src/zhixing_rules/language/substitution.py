"""Substitution of parts of rules, consequences and expressions."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from zhixing_rules.language.expression import Fact, Table
from zhixing_rules.language.reading import Reading
from zhixing_rules.language.rule import SupersededVersion
from zhixing_rules.language.subject import Subject
from zhixing_rules.law import Instrument

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["substitute"]

N = TypeVar("N")


def substitute(node: N, swap: Callable[[object], object]) -> N:
    """Replace parts of a rule, consequence, expression or tuple of them, from the outermost part inwards.

    Superseded versions of rules are not changed. A part that occurs in several places is processed once, and the result
    is shared by all of these places.

    Args:
        node: the value to change.
        swap: returns the replacement of a part, or the part itself to keep it; must be deterministic. The parts of the
            replacement are processed as well.

    Returns:
        The changed value; the same object if nothing was replaced.
    """
    results: dict[int, tuple[object, object]] = {}  # by id; holds each part, so that its id is not used again

    def visit(part: object) -> object:
        if id(part) not in results:
            results[id(part)] = part, transform(part)
        return results[id(part)][1]

    def transform(part: object) -> object:
        if isinstance(part, tuple):
            members = tuple(visit(member) for member in part)
            return part if all(a is b for a, b in zip(members, part, strict=True)) else members
        other = swap(part)
        if not is_dataclass(other) or isinstance(
            other, type | Fact | SupersededVersion | Instrument | Reading | Subject | Table
        ):
            return other
        changed: dict[str, Any] = {}
        for each in fields(other):
            value = getattr(other, each.name)
            new = visit(value) if each.init else value
            if new is not value:
                changed[each.name] = new
        return replace(other, **changed) if changed else other

    return visit(node)  # type: ignore[return-value]  # has the type of the node
