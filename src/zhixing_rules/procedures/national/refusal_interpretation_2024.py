"""法释〔2024〕13号 · Interpretation on refusal to perform judgments and rulings, from 2024-12-01.

第二条 …… 人民法院为依法执行支付令、生效的调解书、仲裁裁决、公证债权文书等所作的裁定属于该条规定的裁定。
第三条 …… （四）……经采取罚款、拘留等强制措施后仍拒不执行的；……
第十四条 …… （二）申请执行人曾经提出控告，而公安机关或者人民检察院对负有执行义务的人不予追究刑事责任的。
"""

from __future__ import annotations

from zhixing_rules.language import Actor, NotBefore, Note, Qualify, Remedy, Rule, all_of, happened
from zhixing_rules.procedures.fields import case, prosecution, referral
from zhixing_rules.procedures.fields.subjects import CASE, PROSECUTION, REFERRAL
from zhixing_rules.procedures.national.shared_terms import source

_LAW = source("fs2024-13")
_SENT = NotBefore(referral.sent_on, case.year_begins)

INSTRUMENT = Rule(
    id="fs2024.2.instrument",
    cite=_LAW.text.at(2),
    quote="人民法院为依法执行支付令、生效的调解书、仲裁裁决、公证债权文书等所作的裁定属于该条规定的裁定。",
    per=CASE,
    then=Note(
        "为执行该类文书所作的裁定属于刑法第三百一十三条的裁定",
        "the ruling made to enforce such a document is a ruling in the sense of 刑法 art. 313",
        "系定义：决定本意见第十五条的解读 ruling-basis，不另作判断",
        "a definition: it decides the reading ruling-basis of article 15 of the Opinion, and has no verdict of its own",
    ),
    **_LAW.common(),
)

AFTER_SANCTION = Rule(
    id="fs2024.3.after-sanction",
    cite=_LAW.text.at(3, item=4),
    quote="经采取罚款、拘留等强制措施后仍拒不执行的；",
    per=REFERRAL,
    act=_SENT,
    when=all_of(
        happened(referral.sent_on),
        referral.offence.is_("refusal"),
        referral.serious_item.is_("item_4", "item_5", "item_6", "item_7"),
    ),
    then=Qualify(
        "以第（四）至（七）项移送的，须先采取罚款、拘留等强制措施，此后仍拒不执行",
        "on items (4) to (7), a fine or detention came first and the person refused again after it",
        all_of(
            happened(referral.sanction_on),
            happened(referral.refused_again_on),
            referral.sanction_on < referral.refused_again_on,
            referral.refused_again_on <= referral.sent_on,
        ),
    ),
    remedy=Remedy(
        "先采取罚款、拘留等强制措施，或者核对所依据的项",
        "impose a fine or detention first, or check the item it is based on",
        by=Actor.COURT,
    ),
    review_only=True,
    **_LAW.common(),
)

PRIVATE = Rule(
    id="fs2024.14.private",
    cite=_LAW.text.at(14, item=2),
    quote="申请执行人曾经提出控告，而公安机关或者人民检察院对负有执行义务的人不予追究刑事责任的。",
    per=PROSECUTION,
    act=prosecution.lodged_on,
    when=happened(prosecution.lodged_on),
    then=Qualify(
        "自诉须同时符合：侵害申请执行人的权利；曾经控告而不予追究",
        "a private prosecution needs both: harm to the applicant, and a complaint that was not pursued",
        all_of(
            prosecution.harmed,
            happened(prosecution.complained_on),
            prosecution.complained_on <= prosecution.lodged_on,
            prosecution.not_pursued,
        ),
    ),
    remedy=Remedy(
        "告知申请执行人先向公安机关控告；不符合条件的，裁定不予受理",
        "tell the applicant to complain to the police first; if the conditions are not met, do not take the case",
        by=Actor.COURT,
    ),
    **_LAW.common(),
)

RULES = (INSTRUMENT, AFTER_SANCTION, PRIVATE)
