"""The parts of a rule cannot be changed, so that a rule that was checked stays as it was."""

from __future__ import annotations

import pytest

from support.immutable_values import dataclasses_of, fields_that_can_be_set
from zhixing_rules import language
from zhixing_rules.language import reads

PARTS = [each for each in dataclasses_of(language) if each.__module__ != reads.__name__]
"""What is read by a rule is collected while its parts are gone through; it is no part of it."""


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__qualname__)
def test_no_field_of_a_part_of_a_rule_can_be_set(kind: type) -> None:
    assert fields_that_can_be_set(kind) == []
