"""Consequences as operations: the decision tables of the verdicts, and the days of an act.

A verdict is its number in `VERDICTS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import (
    Attach,
    Define,
    Forbid,
    Note,
    Perform,
    PeriodEnd,
    Permit,
    Qualify,
    Recur,
    Unnumbered,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixing_rules.engine.compile.lowering import Bounds, Flags, Lowering
    from zhixing_rules.engine.compile.operations import Op
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition, Moment, Window

__all__ = ["DueDay", "DueDays", "Verdicts", "verdict_is"]


class Verdicts:
    """The verdicts of rules.

    Args:
        lowering: lowers their expressions.
    """

    def __init__(self, lowering: Lowering) -> None:
        self._lowering = lowering
        self._ops = lowering.ops
        self._pass, self._fail, self._pending, self._open, self._review, self._out = (
            lowering.ops.verdict(VERDICTS.index(verdict))
            for verdict in (
                Verdict.PASS,
                Verdict.FAIL,
                Verdict.PENDING,
                Verdict.OPEN,
                Verdict.REVIEW,
                Verdict.NOT_APPLICABLE,
            )
        )

    def verdict(self, resolved: ResolvedRule) -> Op:
        """Return the verdict of the version that governs; open where that is not known and the versions differ."""
        new = self._by(resolved)
        if resolved.superseded is None:
            return new
        select, governs, old = self._ops.select, self._lowering.truth(resolved.since), self.verdict(resolved.superseded)
        either = select(self._ops.same(new, old), new, self._open)
        return select(governs.met, new, select(governs.unmet, old, either))

    def _by(self, resolved: ResolvedRule) -> Op:
        """Return the verdict of one version of a rule."""
        applies = self._lowering.truth(resolved.applies)
        if isinstance(resolved.then, Note):
            return self._out
        unsure, consequence = self._unknown(resolved.applies), self._consequence(resolved)
        met = self._capped(consequence) if resolved.rule.capped else consequence
        return self._chosen(applies, met, self._out, unsure)

    def _capped(self, verdict: Op) -> Op:
        """Return a verdict with `review` instead of `fail`."""
        known = {self._fail: self._review}

        def of(op: Op) -> Op:
            if op not in known:
                condition, *either = op.args if op.kind == "select" else (None,)
                known[op] = op if condition is None else self._ops.select(condition, *map(of, either))
            return known[op]

        return of(verdict)

    def _chosen(self, truth: Flags, met: Op, unmet: Op, unknown: Op) -> Op:
        return self._ops.select(truth.unmet, unmet, self._ops.select(truth.met, met, unknown))

    def _decided(self, condition: Condition, met: Op, unmet: Op) -> Op:
        return self._chosen(self._lowering.truth(condition), met, unmet, self._unknown(condition))

    def _unknown(self, condition: Condition) -> Op:
        """Return the verdict of an unknown condition: open, or review where only a person's judgments are missing."""
        return self._ops.select(self._lowering.undecided(condition), self._open, self._review)

    def _consequence(self, resolved: ResolvedRule) -> Op:
        then = resolved.then
        match then:
            case Note():
                return self._out
            case Forbid():
                return self._decided(then.breach, self._fail, self._pass)
            case Qualify() | Define() | Permit():
                return self._decided(then.demand, self._pass, self._fail)
            case Attach():
                return self._attached(then)
            case Perform():
                return self._performed(then)
            case Recur():
                return self._recurred(then)

    def _attached(self, then: Attach) -> Op:
        ops, on, due = self._ops, self._lowering.on, self._lowering.bounds(then.to)
        late = ops.select(ops.at_most(due.high, on), self._decided(then.demand, self._pass, self._fail), self._open)
        waiting = ops.select(ops.less(on, due.low), self._pending, late)
        return ops.select(self._lowering.truth(then.demand).met, self._pass, waiting)

    def _recurred(self, then: Recur) -> Op:
        ops, lowering, end = self._ops, self._lowering, then.period_end
        spans = None
        if isinstance(end, PeriodEnd):
            spans = _spans(lowering, end)
        missed, unknown, judged, done, _ = ops.periods(*lowering.acts(then.act), spans, lowering.on)
        verdict = ops.select(done, self._pass, self._pending)
        for truth, other in ((judged, self._review), (unknown, self._open), (missed, self._fail)):
            verdict = ops.select(truth, other, verdict)
        return ops.select(ops.less(lowering.on, lowering.bounds(then.since).low), self._pending, verdict)

    def _performed(self, then: Perform) -> Op:
        ops, on, done = self._ops, self._lowering.on, self._lowering.discharged(then)
        if isinstance(then.within.closes, Unnumbered):
            undone = ops.select(ops.less(on, done.low), self._review, self._open)
            return ops.select(ops.at_most(done.high, on), self._done_untimed(then, then.within.closes, done), undone)
        closes = self._lowering.bounds(then.within.closes)
        waiting = ops.select(ops.at_most(on, closes.low), self._pending, self._open)
        over = ops.less(closes.high, on)
        undone = ops.select(ops.all_(over, ops.less(closes.high, done.low)), self._fail, waiting)
        # what was done the wrong way can be done again until the last day is over
        redo = ops.select(over, self._fail, waiting)
        return ops.select(ops.at_most(done.high, on), self._done(then, done, closes, redo), undone)

    def _done(self, then: Perform, done: Bounds, closes: Bounds, redo: Op) -> Op:
        ops, in_hour, right = self._ops, self._lowering.truth(then.within.last_day), self._lowering.truth(then.provided)
        late = ops.any_(ops.less(closes.high, done.low), ops.all_(ops.same(done.low, closes.high), in_hour.unmet))
        timely = ops.any_(ops.less(done.high, closes.low), ops.all_(ops.same(done.high, closes.low), in_hour.met))
        if then.within.opens is not None:
            opens = self._lowering.bounds(then.within.opens)
            late = ops.any_(late, ops.less(done.high, opens.low))
            timely = ops.all_(timely, ops.at_most(opens.high, done.low))
        in_time = ops.select(timely, ops.select(right.met, self._pass, self._unknown(then.provided)), self._open)
        return ops.select(late, self._fail, ops.select(right.unmet, redo, in_time))

    def _done_untimed(self, then: Perform, closes: Unnumbered, done: Bounds) -> Op:
        ops, prompt, right = self._ops, closes.prompt, self._pass
        if prompt:  # on the day that calls for the act it is prompt, on a later one a person judges
            after = self._lowering.bounds(then.within.after)
            later = ops.select(ops.less(after.high, done.low), self._review, self._open)
            right = ops.select(ops.at_most(done.high, after.low), self._pass, later)
        verdict = self._decided(then.provided, right, self._fail)
        if then.within.opens is None:
            return verdict
        opens = self._lowering.bounds(then.within.opens)
        # where no time is set, an act before the first day is only not yet this act
        early = self._fail if prompt else self._review
        verdict = ops.select(ops.less(done.low, opens.high), self._open, verdict)
        return ops.select(ops.less(done.high, opens.low), early, verdict)


