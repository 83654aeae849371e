"""Spaces of a tracing request: its approval, addressee, consent, result, and its letter (arts 2, 3, annex)."""

from __future__ import annotations

from itertools import combinations

from space.axes import event, fact, flag, manner, optional
from space.json_records import Facts
from space.space import Space
from space.templates import BASIC, INTERMEDIATE, at, case, request

__all__ = ["SPACES"]

SENT = "requests.0.sent_on"
_SENT = event(SENT, "2024-10-09", "2024-10-10", "2025-01-06", "2025-01-07", "2025-01-08")
_ONE = case(requests=[request()])
_AROUND = (
    *at("2025-01-06", None, "2025-01-05", "2025-01-06"),
    *at("2025-01-07", None, "2024-10-09", "2025-01-06", "2025-01-07"),
    *at("2025-01-08", None, "2025-01-06", "2025-01-07", "2025-01-08", "2025-02-28"),
)


def _level_as_numbered(world: Facts) -> bool:
    """Return whether the level of the court matches the case number; no other record is valid."""
    return bool((world["case_number"] == INTERMEDIATE) == (world["court_level"] == "intermediate"))


def _court_as_numbered(world: Facts) -> bool:
    """Return whether the court matches the case number; the organ that a record names may be wrong."""
    return bool((world["case_number"] == INTERMEDIATE) == (world["court"] == "焦作市中级人民法院"))


APPROVAL = Space(
    name="approval",
    path="/requests/0",
    rules=("art3.i1.approval", "art17.commencement"),
    template=_ONE,
    axes=(
        fact("case_number", BASIC, INTERMEDIATE),
        fact("court_level", "basic", "intermediate"),
        manner("requests.0.approver", "intermediate_bureau", "own_bureau", "other"),
        _SENT,
        event("requests.0.approved_on", "2024-10-10", "2025-01-06", "2025-01-07", "2025-01-08"),
    ),
    moments=_AROUND,
    possible=_level_as_numbered,
)
DESK = Space(
    name="desk",
    path="/requests/0",
    rules=("art2.i1.desk", "art2.i2.desk", "art3.i1.same-level"),
    template=_ONE,
    axes=(
        fact("case_number", BASIC, INTERMEDIATE),
        fact("requests.0.organ.name", "博爱县公安局", "温县公安局", "焦作市公安局", "新乡市公安局"),
        fact("requests.0.organ.level", "county", "municipal"),
        flag("requests.0.organ.desk"),
        fact("court", "博爱县人民法院", "焦作市中级人民法院"),
        fact("police_counterpart", "博爱县公安局", "焦作市公安局", "新乡市公安局"),
        _SENT,
    ),
    moments=(
        *at("2025-01-06", None, "2025-01-06"),
        *at("2025-01-07", None, "2025-01-06", "2025-01-07"),
    ),
    possible=_court_as_numbered,
)
URBAN = Space(
    name="desk, an organ of the city's districts",
    path="/requests/0",
    rules=("art2.i2.desk",),
    template=case(case_number="（2024）豫0802执1号", court="焦作市解放区人民法院", requests=[request()]),
    axes=(
        fact("requests.0.organ.name", "虚构公安分局甲", "虚构公安分局乙", "温县公安局"),
        fact("requests.0.organ.level", "county", "municipal"),
        flag("requests.0.organ.desk"),
        fact("police_counterpart", "虚构公安分局甲", "虚构公安分局乙"),
        _SENT,
    ),
    moments=(*at("2025-01-06", None, "2025-01-06"), *at("2025-01-07", None, "2025-01-06", "2025-01-07")),
)
CONSENT = Space(
    name="consent",
    path="/requests/0",
    rules=("art3.i2.consent",),
    template=_ONE,
    axes=(
        manner("requests.0.consenter", "police_leader", "court_leader", "other"),
        event(SENT, "2024-10-09", "2024-10-10", "2025-01-06", "2025-01-07", "2025-01-08"),
        event("requests.0.queried_on", "2024-10-09", "2024-10-10", "2025-01-06", "2025-01-07", "2025-01-08"),
        event("requests.0.consented_on", "2024-10-10", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-08"),
    ),
    moments=_AROUND,
)
FEEDBACK = Space(
    name="feedback",
    path="/requests/0",
    rules=("art3.i2.feedback",),
    template=_ONE,
    axes=(
        event(SENT, "2024-10-09", "2024-10-10", "2025-01-06"),
        event("requests.0.queried_on", "2025-01-06", "2025-01-07", "2025-01-08", "2025-01-09"),
        event("requests.0.feedback_on", "2025-01-06", "2025-01-07", "2025-01-08", "2025-01-09"),
        flag("requests.0.feedback_to_court"),
    ),
    moments=_AROUND,
)
SPANNING = Space(
    name="the result of a letter about the day of commencement",
    path="/requests/0",
    rules=("art3.i2.feedback", "art3.i1.approval"),
    template=_ONE,
    axes=(
        event(SENT, "2024-10-08", "2024-10-10"),
        event("requests.0.queried_on", "2024-10-09", "2024-10-10", "2024-10-11"),
        event("requests.0.feedback_on", "2024-10-09", "2024-10-10", "2024-10-11"),
        flag("requests.0.feedback_to_court"),
    ),
    moments=(*at("2024-10-10", "2024-10-10"), *at("2024-10-12", None, "2024-10-09", "2024-10-12")),
)
LETTER = Space(
    name="letter, recorded or not",
    path="/requests/0",
    rules=("art3.i1.letter", "annex.heading", "annex.contact", "annex.attachments", "annex.date"),
    template=_ONE,
    axes=(
        _SENT,
        optional("requests.0.letter", request()["letter"], request()["letter"] | {"sealed": False}, required_on=SENT),
    ),
    moments=(*_AROUND, *at("2025-01-06", "2025-02-28")),
)
HEADING = Space(
    name="letter, its parts",
    path="/requests/0",
    rules=("art3.i1.letter", "annex.heading", "annex.contact", "annex.date"),
    template=_ONE,
    axes=(
        _SENT,
        optional("requests.0.letter.issuing_court", "博爱县人民法院", required_on=SENT),
        optional("requests.0.letter.addressed_to", "博爱县公安局", required_on=SENT),
        optional("requests.0.letter.contact", "李某乙", required_on=SENT),
        optional("requests.0.letter.dated_on", "2025-01-06", required_on=SENT),
        flag("requests.0.letter.sealed"),
    ),
    moments=(*_AROUND, *at("2025-01-06", "2025-02-28")),
)
_DOCUMENTS = ("judgment_document", "other_basis", "enforcement_ruling", "enforcement_notice", "detention_decision")
ATTACHMENTS = Space(
    name="attachments",
    path="/requests/0",
    rules=("annex.attachments",),
    template=_ONE,
    axes=(
        _SENT,
        optional(
            "requests.0.letter.attachments",
            *(list(documents) for count in range(len(_DOCUMENTS) + 1) for documents in combinations(_DOCUMENTS, count)),
            required_on=SENT,
        ),
    ),
    moments=_AROUND,
)
TARGETS = Space(
    name="letter, its persons",
    path="/requests/0",
    rules=("annex.person",),
    template=_ONE,
    axes=(_SENT, optional("requests.0.targets", [], [{"person": "p1"}], required_on=SENT)),
    moments=_AROUND,
)

SPACES = (APPROVAL, DESK, URBAN, CONSENT, FEEDBACK, SPANNING, LETTER, HEADING, ATTACHMENTS, TARGETS)
