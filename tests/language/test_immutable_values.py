"""The parts of a rule cannot be changed, so that a rule that was checked stays as it was."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from zhixing_rules import language
from zhixing_rules.language import lineage, reading, rule, subject

PARTS = sorted(
    {
        each
        for module in (language, lineage, reading, rule, subject)
        for each in vars(module).values()
        if isinstance(each, type) and is_dataclass(each) and each.__module__.startswith("zhixing_rules.language")
    },
    key=lambda each: each.__qualname__,
)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__qualname__)
def test_no_field_of_a_part_of_a_rule_can_be_set(part: type) -> None:
    value: object = object.__new__(part)
    for each in fields(part):
        with pytest.raises(FrozenInstanceError):
            setattr(value, each.name, None)
