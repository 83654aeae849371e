"""All spaces."""

from __future__ import annotations

from typing import Final

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

__all__ = ["SPACES"]

SPACES: Final = (
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
