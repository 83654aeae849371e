"""第五条　专人专管与保密纪律 · Secrecy, and the limits of tracing.

    第五条 联动查控被执行人工作实行专人专管，除根据法律法规规定履行信息披露外，各级人民法院要严格遵守以下保密纪律和
    工作规定：
    (一) 在总结工作、宣传报道等过程中，不得提及公安机关参与事项，更不得泄漏公安机关联动查控被执行人的措施和手段；
    (二) 严禁将查控信息向人民法院工作人员以外的第三方泄露，因信息泄露造成舆情炒作、人员聚集等负面影响的，严肃追究相关
    责任人责任。
    (三) 严禁滥用查控手段，严禁将不属于执行案件被执行人的人员、能够准确掌握下落的被执行人纳入查控范围，一经发现严肃追求
    相关责任人责任。

Article 6 requires bulletins 向市府院联动机制工作领导小组等部门. Under the default readings, an internal bulletin to
that body may mention the police, and a person assesses whether another department is included. A consultation paper
that one of the two bodies sends to the other (article 16) may mention them. No publication may disclose means.

Readings: publicity-vs-bulletin, bulletin-others, third-party, target-scope, whereabouts-known, text-errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import (
    FALSE,
    Actor,
    Chosen,
    Forbid,
    Remark,
    Remedy,
    Rule,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import access, disclosure, publication, request, target
from zhixing_rules.procedures.fields.subjects import ACCESS, DISCLOSURE, TARGET
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import (
    IN_CUSTODY,
    IN_SCOPE_PERSON,
    OTHER_BODIES,
    is_addressee_of_bulletins,
)

if TYPE_CHECKING:
    from zhixing_rules.procedures.fields.publication import PublicationFields

# ------------------------------------------------------------------------------------------------ access

CUSTODY = Rule(
    id="art5.custody",
    cite=OPINION.at(5),
    quote="联动查控被执行人工作实行专人专管",
    per=ACCESS,
    when=happened(access.accessed_on),
    then=Forbid(
        "查控信息只由专管人员经办",
        "only the designated keeper accesses tracing information",
        not_(access.by_keeper),
    ),
    remedy=Remedy(
        "停止非专管人员经办，查明经过并收回信息",
        "stop the access, establish how it happened and recover the information",
        by=Actor.COURT,
    ),
)

# ------------------------------------------------------------------------------------------------ publications


def _publicity(per: PublicationFields) -> Rule:
    bulletin = all_of(per.kind.is_("bulletin"), is_addressee_of_bulletins(per.addressee, per.addressee_upheld))
    to_a_department = all_of(
        per.mentions_police, per.kind.is_("bulletin"), not_(per.outward), per.addressee.is_(*OTHER_BODIES)
    )
    between_the_bodies = all_of(per.kind.is_("consultation"), per.addressee.is_("counterpart"))
    return Rule(
        id="art5.i1.publicity",
        cite=OPINION.at(5, item=1),
        quote="不得提及公安机关参与事项，更不得泄漏公安机关联动查控被执行人的措施和手段",
        per=per.subject,
        when=happened(per.published_on),
        then=Forbid(
            "总结、宣传中不得提及公安机关参与事项，不得泄漏措施和手段",
            "no mention of police participation in summaries or publicity, and no disclosure of measures or means",
            any_of(
                per.mentions_means,
                all_of(
                    per.mentions_police,
                    any_of(
                        per.outward,
                        not_(
                            any_of(
                                Chosen.by(
                                    readings.PUBLICITY_VS_BULLETIN,
                                    {"internal-bulletin-allowed": bulletin, "no-mention-at-all": FALSE},
                                ),
                                between_the_bodies,
                            )
                        ),
                    ),
                ),
            ),
        ),
        remedy=Remedy(
            "撤回或更正该材料，删去有关内容",
            "withdraw or correct the publication and remove the passage",
            by=Actor.COURT,
        ),
        remarks=(
            Remark(
                all_of(per.outward, not_(per.mentions_stated)),
                "对外材料宜先用 zhixing screen 筛查，由人复核后填写提及与否；筛查只是辅助，不是证明",
                "screen external material first (zhixing screen) and have a person review it and record what it "
                "mentions; screening is an aid, not a proof",
            ),
            Remark(
                Chosen.by(
                    readings.PUBLICITY_VS_BULLETIN,
                    {"internal-bulletin-allowed": to_a_department, "no-mention-at-all": FALSE},
                ),
                "第六条只写明市府院联动机制工作领导小组，其后有“等部门”：该部门是否在内，由市中院、市公安局协商（第十七条）",
                "article 6 names only the leading group and adds 等部门: whether this department is included is for "
                "the intermediate court and the municipal police to settle (article 17)",
            ),
        ),
    )


PUBLICITY, PUBLICITY_OF_COURT = _publicity(publication.IN_CASE), _publicity(publication.OF_COURT)

THIRD_PARTY = Rule(
    id="art5.i2.third-party",
    cite=OPINION.at(5, item=2),
    quote="严禁将查控信息向人民法院工作人员以外的第三方泄露",
    per=DISCLOSURE,
    when=happened(disclosure.disclosed_on),
    then=Forbid(
        "不得将查控信息泄露给法院工作人员以外的第三方，依法披露的须写明依据",
        "no disclosure of tracing information to third parties, unless a law or regulation requires it",
        all_of(
            disclosure.tracing,
            not_(disclosure.recipient.is_("court_staff", "police")),
            not_(
                all_of(
                    disclosure.basis.recorded(settled=disclosure.disclosed_on),
                    any_of(disclosure.basis_verified, disclosure.basis_upheld),
                )
            ),
        ),
    ),
    remedy=Remedy(
        "立即制止扩散、收回信息并报告；有法律法规依据的补正依据",
        "stop the dissemination, recover the information and report it; record the legal basis, if there is one",
        by=Actor.COURT,
        follows_zh="因泄露造成舆情炒作、人员聚集等负面影响的，严肃追究相关责任人责任",
        follows_en="if public agitation, gatherings or the like follow, those responsible are held accountable",
    ),
    also=((OPINION.at(5), "除根据法律法规规定履行信息披露外"),),
    see=(readings.THIRD_PARTY,),
)

# ------------------------------------------------------------------------------------------------ excluded persons

_WITHDRAW = Remedy(
    "立即书面撤销对该人的查控",
    "withdraw the tracing of that person immediately, in writing",
    by=Actor.COURT,
    to=Actor.POLICE,
    follows_zh="一经发现，严肃追究相关责任人责任",
    follows_en="once discovered, those responsible are held accountable",
)

NON_DEBTOR = Rule(
    id="art5.i3.non-debtor",
    cite=OPINION.at(5, item=3),
    quote="严禁将不属于执行案件被执行人的人员",
    per=TARGET,
    then=Forbid(
        "不得将不属于执行案件被执行人的人员纳入查控范围",
        "no person outside the scope is traced",
        not_(IN_SCOPE_PERSON),
    ),
    remedy=_WITHDRAW,
    see=(readings.TEXT_ERRORS,),
)

KNOWN_WHEREABOUTS = Rule(
    id="art5.i3.known-whereabouts",
    cite=OPINION.at(5, item=3),
    quote="能够准确掌握下落的被执行人纳入查控范围",
    per=TARGET,
    then=Forbid(
        "不得将能够准确掌握下落的被执行人纳入查控范围",
        "no person whose whereabouts are accurately known is traced",
        any_of(
            target.whereabouts_known,
            all_of(
                happened(target.located_on),
                any_of(not_(happened(request.sent_on)), target.located_on < request.sent_on),
            ),
            IN_CUSTODY,
        ),
    ),
    remedy=_WITHDRAW,
    see=(readings.WHEREABOUTS_KNOWN, readings.TEXT_ERRORS),
)

RULES = (CUSTODY, PUBLICITY, PUBLICITY_OF_COURT, THIRD_PARTY, NON_DEBTOR, KNOWN_WHEREABOUTS)
