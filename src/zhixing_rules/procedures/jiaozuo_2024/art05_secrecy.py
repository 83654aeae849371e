"""第五条　专人专管与保密纪律 · Discipline: item (三), whom not to trace.

    (三) 严禁滥用查控手段，严禁将不属于执行案件被执行人的人员、能够准确掌握下落的被执行人纳入查控范围，一经发现严肃追求
    相关责任人责任。

Readings: target-scope, whereabouts-known.
"""

from __future__ import annotations

from zhixing_rules.language import Forbid, Remedy, Rule, all_of, any_of, happened, not_
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.terms import IN_CUSTODY, IN_SCOPE_PERSON
from zhixing_rules.procedures.vocabulary import request, target
from zhixing_rules.procedures.vocabulary.subjects import TARGET

_TAKE_OUT = Remedy(
    "立即书面撤销对该人的查控；严肃追究相关责任人责任",
    "withdraw the tracing at once; those responsible are held to account",
)

NON_DEBTOR = Rule(
    id="art5.i3.non-debtor",
    cite=OPINION.at(5, item=3),
    quote="严禁将不属于执行案件被执行人的人员",
    per=TARGET,
    then=Forbid(
        "不得将不属于执行案件被执行人的人员纳入查控范围",
        "nobody outside the scope is included",
        not_(IN_SCOPE_PERSON),
    ),
    remedy=_TAKE_OUT,
)

KNOWN_WHEREABOUTS = Rule(
    id="art5.i3.known-whereabouts",
    cite=OPINION.at(5, item=3),
    quote="能够准确掌握下落的被执行人纳入查控范围",
    per=TARGET,
    then=Forbid(
        "不得将能够准确掌握下落的被执行人纳入查控范围",
        "nobody whose whereabouts are accurately known is included",
        any_of(
            target.whereabouts_known,
            all_of(
                happened(target.located_on),
                any_of(not_(happened(request.sent_on)), target.located_on < request.sent_on),
            ),
            IN_CUSTODY,
        ),
    ),
    remedy=_TAKE_OUT,
    see=(readings.WHEREABOUTS_KNOWN,),
)

RULES = (NON_DEBTOR, KNOWN_WHEREABOUTS)
