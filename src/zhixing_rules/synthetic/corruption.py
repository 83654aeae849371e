"""What is wrong with an invented archive: facts that are not recorded, and records that cannot be read."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.synthetic.sampler import Docket, Facts

__all__ = ["Gaps", "broken_line", "contradicted", "spoilt"]

_KEPT: Final = frozenset({"id", "record", "complete_as_of"})
_LONGEST: Final = 4096


class Gaps:
    """Leaves out facts at a rate: how many are kept until the next is left out is drawn, one draw for each gap."""

    def __init__(self, rate: float) -> None:
        ends: list[float] = []
        kept = 1.0
        while rate > 0 and len(ends) < _LONGEST:
            kept *= 1 - rate
            ends.append(1 - kept)
        self._ends = ends

    def made(self, facts: Facts, chance: Callable[[], float]) -> None:
        """Leave facts out of a record and the records in it."""
        if self._ends:
            self._inside(facts, bisect(self._ends, chance()), chance)

    def _inside(self, facts: Facts, left: int, chance: Callable[[], float]) -> int:
        """As `made`; ``left`` facts are kept first. Gives how many are still to be kept."""
        for name, value in list(facts.items()):
            if name in _KEPT:
                continue
            if left == 0:
                del facts[name]
                left = bisect(self._ends, chance())
                continue
            left -= 1
            if type(value) is dict:
                left = self._inside(value, left, chance)
            elif type(value) is list:
                for each in value:
                    if type(each) is dict:
                        left = self._inside(each, left, chance)
        return left


def contradicted(facts: Facts, docket: Docket) -> Facts:
    """A record that columns can hold and that contradicts itself or names what is not there."""
    if docket.often("same id twice"):
        return {**facts, "persons": [{"id": "p1"}, {"id": "p1"}]}
    return {**facts, "persons": [], "private_prosecutions": [{"id": "s1", "person": "p1"}]}


def spoilt(facts: Facts, docket: Docket) -> Facts:
    """A record of which one thing cannot be read: a field that is not known, a day that does not exist, as above."""
    if docket.often("unknown field"):
        return {**facts, "no_such_field": True}
    if docket.often("no such day"):
        return {**facts, "complete_as_of": "2025-02-30"}
    return contradicted(facts, docket)


def broken_line(line: str) -> str:
    """A line that ends too soon, so that it is no JSON."""
    return line[: len(line) // 2]
