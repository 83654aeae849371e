"""中华人民共和国民事诉讼法 · Civil Procedure Law: detention.

第一百一十四条第二款 人民法院对有前款规定的行为之一的单位，可以对其主要负责人或者直接责任人员予以罚款、拘留；
    构成犯罪的，依法追究刑事责任。
    第一百一十九条第一款 拘传、罚款、拘留必须经院长批准。
"""

from __future__ import annotations

from zhixing_rules.language import Actor, Attach, Days, NotBefore, Remedy, Rule, all_of, any_of, happened
from zhixing_rules.procedures.fields import case, detention
from zhixing_rules.procedures.fields.subjects import DETENTION
from zhixing_rules.procedures.national.shared_terms import source

_LAW = source("msf-2023")
_DECIDED = NotBefore(detention.decided_on, case.year_begins)

DECISION = Rule(
    id="msf.119.decision",
    brief_zh="报院长批准拘留",
    brief_en="have the president approve",
    cite=_LAW.text.at(119, 1),
    quote="拘传、罚款、拘留必须经院长批准。",
    per=DETENTION,
    act=_DECIDED,
    then=Attach(
        "拘留须经院长批准；情况紧急的，事后立即报请批准",
        "the president of the court approves the detention; in an emergency at once after it",
        all_of(
            happened(detention.president_approved_on),
            any_of(
                detention.president_approved_on <= detention.decided_on,
                all_of(detention.emergency, detention.president_approved_on <= detention.decided_on.after(Days(1))),
            ),
        ),
        to=_DECIDED,
    ),
    remedy=Remedy(
        "报请院长批准；不予批准的，立即解除拘留",
        "have the president approve it; if it is not approved, release the person at once",
        by=Actor.COURT,
    ),
    **_LAW.common(),
)

RULES = (DECISION,)
