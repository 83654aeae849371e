"""The parts of a condition that decided it, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypeGuard

from zhixing_rules._dates import chinese_date
from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.explain.description import Bilingual, describe, describe_negation, describe_term
from zhixing_rules.engine.identity_cache import cached_by_identity
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Compare,
    Contains,
    Exists,
    Flag,
    InTable,
    Is,
    Named,
    Not,
    Recorded,
    Today,
    Truth,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.language import Condition, Expression

__all__ = ["is_occurrence", "reasons"]

_NOTHING: Final = Bilingual("", "")
_UNDECIDED: Final = {
    Truth.OPEN: Bilingual("未记录", "not recorded"),
    Truth.TO_BE_JUDGED: Bilingual("待人工判断", "a person must judge"),
}


def reasons(condition: Condition, context: EvaluationContext, *, required: bool = False) -> tuple[Bilingual, ...]:
    """Describe the parts that decided a condition, each once.

    An unmet alternative is left out where its category does not fit (`Is` is not met) and another one fits.

    Args:
        condition: the condition.
        context: the facts.
        required: whether the condition is a requirement; items that it requires and that are absent are then listed
            in one sentence (缺少：…).

    Returns:
        One sentence for each part; empty for a condition that is always met or never.
    """
    parts = _deciding(condition, context, required=required)
    if len(parts) > 1:
        parts = _without_repetition(parts, context)
    negative = required and context.truth(condition) is Truth.NOT_MET
    absent = [part for part in parts if _is_absent(part, context)] if negative else []
    if absent:
        parts = [part for part in parts if part not in absent[1:]]
    merged = _merged(parts, context) if len(parts) > 1 else parts
    found = [_missing(absent, context) if part in absent else _sentence(part, context) for part in merged]
    return tuple(dict.fromkeys(found))


def _without_repetition(parts: Iterable[Condition], context: EvaluationContext) -> list[Condition]:
    """Return each part once, without what another part implies.

    An event that has not happened is not compared with others; an event that is compared has happened.
    """
    distinct = dict.fromkeys(parts)
    compared = {
        side
        for part in distinct
        if isinstance(part, Compare) and not is_occurrence(part) and context.truth(part) is Truth.MET
        for side in (part.left, part.right)
    }
    absent = {
        part.left if isinstance(part, Compare) else part.fact
        for part in distinct
        if isinstance(part, Recorded) or is_occurrence(part)
        if context.truth(part) is Truth.NOT_MET
    }
    return [part for part in distinct if not _is_implied(part, compared, absent)]


def _is_implied(part: Condition, compared: Container[Expression], absent: Container[Expression]) -> bool:
    if not isinstance(part, Compare):
        return False
    if is_occurrence(part):
        return part.left in compared
    return part.left in absent or part.right in absent


def is_occurrence(part: Condition) -> TypeGuard[Compare]:
    """Return whether a condition is that an event has happened."""
    return isinstance(part, Compare) and part.op == "<=" and isinstance(part.right, Today)


def _deciding(condition: Condition, context: EvaluationContext, *, required: bool = False) -> list[Condition]:
    """Return the smallest parts that decided a condition; with `required`, alternative items that are absent as one."""
    if isinstance(condition, All | Any_):
        outcome = context.truth(condition)
        if isinstance(condition, Any_) and outcome is Truth.NOT_MET:
            return _unmet(condition, context, required=required)
        same = [part for part in condition.parts if context.truth(part) is outcome]
        return [each for part in same for each in _deciding(part, context, required=required)]
    if isinstance(condition, Not):
        return _deciding(condition.part, context)
    return [] if isinstance(condition, Always) else [condition]


def _unmet(condition: Any_, context: EvaluationContext, *, required: bool) -> list[Condition]:
    """Return the parts that decided that no alternative is met: those whose category fits; all where none does."""
    decided = [(part, _deciding(part, context)) for part in condition.parts]
    fitting = [(part, parts) for part, parts in decided if not any(isinstance(each, Is) for each in parts)] or decided
    if not required:
        return [each for _, parts in fitting for each in parts]
    alternatives = Any_(tuple(part for part, _ in fitting))
    if len(fitting) > 1 and _is_absent(alternatives, context):
        return [alternatives]
    return [each for part, _ in fitting for each in _deciding(part, context, required=True)]


def _is_absent(part: Condition, context: EvaluationContext) -> bool:
    """Whether a part is not met only because items are absent."""
    if isinstance(part, All | Any_):
        return all(_is_absent(each, context) for each in part.parts if context.truth(each) is Truth.NOT_MET)
    return isinstance(part, Recorded | Contains) and context.truth(part) is Truth.NOT_MET


def _missing(absent: list[Condition], context: EvaluationContext) -> Bilingual:
    items = [_item(part, context) for part in absent]
    zh, en = "、".join(item.zh for item in items), ", ".join(item.en for item in items)
    return Bilingual(f"缺少：{zh}", f"missing: {en}")


def _item(part: Condition, context: EvaluationContext) -> Bilingual:
    """Return the title of an absent item, of all that are absent of several, or of one with its alternatives."""
    match part:
        case Contains():
            return describe_term(part.fact, part.value)
        case Recorded():
            return Bilingual(part.fact.zh, part.fact.en)
        case All() | Any_():
            items = [_item(each, context) for each in part.parts if context.truth(each) is Truth.NOT_MET]
            if isinstance(part, All):
                return Bilingual("和".join(item.zh for item in items), " and ".join(item.en for item in items))
            first, *others = dict.fromkeys(items)
            if not others:
                return first
            zh, en = "，或者".join(each.zh for each in others), ", or ".join(each.en for each in others)
            return Bilingual(f"{first.zh}（或者{zh}）", f"{first.en} (or {en})")
        case _:
            raise RuleDefect(f"a {type(part).__name__} is no item")


def _merged(parts: list[Condition], context: EvaluationContext) -> list[Condition]:
    """Join what one fact is not into one condition: neither A nor B."""
    merged: dict[object, Condition] = {}
    for part in parts:
        if not isinstance(part, Is) or context.truth(part) is not Truth.NOT_MET:
            merged[part] = part
            continue
        earlier = merged.get(part.fact)
        known = earlier.values if isinstance(earlier, Is) else ()
        values = tuple(dict.fromkeys((*known, *part.values)))
        merged[part.fact] = part if values == part.values else replace(part, values=values)
    return list(merged.values())


def _sentence(part: Condition, context: EvaluationContext) -> Bilingual:
    """Describe a part as it turned out, with the days that the law has a name for."""
    text, days = _outcome(part)[context.truth(part)], _named_days(part, context)
    return Bilingual(text.zh + days.zh, text.en + days.en) if days.zh else text


@cached_by_identity
def _outcome(part: Condition) -> Mapping[Truth, Bilingual]:
    """Describe a part by its truth."""
    text, opposite, known = describe(part), describe_negation(part), dict(_UNDECIDED)
    if isinstance(part, Flag | Exists | InTable):
        known |= {Truth.MET: Bilingual("是", "yes"), Truth.NOT_MET: Bilingual("否", "no")}
    outcomes = {truth: Bilingual(f"{text.zh}：{word.zh}", f"{text.en}: {word.en}") for truth, word in known.items()}
    return {Truth.MET: text, Truth.NOT_MET: opposite, **outcomes}


def _named_days(condition: Condition, context: EvaluationContext) -> Bilingual:
    """Return the days behind the moments that the law has a name for, such as 查封届满日, where they are known."""
    sides = (condition.left, condition.right) if isinstance(condition, Compare) else ()
    named = [side for side in sides if isinstance(side, Named)]
    if not named:
        return _NOTHING
    bounds = [(side, context.between(side)) for side in named]
    known = [(side, date.fromordinal(day.low)) for side, day in bounds if day.exact and _on_calendar(day.low)]
    zh = "、".join(f"{side.zh}为{chinese_date(day)}" for side, day in known)
    en = ", ".join(f"{side.en} is {day.isoformat()}" for side, day in known)
    return Bilingual(f"（{zh}）" if zh else "", f" ({en})" if en else "")


def _on_calendar(ordinal: int) -> bool:
    return DAWN < ordinal <= date.max.toordinal()
