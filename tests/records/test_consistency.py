"""Contradictions in a record: each pair of days in order and out of order, and both sides of each limit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import Case, JointMechanism, RecordError, load
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from collections.abc import Iterator

EARLY, LATE = "2025-03-03", "2025-03-04"

PAIRS: tuple[tuple[str, str, str], ...] = (
    ("requests", "queried_on", "feedback_on"),
    ("requests", "feedback_on", "feedback_received_on"),
    ("detentions", "printed_start", "printed_end"),
    ("detentions", "intake_on", "printed_end"),
    ("detentions", "intake_on", "released_early_on"),
    ("referrals", "sent_on", "received_on"),
    ("referrals", "sent_on", "receipt_on"),
    ("referrals", "received_on", "receipt_on"),
    ("referrals", "sent_on", "urged_on"),
    ("referrals", "received_on", "review_ended_on"),
    ("referrals", "received_on", "extended_on"),
    ("referrals", "received_on", "filed_on"),
    ("referrals", "received_on", "supplement_notified_on"),
    ("referrals", "supplement_notified_on", "supplement_due_on"),
    ("referrals", "supplement_notified_on", "supplied_on"),
    ("referrals", "received_on", "refusal_made_on"),
    ("referrals", "refusal_made_on", "refusal_sent_on"),
    ("vehicles", "sealed_on", "renewed_on"),
    ("vehicles", "sealed_on", "seal_ends_on"),
    ("vehicles", "renewed_on", "seal_ends_on"),
    ("vehicles", "found_on", "notified_on"),
    ("vehicles", "found_on", "attended_on"),
    ("vehicles", "found_on", "handed_over_on"),
    ("incidents", "reported_on", "dispatched_on"),
    ("officers", "appointed_on", "ended_on"),
)
"""A list of records, and two days of which the first cannot be later than the second; written by hand."""


def problems(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the place and the code of each contradiction in a case, or in a joint mechanism that has officers."""
    try:
        if "officers" in record:
            load(JointMechanism, {"record": "joint_mechanism", **record})
        else:
            load(Case, record)
    except RecordError as refused:
        return [(problem.pointer, problem.code) for problem in refused.problems]
    return []


@pytest.mark.parametrize(("name", "first", "second"), PAIRS)
def test_a_day_before_the_day_that_it_follows_is_out_of_order(name: str, first: str, second: str) -> None:
    assert problems({name: [{"id": "a", first: LATE, second: EARLY}]}) == [(f"/{name}/0/{second}", "out_of_order")]
    assert problems({name: [{"id": "a", first: EARLY, second: EARLY}]}) == []
    assert problems({name: [{"id": "a", first: EARLY, second: LATE}]}) == []


BEFORE_THE_CASE = {
    "persons/roles": {"until"},  # a relation may have ended, the basis been given
    "basis": {"ruling_made_on", "effective_on"},
    "vehicles": {"sealed_on", "renewed_on", "seal_ends_on", "unsealed_on"}  # sealed to preserve property
    | {"took_effect_on", "registry_served_on", "transfer_registered_on"},
    "judgments": {"on"},
    "detentions": {"fined_on"},  # in the case that is resumed
    "referrals": {"criminal_measure_on", "sanction_on", "refused_again_on", "complained_on"}  # as above
    | {"reasons_request_received_on", "reasons_given_on", "delay_explained_on"},  # after a complaint
    "private_prosecutions": {"complained_on", "lodged_on", "decided_on"},  # as above
    "": {"complete_as_of", "notice_on", "report_order_on", "suspected_on"},  # as above
}
"""The days of a case that may be earlier than the year of its number."""


