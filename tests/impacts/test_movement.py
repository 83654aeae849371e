"""One movement: what moved, how urgent it is, and by when to act."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, Verdict
from zhixing_rules.engine import Status
from zhixing_rules.impacts import Moved, Movement, Standing, Urgency
from zhixing_rules.impacts.visibility import View

SOON, LATE = date(2025, 3, 17), date(2025, 3, 19)
PENDING, FAIL, OPEN, REVIEW = Verdict.PENDING, Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW
DUE, DONE, WAITING, UPCOMING = Status.DUE, Status.DONE, Status.WAITING, Status.UPCOMING
OVERDUE = Status.OVERDUE


def stands(verdict: Verdict | None, status: Status | None = None, **more: Any) -> Standing:  # noqa: ANN401  any attribute
    return Standing(verdict, status, **more)


def movement(old: Standing | None, new: Standing | None, path: str = "/referrals/0") -> Movement:
    cite = JIAOZUO_2024.rule("art9.filing")[0].cite
    return Movement("art9.filing", path, cite, "立案侦查", "the police file the case", None, old, new)


@pytest.mark.parametrize(
    ("old", "new", "urgency"),
    [
        (stands(PENDING, DUE), stands(FAIL, OVERDUE), Urgency.OVERDUE),
        (stands(REVIEW, DONE), stands(REVIEW, OVERDUE), Urgency.OVERDUE),
        (stands(Verdict.PASS, DONE), stands(FAIL, DONE), Urgency.BREACHED),
        (None, stands(FAIL), Urgency.BREACHED),
        (stands(FAIL, OVERDUE), stands(FAIL, OVERDUE, due=SOON), Urgency.OTHER),
        (stands(PENDING, DUE, due=LATE), stands(PENDING, DUE, due=SOON), Urgency.SOONER),
        (stands(PENDING, WAITING, due=LATE), stands(PENDING, WAITING, due=SOON), Urgency.SOONER),
        (stands(PENDING, DUE), stands(PENDING, DUE, due=SOON), Urgency.SOONER),
        (stands(PENDING, DUE, safe_due=LATE), stands(PENDING, DUE, safe_due=SOON), Urgency.SOONER),
        (stands(PENDING, DUE, due=SOON), stands(PENDING, DUE, due=LATE), Urgency.OTHER),
        (stands(PENDING, DUE, due=SOON), stands(PENDING, DUE), Urgency.OTHER),
        (stands(PENDING, DONE, due=LATE), stands(PENDING, DONE, due=SOON), Urgency.OTHER),
        (None, stands(PENDING, DUE), Urgency.MORE),
        (stands(Verdict.PASS, DONE), stands(PENDING, UPCOMING), Urgency.MORE),
        (stands(OPEN, WAITING), stands(PENDING, DUE), Urgency.MORE),
        (stands(OPEN, DUE), stands(PENDING, WAITING), Urgency.OTHER),
        (stands(PENDING, DUE), stands(PENDING, DUE, papers=(("art8.leads", None),)), Urgency.MORE),
        (stands(PENDING, DUE, papers=(("art8.leads", None),)), stands(PENDING, DUE), Urgency.OTHER),
        (stands(Verdict.PASS), stands(OPEN), Urgency.UNSURE),
        (stands(Verdict.PASS), stands(REVIEW), Urgency.UNSURE),
        (stands(OPEN), stands(REVIEW), Urgency.OTHER),
        (stands(FAIL), stands(Verdict.PASS), Urgency.OTHER),
        (stands(FAIL, OVERDUE), None, Urgency.OTHER),
    ],
)
def test_how_urgent_a_movement_is(old: Standing | None, new: Standing | None, urgency: Urgency) -> None:
    made = movement(old, new)
    assert made.moved
    assert made.urgency is urgency


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ({}, ()),
        ({"verdict": FAIL}, (Moved.VERDICT,)),
        ({"status": OVERDUE}, (Moved.STATUS,)),
        ({"earliest": SOON}, (Moved.EARLIEST,)),
        ({"due": SOON}, (Moved.DUE,)),
        ({"provisional": True}, (Moved.DUE,)),
        ({"safe_due": SOON}, (Moved.SAFE_DUE,)),
        ({"papers": (("art8.leads", True),)}, (Moved.PAPERS,)),
    ],
)
def test_what_moved(change: dict[str, Any], moved: tuple[Moved, ...]) -> None:
    facts: dict[str, Any] = {"verdict": PENDING, "status": DUE, "due": LATE, "safe_due": LATE}
    assert movement(stands(**facts), stands(**{**facts, **change})).moved == moved


def test_a_rule_that_neither_applies_nor_asks_for_anything_does_not_move() -> None:
    nothing = (None, stands(Verdict.NOT_APPLICABLE), stands(None))
    assert [movement(old, new).moved for old in nothing for new in nothing] == [()] * 9
    assert movement(None, stands(PENDING)).moved == (Moved.VERDICT,)


def test_the_day_to_act_by_is_the_safe_one_else_the_last() -> None:
    days = [{"due": LATE, "safe_due": SOON}, {"due": LATE}, {}]
    assert [movement(None, stands(PENDING, DUE, **each)).act_by for each in days] == [SOON, LATE, None]
    assert movement(stands(PENDING, DUE, due=SOON), None).act_by is None


def test_days_are_counted_where_there_is_a_due_day_on_both_sides() -> None:
    early, late = stands(PENDING, DUE, due=SOON), stands(PENDING, DUE, due=LATE)
    assert [movement(*pair).days for pair in ((late, early), (early, late), (early, None), (None, late))] == [
        -2, 2, None, None
    ]  # fmt: skip


def test_a_record_to_come_is_told_of_to_those_alone_who_may_know_why_it_is_to_come() -> None:
    moved = [movement(None, stands(None, WAITING), path) for path in ("/referrals/0", "/referrals/-")]
    rules = frozenset({"art9.filing"})
    assert [each.path for each in View(rules, rules).of(moved)] == ["/referrals/-", "/referrals/0"]
    assert [each.path for each in View(rules, frozenset()).of(moved)] == ["/referrals/0"]
    assert View(frozenset(), rules).of(moved) == ()
