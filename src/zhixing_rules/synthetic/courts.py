"""The courts of an archive: each with its weight, from a directory of courts."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Final

from zhixing_rules.records import CourtLevel, OrganLevel
from zhixing_rules.synthetic.rates import BASIC_COURTS, OFTEN, bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.procedures.jiaozuo_2024.courts import Directory
    from zhixing_rules.synthetic.sampler import Docket

__all__ = ["Courts", "Seat"]

_UNGIVEN: Final = "9902"
"""Digits of a court code that no area has."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A court as its cases show it.

    Attributes:
        court: its name.
        code: its code; ``None`` where the directory has none: its cases have no number.
        intermediate: whether it is an intermediate court.
        organ: the police organ of its area; one of no place where the directory has none.
        organ_level: the level of that organ.
    """

    court: str
    code: str | None
    intermediate: bool
    organ: str
    organ_level: str

    @property
    def other_level(self) -> str:
        """The level that its police organ has not."""
        return (OrganLevel.COUNTY if self.intermediate else OrganLevel.MUNICIPAL).value


class Courts:
    """The courts of a directory, and a court of another area."""

    def __init__(self, directory: Directory) -> None:
        seats = [
            _seat(court.name, court.code.value, court.level.value, court.organ.value) for court in directory.courts
        ]
        high = sum(seat.intermediate for seat in seats)
        basic = cycle(BASIC_COURTS)
        sizes = [0 if seat.intermediate else next(basic) for seat in seats]
        share = OFTEN["intermediate court"]
        weights = [
            share / high if seat.intermediate else (1 - share) * size / sum(sizes)
            for seat, size in zip(seats, sizes, strict=True)
        ]
        self._seats, self._ends = tuple(seats), bounds(tuple(weights))
        self._other = _seat("示例区人民法院", f"{directory.area[:1]}{_UNGIVEN}", None, None)

    def __iter__(self) -> Iterator[Seat]:
        return iter(self._seats)

    def draw(self, docket: Docket) -> Seat:
        """The court of a case."""
        if docket.often("court of another area"):
            return self._other
        return self._seats[bisect(self._ends, docket.chance())]


def _seat(name: str, code: str | None, level: str | None, organ: str | None) -> Seat:
    high = level == CourtLevel.INTERMEDIATE
    organ_level = OrganLevel.MUNICIPAL if high else OrganLevel.COUNTY
    return Seat(name, code, high, organ or "示例县公安局", organ_level.value)
