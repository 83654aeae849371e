"""A record cannot be changed, and the refusal does not contain the value."""

from __future__ import annotations

import pytest

from support.immutable_values import dataclasses_of, fields_that_can_be_set
from zhixing_rules import Case, RecordError, records


def test_a_field_cannot_be_set_and_the_error_has_no_value() -> None:
    case = Case(court="示例县人民法院")
    with pytest.raises(RecordError) as error:
        case.court = "不得出现的文字"  # type: ignore[misc]  # what is tested
    assert [problem.pointer for problem in error.value.problems] == ["/court"]
    assert "不得出现" not in str(error.value)
    assert case.court == "示例县人民法院"


def test_a_name_that_is_no_field_cannot_be_set_either() -> None:
    with pytest.raises(RecordError) as error:
        Case().courts = "不得出现的文字"  # type: ignore[attr-defined]  # what is tested
    assert "不得出现" not in str(error.value)


@pytest.mark.parametrize("kind", dataclasses_of(records), ids=lambda kind: kind.__qualname__)
def test_no_field_of_a_value_in_a_record_can_be_set(kind: type) -> None:
    assert fields_that_can_be_set(kind) == []
