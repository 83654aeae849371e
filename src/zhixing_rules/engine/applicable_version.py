"""The version of an amended rule that governs a subject: the amended rule, or a superseded one (新旧衔接)."""

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
    """Return the version that governs; where it is not known, the newest possible one that requires something."""
    if resolved.superseded is None:
        return resolved
    candidates = list(may_govern(resolved, context))
    return next((each for each in candidates if not isinstance(each.then, Note)), candidates[0])


def may_govern(resolved: ResolvedRule, context: EvaluationContext) -> Iterator[ResolvedRule]:
    """Yield the version that governs where it is known; otherwise the possible versions, the newest first."""
    for version in resolved.versions():
        governs = Truth.MET if version.superseded is None else context.truth(version.since)
        if governs is not Truth.NOT_MET:
            yield version
        if governs is Truth.MET:
            return


def in_play(resolved: ResolvedRule, context: EvaluationContext) -> tuple[ResolvedRule, ...]:
    """Return the versions that may govern on the day of the report, or once the amendments are in force."""
    if resolved.superseded is None:
        return (resolved,)
    days = [each.rule.superseded.day.toordinal() for each in resolved.versions() if each.rule.superseded is not None]
    later = context.judged_on(max(context.on, *days))
    found = {id(each) for moment in (context, later) for each in may_govern(resolved, moment)}
    return tuple(each for each in resolved.versions() if id(each) in found)


def transitions(resolved: ResolvedRule, context: EvaluationContext) -> Iterator[Condition]:
    """Yield the conditions that decide which version governs, the newest amendment first, up to the first met one."""
    for version in resolved.versions():
        if version.superseded is None:
            return
        yield version.since
        if context.truth(version.since) is Truth.MET:
            return
