"""Spaces of a sealed vehicle that the police come upon: how it was found, its seal, what was done (art 13)."""

from __future__ import annotations

from typing import Final

from space.axes import event, fact, flag, paper
from space.json_records import Facts
from space.space import Space
from space.templates import at, case

__all__ = ["SPACES"]

PATH: Final = "/vehicles/0"
HERE: Final = "vehicles.0"
FOUND: Final = f"{HERE}.found_on"
RULES: Final = (
    *("art13.p1.notify", "art13.p1.attend", "art13.p1.handover", "art13.p2.notify", "art13.p2.attend"),
    "art17.commencement",
)


def vehicle(**parts: object) -> Facts:
    """A vehicle sealed in 2024, renewed in time in 2026, and found on patrol between, on Thursday 2025-01-23."""
    usual: Facts = {"id": "v1", "found_during": "patrol", "found_on": "2025-01-23"}
    seal = {"sealed_on": "2024-06-03", "renewed_on": "2026-05-06", "renewed_in_time": True, "unsealed_on": "2026-05-07"}
    return usual | seal | parts


def _in_order(world: Facts) -> bool:
    """Nothing is done about a vehicle before it is found; no renewal and no end come before the seal, or in turn."""
    it = world["vehicles"][0]
    pairs = (
        *(("found_on", act) for act in ("notified_on", "attended_on", "handed_over_on")),
        *(("sealed_on", "renewed_on"), ("sealed_on", "seal_ends_on"), ("renewed_on", "seal_ends_on")),
        ("sealed_on", "unsealed_on"),
    )
    return all(it[first] <= it[then] for first, then in pairs if first in it and then in it) and not any(
        then in it and first not in it for first, then in pairs[:4]
    )


