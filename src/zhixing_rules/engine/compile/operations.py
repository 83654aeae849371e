"""The operations to which the expressions and consequences of rules are lowered.

An operation is a value; equal operations of one compilation are one object, so that a generator emits each once. Days
are ordinals, truths are plain Booleans, verdicts are numbers. What is not known is no value of an operation except of
`field`, `day` and `count`: bounds and pairs of truths say it, see `lowering`. No operation fails, whatever a record
holds, so that a generator may compute any of them early, late or never.

==========  =====================================  ==============================================================
kind        arguments                              value
==========  =====================================  ==============================================================
const       value                                  the value
verdict     number                                 a verdict, by its number in `VERDICTS`
on, after                                          the day of the report; the day after the last complete day
record      subject, sure, number                  a record in sight, or the one gone through in a list (`number`)
field       owner, name                            a field of a record or of another field; ``None`` if not recorded
list        owner, name                            a list of records; ``None`` if not recorded
day         field                                  its day as an ordinal, or ``None``
count       field                                  its number, or ``None``
known       value                                  whether the value is not ``None``
default     value, other                           the value, or the other one where it is ``None``
arithmetic  "+" or "-", left, right                sum or difference
extreme     "min" or "max", parts                  the least or greatest part
calendar    function, count, low, high             two days: the function of `low`, and the latest of that of `high`
select      condition, then, other                 one of two values
compare     "<", "<=" or "==", left, right         whether it holds between two numbers
equal       left, right                            whether two recorded values are equal, or both ``None``
is_in       value, set                             whether a recorded value is in a set
holds       list, value                            whether a recorded list contains a value
pair_in     left, right, pairs                     whether a pair of texts is in a set
all, any    parts                                  whether every part, or one of them, is true
not         part                                   whether the part is false
scan        kind, items, subject, record, …        results over a list, see `Operations.scan`
periods     acts, unrecorded, spans                the verdict of a recurring duty, see `Operations.periods`
period_end  since, months, calendar, grace, on     the last day for the earliest period that has not expired
part        operation, number                      one of several results
==========  =====================================  ==============================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.calendars import FOREVER

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from zhixing_rules.language import Subject

__all__ = ["Op", "Operations", "ordered"]

_COSTS = {"const": 0, "calendar": 8, "scan": 64, "periods": 256}
_MOST = 1 << 20
_NO_LOOPS: frozenset[Op] = frozenset()


class Op:
    """An operation. It is compared by identity, because equal operations of one compilation are one object.

    Attributes:
        kind: what it does.
        args: what it does it with: other operations, and constants.
        operands: the operations among the arguments.
        loops: the records of lists, gone through in a loop, on which it depends.
        cost: a rough measure of the time it takes, with all that it needs.
    """

    __slots__ = ("args", "cost", "kind", "loops", "operands")

    def __init__(self, kind: str, args: tuple[Any, ...]) -> None:
        self.kind: str = kind
        self.args: tuple[Any, ...] = args
        operands: list[Op] = []
        for each in args:
            if type(each) is Op:
                operands.append(each)
            elif type(each) is tuple:
                operands += [part for part in each if type(part) is Op]
        self.operands: tuple[Op, ...] = tuple(operands)
        cost, loops = _COSTS.get(kind, 1), _NO_LOOPS
        for each in operands:
            cost += each.cost
            loops = loops | each.loops if each.loops else loops
        if kind == "record" and args[2]:
            loops = frozenset((self,))
        self.cost: int = min(cost, _MOST)
        self.loops: frozenset[Op] = loops - {args[2]} if kind == "scan" else loops

    @property
    def value(self) -> Any:  # noqa: ANN401  any constant
        """The value of a constant."""
        return self.args[0]

    def __repr__(self) -> str:
        return f"{self.kind}({', '.join(map(repr, self.args))})"


class Operations:
    """The operations of one compilation: equal ones are one object, and what is constant is computed at once."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Op] = {}
        self._opposites: dict[Op, Op] = {}
        self.true: Op = self.const(True)  # noqa: FBT003  the truth itself
        self.false: Op = self.const(False)  # noqa: FBT003  the truth itself
        self.on: Op = self._op("on")
        self.after: Op = self._op("after")

    def _op(self, kind: str, *args: Any) -> Op:  # noqa: ANN401  operations and constants
        key = (kind, args)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Op(kind, args)
        return found

    # -------------------------------------------------------------------------------------------- values

    def const(self, value: bool | int) -> Op:  # noqa: FBT001  any constant
        """Return a constant."""
        key = ("const", type(value), value)
        if key not in self._known:
            self._known[key] = Op("const", (value,))
        return self._known[key]

    def verdict(self, number: int) -> Op:
        """Return a verdict."""
        return self._op("verdict", number)

    def record(self, subject: Subject, *, sure: bool, number: int = 0) -> Op:
        """Return a record in sight.

        Args:
            subject: the subject.
            sure: whether it always exists.
            number: the number of the loop, if it is the record gone through in a list; otherwise 0.

        Returns:
            The record.
        """
        return self._op("record", subject, sure, number)

    def field(self, owner: Op, name: str) -> Op:
        """Return a field."""
        return self._op("field", owner, name)

    def listed(self, owner: Op, name: str) -> Op:
        """Return a list of records."""
        return self._op("list", owner, name)

    def day(self, field: Op) -> Op:
        """Return the day in a field."""
        return self._op("day", field)

    def count(self, field: Op) -> Op:
        """Return the number in a field."""
        return self._op("count", field)

    def known(self, value: Op) -> Op:
        """Return whether a value is recorded."""
        if value.kind in {"day", "count"}:
            value = value.args[0]
        return self.true if value.kind == "record" and value.args[1] else self._op("known", value)

    def default(self, value: Op, other: Op) -> Op:
        """Return a value, or another where it is not recorded."""
        return self._op("default", value, other)

    # -------------------------------------------------------------------------------------------- days

    def add(self, left: Op, right: Op) -> Op:
        """Return a sum."""
        if left.kind == right.kind == "const":
            return self.const(left.value + right.value)
        return left if right is self.const(0) else self._op("arithmetic", "+", left, right)

    def subtract(self, left: Op, right: Op) -> Op:
        """Return a difference."""
        if left.kind == right.kind == "const":
            return self.const(left.value - right.value)
        return self._op("arithmetic", "-", left, right)

    def least(self, *parts: Op) -> Op:
        """Return the least of some numbers."""
        return self._extreme("min", parts)

    def greatest(self, *parts: Op) -> Op:
        """Return the greatest of some numbers."""
        return self._extreme("max", parts)

    def _extreme(self, pick: str, parts: tuple[Op, ...]) -> Op:
        forever = self.const(FOREVER)
        if forever in parts and all(each.kind != "arithmetic" for each in parts):  # no day is later
            others = tuple(each for each in parts if each is not forever)
            return self._extreme(pick, others) if pick == "min" and others else forever
        fixed = [each.value for each in parts if each.kind == "const"]
        chosen = [self.const(min(fixed) if pick == "min" else max(fixed))] if fixed else []
        rest = tuple(dict.fromkeys((*(each for each in parts if each.kind != "const"), *chosen)))
        return rest[0] if len(rest) == 1 else self._op("extreme", pick, rest)

    def calendar(self, function: str, count: Any, low: Op, high: Op) -> tuple[Op, Op]:  # noqa: ANN401  of the function
        """Return the bounds of a function of the calendar over a day between two bounds.

        Args:
            function: ``working_days``, ``weekdays``, ``months``, ``roll_rest_days`` or ``roll_statutory_days``.
            count: how many; ``None`` for a roll.
            low: the lower bound of the day.
            high: the upper bound; the same object if the day is one day.

        Returns:
            The lower bound of the function of `low`, and the upper bound of the function of `high`.
        """
        both = self._op("calendar", function, count, low, high)
        return self._op("part", both, 0), self._op("part", both, 1)

    # -------------------------------------------------------------------------------------------- truths

    def less(self, left: Op, right: Op) -> Op:
        """Return whether one number is less than another."""
        if left.kind == right.kind == "const":
            return self.const(left.value < right.value)
        return self.false if left is right else self._op("compare", "<", left, right)

    def at_most(self, left: Op, right: Op) -> Op:
        """Return whether one number is less than another or the same."""
        if left.kind == right.kind == "const":
            return self.const(left.value <= right.value)
        return self.true if left is right else self._op("compare", "<=", left, right)

    def same(self, left: Op, right: Op) -> Op:
        """Return whether two numbers are the same."""
        if left.kind == right.kind == "const":
            return self.const(left.value == right.value)
        if left.kind == right.kind == "verdict":
            return self.const(left is right)
        return self.true if left is right else self._op("compare", "==", left, right)

    def equal(self, left: Op, right: Op) -> Op:
        """Return whether two recorded values are equal."""
        return self._op("equal", left, right)

    def is_in(self, value: Op, values: Iterable[Any]) -> Op:
        """Return whether a recorded value is one of some; false where it is not recorded."""
        found = frozenset(values)
        return self._op("is_in", value, found) if found else self.false

    def holds(self, listed: Op, value: str) -> Op:
        """Return whether a recorded list contains a value; false where it is not recorded."""
        return self._op("holds", listed, value)

    def pair_in(self, left: Op, right: Op, pairs: frozenset[tuple[str, str]]) -> Op:
        """Return whether a pair of texts is in a set.

        Args:
            left: the first text.
            right: the second text.
            pairs: the set.

        Returns:
            The truth; false where a text is not recorded.
        """
        return self._op("pair_in", left, right, pairs)

    def all_(self, *parts: Op) -> Op:
        """Return whether every part is true; the parts that cost least come first."""
        return self._joined("all", parts, self.true, self.false)

    def any_(self, *parts: Op) -> Op:
        """Return whether some part is true; the parts that cost least come first."""
        return self._joined("any", parts, self.false, self.true)

    def _joined(self, kind: str, parts: tuple[Op, ...], neutral: Op, decisive: Op) -> Op:
        rest = dict.fromkeys(part for part in parts if part is not neutral)
        if decisive in rest or any(part.kind == "not" and part.args[0] in rest for part in rest):
            return decisive
        for part in list(rest) if kind == "any" else [*_deep(rest)]:
            implied = self._negated(self._opposites.get(part))
            if implied is not None and implied in rest and implied is not part:  # one of the two says what both do
                rest.pop(part if kind == "any" else implied)
        if len(rest) < 2:  # noqa: PLR2004  nothing to join
            return next(iter(rest), neutral)
        return self._op(kind, tuple(sorted(rest, key=lambda part: part.cost)))

    def oppose(self, one: Op, other: Op) -> None:
        """State that two truths are never both true, so that each implies the negation of the other."""
        if one.kind != "const" and other.kind != "const":
            self._opposites[one], self._opposites[other] = other, one

    def _negated(self, part: Op | None) -> Op | None:
        """Return the negation of a truth if it is an operation already."""
        if part is None or part.kind == "not":
            return None if part is None else part.operands[0]
        if part.kind == "compare" and part.args[0] != "==":
            symbol, left, right = part.args
            return self._known.get(("compare", ("<=" if symbol == "<" else "<", right, left)))
        return self._known.get(("not", (part,)))

    def not_(self, part: Op) -> Op:
        """Return the opposite."""
        if part.kind == "const":
            return self.const(not part.value)
        if part.kind == "compare" and part.args[0] != "==":
            symbol, left, right = part.args
            return self.at_most(right, left) if symbol == "<" else self.less(right, left)
        return part.operands[0] if part.kind == "not" else self._op("not", part)

    def select(self, condition: Op, then: Op, other: Op) -> Op:
        """Return one of two values.

        Args:
            condition: the condition.
            then: the value where it is true.
            other: the value where it is false.

        Returns:
            The value; where both are truths, an `all_` or `any_` of them if that is the same.
        """
        if condition.kind == "const" or then is other:
            return then if then is other or condition.value else other
        if then is self.true or other is self.false:
            return self.any_(condition, other) if then is self.true else self.all_(condition, then)
        if then is self.false or other is self.true:
            negated = self.not_(condition)
            return self.all_(negated, other) if then is self.false else self.any_(negated, then)
        if condition.kind == "not":
            condition, then, other = condition.args[0], other, then
        return self._op("select", condition, then, other)

    # -------------------------------------------------------------------------------------------- many records

    def scan(  # noqa: PLR0917  the parts of a scan
        self,
        kind: str,
        items: Op,
        record: Op,
        join: tuple[str, Op] | None,
        met: Op,
        unmet: Op,
        low: Op | None = None,
        high: Op | None = None,
        more: tuple[Op, ...] = (),
    ) -> tuple[Op, Op]:
        """Return the results over the records of a list, none where it is not recorded.

        Args:
            kind: ``exists``, ``first`` or ``acts``.
            items: the list.
            record: the record gone through.
            join: the field of the record and the value that it must equal for `unmet` not to be true, if there is one.
            met: whether the condition is certainly met for the record.
            unmet: whether it is certainly not met.
            low: the lower bound of the day of the record; for ``first`` and ``acts``.
            high: its upper bound.
            more: for ``acts``, whether an unknown condition lacks a fact and not only a person's judgments; whether the
                act was certainly done for the previous period, and whether it certainly was not; whether that lacks a
                fact.

        Returns:
            For ``exists`` whether some record meets the condition, and whether one may; for ``first`` the least lower
            bound among those that may, and the least upper bound among those that do, ``FOREVER`` without any; for
            ``acts`` the argument of `periods`.
        """
        both = self._op("scan", kind, items, record, join, met, unmet, low, high, more)
        return self._op("part", both, 0), self._op("part", both, 1)

    def periods(
        self, acts: Op, unrecorded: Op, spans: tuple[Op, int, bool, int] | None, on: Op
    ) -> tuple[Op, Op, Op, Op, Op]:
        """Return the verdict of a recurring duty, as truths.

        Args:
            acts: the acts on record.
            unrecorded: the first day on which an act may have been done without being recorded.
            spans: the first day of the duty, the months of a period, whether periods end with months of the calendar
                year, and the months after a period in which it can still be fulfilled; ``None`` for a duty without a
                period.
            on: the day of the report.

        Returns:
            Whether a period was missed; whether facts are missing; whether a person must judge; whether every period
            was fulfilled, the current one included. At most one is true. Then the last day for the earliest period
            that has not expired and is not known to be fulfilled.
        """
        done = self._op("periods", acts, unrecorded, spans, on)
        first, second, third, fourth, fifth = (self._op("part", done, number) for number in range(5))
        return first, second, third, fourth, fifth

    def period_end(self, since: Op, months: int, on: Op, *, calendar: bool, grace: int) -> Op:
        """Return the last day on which the earliest period that has not expired can be fulfilled.

        Args:
            since: the first day of the duty.
            months: the length of a period in months.
            on: the day of the report.
            calendar: whether periods end with months of the calendar year.
            grace: the months after a period in which it can still be fulfilled.

        Returns:
            The day, as an ordinal.
        """
        return self._op("period_end", since, months, calendar, grace, on)


def _deep(parts: Iterable[Op]) -> Iterator[Op]:
    """Yield the parts of a conjunction, and those of its parts that are conjunctions."""
    for part in parts:
        yield part
        if part.kind == "all":
            yield from _deep(part.args[0])


def ordered(roots: Iterable[Op], *, within: bool = True) -> list[Op]:
    """Return operations and all that they need, each once and after what it needs.

    Args:
        roots: the operations.
        within: whether to include what is needed for the records of lists.
    """
    done: dict[Op, None] = {}

    def visit(op: Op) -> None:
        if op not in done:
            for each in op.operands if within or op.kind != "scan" else ():
                visit(each)
            done[op] = None

    for root in roots:
        visit(root)
    return list(done)
