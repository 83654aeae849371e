"""Times of day, and the twenty-four hours from the next full hour."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules import Case, RecordError, load, normalise
from zhixing_rules.language import Flag
from zhixing_rules.procedures.fields import detention, referral
from zhixing_rules.records import Detention, Referral
from zhixing_rules.records.annotations import blank
from zhixing_rules.records.clock_time import is_clock_time, is_in_24_hours

MONDAY, TUESDAY, WEDNESDAY = date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 5)


@pytest.mark.parametrize("text", ["00:00", "09:20", "19:59", "23:59"])
def test_a_time_of_day_is_read_and_written_unchanged(text: str) -> None:
    case = load(Case, {"detentions": [{"id": "d", "taken_at": text}]})
    assert case.detentions is not None
    assert case.detentions[0].taken_at == text
    assert f'"taken_at":"{text}"' in case.model_dump_json()


@pytest.mark.parametrize("text", ["24:00", "9:20", "09:60", "09:20:00", "09:20Z", "09:20\n", " 09:20", "", 920])
def test_any_other_text_is_refused_with_the_form(text: object) -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, {"detentions": [{"id": "d", "taken_at": text}]})
    (problem,) = refused.value.problems
    assert (problem.pointer, problem.code) == ("/detentions/0/taken_at", "clock_time")
    assert "HH:MM" in problem.zh
    assert "HH:MM" in problem.en


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("9:05", "09:05"),
        ("9：05", "09:05"),
        ("9时5分", "09:05"),
        ("14点30", "14:30"),
        ("9点", "09:00"),
        ("9:05:00", "09:05"),
        (" ", None),
        ("24:00", "24:00"),
        ("9:60", "9:60"),
        ("9:05:30", "9:05:30"),
        ("9点5", "9点5"),
        ("下午3时", "下午3时"),
    ],
)
def test_spellings_that_mean_one_time_are_converted(written: str, expected: str | None) -> None:
    assert normalise(Case, {"detentions": [{"id": "d", "taken_at": written}]}).data["detentions"][0]["taken_at"] == (
        expected
    )


@pytest.mark.parametrize(
    ("start_at", "end", "end_at", "expected"),
    [
        ("09:00", MONDAY, "08:00", True),  # told before it
        ("09:00", MONDAY, "23:59", True),
        ("09:00", TUESDAY, "10:00", True),  # the hour of 09:00 is not counted
        ("09:00", TUESDAY, "10:01", False),
        ("09:59", TUESDAY, "10:00", True),
        ("09:59", TUESDAY, "10:01", False),
        ("23:20", WEDNESDAY, "00:00", True),
        ("23:20", WEDNESDAY, "00:01", False),
        (None, MONDAY, "10:00", None),
        ("09:00", None, "10:00", None),
        ("09:00", TUESDAY, None, None),
    ],
)
def test_twenty_four_hours_run_from_the_next_full_hour(
    start_at: str | None, end: date | None, end_at: str | None, expected: bool | None
) -> None:
    assert is_in_24_hours(MONDAY, start_at, end, end_at) is expected
    told = blank(Detention, intake_on=MONDAY, taken_at=start_at, family_told_on=end, family_told_at=end_at)
    assert told.family_told_in_24_hours is expected
    held = {"wrong_organ_held_on": MONDAY, "wrong_organ_held_at": start_at}
    passed_on = blank(Referral, **held, transferred_on=end, transferred_at=end_at)
    assert passed_on.transferred_in_24_hours is expected


def test_without_the_first_day_nothing_is_known() -> None:
    assert is_in_24_hours(None, "09:00", MONDAY, "10:00") is None


@pytest.mark.parametrize("fact", [detention.family_told_in_24_hours, referral.transferred_in_24_hours])
def test_the_derived_facts_ask_for_a_time(fact: Flag) -> None:
    assert is_clock_time(fact.subject.record.model_fields[fact.place])
