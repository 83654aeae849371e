"""Expressions as Polars columns: a moment is a pair of bounds, a condition a nullable Boolean; each fact is read once.

`zhixing_rules.engine.compile.python_expressions` writes the same expressions as Python source for one record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.calendar_lookup import DayLookup, map_unique, months_lookup, roll_lookup, shift_lookup
from zhixing_rules.batch.compile.kleene import (
    add,
    add_days,
    and_,
    as_ordinal,
    before,
    choose,
    earliest,
    latest,
    not_,
    not_after,
    or_,
    pair_in_table,
    subtract,
    three_valued,
)
from zhixing_rules.batch.compile.list_joins import ExistsJoin, FirstJoin, ListJoin
from zhixing_rules.batch.compile.recurrence import current_period_end
from zhixing_rules.batch.compile.stages import AFTER, Node, StagedColumns, Value, node
from zhixing_rules.batch.tables.layout import column_of, count_of, index_column
from zhixing_rules.calendars import DAWN, FOREVER, ordinal_of
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
    Subject,
    Today,
    WorkingDays,
)

if TYPE_CHECKING:
    from zhixing_rules.calendars import Calendar

__all__ = ["EPOCH", "ColumnWriter", "Pair"]

J = TypeVar("J", bound=ListJoin)

Pair = tuple[Value, Value]
"""Lower and upper bound of a day; the same object where the day is exact."""

EPOCH = 719_163
"""The ordinal of 1970-01-01, the day that Polars counts from."""


class ColumnWriter:
    """Writes the columns of conditions and moments, each of them once.

    Args:
        stages: the columns to add to.
        calendar: the working days.
        on: the day of the report, as an ordinal.
        in_sight: the subjects whose facts the columns may read.
        existing: those of them that have a record in every row.
        after: the day after the record's last complete day, or the name of its column.
    """

    def __init__(
        self,
        stages: StagedColumns,
        calendar: Calendar,
        on: int,
        in_sight: tuple[Subject, ...],
        existing: tuple[Subject, ...],
        *,
        after: str | int = AFTER,
    ) -> None:
        self.stages = stages
        self.calendar = calendar
        self.on = on
        self.in_sight = in_sight
        self.existing = existing
        self._after_source = after
        self.after: Value = stages.source(after) if isinstance(after, str) else after
        self._bounds: dict[int, tuple[Expression, Pair]] = {}
        self._truths: dict[int, tuple[Expression, Value]] = {}
        self._days: dict[str, Value] = {}
        self._attested: Value = None

    # -------------------------------------------------------------------------------------------- facts

    def value(self, fact: Fact) -> Node:
        """Return the column of a fact."""
        return self.stages.source(column_of(fact))

    def _ordinal(self, fact: Fact) -> Value:
        name = column_of(fact)
        if name not in self._days:
            day = node(lambda each: each.to_physical() + pl.lit(EPOCH, dtype=pl.Int32), self.value(fact))
            self._days[name] = self.stages.store(day)
        return self._days[name]

    def attested(self) -> Value:
        """Return whether the record is complete through the day of the report."""
        if self._attested is None:
            self._attested = self.stages.store(before(self.on, self.after))
        return self._attested

    # -------------------------------------------------------------------------------------------- moments

    def bounds(self, moment: Moment) -> Pair:
        """Return the bounds of a moment."""
        if isinstance(moment, Today):
            return (self.on, self.on)
        if isinstance(moment, Named):
            return self.bounds(moment.moment)
        if id(moment) not in self._bounds:
            low, high = self._moment(moment)
            stored = self.stages.store(low)
            pair = (stored, stored if low is high else self.stages.store(high))
            self._bounds[id(moment)] = (moment, pair)
        return self._bounds[id(moment)][1]

    def _moment(self, moment: Moment) -> Pair:  # noqa: C901, PLR0911, PLR0912  one case a node
        match moment:
            case Event():
                return self._day(moment, self.after)
            case Day():
                return self._day(moment, DAWN)
            case NotBefore():
                floor, _ = self.bounds(moment.floor)
                return self._day(moment.event, self.stages.store(latest([self.after, floor])))
            case Fixed():
                day = ordinal_of(moment.day)
                return day, day
            case Shifted():
                return self._shift(moment)
            case Extended():
                return self._extend(moment)
            case Rolled():
                roll = roll_lookup(self.calendar, statutory=moment.over is not Roll.REST_DAYS)
                return _look_up(roll, self.bounds(moment.base))
            case Coalesce():
                return self._coalesce(moment)
            case Earliest() | Latest():
                pairs = [self.bounds(part) for part in moment.parts]
                pick = earliest if isinstance(moment, Earliest) else latest
                low = pick([pair[0] for pair in pairs])
                return low, low if all(a is b for a, b in pairs) else pick([pair[1] for pair in pairs])
            case IfElse():
                return self._if_else(moment)
            case First():
                return self._first(moment)
            case PeriodEnd():
                since, _ = self.bounds(moment.since)
                end = current_period_end(moment, self.on)
                if not isinstance(since, Node):
                    last: Value = end(as_ordinal(since))
                else:
                    last = node(lambda each: map_unique(each, end), since)
                return last, last
            case _:
                raise RuleDefect(f"a {type(moment).__name__} has no day")

    def _day(self, fact: Fact, unknown: Value) -> Pair:
        day = self._ordinal(fact)
        if not isinstance(unknown, Node) and unknown == FOREVER:
            last = node(lambda each: each.fill_null(FOREVER), day)
            return last, last
        low = node(lambda each, other: each.fill_null(other), day, unknown)
        return low, node(lambda each: each.fill_null(FOREVER), day)

    def _if_else(self, moment: IfElse) -> Pair:
        condition = self.truth(moment.condition)
        (a, b), (c, d) = self.bounds(moment.met), self.bounds(moment.unmet)
        if condition is True:
            return a, b
        if condition is False:
            return c, d
        no = not_(condition)
        return (
            choose(condition, a, choose(no, c, earliest([a, c]))),
            choose(condition, b, choose(no, d, latest([b, d]))),
        )

    def _coalesce(self, moment: Coalesce) -> Pair:
        _, last = self.bounds(moment.settled)
        low, high = self.bounds(moment.then)
        passed, recorded = before(last, self.after), self._ordinal(moment.first)
        return (
            node(lambda day, other: day.fill_null(other), recorded, choose(passed, low, DAWN)),
            node(lambda day, other: day.fill_null(other), recorded, choose(passed, high, FOREVER)),
        )

    def _shift(self, moment: Shifted) -> Pair:
        below, above = self.bounds(moment.base)
        span = moment.span
        if isinstance(span, Quantity):
            fewest, longest = self._quantity(span)
            return (
                choose(before(DAWN, below), add(below, fewest), below),
                earliest([add(above, longest), FOREVER]),
            )
        if isinstance(span, Days):
            count = span.count * moment.sign
            low = add_days(below, count)
            return low, low if below is above else add_days(above, count)
        if isinstance(span, Months):
            return _look_up(months_lookup(span.count * moment.sign), (below, above))
        weekdays = not isinstance(span, WorkingDays)
        return _look_up(shift_lookup(self.calendar, span.count * moment.sign, weekdays=weekdays), (below, above))

    def _quantity(self, quantity: Quantity) -> Pair:
        match quantity:
            case Number():
                value = node(lambda each: each.cast(pl.Int32), self.value(quantity))
                return node(lambda each: each.fill_null(0), value), node(lambda each: each.fill_null(FOREVER), value)
            case DaysBetween():
                (a, b), (c, d) = self.bounds(quantity.start), self.bounds(quantity.end)
                return latest([0, self.stages.store(subtract(c, b))]), latest([0, self.stages.store(subtract(d, a))])
            case _:
                raise RuleDefect(f"a {type(quantity).__name__} is no number of days")

    def _extend(self, moment: Extended) -> Pair:
        below, above = self.bounds(moment.base)
        days = self.stages.store(node(lambda each: each.cast(pl.Int32), self.value(moment.by)))
        unknown = node(lambda each: each.is_null(), days)
        longer = choose(before(DAWN, below), add(below, days), below)
        open_end = choose(before(above, self.after), above, FOREVER)
        return (
            choose(unknown, below, longer),
            choose(unknown, open_end, earliest([self.stages.store(add(above, days)), FOREVER])),
        )

    # -------------------------------------------------------------------------------------------- conditions

    def truth(self, condition: Condition) -> Value:
        """Return a condition as a nullable Boolean."""
        if id(condition) not in self._truths:
            self._truths[id(condition)] = (condition, self.stages.store(self._truth(condition)))
        return self._truths[id(condition)][1]

    def _truth(self, condition: Condition) -> Value:  # noqa: C901, PLR0911, PLR0912  one case a node
        match condition:
            case Always():
                return condition.met
            case All():
                return and_([self.truth(part) for part in condition.parts])
            case Any_():
                return or_([self.truth(part) for part in condition.parts])
            case Not():
                return not_(self.truth(condition.part))
            case Compare():
                return self._compare(condition)
            case Flag():
                return self.value(condition)
            case Is():
                values = [word for word in condition.values if not condition.fact.terms or word in condition.fact.terms]
                tests = [node(lambda each, word=word: each == word, self.value(condition.fact)) for word in values]
                return or_(tests)
            case Equal():
                return node(
                    lambda a, b: a.cast(pl.String) == b.cast(pl.String),
                    self.value(condition.left),
                    self.value(condition.right),
                )
            case InTable():
                return self._in_table(condition)
            case Contains():
                value, (_, last) = self.value(condition.fact), self.bounds(condition.settled)
                absent = self._absent(condition.fact, last)
                return node(lambda each, other: each.list.contains(condition.value).fill_null(other), value, absent)
            case Recorded():
                value, (_, last) = self.value(condition.fact), self.bounds(condition.settled)
                present = node(lambda each: each.is_not_null(), value)
                return choose(present, True, self._absent(condition.fact, last))  # noqa: FBT003  a truth value
            case Exists():
                return self._exists(condition)
            case _:
                raise RuleDefect(f"a {type(condition).__name__} is not a condition that can be evaluated")

    def _compare(self, condition: Compare) -> Value:
        (a, b), (c, d) = self.bounds(condition.left), self.bounds(condition.right)
        if condition.op == "<":
            met, unmet = before(b, c), not_after(d, a)
        else:
            met, unmet = not_after(b, c), before(d, a)
        return met if a is b and c is d else three_valued(met, unmet)

    def _in_table(self, condition: InTable) -> Value:
        pairs = condition.table.pairs
        seconds = sorted({second for _, second in pairs})
        right = self.value(condition.right)
        among = node(lambda each: each.cast(pl.String).is_in(seconds), right)
        if condition.left is None:
            return among
        left = self.value(condition.left)
        number = {word: index for index, word in enumerate(seconds)}
        firsts: dict[str, list[int]] = {}
        for first, second in pairs:
            firsts.setdefault(first, []).append(number[second])
        allowed = {first: sorted(indexes) for first, indexes in firsts.items()}
        met = self.stages.store(node(lambda a, b: pair_in_table(a, b, allowed, seconds), left, right))
        unmet = node(lambda a, b: a.is_not_null() & b.fill_null(value=False), left, among)
        otherwise = None if condition.otherwise is None else self.truth(condition.otherwise)
        return choose(met, True, choose(unmet, False, otherwise))  # noqa: FBT003  truth values

    def _absent(self, fact: Fact, last: Value) -> Value:
        """Return the meaning of an unrecorded fact: false once it would have been recorded, else unknown.

        It is unknown too where the record of the fact is itself unknown.
        """
        passed = before(last, self.after)
        if fact.subject not in self.existing:
            here = node(lambda each: each.is_not_null(), self.stages.source(index_column(fact.subject)))
            passed = and_([passed, here])
        return three_valued(False, passed)  # noqa: FBT003  a truth value

    # -------------------------------------------------------------------------------------------- many records

    def _exists(self, condition: Exists) -> Value:
        join, inner = self.list_join(ExistsJoin, condition.subject)
        join.matches = inner.stages.store(inner.truth(condition.where))
        self._add_join(join)
        yes, maybe = (Node(pl.col(name), 1, stored=True) for name in (join.met, join.unknown))
        sure = self.attested()
        unknown = or_([maybe, not_(sure)]) if condition.subject.arises else maybe
        unrecorded = node(lambda each: each.is_null(), join.length)
        in_list = choose(yes, True, choose(unknown, None, False))  # noqa: FBT003  truth values
        return choose(unrecorded, three_valued(False, sure), in_list)  # noqa: FBT003  a truth value

    def _first(self, moment: First) -> Pair:
        join, inner = self.list_join(FirstJoin, moment.subject)
        join.matches = inner.stages.store(inner.truth(moment.where))
        low, high = inner.bounds(moment.event)
        join.low, join.high = inner.stages.store(low), inner.stages.store(high)
        self._add_join(join)
        first, last = (Node(pl.col(name), 1, stored=True) for name in (join.first, join.last))
        unrecorded = node(lambda each: each.is_null(), join.length)
        unlisted = self.after if moment.subject.arises else self.on + 1
        return choose(unrecorded, self.after, earliest([first, unlisted])), choose(unrecorded, FOREVER, last)

    def list_join(self, kind: type[J], subject: Subject) -> tuple[J, ColumnWriter]:
        """Return a join with a list in sight, and the writer of the columns of its pairs."""
        inner = self.inner_writer(subject)
        length = self.stages.source(count_of(subject))
        names = (self.stages.new_name(), self.stages.new_name())
        return kind(subject, inner.stages, length, names), inner

    def _add_join(self, join: ExistsJoin | FirstJoin) -> None:
        self.stages.needs.update(join.row_columns())
        self.stages.add(join, 0)

    def inner_writer(self, subject: Subject) -> ColumnWriter:
        """Return a writer for the pairs of a row and a record of one of its lists."""
        return ColumnWriter(
            StagedColumns(),
            self.calendar,
            self.on,
            (*self.in_sight, subject),
            (*self.existing, subject),
            after=self._after_source,
        )


def _look_up(lookup: DayLookup, pair: Pair) -> Pair:
    """Return bounds looked up in a function of the calendar."""
    below, above = pair
    low: Value = node(lookup.low, below) if isinstance(below, Node) else lookup.of(as_ordinal(below))[0]
    high: Value = node(lookup.high, above) if isinstance(above, Node) else lookup.of(as_ordinal(above))[1]
    return low, low if not isinstance(low, Node) and low == high else high
