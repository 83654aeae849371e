"""Places where the library says less than all completions bear out, each with its reason; nothing else may.

An entry names a space and a rule, the verdicts of the completions, what the library says, and what is not recorded at
any of its points. `ORDER` names the rules that say less than they could because an unrecorded day is not known to lie
after what brought it about.
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["ORDER", "WEAKER", "Place"]


class Place(NamedTuple):
    """One kind of point of one space."""

    space: str
    rule: str
    completions: str
    said: str
    blank: tuple[str, ...] = ()


CASES: Final = (
    Place("instrument", "art15.instrument", "pass", "open", ("basis.kind",)),
    Place("scope, several relations", "art1.scope", "fail", "open"),
    Place("scope, several relations", "art5.i3.non-debtor", "fail", "open"),
    Place("description of a person", "annex.person", "pass", "open", ("persons.0.kind",)),
    Place("description of a person", "annex.person", "pass", "pending", ("persons.0.kind", "requests.0.sent_on")),
    Place("detention permitted, every document type", "art7.p1.detention", "pass", "open", ("basis.kind",)),
    Place("referral in time, two of them", "art7.p2.referral", "fail", "open"),
    Place("detention permitted", "art7.p1.detention", "pass", "open", ("basis.kind",)),
    Place("detention permitted", "art7.p1.detention", "review", "open", ("basis.kind", "detentions.0.serious")),
    *(
        Place(
            "vehicle, the second paragraph read as the first",
            "art13.p1.handover",
            verdict,
            "open",
            ("vehicles.0.found_during",),
        )
        for verdict in ("pass", "fail", "review")
    ),
)
"""Whatever it is, the verdict is the same; but strong Kleene logic does not go through the cases of one unknown."""

DONE_OR_NOT: Final = (
    Place("measures", "art3.i3.measures", "review", "open", ("requests.0.targets.0.measures_on",)),
    Place("withdrawal", "art3.i4.withdrawal", "review", "open", ("detentions.0", "requests.0.targets.0.withdrawn_on")),
    Place("approval", "art3.i1.approval", "fail", "open", ("requests.0.approved_on",)),
    Place("consent", "art3.i2.consent", "fail", "open", ("requests.0.consented_on",)),
    Place("feedback", "art3.i2.feedback", "review", "open", ("requests.0.feedback_on",)),
    Place("a detention about the day of commencement", "art7.p2.civil-track", "review", "open"),
    Place("arrest", "art10.arrest", "review", "open", ("private_prosecutions.0.executed_on",)),
    *(
        Place("vehicle, how it was found and what was done", rule, "review", "open", (f"vehicles.0.{act}",))
        for rule, act in (
            ("art13.p1.notify", "notified_on"),
            ("art13.p1.attend", "attended_on"),
            ("art13.p2.notify", "notified_on"),
            ("art13.p2.attend", "attended_on"),
        )
    ),
    Place("vehicle, in three working days", "art13.p1.attend", "review", "open", ("vehicles.0.attended_on",)),
    Place(
        "vehicle, the second paragraph read as the first",
        "art13.p2.attend",
        "review",
        "open",
        ("vehicles.0.attended_on",),
    ),
    Place("resistance", "art12.p1.dispatch", "review", "open", ("incidents.0.dispatched_on",)),
    *(
        Place(f"operation, {rule}", rule, "fail", "open", (f"operations.0.{act}",))
        for rule, act in (
            ("art12.p2.preplan", "plan_made_on"),
            ("art12.p2.notice", "police_notified_on"),
            ("art12.p2.presence", "presence_requested_on"),
        )
    ),
)
"""Whether the act was done or not, the verdict is the same; but which of
the two branches it falls in is unknown."""

ONCE_KNOWN: Final = (Place("bulletins", "art6.bulletin", "review", "open", ("bulletins.10", "bulletins.9")),)
"""How often 定期 is, a person must judge; but only once it is known which bulletins there were."""

COURT: Final = (
    Place("desk", "art2.i2.desk", "pass", "open"),
    Place("desk", "art2.i2.desk", "pass", "pending", ("police_counterpart",)),
    Place("desk", "art2.i2.desk", "fail", "open"),
    Place("desk", "art2.i1.desk", "fail", "open"),
    Place("desk", "art2.i1.desk", "pass", "open"),
    Place("desk", "art2.i1.desk", "pass", "pending", ("court", "police_counterpart")),
    Place("desk", "art2.i1.desk", "not_applicable", "open", ("case_number",)),
    Place("desk", "art3.i1.same-level", "pass", "open", ("case_number",)),
    Place("desk", "art3.i1.same-level", "pass", "pending", ("case_number",)),
    Place("desk", "art2.i2.desk", "not_applicable", "open", ("case_number",)),
    Place("desk", "art3.i1.same-level", "fail", "open", ("case_number",)),
    Place("desk", "art2.i1.desk", "pending", "open", ("case_number",)),
    Place("desk", "art2.i2.desk", "pending", "open", ("case_number",)),
    Place("desk, an organ of the city's districts", "art2.i2.desk", "fail", "open", ("police_counterpart",)),
)
"""The number of the case, the court, and the police organ of its area go together; each is asked for all the same."""

LISTS: Final = (
    Place(
        "an entry of a letter in a case of a later year",
        "art5.i3.known-whereabouts",
        "pass",
        "open",
        ("detentions.0",),
    ),
    Place("scope, ground (一)", "art1.scope", "fail", "open", ("detentions.0",)),
    Place("scope, ground (一)", "art1.scope", "review", "open", ("detentions.0",)),
    Place("scope, ground (二)", "art1.scope", "fail", "open", ("detentions.1",)),
    Place("known whereabouts", "art5.i3.known-whereabouts", "pass", "open", ("detentions.0",)),
    Place("known whereabouts, in the detention house", "art5.i3.known-whereabouts", "pass", "open", ("detentions.1",)),
    Place("a letter that names nobody", "annex.person", "fail", "open", ("requests.0.targets",)),
    Place("referral in time, the end of the detention", "art7.p2.referral", "fail", "open", ("referrals.1",)),
    Place("referral in time, of which case", "art7.p2.referral", "fail", "open", ("referrals.1",)),
    Place("referral in time, the day of the court's view", "art7.p2.referral", "fail", "open", ("referrals.1",)),
)
"""A list of what comes about over time is complete only where the record is, through the day of the report, though
the day that matters may be past."""

TWICE: Final = (
    Place(
        "a detention about the day of commencement",
        "art7.p1.detention",
        "not_applicable",
        "open",
        ("detentions.0.decided_on",),
    ),
    Place("praise", "art6.praise", "not_applicable", "open", ("bulletins.0.issued_on",)),
)
"""The same unknown day stands in the condition twice, and is taken for two (decision 0001)."""

HELD_WHEN_ASKED: Final = (
    Place("known whereabouts, in the detention house", "art5.i3.known-whereabouts", "fail", "open", ("detentions.1",)),
)
"""Two reasons in one kind of point. Whether the request has gone out or not, the person was in the house; but which of
the two branches it falls in is unknown. And a detention lasts a day at least, but a number of days that is not recorded
may be none to the library."""

LAST_DAY: Final = (
    Place("referral in time, two of them", "art7.p2.referral", "fail pending", "pending"),
    Place("referral in time, two of them", "art7.p2.referral", "pass fail pending", "pending"),
    Place(
        "referral in time, the end of the detention",
        "art7.p2.referral",
        "pass fail pending",
        "pending",
        ("referrals.0.sent_on", "referrals.1"),
    ),
    Place(
        "referral in time, the end of the detention",
        "art7.p2.referral",
        "fail pending",
        "pending",
        ("referrals.0.sent_on", "referrals.1"),
    ),
    Place("referral in time, of which case", "art7.p2.referral", "pass fail pending", "pending", ("referrals.1",)),
    Place("referral in time, of which case", "art7.p2.referral", "fail pending", "pending", ("referrals.1",)),
    Place(
        "referral in time, the day of the court's view",
        "art7.p2.referral",
        "pass fail pending",
        "pending",
        ("referrals.0.sent_on", "referrals.1"),
    ),
    *(
        Place(f"operation, {rule}", rule, verdicts, "pending", (f"operations.0.{act}",))
        for rule, act in (
            ("art12.p2.preplan", "plan_made_on"),
            ("art12.p2.notice", "police_notified_on"),
            ("art12.p2.presence", "presence_requested_on"),
        )
        for verdicts in ("pass fail pending", "fail pending")
    ),
)
"""Pending promises nothing of an act on the last day itself, after the hour; done then, it is
late already."""

_SEAL: Final = (
    *(("art13.p1.notify", "review"), ("art13.p1.attend", "review"), ("art13.p1.handover", "pass")),
    *(("art13.p2.notify", "review"), ("art13.p2.attend", "review")),
)
RENEWED: Final = tuple(
    Place("vehicle, its seal", rule, completions, said, ("vehicles.0.renewed_on",))
    for rule, lawful in _SEAL
    for completions, said in (
        (lawful, "open"),
        ("not_applicable", "open"),
        (f"{lawful} not_applicable", "not_applicable"),
    )
)
"""Whether and when it was renewed decides which term counts, and the cases are not gone through.