def days_of(model: Any, place: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401  a type of records
    """Yield the place and the name of each day that a record can hold."""
    for name, field in model.model_fields.items():
        kind = member_type(field.annotation) or bare_type(field.annotation)
        if is_record(kind):
            yield from days_of(kind, f"{place}/{name}".strip("/"))
        elif kind is date:
            yield place, name


HELD = [(place, name) for place, name in days_of(Case) if name not in BEFORE_THE_CASE.get(place, set())]


def with_day(place: str, name: str, day: str) -> tuple[dict[str, Any], str]:
    """Return a case with one day, and the pointer of the day."""
    record: Any = {name: day}
    pointer = f"/{name}"
    for step in reversed(place.split("/") if place else []):
        if step == "letter":
            record, pointer = {step: record}, f"/{step}{pointer}"
        else:
            record, pointer = {step: [record if step == "targets" else {"id": "a", **record}]}, f"/{step}/0{pointer}"
    return record, pointer


def test_most_days_of_a_case_are_held_against_the_year_of_its_number() -> None:
    assert len(HELD) > 40
    assert set(BEFORE_THE_CASE) <= {place for place, _ in days_of(Case)}


@pytest.mark.parametrize(("place", "name"), HELD)
def test_an_event_of_the_case_is_not_before_the_year_of_its_number(place: str, name: str) -> None:
    number = {"case_number": "（2025）豫0802执1号"}
    early, pointer = with_day(place, name, "2024-12-30")
    assert problems({**number, **early}) == [(pointer, "before_case")]
    assert problems(early) == []
    assert problems({**number, **with_day(place, name, "2025-01-01")[0]}) == []


def test_the_intake_of_an_emergency_may_be_a_day_before_the_year() -> None:
    number = {"case_number": "（2025）豫0802执1号"}
    assert problems({**number, "detentions": [{"id": "d", "intake_on": "2024-12-31"}]}) == []


@pytest.mark.parametrize(
    ("detention", "expected"),
    [
        ({"intake_on": "2025-01-01", "printed_start": "2025-03-01", "printed_end": "2025-03-16"}, "printed_end"),
        ({"intake_on": "2025-03-01", "printed_start": "2025-03-02", "printed_end": "2025-03-17"}, None),
        ({"intake_on": "2025-03-01", "printed_start": "2025-03-03", "printed_end": "2025-03-18"}, "printed_end"),
        ({"printed_start": "2025-03-02", "printed_end": "2025-03-17"}, None),
        ({"printed_start": "2025-03-02", "printed_end": "2025-03-18"}, "printed_end"),
        ({"intake_on": "2025-03-20", "printed_start": "2025-03-02", "printed_end": "2025-03-25"}, "printed_end"),
        ({"days": 5, "leave_days": 5}, None),
        ({"days": 5, "leave_days": 6}, "leave_days"),
        ({"printed_start": "2025-03-02", "printed_end": "2025-03-07", "leave_days": 5}, None),
        ({"printed_start": "2025-03-02", "printed_end": "2025-03-07", "leave_days": 6}, "leave_days"),
        ({"leave_days": 15}, None),
    ],
)
def test_a_detention_and_its_leave_are_no_longer_than_lawful(detention: dict[str, Any], expected: str | None) -> None:
    found = problems({"detentions": [{"id": "d", **detention}]})
    assert [place for place, _ in found] == ([] if expected is None else [f"/detentions/0/{expected}"])


@pytest.mark.parametrize(("kind", "found"), [("unit", True), ("natural", False), (None, False)])
def test_a_unit_is_not_detained(kind: str | None, found: bool) -> None:
    record = {"persons": [{"id": "u", "kind": kind}], "detentions": [{"id": "d", "person": "u"}]}
    assert problems(record) == ([("/detentions/0/person", "unit_detained")] if found else [])


@pytest.mark.parametrize(
    ("name", "first", "second", "found"),
    [
        ("resident_number", "11010519491231002X", "'110105 19491231002x", True),
        ("resident_number", "11010519491231002X", "110105199003074477", False),
        ("resident_number", "无", "无", False),
        ("credit_code", "91350100M000100Y43", "91350100m000100y43", True),
        ("credit_code", "未登记", "未登记", False),
    ],
)
def test_two_persons_do_not_have_one_number(name: str, first: str, second: str, found: bool) -> None:
    record = {"persons": [{"id": "a", name: first}, {"id": "b", name: second}, {"id": "c"}, {"id": "d"}]}
    expected = [("/persons/0/" + name, "same_number"), ("/persons/1/" + name, "same_number")]
    assert problems(record) == (expected if found else [])


@pytest.mark.parametrize(
    ("holder", "pointer", "listed"),
    [
        ({"persons": [{"id": "a", "roles": [{"unit": "gone"}]}]}, "/persons/0/roles/0/unit", "persons"),
        ({"requests": [{"id": "a", "targets": [{"person": "gone"}]}]}, "/requests/0/targets/0/person", "persons"),
        ({"detentions": [{"id": "a", "person": "gone"}]}, "/detentions/0/person", "persons"),
        ({"referrals": [{"id": "a", "person": "gone"}]}, "/referrals/0/person", "persons"),
        ({"private_prosecutions": [{"id": "a", "person": "gone"}]}, "/private_prosecutions/0/person", "persons"),
        ({"referrals": [{"id": "a", "detention": "gone"}]}, "/referrals/0/detention", "detentions"),
    ],
)
def test_a_reference_needs_its_record_where_the_list_or_the_whole_record_is_complete(
    holder: dict[str, Any], pointer: str, listed: str
) -> None:
    assert problems({listed: [], **holder}) == [(pointer, "dangling_reference")]
    if listed not in holder:
        assert problems(holder) == []
        assert problems({**holder, "complete_as_of": LATE}) == [(pointer, "dangling_reference")]
        assert problems({**holder, "complete_as_of": LATE, listed: [{"id": "gone"}]}) == []
        assert problems({**holder, listed: [{"id": "gone"}]}) == []


def test_days_that_no_pair_orders_may_come_in_either_order() -> None:
    assert problems({"referrals": [{"id": "f", "supplied_on": LATE, "supplement_due_on": EARLY}]}) == []
    assert problems({"referrals": [{"id": "f", "filed_on": LATE, "extended_on": EARLY}]}) == []
