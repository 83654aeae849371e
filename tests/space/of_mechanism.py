"""Spaces of a joint mechanism: its officers, standing duties, bulletins and consultations (arts 2, 4, 6, 14, 16)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from space.axes import Axis, Kind, event, fact, flag, judgment, optional, unlisted
from space.space import Space
from space.templates import at, mechanism

__all__ = ["SPACES"]

ROOT: Final = "mechanism"
HALF_YEARLY: Final = (("bulletin-cycle", "half-year"),)
WITHIN: Final = (("half-year-meeting", "within-half"),)
FROM_COMMENCEMENT: Final = (("half-year-cycle", "from-effective-date"),)


def _officers(on: str, before: str, after: str) -> Space:
    """Return the space of the officers on one report day, on which an officer must have a name."""
    return Space(
        name=f"officer, as of {on}",
        path="",
        rules=("art2.p2.officer",),
        template=mechanism(officers=[{"id": "o1"}]),
        axes=(
            event("officers.0.appointed_on", "2024-09-02", before, on, after),
            event("officers.0.ended_on", before, on, after),
            optional("officers.0.name", "王某", required_on=on),
            unlisted(
                "officers.1", *((day, {"id": "o2", "name": "王某", "appointed_on": day}) for day in (before, on, after))
            ),
        ),
        moments=at(on, None, before, on, after),
        root=ROOT,
    )


OFFICERS = (
    _officers("2024-10-09", "2024-10-08", "2024-10-10"),
    _officers("2024-10-10", "2024-10-09", "2024-10-11"),
    _officers("2025-06-03", "2025-06-02", "2025-06-04"),
)
NO_LIST_OF_OFFICERS = Space(
    name="officer, the list of officers recorded or not",
    path="",
    rules=("art2.p2.officer",),
    template=mechanism(),
    axes=(
        optional(
            "officers",
            [],
            [{"id": "o1", "name": "王某", "appointed_on": "2024-09-02"}],
            [{"id": "o1", "name": "王某", "appointed_on": "2024-09-02", "ended_on": "2025-01-02"}],
            [
                {"id": "o1", "name": "王某", "appointed_on": "2024-09-02", "ended_on": "2025-01-02"},
                {"id": "o2", "name": "李某", "appointed_on": "2025-01-02"},
            ],
            required_on="2025-06-03",
        ),
    ),
    moments=at("2025-06-03", "2025-06-03"),
    root=ROOT,
)
_STANDING: Final = (flag("round_the_clock"), flag("command_centre"), flag("information_shared"))
_ABOUT_COMMENCEMENT: Final = (
    *at("2024-10-09", None, "2024-10-08", "2024-10-09"),
    *at("2024-10-10", None, "2024-10-09", "2024-10-10"),
    *at("2024-10-11", "2024-10-11"),
    *at("2025-06-03", None, "2025-06-02", "2025-06-03"),
)
STANDING = Space(
    name="standing duties",
    path="",
    rules=("art2.p2.round-the-clock", "art4.coordination", "art14.sharing", "art17.disputes"),
    template=mechanism(),
    axes=_STANDING,
    moments=_ABOUT_COMMENCEMENT,
    root=ROOT,
)
DEADLINE = Space(
    name="standing duties, 24 hours as a deadline",
    path="",
    rules=("art2.p2.round-the-clock",),
    template=mechanism(),
    axes=_STANDING,
    moments=_ABOUT_COMMENCEMENT,
    root=ROOT,
    readings=(("round-the-clock", "deadline"),),
)
WHICH_COURT = tuple(
    Space(
        name=f"court, {rule}",
        path="",
        rules=(rule,),
        template=mechanism(),
        axes=(
            optional("court", "焦作市中级人民法院", "博爱县人民法院", "虚构中级人民法院", required_on="2025-07-01"),
            fact("court_level", "intermediate", "basic"),
            flag("command_centre"),
        ),
        moments=at("2025-07-01", *complete),
        root=ROOT,
    )
    for rule, complete in (
        ("art4.coordination", (None, "2025-06-30", "2025-07-01")),
        ("art16.half-yearly", ("2025-07-01",)),
    )
)

# ------------------------------------------------------------------------------------------------ recurring duties


def _meeting(number: int, *days: str) -> tuple[Axis, ...]:
    return (event(f"meetings.{number}.held_on", *days),)


def _unlisted_bulletins(*days: str) -> tuple[Axis, ...]:
    """Return the axes of two bulletins to the leading group that are not in the list yet."""
    return tuple(
        unlisted(
            f"bulletins.{place}",
            *((day, {"id": f"x{place}{day}", "issued_on": day, "addressee": "leading_group"}) for day in days),
        )
        for place in (9, 10)
    )


def _unlisted_meetings(halves: dict[str, str]) -> tuple[Axis, ...]:
    """Return the axes of two consultations that are not in the list yet, from the half that each day's sums up."""
    return tuple(
        unlisted(
            f"meetings.{place}",
            *(
                (day, {"id": f"x{place}{day}", "held_on": day, "both": True, "collected": True, "covers": half})
                for day, half in halves.items()
            ),
        )
        for place in (9, 10)
    )


def _empty_meeting(number: int) -> dict[str, object]:
    return {"id": f"m{number}", "both": True, "collected": True}


_ROUNDS: Final = (
    *at("2024-10-09", None, "2024-10-09"),
    *at("2024-10-10", None, "2024-10-10"),
    *at("2024-12-31", None, "2024-12-31"),
    *at("2025-01-01", "2025-01-01"),
    *at("2025-06-30", None, "2025-05-31", "2025-06-30"),
    *at("2025-07-01", None, "2025-05-31", "2025-06-30", "2025-07-01"),
    *at("2025-12-31", "2025-07-01", "2025-12-31"),
    *at("2026-01-01", None, "2025-12-31", "2026-01-01"),
)


