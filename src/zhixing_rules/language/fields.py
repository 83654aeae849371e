"""How facts are named: by subject and field path, checked against the record when they are written.

A misspelt field, or a yes-or-no where a day stands, is a `RuleDefect` at import. Titles come from the record, so
that a fact has one name in Chinese and one in English everywhere.
"""

from __future__ import annotations

import inspect
import types
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from zhixing_rules.errors import RuleDefect
from zhixing_rules.language.expression import Day, Event, Fact, Flag, Number, Present, Text
from zhixing_rules.records import english_title

if TYPE_CHECKING:
    from zhixing_rules.language.subject import Subject

__all__ = ["day", "derived", "event", "flag", "listing", "number", "present", "text"]


F = TypeVar("F", bound=Fact)


def flag(subject: Subject, path: str, *, judgment: bool = False) -> Flag:
    """A yes or no. With `judgment`, it states a judgment that only a person can make."""
    return Flag(*_look_up(subject, path, bool)[0], judgment)


def event(subject: Subject, path: str) -> Event:
    """The day something happened; not recorded, it may not have happened."""
    return Event(*_look_up(subject, path, date)[0])


def day(subject: Subject, path: str) -> Day:
    """A day written down somewhere; not recorded, it is some day all the same."""
    return Day(*_look_up(subject, path, date)[0])


def derived(fact: F, zh: str, en: str, place: str = "") -> F:
    """A fact that a record derives from its fields, under its own titles.

    `place` is the field to fill in where it is not the one the fact is read through.
    """
    return replace(fact, zh=zh, en=en, place=place or fact.place)


def number(subject: Subject, path: str) -> Number:
    """A whole number of days."""
    return Number(*_look_up(subject, path, int)[0])


def text(subject: Subject, path: str, *, judgment: bool = False) -> Text:
    """A word: an id, a name, a code, or one of a closed list of terms."""
    head, kind = _look_up(subject, path, object)
    return Text(*head, _terms(kind), judgment)


def present(subject: Subject, path: str) -> Present:
    """A part that is there or not: a letter, a list of papers."""
    head, kind = _look_up(subject, path, object)
    return Present(*head, _terms(next(iter(get_args(kind)), None)) if get_origin(kind) is tuple else ())


def listing(subject: Subject, path: str) -> Present:
    """A list of words, such as an inventory of papers: of a closed list of terms, or by name."""
    head, kind = _look_up(subject, path, object)
    member = _bare(next(iter(get_args(kind)), None)) if get_origin(kind) is tuple else None
    if not (isinstance(member, type) and issubclass(member, str)):
        raise RuleDefect(f"{subject.name}.{path} is no list of words")
    return Present(*head, _terms(member))


def _terms(kind: object) -> tuple[str, ...]:
    return tuple(str(term) for term in kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()


def _look_up(subject: Subject, path: str, expected: type) -> tuple[tuple[Subject, str, str, str, str], Any]:
    """What every fact is made of, and the type that stands at the path.

    A step may be a property that a record derives from its fields: see `derived`.
    """
    kind: Any = subject.record
    zh = en = place = ""
    for step in path.split("."):
        if isinstance(kind, type) and issubclass(kind, BaseModel) and step in kind.model_fields:
            field = kind.model_fields[step]
            zh, en, kind = field.title or step, english_title(field), _bare(field.annotation)
            place = f"{place}.{step}" if place else step
            continue
        found = inspect.getattr_static(kind, step, None)
        if found is None:
            raise RuleDefect(f"{subject.name} has no fact {path}")
        hints = get_type_hints(found.fget) if isinstance(found, property) else get_type_hints(kind)
        kind = _bare(hints.get("return", hints.get(step)))
    if expected is not object and kind is not expected:
        raise RuleDefect(f"{subject.name}.{path} is not a {expected.__name__}")
    return (subject, path, zh, en, place), kind


def _bare(annotation: Any) -> Any:  # noqa: ANN401  annotations have no common type
    """A type without ``| None`` and without constraints."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [part for part in get_args(annotation) if part is not type(None)]
        return _bare(kept[0]) if len(kept) == 1 else object
    return annotation
