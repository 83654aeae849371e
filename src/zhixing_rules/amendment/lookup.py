"""Clauses and facts by name, as a file can write them: ``art7.p2``, ``referral.received_on``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.errors import CitationError, RuleDefect
from zhixing_rules.language.expression import Fact, Moment
from zhixing_rules.language.fields import event, listing
from zhixing_rules.language.traversal import parts_of
from zhixing_rules.law import Citation

if TYPE_CHECKING:
    from zhixing_rules.language.expression import Present
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.subject import Subject
    from zhixing_rules.law import Instrument

__all__ = ["clause_named", "listing_named", "moment_named", "open_listings"]


def clause_named(instrument: Instrument, key: str) -> Citation:
    """A clause of an instrument, in its shortest form. Raises ``LookupError`` for none; the key is not repeated."""
    try:
        return instrument.shortest(Citation.parse(key, document=instrument.document))
    except CitationError:
        raise LookupError("没有这一条款 · no such clause, write it as art9, art2.i1, art7.p2") from None


def moment_named(procedure: Procedure, name: str) -> Moment:
    """A day of the record, as the rules know it, or as an event where none of them names it.

    Raises ``LookupError`` where there is none of that name; the name is not repeated.
    """
    for rule in procedure.rules:
        for part in (part for whole in rule.expressions() for part in parts_of(whole)):
            if isinstance(part, Fact) and isinstance(part, Moment) and f"{part.subject.name}.{part.path}" == name:
                return part
    subject, path = _parted(procedure, name)
    try:
        return event(subject, path)
    except RuleDefect:
        raise LookupError(f"{subject.zh}没有这一日期 · a {subject.name} has no such day") from None


def listing_named(procedure: Procedure, name: str) -> Present:
    """A list of words of the record, such as ``referral.inventory``.

    Raises ``LookupError`` where there is none of that name; the name is not repeated.
    """
    subject, path = _parted(procedure, name)
    try:
        return listing(subject, path)
    except RuleDefect:
        known = "、".join(f"{subject.name}.{each}" for each in _listings(subject))
        raise LookupError(f"{subject.zh}没有这一清单；有：{known} · no such list; known: {known}") from None


def _listings(subject: Subject) -> list[str]:
    found = []
    for field in subject.record.model_fields:
        try:
            found.append(listing(subject, field).path)
        except RuleDefect:
            continue
    return found


def open_listings(subject: Subject) -> list[str]:
    """The lists of a record that hold words of any kind, by name."""
    return [f"{subject.name}.{each}" for each in _listings(subject) if not listing(subject, each).terms]


def _parted(procedure: Procedure, name: str) -> tuple[Subject, str]:
    known = {subject.name: subject for rule in procedure.rules for subject in rule.per.in_sight()}
    head, _, path = name.partition(".")
    if head not in known or not path:
        raise LookupError(f"写作“对象.字段”，没有这一对象 · write subject.field; subjects: {', '.join(sorted(known))}")
    return known[head], path
