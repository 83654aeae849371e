"""The head of a report: whose case it is, as far as the audience may know it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.records import Case, JointMechanism, Secrecy, Secret, classes_at, english_title, record_inside

if TYPE_CHECKING:
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.records import Audience, Person

__all__ = ["CaseHeader", "HeaderItem", "PersonLine", "case_header"]

_ITEMS: Final = ("case_number", "court", "officer", "clerk", "police_counterpart", "cause")
"""The fields of a case, or of a joint mechanism, that a header shows, in its order."""


@dataclass(frozen=True, slots=True, repr=False)
class HeaderItem(TypeNameRepr):
    """A field of the header.

    Attributes:
        name: the name of the field.
        title: its title.
        value: its value; ``None`` where it is not recorded.
    """

    name: str
    title: Bilingual
    value: str | None


@dataclass(frozen=True, slots=True, repr=False)
class PersonLine(TypeNameRepr):
    """A person of the case.

    Attributes:
        path: the person, as a JSON Pointer.
        name: the name; ``None`` where it is not recorded.
        part: what the person is in the case, such as 被执行人; empty where it is not recorded.
    """

    path: str
    name: str | None
    part: Bilingual


@dataclass(frozen=True, slots=True, repr=False)
class CaseHeader(TypeNameRepr):
    """The head of a report.

    Attributes:
        audience: the audience.
        items: the fields that the audience may see, in the order of the header.
        persons: the persons of the case, if the audience may know them.
        on: the day of judgment.
        complete_as_of: the last day, inclusive, for which the record is complete; ``None`` where it attests nothing.
        printed_on: the day of printing; ``None`` where none is given.
        mechanism: whether the record is a joint mechanism, not a case.
    """

    audience: Audience
    items: tuple[HeaderItem, ...]
    persons: tuple[PersonLine, ...]
    on: date
    complete_as_of: date | None
    printed_on: date | None
    mechanism: bool = False

    @property
    def shown_items(self) -> tuple[HeaderItem, ...]:
        """The items that outputs show: no police organ for those who may not know what the police take part in."""
        if self.audience.may_see(Secrecy.PARTICIPATION):
            return self.items
        return tuple(each for each in self.items if each.name != "police_counterpart")

    def value(self, name: str) -> str | None:
        """Return the value of an item; ``None`` where it is not recorded or not for this audience."""
        return next((each.value for each in self.items if each.name == name), None)


def case_header(record: BaseModel, audience: Audience, on: date, printed_on: date | None = None) -> CaseHeader:
    """Return the header of a case, or of a joint mechanism.

    Args:
        record: the record.
        audience: the audience.
        on: the day of judgment.
        printed_on: the day of printing, if the output shows one.

    Returns:
        The header.
    """
    titles, may_know = _visible(type(record), audience)
    items = tuple(HeaderItem(name, title, shown(getattr(record, name))) for name, title in titles)
    persons = tuple(
        PersonLine(f"/persons/{index}", shown(each.name), _part(each))
        for index, each in enumerate((getattr(record, "persons", None) or ()) if may_know else ())
    )
    complete_as_of = getattr(record, "complete_as_of", None)
    return CaseHeader(audience, items, persons, on, complete_as_of, printed_on, isinstance(record, JointMechanism))


@lru_cache(maxsize=64)
def _visible(model: type[BaseModel], audience: Audience) -> tuple[tuple[tuple[str, Bilingual], ...], bool]:
    """Return the items that an audience may see with their titles, and whether it may know the names of persons."""
    items = tuple(
        (name, Bilingual(str(field.title), english_title(field)))
        for name in _ITEMS
        if (field := model.model_fields.get(name)) is not None
        and record_inside(field.annotation) is None
        and audience.may_see(*classes_at(model, (name,)))
    )
    return items, issubclass(model, Case) and audience.may_see(*classes_at(model, ("persons", "name")))


def shown(value: Any) -> str | None:  # noqa: ANN401  a value of a field
    """Return a value of a field as a text; ``None`` where it is not recorded."""
    if value is None:
        return None
    if isinstance(value, Secret):
        return value.reveal()
    return str(getattr(value, "zh", value))


def _part(person: Person) -> Bilingual:
    parts = [Bilingual("申请执行人", "applicant")] if person.applicant is True else []
    parts += [Bilingual("被执行人", "debtor")] if person.debtor is True else []
    parts += [Bilingual.of(each.kind) for each in person.roles or () if each.kind is not None]
    return Bilingual("、".join(each.zh for each in parts), ", ".join(each.en for each in parts))
