"""Axes: a field of a record, and the values it is tried with beside not being recorded."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules.case_space.critical_days import LEAST, MOST
from zhixing_rules.records import CaseNumber, Secret

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from pydantic.fields import FieldInfo

    from zhixing_rules.case_space.critical_days import Clock
    from zhixing_rules.case_space.fields_read import FieldUse
    from zhixing_rules.language import Subject

__all__ = ["Axis", "bare", "key_of", "values_of"]

_TEXTS: Final = ("某", "甲", "x1", "11010519491231002X", "91350100M000100Y43", "00000000")
"""Texts for fields of which only the presence counts: the first that the field takes. The numbers are the worked
examples of the standards that define them."""

_ANY_COURT, _ANY_TYPE = "京0101", "民初"
_WORDS = 2


@dataclass(frozen=True, slots=True)
class Axis:
    """A place of a record that varies.

    Attributes:
        subject: whose record it stands in.
        path: the fields that lead to it, from that record; for a list, the one field that holds it.
        values: what it is tried with, plainest first; that it is not recorded comes before all of them. Of a list,
            the empty list, and the list with the records that the space makes for it.
        listed: whether it is a list of records.
    """

    subject: Subject
    path: tuple[str, ...]
    values: tuple[Any, ...]
    listed: bool = False

    @property
    def name(self) -> str:
        """The place, dotted, after the name of its subject."""
        return ".".join((self.subject.name, *self.path))


def key_of(subject: Subject) -> str:
    """The id of the record that a space makes for a subject."""
    return f"{subject.name}1"


def field_at(subject: Subject, path: Sequence[str]) -> FieldInfo:
    """The field at the end of a path."""
    model: Any = subject.record
    for step in path[:-1]:
        model = bare(model.model_fields[step].annotation)
    found: FieldInfo = model.model_fields[path[-1]]
    return found


def values_of(subject: Subject, path: Sequence[str], mention: FieldUse, clock: Clock) -> tuple[Any, ...]:  # noqa: PLR0911  one case a kind of field
    """What a field is tried with: the values that rules tell apart, and others."""
    field = field_at(subject, path)
    kind = bare(field.annotation)
    said = [word for words in mention.words.values() for word in words]
    if kind is bool:
        return (True, False)
    if kind is date:
        return clock.days
    if kind is int:
        return tuple(dict.fromkeys(each for each in (LEAST, MOST) if _takes(field, each)))
    if kind is CaseNumber:
        return tuple(_case_numbers(said, clock.anchor.year))
    if get_origin(kind) is tuple:
        return tuple(dict.fromkeys(_papers(get_args(kind)[0], said)))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(_terms(kind, said))
    if mention.joined:
        return tuple(dict.fromkeys((*_joins(subject, path[-1], mention), "other1")))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return ()  # there as soon as anything in it is
    texts = [each for each in (*said, *_TEXTS) if _takes(field, each)]
    chosen = texts[: len(said) + 1] if said else texts[:1]
    return tuple(Secret(each) for each in chosen) if kind is Secret else tuple(chosen)


def bare(annotation: Any) -> Any:  # noqa: ANN401  annotations have no common type
    """A type without ``| None`` and without constraints."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [part for part in get_args(annotation) if part is not type(None)]
        return bare(kept[0]) if len(kept) == 1 else object
    return annotation


def _takes(field: FieldInfo, value: object) -> bool:
    """Whether a field takes a value, by its own constraints."""
    try:
        _adapter(cast("Hashable", field.annotation), *field.metadata).validate_python(value)
    except ValidationError:
        return False
    return True


@cache
def _adapter(annotation: Any, *constraints: Any) -> TypeAdapter[Any]:  # noqa: ANN401  annotations have no common type
    return TypeAdapter(Annotated[annotation, *constraints] if constraints else annotation)


def _joins(subject: Subject, field: str, mention: FieldUse) -> Iterator[str]:
    """The ids by which records belong together: of what the field refers to, of what it is the same as."""
    for owner, place in ((subject, field), *mention.joined):
        refers = {reference.field: reference.to for reference in owner.refers}
        if place == "id" or place in refers:
            yield key_of(refers.get(place, owner))


def _terms(kind: type[StrEnum], said: Iterable[str]) -> Iterator[StrEnum]:
    """The words of a closed list, those that rules name first."""
    named = [kind(word) for word in dict.fromkeys(said)]
    yield from named
    yield from (each for each in kind if each not in named)


def _papers(kind: Any, said: Sequence[str]) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  a term or a text
    """All the papers that rules ask for, none, and all but each."""
    term = kind if isinstance(kind, type) and issubclass(kind, StrEnum) else str
    papers = [term(word) for word in dict.fromkeys(said)]
    yield tuple(papers)
    yield ()
    if len(papers) > 1:
        yield from (tuple(each for each in papers if each is not out) for out in papers)


def _case_numbers(said: Iterable[str], year: int) -> Iterator[CaseNumber]:
    """Numbers with the court codes and the types that rules name, and with others."""
    words = tuple(dict.fromkeys(said))
    courts = [word for word in words if _number(year, word, _ANY_TYPE) is not None]
    kinds = [word for word in words if _number(year, _ANY_COURT, word) is not None]
    pairs = {(court, kind): None for court in [*courts[:_WORDS], _ANY_COURT] for kind in [*kinds[:_WORDS], _ANY_TYPE]}
    yield from (number for pair in pairs if (number := _number(year, *pair)) is not None)


def _number(year: int, court: str, kind: str) -> CaseNumber | None:
    try:
        return CaseNumber.parse(f"（{year}）{court}{kind}1号")
    except ValueError:
        return None
