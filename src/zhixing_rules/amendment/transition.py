"""Commencement of an amendment and its application to pending matters (施行与新旧衔接).

A changed rule keeps its superseded version (`Rule.superseded`) with the condition under which the amended version
applies. For a removed rule the amended version is a note that says so; for an added rule the superseded version is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixing_rules.amendment.changes import Transition
from zhixing_rules.language.consequence import Attach, Note, Perform, Recur
from zhixing_rules.language.expression import TRUE, Fact, all_of, not_
from zhixing_rules.language.moments import ON, Fixed
from zhixing_rules.language.rule import SupersededVersion
from zhixing_rules.language.traversal import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.amendment.changes import Commence
    from zhixing_rules.language.expression import Condition, Moment
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.rule import Rule
    from zhixing_rules.language.subject import Subject

__all__ = ["add_transition", "changed_recurrences"]

Key = tuple[str, "Subject"]


def add_transition(old: Procedure, new: Procedure, commence: Commence) -> Procedure:
    """Return the amended procedure in which each changed rule keeps its superseded version.

    Args:
        old: the procedure before the amendment.
        new: the procedure with all other changes applied.
        commence: the first day of the amendment, and how it applies to pending matters.

    Returns:
        The procedure in transition; removed rules keep their position.
    """
    before, after = _by_key(old), _by_key(new)
    rules = []
    for rule in new.rules:
        superseded = before.get((rule.id, rule.per))
        rules.append(rule if superseded is rule else _changed_rule(old, new, rule, superseded, commence))
    position = 0
    for key, rule in before.items():  # removed rules keep their position
        if key in after:
            position = 1 + next(number for number, each in enumerate(rules) if (each.id, each.per) == key)
        else:
            rules.insert(position, _removed_rule(old, rule, commence))
            position += 1
    return replace(new, rules=tuple(rules))


def changed_recurrences(old: Procedure, new: Procedure) -> tuple[str, ...]:
    """Return the ids of the changed rules that are recurring duties before or after the amendment."""
    before, after = _by_key(old), _by_key(new)
    changed = [key for key in {**before, **after} if before.get(key) is not after.get(key)]
    versions = [(key, rule.then) for rules in (before, after) for key, rule in rules.items() if key in changed]
    return tuple(dict.fromkeys(key[0] for key, then in versions if isinstance(then, Recur)))


def _by_key(procedure: Procedure) -> dict[Key, Rule]:
    return {(rule.id, rule.per): rule for rule in procedure.rules}


def _changed_rule(old: Procedure, new: Procedure, rule: Rule, superseded: Rule | None, commence: Commence) -> Rule:
    if superseded is not None:
        since = _since(old, superseded, commence)
        return replace(rule, superseded=SupersededVersion(_pin_instrument(old, superseded), since, commence.day))
    before = _without_demand(
        _pin_instrument(new, rule),
        f"自{commence.day.isoformat()}起施行的修改案新增；此前的事项不适用",
        f"added by an amendment in force from {commence.day.isoformat()}; does not apply to earlier matters",
    )
    return replace(rule, superseded=SupersededVersion(before, _since(new, rule, commence), commence.day))


def _removed_rule(old: Procedure, rule: Rule, commence: Commence) -> Rule:
    superseded = _pin_instrument(old, rule)
    after = _without_demand(
        superseded,
        f"自{commence.day.isoformat()}起施行的修改案已删去",
        f"removed by an amendment in force from {commence.day.isoformat()}",
    )
    return replace(after, superseded=SupersededVersion(superseded, _since(old, rule, commence), commence.day))


def _pin_instrument(procedure: Procedure, rule: Rule) -> Rule:
    """Return the rule with the instrument of this procedure as the one it quotes, even after later amendments."""
    return rule if rule.quoted_instrument is not None else replace(rule, quoted_instrument=procedure.instrument)


def _without_demand(rule: Rule, why_zh: str, why_en: str) -> Rule:
    note = Note(rule.zh, rule.en, why_zh, why_en)
    return replace(rule, then=note, when=TRUE, remedy=None, remarks=(), see=(), superseded=None)


def _since(procedure: Procedure, rule: Rule, commence: Commence) -> Condition:
    """Return when the amended version applies, from the superseded version, or from the rule itself if it is new."""
    day = Fixed(commence.day)
    match commence.acts:
        case Transition.KEEP_OLD:
            return day <= _start_of_matter(procedure, rule)
        case Transition.BY_TRIGGER:
            return day <= _trigger(procedure, rule)
        case Transition.TAKE_NEW:
            done = _fulfilment(procedure, rule)
            return day <= ON if done is ON else all_of(day <= ON, not_(done < day))


def _start_of_matter(procedure: Procedure, rule: Rule) -> Moment:
    """Return the start of the matter: the act of the subject or of its container; else the own act of the rule."""
    own_act = ON if rule.act is None else rule.act
    return next(_acts(procedure, rule), own_act)


def _trigger(procedure: Procedure, rule: Rule) -> Moment:
    """Return the moment that triggers the duty; the act if the rule has no such moment."""
    then = rule.then
    moment = then.within.after if isinstance(then, Perform) else then.to if isinstance(then, Attach) else None
    return moment if moment is not None and _recorded(moment) else _act(procedure, rule)


def _fulfilment(procedure: Procedure, rule: Rule) -> Moment:
    """Return the moment of fulfilment of the duty; the act if the rule has no such moment."""
    then = rule.then
    moment = then.done if isinstance(then, Perform) else then.to if isinstance(then, Attach) else None
    return moment if moment is not None and _recorded(moment) else _act(procedure, rule)


def _act(procedure: Procedure, rule: Rule) -> Moment:
    return rule.act if rule.act is not None else next(_acts(procedure, rule), ON)


def _acts(procedure: Procedure, rule: Rule) -> Iterator[Moment]:
    acts = dict(procedure.commencement.acts)
    return (acts[subject] for subject in reversed(rule.per.chain) if subject in acts)


def _recorded(moment: Moment) -> bool:
    """Return whether a moment depends on the record; that of a permanent duty from a fixed day does not."""
    return any(isinstance(part, Fact) for part in parts_of(moment))
