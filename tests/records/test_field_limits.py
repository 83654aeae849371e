"""The limits of single fields: the last value that is read, and the first that is refused."""

from __future__ import annotations

from typing import Any

import pytest

from zhixing_rules import Case, RecordError, load

REFUSED: tuple[tuple[str, object, object, str], ...] = (
    ("court", "院" * 200, "院" * 201, "string_too_long"),
    ("persons/name", "某" * 500, "某" * 501, "string_too_long"),
    ("persons/id", "p" * 40, "p" * 41, "string_pattern_mismatch"),
    ("persons/id", "p", "", "string_pattern_mismatch"),
    ("persons/id", "P_.-9", "9p", "string_pattern_mismatch"),
    ("detentions/days", 15, 16, "less_than_equal"),
    ("detentions/days", 1, 0, "greater_than_equal"),
    ("detentions/leave_days", 15, 16, "less_than_equal"),
    ("complete_as_of", "1991-04-09", "1991-04-08", "implausible_day"),
    ("complete_as_of", "2050-12-31", "2051-01-01", "implausible_day"),
    ("case_number", "院" * 60, "院" * 61, "string_too_long"),
    ("detentions/leave_days", 0, -1, "greater_than_equal"),
)


def read(place: str, value: object) -> list[str]:
    """Return the codes of the problems of a case with one value."""
    name, _, key = place.partition("/")
    record: dict[str, Any] = {name: [{"id": "a", key: value}]} if key else {name: value}
    try:
        load(Case, record)
    except RecordError as refused:
        return [problem.code for problem in refused.problems]
    return []


@pytest.mark.parametrize(
    ("place", "last", "first", "code"), REFUSED, ids=lambda value: str(value)[:20] if value else ""
)
def test_a_value_at_the_limit_is_read_and_the_next_is_refused(
    place: str, last: object, first: object, code: str
) -> None:
    assert (read(place, last), read(place, first)) == ([], [code])


def test_a_sentence_to_15_days_by_its_printed_dates_is_read_and_16_days_are_not() -> None:
    record: dict[str, Any] = {"id": "d1", "printed_start": "2025-03-03"}
    load(Case, {"detentions": [record | {"printed_end": "2025-03-18"}]})
    with pytest.raises(RecordError):
        load(Case, {"detentions": [record | {"printed_end": "2025-03-19"}]})


@pytest.mark.parametrize(
    ("days", "zh", "en"), [(0, "不得小于 1", "give at least 1"), (16, "不得大于 15", "give at most 15")]
)
def test_a_number_beyond_a_limit_is_answered_with_the_limit(days: int, zh: str, en: str) -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, {"detentions": [{"id": "d1", "days": days}]})
    assert [(problem.zh, problem.en) for problem in refused.value.problems] == [(zh, en)]
