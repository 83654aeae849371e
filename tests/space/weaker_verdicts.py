"""The points at which the verdict of the library is weaker than that of all completions, with the reasons.

No other point may have a weaker verdict. An entry gives a space, a rule, the verdicts of the completions, the verdict
of the library, and the places that none of its points records. `ORDER` lists the rules that are weaker because the
library does not know that an unrecorded act follows the act that it depends on.
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["ORDER", "WEAKER", "PointKind"]


class PointKind(NamedTuple):
    """A kind of point of a space."""

    space: str
    rule: str
    completions: str
    actual: str
    blank: tuple[str, ...] = ()


ANY_VALUE: Final = (
    PointKind("instrument", "art15.instrument", "pass", "open", ("basis.kind",)),
    PointKind("scope, several relations", "art1.scope", "fail", "open"),
    PointKind("scope, several relations", "art5.i3.non-debtor", "fail", "open"),
    PointKind("scope, ground (二), a relation that ended", "art1.scope", "pass", "open", ("persons.0.roles.0.kind",)),
    PointKind("description of a person", "annex.person", "pass", "open", ("persons.0.kind",)),
    PointKind("description of a person", "annex.person", "pass", "pending", ("persons.0.kind", "requests.0.sent_on")),
    PointKind("detention permitted, every document type", "art7.p1.detention", "pass", "open", ("basis.kind",)),
    PointKind("referral in time, two referrals", "art7.p2.referral", "fail", "open"),
    PointKind("detention permitted", "art7.p1.detention", "pass", "open", ("basis.kind",)),
    PointKind("detention permitted", "art7.p1.detention", "review", "open", ("basis.kind", "detentions.0.serious")),
    PointKind(
        "withdrawal about the day of commencement",
        "art3.i4.withdrawal",
        "not_applicable",
        "open",
        ("detentions.0", "requests.0.targets.0.located_on", "requests.0.targets.0.result_locates"),
    ),
    *(
        PointKind(
            "vehicle, the second paragraph read as the first",
            "art13.p1.handover",
            verdict,
            "open",
            ("vehicles.0.found_during",),
        )
        for verdict in ("pass", "fail", "review")
    ),
)
"""The verdict is the same for every value, but strong Kleene logic does not distinguish the cases of an unknown."""

_NOT_ATTENDED: Final = ("vehicles.0.attended_on", "vehicles.0.handed_over_on")
EITHER_BRANCH: Final = (
    PointKind("withdrawal", "art3.i4.withdrawal", "pass", "open", ("detentions.0",)),
    PointKind("measures", "art3.i3.measures", "review", "open", ("requests.0.targets.0.measures_on",)),
    PointKind("a detention about the day of commencement", "art7.p2.civil-track", "review", "open"),
    *(
        PointKind("vehicle, finding and acts", rule, "review", "open", (*_NOT_ATTENDED, *notified))
        for rule, notified in (
            ("art13.p1.notify", ("vehicles.0.notified_on",)),
            ("art13.p1.attend", ()),
            ("art13.p2.notify", ("vehicles.0.notified_on",)),
            ("art13.p2.attend", ()),
        )
    ),
    PointKind("vehicle, in three working days", "art13.p1.attend", "review", "open", ("vehicles.0.attended_on",)),
    PointKind(
        "vehicle, the second paragraph read as the first",
        "art13.p2.attend",
        "review",
        "open",
        _NOT_ATTENDED,
    ),
    PointKind(
        "art9.outcome, restarted by a supply",
        "art9.outcome",
        "fail",
        "open",
        ("referrals.0.supplement_due_on", "referrals.0.supplement_notified_on", "referrals.0.supplied_on"),
    ),
    PointKind(
        "art9.outcome, restarted by a supply",
        "art9.outcome",
        "not_applicable",
        "open",
        ("referrals.0.transferred_on",),
    ),
    PointKind("outcomes of a review", "art9.outcome", "pass", "open", ("referrals.0.filed_on",)),
    PointKind(
        "a review about the day of commencement",
        "art9.supplement-notice",
        "pass",
        "open",
        ("referrals.0.refusal_made_on", "referrals.0.refusal_sent_on", "referrals.0.refusal_to"),
    ),
    PointKind(
        "resistance, 立即 without a number", "art12.p1.dispatch", "review", "open", ("incidents.0.dispatched_on",)
    ),
    *(
        PointKind(space, "art12.p1.dispatch", "fail", "open", ("incidents.0.dispatched_on",))
        for space in ("resistance", "resistance, 立即 as 24 hours")
    ),
    *(
        PointKind(f"operation, {rule}", rule, "fail", "open", (f"operations.0.{act}",))
        for rule, act in (
            ("art12.p2.preplan", "plan_made_on"),
            ("art12.p2.notice", "police_told_on"),
            ("art12.p2.presence", "presence_requested_on"),
        )
    ),
)
"""The verdict is the same whether the act was done or not, but the branch of the rule is unknown."""

REVIEW_ONCE_KNOWN: Final = (PointKind("bulletins", "art6.bulletin", "review", "open", ("bulletins.10", "bulletins.9")),)
"""The frequency of 定期 is for review, but only once the bulletins are known."""

_COVERS: Final = ("meetings.0.covers", "meetings.10", "meetings.9")
CURRENT_PERIOD: Final = (
    *(
        PointKind(
            "bulletins, half-yearly",
            "art6.bulletin",
            completions,
            "pending",
            (*addressee, "bulletins.0.addressee_upheld", "bulletins.10", "bulletins.9"),
        )
        for completions, addressee in (("pass review", ()), ("pass pending review", ("bulletins.0.addressee",)))
    ),
    *(
        PointKind("consultations", "art16.half-yearly", completions, "pending", _COVERS)
        for completions in ("review", "pass review", "pending review", "pass pending review")
    ),
)
"""Pending does not exclude that the act of the current period was done, or is for a person to judge."""

ONE_ACT_FOR_TWO_PERIODS: Final = tuple(
    PointKind("consultations", "art16.half-yearly", completions, actual, _COVERS)
    for completions, actual in (("pending", "review"), ("fail", "review"), ("fail", "open"), ("review", "open"))
)
"""A consultation in the month after a half year answers one of two, but it is counted as possible for each."""

COURT_FACTS: Final = (
    PointKind("desk", "art2.i2.desk", "pass", "open"),
    PointKind("desk", "art2.i2.desk", "pass", "pending", ("court",)),
    PointKind("desk", "art2.i2.desk", "fail", "open"),
    PointKind("desk", "art2.i1.desk", "fail", "open"),
    PointKind("desk", "art2.i1.desk", "pass", "open"),
    PointKind("desk", "art2.i1.desk", "pass", "pending", ("court",)),
    PointKind("desk", "art2.i1.desk", "not_applicable", "open", ("case_number",)),
    PointKind("desk", "art3.i1.same-level", "pass", "open", ("case_number",)),
    PointKind("desk", "art3.i1.same-level", "pass", "pending", ("case_number",)),
    PointKind("desk", "art2.i2.desk", "not_applicable", "open", ("case_number",)),
    PointKind("desk", "art3.i1.same-level", "fail", "open", ("case_number",)),
    PointKind("desk", "art2.i1.desk", "pending", "open", ("case_number",)),
    PointKind("desk", "art2.i2.desk", "pending", "open", ("case_number",)),
    PointKind("desk, an organ of the city's districts", "art2.i2.desk", "fail", "open", ("police_counterpart",)),
)
"""The case number determines the court, and the court its police organ where the directory knows it, but each is
reported as missing."""

LISTS: Final = (
    PointKind(
        "an entry of a letter in a case of a later year",
        "art5.i3.known-whereabouts",
        "pass",
        "open",
        ("detentions.0",),
    ),
    PointKind("scope, ground (一)", "art1.scope", "fail", "open", ("detentions.0",)),
    PointKind("scope, ground (一)", "art1.scope", "review", "open", ("detentions.0",)),
    PointKind("scope, ground (二)", "art1.scope", "fail", "open", ("detentions.1",)),
    PointKind("known whereabouts", "art5.i3.known-whereabouts", "pass", "open", ("detentions.0",)),
    PointKind(
        "known whereabouts, in the detention centre", "art5.i3.known-whereabouts", "pass", "open", ("detentions.1",)
    ),
    PointKind("letter, its persons", "annex.person", "fail", "open", ("requests.0.targets",)),
    PointKind("referral in time, the end of the detention", "art7.p2.referral", "fail", "open", ("referrals.1",)),
    PointKind("referral in time, its detention and offence", "art7.p2.referral", "fail", "open", ("referrals.1",)),
    PointKind("referral in time, the day of the court's view", "art7.p2.referral", "fail", "open", ("referrals.1",)),
)
"""A list of acts is complete only if the record is complete through the report day, even for an earlier day."""

DETAINED_WHEN_SENT: Final = (
    PointKind(
        "known whereabouts, in the detention centre", "art5.i3.known-whereabouts", "fail", "open", ("detentions.1",)
    ),
)
"""Two reasons. The person was detained whether the request was sent or not, but the branch of the rule is unknown. A
detention lasts at least one day, but the library allows zero for an unrecorded number of days."""

VIEW: Final = (
    PointKind(
        "referral in time, the day of the court's view",
        "art7.p2.referral",
        "pending not_applicable",
        "pending",
        ("detentions.0.view_on", "referrals.0.sent_on", "referrals.1"),
    ),
    *(
        PointKind(
            "referral in time, a view whose day is blank",
            "art7.p2.referral",
            completions,
            "open",
            ("detentions.0.view_on",),
        )
        for completions in ("pending", "fail")
    ),
)
"""A view whose day is not recorded is taken to have been formed, so that the last day is shown; it might be later."""

LAST_DAY: Final = (
    PointKind("referral in time, two referrals", "art7.p2.referral", "fail pending", "pending"),
    PointKind("referral in time, two referrals", "art7.p2.referral", "pass fail pending", "pending"),
    PointKind(
        "referral in time, the end of the detention",
        "art7.p2.referral",
        "pass fail pending",
        "pending",
        ("referrals.0.sent_on", "referrals.1"),
    ),
    PointKind(
        "referral in time, the end of the detention",
        "art7.p2.referral",
        "fail pending",
        "pending",
        ("referrals.0.sent_on", "referrals.1"),
    ),
    *(
        PointKind(
            "referral in time, its detention and offence", "art7.p2.referral", verdicts, "pending", ("referrals.1",)
        )
        for verdicts in ("pass fail pending", "fail pending")
    ),
    *(
        PointKind(
            "referral in time, the day of the court's view",
            "art7.p2.referral",
            verdicts,
            "pending",
            ("referrals.0.sent_on", "referrals.1"),
        )
        for verdicts in ("pass fail pending", "fail pending")
    ),
    *(
        PointKind(f"operation, {rule}", rule, verdicts, "pending", (f"operations.0.{act}",))
        for rule, act in (
            ("art12.p2.preplan", "plan_made_on"),
            ("art12.p2.notice", "police_told_on"),
            ("art12.p2.presence", "presence_requested_on"),
        )
        for verdicts in ("pass fail pending", "fail pending")
    ),
    *(
        PointKind(
            "resistance",
            "art12.p1.dispatch",
            verdicts,
            "pending",
            ("incidents.0.dispatched_at_once", "incidents.0.dispatched_on"),
        )
        for verdicts in ("pending review", "pass pending review")
    ),
)
"""Pending does not exclude an act on the last day after the required hour, which is late, or one for review."""

_SEAL: Final = (
    *(("art13.p1.notify", "review"), ("art13.p1.attend", "pass"), ("art13.p1.handover", "pass")),
    *(("art13.p2.notify", "review"), ("art13.p2.attend", "pass")),
)
RENEWALS: Final = tuple(
    PointKind("vehicle, its seal", rule, completions, actual, ("vehicles.0.renewed_in_time", "vehicles.0.renewed_on"))
    for rule, lawful in _SEAL
    for completions, actual in (
        ("not_applicable", "open"),
        (f"{lawful} not_applicable", "not_applicable"),
    )
)
"""The renewal decides which term applies, and the library does not distinguish the cases.

