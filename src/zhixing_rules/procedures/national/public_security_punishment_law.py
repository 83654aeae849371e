"""中华人民共和国治安管理处罚法 · Public Security Administration Punishments Law, of 2025 and 2012.

第六十一条第一款 有下列行为之一的，处警告或者五百元以下罚款；情节严重的，处五日以上十日以下拘留，可以并处一千元以下罚
款：……（二）阻碍国家机关工作人员依法执行职务的；
第九十条 公安机关对报案、控告、举报或者违反治安管理行为人主动投案，以及其他国家机关移送的违反治安管理案件，应当立即立
案并进行调查；认为不属于违反治安管理行为的，应当告知报案人、控告人、举报人、投案人，并说明理由。
第一百三十九条第一款 人民警察办理治安案件，有下列行为之一的，依法给予处分；……（九）接到要求制止违反治安管理行为的报警
后，不及时出警的；

2012年文本第七十七条 ……以及其他行政主管部门、司法机关移送的违反治安管理案件，应当及时受理，并进行登记。
"""

from __future__ import annotations

from zhixing_rules.language import (
    IMMEDIATELY,
    UNNUMBERED,
    Actor,
    Earliest,
    Fixed,
    Named,
    Note,
    Occurrence,
    Perform,
    Remark,
    Remedy,
    Rule,
    Window,
    all_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import incident
from zhixing_rules.procedures.fields.subjects import INCIDENT
from zhixing_rules.procedures.national.shared_terms import source

_LAW = source("zaf-2025")
_LAW_OF_2012 = source("zaf-2012")

_BELOW_CRIME = all_of(happened(incident.reported_on), not_(incident.violent))
"""Violence or threats against officials are a crime (刑法 277), and filed as one."""

_FILED = Named(
    Earliest((incident.filed_on, incident.answered_on)),
    "立案或者告知不属于违反治安管理行为之日",
    "the day the case was filed or the court told that it is no offence",
    occurrence=Occurrence.of(
        "已立案，或者已告知不属于违反治安管理行为",
        "既未立案，也未告知不属于违反治安管理行为",
        "the case has been filed, or the court told that it is no offence",
        "the case has neither been filed nor the court told that it is no offence",
    ),
)
_ACCEPTED = Named(
    Earliest((incident.registered_on, incident.filed_on)),
    "受理登记之日",
    "the day the case was accepted and registered",
    occurrence=Occurrence.of(
        "已受理登记", "尚未受理登记", "the case has been accepted", "the case has not yet been accepted"
    ),
)
_REMIND_POLICE = Remedy(
    "书面催促公安机关立案，或者请其告知不属于违反治安管理行为的理由",
    "remind the police in writing to file the case, or to say why it is no offence",
    by=Actor.COURT,
    to=Actor.POLICE,
)

_LATE_DISPATCH = Remark(
    all_of(
        Fixed(_LAW.in_force.first) <= incident.reported_on,
        happened(incident.dispatched_on),
        incident.dispatched_on > incident.reported_on,
    ),
    "出警晚于报警当日：接到要求制止违反治安管理行为的报警后不及时出警的，依法给予处分（第一百三十九条第一款第九项）",
    "dispatched after the day of the report: not responding promptly to a call to stop an offence is a disciplinary "
    "wrong (art. 139 para. 1 item 9)",
)

FILED = Rule(
    id="zaf.90.file",
    brief_zh="作为治安案件立案",
    brief_en="file the case",
    cite=_LAW.text.at(90),
    quote="以及其他国家机关移送的违反治安管理案件，应当立即立案并进行调查",
    per=INCIDENT,
    act=incident.reported_on,
    when=_BELOW_CRIME,
    then=Perform(
        "立即作为治安案件立案并调查",
        "the police immediately file the case and investigate it",
        by=Actor.POLICE,
        done=_FILED,
        within=Window(after=incident.reported_on, closes=IMMEDIATELY),
    ),
    remedy=_REMIND_POLICE,
    remarks=(_LATE_DISPATCH,),
    review_only=True,
    **_LAW.common(),
)

OBSTRUCTED = Rule(
    id="zaf.61.obstruct",
    cite=_LAW.text.at(61, item=2),
    quote="阻碍国家机关工作人员依法执行职务的；",
    per=INCIDENT,
    then=Note(
        "阻碍执行职务尚不够刑事处罚的，给予治安管理处罚",
        "obstruction of officials below crime is punished by the police",
        "系处罚的依据，法院和公安机关是否违反，不能据此判断：处警告或者五百元以下罚款；情节严重的，处五日以上十日以下拘留，可以并处一千元"
        "以下罚款。法院查封的财产不在第七十二条第一项之内，依民事诉讼法第一百一十四条第一款第三项",
        "a ground of punishment, from which no breach by the court or the police follows: a warning or a fine up to "
        "500 yuan; in serious circumstances detention of five to ten days and a fine up to 1000 yuan. Property sealed "
        "by a court is not covered by art. 72 item 1: see 民事诉讼法 art. 114 para. 1 item 3",
    ),
    remarks=(_LATE_DISPATCH,),
    **_LAW.common(),
)

ACCEPTED_UNDER_2012 = Rule(
    id="zaf2012.77.accept",
    brief_zh="受理并登记治安案件",
    brief_en="accept and register the case",
    cite=_LAW_OF_2012.text.at(77),
    quote="以及其他行政主管部门、司法机关移送的违反治安管理案件，应当及时受理，并进行登记。",
    per=INCIDENT,
    act=incident.reported_on,
    when=_BELOW_CRIME,
    then=Perform(
        "及时受理治安案件，并进行登记",
        "the police promptly accept and register the case",
        by=Actor.POLICE,
        done=_ACCEPTED,
        within=Window(after=incident.reported_on, closes=UNNUMBERED),
    ),
    remedy=Remedy(
        "书面催促公安机关受理并登记",
        "remind the police in writing to accept and register the case",
        by=Actor.COURT,
        to=Actor.POLICE,
    ),
    review_only=True,
    **_LAW_OF_2012.common(),
)

RULES = (FILED, OBSTRUCTED, ACCEPTED_UNDER_2012)
