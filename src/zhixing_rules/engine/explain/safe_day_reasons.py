"""Why the safe day of a step is before its last day, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._dates import chinese_date
from zhixing_rules.calendars import FOREVER
from zhixing_rules.engine.explain.description import Bilingual
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import Named, Truth, Unnumbered

if TYPE_CHECKING:
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["safe_day_reason"]


def safe_day_reason(
    compiled: CompiledProcedure, resolved: ResolvedRule, context: EvaluationContext, counted: Deadline | None
) -> Bilingual:
    """Return why the safe day is before the last day.

    It is before it because the rule has a safe day of its own, because nobody works on the last day, or because the
    period ends earlier under another alternative of a reading.

    Args:
        compiled: the procedure.
        resolved: the version of the rule that governs.
        context: the facts.
        counted: the deadline; ``None`` where the rule has none.

    Returns:
        The reason; empty where there is no safe day, or where it is the last day.
    """
    window = window_of(resolved.then)
    if counted is None or window is None or counted.safe_due is None or counted.due is None:
        return Bilingual("", "")
    if counted.safe_due >= counted.due:
        return Bilingual("", "")
    if window.safe is not None:
        named = window.safe
        return Bilingual.of(named) if isinstance(named, Named) else Bilingual("", "")
    due, safe = counted.due.toordinal(), counted.safe_due.toordinal()
    settled = context.assuming(FOREVER - 1)
    if context.calendar.last_working_day(due, safe) == safe:
        return Bilingual(
            f"期限末日{chinese_date(counted.due)}不上班", f"nobody works on the last day, {counted.due.isoformat()}"
        )
    for reading, alternative, other, applies in compiled.windows_by_alternative(resolved.rule):
        if isinstance(other.closes, Unnumbered) or settled.truth(applies) is Truth.NOT_MET:
            continue
        closes = settled.between(other.closes)
        if safe <= closes.low < due and context.calendar.last_working_day(closes.low, safe) == safe:
            return Bilingual(
                f"另一种解读（{reading.clause}：{alternative.zh}）的期限更早届满",
                f"under another reading ({reading.id}: {alternative.en}) the period ends earlier",
            )
    return Bilingual("", "")
