"""Many cases as a few figures: counts by rule, and the most urgent cases; however many there are, no more is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.impacts.movement import Mover, Urgency

if TYPE_CHECKING:
    from zhixing_rules.engine import Verdict
    from zhixing_rules.impacts.movement import Movement
    from zhixing_rules.law import Citation

__all__ = ["MOST_MOVEMENTS", "Figures", "MovedCase", "RuleMoves", "Tally"]

MOST_MOVEMENTS: Final = 100
"""As many movements of one case as are kept: a case of a thousand referrals must not cost what many cases do."""


@dataclass(frozen=True, slots=True, repr=False)
class MovedCase(Mover, TypeNameRepr):
    """One case that moves.

    Attributes:
        number: its number, from 1: that of its line where it came from a file.
        key: the caller's key, else the case number; empty where there is neither, or it may not be shown.
        movements: what moves, the most urgent first, `MOST_MOVEMENTS` at most; never empty.
        more: how many movements there are beyond those.
    """

    number: int
    key: str
    movements: tuple[Movement, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class RuleMoves(TypeNameRepr):
    """How one rule moves over all cases.

    Attributes:
        rule_id: the rule.
        citation: the clause.
        zh: what the rule is about, in Chinese.
        en: the same in English.
        cases: in how many cases it moves.
        count: for how many subjects.
        newly_fails: for how many of them it is newly breached.
        sooner: for how many the due day comes earlier.
        later: for how many it comes later.
        soonest: by how many calendar days at most it comes earlier, as a number of 0 or less.
        latest: by how many at most it comes later.
        verdicts: the verdicts before and after, with how often; ``None`` where there is none.
    """

    rule_id: str
    citation: Citation
    zh: str
    en: str
    cases: int
    count: int
    newly_fails: int
    sooner: int
    later: int
    soonest: int
    latest: int
    verdicts: tuple[tuple[Verdict | None, Verdict | None, int], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Figures(TypeNameRepr):
    """What moves over all cases.

    Attributes:
        moved: how many cases move.
        urgencies: how many of them there are of each urgency, that of their most urgent movement.
        rules: each rule that moves, most cases first.
        cases: the most urgent cases, the most urgent first.
    """

    moved: int
    urgencies: tuple[tuple[Urgency, int], ...]
    rules: tuple[RuleMoves, ...]
    cases: tuple[MovedCase, ...]


@dataclass(slots=True)
class _Rule:
    """A rule while it is counted."""

    first: Movement
    cases: int = 0
    count: int = 0
    newly_fails: int = 0
    sooner: int = 0
    later: int = 0
    soonest: int = 0
    latest: int = 0
    verdicts: Counter[tuple[Verdict | None, Verdict | None]] = field(default_factory=Counter)

    def add(self, movement: Movement) -> None:
        self.count += 1
        self.newly_fails += movement.newly_fails
        days = movement.days or 0
        self.sooner += days < 0
        self.later += days > 0
        self.soonest, self.latest = min(self.soonest, days), max(self.latest, days)
        old, new = (None if each is None else each.verdict for each in (movement.old, movement.new))
        if old is not new:
            self.verdicts[old, new] += 1

    def moves(self) -> RuleMoves:
        first = self.first
        changed = sorted(self.verdicts.items(), key=lambda each: (-each[1], str(each[0])))
        return RuleMoves(
            first.rule_id,
            first.citation,
            first.zh,
            first.en,
            self.cases,
            self.count,
            self.newly_fails,
            self.sooner,
            self.later,
            self.soonest,
            self.latest,
            tuple((old, new, count) for (old, new), count in changed),
        )


_Ranked = tuple[tuple[int, int, int], MovedCase]


class Tally:
    """Figures in the making.

    Args:
        limit: how many cases are kept.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._moved = 0
        self._urgencies: Counter[Urgency] = Counter()
        self._rules: dict[str, _Rule] = {}
        self._heap: list[_Ranked] = []

    def add(self, number: int, key: str, movements: tuple[Movement, ...]) -> None:
        """Count a case that moves, its movements in order, and keep it where it is among the most urgent."""
        self._moved += 1
        top = movements[0]
        self._urgencies[top.urgency] += 1
        for movement in movements:
            self._rules.setdefault(movement.rule_id, _Rule(movement)).add(movement)
        for rule_id in {movement.rule_id for movement in movements}:
            self._rules[rule_id].cases += 1
        rank, act_by, _, _ = top.order
        case = MovedCase(number, key, movements[:MOST_MOVEMENTS], max(len(movements) - MOST_MOVEMENTS, 0))
        entry = (-rank, -act_by.toordinal(), -self._moved), case  # of equals, the first to come
        if len(self._heap) < self._limit:
            heappush(self._heap, entry)
        elif self._limit:
            heappushpop(self._heap, entry)

    def figures(self) -> Figures:
        """What has been counted so far."""
        rules = [each.moves() for each in self._rules.values()]
        return Figures(
            self._moved,
            tuple((urgency, self._urgencies[urgency]) for urgency in Urgency if self._urgencies[urgency]),
            tuple(sorted(rules, key=lambda each: (-each.cases, each.rule_id))),
            tuple(case for _, case in sorted(self._heap, key=lambda each: each[0], reverse=True)),
        )
