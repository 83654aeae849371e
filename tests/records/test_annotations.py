"""Type annotations without ``| None`` and constraints."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Optional

import pytest

from zhixing_rules.records import Case, CourtLevel, Target, TracingRequest
from zhixing_rules.records.annotations import bare_type, blank, field_at, is_record, member_type, terms_of


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (date, date),
        (date | None, date),
        (Optional[date], date),  # noqa: UP045  the older spelling is what is tested
        (Annotated[date, "x"], date),
        (Annotated[date, "x"] | None, date),
        (Annotated[date | None, "x"], date),
        (tuple[Case, ...] | None, tuple[Case, ...]),
        (int | str, object),
        (int | str | None, object),
    ],
    ids=str,
)
def test_a_type_is_freed_of_none_and_constraints(annotation: object, expected: object) -> None:
    assert bare_type(annotation) == expected


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (tuple[Case, ...] | None, Case),
        (Annotated[tuple[int | None, ...], "x"], int),
        (tuple, None),
        (Case | None, None),
    ],
    ids=str,
)
def test_only_a_list_has_members(annotation: object, expected: object) -> None:
    assert member_type(annotation) is expected


def test_a_closed_list_has_terms() -> None:
    assert terms_of(CourtLevel) == tuple(CourtLevel)
    assert terms_of(str) == terms_of("basic") == ()


def test_records_are_told_from_values() -> None:
    assert is_record(Target)
    assert not is_record(date)
    assert not is_record(Case.model_construct())


def test_a_field_is_found_in_a_part() -> None:
    assert bare_type(field_at(TracingRequest, ("letter", "dated_on")).annotation) is date
    with pytest.raises(KeyError):
        field_at(TracingRequest, ("letter", "no_such_field"))


def test_a_blank_record_records_only_what_is_known() -> None:
    record = blank(Target, person="p1")
    assert record.person == "p1"
    assert record.model_dump(exclude_none=True) == {"person": "p1"}
