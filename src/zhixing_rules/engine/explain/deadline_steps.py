"""How a day was counted, step by step, so that a clerk can check it by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.explain.description import Bilingual, describe
from zhixing_rules.language import (
    Basis,
    Coalesce,
    Days,
    Earliest,
    Extended,
    Fact,
    First,
    IfElse,
    Latest,
    Months,
    Named,
    NotBefore,
    PeriodEnd,
    Quantity,
    Rolled,
    Shifted,
    Truth,
    WeekDays,
    WorkingDays,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.engine.interpret.context import Between, EvaluationContext
    from zhixing_rules.language import Moment

__all__ = ["AccountStep", "account"]


@dataclass(frozen=True, slots=True)
class AccountStep:
    """One step of a count.

    Attributes:
        zh: what was done, in Chinese.
        en: the same in English.
        day: the day it came to; ``None`` where that is not one known day.
        basis_zh: the law behind the step, or the empty string.
        basis_en: the same in English.
    """

    zh: str
    en: str
    day: date | None
    basis_zh: str
    basis_en: str


def account(moment: Moment, context: EvaluationContext) -> Iterator[AccountStep]:  # noqa: C901, PLR0912  one case a node
    """The steps that lead to a moment, from the recorded days on."""
    match moment:
        case Fact():
            yield _recorded(moment, context)
        case NotBefore():
            yield _recorded(moment.event, context)
        case Named():
            yield from account(moment.moment, context)
        case First():
            yield _step(describe(moment), context.between(moment))
        case Shifted():
            yield from account(moment.base, context)
            yield _shifted(moment, context)
        case Extended():
            yield from account(moment.base, context)
            extra = context.value(moment.by)
            if extra:
                words = Bilingual(f"加{moment.by.zh}{extra}日", f"plus {extra} day(s): {moment.by.en}")
                yield _step(words, context.between(moment), moment.basis)
        case Rolled():
            yield from account(moment.base, context)
            yield _rolled(moment, context)
        case Coalesce():
            if context.value(moment.first) is None:
                yield from account(moment.then, context)
            else:
                yield _step(describe(moment.first), context.between(moment), moment.basis)
        case Earliest() | Latest():
            yield from _picked(moment, context)
        case PeriodEnd():
            yield _step(describe(moment), context.between(moment))
        case IfElse():
            truth = context.truth(moment.condition)
            yield from account(moment.met if truth is Truth.MET else moment.unmet, context)
        case _:
            return


def _picked(moment: Earliest | Latest, context: EvaluationContext) -> Iterator[AccountStep]:
    outcome = context.between(moment)
    yield from account(moment.parts[0], context)
    for part in moment.parts[1:]:
        if context.between(part) == outcome and context.between(moment.parts[0]) != outcome:
            said = describe(part)
            yield _step(Bilingual(f"以{said.zh}为准", f"cut to {said.en}"), outcome, moment.basis)


def _recorded(fact: Fact, context: EvaluationContext) -> AccountStep:
    value = context.value(fact)
    if value is None:
        return AccountStep(f"{fact.zh}：未记录", f"{fact.en}: not recorded", None, "", "")
    return AccountStep(f"{fact.zh}：{value}", f"{fact.en}: {value}", value, "", "")


def _shifted(moment: Shifted, context: EvaluationContext) -> AccountStep:
    base, outcome, span = context.between(moment.base), context.between(moment), moment.span
    if isinstance(span, Quantity):
        least, most = context.quantity(span)
        count = str(least) if least == most else "?"
        words = Bilingual(f"起日不计，加{count}日", f"the first day not counted, plus {count} day(s)")
        return _step(words, outcome, moment.basis)
    if isinstance(span, Days | Months):
        way = (
            Bilingual("起日不计，加", "the first day not counted, plus") if moment.sign > 0 else Bilingual("减", "less")
        )
        return _step(
            Bilingual(f"{way.zh}{span.count}{span.zh}", f"{way.en} {span.count} {span.en}"), outcome, moment.basis
        )
    way = Bilingual("向后", "after") if moment.sign > 0 else Bilingual("向前", "before")
    words = Bilingual(f"{way.zh}数{span.count}{span.zh}", f"{span.count} {span.en} {way.en}")
    known = base.exact and outcome.exact and outcome.low > DAWN and DAWN < base.low < FOREVER
    if isinstance(span, WorkingDays) and known:
        words = _with_days(words, base.low, outcome.low, context)
    if isinstance(span, WeekDays):
        words = Bilingual(f"{words.zh}（不看放假通知）", f"{words.en} (notices not regarded)")
    return _step(words, outcome, moment.basis)


def _with_days(words: Bilingual, start: int, end: int, context: EvaluationContext) -> Bilingual:
    """The count with the days that were skipped and the weekend days that were worked, each with its reason."""
    lowest, highest = (start, end) if start < end else (end - 1, start - 1)  # the day counted from is neither
    first, last = date.fromordinal(lowest), date.fromordinal(highest)
    skipped, worked = context.calendar.skipped(first, last), context.calendar.made_up(first, last)
    zh = "".join(f"；{each.day.isoformat()} 不计：{each.reason_zh}" for each in skipped)
    zh += "".join(f"；{each.day.isoformat()} 计入：{each.reason_zh}" for each in worked)
    en = "".join(f"; {each.day.isoformat()} skipped: {each.reason_en}" for each in skipped)
    en += "".join(f"; {each.day.isoformat()} counted: {each.reason_en}" for each in worked)
    return Bilingual(words.zh + zh, words.en + en)


def _rolled(moment: Rolled, context: EvaluationContext) -> AccountStep:
    base, outcome = context.between(moment.base), context.between(moment)
    if base == outcome:
        return _step(
            Bilingual("末日非休息日，不顺延", "the last day is no day of rest: not rolled"), outcome, moment.basis
        )
    if not base.exact or not outcome.exact:
        words = Bilingual("末日是否为休息日尚不能确定", "whether the last day is a day of rest is not yet certain")
        return _step(words, outcome, moment.basis)
    words = Bilingual("末日为休息日，顺延", "the last day is a day of rest: rolled forward")
    if DAWN < base.low < FOREVER:
        reason = context.calendar.why(date.fromordinal(base.low))
        words = Bilingual(f"{words.zh}（{reason.reason_zh}）", f"{words.en} ({reason.reason_en})")
    return _step(words, outcome, moment.basis)


def _step(words: Bilingual, outcome: Between, basis: Basis | None = None) -> AccountStep:
    known = outcome.exact and DAWN < outcome.low <= date.max.toordinal()
    day = date.fromordinal(outcome.low) if known else None
    shown = day.isoformat() if day else "尚不能确定"
    return AccountStep(
        f"{words.zh} → {shown}",
        f"{words.en} → {day.isoformat() if day else 'not yet certain'}",
        day,
        "" if basis is None else basis.zh,
        "" if basis is None else basis.en,
    )
