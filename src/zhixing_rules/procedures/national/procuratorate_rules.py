"""人民检察院刑事诉讼规则 · Rules of the procuratorate: no decision within the period of review.

    第五百六十二条 …… 认为超过规定期限的，应当要求公安机关在七日以内书面说明逾期不作出是否立案决定的理由……

Its words name parties and administrative organs; a referral by a court comes in by article 557 paragraph 2.
"""

from __future__ import annotations

from zhixing_rules.language import Actor, Days, Named, Perform, Rule, Window, all_of, happened, not_
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.procedures.national.shared_terms import (
    ASK_FOR_SUPERVISION,
    DECIDED,
    EXTENDED,
    criminal_period,
    review_period,
    source,
)

_LAW = source("jcgz-2019")
_REVIEW_ENDS = Named(
    review_period(EXTENDED).ends,
    "审查期限届满日",
    "the last day of the review",
)

OVERDUE = Rule(
    id="jc.562.overdue",
    brief_zh="书面说明逾期理由",
    brief_en="explain the delay",
    cite=_LAW.text.at(562),
    quote="认为超过规定期限的，应当要求公安机关在七日以内书面说明逾期不作出是否立案决定的理由",
    per=REFERRAL,
    act=referral.supervision_asked_on,
    when=all_of(
        happened(referral.supervision_asked_on),
        happened(referral.received_on),
        referral.supervision_asked_on > _REVIEW_ENDS,
        not_(referral.supervision_asked_on >= DECIDED),
    ),
    then=Perform(
        "期满未作决定的，七日以内向检察院说明理由",
        "where no decision was made in the period, the police explain the delay within seven days",
        by=Actor.POLICE,
        done=referral.delay_explained_on,
        within=Window(
            after=referral.supervision_asked_on, closes=criminal_period(referral.supervision_asked_on, Days(7))
        ),
    ),
    remedy=ASK_FOR_SUPERVISION,
    review_only=True,
    **_LAW.common(),
)

RULES = (OVERDUE,)
