"""The days on which acts are due, as columns: what `Finding.due` says, and whether a day is provisional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.kleene import before, both, choose, either, least, opposite, settled
from zhixing_rules.batch.compile.polars_expressions import EPOCH, ColumnWriter
from zhixing_rules.batch.compile.stages import ATTESTED, Node, StagedColumns, Value, as_expr, node
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.compiled_procedure import window_of
from zhixing_rules.language import Day, Event, Fixed, Perform, Today, Unnumbered, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixing_rules.batch.compile.verdicts import VerdictWriter
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Moment, Subject

__all__ = ["DueWriter", "has_days"]

_LAST_DATE: Final = 3_652_059
"""The ordinal of the last day there is a date for."""


def has_days(resolved: ResolvedRule) -> bool:
    """Whether any version of a rule demands an act by a day that has a number."""
    windows = (window_of(each.then) for each in resolved.versions())
    return any(each is not None and not isinstance(each.closes, Unnumbered) for each in windows)


class DueWriter:
    """Writes the days of the rules of one subject beside their verdicts."""

    def __init__(self, own: VerdictWriter, subject: Subject) -> None:
        stages, seen, certain = own.stages, own.seen, own.certain
        self._sheet: StagedColumns = stages
        self._own = own
        self._settled = ColumnWriter(stages, own.calendar, own.on, seen, certain, after=FOREVER)
        self._attested = ColumnWriter(stages, own.calendar, own.on, seen, certain, after=ATTESTED)
        self._later: dict[int, ColumnWriter] = {}
        self._subject = subject

    def columns(self, resolved: ResolvedRule) -> tuple[pl.Expr, pl.Expr]:
        """The day on which an act is due, where it is certain; and whether a day there is is not certain."""
        plays = list(self._in_play(resolved))
        due: Value = DAWN
        unsure: Value = None
        several = either([both([a, b]) for i, a in enumerate(plays) for b in plays[:i]])
        for version, plays_now in zip(resolved.versions(), plays, strict=True):
            window = window_of(version.then)
            if window is None:
                continue
            moments = [each for each in (window.closes, window.opens, window.recommended) if each is not None]
            counted = [each for each in moments if not isinstance(each, Unnumbered)]
            provisional = self._sheet.keep(self._provisional(counted))
            alone = both([plays_now, opposite(several)])
            if not isinstance(window.closes, Unnumbered):
                low, _ = self._settled.bounds(window.closes)
                due = choose(both([alone, opposite(provisional)]), low, due)
            unsure = choose(alone, provisional, choose(both([plays_now, several]), True, unsure))  # noqa: FBT003  a truth
        return _dates(due), as_expr(unsure)

    def delay(self, resolved: ResolvedRule, due: pl.Expr) -> pl.Expr:
        """By how many days an act surely was done late, or is on the day of the report; null where it is not known."""
        late = as_expr(self._undone_before(resolved)) - (due.to_physical() + pl.lit(EPOCH, pl.Int32))
        return pl.when(late > 0).then(late.cast(pl.Int32))

    def _undone_before(self, resolved: ResolvedRule) -> Value:
        """The day before which an act that is demanded surely was not done; no bound where none surely is."""
        if not isinstance(resolved.then, Perform):
            undone: Value = DAWN  # a round that runs is not over
        else:
            low, _ = self._own.bounds(resolved.then.done)
            undone = choose(self._own.truth(resolved.applies), least([low, self._own.on]), DAWN)
        if resolved.superseded is None:
            return undone
        governs, superseded = self._own.truth(resolved.since), self._undone_before(resolved.superseded)
        return choose(governs, undone, choose(opposite(governs), superseded, DAWN))

    def _provisional(self, moments: Sequence[Moment]) -> Value:
        """Whether a day is not exact, or an event up to the day of the report, if recorded, could move it."""
        found: list[Value] = []
        for moment in moments:
            low, high = self._settled.bounds(moment)
            found.append(False if low is high else before(low, high))
            if _may_rest(moment):
                (a, b), (c, d) = self._own.bounds(moment), self._attested.bounds(moment)
                found += [opposite(_same(a, c)), opposite(_same(b, d))]
        return either(found)

    def _in_play(self, resolved: ResolvedRule) -> Iterator[Value]:
        """Of each version whether it is one of those that may govern on the day of the report, or will."""
        versions = list(resolved.versions())
        days = [each.rule.superseded.day.toordinal() for each in versions if each.rule.superseded is not None]
        later = self._on(max([self._own.on, *days]))
        now, then = (list(_may_govern(versions, writer)) for writer in (self._own, later))
        for a, b in zip(now, then, strict=True):
            yield self._sheet.keep(either([a, b]))

    def _on(self, day: int) -> ColumnWriter:
        if day == self._own.on:
            return self._own
        if day not in self._later:
            own = self._own
            self._later[day] = ColumnWriter(own.stages, own.calendar, day, own.seen, own.certain)
        return self._later[day]


def _may_govern(versions: Sequence[ResolvedRule], writer: ColumnWriter) -> Iterator[Value]:
    earlier: list[Value] = []
    for version in versions:
        governs: Value = True if version.superseded is None else writer.truth(version.since)
        yield both([*earlier, opposite(settled(opposite(governs)))])
        earlier.append(opposite(settled(governs)))


def _may_rest(moment: Moment) -> bool:
    """Whether a moment can depend on what is not recorded at all."""
    return not all(isinstance(part, Day | Fixed | Today) and not isinstance(part, Event) for part in parts_of(moment))


def _same(left: Value, right: Value) -> Value:
    if left is right:
        return True
    if isinstance(left, Node) or isinstance(right, Node):
        return node(lambda a, b: a == b, left, right)
    return left == right


def _dates(days: Value) -> pl.Expr:
    """Ordinals as dates; null for one that stands for no bound."""
    day = as_expr(days)
    dated = (day - pl.lit(EPOCH, dtype=pl.Int32)).cast(pl.Date)
    return pl.when((day > DAWN) & (day <= _LAST_DATE)).then(dated)
