"""The classes of information at a place of a record."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

from zhixing_rules.records.annotations import field_names
from zhixing_rules.records.case import Case
from zhixing_rules.records.detention import Detention, Referral
from zhixing_rules.records.disclosures import Disclosure, Publication
from zhixing_rules.records.mechanism import Meeting
from zhixing_rules.records.person import Person
from zhixing_rules.records.record import Record, secrecy_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from zhixing_rules.records.enums import Secrecy

__all__ = ["classes_at", "derived_from", "field_named", "record_inside"]

_DERIVED: Final[dict[tuple[type[Record], str], tuple[str, ...]]] = {
    (Case, "level"): ("court_level", "case_number"),
    (Person, "resident_number_defect"): ("resident_number",),
    (Person, "valid_resident_number"): ("resident_number",),
    (Person, "credit_code_defect"): ("credit_code",),
    (Person, "plausible_credit_code"): ("credit_code",),
    (Detention, "family_told_in_24_hours"): ("intake_on", "taken_at", "family_told_on", "family_told_at"),
    (Referral, "transferred_in_24_hours"): (
        *("wrong_organ_held_on", "wrong_organ_held_at", "transferred_on", "transferred_at"),
    ),
    (Disclosure, "classes_include_tracing"): ("classes",),
    (Disclosure, "gives_tracing"): ("tracing", "classes"),
    (Disclosure, "basis_confirmed"): ("basis_verified", "basis_upheld"),
    (Publication, "mentions_stated"): ("mentions_police", "mentions_means"),
    (Meeting, "covers_previous"): ("covers", "held_on"),
}
"""The derived properties of records, and the fields that each is derived from."""


def derived_from(model: type[BaseModel], name: str) -> tuple[str, ...]:
    """Return the fields that a property of a record is derived from; all fields if none are declared.

    Args:
        model: the record type.
        name: the name of the property.
    """
    return next((_DERIVED[kind, name] for kind in model.__mro__ if (kind, name) in _DERIVED), tuple(model.model_fields))


def classes_at(model: type[BaseModel], steps: Iterable[str]) -> frozenset[Secrecy]:
    """Return the classes of every field on the path to a place, the last one included; list indices are ignored.

    Raises:
        LookupError: the record has no such place.
    """
    kind: Any = model
    classes: set[Secrecy] = set()
    for step in steps:
        if step.isdecimal() or step == "-" or kind is None:
            continue  # a list index, or a part of a value such as a case number
        derived = next((_DERIVED[each, step] for each in kind.__mro__ if (each, step) in _DERIVED), None)
        fields = [field_named(kind, name) for name in derived or (step,)]
        classes.update(secrecy_of(field) for field in fields)
        kind = None if derived else record_inside(fields[0].annotation)
    return frozenset(classes)


def field_named(model: type[BaseModel], key: str) -> FieldInfo:
    """Return the field that is read under a key: its name, its Chinese title or its initials.

    Raises:
        LookupError: the record type has no such field.
    """
    name = field_names(model).get(key)
    if name is None:
        raise LookupError(f"{model.__name__} has no field of that name")
    return model.model_fields[name]


def record_inside(annotation: Any) -> type[Record] | None:  # noqa: ANN401  any annotation
    """Return the record type that a field contains, directly or in a list; ``None`` if it contains a value."""
    if get_origin(annotation) in (Annotated, Union, types.UnionType, tuple):
        inner = (record_inside(each) for each in get_args(annotation))
        return next((each for each in inner if each is not None), None)
    return annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None
