"""法〔2018〕147号 · Notice on private prosecution in cases of refusal to perform.

    一、…… 公安机关不予接受控告材料或者在接受控告材料后60日内不予书面答复……
    二、…… 公安机关决定不予立案或者在接受案件线索后60日内不予书面答复……

The days are the applicant's own way out of silence. They are named as dates, never judged: the notice was read in an
excerpt, and secondary sources say thirty days for the time since 2025-07-01.
"""

from __future__ import annotations

from datetime import date

from zhixing_rules.language import (
    Confidence,
    Days,
    Fixed,
    Note,
    NotedDay,
    Rule,
    all_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.procedures.national.shared_terms import FILED_OR_REFUSED, source

_LAW = source("fa2018-147")
_SILENT = all_of(
    happened(referral.received_on),
    referral.received_on >= Fixed(_LAW.in_force.first),
    not_(happened(FILED_OR_REFUSED)),
    referral.offence.is_("refusal"),
)
"""Received since the notice is in force, and not decided; to pass the referral on is no answer to it."""
_THIRTY_FROM = Fixed(date(2025, 7, 1))

SIXTY = Rule(
    id="f2018.2.sixty",
    cite=_LAW.text.at(1),
    quote="公安机关不予接受控告材料或者在接受控告材料后60日内不予书面答复",
    also=((_LAW.text.at(2), "公安机关决定不予立案或者在接受案件线索后60日内不予书面答复"),),
    periods=(Days(60),),
    per=REFERRAL,
    then=Note(
        "公安机关久不答复的，申请执行人可以提起自诉",
        "after long silence of the police the applicant may prosecute",
        "系申请执行人自己的途径，只列日期，不作判断",
        "the applicant's own way; days are named, and nothing is judged",
        days=(
            NotedDay(
                _SILENT,
                referral.received_on.after(Days(60)),
                f"接收后六十日（{Confidence.B.zh}，未核对原文）",
                f"sixty days after receipt ({Confidence.B.en}, not compared with the original)",
            ),
            NotedDay(
                all_of(_SILENT, referral.received_on >= _THIRTY_FROM),
                referral.received_on.after(Days(30)),
                f"接收后三十日（{Confidence.X.zh}原文，据二手材料，不可依据）",
                f"thirty days after receipt (source {Confidence.X.en}, second-hand: do not rely on it)",
            ),
        ),
    ),
    **_LAW.common(),
)

RULES = (SIXTY,)
