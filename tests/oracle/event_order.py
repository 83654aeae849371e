"""The order of events in a possible world: written from the law, without the library.

A world is in order if no act precedes the act that it follows, if an act that another presupposes has happened too, and
if the manner or the actor of an act is recorded only where the act has happened.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EVENTS", "Named", "has_happened", "in_order", "present", "put_in_order"]

Facts = dict[str, Any]

Named = frozenset[tuple[str, str]]
"""Lists and fields: the events that a space names."""

CHAINS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "requests": (("sent_on", "queried_on", "feedback_on", "feedback_received_on"),),
    "detentions": (("decided_on", "intake_on", "released_early_on"),),
    "referrals": (
        ("sent_on", "received_on", "extended_on"),
        ("sent_on", "received_on", "filed_on"),
        ("sent_on", "received_on", "transferred_on"),
        ("sent_on", "received_on", "review_ended_on"),
        ("sent_on", "received_on", "supplement_notified_on", "supplement_due_on"),
        ("sent_on", "received_on", "supplement_notified_on", "supplied_on"),
        ("sent_on", "received_on", "refusal_made_on", "refusal_sent_on"),
    ),
    "vehicles": (
        ("sealed_on", "renewed_on"),
        ("sealed_on", "unsealed_on"),
        ("sealed_on", "seal_ends_on"),
        ("sealed_on", "found_on", "notified_on", "attended_on", "handed_over_on"),
    ),
    "incidents": (("reported_on", "dispatched_on"),),
    "officers": (("appointed_on", "ended_on"),),
}
"""Each act presupposes those before it."""

DAYS_OF_DOCUMENTS: Final = {
    "detentions": (("intake_on", "printed_end"),),
    "vehicles": (("renewed_on", "seal_ends_on"),),
}
"""A day written in a document is not earlier than the act, which it does not presuppose."""

IN_AN_EMERGENCY: Final = timedelta(days=1)
"""解释 181: a person may be taken in first, and the decision follows at once."""

NEEDS: Final = {
    "requests": (
        ("consented_on", "sent_on"),
        *(("approver", "approved_on"), ("consenter", "consented_on"), ("feedback_to_court", "feedback_on")),
    ),
    "targets": (("withdrawn_in_writing", "withdrawn_on"), ("withdrawn_to_same_organ", "withdrawn_on")),
    "detentions": (("printed_end", "decided_on"),),
    "referrals": (
        *(("sent_before_release", "sent_on"), ("extension_approver", "extended_on"), ("refusal_to", "refusal_sent_on")),
    ),
    "private_prosecutions": (("executed_on", "arrest_decided_on"), ("executed_by", "executed_on")),
    "officers": (("name", "appointed_on"),),
    "bulletins": (("addressee", "issued_on"), ("praises", "issued_on"), ("outstanding", "issued_on")),
    "meetings": (("both", "held_on"), ("collected", "held_on"), ("covers", "held_on")),
    "vehicles": (("renewed_in_time", "renewed_on"),),
    "incidents": (("dispatched_at_once", "dispatched_on"), ("within_24_hours", "dispatched_on")),
    "operations": (
        *(
            ("plan_first", "plan_made_on"),
            ("told_first", "police_told_on"),
            ("requested_first", "presence_requested_on"),
        ),
    ),
}
"""What is recorded only of an act that has happened; a no is recorded of none."""


ACTORS: Final = {
    "requests": (("approver", "approved_on"), ("consenter", "consented_on")),
    "referrals": (("extension_approver", "extended_on"), ("refusal_to", "refusal_sent_on")),
    "private_prosecutions": (("executed_by", "executed_on"),),
}
"""An act that has happened had an actor, or an addressee."""


EVENTS: Final = frozenset(
    {(name, act) for name, chains in CHAINS.items() for chain in chains for act in chain}
    | {(name, act) for name, needs in NEEDS.items() for _, act in needs}
) - {("referrals", "supplement_due_on"), ("vehicles", "seal_ends_on"), ("vehicles", "found_on")}
"""The acts of these tables: lists and fields. The days of documents are left out."""


def present(world: Facts) -> Named:
    """Return the lists and fields that a world records."""
    return frozenset((name, field) for name, record, _ in _records(world) for field in record)


def has_happened(world: Facts, event: tuple[str, ...], complete: str | None) -> bool:
    """Return whether a record shows that an event which it does not record has happened by the day of its attestation.

    Args:
        world: the record.
        event: the list and the field of the event.
        complete: the last day for which the record is complete; ``None`` where it attests nothing.
    """
    if event not in EVENTS:
        return False
    known = deepcopy(world)
    for name, record, _ in _records(known):
        for act in [act for act, day in record.items() if (name, act) in EVENTS and day > (complete or "9999")]:
            del record[act]
            for what, needed in NEEDS.get(name, ()):
                if needed == act and (name, what) not in EVENTS:
                    record.pop(what, None)
    return not in_order(known, present(known) | {event})


def in_order(world: Facts, named: Named) -> bool:
    """Return whether the acts of a world are in order, as far as the space names them."""
    return all(_is_ordered(*each, named) for each in _records(world)) and _follows(world, named)


def put_in_order(world: Facts) -> Facts:
    """Change a drawn record in place so that its acts are in order; a later act is moved or left out."""
    for name, record, holder in _records(world):
        for acts in CHAINS.get(name, ()):
            _move(record, acts)
        for act, written in DAYS_OF_DOCUMENTS.get(name, ()):
            if act in record and record.get(written, "9999") < record[act]:
                record[written] = record[act]
        for what, act in NEEDS.get(name, ()):
            if act not in record:
                record.pop(what, None)
        if name == "targets":
            _put_target_in_order(record, holder)
    if "referrals" in world:
        world["referrals"] = [each for each in world["referrals"] if _follows({**world, "referrals": [each]}, None)]
    return world


def _put_target_in_order(target: Facts, request: Facts) -> None:
    if "feedback_on" not in request:
        target["result_locates"] = False
    if target.get("withdrawn_on", "9999") < request.get("sent_on", "9999"):
        for each in ("withdrawn_on", "withdrawn_in_writing", "withdrawn_to_same_organ"):
            target.pop(each, None)


def _move(record: Facts, acts: tuple[str, ...]) -> None:
    for earlier, later in pairwise(acts):
        if later in record and earlier not in record:
            del record[later]
        elif later in record and not _by(record[earlier], record[later], _lag(earlier)):
            record[later] = record[earlier]


def _records(world: Facts) -> Iterator[tuple[str, Facts, Facts]]:
    """Yield every record with the name of its list and the record that holds it."""
    for name in dict.fromkeys((*CHAINS, *NEEDS)):
        for record in world.get(name) or ():
            yield name, record, world
    for request in world.get("requests") or ():
        for target in request.get("targets") or ():
            yield "targets", target, request


def _is_ordered(name: str, record: Facts, holder: Facts, named: Named) -> bool:
    for chain in CHAINS.get(name, ()):
        acts = [each for each in chain if (name, each) in named]
        for index, later in enumerate(acts):
            for earlier in acts[:index]:
                if later in record and not (earlier in record and _by(record[earlier], record[later], _lag(earlier))):
                    return False
    for act, written in DAYS_OF_DOCUMENTS.get(name, ()):
        if act in record and written in record and record[act] > record[written]:
            return False
    if any(record.get(what) and act not in record and (name, act) in named for what, act in NEEDS.get(name, ())):
        return False
    if any(act in record and (name, what) in named and what not in record for what, act in ACTORS.get(name, ())):
        return False
    withdrawn = record.get("withdrawn_on") if name == "targets" else None
    if withdrawn is not None and ("requests", "sent_on") in named and holder.get("sent_on", "9999") > withdrawn:
        return False
    located = name == "targets" and record.get("result_locates")
    return not (located and ("requests", "feedback_on") in named and "feedback_on" not in holder)


def _lag(earlier: str) -> timedelta:
    return IN_AN_EMERGENCY if earlier == "decided_on" else timedelta(0)


def _by(earlier: str, later: str, lag: timedelta) -> bool:
    return date.fromisoformat(earlier) <= date.fromisoformat(later) + lag


def _follows(world: Facts, named: Named | None) -> bool:
    """Return whether each referral follows the detention that it is based on (art 7)."""
    detentions = {each["id"]: each for each in world.get("detentions") or ()}
    for referral in world.get("referrals") or ():
        held: dict[str, Any] | None = detentions.get(referral.get("detention"))
        if held is not None and "sent_on" in referral:
            for act in ("decided_on", "intake_on", "view_on"):
                if (named is None or ("detentions", act) in named) and not held.get(act, "9999") <= referral["sent_on"]:
                    return False
    return True
