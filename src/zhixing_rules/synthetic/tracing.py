"""Invented tracing: requests from the letter to the withdrawal, and who handled, told and published what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.records.synthetic_values import NAMES

if TYPE_CHECKING:
    from zhixing_rules.synthetic.courts import Seat
    from zhixing_rules.synthetic.sampler import Docket, Facts

__all__ = ["accesses", "disclosures", "publications", "requests"]

_BASIS_OF_DISCLOSURE: Final = "测试条例第一条"


def requests(docket: Docket, seat: Seat, number: str | None, persons: list[Facts], held: Facts | None) -> list[Facts]:
    """None, one or two requests; most often one where a person was not found to be detained."""
    if held is None and not docket.often("request"):
        return []
    made = [_request(docket, seat, number, persons, "q1")]
    if docket.often("second request"):
        made.append(_request(docket, seat, number, persons, "q2"))
    return made


def _request(docket: Docket, seat: Seat, number: str | None, persons: list[Facts], key: str) -> Facts:
    approved = docket.later(docket.later(docket.first, "first act"), "approval")
    sent = docket.later(approved, "sending")
    if sent is not None and sent < docket.first:
        sent = approved
    made: Facts = {"id": key}
    if docket.often("in order"):
        made["letter"] = _letter(docket, seat, sent)
    docket.put(made, "approved_on", approved)
    made["approver"] = "own_bureau" if seat.intermediate else docket.word("approver")
    level = seat.organ_level if docket.often("in order") else seat.other_level
    made["organ"] = {"name": seat.organ, "level": level, "desk": docket.often("in order")}
    docket.put(made, "sent_on", sent)
    consented = docket.put(made, "consented_on", docket.later(sent, "consent"))
    if consented is not None:
        made["consenter"] = docket.word("consenter")
    queried = docket.put(made, "queried_on", docket.later(sent if consented is None else consented, "query"))
    feedback = docket.put(made, "feedback_on", docket.later(queried, "feedback"))
    if feedback is not None:
        made["feedback_to_court"] = docket.often("in order")
    docket.put(made, "feedback_received_on", docket.later(feedback, "receipt"))
    docket.put(made, "centre_informed_on", docket.later(sent, "centre"))
    outside = docket.often("person outside the scope")
    traced = [person for person in persons if person["debtor"] or person["roles"][0]["kind"] != "spouse" or outside]
    made["targets"] = [_target(docket, number, person, sent, feedback) for person in traced]
    return made


def _letter(docket: Docket, seat: Seat, sent: int | None) -> Facts:
    made: Facts = {}
    docket.put(made, "dated_on", sent)
    made["sealed"] = docket.often("in order")
    made["issuing_court"] = seat.court
    made["addressed_to"] = seat.organ
    if docket.often("in order"):
        made["contact"] = docket.of(NAMES)
    papers = ("judgment_document",) if docket.often("mostly so") else ("other_basis", "enforcement_ruling")
    made["attachments"] = [*papers, "enforcement_notice"] if docket.often("in order") else list(papers)
    made["says_dishonest"] = docket.often("mostly so")
    return made


def _target(docket: Docket, number: str | None, person: Facts, sent: int | None, feedback: int | None) -> Facts:
    made: Facts = {"person": person["id"]}
    if number is not None and docket.often("in order"):
        made["case_number"] = number
    made["need_held"] = docket.often("in order")
    if docket.often("in order"):
        made["need_reason"] = "测试理由"
    made["whereabouts_known"] = docket.often("whereabouts known")
    found = None
    if feedback is not None:
        made["result_locates"] = docket.often("result locates")
        if made["result_locates"]:
            found = feedback
            docket.put(made, "measures_on", docket.later(feedback, "measures"))
    if sent is not None and docket.often("found by the court"):
        found = docket.put(made, "located_on", docket.later(sent, "found")) or found
    withdrawn = docket.put(made, "withdrawn_on", docket.later(found, "withdrawal"))
    if withdrawn is not None:
        made["withdrawn_in_writing"] = docket.often("in order")
        made["withdrawn_to_same_organ"] = docket.often("in order")
    return made


def accesses(docket: Docket, asked: list[Facts]) -> list[Facts]:
    """One handling for each result that came."""
    came = [request["feedback_on"] for request in asked if "feedback_on" in request]
    return [{"id": f"a{n}", "accessed_on": day, "by_keeper": docket.often("in order")} for n, day in enumerate(came, 1)]


def disclosures(docket: Docket) -> list[Facts]:
    """None or one: to court staff most often."""
    day = docket.later(docket.first, "first act") if docket.often("disclosure") else None
    if day is None:
        return []
    made: Facts = {"id": "u1"}
    docket.put(made, "disclosed_on", day)
    made["recipient"] = docket.word("recipient")
    made["tracing"] = docket.often("tracing told")
    made["classes"] = ["tracing"] if made["tracing"] else ["public"]
    if docket.often("basis given"):
        made["basis"] = _BASIS_OF_DISCLOSURE
        made["basis_verified"] = docket.often("mostly so")
    return [made]


def publications(docket: Docket) -> list[Facts]:
    """None or one."""
    day = docket.later(docket.first, "first act") if docket.often("publication") else None
    if day is None:
        return []
    made: Facts = {"id": "w1"}
    docket.put(made, "published_on", day)
    made["kind"] = docket.word("publication")
    made["outward"] = made["kind"] != "bulletin" or docket.often("outward")
    if made["kind"] == "bulletin":
        made["addressee"] = docket.word("addressee")
    made["mentions_police"] = docket.often("mentioned")
    made["mentions_means"] = docket.often("mentioned")
    return [made]
