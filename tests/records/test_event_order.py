"""The order of events: what a record is refused for, and what it shows to have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from oracle.event_order import CHAINS, DAYS_OF_DOCUMENTS, EVENTS, IN_AN_EMERGENCY, NEEDS
from zhixing_rules.errors import RecordError
from zhixing_rules.language import Fact
from zhixing_rules.language.reads import parts_read
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Case, JointMechanism, load
from zhixing_rules.records.event_order import CHECKED_ORDERS, EVENT_ORDERS, EventOrder, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator


def expected_pairs(name: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of the order in `oracle.event_order`, those that follow from others included."""
    for chain in CHAINS.get(name, ()):
        for index, later in enumerate(chain):
            yield from ((earlier, later) for earlier in chain[:index])
    yield from DAYS_OF_DOCUMENTS.get(name, ())


@pytest.mark.parametrize("name", EVENT_ORDERS)
def test_the_order_is_that_of_the_oracle(name: str) -> None:
    documents = {"printed_start", "printed_end"}  # the oracle compares the days of the decision with the intake only
    pairs = {(earlier, later) for earlier, later, _ in EVENT_ORDERS[name].all_pairs}
    assert pairs - set(expected_pairs(name)) <= {("printed_start", "printed_end"), ("decided_on", "printed_end")}
    assert set(expected_pairs(name)) <= pairs
    needed = {act for _, act in NEEDS.get(name, ())} | {act for chain in CHAINS.get(name, ()) for act in chain}
    shown = {act for act in needed if EVENT_ORDERS[name].shown_by(act) or EVENT_ORDERS[name].presupposed_by(act)}
    assert {act for what, act in NEEDS.get(name, ()) if what not in documents} <= shown


def test_every_pair_has_a_reason_and_names_two_days_of_its_record() -> None:
    records = {
        subject.field: subject.record for rule in JIAOZUO_2024.rules for subject in rule.per.visible_subjects[1:]
    }
    for name, order in EVENT_ORDERS.items():
        for pair in order.pairs:
            assert pair.zh
            assert pair.en
            assert {pair.earlier, pair.later} <= records.get(name, records["referrals"]).model_fields.keys() or (
                name == "officers"
            )


def test_pairs_that_follow_from_others_add_their_lags() -> None:
    order = EventOrder(
        (Pair("a", "b", "甲", "a", lag=1), Pair("b", "c", "乙", "b"), Pair("c", "d", "丙", "c", 2)), {}, {}
    )
    assert {(earlier, later): lag for earlier, later, lag in order.all_pairs} == {
        ("a", "b"): 1,
        ("b", "c"): 0,
        ("c", "d"): 2,
        ("a", "c"): 1,
        ("b", "d"): 2,
        ("a", "d"): 3,
    }
    assert order.not_before("d") == (("c", 2), ("b", 2), ("a", 3))
    assert order.presupposed_by("a") == ("b", "c", "d")


# ------------------------------------------------------------------------------------------------ refused records


def problems(record: dict[str, Any]) -> list[tuple[str, str]]:
    model = JointMechanism if "record" in record else Case
    try:
        load(model, record)
    except RecordError as refused:
        return [(problem.pointer, problem.code) for problem in refused.problems]
    return []


ALL_PAIRS = [(name, *pair) for name, order in CHECKED_ORDERS.items() for pair in order.all_pairs]


@pytest.mark.parametrize(("name", "earlier", "later", "lag"), ALL_PAIRS)
def test_each_pair_may_be_on_the_same_day_and_not_in_the_other_order(
    name: str, earlier: str, later: str, lag: int
) -> None:
    """All days between the two are blank."""

    def of(first: int, second: int) -> dict[str, Any]:
        facts = {"id": "x1", earlier: f"2025-03-{first:02}", later: f"2025-03-{second:02}"}
        root = {"record": "joint_mechanism"} if name == "officers" else {}
        return {**root, name: [facts]}

    assert problems(of(10, 10)) == []
    assert problems(of(10 + lag, 10)) == []
    assert problems(of(11 + lag, 10)) == [(f"/{name}/0/{later}", "out_of_order")]


