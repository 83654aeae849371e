"""Expressions as columns: each fact read once, each moment a pair of bounds, each condition a nullable Boolean.

The model is `engine.writing`, which writes the same as Python for one record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.calendar_lookup import Gather, gather_months, gather_roll, gather_shift, once
from zhixing_rules.batch.compile.kleene import (
    add,
    before,
    both,
    choose,
    counted,
    either,
    least,
    less,
    most,
    no_later,
    number_of,
    opposite,
    stands,
    three,
)
from zhixing_rules.batch.compile.list_joins import FirstJob, ListJob, SomeJob
from zhixing_rules.batch.compile.recurrence import running
from zhixing_rules.batch.compile.stages import AFTER, Node, StagedColumns, Value, node
from zhixing_rules.batch.tables.layout import column_of, count_of, place_of
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.compile.generated_module import ordinal_of
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

J = TypeVar("J", bound=ListJob)

Pair = tuple[Value, Value]
"""Lower and upper bound of a day; one and the same object where the day is exact."""

EPOCH = 719_163
"""The ordinal of the day from which Polars counts, 1970-01-01."""


class ColumnWriter:
    """Writes the columns that settle conditions and moments, each once.

    Args:
        sheet: where they are computed.
        calendar: the working days.
        on: the day of the report, as an ordinal.
        seen: the subjects in sight.
        certain: those of them whose record is surely there.
        after: the day after the last complete day, or the column of it.
    """

    def __init__(
        self,
        stages: StagedColumns,
        calendar: Calendar,
        on: int,
        seen: tuple[Subject, ...],
        certain: tuple[Subject, ...],
        *,
        after: str | int = AFTER,
    ) -> None:
        self.stages = stages
        self.calendar = calendar
        self.on = on
        self.seen = seen
        self.certain = certain
        self.complete = after
        self.after: Value = stages.source(after) if isinstance(after, str) else after
        self._pairs: dict[int, tuple[Expression, Pair]] = {}
        self._truths: dict[int, tuple[Expression, Value]] = {}
        self._days: dict[str, Value] = {}
        self._attested: Value = None

    # -------------------------------------------------------------------------------------------- facts

    def value(self, fact: Fact) -> Node:
        """The column of a fact."""
        return self.stages.source(column_of(fact))

    def _ordinal(self, fact: Fact) -> Value:
        name = column_of(fact)
        if name not in self._days:
            day = node(lambda each: each.to_physical() + pl.lit(EPOCH, dtype=pl.Int32), self.value(fact))
            self._days[name] = self.stages.keep(day)
        return self._days[name]

    def attested(self) -> Value:
        """Whether the record is complete through the day of the report."""
        if self._attested is None:
            self._attested = self.stages.keep(before(self.on, self.after))
        return self._attested

    # -------------------------------------------------------------------------------------------- moments

    def bounds(self, moment: Moment) -> Pair:
        """The bounds of a moment."""
        if isinstance(moment, Today):
            return (self.on, self.on)
        if isinstance(moment, Named):
            return self.bounds(moment.moment)
        if id(moment) not in self._pairs:
            low, high = self._moment(moment)
            kept = self.stages.keep(low)
            pair = (kept, kept if low is high else self.stages.keep(high))
            self._pairs[id(moment)] = (moment, pair)
        return self._pairs[id(moment)][1]

    def _moment(self, moment: Moment) -> Pair:  # noqa: C901, PLR0911, PLR0912  one case a node
        match moment:
            case Event():
                return self._day(moment, self.after)
            case Day():
                return self._day(moment, DAWN)
            case NotBefore():
                floor, _ = self.bounds(moment.floor)
                return self._day(moment.event, self.stages.keep(most([self.after, floor])))
            case Fixed():
                day = ordinal_of(moment.day)
                return day, day
            case Shifted():
                return self._shifted(moment)
            case Extended():
                return self._extended(moment)
            case Rolled():
                roll = gather_roll(self.calendar, statutory=moment.over is not Roll.REST_DAYS)
                return _mapped(roll, self.bounds(moment.base))
            case Coalesce():
                return self._otherwise(moment)
            case Earliest() | Latest():
                pairs = [self.bounds(part) for part in moment.parts]
                pick = least if isinstance(moment, Earliest) else most
                low = pick([pair[0] for pair in pairs])
                return low, low if all(a is b for a, b in pairs) else pick([pair[1] for pair in pairs])
            case IfElse():
                return self._either(moment)
            case First():
                return self._first(moment)
            case PeriodEnd():
                since, _ = self.bounds(moment.since)
                end = running(moment, self.on)
                last = node(lambda each: once(each, end), since) if isinstance(since, Node) else end(number_of(since))
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

    def _either(self, moment: IfElse) -> Pair:
        condition = self.truth(moment.condition)
        (a, b), (c, d) = self.bounds(moment.met), self.bounds(moment.unmet)
        if condition is True:
            return a, b
        if condition is False:
            return c, d
        no = opposite(condition)
        return (
            choose(condition, a, choose(no, c, least([a, c]))),
            choose(condition, b, choose(no, d, most([b, d]))),
        )

    def _otherwise(self, moment: Coalesce) -> Pair:
        _, last = self.bounds(moment.settled)
        low, high = self.bounds(moment.then)
        passed, written = before(last, self.after), self._ordinal(moment.first)
        return (
            node(lambda day, other: day.fill_null(other), written, choose(passed, low, DAWN)),
            node(lambda day, other: day.fill_null(other), written, choose(passed, high, FOREVER)),
        )

    def _shifted(self, moment: Shifted) -> Pair:
        below, above = self.bounds(moment.base)
        span = moment.span
        if isinstance(span, Quantity):
            fewest, longest = self._quantity(span)
            return (
                choose(before(DAWN, below), add(below, fewest), below),
                least([add(above, longest), FOREVER]),
            )
        if isinstance(span, Days):
            count = span.count * moment.sign
            low = counted(below, count)
            return low, low if below is above else counted(above, count)
        if isinstance(span, Months):
            return _mapped(gather_months(span.count * moment.sign), (below, above))
        weekdays = not isinstance(span, WorkingDays)
        return _mapped(gather_shift(self.calendar, span.count * moment.sign, weekdays=weekdays), (below, above))

    def _quantity(self, quantity: Quantity) -> Pair:
        match quantity:
            case Number():
                value = node(lambda each: each.cast(pl.Int32), self.value(quantity))
                return node(lambda each: each.fill_null(0), value), node(lambda each: each.fill_null(FOREVER), value)
            case DaysBetween():
                (a, b), (c, d) = self.bounds(quantity.start), self.bounds(quantity.end)
                return most([0, self.stages.keep(less(c, b))]), most([0, self.stages.keep(less(d, a))])
            case _:
                raise RuleDefect(f"a {type(quantity).__name__} is no number of days")

    def _extended(self, moment: Extended) -> Pair:
        below, above = self.bounds(moment.base)
        days = self.stages.keep(node(lambda each: each.cast(pl.Int32), self.value(moment.by)))
        unknown = node(lambda each: each.is_null(), days)
        longer = choose(before(DAWN, below), add(below, days), below)
        open_end = choose(before(above, self.after), above, FOREVER)
        return (
            choose(unknown, below, longer),
            choose(unknown, open_end, least([self.stages.keep(add(above, days)), FOREVER])),
        )

    # -------------------------------------------------------------------------------------------- conditions

    def truth(self, condition: Condition) -> Value:
        """A condition as a truth."""
        if id(condition) not in self._truths:
            self._truths[id(condition)] = (condition, self.stages.keep(self._truth(condition)))
        return self._truths[id(condition)][1]

    def _truth(self, condition: Condition) -> Value:  # noqa: C901, PLR0911, PLR0912  one case a node
        match condition:
            case Always():
                return condition.met
            case All():
                return both([self.truth(part) for part in condition.parts])
            case Any_():
                return either([self.truth(part) for part in condition.parts])
            case Not():
                return opposite(self.truth(condition.part))
            case Compare():
                return self._compared(condition)
            case Flag():
                return self.value(condition)
            case Is():
                values = [word for word in condition.values if not condition.fact.terms or word in condition.fact.terms]
                tests = [node(lambda each, word=word: each == word, self.value(condition.fact)) for word in values]
                return either(tests)
            case Equal():
                return node(
                    lambda a, b: a.cast(pl.String) == b.cast(pl.String),
                    self.value(condition.left),
                    self.value(condition.right),
                )
            case InTable():
                return self._listed(condition)
            case Contains():
                value, (_, last) = self.value(condition.fact), self.bounds(condition.settled)
                absent = self._absent(condition.fact, last)
                return node(lambda each, other: each.list.contains(condition.value).fill_null(other), value, absent)
            case Recorded():
                value, (_, last) = self.value(condition.fact), self.bounds(condition.settled)
                there = node(lambda each: each.is_not_null(), value)
                return choose(there, True, self._absent(condition.fact, last))  # noqa: FBT003  a truth
            case Exists():
                return self._some(condition)
            case _:
                raise RuleDefect(f"a {type(condition).__name__} is not a condition that can be settled")

    def _compared(self, condition: Compare) -> Value:
        (a, b), (c, d) = self.bounds(condition.left), self.bounds(condition.right)
        if condition.op == "<":
            met, unmet = before(b, c), no_later(d, a)
        else:
            met, unmet = no_later(b, c), before(d, a)
        return met if a is b and c is d else three(met, unmet)

    def _listed(self, condition: InTable) -> Value:
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
        allowed = {first: sorted(places) for first, places in firsts.items()}
        met = self.stages.keep(node(lambda a, b: stands(a, b, allowed, seconds), left, right))
        unmet = node(lambda a, b: a.is_not_null() & b.fill_null(value=False), left, among)
        otherwise = None if condition.otherwise is None else self.truth(condition.otherwise)
        return choose(met, True, choose(unmet, False, otherwise))  # noqa: FBT003  truths

    def _absent(self, fact: Fact, last: Value) -> Value:
        """What an unrecorded fact means: nothing, where even the record it belongs to is not known."""
        passed = before(last, self.after)
        if fact.subject not in self.certain:
            here = node(lambda each: each.is_not_null(), self.stages.source(place_of(fact.subject)))
            passed = both([passed, here])
        return three(False, passed)  # noqa: FBT003  a rail

    # -------------------------------------------------------------------------------------------- many records

    def _some(self, condition: Exists) -> Value:
        job, inner = self.joined(SomeJob, condition.subject)
        job.found = inner.stages.keep(inner.truth(condition.where))
        self._add(job)
        yes, maybe = (Node(pl.col(name), 1, kept=True) for name in (job.met, job.unknown))
        sure = self.attested()
        unknown = either([maybe, opposite(sure)]) if condition.subject.arises else maybe
        count = node(lambda each: each.is_null(), job.counted)
        inside = choose(yes, True, choose(unknown, None, False))  # noqa: FBT003  truths
        return choose(count, three(False, sure), inside)  # noqa: FBT003  a rail

    def _first(self, moment: First) -> Pair:
        job, inner = self.joined(FirstJob, moment.subject)
        job.found = inner.stages.keep(inner.truth(moment.where))
        low, high = inner.bounds(moment.event)
        job.below, job.above = inner.stages.keep(low), inner.stages.keep(high)
        self._add(job)
        found, last = (Node(pl.col(name), 1, kept=True) for name in (job.first, job.last))
        count = node(lambda each: each.is_null(), job.counted)
        unseen = self.after if moment.subject.arises else self.on + 1
        return choose(count, self.after, least([found, unseen])), choose(count, FOREVER, last)

    def joined(self, kind: type[J], subject: Subject) -> tuple[J, ColumnWriter]:
        """A job for a list in sight, and the writer of what is computed for its pairs."""
        inner = self.inside(subject)
        counted = self.stages.source(count_of(subject))
        names = (self.stages.fresh(), self.stages.fresh())
        return kind(subject, inner.stages, counted, names), inner

    def _add(self, job: SomeJob | FirstJob) -> None:
        self.stages.needs.update(job.needed())
        self.stages.add(job, 0)

    def inside(self, subject: Subject) -> ColumnWriter:
        """A writer for the pairs of a row and a record of one of its lists."""
        return ColumnWriter(
            StagedColumns(),
            self.calendar,
            self.on,
            (*self.seen, subject),
            (*self.certain, subject),
            after=self.complete,
        )


def _mapped(gather: Gather, pair: Pair) -> Pair:
    """Bounds through a function of the calendar."""
    below, above = pair
    low: Value = node(gather.low, below) if isinstance(below, Node) else gather.of(number_of(below))[0]
    high: Value = node(gather.high, above) if isinstance(above, Node) else gather.of(number_of(above))[1]
    return low, low if not isinstance(low, Node) and low == high else high
