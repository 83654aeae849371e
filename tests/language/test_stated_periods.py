"""Periods in the law's text, and the gate that compares them with the spans that rules count."""

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
from zhixing_rules.language.substitution import rewritten

if TYPE_CHECKING:
    from zhixing_rules.language import Span

STATING = [rule for rule in JIAOZUO_2024.rules if any(stated_periods(quote) for _, quote in rule.quotes)]


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
def test_periods_are_read_from_the_words_of_the_law(text: str, periods: tuple[Span, ...]) -> None:
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
    assert [rule.id for rule in STATING] == ["art7.p2.referral", "art9.filing", "art9.extension", "art16.half-yearly"]
    assert number_problems(JIAOZUO_2024.rules) == ()


def with_another_number(rule: Rule, old: Span) -> Rule:
    """Return a rule that counts one more where it counted a span."""

    def swap(part: object) -> object:
        if isinstance(part, Shifted) and part.span in {old, WeekDays(old.count)}:
            return replace(part, span=type(part.span)(part.span.count + 1))
        if isinstance(part, PeriodEnd) and Months(part.months) == old:
            return replace(part, months=12)
        return part

    return rewritten(rule, swap)


@pytest.mark.parametrize("stating", STATING, ids=lambda rule: rule.id)
def test_a_procedure_that_counts_another_number_than_it_quotes_is_refused(stating: Rule) -> None:
    (old,) = stated_periods(stating.quote)
    article = stating.cite.article
    rules = tuple(
        with_another_number(each, old) if each.cite.article == article else each for each in JIAOZUO_2024.rules
    )
    with pytest.raises(RuleDefect, match=f"{stating.id}: 引文写.*the quote states .*: change one of them"):
        replace(JIAOZUO_2024, rules=rules)


@pytest.mark.parametrize(
    "stating", [each for each in STATING if isinstance(each.then, Perform | Recur)], ids=lambda rule: rule.id
)
def test_a_rule_that_demands_an_act_must_itself_count_what_it_quotes(stating: Rule) -> None:
    (old,) = stated_periods(stating.quote)
    rules = tuple(with_another_number(each, old) if each is stating else each for each in JIAOZUO_2024.rules)
    assert [line.split(":")[0] for line in number_problems(rules)] == [stating.id]


def spans_of(rule: Rule) -> set[Any]:
    """Return the spans that a rule counts, read once more by another way."""
    parts = [part for whole in rule.expressions() for part in parts_of(whole)]
    return {part.span for part in parts if isinstance(part, Shifted) and not isinstance(part.span, Quantity)}


@pytest.mark.parametrize("rule_id", ["art7.p2.referral", "art9.filing"])
def test_the_number_of_the_quote_is_the_number_of_the_span(rule_id: str) -> None:
    (rule,) = JIAOZUO_2024.rule(rule_id)
    assert set(stated_periods(rule.quote)) <= spans_of(rule)
