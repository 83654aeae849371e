"""Due days as columns: the values of `Finding.due`, whether a day is provisional, and delays in days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.kleene import and_, before, choose, earliest, equal, is_true, not_, or_
from zhixing_rules.batch.compile.polars_expressions import EPOCH, ColumnWriter
from zhixing_rules.batch.compile.stages import ATTESTED, Value, as_expr
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import Day, Event, Fixed, Perform, Today, Unnumbered, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixing_rules.batch.compile.verdicts import VerdictWriter
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Moment, Subject

__all__ = ["DueWriter", "has_days"]

_LAST_DATE: Final = 3_652_059
"""The ordinal of the last day that `datetime.date` can hold."""


def has_days(resolved: ResolvedRule) -> bool:
    """Return whether any version of a rule demands an act within a period that the text gives as a number."""
    windows = (window_of(each.then) for each in resolved.versions())
    return any(each is not None and not isinstance(each.closes, Unnumbered) for each in windows)


class DueWriter:
    """Writes the due days of the rules of one subject into the columns of their verdicts.

    Args:
        writer: the writer of the verdicts.
        subject: the subject.
    """

    def __init__(self, writer: VerdictWriter, subject: Subject) -> None:
        stages, in_sight, existing = writer.stages, writer.in_sight, writer.existing
        self._stages = stages
        self._writer = writer
        self._as_recorded = ColumnWriter(stages, writer.calendar, writer.on, in_sight, existing, after=FOREVER)
        self._as_complete = ColumnWriter(stages, writer.calendar, writer.on, in_sight, existing, after=ATTESTED)
        self._writers: dict[int, ColumnWriter] = {}
        self._subject = subject

    def columns(self, resolved: ResolvedRule) -> tuple[pl.Expr, pl.Expr]:
        """Return the due day where it is certain, and whether a due day exists but is provisional."""
        possible = list(self._possible_versions(resolved))
        due: Value = DAWN
        unsure: Value = None
        several = or_([and_([a, b]) for i, a in enumerate(possible) for b in possible[:i]])
        for version, is_possible in zip(resolved.versions(), possible, strict=True):
            window = window_of(version.then)
            if window is None:
                continue
            moments = [each for each in (window.closes, window.opens, window.recommended) if each is not None]
            counted = [each for each in moments if not isinstance(each, Unnumbered)]
            provisional = self._stages.store(self._provisional(counted))
            alone = and_([is_possible, not_(several)])
            if not isinstance(window.closes, Unnumbered):
                low, _ = self._as_recorded.bounds(window.closes)
                due = choose(and_([alone, not_(provisional)]), low, due)
            unsure = choose(alone, provisional, choose(and_([is_possible, several]), True, unsure))  # noqa: FBT003  a truth value
        return _dates(due), as_expr(unsure)

    def delay(self, resolved: ResolvedRule, due: pl.Expr) -> pl.Expr:
        """Return by how many days an act is certainly late; null where it is on time or this is not known.

        Args:
            resolved: the rule.
            due: the due days from `columns`.

        Returns:
            The days from the due day to the act, or to the day of the report if the act is not done.
        """
        late = as_expr(self._not_done_before(resolved)) - (due.to_physical() + pl.lit(EPOCH, pl.Int32))
        return pl.when(late > 0).then(late.cast(pl.Int32))

    def _not_done_before(self, resolved: ResolvedRule) -> Value:
        """Return the day before which a demanded act was certainly not done; `DAWN` if none is certainly demanded."""
        if not isinstance(resolved.then, Perform):
            not_done: Value = DAWN  # the current period has not ended
        else:
            low, _ = self._writer.bounds(resolved.then.done)
            not_done = choose(self._writer.truth(resolved.applies), earliest([low, self._writer.on]), DAWN)
        if resolved.superseded is None:
            return not_done
        governs, superseded = self._writer.truth(resolved.since), self._not_done_before(resolved.superseded)
        return choose(governs, not_done, choose(not_(governs), superseded, DAWN))

    def _provisional(self, moments: Sequence[Moment]) -> Value:
        """Return whether a day is not exact, or could be moved by an unrecorded event up to the day of the report."""
        reasons: list[Value] = []
        for moment in moments:
            low, high = self._as_recorded.bounds(moment)
            reasons.append(False if low is high else before(low, high))
            if _depends_on_unrecorded(moment):
                (a, b), (c, d) = self._writer.bounds(moment), self._as_complete.bounds(moment)
                reasons += [not_(equal(a, c)), not_(equal(b, d))]
        return or_(reasons)

    def _possible_versions(self, resolved: ResolvedRule) -> Iterator[Value]:
        """Yield for each version whether it may apply on the day of the report or on a later day of commencement."""
        versions = list(resolved.versions())
        days = [each.rule.superseded.day.toordinal() for each in versions if each.rule.superseded is not None]
        later = self._writer_on(max([self._writer.on, *days]))
        now, then = (list(_possibly_applicable(versions, writer)) for writer in (self._writer, later))
        for a, b in zip(now, then, strict=True):
            yield self._stages.store(or_([a, b]))

    def _writer_on(self, day: int) -> ColumnWriter:
        if day == self._writer.on:
            return self._writer
        if day not in self._writers:
            writer = self._writer
            self._writers[day] = ColumnWriter(writer.stages, writer.calendar, day, writer.in_sight, writer.existing)
        return self._writers[day]


def _possibly_applicable(versions: Sequence[ResolvedRule], writer: ColumnWriter) -> Iterator[Value]:
    """Yield for each version whether it may apply on the day of a writer: no newer version certainly applies."""
    earlier: list[Value] = []
    for version in versions:
        governs: Value = True if version.superseded is None else writer.truth(version.since)
        yield and_([*earlier, not_(is_true(not_(governs)))])
        earlier.append(not_(is_true(governs)))


def _depends_on_unrecorded(moment: Moment) -> bool:
    """Return whether a moment can depend on facts that are not recorded."""
    return not all(isinstance(part, Day | Fixed | Today) and not isinstance(part, Event) for part in parts_of(moment))


def _dates(days: Value) -> pl.Expr:
    """Return ordinals as dates; null for `DAWN`, `FOREVER` and other days outside the range of dates."""
    day = as_expr(days)
    dated = (day - pl.lit(EPOCH, dtype=pl.Int32)).cast(pl.Date)
    return pl.when((day > DAWN) & (day <= _LAST_DATE)).then(dated)
