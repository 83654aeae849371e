"""An invented case with acts of every urgency, and an invented docket."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any, Final

__all__ = ["CASE", "NAMES", "ON", "desk_case", "docket"]

ON: Final = date(2026, 9, 28)
"""A Monday, three working days before the National Day break of 2026."""
NAMES: Final = ("郑某甲", "郑某乙", "钱某丙")
"""The names of its persons."""

CASE: Final[dict[str, Any]] = {
    "case_number": "（2026）豫0825执1103号",
    "court": "温县人民法院",
    "court_level": "basic",
    "police_counterpart": "温县公安局",
    "complete_as_of": "2026-09-28",
    "officer": "李某",
    "clerk": "王某",
    "basis": {"kind": "judgment", "effective": True, "enforceable": True},
    "persons": [
        {
            "id": "p1",
            "kind": "natural",
            "debtor": True,
            "name": "郑某甲",
            "sex": "男",
            "resident_number": "00000019850101001X",
            "address": "虚构镇虚构村1号",
            "telephone": "00000000001",
            "listed_dishonest": True,
        },
        {
            "id": "p2",
            "kind": "natural",
            "debtor": True,
            "name": "郑某乙",
            "sex": "女",
            "resident_number": "000000198703030027",
            "address": "虚构镇虚构村1号",
            "listed_dishonest": True,
        },
        {"id": "p3", "kind": "natural", "debtor": False, "applicant": True, "name": "钱某丙"},
    ],
    "requests": [
        {
            "id": "q1",
            "letter": {
                "dated_on": "2026-09-01",
                "sealed": True,
                "issuing_court": "温县人民法院",
                "addressed_to": "温县公安局",
                "contact": "李某",
                "attachments": ["judgment_document", "enforcement_notice"],
                "says_dishonest": True,
            },
            "approved_on": "2026-09-02",
            "approver": "intermediate_bureau",
            "organ": {"name": "温县公安局", "level": "county", "desk": True},
            "sent_on": "2026-09-02",
            "consented_on": "2026-09-04",
            "queried_on": "2026-09-07",
            "feedback_on": "2026-09-11",
            "targets": [
                {
                    "person": "p1",
                    "case_number": "（2026）豫0825执1103号",
                    "need_held": True,
                    "need_reason": "虚构的理由",
                    "whereabouts_known": False,
                    "result_locates": True,
                    "measures_on": "2026-09-21",
                    "located_on": "2026-09-21",
                }
            ],
        }
    ],
    "detentions": [
        {
            "id": "d1",
            "person": "p2",
            "decided_on": "2026-08-12",
            "ground": "refusal",
            "refuses": True,
            "serious": True,
            "intake_on": "2026-08-12",
            "days": 15,
            "criminal_liability_needed": True,
            "view_on": "2026-08-20",
        },
        {
            "id": "d2",
            "person": "p1",
            "decided_on": "2026-09-22",
            "ground": "refusal",
            "refuses": True,
            "serious": True,
            "intake_on": "2026-09-23",
            "days": 15,
            "criminal_liability_needed": True,
            "view_on": "2026-09-27",
        },
    ],
    "referrals": [
        {
            "id": "f1",
            "person": "p2",
            "detention": "d1",
            "offence": "refusal",
            "organ_level": "county",
            "at_court_seat": True,
            "inventory": ["referral_letter", "particulars", "effective_instrument", "evidence"],
            "sent_on": "2026-08-25",
            "sent_before_release": True,
            "received_on": "2026-08-25",
            "materials_complete": False,
            "supplement_notified_on": "2026-08-31",
            "supplement_due_on": "2026-09-21",
        }
    ],
    "operations": [
        {
            "id": "o1",
            "large": True,
            "starts_on": "2026-09-30",
            "plan_made_on": "2026-09-25",
            "presence_needed": True,
        }
    ],
    "private_prosecutions": [],
    "vehicles": [],
    "incidents": [],
    "accesses": [],
    "disclosures": [],
    "publications": [],
}


def desk_case(**changed: Any) -> dict[str, Any]:  # noqa: ANN401  any field
    """Return the case with some of its fields changed."""
    return deepcopy(CASE) | changed


def docket() -> list[dict[str, Any]]:
    """Return invented cases of several officers and courts, some with nothing to do."""
    officers, courts = ("李某", "周某", None), ("温县人民法院", "沁阳市人民法院")
    cases = []
    for number in range(9):
        case = desk_case(
            case_number=f"（2026）豫0825执{number + 1}号", officer=officers[number % 3], court=courts[number % 2]
        )
        for name in ("requests", "referrals", "detentions", "operations")[: number % 5]:
            case[name] = []
        cases.append(case)
    return cases
