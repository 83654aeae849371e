"""Which version of an amended rule governs a subject: the rule as amended, or the rule as it was (新旧衔接)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Note, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.engine.interpret.context import Scene
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition

__all__ = ["governing", "in_play", "may_govern", "transitions"]


def governing(resolved: ResolvedRule, scene: Scene) -> ResolvedRule:
    """The version that governs. Where that is not known, the newest that may and that demands something."""
    candidates = list(may_govern(resolved, scene))
    return next((each for each in candidates if not isinstance(each.then, Note)), candidates[0])


def may_govern(resolved: ResolvedRule, scene: Scene) -> Iterator[ResolvedRule]:
    """The version that governs, alone where it is known; else those of which it is one, the newest first."""
    for version in resolved.versions():
        governs = Truth.MET if version.former is None else scene.truth(version.since)
        if governs is not Truth.NOT_MET:
            yield version
        if governs is Truth.MET:
            return


def in_play(resolved: ResolvedRule, scene: Scene) -> tuple[ResolvedRule, ...]:
    """The versions of which one governs on the day of the report, or will once the amendments are in force."""
    days = [each.rule.former.day.toordinal() for each in resolved.versions() if each.rule.former is not None]
    if not days:
        return (resolved,)
    later = scene.judged_on(max(scene.on, *days))
    found = {id(each) for moment in (scene, later) for each in may_govern(resolved, moment)}
    return tuple(each for each in resolved.versions() if id(each) in found)


def transitions(resolved: ResolvedRule, scene: Scene) -> Iterator[Condition]:
    """What tells which version governs, the newest amendment first, as far as it must be asked."""
    for version in resolved.versions():
        if version.former is None:
            return
        yield version.since
        if scene.truth(version.since) is Truth.MET:
            return
