"""The remarks of a rule that apply to a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Truth

if TYPE_CHECKING:
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Remark

__all__ = ["remarks_that_apply"]


def remarks_that_apply(resolved: ResolvedRule, context: EvaluationContext) -> tuple[Remark, ...]:
    """Return the remarks of a rule that apply, if what is not recorded up to the day of the report has not happened.

    A remark is no verdict: it is not left unsaid because the record is not attested.
    """
    if not resolved.remarks:
        return ()
    as_recorded = context.as_recorded()
    return tuple([each for each in resolved.remarks if as_recorded.truth(each.when) is Truth.MET])
