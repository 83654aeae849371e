"""The facts that a finding is open for want of: each place that could decide it, and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from support.tiny_office import ANSWER, NO_FEE, TINY_OFFICE, fee_taken, received_on
from zhixing_rules import Verdict, validate
from zhixing_rules.language import Fixed, IfElse, Perform, Window
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

assert isinstance(ANSWER.then, Perform)
PERFORM = ANSWER.then
LAST_DAY = date(2024, 3, 8)
EARLIER_WITH_A_FEE = IfElse(fee_taken, Fixed(date(2024, 3, 7)), Fixed(LAST_DAY))


def missing(window: Window, **facts: object) -> set[str]:
    """Return the places that are missing for the answer to one loan, relative to the loan."""
    return set(in_order(window, **facts))


def in_order(window: Window, **facts: object) -> list[str]:
    """Return the same, the most important first."""
    rule = replace(ANSWER, then=replace(PERFORM, within=window), quote=NO_FEE.quote)
    record = {"loans": [{"id": "l1", "received_on": "2024-03-04", **facts}]}
    procedure = replace(TINY_OFFICE, rules=(rule, NO_FEE))
    (finding,) = validate(record, on=date(2024, 3, 20), procedure=procedure).rule(rule.id)
    return [each.path.removeprefix("/loans/0/") for each in finding.missing]


def test_whether_an_act_was_done_is_asked_before_how() -> None:
    assert in_order(Window(received_on, Fixed(LAST_DAY), last_day=fee_taken)) == ["answered_on", "fee_taken"]


@pytest.mark.parametrize(
    ("answered", "wanted"),
    [
        ("2024-03-07", set()),
        ("2024-03-08", {"fee_taken"}),
        ("2024-03-09", set()),
        (None, {"answered_on", "fee_taken"}),
    ],
)
def test_a_condition_of_the_last_day_is_missing_for_an_act_on_that_day(answered: str | None, wanted: set[str]) -> None:
    window = Window(after=received_on, closes=Fixed(LAST_DAY), last_day=fee_taken)
    assert missing(window, answered_on=answered) == wanted


@pytest.mark.parametrize(
    ("answered", "taken", "wanted"),
    [("2024-03-08", None, {"fee_taken"}), ("2024-03-08", False, set()), ("2024-03-07", None, set())],
)
def test_a_condition_that_decides_the_last_day_is_missing(answered: str, taken: bool | None, wanted: set[str]) -> None:
    window = Window(after=received_on, closes=EARLIER_WITH_A_FEE)
    assert missing(window, answered_on=answered, fee_taken=taken) == wanted


@pytest.mark.parametrize(
    ("meeting", "wanted"),
    [
        ({"both": True, "collected": True}, {"/meetings/0/held_on"}),
        ({"both": False, "collected": True}, set()),
    ],
)
def test_the_day_of_an_act_that_may_count_is_missing(meeting: dict[str, Any], wanted: set[str]) -> None:
    record = {"record": "joint_mechanism", "complete_as_of": "2025-06-01", "meetings": [{"id": "m1", **meeting}]}
    findings = validate(record, on=date(2025, 6, 1), procedure=JIAOZUO_2024).rule("art16.half-yearly")
    assert {each.path for finding in findings for each in finding.missing if "/meetings" in each.path} == wanted


@pytest.mark.parametrize("on", ["2022-10-10", "2024-09-30", "2024-10-10"])
def test_a_day_to_come_is_named_where_a_verdict_depends_on_nothing_else(on: str) -> None:
    """An incident attested not to be reported by then: whether the Opinion governs it depends on when it will be."""
    record = {"complete_as_of": "2024-09-30", "incidents": [{"id": "i1"}]}
    (finding,) = validate(record, on=date.fromisoformat(on)).rule("art17.commencement")
    assert finding.verdict is Verdict.OPEN
    assert [each.path for each in finding.missing] == ["/incidents/0/reported_on"]
