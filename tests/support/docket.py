"""A small invented docket on 28 September 2026, shortly before the National Day break, and a joint mechanism."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

__all__ = [
    "DOCKET",
    "HOSTILE",
    "MECHANISM",
    "ON",
    "UNREADABLE",
    "Loose",
    "case",
    "detention",
    "docket_lines",
    "main_case",
]

Loose = Any
"""The type of options that a helper of a test passes on, and of cases in any form."""

ON: Final = date(2026, 9, 28)
UNREADABLE: Final = '{"案号": "（2026）豫0802执9号", "拘留": '


def case(court: int, number: int, **fields: Loose) -> dict[str, Any]:
    """Return a case of an invented court, complete up to the day of judgment."""
    return {
        "case_number": f"（2026）豫08{court:02d}执{number}号",
        "court": f"示例{'一二三'[court % 3]}法院",
        "court_level": "basic",
        "police_counterpart": "示例公安局",
        "complete_as_of": "2026-09-28",
        "officer": f"示例法官{number}",
        "persons": [{"id": "p1", "kind": "natural", "name": "示例某甲", "debtor": True}],
        **{
            name: []
            for name in ("requests", "detentions", "referrals", "vehicles", "operations", "incidents", "accesses")
        },
        **fields,
    }


def detention(intake: str, days: int, view: str | None) -> dict[str, Any]:
    """Return a detention for a refusal that the court wants to refer."""
    held = {} if view is None else {"criminal_liability_needed": True, "view_on": view}
    return {
        "id": "d1",
        "person": "p1",
        "decided_on": intake,
        "ground": "refusal",
        "refuses": True,
        "serious": True,
        "intake_on": intake,
        "days": days,
        **held,
    }


def main_case() -> dict[str, Any]:
    """Return a case whose referral is due on 8 October 2026, the first working day after the break."""
    return case(11, 1, detentions=[detention("2026-09-23", 15, "2026-09-27")])


DOCKET: Final[tuple[dict[str, Any], ...]] = (
    main_case(),
    case(
        12,
        2,
        referrals=[
            {"id": "f1", "person": "p1", "offence": "refusal", "sent_on": "2026-09-01", "received_on": "2026-09-01"},
            {
                "id": "f2",
                "person": "p1",
                "offence": "refusal",
                "sent_on": "2026-06-15",
                "received_on": "2026-06-15",
                "conditions_met": True,
                "materials_complete": False,
                "supplement_notified_on": "2026-06-18",
                "supplement_due_on": "2026-07-03",
            },
            {
                "id": "f3",
                "person": "p1",
                "offence": "refusal",
                "sent_on": "2026-08-03",
                "received_on": "2026-08-03",
                "conditions_met": True,
                "materials_complete": True,
                "filed_on": "2026-08-07",
            },
        ],
    ),
    case(12, 3, operations=[{"id": "o1", "large": True, "starts_on": "2026-10-08"}]),
    case(
        13,
        4,
        requests=[
            {
                "id": "q1",
                "sent_on": "2026-06-30",
                "feedback_on": "2026-07-01",
                "approved_on": "2026-06-29",
                "targets": [{"person": "p1", "result_locates": True, "measures_on": "2026-07-01"}],
            },
            {"id": "q2", "sent_on": "2026-09-14", "targets": [{"person": "p1", "located_on": "2026-09-18"}]},
        ],
        detentions=[detention("2026-05-06", 10, None)],
    ),
    {
        "case_number": "（2026）豫0813执5号",
        "referrals": [
            {"id": "f1"},
            {"id": "f2", "refusal_made_on": "2026-09-10"},
        ],
    },
)

HOSTILE: Final = (
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "<b>&amp;\"'",
    "示" * 200,
    "a,b;c",
    "DTSTART:20260101",
    "#N/A",
)
"""Texts that a record can hold and that could do harm in a file."""

MECHANISM: Final[dict[str, Any]] = {
    "record": "joint_mechanism",
    "court": "示例中级人民法院",
    "court_level": "intermediate",
    "police_counterpart": "示例公安局",
    "complete_as_of": "2026-09-28",
    "officers": [
        {"id": "o1", "name": "示例专员甲", "appointed_on": "2026-01-05", "ended_on": "2026-08-14"},
        {"id": "o2", "name": "示例专员乙", "appointed_on": "2026-08-24"},
    ],
    "bulletins": [{"id": "b1", "issued_on": "2026-07-06", "addressee": "leading_group"}],
    "meetings": [{"id": "m1", "held_on": "2026-07-15", "both": True, "collected": True, "covers": "2026H1"}],
    "round_the_clock": True,
}


def docket_lines(*, broken: bool = True) -> str:
    """Return the docket as JSON Lines, with a line that cannot be read among them."""
    lines = [json.dumps(each, ensure_ascii=False) for each in DOCKET]
    if broken:
        lines.insert(2, UNREADABLE)
    return "\n".join(lines) + "\n"
