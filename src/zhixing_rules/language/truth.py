"""Strong Kleene logic, with unknowns of two kinds.

A condition is met, not met, or cannot be told. What cannot be told is either *open* (a fact is not recorded:
ask for it) or *to be judged* (the law leaves it to a person's judgment that has not been stated: 确有需要,
情节严重). Both behave as the unknown of strong Kleene logic; where they meet, *open* wins, because a judgment
cannot close what is still missing.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Truth", "conjunction", "disjunction", "negation"]


class Truth(Enum):
    """What can be said of a condition. It has no truth value of its own: compare with ``is``."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"
    TO_BE_JUDGED = "to_be_judged"

    def __bool__(self) -> bool:
        raise TypeError("未知不是否：请用 is 比较 · an unknown is not a no: compare with `is`")

    @property
    def decided(self) -> bool:
        """Whether it is met or not met, for certain."""
        return self is Truth.MET or self is Truth.NOT_MET

    @classmethod
    def of(cls, value: bool | None, *, judgment: bool = False) -> Truth:  # noqa: FBT001  the recorded value itself
        """The truth of a recorded yes or no; ``None`` is not recorded."""
        if value is None:
            return cls.TO_BE_JUDGED if judgment else cls.OPEN
        return cls.MET if value else cls.NOT_MET


def conjunction(truths: Iterable[Truth]) -> Truth:
    """All of them: one that is not met decides; else open wins over to-be-judged, and that over met.

    >>> conjunction([Truth.MET, Truth.OPEN, Truth.NOT_MET])
    <Truth.NOT_MET: 'not_met'>
    """
    return _decided(truths, Truth.NOT_MET, Truth.MET)


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Any of them: one that is met decides; else open wins over to-be-judged, and that over not met.

    >>> disjunction([Truth.NOT_MET, Truth.TO_BE_JUDGED])
    <Truth.TO_BE_JUDGED: 'to_be_judged'>
    """
    return _decided(truths, Truth.MET, Truth.NOT_MET)


def _decided(truths: Iterable[Truth], decisive: Truth, otherwise: Truth) -> Truth:
    """The decisive truth where one of them is it, without reading on; else the unknown that wins, else the other."""
    outcome = otherwise
    for truth in truths:
        if truth is decisive:
            return decisive
        if truth is Truth.OPEN or (truth is Truth.TO_BE_JUDGED and outcome is otherwise):
            outcome = truth
    return outcome


def negation(truth: Truth) -> Truth:
    """The opposite; an unknown stays what it is."""
    return {Truth.MET: Truth.NOT_MET, Truth.NOT_MET: Truth.MET}.get(truth, truth)
