"""Verdicts by walking the tree of a rule: the oracle of the compiled rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine.interpret.context import ANY_DAY
from zhixing_rules.engine.recurrence import recurred, recurred_at_all
from zhixing_rules.engine.verdict import Verdict
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
    Truth,
    Unnumbered,
    negation,
)

if TYPE_CHECKING:
    from zhixing_rules.engine.interpret.context import Between, EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["uncapped_verdict_of", "verdict_of"]


def verdict_of(resolved: ResolvedRule, context: EvaluationContext) -> Verdict:
    """Return the verdict of the version that governs; open where it is not known and the versions differ."""
    if resolved.superseded is None:
        return _by(resolved, context)
    governs = context.truth(resolved.since)
    if governs is Truth.MET:
        return _by(resolved, context)
    old = verdict_of(resolved.superseded, context)
    return old if governs is Truth.NOT_MET or old is _by(resolved, context) else Verdict.OPEN


def _by(resolved: ResolvedRule, context: EvaluationContext) -> Verdict:
    """Return the verdict of one version of a rule; `review` instead of `fail` where the rule gives no worse one."""
    verdict = uncapped_verdict_of(resolved, context)
    return Verdict.REVIEW if resolved.rule.capped and verdict is Verdict.FAIL else verdict


def uncapped_verdict_of(resolved: ResolvedRule, context: EvaluationContext) -> Verdict:  # noqa: PLR0911  one case a consequence
    """Return the verdict that one version of a rule would give if its words had been read in full."""
    applies = context.truth(resolved.applies)
    if applies is Truth.NOT_MET or isinstance(resolved.then, Note):
        return Verdict.NOT_APPLICABLE
    if applies is not Truth.MET:
        return _unknown(applies)
    match resolved.then:
        case Forbid():
            return _settled(negation(context.truth(resolved.then.breach)))
        case Qualify() | Define() | Permit():
            return _settled(context.truth(resolved.then.demand))
        case Attach():
            return _attached(context, resolved.then)
        case Perform():
            return _performed(context, resolved.then)
        case Recur():
            return _recurred(context, resolved.then)


def _recurred(context: EvaluationContext, then: Recur) -> Verdict:
    if context.on < context.between(then.since).low:
        return Verdict.PENDING
    acts, unrecorded_from = context.acts(then.act)
    if isinstance(then.period_end, PeriodEnd):
        spans, grace = context.periods(then.period_end), then.period_end.months_after
        return recurred(context.on, acts, unrecorded_from, spans, grace)
    return recurred_at_all(context.on, acts, unrecorded_from)


def _attached(context: EvaluationContext, then: Attach) -> Verdict:
    demand, due = context.truth(then.demand), context.between(then.to)
    if demand is Truth.MET:
        return Verdict.PASS
    if due.low > context.on:
        return Verdict.PENDING
    return _settled(demand) if due.high <= context.on else Verdict.OPEN


def _performed(context: EvaluationContext, then: Perform) -> Verdict:
    done, right = context.discharged(then), context.truth(then.provided)
    is_done, not_done = done.high <= context.on, done.low > context.on
    if isinstance(then.within.closes, Unnumbered):
        if is_done:
            return _done_untimed(context, then, then.within.closes, done, right)
        return Verdict.REVIEW if not_done else Verdict.OPEN
    closes = context.between(then.within.closes)
    if is_done:
        return _done(context, then, done, closes, right)
    if done.low > closes.high and context.on > closes.high:
        return Verdict.FAIL
    return _not_yet_late(context, closes)


def _done_untimed(
    context: EvaluationContext, then: Perform, closes: Unnumbered, done: Between, right: Truth
) -> Verdict:
    opens = ANY_DAY if then.within.opens is None else context.between(then.within.opens)
    if then.within.opens is not None and done.high < opens.low:  # where no time is set, only not yet this act
        return Verdict.FAIL if closes.prompt else Verdict.REVIEW
    if then.within.opens is not None and done.low < opens.high:
        return Verdict.OPEN
    if right is Truth.MET and closes.prompt:
        return _done_promptly(done, context.between(then.within.after))
    return _settled(right)


def _done_promptly(done: Between, after: Between) -> Verdict:
    """Return the verdict on an act that calls for no number of days: prompt on the same day, later a person judges."""
    if done.high <= after.low:
        return Verdict.PASS
    return Verdict.REVIEW if done.low > after.high else Verdict.OPEN


def _done(context: EvaluationContext, then: Perform, done: Between, closes: Between, right: Truth) -> Verdict:
    opens = None if then.within.opens is None else context.between(then.within.opens)
    in_hour = context.truth(then.within.last_day)
    too_late = done.low > closes.high or (done.low == closes.high and in_hour is Truth.NOT_MET)
    if too_late or (opens is not None and done.high < opens.low):
        return Verdict.FAIL
    if right is Truth.NOT_MET:  # what was done the wrong way can be done again until the last day is over
        return Verdict.FAIL if context.on > closes.high else _not_yet_late(context, closes)
    surely_open = opens is None or done.low >= opens.high
    surely_timely = done.high < closes.low or (done.high == closes.low and in_hour is Truth.MET)
    return _settled(right) if surely_timely and surely_open else Verdict.OPEN


def _not_yet_late(context: EvaluationContext, closes: Between) -> Verdict:
    return Verdict.PENDING if context.on <= closes.low else Verdict.OPEN


def _settled(truth: Truth) -> Verdict:
    if truth is Truth.MET:
        return Verdict.PASS
    return Verdict.FAIL if truth is Truth.NOT_MET else _unknown(truth)


def _unknown(truth: Truth) -> Verdict:
    return Verdict.REVIEW if truth is Truth.TO_BE_JUDGED else Verdict.OPEN
