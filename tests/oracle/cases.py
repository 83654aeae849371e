"""Hypothesis strategies for completely recorded cases with days around the boundaries of the law.

All persons are synthetic; the numbers are the examples of the standards that define them.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from .event_order import put_in_order

if TYPE_CHECKING:
    from collections.abc import Callable

Facts = dict[str, Any]

RESIDENT_NUMBER = "11010519491231002X"
CREDIT_CODE = "91350100M000100Y43"
COMPLETE_AS_OF = "2026-06-30"

ANCHORS = tuple(
    date.fromisoformat(day)
    for day in (
        *("2024-09-24", "2024-09-25", "2024-09-30", "2024-10-08", "2024-10-09", "2024-10-10", "2024-10-12"),
        *("2024-12-27", "2025-01-17", "2025-01-20", "2025-01-24", "2025-02-08"),
        *("2025-09-19", "2025-09-26", "2025-10-01", "2025-11-14"),
    )
)
COMMENCEMENT = date(2024, 10, 10)
BOOLEANS = st.sampled_from((True, True, True, False))
JUDGMENTS = st.sampled_from((True, True, False, None))
NUMBERS = ("（2024）豫0822执1号", "（2024）豫0822执恢2号", "（2024）豫0822民初3号", "（2024）豫08执4号")
COURTS = {"豫08": ("焦作市中级人民法院", "焦作市公安局"), "豫0822": ("博爱县人民法院", "博爱县公安局")}
ATTACHMENTS = ("judgment_document", "other_basis", "enforcement_ruling", "enforcement_notice", "detention_decision")
DOCUMENTS = ("particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence", "other")


def with_days(facts: Facts, **days: date | None) -> Facts:
    """Return the facts with the given days as text, without values that are ``None``."""
    known = {name: value for name, value in facts.items() if value is not None}
    return known | {name: day.isoformat() for name, day in days.items() if day is not None}


def later(draw: st.DrawFn, day: date | None, max_days: int, chance: int = 4) -> date | None:
    """Draw a day up to `max_days` days after another, or ``None`` if the act did not happen.

    Args:
        draw: the function of the composite strategy.
        day: the day of the earlier act; if ``None``, the later act did not happen either.
        max_days: the largest number of days between the acts.
        chance: the later act did not happen in one of this many cases.
    """
    if day is None or draw(st.integers(1, chance)) == 1:
        return None
    return day + timedelta(days=draw(st.integers(0, max_days)))


def near(draw: st.DrawFn, day: date, before: int, after: int) -> date:
    """Draw a day from `before` days before a day to `after` days after it."""
    return day + timedelta(days=draw(st.integers(-before, after)))


def subset(documents: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """Draw all documents, all but one, or any subset."""
    names = list(documents)
    all_but_one = st.sampled_from([[each for each in names if each != omitted] for omitted in names])
    return st.one_of(st.just(names), all_but_one, st.lists(st.sampled_from(names), unique=True))


@st.composite
def persons(draw: st.DrawFn, anchor: date) -> list[Facts]:
    """Draw a person p1, and sometimes a unit u1."""
    unit = {
        "id": "u1",
        "kind": "unit",
        "debtor": draw(BOOLEANS),
        "roles": [],
        "name": "虚构商行",
        "credit_code": draw(st.sampled_from((CREDIT_CODE, None))),
    }
    roles = [
        {
            "kind": draw(st.sampled_from(("actual_controller", "legal_representative", "spouse", "shareholder"))),
            "unit": "u1",
            "evidenced": draw(BOOLEANS),
            "until": draw(st.sampled_from((None, None, near(draw, anchor, 5, 5).isoformat()))),
        }
    ]
    with_unit = draw(st.booleans())
    person = {
        "id": "p1",
        "kind": "natural",
        "debtor": draw(st.booleans()) if with_unit else draw(BOOLEANS),
        "roles": [with_days(role) for role in roles] if with_unit and draw(BOOLEANS) else [],
        "name": "张某甲",
        "sex": "男",
        "resident_number": draw(st.sampled_from((RESIDENT_NUMBER, None))),
        "other_document": draw(st.sampled_from((None, "X0000000"))),
        "address": draw(st.sampled_from(("虚构路1号", "虚构路1号", None))),
        "telephone": draw(st.sampled_from(("00000000", "00000000", None))),
    }
    return [with_days(person), *([with_days(unit)] if with_unit else [])]


@st.composite
def targets(draw: st.DrawFn, person: str, number: str, anchor: date, *, sent: bool) -> Facts:
    """Draw an entry of the letter. Only a sent letter can be known to have no reason."""
    located = later(draw, near(draw, anchor, 3, 3), 9, 2)
    facts = {
        "person": person,
        "case_number": draw(st.sampled_from((number, number, "（2024）豫0822民初3号", None))),
        "need_held": draw(JUDGMENTS),
        "directly_responsible": draw(JUDGMENTS),
        "natural_persons_named": draw(JUDGMENTS),
        "need_reason": draw(st.sampled_from(("线索中断", "线索中断", None))) if sent else "线索中断",
        "whereabouts_known": not draw(BOOLEANS),
        "result_locates": draw(st.booleans()),
        "withdrawn_in_writing": draw(BOOLEANS),
        "withdrawn_to_same_organ": draw(BOOLEANS),
    }
    return with_days(
        facts, located_on=located, measures_on=later(draw, anchor, 9), withdrawn_on=later(draw, located, 9)
    )


@st.composite
def requests(draw: st.DrawFn, case: Facts, anchor: date) -> Facts:
    """Draw a tracing request."""
    sent = later(draw, near(draw, anchor, 3, 3), 3, 6)
    queried = later(draw, sent or anchor, 4)
    letter = {
        "sealed": draw(BOOLEANS),
        "issuing_court": draw(st.sampled_from((case["court"], case["court"], None))),
        "addressed_to": draw(st.sampled_from((case["police_counterpart"], case["police_counterpart"], None))),
        "contact": draw(st.sampled_from(("李某乙", "李某乙", None))),
        "attachments": draw(subset(ATTACHMENTS)),
        "dated_on": draw(st.sampled_from((anchor.isoformat(), anchor.isoformat(), None))),
    }
    facts = {
        "id": "r1",
        "letter": with_days(letter) if draw(BOOLEANS) else None,
        "approver": draw(st.sampled_from(("intermediate_bureau", "intermediate_bureau", "own_bureau"))),
        "organ": {
            "name": draw(st.sampled_from((case["police_counterpart"], case["police_counterpart"], "温县公安局"))),
            "level": draw(st.sampled_from(("county", "municipal"))),
            "desk": draw(BOOLEANS),
        },
        "consenter": draw(st.sampled_from(("police_leader", "police_leader", "court_leader"))),
        "feedback_to_court": draw(BOOLEANS),
        "targets": [
            draw(targets(each["id"], case["case_number"], anchor, sent=sent is not None)) for each in case["persons"]
        ],
    }
    return with_days(
        facts,
        sent_on=sent,
        approved_on=later(draw, near(draw, sent or anchor, 3, 0), 4),
        consented_on=later(draw, near(draw, queried or anchor, 2, 0), 3),
        queried_on=queried,
        feedback_on=later(draw, queried, 5),
        centre_informed_on=later(draw, queried, 5),
    )


@st.composite
def detentions(draw: st.DrawFn, anchor: date, name: str = "d1") -> Facts:
    """Draw a detention."""
    intake = near(draw, anchor, 2, 2)
    days = draw(st.sampled_from((1, 2, 3, 10, 15)))
    ends = intake + timedelta(days=days)
    facts = {
        "id": name,
        "person": "p1",
        "ground": draw(st.sampled_from(("refusal", "property_report"))),
        "refuses": draw(BOOLEANS),
        "serious": draw(JUDGMENTS),
        "days": days,
        "leave_days": draw(st.sampled_from((None, 0, min(1, days or 1), min(2, days or 2)))),
        "criminal_liability_needed": draw(BOOLEANS),
    }
    return with_days(
        facts,
        decided_on=near(draw, intake, 4, 1),
        intake_on=intake,
        printed_end=ends + timedelta(days=draw(st.sampled_from((-1, 0)))) if days > 1 and draw(st.booleans()) else None,
        released_early_on=intake + timedelta(days=draw(st.integers(1, days))) if draw(st.integers(1, 4)) == 1 else None,
        view_on=near(draw, ends, 5, 2),
        civil_disposal_on=later(draw, intake, 20),
    )


@st.composite
def referrals(draw: st.DrawFn, anchor: date, ends: date | None, name: str = "f1") -> Facts:
    """Draw a referral, usually around the day on which the detention ends."""
    sent = later(draw, near(draw, ends or anchor, 5, 2), 2, 6)
    received = later(draw, sent, 2)
    met = draw(BOOLEANS)
    notified = later(draw, received, 9, 2) if met else None
    supplement_due = None if notified is None else notified + timedelta(days=draw(st.integers(0, 6)))
    refused = later(draw, received, 34) if not met or draw(st.integers(1, 6)) == 1 else None
    facts = {
        "id": name,
        "person": "p1",
        "detention": None if ends is None else "d1",
        "offence": draw(st.sampled_from(("refusal", "refusal", "refusal", "obstruction", "property_disposal"))),
        "organ_level": draw(st.sampled_from(("county", "municipal"))),
        "at_court_seat": draw(BOOLEANS),
        "at_place_of_act": draw(st.booleans()),
        "level_agreed": draw(JUDGMENTS),
        "obstructs_enforcement": draw(st.booleans()),
        "inventory": draw(subset(DOCUMENTS)),
        "sent_before_release": draw(st.booleans()),
        "materials_complete": draw(BOOLEANS) if met else draw(st.booleans()),
        "conditions_met": met,
        "major_or_difficult": draw(BOOLEANS),
        "extension_approver": draw(st.sampled_from(("county_level_head", "county_level_head", "other"))),
        "refusal_to": draw(st.sampled_from(("same_court", "referring_court", "enforcement_court"))),
        "outcome_owed_unsupplied": draw(BOOLEANS),
    }
    return with_days(
        facts,
        sent_on=sent,
        received_on=received,
        extended_on=later(draw, received, 14, 2),
        filed_on=later(draw, received, draw(st.sampled_from((14, 40)))) if met else None,
        transferred_on=later(draw, received, 14) if draw(st.integers(1, 6)) == 1 else None,
        supplement_notified_on=notified,
        supplement_due_on=supplement_due,
        supplied_on=later(draw, notified, 8),
        refusal_made_on=refused,
        refusal_sent_on=later(draw, refused, 5),
    )


@st.composite
def prosecutions(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw a private prosecution."""
    decided = later(draw, near(draw, anchor, 3, 3), 2)
    return with_days(
        {
            "id": "s1",
            "person": "p1",
            "arrest_conditions_met": draw(JUDGMENTS),
            "executed_by": draw(st.sampled_from(("police", "police", "court"))),
        },
        arrest_decided_on=decided,
        executed_on=later(draw, decided, 5),
    )


