"""The events of a record: every recorded day, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.records import Detention, Judgment, classes_at, clause_of, english_title, record_inside
from zhixing_rules.records.annotations import bare_type
from zhixing_rules.records.tracing import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from zhixing_rules.records import Audience
    from zhixing_rules.views.subject_titles import SubjectTitles

__all__ = ["CaseEvent", "case_events"]

_NO_INDICES: Final = dict.fromkeys(map(ord, "0123456789"))
_NOT_EVENTS: Final = frozenset({"complete_as_of", "supplement_due_on", "seal_ends_on", "printed_start", "printed_end"})
"""Fields with a day on which nothing happens: an attestation, and days stated in advance."""


_TITLES: Final[dict[tuple[type[BaseModel], str], Bilingual]] = {
    (Detention, "decided_on"): Bilingual("决定拘留", "decision on the detention"),
    (Detention, "view_on"): Bilingual("认为需要追究刑事责任", "view that criminal liability is needed"),
    (Letter, "dated_on"): Bilingual("协助查询函落款", "date of the letter"),
}
"""The titles of events whose fields are named in words that need their subject."""


@dataclass(frozen=True, slots=True, repr=False)
class CaseEvent(TypeNameRepr):
    """An event of a record.

    Attributes:
        day: its day.
        title: what happened, such as 发函.
        subject: the subject it belongs to, such as 查控请求1.
        path: the field with the day, as a JSON Pointer.
        clause: the clause that needs the field.
    """

    day: date
    title: Bilingual
    subject: Bilingual
    path: str
    clause: str


class _EventField(NamedTuple):
    """A field with a day, or with other records, whose type is `inner`."""

    name: str
    title: Bilingual
    clause: str
    inner: type[BaseModel] | None


def case_events(record: BaseModel, audience: Audience, titles: SubjectTitles, on: date) -> tuple[CaseEvent, ...]:
    """Return the recorded events that an audience may see, by day, then in the order of the record.

    Args:
        record: a case or a joint mechanism.
        audience: the audience.
        titles: the titles of its subjects, for the same audience.
        on: the day; what is recorded for a later day has not happened yet, and its title says so.

    Returns:
        The events.
    """
    found = sorted(_events(record, (type(record),), "", audience, titles), key=lambda each: each.day)
    return tuple(each if each.day <= on else _to_come(each) for each in found)


def _to_come(event: CaseEvent) -> CaseEvent:
    title = Bilingual(f"{event.title.zh}（预定）", f"{event.title.en} (planned)")
    return replace(event, title=title)


def _events(
    record: BaseModel, place: tuple[type[BaseModel], ...], path: str, audience: Audience, titles: SubjectTitles
) -> Iterator[CaseEvent]:
    """Yield the events of a record; `place` is the type of the whole record and of each one down to this."""
    for field in _fields(place, path.translate(_NO_INDICES), audience):
        value = getattr(record, field.name)
        if value is None:
            continue
        if field.inner is None:
            yield CaseEvent(value, field.title, titles.title(path), f"{path}/{field.name}", field.clause)
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from _events(each, (*place, field.inner), f"{path}/{field.name}/{index}", audience, titles)
        else:
            yield from _events(value, (*place, field.inner), f"{path}/{field.name}", audience, titles)


@lru_cache(maxsize=512)
def _fields(place: tuple[type[BaseModel], ...], names: str, audience: Audience) -> tuple[_EventField, ...]:
    """Return the fields of a type of record that hold a day or other records, and that an audience may see.

    Args:
        place: the type of the whole record and of each one down to this.
        names: the names of the fields that lead to it.
        audience: the audience.
    """
    found = []
    for name, field in place[-1].model_fields.items():
        if name in _NOT_EVENTS or not audience.may_see(*classes_at(place[0], (*filter(None, names.split("/")), name))):
            continue
        inner = record_inside(field.annotation)
        if inner is None and bare_type(field.annotation) is not date:
            continue
        if inner is not Judgment:
            title = Bilingual(str(field.title).removesuffix("日期"), english_title(field).removeprefix("day "))
            found.append(_EventField(name, _title(place[-1], name, title), clause_of(field), inner))
    return tuple(found)


def _title(model: type[BaseModel], name: str, title: Bilingual) -> Bilingual:
    return next((_TITLES[each, name] for each in model.__mro__ if (each, name) in _TITLES), title)
