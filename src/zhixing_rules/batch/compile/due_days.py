"""Due days as columns: the values of `Finding.due`, whether a day is provisional, and delays in days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.polars_columns import EPOCH
from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import Unnumbered

if TYPE_CHECKING:
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["as_dates", "as_delay", "has_days"]

_LAST_DATE: Final = 3_652_059
"""The ordinal of the last day that `datetime.date` can hold."""


def has_days(resolved: ResolvedRule) -> bool:
    """Return whether any version of a rule demands an act within a period that the text gives as a number."""
    windows = (window_of(each.then) for each in resolved.versions())
    return any(each is not None and not isinstance(each.closes, Unnumbered) for each in windows)


def as_dates(day: pl.Expr) -> pl.Expr:
    """Return ordinals as dates; null for `DAWN`, `FOREVER` and other days outside the range of dates."""
    dated = (day - pl.lit(EPOCH, dtype=pl.Int32)).cast(pl.Date)
    return pl.when((day > DAWN) & (day <= _LAST_DATE)).then(dated)


def as_delay(not_done_before: pl.Expr, due: pl.Expr) -> pl.Expr:
    """Return by how many days an act is certainly late; null where it is on time or this is not known.

    Args:
        not_done_before: the day before which a demanded act was certainly not done, as an ordinal.
        due: the due days.

    Returns:
        The days from the due day to the act, or to the day of the report if the act is not done.
    """
    late = not_done_before - (due.to_physical() + pl.lit(EPOCH, pl.Int32))
    return pl.when(late > 0).then(late.cast(pl.Int32))
