"""Spaces of a sealed vehicle that the police find: the finding, the seal, and the acts (art 13)."""

from __future__ import annotations

from typing import Final

from space.axes import event, fact, flag, optional
from space.json_records import Facts
from space.space import Space
from space.templates import at, case

__all__ = ["SPACES"]

PATH: Final = "/vehicles/0"
PREFIX: Final = "vehicles.0"
FOUND: Final = f"{PREFIX}.found_on"
RULES: Final = (
    *("art13.p1.notify", "art13.p1.attend", "art13.p1.handover", "art13.p2.notify", "art13.p2.attend"),
    "art17.commencement",
)


def vehicle(**parts: object) -> Facts:
    """Return a vehicle sealed in 2024, renewed in time in 2026, and found on patrol on Thursday 2025-01-23."""
    defaults: Facts = {"id": "v1", "found_during": "patrol", "found_on": "2025-01-23"}
    seal = {"sealed_on": "2024-06-03", "renewed_on": "2026-05-06", "renewed_in_time": True, "unsealed_on": "2026-05-07"}
    return defaults | seal | parts


_ACTS: Final = ("2025-01-23", "2025-01-24", "2025-01-27", "2025-02-05")
ROUTES = Space(
    name="vehicle, finding and acts",
    path=PATH,
    rules=RULES,
    template=case(vehicles=[vehicle()]),
    axes=(
        fact(f"{PREFIX}.found_during", "patrol", "inspection", "transfer"),
        event(FOUND, "2024-10-09", "2024-10-10", "2025-01-23", "2025-01-24", blank=False),
        event(f"{PREFIX}.notified_on", "2024-10-10", "2025-01-23", "2025-01-24"),
        event(f"{PREFIX}.attended_on", "2025-01-23", "2025-01-24"),
        event(f"{PREFIX}.handed_over_on", "2025-01-23", "2025-01-24"),
        flag(f"{PREFIX}.held"),
    ),
    moments=(
        *at("2024-10-09", "2024-10-09"),
        *at("2025-01-23", None, "2024-10-09", "2025-01-22", "2025-01-23"),
        *at("2025-01-24", "2025-01-23", "2025-01-24"),
    ),
)
SEAL = Space(
    name="vehicle, its seal",
    path=PATH,
    rules=RULES[:-1],
    template=case(
        vehicles=[vehicle(notified_on="2025-01-24", attended_on="2025-01-24", handed_over_on="2025-01-24", held=True)]
    ),
    axes=(
        fact(f"{PREFIX}.found_during", "patrol", "transfer", blank=False),
        event(FOUND, "2025-01-20", "2025-01-21", blank=False),
        event(f"{PREFIX}.sealed_on", "2022-11-01", "2023-01-20", "2025-01-20", "2025-01-21"),
        event(f"{PREFIX}.renewed_on", "2023-01-20", "2025-01-20", "2025-01-21"),
        flag(f"{PREFIX}.renewed_in_time"),
        optional(f"{PREFIX}.seal_ends_on", "2025-01-19", "2025-01-20", "2027-06-01", required_on=FOUND),
        event(f"{PREFIX}.unsealed_on", "2025-01-19", "2025-01-20", "2025-01-21"),
    ),
    moments=(*at("2025-01-20", "2025-01-20"), *at("2025-01-24", "2025-01-20", "2025-01-24")),
)
LEAP = Space(
    name="vehicle, a seal of 29 February",
    path=PATH,
    rules=("art13.p1.notify",),
    template=case(vehicles=[vehicle(sealed_on="2024-02-29", found_on="2026-02-28", notified_on="2026-03-02")]),
    axes=(
        event(FOUND, "2026-02-27", "2026-02-28", "2026-03-01", blank=False),
        event(f"{PREFIX}.renewed_on", "2024-02-29", "2026-02-28", "2026-03-01"),
        flag(f"{PREFIX}.renewed_in_time"),
    ),
    moments=at("2026-03-02", "2026-03-02"),
)
THREE_DAYS = Space(
    name="vehicle, in three working days",
    path=PATH,
    rules=("art13.p1.notify", "art13.p1.attend", "art13.p2.notify", "art13.p2.attend"),
    template=case(vehicles=[vehicle()]),
    axes=(
        fact(f"{PREFIX}.found_during", "patrol", "transfer"),
        event(FOUND, "2025-01-22", "2025-01-23", "2025-01-24", "2025-01-27", blank=False),
        event(f"{PREFIX}.notified_on", "2025-01-23", "2025-01-26", "2025-01-27", "2025-02-05"),
        event(f"{PREFIX}.attended_on", "2025-01-26", "2025-01-27", "2025-02-05", "2025-02-06", "2025-02-07"),
    ),
    moments=(
        *at("2025-01-26", "2025-01-26"),
        *at("2025-01-27", None, "2025-01-26", "2025-01-27"),
        *at("2025-02-05", None, "2025-01-26", "2025-02-05"),
        *at("2025-02-10", None, "2025-02-10"),
    ),
    readings=(("promptly", "three-working-days"),),
)
ONCE_SEALED = Space(
    name="vehicle, any seal",
    path=PATH,
    rules=("art13.p1.notify", "art13.p2.notify"),
    template=case(vehicles=[vehicle(notified_on="2025-01-24", unsealed_on="2024-12-31")]),
    axes=(
        fact(f"{PREFIX}.found_during", "patrol", "transfer"),
        event(FOUND, "2024-10-09", "2025-01-20", "2025-01-21", blank=False),
        event(f"{PREFIX}.sealed_on", "2022-01-20", "2025-01-20", "2025-01-21"),
    ),
    moments=(*at("2025-01-20", "2025-01-20"), *at("2025-01-24", None, "2025-01-20", "2025-01-24")),
    readings=(("seal-live", "any-seal"),),
)
AT_THE_REGISTRY = Space(
    name="vehicle, the second paragraph read as the first",
    path=PATH,
    rules=("art13.p1.handover", "art13.p2.attend"),
    template=case(vehicles=[{"id": "v1", "found_during": "patrol", "found_on": "2025-01-23"}]),
    axes=(
        fact(f"{PREFIX}.found_during", "patrol", "inspection", "transfer"),
        event(FOUND, "2024-10-09", "2025-01-23", blank=False),
        event(f"{PREFIX}.sealed_on", "2023-01-22", "2023-01-23", "2024-06-03"),
        event(f"{PREFIX}.notified_on", *_ACTS),
        event(f"{PREFIX}.attended_on", "2025-01-23", "2025-01-24", "2025-02-05"),
        event(f"{PREFIX}.handed_over_on", "2025-01-24", "2025-02-05"),
        flag(f"{PREFIX}.held"),
    ),
    moments=(*at("2025-01-24", "2025-01-23", "2025-01-24"), *at("2025-02-10", "2025-02-10")),
    readings=(("promptly", "three-working-days"), ("registration-handover", "as-13-1")),
)
LET_GO = Space(
    name="vehicle, held or released",
    path=PATH,
    rules=("art13.p1.handover",),
    template=case(vehicles=[vehicle(notified_on="2025-01-23", attended_on="2025-01-23")]),
    axes=(event(f"{PREFIX}.handed_over_on", "2025-01-23", "2025-01-24"), flag(f"{PREFIX}.held")),
    moments=(*at("2025-01-23", None, "2025-01-22", "2025-01-23"), *at("2025-01-24", "2025-01-24")),
    readings=(("vehicle-hold", "notify-only"),),
)


