"""Rules in words: every condition and moment in Chinese and in English, from the titles of its facts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Chosen,
    ChosenMoment,
    Coalesce,
    Compare,
    Condition,
    Contains,
    DaysBetween,
    Earliest,
    Equal,
    Exists,
    Expression,
    Extended,
    Fact,
    First,
    Fixed,
    Flag,
    IfElse,
    InTable,
    Is,
    Latest,
    Moment,
    Named,
    Not,
    NotBefore,
    Number,
    PeriodEnd,
    Quantity,
    Recorded,
    Roll,
    Rolled,
    Shifted,
    Today,
    Unnumbered,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Bilingual", "describe", "term"]


class Bilingual(NamedTuple):
    """The same thing said in Chinese and in English."""

    zh: str
    en: str


_HALF_YEAR = 6


def describe(expression: Expression) -> Bilingual:
    """An expression in words. A choice not yet made is described with all its alternatives."""
    if isinstance(expression, Condition):
        return _condition(expression)
    if isinstance(expression, Moment):
        return _moment(expression)
    if isinstance(expression, Quantity):
        return _quantity(expression)
    raise RuleDefect(f"a {type(expression).__name__} cannot be said")


def term(fact: Fact, value: str) -> str:
    """The Chinese name of a word of a closed list, as the record's own list has it."""
    kind: Any = fact.subject.record
    for step in fact.place.split("."):
        annotation = kind.model_fields[step].annotation if step in getattr(kind, "model_fields", {}) else None
        for candidate in _inside(annotation):
            if hasattr(candidate, "model_fields"):
                kind = candidate
            elif isinstance(candidate, type) and value in getattr(candidate, "_value2member_map_", {}):
                return str(getattr(candidate(value), "zh", value))
    return value


def _inside(annotation: object) -> list[object]:
    """The types inside an annotation, however deep."""
    inner = getattr(annotation, "__args__", ())
    return [annotation, *(deep for part in inner for deep in _inside(part))]


def _joined(parts: Sequence[Condition], zh: str, en: str) -> Bilingual:
    said = [_condition(part) for part in parts]
    nested = [isinstance(part, All | Any_) for part in parts]
    bracketed = [
        Bilingual(f"（{words.zh}）", f"({words.en})") if deep else words
        for words, deep in zip(said, nested, strict=True)
    ]
    return Bilingual(zh.join(words.zh for words in bracketed), en.join(words.en for words in bracketed))


def _condition(condition: Condition) -> Bilingual:  # noqa: C901, PLR0911, PLR0912  one case a node
    match condition:
        case Always():
            return Bilingual("总是成立", "always") if condition.met else Bilingual("总不成立", "never")
        case All():
            return _joined(condition.parts, "，且", " and ")
        case Any_():
            return _joined(condition.parts, "，或", " or ")
        case Not():
            zh, en = _condition(condition.part)
            return Bilingual(f"并非（{zh}）", f"not ({en})")
        case Flag():
            return Bilingual(condition.zh, condition.en)
        case Is():
            named = "、".join(term(condition.fact, value) for value in condition.values)
            return Bilingual(f"{condition.fact.zh}为{named}", f"{condition.fact.en} is {' or '.join(condition.values)}")
        case Equal():
            return Bilingual(
                f"{condition.left.subject.zh}的{condition.left.zh}与{condition.right.subject.zh}的{condition.right.zh}相同",
                f"{condition.left.en} of the {condition.left.subject.name} is {condition.right.en} "
                f"of the {condition.right.subject.name}",
            )
        case Compare():
            left, right = _moment(condition.left), _moment(condition.right)
            if isinstance(condition.right, Today) and condition.op == "<=":
                return Bilingual(f"已有{left.zh}", f"{left.en} has come")
            if isinstance(condition.left, Fixed | Named) and not isinstance(condition.right, Fixed | Named):
                zh, en = ("晚于", "is after") if condition.op == "<" else ("不早于", "is no earlier than")
                left, right = right, left
            else:
                zh, en = ("早于", "is before") if condition.op == "<" else ("不晚于", "is no later than")
            return Bilingual(f"{left.zh}{zh}{right.zh}", f"{left.en} {en} {right.en}")
        case Contains():
            held = term(condition.fact, condition.value)
            return Bilingual(f"{condition.fact.zh}中有{held}", f"{condition.fact.en} hold {condition.value}")
        case Recorded():
            return Bilingual(f"有{condition.fact.zh}", f"there is {condition.fact.en}")
        case Exists() | InTable():
            return Bilingual(condition.zh, condition.en)
        case Chosen():
            return _alternatives(condition)
        case _:
            raise RuleDefect(f"a {type(condition).__name__} cannot be said")


