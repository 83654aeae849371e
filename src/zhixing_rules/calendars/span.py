"""Where an answer lies when the days it depends on are not all settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixing_rules.calendars.table import DAWN

__all__ = ["Span", "to_date"]

_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of days, both ends included, that holds the true answer.

    Attributes:
        earliest: no notice can make the answer earlier than this.
        latest: the answer is not later than this. Backward it holds under every notice; forward it rests on
            what the covered years needed, plus a margin (see :data:`~zhixing_rules.calendars.table.SLACK`).
        safe: the day to work to meanwhile: it cannot be too late. Equal to ``earliest``.
        certain: every day the answer depends on is settled; then all three days are the answer.

    An end that no :class:`datetime.date` can hold is given as ``date.min`` or ``date.max``.
    """

    earliest: date
    latest: date
    safe: date
    certain: bool

    @classmethod
    def between(cls, earliest: int, latest: int) -> Span:
        """Return the span between two proleptic ordinals, both included.

        >>> Span.between(739_000, 739_000).certain
        True
        """
        first = to_date(earliest)
        return cls(earliest=first, latest=to_date(latest), safe=first, certain=earliest == latest)


def to_date(ordinal: int) -> date:
    """Return the date of a proleptic ordinal, held within ``date.min`` and ``date.max``.

    >>> to_date(0), to_date(10_000_000)
    (datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
    """
    return date.fromordinal(min(max(ordinal, DAWN + 1), _LAST))
