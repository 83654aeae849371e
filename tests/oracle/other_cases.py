"""Hypothesis strategies for complete records of the other articles: cases and joint mechanisms around boundaries."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from .cases import BOOLEANS, COMPLETE_AS_OF, JUDGMENTS, Facts, cases, later, near, with_days
from .event_order import put_in_order
from .other_work import MONTHS, months_after

ALTERNATIVES: tuple[tuple[str, str], ...] = (
    ("bulletin-cycle", "half-year"),
    ("half-year-cycle", "from-effective-date"),
    ("half-year-meeting", "within-half"),
    ("seal-live", "any-seal"),
    ("registration-handover", "as-13-1"),
    ("vehicle-hold", "notify-only"),
    ("publicity-vs-bulletin", "no-mention-at-all"),
    ("bulletin-others", "named-only"),
    ("bulletin-others", "any-department"),
    ("promptly", "three-working-days"),
    ("at-once", "no-number"),
    ("at-once", "hours-24"),
    ("round-the-clock", "deadline"),
    ("effective-date", "dated"),
    ("commencement-act", "first-act"),
)
ANCHORS = tuple(
    date.fromisoformat(day)
    for day in (
        *("2024-10-09", "2024-10-10", "2024-10-11", "2024-12-31", "2025-01-24", "2025-01-27", "2025-04-10"),
        *("2025-06-30", "2025-07-01", "2025-09-30", "2025-10-10", "2025-12-31", "2026-02-28", "2026-04-10"),
    )
)
EARLIEST = date(2024, 10, 9)
LEGAL_BASIS = "某法第一条"


def two_years_before(draw: st.DrawFn, day: date) -> date:
    """Draw a day two years before another, give or take two days."""
    return near(draw, months_after(day, -2 * MONTHS), 2, 2)


@st.composite
def vehicles(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw a vehicle found around the day on which its seal begins, ends, is renewed or is lifted.

    A renewal after the finding may have been in time; the seal was then in force throughout.
    """
    found_day = draw(st.sampled_from((*(near(draw, anchor, 2, 2),) * 3, EARLIEST)))
    sealed, renewed, ends, lifted = two_years_before(draw, found_day), None, None, None
    kind = draw(st.sampled_from(("recent", "recent", "two years", "printed", "renewed", "renewed", "lifted")))
    if kind in {"recent", "lifted"}:
        sealed = near(draw, found_day, 1, 1)
    elif kind == "printed":
        ends = max(sealed, near(draw, found_day, 1, 1))
    elif kind == "renewed":
        renewed = draw(st.sampled_from((sealed, near(draw, found_day, 1, 1))))
        sealed = draw(st.sampled_from((months_after(sealed, -MONTHS), months_after(sealed, -2 * MONTHS), sealed)))
        sealed = min(sealed, renewed)
        ends = draw(st.sampled_from((None, max(renewed, near(draw, found_day, 1, 1)))))
    if kind == "lifted" or draw(st.integers(1, 8)) == 1:
        lifted = max(sealed, near(draw, found_day, 1, 1))
    notified = later(draw, found_day, 6, 8)
    facts = {
        "id": "v",
        "found_during": draw(st.sampled_from(("patrol", "patrol", "inspection", "transfer"))),
        "held": draw(st.booleans()),
    }
    if renewed is not None:
        facts["renewed_in_time"] = draw(st.booleans())
    attended = later(draw, draw(st.sampled_from((notified, notified, found_day))), 4, 8)
    return with_days(
        facts,
        found_on=found_day,
        sealed_on=sealed,
        renewed_on=renewed,
        seal_ends_on=ends,
        unsealed_on=lifted,
        notified_on=notified,
        attended_on=attended,
        handed_over_on=later(draw, attended or found_day, 3),
    )


