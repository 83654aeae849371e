"""Defects of a synthetic archive: facts that are not recorded, and records that cannot be read."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.synthetic.sampler import JsonObject, Sampler

__all__ = ["Gaps", "broken_line", "make_contradictory", "make_unreadable"]

_NEVER_OMITTED: Final = frozenset({"id", "record", "complete_as_of", "persons", "detentions"})
"""What is always recorded; other records refer to the persons and detentions by id."""
_MAX_DRAWS: Final = 4096


class Gaps:
    """Omits facts at a rate, with one random number for each gap: how many facts are kept before it.

    Args:
        rate: the share of facts to omit, from 0 to 1.
    """

    def __init__(self, rate: float) -> None:
        ends: list[float] = []
        share_kept = 1.0
        while rate > 0 and len(ends) < _MAX_DRAWS:
            share_kept *= 1 - rate
            ends.append(1 - share_kept)
        self._ends = ends

    def apply(self, record: JsonObject, chance: Callable[[], float]) -> None:
        """Omit facts from a record and the records in it, in place.

        Args:
            record: the record.
            chance: returns random numbers from 0 to 1.
        """
        if self._ends:
            self._omit(record, bisect(self._ends, chance()), chance)

    def _omit(self, record: JsonObject, remaining: int, chance: Callable[[], float]) -> int:
        """Omit facts after keeping ``remaining`` of them; return how many to keep next."""
        for name, value in list(record.items()):
            if name in _NEVER_OMITTED:
                continue
            if remaining == 0:
                del record[name]
                remaining = bisect(self._ends, chance())
                continue
            remaining -= 1
            if type(value) is dict:
                remaining = self._omit(value, remaining, chance)
            elif type(value) is list:
                for each in value:
                    if type(each) is dict:
                        remaining = self._omit(each, remaining, chance)
        return remaining


def make_contradictory(record: JsonObject, sampler: Sampler) -> JsonObject:
    """Return a record that contradicts itself or has a dangling reference, and that columns can hold."""
    if sampler.happens("same id twice"):
        return {**record, "persons": [{"id": "p1"}, {"id": "p1"}]}
    return {**record, "persons": [], "private_prosecutions": [{"id": "s1", "person": "p1"}]}


def make_unreadable(record: JsonObject, sampler: Sampler) -> JsonObject:
    """Return a record that cannot be read: with an unknown field, an invalid date, or a contradiction."""
    if sampler.happens("unknown field"):
        return {**record, "no_such_field": True}
    if sampler.happens("no such day"):
        return {**record, "complete_as_of": "2025-02-30"}
    return make_contradictory(record, sampler)


def broken_line(line: str) -> str:
    """Return a line that is cut short and therefore not JSON."""
    return line[: len(line) // 2]
