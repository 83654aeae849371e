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
from zhixing_rules.language.span import Days, Months, WeekDays, WorkingDays, Years
from zhixing_rules.language.traversal import parts_of
from zhixing_rules.law.numerals import MAX_NUMBER, from_chinese, to_chinese

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from zhixing_rules.language.rule import Rule
    from zhixing_rules.language.span import Span

__all__ = [
    "CHINESE_UNITS",
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
    Years: ("年",),
}
"""Chinese units of each kind of span; the first one is printed."""

_NUMBERS: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS: Final = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS_A_YEAR: Final = 12
_MONTHS_A_HALF_YEAR: Final = 6
_DAYS_A_WEEK: Final = 7

_DIGITS: Final = "〇零一二三四五六七八九十百千两"
_STATED: Final = re.compile(
    rf"(?<![第同任某每另{_DIGITS}\d])(?P<number>[{_DIGITS}]+|\d+)"
    r"(?P<unit>个?工作日|个?自然日|个?日历日|个月|个?星期|周|日|天|年半|年)|(?P<half>半年)"
)
_DATE: Final = re.compile(
    rf"(?:[{_DIGITS}]+|\d+)\s*年\s*(?:[{_DIGITS}]+|\d+)\s*月(?:\s*(?:[{_DIGITS}]+|\d+)\s*日)?|"
    rf"(?:[{_DIGITS}]+|\d+)\s*月\s*(?:[{_DIGITS}]+|\d+)\s*日"
)
"""Dates, which are not periods."""


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
    return f"{number_in_english(span.count)} {span.en}"


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
    return f"{_ORDINALS[number] if number < len(_ORDINALS) else f'{number}{ending}'} {span.one}"


def stated_periods(text: str) -> tuple[Span, ...]:
    """Return the periods that a text states, in order.

    A period is a number in Chinese or Arabic figures with a unit (日, 天, 自然日, 周, 星期, 个工作日, 个月, 年, 年半),
    or it is 半年. Dates (二〇二六年一月一日), ordinals (第七日), 同一日 and the like, and hours (24小时) are not
    periods.

    >>> stated_periods("应在七日内立案侦查，案情重大疑难的，可以延长至三十日")
    (Days(count=7), Days(count=30))
    >>> stated_periods("应每半年组织会商"), stated_periods("自二〇二六年一月一日起，第七日")
    ((Months(count=6),), ())
    """
    return tuple(_stated(_DATE.sub("，", text)))


def _stated(text: str) -> Iterator[Span]:
    for match in _STATED.finditer(text):
        if match["half"]:
            yield Months(_MONTHS_A_HALF_YEAR)
            continue
        number = _number(match["number"])
        if number is None:  # such as 二〇二四年, a year and not a number of years
            continue
        unit = match["unit"].removeprefix("个")
        if unit == "年":
            yield Months(number * _MONTHS_A_YEAR)
        elif unit == "年半":
            yield Months(number * _MONTHS_A_YEAR + _MONTHS_A_HALF_YEAR)
        elif unit == "月":
            yield Months(number)
        elif unit == "工作日":
            yield WorkingDays(number)
        else:
            yield Days(number * _DAYS_A_WEEK if unit in {"周", "星期"} else number)


def _number(numeral: str) -> int | None:
    if numeral.isdecimal():
        return int(numeral) if int(numeral) in range(1, MAX_NUMBER + 1) else None
    try:
        return from_chinese("二" if numeral == "两" else numeral)
    except ValueError:
        return None


def number_problems(rules: Sequence[Rule]) -> tuple[str, ...]:
    """Return one line for each period that is quoted otherwise than it is counted; empty if quotes and spans agree.

    All versions of a rule are checked. A rule that names its periods (`Rule.periods`) must quote exactly those, and
    count them if it demands an act in time. A rule that names none must count every period that it quotes, if it
    demands an act in time. A note demands nothing and is not checked.
    """
    problems = []
    for rule in (version for each in rules for version in each.versions()):
        if isinstance(rule.then, Note) or rule.periods == ():
            continue
        stated = tuple(dict.fromkeys(span for _, quote in rule.quotes for span in stated_periods(quote)))
        timed = isinstance(rule.then, Perform | Recur)
        counted = set(map(_in_months, _counted(rule))) if timed else set()
        if rule.periods is not None and set(map(_in_months, rule.periods)) != set(stated):
            problems.append(_differs(rule, stated, rule.periods))
        elif timed and (missing := [span for span in stated if span not in counted]):
            problems.append(_differs(rule, missing, counted))
    return tuple(problems)


def _differs(rule: Rule, stated: Collection[Span], counted: Collection[Span]) -> str:
    """Return one sentence, with the counted periods of the quoted units alone."""
    units = {CHINESE_UNITS[type(span)] for span in stated}
    near = [span for span in counted if CHINESE_UNITS[type(span)] in units] if units else counted
    zh, en = (
        tuple("、".join(sorted({name(span) for span in spans})) for spans in (stated, near))
        for name in (span_in_chinese, span_in_english)
    )
    return (
        f"{rule.id}: 引文写{zh[0] or '无期间'}，规则计{zh[1] or '无'}，请改其一 · "
        f"the quote states {en[0] or 'no period'}, the rule counts {en[1] or 'none'}: change one of them"
    )


def _in_months(span: Span) -> Span:
    """Return years as months, as `stated_periods` returns those of a text; another span unchanged."""
    return Months(span.count * _MONTHS_A_YEAR) if isinstance(span, Years) else span


def _counted(rule: Rule) -> set[Span]:
    """Return the spans that a rule counts, and the length of its recurring period."""
    spans: set[Span] = set()
    for part in (part for expression in rule.expressions() for part in parts_of(expression)):
        if isinstance(part, Shifted) and not isinstance(part.span, Quantity):
            spans.add(part.span)
        elif isinstance(part, PeriodEnd):
            spans.add(Months(part.months))
    return spans
