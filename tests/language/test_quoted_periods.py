"""Periods stated in the text of the law, and their comparison with the spans that rules count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.amendment import Commence, DropRule, Transition
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
    Years,
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
        ("5日内", (Days(5),)),
        ("30个工作日", (WorkingDays(30),)),
        ("五工作日", (WorkingDays(5),)),
        ("五个自然日", (Days(5),)),
        ("两周", (Days(14),)),
        ("三个星期", (Days(21),)),
        ("一年半", (Months(18),)),
        ("自二〇二六年七月一日起应在五日内", (Days(5),)),
        ("十月十日前", ()),
        ("2026年1月1日起三个月内", (Months(3),)),
        ("同一日、任一日、每日", ()),
        ("次日", ()),
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
        (WeekDays(2), "二个工作日", "two weekdays (Monday to Friday)", "second weekday (Monday to Friday)"),
        (Months(6), "六个月", "six months", "sixth month"),
        (Years(2), "二年", "two years", "second year"),
    ],
)
def test_a_span_is_named_in_both_languages(span: Span, zh: str, en: str, ordinal: str) -> None:
    assert (span_in_chinese(span), span_in_english(span), ordinal_in_english(span)) == (zh, en, ordinal)


def test_the_opinion_states_five_periods() -> None:
    assert [rule.id for rule in RULES_WITH_PERIODS] == [
        "art7.p2.referral",
        "art9.filing",
        "art9.extension",
        "art9.outcome",
        "art16.half-yearly",
    ]
    assert number_problems(JIAOZUO_2024.rules) == ()


def with_a_longer_period(rule: Rule, old: Span) -> Rule:
    """Return the rule with a span one unit longer, or a period of a year, everywhere but in its quote."""
    if rule.periods is not None and old in rule.periods:
        rule = replace(rule, periods=(replace(old, count=old.count + 1),))

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


def with_periods(**periods: tuple[Span, ...] | None) -> tuple[Rule, ...]:
    """Return the rules with other periods declared, by the last part of their ids."""
    return tuple(
        replace(rule, periods=periods[rule.id.rpartition(".")[2]])
        if rule.id.rpartition(".")[2] in periods and rule.id.startswith("art9")
        else rule
        for rule in JIAOZUO_2024.rules
    )


@pytest.mark.parametrize(("years", "agrees"), [(1, False), (2, True), (3, False)])
def test_quoted_years_are_counted_as_years_or_as_months(years: int, agrees: bool) -> None:
    (filing,) = JIAOZUO_2024.rule("art9.filing")
    quoting = replace(filing, quote="应在两年内立案侦查", also=())
    for span in (Years(years), Months(12 * years)):
        counting = with_span(quoting, Days(7), span)
        for declared in (None, (span,)):
            assert (number_problems([replace(counting, periods=declared)]) == ()) is agrees


def with_span(rule: Rule, old: Span, new: Span) -> Rule:
    def swap(part: object) -> object:
        return replace(part, span=new) if isinstance(part, Shifted) and part.span == old else part

    return substitute(rule, swap)


def test_two_exchanged_periods_of_one_article_are_refused() -> None:
    with pytest.raises(RuleDefect) as error:
        replace(JIAOZUO_2024, rules=with_periods(filing=(Days(30),), extension=(Days(7),)))
    assert "art9.filing: 引文写七日，规则计三十日" in str(error.value)
    assert "art9.extension: 引文写三十日，规则计七日" in str(error.value)


def test_every_rule_of_the_opinion_that_quotes_a_period_declares_it() -> None:
    assert all(set(rule.periods or ()) == set(stated_periods(rule.quote)) for rule in RULES_WITH_PERIODS)


def test_a_rule_can_declare_that_no_quoted_number_is_a_period_it_counts() -> None:
    assert number_problems(with_periods(filing=(), extension=())) == ()


def test_a_superseded_version_is_checked_too() -> None:
    (filing,) = JIAOZUO_2024.rule("art9.filing")
    later = JIAOZUO_2024.amend(
        DropRule("art9.filing"), Commence(date(2026, 1, 1), Transition.BY_TRIGGER), name="later"
    ).rule("art9.filing")[0]
    assert later.superseded is not None
    damaged = replace(later.superseded, rule=replace(later.superseded.rule, periods=(Days(9),)))
    (line,) = number_problems([replace(later, superseded=damaged)])
    assert line.startswith(f"{filing.id}: 引文写七日，规则计九日，请改其一 · the quote states seven days")


def test_a_message_lists_the_periods_of_the_quoted_unit_once() -> None:
    (rule,) = JIAOZUO_2024.rule("art7.p2.referral")
    (line,) = number_problems([with_a_longer_period(rule, WorkingDays(3))])
    assert "引文写三个工作日，规则计四个工作日，请改其一" in line


@pytest.mark.parametrize(
    ("count", "ordinal"),
    [(10, "tenth"), (11, "11th"), (13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd"), (24, "24th"), (111, "111th")],
)
def test_an_ordinal_ends_as_it_is_spoken(count: int, ordinal: str) -> None:
    assert ordinal_in_english(Days(count)) == f"{ordinal} day"


def test_a_period_in_digits_is_read_from_one_to_the_greatest_number() -> None:
    assert [tuple(stated_periods(f"{count}日内")) for count in (0, 1, 9999, 10_000)] == [
        (),
        (Days(1),),
        (Days(9999),),
        (),
    ]
