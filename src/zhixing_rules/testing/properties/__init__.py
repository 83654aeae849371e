"""The laws that any sane procedure keeps, in the order in which their breaches are best mended."""

from __future__ import annotations

from typing import Final

from zhixing_rules.testing.properties.determinism import answers_always_alike, replays_from_receipt
from zhixing_rules.testing.properties.documents import documents_only_help
from zhixing_rules.testing.properties.ignorance import never_reverses
from zhixing_rules.testing.properties.quotes import has_actor_and_exit, quotes_resolve
from zhixing_rules.testing.properties.scope import decisive_somewhere, earlier_matters_are_not_judged
from zhixing_rules.testing.properties.timing import (
    earlier_is_not_later,
    followed_plan_is_clean,
    plan_agrees,
    safe_day_is_safe,
    window_is_open,
)
from zhixing_rules.testing.property import Property

__all__ = ["PROPERTIES"]

PROPERTIES: Final[tuple[Property, ...]] = (
    Property(
        "quotes-resolve",
        "每条规则的引文在所引条款中出现且只出现一次",
        "every quote stands in its clause, exactly once",
        "引文落空的规则，不能说是这份文件的规则",
        "a rule whose words are not there is no rule of this instrument",
        per_rule=True,
        check=quotes_resolve,
    ),
    Property(
        "duty-has-actor-and-exit",
        "每项义务都写明由谁办理；可能被违反的规则都写明由谁怎样补救",
        "every duty names who acts, and every rule that can be breached names who mends it and how",
        "没有主体的义务无人履行，没有出路的违反无从了结",
        "a duty of nobody is not performed, and a breach without a way out never ends",
        per_rule=True,
        check=has_actor_and_exit,
    ),
    Property(
        "answers-always-alike",
        "无论记录了什么，每条规则对每个对象恰好一个结论，再判一次相同",
        "whatever is recorded, every rule answers once for each subject, and answers the same again",
        "办案中的记录总有缺漏；会出错、会变的结论不能用",
        "real records have gaps; an answer that fails or changes is of no use",
        per_rule=False,
        check=answers_always_alike,
    ),
    Property(
        "ignorance-never-reverses",
        "未记录时已经确定的结论，补录后不翻转",
        "a verdict that is sure without a fact stands once the fact is recorded",
        "未记录不等于“否”，更不能替人作出结论",
        "not recorded is never a no",
        per_rule=True,
        check=never_reverses,
    ),
    Property(
        "papers-only-help",
        "多要一份材料、少交一份材料，都不会使“违反”变为“符合”",
        "neither asking for one paper more nor having one less turns a breach into a pass",
        "否则隐匿材料反而有利",
        "else it would pay to withhold a paper",
        per_rule=True,
        check=documents_only_help,
    ),
    Property(
        "window-is-open",
        "期限的末日不早于起算之日，也不早于其首日",
        "a period ends no earlier than the day that calls for the act, and no earlier than it opens",
        "没有一天可以办理的义务，人人都违反",
        "a duty that no day can satisfy is breached by everybody",
        per_rule=True,
        check=window_is_open,
    ),
    Property(
        "earlier-is-not-later",
        "没有首日的期限内，办理得更早不会反而逾期",
        "where nothing says from when, an act in time is in time on any earlier day",
        "否则拖延反而有利",
        "else it would pay to wait",
        per_rule=True,
        check=earlier_is_not_later,
    ),
    Property(
        "plan-agrees",
        "计划与报告对同一期限说的是同一天，计划说逾期的报告必判“违反”",
        "plan and report give one day for one period, and what is overdue by the plan is a breach by the report",
        "两处说法不同，经办人不知照哪一处办",
        "who is told two days does not know which to keep",
        per_rule=True,
        check=plan_agrees,
    ),
    Property(
        "followed-plan-is-clean",
        "在计划准许的日子照计划办理，不判“违反”",
        "an act done as the plan says, on a day it allows, is no breach",
        "照办仍被判违反，计划就是陷阱",
        "a plan that is followed into a breach is a trap",
        per_rule=True,
        check=followed_plan_is_clean,
    ),
    Property(
        "safe-day-is-safe",
        "在稳妥日办理，任一解读的任一方案下都不判“违反”",
        "an act on the safe day is no breach under any alternative of any reading",
        "稳妥日就是给没有把握的人用的",
        "the safe day is for those who cannot tell which reading will hold",
        per_rule=True,
        check=safe_day_is_safe,
    ),
    Property(
        "replays-from-provenance",
        "依收据和存档的记录重做，一字不差",
        "what was stored, judged anew by its receipt, gives the same to the last byte",
        "两年后有人问当时为什么这样判",
        "in two years somebody will ask why it was judged so",
        per_rule=False,
        check=replays_from_receipt,
    ),
    Property(
        "earlier-matters-are-not-judged",
        "全部日期都在施行之前的事项，不判“符合”也不判“违反”",
        "a matter that lies wholly before the commencement is neither passed nor breached",
        "法不溯及既往",
        "the law does not reach back",
        per_rule=True,
        check=earlier_matters_are_not_judged,
    ),
    Property(
        "decisive-somewhere",
        "每条规则都有两件只差一项事实的案件，结论不同",
        "for every rule two records differ in one fact and get different verdicts",
        "什么都不改变的规则，不是规则",
        "a rule that makes no difference is none",
        per_rule=True,
        check=decisive_somewhere,
    ),
)
"""Every law."""
