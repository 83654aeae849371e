"""Contradictions in a record: each pair of days in order and out of order, and both sides of each limit."""

from __future__ import annotations

from typing import Any

import pytest

from zhixing_rules import Case, JointMechanism, RecordError, load

EARLY, LATE = "2025-03-03", "2025-03-04"

PAIRS: tuple[tuple[str, str, str], ...] = (
    ("requests", "queried_on", "feedback_on"),
    ("requests", "feedback_on", "feedback_received_on"),
    ("detentions", "printed_start", "printed_end"),
    ("detentions", "intake_on", "printed_end"),
    ("detentions", "intake_on", "released_early_on"),
    ("referrals", "sent_on", "received_on"),
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


@pytest.mark.parametrize(
    ("name", "act"),
    [("requests", "approved_on"), ("requests", "sent_on"), ("detentions", "decided_on"), ("referrals", "sent_on")],
)
def test_an_act_in_the_case_is_not_before_the_year_of_its_number(name: str, act: str) -> None:
    case = {"case_number": "（2025）豫0802执1号"}
    assert problems({**case, name: [{"id": "a", act: "2024-12-31"}]}) == [(f"/{name}/0/{act}", "before_case")]
    assert problems({**case, name: [{"id": "a", act: "2025-01-01"}]}) == []
    assert problems({name: [{"id": "a", act: "2024-12-31"}]}) == []


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
def test_a_reference_needs_its_record_only_where_the_list_is_recorded(
    holder: dict[str, Any], pointer: str, listed: str
) -> None:
    assert problems({listed: [], **holder}) == [(pointer, "dangling_reference")]
    if listed not in holder:
        assert problems(holder) == []
        assert problems({**holder, listed: [{"id": "gone"}]}) == []


def test_days_that_no_pair_orders_may_come_in_either_order() -> None:
    assert problems({"referrals": [{"id": "f", "supplied_on": LATE, "supplement_due_on": EARLY}]}) == []
    assert problems({"referrals": [{"id": "f", "filed_on": LATE, "extended_on": EARLY}]}) == []
