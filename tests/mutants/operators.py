"""The changes made to the law: each operator turns one node, or one part of a consequence, into others.

Operators work on a rule under the readings of a space, mostly the default ones, so that a mutant is what the rule
would be if one word of its clause were another: *and* for *or*, *before* for *by*, a day more, a paper less, another
fact of its kind.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from mutants.trees import brief, nodes_of, replaced
from zhixing_rules.language import (
    FALSE,
    TRUE,
    UNNUMBERED,
    All,
    Any_,
    Attach,
    Coalesce,
    Compare,
    Condition,
    Contains,
    Days,
    Earliest,
    Equal,
    Event,
    Exists,
    Expression,
    Extended,
    Fact,
    First,
    Fixed,
    Flag,
    Forbid,
    IfElse,
    InTable,
    Is,
    Latest,
    Moment,
    Months,
    Not,
    NotBefore,
    Perform,
    PeriodEnd,
    Recorded,
    Recur,
    Roll,
    Rolled,
    Shifted,
    Unnumbered,
    WorkingDays,
    all_of,
    any_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["Mutant", "mutants_of"]


Readings = tuple[tuple[str, str], ...]


class Mutant(NamedTuple):
    """One changed rule: the subject and id of the rule, what was changed, the changed rule, by which readings."""

    subject: str
    rule: str
    change: str
    resolved: ResolvedRule
    readings: Readings = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is called in the list of survivors."""
        chosen = ", ".join("=".join(each) for each in self.readings)
        return self.subject, f"{self.rule} by {chosen}" if chosen else self.rule, self.change


def mutants_of(
    compiled: CompiledProcedure, resolved: ResolvedRule, plain: ResolvedRule | None = None, readings: Readings = ()
) -> Iterator[Mutant]:
    """Every mutant of one rule under the readings of a book, each change once.

    Beside the `plain` rule, that of the default readings, only what other readings bring into it is changed.
    """
    rule, made = resolved.rule, set[str]()
    for change, mutant in _changed(compiled, resolved, plain):
        if mutant == resolved:
            continue
        name, times = change, 1
        while name in made:
            times += 1
            name = f"{change} ({times})"
        made.add(name)
        yield Mutant(rule.per.name, rule.id, name, mutant, readings)


def _changed(
    compiled: CompiledProcedure, resolved: ResolvedRule, plain: ResolvedRule | None
) -> Iterator[tuple[str, ResolvedRule]]:
    yield from _nodes_changed(compiled, resolved, plain)
    if resolved.applies != FALSE and (plain is None or plain.then != resolved.then):
        for how, then in _consequences(resolved.then):
            yield how, replace(resolved, then=then)
    if resolved.applies != TRUE and (plain is None or plain.applies != resolved.applies):
        yield "applies always", replace(resolved, applies=TRUE)
    if plain is not None:
        return
    for reading, alternative, other_reading in compiled._others(resolved.rule):
        yield f"reading {reading}: {alternative}", other_reading


def _nodes_changed(
    compiled: CompiledProcedure, resolved: ResolvedRule, plain: ResolvedRule | None
) -> Iterator[tuple[str, ResolvedRule]]:
    """One node changed; of a rule that never applies there is nothing to notice."""
    known = frozenset() if plain is None else frozenset(nodes_of(plain))
    for node in nodes_of(resolved):
        if node in known or resolved.applies == FALSE:
            continue
        for how, other in _others(node):
            yield f"{how}: {brief(node)}", replaced(resolved, node, other)
        for other in _kin(compiled).get((type(node), *_subject(node)), ()):
            if other != node:
                yield f"{brief(other)} instead: {brief(node)}", replaced(resolved, node, other)


@cache
def _kin(compiled: CompiledProcedure) -> dict[tuple[object, ...], tuple[Expression, ...]]:
    """The days and the yes-or-nos that rules read of each subject: a clause that named another of them."""
    found: dict[tuple[object, ...], dict[Expression, None]] = {}
    for each in compiled.all_subject_rules:
        for resolved in each.rules:
            for node in nodes_of(resolved):
                if isinstance(node, Event | Flag):
                    found.setdefault((type(node), *_subject(node)), {})[node] = None
    return {kind: tuple(facts) for kind, facts in found.items()}


def _subject(node: Expression) -> tuple[object, ...]:
    return (node.subject,) if isinstance(node, Fact) else ()


def _others(node: Expression) -> Iterator[tuple[str, Expression]]:
    if isinstance(node, Condition):
        yield from _conditions(node)
    elif isinstance(node, Moment):
        yield from _moments(node)


