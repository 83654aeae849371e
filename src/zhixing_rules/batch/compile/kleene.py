"""Boolean and day values as columns; constant values are folded while the columns are built.

A truth value is a nullable Boolean: null is unknown, and ``&``, ``|``, ``~`` follow strong Kleene logic.
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
    "add_days",
    "and_",
    "as_ordinal",
    "before",
    "choose",
    "earliest",
    "equal",
    "is_true",
    "latest",
    "not_",
    "not_after",
    "or_",
    "pair_in_table",
    "subtract",
    "three_valued",
]


def and_(parts: Sequence[Value]) -> Value:
    """Return whether every part is true."""
    if any(part is False for part in parts):
        return False
    rest = [part for part in parts if part is not True]
    if not any(isinstance(part, Node) for part in rest):
        return None if rest else True
    return rest[0] if len(rest) == 1 else node(lambda *each: reduce(lambda a, b: a & b, each), *rest)


def or_(parts: Sequence[Value]) -> Value:
    """Return whether at least one part is true."""
    if any(part is True for part in parts):
        return True
    rest = [part for part in parts if part is not False]
    if not any(isinstance(part, Node) for part in rest):
        return None if rest else False
    return rest[0] if len(rest) == 1 else node(lambda *each: reduce(lambda a, b: a | b, each), *rest)


def not_(part: Value) -> Value:
    """Return the negation; unknown stays unknown."""
    if isinstance(part, Node):
        return node(lambda each: ~each, part)
    return None if part is None else not part


def choose(condition: Value, then: Value, other: Value) -> Value:
    """Return one value where a condition is true, another where it is false or unknown.

    Args:
        condition: a truth value.
        then: the value where the condition is true.
        other: the value where the condition is false or unknown.

    Returns:
        The value, as a constant if the condition or both values are the same for every row.
    """
    if not isinstance(condition, Node):
        return then if condition is True else other
    if then is other or (not isinstance(then, Node) and not isinstance(other, Node) and then == other):
        return then
    return node(lambda c, a, b: pl.when(c).then(a).otherwise(b), condition, then, other)


def three_valued(met: Value, unmet: Value) -> Value:
    """Return a truth value from two values that are never null.

    Args:
        met: whether the condition is known to be met.
        unmet: whether the condition is known not to be met.

    Returns:
        True where `met`, false where `unmet`, null elsewhere.
    """
    if met is True or unmet is True:
        return met is True
    if met is False:
        return node(lambda no: pl.when(no).then(pl.lit(value=False)), unmet) if isinstance(unmet, Node) else None
    if unmet is False:
        return node(lambda yes: pl.when(yes).then(pl.lit(value=True)), met)
    return node(lambda yes, no: pl.when(yes | no).then(yes), met, unmet)


def is_true(truth: Value) -> Value:
    """Return whether a truth value is true; never null."""
    return node(lambda each: each.fill_null(value=False), truth) if isinstance(truth, Node) else truth is True


def before(left: Value, right: Value) -> Value:
    """Return whether one day is before another."""
    if isinstance(left, Node) or isinstance(right, Node):
        return node(lambda a, b: a < b, left, right)
    return left < right  # type: ignore[operator]  # days


def not_after(left: Value, right: Value) -> Value:
    """Return whether one day is the same as or before another."""
    if isinstance(left, Node) or isinstance(right, Node):
        return node(lambda a, b: a <= b, left, right)
    return left <= right  # type: ignore[operator]  # days


def equal(left: Value, right: Value) -> Value:
    """Return whether two days are the same."""
    if left is right:
        return True
    if isinstance(left, Node) or isinstance(right, Node):
        return node(lambda a, b: a == b, left, right)
    return left == right


def earliest(days: Sequence[Value]) -> Value:
    """Return the earliest of some days."""
    return reduce(lambda a, b: a if a is b else choose(not_after(a, b), a, b), days)


def latest(days: Sequence[Value]) -> Value:
    """Return the latest of some days."""
    return reduce(lambda a, b: a if a is b else choose(not_after(a, b), b, a), days)


def add(day: Value, count: Value) -> Value:
    """Return a day plus a number of days, without regard to `DAWN` and `FOREVER`."""
    if isinstance(day, Node) or isinstance(count, Node):
        return node(lambda a, b: a + b, day, count)
    return day + count  # type: ignore[operator]  # days


def as_ordinal(value: Value) -> int:
    """Return a day that is the same for every row.

    Raises:
        RuleDefect: the value is not an integer.
    """
    if not isinstance(value, int):
        raise RuleDefect("a day is a number")
    return value


def add_days(day: Value, count: int) -> Value:
    """Return a day plus a number of days; `DAWN` and `FOREVER` (no bound) are returned unchanged."""
    within = and_([before(DAWN, day), before(day, FOREVER)])
    return choose(within, add(day, count), day)


def subtract(end: Value, start: Value) -> Value:
    """Return the number of days from one day to another."""
    if isinstance(end, Node) or isinstance(start, Node):
        return node(lambda a, b: a - b, end, start)
    return as_ordinal(end) - as_ordinal(start)


def pair_in_table(left: pl.Expr, right: pl.Expr, allowed: dict[str, list[int]], seconds: list[str]) -> pl.Expr:
    """Return whether a pair of words is in a table; false where either word is null.

    Args:
        left: the first words.
        right: the second words.
        allowed: for each first word, the positions in `seconds` of the second words that the table pairs it with.
        seconds: all second words of the table.

    Returns:
        A Boolean column without nulls; also false where a word is not in the table.
    """
    numbered = pl.Series(range(len(seconds)), dtype=pl.UInt32)
    position = right.cast(pl.String).replace_strict(pl.Series(seconds), numbered, default=None, return_dtype=pl.UInt32)
    first = pl.Series("first", list(allowed), dtype=pl.String)
    rows = pl.Series(range(len(allowed)), dtype=pl.UInt32)
    row = left.cast(pl.String).replace_strict(first, rows, default=None, return_dtype=pl.UInt32)
    width = len(seconds)
    pairs = [index * width + second for index, each in enumerate(allowed.values()) for second in each]
    return (row * width + position).is_in(pl.Series(pairs, dtype=pl.UInt32).implode()).fill_null(value=False)
