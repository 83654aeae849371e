"""Type annotations without ``| None`` and constraints."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Optional

import pytest

from zhixing_rules.records import Case
from zhixing_rules.records.annotations import bare_type


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
