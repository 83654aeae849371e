"""Two records that an audience cannot tell apart: alike in what it may see, of any kind in what it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from zhixing_rules.records import Secrecy, record_inside, secrecy_of
from zhixing_rules.records.annotations import blank

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.records import Audience

__all__ = ["varied"]

M = TypeVar("M", bound="BaseModel")


def varied(record: M, other: M, audience: Audience) -> M:
    """A record with everything its audience may not see taken from another one: values, absence, whole lists."""
    values = {}
    for name, field in type(record).model_fields.items():
        own, others = getattr(record, name), getattr(other, name)
        if not audience.may_see(secrecy_of(field)):
            values[name] = others
        elif record_inside(field.annotation) is None:
            values[name] = own
        else:
            values[name] = _inside(own, others, audience)
    return type(record).model_construct(**values)


def _inside(own: Any, others: Any, audience: Audience) -> Any:  # noqa: ANN401  a record, a list of records, or None
    if isinstance(own, tuple):
        spare = list(others or ()) or [None]
        return tuple(_inside(each, spare[index % len(spare)], audience) for index, each in enumerate(own))
    if own is None:
        return None
    return varied(own, others or blank(type(own)), audience)


assert set(Secrecy) == {*("public", "internal", "personal", "tracing", "participation", "means", "outcome")}, (
    "a class was added: vary it too"
)
