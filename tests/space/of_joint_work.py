"""Spaces of resistance, large operations, and the information of the command centre (arts 2(2), 4 and 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from space.axes import event, fact, flag, judgment
from space.json_records import Facts
from space.space import Space
from space.templates import BASIC, INTERMEDIATE, at, case, request, without

if TYPE_CHECKING:
    from space.axes import Axis

__all__ = ["SPACES"]

_AROUND: Final = (
    *at("2024-10-09", "2024-10-09"),
    *at("2025-03-10", None, "2024-10-09", "2025-03-09", "2025-03-10"),
    *at("2025-03-11", None, "2025-03-09", "2025-03-10", "2025-03-11"),
)


def _incident(name: str, at_once: str | None, next_day: Axis) -> Space:
    """Return the space of a dispatch on Friday 14 March 2025 and the days after, under a reading of 立即."""
    return Space(
        name=name,
        path="/incidents/0",
        rules=("art12.p1.dispatch", "art17.commencement"),
        template=case(incidents=[{"id": "i1"}]),
        axes=(
            event("incidents.0.reported_on", "2024-10-09", "2024-10-10", "2025-03-14", "2025-03-15"),
            event("incidents.0.dispatched_on", "2024-10-10", "2025-03-14", "2025-03-15", "2025-03-16", "2025-03-17"),
            flag("incidents.0.violent"),
            next_day,
        ),
        moments=(
            *at("2024-10-09", "2024-10-09"),
            *at("2025-03-14", None, "2024-10-09", "2025-03-13", "2025-03-14"),
            *(moment for day in ("15", "16") for moment in at(f"2025-03-{day}", "2025-03-14", f"2025-03-{day}")),
            *at("2025-03-17", None, "2025-03-14", "2025-03-17"),
        ),
        readings=() if at_once is None else (("at-once", at_once),),
    )


INCIDENTS = (
    _incident("resistance", None, judgment("incidents.0.dispatched_at_once")),
    _incident("resistance, 立即 without a number", "no-number", judgment("incidents.0.dispatched_at_once")),
    _incident("resistance, 立即 as 24 hours", "hours-24", flag("incidents.0.within_24_hours")),
)


def _operation(rule: str, act: str, first: str, called_for: str) -> Space:
    """Return the space of one of the three acts that precede an operation; the other two are not recorded."""
    here = "operations.0"
    return Space(
        name=f"operation, {rule}",
        path="/operations/0",
        rules=(rule, "art17.commencement"),
        template=case(operations=[{"id": "o1", "large": False, "presence_needed": False}]),
        axes=(
            event(f"{here}.starts_on", "2024-10-09", "2024-10-10", "2025-03-09", "2025-03-10", "2025-03-11"),
            event(f"{here}.{act}", "2024-10-09", "2024-10-10", "2025-03-09", "2025-03-10", "2025-03-11"),
            flag(f"{here}.{first}"),
            judgment(f"{here}.{called_for}"),
        ),
        moments=(*_AROUND, *at("2025-06-03", "2025-06-03")),
    )


OPERATIONS = (
    _operation("art12.p2.preplan", "plan_made_on", "plan_first", "large"),
    _operation("art12.p2.notice", "police_told_on", "told_first", "large"),
    _operation("art12.p2.presence", "presence_requested_on", "requested_first", "presence_needed"),
)
ALL_THREE = Space(
    name="operation, all three acts on the same day",
    path="/operations/0",
    rules=("art12.p2.preplan", "art12.p2.notice", "art12.p2.presence"),
    template=case(
        operations=[
            {
                "id": "o1",
                "starts_on": "2025-03-10",
                "plan_made_on": "2025-03-10",
                "police_told_on": "2025-03-10",
                "presence_requested_on": "2025-03-10",
            }
        ]
    ),
    axes=(
        flag("operations.0.plan_first"),
        flag("operations.0.told_first"),
        flag("operations.0.requested_first"),
        judgment("operations.0.large"),
        judgment("operations.0.presence_needed"),
    ),
    moments=at("2025-03-10", None, "2025-03-10"),
)

# ------------------------------------------------------------------------------------------------ requests

PREFIX: Final = "requests.0"
_UNSENT: Final = without(request(), "sent_on")


def _level_as_numbered(world: Facts) -> bool:
    """Return whether the level of the court matches the case number."""
    return bool((world["case_number"] == INTERMEDIATE) == (world["court_level"] == "intermediate"))


COORDINATED = Space(
    name="coordination",
    path="/requests/0",
    rules=("art4.coordination", "art2.p2.round-the-clock"),
    template=case(requests=[_UNSENT]),
    axes=(
        fact("case_number", BASIC, INTERMEDIATE),
        fact("court_level", "basic", "intermediate"),
        event(f"{PREFIX}.sent_on", "2024-10-09", "2024-10-10", "2025-03-10", "2025-03-11"),
        event(f"{PREFIX}.centre_informed_on", "2024-10-09", "2025-03-09", "2025-03-10", "2025-03-11"),
        event(f"{PREFIX}.feedback_on", "2025-03-10", "2025-03-11"),
    ),
    moments=_AROUND,
    possible=_level_as_numbered,
)
WITHIN_A_DAY = Space(
    name="feedback received within a day",
    path="/requests/0",
    rules=("art2.p2.round-the-clock",),
    template=case(requests=[_UNSENT]),
    axes=(
        event(f"{PREFIX}.sent_on", "2024-10-09", "2024-10-10", "2025-03-07"),
        event(f"{PREFIX}.feedback_on", "2025-03-07", "2025-03-10", "2025-03-11"),
        event(f"{PREFIX}.feedback_received_on", "2025-03-08", "2025-03-10", "2025-03-11", "2025-03-12"),
    ),
    moments=(*_AROUND[1:], *at("2025-03-13", None, "2025-03-13")),
    readings=(("round-the-clock", "deadline"),),
)
SPANNING = Space(
    name="feedback received about the day of commencement",
    path="/requests/0",
    rules=("art2.p2.round-the-clock",),
    template=case(requests=[_UNSENT]),
    axes=(
        event(f"{PREFIX}.sent_on", "2024-10-08", "2024-10-10"),
        event(f"{PREFIX}.feedback_on", "2024-10-09", "2024-10-10"),
        event(f"{PREFIX}.feedback_received_on", "2024-10-09", "2024-10-11", "2024-10-12"),
    ),
    moments=(*at("2024-10-10", "2024-10-10"), *at("2024-10-12", None, "2024-10-12")),
    readings=(("round-the-clock", "deadline"),),
)

SPACES = (*INCIDENTS, *OPERATIONS, ALL_THREE, COORDINATED, WITHIN_A_DAY, SPANNING)
