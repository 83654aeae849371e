"""Days and truths as columns, worked out at once where they are the same for every row.

A truth is a nullable Boolean: null is unknown, and ``&``, ``|``, ``~`` are strong Kleene.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.stages import Node, Value, node
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "add",
    "before",
    "both",
    "choose",
    "counted",
    "either",
    "known",
    "least",
    "less",
    "most",
    "no_later",
    "number_of",
    "opposite",
    "settled",
    "stands",
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


def number_of(value: Value) -> int:
    """A day that is the same for every row."""
    if not isinstance(value, int):
        raise RuleDefect("a day is a number")
    return value


def counted(day: Value, count: int) -> Value:
    """So many days after a day; no bound stays no bound."""
    within = both([before(DAWN, day), before(day, FOREVER)])
    return choose(within, add(day, count), day)


def less(end: Value, start: Value) -> Value:
    """The days from one to another."""
    if isinstance(end, Node) or isinstance(start, Node):
        return node(lambda a, b: a - b, end, start)
    return number_of(end) - number_of(start)


def stands(left: pl.Expr, right: pl.Expr, allowed: dict[str, list[int]], seconds: list[str]) -> pl.Expr:
    """Whether a pair of words stands in a table: the place of the second among those the first stands with."""
    numbered = pl.Series(range(len(seconds)), dtype=pl.UInt32)
    place = right.cast(pl.String).replace_strict(pl.Series(seconds), numbered, default=None, return_dtype=pl.UInt32)
    first = pl.Series("first", list(allowed), dtype=pl.String)
    listed = pl.Series("listed", list(allowed.values()), dtype=pl.List(pl.UInt32))
    rows = pl.Series(range(len(allowed)), dtype=pl.UInt32)
    row = left.cast(pl.String).replace_strict(first, rows, default=None, return_dtype=pl.UInt32)
    width = len(seconds)
    pairs = [index * width + second for index, each in enumerate(listed.to_list()) for second in each]
    return (row * width + place).is_in(pl.Series(pairs, dtype=pl.UInt32).implode()).fill_null(value=False)
