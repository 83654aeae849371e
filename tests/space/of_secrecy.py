"""Spaces of secrecy: handling, disclosure and publication of tracing information (art 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from space.axes import Axis, event, fact, flag, judgment, optional
from space.space import Space
from space.templates import at, case, mechanism

if TYPE_CHECKING:
    from space.json_records import Facts

__all__ = ["SPACES"]

_AROUND: Final = (
    *at("2024-10-09", "2024-10-09"),
    *at("2025-03-10", None, "2024-10-09", "2025-03-09", "2025-03-10"),
    *at("2025-03-12", None, "2025-03-10", "2025-03-12"),
)
_DAYS: Final = ("2024-10-09", "2024-10-10", "2025-03-10", "2025-03-11")

ACCESS = Space(
    name="handling of tracing information",
    path="/accesses/0",
    rules=("art5.custody", "art17.commencement"),
    template=case(accesses=[{"id": "a1"}]),
    axes=(event("accesses.0.accessed_on", *_DAYS, blank=False), flag("accesses.0.by_keeper")),
    moments=_AROUND,
)


def _consistent(world: Facts) -> bool:
    """Return whether the fields of the disclosure do not contradict each other."""
    (disclosure,) = world["disclosures"]
    listed = disclosure.get("classes")
    verified_and_refuted = disclosure["basis_verified"] and not disclosure["basis_upheld"]
    return not verified_and_refuted and disclosure["tracing"] == bool(
        {"tracing", "participation", "means"} & set(listed)
    )


DISCLOSURE = Space(
    name="disclosure",
    path="/disclosures/0",
    rules=("art5.i2.third-party", "art17.commencement"),
    template=case(disclosures=[{"id": "x1"}]),
    axes=(
        event("disclosures.0.disclosed_on", *_DAYS, blank=False),
        fact("disclosures.0.recipient", "court_staff", "police", "party", "lawyer", "media", "other"),
        flag("disclosures.0.tracing"),
        fact("disclosures.0.classes", ["tracing"], ["public", "participation"], ["means"], ["personal"], []),
        optional("disclosures.0.basis", "某法第一条", required_on="disclosures.0.disclosed_on"),
        flag("disclosures.0.basis_verified"),
        judgment("disclosures.0.basis_upheld"),
    ),
    moments=_AROUND,
    possible=_consistent,
)
_PUBLISHED: Final[tuple[Axis, ...]] = (
    event("publications.0.published_on", *_DAYS, blank=False),
    fact("publications.0.kind", "summary", "publicity", "bulletin", "consultation", "other"),
    flag("publications.0.outward"),
    fact("publications.0.addressee", "leading_group", "department", "counterpart", "other"),
    flag("publications.0.mentions_police"),
    flag("publications.0.mentions_means"),
    judgment("publications.0.addressee_upheld"),
)
_PUBLICITY: Final = ("art5.i1.publicity", "art17.commencement")

OF_CASE = Space(
    name="publication in a case",
    path="/publications/0",
    rules=_PUBLICITY,
    template=case(publications=[{"id": "p1"}]),
    axes=_PUBLISHED,
    moments=_AROUND[:-1],
)
OF_COURT = Space(
    name="publication of a court",
    path="/publications/0",
    rules=_PUBLICITY,
    template=mechanism(publications=[{"id": "p1"}]),
    axes=_PUBLISHED,
    moments=_AROUND[:-1],
    root="mechanism",
)
BY_READING = tuple(
    Space(
        name=f"{space.name}, {name}",
        path=space.path,
        rules=("art5.i1.publicity",),
        template=space.template,
        axes=_PUBLISHED,
        moments=at("2025-03-10", None, "2025-03-10"),
        root=space.root,
        readings=(reading,),
    )
    for space in (OF_CASE, OF_COURT)
    for name, reading in (
        ("no mention at all", ("publicity-vs-bulletin", "no-mention-at-all")),
        ("to the leading group only", ("bulletin-others", "named-only")),
        ("to any department", ("bulletin-others", "any-department")),
    )
)

SPACES = (ACCESS, DISCLOSURE, OF_CASE, OF_COURT, *BY_READING)
