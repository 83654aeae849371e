"""Axes of a case space: fields of records, each with the values that it may have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._values import dataclass
from zhixing_rules.case_space.critical_days import LARGE_NUMBER, SMALL_NUMBER
from zhixing_rules.language import subjects_referred
from zhixing_rules.records import CaseNumber, Secret
from zhixing_rules.records.annotations import bare_type, field_at, is_record, member_type, terms_of
from zhixing_rules.records.field_values import field_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.case_space.critical_days import CriticalDays
    from zhixing_rules.language import FieldUse, Subject

__all__ = ["Axis", "key_of", "values_of"]

_TEXTS: Final = ("某", "甲", "x1", "11010519491231002X", "91350100M000100Y43", "00000000", "2025H1")
"""Texts for fields of which only the presence matters; the first that the field accepts is used.

The numbers are the examples of the standards that define them.
"""

_OTHER_COURT, _OTHER_TYPE = "京0101", "民初"
_MAX_WORDS = 2
_PLAIN: Final = (bool, int, CaseNumber)


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


def values_of(subject: Subject, path: Sequence[str], use: FieldUse, days: CriticalDays) -> tuple[Any, ...]:
    """Return the values of a field: those that the rules distinguish, and others.

    Args:
        subject: the subject of the record.
        path: the fields that lead to the field from that record.
        use: how the rules use the field.
        days: the days of the space.

    Returns:
        The values, simplest first; empty for a nested record, which is recorded if any of its fields is.
    """
    field = field_at(subject.record, path)
    kind = bare_type(field.annotation)
    words = tuple(word for words in use.words.values() for word in words)
    if kind is date:
        return days.fact_days
    if (term := member_type(kind)) is not None:
        return tuple(dict.fromkeys(_document_lists(term, words)))
    if use.joins and not terms_of(kind) and kind not in _PLAIN:
        return tuple(dict.fromkeys((*map(key_of, subjects_referred((subject, path[-1]), use)), "other1")))
    if is_record(kind):
        return ()  # recorded if any of its fields is
    numbers = _case_numbers(words, days.anchor.year) if kind is CaseNumber else ()
    values = field_values(field, words=words, numbers=(SMALL_NUMBER, LARGE_NUMBER), case_numbers=numbers, texts=_TEXTS)
    if kind in _PLAIN or terms_of(kind):
        return values
    chosen = values[: len(words) + 1] if words else values[:1]
    return tuple(map(Secret, chosen)) if kind is Secret else chosen


def _document_lists(kind: Any, words: Sequence[str]) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  a term or a text
    """Yield the list of all documents that rules require, the empty list, and the lists without one document."""
    documents = [kind(word) for word in dict.fromkeys(words)]
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
