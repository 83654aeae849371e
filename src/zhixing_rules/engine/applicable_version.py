"""Which version of an amended rule governs a subject: the rule as amended, or the rule as it was (新旧衔接)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Note, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition

__all__ = ["governing", "in_play", "may_govern", "transitions"]


def governing(resolved: ResolvedRule, context: EvaluationContext) -> ResolvedRule:
    """The version that governs. Where that is not known, the newest that may and that demands something."""
    candidates = list(may_govern(resolved, context))
    return next((each for each in candidates if not isinstance(each.then, Note)), candidates[0])


def may_govern(resolved: ResolvedRule, context: EvaluationContext) -> Iterator[ResolvedRule]:
    """The version that governs, alone where it is known; else those of which it is one, the newest first."""
    for version in resolved.versions():
        governs = Truth.MET if version.superseded is None else context.truth(version.since)
        if governs is not Truth.NOT_MET:
            yield version
        if governs is Truth.MET:
            return


def in_play(resolved: ResolvedRule, context: EvaluationContext) -> tuple[ResolvedRule, ...]:
    """The versions of which one governs on the day of the report, or will once the amendments are in force."""
    days = [each.rule.superseded.day.toordinal() for each in resolved.versions() if each.rule.superseded is not None]
    if not days:
        return (resolved,)
    later = context.judged_on(max(context.on, *days))
    found = {id(each) for moment in (context, later) for each in may_govern(resolved, moment)}
    return tuple(each for each in resolved.versions() if id(each) in found)


def transitions(resolved: ResolvedRule, context: EvaluationContext) -> Iterator[Condition]:
    """What tells which version governs, the newest amendment first, as far as it must be asked."""
    for version in resolved.versions():
        if version.superseded is None:
            return
        yield version.since
        if context.truth(version.since) is Truth.MET:
            return