@st.composite
def incidents(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw an incident of resistance."""
    reported = later(draw, near(draw, anchor, 2, 2), 2, 6)
    facts = {
        "id": "i",
        "violent": draw(BOOLEANS),
        "dispatched_at_once": draw(st.sampled_from((True, False, None, None))),
        "within_24_hours": draw(BOOLEANS),
    }
    return with_days(facts, reported_on=reported, dispatched_on=later(draw, reported, 2, 9))


@st.composite
def operations(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw an operation, with its preparations around its first day."""
    start_day = near(draw, anchor, 2, 2)

    def around_start() -> date | None:
        return draw(st.sampled_from((near(draw, start_day, 1, 1), start_day, None)))

    facts = {
        "id": "o",
        "large": draw(JUDGMENTS),
        "presence_needed": draw(JUDGMENTS),
        "plan_first": draw(st.booleans()),
        "told_first": draw(st.booleans()),
        "requested_first": draw(st.booleans()),
    }
    return with_days(
        facts,
        starts_on=draw(st.sampled_from((start_day, start_day, start_day, None))),
        plan_made_on=around_start(),
        police_told_on=around_start(),
        presence_requested_on=around_start(),
    )


@st.composite
def accesses(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw an access to tracing information."""
    return with_days({"id": "a", "by_keeper": draw(BOOLEANS)}, accessed_on=near(draw, anchor, 2, 2))


@st.composite
def disclosures(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw a disclosure, whose content is recorded by its classes, by a flag, or by both consistently."""
    tracing, verified = draw(BOOLEANS), draw(st.booleans())
    other_classes: tuple[list[str], ...] = ([], ["public"], ["internal", "personal"])
    tracing_classes = (["tracing"], ["means"], ["participation"], ["personal", "tracing", "participation"])
    classes = draw(st.sampled_from((None, *(tracing_classes if tracing else other_classes))))
    facts = {
        "id": "x",
        "recipient": draw(st.sampled_from(("party", "party", "lawyer", "media", "other", "court_staff", "police"))),
        "tracing": tracing if classes is None else draw(st.sampled_from((None, tracing))),
        "classes": classes,
        "basis": draw(st.sampled_from((LEGAL_BASIS, LEGAL_BASIS, None))),
        "basis_verified": verified,
        "basis_upheld": draw(st.sampled_from((None, True)) if verified else JUDGMENTS),
    }
    return with_days(facts, disclosed_on=near(draw, anchor, 2, 2))


@st.composite
def publications(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw a publication."""
    facts = {
        "id": "p",
        "kind": draw(st.sampled_from(("summary", "publicity", "bulletin", "bulletin", "consultation", "other"))),
        "outward": not draw(BOOLEANS),
        "addressee": draw(st.sampled_from(("leading_group", "department", "department", "counterpart", "other"))),
        "addressee_upheld": draw(JUDGMENTS),
        "mentions_police": draw(BOOLEANS),
        "mentions_means": not draw(BOOLEANS),
    }
    return with_days(facts, published_on=near(draw, anchor, 2, 2))


@st.composite
def requests(draw: st.DrawFn, anchor: date) -> Facts:
    """Draw a request with the facts that arts 2(2) and 4 need."""
    sent = later(draw, near(draw, anchor, 2, 2), 1, 9)
    feedback = later(draw, sent, 3)
    return with_days(
        {"id": "r"},
        sent_on=sent,
        feedback_on=feedback,
        feedback_received_on=later(draw, feedback, 3),
        centre_informed_on=later(draw, sent, 3, 2),
    )


def draw_report_day(draw: st.DrawFn, anchor: date) -> date:
    """Draw a report day near an anchor or later."""
    report_days = (
        near(draw, anchor, 0, 60),
        near(draw, anchor, 0, 20),
        near(draw, anchor, 2, 9),
        near(draw, anchor, 2, 2),
    )
    return max(EARLIEST, draw(st.sampled_from(report_days)))


def draw_completeness(draw: st.DrawFn, on: date) -> str:
    """Draw the day of completeness: the report day, or long after it."""
    return draw(st.sampled_from((on.isoformat(), COMPLETE_AS_OF)))


@st.composite
def other_cases(draw: st.DrawFn) -> tuple[Facts, date]:
    """Draw a completely recorded case of the other articles and a report day."""
    anchor = draw(st.sampled_from(ANCHORS))
    on = draw_report_day(draw, anchor)
    case: Facts = {
        "case_number": draw(st.sampled_from(("（2024）豫0822执1号", "（2024）豫08执4号"))),
        "complete_as_of": draw_completeness(draw, on),
    }
    parts = {
        "requests": requests,
        "vehicles": vehicles,
        "incidents": incidents,
        "operations": operations,
        "accesses": accesses,
        "disclosures": disclosures,
        "publications": publications,
    }
    repeated = draw(st.sampled_from(("vehicles", "operations", "disclosures", "incidents")))
    for name, part in parts.items():
        drawn = [draw(part(anchor)) for _ in range(4 if name == repeated else draw(st.integers(0, 1)))]
        case[name] = [facts | {"id": f"{facts['id']}{number}"} for number, facts in enumerate(drawn)]
    return put_in_order(case), on


@st.composite
def tracing_cases(draw: st.DrawFn) -> tuple[Facts, date]:
    """Draw a case of the tracing articles in which each person may be on the list of dishonest debtors."""
    case, on = draw(cases())
    persons = [each | {"listed_dishonest": draw(st.booleans())} for each in case["persons"]]
    return case | {"persons": persons}, on


@st.composite
def officers(draw: st.DrawFn, name: str, around: date) -> Facts:
    """Draw an officer whose appointment begins or ends around a day."""
    appointed = draw(st.sampled_from((near(draw, around, 1, 1), around - timedelta(days=400))))
    ended = draw(st.sampled_from((None, max(appointed, near(draw, around, 1, 1)))))
    return with_days(
        {"id": name, "name": draw(st.sampled_from(("王某", "王某", None)))}, appointed_on=appointed, ended_on=ended
    )


def days_around_half_years(draw: st.DrawFn) -> list[date]:
    """Draw days around the ends of half-years under both readings: a few, or one in nearly every half-year."""
    days = ("2024-10-10", "2024-12-31", "2025-04-10", "2025-06-30", "2025-10-10", "2025-12-31")
    sparse = draw(st.booleans())
    chosen = [each for each in days if draw(st.integers(1, 6)) > (4 if sparse else 1)]
    return [near(draw, date.fromisoformat(each), 2, 2) for each in chosen]


@st.composite
def bulletins(draw: st.DrawFn, name: str, day: date) -> Facts:
    """Draw a bulletin."""
    facts = {
        "id": name,
        "addressee": draw(st.sampled_from(("leading_group", "leading_group", "department", "counterpart", "other"))),
        "addressee_upheld": draw(JUDGMENTS),
        "praises": draw(st.booleans()),
        "outstanding": draw(JUDGMENTS),
    }
    return with_days(facts, issued_on=day)


@st.composite
def meetings(draw: st.DrawFn, name: str, day: date) -> Facts:
    """Draw a consultation; the spaces cover those of which nobody recorded what they sum up."""
    halves = ("2024H2", "2025H1", "2025H2")
    facts = {"id": name, "both": draw(BOOLEANS), "collected": draw(BOOLEANS), "covers": draw(st.sampled_from(halves))}
    return with_days(facts, held_on=day)


@st.composite
def mechanisms(draw: st.DrawFn) -> tuple[Facts, date]:
    """Draw a complete joint mechanism and a report day on which the Opinion is in force under both readings."""
    anchor = draw(st.sampled_from(ANCHORS))
    on = max(draw_report_day(draw, anchor), EARLIEST + timedelta(days=1))
    level = draw(st.sampled_from(("intermediate", "intermediate", "basic")))
    mechanism: Facts = {
        "record": "joint_mechanism",
        "court": {"intermediate": "焦作市中级人民法院", "basic": "博爱县人民法院"}[level],
        "court_level": level,
        "complete_as_of": draw_completeness(draw, on),
        "officers": [draw(officers(f"o{i}", on)) for i in range(draw(st.integers(0, 2)))],
        "round_the_clock": draw(BOOLEANS),
        "command_centre": draw(BOOLEANS),
        "information_shared": draw(st.booleans()),
        "bulletins": [draw(bulletins(f"b{i}", day)) for i, day in enumerate(days_around_half_years(draw))],
        "meetings": [draw(meetings(f"m{i}", day)) for i, day in enumerate(days_around_half_years(draw))],
        "publications": [draw(publications(anchor))],
    }
    return mechanism, on
