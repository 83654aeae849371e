"""Invented vehicles that are found, incidents of resistance, and enforcement operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.synthetic.rates import DELAYS

if TYPE_CHECKING:
    from zhixing_rules.synthetic.sampler import Docket, Facts

__all__ = ["incidents", "operations", "vehicles"]


def vehicles(docket: Docket) -> list[Facts]:
    """None or one that the police came upon."""
    found = docket.later(docket.first, "first act", worked=False) if docket.often("vehicle") else None
    if found is None:
        return []
    made: Facts = {"id": "v1", "found_during": docket.word("discovery")}
    docket.put(made, "found_on", found)
    sealed = max(docket.first + docket.of(DELAYS["sealed before"]), 0)
    docket.put(made, "sealed_on", sealed)
    ends = sealed + docket.of(DELAYS["sealed for"])
    if ends < docket.days.last and docket.often("renewed"):
        in_time = made["renewed_in_time"] = docket.often("mostly so")
        renewed = ends - 10 if in_time else min(ends + 10, docket.days.last)
        docket.put(made, "renewed_on", renewed)
        ends = renewed + docket.of(DELAYS["sealed for"])
    docket.put(made, "seal_ends_on", ends)
    if docket.often("unsealed"):
        docket.put(made, "unsealed_on", docket.later(sealed, "first act"))
    notified = docket.put(made, "notified_on", docket.later(found, "notice of vehicle", worked=False))
    attended = docket.put(made, "attended_on", docket.later(notified, "attendance", worked=False))
    if docket.put(made, "handed_over_on", docket.later(attended, "hand-over", worked=False)) is not None:
        made["held"] = docket.often("in order")
    return [made]


def incidents(docket: Docket) -> list[Facts]:
    """None or one that was reported."""
    if not docket.often("incident"):
        return []
    made: Facts = {"id": "i1", "violent": docket.often("mostly so")}
    reported = docket.put(made, "reported_on", docket.later(docket.first, "first act"))
    docket.put(made, "dispatched_on", docket.later(reported, "dispatch", worked=False))
    return [made]


def operations(docket: Docket) -> list[Facts]:
    """None or one."""
    starts = docket.later(docket.first, "first act") if docket.often("operation") else None
    if starts is None:
        return []
    made: Facts = {"id": "o1", "large": docket.often("large")}
    docket.put(made, "starts_on", starts)
    docket.put(made, "plan_made_on", docket.later(starts, "before operation"))
    made["plan_first"] = docket.often("in order")
    docket.put(made, "police_notified_on", docket.later(starts, "before operation"))
    made["notified_first"] = docket.often("mostly so")
    if docket.often("presence needed"):
        made["presence_needed"] = True
        docket.put(made, "presence_requested_on", docket.later(starts, "before operation"))
        made["requested_first"] = docket.often("mostly so")
    else:
        made["presence_needed"] = False
    return [made]
