"""Expressions as operations: the meaning of every node of the language, for all generators.

A moment becomes two numbers, its lower and its upper bound: an event that is not recorded lies on or after the day that
follows the complete days of the record, or never happened. A condition becomes two truths: certainly met, and certainly
not met; if both are false it is unknown. The evaluator in `engine.interpret` walks the tree and is the oracle.

For a complete record (`complete=True`), in which whatever happened is recorded, the two bounds of a moment are one
operation, and a condition is not met where it is not certainly met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules.calendars import DAWN, FOREVER, ordinal_of
from zhixing_rules.engine.join_index import join_of
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Coalesce,
    Compare,
    Condition,
    Contains,
    Day,
    Days,
    DaysBetween,
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
    IfElse,
    InTable,
    Is,
    Latest,
    Moment,
    Months,
    Named,
    Not,
    NotBefore,
    Number,
    PeriodEnd,
    Quantity,
    Recorded,
    Roll,
    Rolled,
    Shifted,
    Text,
    Today,
    WeekDays,
    WorkingDays,
    Years,
    event_bounds,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.engine.compile.operations import Op, Operations
    from zhixing_rules.language import Perform, Span, Subject

__all__ = ["Bounds", "Flags", "Lowering"]

_SHORT = 1000
"""No chain of spans of at most so many days leads from the last date to `FOREVER`."""


class Bounds(NamedTuple):
    """The lower and the upper bound of a number; one object if it is exact."""

    low: Op
    high: Op


class Flags(NamedTuple):
    """Whether a condition is certainly met, and whether it is certainly not met."""

    met: Op
    unmet: Op


class Lowering:
    """Lowers the expressions that can be evaluated with some records in sight.

    Args:
        ops: the operations to add to.
        certain: the subjects that always have a record, for which the records are judged.
        on: the day of the report.
        after: the day after the last complete day.
        complete: whether every fact of the record is taken as recorded.
        last: the last day that counts as the day of the report; that day itself if not given.
        excluded: the events that will not happen, each with whether that is so.
        items: the records gone through in lists, by subject.
        lists: the number of each list that is gone through, to be added to.
    """

    def __init__(
        self,
        ops: Operations,
        certain: tuple[Subject, ...],
        *,
        on: Op | None = None,
        after: Op | None = None,
        complete: bool = False,
        last: Op | None = None,
        excluded: Mapping[Event, Op] | None = None,
        items: Mapping[Subject, Op] | None = None,
        lists: dict[tuple[Expression | Op, ...], int] | None = None,
    ) -> None:
        self.ops = ops
        self.on: Op = on or ops.on
        self.after: Op = after or ops.after
        self._certain = certain
        self._complete = complete
        self._last = last
        self._excluded = dict(excluded or {})
        self._items = dict(items or {})
        self._lists: dict[tuple[Expression | Op, ...], int] = {} if lists is None else lists
        self._bounds: dict[int, tuple[Expression, Bounds]] = {}
        self._flags: dict[int, tuple[Condition, Flags]] = {}

    def with_days(
        self, *, on: Op | None = None, after: Op | None = None, items: Mapping[Subject, Op] | None = None
    ) -> Lowering:
        """Return a lowering to the same operations with other days, or with records of lists in sight.

        Args:
            on: the day of the report; as here if not given.
            after: the day after the last complete day; as here if not given.
            items: the records gone through in lists, by subject; as here if not given.

        Returns:
            The lowering.
        """
        return Lowering(
            self.ops,
            self._certain,
            on=on or self.on,
            after=after or self.after,
            complete=self._complete,
            last=self._last,
            excluded=self._excluded,
            items=items or self._items,
            lists=self._lists,
        )

    def from_now_on(self, excluded: Mapping[Event, Op]) -> Lowering:
        """Return a lowering to the same operations for the day of the report and every later one.

        Args:
            excluded: events, each with whether it will never happen if it is not recorded.

        Returns:
            The lowering.
        """
        return Lowering(
            self.ops,
            self._certain,
            on=self.on,
            after=self.after,
            complete=self._complete,
            last=self.ops.const(FOREVER - 1),
            excluded=excluded,
            items=self._items,
            lists=self._lists,
        )

    # -------------------------------------------------------------------------------------------- facts

    def record(self, subject: Subject) -> Op:
        """Return a record in sight."""
        return self._items.get(subject) or self.ops.record(subject, sure=subject in self._certain)

    def field(self, fact: Fact) -> Op:
        """Return the recorded value of a fact."""
        value = self.record(fact.subject)
        for step in fact.path.split("."):
            value = self.ops.field(value, step)
        return value

    def _listed(self, subject: Subject) -> Op:
        if subject.within is None:
            raise RuleDefect(f"{subject.name} is in no list")
        return self.ops.listed(self.record(subject.within), subject.field)

    def attested(self, day: Op) -> Op:
        """Return whether the record is complete up to and including a day."""
        return self.ops.true if self._complete else self.ops.less(day, self.after)

    # -------------------------------------------------------------------------------------------- moments

    def bounds(self, moment: Moment) -> Bounds:
        """Return the bounds of a moment."""
        if id(moment) not in self._bounds:
            self._bounds[id(moment)] = (moment, self._moment(moment))
        return self._bounds[id(moment)][1]

    def discharged(self, then: Perform) -> Bounds:
        """Return the bounds of the day on which an act that a rule demands was done; see `interpret.context`."""
        ops, never, done = self.ops, self.ops.const(FOREVER), self.bounds(then.done)
        if then.within.opens is not None:
            return done
        after = self.bounds(then.within.after)
        return Bounds(
            ops.select(ops.less(done.high, after.low), never, done.low),
            ops.select(ops.at_most(after.high, done.low), done.high, never),
        )

    def _moment(self, moment: Moment) -> Bounds:  # noqa: C901, PLR0911, PLR0912  one case a node
        ops = self.ops
        match moment:
            case Today():
                return Bounds(self.on, self._last or self.on)
            case Named():
                return self.bounds(moment.moment)
            case Fixed():
                day = ops.const(ordinal_of(moment.day))
                return Bounds(day, day)
            case Event():
                return self._day(moment, self._earliest(moment))
            case Day():
                return self._day(moment, ops.const(DAWN))
            case NotBefore():
                return self._day(moment.event, self._earliest(moment.event), self.bounds(moment.floor).low)
            case Shifted():
                return self._shifted(moment)
            case Extended():
                return self._extended(moment)
            case Rolled():
                roll = "roll_rest_days" if moment.over is Roll.REST_DAYS else "roll_statutory_days"
                return self._calendar(roll, None, self.bounds(moment.base))
            case Coalesce():
                return self._coalesced(moment)
            case Earliest():
                return self._picked(ops.least, moment)
            case Latest():
                return self._picked(ops.greatest, moment)
            case IfElse():
                return self._either(moment)
            case First():
                return self._first(moment)
            case PeriodEnd():
                since = self.bounds(moment.since).low
                end = ops.period_end(since, moment.months, self.on, calendar=moment.calendar, grace=moment.months_after)
                return Bounds(end, end)
            case _:
                raise RuleDefect(f"a {type(moment).__name__} has no day")

    def _earliest(self, event: Event) -> Op:
        """Return the first day on which an event that is not recorded can have happened."""
        if event not in self._excluded:
            return self.after
        return self.ops.select(self._excluded[event], self.ops.const(FOREVER), self.after)

    def _day(self, fact: Event | Day, unrecorded: Op, floor: Op | None = None) -> Bounds:
        """Return a recorded day; if it is not recorded, any day from `unrecorded` on, unless it has happened."""
        day = self.ops.day(self.field(fact))
        if self._complete:
            return Bounds(day, day)
        low, high = self._unrecorded_day(fact, unrecorded, floor or self.ops.const(DAWN))
        return Bounds(self.ops.default(day, low), self.ops.default(day, high))

    def _unrecorded_day(self, fact: Event | Day, unrecorded: Op, floor: Op) -> Bounds:
        """Return the bounds of a day that is not recorded, by the order of events; see `interpret.context`."""
        ops, never = self.ops, self.ops.const(FOREVER)
        bounds = event_bounds(fact.subject, fact.path)
        earlier = (self._recorded_or(each, DAWN, -lag) for each, lag in bounds.not_before)
        low = ops.greatest(floor, *(ops.least(each, self.on) for each in earlier))
        highs = [self._recorded_or(each, FOREVER, lag) for each, lag in bounds.not_after]
        days = [self._recorded_or(each, FOREVER, 0) for each in bounds.presupposed_by]
        if fact.followed_by is not None:
            followed = self.bounds(fact.followed_by).high
            highs, days = [*highs, followed], [*days, followed]
        signs = [self._shows(each) for each in bounds.shown_by]
        if fact.shown_by is not None:
            signs.append(self.truth(fact.shown_by).met)
        shown, high = ops.least(*days, never), ops.least(*highs, never)
        low = ops.select(ops.any_(*signs, ops.less(shown, unrecorded)), low, ops.greatest(low, unrecorded))
        happened = ops.any_(*signs, ops.less(shown, never))
        return Bounds(ops.select(happened, ops.least(low, high), low), ops.select(happened, high, never))

    def _recorded_or(self, fact: Event, other: int, lag: int) -> Op:
        day = self.ops.default(self.ops.day(self.field(fact)), self.ops.const(other))
        return self._moved(day, self.ops.const(lag)) if lag else day

    def _shows(self, fact: Fact) -> Op:
        """Return whether a fact shows that an event has happened: it is recorded, and not a no."""
        value = self.field(fact)
        return self.ops.is_in(value, [True]) if isinstance(fact, Flag) else self.ops.known(value)

    def _calendar(self, function: str, count: int | None, base: Bounds) -> Bounds:
        low, high = self.ops.calendar(function, count, *base)
        return Bounds(low, low if self._complete else high)

    def _moved(self, day: Op, count: Op) -> Op:
        """Return a day plus a number of days; `DAWN` and `FOREVER` (no bound) are returned unchanged."""
        ops, moved = self.ops, self.ops.add(day, count)
        if count.kind != "const" or abs(count.value) > _SHORT:
            moved = ops.least(moved, ops.const(FOREVER))
        return ops.select(ops.all_(ops.less(ops.const(DAWN), day), ops.less(day, ops.const(FOREVER))), moved, day)

    def _shifted(self, moment: Shifted) -> Bounds:
        base, span = self.bounds(moment.base), moment.span
        if isinstance(span, Quantity):
            fewest, most = self._quantity(span)
            return Bounds(self._moved(base.low, fewest), self._moved(base.high, most))
        return self._counted(base, span, span.count * moment.sign)

    def _counted(self, base: Bounds, span: Span, count: int) -> Bounds:
        match span:
            case Days():
                number = self.ops.const(count)
                return Bounds(self._moved(base.low, number), self._moved(base.high, number))
            case Months():
                return self._calendar("months", count, base)
            case Years():
                return self._calendar("months", 12 * count, base)
            case WorkingDays():
                return self._calendar("working_days", count, base)
            case WeekDays():
                return self._calendar("weekdays", count, base)

    def _quantity(self, quantity: Quantity) -> Bounds:
        ops, none = self.ops, self.ops.const(0)
        match quantity:
            case Number():
                number = ops.count(self.field(quantity))
                fewest = ops.default(number, none)
                return Bounds(fewest, fewest if self._complete else ops.default(number, ops.const(FOREVER)))
            case DaysBetween():
                start, end = self.bounds(quantity.start), self.bounds(quantity.end)
                return Bounds(
                    ops.greatest(none, ops.subtract(end.low, start.high)),
                    ops.greatest(none, ops.subtract(end.high, start.low)),
                )
            case _:
                raise RuleDefect(f"a {type(quantity).__name__} is no number of days")

    def _extended(self, moment: Extended) -> Bounds:
        ops, base = self.ops, self.bounds(moment.base)
        value = ops.count(self.field(moment.by))
        count = ops.default(value, ops.const(0))
        low, high = self._moved(base.low, count), self._moved(base.high, count)
        open_end = ops.select(self.attested(base.high), base.high, ops.const(FOREVER))
        return Bounds(low, low if self._complete else ops.select(ops.known(value), high, open_end))

    def _coalesced(self, moment: Coalesce) -> Bounds:
        ops, then = self.ops, self.bounds(moment.then)
        first = ops.day(self.field(moment.first))
        if self._complete:
            return self._same(ops.select(ops.known(first), first, then.low))
        settled = self.attested(self.bounds(moment.settled).high)
        low, high = ops.const(DAWN), ops.const(FOREVER)
        return Bounds(
            ops.default(first, ops.select(settled, then.low, low)),
            ops.default(first, ops.select(settled, then.high, high)),
        )

    def _picked(self, pick: Callable[..., Op], moment: Earliest | Latest) -> Bounds:
        low, high = zip(*map(self.bounds, moment.parts), strict=True)
        return Bounds(pick(*low), pick(*high))

    def _either(self, moment: IfElse) -> Bounds:
        ops, (met, unmet) = self.ops, self.truth(moment.condition)
        then, other = self.bounds(moment.met), self.bounds(moment.unmet)
        if self._complete:
            return self._same(ops.select(met, then.low, other.low))
        low = ops.select(unmet, other.low, ops.least(then.low, other.low))
        high = ops.select(unmet, other.high, ops.greatest(then.high, other.high))
        return Bounds(ops.select(met, then.low, low), ops.select(met, then.high, high))

    def _same(self, day: Op) -> Bounds:
        return Bounds(day, day)

    # -------------------------------------------------------------------------------------------- conditions

    def truth(self, condition: Condition) -> Flags:
        """Return whether a condition is certainly met, and whether it is certainly not met."""
        if id(condition) not in self._flags:
            met, unmet = self._truth(condition)
            self.ops.oppose(met, unmet)
            self._flags[id(condition)] = (condition, Flags(met, self.ops.not_(met) if self._complete else unmet))
        return self._flags[id(condition)][1]

    def _truth(self, condition: Condition) -> Flags:  # noqa: PLR0911  one case a node
        ops = self.ops
        match condition:
            case Always():
                return Flags(ops.const(condition.met), ops.const(not condition.met))
            case All():
                parts = [self.truth(part) for part in condition.parts]
                return Flags(ops.all_(*(each.met for each in parts)), ops.any_(*(each.unmet for each in parts)))
            case Any_():
                parts = [self.truth(part) for part in condition.parts]
                return Flags(ops.any_(*(each.met for each in parts)), ops.all_(*(each.unmet for each in parts)))
            case Not():
                met, unmet = self.truth(condition.part)
                return Flags(unmet, met)
            case Compare():
                return self._compared(condition)
            case Exists():
                return self._exists(condition)
            case _:
                return self._recorded(condition)

    def _compared(self, condition: Compare) -> Flags:
        ops, left, right = self.ops, self.bounds(condition.left), self.bounds(condition.right)
        if condition.op == "<":
            return Flags(ops.less(left.high, right.low), ops.at_most(right.high, left.low))
        return Flags(ops.at_most(left.high, right.low), ops.less(right.high, left.low))

    def _recorded(self, condition: Condition) -> Flags:
        """Return the truth of a condition about one or two facts."""
        ops = self.ops
        match condition:
            case Flag():
                value = self.field(condition)
                return Flags(ops.is_in(value, [True]), ops.is_in(value, [False]))
            case Is():
                value, terms = self.field(condition.fact), condition.fact.terms
                found = ops.is_in(value, (each for each in condition.values if not terms or each in terms))
                return Flags(found, ops.all_(ops.known(value), ops.not_(found)))
            case Equal():
                left, right = self.field(condition.left), self.field(condition.right)
                known, equal = ops.known(left), ops.equal(left, right)
                return Flags(ops.all_(known, equal), ops.all_(known, ops.known(right), ops.not_(equal)))
            case InTable():
                return self._in_table(condition)
            case Contains():
                value = self.field(condition.fact)
                held, known = ops.holds(value, condition.value), ops.known(value)
                absent = self._absent(condition.fact, condition.settled)
                return Flags(held, ops.select(known, ops.not_(held), absent))
            case Recorded():
                known = ops.known(self.field(condition.fact))
                return Flags(known, ops.all_(ops.not_(known), self._absent(condition.fact, condition.settled)))
            case _:
                raise RuleDefect(f"a {type(condition).__name__} is not a condition that can be compiled")

    def _absent(self, fact: Fact, settled: Moment) -> Op:
        """Return whether a fact that is not recorded is certainly absent from a record that is itself known."""
        return self.ops.all_(self.attested(self.bounds(settled).high), self.ops.known(self.record(fact.subject)))

    def _in_table(self, condition: InTable) -> Flags:
        ops, pairs = self.ops, frozenset(condition.table.pairs)
        right = self.field(condition.right)
        second_listed = ops.is_in(right, (second for _, second in pairs))
        second_unlisted = ops.all_(ops.known(right), ops.not_(second_listed))
        if condition.left is None:
            return Flags(second_listed, second_unlisted)
        otherwise = Flags(ops.false, ops.false) if condition.otherwise is None else self.truth(condition.otherwise)
        if not pairs:
            return otherwise
        left = self.field(condition.left)
        first_listed = ops.is_in(left, (first for first, _ in pairs))
        first_unlisted = ops.all_(ops.known(left), ops.not_(first_listed))
        both_known = ops.all_(ops.known(left), ops.known(right))
        decided = ops.all_(both_known, ops.any_(first_listed, second_listed))
        found = ops.pair_in(left, right, pairs)
        return Flags(
            ops.select(decided, found, ops.all_(both_known, otherwise.met)),
            ops.select(decided, ops.not_(found), ops.all_(ops.any_(first_unlisted, second_unlisted), otherwise.unmet)),
        )

    def undecided(self, condition: Condition) -> Op:
        """Return whether an unknown condition lacks a fact, and not only a person's judgments."""
        return self._open(condition) if _judges(condition) else self.ops.true

    def _open(self, condition: Condition) -> Op:
        ops = self.ops
        match condition:
            case Always():
                return ops.false
            case All() | Any_():
                met, unmet = self.truth(condition)
                decided = unmet if isinstance(condition, All) else met
                return ops.all_(ops.not_(decided), ops.any_(*map(self._open, condition.parts)))
            case Not():
                return self._open(condition.part)
            case Flag(judgment=True) | Is(fact=Text(judgment=True)):
                return ops.false
            case _:
                return ops.not_(ops.any_(*self.truth(condition)))

    # -------------------------------------------------------------------------------------------- many records

    def _scan(self, kind: str, wanted: Exists | First) -> tuple[Op, Op]:
        subject = wanted.subject
        days = (self.on, self.after, *([] if self._last is None else [self._last, *self._excluded.values()]))
        number = self._lists.setdefault((wanted, *days, *self._items.values()), len(self._lists) + 1)
        record = self.ops.record(subject, sure=True, number=number)
        inner = self.with_days(items={**self._items, subject: record})
        join = join_of(wanted.where, subject)
        key = None if join is None else (join[0], self.field(join[1]))
        low, high = inner.bounds(wanted.event) if isinstance(wanted, First) else (None, None)
        met, unmet = inner.truth(wanted.where)
        more: tuple[Op, ...] = ()
        if kind == "acts" and isinstance(wanted, First):
            claim = wanted.for_previous
            more = (inner.undecided(wanted.where), *inner.truth(claim), inner.undecided(claim))
        return self.ops.scan(kind, self._listed(subject), record, key, met, unmet, low, high, more)

    def _exists(self, condition: Exists) -> Flags:
        ops, listed = self.ops, self._listed(condition.subject)
        some, possible = self._scan("exists", condition)
        whole = self.attested(self._last or self.on)
        if not condition.subject.arises:
            whole = ops.any_(ops.known(listed), whole)
        return Flags(some, ops.all_(whole, ops.not_(possible)))

    def _first(self, moment: First) -> Bounds:
        ops = self.ops
        low, high = self._scan("first", moment)
        if self._complete:
            return self._same(low)
        unlisted = self.after
        if not moment.subject.arises:
            next_day = ops.add(self.on, ops.const(1))
            unlisted = ops.select(ops.known(self._listed(moment.subject)), next_day, unlisted)
        return Bounds(ops.least(low, unlisted), high)

    def acts(self, wanted: First) -> tuple[Op, Op]:
        """Return the acts on record, and the first day on which an act may have been done without being recorded."""
        ops, (acts, _) = self.ops, self._scan("acts", wanted)
        if wanted.subject.arises:
            return acts, self.after
        return acts, ops.select(ops.known(self._listed(wanted.subject)), ops.const(FOREVER), self.after)


def _judges(condition: Condition) -> bool:
    """Return whether a condition can be unknown for want of a person's judgment."""
    match condition:
        case All() | Any_():
            return any(map(_judges, condition.parts))
        case Not():
            return _judges(condition.part)
        case Is():
            return condition.fact.judgment
        case _:
            return isinstance(condition, Flag) and condition.judgment
