"""Mutants that say the same as their rule of every record, with the argument; nothing else may survive.

Keys are the subject, the rule, and the change. The spaces judge days on and after commencement, as the oracle does.
"""

from __future__ import annotations

from typing import Final

__all__ = ["EQUIVALENT"]

_FIRST_WAY: Final = "kinds that need no effect of their own are let in by the other way already (or-absorption)"
_TWICE: Final = "both parts are the same condition: at the case, the day it must be made by is the day of the report"
_DECIDED: Final = "the rule applies only to a detention decided by the day of the report, so a ruling by then is too"
_NO_ROLL: Final = (
    "the end is only compared with 2024-10-10, and no day of rest before that day is rolled to it or past it "
    "(10-08 and 10-09 were worked)"
)
_ANY_DAY: Final = "by default a referral may come at any time before: the window opens on the first day there is"
_WINDOW: Final = "the reading moves the first day of the window only, which by default no verdict depends on"
_IN_TIME_ANYWAY: Final = (
    "an extension counts only if decided within the first seven days; before that day has come, the first seven "
    "days are not over, and what is not done is pending under either period"
)
_ORDER: Final = "the record refuses this act before the act that calls for it, and an unrecorded act is not done yet"
_ABSORBED: Final = "the intermediate bureau is let in by the other way already (or-absorption)"
_HAPPENED: Final = (
    "the rule also asks whether the act has happened; where its day is not recorded that is unknown or not so, "
    "whatever is known of commencement"
)
_SENDING: Final = (
    "sending is the last day: not recorded, it leaves the verdict open, but for a record complete so far that "
    "sending lies after commencement without the year of the case"
)
_FOUND: Final = "where the request is not out, a person found by now was found before it: the second part says so"
_PRINTED: Final = "an approval is called for by nothing earlier than the first day there is"

_CALLED: Final = "an operation, or a finding, calls for nothing earlier than the first day there is"
_NO_NUMBER: Final = (
    "及时 and 立即 have no number of days, and nothing is said of how it must be done: done or not, a person must "
    "judge; whether it was done only parts review from open where that is not known"
)
_FIRST_ROUND: Final = (
    "by the calendar, from any day about commencement the first whole half-year is that of 2025-01-01; until it begins "
    "it is pending either way"
)
_BEFORE_THE_FIRST: Final = "on the day before the first round begins, no act can lie in it: it is pending either way"
_NO_CYCLE: Final = (
    "without a cycle a person judges, whichever bulletins there were; they only part review from open where the list "
    "may not be whole"
)
_ANY_MENTION: Final = "what is taken out is always so"
_ANY_WAY: Final = "a vehicle found on patrol is let in by the other way already (or-absorption)"
_SENT: Final = (
    "the duty is asked of what comes after sending; a record complete so far that sending lies after commencement "
    "without the year of the case is complete for that too"
)
_FALLBACK: Final = (
    "of an organ that the directory does not know, the table says what the recorded counterpart does; it knows that of "
    "the intermediate court alone, which a record cannot name otherwise (art 2(一))"
)
_OWN_ORGAN: Final = "(request.organ.name = case.police_counterpart | case.court ~ request.organ.name)"
_REGISTRY: Final = "art13.p1.handover by promptly=three-working-days, registration-handover=as-13-1"
_LIVE: Final = (
    "((vehicle.found_on < vehicle.renewed_on & vehicle.found_on <= [the last day of the seal]) | "
    "(vehicle.renewed_on <= vehicle.found_on & vehicle.renewed_in_time & "
    "vehicle.found_on <= [the last day of the renewed seal]) | "
    "(vehicle.renewed_on? & vehicle.found_on < vehicle.renewed_on & vehicle.renewed_in_time))"
)
_AT_REGISTRATION: Final = (
    "(vehicle.found_on <= on & vehicle.found_during in inspection/transfer & (vehicle.sealed_on <= vehicle.found_on & "
    f"{_LIVE} & !vehicle.unsealed_on < vehicle.found_on))"
)

