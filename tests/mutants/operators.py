"""The changes to the law: each operator replaces one node, or one part of a consequence.

Operators change a rule after its readings are applied, usually the default ones. A mutant is the rule with one word of
its clause changed: *and* for *or*, *before* for *by*, one day more, one document less, another fact of the same kind.
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
    """A changed rule.

    Attributes:
        subject: the name of the subject of the rule.
        rule: the id of the rule.
        change: the name of the change, unique for the rule and its readings.
        resolved: the changed rule.
        readings: the chosen alternatives, for readings without the default one.
    """

    subject: str
    rule: str
    change: str
    resolved: ResolvedRule
    readings: Readings = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """Subject, rule (with its readings) and change, as in the list of equivalent mutants."""
        chosen = ", ".join("=".join(each) for each in self.readings)
        return self.subject, f"{self.rule} by {chosen}" if chosen else self.rule, self.change


def mutants_of(
    compiled: CompiledProcedure, resolved: ResolvedRule, plain: ResolvedRule | None = None, readings: Readings = ()
) -> Iterator[Mutant]:
    """Yield every mutant of one rule, with unique names.

    Args:
        compiled: the compiled procedure of the rule.
        resolved: the rule with its readings applied.
        plain: the rule under the default readings; if given, only the nodes that are not in it are changed.
        readings: the chosen alternatives, for readings without the default one.
    """
    rule, names = resolved.rule, set[str]()
    for change, mutant in _changed(compiled, resolved, plain):
        if mutant == resolved:
            continue
        name, times = change, 1
        while name in names:
            times += 1
            name = f"{change} ({times})"
        names.add(name)
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
    for reading, alternative, other_reading in compiled.variants(resolved):
        yield f"reading {reading}: {alternative}", other_reading


def _nodes_changed(
    compiled: CompiledProcedure, resolved: ResolvedRule, plain: ResolvedRule | None
) -> Iterator[tuple[str, ResolvedRule]]:
    """Yield the rule with one node changed; a rule that never applies has no such mutants."""
    known = frozenset() if plain is None else frozenset(nodes_of(plain))
    for node in nodes_of(resolved):
        if node in known or resolved.applies == FALSE:
            continue
        for how, other in _replacements(node):
            yield f"{how}: {brief(node)}", replaced(resolved, node, other)
        for other in _facts_of_kind(compiled).get((type(node), *_subject(node)), ()):
            if other != node:
                yield f"{brief(other)} instead: {brief(node)}", replaced(resolved, node, other)


@cache
def _facts_of_kind(compiled: CompiledProcedure) -> dict[tuple[object, ...], tuple[Expression, ...]]:
    """Return the events and flags that rules read of each subject, as replacements for each other."""
    found: dict[tuple[object, ...], dict[Expression, None]] = {}
    for each in compiled.all_subject_rules:
        for resolved in each.rules:
            for node in nodes_of(resolved):
                if isinstance(node, Event | Flag):
                    found.setdefault((type(node), *_subject(node)), {})[node] = None
    return {kind: tuple(facts) for kind, facts in found.items()}


def _subject(node: Expression) -> tuple[object, ...]:
    return (node.subject,) if isinstance(node, Fact) else ()


def _replacements(node: Expression) -> Iterator[tuple[str, Expression]]:
    if isinstance(node, Condition):
        yield from _conditions(node)
    elif isinstance(node, Moment):
        yield from _moments(node)


def _conditions(node: Condition) -> Iterator[tuple[str, Condition]]:  # noqa: C901  one case for each node
    match node:
        case All(parts) | Any_(parts):
            whole = all_of if isinstance(node, All) else any_of
            yield "and/or", Any_(parts) if isinstance(node, All) else All(parts)
            for removed in parts:
                yield f"without {brief(removed)}", whole(*(part for part in parts if part is not removed))
        case Not(part):
            yield "negation removed", part
        case Compare(op, left, right):
            yield "boundary moved", Compare("<" if op == "<=" else "<=", left, right)
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
            yield "not required", TRUE


def _moments(node: Moment) -> Iterator[tuple[str, Moment]]:  # noqa: C901, PLR0912  one case for each node
    match node:
        case Fixed(day) if date.min < day < date.max:
            for days in (-1, 1):
                yield f"{days:+} day", Fixed(day + timedelta(days=days))
        case Shifted(base, span, sign):
            if isinstance(span, Days | WorkingDays | Months):
                yield "sign reversed", replace(node, sign=-sign)
                for more in (-1, 1):
                    if span.count + more > 0:
                        yield f"{more:+} in the span", replace(node, span=type(span)(span.count + more))
            if isinstance(span, Days | WorkingDays):
                other = WorkingDays if isinstance(span, Days) else Days
                yield "other kind of days", replace(node, span=other(span.count))
            else:
                for days in (-1, 1):
                    yield f"{days:+} day", Shifted(node, Days(1), days)
            yield "no span", base
        case Extended(base):
            yield "not extended", base
        case Rolled(base, over):
            yield "not rolled", base
            yield (
                "rolled past other days",
                replace(node, over=Roll.STATUTORY_DAYS if over is Roll.REST_DAYS else Roll.REST_DAYS),
            )
        case Coalesce(first, then):
            yield "first value only", first
            yield "second value only", then
        case NotBefore(event, floor):
            yield "no lower bound", event
            if isinstance(floor, Event):
                yield "lower bound only", floor
        case First(where=where) if where != TRUE:
            yield "any record", replace(node, where=TRUE)
            yield "no record", replace(node, where=FALSE)
        case PeriodEnd(since, months, calendar):
            for other_length in (months // 2, months * 2) if calendar else (months - 1, months + 1):
                yield f"periods of {other_length} months", replace(node, months=other_length)
            for more in (-1, 1):
                yield f"periods since {more:+} day", replace(node, since=Shifted(since, Days(1), more))
            yield "other periods", replace(node, calendar=not calendar)
            for other_end in {0, node.months_after + 1} if node.months_after else ():
                yield f"until {other_end} months after a period", replace(node, months_after=other_end)
        case Earliest(parts) | Latest(parts):
            yield "earliest/latest", Latest(parts) if isinstance(node, Earliest) else Earliest(parts)
            for removed in parts:
                kept = tuple(part for part in parts if part is not removed)
                yield f"without {brief(removed)}", replace(node, parts=kept) if len(kept) > 1 else kept[0]
        case IfElse(condition, met, unmet):
            yield "branches swapped", IfElse(condition, unmet, met)
            yield "always the first branch", met
            yield "always the second branch", unmet


def _consequences(then: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401, C901  any consequence
    if isinstance(then, Perform):
        yield from _windows(then)
        if then.provided != TRUE:
            yield "without condition", replace(then, provided=TRUE)
        yield "condition never met", replace(then, provided=FALSE)
    elif isinstance(then, Recur):
        if then.period_end != UNNUMBERED:
            yield "without periods", replace(then, period_end=UNNUMBERED)
        for days in (-1, 1):
            yield f"duty since {days:+} day", replace(then, since=Shifted(then.since, Days(1), days))
    elif isinstance(then, Forbid):
        yield "never breached", replace(then, breach=FALSE)
        yield "always breached", replace(then, breach=TRUE)
    elif hasattr(then, "demand"):
        if then.demand != TRUE:
            yield "demand removed", replace(then, demand=TRUE)
        yield "demand never met", replace(then, demand=FALSE)
    if isinstance(then, Attach):
        for days in (-1, 1):
            yield f"due {days:+} day", replace(then, to=Shifted(then.to, Days(1), days))


def _windows(then: Perform) -> Iterator[tuple[str, Perform]]:
    window = then.within
    if isinstance(window.closes, Unnumbered):
        yield "promptness reversed", _within(then, closes=replace(window.closes, prompt=not window.closes.prompt))
    else:
        yield "without a last day", _within(then, closes=UNNUMBERED)
        for days in (-1, 1):
            yield f"last day {days:+}", _within(then, closes=Shifted(window.closes, Days(1), days))
    if window.opens is None:
        yield "not before its trigger", _within(then, opens=window.after)
    else:
        yield "no first day", _within(then, opens=None)
        for days in (-1, 1):
            yield f"first day {days:+}", _within(then, opens=Shifted(window.opens, Days(1), days))
    if window.last_day != TRUE:
        yield "until the end of the last day", _within(then, last_day=TRUE)
        yield "not on the last day", _within(then, last_day=FALSE)


def _within(then: Perform, **changes: Any) -> Perform:  # noqa: ANN401  any field of a window
    return replace(then, within=replace(then.within, **changes))
