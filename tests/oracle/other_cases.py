"""Hypothesis strategies for completely recorded other work: cases and joint mechanisms on the boundaries of the law."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from .cases import BOOLEANS, COMPLETE_AS_OF, JUDGMENTS, Facts, cases, later, near, with_days
from .other_work import MONTHS, months_after

ALTERNATIVES: tuple[tuple[str, str], ...] = (
    ("bulletin-cycle", "half-year"),
    ("half-year-cycle", "from-effective-date"),
    ("seal-live", "any-seal"),
    ("registration-handover", "as-13-1"),
    ("vehicle-hold", "notify-only"),
    ("publicity-vs-bulletin", "no-mention-at-all"),
    ("promptly", "three-working-days"),
    ("round-the-clock", "deadline"),
    ("effective-date", "dated"),
)
ANCHORS = tuple(
    date.fromisoformat(day)
    for day in (
        *("2024-10-09", "2024-10-10", "2024-10-11", "2024-12-31", "2025-01-24", "2025-01-27", "2025-04-10"),
        *("2025-06-30", "2025-07-01", "2025-09-30", "2025-10-10", "2025-12-31", "2026-02-28", "2026-04-10"),
    )
)
EARLIEST = date(2024, 10, 9)
ORDERED_BY = "某法第一条"


def aged(draw: st.DrawFn, day: date) -> date:
    """A day two years before another, or one or two days off."""
    return near(draw, months_after(day, -2 * MONTHS), 2, 2)


@st.composite
def vehicles(draw: st.DrawFn, anchor: date) -> Facts:
    """A vehicle found about the day on which its seal begins, ends, is renewed or is lifted.

    A renewal after the finding may have been in time too: the seal was then live all the while between.
    """
    meant = near(draw, anchor, 2, 2)
    sealed, renewed, ends, lifted = aged(draw, meant), None, None, None
    way = draw(st.sampled_from(("young", "young", "two years", "printed", "renewed", "renewed", "lifted", "never")))
    if way in {"young", "lifted"}:
        sealed = near(draw, meant, 1, 1)
    elif way == "printed":
        ends = max(sealed, near(draw, meant, 1, 1))
    elif way == "renewed":
        renewed = draw(st.sampled_from((sealed, near(draw, meant, 1, 1))))
        sealed = draw(st.sampled_from((months_after(sealed, -MONTHS), months_after(sealed, -2 * MONTHS), sealed)))
        sealed = min(sealed, renewed)
        ends = draw(st.sampled_from((None, max(renewed, near(draw, meant, 1, 1)))))
    if way == "lifted" or draw(st.integers(1, 8)) == 1:
        lifted = max(sealed, near(draw, meant, 1, 1))
    found = meant
    told = later(draw, found, 6, 8)
    facts = {
        "id": "v",
        "found_during": draw(st.sampled_from(("patrol", "patrol", "inspection", "transfer"))),
        "held": draw(st.booleans()),
    }
    if renewed is not None:
        facts["renewed_in_time"] = draw(st.booleans())
    came = later(draw, draw(st.sampled_from((told, told, found))), 4, 8)
    return with_days(
        facts,
        found_on=found,
        sealed_on=None if way == "never" else sealed,
        renewed_on=renewed,
        seal_ends_on=ends,
        unsealed_on=None if way == "never" else lifted,
        notified_on=told,
        attended_on=came,
        handed_over_on=later(draw, came or found, 3),
    )


@st.composite
def incidents(draw: st.DrawFn, anchor: date) -> Facts:
    """Resistance that is reported."""
    reported = later(draw, near(draw, anchor, 2, 2), 2, 6)
    facts = {"id": "i", "violent": draw(BOOLEANS)}
    return with_days(facts, reported_on=reported, dispatched_on=later(draw, reported, 2))


@st.composite
def operations(draw: st.DrawFn, anchor: date) -> Facts:
    """An operation, with what must come before it about the day it starts."""
    meant = near(draw, anchor, 2, 2)

    def about() -> date | None:
        return draw(st.sampled_from((near(draw, meant, 1, 1), meant, None)))

    facts = {
        "id": "o",
        "large": draw(JUDGMENTS),
        "presence_needed": draw(JUDGMENTS),
        "plan_first": draw(st.booleans()),
        "notified_first": draw(st.booleans()),
        "requested_first": draw(st.booleans()),
    }
    return with_days(
        facts,
        starts_on=draw(st.sampled_from((meant, meant, meant, None))),
        plan_made_on=about(),
        police_notified_on=about(),
        presence_requested_on=about(),
    )


@st.composite
def accesses(draw: st.DrawFn, anchor: date) -> Facts:
    """Tracing information handled."""
    return with_days({"id": "a", "by_keeper": draw(BOOLEANS)}, accessed_on=near(draw, anchor, 2, 2))


@st.composite
def disclosures(draw: st.DrawFn, anchor: date) -> Facts:
    """Information given to somebody: what it was is told by its classes, by a yes or no, or by both alike."""
    tracing, verified = draw(BOOLEANS), draw(st.booleans())
    of_others: tuple[list[str], ...] = ([], ["public"], ["internal", "personal"])
    of_tracing = (["tracing"], ["method"], ["personal", "tracing", "method"])
    classes = draw(st.sampled_from((None, *(of_tracing if tracing else of_others))))
    facts = {
        "id": "x",
        "recipient": draw(st.sampled_from(("party", "party", "lawyer", "media", "other", "court_staff", "police"))),
        "tracing": tracing if classes is None else draw(st.sampled_from((None, tracing))),
        "classes": classes,
        "basis": draw(st.sampled_from((ORDERED_BY, ORDERED_BY, None))),
        "basis_verified": verified,
        "basis_upheld": draw(st.sampled_from((None, True)) if verified else JUDGMENTS),
    }
    return with_days(facts, disclosed_on=near(draw, anchor, 2, 2))


@st.composite
def publications(draw: st.DrawFn, anchor: date) -> Facts:
    """A summary, a report, a bulletin."""
    facts = {
        "id": "p",
        "kind": draw(st.sampled_from(("summary", "publicity", "bulletin", "bulletin", "other"))),
        "outward": draw(st.booleans()),
        "addressee": draw(st.sampled_from(("leading_group", "leading_group", "department", "other"))),
        "mentions_police": draw(st.booleans()),
        "mentions_means": not draw(BOOLEANS),
    }
    return with_days(facts, published_on=near(draw, anchor, 2, 2))


@st.composite
def requests(draw: st.DrawFn, anchor: date) -> Facts:
    """A request, as far as arts 2(2) and 4 ask about it."""
    sent = later(draw, near(draw, anchor, 2, 2), 1, 9)
    told = later(draw, sent, 3)
    return with_days(
        {"id": "r"},
        sent_on=sent,
        feedback_on=told,
        feedback_received_on=later(draw, told, 3),
        centre_informed_on=later(draw, sent, 3, 2),
    )


def asked_on(draw: st.DrawFn, anchor: date) -> date:
    """A day to judge on: near, or some time later."""
    ons = (near(draw, anchor, 0, 60), near(draw, anchor, 0, 20), near(draw, anchor, 2, 9), near(draw, anchor, 2, 2))
    return max(EARLIEST, draw(st.sampled_from(ons)))


def attested(draw: st.DrawFn, on: date) -> str:
    """Complete as of the very day, or long after."""
    return draw(st.sampled_from((on.isoformat(), COMPLETE_AS_OF)))


@st.composite
def other_cases(draw: st.DrawFn) -> tuple[Facts, date]:
    """A completely recorded case of other work, and a day to judge it on."""
    anchor = draw(st.sampled_from(ANCHORS))
    on = asked_on(draw, anchor)
    case: Facts = {
        "case_number": draw(st.sampled_from(("（2024）豫0822执1号", "（2024）豫08执4号"))),
        "complete_as_of": attested(draw, on),
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
    several = draw(st.sampled_from(("vehicles", "operations", "disclosures", "vehicles")))
    for name, part in parts.items():
        drawn = [draw(part(anchor)) for _ in range(4 if name == several else draw(st.integers(0, 1)))]
        case[name] = [facts | {"id": f"{facts['id']}{number}"} for number, facts in enumerate(drawn)]
    return case, on


@st.composite
def tracing_cases(draw: st.DrawFn) -> tuple[Facts, date]:
    """A case as for the earlier articles, where each person is or is not on the list of the dishonest."""
    case, on = draw(cases())
    persons = [each | {"listed_dishonest": draw(st.booleans())} for each in case["persons"]]
    return case | {"persons": persons}, on


@st.composite
def officers(draw: st.DrawFn, name: str, around: date) -> Facts:
    """An officer whose time begins or ends about a day."""
    appointed = draw(st.sampled_from((near(draw, around, 1, 1), around - timedelta(days=400))))
    ended = draw(st.sampled_from((None, max(appointed, near(draw, around, 1, 1)))))
    return with_days(
        {"id": name, "name": draw(st.sampled_from(("王某", "王某", None)))}, appointed_on=appointed, ended_on=ended
    )


def about_rounds(draw: st.DrawFn) -> list[date]:
    """Days about which half a year, however counted, begins or ends: a few of them, or one in nearly every round."""
    days = ("2024-10-10", "2024-12-31", "2025-04-10", "2025-06-30", "2025-10-10", "2025-12-31")
    few = draw(st.booleans())
    kept = [each for each in days if draw(st.integers(1, 6)) > (4 if few else 1)]
    return [near(draw, date.fromisoformat(each), 2, 2) for each in kept]


@st.composite
def bulletins(draw: st.DrawFn, name: str, day: date) -> Facts:
    """A bulletin. Whether one to another department alone will do is a case of its own."""
    facts = {
        "id": name,
        "addressee": draw(st.sampled_from(("leading_group", "leading_group", "other"))),
        "praises": draw(st.booleans()),
        "outstanding": draw(JUDGMENTS),
    }
    return with_days(facts, issued_on=day)


@st.composite
def meetings(draw: st.DrawFn, name: str, day: date) -> Facts:
    """A consultation."""
    facts = {"id": name, "both": draw(BOOLEANS), "collected": draw(BOOLEANS)}
    return with_days(facts, held_on=day)


@st.composite
def mechanisms(draw: st.DrawFn) -> tuple[Facts, date]:
    """A completely recorded joint mechanism, and a day on which the Opinion is in force by either reading."""
    anchor = draw(st.sampled_from(ANCHORS))
    on = max(asked_on(draw, anchor), EARLIEST + timedelta(days=1))
    level = draw(st.sampled_from(("intermediate", "intermediate", "basic")))
    mechanism: Facts = {
        "record": "joint_mechanism",
        "court": {"intermediate": "焦作市中级人民法院", "basic": "博爱县人民法院"}[level],
        "court_level": level,
        "complete_as_of": attested(draw, on),
        "officers": [draw(officers(f"o{i}", on)) for i in range(draw(st.integers(0, 2)))],
        "round_the_clock": draw(BOOLEANS),
        "command_centre": draw(BOOLEANS),
        "information_shared": draw(st.booleans()),
        "bulletins": [draw(bulletins(f"b{i}", day)) for i, day in enumerate(about_rounds(draw))],
        "meetings": [draw(meetings(f"m{i}", day)) for i, day in enumerate(about_rounds(draw))],
        "publications": [draw(publications(anchor))],
    }
    return mechanism, on
