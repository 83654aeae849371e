"""Small spaces of single boundaries: every document type, two referrals, periods that end on working days."""

from __future__ import annotations

from typing import Final

from space.axes import event, fact, flag, manner, optional
from space.of_detention import following
from space.space import Space
from space.templates import at, case, detention, referral, request

__all__ = ["SPACES"]

TARGET: Final = "/requests/0/targets/0"
HELD: Final = "detentions.0"
REFERRAL: Final = "referrals.0"

GROUNDS_OF_DETENTION = Space(
    name="scope, ground (二), every ground of detention",
    path=TARGET,
    rules=("art1.scope",),
    template=case(
        requests=[request(sent_on="2025-01-06")],
        major_or_difficult=False,
        detentions=[detention(days=3, decided_on="2025-01-05", intake_on="2025-01-20")],
    ),
    axes=(
        fact(f"{HELD}.ground", "refusal", "property_report", "obstruction", "other"),
        flag(f"{HELD}.refuses"),
        flag("requests.0.targets.0.whereabouts_known"),
    ),
    moments=at("2025-01-08", None, "2025-01-08"),
)
HELD_WITH_LEAVE = Space(
    name="known whereabouts, in the detention centre, with leave",
    path=TARGET,
    rules=("art5.i3.known-whereabouts",),
    template=case(
        requests=[request()],
        detentions=[detention(days=2, decided_on="2025-01-02", intake_on="2025-01-03", printed_end="2025-01-05")],
    ),
    axes=(
        event("requests.0.sent_on", "2025-01-04", "2025-01-05", "2025-01-06", "2025-01-07"),
        optional(f"{HELD}.leave_days", 0, 1, 2, required_on="2025-01-05"),
        event(f"{HELD}.released_early_on", "2025-01-04", "2025-01-06"),
    ),
    moments=at("2025-01-08", "2025-01-08"),
)
WITHDRAWN_WITH_LEAVE = Space(
    name="withdrawal, the end of the detention with leave",
    path=TARGET,
    rules=("art3.i4.withdrawal",),
    template=case(
        requests=[request()],
        detentions=[detention(days=2, decided_on="2025-01-02", intake_on="2025-01-03", printed_end="2025-01-05")],
    ),
    axes=(
        event("requests.0.sent_on", "2025-01-04", "2025-01-05", "2025-01-06", "2025-01-07"),
        optional(f"{HELD}.leave_days", 0, 1, 2, required_on="2025-01-05"),
        event(f"{HELD}.released_early_on", "2025-01-04", "2025-01-06"),
    ),
    moments=at("2025-01-08", "2025-01-08"),
)
INSTRUMENTS = Space(
    name="detention permitted, every document type",
    path="/detentions/0",
    rules=("art7.p1.detention",),
    template=case(detentions=[detention()]),
    axes=(
        fact("basis.kind", "judgment", "ruling", "payment_order", "mediation", "award", "notarised_debt", "other"),
        flag("basis.effective"),
        flag("basis.enforceable"),
        event("basis.ruling_made_on", "2025-01-24", "2025-01-25"),
    ),
    moments=at("2025-01-25", "2025-01-25"),
)
LEAVE_ABOUT_COMMENCEMENT = Space(
    name="leave about the day of commencement",
    path="/detentions/0",
    rules=("art7.p2.civil-track", "art7.p2.referral"),
    template=case(
        detentions=[
            detention(
                decided_on="2024-09-24",
                intake_on="2024-09-24",
                printed_end="2024-10-09",
                released_early_on="2024-12-02",
                view_on="2024-09-30",
            )
        ]
    ),
    axes=(optional(f"{HELD}.leave_days", 0, 1, 2, required_on="2024-10-09"), flag(f"{HELD}.criminal_liability_needed")),
    moments=at("2024-10-11", "2024-10-11"),
)
TWO_REFERRALS = Space(
    name="referral in time, two referrals",
    path="/detentions/0",
    rules=("art7.p2.referral",),
    template=case(
        detentions=[detention(printed_end="2025-02-08"), detention(id="d2")],
        referrals=[following(), following(id="f2")],
    ),
    axes=tuple(
        axis
        for number in (0, 1)
        for axis in (
            event(f"referrals.{number}.sent_on", "2025-02-07", "2025-02-08", "2025-02-09"),
            flag(f"referrals.{number}.sent_before_release"),
            fact(f"referrals.{number}.detention", "d1", "d2"),
            fact(f"referrals.{number}.offence", "refusal", "obstruction"),
        )
    ),
    moments=(*at("2025-02-08", "2025-02-08"), *at("2025-02-10", "2025-02-10")),
)
_DAYS: Final = tuple((day, day) for day in ("2025-02-18", "2025-02-19", "2025-03-14", "2025-03-17", "2025-03-18"))
_RECEIVED: Final = (
    event(f"{REFERRAL}.received_on", "2025-02-11", "2025-02-13", blank=False),
    event(f"{REFERRAL}.extended_on", "2025-02-18", "2025-02-19"),
    manner(f"{REFERRAL}.extension_approver", "county_level_head"),
    flag(f"{REFERRAL}.major_or_difficult"),
)
WORKING_DAYS = Space(
    name="review, the seven days ending on working days",
    path="/referrals/0",
    rules=("art9.filing", "art9.extension", "art9.refusal-notice"),
    template=case(referrals=[referral(materials_complete=False)]),
    axes=(
        *_RECEIVED,
        flag(f"{REFERRAL}.conditions_met"),
        event(f"{REFERRAL}.filed_on", "2025-02-18", "2025-02-19", "2025-03-17"),
        event(f"{REFERRAL}.refusal_made_on", "2025-02-18", "2025-02-19", "2025-03-17", "2025-03-18"),
    ),
    moments=_DAYS,
)
NOTICE_ON_WORKING_DAYS = Space(
    name="supplement notice, the seven days ending on working days",
    path="/referrals/0",
    rules=("art9.supplement-notice",),
    template=case(referrals=[referral(materials_complete=False)]),
    axes=(
        *_RECEIVED,
        event(f"{REFERRAL}.supplement_notified_on", "2025-02-18", "2025-02-19", "2025-03-17", "2025-03-18"),
        optional(f"{REFERRAL}.supplement_due_on", "2025-03-31", required_on=f"{REFERRAL}.supplement_notified_on"),
    ),
    moments=_DAYS,
)

SPACES = (
    *(GROUNDS_OF_DETENTION, HELD_WITH_LEAVE, WITHDRAWN_WITH_LEAVE, INSTRUMENTS, LEAVE_ABOUT_COMMENCEMENT),
    TWO_REFERRALS,
    *(WORKING_DAYS, NOTICE_ON_WORKING_DAYS),
)
