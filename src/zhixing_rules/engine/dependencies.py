"""The order of steps, derived from the rules alone.

A rule waits for the rules that produce an event that it requires: those whose act is that event, those that are
checked when it happens, and those whose period it ends. It waits for the act that creates its own subject.
"""

from __future__ import annotations

from collections import defaultdict, deque
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from zhixing_rules.language import All, Attach, Compare, Equal, Event, First, Perform, Qualify, Recur, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Expression, Fact, Subject

__all__ = [
    "acts_of",
    "documents_with",
    "first_of",
    "in_order",
    "is_step",
    "joined_by",
    "makers_of",
    "origins_of",
    "waits_for",
]


class _Step(Protocol):
    @property
    def rule_id(self) -> str: ...
    @property
    def after(self) -> tuple[str, ...]: ...


S = TypeVar("S", bound=_Step)


@lru_cache(maxsize=256)
def waits_for(compiled: CompiledProcedure) -> Mapping[str, tuple[str, ...]]:
    """Return, for each rule that is a step, the ids of the rules whose steps come before it."""
    acts: dict[Fact, list[str]] = defaultdict(list)
    checks: dict[Fact, list[str]] = defaultdict(list)
    ends: dict[Fact, list[str]] = defaultdict(list)
    makers: dict[Subject, list[str]] = defaultdict(list)
    rules = [
        tuple(_steps_of(resolved)) for subject_rules in compiled.all_subject_rules for resolved in subject_rules.rules
    ]
    for resolved in (version for versions in rules for version in versions):
        then, rule_id = resolved.then, resolved.rule.id
        if isinstance(then, Perform):
            done = then.done
            if isinstance(done, First):
                makers[done.subject].append(rule_id)
                done = done.event
            _note(acts, done, rule_id)
            _note(ends, then.within.closes, rule_id)
        elif isinstance(then, Attach):
            _note(checks, then.to, rule_id)
    waits: dict[str, tuple[str, ...]] = {}
    for versions in filter(None, rules):
        rule_id, found = versions[0].rule.id, list(makers[versions[0].rule.per])
        for resolved in versions:
            then = resolved.then
            if isinstance(then, Perform):
                for fact in (*_needed(resolved.applies), *_needed(then.within.after)):
                    found += [*acts[fact], *ends[fact], *checks[fact]]
            elif isinstance(then, Attach) and isinstance(then.to, Event):
                found += ends[then.to]
        waits[rule_id] = tuple(dict.fromkeys(each for each in found if each != rule_id))
    return {rule_id: tuple(each for each in after if rule_id not in waits[each]) for rule_id, after in waits.items()}


def _steps_of(resolved: ResolvedRule) -> Iterator[ResolvedRule]:
    """Yield the versions of a rule that name an actor."""
    for each in resolved.versions():
        if is_step(each) and not isinstance(each.then, Recur):
            yield each


def is_step(resolved: ResolvedRule) -> bool:
    """Return whether a version of a rule is a step: whether it requires an act and names the actor."""
    then = resolved.then
    return isinstance(then, Perform | Attach | Qualify | Recur) and then.by is not None


@lru_cache(maxsize=256)
def makers_of(compiled: CompiledProcedure) -> Mapping[Subject, tuple[ResolvedRule, ...]]:
    """Return, by subject, the rules whose act creates a record, such as the referral that a detention calls for."""
    found: dict[Subject, list[ResolvedRule]] = defaultdict(list)
    for resolved in (each for subject_rules in compiled.all_subject_rules for each in subject_rules.rules):
        for subject in dict.fromkeys(act.subject for act in map(first_of, resolved.versions()) if act is not None):
            found[subject].append(resolved)
    return {subject: tuple(makers) for subject, makers in found.items()}


def first_of(resolved: ResolvedRule) -> First | None:
    """Return the act of a rule that creates a record; ``None`` for any other rule."""
    done = resolved.then.done if isinstance(resolved.then, Perform) else None
    return done if isinstance(done, First) else None


