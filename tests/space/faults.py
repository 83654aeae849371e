"""Where the library and the law differ: expected failures, until the library is mended.

`FAULTS` names the points, as `weaker` does, so that everything else of those spaces stays under test; the records
below are the plainest of each, with the verdict the law gives.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from space.scratch import Facts
from space.templates import case, detention, referral, request
from space.weaker import Place

__all__ = ["FAULTS", "RECORDS", "Fault"]

FAULTS: Final = (
    Place("consent", "art3.i2.consent", "pending", "fail"),
    Place("consent", "art3.i2.consent", "fail pending", "fail", ("requests.0.queried_on",)),
    Place("a request in a case of a later year", "art3.i2.consent", "pending", "fail", ("requests.0.sent_on",)),
    Place("civil track", "art7.p2.civil-track", "review", "fail"),
    Place("desk, an organ of the city's districts", "art2.i2.desk", "fail", "open"),
    Place("supplement", "art9.supplement", "not_applicable", "open"),
)


class Fault(NamedTuple):
    """One record on which the library says something else than the law."""

    name: str
    law: str
    record: Facts
    on: str
    path: str
    rule: str
    lawful: str


def _of(complete: str, **parts: Any) -> Facts:  # noqa: ANN401  any JSON
    return case(complete_as_of=complete, **parts)


def _unqueried() -> Facts:
    made = request(sent_on="2025-01-07", consented_on="2025-01-06")
    for unsaid in ("queried_on", "feedback_on", "feedback_to_court"):
        del made[unsaid]
    return made


_ELSEWHERE: Final = {"name": "虚构公安分局甲", "level": "county", "desk": True}

RECORDS: Final = (
    Fault(
        "consent before the letter, and no query yet",
        "Art 3(二) wants consent before the query. Until the query is run the leader can still consent to the letter; "
        "consent given too early is no consent yet, as consent of another leader is none (which the library says).",
        _of("2025-01-08", requests=[_unqueried()]),
        "2025-01-08",
        "/requests/0",
        "art3.i2.consent",
        "pending",
    ),
    Fault(
        "dealt with by civil enforcement before the detention",
        "Art 7(2) orders civil enforcement law after the detention (司法拘留后) and forbids none before it. What was "
        "done before the intake is only not the act it asks for, which has no day: a person must judge.",
        _of(
            "2025-01-25",
            detentions=[
                detention(printed_end="2025-02-08", criminal_liability_needed=False, civil_disposal_on="2025-01-23")
            ],
        ),
        "2025-01-25",
        "/detentions/0",
        "art7.p2.civil-track",
        "review",
    ),
    Fault(
        "a letter to another organ than the recorded counterpart",
        "Art 2(二): the desk of the court's own county, city or district. The record names that organ "
        "(police_counterpart) and the letter went to another: nothing is left to ask.",
        _of(
            "2025-01-08",
            case_number="（2024）豫0802执1号",
            court="焦作市解放区人民法院",
            police_counterpart="虚构公安分局乙",
            requests=[request(organ=_ELSEWHERE)],
        ),
        "2025-01-08",
        "/requests/0",
        "art2.i2.desk",
        "fail",
    ),
    Fault(
        "a notice to supplement that names no period",
        "Art 9: supplement within the named period (在指定期限内). A complete record without one has none; the fault "
        "is in the notice (art9.supplement-notice), and there is no period for the supplement to keep.",
        _of(
            "2025-02-10",
            referrals=[
                referral(materials_complete=False, supplement_notified_on="2025-01-28", supplied_on="2025-02-05")
            ],
        ),
        "2025-02-10",
        "/referrals/0",
        "art9.supplement",
        "not_applicable",
    ),
)
