"""The values of a field: by type, of the words that rules test, and only those that its validators accept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pytest
from annotated_types import Ge
from pydantic import BaseModel

from zhixing_rules.records import Case, CaseNumber, Detention, Person, Referral
from zhixing_rules.records.field_values import accepts, field_values

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMBER = CaseNumber.parse("（2024）豫0822执1号")


class Other(BaseModel):
    share: float | None = None
    count: Annotated[int, Ge(2)] | None = None


@pytest.mark.parametrize(
    ("model", "name", "given", "expected"),
    [
        (Person, "debtor", {}, (True, False)),
        (Detention, "days", {"numbers": (0, 1, 15, 16, 1)}, (1, 15)),
        (Other, "count", {"numbers": (1, 2)}, (2,)),
        (Case, "case_number", {"case_numbers": (NUMBER,), "texts": ("某",)}, (NUMBER,)),
        (Referral, "organ_level", {"words": ("municipal", "another")}, ("municipal", "county")),
        (Case, "court", {"texts": ("院" * 201, "院")}, ("院",)),
        (Person, "name", {"words": ("甲",), "texts": ("乙", "甲")}, ("甲", "乙")),
        (Other, "share", {"numbers": (1,), "texts": ("1",)}, ()),
    ],
    ids=["flag", "number", "limit", "case number", "closed list", "validated text", "text", "another type"],
)
def test_values_follow_from_the_type_and_what_the_field_accepts(
    model: type[BaseModel], name: str, given: Mapping[str, tuple[object, ...]], expected: tuple[object, ...]
) -> None:
    assert field_values(model.model_fields[name], **given) == expected  # type: ignore[arg-type]  # one table of arguments


def test_the_values_of_a_list_are_those_of_its_members() -> None:
    inventory = field_values(Referral.model_fields["inventory"], words=("evidence",))
    assert inventory[0] == "evidence"
    assert len(inventory) == len(set(inventory)) > 2
    assert all(accepts(Referral.model_fields["inventory"], (each,)) for each in inventory)


def test_a_field_accepts_what_a_record_may_hold() -> None:
    assert accepts(Detention.model_fields["days"], 15)
    assert not accepts(Detention.model_fields["days"], 0)
    assert not accepts(Referral.model_fields["inventory"], "evidence")