_ACTS: Final = ("2025-01-23", "2025-01-24", "2025-01-27", "2025-02-05")
ROUTES = Space(
    name="vehicle, how it was found and what was done",
    path=PATH,
    rules=RULES,
    template=case(vehicles=[vehicle()]),
    axes=(
        fact(f"{HERE}.found_during", "patrol", "inspection", "transfer"),
        event(FOUND, "2024-10-09", "2024-10-10", "2025-01-23", "2025-01-24", blank=False),
        event(f"{HERE}.notified_on", "2024-10-10", "2025-01-23", "2025-01-24"),
        event(f"{HERE}.attended_on", "2025-01-23", "2025-01-24"),
        event(f"{HERE}.handed_over_on", "2025-01-23", "2025-01-24"),
        flag(f"{HERE}.held"),
    ),
    moments=(
        *at("2024-10-09", "2024-10-09"),
        *at("2025-01-23", None, "2024-10-09", "2025-01-22", "2025-01-23"),
        *at("2025-01-24", "2025-01-23", "2025-01-24"),
    ),
    ordered=_in_order,
)
SEAL = Space(
    name="vehicle, its seal",
    path=PATH,
    rules=RULES[:-1],
    template=case(
        vehicles=[vehicle(notified_on="2025-01-24", attended_on="2025-01-24", handed_over_on="2025-01-24", held=True)]
    ),
    axes=(
        fact(f"{HERE}.found_during", "patrol", "transfer", blank=False),
        event(FOUND, "2025-01-20", "2025-01-21", blank=False),
        event(f"{HERE}.sealed_on", "2022-11-01", "2023-01-20", "2025-01-20", "2025-01-21"),
        event(f"{HERE}.renewed_on", "2023-01-20", "2025-01-20", "2025-01-21"),
        flag(f"{HERE}.renewed_in_time"),
        paper(f"{HERE}.seal_ends_on", "2025-01-19", "2025-01-20", "2027-06-01", settled=FOUND),
        event(f"{HERE}.unsealed_on", "2025-01-19", "2025-01-20", "2025-01-21"),
    ),
    moments=(*at("2025-01-20", "2025-01-20"), *at("2025-01-24", "2025-01-20", "2025-01-24")),
    ordered=_in_order,
)
LEAP = Space(
    name="vehicle, a seal of 29 February",
    path=PATH,
    rules=("art13.p1.notify",),
    template=case(vehicles=[vehicle(sealed_on="2024-02-29", found_on="2026-02-28", notified_on="2026-03-02")]),
    axes=(
        event(FOUND, "2026-02-27", "2026-02-28", "2026-03-01", blank=False),
        event(f"{HERE}.renewed_on", "2024-02-29", "2026-02-28", "2026-03-01"),
        flag(f"{HERE}.renewed_in_time"),
    ),
    moments=at("2026-03-02", "2026-03-02"),
    ordered=_in_order,
)
THREE_DAYS = Space(
    name="vehicle, in three working days",
    path=PATH,
    rules=("art13.p1.notify", "art13.p1.attend", "art13.p2.notify", "art13.p2.attend"),
    template=case(vehicles=[vehicle()]),
    axes=(
        fact(f"{HERE}.found_during", "patrol", "transfer"),
        event(FOUND, "2025-01-22", "2025-01-23", "2025-01-24", "2025-01-27", blank=False),
        event(f"{HERE}.notified_on", "2025-01-23", "2025-01-26", "2025-01-27", "2025-02-05"),
        event(f"{HERE}.attended_on", "2025-01-26", "2025-01-27", "2025-02-05", "2025-02-06", "2025-02-07"),
    ),
    moments=(
        *at("2025-01-26", "2025-01-26"),
        *at("2025-01-27", None, "2025-01-26", "2025-01-27"),
        *at("2025-02-05", None, "2025-01-26", "2025-02-05"),
        *at("2025-02-10", None, "2025-02-10"),
    ),
    readings=(("promptly", "three-working-days"),),
    ordered=_in_order,
)
ONCE_SEALED = Space(
    name="vehicle, once sealed",
    path=PATH,
    rules=("art13.p1.notify", "art13.p2.notify"),
    template=case(vehicles=[vehicle(notified_on="2025-01-24", unsealed_on="2024-12-31")]),
    axes=(
        fact(f"{HERE}.found_during", "patrol", "transfer"),
        event(FOUND, "2024-10-09", "2025-01-20", "2025-01-21", blank=False),
        event(f"{HERE}.sealed_on", "2022-01-20", "2025-01-20", "2025-01-21"),
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
        fact(f"{HERE}.found_during", "patrol", "inspection", "transfer"),
        event(FOUND, "2024-10-09", "2025-01-23", blank=False),
        event(f"{HERE}.sealed_on", "2023-01-22", "2023-01-23", "2024-06-03"),
        event(f"{HERE}.notified_on", *_ACTS),
        event(f"{HERE}.attended_on", "2025-01-23", "2025-01-24", "2025-02-05"),
        event(f"{HERE}.handed_over_on", "2025-01-24", "2025-02-05"),
        flag(f"{HERE}.held"),
    ),
    moments=(*at("2025-01-24", "2025-01-23", "2025-01-24"), *at("2025-02-10", "2025-02-10")),
    readings=(("promptly", "three-working-days"), ("registration-handover", "as-13-1")),
    ordered=_in_order,
)
LET_GO = Space(
    name="vehicle, held or let go",
    path=PATH,
    rules=("art13.p1.handover",),
    template=case(vehicles=[vehicle(notified_on="2025-01-23", attended_on="2025-01-23")]),
    axes=(event(f"{HERE}.handed_over_on", "2025-01-23", "2025-01-24"), flag(f"{HERE}.held")),
    moments=at("2025-01-23", None, "2025-01-22", "2025-01-23"),
    readings=(("vehicle-hold", "notify-only"),),
)

SPACES = (SEAL, ROUTES, LEAP, THREE_DAYS, ONCE_SEALED, AT_THE_REGISTRY, LET_GO)
