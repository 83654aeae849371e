"""最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释 · Interpretation of the Criminal Procedure Law.

第一百六十七条 人民法院作出逮捕决定后，应当将逮捕决定书等相关材料送交公安机关执行，并将逮捕决定书抄送人民检察院。逮捕
被告人后，人民法院应当将逮捕的原因和羁押的处所，在二十四小时以内通知其家属；确实无法通知的，应当记录在案。
第三百二十条第一款 对自诉案件，人民法院应当在十五日以内审查完毕。经审查，符合受理条件的，应当决定立案，并书面通知自诉
人或者代为告诉人。
"""

from __future__ import annotations

from zhixing_rules.language import (
    UNTIMED,
    Actor,
    Basis,
    Days,
    Latest,
    Named,
    Occurrence,
    Perform,
    Remark,
    Remedy,
    Rule,
    Window,
    all_of,
    happened,
    not_,
    span_in_chinese,
    span_in_english,
)
from zhixing_rules.procedures.fields import prosecution
from zhixing_rules.procedures.fields.subjects import PROSECUTION
from zhixing_rules.procedures.national.shared_terms import criminal_period, source

_LAW = source("xsjs-2021")

_REVIEW_PERIOD = Days(15)
"""十五日."""

_SENT_AND_COPIED = Named(
    Latest((prosecution.arrest_sent_on, prosecution.arrest_copied_on)),
    "送交公安机关并抄送人民检察院之日",
    "the day the decision had been sent to the police and copied to the procuratorate",
    occurrence=Occurrence.of(
        "已送交公安机关并抄送人民检察院",
        "尚未送交公安机关并抄送人民检察院",
        "the decision has been sent to the police and copied to the procuratorate",
        "the decision has not yet been both sent to the police and copied to the procuratorate",
    ),
)

SENT = Rule(
    id="xsj.167.send",
    brief_zh="送交、抄送逮捕决定书",
    brief_en="send the arrest decision",
    cite=_LAW.text.at(167),
    quote="人民法院作出逮捕决定后，应当将逮捕决定书等相关材料送交公安机关执行，并将逮捕决定书抄送人民检察院。",
    per=PROSECUTION,
    act=prosecution.arrest_decided_on,
    when=happened(prosecution.arrest_decided_on),
    then=Perform(
        "逮捕决定书送交公安机关执行，抄送人民检察院",
        "the arrest decision is sent to the police and copied to the procuratorate",
        by=Actor.COURT,
        done=_SENT_AND_COPIED,
        within=Window(after=prosecution.arrest_decided_on, closes=UNTIMED),
    ),
    remedy=Remedy(
        "将逮捕决定书送交公安机关，抄送人民检察院",
        "send the decision to the police and a copy to the procuratorate",
        by=Actor.COURT,
        to=Actor.POLICE,
    ),
    remarks=(
        Remark(
            all_of(happened(prosecution.arrest_sent_on), not_(happened(prosecution.arrest_copied_on))),
            "已送交公安机关，尚未抄送人民检察院",
            "sent to the police, but not yet copied to the procuratorate",
        ),
        Remark(
            all_of(happened(prosecution.arrest_copied_on), not_(happened(prosecution.arrest_sent_on))),
            "已抄送人民检察院，尚未送交公安机关",
            "copied to the procuratorate, but not yet sent to the police",
        ),
    ),
    **_LAW.common(),
)

_NEXT_DAY = prosecution.executed_on.after(
    Days(1), Basis("二十四小时至迟在次日届满，休息日不顺延", "24 hours end by the next day, a day of rest included")
)

FAMILY = Rule(
    id="xsj.167.family",
    brief_zh="通知被逮捕人家属",
    brief_en="tell the family of the arrest",
    cite=_LAW.text.at(167),
    quote="逮捕被告人后，人民法院应当将逮捕的原因和羁押的处所，在二十四小时以内通知其家属；确实无法通知的，应当记录在案。",
    per=PROSECUTION,
    act=prosecution.executed_on,
    when=happened(prosecution.executed_on),
    then=Perform(
        "逮捕后二十四小时以内通知家属",
        "the family is told within 24 hours of the arrest",
        by=Actor.COURT,
        done=prosecution.family_told_on,
        within=Window(after=prosecution.executed_on, closes=_NEXT_DAY),
    ),
    remedy=Remedy(
        "立即通知家属；确实无法通知的，记录在案",
        "tell the family at once; if it cannot be told, put that on record",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            all_of(prosecution.executed_on < prosecution.family_told_on, prosecution.family_told_on <= _NEXT_DAY),
            "次日通知：未记载时刻，是否在二十四小时内，由人核对",
            "told on the next day, without times of day: check whether it was within 24 hours",
        ),
    ),
    review_only=True,
    **_LAW.common(),
)

REVIEW = Rule(
    id="xsj.320.fifteen",
    brief_zh="审查自诉案件",
    brief_en="review the private prosecution",
    cite=_LAW.text.at(320, 1),
    quote="对自诉案件，人民法院应当在十五日以内审查完毕。",
    periods=(_REVIEW_PERIOD,),
    per=PROSECUTION,
    act=prosecution.lodged_on,
    when=happened(prosecution.lodged_on),
    then=Perform(
        f"{span_in_chinese(_REVIEW_PERIOD)}以内审查完毕自诉案件",
        f"the court reviews the private prosecution within {span_in_english(_REVIEW_PERIOD)}",
        by=Actor.COURT,
        done=prosecution.decided_on,
        within=Window(after=prosecution.lodged_on, closes=criminal_period(prosecution.lodged_on, _REVIEW_PERIOD)),
    ),
    remedy=Remedy(
        "立即审查完毕，决定立案或者裁定不予受理，并说明逾期原因",
        "finish the review at once, file the case or rule that it is not taken, and explain the delay",
        by=Actor.COURT,
    ),
    **_LAW.common(),
)

RULES = (SENT, FAMILY, REVIEW)
