"""拘留所条例 · Rules of detention centres: the end of a detention.

第二十七条第三款 被拘留人请假出所的时间不计入拘留期限。
第三十条 被拘留人拘留期满，拘留所应当按时解除拘留，发给解除拘留证明书，并返还代为保管的财物。
第三十一条 被拘留人在解除拘留时有下列情形之一的，拘留所应当向有关机关或者单位移交被拘留人：……（二）依法被决定执行刑事
强制措施的；
第三十二条 执行拘留的时间以日为单位计算，从收拘当日到第2日为1日。

A term that ends on a day of rest is never moved (刑事诉讼法 art. 105 para. 4, by analogy).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language import (
    Actor,
    Basis,
    Coalesce,
    Earliest,
    Equal,
    Exists,
    Extended,
    Fixed,
    IfElse,
    Named,
    Note,
    Perform,
    Remark,
    Remedy,
    Rule,
    Window,
    all_of,
    any_of,
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
_NEVER = Fixed(date.max)
"""A fact that is not recorded by then is unknown, however complete the record."""

_LAW_DAYS = Basis(
    "拘留所条例第三十二条：从收拘当日到第二日为一日",
    "拘留所条例 art. 32: from the day of intake to the next is one day",
)
_LAW_PRINTED = Basis("决定书载明起止日期的，从其载明", "the dates printed in the decision prevail", "B")
_LAW_EARLIER = Basis(
    "载明的止日晚于收拘日加拘留天数的，拘留不得超过决定的天数",
    "a detention never lasts longer than the days decided, if the printed end is later",
)
_LAW_LEAVE = Basis(
    "拘留所条例第二十七条第三款：请假出所的时间不计入", "拘留所条例 art. 27 para. 3: leave does not count"
)
_COUNTED = detention.intake_on.after(detention.days, _LAW_DAYS)
_PRINTED = Coalesce(detention.printed_end, _COUNTED, detention.intake_on, _LAW_PRINTED)
_WRITTEN = IfElse(
    detention.days.recorded(settled=detention.intake_on), Earliest((_PRINTED, _COUNTED), _LAW_EARLIER), _PRINTED
)
"""A printed day cannot make a detention longer than the days that were decided."""

TERM_ENDS: Moment = Named(
    Extended(_WRITTEN, detention.leave_days, _LAW_LEAVE), "拘留期限届满日", "the day the term of the detention ends"
)
"""The last day of a detention."""

_RELEASED: Moment = Named(
    Earliest((detention.released_on, detention.released_early_on, detention.handed_over_on)),
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
    act=TERM_ENDS,
    when=all_of(happened(detention.intake_on), not_(all_of(happened(_RELEASED), _RELEASED < TERM_ENDS))),
    then=Perform(
        "拘留期满当日解除拘留",
        "the person is released on the day the detention ends",
        by=NationalActor.DETENTION_CENTRE,
        done=_RELEASED,
        within=Window(after=detention.intake_on, closes=TERM_ENDS),
    ),
    remedy=Remedy(
        "未解除的，通知拘留所立即解除拘留；已逾期解除的，请其说明原因，被拘留人可以依法申请国家赔偿",
        "if not released, tell the detention centre to release the person at once; if released late, ask it for the "
        "reason; the person may claim state compensation",
        by=Actor.COURT,
        to=NationalActor.DETENTION_CENTRE,
    ),
    remarks=(
        Remark(
            all_of(Fixed(_LAW.in_force.first) <= TERM_ENDS, detention.printed_end > _COUNTED),
            "决定书载明的止日晚于收拘日加拘留天数：以较早的为届满日，请核对决定书",
            "the end printed in the decision is later than the day of intake plus the days of detention: the earlier "
            "day counts; check the decision",
        ),
    ),
    **_LAW.common(),
)

_OF_DETENTION = Equal(referral.detention, detention.id)
_MEASURE_BEFORE = Exists(
    REFERRAL,
    all_of(_OF_DETENTION, happened(referral.criminal_measure_on), referral.criminal_measure_on < _RELEASED),
    "解除拘留之前已决定刑事强制措施",
    "a criminal coercive measure was decided before the day of release",
    negation=Bilingual(
        "解除拘留之前未决定刑事强制措施", "no criminal coercive measure was decided before the day of release"
    ),
)
_MEASURE_ON_THE_DAY = Exists(
    REFERRAL,
    all_of(_OF_DETENTION, referral.criminal_measure_on <= _RELEASED, referral.criminal_measure_on >= _RELEASED),
    "解除拘留当日决定刑事强制措施",
    "a criminal coercive measure was decided on the day of release",
    negation=Bilingual(
        "解除拘留当日未决定刑事强制措施", "no criminal coercive measure was decided on the day of release"
    ),
)
_HANDED_OVER_THEN = any_of(
    detention.handed_over_on <= _RELEASED,
    all_of(not_(happened(detention.handed_over_on)), detention.handed_over_on.recorded(settled=_NEVER)),
)
"""Unknown where no hand-over is recorded: if the measure came first on that day, one was owed."""

HAND_OVER = Rule(
    id="jls.31.hand-over",
    brief_zh="移交被拘留人",
    brief_en="hand the person over",
    cite=_LAW.text.at(31),
    quote="被拘留人在解除拘留时有下列情形之一的，拘留所应当向有关机关或者单位移交被拘留人：",
    also=((_LAW.text.at(31, item=2), "依法被决定执行刑事强制措施的；"),),
    per=DETENTION,
    act=_RELEASED,
    when=all_of(happened(_RELEASED), any_of(_MEASURE_BEFORE, all_of(_MEASURE_ON_THE_DAY, _HANDED_OVER_THEN))),
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
    remarks=(
        Remark(
            all_of(
                Fixed(_LAW.in_force.first) <= _RELEASED,
                happened(_RELEASED),
                _MEASURE_ON_THE_DAY,
                not_(detention.handed_over_on <= _RELEASED),
            ),
            "刑事强制措施与解除拘留在同一日：先后由人核对，措施在先的，应当移交",
            "the measure and the release are of the same day: check which came first; after an earlier measure the "
            "person had to be handed over",
        ),
    ),
    **_LAW.common(),
)

RULES = (COUNT, RELEASE, HAND_OVER)
