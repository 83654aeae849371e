"""The properties that every procedure should have, in the order in which violations are best corrected."""

from __future__ import annotations

from typing import Final

from zhixing_rules.testing.properties.determinism import answers_always_alike, replays_from_provenance
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
        "每条规则的引文在所引条款中出现且仅出现一次",
        "every quote occurs exactly once in the cited clause",
        "引文与条款不符的规则，没有文本依据",
        "a rule whose quote is not in the clause has no basis in the text",
        per_rule=True,
        check=quotes_resolve,
    ),
    Property(
        "duty-has-actor-and-exit",
        "每项义务均写明办理主体；可能被违反的规则均写明补救的主体和方式",
        "every duty names its actor, and every rule that can be breached names a remedy and who provides it",
        "没有主体的义务无人履行，没有补救的违反无从了结",
        "a duty without an actor is not performed, and a breach without a remedy is never resolved",
        per_rule=True,
        check=has_actor_and_exit,
    ),
    Property(
        "answers-always-alike",
        "无论记录了哪些事实，每条规则对每个对象恰有一个结论，重复判断结论相同",
        "for every record, each rule gives exactly one verdict for each subject, and the same verdict on every run",
        "实际记录常有缺漏；出错或者前后不一的结论不能使用",
        "real records have gaps; a verdict that fails or varies cannot be used",
        per_rule=False,
        check=answers_always_alike,
    ),
    Property(
        "ignorance-never-reverses",
        "事实未记录时已经确定的结论，补录后不改变",
        "a verdict that is certain without a fact does not change once the fact is recorded",
        "未记录不等于“否”",
        "not recorded never means no",
        per_rule=True,
        check=never_reverses,
    ),
    Property(
        "documents-only-help",
        "多要求一份材料、少记录一份材料，均不使“违反”变为“符合”",
        "neither requiring one more document nor recording one less turns a breach into a pass",
        "否则不提交材料反而有利",
        "otherwise withholding a document would be an advantage",
        per_rule=True,
        check=documents_only_help,
    ),
    Property(
        "window-is-open",
        "期限的末日不早于起算日，也不早于首日",
        "a period ends no earlier than its trigger day and no earlier than its first day",
        "没有一日可以办理的义务，任何人都会违反",
        "a duty that cannot be performed on any day is always breached",
        per_rule=True,
        check=window_is_open,
    ),
    Property(
        "earlier-is-not-later",
        "期限没有首日的，提前办理不会变为逾期",
        "if a period has no first day, an act that is in time is also in time on any earlier day",
        "否则拖延反而有利",
        "otherwise delay would be an advantage",
        per_rule=True,
        check=earlier_is_not_later,
    ),
    Property(
        "plan-agrees",
        "计划与报告对同一期限的日期相同；计划列为逾期而非暂定的，报告判为“违反”",
        "plan and report give the same days for a period, and what is overdue in the plan, not provisionally, is a "
        "breach in the report",
        "两处不一致的，经办人无从遵照",
        "if they differ, it is unclear which of them to follow",
        per_rule=True,
        check=plan_agrees,
    ),
    Property(
        "followed-plan-is-clean",
        "在计划准许的日期照计划办理，不判“违反”",
        "an act performed as planned, on a day that the plan allows, is not a breach",
        "照计划办理仍被判违反的，计划即为误导",
        "a plan that leads to a breach when it is followed is misleading",
        per_rule=True,
        check=followed_plan_is_clean,
    ),
    Property(
        "safe-day-is-safe",
        "在稳妥日办理，任一解读的任一方案下均不判“违反”",
        "an act on the safe day is not a breach under any alternative of any reading",
        "稳妥日供不能确定适用何种解读时使用",
        "the safe day is meant for cases in which the applicable reading is uncertain",
        per_rule=True,
        check=safe_day_is_safe,
    ),
    Property(
        "replays-from-provenance",
        "依生成信息和存档的记录重新判断，结果完全相同",
        "judging a stored record again with the values in its provenance gives an identical result",
        "日后可能需要说明当时的判断依据",
        "the basis of a verdict may have to be shown years later",
        per_rule=False,
        check=replays_from_provenance,
    ),
    Property(
        "earlier-matters-are-not-judged",
        "全部日期均在施行之前的事项，不判“符合”，也不判“违反”",
        "a matter whose dates all precede the commencement is neither a pass nor a breach",
        "法不溯及既往",
        "the instrument has no retroactive effect",
        per_rule=True,
        check=earlier_matters_are_not_judged,
    ),
    Property(
        "decisive-somewhere",
        "每条规则均存在仅相差一项事实而结论不同的两个案件",
        "for every rule, two records exist that differ in one fact and in the verdict",
        "对任何案件都不影响结论的规则没有意义",
        "a rule that never affects a verdict has no effect",
        per_rule=True,
        check=decisive_somewhere,
    ),
)
"""Every property."""
