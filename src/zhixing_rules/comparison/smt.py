"""Conditions and days as terms of a solver: what holds in every complete record, whatever its days.

A day is a whole number; an event that never happened lies after all days. What the calendar does is left open, but for
what is true of any calendar: a working day comes after the day it is counted from, more of them reach further, and
a day that is rolled is never moved back. So what is proved holds under every calendar. Needs the extra ``[prove]``.
"""

from __future__ import annotations

from importlib import import_module
from itertools import count, permutations
from typing import TYPE_CHECKING, Any

from zhixing_rules.calendars import FOREVER
from zhixing_rules.engine.compile.generated_module import ordinal_of
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

_PATIENCE = 5000
"""How long one question may take, in milliseconds; a question not answered is left open."""


def solver() -> Solver | None:
    """A solver; ``None`` where the extra ``[prove]`` is not installed."""
    try:
        return Solver(import_module("z3"))
    except ImportError:
        return None


class Solver:
    """Proves that something holds in every complete record, or cannot."""

    def __init__(self, z3: Any) -> None:  # noqa: ANN401  a module without types
        self._z3 = z3

    def entails(self, one: Condition, other: Condition) -> bool:
        """Whether the second condition is proved to be met wherever the first is."""
        terms = _Terms(self._z3)
        return self._holds(terms, self._z3.Implies(terms.condition(one), terms.condition(other)))

    def never_before(self, later: Moment, earlier: Moment, given: Condition) -> bool:
        """Whether one moment is proved never to come before another, wherever a condition is met."""
        terms = _Terms(self._z3)
        said = terms.moment(later) >= terms.moment(earlier)
        return self._holds(terms, self._z3.Implies(terms.condition(given), said))

    def _holds(self, terms: _Terms, said: Any) -> bool:  # noqa: ANN401  a term
        asked = self._z3.Solver()
        asked.set("timeout", _PATIENCE)
        asked.add(*terms.known(), self._z3.Not(said))
        return bool(asked.check() == self._z3.unsat)


class _Terms:
    """The terms of one question, each expression once."""

    def __init__(self, z3: Any) -> None:  # noqa: ANN401  a module without types
        self._z3 = z3
        self._made: dict[object, Any] = {}
        self._words: dict[str, int] = {}
        self._counted: dict[tuple[type, int], list[tuple[int, Any, Any]]] = {}
        self._rolled: dict[object, list[tuple[Any, Any]]] = {}
        self._facts: list[Any] = []
        self._numbers = count()

    def condition(self, condition: Condition) -> Any:  # noqa: ANN401  a term
        return self._once(condition, self._condition)

    def moment(self, moment: Moment) -> Any:  # noqa: ANN401  a term
        return self._once(moment, self._moment)

    def known(self) -> list[Any]:
        """What is true of any record and of any calendar."""
        return [*self._facts, *self._of_counts(), *self._of_rolls()]

    def _once(self, node: Expression, make: Callable[[Any], Any]) -> Any:  # noqa: ANN401  a term
        if node not in self._made:
            self._made[node] = make(node)
        return self._made[node]

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
                return self._put_off(self.moment(moment.base), self._quantity(moment.by))
            case Rolled():
                return self._roll(moment)
            case Coalesce():
                written = self._z3.Bool(self._name())
                return self._z3.If(written, self.moment(moment.first), self.moment(moment.then))
            case Earliest() | Latest():
                return self._pick(moment)
            case IfElse():
                met = self.condition(moment.condition)
                return self._z3.If(met, self.moment(moment.met), self.moment(moment.unmet))
            case _:
                return self._day(happens=isinstance(moment, Day | Event))

    def _day(self, *, happens: bool) -> Any:  # noqa: ANN401  a term
        found = self._z3.Int(self._name())
        if happens:
            self._facts += [found >= 1, found <= FOREVER]
        return found

    def _shifted(self, moment: Shifted) -> Any:  # noqa: ANN401  a term
        base, span = self.moment(moment.base), moment.span
        if isinstance(span, Quantity):
            return self._put_off(base, self._quantity(span))
        if isinstance(span, Days):
            return self._put_off(base, self._z3.IntVal(moment.sign * span.count))
        end = self._z3.Int(self._name())
        self._counted.setdefault((type(span), moment.sign), []).append((span.count, base, end))
        return end

    def _put_off(self, base: Any, days: Any) -> Any:  # noqa: ANN401  terms
        """So many days from a day; what never happened stays so."""
        return self._z3.If(base >= FOREVER, self._z3.IntVal(FOREVER), base + days)

    def _quantity(self, quantity: Quantity) -> Any:  # noqa: ANN401  a term
        if isinstance(quantity, DaysBetween):
            between = self.moment(quantity.end) - self.moment(quantity.start)
            return self._z3.If(between > 0, between, self._z3.IntVal(0))
        return self._once(quantity, self._least) if isinstance(quantity, Number) else self._least(quantity)

    def _least(self, _: Quantity) -> Any:  # noqa: ANN401  a term
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

    def _of_counts(self) -> list[Any]:
        """Of counted spans: none ends before its days have passed; more days, or a later start, reach further."""
        found = []
        for (_, sign), ends in self._counted.items():
            for number, base, end in ends:
                found.append(self._z3.If(base >= FOREVER, end == FOREVER, sign * (end - base) >= number))
            for (fewer, one, first), (more, other, second) in permutations(ends, 2):
                if fewer <= more:
                    starts = self._z3.And(sign * (other - one) >= 0, one < FOREVER, other < FOREVER)
                    found.append(self._z3.Implies(starts, sign * (second - first) >= (1 if fewer < more else 0)))
        return found

    def _of_rolls(self) -> list[Any]:
        """Of rolled days: none is moved back, their order stays, and all that are passed over end on the same day."""
        found = []
        for rolls in self._rolled.values():
            found += [self._z3.If(base >= FOREVER, end == FOREVER, end >= base) for base, end in rolls]
            for (one, first), (other, second) in permutations(rolls, 2):
                found.append(self._z3.Implies(one <= other, first <= second))
                found.append(self._z3.Implies(self._z3.And(one <= other, other <= first), first == second))
        return found

    def _name(self) -> str:
        return f"x{next(self._numbers)}"
