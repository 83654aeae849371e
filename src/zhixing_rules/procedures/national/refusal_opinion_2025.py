"""法发〔2025〕8号 · Opinion on cases of refusal to perform judgments and rulings, from 2025-07-01.

    二、拒不执行判决、裁定刑事案件，一般由执行法院所在地的公安机关、人民检察院和人民法院管辖。
    三、人民法院在办理案件过程中，发现负有执行义务的人涉嫌拒不执行判决、裁定犯罪的，应当制作案件移送函及执行情况说明，并将
    已经掌握的证明犯罪事实的相关证据材料等一并移送有管辖权的公安机关立案侦查。
    四、人民法院向公安机关移送时，应当附以下证据材料：（一）……身份情况……（五）……
    五、…… 公安机关应当接受，制作受案登记表并出具回执。公安机关经审查认为符合立案条件的，应当在七日内立案侦查；……

The text was read in an excerpt, and two sentences only in a press report; so no rule here gives more than a review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import (
    ON,
    TRUE,
    UNTIMED,
    Actor,
    Attach,
    Days,
    Equal,
    First,
    Fixed,
    IfElse,
    Named,
    NotBefore,
    Note,
    Perform,
    Qualify,
    Remark,
    Remedy,
    Rule,
    Window,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import case, detention, referral
from zhixing_rules.procedures.fields.subjects import CASE, DETENTION, REFERRAL
from zhixing_rules.procedures.national.shared_terms import (
    ACCEPTED,
    ASK_FOR_SUPERVISION,
    criminal_period,
    review_period,
    source,
)

if TYPE_CHECKING:
    from zhixing_rules.language import Condition, Moment, Subject

_LAW = source("xf2025-8")
_REPORT = source("xf2025-8-press")
_FROM = _LAW.in_force.first
_SENT = NotBefore(referral.sent_on, case.year_begins)
_IS_REFUSAL = referral.offence.is_("refusal")

SEAT = Rule(
    id="xf2025.i2.seat",
    cite=_LAW.text.at(2),
    quote="一般由执行法院所在地的公安机关、人民检察院和人民法院管辖。",
    per=REFERRAL,
    act=_SENT,
    when=all_of(happened(referral.sent_on), _IS_REFUSAL),
    then=Qualify(
        "一般由执行法院所在地的公安机关管辖",
        "as a rule the police at the seat of the enforcing court have jurisdiction",
        referral.at_court_seat,
    ),
    remedy=Remedy(
        "核对管辖，说明例外的理由", "check jurisdiction, and state the reason for the exception", by=Actor.COURT
    ),
    **_LAW.common(),
)


def _refer(per: Subject, found_on: Moment, when: Condition, referred: Condition) -> Rule:
    """Return the duty to refer, of a record that says when the suspicion was found."""
    first = First(REFERRAL, referred, referral.sent_on, "首次移送的日期", "the first referral")
    seventh_day = found_on.after(Days(7))
    return Rule(
        id="xf2025.i3.refer",
        brief_zh="移送公安机关",
        brief_en="refer it to the police",
        cite=_LAW.text.at(3),
        quote="应当制作案件移送函及执行情况说明,并将已经掌握的证明犯罪事实的相关证据材料等一并移送有管辖权的公安机关立案侦查。",
        per=per,
        act=found_on,
        when=all_of(happened(found_on), when),
        then=Perform(
            "发现涉嫌犯罪的，移送有管辖权的公安机关",
            "a suspected crime is referred to the competent police organ",
            by=Actor.COURT,
            done=first,
            within=Window(after=found_on, closes=UNTIMED),
        ),
        remedy=Remedy("移送公安机关", "refer it to the police", by=Actor.COURT, to=Actor.POLICE),
        remarks=(
            Remark(
                all_of(when, found_on >= Fixed(_FROM), seventh_day < ON, not_(first <= seventh_day)),
                "发现涉嫌犯罪后超过七日未移送：条文未规定期限，请核对是否及时",
                "not referred within seven days of finding the suspicion: the text sets no time limit; check whether "
                "it was prompt",
            ),
        ),
        **_LAW.common(),
    )


REFER = (
    _refer(
        DETENTION,
        detention.view_on,
        detention.criminal_liability_needed,
        all_of(Equal(referral.detention, detention.id), _IS_REFUSAL),
    ),
    _refer(
        CASE,
        NotBefore(case.suspected_on, case.year_begins),
        TRUE,
        all_of(_IS_REFUSAL, case.suspected_on <= referral.sent_on),
    ),
)


def _head(number: int, name: str, quote: str, zh: str, en: str) -> Rule:
    """Return the rule that a referral has evidence under the head of one item."""
    return Rule(
        id=f"xf2025.i4.{name}",
        brief_zh="补送证据材料",
        brief_en="send the missing evidence",
        cite=_LAW.text.at(4, item=number),
        quote=quote,
        per=REFERRAL,
        act=_SENT,
        when=_IS_REFUSAL,
        then=Attach(
            f"移送时附{zh}的证据材料",
            f"the referral has evidence of {en}",
            referral.evidence_heads.contains(_HEADS[number - 1], settled=_NOT_TAKEN),
            to=referral.sent_on,
            document_zh=f"{zh}的证据材料",
            document_en=f"evidence of {en}",
        ),
        remedy=Remedy(f"补送{zh}的证据材料", f"send evidence of {en}", by=Actor.COURT),
        **_LAW.common(),
    )


_NOT_TAKEN = Fixed(_FROM.max)
"""Heads that are not recorded were not taken down; nothing attests that there is no evidence under them."""

_HEADS = ("identity", "duty", "ability", "refusal", "seriousness")
"""The heads by the number of their item."""

HEADS = (
    _head(1, "identity", "证明犯罪嫌疑人身份情况的证据材料", "身份情况", "who the suspect is"),
    _head(
        2,
        "duty",
        "证明犯罪嫌疑人负有执行义务或者协助执行义务的证据材料",
        "执行义务",
        "the duty to perform or to assist",
    ),
    _head(
        3,
        "ability",
        "证明犯罪嫌疑人有能力执行判决、裁定确定的全部或者部分义务的证据材料",
        "执行能力",
        "the ability to perform",
    ),
    _head(4, "refusal", "证明犯罪嫌疑人有拒不执行判决、裁定行为的证据材料", "拒不执行行为", "the acts of refusal"),
    _head(
        5,
        "circumstances",
        "证明犯罪嫌疑人拒不执行判决、裁定相关情节或者造成后果的证据材料",
        "情节或者后果",
        "the circumstances or consequences",
    ),
)

ACCEPT = Rule(
    id="xf2025.i5.accept",
    brief_zh="受案登记并出具回执",
    brief_en="register it and give a receipt",
    cite=_LAW.text.at(5, 1),
    quote="公安机关应当接受,制作受案登记表并出具回执。",
    per=REFERRAL,
    act=referral.received_on,
    when=all_of(happened(referral.received_on), _IS_REFUSAL),
    then=Perform(
        "接受法院的移送，制作受案登记表并出具回执",
        "the police accept the court's referral, register it and give a receipt",
        by=Actor.POLICE,
        done=ACCEPTED,
        within=Window(after=referral.received_on, closes=referral.received_on),
    ),
    remedy=ASK_FOR_SUPERVISION,
    **_LAW.common(),
)

_REVIEW = review_period(all_of(happened(referral.extended_on), referral.major_or_difficult))
_REFUSED_BEFORE = all_of(happened(referral.refusal_made_on), not_(referral.filed_on <= referral.refusal_made_on))
_PASSED_ON = all_of(happened(referral.transferred_on), not_(referral.filed_on <= referral.transferred_on))

FILING = Rule(
    id="xf2025.i5.filing",
    brief_zh="立案侦查",
    brief_en="file the case",
    cite=_LAW.text.at(5, 2),
    quote="公安机关经审查认为符合立案条件的,应当在七日内立案侦查;",
    periods=(Days(7),),
    per=REFERRAL,
    act=referral.received_on,
    when=all_of(
        _IS_REFUSAL,
        any_of(happened(referral.filed_on), all_of(happened(referral.received_on), referral.conditions_met)),
        not_(_REFUSED_BEFORE),
        not_(_PASSED_ON),
    ),
    then=Perform(
        "符合立案条件的，七日内立案侦查",
        "the police file within seven days if the conditions are met",
        by=Actor.POLICE,
        done=referral.filed_on,
        within=Window(
            after=referral.received_on,
            closes=Named(_REVIEW.ends, "立案审查期限届满日", "the last day of the review"),
        ),
    ),
    remedy=ASK_FOR_SUPERVISION,
    remarks=(_REVIEW.awaited(_FROM),),
    **_LAW.common(),
)

REFUSAL_SERVED = Rule(
    id="xf2025.i5.refusal-served",
    brief_zh="送达不予立案通知书",
    brief_en="serve the notice of refusal",
    cite=_REPORT.text.part("body"),
    quote="應當在審查期限內作出不予立案決定,並將不予立案通知書送達移送案件的人民法院。",
    per=REFERRAL,
    act=referral.refusal_made_on,
    when=all_of(happened(referral.refusal_made_on), _IS_REFUSAL),
    then=Perform(
        "将不予立案通知书送达移送案件的人民法院",
        "the notice of refusal is served on the court that referred the case",
        by=Actor.POLICE,
        done=referral.refusal_sent_on,
        within=Window(after=referral.refusal_made_on, closes=UNTIMED),
        provided=referral.refusal_to.is_("referring_court", "same_court"),
    ),
    remedy=ASK_FOR_SUPERVISION,
    **_REPORT.common(_FROM),
)

_REFUSED_OR_DROPPED = Named(
    IfElse(happened(referral.dropped_on), referral.dropped_on, referral.refusal_made_on),
    "不予立案或者撤销案件之日",
    "the day of the refusal, or on which the case was dropped",
)

_TWO_LETTERS = all_of(
    happened(referral.dropped_on), happened(referral.refusal_made_on), referral.refusal_made_on >= Fixed(_FROM)
)
"""A letter is owed for the refusal and another one for the drop, but a referral holds the day of one letter."""

LETTER = Rule(
    id="xf2025.i6.letter",
    brief_zh="函告执行法院",
    brief_en="tell the court by letter",
    cite=_REPORT.text.part("body"),
    quote="公安機關不予立案或者立案後撤銷案件的,應當在七日內函告執行法院並說明理由。",
    per=REFERRAL,
    act=_REFUSED_OR_DROPPED,
    when=all_of(any_of(happened(referral.refusal_made_on), happened(referral.dropped_on)), _IS_REFUSAL),
    then=Perform(
        "不予立案或者撤销案件的，七日内函告执行法院并说明理由",
        "the enforcing court is told of a refusal or a dropped case by letter within seven days, with reasons",
        by=Actor.POLICE,
        done=referral.letter_on,
        within=Window(after=_REFUSED_OR_DROPPED, closes=criminal_period(_REFUSED_OR_DROPPED, Days(7))),
        provided=all_of(referral.letter_reasons, not_(_TWO_LETTERS)),
    ),
    remedy=ASK_FOR_SUPERVISION,
    remarks=(
        Remark(
            _TWO_LETTERS,
            "不予立案与撤销案件应当分别函告，而记录只能载明一次函告：另一次是否在七日内函告并说明理由，由人核对",
            "the refusal and the dropped case each need a letter, but the record holds the day of one: check whether "
            "the other one was sent within seven days, with reasons",
        ),
    ),
    **_REPORT.common(_FROM),
)

ASK = Rule(
    id="xf2025.i6.ask",
    cite=_REPORT.text.part("body"),
    quote="執行法院認為公安機關應當立案偵查而不立案偵查的,可提請人民檢察院予以監督。",
    per=REFERRAL,
    then=Note(
        "执行法院可以提请人民检察院监督",
        "the enforcing court may ask the procuratorate to supervise",
        "系法院的权力，不行使不违反任何规定；刑事诉讼法第一百一十三条在此之前已有监督",
        "a power of the court, and not using it breaches nothing; 刑事诉讼法 art. 113 gave supervision before it",
    ),
    **_REPORT.common(_FROM),
)

RULES = (SEAT, *REFER, *HEADS, ACCEPT, FILING, REFUSAL_SERVED, LETTER, ASK)
