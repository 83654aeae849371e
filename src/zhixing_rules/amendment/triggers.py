"""Changes of the moment from which a period runs; see `SetTrigger`."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from zhixing_rules.amendment.lookup import find_moment
from zhixing_rules.language.consequence import Perform
from zhixing_rules.language.expression import Moment, Shifted
from zhixing_rules.language.moments import ChosenMoment
from zhixing_rules.language.substitution import substitute
from zhixing_rules.language.traversal import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.amendment.changes import SetTrigger
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.rule import Rule

__all__ = ["set_trigger"]


def set_trigger(procedure: Procedure, change: SetTrigger) -> Procedure:
    """Return the procedure with a period that runs from another moment, in every rule that uses the period.

    Raises:
        LookupError: the rule or a moment does not exist.
        ValueError: the moments are equal, or no period of the rule runs from the old one.
    """
    rules = [rule for rule in procedure.rule(change.rule) if isinstance(rule.then, Perform)]
    old, new = find_moment(procedure, change.old), find_moment(procedure, change.new)
    if old == new:
        raise ValueError("新旧起算日须不同 · the new moment must differ from the old")
    periods = {part for rule in rules for part in _periods(rule) if _move(part, old, new) is not part}
    triggered = [
        rule for rule in rules if isinstance(rule.then, Perform) and _move_trigger(rule.then, old, new) != rule.then
    ]
    if not periods and not triggered:
        raise ValueError("该规则的期间不自这一日起算 · no period of the rule runs from that day")

    def swap(part: object) -> object:
        return _move(part, old, new) if isinstance(part, Shifted) and part in periods else part

    def with_new_trigger(rule: Rule) -> Rule:
        changed, then = substitute(rule, swap), rule.then
        uses_period = rule in rules or not periods.isdisjoint(_periods(rule))
        if not uses_period or not isinstance(then, Perform) or not isinstance(changed.then, Perform):
            return changed
        moved = _move_trigger(changed.then, old, new)
        return changed if moved == changed.then else replace(changed, then=moved)

    return replace(procedure, rules=tuple(with_new_trigger(rule) for rule in procedure.rules))


def _periods(rule: Rule) -> Iterator[Shifted]:
    """Yield the periods in the time window of an act."""
    if isinstance(rule.then, Perform):
        window = rule.then.within
        for limit in (window.closes, window.opens, window.recommended):
            if limit is not None:
                yield from (part for part in parts_of(limit) if isinstance(part, Shifted))


def _move_trigger(then: Perform, old: Moment, new: Moment) -> Perform:
    window = then.within
    return replace(then, within=replace(window, after=_move(window.after, old, new)))


def _move(moment: Moment, old: Moment, new: Moment) -> Moment:
    """Replace the old moment inside a moment, but not inside its conditions; the same object if it does not occur."""
    if moment == old or (isinstance(moment, ChosenMoment) and old in dict(moment.options).values()):
        return new
    changed: dict[str, Any] = {}
    for each in fields(moment):  # type: ignore[arg-type]  # every node is a dataclass
        value = getattr(moment, each.name)
        other = _move_inside(value, old, new)
        if other is not value:
            changed[each.name] = other
    return replace(moment, **changed) if changed else moment  # type: ignore[type-var]  # as above


def _move_inside(value: Any, old: Moment, new: Moment) -> Any:  # noqa: ANN401  any part of a moment
    if isinstance(value, Moment):
        return _move(value, old, new)
    if isinstance(value, tuple):
        parts = tuple(_move_inside(part, old, new) for part in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    return value
