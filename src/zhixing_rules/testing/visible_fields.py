"""The fields of a whole record that a rule can see, so that records generated for it contain nothing else.

`VisibleFields` maps field names to the visible fields of their values; ``None`` stands for all fields.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zhixing_rules.language import fields_read, parts_read, subjects_referred
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from zhixing_rules.language import FieldsRead, Procedure, Rule, Subject

__all__ = [
    "VisibleFields",
    "listed_model",
    "named_lists",
    "references_of",
    "visible_fields",
]

VisibleFields = dict[str, Any] | None


@lru_cache(maxsize=1024)
def visible_fields(procedure: Procedure, rule: Rule) -> VisibleFields:
    """Return the fields of a whole record that a rule can see."""
    read = fields_read(parts_read(procedure, rule))
    owners = dict.fromkeys(subject for subject, _ in read.fields)
    visible: dict[str, Any] = {}
    for subject in dict.fromkeys((*rule.per.visible_subjects, *read.lists, *owners)):
        inside = _inside(visible, subject)
        for path in (path for (owner, _), use in read.fields.items() if owner is subject for path in use.paths):
            _add(inside, subject.record, path)
        inside.update({reference.field: None for reference in subject.refers if reference.to in owners})
    return visible


def _inside(visible: dict[str, Any], subject: Subject) -> dict[str, Any]:
    for step in subject.chain[1:]:
        visible = visible.setdefault(step.field, {})
    return visible


def _add(visible: dict[str, Any], model: type[BaseModel], path: str) -> None:
    """Add the field at a path; for a derived property of the model, add all fields except lists."""
    step, _, rest = path.partition(".")
    if step not in model.model_fields:
        plain = (name for name, field in model.model_fields.items() if listed_model(field.annotation) is None)
        visible.update(dict.fromkeys((name for name in plain if name not in visible), None))
        return
    kind = bare_type(model.model_fields[step].annotation)
    if is_record(kind):
        inner = visible.setdefault(step, {})
        if rest and inner is not None:
            _add(inner, kind, rest)
    else:
        visible[step] = None


@lru_cache(maxsize=64)
def references_of(procedure: Procedure) -> dict[tuple[type[BaseModel], str], str]:
    """Return the fields that hold the id of another record: by record type and field, the list of that record."""
    lists: dict[tuple[type[BaseModel], str], str] = {}
    for subject in _subjects(procedure):
        for reference in subject.refers:
            lists[subject.record, reference.field] = reference.to.field
    for (subject, place), use in _fields_read(procedure).fields.items():
        for referred in subjects_referred((subject, place), use) if place != "id" else ():
            lists[subject.record, place] = referred.field
    return lists


@lru_cache(maxsize=64)
def named_lists(procedure: Procedure) -> dict[str, str]:
    """Return the lists of a whole record by the name of the subject of their members."""
    whole = (subject for subject in _subjects(procedure) if len(subject.chain) == 2)  # noqa: PLR2004  root and list
    return {subject.name: subject.field for subject in whole}


def _subjects(procedure: Procedure) -> Iterator[Subject]:
    subjects = {each: None for rule in procedure.rules for each in (*rule.per.chain, *rule.per.visible_subjects)}
    read = _fields_read(procedure)
    subjects.update(dict.fromkeys((*read.lists, *(subject for subject, _ in read.fields))))
    yield from subjects


def _fields_read(procedure: Procedure) -> FieldsRead:
    return fields_read(part for rule in procedure.rules for part in parts_read(procedure, rule))


def listed_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  annotations have no common type
    """Return the record type of a list field; ``None`` for any other field."""
    member = member_type(annotation)
    return member if is_record(member) else None
