"""Random records of any shape, built from the record types: each field recorded or not.

They need not be consistent: the evaluators must agree and must not fail on any record.
"""

from __future__ import annotations

import types
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from zhixing_rules.records import Case, CaseNumber, JointMechanism, Secret

DAYS = (
    date(2022, 10, 10),
    date(2024, 10, 7),
    date(2024, 10, 8),
    date(2024, 10, 10),
    date(2025, 1, 20),
    date(2025, 1, 24),
    date(2025, 1, 26),
    date(2025, 1, 27),
    date(2025, 2, 3),
    date(2025, 2, 4),
    date(2025, 2, 5),
    date(2026, 12, 28),
    date(2026, 12, 31),
    date(2027, 1, 4),
)
"""Days on both sides of legally relevant boundaries and of the end of the calendar."""

_NUMBERS = ("（2024）豫0802执1号", "（2025）豫08执恢2号", "（2024）豫0402民初1234号", "（2024）最高法执3号")
_KEYS = {"person": ("p1", "p2"), "unit": ("p1", "p2"), "detention": ("d1", "d2")}
_IDS = {
    "persons": "p",
    "requests": "r",
    "detentions": "d",
    "referrals": "f",
    "private_prosecutions": "s",
    "vehicles": "v",
    "incidents": "i",
    "operations": "o",
    "accesses": "a",
    "disclosures": "x",
    "publications": "u",
    "officers": "o",
    "bulletins": "b",
    "meetings": "m",
}
_TEXTS = ("武陟县人民法院", "武陟县公安局", "焦作市公安局", "焦作市中级人民法院", "某公安局")


def cases(*, fuller: bool = False) -> st.SearchStrategy[Case]:
    """Return a strategy of cases; with `fuller`, most fields are recorded and most lists are not empty."""
    return _records(Case, fuller=fuller).map(lambda values: Case.model_construct(**values))


def mechanisms(*, fuller: bool = False) -> st.SearchStrategy[JointMechanism]:
    """Return a strategy of joint mechanisms, like `cases`."""
    return _records(JointMechanism, fuller=fuller).map(lambda values: JointMechanism.model_construct(**values))


def _records(model: type[BaseModel], *, fuller: bool) -> st.SearchStrategy[dict[str, Any]]:
    fields = {name: _field(model, name, fuller=fuller) for name in model.model_fields}
    return st.fixed_dictionaries(fields).map(_with_ids)


def _with_ids(values: dict[str, Any]) -> dict[str, Any]:
    for name, letter in _IDS.items():
        if values.get(name) is not None:
            values[name] = tuple(
                each.model_copy(update={"id": f"{letter}{index}"}) for index, each in enumerate(values[name], 1)
            )
    return values


def _field(model: type[BaseModel], name: str, *, fuller: bool) -> st.SearchStrategy[Any]:
    annotation = model.model_fields[name].annotation
    if name == "id":
        return st.just("x")
    if name in _KEYS:
        return st.sampled_from((None, *_KEYS[name]))
    values = _values(annotation, fuller=fuller)
    return st.one_of(*[values] * _WEIGHT_OF_VALUES, st.none()) if fuller else st.none() | values


_WEIGHT_OF_VALUES = 5


def _values(annotation: Any, *, fuller: bool) -> st.SearchStrategy[Any]:  # noqa: ANN401, C901, PLR0911  one branch per kind of field
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _values(inner[0], fuller=fuller)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_values(part, fuller=fuller) for part in inner if part is not type(None)))
    if origin is tuple:
        return st.lists(_values(inner[0], fuller=fuller), min_size=int(fuller), max_size=2).map(tuple)
    if annotation is date:
        return st.sampled_from(DAYS)
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return st.integers(min_value=1, max_value=15)
    if annotation is str:
        return st.sampled_from(_TEXTS)
    if annotation is Secret:
        return st.just(Secret("某"))
    if annotation is CaseNumber:
        return st.sampled_from(_NUMBERS).map(CaseNumber.parse)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return st.sampled_from(tuple(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {name: _field(annotation, name, fuller=fuller) for name in annotation.model_fields}
        return st.fixed_dictionaries(fields).map(lambda values: annotation.model_construct(**values))
    raise TypeError(annotation)
