"""What the result of a rule depends on: expressions, fields, lists and readings, in every version of the rule.

Disclosure classes, flat tables, the test kit, the case space and the sweep over readings all ask here, so that none of
them can forget a superseded version.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from zhixing_rules.language.consequence import parts_of_consequence
from zhixing_rules.language.day_bounds import event_bounds
from zhixing_rules.language.expression import Contains, Day, Equal, Event, Exists, Fact, InTable, Is
from zhixing_rules.language.moments import First
from zhixing_rules.language.traversal import parts_of, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.language.consequence import Consequence
    from zhixing_rules.language.expression import Condition, Expression
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.rule import Rule
    from zhixing_rules.language.subject import Subject

__all__ = [
    "FieldUse",
    "FieldsRead",
    "expressions_read",
    "fields_read",
    "parts_read",
    "readings_read",
    "reads_its_list_alone",
    "subjects_referred",
    "verdict_parts",
]


def expressions_read(procedure: Procedure | None, rule: Rule) -> Iterator[Expression]:
    """Yield the whole expressions that the result of a rule depends on, in every version of the rule.

    These are the expressions of each version, the condition under which its act is governed, and the condition under
    which a newer version takes its place.

    Args:
        procedure: the procedure of the rule; ``None`` to leave out whether an act is governed.
        rule: the rule.
    """
    for version in rule.versions():
        yield from version.expressions()
        if procedure is not None:
            yield procedure.applies(version)
        if version.superseded is not None:
            yield version.superseded.since


@lru_cache(maxsize=4096)
def parts_read(procedure: Procedure | None, rule: Rule) -> tuple[Expression, ...]:
    """Return every expression inside those of `expressions_read`, each once."""
    return _parts(expressions_read(procedure, rule))


def readings_read(procedure: Procedure, rule: Rule) -> tuple[Reading, ...]:
    """Return every reading that the result of a rule depends on, each once."""
    wholes = expressions_read(procedure, rule)
    return tuple(dict.fromkeys(reading for whole in wholes for reading in readings_of(whole)))


class _Version(Protocol):
    """A version of a rule under selected readings."""

    @property
    def since(self) -> Condition: ...

    @property
    def applies(self) -> Condition: ...

    @property
    def then(self) -> Consequence: ...


def verdict_parts(versions: Iterable[_Version]) -> tuple[Expression, ...]:
    """Return every expression in the definition of a verdict, each once; remarks change no verdict and are left out.

    What only bounds the day of an event that is not recorded is left out too: it matters in no record that is complete.

    Args:
        versions: the versions of one rule or of several, under selected readings.
    """
    wholes = (whole for each in versions for whole in (each.since, each.applies, *parts_of_consequence(each.then)))
    return tuple({id(part): part for whole in wholes for part in parts_of(whole)}.values())


def _parts(wholes: Iterable[Expression]) -> tuple[Expression, ...]:
    found = {id(part): part for whole in wholes for part in parts_of(whole)}
    pending = list(found.values())
    while pending:  # what bounds the day of an event that is not recorded
        for part in _bounding(pending.pop()):
            if id(part) not in found:
                found[id(part)] = part
                pending.append(part)
    return tuple(found.values())


def _bounding(part: Expression) -> Iterator[Expression]:
    if isinstance(part, Event | Day):
        yield from event_bounds(part.subject, part.path).facts
        for whole in (part.followed_by, part.shown_by):
            if whole is not None:
                yield from parts_of(whole)


def reads_its_list_alone(scan: Exists | First) -> bool:
    """Return whether what a scan of a list finds depends on the records of that list and on the days alone."""
    return all(part.subject is scan.subject for part in _parts([scan]) if isinstance(part, Fact | Exists | First))


# ------------------------------------------------------------------------------------------------ fields

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
class FieldsRead:
    """Every field and every list that some rules read, in the order of the rules.

    Attributes:
        fields: the fields with their use.
        lists: the subjects whose lists are searched.
    """

    fields: dict[Place, FieldUse] = field(default_factory=dict)
    lists: dict[Subject, None] = field(default_factory=dict)


def fields_read(parts: Iterable[Expression]) -> FieldsRead:
    """Return the fields and lists that expressions read, such as those of `parts_read` or `verdict_parts`."""
    found = FieldsRead()
    for part in parts:
        _add_part(part, found)
    return found


def subjects_referred(place: Place, use: FieldUse) -> Iterator[Subject]:
    """Yield the subjects whose id a field holds: what it refers to, and the records that rules match by it."""
    for owner, field_name in (place, *use.joins):
        refers = {reference.field: reference.to for reference in owner.refers}
        if field_name == "id" or field_name in refers:
            yield refers.get(field_name, owner)


def _add_part(part: Expression, found: FieldsRead) -> None:
    match part:
        case Fact():
            _use_of(part, found)
        case Is():
            _use_of(part.fact, found).add_words(part.fact.path, part.values)
        case Contains():
            _use_of(part.fact, found).add_words(part.fact.path, [part.value])
        case InTable():
            _add_pairs(part, found)
        case Equal():
            left, right = _use_of(part.left, found), _use_of(part.right, found)
            left.joins[part.right.subject, part.right.place] = None
            right.joins[part.left.subject, part.left.place] = None
        case Exists() | First():
            found.lists[part.subject] = None


def _use_of(fact: Fact, found: FieldsRead) -> FieldUse:
    use = found.fields.setdefault((fact.subject, fact.place), FieldUse())
    use.paths[fact.path] = None
    return use


def _add_pairs(condition: InTable, found: FieldsRead) -> None:
    """Add the words of the first pair of a table, and of one that differs from it in both words."""
    table = condition.table.pairs
    others = [(left, right) for left, right in table if left != table[0][0] and right != table[0][1]]
    pairs = (*table[:1], *others[:1])
    _use_of(condition.right, found).add_words(condition.right.path, [right for _, right in pairs])
    if condition.left is not None:
        _use_of(condition.left, found).add_words(condition.left.path, [left for left, _ in pairs])
