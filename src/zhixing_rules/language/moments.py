"""Moments: fixed, counted, rolled, combined and chosen days."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language.expression import FALSE, Condition, Day, Event, Moment, Number, Quantity, options_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zhixing_rules.language.expression import Basis
    from zhixing_rules.language.occurrence import Occurrence
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.subject import Subject

__all__ = [
    "IMMEDIATELY",
    "ON",
    "PERIODICALLY",
    "UNNUMBERED",
    "UNTIMED",
    "ChosenMoment",
    "Coalesce",
    "DaysBetween",
    "Earliest",
    "Extended",
    "First",
    "Fixed",
    "IfElse",
    "Latest",
    "Named",
    "NotBefore",
    "PeriodEnd",
    "Roll",
    "Rolled",
    "Today",
    "Unnumbered",
    "happened",
]


@dataclass(frozen=True, slots=True)
class Fixed(Moment):
    """A day fixed by the law."""

    day: date


@dataclass(frozen=True, slots=True)
class Named(Moment):
    """A moment with a name in the law, such as 拘留期限届满日; texts use that name."""

    moment: Moment
    zh: str
    en: str
    occurrence: Occurrence | None = field(default=None, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Today(Moment):
    """The day of the report."""


ON = Today()


@dataclass(frozen=True, slots=True)
class Unnumbered(Moment):
    """A time limit without a number of days.

    Attributes:
        prompt: whether the text has a word such as "promptly", so that a person must judge; if not, any day is in time.
        zh: that word in Chinese.
        en: that word in English.
    """

    prompt: bool
    zh: str
    en: str


UNNUMBERED = Unnumbered(prompt=True, zh="及时", en="promptly")
"""及时, without a number of days."""

IMMEDIATELY = Unnumbered(prompt=True, zh="立即", en="immediately")
"""立即."""

PERIODICALLY = Unnumbered(prompt=True, zh="定期", en="periodically")
"""定期, without a length of the period."""

UNTIMED = Unnumbered(prompt=False, zh="未规定", en="no time limit")
"""The text demands an act without a time."""


@dataclass(frozen=True, slots=True)
class Extended(Moment):
    """A moment postponed by a recorded number of days; by none if it is not recorded and the record is complete."""

    base: Moment
    by: Number
    basis: Basis | None = None


_MONTHS_A_YEAR = 12


class Roll(StrEnum):
    """The kinds of days off from which the last day of a period is moved to the next day."""

    REST_DAYS = "rest_days"
    STATUTORY_DAYS = "statutory_days"


@dataclass(frozen=True, slots=True)
class Rolled(Moment):
    """The first day on or after a moment that is not a day off of the given kind."""

    base: Moment
    over: Roll
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Coalesce(Moment):
    """A recorded day; another moment (`then`) if it is not recorded and the record is complete past `settled`."""

    first: Day
    then: Moment
    settled: Moment
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class NotBefore(Moment):
    """An event that cannot happen before a moment (`floor`), even if the event is not recorded."""

    event: Event
    floor: Moment


@dataclass(frozen=True, slots=True)
class Earliest(Moment):
    """The earliest of several moments."""

    parts: tuple[Moment, ...]
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Latest(Moment):
    """The latest of several moments."""

    parts: tuple[Moment, ...]
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class IfElse(Moment):
    """One moment if a condition is met, another if it is not; bounded by the two if it is unknown."""

    condition: Condition
    met: Moment
    unmet: Moment


@dataclass(frozen=True, slots=True)
class First(Moment):
    """The earliest day of an event among the records of a subject that meet a condition.

    Attributes:
        subject: the subject.
        where: the condition.
        event: the event.
        zh: the name of the event in Chinese.
        en: the name in English.
        for_previous: of an act of a recurring duty, done in the months after a period in which that period can still be
            fulfilled: whether it was done for that period, and not for the one it lies in.
    """

    subject: Subject
    where: Condition
    event: Event
    zh: str
    en: str
    for_previous: Condition = FALSE


@dataclass(frozen=True, slots=True)
class PeriodEnd(Moment):
    """The last day on which the earliest period of a recurring duty that has not expired can be fulfilled.

    Attributes:
        since: the first day of the duty. A period counted from it starts on the day after.
        months: the length of a period, in months.
        calendar: whether periods end with months of the calendar year; the first one is then the first full period.
        months_after: the months after a period in which an act for it is still in time.
    """

    since: Moment
    months: int
    calendar: bool
    months_after: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.months_after < self.months:
            raise RuleDefect("a period must be longer than the months after it in which it can be fulfilled")
        if self.months < 1 or (self.calendar and _MONTHS_A_YEAR % self.months):
            raise RuleDefect("periods of the calendar year must have a number of months that divides 12")


@dataclass(frozen=True, slots=True)
class ChosenMoment(Moment):
    """The moment of the chosen alternative of a reading."""

    reading: Reading
    options: tuple[tuple[str, Moment], ...]

    @classmethod
    def by(cls, reading: Reading, options: Mapping[str, Moment]) -> ChosenMoment:
        """Create from one moment per alternative.

        Raises:
            RuleDefect: an alternative is missing or unknown.
        """
        return cls(reading, options_of(reading, options))


@dataclass(frozen=True, slots=True)
class DaysBetween(Quantity):
    """The number of days from one moment to another; 0 if `end` is before `start`."""

    start: Moment
    end: Moment


def happened(event: Moment, by: Moment = ON) -> Condition:
    """Return the condition that an event has happened by a moment, by default the day of the report (inclusive)."""
    return event <= by
