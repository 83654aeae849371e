"""Periods stated in the text of the law, and their comparison with the spans that rules count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    Days,
    Months,
    Perform,
    Quantity,
    Recur,
    Rule,
    Shifted,
    WeekDays,
    WorkingDays,
    number_problems,
    ordinal_in_english,
    parts_of,
    span_in_chinese,
    span_in_english,
    stated_periods,
)
from zhixing_rules.language.moments import PeriodEnd
from zhixing_rules.language.substitution import substitute

if TYPE_CHECKING:
    from zhixing_rules.language import Span

RULES_WITH_PERIODS = [rule for rule in JIAOZUO_2024.rules if any(stated_periods(quote) for _, quote in rule.quotes)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("应在七日内立案侦查", (Days(7),)),
        ("七天内", (Days(7),)),
        ("期限届满前三个工作日内", (WorkingDays(3),)),
        ("可以延长至三十日", (Days(30),)),
        ("二十四个月", (Months(24),)),
        ("两年内", (Months(24),)),
        ("每半年", (Months(6),)),
        ("七日内……延长至三十日", (Days(7), Days(30))),
        ("第七日、第三十日", ()),
        ("二〇二四年十月", ()),
        ("24小时接收", ()),
        ("及时", ()),
    ],
)
def test_periods_are_extracted_from_the_text_of_the_law(text: str, periods: tuple[Span, ...]) -> None:
    assert stated_periods(text) == periods


@pytest.mark.parametrize(
    ("span", "zh", "en", "ordinal"),
    [
        (Days(1), "一日", "one day", "first day"),
        (Days(10), "十日", "ten days", "tenth day"),
        (Days(11), "十一日", "11 days", "11th day"),
        (Days(22), "二十二日", "22 days", "22nd day"),
        (WorkingDays(3), "三个工作日", "three working days", "third working day"),
        (WeekDays(2), "二个工作日", "two weekdays", "second weekday"),
        (Months(6), "六个月", "six months", "sixth month"),
    ],
)
def test_a_span_is_named_in_both_languages(span: Span, zh: str, en: str, ordinal: str) -> None:
    assert (span_in_chinese(span), span_in_english(span), ordinal_in_english(span)) == (zh, en, ordinal)


def test_the_opinion_states_four_periods() -> None:
    assert [rule.id for rule in RULES_WITH_PERIODS] == [
        "art7.p2.referral",
        "art9.filing",
        "art9.extension",
        "art16.half-yearly",
    ]
    assert number_problems(JIAOZUO_2024.rules) == ()


def with_a_longer_period(rule: Rule, old: Span) -> Rule:
    """Return the rule with a span one unit longer, or a period of a year."""

    def swap(part: object) -> object:
        if isinstance(part, Shifted) and part.span in {old, WeekDays(old.count)}:
            return replace(part, span=type(part.span)(part.span.count + 1))
        if isinstance(part, PeriodEnd) and Months(part.months) == old:
            return replace(part, months=12)
        return part

    return substitute(rule, swap)


@pytest.mark.parametrize("quoting", RULES_WITH_PERIODS, ids=lambda rule: rule.id)
def test_a_procedure_that_counts_a_period_other_than_the_quoted_one_is_refused(quoting: Rule) -> None:
    (old,) = stated_periods(quoting.quote)
    article = quoting.cite.article
    rules = tuple(
        with_a_longer_period(each, old) if each.cite.article == article else each for each in JIAOZUO_2024.rules
    )
    with pytest.raises(RuleDefect, match=f"{quoting.id}: 引文写.*the quote states .*: change one of them"):
        replace(JIAOZUO_2024, rules=rules)


@pytest.mark.parametrize(
    "quoting", [each for each in RULES_WITH_PERIODS if isinstance(each.then, Perform | Recur)], ids=lambda rule: rule.id
)
def test_a_rule_that_demands_an_act_must_count_its_quoted_period(quoting: Rule) -> None:
    (old,) = stated_periods(quoting.quote)
    rules = tuple(with_a_longer_period(each, old) if each is quoting else each for each in JIAOZUO_2024.rules)
    assert [line.split(":")[0] for line in number_problems(rules)] == [quoting.id]


def spans_of(rule: Rule) -> set[Any]:
    """Return the spans that a rule counts, independently of `number_problems`."""
    parts = [part for expression in rule.expressions() for part in parts_of(expression)]
    return {part.span for part in parts if isinstance(part, Shifted) and not isinstance(part.span, Quantity)}


@pytest.mark.parametrize("rule_id", ["art7.p2.referral", "art9.filing"])
def test_the_quoted_period_is_the_counted_span(rule_id: str) -> None:
    (rule,) = JIAOZUO_2024.rule(rule_id)
    assert set(stated_periods(rule.quote)) <= spans_of(rule)
