"""What rules read: the fields of records, with the words they are compared with, and the lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhixing_rules.language import Contains, Equal, Exists, Fact, First, InTable, Is, parts_of, parts_of_consequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Expression, Subject

__all__ = ["FieldUse", "Reads", "expressions_of", "reads_of"]

Place = tuple["Subject", str]
"""A subject and the dotted path of a field."""


@dataclass(slots=True)
class FieldUse:
    """How rules use a field.

    Attributes:
        paths: the dotted paths that are read from it: its own, and those of values derived from it.
        words: the words it is compared with, by path, in the order of the rules.
        joins: the fields it is compared with to match two records.
    """

    paths: dict[str, None] = field(default_factory=dict)
    words: dict[str, dict[str, None]] = field(default_factory=dict)
    joins: dict[Place, None] = field(default_factory=dict)

    def add_words(self, path: str, words: Iterable[str]) -> None:
        """Add words that a path is compared with."""
        self.words.setdefault(path, {}).update(dict.fromkeys(words))


@dataclass(slots=True)
class Reads:
    """Every field and every list that some rules read, in the order of the rules."""

    fields: dict[Place, FieldUse] = field(default_factory=dict)
    lists: dict[Subject, None] = field(default_factory=dict)


def expressions_of(resolved: ResolvedRule) -> tuple[Expression, ...]:
    """Return every expression that the verdict of a rule depends on, including superseded versions."""
    return tuple(
        each
        for version in resolved.versions()
        for each in (version.since, version.applies, *parts_of_consequence(version.then))
    )


def reads_of(rules: Iterable[ResolvedRule]) -> Reads:
    """Return what rules read."""
    reads = Reads()
    parts = (part for resolved in rules for expression in expressions_of(resolved) for part in parts_of(expression))
    for part in parts:
        _add_part(part, reads)
    return reads


def _add_part(part: Expression, reads: Reads) -> None:
    match part:
        case Fact():
            _use_of(part, reads)
        case Is():
            _use_of(part.fact, reads).add_words(part.fact.path, part.values)
        case Contains():
            _use_of(part.fact, reads).add_words(part.fact.path, [part.value])
        case InTable():
            _add_pairs(part, reads)
        case Equal():
            left, right = _use_of(part.left, reads), _use_of(part.right, reads)
            left.joins[part.right.subject, part.right.place] = None
            right.joins[part.left.subject, part.left.place] = None
        case Exists() | First():
            reads.lists[part.subject] = None


def _use_of(fact: Fact, reads: Reads) -> FieldUse:
    use = reads.fields.setdefault((fact.subject, fact.place), FieldUse())
    use.paths[fact.path] = None
    return use


_PAIRS = 2
"""How many pairs of a table are used: the first, and one that differs in both words."""


def _add_pairs(condition: InTable, reads: Reads) -> None:
    table = condition.table.pairs
    pairs = [table[0]] if table else []
    pairs += [pair for pair in table if pair[1] != pairs[0][1] and pair[0] != pairs[0][0]][: _PAIRS - 1]
    _use_of(condition.right, reads).add_words(condition.right.path, [right for _, right in pairs])
    if condition.left is not None:
        _use_of(condition.left, reads).add_words(condition.left.path, [left for left, _ in pairs])