@st.composite
def bases(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw an enforcement basis."""
    facts = {
        "kind": draw(st.sampled_from(("judgment", "ruling", "mediation", "award", "notarised_debt", "other"))),
        "effective": draw(BOOLEANS),
        "enforceable": draw(BOOLEANS),
    }
    return with_days(facts, ruling_made_on=later(draw, near(draw, anchor, 9, 0), 9, 3))


def last_day(detention: Facts) -> date:
    """Return the approximate end of a detention, around which later acts are drawn."""
    return date.fromisoformat(detention["intake_on"]) + timedelta(days=detention["days"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Facts, date]:
    """Draw a completely recorded case and a report day."""
    anchor = draw(st.sampled_from(ANCHORS))
    number = draw(st.sampled_from(NUMBERS))
    court, counterpart = COURTS["豫0822" if "豫0822" in number else "豫08"]
    case: Facts = {
        "case_number": number,
        "court": court,
        "police_counterpart": counterpart,
        "complete_as_of": COMPLETE_AS_OF,
        "basis": draw(bases(anchor)),
        "major_or_difficult": draw(JUDGMENTS),
        "persons": draw(persons(anchor)),
        "requests": [],
        "detentions": [],
        "referrals": [],
        "private_prosecutions": [],
    }
    parts = draw(st.sampled_from(("requests", "detentions", "review", "all", "all")))
    if parts in {"requests", "all"}:
        case["requests"] = [draw(requests(case, anchor))]
    if parts in {"detentions", "all"}:
        names = ("d1", "d2") if draw(st.integers(1, 4)) == 1 else ("d1",)
        case["detentions"] = [draw(detentions(anchor, name)) for name in names]
    ends = last_day(case["detentions"][0]) if case["detentions"] else None
    if parts != "requests":
        names = ("f1", "f2") if draw(st.integers(1, 4)) == 1 else ("f1",)
        case["referrals"] = [draw(referrals(anchor, ends, name)) for name in names]
    if parts == "all":
        case["private_prosecutions"] = [draw(prosecutions(anchor))]
    report_days = (near(draw, anchor, 3, 9), near(draw, ends or anchor, 3, 9), near(draw, anchor, 0, 60))
    return put_in_order(case), max(draw(st.sampled_from(report_days)), COMMENCEMENT)


def paths(facts: Any, position: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401  any JSON
    """Return the path of every recorded field except the ids and ``complete_as_of``."""
    found: list[tuple[str | int, ...]] = []
    if isinstance(facts, dict):
        for name, value in facts.items():
            if name not in {"id", "complete_as_of"}:
                found += [(*position, name), *paths(value, (*position, name))]
    elif isinstance(facts, list):
        for index, value in enumerate(facts):
            if isinstance(value, dict):
                found += paths(value, (*position, index))
    return found


def changed(case: Facts, change: Callable[[Facts], None]) -> Facts:
    """Return a copy of a case with a change applied."""
    copy: Facts = deepcopy(case)
    change(copy)
    return copy


def place(case: Facts, where: tuple[str | int, ...], value: object) -> None:
    """Set the value at a path; ``None`` removes the fact. A path that does not exist is ignored."""
    *steps, last = where
    position: Any = case
    for step in steps:
        if isinstance(position, dict) and step not in position:
            return
        position = position[step]
    if value is None:
        position.pop(last, None)
    else:
        position[last] = value
