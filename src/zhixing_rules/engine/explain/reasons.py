"""What decided a condition: the parts that settled it, in words, with what is known of each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.explain.description import Bilingual, describe
from zhixing_rules.language import All, Always, Any_, Compare, Named, Not, Truth

if TYPE_CHECKING:
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.language import Condition

__all__ = ["reasons"]

_TRUTH: Final = {
    Truth.MET: Bilingual("成立", "met"),
    Truth.NOT_MET: Bilingual("不成立", "not met"),
    Truth.OPEN: Bilingual("未记录", "not recorded"),
    Truth.TO_BE_JUDGED: Bilingual("待人工判断", "to be judged"),
}


def reasons(condition: Condition, context: EvaluationContext) -> tuple[Bilingual, ...]:
    """The parts that decided a condition, in words, with what is known of each."""
    outcome = context.truth(condition)
    if isinstance(condition, All | Any_):
        same = [part for part in condition.parts if context.truth(part) is outcome]
        return tuple(dict.fromkeys(words for part in same for words in reasons(part, context)))
    if isinstance(condition, Not):
        return reasons(condition.part, context)
    if isinstance(condition, Always):
        return ()
    said, known, days = describe(condition), _TRUTH[outcome], _named_days(condition, context)
    return (Bilingual(f"{said.zh}：{known.zh}{days.zh}", f"{said.en}: {known.en}{days.en}"),)


def _named_days(condition: Condition, context: EvaluationContext) -> Bilingual:
    """The days behind the moments that the law has a name for, such as 查封届满日, where they are known."""
    sides = (condition.left, condition.right) if isinstance(condition, Compare) else ()
    found = [(side, context.between(side)) for side in sides if isinstance(side, Named)]
    known = [
        (side, date.fromordinal(day.low).isoformat()) for side, day in found if day.exact and _on_calendar(day.low)
    ]
    zh = "、".join(f"{side.zh}{day}" for side, day in known)
    en = ", ".join(f"{side.en} is {day}" for side, day in known)
    return Bilingual(f"（{zh}）" if zh else "", f" ({en})" if en else "")


def _on_calendar(ordinal: int) -> bool:
    return DAWN < ordinal <= date.max.toordinal()
