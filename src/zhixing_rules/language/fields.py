"""Constructors of facts by subject and field path, checked against the record type.

A misspelt field or a field of the wrong type raises `RuleDefect` at import. Titles come from the record, so that a
fact has the same name in Chinese and in English everywhere.
"""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from zhixing_rules.errors import RuleDefect
from zhixing_rules.language.expression import Day, Event, Fact, Flag, Number, Present, Text
from zhixing_rules.records import english_title
from zhixing_rules.records.annotations import bare_type, is_record, member_type, terms_of

if TYPE_CHECKING:
    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.language.expression import Condition, Moment
    from zhixing_rules.language.occurrence import Occurrence
    from zhixing_rules.language.subject import Subject

__all__ = ["day", "derived", "event", "fact_at", "flag", "listing", "number", "present", "text", "type_of"]


F = TypeVar("F", bound=Fact)


def flag(subject: Subject, path: str, *, judgment: bool = False, negation: Bilingual | None = None) -> Flag:
    """Return a yes-or-no fact.

    Args:
        subject: the subject whose record holds the fact.
        path: the dotted path of the field from that record, such as ``feedback_to_court``.
        judgment: whether only a person can judge it.
        negation: the opposite of the titles, where it does not follow from them.

    Returns:
        The fact, with the titles of the field.

    Raises:
        RuleDefect: the record has no such field, or the field is not a Boolean.
    """
    return Flag(*_look_up(subject, path, bool)[0], judgment, negation=negation)


def event(
    subject: Subject,
    path: str,
    occurrence: Occurrence | None = None,
    *,
    followed_by: Moment | None = None,
    shown_by: Condition | None = None,
) -> Event:
    """Return the day of an event; if not recorded, the event may not have happened.

    Args:
        subject: the subject whose record holds the day.
        path: the dotted path of the field from that record.
        occurrence: the sentences that it has happened or not, where they do not follow from the titles.
        followed_by: an act in another record that shows that it has happened by then.
        shown_by: a condition on another record that shows that it has happened.

    Returns:
        The day, with the titles of the field.

    Raises:
        RuleDefect: the record has no such field, or the field is not a day.
    """
    head, _ = _look_up(subject, path, date)
    return Event(*head, occurrence=occurrence, followed_by=followed_by, shown_by=shown_by)


def day(subject: Subject, path: str, occurrence: Occurrence | None = None, *, followed_by: Moment | None = None) -> Day:
    """Return a day written in a document; if not recorded, it may be any day.

    Args:
        subject: the subject whose record holds the day.
        path: the dotted path of the field from that record.
        occurrence: the sentences that it has come or not, where they do not follow from the titles.
        followed_by: an act in another record that it cannot be later than.

    Returns:
        The day, with the titles of the field.
    """
    return Day(*_look_up(subject, path, date)[0], occurrence=occurrence, followed_by=followed_by)


def derived(fact: F, zh: str, en: str, place: str = "") -> F:
    """Return a fact that the record derives from its fields, with its own titles.

    Args:
        fact: the fact with the path of the derived property.
        zh: the title in Chinese.
        en: the title in English.
        place: the dotted path of the field to fill in; that of `fact` if empty.

    Returns:
        The fact.
    """
    return replace(fact, zh=zh, en=en, place=place or fact.place)


def number(subject: Subject, path: str) -> Number:
    """Return a whole number of days."""
    return Number(*_look_up(subject, path, int)[0])


def text(subject: Subject, path: str, *, judgment: bool = False) -> Text:
    """Return a text: an id, a name, a code, or one of a closed list of terms.

    Args:
        subject: the subject whose record holds the fact.
        path: the dotted path of the field from that record, such as ``organ.level``.
        judgment: whether only a person can judge it.

    Returns:
        The fact, with the titles of the field, and its terms if the type of the field is an enum.

    Raises:
        RuleDefect: the record has no such field.
    """
    head, kind = _look_up(subject, path, object)
    return Text(*head, _terms(kind), judgment)


def present(subject: Subject, path: str) -> Present:
    """Return a part of the record that is present or not, such as a letter or a list of documents."""
    head, kind = _look_up(subject, path, object)
    return Present(*head, _terms(member_type(kind)))


def listing(subject: Subject, path: str) -> Present:
    """Return a list of texts, such as an inventory of documents, with a closed list of terms or free names."""
    head, kind = _look_up(subject, path, object)
    member = member_type(kind)
    if not (isinstance(member, type) and issubclass(member, str)):
        raise RuleDefect(f"{subject.name}.{path} is not a list of texts")
    return Present(*head, _terms(member))


def fact_at(subject: Subject, path: str) -> Fact:
    """Return whatever fact a field holds: the day of an event, a yes-or-no fact, a text, or a part that is present."""
    kind = _look_up(subject, path, object)[1]
    if kind is date:
        return event(subject, path)
    if kind is bool:
        return flag(subject, path)
    return text(subject, path) if isinstance(kind, type) and issubclass(kind, str) else present(subject, path)


def type_of(fact: Fact) -> Any:  # noqa: ANN401  any type
    """Return the type of the values of a fact, whether a field holds them or a property derives them."""
    return _look_up(fact.subject, fact.path, object)[1]


def _terms(kind: object) -> tuple[str, ...]:
    return tuple(map(str, terms_of(kind)))


def _look_up(subject: Subject, path: str, expected: type) -> tuple[tuple[Subject, str, str, str, str], Any]:
    """Return the arguments that every fact takes, and the type of the value at the path.

    A step of the path may be a property that the record derives from its fields; see `derived`.
    """
    kind: Any = subject.record
    zh = en = place = ""
    for step in path.split("."):
        if is_record(kind) and step in kind.model_fields:
            field = kind.model_fields[step]
            zh, en, kind = field.title or step, english_title(field), bare_type(field.annotation)
            place = f"{place}.{step}" if place else step
            continue
        attribute = inspect.getattr_static(kind, step, None)
        if attribute is None:
            raise RuleDefect(f"{subject.name} has no fact {path}")
        hints = get_type_hints(attribute.fget) if isinstance(attribute, property) else get_type_hints(kind)
        kind = bare_type(hints.get("return", hints.get(step)))
    if expected is not object and kind is not expected:
        raise RuleDefect(f"{subject.name}.{path} is not a {expected.__name__}")
    return (subject, path, zh, en, place), kind
