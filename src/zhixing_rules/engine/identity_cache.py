"""A cache for functions of expressions, by identity: an expression is part of a rule, and hashing one costs more."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.language import Expression

__all__ = ["MAX_CACHED", "cached_by_identity"]

E = TypeVar("E", bound="Expression")
R = TypeVar("R")

MAX_CACHED: Final = 16_384
"""Maximum number of results of one function; the expressions of the packaged procedure are about a tenth of it."""


def cached_by_identity(function: Callable[[E], R]) -> Callable[[E], R]:
    """Return a function that computes each result once, as long as it is cached.

    The cache holds each expression, so that no id is reused, and is emptied when it is full.

    Args:
        function: a function of an expression alone, never of a record.

    Returns:
        The function with the cache.
    """
    known: dict[int, tuple[E, R]] = {}

    @wraps(function)
    def cached(expression: E) -> R:
        found = known.get(id(expression))
        if found is None:
            if len(known) >= MAX_CACHED:
                known.clear()
            found = known[id(expression)] = (expression, function(expression))
        return found[1]

    return cached
