"""The verdicts of the rules of one subject as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.kleene import before, both, choose, either, no_later, opposite, settled
from zhixing_rules.batch.compile.polars_expressions import ColumnWriter
from zhixing_rules.batch.compile.recurrence import PeriodsJob
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
    Node(pl.lit(verdict.value, dtype=VERDICT_TYPE), 0, kept=True)
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
        """A rule's verdict: that of the version that governs; open where they differ and it is not known which."""
        if resolved.superseded is None:
            return self._by(resolved)
        new, old = self.stages.keep(self._by(resolved)), self.stages.keep(self.verdict(resolved.superseded))
        governs = self.truth(resolved.since)
        either_way = choose(node(lambda a, b: a == b, new, old), new, OPEN)
        return choose(governs, new, choose(opposite(governs), old, either_way))

    def _by(self, resolved: ResolvedRule) -> Value:
        """The verdict of one version of a rule."""
        applies = self.truth(resolved.applies)
        if applies is False or isinstance(resolved.then, Note):
            return NOT_APPLICABLE
        held = self._consequence(resolved)
        if applies is True:
            return held
        return choose(applies, held, choose(opposite(applies), NOT_APPLICABLE, self._undecided(resolved.applies)))

    def _decided(self, condition: Condition, met: Node, unmet: Node) -> Value:
        truth = self.truth(condition)
        return choose(truth, met, choose(opposite(truth), unmet, self._undecided(condition)))

    def _undecided(self, condition: Condition) -> Value:
        """Which verdict an unknown condition comes to: open, or review where only judgments are missing."""
        if not any(isinstance(part, Flag | Text) and part.judgment for part in parts_of(condition)):
            return OPEN
        return choose(self.stages.keep(self._open(condition)), OPEN, REVIEW)

    def _open(self, condition: Condition) -> Value:
        """Whether an unknown condition lacks anything but judgments; never null."""
        match condition:
            case Always():
                return False
            case All() | Any_():
                truth = self.truth(condition)
                decided = opposite(truth) if isinstance(condition, All) else truth
                return both([opposite(settled(decided)), either([self._open(part) for part in condition.parts])])
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
                late = choose(no_later(high, self.on), self._decided(then.demand, PASS, FAIL), OPEN)
                return choose(self.truth(then.demand), PASS, choose(before(self.on, low), PENDING, late))
            case Perform():
                return self._performed(then)
            case Recur():
                return self._recurred(then)
            case Qualify() | Define() | Permit():
                return self._decided(then.demand, PASS, FAIL)

    def _recurred(self, then: Recur) -> Value:
        begins, _ = self.bounds(then.since)
        job, inner = self.joined(PeriodsJob, then.act.subject)
        low, high = inner.bounds(then.act.event)
        job.found = inner.stages.keep(inner.truth(then.act.where))
        job.below, job.above = inner.stages.keep(low), inner.stages.keep(high)
        job.on, job.arises = self.on, then.act.subject.arises
        if isinstance(then.period_end, PeriodEnd):
            job.rounds, job.since = then.period_end, self.stages.keep(self.bounds(then.period_end.since)[0])
        level = job.since.level if isinstance(job.since, Node) else 0
        self.stages.needs.update(job.needed())
        self.stages.add(job, level)
        return choose(before(self.on, begins), PENDING, Node(pl.col(job.names[0]), level + 1, kept=True))

    def _performed(self, then: Perform) -> Value:
        if isinstance(then.within.closes, Unnumbered):
            return self._performed_untimed(then, then.within.closes)
        on, (low, high) = self.on, self.bounds(then.done)
        right, in_hour = self.truth(then.provided), self.truth(then.within.last_day)
        first, last = self.bounds(then.within.closes)
        late = either([before(last, low), both([_equal(low, last), opposite(in_hour)])])
        timely = either([before(high, first), both([_equal(high, first), in_hour])])
        if then.within.opens is not None:
            opens_first, opens_last = self.bounds(then.within.opens)
            late = either([late, before(high, opens_first)])
            timely = both([timely, no_later(opens_last, low)])
        waiting = choose(no_later(on, first), PENDING, OPEN)
        redo = choose(before(last, on), FAIL, waiting)
        kept = choose(timely, choose(right, PASS, self._undecided(then.provided)), OPEN)
        done = choose(late, FAIL, choose(opposite(right), redo, kept))
        undone = choose(both([before(last, low), before(last, on)]), FAIL, waiting)
        return choose(no_later(high, on), done, undone)

    def _performed_untimed(self, then: Perform, closes: Unnumbered) -> Value:
        low, high = self.bounds(then.done)
        right = self.truth(then.provided)
        in_time = REVIEW if closes.prompt else PASS
        done = choose(opposite(right), FAIL, choose(right, in_time, self._undecided(then.provided)))
        if then.within.opens is not None:
            opens_first, opens_last = self.bounds(then.within.opens)
            early = FAIL if closes.prompt else REVIEW
            done = choose(before(high, opens_first), early, choose(before(low, opens_last), OPEN, done))
        return choose(no_later(high, self.on), done, choose(before(self.on, low), REVIEW, OPEN))


def _equal(left: Value, right: Value) -> Value:
    if isinstance(left, Node) or isinstance(right, Node):
        return node(lambda a, b: a == b, left, right)
    return left == right
