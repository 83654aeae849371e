"""公安机关办理刑事案件程序规定 · Provisions on criminal cases of the police: competence, review, supervision, arrest.

    第十五条 刑事案件由犯罪地的公安机关管辖。…… 法律、司法解释或者其他规范性文件对有关犯罪案件的管辖作出特别规定的，
    从其规定。
    第二十四条第一款 县级公安机关负责侦查发生在本辖区内的刑事案件。
    第一百四十六条 …… 由县级以上公安机关凭人民法院、人民检察院决定逮捕的法律文书制作逮捕证并立即执行。……
    执行逮捕后，应当及时通知决定机关。
    公安机关未能抓获犯罪嫌疑人、被告人的，应当将执行情况和未能抓获的原因通知决定逮捕的人民检察院、人民法院。
    第一百七十一条 公安机关接受案件时，应当制作受案登记表和受案回执……
    第一百七十四条第二款 …… 但是，不得对被调查对象采取强制措施，不得查封、扣押、冻结被调查对象的财产……
    第一百七十五条第一款 …… 制作移送案件通知书，在二十四小时以内移送有管辖权的机关处理，并告知……
    第一百七十八条 …… 经县级以上公安机关负责人批准，予以立案；…… 对有控告人的案件，决定不予立案的，……
    在三日以内送达控告人。决定不予立案后又发现新的事实或者证据，…… 应当及时立案处理。
    第一百八十二条 …… 在收到通知书后七日以内，…… 作出书面说明…… 在收到通知书后十五日以内立案……
    第一百八十九条第一款 公安机关作出撤销案件决定后，应当在三日以内告知……案件移送机关。

The receipt goes to whoever reports; a court that refers is a unit that reports (刑事诉讼法 art. 110).
"""

from __future__ import annotations

from datetime import date

