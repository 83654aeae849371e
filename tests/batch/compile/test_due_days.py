"""Delays in days: an act counts as late only if it certainly is, and only by the days that are certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from support.amendments import AMENDED
from support.columns import frame_of
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.amendment import Commence, DropRule, ReplaceRule, Transition
from zhixing_rules.batch import open_columns
from zhixing_rules.language import happened
from zhixing_rules.procedures.fields import referral
from zhixing_rules.records import Case, load

if TYPE_CHECKING:
    from zhixing_rules import Procedure

RULE = "art9.filing"
ON = date(2025, 3, 30)
SENT = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
LATER = dict.fromkeys(("refusal_made_on", "transferred_on"), "2025-12-31")
"""Recorded for a day after the report: neither has happened by then."""
FULL = {**SENT, **LATER, "conditions_met": True, "materials_complete": True}
"""Seven days from 12 March end on Wednesday, 19 March."""


def filed(
    referral: dict[str, Any], complete: str | None, *, on: date = ON, procedure: Procedure = JIAOZUO_2024
) -> tuple[str, int | None]:
    """Return the verdict on filing, and its delay in days."""
    case = load(Case, {"complete_as_of": complete, "referrals": [referral]})
    judged = open_columns(procedure).judge_records(frame_of([case], procedure.roots[0]), on=on, delay=True)
    row = judged["referral"].collect().row(0, named=True)
    return row[RULE], row[f"{RULE}.delay"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-03-18", ("pass", None)), ("2025-03-19", ("pass", None)), ("2025-03-20", ("fail", 1))],
)
def test_the_delay_of_an_act_is_counted_from_the_due_day(day: str, expected: tuple[str, int | None]) -> None:
    assert filed({**FULL, "filed_on": day}, "2025-03-30") == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 3, 19), ("pending", None)),
        (date(2025, 3, 20), ("fail", 1)),
        (date(2025, 3, 30), ("fail", 11)),
    ],
)
def test_the_delay_of_an_act_not_done_is_counted_to_the_day_of_the_report(
    on: date, expected: tuple[str, int | None]
) -> None:
    assert filed(FULL, on.isoformat(), on=on) == expected


@pytest.mark.parametrize(
    ("complete", "expected"),
    [
        (None, ("open", None)),
        ("2025-03-18", ("open", None)),
        ("2025-03-19", ("fail", 1)),
        ("2025-03-21", ("fail", 3)),
        ("2025-03-29", ("fail", 11)),
        ("2025-04-02", ("fail", 11)),
    ],
)
def test_the_delay_ends_where_the_act_may_have_been_done_unrecorded(
    complete: str | None, expected: tuple[str, int | None]
) -> None:
    assert filed(FULL, complete) == expected


@pytest.mark.parametrize(
    ("fields", "verdict"), [({"conditions_met": False}, "not_applicable"), ({"conditions_met": None}, "open")]
)
def test_an_act_that_may_not_be_demanded_has_no_delay(fields: dict[str, Any], verdict: str) -> None:
    assert filed({**FULL, **fields}, "2025-03-30") == (verdict, None)


BY_TRIGGER = AMENDED["five days, by the day that calls for it"]


@pytest.mark.parametrize(
    ("received", "act", "expected"),
    [
        ("2025-01-06", "2025-01-13", ("pass", None)),  # the seventh day, a Monday
        ("2025-01-06", "2025-01-14", ("fail", 1)),
        ("2025-02-12", "2025-02-17", ("pass", None)),  # the fifth day, a Monday
        ("2025-02-12", "2025-02-19", ("fail", 2)),
    ],
)
def test_the_due_day_is_that_of_the_applicable_version(
    received: str, act: str, expected: tuple[str, int | None]
) -> None:
    case = {**FULL, "sent_on": received, "received_on": received, "filed_on": act}
    assert filed(case, "2025-03-30", procedure=BY_TRIGGER) == expected
    not_filed = {**case, "filed_on": None, "conditions_met": False}
    assert filed(not_filed, "2025-03-30", procedure=BY_TRIGGER) == ("not_applicable", None)


NOW = (Commence(date(2025, 1, 25), Transition.BY_TRIGGER),)
NO_LONGER = JIAOZUO_2024.amend(DropRule(RULE), *NOW, name="no_longer")


@pytest.mark.parametrize(
    ("received", "act", "expected"),
    [("2025-01-06", "2025-01-14", ("fail", 1)), ("2025-02-12", "2025-02-24", ("not_applicable", None))],
)
def test_a_dropped_rule_still_has_delays_for_earlier_cases(
    received: str, act: str, expected: tuple[str, int | None]
) -> None:
    case = {**FULL, "sent_on": received, "received_on": received, "filed_on": act}
    assert filed(case, "2025-03-30", procedure=NO_LONGER) == expected


(_FILING,) = JIAOZUO_2024.rule(RULE)
EVERY_REFERRAL = JIAOZUO_2024.amend(
    ReplaceRule(replace(_FILING, when=happened(referral.received_on))), *NOW, name="of_all"
)


@pytest.mark.parametrize(
    ("received", "expected"),
    [("2025-01-06", ("not_applicable", None)), ("2025-02-12", ("fail", 39))],  # 19 February to 30 March
)
def test_a_new_rule_has_delays_for_later_cases_only(received: str, expected: tuple[str, int | None]) -> None:
    not_filed = {**FULL, "sent_on": received, "received_on": received, "conditions_met": False}
    assert filed(not_filed, "2025-03-30", procedure=EVERY_REFERRAL) == expected


def test_a_recurring_duty_has_no_delay_in_the_current_period() -> None:
    mechanism = JIAOZUO_2024.roots[1]
    record = {
        "record": "joint_mechanism",
        "complete_as_of": "2026-03-01",
        "court": "焦作市中级人民法院",
        "meetings": [],
    }
    frame = frame_of([load(mechanism.record, record)], mechanism)
    judged = open_columns(root=mechanism).judge_records(frame, on=date(2026, 3, 1), delay=True)["mechanism"].collect()
    row = judged.row(0, named=True)
    assert (row["art16.half-yearly"], row["art16.half-yearly.due"]) == ("fail", date(2026, 7, 31))
    assert row["art16.half-yearly.delay"] is None