def joined_by(act: First) -> Iterator[tuple[Fact, Fact]]:
    """Yield the facts by which an act joins the record that it creates to another: its own, then the other's."""
    for part in parts_of(act.where):
        if isinstance(part, Equal):
            sides = {part.left.subject: part.left, part.right.subject: part.right}
            yield sides[act.subject], next(side for owner, side in sides.items() if owner is not act.subject)


@lru_cache(maxsize=256)
def origins_of(compiled: CompiledProcedure) -> Mapping[Subject, tuple[tuple[str, Subject], ...]]:
    """Return, by subject, the fields that name the records whose acts create its records, each with their subject."""
    found: dict[Subject, dict[tuple[str, Subject], None]] = defaultdict(dict)
    for subject, makers in makers_of(compiled).items():
        for act in (first_of(version) for maker in makers for version in maker.versions()):
            if act is not None and act.subject is subject:
                for own, other in joined_by(act):
                    if other.path == "id":
                        found[subject][own.path, other.subject] = None
    return {subject: tuple(origins) for subject, origins in found.items()}


@lru_cache(maxsize=256)
def acts_of(compiled: CompiledProcedure) -> Mapping[Event, tuple[ResolvedRule, ...]]:
    """Return, by event, the rules of the same subject whose act it is."""
    found: dict[Event, dict[int, ResolvedRule]] = defaultdict(dict)
    for resolved in (each for subject_rules in compiled.all_subject_rules for each in subject_rules.rules):
        for version in resolved.versions():
            done = version.then.done if isinstance(version.then, Perform) else None
            if isinstance(done, Event) and done.subject is resolved.rule.per:
                found[done][id(resolved)] = resolved
    return {event: tuple(rules.values()) for event, rules in found.items()}


@lru_cache(maxsize=256)
def documents_with(compiled: CompiledProcedure) -> Mapping[Expression, tuple[ResolvedRule, ...]]:
    """Return the rules whose document is due with each event."""
    found: dict[Expression, list[ResolvedRule]] = defaultdict(list)
    for resolved in (each for subject_rules in compiled.all_subject_rules for each in subject_rules.rules):
        attached = (
            each.then for each in resolved.versions() if isinstance(each.then, Attach) and each.then.document_zh
        )
        for event in dict.fromkeys(each.to for each in attached):
            found[event].append(resolved)
    return {event: tuple(rules) for event, rules in found.items()}


def in_order(steps: Sequence[S]) -> Iterator[S]:
    """Yield the steps, each after those it waits for; otherwise in the given order.

    Steps of rules that wait for each other follow in the given order, the first of them first.
    """
    placed, left = set[str](), dict[tuple[str, tuple[str, ...]], deque[int]]()
    for number, step in enumerate(steps):
        left.setdefault((step.rule_id, step.after), deque()).append(number)
    while left:
        ready = [rule for rule in left if placed.issuperset(rule[1])]
        if ready:
            numbers = sorted(number for rule in ready for number in left.pop(rule))
        else:
            ready = [min(left, key=lambda rule: left[rule][0])]
            numbers = [left[ready[0]].popleft()]
            left = {rule: waiting for rule, waiting in left.items() if waiting}
        placed |= {rule_id for rule_id, _ in ready}
        yield from (steps[number] for number in numbers)


def _needed(expression: Expression) -> Iterator[Event]:
    """Yield the events without which a condition cannot be met: those that are in no alternative.

    The floor of `NotBefore` is left out: it decides when an act is governed, not what must come before it.
    """
    match expression:
        case Event():
            yield expression
        case All():
            for part in expression.parts:
                yield from _needed(part)
        case Compare():
            yield from _needed(expression.left)
            yield from _needed(expression.right)


def _note(table: dict[Fact, list[str]], moment: Expression, rule_id: str) -> None:
    if isinstance(moment, Event):
        table[moment].append(rule_id)
