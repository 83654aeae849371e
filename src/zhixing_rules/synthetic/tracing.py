"""Synthetic tracing: requests from the letter to the withdrawal, accesses, disclosures and publications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.records.synthetic_values import NAMES

if TYPE_CHECKING:
    from zhixing_rules.synthetic.courts import CourtProfile
    from zhixing_rules.synthetic.sampler import JsonObject, Sampler

__all__ = ["accesses", "disclosures", "publications", "requests"]

_BASIS_OF_DISCLOSURE: Final = "测试条例第一条"


def requests(
    sampler: Sampler, court: CourtProfile, number: str | None, persons: list[JsonObject], detention: JsonObject | None
) -> list[JsonObject]:
    """Return up to two requests; at least one if a person to be detained must be traced.

    Args:
        sampler: the sampler of the case.
        court: the court of the case.
        number: the case number, if the case has one.
        persons: the persons of the case.
        detention: the detention for which a person must be traced, if any.

    Returns:
        JSON objects with the local ids ``q1`` and ``q2``; empty if nothing is requested.
    """
    if detention is None and not sampler.happens("request"):
        return []
    record = [_request(sampler, court, number, persons, "q1")]
    if sampler.happens("second request"):
        record.append(_request(sampler, court, number, persons, "q2"))
    return record


def _request(
    sampler: Sampler, court: CourtProfile, number: str | None, persons: list[JsonObject], record_id: str
) -> JsonObject:
    approved = sampler.later(sampler.later(sampler.accepted, "first act"), "approval")
    sent = sampler.later(approved, "sending")
    if sent is not None and sent < sampler.accepted:
        sent = approved
    record: JsonObject = {"id": record_id}
    if sampler.happens("in order"):
        record["letter"] = _letter(sampler, court, sent)
    if sampler.record_day(record, "approved_on", approved) is not None:
        record["approver"] = "own_bureau" if court.intermediate else sampler.pick_word("approver")
    level = court.organ_level if sampler.happens("in order") else court.other_level
    record["organ"] = {"name": court.organ, "level": level, "desk": sampler.happens("in order")}
    sampler.record_day(record, "sent_on", sent)
    consented = sampler.record_day(record, "consented_on", sampler.later(sent, "consent"))
    if consented is not None:
        record["consenter"] = sampler.pick_word("consenter")
    queried = sampler.later(sent if consented is None else consented, "query")
    if queried is not None and sent is not None:
        queried = sampler.record_day(record, "queried_on", max(queried, sent))
    feedback = sampler.record_day(record, "feedback_on", sampler.later(queried, "feedback"))
    if feedback is not None:
        record["feedback_to_court"] = sampler.happens("in order")
    sampler.record_day(record, "feedback_received_on", sampler.later(feedback, "receipt"))
    sampler.record_day(record, "centre_informed_on", sampler.later(sent, "centre"))
    outside = sampler.happens("person outside the scope")
    persons_to_trace = [
        person for person in persons if person["debtor"] or person["roles"][0]["kind"] != "spouse" or outside
    ]
    record["targets"] = [_target(sampler, number, person, sent, feedback) for person in persons_to_trace]
    return record


def _letter(sampler: Sampler, court: CourtProfile, sent: int | None) -> JsonObject:
    record: JsonObject = {}
    sampler.record_day(record, "dated_on", sent)
    record["sealed"] = sampler.happens("in order")
    record["issuing_court"] = court.name
    record["addressed_to"] = court.organ
    if sampler.happens("in order"):
        record["contact"] = sampler.pick(NAMES)
    documents = ("judgment_document",) if sampler.happens("mostly so") else ("other_basis", "enforcement_ruling")
    record["attachments"] = [*documents, "enforcement_notice"] if sampler.happens("in order") else list(documents)
    record["says_dishonest"] = sampler.happens("mostly so")
    return record


def _target(
    sampler: Sampler, number: str | None, person: JsonObject, sent: int | None, feedback: int | None
) -> JsonObject:
    record: JsonObject = {"person": person["id"]}
    if number is not None and sampler.happens("in order"):
        record["case_number"] = number
    record["need_held"] = sampler.happens("in order")
    if sampler.happens("in order"):
        record["need_reason"] = "测试理由"
    record["whereabouts_known"] = sampler.happens("whereabouts known")
    located = None
    if feedback is not None:
        record["result_locates"] = sampler.happens("result locates")
        if record["result_locates"]:
            located = feedback
            sampler.record_day(record, "measures_on", sampler.later(feedback, "measures"))
    if sent is not None and sampler.happens("located by the court"):
        located = sampler.record_day(record, "located_on", sampler.later(sent, "located")) or located
    withdrawn = sampler.record_day(record, "withdrawn_on", sampler.later(located, "withdrawal"))
    if withdrawn is not None:
        record["withdrawn_in_writing"] = sampler.happens("in order")
        record["withdrawn_to_same_organ"] = sampler.happens("in order")
    return record


def accesses(sampler: Sampler, requests_of_case: list[JsonObject]) -> list[JsonObject]:
    """Return one access for each result that was received."""
    received = [request["feedback_on"] for request in requests_of_case if "feedback_on" in request]
    return [
        {"id": f"a{n}", "accessed_on": day, "by_keeper": sampler.happens("in order")}
        for n, day in enumerate(received, 1)
    ]


def disclosures(sampler: Sampler) -> list[JsonObject]:
    """Return no or one disclosure."""
    day = sampler.later(sampler.accepted, "first act") if sampler.happens("disclosure") else None
    if day is None:
        return []
    record: JsonObject = {"id": "u1"}
    sampler.record_day(record, "disclosed_on", day)
    record["recipient"] = sampler.pick_word("recipient")
    record["tracing"] = sampler.happens("tracing disclosed")
    record["classes"] = ["tracing"] if record["tracing"] else ["public"]
    if sampler.happens("basis given"):
        record["basis"] = _BASIS_OF_DISCLOSURE
        record["basis_verified"] = sampler.happens("mostly so")
    return [record]


def publications(sampler: Sampler) -> list[JsonObject]:
    """Return no or one publication."""
    day = sampler.later(sampler.accepted, "first act") if sampler.happens("publication") else None
    if day is None:
        return []
    record: JsonObject = {"id": "w1"}
    sampler.record_day(record, "published_on", day)
    record["kind"] = sampler.pick_word("publication")
    record["outward"] = record["kind"] != "bulletin" or sampler.happens("outward")
    if record["kind"] == "bulletin":
        record["addressee"] = sampler.pick_word("addressee")
    record["mentions_police"] = sampler.happens("mentioned")
    record["mentions_means"] = sampler.happens("mentioned")
    return [record]
