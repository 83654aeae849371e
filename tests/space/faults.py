"""Where the library and the law differ: expected failures until the library is fixed.

`FAULTS` lists kinds of points as `weaker_verdicts` does, so that the other points of those spaces are still tested.
"""

from __future__ import annotations

from typing import Final

from space.weaker_verdicts import PointKind

__all__ = ["FAULTS"]

FAULTS: Final[tuple[PointKind, ...]] = ()
