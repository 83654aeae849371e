"""By how many days an act is late: only where it surely is, and no more days than it surely is."""

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
FULL = {**SENT, "conditions_met": True, "materials_complete": True}
"""Seven days from 12 March end on Wednesday, 19 March."""


def filed(
    referral: dict[str, Any], complete: str | None, *, on: date = ON, procedure: Procedure = JIAOZUO_2024
) -> tuple[str, int | None]:
    """The verdict on filing, and by how many days it is late."""
    case = load(Case, {"complete_as_of": complete, "referrals": [referral]})
    judged = open_columns(procedure).judged(frame_of([case], procedure.roots[0]), on=on, delay=True)
    row = judged["referral"].collect().row(0, named=True)
    return row[RULE], row[f"{RULE}.delay"]


@pytest.mark.parametrize(
    ("day", "said"),
    [("2025-03-18", ("pass", None)), ("2025-03-19", ("pass", None)), ("2025-03-20", ("fail", 1))],
)
def test_an_act_is_late_by_the_days_after_the_last_one(day: str, said: tuple[str, int | None]) -> None:
    assert filed({**FULL, "filed_on": day}, "2025-03-30") == said


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2025, 3, 19), ("pending", None)),
        (date(2025, 3, 20), ("fail", 1)),
        (date(2025, 3, 30), ("fail", 11)),
    ],
)
def test_an_act_not_done_is_late_by_the_days_to_the_day_of_the_report(on: date, said: tuple[str, int | None]) -> None:
    assert filed(FULL, on.isoformat(), on=on) == said


@pytest.mark.parametrize(
    ("complete", "said"),
    [
        (None, ("open", None)),
        ("2025-03-18", ("open", None)),
        ("2025-03-19", ("fail", 1)),
        ("2025-03-21", ("fail", 3)),
        ("2025-03-29", ("fail", 11)),
        ("2025-04-02", ("fail", 11)),
    ],
)
def test_an_act_that_may_have_been_done_since_is_late_by_the_days_until_it_may_have_been(
    complete: str | None, said: tuple[str, int | None]
) -> None:
    assert filed(FULL, complete) == said


@pytest.mark.parametrize(
    ("met", "verdict"), [({"conditions_met": False}, "not_applicable"), ({"conditions_met": None}, "open")]
)
def test_what_is_not_demanded_or_not_known_to_be_is_not_late(met: dict[str, Any], verdict: str) -> None:
    assert filed({**FULL, **met}, "2025-03-30") == (verdict, None)


BY_TRIGGER = AMENDED["five days, by the day that calls for it"]


@pytest.mark.parametrize(
    ("received", "act", "said"),
    [
        ("2025-01-06", "2025-01-13", ("pass", None)),  # the seventh day, a Monday
        ("2025-01-06", "2025-01-14", ("fail", 1)),
        ("2025-02-12", "2025-02-17", ("pass", None)),  # the fifth day, a Monday
        ("2025-02-12", "2025-02-19", ("fail", 2)),
    ],
)
def test_it_is_counted_from_the_day_of_the_version_that_governs(
    received: str, act: str, said: tuple[str, int | None]
) -> None:
    case = {**FULL, "sent_on": received, "received_on": received, "filed_on": act}
    assert filed(case, "2025-03-30", procedure=BY_TRIGGER) == said
    undone = {**case, "filed_on": None, "conditions_met": False}
    assert filed(undone, "2025-03-30", procedure=BY_TRIGGER) == ("not_applicable", None)


NOW = (Commence(date(2025, 1, 25), Transition.BY_TRIGGER),)
NO_LONGER = JIAOZUO_2024.amend(DropRule(RULE), *NOW, name="no_longer")


@pytest.mark.parametrize(
    ("received", "act", "said"),
    [("2025-01-06", "2025-01-14", ("fail", 1)), ("2025-02-12", "2025-02-24", ("not_applicable", None))],
)
def test_what_is_no_longer_demanded_is_late_where_it_still_was(
    received: str, act: str, said: tuple[str, int | None]
) -> None:
    case = {**FULL, "sent_on": received, "received_on": received, "filed_on": act}
    assert filed(case, "2025-03-30", procedure=NO_LONGER) == said


(_FILING,) = JIAOZUO_2024.rule(RULE)
OF_ALL = JIAOZUO_2024.amend(ReplaceRule(replace(_FILING, when=happened(referral.received_on))), *NOW, name="of_all")


@pytest.mark.parametrize(
    ("received", "said"),
    [("2025-01-06", ("not_applicable", None)), ("2025-02-12", ("fail", 39))],  # 19 February to 30 March
)
def test_what_is_newly_demanded_is_late_where_it_already_is(received: str, said: tuple[str, int | None]) -> None:
    undone = {**FULL, "sent_on": received, "received_on": received, "conditions_met": False}
    assert filed(undone, "2025-03-30", procedure=OF_ALL) == said


def test_a_duty_that_comes_round_is_not_late_in_the_round_that_runs() -> None:
    mechanism = JIAOZUO_2024.roots[1]
    given = {"record": "joint_mechanism", "complete_as_of": "2026-03-01", "court": "焦作市中级人民法院", "meetings": []}
    frame = frame_of([load(mechanism.record, given)], mechanism)
    judged = open_columns(root=mechanism).judged(frame, on=date(2026, 3, 1), delay=True)["mechanism"].collect()
    row = judged.row(0, named=True)
    assert (row["art16.half-yearly"], row["art16.half-yearly.due"]) == ("fail", date(2026, 6, 30))
    assert row["art16.half-yearly.delay"] is None
