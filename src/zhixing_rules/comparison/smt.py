"""Conditions and days as solver terms, to prove what holds in every complete record.

A day is a whole number; an event that never happened has a number after all days. The calendar is left open, except for
what is true of any calendar: a working day comes after the day it is counted from, more working days reach further, and
rolling never moves a day back. A proof therefore holds under every calendar. Requires the extra ``[prove]``.
"""

from __future__ import annotations

from importlib import import_module
from itertools import count, permutations
from typing import TYPE_CHECKING, Any

from zhixing_rules.calendars import FOREVER, ordinal_of
from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Coalesce,
    Compare,
    Day,
    Days,
    DaysBetween,
    Earliest,
    Event,
    Expression,
    Extended,
    Fixed,
    IfElse,
    Is,
    Latest,
    Named,
    Not,
    NotBefore,
    Number,
    Quantity,
    Rolled,
    Shifted,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.language import Condition, Moment

__all__ = ["Solver", "solver"]

_TIMEOUT_MS = 5000
"""Time limit for one question, in milliseconds; after it, nothing is proved."""


def solver() -> Solver | None:
    """Return a solver; ``None`` if the extra ``[prove]`` is not installed."""
    try:
        return Solver(import_module("z3"))
    except ImportError:
        return None


class Solver:
    """Prover of statements about every complete record; a negative answer means not proved."""

    def __init__(self, z3: Any) -> None:  # noqa: ANN401  a module without types
        self._z3 = z3

    def entails(self, one: Condition, other: Condition) -> bool:
        """Whether it is proved that the second condition is met wherever the first is."""
        terms = _Terms(self._z3)
        return self._holds(terms, self._z3.Implies(terms.condition(one), terms.condition(other)))

    def never_before(self, later: Moment, earlier: Moment, given: Condition) -> bool:
        """Whether it is proved that one moment never precedes another wherever a condition is met.

        Args:
            later: the moment that should not come first.
            earlier: the moment to compare it with.
            given: the condition.

        Returns:
            ``True`` if proved; ``False`` if not proved within the time limit.
        """
        terms = _Terms(self._z3)
        ordered = terms.moment(later) >= terms.moment(earlier)
        return self._holds(terms, self._z3.Implies(terms.condition(given), ordered))

    def _holds(self, terms: _Terms, statement: Any) -> bool:  # noqa: ANN401  a term
        query = self._z3.Solver()
        query.set("timeout", _TIMEOUT_MS)
        query.add(*terms.axioms(), self._z3.Not(statement))
        return bool(query.check() == self._z3.unsat)