A record that attests to no renewal through the finding is taken at its word: a later one came after the seal lapsed.
"""

WEAKER: Final = (*CASES, *RENEWED, *DONE_OR_NOT, *ONCE_KNOWN, *COURT, *LISTS, *TWICE, *HELD_WHEN_ASKED, *LAST_DAY)

ORDER: Final = frozenset(
    {
        ("scope, ground (二)", "art1.scope"),
        *((f"officer, as of {day}", "art2.p2.officer") for day in ("2024-10-09", "2024-10-10", "2025-06-03")),
        *(
            ("vehicle, its seal", rule)
            for rule in (
                *("art13.p1.notify", "art13.p1.attend", "art13.p1.handover"),
                *("art13.p2.notify", "art13.p2.attend"),
            )
        ),
        ("resistance", "art12.p1.dispatch"),
        ("feedback received within a day", "art2.p2.round-the-clock"),
        ("known whereabouts, in the detention house", "art5.i3.known-whereabouts"),
        ("feedback", "art3.i2.feedback"),
        ("referral in time, the day of the court's view", "art7.p2.civil-track"),
        ("a detention about the day of commencement", "art7.p2.civil-track"),
        ("a detention about the day of commencement", "art7.p2.referral"),
        ("filing and supplement notice, within seven days", "art9.filing"),
        ("filing and supplement notice, within seven days", "art9.supplement-notice"),
        ("filing under an extension", "art9.extension"),
        ("filing under an extension", "art9.filing"),
        ("refusal and supplement notices under an extension", "art9.refusal-notice"),
        ("refusal and supplement notices under an extension", "art9.supplement-notice"),
        ("supplement", "art9.supplement"),
        ("supplement", "art9.supplement-notice"),
        ("refusal sent to the court", "art9.refusal-feedback"),
        ("a review about the day of commencement", "art9.refusal-feedback"),
        ("a review about the day of commencement", "art9.refusal-notice"),
        ("a review about the day of commencement", "art9.supplement"),
        ("a review about the day of commencement", "art9.supplement-notice"),
    }
)
"""Unrecorded days are bounded by what the record is complete for, seldom by each other."""
