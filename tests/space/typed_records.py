"""The same records as pydantic models, built without validation and changed in place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhixing_rules.records import CaseNumber, Secret
from zhixing_rules.records.annotations import bare_type, blank, is_record, member_type, terms_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from space.axes import Place

__all__ = ["construct", "slot"]


def construct(annotation: Any, value: Any) -> Any:  # noqa: ANN401  one case for each type of field
    """Return a JSON value as the type of its field, without validation; the result shares no object with others."""
    if value is None:
        return None
    kind, member = bare_type(annotation), member_type(annotation)
    if member is not None:
        return tuple(construct(member, each) for each in value)
    if is_record(kind):
        fields = kind.model_fields
        assert value.keys() <= fields.keys(), "unknown field"
        return blank(kind, **{name: construct(fields[name].annotation, each) for name, each in value.items()})
    if kind is date:
        return date.fromisoformat(value)
    if kind is CaseNumber:
        return CaseNumber.parse(value)
    return kind(value) if kind is Secret or terms_of(kind) else value


def slot(root: BaseModel, place: Place) -> tuple[dict[str, Any], str, Any]:
    """Return the dictionary that contains a place of a model, the key in it, and the type of the field."""
    holder: Any = root
    for step in place[:-1]:
        holder = holder[step] if isinstance(step, int) else getattr(holder, step)
    key = place[-1]
    assert isinstance(key, str), "the last step is not a field"
    return vars(holder), key, type(holder).model_fields[key].annotation
