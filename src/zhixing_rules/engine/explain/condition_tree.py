"""Conditions as trees: the words that join the parts of one, and the parts.

An explanation prints these trees with the truth of each part; clauses and pages print them without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._values import dataclass
from zhixing_rules.engine.explain.description import describe
from zhixing_rules.language import All, Any_, Not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Condition

__all__ = ["ConditionTree", "Joined", "condition_tree", "joined"]

_ALL: Final = Bilingual("以下全部", "all of")
_ANY: Final = Bilingual("以下任一", "any of")
_NOT: Final = Bilingual("并非", "not")


class Joined(NamedTuple):
    """The parts of a condition.

    Attributes:
        by: the words that join them; ``None`` if the condition is printed in one line.
        parts: the parts.
    """

    by: Bilingual | None
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class ConditionTree:
    """A condition as a tree.

    Attributes:
        zh: the condition in Chinese; the words that join its parts if it has some.
        en: the same in English.
        parts: the parts; none if the condition is printed in one line.
    """

    zh: str
    en: str
    parts: tuple[ConditionTree, ...] = ()


def joined(condition: Condition) -> Joined:
    """Return the parts of a condition, those of a part of the same kind in its place.

    The opposite of a condition in one line is in one line itself, with that condition as its part.
    """
    if isinstance(condition, Not):
        return Joined(None if joined(condition.part).by is None else _NOT, (condition.part,))
    if not isinstance(condition, All | Any_):
        return Joined(None, ())
    return Joined(_ALL if isinstance(condition, All) else _ANY, tuple(_flat(condition, type(condition))))


def condition_tree(condition: Condition) -> ConditionTree:
    """Return a condition as a tree. Parts that are described by the same words are printed once."""
    by, parts = joined(condition)
    if by is None:
        return ConditionTree(*describe(condition))
    trees = tuple(dict.fromkeys(map(condition_tree, parts)))
    return trees[0] if by is not _NOT and len(trees) == 1 else ConditionTree(*by, trees)


def _flat(condition: Condition, kind: type[All | Any_]) -> Iterator[Condition]:
    """Yield the parts of a condition, those of a part of the same kind in its place."""
    if isinstance(condition, kind):
        for part in condition.parts:
            yield from _flat(part, kind)
    else:
        yield condition
