"""The lawful records that the spaces vary. All persons are synthetic."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from space.json_records import Facts

__all__ = [
    "BASIC",
    "INTERMEDIATE",
    "answered",
    "at",
    "case",
    "detention",
    "mechanism",
    "prosecution",
    "referral",
    "request",
    "without",
]

BASIC: Final = "（2024）豫0822执1号"
INTERMEDIATE: Final = "（2024）豫08执4号"

_CASE: Final[Facts] = {
    "case_number": BASIC,
    "court": "博爱县人民法院",
    "police_counterpart": "博爱县公安局",
    "basis": {"kind": "judgment", "effective": True, "enforceable": True},
    "major_or_difficult": True,
    "persons": [
        {
            "id": "p1",
            "kind": "natural",
            "debtor": True,
            "roles": [],
            "name": "张某甲",
            "sex": "男",
            "resident_number": "11010519491231002X",
            "address": "虚构路1号",
            "telephone": "00000000",
        }
    ],
    "requests": [],
    "detentions": [],
    "referrals": [],
    "private_prosecutions": [],
}
_REQUEST: Final[Facts] = {
    "id": "r1",
    "letter": {
        "dated_on": "2025-01-06",
        "sealed": True,
        "issuing_court": "博爱县人民法院",
        "addressed_to": "博爱县公安局",
        "contact": "李某乙",
        "attachments": ["judgment_document", "enforcement_notice"],
    },
    "approved_on": "2025-01-06",
    "approver": "intermediate_bureau",
    "organ": {"name": "博爱县公安局", "level": "county", "desk": True},
    "sent_on": "2025-01-07",
    "targets": [
        {
            "person": "p1",
            "case_number": BASIC,
            "need_held": True,
            "need_reason": "线索中断",
            "whereabouts_known": False,
            "result_locates": False,
        }
    ],
}
_ANSWERED: Final[Facts] = {
    "consented_on": "2025-01-08",
    "consenter": "police_leader",
    "queried_on": "2025-01-08",
    "feedback_on": "2025-01-09",
    "feedback_to_court": True,
}
_DETENTION: Final[Facts] = {
    "id": "d1",
    "person": "p1",
    "decided_on": "2025-01-24",
    "ground": "refusal",
    "refuses": True,
    "serious": True,
    "intake_on": "2025-01-24",
    "days": 15,
    "leave_days": 0,
    "criminal_liability_needed": True,
    "view_on": "2025-01-26",
}
_REFERRAL: Final[Facts] = {
    "id": "f1",
    "person": "p1",
    "offence": "refusal",
    "at_court_seat": True,
    "at_place_of_act": True,
    "level_agreed": True,
    "obstructs_enforcement": False,
    "inventory": ["particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence"],
    "sent_on": "2025-01-27",
    "received_on": "2025-01-27",
    "materials_complete": True,
    "conditions_met": True,
    "major_or_difficult": False,
    "outcome_owed_unsupplied": False,
}
_PROSECUTION: Final[Facts] = {"id": "s1", "person": "p1", "arrest_conditions_met": True}
_MECHANISM: Final[Facts] = {
    "record": "joint_mechanism",
    "court": "焦作市中级人民法院",
    "court_level": "intermediate",
    "officers": [],
    "round_the_clock": True,
    "command_centre": True,
    "bulletins": [],
    "publications": [],
    "meetings": [],
}


def case(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return a case of a basic court without requests, detentions and referrals, with the given parts changed."""
    return deepcopy(_CASE | parts)


def request(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return a lawful request of 2025-01-07, before any act of the police."""
    return deepcopy(_REQUEST | parts)


def answered(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return a lawful request of 2025-01-07 with the result of the query."""
    return request(**_ANSWERED | parts)


def without(facts: Facts, *names: str) -> Facts:
    """Return a record without some fields."""
    return {name: value for name, value in facts.items() if name not in names}


def detention(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return a lawful detention of 15 days, from 2025-01-24 to 2025-02-08."""
    return deepcopy(_DETENTION | parts)


def referral(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return a referral received on 2025-01-27, before any act of the police."""
    return deepcopy(_REFERRAL | parts)


def prosecution(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return a private prosecution in which the conditions for arrest are met."""
    return deepcopy(_PROSECUTION | parts)


def mechanism(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return the joint mechanism of the city without any acts, with the given parts changed."""
    return deepcopy(_MECHANISM | parts)


def at(on: str, *complete: str | None) -> tuple[tuple[str, str | None], ...]:
    """Return moments on one report day, one for each day of completeness; ``None`` means not attested."""
    return tuple((on, each) for each in complete)
