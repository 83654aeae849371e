"""From when an amendment is in force, and what becomes of acts under way (施行与新旧衔接).

A rule that an amendment changed keeps its earlier version (`Rule.superseded`) and the condition for the amended one.
One that was dropped, or that there was not, is on that side of the condition a note that says so.
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

__all__ = ["changed_recurrences", "in_transition"]

Key = tuple[str, "Subject"]


def in_transition(old: Procedure, new: Procedure, commence: Commence) -> Procedure:
    """The amended procedure in force from a day: each rule keeps what it was for the acts that are left to it."""
    was, now = _by_key(old), _by_key(new)
    rules = []
    for rule in new.rules:
        superseded = was.get((rule.id, rule.per))
        rules.append(rule if superseded is rule else _amended(old, new, rule, superseded, commence))
    place = 0
    for key, rule in was.items():  # what was dropped stays where it stood
        if key in now:
            place = 1 + next(number for number, each in enumerate(rules) if (each.id, each.per) == key)
        else:
            rules.insert(place, _lapsing(old, rule, commence))
            place += 1
    return replace(new, rules=tuple(rules))


def changed_recurrences(old: Procedure, new: Procedure) -> tuple[str, ...]:
    """The ids of the rules that an amendment changes and that come round, before it or after."""
    was, now = _by_key(old), _by_key(new)
    changed = [key for key in {**was, **now} if was.get(key) is not now.get(key)]
    versions = [(key, rule.then) for rules in (was, now) for key, rule in rules.items() if key in changed]
    return tuple(dict.fromkeys(key[0] for key, then in versions if isinstance(then, Recur)))


def _by_key(procedure: Procedure) -> dict[Key, Rule]:
    return {(rule.id, rule.per): rule for rule in procedure.rules}


def _amended(old: Procedure, new: Procedure, rule: Rule, superseded: Rule | None, commence: Commence) -> Rule:
    if superseded is not None:
        since = _since(old, superseded, commence)
        return replace(rule, superseded=SupersededVersion(_quoting(old, superseded), since, commence.day))
    before = _without_demand(
        _quoting(new, rule),
        f"自{commence.day.isoformat()}起施行的修改案新增；此前的事项不适用",
        f"added by an amendment in force from {commence.day.isoformat()}, which leaves out what came before",
    )
    return replace(rule, superseded=SupersededVersion(before, _since(new, rule, commence), commence.day))


def _lapsing(old: Procedure, rule: Rule, commence: Commence) -> Rule:
    superseded = _quoting(old, rule)
    after = _without_demand(
        superseded,
        f"自{commence.day.isoformat()}起施行的修改案已删去",
        f"dropped by an amendment in force from {commence.day.isoformat()}",
    )
    return replace(after, superseded=SupersededVersion(superseded, _since(old, rule, commence), commence.day))


def _quoting(procedure: Procedure, rule: Rule) -> Rule:
    """A rule that goes on quoting the words of this procedure, whatever becomes of them."""
    return rule if rule.words is not None else replace(rule, words=procedure.instrument)


def _without_demand(rule: Rule, why_zh: str, why_en: str) -> Rule:
    nothing = Note(rule.zh, rule.en, why_zh, why_en)
    return replace(rule, then=nothing, when=TRUE, remedy=None, remarks=(), see=(), superseded=None)


def _since(procedure: Procedure, rule: Rule, commence: Commence) -> Condition:
    """When a rule governs as amended; read from the rule as it was, or from the rule itself where it is new."""
    day = Fixed(commence.day)
    match commence.acts:
        case Transition.KEEP_OLD:
            return day <= _begun(procedure, rule)
        case Transition.BY_TRIGGER:
            return day <= _called_for(procedure, rule)
        case Transition.TAKE_NEW:
            done = _done(procedure, rule)
            return day <= ON if done is ON else all_of(day <= ON, not_(done < day))


def _begun(procedure: Procedure, rule: Rule) -> Moment:
    """When the matter began that a rule is about: the act of its subject, or of what contains it."""
    own = ON if rule.act is None else rule.act
    return next(_acts(procedure, rule), own)


def _called_for(procedure: Procedure, rule: Rule) -> Moment:
    """What sets the duty running; of a rule without such a moment, the act itself."""
    then = rule.then
    moment = then.within.after if isinstance(then, Perform) else then.to if isinstance(then, Attach) else None
    return moment if moment is not None and _recorded(moment) else _act(procedure, rule)


def _done(procedure: Procedure, rule: Rule) -> Moment:
    """When what a rule demands is done."""
    then = rule.then
    moment = then.done if isinstance(then, Perform) else then.to if isinstance(then, Attach) else None
    return moment if moment is not None and _recorded(moment) else _act(procedure, rule)


def _act(procedure: Procedure, rule: Rule) -> Moment:
    return rule.act if rule.act is not None else next(_acts(procedure, rule), ON)


def _acts(procedure: Procedure, rule: Rule) -> Iterator[Moment]:
    acts = dict(procedure.commencement.acts)
    return (acts[subject] for subject in reversed(rule.per.chain) if subject in acts)


def _recorded(moment: Moment) -> bool:
    """Whether anything on record decides it: a standing duty, which holds from a fixed day, has no such moment."""
    return any(isinstance(part, Fact) for part in parts_of(moment))
