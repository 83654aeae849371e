"""Synthetic detentions, referrals to the police with their review, and private prosecutions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.synthetic.rates import DELAYS

if TYPE_CHECKING:
    from zhixing_rules.synthetic.courts import CourtProfile
    from zhixing_rules.synthetic.sampler import JsonObject, Sampler

__all__ = ["detentions", "private_prosecutions", "referrals"]

_DOCUMENTS: Final = ("particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence")


def detentions(sampler: Sampler, person: str) -> tuple[list[JsonObject], list[JsonObject]]:
    """Return no or one detention of a person, and no or one referral after it, without the organ and the review."""
    decided = sampler.later(sampler.accepted, "first act") if sampler.happens("detention") else None
    if decided is None:
        return [], []
    record: JsonObject = {"id": "d1", "person": person}
    sampler.record_day(record, "decided_on", decided)
    record["ground"] = sampler.pick_word("ground")
    record["refuses"] = sampler.happens("refuses")
    record["serious"] = sampler.happens("serious")
    length = record["days"] = int(sampler.pick_word("days"))
    intake = sampler.record_day(record, "intake_on", sampler.later(decided, "intake", working=False))
    if intake is None:
        return [record], []
    ends = _add_term(sampler, record, intake, length)
    needed = record["criminal_liability_needed"] = sampler.happens("criminal")
    if not needed:
        sampler.record_day(record, "civil_disposal_on", sampler.later(intake, "civil disposal"))
        return [record], []
    viewed = sampler.record_day(record, "view_on", sampler.later(intake, "view"))
    sent = None if viewed is None else sampler.later(ends, "referral")
    if sent is None or viewed is None or sent < intake:
        return [record], []
    referral: JsonObject = {"id": "f1", "person": person, "detention": "d1", "offence": "refusal"}
    sampler.record_day(referral, "sent_on", max(sent, viewed))
    return [record], [referral]


def _add_term(sampler: Sampler, record: JsonObject, intake: int, length: int) -> int:
    """Add the printed term, leave and early release; return the day number on which the detention ends."""
    ends = intake + length
    if sampler.happens("printed"):
        sampler.record_day(record, "printed_start", intake)
        sampler.record_day(record, "printed_end", ends - 1 if sampler.happens("misprinted") else ends)
    record["leave_days"] = 0
    if sampler.happens("leave"):
        record["leave_days"] = 2
        ends += 2
    elif sampler.happens("released early") and intake + 2 <= sampler.days.last:
        ends = intake + 2
        sampler.record_day(record, "released_early_on", ends)
    return ends


def referrals(sampler: Sampler, court: CourtProfile, referred: list[JsonObject]) -> list[JsonObject]:
    """Return the referrals with their documents and reviews: those that follow a detention, and one of another offence.

    Args:
        sampler: the sampler of the case.
        court: the court of the case.
        referred: the referrals that follow a detention.

    Returns:
        The dictionaries of `referred`, completed in place, then the other referral, if any; may be empty.
    """
    if sampler.happens("referral of another offence"):
        sent = sampler.later(sampler.accepted, "first act")
        if sent is not None:
            other: JsonObject = {"id": f"f{len(referred) + 1}", "person": "p1", "offence": sampler.pick_word("offence")}
            other["obstructs_enforcement"] = sampler.happens("obstructs enforcement")
            sampler.record_day(other, "sent_on", sent)
            referred = [*referred, other]
    for each in referred:
        _add_review(sampler, court, each)
    return referred


def _add_review(sampler: Sampler, court: CourtProfile, record: JsonObject) -> None:
    sent = sampler.days.number(record["sent_on"])
    record["organ_name"], record["organ_level"] = court.organ, court.organ_level
    for name in ("at_court_seat", "at_place_of_act", "level_agreed", "sent_before_release"):
        record[name] = sampler.happens("in order")
    record["inventory"] = [document for document in _DOCUMENTS if sampler.happens("in order")]
    received = sampler.record_day(record, "received_on", sampler.later(sent, "police receipt"))
    if received is None:
        return
    outcome = sampler.pick_word("outcome")
    if sampler.happens("extended"):
        _add_extension(sampler, record, received)
    if outcome not in {"silent", "transferred"}:
        record["conditions_met"] = outcome != "refused"
        record["materials_complete"] = outcome != "supplement"
    if outcome == "refused":
        refused = sampler.record_day(record, "refusal_made_on", sampler.later(received, "review"))
        if sampler.record_day(record, "refusal_sent_on", sampler.later(refused, "refusal sent")) is not None:
            record["refusal_to"] = sampler.pick_word("refusal to")
    elif outcome == "supplement":
        _add_supplement(sampler, record, received)
    elif outcome == "filed":
        sampler.record_day(record, "filed_on", sampler.later(received, "review"))
    elif outcome == "transferred":
        sampler.record_day(record, "transferred_on", sampler.later(received, "review"))


def _add_extension(sampler: Sampler, record: JsonObject, received: int) -> None:
    record["major_or_difficult"] = sampler.happens("mostly so")
    if sampler.record_day(record, "extended_on", sampler.later(received, "extension")) is not None:
        record["extension_approver"] = sampler.pick_word("extension approver")


def _add_supplement(sampler: Sampler, record: JsonObject, received: int) -> None:
    notified = sampler.record_day(record, "supplement_notified_on", sampler.later(received, "review"))
    if notified is None:
        return
    if sampler.happens("in order"):
        sampler.record_day(record, "supplement_due_on", notified + sampler.pick(DELAYS["period named"]))
    supplied = sampler.record_day(record, "supplied_on", sampler.later(notified, "supplement"))
    sampler.record_day(record, "filed_on", sampler.later(supplied, "supplement"))


def private_prosecutions(sampler: Sampler) -> list[JsonObject]:
    """Return no or one private prosecution."""
    if not sampler.happens("private prosecution"):
        return []
    record: JsonObject = {"id": "s1", "person": "p1", "arrest_conditions_met": sampler.happens("mostly so")}
    decided = sampler.record_day(record, "arrest_decided_on", sampler.later(sampler.accepted, "first act"))
    if decided is not None:
        record["person_label"] = sampler.pick_word("label")
    if sampler.record_day(record, "executed_on", sampler.later(decided, "arrest", working=False)) is not None:
        record["executed_by"] = sampler.pick_word("executor")
    return [record]
