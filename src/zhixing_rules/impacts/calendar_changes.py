"""The days on which two calendars differ, and which of them lie inside the count of a deadline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, FOREVER, Calendar
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import Rolled, Shifted, Unnumbered, WorkingDays, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from zhixing_rules.calendars.mark import Mark
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.interpret.context import Between, EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Expression, Window

__all__ = ["NoticeLine", "counts_days", "lines_between", "lines_inside"]


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

    They are the marked days that are a working day, or a statutory holiday, in one calendar only. A day that a
    corrected notice no longer lists is among them, with that notice.
    """
    old_marks, new_marks = ({mark.day: mark for mark in calendar.marks} for calendar in (old, new))
    lines = []
    for day in sorted({*old_marks, *new_marks}):
        before, after = old.why(day), new.why(day)
        marks = old_marks.get(day), new_marks.get(day)
        flags = [mark.statutory if mark and mark.is_off else False for mark in marks]
        if before.working is not after.working or flags[0] is not flags[1]:
            reasons = before.reason_zh, before.reason_en, after.reason_zh, after.reason_en
            behind = marks[1] or _of_the_same_notice(marks[0], new)
            lines.append(NoticeLine(day, *reasons, behind and behind.notice, behind and behind.notice_url))
    return tuple(lines)


def _of_the_same_notice(mark: Mark | None, calendar: Calendar) -> Mark | None:
    """Return a mark that the notice of the same year sets in a calendar: it is why the day has no mark any more."""
    return next((each for each in calendar.marks if mark and each.owner == mark.owner), None)


def counts_days(parts: Iterable[Expression]) -> bool:
    """Return whether any of the expressions, without those inside it, depends on which days are working days."""
    return any(map(_counts, parts))


def _counts(part: Expression) -> bool:
    return isinstance(part, Rolled) or (isinstance(part, Shifted) and isinstance(part.span, WorkingDays))


def lines_inside(
    lines: Sequence[NoticeLine],
    compiled: CompiledProcedure,
    resolved: ResolvedRule,
    contexts: Sequence[EvaluationContext],
) -> tuple[date, ...]:
    """Return the days of the lines that lie inside the count of a rule, by either calendar.

    The count of the reading in use is searched first; only if no line lies in it, those of the other readings.

    Args:
        lines: the days on which the calendars differ.
        compiled: the new procedure.
        resolved: the rule.
        contexts: the subject of the case, in one context for each procedure that has it.

    Returns:
        The days, in the order of `lines`; empty if none lies inside a count.
    """
    settled = [context.assuming(FOREVER - 1) for context in contexts]  # as a deadline is counted
    own = window_of(resolved.then)
    others = [window for each in resolved.versions() for window, _ in compiled.windows(each.rule)]
    for windows in ([] if own is None else [own], others):
        spans = {span for window in windows for span in _counted(window, settled)}
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


def _span(part: Shifted | Rolled, bases: Sequence[Between], ends: Sequence[Between]) -> tuple[int, int] | None:
    """Return the first and last day of a count; of an end that is not settled, only the days certainly inside."""
    forward = isinstance(part, Rolled) or part.sign > 0
    nearest = [each.low if forward else each.high for each in ends]
    bounds = [bound for each in bases for bound in (each.low, each.high)] + nearest
    bounds = [bound for bound in bounds if DAWN < bound < FOREVER]
    known = [each.low for each in bases if each.exact and DAWN < each.low < FOREVER]
    if not known or not bounds:
        return None
    if isinstance(part, Rolled):
        return min(known), max(bounds)
    return (min(known) + 1, max(bounds)) if forward else (min(bounds), max(known) - 1)
