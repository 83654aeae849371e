"""Another moment that sets a period running: see `SetTrigger`."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from zhixing_rules.amendment.lookup import moment_named
from zhixing_rules.language.consequence import Perform
from zhixing_rules.language.expression import Moment, Shifted
from zhixing_rules.language.moments import ChosenMoment
from zhixing_rules.language.substitution import rewritten
from zhixing_rules.language.traversal import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.amendment.changes import SetTrigger
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.rule import Rule

__all__ = ["set_trigger"]


def set_trigger(procedure: Procedure, change: SetTrigger) -> Procedure:
    """The procedure with the period of a rule running from another moment, wherever the period is mentioned."""
    rules = [rule for rule in procedure.rule(change.rule) if isinstance(rule.then, Perform)]
    old, new = moment_named(procedure, change.old), moment_named(procedure, change.new)
    if old == new:
        raise ValueError("新旧起算日须不同 · the new moment must differ from the old")
    periods = {part for rule in rules for part in _periods(rule) if _moved(part, old, new) is not part}
    called = [
        rule for rule in rules if isinstance(rule.then, Perform) and _moved_after(rule.then, old, new) != rule.then
    ]
    if not periods and not called:
        raise ValueError("该规则的期间不自这一日起算 · no period of the rule runs from that day")

    def swap(part: object) -> object:
        return _moved(part, old, new) if isinstance(part, Shifted) and part in periods else part

    def retimed(rule: Rule) -> Rule:
        made, then = rewritten(rule, swap), rule.then
        concerned = rule in rules or not periods.isdisjoint(_periods(rule))
        if not concerned or not isinstance(then, Perform) or not isinstance(made.then, Perform):
            return made
        moved = _moved_after(made.then, old, new)
        return made if moved == made.then else replace(made, then=moved)

    return replace(procedure, rules=tuple(retimed(rule) for rule in procedure.rules))


def _periods(rule: Rule) -> Iterator[Shifted]:
    """The periods that the time of an act is counted by."""
    if isinstance(rule.then, Perform):
        window = rule.then.within
        for whole in (window.closes, window.opens, window.recommended):
            if whole is not None:
                yield from (part for part in parts_of(whole) if isinstance(part, Shifted))


def _moved_after(then: Perform, old: Moment, new: Moment) -> Perform:
    window = then.within
    return replace(then, within=replace(window, after=_moved(window.after, old, new)))


def _moved(moment: Moment, old: Moment, new: Moment) -> Moment:
    """A moment that runs from another day; the conditions in it stay. Itself where it does not run from the old one."""
    if moment == old or (isinstance(moment, ChosenMoment) and old in dict(moment.options).values()):
        return new
    changed: dict[str, Any] = {}
    for each in fields(moment):  # type: ignore[arg-type]  # every node is a dataclass
        value = getattr(moment, each.name)
        other = _moved_inside(value, old, new)
        if other is not value:
            changed[each.name] = other
    return replace(moment, **changed) if changed else moment  # type: ignore[type-var]  # as above


def _moved_inside(value: Any, old: Moment, new: Moment) -> Any:  # noqa: ANN401  any part of a moment
    if isinstance(value, Moment):
        return _moved(value, old, new)
    if isinstance(value, tuple):
        parts = tuple(_moved_inside(part, old, new) for part in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    return value
