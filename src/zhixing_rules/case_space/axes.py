"""Axes of a case space: fields of records, each with the values that it may have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules.case_space.critical_days import LARGE_NUMBER, SMALL_NUMBER
from zhixing_rules.records import CaseNumber, Secret
from zhixing_rules.records.annotations import bare_type

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from pydantic.fields import FieldInfo

    from zhixing_rules.case_space.critical_days import CriticalDays
    from zhixing_rules.language import FieldUse, Subject

__all__ = ["Axis", "key_of", "values_of"]

_TEXTS: Final = ("某", "甲", "x1", "11010519491231002X", "91350100M000100Y43", "00000000")
"""Texts for fields of which only the presence matters; the first that the field accepts is used.

The numbers are the examples of the standards that define them.
"""

_OTHER_COURT, _OTHER_TYPE = "京0101", "民初"
_MAX_WORDS = 2


@dataclass(frozen=True, slots=True)
class Axis:
    """A field of a record that varies.

    Attributes:
        subject: the subject of the record.
        path: the fields that lead to it from that record; for a list, the field that holds it.
        values: the values, simplest first, without the value "not recorded". The values of a list are the empty list,
            and the list with the records of the space.
        is_list: whether it is a list of records.
    """

    subject: Subject
    path: tuple[str, ...]
    values: tuple[Any, ...]
    is_list: bool = False

    @property
    def name(self) -> str:
        """The name of the subject and the path, dotted."""
        return ".".join((self.subject.name, *self.path))


def key_of(subject: Subject) -> str:
    """Return the id of the record of a subject in a space."""
    return f"{subject.name}1"


def field_at(subject: Subject, path: Sequence[str]) -> FieldInfo:
    """Return the field at the end of a path."""
    model: Any = subject.record
    for step in path[:-1]:
        model = bare_type(model.model_fields[step].annotation)
    found: FieldInfo = model.model_fields[path[-1]]
    return found


def values_of(subject: Subject, path: Sequence[str], use: FieldUse, days: CriticalDays) -> tuple[Any, ...]:  # noqa: PLR0911  one case a kind of field
    """Return the values of a field: those that the rules distinguish, and others.

    Args:
        subject: the subject of the record.
        path: the fields that lead to the field from that record.
        use: how the rules use the field.
        days: the days of the space.

    Returns:
        The values, simplest first; empty for a nested record, which is recorded if any of its fields is.
    """
    field = field_at(subject, path)
    kind = bare_type(field.annotation)
    words = [word for words in use.words.values() for word in words]
    if kind is bool:
        return (True, False)
    if kind is date:
        return days.fact_days
    if kind is int:
        return tuple(dict.fromkeys(each for each in (SMALL_NUMBER, LARGE_NUMBER) if _accepts(field, each)))
    if kind is CaseNumber:
        return tuple(_case_numbers(words, days.anchor.year))
    if get_origin(kind) is tuple:
        return tuple(dict.fromkeys(_document_lists(get_args(kind)[0], words)))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(_terms(kind, words))
    if use.joins:
        return tuple(dict.fromkeys((*_joined_ids(subject, path[-1], use), "other1")))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return ()  # recorded if any of its fields is
    texts = [each for each in (*words, *_TEXTS) if _accepts(field, each)]
    chosen = texts[: len(words) + 1] if words else texts[:1]
    return tuple(Secret(each) for each in chosen) if kind is Secret else tuple(chosen)


def _accepts(field: FieldInfo, value: object) -> bool:
    """Return whether a field accepts a value."""
    try:
        _adapter(cast("Hashable", field.annotation), *field.metadata).validate_python(value)
    except ValidationError:
        return False
    return True


@cache
def _adapter(annotation: Any, *constraints: Any) -> TypeAdapter[Any]:  # noqa: ANN401  annotations have no common type
    return TypeAdapter(Annotated[annotation, *constraints] if constraints else annotation)


def _joined_ids(subject: Subject, field: str, use: FieldUse) -> Iterator[str]:
    """Yield the ids of the records that a field refers to, or is compared with to match records."""
    for owner, place in ((subject, field), *use.joins):
        refers = {reference.field: reference.to for reference in owner.refers}
        if place == "id" or place in refers:
            yield key_of(refers.get(place, owner))


def _terms(kind: type[StrEnum], words: Iterable[str]) -> Iterator[StrEnum]:
    """The words of a closed list, those that rules name first."""
    named = [kind(word) for word in dict.fromkeys(words)]
    yield from named
    yield from (each for each in kind if each not in named)


def _document_lists(kind: Any, words: Sequence[str]) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  a term or a text
    """Yield the list of all documents that rules require, the empty list, and the lists without one document."""
    term = kind if isinstance(kind, type) and issubclass(kind, StrEnum) else str
    documents = [term(word) for word in dict.fromkeys(words)]
    yield tuple(documents)
    yield ()
    if len(documents) > 1:
        yield from (tuple(each for each in documents if each is not omitted) for omitted in documents)


def _case_numbers(words: Iterable[str], year: int) -> Iterator[CaseNumber]:
    """Yield numbers with the court codes and types that rules name, and with others."""
    words = tuple(dict.fromkeys(words))
    courts = [word for word in words if _number(year, word, _OTHER_TYPE) is not None]
    kinds = [word for word in words if _number(year, _OTHER_COURT, word) is not None]
    courts, kinds = [*courts[:_MAX_WORDS], _OTHER_COURT], [*kinds[:_MAX_WORDS], _OTHER_TYPE]
    pairs = {(court, kind): None for court in courts for kind in kinds}
    yield from (number for pair in pairs if (number := _number(year, *pair)) is not None)


def _number(year: int, court: str, kind: str) -> CaseNumber | None:
    try:
        return CaseNumber.parse(f"（{year}）{court}{kind}1号")
    except ValueError:
        return None
