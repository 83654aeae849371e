"""Rules in words: the sentences a clerk and a lawyer read."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine import describe
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    FALSE,
    TRUE,
    Days,
    DaysBetween,
    Earliest,
    Equal,
    Expression,
    Extended,
    Fixed,
    Latest,
    Named,
    NotBefore,
    WeekDays,
    WorkingDays,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import case, detention, person, referral, request

SAID: list[tuple[Expression, str, str]] = [
    (TRUE, "总是成立", "always"),
    (FALSE, "总不成立", "never"),
    (happened(request.sent_on), "已有发函日期", "day the letter was sent has come"),
    (
        request.sent_on < request.queried_on,
        "发函日期早于查询日期",
        "day the letter was sent is before day the query was run",
    ),
    (case.level.is_("basic"), "法院层级为基层人民法院", "level of the court is basic"),
    (not_(person.debtor), "并非（是被执行人）", "not (is a judgment debtor of this case)"),
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
        "documents referred hold evidence",
    ),
    (request.contact.recorded(settled=request.sent_on), "有联系人", "there is contact person"),
    (
        Equal(referral.detention, detention.id),
        "移送的所依拘留与司法拘留的标识相同",
        "the detention it is based on, by id of the referral is local id of the detention",
    ),
    (detention.intake_on.after(Days(7)), "收拘日期起第7日", "7 day(s) after day of intake"),
    (detention.intake_on.before(WorkingDays(3)), "收拘日期前第3个工作日", "3 working day(s) before day of intake"),
    (
        detention.intake_on.after(WeekDays(3)),
        "收拘日期起第3个周一至周五",
        "3 weekday(s), Monday to Friday after day of intake",
    ),
    (detention.intake_on.after(detention.days), "收拘日期加拘留天数", "day of intake plus days of detention"),
    (
        detention.intake_on.after(DaysBetween(request.sent_on, request.queried_on)),
        "收拘日期加发函日期至查询日期的天数",
        "day of intake plus the days from day the letter was sent to day the query was run",
    ),
    (Extended(detention.intake_on, detention.leave_days), "收拘日期加请假出所天数", "day of intake plus days of leave"),
    (
        Earliest((request.sent_on, request.queried_on)),
        "发函日期与查询日期中较早者",
        "the earlier of day the letter was sent and day the query was run",
    ),
    (
        Latest((request.sent_on, request.queried_on)),
        "发函日期与查询日期中较晚者",
        "the later of day the letter was sent and day the query was run",
    ),
    (Fixed(date(2024, 10, 10)), "2024-10-10", "2024-10-10"),
    (Fixed(date.max), "不限", "no limit"),
    (NotBefore(request.sent_on, case.year_begins), "发函日期", "day the letter was sent"),
]


@pytest.mark.parametrize(("expression", "zh", "en"), SAID, ids=lambda part: part if isinstance(part, str) else "x")
def test_an_expression_is_said_in_both_languages(expression: Expression, zh: str, en: str) -> None:
    assert describe(expression) == (zh, en)


def test_every_resolved_rule_is_said_in_a_few_lines() -> None:
    resolver = Resolver()
    for rule in JIAOZUO_2024.rules:
        for expression in rule.expressions():
            zh, en = describe(resolver.resolve(expression, {}))
            assert 0 < len(zh) < 260, rule.id
            assert 0 < len(en) < 900, rule.id


def test_an_undecided_choice_is_said_with_all_its_alternatives() -> None:
    named = JIAOZUO_2024.commencement.day
    assert isinstance(named, Named)
    assert describe(named).zh == "施行日"
    assert describe(named.moment).zh == (
        "〔依解读 effective-date：印发日（2024年10月10日）：2024-10-10；成文日（2024年10月9日）：2024-10-09〕"
    )


def test_what_is_no_expression_cannot_be_said() -> None:
    with pytest.raises(RuleDefect):
        describe(Expression())