If a record attests that there was no renewal through the finding, a later renewal came after the seal lapsed.
"""

BEFORE_RECEIPT: Final = (
    PointKind("outcomes of a review", "art9.filing", "not_applicable", "open", ("referrals.0.filed_on",)),
)
"""A refusal or transfer on the day of receipt precedes every later filing, but the library allows an earlier filing."""

WEAKER: Final = (
    *BEFORE_RECEIPT,
    *ANY_VALUE,
    *RENEWALS,
    *EITHER_BRANCH,
    *REVIEW_ONCE_KNOWN,
    *CURRENT_PERIOD,
    *ONE_ACT_FOR_TWO_PERIODS,
    *COURT_FACTS,
    *LISTS,
    *DETAINED_WHEN_SENT,
    *LAST_DAY,
    *VIEW,
)

ORDER: Final = frozenset(
    {
        ("a detention about the day of commencement", "art7.p2.civil-track"),
        ("a detention in a case of a later year", "art7.p1.detention"),
        ("a detention on another ground", "art7.p2.civil-track"),
        ("a detention on another ground", "art7.p2.referral"),
        ("a refusal about the day of commencement", "art9.refusal-feedback"),
        ("a refusal about the day of commencement", "art9.refusal-notice"),
        ("a request in a case of a later year", "art3.i2.consent"),
        ("a review about the day of commencement", "art9.extension"),
        ("a review about the day of commencement", "art9.refusal-feedback"),
        ("a review about the day of commencement", "art9.refusal-notice"),
        ("a review about the day of commencement", "art9.supplement"),
        ("a supplement about the day of commencement", "art9.supplement"),
        ("approval", "art3.i1.approval"),
        ("arrest", "art10.arrest"),
        ("art9.filing, of thirty days, restarted by a supply", "art9.filing"),
        ("art9.filing, restarted by a supply", "art9.filing"),
        ("art9.outcome, of thirty days, restarted by a supply", "art9.outcome"),
        ("art9.refusal-notice, of thirty days, restarted by a supply", "art9.refusal-notice"),
        ("bulletins, half-yearly", "art6.bulletin"),
        ("bulletins, half-yearly, to any department", "art6.bulletin"),
        ("bulletins, half-yearly, to the leading group only", "art6.bulletin"),
        ("consent", "art3.i2.consent"),
        ("consultations", "art16.half-yearly"),
        ("consultations, counted from commencement", "art16.half-yearly"),
        ("consultations, within the half year", "art16.half-yearly"),
        ("feedback", "art3.i2.feedback"),
        ("feedback received about the day of commencement", "art2.p2.round-the-clock"),
        ("feedback received within a day", "art2.p2.round-the-clock"),
        ("filing under an extension", "art9.extension"),
        ("filing under an extension", "art9.filing"),
        ("filing, within seven days", "art9.filing"),
        ("known whereabouts, in the detention centre", "art5.i3.known-whereabouts"),
        ("measures", "art3.i3.measures"),
        ("measures about the day of commencement", "art3.i3.measures"),
        ("operation, art12.p2.notice", "art12.p2.notice"),
        ("operation, art12.p2.preplan", "art12.p2.preplan"),
        ("operation, art12.p2.presence", "art12.p2.presence"),
        ("outcomes of a review", "art9.outcome"),
        ("outcomes of a review", "art9.supplement-notice"),
        ("referral in time, the day of the court's view", "art7.p2.referral"),
        ("refusal notice under an extension", "art9.refusal-notice"),
        ("refusal sent to the court", "art9.refusal-feedback"),
        ("resistance", "art12.p1.dispatch"),
        ("resistance, 立即 as 24 hours", "art12.p1.dispatch"),
        ("resistance, 立即 without a number", "art12.p1.dispatch"),
        ("review, the seven days ending on working days", "art9.extension"),
        ("review, the seven days ending on working days", "art9.filing"),
        ("review, the seven days ending on working days", "art9.refusal-notice"),
        ("scope, ground (二)", "art1.scope"),
        ("silence of the police, with and without an extension", "art9.outcome"),
        ("supplement", "art9.supplement"),
        ("supplement", "art9.supplement-notice"),
        ("supplement notice under an extension", "art9.supplement-notice"),
        ("supplement notice, the seven days ending on working days", "art9.supplement-notice"),
        ("supplement notice, within seven days", "art9.supplement-notice"),
        ("the result of a letter about the day of commencement", "art3.i1.approval"),
        ("the result of a letter about the day of commencement", "art3.i2.feedback"),
        ("vehicle, finding and acts", "art13.p1.handover"),
        ("vehicle, in three working days", "art13.p1.attend"),
        ("vehicle, in three working days", "art13.p1.notify"),
        ("vehicle, in three working days", "art13.p2.attend"),
        ("vehicle, in three working days", "art13.p2.notify"),
        ("vehicle, its seal", "art13.p1.attend"),
        ("vehicle, its seal", "art13.p1.handover"),
        ("vehicle, its seal", "art13.p1.notify"),
        ("vehicle, its seal", "art13.p2.attend"),
        ("vehicle, its seal", "art13.p2.notify"),
        ("vehicle, the second paragraph read as the first", "art13.p1.handover"),
        ("withdrawal", "art3.i4.withdrawal"),
        ("withdrawal about the day of commencement", "art3.i4.withdrawal"),
        ("withdrawal, the end of the detention", "art3.i4.withdrawal"),
    }
)
"""An event that is not recorded is bounded by what is recorded, not by other events that are not recorded either. An
event that the record shows to have happened may lie before the last attested day, which the completions exclude."""
