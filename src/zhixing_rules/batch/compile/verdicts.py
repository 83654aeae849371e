"""The verdicts of the rules of one subject as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.kleene import and_, before, choose, equal, is_true, not_, not_after, or_
from zhixing_rules.batch.compile.polars_expressions import ColumnWriter
from zhixing_rules.batch.compile.recurrence import PeriodsJoin
from zhixing_rules.batch.compile.stages import Node, Value, node
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Attach,
    Condition,
    Define,
    Flag,
    Forbid,
    Is,
    Not,
    Note,
    Perform,
    PeriodEnd,
    Permit,
    Qualify,
    Recur,
    Text,
    Unnumbered,
    parts_of,
)

if TYPE_CHECKING:
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["VERDICT_TYPE", "VerdictWriter"]

VERDICT_TYPE: Final = pl.Enum([verdict.value for verdict in VERDICTS])
"""The type of a column of verdicts."""

PASS, FAIL, PENDING, OPEN, REVIEW, NOT_APPLICABLE = (
    Node(pl.lit(verdict.value, dtype=VERDICT_TYPE), 0, stored=True)
    for verdict in (
        Verdict.PASS,
        Verdict.FAIL,
        Verdict.PENDING,
        Verdict.OPEN,
        Verdict.REVIEW,
        Verdict.NOT_APPLICABLE,
    )
)


class VerdictWriter(ColumnWriter):
    """Writes the verdicts of the rules of one subject."""

    def verdict(self, resolved: ResolvedRule) -> Value:
        """Return the verdict of the version that applies; open if they differ and it is unknown which applies."""
        if resolved.superseded is None:
            return self._version_verdict(resolved)
        new = self.stages.store(self._version_verdict(resolved))
        old = self.stages.store(self.verdict(resolved.superseded))
        governs = self.truth(resolved.since)
        either_way = choose(node(lambda a, b: a == b, new, old), new, OPEN)
        return choose(governs, new, choose(not_(governs), old, either_way))

    def _version_verdict(self, resolved: ResolvedRule) -> Value:
        """Return the verdict of one version of a rule."""
        applies = self.truth(resolved.applies)
        if applies is False or isinstance(resolved.then, Note):
            return NOT_APPLICABLE
        verdict = self._consequence(resolved)
        if applies is True:
            return verdict
        return choose(applies, verdict, choose(not_(applies), NOT_APPLICABLE, self._undecided(resolved.applies)))

    def _decided(self, condition: Condition, met: Node, unmet: Node) -> Value:
        truth = self.truth(condition)
        return choose(truth, met, choose(not_(truth), unmet, self._undecided(condition)))

    def _undecided(self, condition: Condition) -> Value:
        """Return the verdict of an unknown condition: open, or review where only a person's judgments are missing."""
        if not any(isinstance(part, Flag | Text) and part.judgment for part in parts_of(condition)):
            return OPEN
        return choose(self.stages.store(self._open(condition)), OPEN, REVIEW)

    def _open(self, condition: Condition) -> Value:
        """Return whether an unknown condition lacks a fact that is not a judgment; never null."""
        match condition:
            case Always():
                return False
            case All() | Any_():
                truth = self.truth(condition)
                decided = not_(truth) if isinstance(condition, All) else truth
                return and_([not_(is_true(decided)), or_([self._open(part) for part in condition.parts])])
            case Not():
                return self._open(condition.part)
            case Flag(judgment=True) | Is(fact=Text(judgment=True)):
                return False
            case _:
                truth = self.truth(condition)
                return node(lambda each: each.is_null(), truth) if isinstance(truth, Node) else truth is None

    def _consequence(self, resolved: ResolvedRule) -> Value:
        then = resolved.then
        match then:
            case Note():
                return NOT_APPLICABLE
            case Forbid():
                return self._decided(then.breach, FAIL, PASS)
            case Attach():
                low, high = self.bounds(then.to)
                late = choose(not_after(high, self.on), self._decided(then.demand, PASS, FAIL), OPEN)
                return choose(self.truth(then.demand), PASS, choose(before(self.on, low), PENDING, late))
            case Perform():
                return self._perform(then)
            case Recur():
                return self._recur(then)
            case Qualify() | Define() | Permit():
                return self._decided(then.demand, PASS, FAIL)

    def _recur(self, then: Recur) -> Value:
        begins, _ = self.bounds(then.since)
        join, inner = self.list_join(PeriodsJoin, then.act.subject)
        low, high = inner.bounds(then.act.event)
        join.matches = inner.stages.store(inner.truth(then.act.where))
        join.low, join.high = inner.stages.store(low), inner.stages.store(high)
        join.on, join.arises = self.on, then.act.subject.arises
        if isinstance(then.period_end, PeriodEnd):
            join.period_end, join.since = then.period_end, self.stages.store(self.bounds(then.period_end.since)[0])
        level = join.since.level if isinstance(join.since, Node) else 0
        self.stages.needs.update(join.row_columns())
        self.stages.add(join, level)
        return choose(before(self.on, begins), PENDING, Node(pl.col(join.names[0]), level + 1, stored=True))

    def _perform(self, then: Perform) -> Value:
        if isinstance(then.within.closes, Unnumbered):
            return self._perform_unnumbered(then, then.within.closes)
        on, (low, high) = self.on, self.bounds(then.done)
        right, in_hour = self.truth(then.provided), self.truth(then.within.last_day)
        first, last = self.bounds(then.within.closes)
        late = or_([before(last, low), and_([equal(low, last), not_(in_hour)])])
        timely = or_([before(high, first), and_([equal(high, first), in_hour])])
        if then.within.opens is not None:
            opens_first, opens_last = self.bounds(then.within.opens)
            late = or_([late, before(high, opens_first)])
            timely = and_([timely, not_after(opens_last, low)])
        waiting = choose(not_after(on, first), PENDING, OPEN)
        redo = choose(before(last, on), FAIL, waiting)
        in_time = choose(timely, choose(right, PASS, self._undecided(then.provided)), OPEN)
        done = choose(late, FAIL, choose(not_(right), redo, in_time))
        undone = choose(and_([before(last, low), before(last, on)]), FAIL, waiting)
        return choose(not_after(high, on), done, undone)

    def _perform_unnumbered(self, then: Perform, closes: Unnumbered) -> Value:
        low, high = self.bounds(then.done)
        right = self.truth(then.provided)
        in_time = REVIEW if closes.prompt else PASS
        done = choose(not_(right), FAIL, choose(right, in_time, self._undecided(then.provided)))
        if then.within.opens is not None:
            opens_first, opens_last = self.bounds(then.within.opens)
            early = FAIL if closes.prompt else REVIEW
            done = choose(before(high, opens_first), early, choose(before(low, opens_last), OPEN, done))
        return choose(not_after(high, self.on), done, choose(before(self.on, low), REVIEW, OPEN))
