"""The days on which two calendars differ, and which of them lie inside the count of a deadline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, FOREVER, Calendar
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import Roll, Rolled, Shifted, Unnumbered, WorkingDays, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from zhixing_rules.calendars.mark import Mark
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.interpret.context import Between, EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Expression, Window

__all__ = ["NoticeLine", "counts_days", "has_safe_day", "lines_between", "lines_inside"]


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A day on which two calendars differ: one line of a holiday notice.

    Attributes:
        day: the day.
        old_zh: what it is in the old calendar, in Chinese.
        old_en: the same in English.
        new_zh: what it is in the new calendar, in Chinese.
        new_en: the same in English.
        notice: the document number (文号) of the new calendar's notice; ``None`` if not recorded.
        notice_url: the address of that notice; ``None`` if not recorded.
    """

    day: date
    old_zh: str
    old_en: str
    new_zh: str
    new_en: str
    notice: str | None
    notice_url: str | None


@lru_cache(maxsize=64)
def lines_between(old: Calendar, new: Calendar) -> tuple[NoticeLine, ...]:
    """Return the days on which two calendars differ, in order.

    They are the marked days that are a working day in one calendar only, or only in one of them certainly are or are
    not. A day that a corrected notice no longer lists is among them, with that notice.
    """
    old_marks, new_marks = ({mark.day: mark for mark in calendar.marks} for calendar in (old, new))
    lines = []
    for day in sorted({*old_marks, *new_marks}):
        before, after = old.why(day), new.why(day)
        if before.working is not after.working:
            reasons = before.reason_zh, before.reason_en, after.reason_zh, after.reason_en
            behind = new_marks.get(day) or _of_the_same_notice(old_marks.get(day), new)
            lines.append(NoticeLine(day, *reasons, behind and behind.notice, behind and behind.notice_url))
    return tuple(lines)


def _of_the_same_notice(mark: Mark | None, calendar: Calendar) -> Mark | None:
    """Return a mark that the notice of the same year sets in a calendar: it is why the day has no mark any more."""
    return next((each for each in calendar.marks if mark and each.owner == mark.owner), None)


def counts_days(parts: Iterable[Expression]) -> bool:
    """Return whether any of the expressions, without those inside it, depends on which days are working days."""
    return any(map(_counts, parts))


def _counts(part: Expression) -> bool:
    if isinstance(part, Rolled):
        return part.over is Roll.REST_DAYS
    return isinstance(part, Shifted) and isinstance(part.span, WorkingDays)


def has_safe_day(resolved: ResolvedRule) -> bool:
    """Return whether a rule has a safe day, which is a working day whether or not the rule counts any."""
    windows = (window_of(each.then) for each in resolved.versions())
    return any(window is not None and not isinstance(window.closes, Unnumbered) for window in windows)


def lines_inside(
    lines: Sequence[NoticeLine],
    compiled: CompiledProcedure,
    resolved: ResolvedRule,
    contexts: Sequence[EvaluationContext],
    *,
    safe_moved: bool,
    only_safe_moved: bool,
) -> tuple[date, ...]:
    """Return the days of the lines that lie inside the count of a rule, by either calendar.

    The count of the reading in use is searched. The other readings have a share in the safe day alone: their counts are
    searched if nothing else moved and no line lies in the count in use.

    Args:
        lines: the days on which the calendars differ.
        compiled: the new procedure.
        resolved: the rule.
        contexts: the subject of the case, in one context for each procedure that has it.
        safe_moved: whether the safe day moved; the days from it to the last day in time then belong to the count.
        only_safe_moved: whether nothing else moved.

    Returns:
        The days, in the order of `lines`; empty if none lies inside a count.
    """
    settled = [context.assuming(FOREVER - 1) for context in contexts]  # as a deadline is counted
    own = window_of(resolved.then)
    searched = [[] if own is None else [own]]
    if only_safe_moved:
        searched.append([window for each in resolved.versions() for window, _ in compiled.windows(each.rule)])
    for windows in searched:
        spans = {span for window in windows for span in _counted(window, settled)}
        if safe_moved:
            spans |= {span for window in windows for span in _before_rest(window, settled)}
        days = tuple(each.day for each in lines if any(a <= each.day.toordinal() <= b for a, b in spans))
        if days:
            return days
    return ()


def _counted(window: Window, contexts: Sequence[EvaluationContext]) -> Iterator[tuple[int, int]]:
    """Yield the first and last day, inclusive, of each count of a window.

    The day counted from is left out if the law does not count it.
    """
    moments = (window.closes, window.opens, window.recommended, window.safe)
    for moment in moments:
        if moment is None or isinstance(moment, Unnumbered):
            continue
        for part in parts_of(moment):
            if isinstance(part, Shifted | Rolled) and _counts(part):
                bases = [context.between(part.base) for context in contexts]
                ends = [context.between(part) for context in contexts]
                span = _span(part, bases, ends)
                if span is not None:
                    yield span


def _before_rest(window: Window, contexts: Sequence[EvaluationContext]) -> Iterator[tuple[int, int]]:
    """Yield the days from the safe day to the last day in time, inclusive, by either calendar."""
    moments = [each for each in (window.closes, window.safe) if each is not None and not isinstance(each, Unnumbered)]
    limits = [min((_nearest(context.between(each)) for each in moments), default=DAWN) for context in contexts]
    known = [limit for limit in limits if DAWN < limit < FOREVER]
    called_for = [context.between(window.after).low for context in contexts]
    first = min((day for day in called_for if day < FOREVER), default=DAWN)  # no safe day is before it
    if known:
        yield min(context.calendar.last_working_day(min(known), first) for context in contexts), max(known)


def _nearest(day: Between) -> int:
    """Return a day or, if it is not settled, the end of its bounds next to what it is counted from."""
    return day.low if day.exact or day.high >= FOREVER else day.high


def _span(part: Shifted | Rolled, bases: Sequence[Between], ends: Sequence[Between]) -> tuple[int, int] | None:
    """Return the first and last day of a count; of an end that is not settled, only the days certainly inside."""
    bounds = [bound for each in bases for bound in (each.low, each.high)] + [_nearest(each) for each in ends]
    bounds = [bound for bound in bounds if DAWN < bound < FOREVER]
    known = [each.low for each in bases if each.exact and DAWN < each.low < FOREVER]
    if not known or not bounds:
        return None
    if isinstance(part, Rolled):
        return min(known), max(bounds)
    return (min(known) + 1, max(bounds)) if part.sign > 0 else (min(bounds), max(known) - 1)
