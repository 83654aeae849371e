"""Rules in words: every condition and moment in Chinese and in English, from the titles of its facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._dates import chinese_date
from zhixing_rules.engine.explain.negation import chinese_negation, english_negation
from zhixing_rules.engine.explain.occurrence import occurrence_of
from zhixing_rules.engine.identity_cache import cached_by_identity
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
from zhixing_rules.language.fields import type_of
from zhixing_rules.records.annotations import member_type, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.language import Subject

__all__ = ["Bilingual", "describe", "describe_negation", "describe_term", "list_title"]


_HALF_YEAR: Final = 6
_PAIR: Final = 2


@cached_by_identity
def describe(expression: Expression) -> Bilingual:
    """Describe an expression. A choice without a selected reading is described with all its alternatives.

    Raises:
        RuleDefect: the expression has no description.
    """
    if isinstance(expression, Condition):
        return _condition(expression)
    if isinstance(expression, Moment):
        return _moment(expression)
    if isinstance(expression, Quantity):
        return _quantity(expression)
    raise RuleDefect(f"a {type(expression).__name__} has no description")


@cached_by_identity
def describe_negation(condition: Condition) -> Bilingual:  # noqa: PLR0911  one case a node
    """Describe the opposite of a condition: 文书类型既不是判决也不是裁定, or "is after" for "is no later than"."""
    match condition:
        case Not():
            return _condition(condition.part)
        case Always():
            return _condition(Always(met=not condition.met))
        case Is():
            return _is_not(condition)
        case Compare():
            return _comparison(condition, negated=True)
        case Equal():
            return _equality(condition, "不相同", "is not")
        case Contains():
            item = describe_term(condition.fact, condition.value)
            return Bilingual(f"{condition.fact.zh}中没有{item.zh}", f"{condition.fact.en} do not include {item.en}")
        case Recorded():
            return Bilingual(f"没有{condition.fact.zh}", f"{condition.fact.en} is not provided")
        case Flag() | Exists() | InTable():
            own = condition.negation
            return own or Bilingual(chinese_negation(condition.zh), english_negation(condition.en))
        case _:
            zh, en = _condition(condition)
            return Bilingual(f"并非（{zh}）", f"not ({en})")


@lru_cache(maxsize=1024)
def describe_term(fact: Fact, value: str) -> Bilingual:
    """Return the labels of a value of an enum, from the enum that is the type of the fact or of its members.

    A value that is in no enum, such as a court code, is its own label.
    """
    kind = type_of(fact)
    for term in terms_of(member_type(kind) or kind):
        if term == value:
            return Bilingual(str(getattr(term, "zh", value)), str(getattr(term, "en", value)))
    return Bilingual(value, value)


def list_title(subject: Subject) -> Bilingual:
    """Return the title of the list that holds the records of a subject."""
    return Bilingual(f"{subject.zh}（清单）", f"list of {subject.en} records")


def _joined(whole: All | Any_, zh: str, en: str) -> Bilingual:
    """Join the parts of a condition, each distinct description once; brackets only where "and" and "or" would mix."""
    other = Any_ if isinstance(whole, All) else All
    described = []
    for part in whole.parts:
        text = describe(part)
        mixed = isinstance(part, other) and len(set(map(describe, part.parts))) > 1
        described.append(Bilingual(f"（{text.zh}）", f"({text.en})") if mixed else text)
    distinct = tuple(dict.fromkeys(described))
    return Bilingual(zh.join(text.zh for text in distinct), en.join(text.en for text in distinct))


def _condition(condition: Condition) -> Bilingual:  # noqa: C901, PLR0911, PLR0912  one case a node
    match condition:
        case Always():
            return Bilingual("总是成立", "always") if condition.met else Bilingual("总不成立", "never")
        case All():
            return _joined(condition, "，且", " and ")
        case Any_():
            return _joined(condition, "，或", " or ")
        case Not():
            return describe_negation(condition.part)
        case Flag():
            return Bilingual(condition.zh, condition.en)
        case Is():
            terms = _terms(condition)
            return Bilingual(
                f"{condition.fact.zh}为{'、'.join(term.zh for term in terms)}{'之一' if len(terms) > 1 else ''}",
                f"{condition.fact.en} is {_english_list([term.en for term in terms], 'or')}",
            )
        case Equal():
            return _equality(condition, "相同", "is")
        case Compare():
            return _comparison(condition, negated=False)
        case Contains():
            item = describe_term(condition.fact, condition.value)
            return Bilingual(f"{condition.fact.zh}中有{item.zh}", f"{condition.fact.en} include {item.en}")
        case Recorded():
            return Bilingual(f"有{condition.fact.zh}", f"{condition.fact.en} is provided")
        case Exists() | InTable():
            return Bilingual(condition.zh, condition.en)
        case Chosen():
            return _alternatives(condition)
        case _:
            raise RuleDefect(f"a {type(condition).__name__} has no description")


def _terms(condition: Is) -> list[Bilingual]:
    return [describe_term(condition.fact, value) for value in condition.values]


def _is_not(condition: Is) -> Bilingual:
    terms = _terms(condition)
    zh, en = [term.zh for term in terms], [term.en for term in terms]
    if len(terms) == 1:
        return Bilingual(f"{condition.fact.zh}不是{zh[0]}", f"{condition.fact.en} is not {en[0]}")
    if len(terms) == _PAIR:
        return Bilingual(
            f"{condition.fact.zh}既不是{zh[0]}也不是{zh[1]}", f"{condition.fact.en} is neither {en[0]} nor {en[1]}"
        )
    return Bilingual(
        f"{condition.fact.zh}不属于{'、'.join(zh)}", f"{condition.fact.en} is not {_english_list(en, 'or')}"
    )


def _equality(condition: Equal, zh: str, en: str) -> Bilingual:
    left, right = condition.left, condition.right
    return Bilingual(
        f"{left.subject.zh}的{left.zh}与{right.subject.zh}的{right.zh}{zh}",
        f"{left.en} of the {left.subject.en} {en} {right.en} of the {right.subject.en}",
    )


def _english_list(words: Sequence[str], conjunction: str) -> str:
    """Return the words as "a, b or c"."""
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last


_COMPARISONS: Final = {
    ("<", False): Bilingual("早于", "is before"),
    ("<", True): Bilingual("不早于", "is no earlier than"),
    ("<=", False): Bilingual("不晚于", "is no later than"),
    ("<=", True): Bilingual("晚于", "is after"),
}
"""By operator and negation."""
_MIRRORED: Final = {
    ("<", False): Bilingual("晚于", "is after"),
    ("<", True): Bilingual("不晚于", "is no later than"),
    ("<=", False): Bilingual("不早于", "is no earlier than"),
    ("<=", True): Bilingual("早于", "is before"),
}
"""The same with the right side first."""


def _comparison(condition: Compare, *, negated: bool) -> Bilingual:
    left, right = _moment(condition.left), _moment(condition.right)
    if isinstance(condition.right, Today) and condition.op == "<=":
        occurrence = occurrence_of(condition.left, left)
        return occurrence.not_happened if negated else occurrence.happened
    word = _COMPARISONS[condition.op, negated]
    if isinstance(condition.left, Fixed | Named) and not isinstance(condition.right, Fixed | Named):
        left, right, word = right, left, _MIRRORED[condition.op, negated]
    return Bilingual(f"{left.zh}{word.zh}{right.zh}", f"{left.en} {word.en} {right.en}")


def _alternatives(choice: Chosen | ChosenMoment) -> Bilingual:
    described = [(name, describe(option)) for name, option in choice.options]
    zh = "；".join(f"{choice.reading.alternative(name).zh}：{text.zh}" for name, text in described)
    en = "; ".join(f"{name}: {text.en}" for name, text in described)
    return Bilingual(f"〔依解读 {choice.reading.id}：{zh}〕", f"[by the reading {choice.reading.id}: {en}]")


def _moment(moment: Moment) -> Bilingual:  # noqa: C901, PLR0911, PLR0912  one case a node
    match moment:
        case Named():
            return Bilingual(moment.zh, moment.en)
        case Fact():
            return Bilingual(moment.zh, _with_article(moment.en))
        case NotBefore():
            return Bilingual(moment.event.zh, _with_article(moment.event.en))
        case Today():
            return Bilingual("判断之日", "the day of the report")
        case Fixed():
            if moment.day in {date.min, date.max}:
                return Bilingual("不限", "no limit")
            return Bilingual(chinese_date(moment.day), moment.day.isoformat())
        case Unnumbered():
            more = Bilingual("（未规定具体期限）", " (no specific time limit)") if moment.prompt else Bilingual("", "")
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
            return Bilingual(f"{zh}（遇{over.zh}顺延）", f"{en} (moved past {over.en})")
        case Coalesce():
            first, then = _moment(moment.first), _moment(moment.then)
            return Bilingual(f"{first.zh}（未载明则{then.zh}）", f"{first.en} (if not stated, {then.en})")
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
            return _period_end(moment)
        case ChosenMoment():
            return _alternatives(moment)
        case _:
            raise RuleDefect(f"a {type(moment).__name__} has no description")


def _with_article(title: str) -> str:
    """Return the title of a day with its article: the day of intake."""
    return f"the {title}" if title.startswith(("day ", "last day ", "first day ", "date ")) else title


def _period_end(moment: PeriodEnd) -> Bilingual:
    since = _moment(moment.since)
    if moment.months_after:
        ends, months = _period_end(replace(moment, months_after=0)), moment.months_after
        unit = "month" if months == 1 else "months"
        return Bilingual(f"{ends.zh}之后{months}个月内", f"within {months} {unit} after {ends.en}")
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
            raise RuleDefect(f"a {type(quantity).__name__} has no description")
