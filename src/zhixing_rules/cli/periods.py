"""The period that the options ``--from`` and ``--to`` give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.views import Period
from zhixing_rules.views.half_year_statistics import half_year_of

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

__all__ = ["period_around", "period_of"]


def period_of(options: Namespace) -> Period:
    """Return the period.

    Args:
        options: Options added by `options.add_period`.

    Raises:
        RecordError: It ends before it begins.
    """
    return _checked(Period(options.first, options.last))


def period_around(period: Period, on: date) -> Period:
    """Return a period with both its days: those that are not given are of the half-year of a day.

    Raises:
        RecordError: It ends before it begins.
    """
    half = half_year_of(on).days
    return _checked(Period(period.first or half.first, period.last or half.last))


def _checked(period: Period) -> Period:
    if period.first is not None and period.last is not None and period.last < period.first:
        raise input_error(
            "reversed_period",
            "期间的末日（--to）早于首日（--from）",
            "the period ends (--to) before it begins (--from)",
        )
    return period