def _spanning(*readings: tuple[str, str]) -> Space:
    """Return the space of a vehicle found before commencement, with the acts that follow."""
    named = "".join(f", {alternative}" for _, alternative in readings)
    return Space(
        name=f"vehicle, acts about the day of commencement{named}",
        path=PATH,
        rules=("art13.p1.attend", "art13.p1.handover", "art13.p2.attend"),
        template=case(vehicles=[vehicle()]),
        axes=(
            fact(f"{PREFIX}.found_during", "patrol", "transfer", blank=False),
            event(FOUND, "2024-10-08", "2024-10-10", blank=False),
            event(f"{PREFIX}.notified_on", "2024-10-09", "2024-10-10"),
            event(f"{PREFIX}.attended_on", "2024-10-09", "2024-10-10"),
            event(f"{PREFIX}.handed_over_on", "2024-10-09", "2024-10-10"),
            flag(f"{PREFIX}.held"),
        ),
        moments=(*at("2024-10-10", "2024-10-10"), *at("2024-10-11", None, "2024-10-09", "2024-10-11")),
        readings=readings,
    )


SPANNING = (
    _spanning(),
    _spanning(("promptly", "three-working-days"), ("registration-handover", "as-13-1")),
    _spanning(("commencement-act", "first-act")),
)

SPACES = (SEAL, ROUTES, LEAP, THREE_DAYS, ONCE_SEALED, AT_THE_REGISTRY, LET_GO, *SPANNING)
