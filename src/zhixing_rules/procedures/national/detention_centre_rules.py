"""拘留所条例 · Rules of detention centres: the end of a detention.

第二十七条第三款 被拘留人请假出所的时间不计入拘留期限。
第三十条 被拘留人拘留期满，拘留所应当按时解除拘留，发给解除拘留证明书，并返还代为保管的财物。
第三十一条 被拘留人在解除拘留时有下列情形之一的，拘留所应当向有关机关或者单位移交被拘留人：……（二）依法被决定执行刑事
强制措施的；
第三十二条 执行拘留的时间以日为单位计算，从收拘当日到第2日为1日。

A term that ends on a day of rest is never moved (刑事诉讼法 art. 105 para. 4, by analogy).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import (
    Actor,
    Basis,
    Coalesce,
    Earliest,
    Equal,
    Exists,
    Extended,
    Named,
    Note,
    Perform,
    Remedy,
    Rule,
    Window,
    all_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import detention, referral
from zhixing_rules.procedures.fields.subjects import DETENTION, REFERRAL
from zhixing_rules.procedures.national.actors import NationalActor
from zhixing_rules.procedures.national.shared_terms import source

if TYPE_CHECKING:
    from zhixing_rules.language import Moment

_LAW = source("jls-2012")

_LAW_DAYS = Basis(
    "拘留所条例第三十二条：从收拘当日到第二日为一日",
    "拘留所条例 art. 32: from the day of intake to the next is one day",
)
_LAW_PRINTED = Basis("决定书载明起止日期的，从其载明", "the dates printed in the decision prevail", "B")
_LAW_LEAVE = Basis(
    "拘留所条例第二十七条第三款：请假出所的时间不计入", "拘留所条例 art. 27 para. 3: leave does not count"
)
_WRITTEN = Coalesce(
    detention.printed_end, detention.intake_on.after(detention.days, _LAW_DAYS), detention.intake_on, _LAW_PRINTED
)

_EXPIRY: Moment = Named(
    Extended(_WRITTEN, detention.leave_days, _LAW_LEAVE), "拘留期限届满日", "the day the term of the detention ends"
)
_RELEASED: Moment = Named(
    Earliest((detention.released_on, detention.released_early_on)),
    "解除拘留日",
    "the day of release",
    occurrence=detention.released_on.occurrence,
)

COUNT = Rule(
    id="jls.32.count",
    cite=_LAW.text.at(32),
    quote="执行拘留的时间以日为单位计算，从收拘当日到第2日为1日。",
    per=DETENTION,
    then=Note(
        "收拘当日到次日为一日",
        "from the day of intake to the next is one day",
        "系计算期限的方法，不能单独违反；收拘日加拘留天数为届满日，请假出所的时间不计入（第二十七条第三款）",
        "a way of counting, which is not breached by itself; the term ends on the day of intake plus the days of "
        "detention, without days of leave (art. 27 para. 3)",
    ),
    **_LAW.common(),
)

RELEASE = Rule(
    id="jls.30.release",
    brief_zh="期满解除拘留",
    brief_en="release the person",
    cite=_LAW.text.at(30),
    quote="被拘留人拘留期满，拘留所应当按时解除拘留，发给解除拘留证明书",
    per=DETENTION,
    act=_EXPIRY,
    when=all_of(happened(detention.intake_on), not_(all_of(happened(_RELEASED), _RELEASED < _EXPIRY))),
    then=Perform(
        "拘留期满当日解除拘留",
        "the person is released on the day the detention ends",
        by=NationalActor.DETENTION_CENTRE,
        done=_RELEASED,
        within=Window(after=detention.intake_on, closes=_EXPIRY),
    ),
    remedy=Remedy(
        "未解除的，通知拘留所立即解除拘留；已逾期解除的，请其说明原因，被拘留人可以依法申请国家赔偿",
        "if not released, tell the detention centre to release the person at once; if released late, ask it for the "
        "reason; the person may claim state compensation",
        by=Actor.COURT,
        to=NationalActor.DETENTION_CENTRE,
    ),
    **_LAW.common(),
)

_MEASURE = Exists(
    REFERRAL,
    all_of(
        Equal(referral.detention, detention.id),
        happened(referral.criminal_measure_on),
        referral.criminal_measure_on <= _RELEASED,
    ),
    "解除拘留时已决定刑事强制措施",
    "a criminal coercive measure has been decided by the release",
)

HAND_OVER = Rule(
    id="jls.31.hand-over",
    brief_zh="移交被拘留人",
    brief_en="hand the person over",
    cite=_LAW.text.at(31),
    quote="被拘留人在解除拘留时有下列情形之一的，拘留所应当向有关机关或者单位移交被拘留人：",
    also=((_LAW.text.at(31, item=2), "依法被决定执行刑事强制措施的；"),),
    per=DETENTION,
    act=_RELEASED,
    when=all_of(happened(_RELEASED), _MEASURE),
    then=Perform(
        "解除拘留时向有关机关移交被拘留人",
        "the person is handed over to the organ concerned on release",
        by=NationalActor.DETENTION_CENTRE,
        done=detention.handed_over_on,
        within=Window(after=detention.intake_on, closes=_RELEASED),
    ),
    remedy=Remedy(
        "函告决定刑事强制措施的公安机关，由其依法执行；请拘留所说明未移交的原因",
        "write to the police organ that decided the measure, which executes it; ask the detention centre why it "
        "did not hand the person over",
        by=Actor.COURT,
        to=Actor.POLICE,
    ),
    **_LAW.common(),
)

RULES = (COUNT, RELEASE, HAND_OVER)
