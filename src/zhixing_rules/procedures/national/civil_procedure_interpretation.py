"""最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 · Interpretation of the Civil Procedure Law.

第一百八十条 人民法院对被拘留人采取拘留措施后，应当在二十四小时内通知其家属；确实无法按时通知或者通知不到的，应当记录
在案。
第一百八十二条 ……提前解除拘留，应报经院长批准，并作出提前解除拘留决定书，交负责看管的公安机关执行。
第一百八十四条 对同一妨害民事诉讼行为的罚款、拘留不得连续适用。发生新的妨害民事诉讼行为的，人民法院可以重新予以罚款、
拘留。
第四百八十三条 人民法院有权查询被执行人的身份信息与财产信息，掌握相关信息的单位和个人必须按照协助执行通知书办理。

Twenty-four hours are counted from the next hour (art. 125) and are never moved. By days alone, they have not passed on
the day of intake and have passed after the next day.
"""

from __future__ import annotations

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language import (
    ON,
    Actor,
    Attach,
    Basis,
    Days,
    Earliest,
    Equal,
    Exists,
    Fixed,
    Forbid,
    Named,
    NotBefore,
    Occurrence,
    Perform,
    Permit,
    Remark,
    Remedy,
    Rule,
    Window,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import case, detention, request
from zhixing_rules.procedures.fields.subjects import DETENTION, EARLIER_DETENTION, REQUEST
from zhixing_rules.procedures.national.detention_centre_rules import TERM_ENDS
from zhixing_rules.procedures.national.shared_terms import source

_LAW = source("msjs-2022")
_DECIDED = NotBefore(detention.decided_on, case.year_begins)
_LETTER_SENT = NotBefore(request.sent_on, case.year_begins)

_NEXT_DAY = detention.intake_on.after(
    Days(1),
    Basis(
        "民诉法解释第一百二十五条：以时起算的期间从次时起算，二十四小时至迟在次日届满",
        "民诉法解释 art. 125: hours are counted from the next hour, so 24 hours end by the next day",
    ),
)
_CARRIED_OUT = Named(
    Earliest((detention.decided_on, detention.intake_on)), "采取拘留措施之日", "the day of the detention"
)
"""The person may be taken before the intake; a notice to the family after that is this notice."""
_IN_TIME = any_of(
    detention.family_told_on <= detention.intake_on,
    all_of(detention.family_told_on <= _NEXT_DAY, detention.family_told_in_24_hours),
)
_ON_RECORD = all_of(
    detention.family_unreached_record.recorded(settled=Earliest((_NEXT_DAY, ON))), detention.family_unreached_recorded
)

FAMILY = Rule(
    id="msj.180.family",
    brief_zh="通知家属",
    brief_en="tell the family",
    cite=_LAW.text.at(180),
    quote="应当在二十四小时内通知其家属；确实无法按时通知或者通知不到的，应当记录在案。",
    per=DETENTION,
    act=detention.intake_on,
    when=all_of(happened(detention.intake_on), any_of(_IN_TIME, not_(_ON_RECORD))),
    then=Perform(
        "拘留后二十四小时内通知家属",
        "the family is told within 24 hours of the detention",
        by=Actor.COURT,
        done=detention.family_told_on,
        within=Window(
            after=_CARRIED_OUT, closes=_NEXT_DAY, last_day=detention.family_told_in_24_hours, safe=_CARRIED_OUT
        ),
    ),
    remedy=Remedy(
        "立即通知家属；确实无法按时通知或者通知不到的，记录在案",
        "tell the family at once; if it could not be told in time or reached, put that on record",
        by=Actor.COURT,
    ),
    **_LAW.common(),
)

_RELEASED_EARLY = Named(
    Earliest((detention.released_early_on, detention.released_on)),
    "提前解除拘留之日",
    "the day of the early release",
    occurrence=Occurrence.of(
        "已提前解除拘留",
        "尚未提前解除拘留",
        "the person has been released early",
        "the person has not been released early",
    ),
)
"""A release before the end of the term is an early one, whichever of its days is recorded."""

EARLY_RELEASE = Rule(
    id="msj.182.early",
    cite=_LAW.text.at(182),
    quote="提前解除拘留，应报经院长批准，并作出提前解除拘留决定书，交负责看管的公安机关执行。",
    per=DETENTION,
    act=_RELEASED_EARLY,
    when=any_of(
        happened(detention.released_early_on),
        all_of(happened(detention.released_on), detention.released_on < TERM_ENDS),
    ),
    then=Permit(
        "提前解除拘留，须经院长批准并先作出决定书",
        "early release only with the approval of the president and on a decision made by then",
        all_of(
            happened(detention.early_release_decided_on),
            detention.early_release_decided_on <= _RELEASED_EARLY,
            detention.early_release_approved.recorded(settled=_RELEASED_EARLY),
            detention.early_release_approved,
        ),
    ),
    remedy=Remedy(
        "报院长补办审批，补作提前解除拘留决定书，并说明原因",
        "have the president approve it, make the decision on early release, and explain the omission",
        by=Actor.COURT,
    ),
    **_LAW.common(),
)

_SAME_PERSON = all_of(
    Equal(detention.earlier_person, detention.person),
    not_(Equal(detention.earlier_id, detention.id)),
    detention.earlier_decided_on <= detention.decided_on,
)
"""Of two decisions of one day, each may be the later one."""
_GOVERNED = all_of(happened(detention.decided_on), Fixed(_LAW.in_force.first) <= _DECIDED)

ONCE = Rule(
    id="msj.184.once",
    cite=_LAW.text.at(184),
    quote="对同一妨害民事诉讼行为的罚款、拘留不得连续适用。",
    per=DETENTION,
    act=_DECIDED,
    when=all_of(
        happened(detention.decided_on),
        Exists(
            EARLIER_DETENTION,
            _SAME_PERSON,
            "此前或者同日已对同一人决定拘留",
            "the same person was detained by an earlier decision, or one of the same day",
            negation=Bilingual(
                "此前及同日未对同一人另行决定拘留",
                "the same person was not detained by an earlier decision, or another one of the same day",
            ),
        ),
    ),
    then=Forbid(
        "同一妨害行为不得连续拘留",
        "no second detention for the same act",
        Exists(
            EARLIER_DETENTION,
            all_of(_SAME_PERSON, Equal(detention.earlier_act, detention.act)),
            "已另就同一行为决定拘留",
            "another detention was for the same act",
            negation=Bilingual("另一次拘留不是就同一行为", "the other detention was not for the same act"),
        ),
    ),
    remedy=Remedy(
        "由院长复核，解除后一次拘留；发生新的妨害行为的，依法重新作出决定",
        "review by the court president, and release from the later detention; for a new act, make a new decision",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            all_of(
                _GOVERNED,
                Exists(
                    EARLIER_DETENTION,
                    all_of(_SAME_PERSON, not_(Equal(detention.earlier_act, detention.act))),
                    "另一次拘留所记的妨害行为与本次不同",
                    "the act recorded of another detention differs",
                ),
            ),
            "两次拘留所记的妨害行为文字不同，按不同行为处理：是否实为同一行为，由人核对",
            "the acts recorded of the two detentions differ in words and count as different: check whether they are "
            "one act",
        ),
        Remark(
            all_of(_GOVERNED, detention.fined_on < detention.decided_on),
            "罚款决定早于拘留决定：对同一妨害行为的罚款、拘留不得连续适用，由人核对是否同一行为",
            "the fine was decided before the detention: for one act they may not follow one another; check whether "
            "they are for one act",
        ),
    ),
    **_LAW.common(),
)

QUERY = Rule(
    id="msj.483.query",
    cite=_LAW.text.at(483),
    quote="掌握相关信息的单位和个人必须按照协助执行通知书办理。",
    per=REQUEST,
    act=_LETTER_SENT,
    then=Attach(
        "查询身份、财产信息的，附协助执行通知书",
        "a query of identity or property comes with a notice to assist in the enforcement",
        request.attachments.contains("assistance_notice", settled=request.sent_on),
        to=_LETTER_SENT,
        document_zh="协助执行通知书",
        document_en="the notice to assist in the enforcement",
    ),
    remedy=Remedy(
        "查询身份、财产信息的，补送协助执行通知书；仅查找下落的，本条不要求",
        "send the notice if identity or property is queried; this article does not require it for whereabouts alone",
        by=Actor.COURT,
    ),
    review_only=True,
    **_LAW.common(),
)

RULES = (FAMILY, EARLY_RELEASE, ONCE, QUERY)
