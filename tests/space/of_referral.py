"""Spaces of a referral: its documents, its addressee, and the review by the police (arts 7 to 9, 11)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Final

from space.axes import Axis, event, fact, flag, judgment, manner, optional
from space.json_records import Facts
from space.space import Space
from space.templates import BASIC, INTERMEDIATE, at, case, referral, without

__all__ = ["SPACES"]

PATH: Final = "/referrals/0"
PREFIX: Final = "referrals.0"
_SENT = event(f"{PREFIX}.sent_on", "2024-10-09", "2024-10-10", "2025-01-27", "2025-01-28", "2025-01-29")
_DOCUMENTS = ("particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence", "other")
_UNSENT: Final = without(referral(), "sent_on", "received_on")

_LATER: Final = "2025-12-31"
"""A day after every report day: an act recorded for it is known not to have happened yet, and need not be varied."""

DOCUMENTS = Space(
    name="documents of a referral",
    path=PATH,
    rules=(
        "art8.particulars",
        "art8.i1.referral-letter",
        "art8.i2.effective-instrument",
        "art8.i3.enforcement-report",
        "art8.i4.evidence",
    ),
    template=case(referrals=[_UNSENT]),
    axes=(
        _SENT,
        optional(
            f"{PREFIX}.inventory",
            *(list(documents) for count in range(len(_DOCUMENTS) + 1) for documents in combinations(_DOCUMENTS, count)),
            required_on=f"{PREFIX}.sent_on",
        ),
    ),
    moments=(
        *at("2025-01-26", None, "2025-01-26"),
        *at("2025-01-27", None, "2024-10-09", "2025-01-26", "2025-01-27", "2025-02-28"),
        *at("2025-01-28", None, "2025-01-27", "2025-01-28"),
    ),
)
COMPETENT = Space(
    name="competent organ and applicable articles",
    path=PATH,
    rules=("art7.p1.detention", "art7.p2.competent-organ", "art11.same-procedure", "art17.commencement"),
    template=case(referrals=[_UNSENT]),
    axes=(
        fact("case_number", BASIC, INTERMEDIATE),
        fact("court_level", "basic", "intermediate"),
        _SENT,
        fact(f"{PREFIX}.offence", "refusal", "obstruction", "property_disposal"),
        flag(f"{PREFIX}.obstructs_enforcement"),
        flag(f"{PREFIX}.at_court_seat"),
        flag(f"{PREFIX}.at_place_of_act"),
        judgment(f"{PREFIX}.level_agreed"),
    ),
    moments=(*at("2025-01-27", None, "2025-01-27"), *at("2025-01-28", "2025-01-26", "2025-01-28")),
    possible=lambda world: (world["case_number"] == INTERMEDIATE) == (world["court_level"] == "intermediate"),
)


def _due(day: str) -> Axis:
    """Return the axis of the last day that the notice sets for the supplement."""
    return optional(f"{PREFIX}.supplement_due_on", day, required_on=f"{PREFIX}.supplement_notified_on")


_AROUND_SEVEN = (
    *at("2025-01-27", None, "2025-01-27"),
    *at("2025-02-05", None, "2025-01-27", "2025-02-04", "2025-02-05"),
    *at("2025-02-06", None, "2025-02-05", "2025-02-06"),
    *at("2025-02-08", None, "2025-02-05", "2025-02-07", "2025-02-08"),
)
FILING = Space(
    name="filing, within seven days",
    path=PATH,
    rules=("art9.filing",),
    template=case(referrals=[referral(refusal_made_on=_LATER, transferred_on=_LATER)]),
    axes=(
        event(f"{PREFIX}.received_on", "2024-10-09", "2025-01-27", "2025-01-30"),
        event(f"{PREFIX}.filed_on", "2025-01-27", "2025-02-05", "2025-02-06", "2025-02-07", "2025-02-08"),
        event(f"{PREFIX}.supplement_notified_on", "2025-01-27", "2025-02-05", "2025-02-06"),
        event(f"{PREFIX}.supplied_on", "2025-01-27", "2025-02-05", "2025-02-06", "2025-02-08"),
        flag(f"{PREFIX}.conditions_met"),
        flag(f"{PREFIX}.materials_complete"),
    ),
    moments=_AROUND_SEVEN,
)
NOTICE = Space(
    name="supplement notice, within seven days",
    path=PATH,
    rules=("art9.supplement-notice",),
    template=case(referrals=[referral(filed_on=_LATER, refusal_made_on=_LATER, transferred_on=_LATER)]),
    axes=(
        event(f"{PREFIX}.received_on", "2024-10-09", "2025-01-27", "2025-01-30"),
        event(f"{PREFIX}.supplement_notified_on", "2025-01-27", "2025-02-05", "2025-02-06", "2025-02-08"),
        _due("2025-02-10"),
        flag(f"{PREFIX}.conditions_met"),
        flag(f"{PREFIX}.materials_complete"),
    ),
    moments=_AROUND_SEVEN,
)
_AROUND_THIRTY = (
    *at("2025-02-05", None, "2025-02-05"),
    *at("2025-02-06", None, "2025-02-04", "2025-02-05", "2025-02-06"),
    *at("2025-02-26", None, "2025-02-05", "2025-02-06", "2025-02-26"),
    *at("2025-02-27", None, "2025-02-26", "2025-02-27"),
    *at("2025-03-03", "2025-03-03"),
)
_EXTENSION = (
    event(f"{PREFIX}.received_on", "2024-10-09", "2025-01-27", "2025-01-28"),
    event(f"{PREFIX}.extended_on", "2025-02-05", "2025-02-06", "2025-02-25", "2025-02-27"),
    flag(f"{PREFIX}.major_or_difficult"),
    manner(f"{PREFIX}.extension_approver", "county_level_head", "other"),
)
EXTENSION = Space(
    name="filing under an extension",
    path=PATH,
    rules=("art9.filing", "art9.extension"),
    template=case(referrals=[referral(supplement_notified_on=_LATER, refusal_made_on=_LATER, transferred_on=_LATER)]),
    axes=(
        *_EXTENSION,
        event(f"{PREFIX}.filed_on", "2025-02-05", "2025-02-06", "2025-02-26", "2025-02-27", "2025-02-28"),
    ),
    moments=_AROUND_THIRTY,
)
REFUSAL = Space(
    name="refusal notice under an extension",
    path=PATH,
    rules=("art9.refusal-notice",),
    template=case(
        referrals=[
            referral(materials_complete=False, supplement_notified_on=_LATER, filed_on=_LATER, transferred_on=_LATER)
        ]
    ),
    axes=(
        *_EXTENSION,
        flag(f"{PREFIX}.conditions_met"),
        event(f"{PREFIX}.refusal_made_on", "2025-02-05", "2025-02-06", "2025-02-26", "2025-02-27"),
    ),
    moments=_AROUND_THIRTY,
)
NOTICE_EXTENDED = Space(
    name="supplement notice under an extension",
    path=PATH,
    rules=("art9.supplement-notice",),
    template=case(
        referrals=[referral(materials_complete=False, filed_on=_LATER, refusal_made_on=_LATER, transferred_on=_LATER)]
    ),
    axes=(
        *_EXTENSION,
        event(f"{PREFIX}.supplement_notified_on", "2025-02-05", "2025-02-06", "2025-02-26", "2025-02-27"),
        _due("2025-03-03"),
    ),
    moments=_AROUND_THIRTY,
)
SUPPLEMENT = Space(
    name="supplement",
    path=PATH,
    rules=("art9.supplement", "art9.supplement-notice"),
    template=case(
        referrals=[
            referral(
                sent_on="2025-01-20",
                received_on="2025-01-20",
                materials_complete=False,
                filed_on=_LATER,
                refusal_made_on=_LATER,
                transferred_on=_LATER,
            )
        ]
    ),
    axes=(
        event(f"{PREFIX}.supplement_notified_on", "2025-01-24", "2025-01-27", "2025-02-04", "2025-02-05", "2025-02-06"),
        optional(
            f"{PREFIX}.supplement_due_on",
            *("2025-01-24", "2025-01-27", "2025-01-28", "2025-02-05", "2025-02-06", "2025-02-08"),
            required_on=f"{PREFIX}.supplement_notified_on",
        ),
        event(
            f"{PREFIX}.supplied_on",
            "2025-01-24",
            "2025-01-27",
            "2025-01-28",
            "2025-02-05",
            "2025-02-06",
            "2025-02-08",
            "2025-02-10",
        ),
    ),
    moments=(
        *at("2025-01-27", None, "2025-01-27"),
        *at("2025-02-05", None, "2025-01-27", "2025-02-04", "2025-02-05"),
        *at("2025-02-06", None, "2025-02-05", "2025-02-06"),
        *at("2025-02-10", None, "2025-02-10"),
    ),
)
OVER = Space(
    name="a review that ends before or after the last day of the court",
    path=PATH,
    rules=("art9.supplement",),
    template=case(
        referrals=[
            referral(
                sent_on="2025-01-20",
                received_on="2025-01-20",
                materials_complete=False,
                supplement_notified_on="2025-01-24",
                supplement_due_on="2025-02-06",
            )
        ]
    ),
    axes=(
        event(f"{PREFIX}.filed_on", "2025-02-05", "2025-02-06", "2025-02-07"),
        event(f"{PREFIX}.refusal_made_on", "2025-02-05", "2025-02-06", "2025-02-07"),
        event(f"{PREFIX}.transferred_on", "2025-02-05", "2025-02-06", "2025-02-07"),
        event(f"{PREFIX}.supplied_on", "2025-02-05", "2025-02-06", "2025-02-07"),
    ),
    moments=(
        *at("2025-02-05", None, "2025-02-05"),
        *at("2025-02-06", "2025-02-05", "2025-02-06"),
        *at("2025-02-07", None, "2025-02-06", "2025-02-07"),
    ),
)
FEEDBACK = Space(
    name="refusal sent to the court",
    path=PATH,
    rules=("art9.refusal-feedback",),
    template=case(referrals=[referral(conditions_met=False)]),
    axes=(
        event(f"{PREFIX}.received_on", "2024-10-09", "2024-10-10", "2025-01-27"),
        event(f"{PREFIX}.refusal_made_on", "2024-10-10", "2025-02-05", "2025-02-06"),
        event(f"{PREFIX}.refusal_sent_on", "2025-02-05", "2025-02-06", "2025-02-07"),
        manner(f"{PREFIX}.refusal_to", "same_court", "referring_court", "enforcement_court", "other"),
    ),
    moments=(
        *at("2025-02-05", None, "2025-02-05"),
        *at("2025-02-06", None, "2025-02-04", "2025-02-05", "2025-02-06", "2025-02-28"),
    ),
)
SPANNING = Space(
    name="a review about the day of commencement",
    path=PATH,
    rules=(
        "art9.filing",
        "art9.extension",
        "art9.supplement-notice",
        "art9.supplement",
        "art9.refusal-notice",
        "art9.refusal-feedback",
    ),
    template=case(
        referrals=[
            referral(
                sent_on="2024-10-08",
                major_or_difficult=True,
                filed_on="2024-10-12",
                transferred_on=_LATER,
            )
        ]
    ),
    axes=(
        event(f"{PREFIX}.received_on", "2024-10-09", "2024-10-10", "2024-10-11"),
        flag(f"{PREFIX}.conditions_met"),
        flag(f"{PREFIX}.materials_complete"),
        event(f"{PREFIX}.extended_on", "2024-10-11"),
        manner(f"{PREFIX}.extension_approver", "county_level_head"),
        event(f"{PREFIX}.supplement_notified_on", "2024-10-11", "2024-10-12"),
        _due("2024-10-12"),
        event(f"{PREFIX}.supplied_on", "2024-10-12"),
        event(f"{PREFIX}.refusal_made_on", "2024-10-11", "2024-10-12"),
        event(f"{PREFIX}.refusal_sent_on", "2024-10-11", "2024-10-12"),
        manner(f"{PREFIX}.refusal_to", "same_court"),
    ),
    moments=(*at("2024-10-12", None, "2024-10-12"),),
)
_SPANNING_AT: Final = (*at("2024-10-10", "2024-10-10"), *at("2024-10-12", None, "2024-10-09", "2024-10-12"))
SPANNING_SUPPLEMENT = Space(
    name="a supplement about the day of commencement",
    path=PATH,
    rules=("art9.supplement",),
    template=case(
        referrals=[
            referral(
                sent_on="2024-09-30",
                materials_complete=False,
                filed_on=_LATER,
                refusal_made_on=_LATER,
                transferred_on=_LATER,
            )
        ]
    ),
    axes=(
        event(f"{PREFIX}.received_on", "2024-10-08", "2024-10-10"),
        event(f"{PREFIX}.supplement_notified_on", "2024-10-09", "2024-10-10"),
        optional(
            f"{PREFIX}.supplement_due_on", "2024-10-10", "2024-10-11", required_on=f"{PREFIX}.supplement_notified_on"
        ),
        event(f"{PREFIX}.supplied_on", "2024-10-09", "2024-10-10", "2024-10-12"),
    ),
    moments=_SPANNING_AT,
)
SPANNING_FEEDBACK = Space(
    name="a refusal about the day of commencement",
    path=PATH,
    rules=("art9.refusal-feedback", "art9.refusal-notice"),
    template=case(
        referrals=[
            referral(
                sent_on="2024-09-30",
                conditions_met=False,
                supplement_notified_on=_LATER,
                filed_on=_LATER,
                transferred_on=_LATER,
            )
        ]
    ),
    axes=(
        event(f"{PREFIX}.received_on", "2024-10-08", "2024-10-10"),
        event(f"{PREFIX}.refusal_made_on", "2024-10-09", "2024-10-10"),
        event(f"{PREFIX}.refusal_sent_on", "2024-10-09", "2024-10-10", "2024-10-11"),
        manner(f"{PREFIX}.refusal_to", "same_court", "other"),
    ),
    moments=_SPANNING_AT,
)


OUTCOMES = Space(
    name="outcomes of a review",
    path=PATH,
    rules=("art9.outcome", "art9.filing", "art9.supplement-notice", "art9.refusal-notice"),
    template=case(referrals=[referral(supplement_due_on="2025-02-10", supplied_on=_LATER)]),
    axes=(
        event(f"{PREFIX}.received_on", "2024-10-09", "2025-01-27", blank=False),
        event(f"{PREFIX}.filed_on", "2025-01-28", "2025-02-05", "2025-02-06"),
        event(f"{PREFIX}.supplement_notified_on", "2025-02-05", "2025-02-06"),
        event(f"{PREFIX}.refusal_made_on", "2025-01-27", "2025-02-05", "2025-02-06"),
        event(f"{PREFIX}.transferred_on", "2025-01-27", "2025-02-05", "2025-02-06", "2025-02-07"),
        flag(f"{PREFIX}.conditions_met"),
        flag(f"{PREFIX}.materials_complete"),
    ),
    moments=(
        *at("2025-01-27", "2025-01-27"),
        *at("2025-02-05", None, "2025-02-04", "2025-02-05"),
        *at("2025-02-06", "2025-02-05", "2025-02-06"),
        *at("2025-02-07", "2025-02-07"),
    ),
)
SILENCE = Space(
    name="silence of the police, with and without an extension",
    path=PATH,
    rules=("art9.outcome",),
    template=case(
        referrals=[
            referral(sent_on="2024-10-08", filed_on=_LATER, supplement_notified_on=_LATER, refusal_made_on=_LATER)
        ]
    ),
    axes=(
        event(
            f"{PREFIX}.received_on",
            *("2024-10-09", "2024-10-10", "2025-01-27", "2025-02-06", "2025-02-11", "2025-02-13"),
        ),
        event(f"{PREFIX}.extended_on", "2025-02-05", "2025-02-06", "2025-02-18"),
        flag(f"{PREFIX}.major_or_difficult"),
        manner(f"{PREFIX}.extension_approver", "county_level_head", "other"),
        event(
            f"{PREFIX}.transferred_on",
            *("2024-10-17", "2025-02-05", "2025-02-06", "2025-02-18", "2025-02-26", "2025-02-27"),
        ),
    ),
    moments=(
        *at("2025-01-26", "2025-01-26"),
        *at("2025-01-27", "2025-01-27"),
        *at("2025-02-05", None, "2025-02-05"),
        *at("2025-02-06", "2025-02-05", "2025-02-06"),
        *at("2025-02-18", "2025-02-18"),
        *at("2025-02-19", "2025-02-19"),
        *at("2025-02-26", "2025-02-26"),
        *at("2025-02-27", None, "2025-02-27"),
        *at("2025-03-17", "2025-03-17"),
        *at("2025-03-18", "2025-03-18"),
    ),
)


def _worked(received: str, *, extended: bool) -> Space:
    """Return the space of one filing period: filed on each day around the end of 7 or 30 days, judged on each day."""
    start = date.fromisoformat(received)
    last = start + timedelta(days=30 if extended else 7)
    about = [(last + timedelta(days=each)).isoformat() for each in (-1, 0, 1, 2, 3, 4, 5, 6, 7, 8)]
    first_referral = referral(sent_on=received, received_on=received, major_or_difficult=extended)
    extension = {"extended_on": received, "extension_approver": "county_level_head"}
    return Space(
        name=f"filing within {30 if extended else 7} days from {received}",
        path=PATH,
        rules=("art9.filing",),
        template=case(
            case_number=f"（{received[:4]}）豫0822执1号",
            referrals=[first_referral | (extension if extended else {})],
        ),
        axes=(event(f"{PREFIX}.filed_on", *about),),
        moments=tuple((day, day) for day in about if day >= "2024-10-10"),
    )


_REVIEW_ENDS: Final = ("2025-01-27", "2025-02-05", "2025-02-06", "2025-02-12", "2025-02-13", "2025-02-17", "2025-02-18")


def _names_a_period(world: Facts) -> bool:
    """Return whether a request for evidence names its last day."""
    first_referral = world["referrals"][0]
    return ("supplement_notified_on" in first_referral) == ("supplement_due_on" in first_referral)


def _restarted(rule: str, act: str) -> Space:
    """Return the space of one outcome of a review of seven days to 2025-01-27, with a request for evidence."""
    never = {each: _LATER for each in ("filed_on", "refusal_made_on", "transferred_on") if each != act}
    first_referral = referral(
        sent_on="2025-01-20",
        received_on="2025-01-20",
        materials_complete=False,
        conditions_met=rule != "art9.refusal-notice",
        **never,
    )
    return Space(
        name=f"{rule}, restarted by a supply",
        path=PATH,
        rules=(rule,),
        template=case(referrals=[first_referral]),
        axes=(
            event(f"{PREFIX}.supplement_notified_on", "2025-01-20", "2025-01-27", "2025-01-28"),
            manner(f"{PREFIX}.supplement_due_on", "2025-01-30", "2025-02-08", "2025-02-20"),
            event(
                f"{PREFIX}.supplied_on",
                *("2025-01-20", "2025-01-27", "2025-01-29", "2025-02-05", "2025-02-08", "2025-02-13"),
            ),
            event(f"{PREFIX}.{act}", *_REVIEW_ENDS),
            judgment(f"{PREFIX}.outcome_owed_unsupplied"),
        ),
        moments=(
            *at("2025-01-27", None, "2025-01-27"),
            *at("2025-02-05", "2025-02-05"),
            *at("2025-02-06", "2025-02-06"),
            *at("2025-02-12", "2025-02-12"),
            *at("2025-02-13", "2025-01-28", "2025-02-13"),
            *at("2025-02-17", "2025-02-17"),
            *at("2025-02-18", None, "2025-02-18"),
        ),
        ordered=_names_a_period,
    )


def _restarted_long(rule: str, act: str) -> Space:
    """Return the space of one outcome of a review of thirty days to 2025-02-19, with a request for evidence."""
    never = {each: _LATER for each in ("filed_on", "refusal_made_on", "transferred_on") if each != act}
    first_referral = referral(
        sent_on="2025-01-20",
        received_on="2025-01-20",
        extended_on="2025-01-24",
        extension_approver="county_level_head",
        major_or_difficult=True,
        **never,
    )
    return Space(
        name=f"{rule}, of thirty days, restarted by a supply",
        path=PATH,
        rules=(rule,),
        template=case(referrals=[first_referral]),
        axes=(
            event(f"{PREFIX}.supplement_notified_on", "2025-02-05", "2025-02-19", "2025-02-20"),
            manner(f"{PREFIX}.supplement_due_on", "2025-02-05", "2025-02-20"),
            event(f"{PREFIX}.supplied_on", "2025-02-05", "2025-02-19"),
            event(f"{PREFIX}.{act}", "2025-02-12", "2025-02-19", "2025-02-20", "2025-02-26", "2025-02-27"),
            flag(f"{PREFIX}.conditions_met"),
            flag(f"{PREFIX}.materials_complete"),
            judgment(f"{PREFIX}.outcome_owed_unsupplied"),
        ),
        moments=tuple(
            (day, day) for day in ("2025-02-13", "2025-02-19", "2025-02-20", "2025-02-26", "2025-02-27", "2025-02-28")
        ),
        ordered=_names_a_period,
    )


RESTARTED = tuple(
    space(rule, act)
    for space in (_restarted, _restarted_long)
    for rule, act in (
        ("art9.filing", "filed_on"),
        ("art9.refusal-notice", "refusal_made_on"),
        ("art9.outcome", "transferred_on"),
    )
)
WORKED = tuple(
    _worked(received, extended=extended)
    for received in ("2024-10-10", "2024-10-12", "2025-09-26", "2026-10-01")
    for extended in (False, True)
)
SPACES = (
    *(DOCUMENTS, COMPETENT, FILING, NOTICE, EXTENSION, REFUSAL, NOTICE_EXTENDED, SUPPLEMENT, OVER, FEEDBACK, SPANNING),
    *(SPANNING_SUPPLEMENT, SPANNING_FEEDBACK, OUTCOMES, SILENCE),
    *RESTARTED,
    *WORKED,
)
