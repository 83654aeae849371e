"""All spaces, and the small ones, which the quick tests explore too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from space import (
    of_case,
    of_detention,
    of_edges,
    of_joint_work,
    of_mechanism,
    of_prosecution,
    of_referral,
    of_request,
    of_secrecy,
    of_target,
    of_vehicle,
    of_years,
)

if TYPE_CHECKING:
    from space.space import Space

__all__ = ["SMALL_SPACES", "SPACES"]

SPACES: Final[tuple[Space, ...]] = (
    *of_case.SPACES,
    *of_target.SPACES,
    *of_request.SPACES,
    *of_detention.SPACES,
    *of_referral.SPACES,
    *of_prosecution.SPACES,
    *of_edges.SPACES,
    *of_years.SPACES,
    *of_vehicle.SPACES,
    *of_joint_work.SPACES,
    *of_secrecy.SPACES,
    *of_mechanism.SPACES,
)

_SMALL: Final = 26_000
"""The number of points of the largest small space."""
_RECURRING: Final = "bulletins, half-yearly"
"""Spaces that differ in a reading from a small space with the same points, each of which has many completions."""

SMALL_SPACES: Final = tuple(space for space in SPACES if space.size <= _SMALL and not space.name.startswith(_RECURRING))
"""106 of the 134 spaces; every rule but `art5.i2.third-party` has one of them. The others are deep tests."""
