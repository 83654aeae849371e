"""When a rule applies and when its act is due, across its superseded versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine.window import window_of
from zhixing_rules.language import FALSE, IfElse, Note, Unnumbered, all_of, any_of, not_

if TYPE_CHECKING:
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition, Moment

__all__ = ["applies", "last_day", "trigger_day"]


def applies(resolved: ResolvedRule) -> Condition:
    """Return the condition on which a rule applies, by the version that governs the case; a note never applies."""
    own = FALSE if isinstance(resolved.then, Note) else resolved.applies
    if resolved.superseded is None:
        return own
    before = applies(resolved.superseded)
    return own if own == before else any_of(all_of(resolved.since, own), all_of(not_(resolved.since), before))


def last_day(resolved: ResolvedRule) -> Moment | None:
    """Return the last day for the act, by the version that governs; ``None`` if a version sets none."""
    window = window_of(resolved.then)
    own = None if window is None or isinstance(window.closes, Unnumbered) else window.closes
    if resolved.superseded is None or own is None:
        return own
    return _either(resolved, own, last_day(resolved.superseded))


def trigger_day(resolved: ResolvedRule) -> Moment | None:
    """Return the day that triggers the duty, by the version that governs; ``None`` if a version demands no act."""
    window = window_of(resolved.then)
    if resolved.superseded is None or window is None:
        return None if window is None else window.after
    return _either(resolved, window.after, trigger_day(resolved.superseded))


def _either(resolved: ResolvedRule, own: Moment, before: Moment | None) -> Moment | None:
    if before is None:
        return None
    return own if own == before else IfElse(resolved.since, own, before)
