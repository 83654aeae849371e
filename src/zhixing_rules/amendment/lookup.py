"""Lookup of clauses and facts by name, as written in a file: ``art7.p2``, ``referral.received_on``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.errors import CitationError, RuleDefect
from zhixing_rules.language.expression import Fact, Moment
from zhixing_rules.language.fields import event, listing
from zhixing_rules.language.reads import parts_read
from zhixing_rules.law import Citation

if TYPE_CHECKING:
    from zhixing_rules.language.expression import Present
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.subject import Subject
    from zhixing_rules.law import Instrument

__all__ = ["find_clause", "find_listing", "find_moment", "free_text_listings"]


def find_clause(instrument: Instrument, key: str) -> Citation:
    """Return the shortest citation of a clause.

    Raises:
        LookupError: there is no such clause; the message does not repeat the key.
    """
    try:
        return instrument.shortest(Citation.parse(key, document=instrument.document))
    except CitationError:
        raise LookupError("没有这一条款 · no such clause; write it as art9, art2.i1 or art7.p2") from None


def find_moment(procedure: Procedure, name: str) -> Moment:
    """Return a day of the record as the rules use it, or as an event if no rule uses it.

    Raises:
        LookupError: there is no day with that name; the message does not repeat the name.
    """
    for rule in procedure.rules:
        for part in parts_read(procedure, rule):
            if isinstance(part, Fact) and isinstance(part, Moment) and f"{part.subject.name}.{part.path}" == name:
                return part
    subject, path = _split(procedure, name)
    try:
        return event(subject, path)
    except RuleDefect:
        raise LookupError(f"{subject.zh}没有这一日期 · {subject.name} has no such date field") from None


def find_listing(procedure: Procedure, name: str) -> Present:
    """Return a list of the record, such as ``referral.inventory``.

    Raises:
        LookupError: there is no list with that name; the message does not repeat the name.
    """
    subject, path = _split(procedure, name)
    try:
        return listing(subject, path)
    except RuleDefect:
        known = "、".join(f"{subject.name}.{each}" for each in _listings(subject))
        raise LookupError(f"{subject.zh}没有这一清单；有：{known} · no such list; known: {known}") from None


def _listings(subject: Subject) -> list[str]:
    paths = []
    for field in subject.record.model_fields:
        try:
            paths.append(listing(subject, field).path)
        except RuleDefect:
            continue
    return paths


def free_text_listings(subject: Subject) -> list[str]:
    """Return the names of the lists of a record without a closed list of terms."""
    return [f"{subject.name}.{each}" for each in _listings(subject) if not listing(subject, each).terms]


def _split(procedure: Procedure, name: str) -> tuple[Subject, str]:
    known = {subject.name: subject for rule in procedure.rules for subject in rule.per.visible_subjects}
    head, _, path = name.partition(".")
    if head not in known or not path:
        raise LookupError(
            "没有这一对象，应写作“对象.字段” · "
            f"no such subject; write subject.field; known subjects: {', '.join(sorted(known))}"
        )
    return known[head], path
