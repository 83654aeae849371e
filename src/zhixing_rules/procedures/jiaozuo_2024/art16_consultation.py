"""第十六条　半年会商 · Half-yearly consultation of the two bodies.

    第十六条 焦作市中级人民法院和焦作市公安局应每半年收集汇总联动工作开展情况、组织会商，协调解决工作中的问题和困难，
    指导基层法院和基层公安部门开展工作。

What is summed up must have ended: a consultation in the month after a half year answers it if it covers that half.

Readings: half-year-cycle, half-year-meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Actor, ChosenMoment, First, Months, PeriodEnd, Recur, Remedy, Rule, all_of
from zhixing_rules.procedures.fields import mechanism
from zhixing_rules.procedures.fields.subjects import MECHANISM, MEETING
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import IS_THE_INTERMEDIATE_COURT, NOT_LISTED, TAKES_EFFECT

if TYPE_CHECKING:
    from zhixing_rules.language import Moment

CONSULTATION_PERIOD = Months(6)
"""每半年."""


def _half_years(*, months_after: int) -> Moment:
    """Return the half years, each answered in it or in some months after it."""
    return ChosenMoment.by(
        readings.HALF_YEAR_CYCLE,
        {
            name: PeriodEnd(TAKES_EFFECT, CONSULTATION_PERIOD.count, calendar=calendar, months_after=months_after)
            for name, calendar in (("calendar", True), ("from-effective-date", False))
        },
    )


CONSULTATION = Rule(
    id="art16.half-yearly",
    brief_zh="半年汇总、会商",
    brief_en="half-yearly collection and consultation",
    cite=OPINION.at(16),
    quote="应每半年收集汇总联动工作开展情况、组织会商",
    periods=(CONSULTATION_PERIOD,),
    per=MECHANISM,
    when=IS_THE_INTERMEDIATE_COURT,
    then=Recur(
        "每半年收集汇总工作开展情况、组织会商",
        "every half year, reports on the work are collected and the two bodies consult",
        by=Actor.COURT_AND_POLICE,
        act=First(
            MEETING,
            all_of(mechanism.both, mechanism.collected),
            mechanism.held_on,
            "会商",
            "a consultation",
            for_previous=mechanism.covers_previous,
        ),
        since=TAKES_EFFECT,
        period_end=ChosenMoment.by(
            readings.HALF_YEAR_MEETING,
            {"following-month": _half_years(months_after=1), "within-half": _half_years(months_after=0)},
        ),
    ),
    remedy=Remedy(
        "尽快收集汇总并组织会商",
        "collect reports on the work and hold a consultation soon",
        by=Actor.COURT,
        to=Actor.POLICE,
    ),
    remarks=(NOT_LISTED,),
)

RULES = (CONSULTATION,)
