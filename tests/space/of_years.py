"""Spaces of cases accepted after commencement: the rules apply to their acts even if the day is not recorded."""

from __future__ import annotations

from typing import Final

from space.axes import event, fact, flag, unlisted
from space.json_records import Facts
from space.space import Space
from space.templates import BASIC, INTERMEDIATE, answered, at, case, detention, referral, request, without

__all__ = ["SPACES"]

LATER: Final = "（2025）豫0822执1号"
LATER_INTERMEDIATE: Final = "（2025）豫08执4号"
_DAYS: Final = ("2024-10-09", "2024-10-10", "2025-01-03", "2025-01-07")
_MOMENTS: Final = at("2025-01-09", None, "2024-10-09", "2025-01-09")
_FOUND: Final[Facts] = request()["targets"][0] | {
    "measures_on": "2025-01-09",
    "located_on": "2025-01-09",
    "withdrawn_on": "2025-01-09",
    "withdrawn_in_writing": True,
    "withdrawn_to_same_organ": True,
}


def _within_the_case(world: Facts) -> bool:
    """Return whether no act of a case precedes the year of its number."""
    year = str(world["case_number"])[1:5]
    acts = (*world["requests"], *world["detentions"], *world["referrals"])
    return all(str(act.get(day, "9999"))[:4] >= year for act in acts for day in ("sent_on", "decided_on"))


REQUEST = Space(
    name="a request in a case of a later year",
    path="/requests/0",
    rules=(
        *("art2.i2.desk", "art3.i1.letter", "art3.i1.approval", "art3.i1.same-level", "art3.i2.consent"),
        *("art3.i2.feedback", "art17.commencement", "annex.heading", "annex.person", "annex.contact"),
        *("annex.attachments", "annex.date"),
    ),
    template=case(requests=[answered(queried_on="2025-01-09")]),
    axes=(
        fact("case_number", BASIC, LATER, blank=False),
        event("requests.0.sent_on", *_DAYS),
        flag("requests.0.feedback_to_court"),
        fact("requests.0.consenter", "police_leader", "court_leader"),
    ),
    moments=_MOMENTS,
    possible=_within_the_case,
)
INTERMEDIATE_REQUEST = Space(
    name="a request of the intermediate court in a case of a later year",
    path="/requests/0",
    rules=("art2.i1.desk",),
    template=case(
        court="焦作市中级人民法院",
        police_counterpart="焦作市公安局",
        requests=[request(organ={"name": "焦作市公安局", "level": "municipal", "desk": True})],
    ),
    axes=(fact("case_number", INTERMEDIATE, LATER_INTERMEDIATE, blank=False), event("requests.0.sent_on", *_DAYS)),
    moments=_MOMENTS,
    possible=_within_the_case,
)
TARGET = Space(
    name="an entry of a letter in a case of a later year",
    path="/requests/0/targets/0",
    rules=(
        *("art1.scope", "art3.i3.measures", "art3.i4.withdrawal", "art5.i3.non-debtor"),
        *("art5.i3.known-whereabouts", "annex.case-number", "annex.person"),
    ),
    template=case(requests=[answered(targets=[_FOUND])]),
    axes=(
        fact("case_number", BASIC, LATER, blank=False),
        event("requests.0.sent_on", *_DAYS),
        flag("requests.0.targets.0.result_locates"),
        flag("requests.0.targets.0.whereabouts_known"),
        unlisted(
            "detentions.0",
            *((day, detention(decided_on=day, intake_on=day)) for day in ("2024-10-01", "2025-01-02")),
        ),
    ),
    moments=_MOMENTS,
    possible=_within_the_case,
)
DETENTION = Space(
    name="a detention in a case of a later year",
    path="/detentions/0",
    rules=("art7.p1.detention", "art17.commencement"),
    template=case(detentions=[detention()]),
    axes=(
        fact("case_number", BASIC, LATER, blank=False),
        event("detentions.0.decided_on", *_DAYS),
        flag("detentions.0.refuses"),
        fact("detentions.0.ground", "refusal", "property_report"),
    ),
    moments=_MOMENTS,
    possible=_within_the_case,
)
REFERRAL = Space(
    name="a referral in a case of a later year",
    path="/referrals/0",
    rules=(
        *("art8.particulars", "art8.i1.referral-letter", "art8.i2.effective-instrument"),
        *("art8.i3.enforcement-report", "art8.i4.evidence", "art7.p1.detention", "art7.p2.competent-organ"),
        *("art11.same-procedure", "art17.commencement"),
    ),
    template=case(referrals=[without(referral(), "received_on")]),
    axes=(
        fact("case_number", BASIC, LATER, blank=False),
        event("referrals.0.sent_on", *_DAYS),
        fact("referrals.0.offence", "refusal", "obstruction"),
        flag("referrals.0.at_court_seat"),
    ),
    moments=_MOMENTS,
    possible=_within_the_case,
)

SPACES = (REQUEST, INTERMEDIATE_REQUEST, TARGET, DETENTION, REFERRAL)
