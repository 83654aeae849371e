"""A deadline as a legal object: its trigger, its count, the law behind each step, and the readings used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, FOREVER, months_after
from zhixing_rules.engine.applicable_version import in_play
from zhixing_rules.engine.explain.deadline_steps import UNSETTLED_SAFE_DAY, AccountStep, account, working_day_before
from zhixing_rules.engine.interpret.context import Between
from zhixing_rules.engine.recurrence import RecurrencePeriod, due_in_periods, fulfilments, last_day_for, periods_through
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import PeriodEnd, Recur, Shifted, Truth, Unnumbered, WeekDays, WorkingDays, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition, Moment, Window
    from zhixing_rules.law import Citation

__all__ = ["Deadline", "SafeDay", "day_of", "deadline", "safe_day", "windows_of_safe_day"]

_LATER_PERIODS: Final = 2
"""The number of periods listed after the current one."""


@dataclass(frozen=True, slots=True, repr=False)
class Deadline(TypeNameRepr):
    """The last day of an act, and how it was counted.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer.
        citation: the clause.
        trigger: the day that calls for the act; ``None`` where it is not known.
        earliest: the first day on which the act is in time, inclusive; for a recurring duty, the first day of the
            current period; ``None`` where acting earlier is allowed.
        due: the last day on which it is in time, inclusive. Where `provisional`, the earliest that day can be.
        due_latest: the latest that day can be; ``None`` where it has no limit.
        safe_due: the last working day that is in time under every alternative of every reading of the rule, one at a
            time; ``None`` where no day is, or only a day before the one that calls for the act. Where all the days
            left are days of rest, the last of them. Beyond the published calendar no day may be certainly in time
            under all alternatives; then a day that cannot be late. Where the window of the rule has a safe day of its
            own, that limit replaces those of the alternatives, if the selected ones allow it.
        safe_past: whether there is no safe day because the limit it rests on was over before the act was called for.
        window: the working days that the text names, first to last; empty where it names none.
        provisional: whether the last day depends on a notice not yet published, or on facts not yet recorded. The
            recommended days and the safe day may depend on them all the same; the count then says so.
        earliest_provisional: whether the first day does. `earliest` is then the earliest it can be.
        numbered: ``False`` where the text gives no number of days and a person must judge.
        steps: the count, step by step.
        readings: the alternatives used, by reading.
        periods: for a recurring duty, every period so far, the current one, and the two after it.
        pace_zh: the word of the text in place of a number, such as 立即; empty where it gives a number or has no such
            word.
        pace_en: the same in English.
    """

    rule_id: str
    path: str
    citation: Citation
    trigger: date | None
    earliest: date | None
    due: date | None
    due_latest: date | None
    safe_due: date | None
    safe_past: bool
    window: tuple[date, ...]
    provisional: bool
    earliest_provisional: bool
    numbered: bool
    steps: tuple[AccountStep, ...]
    readings: tuple[tuple[str, str], ...]
    periods: tuple[RecurrencePeriod, ...] = ()
    pace_zh: str = ""
    pace_en: str = ""

    @property
    def certain(self) -> date | None:
        """The last day on which the act is in time, where it is certain; otherwise ``None``."""
        return None if self.provisional else self.due

    @property
    def missed_periods(self) -> tuple[RecurrencePeriod, ...]:
        """The periods that certainly ended without an act that counts."""
        return tuple(each for each in self.periods if each.fulfilled is False)


def deadline(
    compiled: CompiledProcedure, resolved: ResolvedRule, instance: Instance, context: EvaluationContext
) -> Deadline | None:
    """Return the deadline of a rule for one subject.

    Where several versions of an amended rule may govern, the result is provisional, with the earliest of their days.

    Args:
        compiled: the procedure.
        resolved: the rule.
        instance: the subject.
        context: the facts.

    Returns:
        The deadline; ``None`` where the rule requires no act.
    """
    found = [_of_version(compiled, each, instance, context) for each in in_play(resolved, context)]
    counted = sorted((each for each in found if each is not None), key=_first_due)
    if len(found) == 1 or not counted:
        return counted[0] if counted else None
    latest = [each.due_latest for each in counted if each.numbered]
    opens = [each.earliest for each in counted if each.earliest is not None]
    safe = [each.safe_due for each in counted if each.numbered]
    safe_due = min((each for each in safe if each is not None), default=None)
    fits = None not in safe and (safe_due is None or all(day <= safe_due for day in opens))
    return replace(
        counted[0],
        earliest=max(opens, default=None),
        due_latest=None if None in latest else max((each for each in latest if each is not None), default=None),
        safe_due=safe_due if fits else None,
        safe_past=False,
        provisional=True,
        earliest_provisional=True,
    )


def _first_due(counted: Deadline) -> date:
    return counted.due or date.max


def _of_version(
    compiled: CompiledProcedure, resolved: ResolvedRule, instance: Instance, context: EvaluationContext
) -> Deadline | None:
    """Return the deadline under one version of a rule."""
    window = window_of(resolved.then)
    if window is None:
        return None
    settled = context.assuming(FOREVER - 1)
    numbered = not isinstance(window.closes, Unnumbered)
    closes = settled.between(window.closes) if numbered else Between(DAWN, FOREVER)
    if isinstance(resolved.then, Recur) and isinstance(window.closes, PeriodEnd):
        closes = _closes(resolved.then, window.closes, context, settled)
    opens = None if window.opens is None else settled.between(window.opens)
    recommended = None if window.recommended is None else settled.between(window.recommended)
    rule = resolved.rule
    pace = window.closes if isinstance(window.closes, Unnumbered) else None
    periods = tuple(_periods(resolved.then, context)) if isinstance(resolved.then, Recur) else ()
    current = next((each.first for each in periods if each.last.toordinal() >= context.on), None)
    safe = _safe(compiled, resolved, window, context) if numbered else SafeDay(DAWN, DAWN)
    return Deadline(
        rule_id=rule.id,
        path=instance.path,
        citation=rule.cite,
        trigger=day_of(settled.between(window.after).low),
        earliest=current if opens is None else day_of(opens.low),
        due=day_of(closes.low),
        due_latest=day_of(closes.high),
        safe_due=day_of(safe.day),
        safe_past=safe.past,
        window=_named_days(window, recommended, settled),
        provisional=numbered and (not closes.exact or _rests_on_missing_facts(window.closes, context)),
        earliest_provisional=window.opens is not None
        and (not settled.between(window.opens).exact or _rests_on_missing_facts(window.opens, context)),
        numbered=numbered,
        steps=_steps(window, settled, safe),
        readings=resolved.readings,
        periods=periods,
        pace_zh="" if pace is None or not pace.prompt else pace.zh,
        pace_en="" if pace is None or not pace.prompt else pace.en,
    )


def _periods(then: Recur, context: EvaluationContext) -> Iterator[RecurrencePeriod]:
    """Yield every period so far, the current one and those after it; a period that has not ended is never missed.

    Yields nothing where the first day of the duty is not known.
    """
    if not isinstance(then.period_end, PeriodEnd):
        return
    periods, since = then.period_end, context.between(then.period_end.since)
    if not since.exact or day_of(since.low) is None:
        return
    acts, unrecorded_from = context.acts(then.act)
    runs_to = context.periods(periods)[-1][1]
    later = months_after(runs_to, periods.months * _LATER_PERIODS)
    spans = periods_through(since.low, periods.months, later, calendar=periods.calendar)
    states = fulfilments(spans, acts, unrecorded_from, context.on, periods.months_after)
    for (first, last), state in zip(spans, states, strict=True):
        until = last_day_for(last, periods.months_after)
        missed = state is Truth.NOT_MET and until < context.on
        fulfilled = True if state is Truth.MET else False if missed else None
        first_day, last_day, latest = map(date.fromordinal, (first, last, min(until, date.max.toordinal())))
        yield RecurrencePeriod(first_day, last_day, fulfilled, latest)


def _closes(then: Recur, periods: PeriodEnd, context: EvaluationContext, settled: EvaluationContext) -> Between:
    """Return the last day for the earliest period that has not expired and is not known to be fulfilled."""
    acts, unrecorded_from = context.acts(then.act)
    due = due_in_periods(context.on, acts, unrecorded_from, settled.periods(periods), periods.months_after)
    return Between(due, due)


def _rests_on_missing_facts(moment: Moment, context: EvaluationContext) -> bool:
    """Return whether an unrecorded event up to the day of the report could move a day."""
    return context.between(moment) != context.as_recorded().between(moment)


def _safe(compiled: CompiledProcedure, resolved: ResolvedRule, own: Window, context: EvaluationContext) -> SafeDay:
    """Return the safe day under each alternative, with the other readings as selected."""
    settled, ends = context.assuming(FOREVER - 1), []
    for window, applies in windows_of_safe_day(compiled, resolved):
        judged = context if window == own else settled
        if isinstance(window.closes, Unnumbered) or judged.truth(applies) is Truth.NOT_MET:
            continue
        closes = settled.between(window.closes)
        opens = DAWN if window.opens is None else settled.between(window.opens).high
        ends.append((closes.low, closes.high, opens))
    if own.safe is not None:
        safe = settled.between(own.safe)
        ends.append((safe.low, safe.high, DAWN))
    return safe_day(ends, settled.between(own.after).low, settled.calendar)


def windows_of_safe_day(compiled: CompiledProcedure, resolved: ResolvedRule) -> Sequence[tuple[Window, Condition]]:
    """Return the windows in which the safe day must lie, each with when it applies.

    They are those under every alternative of every reading, one at a time: the one in use if it may apply, whatever may
    still be recorded, since its last day is shown; the others if they apply as far as is recorded.
    Where the rule has a safe day of its own, what makes that day safe is certain, and only the selected alternatives
    have to allow it.
    """
    own = window_of(resolved.then)
    return compiled.windows(resolved.rule) if own is None or own.safe is None else ((own, resolved.applies),)


class SafeDay(NamedTuple):
    """A safe day, as an ordinal; ``DAWN`` where none exists.

    Attributes:
        day: the safe day.
        limit: the latest day that is in time in every window; later than `day` if nobody works from `day` on until it.
        unsettled: whether none exists because a count back from the last day meets days that no known notice covers.
        past: whether none exists because a limit was over before the act was called for.
    """

    day: int
    limit: int
    unsettled: bool = False
    past: bool = False


def safe_day(windows: Iterable[tuple[int, int, int]], called_for: int, calendar: Calendar) -> SafeDay:
    """Return the last working day that is in time in every window.

    Beyond the published calendar a window may have no day that is certainly inside it; then the limit is the day
    that cannot be late. If every day from the one that calls for the act is a day of rest, the result is the limit.

    Args:
        windows: for each window, the earliest and the latest that its last day can be, and the latest that its first
            day can be, as ordinals.
        called_for: the day that calls for the act, as an ordinal.
        calendar: the working days of those who act.

    Returns:
        The day; ``DAWN`` where no day is in time, or only one before `called_for`.
    """
    opens, closes, certain = DAWN, FOREVER, True
    first = DAWN if called_for >= FOREVER else called_for
    published, unsettled = calendar.final_through.toordinal(), False
    for earliest, latest, opened in windows:
        opens, closes, certain = max(opens, opened), min(closes, earliest), certain and earliest == latest
        unsettled |= earliest < first <= latest < FOREVER and published < latest
    if closes < first or (opens > closes and certain):
        return SafeDay(DAWN, DAWN, unsettled, past=certain and closes < first and not unsettled)
    if not DAWN < closes < FOREVER:
        return SafeDay(closes, closes)
    return SafeDay(calendar.last_working_day(closes, max(first, opens) if opens <= closes else first), closes)


def _named_days(window: Window, recommended: Between | None, settled: EvaluationContext) -> tuple[date, ...]:
    """Return the working days of the span that the text names, where they are certain."""
    if recommended is None or window.recommended is None or not recommended.exact:
        return ()
    counted = next(
        (
            part
            for part in parts_of(window.recommended)
            if isinstance(part, Shifted) and isinstance(part.span, WorkingDays | WeekDays)
        ),
        None,
    )
    if counted is None or isinstance(counted.span, WeekDays):
        return ()
    end = settled.between(counted.base)
    calendar = settled.calendar
    if (
        not end.exact
        or not calendar.first.toordinal() <= recommended.low <= end.low <= calendar.final_through.toordinal() + 1
    ):
        return ()
    days = [date.fromordinal(each) for each in range(recommended.low, end.low)]
    return tuple(day for day in days if settled.calendar.is_working(day))


def _steps(window: Window, settled: EvaluationContext, safe: SafeDay) -> tuple[AccountStep, ...]:
    limits = (window.closes, window.opens, window.recommended, window.safe)
    moments: list[Moment] = [each for each in limits if each is not None]
    steps = [step for moment in moments for step in account(moment, settled)]
    day, limit = day_of(safe.day), day_of(safe.limit)
    if day is not None and limit is not None and day < limit:
        steps.append(working_day_before(limit, day, settled.calendar))
    if safe.unsettled:
        steps.append(UNSETTLED_SAFE_DAY)
    return tuple(dict.fromkeys(steps))


def day_of(ordinal: int) -> date | None:
    """Return the date of an ordinal; ``None`` for an ordinal that means no limit."""
    return date.fromordinal(ordinal) if DAWN < ordinal <= date.max.toordinal() else None
