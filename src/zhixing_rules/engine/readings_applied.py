"""A rule under selected readings: the same tree with one alternative in place of every choice."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from zhixing_rules._values import dataclass
from zhixing_rules.language import (
    FALSE,
    TRUE,
    All,
    Any_,
    Chosen,
    ChosenMoment,
    Expression,
    Fact,
    Perform,
    Window,
    all_of,
    any_of,
    happened,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhixing_rules.language import Condition, Consequence, Procedure, Remark, Rule, Selection

__all__ = ["ResolvedRule", "Resolver"]

E = TypeVar("E", bound=Expression)
N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class ResolvedRule:
    """A rule with one alternative selected for every reading.

    Attributes:
        rule: the rule as written.
        applies: when it applies: the act is governed and the rule's own condition is met.
        then: its consequence.
        remarks: its remarks.
        readings: the alternatives of its readings, selected or the default, by reading.
        called_for: whether the moment that calls for its act has come; always met where it requires no act.
        since: when it governs; where it is not met, `superseded` governs. Always met for a rule that was not amended.
        superseded: the previous version, which an amendment leaves in force for some acts.
    """

    rule: Rule
    applies: Condition
    then: Consequence
    remarks: tuple[Remark, ...]
    readings: tuple[tuple[str, str], ...]
    called_for: Condition
    since: Condition = TRUE
    superseded: ResolvedRule | None = None

    def versions(self) -> Iterator[ResolvedRule]:
        """Yield the rule and its superseded versions that still govern some acts, the newest first."""
        version: ResolvedRule | None = self
        while version is not None:
            yield version
            version = version.superseded


class Resolver:
    """Replaces choices by selected alternatives, and equal expressions by one object, to evaluate each once."""

    def __init__(self) -> None:
        self._one: dict[Expression, Expression] = {}

    def rule(self, procedure: Procedure, rule: Rule, selection: Selection) -> ResolvedRule:
        """Resolve a rule.

        Args:
            procedure: the procedure that the rule belongs to.
            rule: the rule.
            selection: the selected alternatives that are not the default.

        Returns:
            The resolved rule.
        """
        chosen = dict(selection)
        then = self._rebuilt(rule.then, chosen)
        called_for = happened(then.within.after) if isinstance(then, Perform) else TRUE
        superseded = rule.superseded
        return ResolvedRule(
            rule,
            self.resolve(procedure.applies(rule), chosen),
            then,
            tuple(replace(remark, when=self.resolve(remark.when, chosen)) for remark in rule.remarks),
            tuple((each.id, chosen.get(each.id, each.default.id)) for each in rule.readings),
            self.resolve(called_for, chosen),
            TRUE if superseded is None else self.resolve(superseded.since, chosen),
            None if superseded is None else self.rule(procedure, superseded.rule, selection),
        )

    def resolve(self, expression: E, chosen: Mapping[str, str]) -> E:
        """Return an expression with the selected alternatives in place of every choice."""
        resolved = self._selected(expression, chosen)
        return self._one.setdefault(resolved, resolved)  # type: ignore[return-value]  # equal, so of one type

    def _selected(self, expression: Expression, chosen: Mapping[str, str]) -> Expression:
        match expression:
            case Chosen() | ChosenMoment():
                wanted = chosen.get(expression.reading.id, expression.reading.default.id)
                return self.resolve(dict(expression.options)[wanted], chosen)
            case Fact():
                return expression
            case All():
                parts = [self.resolve(part, chosen) for part in expression.parts]
                return FALSE if FALSE in parts else all_of(*parts)
            case Any_():
                parts = [part for part in (self.resolve(part, chosen) for part in expression.parts) if part != FALSE]
                return TRUE if TRUE in parts else any_of(*parts) if parts else FALSE
            case _:
                return self._rebuilt(expression, chosen)

    def _rebuilt(self, node: N, chosen: Mapping[str, str]) -> N:
        """Return a dataclass with every expression inside it resolved."""
        changed: dict[str, Any] = {}
        for each in fields(node):  # type: ignore[arg-type]  # every node is a dataclass
            value = getattr(node, each.name)
            if isinstance(value, Expression):
                changed[each.name] = self.resolve(value, chosen)
            elif isinstance(value, Window):
                changed[each.name] = self._rebuilt(value, chosen)
            elif isinstance(value, tuple) and any(isinstance(member, Expression) for member in value):
                changed[each.name] = tuple(self.resolve(member, chosen) for member in value)
        return replace(node, **changed) if changed else node  # type: ignore[type-var]  # as above