from zhixing_rules.language import (
    IMMEDIATELY,
    ON,
    UNNUMBERED,
    Actor,
    Attach,
    Days,
    Earliest,
    Fixed,
    Forbid,
    IfElse,
    Named,
    NotBefore,
    Occurrence,
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
from zhixing_rules.procedures.fields import case, prosecution, referral
from zhixing_rules.procedures.fields.subjects import PROSECUTION, REFERRAL
from zhixing_rules.procedures.national.shared_terms import (
    ACCEPTED,
    ASK_FOR_SUPERVISION,
    FILED_OR_REFUSED,
    criminal_period,
    source,
)

_LAW = source("cxgd-2020")
_SENT = NotBefore(referral.sent_on, case.year_begins)
_SPECIAL_RULE_FROM = Fixed(date(2025, 7, 1))
"""法发〔2025〕8号 is in force: a special rule on competence in the sense of article 15 paragraph 2."""

# ------------------------------------------------------------------------------------------------ competence

PLACE = Rule(
    id="cxgd.15.place",
    cite=_LAW.text.at(15, 2),
    quote="法律、司法解释或者其他规范性文件对有关犯罪案件的管辖作出特别规定的，从其规定。",
    also=((_LAW.text.at(15, 1), "刑事案件由犯罪地的公安机关管辖"),),
    per=REFERRAL,
    act=_SENT,
    when=all_of(happened(referral.sent_on), referral.offence.is_("refusal")),
    then=Qualify(
        "由犯罪地的公安机关管辖；另有特别规定的从其规定",
        "the police of the place of the crime have jurisdiction, unless a special rule applies",
        any_of(referral.at_place_of_act, all_of(referral.sent_on >= _SPECIAL_RULE_FROM, referral.at_court_seat)),
    ),
    remedy=Remedy(
        "核对管辖；不属其管辖的，移送有管辖权的公安机关",
        "check jurisdiction; if the organ has none, the case is passed on to the competent one",
        by=Actor.COURT,
    ),
    review_only=True,
    **_LAW.common(),
)

LEVEL = Rule(
    id="cxgd.24.level",
    cite=_LAW.text.at(24, 1),
    quote="县级公安机关负责侦查发生在本辖区内的刑事案件。",
    per=REFERRAL,
    act=_SENT,
    when=happened(referral.sent_on),
    then=Qualify(
        "由县级公安机关侦查",
        "a county-level police organ investigates",
        any_of(referral.organ_level.is_("county"), referral.level_agreed),
    ),
    remedy=Remedy(
        "与受移送的公安机关核对级别管辖", "check jurisdiction by level with the organ", by=Actor.COURT, to=Actor.POLICE
    ),
    review_only=True,
    **_LAW.common(),
)

# ------------------------------------------------------------------------------------------------ acceptance

RECEIPT = Rule(
    id="cxgd.171.receipt",
    brief_zh="受案登记并出具回执",
    brief_en="register it and give a receipt",
    cite=_LAW.text.at(171),
    quote="公安机关接受案件时，应当制作受案登记表和受案回执",
    per=REFERRAL,
    act=referral.received_on,
    when=happened(referral.received_on),
    then=Perform(
        "接受案件时制作受案登记表和受案回执",
        "the police register the case and give a receipt on acceptance",
        by=Actor.POLICE,
        done=ACCEPTED,
        within=Window(
            after=referral.received_on, closes=referral.received_on.after(Days(1)), safe=referral.received_on
        ),
        provided=any_of(referral.received_on >= ACCEPTED, referral.receipt_prompt),
    ),
    remedy=ASK_FOR_SUPERVISION,
    **_LAW.common(),
)

NO_MEASURE = Rule(
    id="cxgd.174.no-measure",
    cite=_LAW.text.at(174, 2),
    quote="但是，不得对被调查对象采取强制措施，不得查封、扣押、冻结被调查对象的财产，不得采取技术侦查措施。",
    per=REFERRAL,
    act=referral.received_on,
    when=all_of(happened(referral.received_on), not_(referral.criminal_measure_on < referral.received_on)),
    then=Forbid(
        "立案之前不得采取强制措施",
        "no coercive measure before the case is filed",
        all_of(
            happened(referral.criminal_measure_on),
            not_(all_of(happened(referral.filed_on), referral.filed_on <= referral.criminal_measure_on)),
        ),
    ),
    remedy=ASK_FOR_SUPERVISION,
    remarks=(
        Remark(
            all_of(
                Fixed(_LAW.in_force.first) <= referral.received_on,
                referral.criminal_measure_on < referral.received_on,
            ),
            "刑事强制措施早于接收移送：不属本条所禁止，所依据的案件由人核对",
            "the coercive measure came before the referral was received: not what this article forbids; check in "
            "which case it was decided",
        ),
    ),
    **_LAW.common(),
)

_TRANSFER_GOVERNED = Fixed(_LAW.in_force.first) <= referral.wrong_organ_held_on

TRANSFER = Rule(
    id="cxgd.175.transfer",
    brief_zh="移送有管辖权的机关",
    brief_en="pass the case on",
    cite=_LAW.text.at(175, 1),
    quote="制作移送案件通知书，在二十四小时以内移送有管辖权的机关处理，并告知扭送人、报案人、控告人、举报人。",
    per=REFERRAL,
    act=referral.wrong_organ_held_on,
    when=happened(referral.wrong_organ_held_on),
    then=Perform(
        "二十四小时以内移送有管辖权的机关，并告知移送的法院",
        "the case is passed on to the competent organ within 24 hours, and the court is told",
        by=Actor.POLICE,
        done=referral.transferred_on,
        within=Window(
            after=referral.wrong_organ_held_on,
            closes=referral.wrong_organ_held_on.after(Days(1)),
            last_day=referral.transferred_in_24_hours,
            safe=referral.wrong_organ_held_on,
        ),
        provided=happened(referral.transfer_told_on),
    ),
    remedy=ASK_FOR_SUPERVISION,
    remarks=(
        Remark(
            all_of(_TRANSFER_GOVERNED, happened(referral.transferred_on)),
            "接受移送的机关的审查期限自其收到之日起算：请将该移送另记为一次移送",
            "the organ it was passed on to reviews it within a period from its own receipt: record that as a referral "
            "of its own",
        ),
        Remark(
            all_of(_TRANSFER_GOVERNED, referral.transferred_on < referral.transfer_told_on),
            "告知法院晚于移送当日：条文未另定告知的期限，是否及时由人核对",
            "the court was told after the day it was passed on: the text sets no time for that; check whether it was "
            "prompt",
        ),
    ),
    **_LAW.common(),
)

# ------------------------------------------------------------------------------------------------ the decision

APPROVAL = Rule(
    id="cxgd.178.approval",
    cite=_LAW.text.at(178, 1),
    quote="经县级以上公安机关负责人批准，予以立案",
    per=REFERRAL,
    act=FILED_OR_REFUSED,
    when=happened(FILED_OR_REFUSED),
    then=Attach(
        "立案、不予立案须经县级以上公安机关负责人批准",
        "a head of the police organ at county level or above approves the filing or the refusal",
        referral.decision_approver.is_("county_level_head"),
        to=FILED_OR_REFUSED,
    ),
    remedy=ASK_FOR_SUPERVISION,
    review_only=True,
    **_LAW.common(),
)

REFUSAL_SERVED = Rule(
    id="cxgd.178.refusal-served",
    brief_zh="通知书送达控告人",
    brief_en="serve the complainant",
    cite=_LAW.text.at(178, 2),
    quote="对有控告人的案件，决定不予立案的，公安机关应当制作不予立案通知书，并在三日以内送达控告人。",
    per=REFERRAL,
    act=referral.refusal_made_on,
    when=all_of(
        happened(referral.refusal_made_on),
        happened(referral.complained_on),
        referral.complained_on <= referral.refusal_made_on,
    ),
    then=Perform(
        "三日以内将不予立案通知书送达控告人",
        "the notice of refusal is served on the complainant within three days",
        by=Actor.POLICE,
        done=referral.complainant_served_on,
        within=Window(after=referral.refusal_made_on, closes=criminal_period(referral.refusal_made_on, Days(3))),
    ),
    remedy=ASK_FOR_SUPERVISION,
    **_LAW.common(),
)

LATER_FILING = Rule(
    id="cxgd.178.later",
    brief_zh="及时立案",
    brief_en="file promptly",
    cite=_LAW.text.at(178, 3),
    quote="决定不予立案后又发现新的事实或者证据，或者发现原认定事实错误，需要追究刑事责任的，应当及时立案处理。",
    per=REFERRAL,
    act=referral.new_facts_on,
    when=all_of(
        happened(referral.new_facts_on),
        happened(referral.refusal_made_on),
        referral.refusal_made_on <= referral.new_facts_on,
        not_(referral.filed_on < referral.new_facts_on),
    ),
    then=Perform(
        "不予立案后发现新的事实或者证据的，及时立案",
        "the police file promptly on new facts or evidence after a refusal",
        by=Actor.POLICE,
        done=referral.filed_on,
        within=Window(after=referral.new_facts_on, closes=UNNUMBERED),
    ),
    remedy=ASK_FOR_SUPERVISION,
    review_only=True,
    **_LAW.common(),
)

_LETTER = IfElse(referral.letter_on < referral.dropped_on, referral.dropped_told_on, referral.letter_on)
"""The letter of 法发〔2025〕8号 tells the court as well, if it is not the earlier one on a refusal."""

DROPPED = Rule(
    id="cxgd.189.dropped",
    brief_zh="告知撤销案件",
    brief_en="tell that it was dropped",
    cite=_LAW.text.at(189, 1),
    quote="公安机关作出撤销案件决定后，应当在三日以内告知原犯罪嫌疑人、被害人或者其近亲属、法定代理人以及案件移送机关。",
    per=REFERRAL,
    act=referral.dropped_on,
    when=happened(referral.dropped_on),
    then=Perform(
        "撤销案件后三日以内告知移送的法院",
        "the court that referred the case is told within three days that it was dropped",
        by=Actor.POLICE,
        done=Named(
            Earliest((referral.dropped_told_on, _LETTER)), "告知撤销案件之日", "the day the court was told of it"
        ),
        within=Window(after=referral.dropped_on, closes=criminal_period(referral.dropped_on, Days(3))),
    ),
    remedy=ASK_FOR_SUPERVISION,
    **_LAW.common(),
)

# ------------------------------------------------------------------------------------------------ supervision

_DROPPED_BEFORE_REQUEST = referral.dropped_on <= referral.reasons_request_received_on
_FILED_BEFORE_REQUEST = referral.filed_on < referral.reasons_request_received_on

REASONS = Rule(
    id="cxgd.182.reasons",
    brief_zh="书面说明不立案理由",
    brief_en="give reasons in writing",
    cite=_LAW.text.at(182, 1),
    quote="公安机关应当在收到通知书后七日以内，对不立案的情况、依据和理由作出书面说明，回复人民检察院。",
    per=REFERRAL,
    act=referral.reasons_request_received_on,
    when=all_of(
        happened(referral.reasons_request_received_on),
        not_(all_of(_FILED_BEFORE_REQUEST, not_(_DROPPED_BEFORE_REQUEST))),
    ),
    then=Perform(
        "七日以内向人民检察院书面说明不立案的理由，或者立案",
        "within seven days the police give the procuratorate their reasons in writing, or file the case",
        by=Actor.POLICE,
        done=Named(
            IfElse(
                _FILED_BEFORE_REQUEST,
                referral.reasons_given_on,
                Earliest((referral.reasons_given_on, referral.filed_on)),
            ),
            "说明不立案理由或者立案之日",
            "the day of the reasons or of the filing",
            occurrence=Occurrence.of(
                "已说明不立案理由或者立案",
                "既未说明不立案理由，也未立案",
                "the reasons have been given, or the case filed",
                "neither have the reasons been given nor the case filed",
            ),
        ),
        within=Window(
            after=referral.reasons_request_received_on,
            closes=criminal_period(referral.reasons_request_received_on, Days(7)),
        ),
    ),
    remedy=ASK_FOR_SUPERVISION,
    **_LAW.common(),
)

_DROPPED_BEFORE_NOTICE = referral.dropped_on <= referral.filing_notice_received_on

FILING_ON_NOTICE = Rule(
    id="cxgd.182.file",
    brief_zh="依检察院通知立案",
    brief_en="file on the notice",
    cite=_LAW.text.at(182, 2),
    quote="人民检察院通知公安机关立案的，公安机关应当在收到通知书后十五日以内立案",
    per=REFERRAL,
    act=referral.filing_notice_received_on,
    when=all_of(
        happened(referral.filing_notice_received_on),
        not_(all_of(referral.filed_on < referral.filing_notice_received_on, not_(_DROPPED_BEFORE_NOTICE))),
    ),
    then=Perform(
        "收到通知立案书后十五日以内立案",
        "the police file within fifteen days of the procuratorate's notice",
        by=Actor.POLICE,
        done=referral.filed_on,
        within=Window(
            after=referral.filing_notice_received_on,
            closes=criminal_period(referral.filing_notice_received_on, Days(15)),
        ),
        provided=any_of(referral.filing_notice_received_on < referral.filed_on, not_(_DROPPED_BEFORE_NOTICE)),
    ),
    remedy=ASK_FOR_SUPERVISION,
    remarks=(
        Remark(
            all_of(
                Fixed(_LAW.in_force.first) <= referral.filing_notice_received_on,
                happened(referral.filed_on),
                _DROPPED_BEFORE_NOTICE,
            ),
            "收到通知立案书之前的立案已经撤销，不算依通知立案；一次移送只能记录一次立案：已再次立案的，"
            "改记再次立案的日期，不再记录已撤销的一次",
            "the filing before the notice was dropped and does not answer it; a referral holds one filing: if the case "
            "was filed again, record that day instead, without the filing that was dropped",
        ),
    ),
    **_LAW.common(),
)

# ------------------------------------------------------------------------------------------------ arrest

_ASK_ABOUT_ARREST = Remedy(
    "商请公安机关执行；未能抓获的由其说明原因",
    "ask the police to execute the arrest, or to explain why they cannot",
    by=Actor.COURT,
    to=Actor.POLICE,
)

ARREST = Rule(
    id="cxgd.146.execute",
    brief_zh="制作逮捕证并执行",
    brief_en="execute the arrest",
    cite=_LAW.text.at(146, 1),
    quote="由县级以上公安机关凭人民法院、人民检察院决定逮捕的法律文书制作逮捕证并立即执行。",
    per=PROSECUTION,
    act=prosecution.arrest_sent_on,
    when=happened(prosecution.arrest_sent_on),
    then=Perform(
        "制作逮捕证并立即执行",
        "the police make the arrest warrant and execute it immediately",
        by=Actor.POLICE,
        done=prosecution.executed_on,
        within=Window(after=prosecution.arrest_sent_on, closes=IMMEDIATELY),
        provided=happened(prosecution.warrant_on),
    ),
    remedy=_ASK_ABOUT_ARREST,
    review_only=True,
    **_LAW.common(),
)

ARREST_TOLD = Rule(
    id="cxgd.146.executed-told",
    brief_zh="通知已执行逮捕",
    brief_en="tell of the arrest",
    cite=_LAW.text.at(146, 1),
    quote="执行逮捕后，应当及时通知决定机关。",
    per=PROSECUTION,
    act=prosecution.executed_on,
    when=all_of(happened(prosecution.executed_on), prosecution.executed_by.is_("police")),
    then=Perform(
        "执行逮捕后及时通知决定逮捕的法院",
        "the police promptly tell the court that decided on the arrest of its execution",
        by=Actor.POLICE,
        done=prosecution.executed_told_on,
        within=Window(after=prosecution.executed_on, closes=UNNUMBERED),
    ),
    remedy=Remedy("向公安机关查询执行情况", "ask the police how the arrest stands", by=Actor.COURT, to=Actor.POLICE),
    review_only=True,
    **_LAW.common(),
)

_NEXT_DAY = prosecution.arrest_sent_on.after(Days(1))

NOT_CAUGHT = Rule(
    id="cxgd.146.told",
    brief_zh="通知未能抓获的原因",
    brief_en="say why nobody is caught",
    cite=_LAW.text.at(146, 2),
    quote="公安机关未能抓获犯罪嫌疑人、被告人的，应当将执行情况和未能抓获的原因通知决定逮捕的人民检察院、人民法院。",
    per=PROSECUTION,
    act=prosecution.arrest_sent_on,
    when=all_of(happened(prosecution.arrest_sent_on), not_(prosecution.executed_on <= _NEXT_DAY), _NEXT_DAY < ON),
    then=Perform(
        "未能抓获的，通知法院执行情况和原因",
        "the court is told how the arrest stands and why the person is not caught",
        by=Actor.POLICE,
        done=prosecution.not_caught_told_on,
        within=Window(after=prosecution.arrest_sent_on, closes=UNNUMBERED),
    ),
    remedy=_ASK_ABOUT_ARREST,
    review_only=True,
    **_LAW.common(),
)

RULES = (
    PLACE,
    LEVEL,
    ARREST,
    ARREST_TOLD,
    NOT_CAUGHT,
    RECEIPT,
    NO_MEASURE,
    TRANSFER,
    APPROVAL,
    REFUSAL_SERVED,
    LATER_FILING,
    REASONS,
    FILING_ON_NOTICE,
    DROPPED,
)