def test_a_day_that_no_rule_reads_is_held_against_the_days_that_rules_read_and_bounds_none_of_them() -> None:
    read, checked = EVENT_ORDERS["referrals"], CHECKED_ORDERS["referrals"]
    added = {pair for pair in checked.all_pairs if pair not in read.all_pairs}
    assert {
        ("received_on", "receipt_on", 0),
        ("sent_on", "receipt_on", 0),
        ("sent_on", "urged_on", 0),
        ("filed_on", "dropped_told_on", 0),
    } < added
    assert set(read.all_pairs) < set(checked.all_pairs)


def test_each_added_pair_has_a_day_that_no_rule_of_the_opinion_reads() -> None:
    read = {part for rule in JIAOZUO_2024.rules for part in parts_read(JIAOZUO_2024, rule) if isinstance(part, Fact)}
    changed = set[str]()
    for subject in {part.subject for part in read if part.subject.field in EVENT_ORDERS}:
        days = {part.path for part in read if part.subject is subject}
        for pair in CHECKED_ORDERS[subject.field].pairs:
            if pair not in EVENT_ORDERS[subject.field].pairs:
                changed.add(subject.field)
                assert not {pair.earlier, pair.later} <= days
    assert changed == {"detentions", "referrals", "private_prosecutions", "vehicles", "incidents"}


def test_only_the_nearest_broken_pair_is_reported() -> None:
    days = {"sent_on": "2025-03-10", "received_on": "2025-03-05", "filed_on": "2025-03-07"}
    assert problems({"referrals": [{"id": "f1", **days}]}) == [("/referrals/0/received_on", "out_of_order")]
    both = {"sent_on": "2025-03-10", "received_on": "2025-03-05", "filed_on": "2025-03-04"}
    assert problems({"referrals": [{"id": "f1", **both}]}) == [
        ("/referrals/0/filed_on", "out_of_order"),
        ("/referrals/0/received_on", "out_of_order"),
    ]


DETAINED: dict[str, Any] = {
    "id": "d1", "decided_on": "2025-03-10", "intake_on": "2025-03-10", "days": 15, "view_on": "2025-03-12"
}  # fmt: skip


@pytest.mark.parametrize(
    ("referral", "expected"),
    [
        ({"sent_on": "2025-03-12"}, []),
        ({"sent_on": "2025-03-11"}, [("/referrals/0/sent_on", "out_of_order")]),
        ({"received_on": "2025-03-11"}, [("/referrals/0/received_on", "out_of_order")]),
        ({"sent_on": "2025-03-13", "received_on": "2025-03-13", "detention": "d2"}, []),
    ],
)
def test_no_referral_precedes_the_view_that_it_follows(
    referral: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    detentions = [DETAINED, {"id": "d2", "decided_on": "2025-03-13"}]
    assert problems({"detentions": detentions, "referrals": [{"id": "f1", "detention": "d1", **referral}]}) == expected


def test_what_follows_an_act_of_the_case_is_not_before_the_year_of_the_case_either() -> None:
    number = {"case_number": "（2025）豫0822执1号"}
    assert problems(number | {"referrals": [{"id": "f1", "filed_on": "2024-12-31"}]}) == [
        ("/referrals/0/filed_on", "before_case")
    ]
    assert problems(number | {"detentions": [{"id": "d1", "intake_on": "2024-12-31"}]}) == []
    assert problems(number | {"detentions": [{"id": "d1", "intake_on": "2024-12-30"}]}) == [
        ("/detentions/0/intake_on", "before_case")
    ]


def test_the_oracle_names_the_events_of_the_library() -> None:
    known = {
        (name, each)
        for name, order in EVENT_ORDERS.items()
        for pair in order.pairs
        for each in (pair.earlier, pair.later)
    }
    known |= {(name, each) for name, order in EVENT_ORDERS.items() for each in (*order.manners, *order.implied)}
    documents = {
        ("detentions", "printed_start"),
        ("detentions", "printed_end"),
        ("referrals", "supplement_due_on"),
        ("vehicles", "seal_ends_on"),
        ("vehicles", "found_on"),
    }
    assert known - documents <= EVENTS | {("private_prosecutions", "arrest_decided_on")}
    assert IN_AN_EMERGENCY.days == next(
        pair.lag for pair in EVENT_ORDERS["detentions"].pairs if pair.later == "intake_on"
    )
