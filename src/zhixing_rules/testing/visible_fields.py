"""Which part of a whole record a rule can see: so that a record made for it holds nothing else.

A shape names fields, each with the shape of what stands in it; ``None`` is everything there.
"""

from __future__ import annotations

import types
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from zhixing_rules.language import Equal, Exists, Fact, First, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Expression, Procedure, Rule, Subject

__all__ = ["Shape", "bare", "expressions_of", "keys_of", "listed_model", "seen_by"]

Shape = dict[str, Any] | None


@lru_cache(maxsize=1024)
def expressions_of(procedure: Procedure, rule: Rule) -> tuple[Expression, ...]:
    """Every expression inside a rule and inside its commencement, each once."""
    whole = (procedure.applies(rule), *rule.expressions())
    return tuple({id(part): part for each in whole for part in parts_of(each)}.values())


@lru_cache(maxsize=1024)
def seen_by(procedure: Procedure, rule: Rule) -> Shape:
    """The part of a whole record that a rule can see."""
    parts = expressions_of(procedure, rule)
    facts = [part for part in parts if isinstance(part, Fact)]
    listed = [part.subject for part in parts if isinstance(part, Exists | First)]
    shape: dict[str, Any] = {}
    for subject in dict.fromkeys((*rule.per.visible_subjects, *listed, *(fact.subject for fact in facts))):
        wanted = [fact.path for fact in facts if fact.subject is subject]
        inside = _inside(shape, subject)
        for path in wanted:
            _open(inside, subject.record, path)
        for reference in subject.refers:
            if any(fact.subject is reference.to for fact in facts):
                inside[reference.field] = None
    return shape


def _inside(shape: dict[str, Any], subject: Subject) -> dict[str, Any]:
    for step in subject.chain[1:]:
        shape = shape.setdefault(step.field, {})
    return shape


def _open(shape: dict[str, Any], model: type[BaseModel], path: str) -> None:
    """Open the field that a path leads to; where a record derives it from its fields, all that are no lists."""
    step, _, rest = path.partition(".")
    if step not in model.model_fields:
        plain = (name for name, field in model.model_fields.items() if listed_model(field.annotation) is None)
        shape.update(dict.fromkeys((name for name in plain if name not in shape), None))
        return
    kind = bare(model.model_fields[step].annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        inner = shape.setdefault(step, {})
        if rest and inner is not None:
            _open(inner, kind, rest)
    else:
        shape[step] = None


@lru_cache(maxsize=64)
def keys_of(procedure: Procedure) -> dict[tuple[type[BaseModel], str], str]:
    """The fields that hold the id of another record: by record type and field, the list the other stands in."""
    found: dict[tuple[type[BaseModel], str], str] = {}
    for subject in _subjects(procedure):
        for reference in subject.refers:
            found[subject.record, reference.field] = reference.to.field
    for part in (part for rule in procedure.rules for part in expressions_of(procedure, rule)):
        if isinstance(part, Equal):
            for key, known in ((part.left, part.right), (part.right, part.left)):
                if known.path == "id" and key.path != "id":
                    found[key.subject.record, key.path] = known.subject.field
    return found


@lru_cache(maxsize=64)
def named_lists(procedure: Procedure) -> dict[str, str]:
    """The lists of a whole record by the name of the subject that stands in them."""
    whole = (subject for subject in _subjects(procedure) if len(subject.chain) == 2)  # noqa: PLR2004  root and list
    return {subject.name: subject.field for subject in whole}


def _subjects(procedure: Procedure) -> Iterator[Subject]:
    seen = {each: None for rule in procedure.rules for each in (*rule.per.chain, *rule.per.visible_subjects)}
    parts = (part for rule in procedure.rules for part in expressions_of(procedure, rule))
    seen.update(dict.fromkeys(part.subject for part in parts if isinstance(part, Exists | First | Fact)))
    yield from seen


def listed_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  annotations have no common type
    """The record type of a field that holds a list of records; ``None`` for any other field."""
    kind = bare(annotation)
    inner = next(iter(get_args(kind)), None) if get_origin(kind) is tuple else None
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def bare(annotation: Any) -> Any:  # noqa: ANN401  as above
    """A type without ``| None`` and without constraints."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [part for part in get_args(annotation) if part is not type(None)]
        return bare(kept[0]) if len(kept) == 1 else annotation
    return annotation
