"""The random choices of a case. A step that is not taken by the day of the archive is not recorded."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.synthetic.rates import DELAYS, RATES, WEIGHTED_WORDS, bounds

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from zhixing_rules.synthetic.working_days import ArchiveDays

__all__ = ["JsonObject", "Sampler"]

JsonObject = dict[str, Any]

_WORDS: Final = {
    name: (tuple(word for word, _ in weighted), bounds(tuple(weight for _, weight in weighted)))
    for name, weighted in WEIGHTED_WORDS.items()
}


class Sampler:
    """The random choices of one case; only ``Random.random`` is used, whose numbers are the same on every platform.

    Attributes:
        chance: returns a random number from 0 to 1, 1 excluded.
        days: the days of the archive.
        accepted: the number of the day on which the case was accepted.
    """

    __slots__ = ("_last", "_written", "accepted", "chance", "days")

    def __init__(self, random: Random, days: ArchiveDays) -> None:
        self.chance: Callable[[], float] = random.random
        self.days: ArchiveDays = days
        self._written, self._last = days.written, days.last
        self.accepted: int = days.accepted(self.chance())

    def happens(self, fact: str) -> bool:
        """Return whether a fact of `RATES` is true."""
        return self.chance() < RATES[fact]

    def pick_word(self, name: str) -> str:
        """Return one of the `WEIGHTED_WORDS` of a name."""
        words, ends = _WORDS[name]
        return words[bisect(ends, self.chance())]

    def pick(self, values: tuple[Any, ...]) -> Any:  # noqa: ANN401  any value
        """Return one of some values, all equally likely."""
        return values[int(self.chance() * len(values))]

    def later(self, day: int | None, delay: str, *, working: bool = True) -> int | None:
        """Return the day number of the next step.

        Args:
            day: the day number of the step before, if it was taken.
            delay: the name of the delay in `DELAYS`.
            working: whether the step is taken on working days only.

        Returns:
            The day number; ``None`` if one of the two steps is never taken, or not by the day of the archive.
        """
        if day is None or (days := self.pick(DELAYS[delay])) is None:
            return None
        day = max(day + days, 0)
        if working:
            day = self.days.working_day(day, self.chance())
        return day if day <= self._last else None

    def record_day(self, record: JsonObject, name: str, day: int | None) -> int | None:
        """Write a day to a record unless it is ``None``, and return it.

        Args:
            record: the record.
            name: the field.
            day: the day number.

        Returns:
            The same day number; ``None`` if nothing was written.
        """
        if day is not None:
            record[name] = self._written[day]
        return day
