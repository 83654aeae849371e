"""The summary of many cases: counts by rule and the most urgent cases, in bounded memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.impacts.movement import MovementsMixin, Urgency

if TYPE_CHECKING:
    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.engine import Verdict
    from zhixing_rules.impacts.movement import Movement
    from zhixing_rules.law import Citation

__all__ = ["MOVEMENT_LIMIT", "ImpactCounter", "ImpactSummary", "MovedCase", "RuleMoves"]

MOVEMENT_LIMIT: Final = 100
"""Maximum number of movements stored for one case, so that a case of a thousand referrals stays small."""


@dataclass(frozen=True, slots=True, repr=False)
class MovedCase(MovementsMixin, TypeNameRepr):
    """A case that moves.

    Attributes:
        number: its number, from 1; the line number if it came from a file.
        key: the caller's key, else the case number; empty if there is neither, or if it may not be shown.
        movements: what moves, the most urgent first, at most `MOVEMENT_LIMIT`; never empty.
        more: number of movements beyond those.
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
        cases: number of cases in which it moves.
        count: number of subjects for which it moves.
        newly_fails: number of those for which it is breached under the new procedure only.
        sooner: number of those with an earlier due day.
        later: number of those with a later due day.
        soonest: the greatest move to an earlier day, in calendar days, 0 or negative.
        latest: the greatest move to a later day, in calendar days, 0 or positive.
        verdicts: the verdicts before and after with their count; ``None`` if a side has no verdict.
        labels: the names of the two verdicts of each entry of `verdicts` for this kind of norm; ``None`` if a side has
            no verdict.
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
    labels: tuple[tuple[Bilingual | None, Bilingual | None], ...]


@dataclass(frozen=True, slots=True, repr=False)
class ImpactSummary(TypeNameRepr):
    """What moves over all cases.

    Attributes:
        moved: number of cases that move.
        urgencies: number of cases by the urgency of their most urgent movement; urgencies without a case are left out.
        rules: each rule that moves, the one that moves in most cases first.
        cases: the most urgent cases, the most urgent first.
    """

    moved: int
    urgencies: tuple[tuple[Urgency, int], ...]
    rules: tuple[RuleMoves, ...]
    cases: tuple[MovedCase, ...]


@dataclass(slots=True)
class _RuleCounter:
    """The running counts of one rule."""

    first: Movement
    cases: int = 0
    count: int = 0
    newly_fails: int = 0
    sooner: int = 0
    later: int = 0
    soonest: int = 0
    latest: int = 0
    verdicts: Counter[tuple[Verdict | None, Verdict | None]] = field(default_factory=Counter)
    labels: dict[tuple[Verdict | None, Verdict | None], tuple[Bilingual | None, Bilingual | None]] = field(
        default_factory=dict
    )

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
            labels = [None if each is None else each.label for each in (movement.old, movement.new)]
            self.labels.setdefault((old, new), (labels[0], labels[1]))

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
            tuple(self.labels[change] for change, _ in changed),
        )


_Ranked = tuple[tuple[int, int, int], MovedCase]


class ImpactCounter:
    """Builds an `ImpactSummary`, one case at a time.

    Args:
        limit: maximum number of cases stored; counts include all cases.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._moved = 0
        self._urgencies: Counter[Urgency] = Counter()
        self._rules: dict[str, _RuleCounter] = {}
        self._heap: list[_Ranked] = []

    def add(self, number: int, key: str, movements: tuple[Movement, ...]) -> None:
        """Count a case that moves, and store it if it is among the most urgent.

        Args:
            number: its number, from 1.
            key: the caller's key or the case number; may be empty.
            movements: all its movements, the most urgent first; not empty.
        """
        self._moved += 1
        top = movements[0]
        self._urgencies[top.urgency] += 1
        for movement in movements:
            self._rules.setdefault(movement.rule_id, _RuleCounter(movement)).add(movement)
        for rule_id in {movement.rule_id for movement in movements}:
            self._rules[rule_id].cases += 1
        rank, act_by, _, _ = top.sort_key
        case = MovedCase(number, key, movements[:MOVEMENT_LIMIT], max(len(movements) - MOVEMENT_LIMIT, 0))
        entry = (-rank, -act_by.toordinal(), -self._moved), case  # among equals, the one read first
        if len(self._heap) < self._limit:
            heappush(self._heap, entry)
        elif self._limit:
            heappushpop(self._heap, entry)

    def summary(self) -> ImpactSummary:
        """Return the summary of the cases counted so far."""
        rules = [each.moves() for each in self._rules.values()]
        return ImpactSummary(
            self._moved,
            tuple((urgency, self._urgencies[urgency]) for urgency in Urgency if self._urgencies[urgency]),
            tuple(sorted(rules, key=lambda each: (-each.cases, each.rule_id))),
            tuple(case for _, case in sorted(self._heap, key=lambda each: each[0], reverse=True)),
        )
