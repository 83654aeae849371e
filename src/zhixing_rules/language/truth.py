"""Strong Kleene logic with two kinds of unknown.

A condition is met, not met, or unknown. An unknown is either *open* (a fact is not recorded) or *to be judged* (the law
leaves it to a person's judgment that is not recorded: 确有需要, 情节严重). Both behave as the unknown of strong Kleene
logic. If both occur, *open* takes precedence, because a judgment does not supply a missing fact.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Truth", "conjunction", "disjunction", "negation"]


class Truth(Enum):
    """Result of a condition. It has no Python truth value; compare with ``is``."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"
    TO_BE_JUDGED = "to_be_judged"

    def __bool__(self) -> bool:
        raise TypeError("未知不是否：请用 is 比较 · an unknown is not a no: use `is` to compare")

    @property
    def decided(self) -> bool:
        """Whether it is met or not met."""
        return self is Truth.MET or self is Truth.NOT_MET

    @classmethod
    def of(cls, value: bool | None, *, judgment: bool = False) -> Truth:  # noqa: FBT001  the recorded value itself
        """Return the truth of a recorded yes or no.

        Args:
            value: the recorded value; ``None`` if not recorded.
            judgment: whether the value is a person's judgment; then ``None`` gives TO_BE_JUDGED instead of OPEN.
        """
        if value is None:
            return cls.TO_BE_JUDGED if judgment else cls.OPEN
        return cls.MET if value else cls.NOT_MET


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Return NOT_MET if any is not met; else OPEN, TO_BE_JUDGED or MET, in this order of precedence.

    >>> conjunction([Truth.MET, Truth.OPEN, Truth.NOT_MET])
    <Truth.NOT_MET: 'not_met'>
    """
    return _combine(truths, Truth.NOT_MET, Truth.MET)


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Return MET if any is met; else OPEN, TO_BE_JUDGED or NOT_MET, in this order of precedence.

    >>> disjunction([Truth.NOT_MET, Truth.TO_BE_JUDGED])
    <Truth.TO_BE_JUDGED: 'to_be_judged'>
    """
    return _combine(truths, Truth.MET, Truth.NOT_MET)


def _combine(truths: Iterable[Truth], decisive: Truth, otherwise: Truth) -> Truth:
    """Return the decisive truth at its first occurrence; else OPEN, TO_BE_JUDGED or `otherwise`, in this order."""
    outcome = otherwise
    for truth in truths:
        if truth is decisive:
            return decisive
        if truth is Truth.OPEN or (truth is Truth.TO_BE_JUDGED and outcome is otherwise):
            outcome = truth
    return outcome


def negation(truth: Truth) -> Truth:
    """Return the opposite; an unknown is returned unchanged."""
    return {Truth.MET: Truth.NOT_MET, Truth.NOT_MET: Truth.MET}.get(truth, truth)