def _covers(number: int, *halves: str) -> Axis:
    """Return the axis of the half year that a consultation sums up; nobody need have recorded it."""
    return Axis(("meetings", number, "covers"), Kind.JUDGMENT, halves)


MEETINGS = Space(
    name="consultations",
    path="",
    rules=("art16.half-yearly",),
    template=mechanism(meetings=[_empty_meeting(0), {**_empty_meeting(1), "covers": "2025H2"}]),
    axes=(
        *_meeting(0, "2024-12-31", "2025-01-01", "2025-01-31", "2025-07-01", "2025-07-31", "2025-08-01"),
        *_meeting(1, "2025-06-30", "2025-07-01", "2025-07-31", "2026-01-31", "2026-02-01"),
        flag("meetings.0.both"),
        flag("meetings.0.collected"),
        *_unlisted_meetings(
            {"2025-01-02": "2025H1", "2025-07-15": "2025H1", "2025-12-31": "2025H2", "2026-01-31": "2025H2"}
        ),
        _covers(0, "2025H1", "2025H2"),
    ),
    moments=(
        *at("2024-10-09", None, "2024-10-09"),
        *at("2024-10-10", None, "2024-10-10"),
        *at("2024-12-31", "2024-12-31"),
        *at("2025-06-30", None, "2025-05-31", "2025-06-30"),
        *at("2025-07-01", None, "2025-06-30", "2025-07-01"),
        *at("2025-07-31", None, "2025-06-30", "2025-07-31"),
        *at("2025-08-01", None, "2025-06-30", "2025-07-31", "2025-08-01"),
        *at("2026-01-31", "2025-12-31", "2026-01-31"),
        *at("2026-02-01", None, "2025-12-31", "2026-01-31", "2026-02-01"),
    ),
    root=ROOT,
)
MEETINGS_WITHIN = replace(MEETINGS, name="consultations, within the half year", readings=WITHIN)
MEETINGS_FROM_COMMENCEMENT = Space(
    name="consultations, counted from commencement",
    path="",
    rules=("art16.half-yearly",),
    template=mechanism(meetings=[{**_empty_meeting(0), "covers": "2024H2"}, {**_empty_meeting(1), "covers": "2025H1"}]),
    axes=(
        *_meeting(0, "2024-10-09", "2024-10-10", "2025-04-10", "2025-04-11", "2025-05-10", "2025-05-11"),
        *_meeting(1, "2025-04-10", "2025-04-11", "2025-05-10", "2025-10-10", "2025-10-11"),
        flag("meetings.0.both"),
        flag("meetings.0.collected"),
        *_unlisted_meetings(
            {"2024-11-01": "2024H2", "2025-05-10": "2024H2", "2025-05-11": "2025H1", "2025-10-10": "2025H1"}
        ),
    ),
    moments=(
        *at("2024-10-09", None, "2024-10-09"),
        *at("2024-10-10", None, "2024-10-10"),
        *at("2025-04-10", None, "2025-04-10"),
        *at("2025-05-10", None, "2025-04-10", "2025-05-10"),
        *at("2025-05-11", None, "2025-05-10", "2025-05-11"),
        *at("2025-11-10", "2025-11-10"),
        *at("2025-11-11", None, "2025-11-11"),
    ),
    root=ROOT,
    readings=FROM_COMMENCEMENT,
)
_BULLETINS: Final = (
    event("bulletins.0.issued_on", "2024-10-10", "2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01"),
    event("bulletins.1.issued_on", "2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01"),
    fact("bulletins.0.addressee", "leading_group", "department", "counterpart", "other"),
    *_unlisted_bulletins("2025-01-02", "2025-06-15", "2025-07-01", "2025-12-31"),
    judgment("bulletins.0.addressee_upheld"),
)
_TWO_BULLETINS: Final = mechanism(bulletins=[{"id": "b0"}, {"id": "b1", "addressee": "leading_group"}])
BULLETINS = Space(
    name="bulletins",
    path="",
    rules=("art6.bulletin",),
    template=_TWO_BULLETINS,
    axes=_BULLETINS,
    moments=_ROUNDS,
    root=ROOT,
)
BULLETINS_HALF_YEARLY = replace(BULLETINS, name="bulletins, half-yearly", readings=HALF_YEARLY)
BULLETINS_TO_OTHERS = tuple(
    replace(
        BULLETINS, name=f"bulletins, half-yearly, {name}", readings=(*HALF_YEARLY, ("bulletin-others", alternative))
    )
    for name, alternative in (("to the leading group only", "named-only"), ("to any department", "any-department"))
)
PRAISE = Space(
    name="praise",
    path="/bulletins/0",
    rules=("art6.praise", "art17.commencement"),
    template=mechanism(bulletins=[{"id": "b0", "addressee": "leading_group"}]),
    axes=(
        event("bulletins.0.issued_on", "2024-10-09", "2024-10-10", "2025-06-03", "2025-06-04"),
        flag("bulletins.0.praises"),
        judgment("bulletins.0.outstanding"),
    ),
    moments=(*_ABOUT_COMMENCEMENT, *at("2025-06-05", None, "2025-06-05")),
    root=ROOT,
)

SPACES = (
    *(*OFFICERS, NO_LIST_OF_OFFICERS, STANDING, DEADLINE, *WHICH_COURT),
    *(
        MEETINGS,
        MEETINGS_WITHIN,
        MEETINGS_FROM_COMMENCEMENT,
        BULLETINS,
        BULLETINS_HALF_YEARLY,
        *BULLETINS_TO_OTHERS,
        PRAISE,
    ),
)
