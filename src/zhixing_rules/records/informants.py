"""Who can say what a field holds, so that a question goes to the person who can answer it.

It depends on the type of the record and the field alone, never on what is recorded.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhixing_rules.records.annotations import field_names
from zhixing_rules.records.case import Case
from zhixing_rules.records.detention import Detention, PrivateProsecution, Referral
from zhixing_rules.records.disclosures import Access
from zhixing_rules.records.enums import Informant
from zhixing_rules.records.mechanism import JointMechanism
from zhixing_rules.records.operations import Incident, Vehicle
from zhixing_rules.records.person import Person
from zhixing_rules.records.secrecy_classes import derived_from, record_inside
from zhixing_rules.records.tracing import Organ, Target, TracingRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

__all__ = ["informant_of"]

_OF_RECORDS: Final[dict[type[BaseModel], Informant]] = {
    Case: Informant.JUDGE,
    JointMechanism: Informant.COMMAND_CENTRE,
    Access: Informant.KEEPER,
}
"""Who can say what a record holds; for a record that is not here, who can say it of the record around it."""

_OF_FIELDS: Final[dict[type[BaseModel], dict[Informant, tuple[str, ...]]]] = {
    Person: {Informant.APPLICANT: ("address", "telephone")},
    Organ: {Informant.POLICE: ("desk",)},
    TracingRequest: {
        Informant.POLICE: ("consented_on", "consenter", "queried_on", "feedback_on", "feedback_to_court"),
        Informant.KEEPER: ("feedback_received_on",),
    },
    Target: {Informant.KEEPER: ("result_locates",)},
    Detention: {
        Informant.DETENTION_CENTRE: (
            *("intake_on", "leave_days", "released_early_on", "released_on", "handed_over_on"),
        ),
    },
    Referral: {
        Informant.POLICE: (
            *("level_agreed", "received_on", "receipt_number", "receipt_on", "police_officer", "police_telephone"),
            *("procuratorate_notified_on", "materials_complete", "conditions_met", "major_or_difficult"),
            *("review_ended_on", "extended_on", "extension_approver", "filed_on", "transferred_on"),
            *("supplement_notified_on", "supplement_due_on", "refusal_made_on", "refusal_sent_on", "refusal_to"),
            *("criminal_measure_on", "turned_away_on", "registered_on", "verification_needed", "wrong_organ_held_on"),
            *("wrong_organ_held_at", "transferred_at", "transferred_to", "transfer_told_on", "decision_approver"),
            *("complainant_served_on", "letter_on", "letter_reasons", "dropped_on", "dropped_told_on"),
            *("new_facts_on", "reasons_request_received_on", "reasons_given_on", "filing_notice_received_on"),
            "delay_explained_on",
        ),
        Informant.APPLICANT: ("complained_on",),
    },
    PrivateProsecution: {
        Informant.POLICE: ("executed_on", "executed_by", "warrant_on", "executed_told_on", "not_caught_told_on"),
        Informant.APPLICANT: ("complained_on", "not_pursued"),
    },
    Incident: {
        Informant.POLICE: (
            *("dispatched_on", "within_24_hours", "handled_on", "registered_on", "filed_on", "answered_on"),
            "administrative_penalty_on",
        )
    },
    Vehicle: {Informant.POLICE: ("found_during", "found_on", "notified_on", "held", "transfer_registered_on")},
    JointMechanism: {Informant.POLICE: ("information_shared",)},
}
"""The fields that somebody else can speak to."""


def informant_of(model: type[BaseModel], steps: Iterable[str]) -> Informant | None:
    """Return who can say what stands at a place of a record.

    Args:
        model: the type of the whole record.
        steps: the path to the place; list indices are ignored, and a part of a value has the answer of its field.

    Returns:
        The answer; ``None`` for a type of record that this library does not have.

    Raises:
        LookupError: the record has no such place.

    Examples:
        >>> from zhixing_rules.records import Case
        >>> informant_of(Case, ["referrals", "0", "filed_on"]).zh
        '公安机关（书面答复）'
        >>> informant_of(Case, ["案号"])
        <Informant.JUDGE: 'judge'>
    """
    return _informant(model, tuple(step for step in steps if not step.lstrip("-").isdecimal() and step != "-"))


@lru_cache(maxsize=1024)
def _informant(model: type[BaseModel], names: tuple[str, ...]) -> Informant | None:
    known = _of_record(model)
    if known is None:
        return None
    inside: type[BaseModel] | None = model
    for name in names:
        if inside is None:
            break  # a part of a value, such as a case number
        field = field_names(inside).get(name, name)
        if field not in inside.model_fields:
            if not hasattr(inside, name):
                raise LookupError(f"{inside.__name__} has no field of that name")
            field = derived_from(inside, name)[0]
        known = _of_field(inside, field) or known
        inside = record_inside(inside.model_fields[field].annotation)
        known = (inside and _of_record(inside)) or known
    return known


def _of_record(model: type[BaseModel]) -> Informant | None:
    return next((_OF_RECORDS[kind] for kind in model.__mro__ if kind in _OF_RECORDS), None)


def _of_field(model: type[BaseModel], field: str) -> Informant | None:
    declared = (_OF_FIELDS[kind] for kind in model.__mro__ if kind in _OF_FIELDS)
    return next((who for each in declared for who, fields in each.items() if field in fields), None)
