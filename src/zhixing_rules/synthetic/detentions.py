"""Invented detentions, referrals to the police with their review, and private prosecutions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.synthetic.rates import DELAYS

if TYPE_CHECKING:
    from zhixing_rules.synthetic.courts import Seat
    from zhixing_rules.synthetic.sampler import Docket, Facts

__all__ = ["detentions", "private_prosecutions", "referrals"]

_PAPERS: Final = ("particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence")


def detentions(docket: Docket) -> tuple[list[Facts], list[Facts]]:
    """None or one detention, and the referral that follows it where there is one, as yet without its organ."""
    decided = docket.later(docket.first, "first act") if docket.often("detention") else None
    if decided is None:
        return [], []
    made: Facts = {"id": "d1", "person": "p1"}
    docket.put(made, "decided_on", decided)
    made["ground"] = docket.word("ground")
    made["refuses"] = docket.often("refuses")
    made["serious"] = docket.often("serious")
    length = made["days"] = int(docket.word("days"))
    intake = docket.put(made, "intake_on", docket.later(decided, "intake", worked=False))
    if intake is None:
        return [made], []
    ends = _term(docket, made, intake, length)
    needed = made["criminal_liability_needed"] = docket.often("criminal")
    if not needed:
        docket.put(made, "civil_disposal_on", docket.later(intake, "civil disposal"))
        return [made], []
    viewed = docket.put(made, "view_on", docket.later(intake, "view"))
    sent = None if viewed is None else docket.later(ends, "referral")
    if sent is None or viewed is None or sent < intake:
        return [made], []
    referred: Facts = {"id": "f1", "person": "p1", "detention": "d1", "offence": "refusal"}
    docket.put(referred, "sent_on", max(sent, viewed))
    return [made], [referred]


def _term(docket: Docket, made: Facts, intake: int, length: int) -> int:
    """The term as printed, leave and early release; gives back the day the detention ends."""
    ends = intake + length
    if docket.often("printed"):
        docket.put(made, "printed_start", intake)
        docket.put(made, "printed_end", ends - 1 if docket.often("misprinted") else ends)
    made["leave_days"] = 0
    if docket.often("leave"):
        made["leave_days"] = 2
        ends += 2
    elif docket.often("released early") and intake + 2 <= docket.days.last:
        ends = intake + 2
        docket.put(made, "released_early_on", ends)
    return ends


def referrals(docket: Docket, seat: Seat, begun: list[Facts]) -> list[Facts]:
    """The referral that follows a detention, or one of another offence, with its papers and its review."""
    if docket.often("referral of another offence"):
        sent = docket.later(docket.first, "first act")
        if sent is not None:
            other: Facts = {"id": f"f{len(begun) + 1}", "person": "p1", "offence": docket.word("offence")}
            other["obstructs_enforcement"] = docket.often("obstructs enforcement")
            docket.put(other, "sent_on", sent)
            begun = [*begun, other]
    for each in begun:
        _reviewed(docket, seat, each)
    return begun


def _reviewed(docket: Docket, seat: Seat, made: Facts) -> None:
    sent = docket.days.number(made["sent_on"])
    made["organ_name"], made["organ_level"] = seat.organ, seat.organ_level
    for name in ("at_court_seat", "at_place_of_act", "level_agreed", "sent_before_release"):
        made[name] = docket.often("in order")
    made["inventory"] = [paper for paper in _PAPERS if docket.often("in order")]
    received = docket.put(made, "received_on", docket.later(sent, "police receipt"))
    if received is None:
        return
    outcome = docket.word("outcome")
    if docket.often("extended"):
        _extended(docket, made, received)
    if outcome != "silent":
        made["conditions_met"] = outcome != "refused"
        made["materials_complete"] = outcome != "supplement"
    if outcome == "refused":
        refused = docket.put(made, "refusal_made_on", docket.later(received, "review"))
        if docket.put(made, "refusal_sent_on", docket.later(refused, "refusal sent")) is not None:
            made["refusal_to"] = docket.word("refusal to")
    elif outcome == "supplement":
        _supplemented(docket, made, received)
    elif outcome == "filed":
        docket.put(made, "filed_on", docket.later(received, "review"))


def _extended(docket: Docket, made: Facts, received: int) -> None:
    made["major_or_difficult"] = docket.often("mostly so")
    if docket.put(made, "extended_on", docket.later(received, "extension")) is not None:
        made["extension_approver"] = docket.word("extension approver")


def _supplemented(docket: Docket, made: Facts, received: int) -> None:
    notified = docket.put(made, "supplement_notified_on", docket.later(received, "review"))
    if notified is None:
        return
    if docket.often("in order"):
        docket.put(made, "supplement_due_on", notified + docket.of(DELAYS["period named"]))
    supplied = docket.put(made, "supplied_on", docket.later(notified, "supplement"))
    docket.put(made, "filed_on", docket.later(supplied, "supplement"))


def private_prosecutions(docket: Docket) -> list[Facts]:
    """None or one."""
    if not docket.often("private prosecution"):
        return []
    made: Facts = {"id": "s1", "person": "p1", "arrest_conditions_met": docket.often("mostly so")}
    decided = docket.put(made, "arrest_decided_on", docket.later(docket.first, "first act"))
    made["person_label"] = docket.word("label")
    if docket.put(made, "executed_on", docket.later(decided, "arrest", worked=False)) is not None:
        made["executed_by"] = docket.word("executor")
    return [made]
