"""Mutants that have the same verdicts as their rule for every record, with the proof; no other mutant may survive.

Keys are subject, rule and change. Like the oracle, the spaces use report days on and after commencement.
"""

from __future__ import annotations

from typing import Final

__all__ = ["EQUIVALENT"]

_OTHER_KIND: Final = "the other branch already accepts kinds that need not be effective (absorption)"
_SAME_CONDITION: Final = "both parts are the same condition: for a case, the ruling must be made by the report day"
_DECIDED: Final = (
    "the rule applies only to a detention decided by the report day, so a ruling by its decision is made by then too"
)
_EARLY_WITHOUT_END: Final = (
    "where no time is set, an act before the first day and one that does not count are both for review"
)
_NO_ROLL: Final = (
    "the end is only compared with 2024-10-10, and no rest day before that day is rolled to it or past it "
    "(10-08 and 10-09 were working days)"
)
_ANY_DAY: Final = "by default the act has no earliest day: the window opens on the first representable day"
_WINDOW: Final = "the reading moves only the first day of the window, on which by default no verdict depends"
_IN_TIME_ANYWAY: Final = (
    "an extension counts only if decided within the first seven days; before that day those seven days are not over, "
    "and an act that is not done is pending under either period"
)
_ASKED_LATER: Final = (
    "a request for evidence in the period but after this day leaves an act of this day in time, and no act pending"
)
_ORDER: Final = "records with this act before its trigger are refused, and an unrecorded act is not done yet"
_ABSORBED: Final = "the other branch already accepts the intermediate bureau (absorption)"
_RESPONSIBLE_ROLE: Final = "the other branch already accepts these relations (absorption)"
_HAPPENED: Final = (
    "the rule also requires that the act has happened; if its day is not recorded, that is unknown or false, "
    "whatever is known about commencement"
)
_SENDING: Final = (
    "sending is the last day: if it is not recorded, the verdict is open, unless the record is complete so far that "
    "sending is after commencement even without the year of the case"
)
_FOUND_BEFORE_SENDING: Final = (
    "if the request is not sent, a person found by now was found before it, so the second part is true"
)
_NO_TRIGGER: Final = "the trigger of an approval is the first representable day"

_NO_OPERATION_TRIGGER: Final = "the trigger of an act before an operation is the first representable day"
_OPENS: Final = (
    "where `opens` says that an earlier act is a breach, the moment that calls for the act decides no verdict"
)
_NO_NUMBER: Final = (
    "及时 and 立即 have no number of days, and the manner of the act is not regulated: done or not, the verdict is "
    "review; it is open only if it is unknown whether the act was done"
)
_FIRST_PERIOD: Final = (
    "by the calendar, the first whole half-year after any day around commencement begins on 2025-01-01; until then "
    "both are pending"
)
_BEFORE_FIRST_PERIOD: Final = "on the day before the first period begins it contains no act: both are pending"
_NO_CYCLE: Final = (
    "without a cycle the verdict is review for any bulletins; it is open only if the list may be incomplete"
)
_NAMED_ANYWAY: Final = "the other branch already accepts the leading group (absorption)"
_OTHER_WAY: Final = "the other branch already accepts a vehicle found on patrol (absorption)"
_AFTER_SENDING: Final = (
    "the duty concerns an act after sending; a record complete so far that sending is after commencement even without "
    "the year of the case is complete for that act too"
)
_REGISTRY: Final = "art13.p1.handover by promptly=three-working-days, registration-handover=as-13-1"
_LIVE: Final = (
    "((vehicle.found_on < vehicle.renewed_on & vehicle.found_on <= [the last day of the seal]) | "
    "(vehicle.renewed_on <= vehicle.found_on & vehicle.renewed_in_time & "
    "vehicle.found_on <= [the last day of the renewed seal]) | "
    "(vehicle.renewed_on? & vehicle.found_on < vehicle.renewed_on & vehicle.renewed_in_time))"
)
_AT_REGISTRATION: Final = (
    "(vehicle.found_on <= on & vehicle.found_during in inspection/transfer & ("
    f"{_LIVE} & !vehicle.unsealed_on < vehicle.found_on))"
)

_ASKED_IN_TIME: Final = (
    "(referral.supplement_notified_on <= on & referral.supplement_notified_on <= [the end of the first review])"
)