EQUIVALENT: Final[dict[tuple[str, str, str], str]] = {
    **{
        (subject, rule, f"and {kind}: case.basis.kind in mediation"): _FIRST_WAY
        for subject, rule in (("case", "art15.instrument"), ("detention", "art7.p1.detention"))
        for kind in ("award", "notarised_debt", "other", "payment_order")
    },
    (
        "case",
        "art15.instrument",
        "and/or: (case.basis.ruling_made_on <= on & case.basis.ruling_made_on <= on)",
    ): _TWICE,
    (
        "detention",
        "art7.p1.detention",
        (
            "without case.basis.ruling_made_on <= on: "
            "(case.basis.ruling_made_on <= on & case.basis.ruling_made_on <= detention.decided_on)"
        ),
    ): _DECIDED,
    ("detention", "art7.p2.civil-track", "reading detention-roll: forward"): _NO_ROLL,
    ("detention", "art7.p2.referral", "at any time before"): _ANY_DAY,
    ("detention", "art7.p2.referral", "first day +1"): _ANY_DAY,
    ("detention", "art7.p2.referral", "first day -1"): _ANY_DAY,
    ("detention", "art7.p2.referral", "reading short-detention: raw-window"): _WINDOW,
    ("detention", "art7.p2.referral", "reading window-anchor: counted"): _WINDOW,
    ("detention", "art7.p2.referral", "reading working-day-calendar: weekends-only"): _WINDOW,
    **{
        ("referral", rule, change): _IN_TIME_ANYWAY
        for rule in ("art9.filing", "art9.refusal-notice", "art9.supplement-notice")
        for change in (
            "edge moved: referral.extended_on <= on",
            (
                "without referral.extended_on <= on: (referral.extended_on <= on & (referral.major_or_difficult & "
                "referral.extended_on <= [the end of the first seven days] & "
                "referral.extension_approver in county_level_head))"
            ),
        )
    },
    **{
        (subject, rule, "not before it is called for"): _ORDER
        for subject, rule in (
            ("referral", "art9.refusal-feedback"),
            ("referral", "art9.refusal-notice"),
            ("referral", "art9.supplement"),
            ("request", "art3.i2.feedback"),
        )
    },
    ("request", "art3.i1.approval", "and intermediate_bureau: request.approver in own_bureau"): _ABSORBED,
    ("request", "art3.i1.approval", "not before it is called for"): _PRINTED,
    ("request", "art3.i1.approval", "no floor: request.sent_on since case.case_number.year_begins"): _SENDING,
    ("detention", "art7.p1.detention", "no floor: detention.decided_on since case.case_number.year_begins"): _HAPPENED,
    ("target", "art3.i4.withdrawal", "no floor: request.sent_on since case.case_number.year_begins"): _HAPPENED,
    (
        "target",
        "art5.i3.known-whereabouts",
        "without !request.sent_on <= on: (!request.sent_on <= on | target.located_on < request.sent_on)",
    ): _FOUND,
    **{
        (subject, "art5.i1.publicity by publicity-vs-bulletin=no-mention-at-all", change): _ANY_MENTION
        for subject, change in (
            ("publication", "without !false: (publication.mentions_police & !false)"),
            ("court_publication", "without !false: (court_publication.mentions_police & !false)"),
        )
    },
    ("incident", "art12.p1.dispatch", "incident.reported_on instead: incident.dispatched_on"): _NO_NUMBER,
    ("incident", "art12.p1.dispatch", "not before it is called for"): _ORDER,
    ("vehicle", "art13.p2.attend", "reading registration-handover: as-13-1"): _NO_NUMBER,
    ("mechanism", "art6.bulletin", "without rounds"): _NO_CYCLE,
    **{
        ("vehicle", rule, f"vehicle.{other} instead: vehicle.{act}"): _NO_NUMBER
        for rule, act, others in (
            ("art13.p1.notify", "notified_on", ("sealed_on",)),
            ("art13.p2.notify", "notified_on", ("sealed_on",)),
            ("art13.p1.attend", "attended_on", ("notified_on", "sealed_on")),
            ("art13.p2.attend", "attended_on", ("notified_on", "sealed_on")),
        )
        for other in others
    },
    **{
        ("vehicle", rule, "not before it is called for"): _ORDER
        for rule in (
            "art13.p1.notify",
            "art13.p2.notify",
            "art13.p1.notify by promptly=three-working-days",
            "art13.p2.notify by promptly=three-working-days",
            "art13.p1.handover by vehicle-hold=notify-only",
        )
    },
    **{
        ("vehicle", _REGISTRY, change): reason
        for change, reason in (
            ("and patrol: vehicle.found_during in inspection/transfer", _ANY_WAY),
            (f"without vehicle.found_during in inspection/transfer: {_AT_REGISTRATION}", _ANY_WAY),
            (f"without vehicle.found_on <= on: {_AT_REGISTRATION}", _ORDER),
        )
    },
    **{
        ("operation", rule, "not before it is called for"): _CALLED
        for rule in ("art12.p2.preplan", "art12.p2.notice", "art12.p2.presence")
    },
    ("request", "art2.p2.round-the-clock by round-the-clock=deadline", "not before it is called for"): _ORDER,
    **{
        ("request", rule, "no floor: request.sent_on since case.case_number.year_begins"): _SENT
        for rule in ("art4.coordination", "art2.p2.round-the-clock by round-the-clock=deadline")
    },
    **{
        ("mechanism", rule, change): _FIRST_ROUND
        for rule in ("art16.half-yearly", "art6.bulletin by bulletin-cycle=half-year")
        for days in ("+1", "-1")
        for change in (
            f"duty since {days} day",
            f"rounds since {days} day: rounds of 6 months of the calendar since [the day the Opinion took effect]",
        )
    },
    **{
        ("mechanism", "art16.half-yearly", change): _FIRST_ROUND
        for change in ("+1 day: 2024-10-10", "-1 day: 2024-10-10", "reading effective-date: dated")
    },
    (
        "mechanism",
        "art16.half-yearly by half-year-cycle=from-effective-date",
        "duty since -1 day",
    ): _BEFORE_THE_FIRST,
    **{
        ("mechanism", "art6.bulletin", change): _NO_CYCLE
        for change in (
            "and department: bulletin.addressee in leading_group",
            "and other: bulletin.addressee in leading_group",
            "whichever: first bulletin.issued_on: bulletin.addressee in leading_group",
        )
    },
    ("request", "art2.i1.desk", f"without request.organ.name = case.police_counterpart: {_OWN_ORGAN}"): _FALLBACK,
    **{
        ("request", "art2.i2.desk", change): _FALLBACK
        for change in (
            f"and/or: {_OWN_ORGAN}",
            f"without case.court ~ request.organ.name: {_OWN_ORGAN}",
            f"without request.organ.name = case.police_counterpart: {_OWN_ORGAN}",
            "reading police-organ-names: different-organs",
        )
    },
}