class _Terms:
    """The terms of one question; each expression is translated once."""

    def __init__(self, z3: Any) -> None:  # noqa: ANN401  a module without types
        self._z3 = z3
        self._terms: dict[object, Any] = {}
        self._words: dict[str, int] = {}
        self._counted: dict[tuple[type, int], list[tuple[int, Any, Any]]] = {}
        self._rolled: dict[object, list[tuple[Any, Any]]] = {}
        self._facts: list[Any] = []
        self._numbers = count()

    def condition(self, condition: Condition) -> Any:  # noqa: ANN401  a term
        return self._once(condition, self._condition)

    def moment(self, moment: Moment) -> Any:  # noqa: ANN401  a term
        return self._once(moment, self._moment)

    def axioms(self) -> list[Any]:
        """Return what is true of every record and of every calendar."""
        return [*self._facts, *self._count_axioms(), *self._roll_axioms()]

    def _once(self, node: Expression, make: Callable[[Any], Any]) -> Any:  # noqa: ANN401  a term
        if node not in self._terms:
            self._terms[node] = make(node)
        return self._terms[node]

    def _condition(self, condition: Condition) -> Any:  # noqa: ANN401, PLR0911  a term; one case a node
        match condition:
            case Always():
                return self._z3.BoolVal(condition.met)
            case All():
                return self._z3.And(*map(self.condition, condition.parts))
            case Any_():
                return self._z3.Or(*map(self.condition, condition.parts))
            case Not():
                return self._z3.Not(self.condition(condition.part))
            case Compare():
                left, right = self.moment(condition.left), self.moment(condition.right)
                return left < right if condition.op == "<" else left <= right
            case Is():
                word = self._once(condition.fact, self._word)
                return self._z3.Or(*(word == self._number(value) for value in condition.values))
            case _:
                return self._z3.Bool(self._name())

    def _word(self, _: Text) -> Any:  # noqa: ANN401  a term
        return self._z3.Int(self._name())

    def _number(self, word: str) -> int:
        return self._words.setdefault(word, len(self._words))

    def _moment(self, moment: Moment) -> Any:  # noqa: ANN401, PLR0911  a term; one case a node
        match moment:
            case Named():
                return self.moment(moment.moment)
            case NotBefore():
                return self.moment(moment.event)
            case Fixed():
                return self._z3.IntVal(ordinal_of(moment.day))
            case Shifted():
                return self._shifted(moment)
            case Extended():
                return self._shift(self.moment(moment.base), self._quantity(moment.by))
            case Rolled():
                return self._roll(moment)
            case Coalesce():
                recorded = self._z3.Bool(self._name())
                return self._z3.If(recorded, self.moment(moment.first), self.moment(moment.then))
            case Earliest() | Latest():
                return self._pick(moment)
            case IfElse():
                met = self.condition(moment.condition)
                return self._z3.If(met, self.moment(moment.met), self.moment(moment.unmet))
            case _:
                return self._day(happens=isinstance(moment, Day | Event))

    def _day(self, *, happens: bool) -> Any:  # noqa: ANN401  a term
        day = self._z3.Int(self._name())
        if happens:
            self._facts += [day >= 1, day <= FOREVER]
        return day

    def _shifted(self, moment: Shifted) -> Any:  # noqa: ANN401  a term
        base, span = self.moment(moment.base), moment.span
        if isinstance(span, Quantity):
            return self._shift(base, self._quantity(span))
        if isinstance(span, Days):
            return self._shift(base, self._z3.IntVal(moment.sign * span.count))
        end = self._z3.Int(self._name())
        self._counted.setdefault((type(span), moment.sign), []).append((span.count, base, end))
        return end

    def _shift(self, base: Any, days: Any) -> Any:  # noqa: ANN401  terms
        """Shift a day by a number of days; a day that never comes stays so."""
        return self._z3.If(base >= FOREVER, self._z3.IntVal(FOREVER), base + days)

    def _quantity(self, quantity: Quantity) -> Any:  # noqa: ANN401  a term
        if isinstance(quantity, DaysBetween):
            between = self.moment(quantity.end) - self.moment(quantity.start)
            return self._z3.If(between > 0, between, self._z3.IntVal(0))
        return (
            self._once(quantity, self._non_negative) if isinstance(quantity, Number) else self._non_negative(quantity)
        )

    def _non_negative(self, _: Quantity) -> Any:  # noqa: ANN401  a term
        number = self._z3.Int(self._name())
        self._facts.append(number >= 0)
        return number

    def _pick(self, moment: Earliest | Latest) -> Any:  # noqa: ANN401  a term
        picked, *others = map(self.moment, moment.parts)
        for each in others:
            picked = self._z3.If((each < picked) == isinstance(moment, Earliest), each, picked)
        return picked

    def _roll(self, moment: Rolled) -> Any:  # noqa: ANN401  a term
        base, end = self.moment(moment.base), self._z3.Int(self._name())
        self._rolled.setdefault(moment.over, []).append((base, end))
        return end

    def _count_axioms(self) -> list[Any]:
        """Counted spans: none ends before its days have passed; more days, or a later start, reach further."""
        axioms = []
        for (_, sign), ends in self._counted.items():
            for number, base, end in ends:
                axioms.append(self._z3.If(base >= FOREVER, end == FOREVER, sign * (end - base) >= number))
            for (fewer, one, first), (more, other, second) in permutations(ends, 2):
                if fewer <= more:
                    starts = self._z3.And(sign * (other - one) >= 0, one < FOREVER, other < FOREVER)
                    axioms.append(self._z3.Implies(starts, sign * (second - first) >= (1 if fewer < more else 0)))
        return axioms

    def _roll_axioms(self) -> list[Any]:
        """Rolled days: none moves back, order is kept, and all skipped days end on the same day."""
        axioms = []
        for rolls in self._rolled.values():
            axioms += [self._z3.If(base >= FOREVER, end == FOREVER, end >= base) for base, end in rolls]
            for (one, first), (other, second) in permutations(rolls, 2):
                axioms.append(self._z3.Implies(one <= other, first <= second))
                axioms.append(self._z3.Implies(self._z3.And(one <= other, other <= first), first == second))
        return axioms

    def _name(self) -> str:
        return f"x{next(self._numbers)}"
