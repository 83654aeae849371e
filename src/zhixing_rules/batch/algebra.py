"""Days and truths as columns, worked out at once where they are the same for every row.

A truth is a nullable Boolean: null is unknown, and ``&``, ``|``, ``~`` are strong Kleene.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.sheet import Node, Value, node

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "add",
    "before",
    "both",
    "choose",
    "either",
    "known",
    "least",
    "most",
    "no_later",
    "opposite",
    "settled",
    "three",
]


def both(parts: Sequence[Value]) -> Value:
    """Every one of them."""
    if any(part is False for part in parts):
        return False
    kept = [part for part in parts if part is not True]
    if not any(isinstance(part, Node) for part in kept):
        return None if kept else True
    return kept[0] if len(kept) == 1 else node(lambda *each: reduce(lambda a, b: a & b, each), *kept)


def either(parts: Sequence[Value]) -> Value:
    """At least one of them."""
    if any(part is True for part in parts):
        return True
    kept = [part for part in parts if part is not False]
    if not any(isinstance(part, Node) for part in kept):
        return None if kept else False
    return kept[0] if len(kept) == 1 else node(lambda *each: reduce(lambda a, b: a | b, each), *kept)


def opposite(part: Value) -> Value:
    """The opposite."""
    if isinstance(part, Node):
        return node(lambda each: ~each, part)
    return None if part is None else not part


def choose(condition: Value, then: Value, other: Value) -> Value:
    """One value where a condition is surely met, another where it is not."""
    if not isinstance(condition, Node):
        return then if condition is True else other
    if then is other or (not isinstance(then, Node) and not isinstance(other, Node) and then == other):
        return then
    return node(lambda c, a, b: pl.when(c).then(a).otherwise(b), condition, then, other)


def three(met: Value, unmet: Value) -> Value:
    """A truth of its two rails, neither of which is ever null."""
    if met is True or unmet is True:
        return met is True
    if met is False:
        return node(lambda no: pl.when(no).then(pl.lit(value=False)), unmet) if isinstance(unmet, Node) else None
    if unmet is False:
        return node(lambda yes: pl.when(yes).then(pl.lit(value=True)), met)
    return node(lambda yes, no: pl.when(yes | no).then(yes), met, unmet)


def settled(truth: Value) -> Value:
    """Whether a condition is surely met; never null."""
    return node(lambda each: each.fill_null(value=False), truth) if isinstance(truth, Node) else truth is True


def known(truth: Value) -> Value:
    """Whether a condition is met or not met."""
    return node(lambda each: each.is_not_null(), truth) if isinstance(truth, Node) else truth is not None


def before(left: Value, right: Value) -> Value:
    """Whether one day lies before another."""
    if isinstance(left, Node) or isinstance(right, Node):
        return node(lambda a, b: a < b, left, right)
    return left < right  # type: ignore[operator]  # days


def no_later(left: Value, right: Value) -> Value:
    """Whether one day lies no later than another."""
    if isinstance(left, Node) or isinstance(right, Node):
        return node(lambda a, b: a <= b, left, right)
    return left <= right  # type: ignore[operator]  # days


def least(days: Sequence[Value]) -> Value:
    """The earliest of some days."""
    return reduce(lambda a, b: a if a is b else choose(no_later(a, b), a, b), days)


def most(days: Sequence[Value]) -> Value:
    """The latest of some days."""
    return reduce(lambda a, b: a if a is b else choose(no_later(a, b), b, a), days)


def add(day: Value, count: Value) -> Value:
    """So many days on."""
    if isinstance(day, Node) or isinstance(count, Node):
        return node(lambda a, b: a + b, day, count)
    return day + count  # type: ignore[operator]  # days