def _alternatives(chosen: Chosen | ChosenMoment) -> Bilingual:
    said = [(name, describe(option)) for name, option in chosen.options]
    zh = "；".join(f"{chosen.reading.alternative(name).zh}：{words.zh}" for name, words in said)
    en = "; ".join(f"{name}: {words.en}" for name, words in said)
    return Bilingual(f"〔依解读 {chosen.reading.id}：{zh}〕", f"[by the reading {chosen.reading.id}: {en}]")


def _moment(moment: Moment) -> Bilingual:  # noqa: C901, PLR0911, PLR0912  one case a node
    match moment:
        case Fact() | Named():
            return Bilingual(moment.zh, moment.en)
        case NotBefore():
            return Bilingual(moment.event.zh, moment.event.en)
        case Today():
            return Bilingual("判断之日", "the day of the report")
        case Fixed():
            if moment.day in {date.min, date.max}:
                return Bilingual("不限", "no limit")
            return Bilingual(moment.day.isoformat(), moment.day.isoformat())
        case Unnumbered():
            more = Bilingual("（无确定天数）", " (no number of days)") if moment.prompt else Bilingual("", "")
            return Bilingual(moment.zh + more.zh, moment.en + more.en)
        case Shifted():
            zh, en = _moment(moment.base)
            return _shift(moment, zh, en)
        case Extended():
            zh, en = _moment(moment.base)
            return Bilingual(f"{zh}加{moment.by.zh}", f"{en} plus {moment.by.en}")
        case Rolled():
            zh, en = _moment(moment.base)
            over = (
                Bilingual("休息日", "a day of rest")
                if moment.over is Roll.REST_DAYS
                else Bilingual("法定节日", "a statutory holiday")
            )
            return Bilingual(f"{zh}（遇{over.zh}顺延）", f"{en} (rolled over {over.en})")
        case Coalesce():
            first, then = _moment(moment.first), _moment(moment.then)
            return Bilingual(f"{first.zh}（未载明则{then.zh}）", f"{first.en} (else {then.en})")
        case Earliest() | Latest():
            parts = [_moment(part) for part in moment.parts]
            zh, en = ("较早者", "the earlier of") if isinstance(moment, Earliest) else ("较晚者", "the later of")
            return Bilingual(
                f"{'与'.join(part.zh for part in parts)}中{zh}", f"{en} {' and '.join(part.en for part in parts)}"
            )
        case IfElse():
            when, met, unmet = _condition(moment.condition), _moment(moment.met), _moment(moment.unmet)
            return Bilingual(f"{unmet.zh}；{when.zh}的，{met.zh}", f"{unmet.en}; if {when.en}, {met.en}")
        case First():
            return Bilingual(moment.zh, moment.en)
        case PeriodEnd():
            return _rounds(moment)
        case ChosenMoment():
            return _alternatives(moment)
        case _:
            raise RuleDefect(f"a {type(moment).__name__} cannot be said")


def _rounds(moment: PeriodEnd) -> Bilingual:
    since = _moment(moment.since)
    if moment.calendar and moment.months == _HALF_YEAR:
        return Bilingual("每半年末（6月30日、12月31日）", "the end of each half year (30 June, 31 December)")
    if moment.calendar:
        return Bilingual(
            f"公历每{moment.months}个月之末", f"the end of every {moment.months} months of the calendar year"
        )
    return Bilingual(f"自{since.zh}起每满{moment.months}个月", f"every {moment.months} months from {since.en}")


def _shift(moment: Shifted, zh: str, en: str) -> Bilingual:
    if isinstance(moment.span, Quantity):
        by = _quantity(moment.span)
        return Bilingual(f"{zh}加{by.zh}", f"{en} plus {by.en}")
    count, unit_zh, unit_en = moment.span.count, moment.span.zh, moment.span.en
    if moment.sign > 0:
        return Bilingual(f"{zh}起第{count}{unit_zh}", f"{count} {unit_en} after {en}")
    return Bilingual(f"{zh}前第{count}{unit_zh}", f"{count} {unit_en} before {en}")


def _quantity(quantity: Quantity) -> Bilingual:
    match quantity:
        case Number():
            return Bilingual(quantity.zh, quantity.en)
        case DaysBetween():
            start, end = _moment(quantity.start), _moment(quantity.end)
            return Bilingual(f"{start.zh}至{end.zh}的天数", f"the days from {start.en} to {end.en}")
        case _:
            raise RuleDefect(f"a {type(quantity).__name__} cannot be said")
