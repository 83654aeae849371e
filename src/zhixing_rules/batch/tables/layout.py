"""The layout of the flat tables: the facts that the rules read, under every reading and in every superseded version."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.tables.schema import allowed_words
from zhixing_rules.engine.attestation import speaks_for
from zhixing_rules.language import Day, Event, Exists, Fact, First, Flag, Number, Present, Text, parts_of, parts_read
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from polars.datatypes import DataType, DataTypeClass

    from zhixing_rules.language import Procedure, Subject

__all__ = ["FLAT_FORMAT", "Layout", "column_of", "flat_schema", "index_column", "layout_of", "list_column"]

FLAT_FORMAT: Final = "zhixing-flat/1"
"""The version of the flat table format."""

_TYPES: Final[dict[type[Fact], DataTypeClass]] = {
    Flag: pl.Boolean,
    Event: pl.Date,
    Day: pl.Date,
    Number: pl.Int64,
}


@dataclass(frozen=True)
class Layout:
    """The flat tables of the records of one root.

    Attributes:
        root: the subject of the whole records.
        subjects: the subjects with a table, containers before their members.
        facts: for each table, the facts by column.
        lists: for each table, the subjects of the lists whose length it holds, by column.
    """

    root: Subject
    subjects: tuple[Subject, ...]
    facts: dict[Subject, dict[str, Fact]]
    lists: dict[Subject, dict[str, Subject]]

    def schema(self, subject: Subject) -> pl.Schema:
        """Return the columns of a table, in order."""
        columns: dict[str, DataType | DataTypeClass] = {"case": pl.UInt32}
        columns |= {index_column(each): pl.UInt32 for each in subject.visible_subjects[1:]}
        columns["complete_as_of"] = pl.Date
        columns |= {name: flat_type(fact) for name, fact in self.facts[subject].items()}
        columns |= dict.fromkeys(self.lists[subject], pl.UInt32)
        return pl.Schema(columns)


def flat_schema(procedure: Procedure, subject: Subject) -> pl.Schema:
    """Return the columns of the flat table of a subject; they are the same under all readings.

    >>> from zhixing_rules import JIAOZUO_2024
    >>> access = next(each for each in JIAOZUO_2024.subjects() if each.name == "access")
    >>> list(flat_schema(JIAOZUO_2024, access))
    ['case', 'at.access', 'complete_as_of', 'access.accessed_on', 'access.by_keeper']
    """
    return layout_of(procedure, subject.chain[0]).schema(subject)


def column_of(fact: Fact) -> str:
    """Return the column of a fact."""
    return f"{fact.subject.name}.{fact.path}"


def index_column(subject: Subject) -> str:
    """Return the column with the index of a record in its list, from 0."""
    return f"at.{subject.name}"


def list_column(holder: Subject, field: str) -> str:
    """Return the column with the length of a list; null where the list is not recorded."""
    return f"{holder.name}.{field}.count"


def flat_type(fact: Fact) -> DataType | DataTypeClass:
    """Return the type of a fact's column."""
    if isinstance(fact, Text):
        return pl.Enum(list(fact.terms)) if fact.terms else pl.String
    if isinstance(fact, Present):
        member = _member(fact)
        if member is None:
            return pl.Boolean
        words = allowed_words(member)
        return pl.List(pl.Enum(list(words)) if words else pl.String)
    return next(kind for each, kind in _TYPES.items() if isinstance(fact, each))


def _member(fact: Present) -> object:
    """Return the member type of a list of strings; ``None`` if the fact is not a list of strings."""
    kind: object = fact.subject.record
    for step in fact.path.split("."):
        if not (is_record(kind) and step in kind.model_fields):
            return None
        kind = bare_type(kind.model_fields[step].annotation)
    member = member_type(kind)
    return member if isinstance(member, type) and issubclass(member, str) else None


@lru_cache(maxsize=64)
def layout_of(procedure: Procedure, root: Subject) -> Layout:
    """Return the flat tables for the rules of one kind of whole record."""
    rules = [rule for rule in procedure.rules if rule.per.chain[0] is root]
    attests = {
        rule: parts_of(speaks_for(root, layer))
        for layer, rules_of_layer in procedure.rules_by_layer
        for rule in rules_of_layer
    }
    facts: dict[Subject, dict[str, Fact]] = {rule.per: {} for rule in rules}
    lists: dict[Subject, dict[str, Subject]] = {rule.per: {} for rule in rules}
    for rule in rules:
        in_sight = rule.per.visible_subjects
        for part in (*parts_read(procedure, rule), *attests[rule]):
            if isinstance(part, Fact):
                table = rule.per if part.subject in in_sight else part.subject
                facts.setdefault(table, {})[column_of(part)] = part
            elif isinstance(part, Exists | First) and part.subject.within is not None:
                table = rule.per if part.subject.within in in_sight else part.subject.within
                lists.setdefault(table, {})[list_column(part.subject.within, part.subject.field)] = part.subject
                facts.setdefault(part.subject, {})
    for subject in facts:
        lists.setdefault(subject, {})
    for subject in lists:
        facts.setdefault(subject, {})
    return Layout(root, tuple(sorted(facts, key=lambda each: len(each.chain))), facts, lists)
