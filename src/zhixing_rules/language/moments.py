"""Moments: days that are read, fixed, counted, rolled, or chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zhixing_rules.errors import RuleDefect
from zhixing_rules.language.expression import Condition, Day, Event, Moment, Number, Quantity, options_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zhixing_rules.language.expression import Basis
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.subject import Subject

__all__ = [
    "AT_ONCE",
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
    """A day that the law names."""

    day: date


@dataclass(frozen=True, slots=True)
class Named(Moment):
    """A moment that the law has a name for, such as 拘留期限届满日; it is said by that name."""

    moment: Moment
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Today(Moment):
    """The day the record is judged on."""


ON = Today()


@dataclass(frozen=True, slots=True)
class Unnumbered(Moment):
    """No day at all.

    Attributes:
        prompt: whether the text has a word for how soon, so that a person must judge; else any day will do.
        zh: that word.
        en: the same in English.
    """

    prompt: bool
    zh: str
    en: str


UNNUMBERED = Unnumbered(prompt=True, zh="及时", en="promptly")
"""及时, without a number."""

AT_ONCE = Unnumbered(prompt=True, zh="立即", en="at once")
"""立即."""

PERIODICALLY = Unnumbered(prompt=True, zh="定期", en="periodically")
"""定期, without a cycle."""

UNTIMED = Unnumbered(prompt=False, zh="未定时间", en="at no set time")
"""The text demands an act and says nothing of its time."""


@dataclass(frozen=True, slots=True)
class Extended(Moment):
    """A moment put off by a number of days, known or not; none recorded and the record complete: none."""

    base: Moment
    by: Number
    basis: Basis | None = None


_MONTHS_A_YEAR = 12


class Roll(StrEnum):
    """Over which days the last day of a period is moved to the next."""

    REST_DAYS = "rest_days"
    STATUTORY_DAYS = "statutory_days"


@dataclass(frozen=True, slots=True)
class Rolled(Moment):
    """The day itself, or the first one after it that is not a day of rest."""

    base: Moment
    over: Roll
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Coalesce(Moment):
    """A day that is written down; where the record is complete past `settled` and has none, another."""

    first: Day
    then: Moment
    settled: Moment
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class NotBefore(Moment):
    """An event that cannot have come before a certain day: known to lie after it even if not recorded."""

    event: Event
    floor: Moment


@dataclass(frozen=True, slots=True)
class Earliest(Moment):
    """The earliest of them."""

    parts: tuple[Moment, ...]
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Latest(Moment):
    """The latest of them."""

    parts: tuple[Moment, ...]
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class IfElse(Moment):
    """One moment where a condition is met, another where it is not; between the two where it is unknown."""

    condition: Condition
    met: Moment
    unmet: Moment


@dataclass(frozen=True, slots=True)
class First(Moment):
    """The earliest day of an event among the records of a subject that meet a condition."""

    subject: Subject
    where: Condition
    event: Event
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class PeriodEnd(Moment):
    """The last day of the round of a recurring duty that runs on the day of the report.

    Attributes:
        since: the first day of the duty. A round counted from it begins the day after.
        months: how long a round is.
        calendar: whether rounds end with the months of the calendar year; the first is then the first whole one.
    """

    since: Moment
    months: int
    calendar: bool

    def __post_init__(self) -> None:
        if self.months < 1 or (self.calendar and _MONTHS_A_YEAR % self.months):
            raise RuleDefect("rounds of the calendar year have a number of months that divides it")


@dataclass(frozen=True, slots=True)
class ChosenMoment(Moment):
    """The moment that belongs to the chosen alternative of a reading."""

    reading: Reading
    options: tuple[tuple[str, Moment], ...]

    @classmethod
    def by(cls, reading: Reading, options: Mapping[str, Moment]) -> ChosenMoment:
        """One moment for each alternative; a missing or unknown one is refused."""
        return cls(reading, options_of(reading, options))


@dataclass(frozen=True, slots=True)
class DaysBetween(Quantity):
    """The days from one moment to another; none where the second comes first."""

    start: Moment
    end: Moment


def happened(event: Moment, by: Moment = ON) -> Condition:
    """Whether something has happened, by the day of the report or by another day."""
    return event <= by
