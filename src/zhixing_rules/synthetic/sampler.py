"""What a case is drawn with: chance, the days, the words. A step that was not taken by the last day is not recorded."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.synthetic.rates import DELAYS, MIXES, OFTEN, bounds

if TYPE_CHECKING:
    from random import Random

    from zhixing_rules.synthetic.working_days import CourtDays

__all__ = ["Docket", "Facts"]

Facts = dict[str, Any]

_MIXED: Final = {
    name: (tuple(word for word, _ in mix), bounds(tuple(weight for _, weight in mix))) for name, mix in MIXES.items()
}


class Docket:
    """One case in the making. Only ``Random.random`` is drawn from: its numbers are the same everywhere.

    Attributes:
        chance: a number from 0 to 1, 1 excluded.
        days: the days.
        first: the day the case was taken in.
    """

    __slots__ = ("_last", "_written", "chance", "days", "first")

    def __init__(self, random: Random, days: CourtDays) -> None:
        self.chance, self.days = random.random, days
        self._written, self._last = days.written, days.last
        self.first = days.first(self.chance())

    def often(self, what: str) -> bool:
        """Whether this is one of the occasions."""
        return self.chance() < OFTEN[what]

    def word(self, mix: str) -> str:
        """A word of a mix."""
        words, ends = _MIXED[mix]
        return words[bisect(ends, self.chance())]

    def of(self, values: tuple[Any, ...]) -> Any:  # noqa: ANN401  any value
        """One of some values, each as likely."""
        return values[int(self.chance() * len(values))]

    def later(self, day: int | None, delay: str, *, worked: bool = True) -> int | None:
        """The day of the next step; ``None`` where it, or what it follows, was never taken or is yet to come."""
        if day is None or (days := self.of(DELAYS[delay])) is None:
            return None
        day = max(day + days, 0)
        if worked:
            day = self.days.worked(day, self.chance())
        return day if day <= self._last else None

    def put(self, facts: Facts, name: str, day: int | None) -> int | None:
        """Record a day where there is one, and give it back."""
        if day is not None:
            facts[name] = self._written[day]
        return day
