"""One movement: the fields that moved, its urgency, and the day to act by."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, Verdict
from zhixing_rules.engine import Status
from zhixing_rules.impacts import MovedField, Movement, RuleOutcome, Urgency
from zhixing_rules.impacts.visibility import VisibleRules

SOON, LATE = date(2025, 3, 17), date(2025, 3, 19)
PENDING, FAIL, OPEN, REVIEW = Verdict.PENDING, Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW
DUE, DONE, WAITING, UPCOMING = Status.DUE, Status.DONE, Status.WAITING, Status.UPCOMING
OVERDUE = Status.OVERDUE


def outcome(verdict: Verdict | None, status: Status | None = None, **more: Any) -> RuleOutcome:  # noqa: ANN401  any attribute
    return RuleOutcome(verdict, status, **more)


def movement(old: RuleOutcome | None, new: RuleOutcome | None, path: str = "/referrals/0") -> Movement:
    cite = JIAOZUO_2024.rule("art9.filing")[0].cite
    return Movement("art9.filing", path, cite, "立案侦查", "the police file the case", None, old, new)


@pytest.mark.parametrize(
    ("old", "new", "urgency"),
    [
        (outcome(PENDING, DUE), outcome(FAIL, OVERDUE), Urgency.OVERDUE),
        (outcome(REVIEW, DONE), outcome(REVIEW, OVERDUE), Urgency.OVERDUE),
        (outcome(Verdict.PASS, DONE), outcome(FAIL, DONE), Urgency.BREACHED),
        (None, outcome(FAIL), Urgency.BREACHED),
        (outcome(FAIL, OVERDUE), outcome(FAIL, OVERDUE, due=SOON), Urgency.OTHER),
        (outcome(PENDING, DUE, due=LATE), outcome(PENDING, DUE, due=SOON), Urgency.SOONER),
        (outcome(PENDING, WAITING, due=LATE), outcome(PENDING, WAITING, due=SOON), Urgency.SOONER),
        (outcome(PENDING, DUE), outcome(PENDING, DUE, due=SOON), Urgency.SOONER),
        (outcome(PENDING, DUE, safe_due=LATE), outcome(PENDING, DUE, safe_due=SOON), Urgency.SOONER),
        (outcome(PENDING, DUE, due=SOON), outcome(PENDING, DUE, due=LATE), Urgency.OTHER),
        (outcome(PENDING, DUE, due=SOON), outcome(PENDING, DUE), Urgency.OTHER),
        (outcome(PENDING, DONE, due=LATE), outcome(PENDING, DONE, due=SOON), Urgency.OTHER),
        (None, outcome(PENDING, DUE), Urgency.MORE),
        (outcome(Verdict.PASS, DONE), outcome(PENDING, UPCOMING), Urgency.MORE),
        (outcome(OPEN, WAITING), outcome(PENDING, DUE), Urgency.MORE),
        (outcome(OPEN, DUE), outcome(PENDING, WAITING), Urgency.OTHER),
        (outcome(PENDING, DUE), outcome(PENDING, DUE, documents=(("art8.leads", None),)), Urgency.MORE),
        (outcome(PENDING, DUE, documents=(("art8.leads", None),)), outcome(PENDING, DUE), Urgency.OTHER),
        (outcome(Verdict.PASS), outcome(OPEN), Urgency.UNSURE),
        (outcome(Verdict.PASS), outcome(REVIEW), Urgency.UNSURE),
        (outcome(OPEN), outcome(REVIEW), Urgency.OTHER),
        (outcome(FAIL), outcome(Verdict.PASS), Urgency.OTHER),
        (outcome(FAIL, OVERDUE), None, Urgency.OTHER),
    ],
)
def test_urgency_of_a_movement(old: RuleOutcome | None, new: RuleOutcome | None, urgency: Urgency) -> None:
    made = movement(old, new)
    assert made.moved
    assert made.urgency is urgency


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ({}, ()),
        ({"verdict": FAIL}, (MovedField.VERDICT,)),
        ({"status": OVERDUE}, (MovedField.STATUS,)),
        ({"earliest": SOON}, (MovedField.EARLIEST,)),
        ({"due": SOON}, (MovedField.DUE,)),
        ({"provisional": True}, (MovedField.DUE,)),
        ({"safe_due": SOON}, (MovedField.SAFE_DUE,)),
        ({"documents": (("art8.leads", True),)}, (MovedField.DOCUMENTS,)),
    ],
)
def test_fields_that_moved(change: dict[str, Any], moved: tuple[MovedField, ...]) -> None:
    facts: dict[str, Any] = {"verdict": PENDING, "status": DUE, "due": LATE, "safe_due": LATE}
    assert movement(outcome(**facts), outcome(**{**facts, **change})).moved == moved


def test_a_rule_that_does_not_apply_and_requires_nothing_does_not_move() -> None:
    nothing = (None, outcome(Verdict.NOT_APPLICABLE), outcome(None))
    assert [movement(old, new).moved for old in nothing for new in nothing] == [()] * 9
    assert movement(None, outcome(PENDING)).moved == (MovedField.VERDICT,)


def test_the_day_to_act_by_is_the_safe_day_else_the_due_day() -> None:
    days = [{"due": LATE, "safe_due": SOON}, {"due": LATE}, {}]
    assert [movement(None, outcome(PENDING, DUE, **each)).act_by for each in days] == [SOON, LATE, None]
    assert movement(outcome(PENDING, DUE, due=SOON), None).act_by is None


def test_days_are_counted_only_if_both_sides_have_a_due_day() -> None:
    early, late = outcome(PENDING, DUE, due=SOON), outcome(PENDING, DUE, due=LATE)
    assert [movement(*pair).days for pair in ((late, early), (early, late), (early, None), (None, late))] == [
        -2, 2, None, None
    ]  # fmt: skip


def test_a_movement_of_a_record_to_come_is_visible_only_if_its_cause_is() -> None:
    moved = [movement(None, outcome(None, WAITING), path) for path in ("/referrals/0", "/referrals/-", "/referrals/-2")]
    rules = frozenset({"art9.filing"})
    shown = [each.path for each in VisibleRules(rules, rules).filter(moved)]
    assert shown == ["/referrals/-", "/referrals/-2", "/referrals/0"]
    assert [each.path for each in VisibleRules(rules, frozenset()).filter(moved)] == ["/referrals/0"]
    assert VisibleRules(frozenset(), rules).filter(moved) == ()
