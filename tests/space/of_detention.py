"""Spaces of a detention: its conditions, its end, and the acts that follow it (art 7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from space.axes import ABSENT, event, fact, flag, judgment, optional, unlisted, written_day
from space.json_records import Facts
from space.space import Space
from space.templates import at, case, detention, referral, without

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SPACES", "following"]

PATH: Final = "/detentions/0"
HELD: Final = "detentions.0"
SENT: Final = "referrals.0"


def following(**parts: Any) -> Facts:  # noqa: ANN401  any JSON
    """Return a referral that follows the detention d1; its receipt is recorded only if given."""
    return without(referral(detention="d1"), "received_on") | {"sent_before_release": True} | parts


def _another(*days: str, **parts: Any) -> Any:  # noqa: ANN401  an axis
    """Return the axis of a second referral on one of the given days, which no point records."""
    return unlisted("referrals.1", *((day, following(id="f2", sent_on=day, **parts)) for day in days))


def _last_day(world: Mapping[str, Any]) -> date | None:
    """Return the end of the detention without leave and early release; the leave is known by that day."""
    if world[f"{HELD}.printed_end"] is not ABSENT:
        return date.fromisoformat(world[f"{HELD}.printed_end"])
    intake = world[f"{HELD}.intake_on"]
    return None if intake is ABSENT else date.fromisoformat(intake) + timedelta(days=world[f"{HELD}.days"])


PERMIT = Space(
    name="detention permitted",
    path=PATH,
    rules=("art7.p1.detention", "art17.commencement"),
    template=case(detentions=[detention()]),
    axes=(
        event(f"{HELD}.decided_on", "2024-10-09", "2024-10-10", "2025-01-24", "2025-02-10", "2025-02-11"),
        event("basis.ruling_made_on", "2024-10-09", "2025-01-24", "2025-01-25", "2025-02-11"),
        fact("basis.kind", "judgment", "mediation", "award"),
        flag("basis.effective"),
        flag("basis.enforceable"),
        fact(f"{HELD}.ground", "refusal", "property_report"),
        flag(f"{HELD}.refuses"),
        judgment(f"{HELD}.serious"),
    ),
    moments=(
        *at("2025-01-24", "2025-01-24"),
        *at("2025-02-10", None, "2025-01-24", "2025-02-10"),
    ),
)
GROUNDS = Space(
    name="detention permitted, every ground",
    path=PATH,
    rules=("art7.p1.detention",),
    template=case(detentions=[detention()]),
    axes=(
        fact(f"{HELD}.ground", "refusal", "property_report", "obstruction", "other"),
        flag(f"{HELD}.refuses"),
        judgment(f"{HELD}.serious"),
    ),
    moments=(*at("2025-01-23", "2025-01-23"), *at("2025-01-24", None, "2025-01-24")),
)
EXPIRY = Space(
    name="referral in time, the end of the detention",
    path=PATH,
    rules=("art7.p2.referral",),
    template=case(detentions=[detention()], referrals=[following()]),
    axes=(
        event(f"{HELD}.intake_on", "2025-01-24", "2025-01-25", blank=False),
        fact(f"{HELD}.days", 1, 14, 15),
        optional(
            f"{HELD}.printed_end",
            "2025-01-27",
            "2025-02-05",
            "2025-02-07",
            "2025-02-08",
            required_on=f"{HELD}.intake_on",
        ),
        optional(f"{HELD}.leave_days", 0, 1, 2, required_on=_last_day),
        event(f"{HELD}.released_early_on", "2025-01-26", "2025-02-07", "2025-02-08", "2025-02-09", "2025-02-10"),
        event(f"{SENT}.sent_on", "2025-02-07", "2025-02-08", "2025-02-09", "2025-02-10"),
        flag(f"{SENT}.sent_before_release"),
        _another("2025-01-26", "2025-02-07", "2025-02-10"),
    ),
    moments=(
        *at("2025-02-07", None, "2025-02-07"),
        *at("2025-02-08", "2025-02-06", "2025-02-08"),
        *at("2025-02-09", None, "2025-02-07", "2025-02-08", "2025-02-09"),
    ),
)
REFERRED = Space(
    name="referral in time, its detention and offence",
    path=PATH,
    rules=("art7.p2.referral",),
    template=case(detentions=[detention(printed_end="2025-02-08"), detention(id="d2")], referrals=[following()]),
    axes=(
        event(f"{HELD}.released_early_on", "2025-02-06", "2025-02-07", "2025-02-10"),
        flag(f"{HELD}.criminal_liability_needed"),
        event(f"{SENT}.sent_on", "2025-02-07", "2025-02-08", "2025-02-09", "2025-02-11"),
        flag(f"{SENT}.sent_before_release"),
        fact(f"{SENT}.detention", "d1", "d2"),
        fact(f"{SENT}.offence", "refusal", "obstruction", "property_disposal"),
        flag(f"{SENT}.obstructs_enforcement"),
        _another("2025-02-05", "2025-02-07", "2025-02-09"),
    ),
    moments=(
        *at("2025-02-08", None, "2025-02-08"),
        *at("2025-02-09", None, "2025-02-07", "2025-02-08", "2025-02-09"),
        *at("2025-02-12", "2025-02-12"),
    ),
)
VIEW = Space(
    name="referral in time, the day of the court's view",
    path=PATH,
    rules=("art7.p2.referral", "art7.p2.civil-track"),
    template=case(detentions=[detention(printed_end="2025-02-08")], referrals=[following()]),
    axes=(
        flag(f"{HELD}.criminal_liability_needed"),
        written_day(f"{HELD}.view_on", "2025-01-26", "2025-02-08", "2025-02-09", "2025-02-11"),
        event(f"{HELD}.released_early_on", "2024-10-08", "2025-02-06", "2025-02-07", "2025-02-10"),
        event(f"{SENT}.sent_on", "2025-02-07", "2025-02-08", "2025-02-09", "2025-02-11"),
        flag(f"{SENT}.sent_before_release"),
        event(f"{HELD}.civil_disposal_on", "2025-01-24", "2025-02-09", "2025-02-11"),
        _another("2025-02-05", "2025-02-07", "2025-02-09"),
    ),
    moments=(
        *at("2025-02-08", None, "2025-02-08"),
        *at("2025-02-09", None, "2025-02-07", "2025-02-08", "2025-02-09", "2025-02-28"),
    ),
)
VIEW_UNDATED = Space(
    name="referral in time, a view whose day is blank",
    path=PATH,
    rules=("art7.p2.referral",),
    template=case(detentions=[detention(printed_end="2025-02-08")], referrals=[]),
    axes=(written_day(f"{HELD}.view_on", "2025-01-26", "2025-02-08"),),
    moments=(
        *at("2025-02-07", None, "2025-02-06", "2025-02-07"),
        *at("2025-02-08", None, "2025-02-07", "2025-02-08"),
        *at("2025-02-09", "2025-02-08", "2025-02-09"),
    ),
)
UNFOLLOWED = Space(
    name="referral in time, no referral",
    path=PATH,
    rules=("art7.p2.referral",),
    template=case(detentions=[detention(printed_end="2025-02-08", released_early_on="2025-02-08")]),
    axes=(
        flag(f"{HELD}.criminal_liability_needed"),
        unlisted("referrals.0", *((day, following(sent_on=day)) for day in ("2025-02-07", "2025-02-08", "2025-02-09"))),
    ),
    moments=(
        *at("2025-02-08", None, "2025-02-07", "2025-02-08"),
        *at("2025-02-09", None, "2025-02-07", "2025-02-08", "2025-02-09"),
    ),
)
OTHER_GROUND = Space(
    name="a detention on another ground",
    path=PATH,
    rules=("art7.p2.referral", "art7.p2.civil-track"),
    template=case(
        detentions=[
            detention(printed_end="2025-02-08", released_early_on="2025-02-09", civil_disposal_on="2025-02-05"),
            detention(id="d2"),
        ],
        referrals=[following()],
    ),
    axes=(
        fact(f"{HELD}.ground", "refusal", "property_report", "obstruction", "other"),
        flag(f"{HELD}.refuses"),
        flag(f"{HELD}.criminal_liability_needed"),
        event(f"{SENT}.sent_on", "2025-02-07", "2025-02-09"),
        fact(f"{SENT}.detention", "d1", "d2"),
        fact(f"{SENT}.offence", "refusal", "obstruction", "property_disposal"),
        flag(f"{SENT}.obstructs_enforcement"),
        _another("2025-02-07", "2025-02-09"),
    ),
    moments=(*at("2025-02-07", None, "2025-02-07"), *at("2025-02-09", None, "2025-02-08", "2025-02-09")),
)
CIVIL = Space(
    name="civil track",
    path=PATH,
    rules=("art7.p2.civil-track",),
    template=case(
        detentions=[detention(released_early_on="2025-02-08", printed_end="2025-02-08", decided_on="2025-01-20")]
    ),
    axes=(
        event(f"{HELD}.intake_on", "2025-01-24", "2025-01-25", "2025-01-26"),
        event(f"{HELD}.civil_disposal_on", "2025-01-23", "2025-01-24", "2025-01-25", "2025-01-26"),
        flag(f"{HELD}.criminal_liability_needed"),
    ),
    moments=(
        *at("2025-01-24", None, "2025-01-24"),
        *at("2025-01-25", None, "2025-01-23", "2025-01-24", "2025-01-25", "2025-03-03"),
    ),
)
SPANNING = Space(
    name="a detention about the day of commencement",
    path=PATH,
    rules=("art7.p1.detention", "art7.p2.civil-track", "art7.p2.referral", "art17.commencement"),
    template=case(
        detentions=[detention(view_on="2024-09-30", leave_days=0)],
        referrals=[following(sent_on="2024-10-09", received_on="2024-10-09")],
    ),
    axes=(
        event(f"{HELD}.intake_on", "2024-09-24", "2024-09-25", "2024-09-26", "2024-10-10"),
        event(f"{HELD}.decided_on", "2024-09-24", "2024-10-09", "2024-10-10"),
        optional(f"{HELD}.printed_end", "2024-10-09", "2024-10-10", required_on=f"{HELD}.intake_on"),
        event(f"{HELD}.released_early_on", "2024-10-08", "2024-10-09", "2024-10-10", "2024-10-12"),
        flag(f"{HELD}.criminal_liability_needed"),
    ),
    moments=(
        *at("2024-10-09", None, "2024-10-09"),
        *at("2024-10-11", None, "2024-10-08", "2024-10-09", "2024-10-11", "2024-11-29"),
    ),
)


def _worked(intake: str, days: int) -> Space:
    """Return the space of one detention: a referral on each day around its end, judged on each of these days."""
    ends = date.fromisoformat(intake) + timedelta(days=days)
    about = [(ends + timedelta(days=each)).isoformat() for each in (-4, -3, -2, -1, 0, 1, 2) if days + each >= 0]
    return Space(
        name=f"referral in time, {days} day(s) from {intake}",
        path=PATH,
        rules=("art7.p2.referral",),
        template=case(
            case_number=f"（{intake[:4]}）豫0822执1号",
            detentions=[detention(decided_on=intake, intake_on=intake, days=days, view_on=intake)],
            referrals=[following()],
        ),
        axes=(event(f"{SENT}.sent_on", *about), flag(f"{SENT}.sent_before_release")),
        moments=tuple((day, day) for day in about if day >= "2024-10-10"),
    )


WORKED = (
    _worked("2024-10-09", 15),
    _worked("2024-09-25", 15),
    _worked("2025-01-20", 15),
    _worked("2025-01-24", 15),
    _worked("2026-11-20", 3),
)
SPACES = (PERMIT, GROUNDS, EXPIRY, REFERRED, VIEW, VIEW_UNDATED, UNFOLLOWED, OTHER_GROUND, CIVIL, SPANNING, *WORKED)
