"""Periods stated in the text of the law, such as 七日, 三个工作日 and 每半年, and their comparison with the rules.

A period is defined once, as a `Span`, in the module of its article. Texts that name it are derived from the span. A
procedure whose rules quote one period and count another is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixing_rules.language.consequence import Note, Perform, Recur
from zhixing_rules.language.expression import Quantity, Shifted
from zhixing_rules.language.moments import PeriodEnd
from zhixing_rules.language.span import Days, Months, WeekDays, WorkingDays
from zhixing_rules.language.traversal import parts_of
from zhixing_rules.law.numerals import from_chinese, to_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixing_rules.language.rule import Rule
    from zhixing_rules.language.span import Span

__all__ = [
    "CHINESE_UNITS",
    "number_in_chinese",
    "number_in_english",
    "number_problems",
    "ordinal_in_english",
    "span_in_chinese",
    "span_in_english",
    "stated_periods",
]

CHINESE_UNITS: Final[dict[type, tuple[str, ...]]] = {
    Days: ("日", "天"),
    WorkingDays: ("个工作日",),
    WeekDays: ("个工作日",),
    Months: ("个月",),
}
"""Chinese units of each kind of span; the first one is printed."""

_ENGLISH_UNITS: Final[dict[type, tuple[str, str]]] = {
    Days: ("day", "days"),
    WorkingDays: ("working day", "working days"),
    WeekDays: ("weekday", "weekdays"),
    Months: ("month", "months"),
}
_NUMBERS: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS: Final = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS_A_YEAR: Final = 12

_STATED: Final = re.compile(
    r"(?<![第〇零一二三四五六七八九十百千])([〇零一二三四五六七八九十百千两]+)(个工作日|个月|日|天|年)|(半年)"
)


def span_in_chinese(span: Span) -> str:
    """Return a span in Chinese, as the law states it.

    >>> span_in_chinese(Days(7)), span_in_chinese(WorkingDays(3))
    ('七日', '三个工作日')
    """
    return to_chinese(span.count) + CHINESE_UNITS[type(span)][0]


def span_in_english(span: Span) -> str:
    """Return a span in English, with numbers above ten in figures.

    >>> span_in_english(Days(7)), span_in_english(WorkingDays(1)), span_in_english(Days(30))
    ('seven days', 'one working day', '30 days')
    """
    one, many = _ENGLISH_UNITS[type(span)]
    return f"{number_in_english(span.count)} {one if span.count == 1 else many}"


def number_in_chinese(span: Span) -> str:
    """Return the number of a span as a Chinese numeral, as in 届满前第三个工作日."""
    return to_chinese(span.count)


def number_in_english(number: int) -> str:
    """Return a whole number from 1 in English: a word up to ten, figures above."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def ordinal_in_english(span: Span) -> str:
    """Return the number of a span as an English ordinal with its unit.

    >>> ordinal_in_english(WorkingDays(3)), ordinal_in_english(Days(12))
    ('third working day', '12th day')
    """
    number = span.count
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{_ORDINALS[number] if number < len(_ORDINALS) else f'{number}{ending}'} {_ENGLISH_UNITS[type(span)][0]}"


def stated_periods(text: str) -> tuple[Span, ...]:
    """Return the periods stated in a text, in order: a number with 日, 天, 个工作日, 个月 or 年, or 半年.

    Hours, Arabic figures (24小时) and ordinals (第七日) are ignored.

    >>> stated_periods("应在七日内立案侦查，案情重大疑难的，可以延长至三十日")
    (Days(count=7), Days(count=30))
    >>> stated_periods("应每半年组织会商"), stated_periods("第七条第一款、第三十日")
    ((Months(count=6),), ())
    """
    return tuple(_stated(text))


def _stated(text: str) -> Iterator[Span]:
    for numeral, unit, half_year in _STATED.findall(text):
        if half_year:
            yield Months(_MONTHS_A_YEAR // 2)
            continue
        try:
            number = from_chinese("二" if numeral == "两" else numeral)
        except ValueError:
            continue  # such as 二〇二四年: a year, not a number of years
        if unit == "年":
            yield Months(number * _MONTHS_A_YEAR)
        elif unit == "个月":
            yield Months(number)
        elif unit == "个工作日":
            yield WorkingDays(number)
        else:
            yield Days(number)


def number_problems(rules: Sequence[Rule]) -> tuple[str, ...]:
    """Return one line per period that is quoted but not counted; empty if quotes and spans agree.

    A rule with `Perform` or `Recur` must itself count the periods that it quotes. A period quoted by any other rule,
    such as the permission to extend, must be counted by another rule of its article, unless none of them counts any.
    """
    problems = []
    for rule in rules:
        stated = dict.fromkeys(span for _, quote in rule.quotes for span in stated_periods(quote))
        if not stated or isinstance(rule.then, Note):  # a note demands nothing, such as that of a removed rule
            continue
        if isinstance(rule.then, Perform | Recur):
            available = _counted(rule)
        else:
            others = (each for each in rules if each.cite.article == rule.cite.article and each is not rule)
            available = {span for each in others for span in _counted(each)}
            if not available:  # no other rule of the article counts a period
                continue
        problems += [
            f"{rule.id}: 引文写{span_in_chinese(span)}，规则计{_listed(available)}，请改其一 · "
            f"the quote states {span_in_english(span)}, the rule counts {_listed_en(available)}: change one of them"
            for span in stated
            if span not in available
        ]
    return tuple(problems)


def _counted(rule: Rule) -> set[object]:
    """Return the spans that a rule counts, and the length of its recurring period."""
    spans: set[object] = set()
    for part in (part for expression in rule.expressions() for part in parts_of(expression)):
        if isinstance(part, Shifted) and not isinstance(part.span, Quantity):
            spans.add(part.span)
        elif isinstance(part, PeriodEnd):
            spans.add(Months(part.months))
    return spans


def _listed(spans: set[object]) -> str:
    return "、".join(sorted(span_in_chinese(span) for span in spans)) or "无"  # type: ignore[arg-type]  # contains spans only


def _listed_en(spans: set[object]) -> str:
    return ", ".join(sorted(span_in_english(span) for span in spans)) or "none"  # type: ignore[arg-type]  # as above
