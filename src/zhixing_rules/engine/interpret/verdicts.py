"""Verdicts by walking the tree of a rule: the oracle of the compiled rules, and the judge of a single one."""

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
    Permit,
    Qualify,
    Recur,
    Rounds,
    Truth,
    Unnumbered,
    negation,
)

if TYPE_CHECKING:
    from zhixing_rules.engine.interpret.context import Between, Scene
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["verdict_of"]


def verdict_of(resolved: ResolvedRule, scene: Scene) -> Verdict:
    """What a rule says about this subject: the version that governs; open where they differ and it is not known."""
    if resolved.former is None:
        return _by(resolved, scene)
    governs = scene.truth(resolved.since)
    if governs is Truth.MET:
        return _by(resolved, scene)
    old = verdict_of(resolved.former, scene)
    return old if governs is Truth.NOT_MET or old is _by(resolved, scene) else Verdict.OPEN


def _by(resolved: ResolvedRule, scene: Scene) -> Verdict:  # noqa: PLR0911  one case a consequence
    """What one version of a rule says about this subject."""
    applies = scene.truth(resolved.applies)
    if applies is Truth.NOT_MET or isinstance(resolved.then, Note):
        return Verdict.NOT_APPLICABLE
    if applies is not Truth.MET:
        return _unknown(applies)
    match resolved.then:
        case Forbid():
            return _settled(negation(scene.truth(resolved.then.breach)))
        case Qualify() | Define() | Permit():
            return _settled(scene.truth(resolved.then.demand))
        case Attach():
            return _attached(scene, resolved.then)
        case Perform():
            return _performed(scene, resolved.then)
        case Recur():
            return _recurred(scene, resolved.then)


def _recurred(scene: Scene, then: Recur) -> Verdict:
    if scene.on < scene.between(then.since).low:
        return Verdict.PENDING
    acts, unrecorded_from = scene.acts(then.act)
    if isinstance(then.rounds, Rounds):
        return recurred(scene.on, acts, unrecorded_from, scene.rounds(then.rounds))
    return recurred_at_all(scene.on, acts, unrecorded_from)


def _attached(scene: Scene, then: Attach) -> Verdict:
    demand, due = scene.truth(then.demand), scene.between(then.to)
    if demand is Truth.MET:
        return Verdict.PASS
    if due.low > scene.on:
        return Verdict.PENDING
    return _settled(demand) if due.high <= scene.on else Verdict.OPEN


def _performed(scene: Scene, then: Perform) -> Verdict:
    done, right = scene.between(then.done), scene.truth(then.provided)
    is_done, not_done = done.high <= scene.on, done.low > scene.on
    if isinstance(then.within.closes, Unnumbered):
        if is_done:
            return _done_untimed(scene, then, then.within.closes, done, right)
        return Verdict.REVIEW if not_done else Verdict.OPEN
    closes = scene.between(then.within.closes)
    if is_done:
        return _done(scene, then, done, closes, right)
    if done.low > closes.high and scene.on > closes.high:
        return Verdict.FAIL
    return _not_yet_late(scene, closes)


def _done_untimed(scene: Scene, then: Perform, closes: Unnumbered, done: Between, right: Truth) -> Verdict:
    opens = ANY_DAY if then.within.opens is None else scene.between(then.within.opens)
    if then.within.opens is not None and done.high < opens.low:  # where no time is set, only not yet this act
        return Verdict.FAIL if closes.prompt else Verdict.REVIEW
    if then.within.opens is not None and done.low < opens.high:
        return Verdict.OPEN
    return Verdict.REVIEW if right is Truth.MET and closes.prompt else _settled(right)


def _done(scene: Scene, then: Perform, done: Between, closes: Between, right: Truth) -> Verdict:
    opens = None if then.within.opens is None else scene.between(then.within.opens)
    in_hour = scene.truth(then.within.last_day)
    too_late = done.low > closes.high or (done.low == closes.high and in_hour is Truth.NOT_MET)
    if too_late or (opens is not None and done.high < opens.low):
        return Verdict.FAIL
    if right is Truth.NOT_MET:  # what was done the wrong way can be done again until the last day is over
        return Verdict.FAIL if scene.on > closes.high else _not_yet_late(scene, closes)
    surely_open = opens is None or done.low >= opens.high
    surely_timely = done.high < closes.low or (done.high == closes.low and in_hour is Truth.MET)
    return _settled(right) if surely_timely and surely_open else Verdict.OPEN


def _not_yet_late(scene: Scene, closes: Between) -> Verdict:
    return Verdict.PENDING if scene.on <= closes.low else Verdict.OPEN


def _settled(truth: Truth) -> Verdict:
    if truth is Truth.MET:
        return Verdict.PASS
    return Verdict.FAIL if truth is Truth.NOT_MET else _unknown(truth)


def _unknown(truth: Truth) -> Verdict:
    return Verdict.REVIEW if truth is Truth.TO_BE_JUDGED else Verdict.OPEN
