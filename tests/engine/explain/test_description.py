"""Descriptions of expressions in Chinese and English."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine import describe
from zhixing_rules.engine.explain.description import describe_negation, describe_term
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    FALSE,
    TRUE,
    All,
    Always,
    Any_,
    Condition,
    Contains,
    Days,
    DaysBetween,
    Earliest,
    Equal,
    Expression,
    Extended,
    Fixed,
    Is,
    Latest,
    Named,
    Not,
    NotBefore,
    PeriodEnd,
    WeekDays,
    WorkingDays,
    all_of,
    any_of,
    happened,
    not_,
    parts_of,
)
from zhixing_rules.procedures.fields import case, detention, person, referral, request
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import TAKES_EFFECT

if TYPE_CHECKING:
    from collections.abc import Iterator

DESCRIBED: list[tuple[Expression, str, str]] = [
    (TRUE, "总是成立", "always"),
    (FALSE, "总不成立", "never"),
    (happened(request.sent_on), "已发函", "the letter has been sent"),
    (
        request.sent_on < request.queried_on,
        "发函日期早于查询日期",
        "the day the letter was sent is before the day the query was run",
    ),
    (case.level.is_("basic"), "法院层级为基层人民法院", "level of the court is basic"),
    (
        case.basis_kind.is_("award", "judgment"),
        "文书类型为仲裁裁决、判决之一",
        "document type is an arbitral award or a judgment",
    ),
    (not_(person.debtor), "不是被执行人", "is not a judgment debtor of this case"),
    (
        all_of(person.debtor, any_of(detention.refuses, detention.serious)),
        "是被执行人，且（拒不执行判决、裁定，或情节严重）",
        (
            "is a judgment debtor of this case and "
            "(refuses to perform a judgment or ruling or the circumstances are serious)"
        ),
    ),
    (
        referral.inventory.contains("evidence", settled=referral.sent_on),
        "移送材料清单中有涉嫌拒执犯罪的证据材料",
        "documents referred include the evidence of the suspected offence",
    ),
    (request.contact.recorded(settled=request.sent_on), "有联系人", "contact person is provided"),
    (
        Equal(referral.detention, detention.id),
        "移送的所依拘留与司法拘留的标识相同",
        "the detention it is based on, by id of the referral is local id of the detention",
    ),
    (detention.intake_on.after(Days(7)), "收拘日期起第7日", "7 days after the day of intake"),
    (detention.intake_on.after(Days(1)), "收拘日期起第1日", "1 day after the day of intake"),
    (detention.intake_on.before(WorkingDays(3)), "收拘日期前第3个工作日", "3 working days before the day of intake"),
    (
        detention.intake_on.after(WeekDays(3)),
        "收拘日期起第3个周一至周五",
        "3 weekdays (Monday to Friday) after the day of intake",
    ),
    (detention.intake_on.after(detention.days), "收拘日期加拘留天数", "the day of intake plus days of detention"),
    (
        detention.intake_on.after(DaysBetween(request.sent_on, request.queried_on)),
        "收拘日期加发函日期至查询日期的天数",
        "the day of intake plus the days from the day the letter was sent to the day the query was run",
    ),
    (
        Extended(detention.intake_on, detention.leave_days),
        "收拘日期加请假出所天数",
        "the day of intake plus days of leave",
    ),
    (
        Earliest((request.sent_on, request.queried_on)),
        "发函日期与查询日期中较早者",
        "the earlier of the day the letter was sent and the day the query was run",
    ),
    (
        Latest((request.sent_on, request.queried_on)),
        "发函日期与查询日期中较晚者",
        "the later of the day the letter was sent and the day the query was run",
    ),
    (Fixed(date(2024, 10, 10)), "2024年10月10日", "2024-10-10"),
    (Fixed(date.max), "不限", "no limit"),
    (Fixed(date.min), "不限", "no limit"),
    (
        PeriodEnd(request.sent_on, 6, calendar=True),
        "每半年末（6月30日、12月31日）",
        "the end of each half year (30 June, 31 December)",
    ),
    (
        PeriodEnd(request.sent_on, 3, calendar=True),
        "公历每3个月之末",
        "the end of every 3 months of the calendar year",
    ),
    (
        PeriodEnd(request.sent_on, 6, calendar=False),
        "自发函日期起每满6个月",
        "every 6 months from the day the letter was sent",
    ),
    (NotBefore(request.sent_on, case.year_begins), "发函日期", "the day the letter was sent"),
]


@pytest.mark.parametrize(("expression", "zh", "en"), DESCRIBED, ids=lambda part: part if isinstance(part, str) else "x")
def test_an_expression_is_described_in_both_languages(expression: Expression, zh: str, en: str) -> None:
    assert describe(expression) == (zh, en)


def test_every_resolved_rule_is_described_in_a_few_lines() -> None:
    resolver = Resolver()
    for rule in JIAOZUO_2024.rules:
        for expression in rule.expressions():
            zh, en = describe(resolver.resolve(expression, {}))
            assert 0 < len(zh) < 260, rule.id
            assert 0 < len(en) < 900, rule.id


def test_a_choice_without_a_selected_reading_is_described_with_all_its_alternatives() -> None:
    named = JIAOZUO_2024.commencement.day
    assert isinstance(named, Named)
    assert describe(named).zh == "施行日"
    assert describe(named.moment).zh == (
        "〔依解读 effective-date：印发日（2024年10月10日）：2024年10月10日；成文日（2024年10月9日）：2024年10月9日〕"
    )


def test_an_unknown_expression_cannot_be_described() -> None:
    with pytest.raises(RuleDefect):
        describe(Expression())


# ------------------------------------------------------------------------------------------------ negations and terms


NEGATED: list[tuple[Condition, str, str]] = [
    (case.level.is_("basic"), "法院层级不是基层人民法院", "level of the court is not basic"),
    (
        case.basis_kind.is_("award", "notarised_debt"),
        "文书类型既不是仲裁裁决也不是公证债权文书",
        "document type is neither an arbitral award nor a notarised debt instrument",
    ),
    (
        case.basis_kind.is_("award", "judgment", "ruling"),
        "文书类型不属于仲裁裁决、判决、裁定",
        "document type is not an arbitral award, a judgment or a ruling",
    ),
    (
        request.sent_on < request.queried_on,
        "发函日期不早于查询日期",
        "the day the letter was sent is no earlier than the day the query was run",
    ),
    (
        request.sent_on <= request.queried_on,
        "发函日期晚于查询日期",
        "the day the letter was sent is after the day the query was run",
    ),
    (
        request.sent_on >= TAKES_EFFECT,
        "发函日期早于施行日",
        "the day the letter was sent is before the day the Opinion took effect",
    ),
    (
        request.sent_on > TAKES_EFFECT,
        "发函日期不晚于施行日",
        "the day the letter was sent is no later than the day the Opinion took effect",
    ),
    (happened(request.sent_on), "尚未发函", "the letter has not yet been sent"),
    (
        referral.inventory.contains("evidence", settled=referral.sent_on),
        "移送材料清单中没有涉嫌拒执犯罪的证据材料",
        "documents referred do not include the evidence of the suspected offence",
    ),
    (request.contact.recorded(settled=request.sent_on), "没有联系人", "contact person is not provided"),
    (
        Equal(referral.detention, detention.id),
        "移送的所依拘留与司法拘留的标识不相同",
        "the detention it is based on, by id of the referral is not local id of the detention",
    ),
    (not_(person.debtor), "是被执行人", "is a judgment debtor of this case"),
    (person.debtor, "不是被执行人", "is not a judgment debtor of this case"),
    (
        all_of(person.debtor, detention.serious),
        "并非（是被执行人，且情节严重）",
        "not (is a judgment debtor of this case and the circumstances are serious)",
    ),
    (TRUE, "总不成立", "never"),
]


@pytest.mark.parametrize(("condition", "zh", "en"), NEGATED, ids=lambda part: part if isinstance(part, str) else "x")
def test_a_negation_reads_naturally_in_both_languages(condition: Condition, zh: str, en: str) -> None:
    assert describe_negation(condition) == (zh, en)
    if not isinstance(condition, Not | Always):
        assert describe(not_(condition)) == (zh, en)


def test_equal_descriptions_are_joined_once_and_brackets_separate_and_from_or() -> None:
    debtor, known = person.debtor, happened(request.sent_on)
    assert describe(All((known, known))).zh == "已发函"
    assert describe(All((debtor, All((known, debtor))))).zh == "是被执行人，且已发函，且是被执行人"
    assert describe(All((debtor, Any_((known, known))))).zh == "是被执行人，且已发函"
    assert describe(Any_((debtor, All((known, debtor))))).zh == "是被执行人，或（已发函，且是被执行人）"


def _rule_conditions() -> Iterator[Condition]:
    for rule in JIAOZUO_2024.rules:
        wholes = (*rule.expressions(), JIAOZUO_2024.applies(rule), *(remark.when for remark in rule.remarks))
        for whole in wholes:
            yield from (part for part in parts_of(whole) if isinstance(part, Condition))


def test_no_english_description_contains_an_enum_value() -> None:
    conditions = list(dict.fromkeys(_rule_conditions()))
    assert len(conditions) > 100
    for condition in conditions:
        for text in (describe(condition).en, describe_negation(condition).en):
            assert "_" not in text, text


def test_every_enum_value_of_a_condition_has_labels_in_both_languages() -> None:
    for condition in _rule_conditions():
        if isinstance(condition, Is | Contains):
            values = condition.values if isinstance(condition, Is) else (condition.value,)
            for value in (*values, *condition.fact.terms):
                label = describe_term(condition.fact, value)
                assert "_" not in label.en, value
                assert label.zh != value or not condition.fact.terms, value
