"""The courts of a synthetic archive, from a directory of courts, with the share of cases of each."""

from __future__ import annotations

from bisect import bisect
from itertools import cycle
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.records import CourtLevel, OrganLevel
from zhixing_rules.synthetic.rates import BASIC_COURTS, RATES, bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Directory
    from zhixing_rules.synthetic.sampler import Sampler

__all__ = ["CourtProfile", "Courts"]

_UNASSIGNED: Final = "9902"
"""Digits of a court code that no area has."""


@dataclass(frozen=True, slots=True)
class CourtProfile:
    """A court as it appears in its cases.

    Attributes:
        name: its name.
        code: its code; ``None`` if the directory has none, so that its cases have no number.
        intermediate: whether it is an intermediate court.
        organ: the police organ of its area; a synthetic one if the directory has none.
        organ_level: the level of that organ.
    """

    name: str
    code: str | None
    intermediate: bool
    organ: str
    organ_level: str

    @property
    def other_level(self) -> str:
        """The level that its police organ does not have."""
        return (OrganLevel.COUNTY if self.intermediate else OrganLevel.MUNICIPAL).value


class Courts:
    """The courts of a directory, and a court of another area.

    Args:
        directory: the courts.
    """

    def __init__(self, directory: Directory) -> None:
        profiles = [
            _profile(court.name, court.code.value, court.level.value, court.organ.value) for court in directory.courts
        ]
        intermediate_courts = sum(court.intermediate for court in profiles)
        basic = cycle(BASIC_COURTS)
        sizes = [0 if court.intermediate else next(basic) for court in profiles]
        share = RATES["intermediate court"]
        weights = [
            share / intermediate_courts if court.intermediate else (1 - share) * size / sum(sizes)
            for court, size in zip(profiles, sizes, strict=True)
        ]
        self._profiles, self._ends = tuple(profiles), bounds(tuple(weights))
        self._other = _profile("示例区人民法院", f"{directory.area[:1]}{_UNASSIGNED}", None, None)

    def __iter__(self) -> Iterator[CourtProfile]:
        return iter(self._profiles)

    def draw(self, sampler: Sampler) -> CourtProfile:
        """Return the court of a case."""
        if sampler.happens("court of another area"):
            return self._other
        return self._profiles[bisect(self._ends, sampler.chance())]


def _profile(name: str, code: str | None, level: str | None, organ: str | None) -> CourtProfile:
    intermediate_courts = level == CourtLevel.INTERMEDIATE
    organ_level = OrganLevel.MUNICIPAL if intermediate_courts else OrganLevel.COUNTY
    return CourtProfile(name, code, intermediate_courts, organ or "示例县公安局", organ_level.value)
