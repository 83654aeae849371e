"""Rules as trees: their nodes, short names for nodes, and rules with one node replaced."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Coalesce,
    Compare,
    Consequence,
    Contains,
    Earliest,
    Equal,
    Exists,
    Expression,
    Extended,
    Fact,
    First,
    Fixed,
    IfElse,
    InTable,
    Is,
    Latest,
    Named,
    Not,
    NotBefore,
    PeriodEnd,
    Recorded,
    Rolled,
    Shifted,
    Today,
    Unnumbered,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["brief", "nodes_of", "replaced"]

PLAN_FIELDS = {"recommended", "safe"}
"""Fields of a window used only by plans; no verdict depends on them."""


def nodes_of(resolved: ResolvedRule) -> Iterator[Expression]:
    """Yield every expression on which the verdict of a rule depends, without repetition."""
    seen: set[int] = set()
    remaining: list[Any] = [resolved.then, resolved.applies]
    while remaining:
        part = remaining.pop()
        if isinstance(part, tuple):
            remaining.extend(part)
        elif isinstance(part, Expression | Window | Consequence):
            if isinstance(part, Expression):
                if id(part) in seen:
                    continue
                seen.add(id(part))
                yield part
            if not isinstance(part, Fact):
                remaining.extend(getattr(part, name) for name in _names(part) if name not in PLAN_FIELDS)


def replaced(resolved: ResolvedRule, old: Expression, new: Expression) -> ResolvedRule:
    """Return the rule with every occurrence of an expression replaced by another."""
    known: dict[int, Any] = {id(old): new}
    return replace(resolved, applies=_rebuilt(resolved.applies, known), then=_rebuilt(resolved.then, known))


def _rebuilt(node: Any, known: dict[int, Any]) -> Any:  # noqa: ANN401  any part of a rule
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, tuple):
        parts = tuple(_rebuilt(part, known) for part in node)
        return node if all(map(_same, parts, node)) else parts
    if not isinstance(node, Expression | Window | Consequence) or isinstance(node, Fact):
        return node
    changed = {}
    for name in _names(node):
        value = getattr(node, name)
        part = value if name in PLAN_FIELDS else _rebuilt(value, known)
        if isinstance(node, Recorded) and name == "fact" and not isinstance(part, Fact):
            part = value  # whether a fact is recorded can be asked of another fact, not of its negation
        if part is not value:
            changed[name] = part
    found = replace(node, **changed) if changed else node
    known[id(node)] = found
    return found


def _names(node: Any) -> list[str]:  # noqa: ANN401  every node is a dataclass
    return [each.name for each in fields(node)]


def _same(one: object, other: object) -> bool:
    return one is other


def brief(node: Any) -> str:  # noqa: ANN401, C901, PLR0911, PLR0912  one case for each node
    """Return a short notation of a node, for the name of a mutant."""
    match node:
        case Fact():
            return f"{node.subject.name}.{node.path}"
        case Always():
            return "true" if node.met else "false"
        case All():
            return f"({' & '.join(map(brief, node.parts))})"
        case Any_():
            return f"({' | '.join(map(brief, node.parts))})"
        case Not():
            return f"!{brief(node.part)}"
        case Compare():
            return f"{brief(node.left)} {node.op} {brief(node.right)}"
        case Is():
            return f"{brief(node.fact)} in {'/'.join(node.values)}"
        case Equal():
            return f"{brief(node.left)} = {brief(node.right)}"
        case InTable(left=None):
            return f"{brief(node.right)} in {node.table.name}"
        case InTable():
            return f"{brief(node.left)} ~ {brief(node.right)}"
        case Contains():
            return f"{node.value} in {brief(node.fact)}"
        case Recorded():
            return f"{brief(node.fact)}?"
        case Exists():
            return f"some {node.subject.name}: {brief(node.where)}"
        case First():
            return f"first {brief(node.event)}: {brief(node.where)}"
        case Named():
            return f"[{node.en}]"
        case Fixed():
            return node.day.isoformat()
        case Today():
            return "on"
        case Shifted():
            span = brief(node.span) if isinstance(node.span, Expression) else f"{node.span.count}{node.span.zh}"
            return f"{brief(node.base)} {'+' if node.sign > 0 else '-'} {span}"
        case Extended():
            return f"{brief(node.base)} + {brief(node.by)}"
        case Rolled():
            return f"roll {brief(node.base)}"
        case Coalesce():
            return f"{brief(node.first)} else {brief(node.then)}"
        case NotBefore():
            return f"{brief(node.event)} since {brief(node.floor)}"
        case Earliest() | Latest():
            return f"{type(node).__name__.lower()}({', '.join(map(brief, node.parts))})"
        case IfElse():
            return f"{brief(node.met)} if {brief(node.condition)} else {brief(node.unmet)}"
        case PeriodEnd():
            kind = "of the calendar" if node.calendar else "counted"
            return f"periods of {node.months} months {kind} since {brief(node.since)}"
        case Unnumbered():
            return "promptly" if node.prompt else "without a time limit"
        case _:
            return type(node).__name__
