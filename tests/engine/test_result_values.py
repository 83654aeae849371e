"""Results cannot be changed, and those with case data show only their type."""

from __future__ import annotations

import pytest

from support.immutable_values import dataclasses_of, fields_that_can_be_set
from zhixing_rules import engine
from zhixing_rules._repr import TypeNameRepr

KINDS = dataclasses_of(engine)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__qualname__)
def test_no_field_of_a_result_can_be_set(kind: type) -> None:
    assert fields_that_can_be_set(kind) == []


@pytest.mark.parametrize(
    "kind", [each for each in KINDS if issubclass(each, TypeNameRepr)], ids=lambda kind: kind.__qualname__
)
def test_a_result_shows_only_its_type(kind: type) -> None:
    assert repr(object.__new__(kind)) == f"{kind.__name__}(…)"