def _conditions(node: Condition) -> Iterator[tuple[str, Condition]]:  # noqa: C901  one case a node
    match node:
        case All(parts) | Any_(parts):
            whole = all_of if isinstance(node, All) else any_of
            yield "and/or", Any_(parts) if isinstance(node, All) else All(parts)
            for out in parts:
                yield f"without {brief(out)}", whole(*(part for part in parts if part is not out))
        case Not(part):
            yield "negation dropped", part
        case Compare(op, left, right):
            yield "edge moved", Compare("<" if op == "<=" else "<=", left, right)
            yield "negated", Not(node)
        case Is(fact, values):
            yield "negated", Not(node)
            if len(values) > 1:
                for word in values:
                    yield f"without {word}", Is(fact, tuple(value for value in values if value != word))
            for extra in fact.terms:
                if extra not in values:
                    yield f"and {extra}", Is(fact, tuple(sorted((*values, extra))))
        case Flag() | Exists():
            yield "negated", Not(node)
        case Contains() | Recorded() | Equal() | InTable():
            yield "negated", Not(node)
            yield "not asked", TRUE


def _moments(node: Moment) -> Iterator[tuple[str, Moment]]:  # noqa: C901, PLR0912  one case a node
    match node:
        case Fixed(day) if date.min < day < date.max:
            for days in (-1, 1):
                yield f"{days:+} day", Fixed(day + timedelta(days=days))
        case Shifted(base, span, sign):
            if isinstance(span, Days | WorkingDays | Months):
                yield "sign turned", replace(node, sign=-sign)
                for more in (-1, 1):
                    if span.count + more > 0:
                        yield f"{more:+} in the span", replace(node, span=type(span)(span.count + more))
            if isinstance(span, Days | WorkingDays):
                other = WorkingDays if isinstance(span, Days) else Days
                yield "other days", replace(node, span=other(span.count))
            else:
                for days in (-1, 1):
                    yield f"{days:+} day", Shifted(node, Days(1), days)
            yield "no span", base
        case Extended(base):
            yield "not extended", base
        case Rolled(base, over):
            yield "not rolled", base
            yield (
                "rolled over others",
                replace(node, over=Roll.STATUTORY_DAYS if over is Roll.REST_DAYS else Roll.REST_DAYS),
            )
        case Coalesce(first, then):
            yield "written only", first
            yield "never written", then
        case NotBefore(event, floor):
            yield "no floor", event
            if isinstance(floor, Event):
                yield "floor alone", floor
        case First(where=where) if where != TRUE:
            yield "whichever", replace(node, where=TRUE)
            yield "none of them", replace(node, where=FALSE)
        case PeriodEnd(since, months, calendar):
            for other_length in (months // 2, months * 2) if calendar else (months - 1, months + 1):
                yield f"rounds of {other_length} months", replace(node, months=other_length)
            for more in (-1, 1):
                yield f"rounds since {more:+} day", replace(node, since=Shifted(since, Days(1), more))
            yield "other rounds", replace(node, calendar=not calendar)
        case Earliest(parts) | Latest(parts):
            yield "earliest/latest", Latest(parts) if isinstance(node, Earliest) else Earliest(parts)
            for out in parts:
                kept = tuple(part for part in parts if part is not out)
                yield f"without {brief(out)}", replace(node, parts=kept) if len(kept) > 1 else kept[0]
        case IfElse(condition, met, unmet):
            yield "arms turned", IfElse(condition, unmet, met)
            yield "always met", met
            yield "never met", unmet


def _consequences(then: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401, C901  any consequence
    if isinstance(then, Perform):
        yield from _windows(then)
        if then.provided != TRUE:
            yield "in any way", replace(then, provided=TRUE)
        yield "never the right way", replace(then, provided=FALSE)
    elif isinstance(then, Recur):
        if then.period_end != UNNUMBERED:
            yield "without rounds", replace(then, period_end=UNNUMBERED)
        for days in (-1, 1):
            yield f"duty since {days:+} day", replace(then, since=Shifted(then.since, Days(1), days))
    elif isinstance(then, Forbid):
        yield "never breached", replace(then, breach=FALSE)
        yield "always breached", replace(then, breach=TRUE)
    elif hasattr(then, "demand"):
        if then.demand != TRUE:
            yield "nothing demanded", replace(then, demand=TRUE)
        yield "never met", replace(then, demand=FALSE)
    if isinstance(then, Attach):
        for days in (-1, 1):
            yield f"due {days:+} day", replace(then, to=Shifted(then.to, Days(1), days))


def _windows(then: Perform) -> Iterator[tuple[str, Perform]]:
    window = then.within
    if isinstance(window.closes, Unnumbered):
        yield "promptly or not", _within(then, closes=replace(window.closes, prompt=not window.closes.prompt))
    else:
        yield "without a last day", _within(then, closes=UNNUMBERED)
        for days in (-1, 1):
            yield f"last day {days:+}", _within(then, closes=Shifted(window.closes, Days(1), days))
    if window.opens is None:
        yield "not before it is called for", _within(then, opens=window.after)
    else:
        yield "at any time before", _within(then, opens=None)
        for days in (-1, 1):
            yield f"first day {days:+}", _within(then, opens=Shifted(window.opens, Days(1), days))
    if window.last_day != TRUE:
        yield "the last day to its end", _within(then, last_day=TRUE)
        yield "never on the last day", _within(then, last_day=FALSE)


def _within(then: Perform, **changes: Any) -> Perform:  # noqa: ANN401  any field of a window
    return replace(then, within=replace(then.within, **changes))
