"""公安部关于改革完善受案立案制度的意见（公通字〔2015〕32号） · Opinion of the ministry on accepting and filing cases.

二、（一）2. ……刑事案件立案审查期限原则上不超过3日;涉嫌犯罪线索需要查证的,立案审查期限不超过7日;重大疑难复杂案件,经县
级以上公安机关负责人批准,立案审查期限可以延长至30日。法律、法规、规章等对受案立案审查期限另有规定的,从其规定。
二、（一）3. ……紧急处置完毕后,应当在24小时内完成接报案登记;符合受案立案条件的,依法及时受案立案。
"""

from __future__ import annotations

from zhixing_rules.language import (
    Actor,
    Basis,
    Confidence,
    Days,
    Earliest,
    IfElse,
    Latest,
    Named,
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
from zhixing_rules.procedures.fields import incident, referral
from zhixing_rules.procedures.fields.subjects import INCIDENT, REFERRAL
from zhixing_rules.procedures.national.shared_terms import (
    ASK_FOR_SUPERVISION,
    DECIDED,
    EXTENDED,
    criminal_period,
    review_period,
    source,
)

_OPINION = source("gtz-2015-32")._replace(confidence=Confidence.B)
"""The whole text was read, but its exact words in one copy alone."""

_THREE_DAYS, _SEVEN_DAYS = (criminal_period(referral.received_on, Days(count)) for count in (3, 7))
"""The three days hold 原则上, so that they are the safe day and not the last one."""
_PERIOD = review_period(EXTENDED)

TIERS = Rule(
    id="gtz.2.tiers",
    brief_zh="审查移送案件",
    brief_en="review the referral",
    cite=_OPINION.text.at(2, item=1, subitem=2),
    quote="刑事案件立案审查期限原则上不超过3日;涉嫌犯罪线索需要查证的,立案审查期限不超过7日;重大疑难复杂案件,"
    "经县级以上公安机关负责人批准,立案审查期限可以延长至30日。",
    per=REFERRAL,
    act=referral.received_on,
    when=happened(referral.received_on),
    then=Perform(
        "在立案审查期限内审查完毕",
        "the police finish their review in the period",
        by=Actor.POLICE,
        done=DECIDED,
        within=Window(
            after=referral.received_on,
            closes=Named(
                _PERIOD.ends,
                "公通字〔2015〕32号的审查期限届满日",
                "the end of the review under 公通字〔2015〕32号",
            ),
            safe=Named(
                IfElse(
                    any_of(EXTENDED, _PERIOD.supplement_asked),
                    _PERIOD.ends,
                    IfElse(referral.verification_needed, _SEVEN_DAYS, _THREE_DAYS),
                ),
                "原则上的审查期限届满日",
                "the end of the review in principle",
            ),
        ),
    ),
    remedy=ASK_FOR_SUPERVISION,
    remarks=(
        Remark(
            all_of(
                not_(referral.verification_needed),
                not_(EXTENDED),
                not_(_PERIOD.supplement_asked),
                _THREE_DAYS < DECIDED,
            ),
            "超过三日：线索无需查证的，立案审查原则上不超过三日；法律、法规、规章另有规定的，从其规定",
            "more than three days: in principle, reviewing a lead that need not be verified takes no more; other "
            "periods set by law, regulation or rule prevail",
        ),
        _PERIOD.awaited(_OPINION.in_force.first),
    ),
    **_OPINION.common(),
)

_REPORTED_AND_HANDLED = Named(
    Latest((incident.reported_on, incident.handled_on)),
    "报警且紧急处置完毕之日",
    "the day by which it was reported and the emergency handled",
)
_NEXT_DAY = _REPORTED_AND_HANDLED.after(
    Days(1), Basis("二十四小时至迟在次日届满，休息日不顺延", "24 hours end by the next day, a day of rest included")
)

EMERGENCY = Rule(
    id="gtz.3.emergency",
    brief_zh="处置完毕后登记",
    brief_en="register the report",
    cite=_OPINION.text.at(2, item=1, subitem=3),
    quote="紧急处置完毕后,应当在24小时内完成接报案登记",
    per=INCIDENT,
    act=incident.reported_on,
    when=all_of(happened(incident.reported_on), happened(incident.handled_on)),
    then=Perform(
        "紧急处置完毕后二十四小时内登记",
        "the report is registered within 24 hours after the emergency",
        by=Actor.POLICE,
        done=incident.registered_on,
        within=Window(after=Earliest((incident.reported_on, incident.handled_on)), closes=_NEXT_DAY),
    ),
    remedy=Remedy(
        "商请公安机关补办接报案登记，并出具回执",
        "ask the police to register the report and to give a receipt",
        by=Actor.COURT,
        to=Actor.POLICE,
    ),
    remarks=(
        Remark(
            all_of(incident.registered_on > _REPORTED_AND_HANDLED, incident.registered_on <= _NEXT_DAY),
            "次日登记：未记载时刻，是否在二十四小时内，由人核对",
            "registered on the next day, without times of day: check whether it was within 24 hours",
        ),
    ),
    **_OPINION.common(),
)

RULES = (TIERS, EMERGENCY)
