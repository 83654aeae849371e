"""Calendars, intervals and explanations of days cannot be changed."""

from __future__ import annotations

import pytest

from support.immutable_values import dataclasses_of, fields_that_can_be_set
from zhixing_rules import calendars


@pytest.mark.parametrize("kind", dataclasses_of(calendars), ids=lambda kind: kind.__qualname__)
def test_no_field_of_a_value_can_be_set(kind: type) -> None:
    assert fields_that_can_be_set(kind) == []