EQUIVALENT: Final[dict[tuple[str, str, str], str]] = {
    **{
        (subject, rule, f"and {kind}: case.basis.kind in mediation"): _OTHER_KIND
        for subject, rule in (("case", "art15.instrument"), ("detention", "art7.p1.detention"))
        for kind in ("award", "notarised_debt", "other", "payment_order")
    },
    (
        "case",
        "art15.instrument",
        "and/or: (case.basis.ruling_made_on <= on & case.basis.ruling_made_on <= on)",
    ): _SAME_CONDITION,
    (
        "detention",
        "art7.p1.detention",
        (
            "without case.basis.ruling_made_on <= on: "
            "(case.basis.ruling_made_on <= on & case.basis.ruling_made_on <= detention.decided_on)"
        ),
    ): _DECIDED,
    ("detention", "art7.p2.civil-track", "reading detention-roll: forward"): _NO_ROLL,
    ("detention", "art7.p2.civil-track", "not before its trigger"): _EARLY_WITHOUT_END,
    ("request", "art4.coordination", "first day +1"): _ANY_DAY,
    ("request", "art4.coordination", "first day -1"): _ANY_DAY,
    ("detention", "art7.p2.referral", "first day +1"): _ANY_DAY,
    ("detention", "art7.p2.referral", "first day -1"): _ANY_DAY,
    ("detention", "art7.p2.referral", "reading short-detention: raw-window"): _WINDOW,
    ("detention", "art7.p2.referral", "reading window-anchor: counted"): _WINDOW,
    ("detention", "art7.p2.referral", "reading working-day-calendar: weekends-only"): _WINDOW,
    **{
        ("referral", rule, change): _IN_TIME_ANYWAY
        for rule in ("art9.filing", "art9.refusal-notice", "art9.supplement-notice", "art9.outcome")
        for change in (
            "boundary moved: referral.extended_on <= on",
            (
                "without referral.extended_on <= on: (referral.extended_on <= on & (referral.major_or_difficult & "
                "referral.extended_on <= [the end of the first seven days] & "
                "referral.extension_approver in county_level_head))"
            ),
        )
    },
    **{
        ("referral", rule, change): _ASKED_LATER
        for rule in ("art9.filing", "art9.refusal-notice", "art9.outcome")
        for change in (
            "boundary moved: referral.supplement_notified_on <= on",
            f"without referral.supplement_notified_on <= on: {_ASKED_IN_TIME}",
        )
        if rule != "art9.outcome" or change.startswith("without")
    },
    **{
        (subject, rule, "not before its trigger"): _ORDER
        for subject, rule in (
            ("referral", "art9.filing"),
            ("referral", "art9.outcome"),
            ("referral", "art9.refusal-feedback"),
            ("referral", "art9.refusal-notice"),
            ("referral", "art9.supplement"),
            ("referral", "art9.supplement-notice"),
            ("request", "art3.i2.feedback"),
        )
    },
    ("request", "art3.i1.approval", "and intermediate_bureau: request.approver in own_bureau"): _ABSORBED,
    ("request", "art3.i1.approval", "not before its trigger"): _NO_TRIGGER,
    ("request", "art3.i1.approval", "no lower bound: request.sent_on since case.case_number.year_begins"): _SENDING,
    (
        "detention",
        "art7.p1.detention",
        "no lower bound: detention.decided_on since case.case_number.year_begins",
    ): _HAPPENED,
    ("target", "art3.i4.withdrawal", "no lower bound: request.sent_on since case.case_number.year_begins"): _HAPPENED,
    **{
        ("target", "art1.scope", f"and {kind}: role.kind in actual_controller"): _RESPONSIBLE_ROLE
        for kind in ("directly_responsible", "legal_representative", "principal")
    },
    (
        "target",
        "art5.i3.known-whereabouts",
        "without !request.sent_on <= on: (!request.sent_on <= on | target.located_on < request.sent_on)",
    ): _FOUND_BEFORE_SENDING,
    **{
        (
            subject,
            "art5.i1.publicity",
            f"and leading_group: {subject}.addressee in counterpart/department",
        ): _NAMED_ANYWAY
        for subject in ("publication", "court_publication")
    },
    **{
        ("incident", f"art12.p1.dispatch{reading}", "not before its trigger"): _ORDER
        for reading in ("", " by at-once=no-number", " by at-once=hours-24")
    },
    ("vehicle", "art13.p2.attend", "reading registration-handover: as-13-1"): _NO_NUMBER,
    ("mechanism", "art6.bulletin", "without periods"): _NO_CYCLE,
    **{
        ("vehicle", rule, "not before its trigger"): _ORDER
        for rule in (
            "art13.p1.notify",
            "art13.p2.notify",
            "art13.p1.notify by promptly=three-working-days",
            "art13.p2.notify by promptly=three-working-days",
            "art13.p1.attend",
            "art13.p2.attend",
            "art13.p2.attend by promptly=three-working-days",
            "art13.p2.attend by promptly=three-working-days, registration-handover=as-13-1",
            "art13.p1.handover",
            "art13.p1.handover by vehicle-hold=notify-only",
        )
    },
    **{
        ("vehicle", _REGISTRY, change): reason
        for change, reason in (
            ("and patrol: vehicle.found_during in inspection/transfer", _OTHER_WAY),
            (f"without vehicle.found_during in inspection/transfer: {_AT_REGISTRATION}", _OTHER_WAY),
            (f"without vehicle.found_on <= on: {_AT_REGISTRATION}", _ORDER),
        )
    },
    **{
        ("operation", rule, "not before its trigger"): _NO_OPERATION_TRIGGER
        for rule in ("art12.p2.preplan", "art12.p2.notice", "art12.p2.presence")
    },
    ("request", "art2.p2.round-the-clock by round-the-clock=deadline", "not before its trigger"): _ORDER,
    (
        "request",
        "art4.coordination",
        "no lower bound: request.sent_on since case.case_number.year_begins",
    ): _AFTER_SENDING,
    **{
        ("mechanism", rule, change): _FIRST_PERIOD
        for rule in (
            "art16.half-yearly",
            "art16.half-yearly by half-year-meeting=within-half",
            *(
                f"art6.bulletin by bulletin-cycle=half-year{others}"
                for others in ("", ", bulletin-others=named-only", ", bulletin-others=any-department")
            ),
        )
        for days in ("+1", "-1")
        for change in (
            f"duty since {days} day",
            f"periods since {days} day: periods of 6 months of the calendar since [the day the Opinion took effect]",
        )
    },
    **{
        ("mechanism", "art16.half-yearly", change): _FIRST_PERIOD
        for change in ("+1 day: 2024-10-10", "-1 day: 2024-10-10", "reading effective-date: dated")
    },
    (
        "mechanism",
        "art16.half-yearly by half-year-cycle=from-effective-date",
        "duty since -1 day",
    ): _BEFORE_FIRST_PERIOD,
    ("mechanism", "art6.bulletin", "and leading_group: bulletin.addressee in counterpart/department"): _NO_CYCLE,
    **{
        (
            "detention",
            "art7.p2.referral",
            f"{part} value only: detention.view_on else detention.intake_on",
        ): _OPENS
        for part in ("first", "second")
    },
}