def verdict_is(lowering: Lowering, verdict: Op, number: int) -> Op:
    """Return whether a verdict is one of the six, without computing which one it is.

    Args:
        lowering: the lowering with the operations of the verdict.
        verdict: the verdict.
        number: the number of the wanted verdict.

    Returns:
        A truth.
    """
    ops = lowering.ops
    known: dict[Op, Op] = {}

    def of(op: Op) -> Op:
        if op not in known:
            known[op] = (
                ops.select(op.args[0], of(op.args[1]), of(op.args[2]))
                if op.kind == "select"
                else ops.same(op, ops.verdict(number))
            )
        return known[op]

    return of(verdict)


def _spans(lowering: Lowering, end: PeriodEnd) -> tuple[Op, int, bool, int]:
    return lowering.bounds(end.since).low, end.months, end.calendar, end.months_after


class DueDay(NamedTuple):
    """The days of an act under one version of a rule; bounds are ordinals.

    Attributes:
        due: the earliest day that the last day can be, as if every event were recorded; ``None`` without a number.
        opens: the same of the first day; ``None`` without one.
        provisional: whether the last day is not exact, or could be moved by an unrecorded event up to the day of the
            report.
    """

    due: Op | None
    opens: Op | None
    provisional: Op


class DueDays:
    """The days of the acts that rules demand.

    Args:
        lowering: lowers the expressions of the rules.

    Attributes:
        lowering: the same.
        settled: the same, as if every event were recorded.
        as_recorded: the same, as if every event up to the day of the report were recorded.
    """

    def __init__(self, lowering: Lowering) -> None:
        ops = lowering.ops
        self.lowering = lowering
        self.settled: Lowering = lowering.with_days(after=ops.const(FOREVER))
        next_day = ops.add(lowering.on, ops.const(1))
        self.as_recorded: Lowering = lowering.with_days(after=ops.greatest(next_day, lowering.after))

    def of(self, window: Window) -> DueDay:
        """Return the days of a window."""
        due = None if isinstance(window.closes, Unnumbered) else self.settled.bounds(window.closes).low
        opens = None if window.opens is None else self.settled.bounds(window.opens).low
        provisional = self.lowering.ops.false if due is None else self._provisional(window.closes)
        return DueDay(due, opens, provisional)

    def _due_of_period(self, then: Recur, end: PeriodEnd) -> Op:
        """Return the last day for the earliest period that has not expired and is not known to be fulfilled."""
        acts = self.lowering.acts(then.act)
        return self.lowering.ops.periods(*acts, _spans(self.settled, end), self.lowering.on)[-1]

    def _provisional(self, moment: Moment) -> Op:
        ops, settled = self.lowering.ops, self.settled.bounds(moment)
        now, recorded = self.lowering.bounds(moment), self.as_recorded.bounds(moment)
        moved = (ops.not_(ops.same(one, other)) for one, other in zip(now, recorded, strict=True))
        return ops.any_(ops.less(settled.low, settled.high), *moved)

    def amended(self, resolved: ResolvedRule) -> tuple[Op, Op, Op]:
        """Return the certain due day of a rule with all its versions, and whether its days are provisional.

        Args:
            resolved: the rule.

        Returns:
            The due day, ``DAWN`` where none is certain; whether it is known that a due day is provisional; and whether
            it is known that none is.
        """
        ops = self.lowering.ops
        due, provisional, certain = ops.const(DAWN), ops.false, ops.false
        possible = list(self._possible_versions(resolved))
        pairs = [ops.all_(a, b) for i, a in enumerate(possible) for b in possible[:i]]
        several = ops.any_(*pairs)
        for version, is_possible in zip(resolved.versions(), possible, strict=True):
            window = window_of(version.then)
            if window is None:
                continue
            days, alone = self.of(window), ops.all_(is_possible, ops.not_(several))
            if isinstance(version.then, Recur) and isinstance(window.closes, PeriodEnd) and window.closes.months_after:
                days = days._replace(due=self._due_of_period(version.then, window.closes))
            if days.due is not None:
                due = ops.select(ops.all_(alone, ops.not_(days.provisional)), days.due, due)
            unsure = ops.all_(is_possible, several)
            provisional = ops.select(alone, days.provisional, ops.any_(unsure, provisional))
            certain = ops.select(alone, ops.not_(days.provisional), ops.all_(ops.not_(unsure), certain))
        return due, provisional, certain

    def _possible_versions(self, resolved: ResolvedRule) -> Iterator[Op]:
        """Yield for each version whether it may apply on the day of the report or on a later day of commencement."""
        versions, ops = list(resolved.versions()), self.lowering.ops
        days = [each.rule.superseded.day.toordinal() for each in versions if each.rule.superseded is not None]
        later = self.lowering.with_days(on=ops.greatest(self.lowering.on, *map(ops.const, days)))
        for a, b in zip(_possible(versions, self.lowering), _possible(versions, later), strict=True):
            yield ops.any_(a, b)

    def not_done_before(self, resolved: ResolvedRule) -> Op:
        """Return the day before which a demanded act was certainly not done; `DAWN` if none is certainly demanded."""
        ops, lowering, none = self.lowering.ops, self.lowering, self.lowering.ops.const(DAWN)
        not_done = none  # of a recurring duty: the current period has not ended
        if isinstance(resolved.then, Perform):
            day = ops.least(lowering.discharged(resolved.then).low, lowering.on)
            not_done = ops.select(lowering.truth(resolved.applies).met, day, none)
        if resolved.superseded is None:
            return not_done
        governs, superseded = lowering.truth(resolved.since), self.not_done_before(resolved.superseded)
        return ops.select(governs.met, not_done, ops.select(governs.unmet, superseded, none))


def _possible(versions: Sequence[ResolvedRule], lowering: Lowering) -> Iterator[Op]:
    """Yield for each version whether it may apply on the day of a lowering: no newer version certainly applies."""
    ops = lowering.ops
    newer_may_not = ops.true
    for version in versions:
        met, unmet = (ops.true, ops.false) if version.superseded is None else lowering.truth(version.since)
        yield ops.all_(newer_may_not, ops.not_(unmet))
        newer_may_not = ops.all_(newer_may_not, ops.not_(met))
