"""Operations as solver terms, to prove what holds in every complete record.

The operations are lowered for a complete record, in which a day is one whole number and a condition is met or not met.
An event that never happened has a number after all days. The calendar is left open, except for
what is true of any calendar: a working day comes after the day it is counted from, more working days reach further, and
rolling never moves a day back. A proof therefore holds under every calendar. Requires the extra ``[prove]``.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from itertools import count, permutations
from typing import TYPE_CHECKING, Any

from zhixing_rules.calendars import FOREVER
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations

if TYPE_CHECKING:
    from zhixing_rules.engine.compile.operations import Op
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
    """The terms of one question; equal operations are one term.

    What the solver does not look into, such as a recorded flag or the records of a list, is any value of its type.
    """

    def __init__(self, z3: Any) -> None:  # noqa: ANN401  a module without types
        self._z3 = z3
        self._lowering = Lowering(Operations(), (), complete=True)
        self._terms: dict[Op, Any] = {}
        self._words: dict[object, int] = {}
        self._counted: dict[tuple[str, int], list[tuple[int, Any, Any]]] = defaultdict(list)
        self._rolled: dict[str, list[tuple[Any, Any]]] = defaultdict(list)
        self._facts: list[Any] = []
        self._numbers = count()

    def condition(self, condition: Condition) -> Any:  # noqa: ANN401  a term
        return self._term(self._lowering.truth(condition).met)

    def moment(self, moment: Moment) -> Any:  # noqa: ANN401  a term
        return self._term(self._lowering.bounds(moment).low)

    def axioms(self) -> list[Any]:
        """Return what is true of every record and of every calendar."""
        return [*self._facts, *self._count_axioms(), *self._roll_axioms()]

    def _term(self, op: Op) -> Any:  # noqa: ANN401  a term
        if op not in self._terms:
            self._terms[op] = self._make(op)
        return self._terms[op]

    def _make(self, op: Op) -> Any:  # noqa: ANN401, C901, PLR0911, PLR0912  a term; one case a kind
        z3, args = self._z3, op.args
        match op.kind:
            case "const":
                return z3.BoolVal(op.value) if isinstance(op.value, bool) else z3.IntVal(op.value)
            case "all":
                return z3.And(*map(self._term, args[0]))
            case "any":
                return z3.Or(*map(self._term, args[0]))
            case "not":
                return z3.Not(self._term(args[0]))
            case "select":
                return z3.If(*map(self._term, args))
            case "compare" | "arithmetic":
                left, right = self._term(args[1]), self._term(args[2])
                return {
                    "<": left < right, "<=": left <= right, "==": left == right, "+": left + right, "-": left - right
                }[args[0]]  # fmt: skip
            case "extreme":
                return self._extreme(*args)
            case "day":
                return self._between(1, FOREVER)
            case "default":  # a recorded number, or none
                return self._between(0, None)
            case "is_in" if args[1] != {True}:
                word = self._term(args[0])
                return z3.Or(*(word == self._words.setdefault(value, len(self._words)) for value in sorted(args[1])))
            case "part" if args[0].kind == "calendar":
                return self._calendar(*args[0].args[:3])
            case "field" | "on" | "period_end":
                return z3.Int(self._name())
            case "part" if args[0].args[0] == "first":
                return z3.Int(self._name())
            case _:
                return z3.Bool(self._name())

    def _between(self, least: int, most: int | None) -> Any:  # noqa: ANN401  a term
        number = self._z3.Int(self._name())
        self._facts += [number >= least, *([] if most is None else [number <= most])]
        return number

    def _extreme(self, pick: str, parts: tuple[Op, ...]) -> Any:  # noqa: ANN401  a term
        picked, *others = map(self._term, parts)
        for each in others:
            picked = self._z3.If(each < picked if pick == "min" else each > picked, each, picked)
        return picked

    def _calendar(self, function: str, number: int | None, base: Op) -> Any:  # noqa: ANN401  a term
        day, end = self._term(base), self._z3.Int(self._name())
        if number is None:
            self._rolled[function].append((day, end))
        else:
            self._counted[function, 1 if number > 0 else -1].append((abs(number), day, end))
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
