"""The count of a deadline, step by step, so that a clerk can check it by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._dates import chinese_date
from zhixing_rules._plural import counted
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.explain.description import Bilingual, describe
from zhixing_rules.language import (
    Basis,
    Coalesce,
    Earliest,
    Extended,
    Fact,
    First,
    IfElse,
    Latest,
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

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.interpret.context import Between, EvaluationContext
    from zhixing_rules.language import Moment

__all__ = ["UNSETTLED_SAFE_DAY", "AccountStep", "account", "working_day_before"]


@dataclass(frozen=True, slots=True)
class AccountStep:
    """One step of a count.

    Attributes:
        zh: the step and its result, in Chinese.
        en: the same in English.
        day: the resulting day; ``None`` where that is not one known day.
        basis_zh: the law behind the step, or the empty string.
        basis_en: the same in English.
    """

    zh: str
    en: str
    day: date | None
    basis_zh: str
    basis_en: str


UNSETTLED_SAFE_DAY: Final = AccountStep(
    "放假安排未公布，稳妥日尚不能确定",
    "the holiday notice is not published: the safe day is not yet certain",
    None,
    "",
    "",
)
"""The step that says why there is no safe day, where one may exist."""


def account(moment: Moment, context: EvaluationContext) -> Iterator[AccountStep]:  # noqa: C901, PLR0912  one case a node
    """Yield the steps that lead from the recorded days to a moment."""
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
                words = Bilingual(f"加{moment.by.zh}{extra}日", f"plus {counted(extra, 'day')}: {moment.by.en}")
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
            yield from _selected(moment, context)
        case PeriodEnd():
            yield _step(describe(moment), context.between(moment))
        case IfElse():
            truth = context.truth(moment.condition)
            yield from account(moment.met if truth is Truth.MET else moment.unmet, context)
        case _:
            return


def working_day_before(limit: date, day: date, calendar: Calendar) -> AccountStep:
    """Return the step from the last day that is in time to the safe day, which is before it for want of work on it.

    Args:
        limit: the last day in time; it is not, or not certainly, a working day.
        day: the safe day.
        calendar: the working days.

    Returns:
        The step.
    """
    reason, found = calendar.why(limit), calendar.why(day)
    if reason.working is None:
        state = Bilingual("是否为工作日尚不能确定", "may not be a working day")
    else:
        state = Bilingual("不是工作日", "is not a working day")
    if found.working is None:
        before = Bilingual(
            "此前最后一个周一至周五且非法定节假日的日子",
            "the last Monday to Friday before it, holidays by law excepted",
        )
    elif reason.working is None:
        before = Bilingual("此前最后一个确定的工作日", "the last day before it that certainly is one")
    else:
        before = Bilingual("此前最后一个工作日", "the last working day before it")
    return AccountStep(
        f"{chinese_date(limit)}{state.zh}：{reason.reason_zh}；稳妥日取{before.zh} → {chinese_date(day)}",
        f"{limit.isoformat()} {state.en}: {reason.reason_en}; the safe day is {before.en} → {day.isoformat()}",
        day,
        "",
        "",
    )


def _selected(moment: Earliest | Latest, context: EvaluationContext) -> Iterator[AccountStep]:
    outcome = context.between(moment)
    yield from account(moment.parts[0], context)
    for part in moment.parts[1:]:
        if context.between(part) == outcome and context.between(moment.parts[0]) != outcome:
            text = describe(part)
            yield _step(Bilingual(f"以{text.zh}为准", f"replaced by {text.en}"), outcome, moment.basis)


def _recorded(fact: Fact, context: EvaluationContext) -> AccountStep:
    value = context.value(fact)
    if value is None:
        return AccountStep(f"{fact.zh}：未记录", f"{fact.en}: not recorded", None, "", "")
    return AccountStep(f"{fact.zh}：{chinese_date(value)}", f"{fact.en}: {value.isoformat()}", value, "", "")


def _shifted(moment: Shifted, context: EvaluationContext) -> AccountStep:
    base, outcome, span = context.between(moment.base), context.between(moment), moment.span
    if isinstance(span, Quantity):
        least, greatest = context.quantity(span)
        zh, en = (str(least), counted(least, "day")) if least == greatest else ("若干", "an unrecorded number of days")
        words = Bilingual(f"开始之日不计入，加{zh}日", f"the first day not counted, plus {en}")
        return _step(words, outcome, moment.basis)
    if not isinstance(span, WorkingDays | WeekDays):
        way = (
            Bilingual("开始之日不计入，加", "the first day not counted, plus")
            if moment.sign > 0
            else Bilingual("减", "less")
        )
        return _step(
            Bilingual(f"{way.zh}{span.count}{span.zh}", f"{way.en} {span.count} {span.en}"), outcome, moment.basis
        )
    way = Bilingual("向后", "after") if moment.sign > 0 else Bilingual("向前", "before")
    words = Bilingual(f"{way.zh}计{span.count}{span.zh}", f"{span.count} {span.en} {way.en}")
    known = base.exact and outcome.exact and outcome.low > DAWN and DAWN < base.low < FOREVER
    if isinstance(span, WorkingDays) and known:
        words = _with_days(words, base.low, outcome.low, context)
    if isinstance(span, WeekDays):
        words = Bilingual(f"{words.zh}（不考虑放假通知）", f"{words.en} (holiday notices disregarded)")
    return _step(words, outcome, moment.basis)


def _with_days(words: Bilingual, start: int, end: int, context: EvaluationContext) -> Bilingual:
    """Add the days that were skipped and the weekend days that were worked, each with its reason."""
    lowest, highest = (start, end) if start < end else (end - 1, start - 1)  # the day counted from is neither
    first, last = date.fromordinal(lowest), date.fromordinal(highest)
    skipped, worked = context.calendar.skipped(first, last), context.calendar.made_up(first, last)
    zh = "".join(f"；{chinese_date(each.day)}不计：{each.reason_zh}" for each in skipped)
    zh += "".join(f"；{chinese_date(each.day)}计入：{each.reason_zh}" for each in worked)
    en = "".join(f"; {each.day.isoformat()} skipped: {each.reason_en}" for each in skipped)
    en += "".join(f"; {each.day.isoformat()} counted: {each.reason_en}" for each in worked)
    return Bilingual(words.zh + zh, words.en + en)


def _rolled(moment: Rolled, context: EvaluationContext) -> AccountStep:
    base, outcome = context.between(moment.base), context.between(moment)
    if not base.exact or not outcome.exact or not DAWN < base.low < FOREVER:
        words = Bilingual("末日是否为休息日尚不能确定", "whether the last day is a day of rest is not yet certain")
        return _step(words, outcome, moment.basis)
    if base == outcome:
        return _step(
            Bilingual("末日不是休息日，不顺延", "the last day is not a day of rest: not moved"), outcome, moment.basis
        )
    words = Bilingual("末日为休息日，顺延", "the last day is a day of rest: moved forward")
    reason = context.calendar.why(date.fromordinal(base.low))
    words = Bilingual(f"{words.zh}（{reason.reason_zh}）", f"{words.en} ({reason.reason_en})")
    return _step(words, outcome, moment.basis)


def _step(words: Bilingual, outcome: Between, basis: Basis | None = None) -> AccountStep:
    known = outcome.exact and DAWN < outcome.low <= date.max.toordinal()
    day = date.fromordinal(outcome.low) if known else None
    return AccountStep(
        f"{words.zh} → {chinese_date(day) if day else '尚不能确定'}",
        f"{words.en} → {day.isoformat() if day else 'not yet certain'}",
        day,
        "" if basis is None else basis.zh,
        "" if basis is None else basis.en,
    )
