"""中华人民共和国刑事诉讼法 · Criminal Procedure Law: a report is accepted.

第一百一十条第三款 公安机关、人民检察院或者人民法院对于报案、控告、举报，都应当接受。对于不属于自己管辖的，应当移送
主管机关处理，并且通知报案人、控告人、举报人……
"""

from __future__ import annotations

from zhixing_rules.language import Forbid, Rule, happened
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.procedures.national.shared_terms import ASK_FOR_SUPERVISION, source

_LAW = source("xsf-2018")

ACCEPT = Rule(
    id="xsf.110.accept",
    cite=_LAW.text.at(110, 3),
    quote="公安机关、人民检察院或者人民法院对于报案、控告、举报，都应当接受。",
    per=REFERRAL,
    act=referral.turned_away_on,
    then=Forbid(
        "公安机关不得拒绝接受移送", "the police may not turn a referral away", happened(referral.turned_away_on)
    ),
    remedy=ASK_FOR_SUPERVISION,
    **_LAW.common(),
)

RULES = (ACCEPT,)
