"""The parts of a rule cannot be changed, so that a rule that was checked stays as it was."""

from __future__ import annotations

import pytest

from support.immutable_values import dataclasses_of, fields_that_can_be_set
from zhixing_rules import language

FILLED_STEP_BY_STEP = {"FieldUse", "FieldsRead"}
"""Lists of what rules read; no part of a rule."""

PARTS = [kind for kind in dataclasses_of(language) if kind.__qualname__ not in FILLED_STEP_BY_STEP]


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__qualname__)
def test_no_field_of_a_part_of_a_rule_can_be_set(kind: type) -> None:
    assert fields_that_can_be_set(kind) == []
