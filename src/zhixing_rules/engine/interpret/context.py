"""Conditions and moments by walking their tree: slow and simple, to explain a verdict.

The value of a moment is a pair of bounds: `Between(low, high)`.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, FOREVER, ordinal_of
from zhixing_rules.engine.identity_cache import cached_by_identity
from zhixing_rules.engine.interpret.spans import moved, span_end
from zhixing_rules.engine.join_index import JoinIndex, join_of
from zhixing_rules.engine.recurrence import period_end, periods_through
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    TRUE,
    All,
    Always,
    Any_,
    Coalesce,
    Compare,
    Condition,
    Contains,
    Day,
    DaysBetween,
    Earliest,
    Equal,
    Event,
    Exists,
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
    Today,
    Truth,
    conjunction,
    disjunction,
    event_bounds,
    negation,
    reads_its_list_alone,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.recurrence import Act
    from zhixing_rules.language import Perform, Subject

__all__ = ["Between", "EvaluationContext"]


class Between(NamedTuple):
    """A day between two bounds, both inclusive, as ordinals."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether the bounds are the same day."""
        return self.low == self.high


ANY_DAY = Between(DAWN, FOREVER)


@dataclass(frozen=True, slots=True)
class EvaluationContext:
    """The facts of one subject on one day, against which expressions are evaluated.

    Attributes:
        on: the day of the report, as an ordinal.
        complete: the last day for which the record is complete, as an ordinal; ``None`` where it attests nothing.
        calendar: the working days.
        records: the records in sight, by subject.
        excluded: the events that will not happen, where what holds on this day or a later one is asked; ``None`` where
            this day alone is.
        joins: the index of the lists of the whole record, shared by the contexts of one call.
        seen: a cache by identity; each entry holds its expression, so that no id is reused.
    """

    on: int
    complete: int | None
    calendar: Calendar
    records: dict[Subject, Any]
    excluded: frozenset[Event] | None = None
    joins: JoinIndex = field(default_factory=JoinIndex, repr=False, compare=False)
    seen: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)

    def assuming(self, complete: int | None) -> EvaluationContext:
        """Return this context with the record complete through another day; cached for each day."""
        if complete == self.complete:
            return self
        key = -2 if complete is None else -3 - complete
        if key not in self.seen:
            self.seen[key] = self._with(complete=complete)
        other: EvaluationContext = self.seen[key]
        return other

    def as_recorded(self) -> EvaluationContext:
        """Return this context as if every event up to the day of the report were recorded."""
        return self.assuming(self.on if self.complete is None else max(self.on, self.complete))

    def judged_on(self, day: int) -> EvaluationContext:
        """Return this context for another day."""
        if day == self.on:
            return self
        return self._with(on=day)

    def from_now_on(self, excluded: frozenset[Event]) -> EvaluationContext:
        """Return this context for this day and every later one, if some events that are not recorded never happen."""
        return self._with(excluded=excluded)

    def _with(self, **changed: Any) -> EvaluationContext:  # noqa: ANN401  any attribute
        """Return this context with other attributes and nothing evaluated."""
        return replace(self, **changed, seen={})

    def __reduce__(self) -> tuple[type[EvaluationContext], tuple[Any, ...]]:
        return EvaluationContext, (self.on, self.complete, self.calendar, self.records, self.excluded)

    @classmethod
    def of(
        cls,
        instance: Instance,
        on: date,
        complete: date | None,
        calendar: Calendar,
        joins: JoinIndex | None = None,
    ) -> EvaluationContext:
        """Create the context of an instance.

        Args:
            instance: the subject.
            on: the day of the report.
            complete: the last day for which the record is complete; ``None`` where it attests nothing.
            calendar: the working days.
            joins: the index of the lists of the whole record; a new one if omitted.

        Returns:
            The context.
        """
        last = None if complete is None else complete.toordinal()
        return cls(on.toordinal(), last, calendar, instance.by_subject(), None, JoinIndex() if joins is None else joins)

    def with_record(self, subject: Subject, record: object) -> EvaluationContext:
        """Return this context with one more record in sight."""
        records = {**self.records, subject: record}
        return EvaluationContext(self.on, self.complete, self.calendar, records, self.excluded, self.joins)

    # -------------------------------------------------------------------------------------------- facts

    def value(self, fact: Fact) -> Any:  # noqa: ANN401  any recorded value
        """Return the recorded value of a fact; ``None`` where it is not recorded."""
        here = self.records.get(fact.subject)
        for step in _steps(fact.path):
            if here is None:
                return None
            here = getattr(here, step)
        return here

    def members(self, subject: Subject, where: Condition = TRUE) -> Iterator[EvaluationContext] | None:
        """Return a context for each record in a list; ``None`` where the list is not recorded.

        Args:
            subject: the subject of the list.
            where: a condition; records that certainly do not meet it, because they name another record, may be left
                out.

        Returns:
            The contexts, in the order of the list.
        """
        numbered = self.numbered(subject, where)
        return None if numbered is None else (context for _, context in numbered)

    def numbered(self, subject: Subject, where: Condition = TRUE) -> Iterator[tuple[int, EvaluationContext]] | None:
        """Return the contexts that `members` returns, each with the index of its record in the list."""
        container = None if subject.within is None else self.records.get(subject.within)
        listed = None if container is None else getattr(container, subject.field)
        if listed is None:
            return None
        join = join_of(where, subject)
        found = enumerate(listed) if join is None else self.joins.numbered(listed, join[0], self.value(join[1]))
        return ((number, self.with_record(subject, record)) for number, record in found)

    def attested(self, through: int) -> bool:
        """Return whether the record is complete up to and including a day."""
        return self.complete is not None and self.complete >= through

    # -------------------------------------------------------------------------------------------- conditions

    def truth(self, condition: Condition) -> Truth:
        """Return the truth of a condition."""
        found: tuple[Condition, Truth] | None = self.seen.get(id(condition))
        if found is None:
            evaluate = self._TRUTHS.get(type(condition))
            if evaluate is None:
                raise RuleDefect(f"a {type(condition).__name__} is not a condition")
            found = self.seen[id(condition)] = (condition, evaluate(self, condition))
        return found[1]

    def _all(self, condition: All) -> Truth:
        return conjunction(map(self.truth, condition.parts))

    def _any(self, condition: Any_) -> Truth:
        return disjunction(map(self.truth, condition.parts))

    def _flag(self, condition: Flag) -> Truth:
        return Truth.of(self.value(condition), judgment=condition.judgment)

    def _is(self, condition: Is) -> Truth:
        value = self.value(condition.fact)
        known = None if value is None else str(value) in condition.values
        return Truth.of(known, judgment=condition.fact.judgment)

    def _equal(self, condition: Equal) -> Truth:
        pair = (self.value(condition.left), self.value(condition.right))
        return Truth.of(None if None in pair else pair[0] == pair[1])

    def _in_table(self, condition: InTable) -> Truth:
        right, pairs = self.value(condition.right), condition.table.pairs
        seconds = {second for _, second in pairs}
        if condition.left is None:
            return Truth.of(None if right is None else right in seconds)
        left, firsts = self.value(condition.left), {first for first, _ in pairs}
        if None not in (left, right) and (left in firsts or right in seconds):
            return Truth.of((left, right) in pairs)
        otherwise = Truth.OPEN if condition.otherwise is None else self.truth(condition.otherwise)
        if None not in (left, right) or not pairs:
            return otherwise
        excluded = (left is not None and left not in firsts) or (right is not None and right not in seconds)
        return otherwise if excluded and otherwise is Truth.NOT_MET else Truth.OPEN

    def _contains(self, condition: Contains) -> Truth:
        listed = self.value(condition.fact)
        if listed is not None:
            return Truth.of(condition.value in listed)
        return self._absent_once(condition.fact, condition.settled)

    def _recorded(self, condition: Recorded) -> Truth:
        if self.value(condition.fact) is not None:
            return Truth.MET
        return self._absent_once(condition.fact, condition.settled)

    def _absent_once(self, fact: Fact, settled: Moment) -> Truth:
        if self.records.get(fact.subject) is None:
            return Truth.OPEN
        return Truth.NOT_MET if self.attested(self.between(settled).high) else Truth.OPEN

    def _exists(self, condition: Exists) -> Truth:
        found: Truth = self._scanned(condition, self._some)
        return found

    def _some(self, condition: Exists) -> Truth:
        members = self.members(condition.subject, condition.where)
        if members is None:
            return Truth.of(False if self.attested(self.today.high) else None)
        found = disjunction(context.truth(condition.where) for context in members)
        if found is Truth.NOT_MET and condition.subject.arises and not self.attested(self.today.high):
            return Truth.OPEN
        return Truth.OPEN if found is Truth.TO_BE_JUDGED else found

    def _compared(self, condition: Compare) -> Truth:
        left, right = self.between(condition.left), self.between(condition.right)
        if condition.op == "<":
            return Truth.of(left.high < right.low or (False if left.low >= right.high else None))
        return Truth.of(left.high <= right.low or (False if left.low > right.high else None))

    # -------------------------------------------------------------------------------------------- moments

    def between(self, moment: Moment) -> Between:
        """Return the bounds of a moment."""
        found: tuple[Moment, Between] | None = self.seen.get(id(moment))
        if found is None:
            evaluate = self._BOUNDS.get(type(moment))
            if evaluate is None:
                raise RuleDefect(f"a {type(moment).__name__} has no day")
            found = self.seen[id(moment)] = (moment, evaluate(self, moment))
        return found[1]

    @property
    def today(self) -> Between:
        """The day of the report; where every later day is asked about too, from it to the last."""
        return Between(self.on, self.on if self.excluded is None else FOREVER - 1)

    def discharged(self, then: Perform) -> Between:
        """Return the bounds of the day on which an act that a rule demands was done.

        An act before the moment that calls for it is not this act, unless the rule says that it is a breach.
        """
        done, after = self.between(then.done), self.between(then.within.after)
        if then.within.opens is not None or after.high <= done.low:
            return done
        return Between(FOREVER if done.high < after.low else done.low, FOREVER)

    def _event(self, moment: Event) -> Between:
        return self._day(moment) or self._unrecorded_day(moment, self._first_possible(moment))

    def _fixed(self, moment: Fixed) -> Between:
        day = ordinal_of(moment.day)
        return Between(day, day)

    def _written_day(self, moment: Day) -> Between:
        return self._day(moment) or self._unrecorded_day(moment, DAWN)

    def _not_before(self, moment: NotBefore) -> Between:
        event, floor = moment.event, self.between(moment.floor).low
        return self._day(event) or self._unrecorded_day(event, self._first_possible(event), floor)

    def _extended(self, moment: Extended) -> Between:
        base, extra = self.between(moment.base), self.value(moment.by)
        if extra is None:
            return base if self.attested(base.high) else Between(base.low, FOREVER)
        return Between(moved(base.low, extra), moved(base.high, extra))

    def _rolled(self, moment: Rolled) -> Between:
        roll = self.calendar.roll_ord if moment.over is Roll.REST_DAYS else self.calendar.roll_statutory
        base = self.between(moment.base)
        return Between(roll(base.low)[0], roll(base.high)[1])

    def _coalesce(self, moment: Coalesce) -> Between:
        written = self._day(moment.first)
        if written is not None:
            return written
        settled = self.between(moment.settled).high
        return self.between(moment.then) if self.attested(settled) else ANY_DAY

    def _earliest(self, moment: Earliest) -> Between:
        lows, highs = zip(*map(self.between, moment.parts), strict=True)
        return Between(min(lows), min(highs))

    def _latest(self, moment: Latest) -> Between:
        lows, highs = zip(*map(self.between, moment.parts), strict=True)
        return Between(max(lows), max(highs))

    def _period_end(self, moment: PeriodEnd) -> Between:
        since = self.between(moment.since).low
        end = period_end(since, moment.months, self.on, calendar=moment.calendar, grace=moment.months_after)
        return Between(end, end)

    def _day(self, fact: Event | Day) -> Between | None:
        value = self.value(fact)
        return None if value is None else Between(value.toordinal(), value.toordinal())

    def _unrecorded_day(self, fact: Event | Day, unrecorded: int, floor: int = DAWN) -> Between:
        """Return the bounds of a day that is not recorded: from `unrecorded` on, or never.

        If the record shows that the event has happened, it did so on a day that the order of events allows, before
        `unrecorded` too if what shows it is recorded for a day before that, or has no day.
        """
        bounds = event_bounds(fact.subject, fact.path)
        low, high, shown = floor, FOREVER, FOREVER
        for earlier, lag in bounds.not_before:
            low = max(low, min(moved(self._recorded_or(earlier, DAWN), -lag), self.on))  # what is to come may change
        for later, lag in bounds.not_after:
            high = min(high, moved(self._recorded_or(later, FOREVER), lag))
        for later in bounds.presupposed_by:
            shown = min(shown, self._recorded_or(later, FOREVER))
        if fact.followed_by is not None:
            followed = self.between(fact.followed_by).high
            high, shown = min(high, followed), min(shown, followed)
        if any(self.value(each) not in {None, False} for each in bounds.shown_by) or (
            fact.shown_by is not None and self.truth(fact.shown_by) is Truth.MET
        ):
            shown = DAWN
        if shown >= unrecorded:
            low = max(low, unrecorded)
        # the days of a record that contradicts itself may leave no day between them
        return Between(low, FOREVER) if shown >= FOREVER else Between(min(low, high), high)

    def _recorded_or(self, fact: Event | Day, other: int) -> int:
        day = self._day(fact)
        return other if day is None else day.low

    def _first_possible(self, event: Event) -> int:
        """Return the first day on which an event that is not recorded can have happened."""
        return FOREVER if self.excluded and event in self.excluded else self._unrecorded()

    def _unrecorded(self) -> int:
        return DAWN if self.complete is None else self.complete + 1

    def _shifted(self, moment: Shifted) -> Between:
        base, span = self.between(moment.base), moment.span
        if isinstance(span, Quantity):
            least, greatest = self.quantity(span)
            return Between(moved(base.low, least), moved(base.high, greatest))
        low, _ = span_end(span, base.low, moment.sign, self.calendar)
        _, high = span_end(span, base.high, moment.sign, self.calendar)
        return Between(low, high)

    def periods(self, moment: PeriodEnd) -> tuple[tuple[int, int], ...]:
        """Return the periods of a recurring duty, up to the current one."""
        return periods_through(self.between(moment.since).low, moment.months, self.on, calendar=moment.calendar)

    def acts(self, wanted: First) -> tuple[list[Act], int]:
        """Return the acts on record, and the first day on which an act may have been done without being recorded."""
        members = self.members(wanted.subject, wanted.where)
        from_day = self._unrecorded() if members is None or wanted.subject.arises else FOREVER
        found: list[Act] = []
        for context in members or ():
            truth, day = context.truth(wanted.where), context.between(wanted.event)
            found.append((truth, day.low, day.high, context.truth(wanted.for_previous)))
        return found, from_day

    def quantity(self, quantity: Quantity) -> tuple[int, int]:
        """Return the least and the greatest number of days."""
        match quantity:
            case Number():
                value = self.value(quantity)
                return (0, FOREVER) if value is None else (value, value)
            case DaysBetween():
                start, end = self.between(quantity.start), self.between(quantity.end)
                return max(0, end.low - start.high), max(0, end.high - start.low)
            case _:
                raise RuleDefect(f"a {type(quantity).__name__} is not a number of days")

    def _either(self, moment: IfElse) -> Between:
        truth = self.truth(moment.condition)
        if truth is Truth.MET:
            return self.between(moment.met)
        if truth is Truth.NOT_MET:
            return self.between(moment.unmet)
        met, unmet = self.between(moment.met), self.between(moment.unmet)
        return Between(min(met.low, unmet.low), max(met.high, unmet.high))

    def _first(self, moment: First) -> Between:
        found: Between = self._scanned(moment, self._first_of)
        return found

    def _scanned(self, wanted: Exists | First, scan: Callable[[Any], Any]) -> Any:  # noqa: ANN401  what it finds
        """Return what a scan of a list finds, kept for the other records if it reads those of the list alone."""
        container = None if wanted.subject.within is None else self.records.get(wanted.subject.within)
        listed = None if container is None else getattr(container, wanted.subject.field)
        if not listed or not _reads_its_list_alone(wanted):
            return scan(wanted)
        key = (id(wanted), id(listed), self.on, self.complete, self.excluded)
        kept = self.joins.scanned.get(key)
        if kept is None:
            kept = self.joins.scanned[key] = (scan(wanted), wanted, listed)
        return kept[0]

    def _first_of(self, moment: First) -> Between:
        members = self.members(moment.subject, moment.where)
        if members is None:
            return Between(self._unrecorded(), FOREVER)
        low, high = (self._unrecorded() if moment.subject.arises else self.on + 1), FOREVER
        for context in members:
            found, day = context.truth(moment.where), context.between(moment.event)
            if found is not Truth.NOT_MET:
                low = min(low, day.low)
            if found is Truth.MET:
                high = min(high, day.high)
        return Between(low, high)

    _TRUTHS: ClassVar[Mapping[type[Condition], Callable[[EvaluationContext, Any], Truth]]] = {
        Always: lambda _, condition: Truth.of(condition.met),
        All: _all,
        Any_: _any,
        Not: lambda context, condition: negation(context.truth(condition.part)),
        Flag: _flag,
        Is: _is,
        Equal: _equal,
        InTable: _in_table,
        Compare: _compared,
        Contains: _contains,
        Recorded: _recorded,
        Exists: _exists,
    }
    _BOUNDS: ClassVar[Mapping[type[Moment], Callable[[EvaluationContext, Any], Between]]] = {
        Today: lambda context, _: context.today,
        Named: lambda context, moment: context.between(moment.moment),
        Fixed: _fixed,
        Event: _event,
        Day: _written_day,
        NotBefore: _not_before,
        Shifted: _shifted,
        Extended: _extended,
        Rolled: _rolled,
        Coalesce: _coalesce,
        Earliest: _earliest,
        Latest: _latest,
        IfElse: _either,
        First: _first,
        PeriodEnd: _period_end,
    }


_reads_its_list_alone = cached_by_identity(reads_its_list_alone)


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))
