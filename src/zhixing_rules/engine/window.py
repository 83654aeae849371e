"""The days on which an act is in time, for every consequence that demands one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules.language import Fixed, Perform, Recur, Window

if TYPE_CHECKING:
    from zhixing_rules.language import Consequence

__all__ = ["window_of"]

_NO_DAY: Final = Fixed(date.min)
"""A day before all others: no act calls for the next period of a recurring duty."""


def window_of(then: Consequence) -> Window | None:
    """Return the days on which an act is in time; for a recurring duty, those of the current period."""
    if isinstance(then, Recur):
        return Window(after=_NO_DAY, closes=then.period_end)
    return then.within if isinstance(then, Perform) else None
