"""What rules read: the fields of records, with the words that make a difference, and the lists they go through."""

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
"""A subject and the dotted path of the field to fill in."""


@dataclass(slots=True)
class FieldUse:
    """A field, with what rules say of it.

    Attributes:
        paths: the dotted paths read through it: its own, and those of what is derived from it.
        words: the words it is compared with, by path, in the order they are met.
        joined: the places whose word must be the same for two records to belong together.
    """

    paths: dict[str, None] = field(default_factory=dict)
    words: dict[str, dict[str, None]] = field(default_factory=dict)
    joined: dict[Place, None] = field(default_factory=dict)

    def say(self, path: str, words: Iterable[str]) -> None:
        """Note words that a path is compared with."""
        self.words.setdefault(path, {}).update(dict.fromkeys(words))


@dataclass(slots=True)
class Reads:
    """Every field and every list that some rules read, in the order they are met."""

    fields: dict[Place, FieldUse] = field(default_factory=dict)
    lists: dict[Subject, None] = field(default_factory=dict)


def expressions_of(resolved: ResolvedRule) -> tuple[Expression, ...]:
    """Everything on which the verdict of a rule depends, with what it was before an amendment."""
    return tuple(
        each
        for version in resolved.versions()
        for each in (version.since, version.applies, *parts_of_consequence(version.then))
    )


def reads_of(rules: Iterable[ResolvedRule]) -> Reads:
    """What rules read."""
    found = Reads()
    parts = (part for resolved in rules for whole in expressions_of(resolved) for part in parts_of(whole))
    for part in parts:
        _note(part, found)
    return found


def _note(part: Expression, found: Reads) -> None:
    match part:
        case Fact():
            _mention(part, found)
        case Is():
            _mention(part.fact, found).say(part.fact.path, part.values)
        case Contains():
            _mention(part.fact, found).say(part.fact.path, [part.value])
        case InTable():
            _note_pairs(part, found)
        case Equal():
            left, right = _mention(part.left, found), _mention(part.right, found)
            left.joined[part.right.subject, part.right.place] = None
            right.joined[part.left.subject, part.left.place] = None
        case Exists() | First():
            found.lists[part.subject] = None


def _mention(fact: Fact, found: Reads) -> FieldUse:
    mention = found.fields.setdefault((fact.subject, fact.place), FieldUse())
    mention.paths[fact.path] = None
    return mention


_PAIRS = 2
"""How many pairs of a table are tried: one, and one beside it."""


def _note_pairs(listed: InTable, found: Reads) -> None:
    pairs = [listed.table.pairs[0]] if listed.table.pairs else []
    pairs += [pair for pair in listed.table.pairs if pair[1] != pairs[0][1] and pair[0] != pairs[0][0]][: _PAIRS - 1]
    _mention(listed.right, found).say(listed.right.path, [right for _, right in pairs])
    if listed.left is not None:
        _mention(listed.left, found).say(listed.left.path, [left for left, _ in pairs])
