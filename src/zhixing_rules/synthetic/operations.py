"""Synthetic vehicles that the police find, incidents of resistance, and enforcement operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.synthetic.rates import DELAYS

if TYPE_CHECKING:
    from zhixing_rules.synthetic.sampler import JsonObject, Sampler

__all__ = ["incidents", "operations", "vehicles"]


def vehicles(sampler: Sampler) -> list[JsonObject]:
    """Return no or one vehicle that the police find."""
    discovered = sampler.later(sampler.accepted, "first act", working=False) if sampler.happens("vehicle") else None
    if discovered is None:
        return []
    record: JsonObject = {"id": "v1", "found_during": sampler.pick_word("discovery")}
    sampler.record_day(record, "found_on", discovered)
    sealed = max(sampler.accepted + sampler.pick(DELAYS["sealed before"]), 0)
    sampler.record_day(record, "sealed_on", sealed)
    ends = sealed + sampler.pick(DELAYS["sealed for"])
    if ends < sampler.days.last and sampler.happens("renewed"):
        in_time = record["renewed_in_time"] = sampler.happens("mostly so")
        renewed = ends - 10 if in_time else min(ends + 10, sampler.days.last)
        sampler.record_day(record, "renewed_on", renewed)
        ends = renewed + sampler.pick(DELAYS["sealed for"])
    sampler.record_day(record, "seal_ends_on", ends)
    if sampler.happens("unsealed"):
        sampler.record_day(record, "unsealed_on", sampler.later(sealed, "first act"))
    notified = sampler.record_day(record, "notified_on", sampler.later(discovered, "notice of vehicle", working=False))
    attended = sampler.record_day(record, "attended_on", sampler.later(notified, "attendance", working=False))
    if sampler.record_day(record, "handed_over_on", sampler.later(attended, "hand-over", working=False)) is not None:
        record["held"] = sampler.happens("in order")
    return [record]


def incidents(sampler: Sampler) -> list[JsonObject]:
    """Return no or one reported incident."""
    if not sampler.happens("incident"):
        return []
    record: JsonObject = {"id": "i1", "violent": sampler.happens("mostly so")}
    reported = sampler.record_day(record, "reported_on", sampler.later(sampler.accepted, "first act"))
    sampler.record_day(record, "dispatched_on", sampler.later(reported, "dispatch", working=False))
    return [record]


def operations(sampler: Sampler) -> list[JsonObject]:
    """Return no or one enforcement operation."""
    starts = sampler.later(sampler.accepted, "first act") if sampler.happens("operation") else None
    if starts is None:
        return []
    record: JsonObject = {"id": "o1", "large": sampler.happens("large")}
    sampler.record_day(record, "starts_on", starts)
    _add_act(sampler, record, starts, "plan_made_on", "plan_first", "in order")
    _add_act(sampler, record, starts, "police_told_on", "told_first", "mostly so")
    record["presence_needed"] = sampler.happens("presence needed")
    if record["presence_needed"]:
        _add_act(sampler, record, starts, "presence_requested_on", "requested_first", "mostly so")
    return [record]


def _add_act(  # noqa: PLR0917  the parts of an act
    sampler: Sampler, record: JsonObject, starts: int, day: str, first: str, rate: str
) -> None:
    """Add an act before the operation, and whether it came first that day."""
    if sampler.record_day(record, day, sampler.later(starts, "before operation")) is not None:
        record[first] = sampler.happens(rate)
